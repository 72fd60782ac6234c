"""Receiving: what arrives is in the books once, at the order's cost, and says why where it does not fit."""

from __future__ import annotations

import pytest
from builders import Desk, a_shop, an_item, an_order, an_order_line, rows

from app.db.engine import Books
from app.domain.quantity import ONE


@pytest.fixture
def desk(books: Books) -> Desk:
    return a_shop(books)


def test_goods_on_the_order_are_ours_at_its_cost(desk: Desk) -> None:
    [posted] = desk.post(desk.receive("APPLE", 4))
    assert (posted.position, posted.verdict, posted.exceptions) == (7, "posted", ())
    [balance] = rows(desk.books, "balance")
    assert (balance["location"], balance["status"], balance["owner"], balance["quantity"]) == (
        "DOCK-1", "available", "", 4 * ONE,
    )  # fmt: skip
    [pool] = rows(desk.books, "pool")
    assert (pool["site"], pool["quantity"], pool["value"]) == ("MAIN", 4 * ONE, 10_0000)
    journal = rows(desk.books, "journal", "part")
    assert [(r["account"], r["debit"], r["credit"], r["period"]) for r in journal] == [
        ("1300", 10_0000, 0, "2026-11"), ("2150", 0, 10_0000, "2026-11"),
    ]  # fmt: skip
    [progress] = rows(desk.books, "progress")
    assert progress == {"document": "PO-1", "line": "1", "kind": "received", "quantity": 4 * ONE}


def test_beyond_the_order_lies_in_quarantine_and_is_the_suppliers(desk: Desk) -> None:
    [posted] = desk.post(desk.receive("APPLE", 12))
    assert posted.exceptions == (("over-receipt", "2 ea of APPLE more than ordered"),)
    held = {(b["status"], b["owner"]): b["quantity"] for b in rows(desk.books, "balance")}
    assert held == {("available", ""): 10 * ONE, ("quarantine", "supplier:ACME"): 2 * ONE}
    pools = {p["owner"]: (p["quantity"], p["value"]) for p in rows(desk.books, "pool")}
    assert pools == {"": (10 * ONE, 25_0000), "supplier:ACME": (2 * ONE, 0)}
    [progress] = rows(desk.books, "progress")
    assert progress["quantity"] == 12 * ONE


def test_what_is_not_on_the_order_enters_in_quarantine(desk: Desk) -> None:
    desk.records(an_item("PEAR"))
    [posted] = desk.post(desk.receive("PEAR", 3, line=""))
    assert [code for code, _ in posted.exceptions] == ["not-ordered"]
    [balance] = rows(desk.books, "balance")
    assert (balance["status"], balance["owner"]) == ("quarantine", "supplier:ACME")
    assert not list(rows(desk.books, "journal"))


def test_expired_goods_enter_in_quarantine(desk: Desk) -> None:
    [old, good] = desk.post(
        desk.receive(expiry="2026-11-22", lot="L1"), desk.receive(expiry="2026-11-23", lot="L2")
    )
    assert [code for code, _ in old.exceptions] == ["expired"]
    assert not good.exceptions


def test_a_serial_already_on_hand_moves_without_value(desk: Desk) -> None:
    desk.records(an_item("SAW", tracking="serial"), an_order("PO-2", an_order_line("1", "SAW", 5, "40")))
    first, twin = (
        desk.receive("SAW", 1, "PO-2", serial="S1"),
        desk.receive("SAW", 1, "PO-2", serial="S1", to="A-01"),
    )
    [_, posted] = desk.post(first, twin)
    assert [code for code, _ in posted.exceptions] == ["serial-moved"]
    [balance] = rows(desk.books, "balance")
    assert (balance["location"], balance["quantity"]) == ("A-01", ONE)
    [pool] = rows(desk.books, "pool")
    assert (pool["quantity"], pool["value"]) == (ONE, 40_0000)


def test_moving_average_blends_two_prices(desk: Desk) -> None:
    desk.records(an_order("PO-2", an_order_line("1", "APPLE", 5, "4")))
    desk.post(desk.receive("APPLE", 10), desk.receive("APPLE", 5, "PO-2"))
    [pool] = rows(desk.books, "pool")
    assert (pool["quantity"], pool["value"]) == (15 * ONE, 45_0000)
    assert pool["last_value"] * 15 * ONE == pool["last_quantity"] * 45_0000
    [rest] = rows(desk.books, "layer_rest")
    assert (rest["key"], rest["quantity"], rest["value"]) == (pool["key"], 15 * ONE, 45_0000)


@pytest.mark.parametrize(
    ("sku", "quantity", "fields", "code"),
    [
        ("NONE", 1, {}, "unknown-item"),
        ("APPLE", 1, {"to": "NOWHERE"}, "unknown-location"),
        ("APPLE", 1, {"order": "PO-9"}, "unknown-document"),
        ("APPLE", 2, {"serial": "S1"}, "serial-quantity"),
        ("APPLE", -1, {}, "bad-payload"),
        ("APPLE", 1, {"lot": "A\x1fB"}, "bad-payload"),
    ],
)
def test_what_cannot_be_true_is_parked(
    desk: Desk, sku: str, quantity: int, fields: dict[str, str], code: str
) -> None:
    [posted] = desk.post(desk.receive(sku, quantity, **fields))
    assert (posted.verdict, posted.code) == ("parked", code)
    assert not list(rows(desk.books, "movement"))
    [noted] = rows(desk.books, "exception")
    assert noted["code"] == code
    [after] = desk.post(desk.receive())
    assert after.verdict == "posted"


def test_a_reversal_mirrors_an_unused_receipt(desk: Desk) -> None:
    scan = desk.receive("APPLE", 4)
    desk.post(scan)
    [posted] = desk.post(desk.reverse(scan))
    assert (posted.verdict, posted.exceptions) == ("posted", ())
    assert not list(rows(desk.books, "balance"))
    [pool] = rows(desk.books, "pool")
    assert (pool["quantity"], pool["value"]) == (0, 0)
    totals: dict[str, int] = {}
    for row in rows(desk.books, "journal"):
        totals[row["account"]] = totals.get(row["account"], 0) + row["debit"] - row["credit"]
    assert totals == {"1300": 0, "2150": 0}
    [received] = [p for p in rows(desk.books, "progress") if p["kind"] == "received"]
    assert received["quantity"] == 0


def test_scan_and_undo_in_one_batch(desk: Desk) -> None:
    scan = desk.receive("APPLE", 4)
    answers = desk.post(scan, desk.reverse(scan), desk.reverse(scan))
    assert [(a.verdict, a.code) for a in answers] == [
        ("posted", ""),
        ("posted", ""),
        ("parked", "already-reversed"),
    ]
    assert not list(rows(desk.books, "balance"))
    [received] = [p for p in rows(desk.books, "progress") if p["kind"] == "received"]
    assert received["quantity"] == 0
