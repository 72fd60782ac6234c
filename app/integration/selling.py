"""Imports of what customers want and send back, and of what travels: sales orders, returns, transfers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from app.db.books.current import current_bodies
from app.domain.documents import (
    PARTIAL,
    REST,
    Load,
    PastLine,
    PastShipment,
    Return,
    ReturnLine,
    SalesLine,
    SalesOrder,
    Transfer,
    TransferLine,
)
from app.domain.records import Location
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
from app.integration.values import code, cost, currency, iso_moment, one_of, positive_quantity, whole_text

NUMBER, LINE = Column("number", code, required=True), Column("line", code, required=True)
SKU, QUANTITY = Column("sku", code, required=True), Column("quantity", positive_quantity, required=True)
CUSTOMER = Column("customer", code, required=True)


# --- sales orders --------------------------------------------------------------------------------------


def _sales_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows, "customer", "priority", "ship_to", "partial", "rest")
    yield from must_be_known(rows, known, "customer", "partner", "partner")
    yield from goods_errors(rows, known)


def _sales(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, SalesOrder]]:
    for number, lines in by_number(rows).items():
        wanted = tuple(_sales_line(row, known) for row in lines)
        head = lines[0].values
        said = {name: head[name] for name in ("customer", "priority", "ship_to", "partial", "rest")}
        yield lines[0].line, SalesOrder(number, lines=wanted, **said)


def _sales_line(row: Row, known: Known) -> SalesLine:
    values = row.values
    return SalesLine(
        line=values["line"],
        sku=values["sku"],
        quantity=base_quantity(row, known),
        unit=values["unit"] or known.base_unit(values["sku"]),
        per=known.per(values["sku"], values["unit"]),
        price=values["price"],
        currency=values["currency"],
        promised=values["promised"],
    )


# --- past shipments ------------------------------------------------------------------------------------


def _past_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows, "customer", "shipped_at", "tracking")
    yield from must_be_known(rows, known, "customer", "partner", "partner")
    yield from goods_errors(rows, known)


def _pasts(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, PastShipment]]:
    del known
    line = ("line", "sku", "quantity", "order", "lot", "serial", "price", "cost")
    for number, lines in by_number(rows).items():
        shipped = tuple(PastLine(**{name: row.values[name] for name in line}) for row in lines)
        head = lines[0].values
        yield (
            lines[0].line,
            PastShipment(number, head["customer"], shipped, head["shipped_at"], head["tracking"]),
        )


# --- returns -------------------------------------------------------------------------------------------


def _return_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows, "customer", "tracking")
    yield from must_be_known(rows, known, "customer", "partner", "partner")
    yield from goods_errors(rows, known)
    for row in rows:
        yield from _sale_errors(row, known)


def _sale_errors(row: Row, known: Known) -> Iterator[RowError]:
    """A sale that is named is a sales order or a past shipment, and its line is of the same item."""
    sale, number = row.values["sale"], row.values["sale_line"]
    tables = [table for table in (SalesOrder.TABLE, PastShipment.TABLE) if known.has(table, sale)]
    if number and not sale:
        yield row.error("sale_line", "names a line but no sale")
    elif sale and not tables:
        yield row.error("sale", "no such sales order or past shipment")
    elif sale and not number:
        yield row.error("sale_line", "names a sale but no line of it")
    elif sale:
        lines = [line for table in tables if (line := known.line(table, sale, number))]
        if not lines:
            yield row.error("sale_line", f"sale {sale} has no such line")
        elif row.values["sku"] not in {line["sku"] for line in lines}:
            yield row.error("sku", f"line {number} of sale {sale} is of {lines[0]['sku']}")


def _returns(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, Return]]:
    del known
    line = ("line", "sku", "quantity", "sale", "sale_line", "serial")
    for number, lines in by_number(rows).items():
        announced = tuple(ReturnLine(**{name: row.values[name] for name in line}) for row in lines)
        head = lines[0].values
        yield lines[0].line, Return(number, head["customer"], announced, head["tracking"])


# --- transfers -----------------------------------------------------------------------------------------


def _transfer_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows, "from_site", "to_site")
    yield from goods_errors(rows, known)
    for row in rows:
        for column in ("from_site", "to_site"):
            if row.values[column] not in known.facts:
                yield row.error(column, "no location is in such a site")
        if row.values["from_site"] == row.values["to_site"]:
            yield row.error("to_site", "a transfer goes to another site")


def _transfers(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, Transfer]]:
    del known
    line = ("line", "sku", "quantity", "lot", "serial")
    for number, lines in by_number(rows).items():
        travelling = tuple(TransferLine(**{name: row.values[name] for name in line}) for row in lines)
        head = lines[0].values
        yield lines[0].line, Transfer(number, head["from_site"], head["to_site"], travelling)


def _sites(connection: Connection, rows: Sequence[Row]) -> set[str]:
    del rows
    return {body["site"] for body in current_bodies(connection, Location.TABLE).values()}


# --- loads ---------------------------------------------------------------------------------------------


def _load_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from document_errors(rows, "truck", "carrier", line="order")
    yield from must_be_known(rows, known, "truck", "location", "location")
    yield from must_be_known(rows, known, "order", SalesOrder.TABLE, "sales order")


def _loads(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, Load]]:
    del known
    for number, lines in by_number(rows).items():
        head = lines[0].values
        orders = tuple(row.values["order"] for row in lines)
        yield lines[0].line, Load(number, orders, head["truck"], head["carrier"])


KINDS: dict[str, Kind] = {
    "loads": Kind(
        (NUMBER, Column("order", code, required=True), Column("truck", code), Column("carrier")),
        _loads,
        _load_errors,
        {"location": ("truck",), SalesOrder.TABLE: ("order",)},
    ),
    "sales-orders": Kind(
        (
            NUMBER,
            LINE,
            CUSTOMER,
            SKU,
            QUANTITY,
            Column("unit", code),
            Column("price", cost),
            Column("currency", currency),
            Column("promised", iso_moment),
            Column("priority", whole_text),
            Column("ship_to"),
            Column("partial", one_of(PARTIAL)),
            Column("rest", one_of(REST)),
        ),
        _sales,
        _sales_errors,
        {"item": ("sku",), "barcode": (), "partner": ("customer",)},
    ),
    "past-shipments": Kind(
        (
            NUMBER,
            LINE,
            Column("order", code),
            CUSTOMER,
            SKU,
            QUANTITY,
            Column("lot", code),
            Column("serial", code),
            Column("price", cost),
            Column("cost", cost),
            Column("shipped_at", iso_moment),
            Column("tracking", code),
        ),
        _pasts,
        _past_errors,
        {"item": ("sku",), "partner": ("customer",)},
    ),
    "returns": Kind(
        (
            NUMBER,
            LINE,
            CUSTOMER,
            Column("sale", code),
            Column("sale_line", code),
            SKU,
            QUANTITY,
            Column("serial", code),
            Column("tracking", code),
        ),
        _returns,
        _return_errors,
        {
            "item": ("sku",),
            "partner": ("customer",),
            SalesOrder.TABLE: ("sale",),
            PastShipment.TABLE: ("sale",),
        },
    ),
    "transfers": Kind(
        (
            NUMBER,
            LINE,
            Column("from_site", code, required=True),
            Column("to_site", code, required=True),
            SKU,
            QUANTITY,
            Column("lot", code),
            Column("serial", code),
        ),
        _transfers,
        _transfer_errors,
        {"item": ("sku",)},
        _sites,
    ),
}
