"""“Why?”: what an item is, where it belongs, and which document wants it."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.documents import SalesOrder
from app.domain.records import Item, PurchaseOrder
from app.domain.speech import say
from app.station.answer import Banner, Tone
from app.station.refusals import refusal
from app.station.step import Context

_LOOKED_AT = 20
_SHOWN = 3


def explained(item: Item, wanted: Sequence[str], context: Context) -> Banner:
    """`wanted` says what is open here; else the documents that have the item are looked for."""
    place = context.rules.fixed_bins.get(item.sku) or context.look.usual_bin(item.sku)
    belongs = say("belongs in {place}", place=place) if place else "has no bin yet"
    why = [*wanted] or _wanting(item, context) or ["no open document has it"]
    details = (say("SKU {sku}", sku=item.sku), belongs, *why[:_SHOWN])
    return Banner(Tone.OK, "Why?", item.name, details, subject=item.sku)


def _wanting(item: Item, context: Context) -> list[str]:
    orders: list[PurchaseOrder | SalesOrder] = [
        *context.look.open_documents(PurchaseOrder, _LOOKED_AT),
        *context.look.open_documents(SalesOrder, _LOOKED_AT),
    ]
    having = (order for order in orders if any(line.sku == item.sku for line in order.lines))
    return [say("{order} has it", order=order.number) for order in having]


def nothing_scanned() -> Banner:
    return refusal("Why what?", "WHY", "No goods were scanned here yet", "Scan the goods, then WHY")
