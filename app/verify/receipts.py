"""What came in for an order line, and what of it was billed or sent back before a position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import and_, bindparam, or_, select

from app.db.books.tables import entry, envelope, layer, movement
from app.domain.clock import parse_instant
from app.domain.quantity import ONE, divide_half_even
from app.domain.transaction import OURS, Line
from app.verify.deed import Deed
from app.verify.rows import Row
from app.verify.worth import part_of, rate_on, value_of

KINDS = ("receive", "accept")
_RECEIVED = (
    select(
        *(movement.c[name] for name in ("envelope", "line", "quantity", "value", "to_owner")),
        envelope.c.scanned_at,
        layer.c.pool,
        layer.c.quantity.label("entered"),
    )
    .join(entry, entry.c.id == movement.c.envelope)
    .join(envelope, envelope.c.id == movement.c.envelope)
    .where(movement.c.document == bindparam("of"), movement.c.document_line == bindparam("of_line"))
    .where(or_(*(movement.c.kind == kind for kind in KINDS)), entry.c.position < bindparam("before"))
    .outerjoin(layer, and_(layer.c.envelope == movement.c.envelope, layer.c.line == movement.c.line))
    .order_by(entry.c.position, movement.c.line, layer.c.part)
)
"""With every layer that a movement entered."""


@dataclass(frozen=True, slots=True)
class Received:
    """Receipts of an order line that stand, in the books’ order; `billed` and `value_billed` are what was
    invoiced or sent back before it was."""

    movements: Sequence[Row]
    pools: Mapping[str, int]
    billed: int
    value_billed: int

    @property
    def quantity(self) -> int:
        """Not billed yet."""
        return max(0, sum(int(row["quantity"]) for row in self.movements) - self.billed)

    @property
    def value(self) -> int:
        return max(0, sum(int(row["value"]) for row in self.movements) - self.value_billed)


def received_before(deed: Deed, line: Line, more: Mapping[str, int]) -> Received:
    """As it stood before this envelope; `more` are steps that it made itself for earlier lines."""
    place, walked = (line.document, line.document_line), deed.known.walked
    said = {"of": line.document, "of_line": line.document_line, "before": deed.position}
    entered = [
        dict(row)
        for row in deed.known.connection.execute(_RECEIVED, said).mappings()
        if row["to_owner"] == OURS and not walked.steps(row["envelope"], "").get("reversed")
    ]
    steps = walked.steps(*place)
    made = {kind: steps.get(kind, 0) + more.get(kind, 0) for kind in steps.keys() | more.keys()}
    return Received(
        list({(row["envelope"], row["line"]): row for row in entered}.values()),
        _pools(entered),
        made.get("invoiced", 0) + made.get("sent back uninvoiced", 0),
        made.get("value invoiced", 0) + made.get("value sent back uninvoiced", 0),
    )


def _pools(entered: Sequence[Row]) -> dict[str, int]:
    """The pools that receipts entered, with the quantity that each got, in the order of entering."""
    pools: dict[str, int] = {}
    for row in entered:
        if row["pool"] is not None:
            pools[row["pool"]] = pools.get(row["pool"], 0) + row["entered"]
    return pools


def price_back(received: Received, pool: str, quantity: int) -> int:
    """What goods that go back to the vendor were bought for, in one pool."""
    mine = received.pools.get(pool, 0)
    value = sum(row["value"] for row in received.movements)
    return part_of(value, min(quantity, mine), mine) if mine else 0


@dataclass(frozen=True, slots=True)
class Bill:
    """What a supplier bills for a line: `received` of it was expected, the rest is price and exchange."""

    received: int
    price: int
    exchange: int


def bill_of(deed: Deed, line: Line, received: Received) -> Bill | None:
    """An invoice line, split; None where it names no order line that is known, or no rate."""
    found = deed.known.catalogue.lines("purchase_order", line.document, deed.position).get(line.document_line)
    currency = str(line.extra.get("currency", (found or {}).get("currency", "")))
    instant = instant_of(deed, line)
    at_invoice = rate_on(deed, currency, instant)
    at_receipt = _receipt_rate(deed, line, currency, instant, received)
    if at_receipt is None or at_invoice is None:
        return None
    weight, per = line.extra.get("weight", 0), line.extra.get("per", ONE)
    weight = weight if isinstance(weight, int) else 0
    per = per if isinstance(per, int) and not weight else ONE
    within = min(line.quantity, received.quantity)
    value = divide_half_even(received.value * within, received.quantity) if within else 0
    beyond = weight - part_of(weight, within, line.quantity) if weight else line.quantity - within
    value += value_of(beyond, line.cost, per, at_receipt)
    measure = weight or line.quantity
    bought = value_of(measure, line.cost, per, at_receipt)
    return Bill(value, bought - value, value_of(measure, line.cost, per, at_invoice) - bought)


def instant_of(deed: Deed, line: Line) -> int:
    """The invoice's day, else when it was entered."""
    day = str(line.extra.get("date", ""))
    return parse_instant(day) if day else deed.envelope.scanned_at


def _receipt_rate(deed: Deed, line: Line, currency: str, instant: int, received: Received) -> Decimal | None:
    """The rate of the days on which the line was received, by quantity; of the invoice's where it was not."""
    stated = str(line.extra.get("receipt_rate", ""))
    if stated:
        return Decimal(stated)
    if not received.movements:
        return rate_on(deed, currency, instant)
    total, weighed = 0, Decimal(0)
    for row in received.movements:
        rate = rate_on(deed, currency, row["scanned_at"])
        if rate is None:
            return None
        total, weighed = total + row["quantity"], weighed + rate * row["quantity"]
    return weighed / total
