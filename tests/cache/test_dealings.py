"""What a station is told of documents, places, sales, trouble and jobs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import Desk, goods, ticking
from random_day import a_warehouse, commit, promise

from app.cache.cache import Cache
from app.cache.lookup import LookUp
from app.db.engine import Books
from app.domain.clock import parse_instant
from app.domain.documents import NoticeLine, Return, ReturnLine, SalesLine, SalesOrder, ShipNotice, Transfer
from app.domain.quantity import ONE
from app.domain.records import Location, PurchaseOrder
from app.domain.standing import Sold
from app.domain.terms import Task
from app.domain.transaction import Transaction
from app.outbox.outbox import Outbox
from app.outbox.sender import Sender
from app.posting.claim import claim


@pytest.fixture
def desk(sqlite_books: Books, cache: Cache) -> Desk:
    desk = a_warehouse(sqlite_books)
    cache.follow(desk.books)
    return desk


def follow(cache: Cache, desk: Desk, *sealed: object) -> None:
    answers = desk.post(*sealed)
    assert all(answer.verdict == "posted" for answer in answers), answers
    cache.follow(desk.books)


def numbers(look: LookUp, kind: type) -> list[str]:
    return [one.number for one in look.open_documents(kind, 20)]


def test_a_document_is_found_by_its_number_whatever_it_is(look: LookUp, desk: Desk) -> None:
    found = [look.document(number) for number in ("PO-1", "SO-1", "ASN-1", "RET-1", "TR-1", "PS-1")]
    assert [one.TABLE for one in found] == [
        "purchase_order", "sales_order", "ship_notice", "return", "transfer", "past_shipment",
    ]  # fmt: skip
    assert look.document("SSCC-1") is None


def test_a_parcel_is_found_by_its_tracking_number_until_that_is_another(
    look: LookUp, cache: Cache, desk: Desk
) -> None:
    assert look.document("TRACK-1").number == "PS-1"
    back = look.document("TRACK-2")
    assert back.number == "RET-1"
    follow(cache, desk, desk.record(replace(back, tracking="TRACK-9")))
    assert look.document("TRACK-2") is None
    assert look.document("TRACK-9").number == "RET-1"


def test_a_number_comes_before_a_tracking_number(look: LookUp, cache: Cache, desk: Desk) -> None:
    follow(cache, desk, desk.record(Return("RET-2", "JANE", tracking="SO-1")))
    assert look.document("SO-1").TABLE == "sales_order"


def test_a_document_that_waits_is_found_and_worked_off_like_any_other(
    look: LookUp, cache: Cache, station: Outbox, desk: Desk
) -> None:
    back = Return("RET-7", "JANE", (ReturnLine("1", "PLUM", ONE),), "TRACK-7")
    commit(station, look, Transaction("record", record=back))
    sender = Sender(station, clock=ticking())
    for step in (lambda: None, lambda: sender.drain(desk.books), lambda: cache.follow(desk.books)):
        step()
        assert look.document("RET-7") == look.document("TRACK-7") == back
        assert numbers(look, Return) == ["RET-1", "RET-7"]
    came = goods("PLUM", 1, target="DOCK-1", document="RET-7", document_line="1")
    commit(station, look, Transaction("return", (came,)))
    assert numbers(look, Return) == ["RET-1"]


def test_a_notice_is_found_by_each_unit_it_announces(look: LookUp, cache: Cache, desk: Desk) -> None:
    line = NoticeLine("1", "PO-1", "1", "APPLE", ONE, sscc="CARTON", parent_sscc="PALLET")
    follow(cache, desk, desk.record(ShipNotice("ASN-2", (line,))))
    assert [look.notice_of(code).number for code in ("SSCC-1", "CARTON", "PALLET")] == [
        "ASN-1",
        "ASN-2",
        "ASN-2",
    ]
    assert look.notice_of("ASN-1") is None


def test_sales_come_by_priority_then_promised_date_then_number(
    look: LookUp, cache: Cache, desk: Desk
) -> None:
    def order(number: str, promised: str, priority: str = "") -> object:
        line = SalesLine("1", "PLUM", ONE, promised=promised)
        return desk.record(SalesOrder(number, "JANE", (line,), priority))

    follow(
        cache, desk, order("A", ""), order("B", "2026-12-01"), order("C", "2026-11-24"), order("D", "", "10")
    )
    assert numbers(look, SalesOrder) == ["SO-1", "D", "C", "B", "A", "SO-2"]
    assert [one.number for one in look.open_documents(SalesOrder, 2)] == ["SO-1", "D"]


def test_a_notice_is_open_until_its_units_stand_somewhere_and_its_lines_came(
    look: LookUp, cache: Cache, desk: Desk
) -> None:
    assert numbers(look, ShipNotice) == ["ASN-1"]
    follow(cache, desk, desk.receive("APPLE", 6, unit="SSCC-1"))
    assert numbers(look, ShipNotice) == ["ASN-1"]
    follow(cache, desk, desk.receive("APPLE", 12, "PO-2"))
    assert numbers(look, ShipNotice) == []
    assert numbers(look, PurchaseOrder) == ["PO-1"]


def test_a_document_that_is_closed_waits_for_nothing_until_it_is_opened_again(
    look: LookUp, cache: Cache, desk: Desk
) -> None:
    line = goods("APPLE", 12, document_line="1")
    follow(
        cache,
        desk,
        desk.transaction("close-document", line, document="PO-2", extra={"table": "purchase_order"}),
    )
    assert numbers(look, PurchaseOrder) == ["PO-1"]
    follow(cache, desk, desk.transaction("reopen", document="PO-2"))
    assert numbers(look, PurchaseOrder) == ["PO-1", "PO-2"]


def test_a_transfer_is_open_until_it_arrived_or_was_lost(look: LookUp, cache: Cache, desk: Desk) -> None:
    transfer = Transfer("TR-2", "MAIN", "NORTH", look.document("TR-1").lines)
    short = replace(transfer, lines=tuple(replace(line, quantity=5 * ONE) for line in transfer.lines))
    announced = desk.record(short)
    out = desk.transaction("transfer-out", goods("APPLE", 5, "A-02", document="TR-2", document_line="1"))
    came = desk.transaction(
        "transfer-in", goods("APPLE", 4, target="N-01", document="TR-2", document_line="1"), document="TR-2"
    )
    follow(cache, desk, announced, out, came)
    assert "TR-2" in numbers(look, Transfer)
    lost = goods("APPLE", 1, "~transit:TR-2", document="TR-2", document_line="1")
    follow(cache, desk, desk.transaction("transfer-lost", lost))
    assert "TR-2" not in numbers(look, Transfer)


def test_places_come_in_walk_order(look: LookUp, cache: Cache, desk: Desk) -> None:
    follow(
        cache,
        desk,
        desk.record(Location("A-02", "MAIN", "bin", walk=1)),
        desk.record(Location("A-01", "MAIN", "bin", walk=2)),
    )
    assert [one.code for one in look.locations("MAIN", "bin")] == ["A-02", "A-01"]
    assert [one.code for one in look.locations("NORTH")] == ["N-01"]


def test_a_sale_from_before_the_books_is_a_sale(look: LookUp, desk: Desk) -> None:
    shipped = parse_instant("2026-11-01")
    assert look.sold(document="PS-1") == (
        Sold("PS-1", "1", "JANE", "APPLE", "", "", 5 * ONE, 125_000, shipped),
    )


def test_sales_come_newest_first_and_go_when_taken_back(look: LookUp, cache: Cache, desk: Desk) -> None:
    first = desk.transaction("ship", goods("PLUM", 2, "A-01", document="SO-1", document_line="1"))
    second = desk.transaction("ship", goods("PLUM", 3, "A-01", document="SO-2", document_line="1"))
    follow(cache, desk, first, second)
    assert [(one.document, one.customer, one.quantity) for one in look.sold(item="PLUM")] == [
        ("SO-2", "JANE", 3 * ONE), ("SO-1", "JANE", 2 * ONE),
    ]  # fmt: skip
    assert [one.value for one in look.sold(document="SO-1")] == [50_000]
    follow(cache, desk, desk.reverse(second))
    assert [one.document for one in look.sold(item="PLUM")] == ["SO-1"]


def test_what_came_back_counts_until_it_is_sent_back_again(look: LookUp, cache: Cache, desk: Desk) -> None:
    sold = desk.transaction("ship", goods("PLUM", 5, "A-01", document="SO-1", document_line="1"))
    back = desk.transaction("return", goods("PLUM", 3, target="DOCK-1", document="RET-1", document_line="1"))
    follow(cache, desk, sold, back)
    assert look.returned(document="SO-1") == look.returned(document="SO-1", line="1") == 3 * ONE
    assert look.progress("SO-1", "1", "returned") == look.progress("RET-1", "1", "returned") == 3 * ONE
    again = goods("PLUM", 1, "DOCK-1", from_status="inspection", document="RET-1", document_line="1")
    follow(cache, desk, desk.transaction("return-refused", again))
    assert look.returned(document="SO-1") == 2 * ONE
    follow(cache, desk, desk.reverse(back))
    assert look.returned(document="SO-1") == -ONE


def test_the_last_known_cost_is_a_sites(look: LookUp, desk: Desk) -> None:
    value, quantity = look.unit_cost("PLUM", "MAIN")
    assert value * ONE == 25_000 * quantity
    assert look.unit_cost("PLUM", "NORTH") == (0, 0)


def test_an_exception_stands_until_it_is_cleared(look: LookUp, cache: Cache, desk: Desk) -> None:
    beyond = desk.receive("APPLE", 13, "PO-2")
    follow(cache, desk, beyond)
    [noted] = look.exceptions("PO-2")
    assert (noted.code, noted.item, noted.owner) == ("over-receipt", "APPLE", "purchasing")
    assert noted.id == f"{cache.position}.1"
    clear = {"exception": beyond.envelope.id, "part": 1, "reason": "agreed"}
    follow(cache, desk, desk.seal("clear", clear))
    assert look.exceptions("PO-2") == ()


def test_tasks_are_found_by_kind_and_place_the_oldest_first_until_they_are_done(
    look: LookUp, cache: Cache, desk: Desk
) -> None:
    count = Task("count", "A-01", "PLUM", opened_at=7)
    refill, other = Task("refill", "A-01", opened_at=5), Task("count", "A-02", opened_at=6)
    follow(cache, desk, *(desk.record(task) for task in (count, refill, other)))
    assert [one.id for one in look.tasks()] == [refill.key, other.key, count.key]
    assert [one.id for one in look.tasks(kind="count", location="A-01")] == [count.key]
    assert [one.id for one in look.tasks(location="A-01")] == [refill.key, count.key]
    follow(cache, desk, desk.record(replace(count, state="done")))
    assert [one.id for one in look.tasks(kind="count")] == [other.key]


def test_a_job_is_held_until_its_lock_lapses(look: LookUp, cache: Cache, desk: Desk) -> None:
    granted = claim(desk.books, "job", {"name": "SO-1"}, station="pick", operator="ANA", clock=ticking())
    cache.follow(desk.books)
    until = int(granted.result["until"])
    assert look.job_holder("SO-1", until - 1) == "ANA"
    assert look.job_holder("SO-1", until) == ""
    assert look.job_holder("SO-2", 0) == ""


def test_promises_come_earliest_first_by_document_item_or_unit(
    look: LookUp, cache: Cache, desk: Desk
) -> None:
    promise(desk.books, "SO-2")
    promise(desk.books, "SO-1")
    pick = goods("PLUM", 2, "A-01", "CART", to_unit="T-1", document="SO-1", document_line="1")
    follow(cache, desk, desk.transaction("pick", pick))
    assert next(one.document for one in look.promises(item="PLUM")) == "SO-2"
    assert {(one.state, one.quantity) for one in look.promises(document="SO-1")} == {
        ("open", 18 * ONE), ("picked", 2 * ONE),
    }  # fmt: skip
    [picked] = look.promises(unit="T-1")
    assert (picked.state, picked.document) == ("picked", "SO-1")


def codes(look: LookUp, *, closed: bool, limit: int) -> tuple[str, ...]:
    return tuple(one.code for one in look.units_waiting(closed=closed, limit=limit).first)


def test_units_that_wait_come_by_the_urgency_of_their_orders_whatever_else_is_open(
    look: LookUp, cache: Cache, desk: Desk, station: Outbox
) -> None:
    """Those that hold nothing for an open order are not among them; what is on its way counts."""
    orders = [SalesOrder(f"SO-9{n}", "JANE", (SalesLine("1", "PLUM", ONE),), str(n)) for n in range(3)]
    follow(cache, desk, *(desk.record(order) for order in orders))
    picks = []
    for n, order in enumerate(orders):
        promise(desk.books, order.number)
        line = {"document": order.number, "document_line": "1", "to_unit": f"T-{n}"}
        picks.append(goods("PLUM", 1, "A-01", "CART", **line))
    follow(cache, desk, desk.transaction("pick", picks[2]), desk.transaction("pick", picks[0]))
    assert codes(look, closed=False, limit=9) == ("T-0", "T-2")
    assert codes(look, closed=False, limit=1) == ("T-0",)
    commit(station, look, Transaction("pick", (picks[1],)))
    assert codes(look, closed=False, limit=9) == ("T-0", "T-1", "T-2")
    commit(station, look, Transaction("close-unit", extra={"unit": "T-0"}))
    assert codes(look, closed=False, limit=9) == ("T-1", "T-2")
    assert codes(look, closed=True, limit=9) == ("T-0",)
    line = goods("PLUM", 1, document_line="1")
    done = desk.transaction("close-document", line, document="SO-92", extra={"table": "sales_order"})
    follow(cache, desk, done)
    assert codes(look, closed=False, limit=9) == ("T-1",)
