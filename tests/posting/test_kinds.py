"""Every kind of movement: what it leaves in cells, pools and journal, and that the books hold after it."""

from __future__ import annotations

from collections import Counter

import pytest
from builders import (
    Desk,
    a_location,
    a_person,
    a_shop,
    an_item,
    an_order,
    an_order_line,
    goods,
    rows,
)
from holding import assert_holds

from app.db.engine import Books
from app.domain.documents import (
    PastLine,
    PastShipment,
    ProductionLine,
    ProductionOrder,
    Return,
    ReturnLine,
    SalesLine,
    SalesOrder,
    Transfer,
)
from app.domain.quantity import ONE
from app.domain.terms import Agreement, ExchangeRate, Kit, KitPart, Reason
from app.posting.post import Posted
from app.verify.verify import verify_books

BIN = "A-01"


@pytest.fixture
def desk(books: Books) -> Desk:
    desk = a_shop(
        books,
        a_location("A-02", kind="bin"),
        a_location("B-01", site="EAST", kind="bin"),
        a_person("SUE", "administrator"),
        an_item("PEAR", method="fifo", cost="3"),
        Reason("BROKEN", "Broken", "5310"),
        SalesOrder(
            "SO-1", "CUST", (SalesLine("1", "APPLE", 10 * ONE, price="6"), SalesLine("2", "PEAR", 10 * ONE))
        ),
        Transfer("TR-1", "MAIN", "EAST"),
    )
    desk.operator = "SUE"
    desk.post(desk.receive("APPLE", 10, to=BIN))
    return desk


def posted(desk: Desk, kind: str, *lines: object, **fields: object) -> Posted:
    [answer] = desk.post(desk.transaction(kind, *lines, **fields))  # type: ignore[arg-type]
    assert answer.verdict == "posted", answer
    assert_holds(desk.books)
    return answer


def accounts(desk: Desk) -> dict[str, int]:
    """Balance of every account, in whole currency units where they are whole."""
    sums: Counter[str] = Counter()
    for row in rows(desk.books, "journal"):
        sums[row["account"]] += row["debit"] - row["credit"]
    return {account: total / 10_000 for account, total in sorted(sums.items()) if total}


def held(desk: Desk, item: str = "APPLE") -> dict[tuple[str, ...], float]:
    return {
        (b["location"], b["status"], b["owner"]): b["quantity"] / ONE
        for b in rows(desk.books, "balance")
        if b["item"] == item
    }


def test_a_move_changes_place_and_state_but_no_value(desk: Desk) -> None:
    posted(desk, "move", goods("APPLE", 4, BIN, "A-02"))
    posted(desk, "move", goods("APPLE", 1, "A-02", "A-02", to_status="damaged"))
    assert held(desk) == {
        (BIN, "available", ""): 6, ("A-02", "available", ""): 3, ("A-02", "damaged", ""): 1,
    }  # fmt: skip
    assert accounts(desk) == {"1300": 25, "2150": -25}


def test_inspection_keeps_the_layers_own_value(desk: Desk) -> None:
    posted(desk, "move", goods("APPLE", 4, BIN, BIN, to_status="inspection"))
    assert accounts(desk) == {"1300": 15, "1310": 10, "2150": -25}
    posted(desk, "move", goods("APPLE", 4, BIN, "A-02", from_status="inspection"))
    assert accounts(desk) == {"1300": 25, "2150": -25}


def test_goods_go_to_another_site_only_by_transfer(desk: Desk) -> None:
    [parked] = desk.post(desk.transaction("move", goods("APPLE", 1, BIN, "B-01")))
    assert parked.code == "other-site"


def test_a_transfer_with_one_unit_lost_on_the_way(desk: Desk) -> None:
    posted(desk, "transfer-out", goods("APPLE", 4, source=BIN, document="TR-1", document_line="1"))
    assert accounts(desk) == {"1300": 15, "1320": 10, "2150": -25}
    posted(desk, "transfer-in", goods("APPLE", 3, target="B-01", document="TR-1", document_line="1"))
    posted(desk, "transfer-lost", goods("APPLE", 1, document="TR-1", document_line="1"))
    assert accounts(desk) == {"1300": 22.5, "2150": -25, "5340": 2.5}
    made = (p for p in rows(desk.books, "progress") if p["document"] == "TR-1")
    assert {p["kind"]: p["quantity"] // ONE for p in made} == {"sent": 4, "arrived": 3, "lost": 1}


def test_more_than_was_sent_arrives_after_the_way_was_empty(desk: Desk) -> None:
    """The pool on the way goes on from where it stood, in a batch of its own."""
    posted(desk, "transfer-out", goods("APPLE", 2, source=BIN, document="TR-1", document_line="1"))
    posted(desk, "transfer-in", goods("APPLE", 2, target="B-01", document="TR-1", document_line="1"))
    late = goods("APPLE", 1, target="B-01", document="TR-1", document_line="1")
    assert [code for code, _ in posted(desk, "transfer-in", late).exceptions] == ["negative-stock"]
    assert accounts(desk) == {"1300": 27.5, "1320": -2.5, "2150": -25}


def test_inspection_of_a_line_goes_on_after_it_was_empty(desk: Desk) -> None:
    """Two units of one return line come one after the other, the first is restocked before."""
    posted(desk, "ship", goods("APPLE", 4, BIN, document="SO-1", document_line="1"))
    for _ in range(2):
        posted(desk, "return", goods("APPLE", 1, target="DOCK-1", document="SO-1", document_line="1"))
        back = goods("APPLE", 1, "DOCK-1", BIN, from_status="inspection", document="SO-1", document_line="1")
        posted(desk, "move", back)
    assert "1310" not in accounts(desk)
    assert held(desk)[BIN, "available", ""] == 8


def test_ship_takes_cost_and_earns_the_price(desk: Desk) -> None:
    posted(desk, "ship", goods("APPLE", 4, BIN, document="SO-1", document_line="1"))
    assert accounts(desk) == {"1200": 24, "1300": 15, "2150": -25, "4000": -24, "5000": 10}


def test_sell_at_the_counter(desk: Desk) -> None:
    posted(desk, "sell", goods("APPLE", 1, BIN, extra={"price": "7.50"}))
    assert accounts(desk) == {"1010": 7.5, "1300": 22.5, "2150": -25, "4000": -7.5, "5000": 2.5}


def test_sell_before_receive_is_trued_up(desk: Desk) -> None:
    posted(desk, "ship", goods("APPLE", 12, BIN, document="SO-1", document_line="1"))
    [exception] = rows(desk.books, "exception")
    assert exception["code"] == "negative-stock"
    desk.records(an_order("PO-2", an_order_line("1", "APPLE", 5, "4")))
    posted(desk, "receive", goods("APPLE", 5, target=BIN, document="PO-2", document_line="1"))
    assert accounts(desk) == {"1200": 72, "1300": 12, "2150": -45, "4000": -72, "5000": 30, "5200": 3}


def test_issue_scrap_and_donate_need_a_reason(desk: Desk) -> None:
    [parked] = desk.post(desk.transaction("scrap", goods("APPLE", 1, BIN)))
    assert parked.code == "no-reason"
    posted(desk, "scrap", goods("APPLE", 1, BIN), reason="BROKEN")
    posted(desk, "donate", goods("APPLE", 1, BIN), reason="GIFT")
    posted(desk, "issue", goods("APPLE", 1, BIN), reason="OWN-USE")
    assert accounts(desk) == {"1300": 17.5, "2150": -25, "5100": 2.5, "5310": 2.5, "5330": 2.5}


def test_counts_gain_and_lose(desk: Desk) -> None:
    posted(desk, "count", goods("APPLE", 2, target=BIN))
    assert accounts(desk) == {"1300": 30, "2150": -25, "5300": -5}
    posted(desk, "adjust", goods("APPLE", 3, BIN), reason="BROKEN")
    assert accounts(desk) == {"1300": 22.5, "2150": -25, "5300": -5, "5310": 7.5}


def test_opening_and_production(desk: Desk) -> None:
    desk.records(ProductionOrder("MO-1", (ProductionLine("1", "PEAR", 5 * ONE, "1.20"),)))
    posted(desk, "opening", goods("PEAR", 2, target=BIN, cost="1"))
    posted(desk, "produce", goods("PEAR", 5, target=BIN, document="MO-1", document_line="1"))
    assert accounts(desk) == {"1300": 33, "1390": -6, "2150": -25, "3900": -2}


def sold_and_returned(desk: Desk) -> None:
    posted(desk, "ship", goods("APPLE", 4, BIN, document="SO-1", document_line="1"))
    desk.records(an_order("PO-2", an_order_line("1", "APPLE", 6, "4.50")))
    posted(desk, "receive", goods("APPLE", 6, target=BIN, document="PO-2", document_line="1"))
    desk.records(Return("RMA-1", "CUST", (ReturnLine("1", "APPLE", 2 * ONE, "SO-1", "1"),)))
    posted(desk, "return", goods("APPLE", 2, target="DOCK-1", document="RMA-1", document_line="1"))


def test_a_return_comes_back_at_the_cost_it_left_with(desk: Desk) -> None:
    sold_and_returned(desk)
    assert accounts(desk) == {
        "1200": 24, "1300": 42, "1310": 5, "2150": -52, "2400": -12, "4000": -24, "4100": 12, "5000": 5,
    }  # fmt: skip
    posted(
        desk, "move",
        goods("APPLE", 1, "DOCK-1", BIN, from_status="inspection", document="RMA-1", document_line="1"),
    )  # fmt: skip
    posted(
        desk, "scrap",
        goods("APPLE", 1, "DOCK-1", status="inspection", document="RMA-1", document_line="1"),
        reason="BROKEN",
    )  # fmt: skip
    assert accounts(desk)["1300"] == 44.5
    assert "1310" not in accounts(desk)
    posted(desk, "refund", document="RMA-1", extra={"amount": 12_0000})
    assert "2400" not in accounts(desk)


def test_never_more_comes_back_than_was_sold(desk: Desk) -> None:
    sold_and_returned(desk)
    posted(desk, "return", goods("APPLE", 3, target="DOCK-1", document="SO-1", document_line="1"))
    assert held(desk)["DOCK-1", "inspection", ""] == 4
    assert held(desk)["DOCK-1", "quarantine", "customer:CUST"] == 1


def test_a_return_refused_and_sent_back(desk: Desk) -> None:
    sold_and_returned(desk)
    posted(
        desk, "return-refused",
        goods("APPLE", 2, "DOCK-1", status="inspection", document="RMA-1", document_line="1"),
    )  # fmt: skip
    found = accounts(desk)
    assert (found["5000"], found["1200"]) == (10, 24)
    assert not {"1310", "2400", "4100"} & set(found)


def test_a_return_without_a_sale_is_the_customers_until_accepted(desk: Desk) -> None:
    posted(desk, "return", goods("APPLE", 1, target="DOCK-1", extra={"customer": "CUST"}))
    assert held(desk)["DOCK-1", "quarantine", "customer:CUST"] == 1
    posted(
        desk, "accept",
        goods("APPLE", 1, "DOCK-1", "DOCK-1", from_status="quarantine", from_owner="customer:CUST",
              to_status="inspection", extra={"price": "6"}),
    )  # fmt: skip
    assert accounts(desk) == {"1300": 25, "1310": 2.5, "2150": -25, "2400": -6, "4100": 6, "5000": -2.5}


def test_a_past_shipment_comes_back_at_its_written_cost(desk: Desk) -> None:
    desk.records(PastShipment("OLD-1", "CUST", (PastLine("1", "PEAR", 3 * ONE, cost="1.50", price="2"),)))
    posted(desk, "return", goods("PEAR", 2, target="DOCK-1", document="OLD-1", document_line="1"))
    assert accounts(desk) == {"1300": 25, "1310": 3, "2150": -25, "2400": -4, "4100": 4, "5000": -3}


def test_over_receipt_is_accepted_at_the_orders_cost(desk: Desk) -> None:
    posted(desk, "receive", goods("APPLE", 2, target="DOCK-1", document="PO-1", document_line="1"))
    line = goods("APPLE", 2, "DOCK-1", BIN, from_status="quarantine", from_owner="supplier:ACME",
                 document="PO-1", document_line="1")  # fmt: skip
    posted(desk, "accept", line)
    assert accounts(desk) == {"1300": 30, "2150": -30}
    assert held(desk) == {(BIN, "available", ""): 12}


def test_tolerance_comes_from_the_agreement(desk: Desk) -> None:
    desk.records(Agreement("ACME", over_percent="10"))
    posted(desk, "receive", goods("APPLE", 2, target=BIN, document="PO-1", document_line="1"))
    assert held(desk)[BIN, "available", ""] == 11


def test_back_to_vendor_takes_the_receipts_layer(desk: Desk) -> None:
    desk.records(
        an_order("PO-2", an_order_line("1", "PEAR", 5, "2")),
        an_order("PO-3", an_order_line("1", "PEAR", 5, "3")),
    )
    posted(desk, "receive", goods("PEAR", 5, target=BIN, document="PO-2", document_line="1"))
    posted(desk, "receive", goods("PEAR", 5, target=BIN, document="PO-3", document_line="1"))
    posted(desk, "vendor-return", goods("PEAR", 2, BIN, document="PO-3", document_line="1"))
    assert accounts(desk) == {"1300": 44, "2150": -44}
    pears = (r for r in rows(desk.books, "layer_rest", "ordinal") if "PEAR" in r["pool"])
    assert [(r["quantity"] // ONE, r["value"] // 10_000) for r in pears] == [(5, 10), (3, 9)]


def test_consigned_goods_become_ours_when_they_ship(desk: Desk) -> None:
    desk.records(Agreement("CON", "APPLE", "consignment", "2", first="theirs"))
    posted(desk, "opening", goods("APPLE", 3, target=BIN, to_owner="consignor:CON"))
    assert accounts(desk) == {"1300": 25, "2150": -25}
    posted(desk, "ship", goods("APPLE", 4, BIN, document="SO-1", document_line="1"))
    assert accounts(desk) == {"1200": 24, "1300": 22.5, "2150": -25, "2160": -6, "4000": -24, "5000": 8.5}
    assert held(desk) == {(BIN, "available", ""): 9}
    posted(desk, "return", goods("APPLE", 4, target="DOCK-1", document="SO-1", document_line="1"))
    assert accounts(desk)["1310"] == 8.5


def test_consigned_goods_never_go_negative(desk: Desk) -> None:
    posted(desk, "opening", goods("APPLE", 1, target=BIN, to_owner="consignor:CON"))
    answer = posted(desk, "move", goods("APPLE", 2, BIN, "A-02", owner="consignor:CON"))
    assert [code for code, _ in answer.exceptions] == ["consigned-short"]
    assert held(desk) == {
        (BIN, "available", ""): 9, ("A-02", "available", ""): 1, ("A-02", "available", "consignor:CON"): 1,
    }  # fmt: skip


def test_a_kit_is_built_and_broken(desk: Desk) -> None:
    desk.records(an_item("BASKET"), Kit("BASKET", (KitPart("APPLE", 2 * ONE), KitPart("PEAR", ONE))))
    posted(desk, "opening", goods("PEAR", 4, target=BIN, cost="3"))
    posted(desk, "build", goods("APPLE", 4, BIN), goods("PEAR", 2, BIN), goods("BASKET", 2, target=BIN))
    assert not list(rows(desk.books, "exception"))
    values = {p["item"]: p["value"] / 10_000 for p in rows(desk.books, "pool")}
    assert values == {"APPLE": 15, "PEAR": 6, "BASKET": 16}
    posted(
        desk, "break", goods("BASKET", 1, BIN), goods("APPLE", 2, target=BIN), goods("PEAR", 1, target=BIN)
    )
    assert sum(p["value"] for p in rows(desk.books, "pool")) == 37_0000
    assert accounts(desk) == {"1300": 37, "2150": -25, "3900": -12}


def test_b_stock_is_written_down(desk: Desk) -> None:
    desk.records(an_item("APPLE-B"))
    posted(desk, "convert", goods("APPLE", 2, BIN), goods("APPLE-B", 2, target="A-02", cost="1"))
    assert accounts(desk) == {"1300": 22, "2150": -25, "5320": 3}


def test_an_invoice_at_another_price(desk: Desk) -> None:
    posted(desk, "ship", goods("APPLE", 4, BIN, document="SO-1", document_line="1"))
    posted(
        desk, "invoice", goods("APPLE", 10, document="PO-1", document_line="1", cost="3"), document="INV-1"
    )
    assert accounts(desk) == {"1200": 24, "1300": 18, "2100": -30, "4000": -24, "5000": 10, "5210": 2}
    answer = posted(desk, "invoice", goods("APPLE", 1, document="PO-1", document_line="1", cost="3"))
    assert [code for code, _ in answer.exceptions] == ["invoice-beyond"]


def test_freight_on_a_receipt_and_on_the_way_out(desk: Desk) -> None:
    posted(desk, "freight", goods("APPLE", 1, document="PO-1", document_line="1", extra={"amount": 5_0000}))
    posted(desk, "freight", document="SO-1", extra={"amount": 2_0000, "outbound": 1})
    assert accounts(desk) == {"1300": 30, "2150": -25, "2170": -5, "2180": -2, "5400": 2}


def test_an_order_in_another_currency_is_worth_its_receipts_rate(desk: Desk) -> None:
    line = an_order_line("1", "PEAR", 10, "4")
    desk.records(
        ExchangeRate("USD", "0.9", "2026-01-01"), ExchangeRate("USD", "0.8", "2027-01-01"),
        an_order("PO-9", type(line)(**{**{n: getattr(line, n) for n in line.__slots__}, "currency": "USD"})),
    )  # fmt: skip
    posted(desk, "receive", goods("PEAR", 10, target=BIN, document="PO-9", document_line="1"))
    assert accounts(desk) == {"1300": 61, "2150": -61}


def test_revaluation_and_another_method(desk: Desk) -> None:
    posted(desk, "revalue", goods("APPLE", 1, BIN, cost="2"))
    assert accounts(desk) == {"1300": 20, "2150": -25, "5220": 5}
    desk.records(an_item("APPLE", method="fifo"))
    assert_holds(desk.books)
    [rest] = rows(desk.books, "layer_rest")
    assert (rest["quantity"], rest["value"]) == (10 * ONE, 20_0000)
    assert rest["key"] != rest["pool"]
    desk.records(an_item("APPLE", method="standard", cost="3"))
    assert_holds(desk.books)
    assert accounts(desk) == {"1300": 30, "2150": -25, "5220": -5}


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(("before", "left"), [((), 5), (("4.5",), 4.5)])
def test_a_standard_taken_back_is_the_one_before(
    desk: Desk, before: tuple[str, ...], left: float, together: bool
) -> None:
    """The pool's first standard goes back to the catalogue's, in one batch with its reversal or not."""
    desk.records(an_item("BOLT", method="standard", cost="5"))
    for cost in before:
        posted(desk, "revalue", goods("BOLT", 1, BIN, cost=cost))
    wrong = desk.transaction("revalue", goods("BOLT", 1, BIN, cost="4"))
    batch = [wrong, desk.reverse(wrong), desk.transaction("ship", goods("BOLT", 2, BIN))]
    for part in [batch] if together else [[one] for one in batch]:
        assert [answer.verdict for answer in desk.post(*part)] == ["posted"] * len(part)
    assert_holds(desk.books)
    [pool] = (row for row in rows(desk.books, "pool") if row["item"] == "BOLT")
    assert pool["value"] == -2 * left * 10_000
    assert verify_books(desk.books).faults == []


def test_an_unknown_serial_enters_from_found(desk: Desk) -> None:
    desk.records(an_item("SAW", tracking="serial", cost="40"))
    answer = posted(desk, "ship", goods("SAW", 1, BIN, serial="S9"))
    assert [code for code, _ in answer.exceptions] == ["serial-unknown"]
    moved = [(m["from_location"], m["to_location"]) for m in rows(desk.books, "movement", "envelope, line")]
    assert moved[-2:] == [("~found", BIN), (BIN, "~customer")]


def test_a_serial_leaves_from_where_the_books_have_it(desk: Desk) -> None:
    desk.records(an_item("SAW", tracking="serial", cost="40"))
    posted(desk, "opening", goods("SAW", 1, target="A-02", serial="S1"))
    answer = posted(desk, "ship", goods("SAW", 1, BIN, serial="S1"))
    assert [code for code, _ in answer.exceptions] == ["serial-elsewhere"]
    assert not held(desk, "SAW")


REVERSIBLE = [
    ("move", [goods("APPLE", 4, BIN, "A-02")], {}),
    ("move", [goods("APPLE", 4, BIN, BIN, to_status="inspection")], {}),
    ("ship", [goods("APPLE", 4, BIN, document="SO-1", document_line="1")], {}),
    ("ship", [goods("APPLE", 14, BIN, document="SO-1", document_line="1")], {}),
    ("scrap", [goods("APPLE", 1, BIN)], {"reason": "BROKEN"}),
    ("count", [goods("APPLE", 2, target=BIN)], {}),
    ("transfer-out", [goods("APPLE", 4, BIN, document="TR-1", document_line="1")], {}),
    ("invoice", [goods("APPLE", 10, document="PO-1", document_line="1", cost="3")], {}),
    ("freight", [goods("APPLE", 1, document="PO-1", document_line="1", extra={"amount": 5_0000})], {}),
    ("revalue", [goods("APPLE", 1, BIN, cost="2")], {}),
    ("convert", [goods("APPLE", 2, BIN), goods("PEAR", 1, target="A-02", cost="1")], {}),
    ("return", [goods("APPLE", 1, target="DOCK-1")], {}),
]


@pytest.mark.parametrize(("kind", "lines", "fields"), REVERSIBLE, ids=lambda value: str(value)[:12])
def test_taken_back_everything_is_as_it_was(
    desk: Desk, kind: str, lines: list[object], fields: dict[str, str]
) -> None:
    before = held(desk), accounts(desk)
    sealed = desk.transaction(kind, *lines, **fields)  # type: ignore[arg-type]
    [first] = desk.post(sealed)
    assert first.verdict == "posted"
    assert (held(desk), accounts(desk)) != before
    [back] = desk.post(desk.reverse(sealed))
    assert back.verdict == "posted", back
    assert_holds(desk.books)
    assert (held(desk), accounts(desk)) == before


def test_a_used_receipt_is_reversed_at_pool_cost(desk: Desk) -> None:
    desk.records(an_order("PO-2", an_order_line("1", "APPLE", 10, "4")))
    second = desk.receive("APPLE", 10, "PO-2", to=BIN)
    desk.post(second)
    posted(desk, "ship", goods("APPLE", 5, BIN))
    [back] = desk.post(desk.reverse(second))
    assert back.verdict == "posted"
    assert_holds(desk.books)
    assert accounts(desk) == {"1300": 16.25, "2150": -25, "5000": 16.25, "5200": -7.5}
