"""Who acts at the command line: a badge, and its PIN where it has one."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from app.db.books.current import current_body
from app.db.engine import Books
from app.domain.errors import BadCall, Refusal
from app.domain.records import Staff, record_of
from app.domain.sign_in import right_pin


def person(connection: Connection, badge: str) -> Staff | None:
    """The person with a badge."""
    body = current_body(connection, Staff.TABLE, badge) if badge else None
    return None if body is None else record_of(Staff, body)


def named(books: Books, badge: str, ask_pin: Callable[[], str]) -> Staff:
    """A person who must be named. Raises BadCall `no-person`, `unknown-badge`; Refusal `wrong-pin`."""
    if not badge:
        raise BadCall("no-person", "Say who does this: --as BADGE")
    found = acting(books, badge, ask_pin)
    if found is None:
        raise BadCall("unknown-badge", f"There is no badge “{badge}”")
    return found


def acting(books: Books, badge: str, ask_pin: Callable[[], str]) -> Staff | None:
    """The person with a badge, who may be new to the books; a PIN is asked for where there is one.

    Raises Refusal `wrong-pin`.
    """
    with books.reading() as connection:
        found = person(connection, badge)
    # The books are let go of first: a person takes longer than they wait for anybody.
    if found is not None and found.pin_hash and not right_pin(found, ask_pin()):
        raise Refusal("wrong-pin", f"That is not the PIN of {found.name}")
    return found
