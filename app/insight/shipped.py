"""What was shipped of a sales order or a load, carton by carton: the ship notice (`export ship-notice`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.current import current_body
from app.db.books.tables import entry, envelope, lot, movement
from app.domain.clock import instant_text
from app.domain.documents import Load, SalesOrder
from app.domain.envelope import open_bytes
from app.domain.errors import Refusal
from app.domain.quantity import quantity_text
from app.domain.records import Item, Partner, record_of


def ship_notice(connection: Connection, number: str) -> dict[str, Any]:
    """The notice of one order, or of all orders of a load; what was taken back is left out.

    Raises Refusal `unknown-document`, `nothing-shipped`.
    """
    load = _record(connection, Load, number)
    numbers = load.orders if load else (number,)
    orders = [order for one in numbers if (order := _record(connection, SalesOrder, one))]
    if not orders:
        raise Refusal("unknown-document", f"there is no sales order or load “{number}”")
    shipments = [shipment for order in orders for shipment in _shipments(connection, order)]
    if not shipments:
        raise Refusal("nothing-shipped", f"nothing of {number} has been shipped")
    carrier = {"carrier": load.carrier, "truck": load.truck} if load else {}
    return {"number": number, **carrier, "shipments": shipments}


def _record(connection: Connection, kind: type[Any], key: str) -> Any:
    body = current_body(connection, kind.TABLE, key)
    return None if body is None else record_of(kind, body)


def _shipments(connection: Connection, order: SalesOrder) -> list[dict[str, Any]]:
    """One for each carton of the order, in the books' order."""
    columns = movement.c
    undone = select(columns.reverses).where(columns.reverses != "").scalar_subquery()
    query = (
        select(entry.c.position, entry.c.posted_at, envelope.c.bytes, movement)
        .join_from(movement, entry, entry.c.id == columns.envelope)
        .join(envelope, envelope.c.id == columns.envelope)
        .where(columns.document == order.number, columns.kind.in_(("ship", "sell")), columns.reverses == "")
        .where(columns.envelope.not_in(undone))
        .order_by(entry.c.position, columns.line)
    )
    partner = _record(connection, Partner, order.customer)
    found: dict[str, dict[str, Any]] = {}
    for row in connection.execute(query).mappings():
        shipment = found.get(row["envelope"])
        if shipment is None:
            extra = open_bytes(bytes(row["bytes"])).envelope.payload.get("extra", {})
            shipment = found[row["envelope"]] = {
                "order": order.number,
                "customer": order.customer,
                "name": partner.name if partner else "",
                "ship_to": order.ship_to,
                "unit": str(extra.get("unit", "")),
                "tracking": str(extra.get("tracking", "")),
                "shipped_at": instant_text(row["posted_at"]),
                "transaction": row["envelope"],
                "lines": [],
            }
        shipment["lines"].append(_line(connection, row))
    return list(found.values())


def _line(connection: Connection, row: Any) -> dict[str, Any]:
    item = _record(connection, Item, row["item"])
    expiry: Sequence[Any] = (
        connection.execute(select(lot.c.expiry).where(lot.c.item == row["item"], lot.c.lot == row["lot"]))
        .scalars()
        .all()
    )
    return {
        "line": row["document_line"],
        "sku": row["item"],
        "name": item.name if item else "",
        "quantity": quantity_text(row["quantity"]),
        "unit": item.unit if item else "",
        "lot": row["lot"],
        "serial": row["serial"],
        "expiry": expiry[0] if row["lot"] and expiry else "",
    }
