"""Who acts at the command line: a badge, and its PIN where it has one."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from app.db.books.current import current_body
from app.domain.errors import BadCall, Refusal
from app.domain.records import Staff, record_of
from app.domain.sign_in import right_pin


def person(connection: Connection, badge: str) -> Staff | None:
    """The person with a badge."""
    body = current_body(connection, Staff.TABLE, badge) if badge else None
    return None if body is None else record_of(Staff, body)


def named(connection: Connection, badge: str, ask_pin: Callable[[], str]) -> Staff:
    """A person who must be named. Raises BadCall `no-person`, `unknown-badge`; Refusal `wrong-pin`."""
    if not badge:
        raise BadCall("no-person", "Say who does this: --as BADGE")
    found = person(connection, badge)
    if found is None:
        raise BadCall("unknown-badge", f"There is no badge “{badge}”")
    check_pin(found, ask_pin)
    return found


def check_pin(staff: Staff, ask_pin: Callable[[], str]) -> None:
    """Ask for the PIN of a badge that has one. Raises Refusal `wrong-pin`."""
    if not staff.pin_hash:
        return
    if not right_pin(staff, ask_pin()):
        raise Refusal("wrong-pin", f"That is not the PIN of {staff.name}")
