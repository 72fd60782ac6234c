"""Carries photographs to the books after their envelopes, and asks at every meeting which they have: books
that were restored get again what they lost.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from app.domain.errors import Refusal
from app.outbox.album import path_of
from app.outbox.outbox import Outbox

if TYPE_CHECKING:  # SQLAlchemy is loaded when there is something to send.
    from app.db.engine import Books

_AT_ONCE = 500
_LOG = logging.getLogger("app.outbox")


def compare(outbox: Outbox, books: Books) -> None:
    """Which of this file's photographs do the books have? Raises Unavailable."""
    import sqlalchemy as sa

    from app.db.books.tables import photograph

    names = outbox.photographs()
    if not names:
        return
    had: set[str] = set()
    with books.reading() as connection:
        for start in range(0, len(names), _AT_ONCE):
            query = sa.select(photograph.c.sha256).where(
                photograph.c.sha256.in_(names[start : start + _AT_ONCE])
            )
            had.update(connection.execute(query).scalars())
    outbox.mark_photographs(sorted(had), [name for name in names if name not in had])


def send(outbox: Outbox, books: Books, sha256: str) -> bool:
    """Send one, and mark it. False where it can never go: its file is gone, or is not the photograph that
    its envelope names. Raises Unavailable: then it waits."""
    from app.posting.photograph import keep

    try:
        keep(books, sha256, path_of(outbox.path.parent, sha256).read_bytes())
    except OSError as error:
        _LOG.warning("photograph %s cannot be read and is not sent: %s", sha256, error.strerror)
        return False
    except Refusal as error:
        _LOG.warning("%s", error.text)
        return False
    outbox.mark_photographs([sha256], [])
    return True
