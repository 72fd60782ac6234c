"""Imports of what is expected from outside: purchase orders, production orders, ship notices, invoices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.tables import current_record, entry, envelope, progress
from app.domain.documents import (
    InvoiceLine,
    NoticeLine,
    ProductionLine,
    ProductionOrder,
    ShipNotice,
    SupplierInvoice,
)
from app.domain.quantity import ONE, Quantity
from app.domain.records import OrderLine, PurchaseOrder
from app.domain.transaction import Evidence, Line, Transaction
from app.integration.kind import (
    Kind,
    Known,
    base_quantity,
    by_number,
    document_errors,
    goods_errors,
    must_be_known,
)
from app.integration.rows import Column, Row, RowError
from app.integration.values import code, cost, currency, iso_day, positive_quantity, sscc

ORDER = PurchaseOrder.TABLE
NUMBER, LINE = Column("number", code, required=True), Column("line", code, required=True)
SKU, QUANTITY = Column("sku", code, required=True), Column("quantity", positive_quantity, required=True)


# --- purchase orders -----------------------------------------------------------------------------------


def _order_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows, "supplier")
    yield from must_be_known(rows, known, "supplier", "partner", "partner")
    yield from goods_errors(rows, known)


def _orders(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, PurchaseOrder]]:
    for number, lines in by_number(rows).items():
        ordered = tuple(_order_line(row, known) for row in lines)
        yield lines[0].line, PurchaseOrder(number, lines[0].values["supplier"], ordered)


def _order_line(row: Row, known: Known) -> OrderLine:
    values = row.values
    return OrderLine(
        line=values["line"],
        sku=values["sku"],
        quantity=base_quantity(row, known),
        unit=values["unit"] or known.base_unit(values["sku"]),
        per=known.per(values["sku"], values["unit"]),
        unit_cost=values["unit_cost"],
        currency=values["currency"],
        due=values["due"],
    )


# --- production orders ---------------------------------------------------------------------------------


def _production_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows)
    yield from goods_errors(rows, known)


def _productions(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, ProductionOrder]]:
    del known
    for number, lines in by_number(rows).items():
        made = tuple(
            ProductionLine(v["line"], v["sku"], v["quantity"], v["unit_cost"])
            for v in (row.values for row in lines)
        )
        yield lines[0].line, ProductionOrder(number, made)


# --- ship notices --------------------------------------------------------------------------------------


def _notice_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows)
    yield from goods_errors(rows, known)
    yield from must_be_known(rows, known, "order", ORDER, "purchase order")
    for row in rows:
        yield from _ordered_errors(row, known)
    for lines in by_number(rows).values():
        yield from _nesting_errors(lines)


def _ordered_errors(row: Row, known: Known) -> Iterator[RowError]:
    """An order line that is named is on the order, and is of the same item."""
    order, number = row.values["order"], row.values["order_line"]
    if number and not order:
        yield row.error("order_line", "names a line but no order")
    elif number and known.has(ORDER, order):
        line = known.line(ORDER, order, number)
        if line is None:
            yield row.error("order_line", f"order {order} has no such line")
        elif "sku" in row.values and line["sku"] != row.values["sku"]:
            yield row.error("sku", f"line {number} of order {order} is of {line['sku']}")


def _nesting_errors(rows: Sequence[Row]) -> Iterator[RowError]:
    """A handling unit stands in one other at most, and not in itself."""
    parents: dict[str, str] = {}
    for row in rows:
        unit, parent = row.values["sscc"], row.values["parent_sscc"]
        if parent and not unit:
            yield row.error("parent_sscc", "names an outer unit but no inner one")
        elif unit and parents.setdefault(unit, parent) != parent:
            yield row.error("parent_sscc", f"unit {unit} stands in another one by a line above")
        elif unit and unit in _around(parent, parents):
            yield row.error("parent_sscc", "the unit would stand in itself")


def _around(unit: str, parents: dict[str, str]) -> set[str]:
    around: set[str] = set()
    while unit and unit not in around:
        around.add(unit)
        unit = parents.get(unit, "")
    return around


def _notices(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, ShipNotice]]:
    for number, lines in by_number(rows).items():
        noticed = tuple(
            NoticeLine(**_without(row, "number", quantity=base_quantity(row, known), unit=_unit(row, known)))
            for row in lines
        )
        yield lines[0].line, ShipNotice(number, noticed)


def _unit(row: Row, known: Known) -> str:
    return row.values["unit"] or known.base_unit(row.values["sku"])


def _without(row: Row, *names: str, **instead: Any) -> dict[str, Any]:
    return {name: value for name, value in row.values.items() if name not in names} | instead


# --- supplier invoices ---------------------------------------------------------------------------------


def _invoice_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows, "supplier", "currency", "date")
    yield from must_be_known(rows, known, "supplier", "partner", "partner")
    yield from must_be_known(rows, known, "order", ORDER, "purchase order")
    for row in rows:
        yield from _ordered_errors(row, known)
        order = known.body(ORDER, row.values["order"])
        if order and order["supplier"] != row.values["supplier"]:
            yield row.error("supplier", f"order {row.values['order']} is with {order['supplier']}")
    for number, lines in by_number(rows).items():
        if number in known.facts:
            reason = f"this invoice is booked at position {known.facts[number]}; reverse that first"
            yield lines[0].error("number", reason)


def _invoices(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, Any]]:
    """Each invoice as a document, and right behind it the transaction that books it."""
    for number, rows_of in by_number(rows).items():
        lines = tuple(_invoice_line(row, known) for row in rows_of)
        head = rows_of[0].values
        yield (
            rows_of[0].line,
            SupplierInvoice(number, head["supplier"], lines, head["currency"], head["date"]),
        )
        extra = {name: head[name] for name in ("currency", "date") if head[name]}
        billed = tuple(_billed(line, extra, known) for line in lines)
        yield rows_of[0].line, Transaction("invoice", billed, document=number)


def _invoice_line(row: Row, known: Known) -> InvoiceLine:
    """An invoice counts in the unit of its order's line."""
    values = row.values
    ordered = known.line(ORDER, values["order"], values["order_line"])
    assert ordered is not None, "checked before"
    per = ordered.get("per", ONE)
    quantity = values["quantity"] * per // ONE
    return InvoiceLine(
        values["line"], values["order"], values["order_line"], quantity, values["unit_cost"], per
    )


def _billed(line: InvoiceLine, extra: dict[str, str], known: Known) -> Line:
    ordered = known.line(ORDER, line.order, line.order_line)
    assert ordered is not None, "checked before"
    return Line(
        item=ordered["sku"],
        quantity=Quantity(line.quantity),
        evidence=Evidence.NOTIFIED,
        document=line.order,
        document_line=line.order_line,
        cost=line.unit_cost,
        extra={**extra, "per": line.per},
    )


def _booked_invoices(connection: Connection, rows: Sequence[Row]) -> dict[str, int]:
    """Invoice number → position of its booking, where that stands. It follows its document in its outbox."""
    document, booking = envelope.alias("document"), envelope.alias("booking")
    standing = (
        select(current_record.c.key, entry.c.position)
        .join(document, document.c.id == current_record.c.envelope)
        .join(
            booking,
            (booking.c.outbox == document.c.outbox) & (booking.c.sequence == document.c.sequence + 1),
        )
        .join(entry, entry.c.id == booking.c.id)
        .outerjoin(
            progress,
            (progress.c.document == booking.c.id) & (progress.c.line == "") & (progress.c.kind == "reversed"),
        )
        .where(current_record.c.table_name == SupplierInvoice.TABLE, progress.c.quantity.is_(None))
    )
    found: dict[str, int] = {}
    for number in by_number(rows):
        for key, position in connection.execute(standing.where(current_record.c.key == number)):
            found[key] = position
    return found


KINDS: dict[str, Kind] = {
    "purchase-orders": Kind(
        (
            NUMBER,
            LINE,
            Column("supplier", code, required=True),
            SKU,
            QUANTITY,
            Column("unit", code),
            Column("unit_cost", cost),
            Column("currency", currency),
            Column("due", iso_day),
        ),
        _orders,
        _order_errors,
        {"item": ("sku",), "barcode": (), "partner": ("supplier",)},
    ),
    "production-orders": Kind(
        (NUMBER, LINE, SKU, QUANTITY, Column("unit_cost", cost)),
        _productions,
        _production_errors,
        {"item": ("sku",)},
    ),
    "ship-notices": Kind(
        (
            NUMBER,
            LINE,
            Column("order", code),
            Column("order_line", code),
            Column("sscc", sscc),
            Column("parent_sscc", sscc),
            SKU,
            QUANTITY,
            Column("unit", code),
            Column("lot", code),
            Column("serial", code),
            Column("expiry", iso_day),
        ),
        _notices,
        _notice_errors,
        {"item": ("sku",), "barcode": (), ORDER: ("order",)},
    ),
    "supplier-invoices": Kind(
        (
            NUMBER,
            LINE,
            Column("supplier", code, required=True),
            Column("order", code, required=True),
            Column("order_line", code, required=True),
            QUANTITY,
            Column("unit_cost", cost, required=True),
            Column("currency", currency),
            Column("date", iso_day),
        ),
        _invoices,
        _invoice_errors,
        {"partner": ("supplier",), ORDER: ("order",)},
        _booked_invoices,
    ),
}
