"""Which documents still have something to do, and how urgent each is: one rule for what the books say and for
what waits on its way to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from app.domain.documents import ProductionOrder, Return, SalesOrder, ShipNotice, Transfer
from app.domain.records import PurchaseOrder

R = TypeVar("R")

WORKED: tuple[type[Any], ...] = (
    PurchaseOrder, ShipNotice, ProductionOrder, SalesOrder, Return, Transfer,
)  # fmt: skip
"""Classes of documents that are worked off."""

DONE: dict[type[Any], tuple[str, ...]] = {
    PurchaseOrder: ("received",),
    ProductionOrder: ("produced",),
    SalesOrder: ("shipped",),
    Return: ("returned",),
    Transfer: ("arrived", "lost"),
}
"""The progress that works a line off."""

NEVER = "~"
"""Sorts after every date and every priority."""


class Known(Protocol):
    """What is asked of the cache, with or without what waits."""

    def record(self, kind: type[R], key: str) -> R | None: ...

    def progress(self, document: str, line: str, kind: str) -> int: ...

    def unit(self, code: str) -> object: ...


def urgency(document: Any, known: Known) -> str:
    """A text that sorts the most urgent first (priority, then the first date of an open line); empty where
    nothing is to do any more."""
    still = tuple(_still_open(document, known))
    if not still or known.progress(document.number, "", "closed") > 0:
        return ""
    priority = getattr(document, "priority", "")
    return f"{priority.zfill(9) if priority else NEVER} {min(still)}"


def has_to_pack(document: Any, known: Known) -> bool:
    """Has an order goods that are in no carton yet?"""
    return isinstance(document, SalesOrder) and any(
        known.progress(document.number, line.line, "packed") < line.quantity for line in document.lines
    )


def _still_open(document: Any, known: Known) -> Iterable[str]:
    """The date of each line with something still to do."""
    kind = type(document)
    for line in document.lines:
        if kind is ShipNotice:
            is_open = _is_expected(document.number, line, known)
        else:
            done = sum(known.progress(document.number, line.line, said) for said in DONE[kind])
            is_open = line.quantity > done
        if is_open:
            yield getattr(line, "due", "") or getattr(line, "promised", "") or NEVER


def _is_expected(notice: str, line: Any, known: Known) -> bool:
    """What was announced is expected until it came on the notice; a handling unit, until it stands somewhere;
    loose goods, until their order line has nothing more to come."""
    if known.progress(notice, line.line, "received") >= line.quantity:
        return False
    if line.sscc:
        return known.unit(line.sscc) is None
    order = known.record(PurchaseOrder, line.order)
    ordered = order.line(line.order_line) if order else None
    wanted = ordered.quantity if ordered else line.quantity
    return known.progress(line.order, line.order_line, "received") < wanted
