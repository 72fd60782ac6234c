"""UNDO: an operator takes back their own last posting here, while the goods still lie where it put them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.speech import say
from app.domain.transaction import Cell, Transaction
from app.station.answer import Banner, Tone
from app.station.refusals import number, refusal, shown
from app.station.step import Context

KEEP = 20
"""How many of the operator's own postings can be taken back, newest first."""


@dataclass(frozen=True, slots=True)
class Laid:
    """So much lies here since the posting."""

    cell: Cell
    item: str
    quantity: int
    lot: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One posting that can be taken back: its envelopes, the scan as it was read, and what it laid where."""

    ids: tuple[str, ...]
    document: str
    sku: str
    quantity: int
    text: str
    laid: tuple[Laid, ...] = ()


def still_there(deed: Deed, context: Context) -> bool:
    """Does all of it lie where the posting put it?"""
    return all(
        context.look.on_hand(laid.cell, laid.item, laid.lot, laid.serial) >= laid.quantity
        for laid in deed.laid
    )


def reversals(deed: Deed, context: Context) -> tuple[Transaction, ...]:
    """What takes it back in the books, last first."""
    return tuple(
        Transaction(kind="reverse", reverses=id_, document=deed.document, reason="undo", id=context.new_id())
        for id_ in reversed(deed.ids)
    )


def undone(deed: Deed, what: str) -> Banner:
    """`what` names the posting: “the receipt”, “the pick”."""
    goods = f"{number(deed.quantity)} × {deed.sku}"
    return Banner(
        Tone.OK,
        "Taken back",
        goods,
        (shown(deed.text), say("{what} was reversed in the books", what=what)),
        subject=deed.sku,
    )


def nothing_to_undo(what: str) -> Banner:
    """`what` you have not done here yet: “received nothing”."""
    return refusal(
        "Nothing to take back", "UNDO", say("You have {what} here yet", what=what), "Scan the next unit"
    )


def moved_since(deed: Deed) -> Banner:
    read = say("UNDO of {quantity} × {sku}", quantity=number(deed.quantity), sku=deed.sku)
    why = "The goods are no longer where you put them"
    return refusal("Cannot be taken back", read, why, "Ask whoever moved them, or a supervisor")
