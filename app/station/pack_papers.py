"""The papers of a packed carton: its packing slip, and its label where it has an SSCC."""

from __future__ import annotations

from app.domain.documents import SalesOrder
from app.domain.identifiers import has_check_digit
from app.domain.papers import PackingSlip, PaperLine, Party, UnitLabel
from app.domain.quantity import Quantity
from app.station.lookup import Held
from app.station.pack_words import contents_words
from app.station.packing import held_in
from app.station.step import Context, Print


def site_party(context: Context) -> Party:
    """We, as papers show us."""
    return Party(context.rules.company or context.site, context.rules.address)


def customer_party(order: SalesOrder, context: Context) -> Party:
    """Where an order goes: the customer, and the address by its commas."""
    partner = context.look.partner(order.customer)
    name = partner.name if partner else order.customer
    parts = tuple(part.strip() for part in order.ship_to.split(",") if part.strip())
    return Party(name, parts)


def is_sscc(code: str) -> bool:
    return len(code) == 18 and has_check_digit(code)


def carton_papers(
    order: SalesOrder, carton: str, ordinal: int, last: bool, context: Context
) -> tuple[Print, ...]:
    """Slip and label of a carton that was just closed; `ordinal` counts the order's cartons."""
    held = held_in(carton, context)
    lines = tuple(_line(one, order, context) for one in _together(held))
    position = f"{ordinal} of {ordinal}" if last else str(ordinal)
    operator = context.look.staff(context.operator)
    slip = PackingSlip(
        order=order.number,
        ship_from=site_party(context),
        ship_to=customer_party(order, context),
        at=context.now,
        packed_by=operator.name if operator else context.operator,
        lines=lines,
        sscc=carton if is_sscc(carton) else "",
        carton=position,
    )
    prints = [Print(f"packing-slip-{order.number}-{ordinal}", slip)]
    if is_sscc(carton):
        contents = "; ".join(contents_words(line.quantity, line.sku, line.name) for line in lines[:3])
        label = UnitLabel(
            sscc=carton,
            ship_from=slip.ship_from,
            ship_to=slip.ship_to,
            order=order.number,
            position=position,
            contents=contents,
        )
        prints.append(Print(f"label-{carton}", label))
    return tuple(prints)


def _together(held: tuple[Held, ...]) -> list[tuple[str, str, tuple[str, ...], int]]:
    """Per item and lot: serials and quantity."""
    found: dict[tuple[str, str], tuple[list[str], int]] = {}
    for one in held:
        serials, quantity = found.get((one.item, one.lot), ([], 0))
        found[one.item, one.lot] = (
            [*serials, *([one.serial] if one.serial else [])],
            quantity + one.quantity,
        )
    return [(item, lot, tuple(serials), quantity) for (item, lot), (serials, quantity) in found.items()]


def _line(one: tuple[str, str, tuple[str, ...], int], order: SalesOrder, context: Context) -> PaperLine:
    sku, lot, serials, quantity = one
    item = context.look.item(sku)
    ordered = sum(line.quantity for line in order.lines if line.sku == sku)
    return PaperLine(
        sku=sku,
        name=item.name if item else sku,
        quantity=Quantity(quantity),
        unit=item.unit if item else "",
        ordered=Quantity(ordered),
        lot=lot,
        serials=serials,
        expiry=context.look.expiry(sku, lot) if lot else "",
    )
