"""What goods are worth by what is written: orders, agreements, costs that lines state, rates of the day."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.clock import day_of
from app.domain.quantity import ONE, divide_half_even
from app.domain.transaction import OURS, Line, is_virtual
from app.verify.deed import Deed
from app.verify.legs import CHANGING, Leg
from app.verify.moved import order_line, sale_of
from app.verify.stock import share

Body = Mapping[str, Any]


def check_worth(deed: Deed) -> None:
    """A movement that brings goods of ours in from outside carries what is written."""
    for leg in deed.legs:
        row = leg.row
        if (
            row["to_owner"] == OURS
            and is_virtual(row["from_location"])
            and not is_virtual(row["to_location"])
        ):
            worth = _worth(deed, leg)
            if worth is not None:
                deed.same(6, "movement", row, "value", worth)


def _worth(deed: Deed, leg: Leg) -> int | None:
    """None: it is worth what lies there already, and is looked at with its pool."""
    line, measure = leg.line, leg.row["weight"] or leg.row["quantity"]
    if leg.role == "consume" and deed.kind not in CHANGING:
        return agreed(deed, deed.movements[leg.row["line"] - 2]["from_owner"], line.item, measure)
    if leg.role == "find":
        return None
    if deed.kind == "receive":
        return _ordered(deed, line, leg)
    if line.cost:
        return value_of(measure, line.cost, ONE)
    if deed.kind == "produce":
        found = deed.known.catalogue.lines("production_order", line.document, deed.position)
        cost = found.get(line.document_line, {}).get("unit_cost", "")
        return value_of(measure, str(cost), ONE) if cost else None
    return _accepted(deed, leg, measure) if deed.kind == "accept" else None


def _ordered(deed: Deed, line: Line, leg: Leg) -> int | None:
    found = order_line(deed, line)
    if found is None:
        return None
    currency = str(found.get("currency", ""))
    rate = rate_on(deed, currency, deed.envelope.scanned_at)
    weight = leg.row["weight"]
    per = ONE if weight else _whole(found.get("per", ONE))
    return value_of(weight or leg.row["quantity"], str(found.get("unit_cost", "0")), per, rate or Decimal(1))


def _accepted(deed: Deed, leg: Leg, measure: int) -> int | None:
    owner = leg.line.source.owner
    if owner.startswith("supplier:"):
        found = order_line(deed, leg.line)
        return _ordered(deed, leg.line, leg) if found and found.get("unit_cost") else None
    if owner.startswith("consignor:"):
        return agreed(deed, owner, leg.line.item, measure) or None
    return None


def agreed(deed: Deed, owner: str, item: str, measure: int) -> int:
    """What a consignor gets for goods that are consumed; nothing where no price is agreed."""
    partner = owner.split(":", 1)[-1]
    found = [
        body
        for body in deed.known.catalogue.all("agreement", deed.position)
        if body["partner"] == partner and body.get("sku", "") in (item, "")
    ]
    terms = max(found, key=lambda body: bool(body.get("sku")), default=None)
    return value_of(measure, str(terms["price"]), ONE) if terms and terms.get("price") else 0


def value_of(measure: int, unit_cost: str, per: int, rate: Decimal = Decimal(1)) -> int:
    """Value (10⁻⁴) of so much (10⁻⁶) at a cost for each `per`, half to even; no cost: nothing."""
    try:
        top, bottom = Decimal(unit_cost or "0").as_integer_ratio()
    except (InvalidOperation, ValueError, OverflowError):
        return 0
    rate_top, rate_bottom = rate.as_integer_ratio()
    return divide_half_even(measure * top * rate_top * 10_000, bottom * rate_bottom * max(per, 1))


def rate_on(deed: Deed, currency: str, instant: int) -> Decimal | None:
    """So many units of the books' currency for one of this, on a day; None: not known."""
    if currency in ("", deed.known.currency):
        return Decimal(1)
    day = day_of(instant).isoformat()
    known = [
        (str(body.get("since", "")), str(body["rate"]))
        for body in deed.known.catalogue.all("rate", deed.position)
        if body["currency"] == currency and body.get("since", "") <= day
    ]
    return Decimal(max(known)[1]) if known else None


def earned(deed: Deed, line: Line, quantity: int, weight: int) -> int:
    """What a line was sold for: by the order, else as the line states."""
    catalogue = deed.known.catalogue
    order = catalogue.lines("sales_order", line.document, deed.position).get(line.document_line)
    priced = bool(order and order.get("price"))
    price = str(order["price"] if order and priced else line.extra.get("price", ""))
    currency = str(order.get("currency", "") if order is not None else line.extra.get("currency", ""))
    per = _whole(order.get("per", ONE)) if order and priced and not weight else ONE
    rate = rate_on(deed, currency, deed.envelope.scanned_at)
    return value_of(weight or quantity, price, per, rate or Decimal(1)) if price else 0


def refunded(deed: Deed, line: Line, quantity: int, weight: int, rate: Decimal) -> int:
    """What goods that come back were sold for; `rate` is that of the day of the sale."""
    document, number = sale_of(deed, line)
    catalogue, position = deed.known.catalogue, deed.position
    order = catalogue.lines("sales_order", document, position).get(number)
    if order is not None and order["sku"] == line.item:
        per = ONE if weight else _whole(order.get("per", ONE))
        return value_of(weight or quantity, str(order.get("price", "")), per, rate)
    past = catalogue.lines("past_shipment", document, position).get(number)
    if past is not None and past["sku"] == line.item:
        return value_of(weight or quantity, str(past.get("price", "")), ONE)
    return 0


def part_of(value: int, part: int, whole: int) -> int:
    """A part's share of a value; all takes all."""
    return value if part >= whole else share(value, part, whole)


def _whole(number: object) -> int:
    return number if isinstance(number, int) else ONE
