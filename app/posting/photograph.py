"""Photographs enter the books beside the envelopes: no position, no chain, for the name proves the bytes."""

from __future__ import annotations

from app.db.books.writes import write_photograph
from app.db.engine import Books
from app.domain.errors import Refusal
from app.domain.photograph import complaint


def keep(books: Books, sha256: str, data: bytes) -> None:
    """Keep a picture's bytes; one that is there already stays as it is.

    Raises Refusal `photograph-refused` where the bytes are too many, no JPEG, or another photograph's;
    Unavailable.
    """
    why = complaint(sha256, data)
    if why:
        raise Refusal("photograph-refused", f"Photograph {sha256} is not taken: {why}")
    with books.writing() as connection:
        write_photograph(connection, sha256, data)
