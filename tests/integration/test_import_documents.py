"""Documents from files: a full version each, checked against the books and against themselves."""

from __future__ import annotations

import pytest
from conftest import Office

from app.domain.quantity import ONE


def test_a_sales_order_is_counted_in_base_units(office: Office) -> None:
    office.takes(
        "sales-orders",
        "number,line,customer,sku,quantity,unit,price,currency,promised,priority,ship_to",
        "SO-1,1,ZOE,APPLE,2.5,case,24.00,EUR,2026-12-01,05,Harbour 3",
        "SO-1,2,ZOE,PEAR,3,,1,,,5,Harbour 3",
    )
    assert office.bodies("sales_order")["SO-1"] == {
        "number": "SO-1", "customer": "ZOE", "priority": "5", "ship_to": "Harbour 3",
        "lines": [
            {"line": "1", "sku": "APPLE", "quantity": 30 * ONE, "unit": "case", "per": 12 * ONE,
             "price": "24", "currency": "EUR", "promised": "2026-12-01"},
            {"line": "2", "sku": "PEAR", "quantity": 3 * ONE, "unit": "ea", "per": ONE, "price": "1"},
        ],
    }  # fmt: skip


def test_the_same_number_is_a_new_version(office: Office) -> None:
    office.takes("transfers", "number,line,from_site,to_site,sku,quantity", "T-1,1,MAIN,NORTH,APPLE,5")
    office.takes("transfers", "number,line,from_site,to_site,sku,quantity", "T-1,1,MAIN,NORTH,APPLE,7")
    [line] = office.bodies("transfer")["T-1"]["lines"]
    assert line["quantity"] == 7 * ONE


def test_a_ship_notice_nests_its_units(office: Office) -> None:
    office.takes(
        "ship-notices",
        "number,line,order,order_line,sscc,parent_sscc,sku,quantity,unit,lot,expiry",
        "ASN-1,1,PO-1,1,106141412345678908,106141411234567897,APPLE,1,case,L1,2027-01-31",
        "ASN-1,2,PO-1,2,106141412345678908,106141411234567897,PEAR,4,,,",
    )
    first, second = office.bodies("ship_notice")["ASN-1"]["lines"]
    assert (first["quantity"], first["unit"], first["lot"], first["expiry"]) == (
        12 * ONE, "case", "L1", "2027-01-31",
    )  # fmt: skip
    assert (second["order_line"], second["parent_sscc"]) == ("2", "106141411234567897")


def test_returns_name_a_sale_of_the_books_or_of_before(office: Office) -> None:
    office.takes(
        "past-shipments",
        "number,line,order,customer,sku,quantity,price,cost,shipped_at,tracking",
        "SH-9,1,WEB-77,ZOE,APPLE,3,4.50,2.25,2026-10-01T09:30:00+02:00,1Z999",
    )
    office.takes("sales-orders", "number,line,customer,sku,quantity", "SO-1,1,ZOE,PEAR,2")
    office.takes(
        "returns",
        "number,line,customer,sale,sale_line,sku,quantity,tracking",
        "RMA-1,1,ZOE,SH-9,1,APPLE,1,1Z000",
        "RMA-1,2,ZOE,SO-1,1,PEAR,1,1Z000",
        "RMA-1,3,ZOE,,,SAW,1,1Z000",
    )
    past = office.bodies("past_shipment")["SH-9"]
    assert past["shipped_at"] == "2026-10-01T07:30:00Z"
    assert past["lines"][0]["cost"] == "2.25"
    assert [line.get("sale", "") for line in office.bodies("return")["RMA-1"]["lines"]] == [
        "SH-9",
        "SO-1",
        "",
    ]


def test_a_production_order_says_what_it_costs(office: Office) -> None:
    office.takes("production-orders", "number,line,sku,quantity,unit_cost", "MO-1,1,APPLE,100,0.75")
    [line] = office.bodies("production_order")["MO-1"]["lines"]
    assert (line["quantity"], line["unit_cost"]) == (100 * ONE, "0.75")


@pytest.mark.parametrize(
    ("kind", "header", "row", "column"),
    [
        ("sales-orders", "number,line,customer,sku,quantity", "S,1,NOBODY,APPLE,1", "customer"),
        ("sales-orders", "number,line,customer,sku,quantity", "S,1,ZOE,NONE,1", "sku"),
        ("sales-orders", "number,line,customer,sku,quantity,unit", "S,1,ZOE,APPLE,1,pallet", "unit"),
        ("sales-orders", "number,line,customer,sku,quantity,priority", "S,1,ZOE,APPLE,1,soon", "priority"),
        ("sales-orders", "number,line,customer,sku,quantity,promised", "S,1,ZOE,APPLE,1,soon", "promised"),
        ("past-shipments", "number,line,customer,sku,quantity,serial", "S,1,ZOE,SAW,2,X1", "quantity"),
        ("production-orders", "number,line,sku,quantity", "M,1,NONE,1", "sku"),
        ("production-orders", "number,line,sku,quantity", "M,1,APPLE,0", "quantity"),
        ("returns", "number,line,customer,sale,sale_line,sku,quantity", "R,1,ZOE,NONE,1,APPLE,1", "sale"),
        ("returns", "number,line,customer,sale,sku,quantity", "R,1,ZOE,SO-7,APPLE,1", "sale"),
        ("returns", "number,line,customer,sale_line,sku,quantity", "R,1,ZOE,1,APPLE,1", "sale_line"),
        ("transfers", "number,line,from_site,to_site,sku,quantity", "T,1,MAIN,MAIN,APPLE,1", "to_site"),
        ("transfers", "number,line,from_site,to_site,sku,quantity", "T,1,MAIN,SOUTH,APPLE,1", "to_site"),
        ("ship-notices", "number,line,order,sku,quantity", "A,1,PO-7,APPLE,1", "order"),
        ("ship-notices", "number,line,order,order_line,sku,quantity", "A,1,PO-1,9,APPLE,1", "order_line"),
        ("ship-notices", "number,line,order_line,sku,quantity", "A,1,1,APPLE,1", "order_line"),
        ("ship-notices", "number,line,order,order_line,sku,quantity", "A,1,PO-1,2,APPLE,1", "sku"),
        ("ship-notices", "number,line,sscc,sku,quantity", "A,1,106141412345678909,APPLE,1", "sscc"),
        ("ship-notices", "number,line,sscc,sku,quantity", "A,1,12345,APPLE,1", "sscc"),
        ("ship-notices", "number,line,parent_sscc,sku,quantity", "A,1,106141412345678908,APPLE,1",
         "parent_sscc"),
        ("ship-notices", "number,line,sscc,parent_sscc,sku,quantity",
         "A,1,106141412345678908,106141412345678908,APPLE,1", "parent_sscc"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(
    small_office: Office, kind: str, header: str, row: str, column: str
) -> None:
    assert [(line, at) for line, at, _ in small_office.refuses(kind, header, row)] == [(2, column)]


def test_a_return_names_the_line_it_comes_from(small_office: Office) -> None:
    small_office.takes("sales-orders", "number,line,customer,sku,quantity", "SO-1,1,ZOE,PEAR,2")
    header = "number,line,customer,sale,sale_line,sku,quantity"
    assert small_office.refuses(
        "returns", header, "R,1,ZOE,SO-1,,PEAR,1", "R,2,ZOE,SO-1,8,PEAR,1", "R,3,ZOE,SO-1,1,APPLE,1"
    ) == [
        (2, "sale_line", "names a sale but no line of it"),
        (3, "sale_line", "sale SO-1 has no such line"),
        (4, "sku", "line 1 of sale SO-1 is of PEAR"),
    ]


def test_the_lines_of_a_document_agree(small_office: Office) -> None:
    header = "number,line,customer,sku,quantity,ship_to"
    found = small_office.refuses(
        "sales-orders", header, "S,1,ZOE,APPLE,1,Here", "S,1,ZOE,APPLE,1,Here", "S,2,ACME,APPLE,1,There"
    )
    assert [(line, column) for line, column, _ in found] == [(3, "line"), (4, "customer"), (4, "ship_to")]


def test_every_bad_row_is_listed_whatever_is_wrong_with_it(small_office: Office) -> None:
    found = small_office.refuses(
        "sales-orders",
        "number,line,customer,sku,quantity",
        "S,1,ZOE,NONE,1",
        "S,2,ZOE,APPLE,one",
        "S,3,NOBODY,APPLE,0.0000001",
        "T,1,ZOE,APPLE,1",
    )
    assert [(line, column) for line, column, _ in found] == [(2, "sku"), (3, "quantity"), (4, "quantity")]


def test_a_quantity_is_exact_in_base_units_or_refused(small_office: Office) -> None:
    small_office.takes("barcodes", "barcode,sku,unit,quantity", "THIRD,APPLE,third,0.333333")
    header = "number,line,customer,sku,quantity,unit"
    assert small_office.refuses("sales-orders", header, "S,1,ZOE,APPLE,0.5,third") == [
        (2, "quantity", "cannot be counted exactly in the item’s base unit")
    ]
    assert small_office.refuses("sales-orders", header, "S,1,ZOE,APPLE,999999999,case") == [
        (2, "quantity", "is too large for a quantity")
    ]
