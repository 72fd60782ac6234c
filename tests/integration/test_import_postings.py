"""Files that are postings rather than records: opening stock and supplier invoices, all or none."""

from __future__ import annotations

from builders import Desk, rows
from conftest import Office

from app.domain.quantity import ONE

OPENING = "location,sku,quantity,cost,lot,serial,expiry,status,owner"
INVOICE = "number,line,supplier,order,order_line,quantity,unit_cost,currency,date"


def _balances(office: Office) -> dict[str, int]:
    """Each account's balance in 10⁻⁴, by number."""
    found: dict[str, int] = {}
    for row in rows(office.books, "journal"):
        found[row["account"]] = found.get(row["account"], 0) + row["debit"] - row["credit"]
    return {account: amount for account, amount in found.items() if amount}


def test_opening_stock_lies_where_it_lay_at_its_cost(office: Office) -> None:
    office.takes(
        "opening-stock",
        OPENING,
        "A-01,APPLE,10,2.5,,,,,",
        "A-01,GLUE,3,4,L1,,2027-01-31,,",
        "B-01,SAW,1,40,,S1,,damaged,",
        "A-01,PEAR,5,,,,,,consignor:KARL",
    )
    held = {(b["location"], b["item"], b["status"], b["owner"]): b["quantity"] // ONE
            for b in rows(office.books, "balance")}  # fmt: skip
    assert held == {
        ("A-01", "APPLE", "available", ""): 10, ("A-01", "GLUE", "available", ""): 3,
        ("B-01", "SAW", "damaged", ""): 1, ("A-01", "PEAR", "available", "consignor:KARL"): 5,
    }  # fmt: skip
    assert _balances(office) == {"1300": 77_0000, "3900": -77_0000}
    assert list(rows(office.books, "exception")) == []


def test_the_same_opening_stock_is_not_taken_twice(office: Office, desk: Desk) -> None:
    office.takes("opening-stock", OPENING, "A-01,APPLE,10,2.5,,,,,", "B-01,SAW,1,40,,S1,,,")
    first = office.position() - 1
    assert office.refuses("opening-stock", OPENING, "A-01,APPLE,4,2.5,,,,,", "A-01,SAW,1,40,,S1,,,") == [
        (2, "location", f"is in the books as opening stock at position {first}; reverse that first"),
        (3, "serial", "is on hand already, at B-01"),
    ]
    [opening] = [m for m in rows(office.books, "movement") if m["item"] == "APPLE"]
    desk.post(desk.transaction("reverse", reverses=opening["envelope"]))
    office.takes("opening-stock", OPENING, "A-01,APPLE,4,2.5,,,,,")


def test_opening_stock_that_cannot_lie_so_is_named(small_office: Office) -> None:
    assert small_office.refuses(
        "opening-stock",
        OPENING,
        "A-09,APPLE,1,,,,,,",
        "A-01,GLUE,1,,,,,,",
        "A-01,SAW,1,,,,,,",
        "A-01,SAW,2,,,S1,,,",
        "A-01,APPLE,1,,,,,lost,",
        "A-01,APPLE,1,,,,,,consignor:NOBODY",
        "A-01,APPLE,1,2,,,,,consignor:KARL",
        "A-01,PEAR,1,,,,,,",
        "A-01,PEAR,2,,,,,,",
    ) == [
        (2, "location", "no such location"),
        (3, "lot", "this item is kept by lot"),
        (4, "serial", "this item is kept by serial"),
        (5, "quantity", "a serial number is one unit, not more or less"),
        (6, "status", "must be one of available, inspection, quarantine, damaged"),
        (7, "owner", "must be consignor:CODE, supplier:CODE or customer:CODE of a partner"),
        (8, "cost", "only goods of our own have a cost"),
        (10, "location", "line 9 states the same goods at the same place"),
    ]


def test_an_invoice_at_another_price_is_booked_by_an_accountant(office: Office, desk: Desk) -> None:
    desk.post(desk.receive("APPLE", 10))
    office.takes("supplier-invoices", INVOICE, "I-1,1,ACME,PO-1,1,10,2.6,,2026-11-24", operator="ACC")
    assert _balances(office) == {"1300": 26_0000, "2100": -26_0000}
    assert office.bodies("supplier_invoice")["I-1"]["lines"][0]["unit_cost"] == "2.6"


def test_an_invoice_counts_in_the_unit_of_its_order(office: Office, desk: Desk) -> None:
    office.takes(
        "purchase-orders",
        "number,line,supplier,sku,quantity,unit,unit_cost",
        "PO-9,1,ACME,APPLE,2,case,24",
    )
    desk.post(desk.receive("APPLE", 24, "PO-9"))
    office.takes("supplier-invoices", INVOICE, "I-9,1,ACME,PO-9,1,2,24,,", operator="ACC")
    assert _balances(office) == {"1300": 48_0000, "2100": -48_0000}


def test_who_may_not_book_an_invoice_changes_nothing(office: Office, desk: Desk) -> None:
    desk.post(desk.receive("APPLE", 10))
    said = [(2, "", "invoice needs a person with the role accountant")]
    assert office.refuses("supplier-invoices", INVOICE, "I-1,1,ACME,PO-1,1,10,2.6,,") == said
    assert office.refuses("supplier-invoices", INVOICE, "I-1,1,ACME,PO-1,1,10,2.6,,", operator="SUE") == said
    assert office.bodies("supplier_invoice") == {}


def test_an_invoice_is_booked_once_until_it_is_reversed(office: Office, desk: Desk) -> None:
    desk.post(desk.receive("APPLE", 10))
    row = "I-1,1,ACME,PO-1,1,10,2.6,,"
    office.takes("supplier-invoices", INVOICE, row, operator="ACC")
    booked = office.position()
    reason = f"this invoice is booked at position {booked}; reverse that first"
    assert office.refuses("supplier-invoices", INVOICE, row, operator="ACC") == [(2, "number", reason)]
    [entry] = [e for e in rows(office.books, "entry") if e["position"] == booked]
    [taken] = desk.post(desk.transaction("reverse", reverses=entry["id"], operator="ACC"))
    assert taken.verdict == "posted"
    office.takes("supplier-invoices", INVOICE, row, operator="ACC")
    assert _balances(office) == {"1300": 26_0000, "2100": -26_0000}


def test_an_invoice_that_does_not_fit_its_order_is_named(small_office: Office) -> None:
    assert [(line, column) for line, column, _ in small_office.refuses(
        "supplier-invoices",
        INVOICE,
        "I-1,1,ZOE,PO-1,1,10,2.6,,",
        "I-2,1,ACME,PO-7,1,10,2.6,,",
        "I-3,1,ACME,PO-1,7,10,2.6,,",
        "I-4,1,ACME,PO-1,1,10,2.6,USD,",
        "I-4,2,ACME,PO-1,2,4,3,EUR,",
        operator="ACC",
    )] == [(2, "supplier"), (3, "order"), (4, "order_line"), (6, "currency")]  # fmt: skip


def test_one_bad_invoice_keeps_the_others_out(office: Office, desk: Desk) -> None:
    desk.post(desk.receive("APPLE", 10))
    assert office.refuses(
        "supplier-invoices",
        INVOICE,
        "I-1,1,ACME,PO-1,1,10,2.6,,",
        "I-2,1,ACME,PO-1,2,4,3,USD,",
        operator="ACC",
    ) == [(3, "", "no rate is known for USD")]
