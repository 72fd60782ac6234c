"""`attach`: a photograph belongs to a transaction. Extra: transaction (its envelope), sha256, size (bytes),
media_type and `what` it shows. The picture itself is sent after it, under its SHA-256.
"""

from __future__ import annotations

from app.domain.photograph import is_name
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.verdict import Parked

PLAIN = False


def needs(case: Case, needs: Needs) -> None:
    """Nothing: the picture may arrive before or after what it shows is judged."""


def judge(case: Case, draft: Draft) -> None:
    """The envelope is all that the books keep of it."""
    del draft
    extra = case.transaction.extra
    named, sha256, size = (extra.get(name) for name in ("transaction", "sha256", "size"))
    whole = isinstance(named, str) and isinstance(sha256, str) and isinstance(size, int)
    if not (whole and named and is_name(str(sha256)) and int(str(size)) > 0):
        raise Parked("bad-payload", "an attachment names its transaction, and a picture by SHA-256 and size")
