"""Where an order stands while it is packed: what its lines want, what lies in the tote and the carton."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import Quantity
from app.station.goods import Goods
from app.station.lookup import Held
from app.station.step import Context

PACKED = "packed"
MOST_CODES = 20
"""Codes that a prompt names at most (CONTRACT: prompt)."""


@dataclass(frozen=True, slots=True)
class PackLine:
    """An order line: wanted, packed so far (in any carton), and picked for it in this tote."""

    line: SalesLine
    packed: int
    in_tote: int

    @property
    def still(self) -> int:
        """What is not in a carton yet."""
        return max(0, self.line.quantity - self.packed)


def order_of(context: Context, number: str) -> SalesOrder | None:
    return context.look.record(SalesOrder, number) if number else None


def pack_lines(order: SalesOrder, tote: str, context: Context) -> tuple[PackLine, ...]:
    """The order's lines as they stand."""
    picked: dict[str, int] = {}
    for promise in context.look.promises(unit=tote) if tote else ():
        if promise.document == order.number:
            picked[promise.line] = picked.get(promise.line, 0) + promise.quantity
    return tuple(
        PackLine(line, context.look.progress(order.number, line.line, PACKED), picked.get(line.line, 0))
        for line in order.lines
    )


def orders_in(tote: str, context: Context) -> tuple[str, ...]:
    """The orders that goods in a handling unit were picked for, the earliest promise first."""
    promises = context.look.promises(unit=tote) if tote else ()
    return tuple(dict.fromkeys(promise.document for promise in promises))


def waiting_units(context: Context, *, closed: bool) -> tuple[str, ...]:
    """Totes (or closed cartons) with goods for open orders, the most urgent order first; at most 20."""
    return tuple(one.code for one in context.look.units_waiting(closed=closed, limit=MOST_CODES).first)


def held_in(unit: str, context: Context, item: str = "") -> tuple[Held, ...]:
    """What lies in a handling unit, and can be: more than nothing."""
    held = context.look.stock(unit=unit, item=item) if item else context.look.stock(unit=unit)
    return tuple(one for one in held if one.quantity > 0 and one.cell.unit == unit)


def lots_in(unit: str, context: Context, item: str) -> set[str]:
    """The lots of an item that lie in a handling unit."""
    return {one.lot for one in held_in(unit, context, item)} if unit else set()


def fitting_held(held: tuple[Held, ...], goods: Goods) -> tuple[Held, ...]:
    """Those of the cells whose lot and serial are the scanned ones, where the label said them."""
    return tuple(
        one
        for one in held
        if (not goods.lot or one.lot == goods.lot) and (not goods.serial or one.serial == goods.serial)
    )


def taken_from(held: tuple[Held, ...], quantity: int) -> Iterator[tuple[Held, Quantity]]:
    """So much out of these cells, the oldest first."""
    for one in sorted(held, key=lambda one: (one.since, one.lot, one.serial)):
        part = min(quantity, one.quantity)
        if part > 0:
            yield one, Quantity(part)
            quantity -= part
