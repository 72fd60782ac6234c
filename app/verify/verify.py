"""Recompute the books from their envelopes, in constant memory; stands apart from posting."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, select

from app.db.books.tables import books as books_table
from app.db.books.tables import entry, head
from app.db.engine import Books
from app.domain.errors import BadCall, Unavailable
from app.verify.chains import Chains
from app.verify.content import check_chunk, strays
from app.verify.report import Findings, Report
from app.verify.sums import check_sums
from app.verify.values import check_values

Progress = Callable[[int, int], None]
"""Entries done, and how many there are."""


def verify_books(
    books: Books, *, rebuild: bool = False, witness: str = "", progress: Progress | None = None
) -> Report:
    """Check every invariant over the whole book at one moment.

    `witness` is a file with the last position and hash that some station kept: {"position", "hash"}; a tail
    that was cut off is found against it. Raises Unavailable where the books do not answer.
    """
    if rebuild:
        raise Unavailable("not-yet", "These books cannot be folded anew by this version.")
    findings = Findings()
    with books.snapshot() as connection:
        total = connection.execute(select(head.c.position)).scalar_one()
        chains = Chains(findings)
        for chunk in chains.walk(connection):
            check_chunk(connection, chunk, books.currency, findings)
            if progress is not None:
                progress(chains.position, total)
        chains.ends(connection)
        strays(connection, findings)
        check_sums(connection, findings)
        check_values(connection, findings)
        if witness:
            _testify(connection, Path(witness), findings)
        identity = connection.execute(select(books_table)).mappings().one()
    return Report(identity["books_id"], identity["epoch"], chains.position, chains.hash, findings)


def _testify(connection: Connection, path: Path, findings: Findings) -> None:
    """The entry that a station once saw must still be there, with the same hash (invariant 11)."""
    try:
        seen = json.loads(path.read_text(encoding="utf-8"))
        position, hash_ = int(seen["position"]), str(seen["hash"])
    except OSError as error:
        raise Unavailable("file-unreadable", f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise BadCall("bad-witness", f"{path} holds no position and hash") from None
    found = connection.execute(select(entry.c.hash).where(entry.c.position == position)).scalar_one_or_none()
    findings.same(11, "entry", position, "hash", hash_, found or "removed")
