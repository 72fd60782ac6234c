"""Imports of the catalogue: items, barcodes, locations, partners, staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.documents import REST
from app.domain.quantity import ONE
from app.domain.records import METHODS, TRACKINGS, Barcode, Item, Location, Partner, Staff
from app.domain.roles import ROLES
from app.integration.kind import Kind, Known, must_be_known, plainly
from app.integration.rows import Column, Row, RowError
from app.integration.values import (
    barcode,
    code,
    cost,
    currency,
    one_of,
    pin,
    positive_quantity,
    whole,
    yes_no,
)


def _items_exist(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from must_be_known(rows, known, "sku", "item", "item")


KINDS: dict[str, Kind] = {
    "items": Kind(
        (
            Column("sku", code, required=True),
            Column("name", required=True),
            Column("unit", code, default="ea"),
            Column("tracking", one_of(TRACKINGS), default="none"),
            Column("expires", yes_no, default=False),
            Column("method", one_of(METHODS), default="average"),
            Column("cost", cost),
            Column("group", code),
            Column("typed_quantity", yes_no, default=False),
            Column("grams", whole, default=0),
        ),
        plainly(Item),
    ),
    "barcodes": Kind(
        (
            Column("barcode", barcode, required=True),
            Column("sku", code, required=True),
            Column("unit", code, default="ea"),
            Column("quantity", positive_quantity, default=ONE),
        ),
        plainly(Barcode),
        _items_exist,
        {"item": ("sku",)},
    ),
    "locations": Kind(
        (
            Column("code", code, required=True),
            Column("site", code, required=True),
            Column("kind", one_of(("bin", "dock", "cart", "stage", "truck")), default="bin"),
            Column("zone", code),
            Column("walk", whole, default=0),
            Column("capacity", positive_quantity, default=0),
            Column("sellable", yes_no, default=False),
        ),
        plainly(Location),
    ),
    "partners": Kind(
        (
            Column("code", code, required=True),
            Column("name", required=True),
            Column("kind", one_of(("supplier", "customer", "consignor", "carrier")), default="supplier"),
            Column("currency", currency),
            Column("rest", one_of(REST)),
        ),
        plainly(Partner),
    ),
    "staff": Kind(
        (
            Column("badge", code, required=True),
            Column("name", required=True),
            Column("role", one_of(ROLES), default="operator"),
            Column("pin", pin),
            Column("site", code),
        ),
        plainly(Staff, pin_hash="pin"),
    ),
}
