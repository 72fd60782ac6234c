"""Transactions as JSON lines: read strictly, judged by the books in order, answered line by line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from builders import Desk, rows, ticking
from conftest import Office
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.identifiers import new_id
from app.domain.quantity import ONE
from app.domain.records import Staff
from app.integration.post_lines import FilePosted, post_lines
from app.integration.transaction_file import read_transactions
from app.integration.values import pin
from app.posting.granting import GRANTS
from app.posting.judge import KINDS


def _post(office: Office, *lines: dict[str, Any] | str, operator: str = "SUE") -> FilePosted:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return post_lines(office.books, texts, operator=operator, clock=ticking())


def _opening(quantity: str = "10", **fields: Any) -> dict[str, Any]:
    line = {"item": "APPLE", "quantity": quantity, "cost": "2.5", "to": "A-01"}
    return {"kind": "opening", "lines": [line], **fields}


def _on_hand(office: Office) -> dict[tuple[str, str], int]:
    return {(b["location"], b["status"]): b["quantity"] // ONE for b in rows(office.books, "balance")}


def test_lines_are_judged_in_order_and_answered(office: Office) -> None:
    office.takes("reasons", "code,name,account", "BROKEN,Broken,")
    done = _post(
        office,
        _opening("24"),
        "",
        {"kind": "move", "document": "JOB-7", "lines": [
            {"item": "APPLE", "quantity": 1, "unit": "case", "from_location": "A-01", "to_location": "DOCK-1",
             "to_status": "damaged"}]},
        {"kind": "scrap", "lines": [{"item": "APPLE", "quantity": "2", "from": {
            "location": "DOCK-1", "status": "damaged"}, "reason": "BROKEN"}]},
        {"kind": "scrap", "lines": [{"item": "APPLE", "quantity": "2", "from": "A-01"}]},
        {"kind": "count", "lines": [{"item": "APPLE", "quantity": "20", "from": "A-01"}], "operator": "ANA"},
    )  # fmt: skip
    assert [(a.line, a.posted.verdict, a.posted.code, [code for code, _ in a.posted.exceptions])
            for a in done.answers] == [
        (1, "posted", "", []),
        (3, "posted", "", []),
        (4, "posted", "", []),
        (5, "parked", "no-reason", []),
        (6, "posted", "", ["not-approved", "negative-stock"]),
    ]  # fmt: skip
    assert done.answers[3].text == "this needs a reason"
    assert not done.holds
    assert [a.posted.position for a in done.answers] == list(
        range(office.position() - 4, office.position() + 1)
    )
    assert _on_hand(office) == {("A-01", "available"): -8, ("DOCK-1", "damaged"): 10}
    last = [e for e in rows(office.books, "envelope") if e["id"] == done.answers[4].posted.id]
    assert (last[0]["operator"], last[0]["station"]) == ("ANA", "office")


def test_a_supplier_returns_a_refund_is_paid(office: Office, desk: Desk) -> None:
    desk.post(desk.receive("APPLE", 10))
    done = _post(
        office,
        {"kind": "vendor-return", "lines": [
            {"item": "APPLE", "quantity": "4", "from": "DOCK-1", "document": "PO-1", "document_line": "1"}]},
        {"kind": "refund", "document": "RMA-1", "amount": "12.50", "cash": True},
        {"kind": "period", "month": "2026-10", "state": "closed", "operator": "ACC"},
    )  # fmt: skip
    assert done.holds, done
    accounts = {(j["account"], j["debit"], j["credit"]) for j in rows(office.books, "journal")}
    assert ("2400", 12_5000, 0) in accounts
    assert ("2150", 10_0000, 0) in accounts


def test_promises_are_asked_for_in_their_turn(office: Office) -> None:
    office.takes("sales-orders", "number,line,customer,sku,quantity", "SO-1,1,ZOE,APPLE,12")
    done = _post(
        office,
        {"kind": "allocate", "document": "SO-9", "site": "MAIN"},
        _opening("10"),
        {"kind": "allocate", "document": "SO-1", "site": "MAIN"},
    )
    assert [(a.posted.verdict, a.posted.code) for a in done.answers] == [
        ("refused", "unknown-document"), ("posted", ""), ("claim", ""),
    ]  # fmt: skip
    [promise] = done.answers[2].granted["promises"]
    assert (promise["location"], promise["quantity"]) == ("A-01", 10 * ONE)
    short = done.as_json()["transactions"][2]["granted"]["short"]
    assert short == [{"document": "SO-1", "line": "1", "quantity": 2 * ONE}]


def test_a_line_with_its_own_id_is_posted_once(office: Office) -> None:
    own, parked = new_id(), new_id()
    lines = (
        _opening("10", id=own),
        _opening("5"),
        {"kind": "scrap", "id": parked, "lines": [{"item": "APPLE", "quantity": "2", "from": "A-01"}]},
    )
    first = _post(office, *lines)
    again = _post(office, *lines)
    assert _on_hand(office) == {("A-01", "available"): 20}
    assert [(a.posted.already, a.posted.position, a.text) for a in again.answers[::2]] == [
        (True, a.posted.position, a.text) for a in first.answers[::2]
    ]
    assert again.answers[2].posted.code == "no-reason"
    other = _post(office, _opening("11", id=own))
    assert [(e.line, e.column, e.reason) for e in other.errors] == [
        (1, "id", "was posted before with other content")
    ]
    twin = new_id()
    assert [e.line for e in _post(office, _opening(id=twin), _opening(id=twin)).errors] == [2]
    assert _on_hand(office) == {("A-01", "available"): 20}


def test_who_has_a_pin_is_named_by_the_call(office: Office, desk: Desk) -> None:
    desk.records(Staff("BOB", "Bob", "supervisor", pin("4711")))
    before = office.position()
    done = _post(office, _opening(operator="BOB"), _opening(approved_by="BOB"), operator="SUE")
    assert [(e.line, e.column) for e in done.errors] == [(1, "operator"), (2, "approved_by")]
    assert office.position() == before
    assert _post(office, _opening(operator="BOB"), operator="BOB").holds


def _units(item: str, unit: str) -> int | None:
    """A unit that no quantity to six places fits."""
    return 333_333 if (item, unit) == ("APPLE", "third") else None


LINE = {"item": "APPLE", "quantity": "1", "from": "A-01", "to": "DOCK-1"}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("{", ""),
        ("[]", ""),
        ("7", ""),
        ("[" * 100_000, ""),
        ('{"kind": "fly"}', "kind"),
        ('{"kind": 3}', "kind"),
        ('{"lines": []}', "kind"),
        ({"kind": "move", "lines": LINE}, "lines"),
        ({"kind": "move", "lines": [LINE], "colour": "red"}, "colour"),
        ({"kind": "move", "lines": [LINE], "id": "17"}, "id"),
        ({"kind": "move", "lines": [LINE], "id": "6f2c1c52-7a3a-4e3b-9d2e-1c1f0a3a2b1c"}, "id"),
        ({"kind": "move", "lines": [LINE], "scanned_at": "noon"}, "scanned_at"),
        ({"kind": "move", "lines": [LINE], "document": {}}, "document"),
        ({"kind": "move", "lines": [{**LINE, "quantity": "1,5"}]}, "lines[0].quantity"),
        ({"kind": "move", "lines": [{**LINE, "quantity": -1}]}, "lines[0].quantity"),
        ({"kind": "move", "lines": [LINE, {**LINE, "quantity": 0}]}, "lines[1].quantity"),
        ({"kind": "move", "lines": [{**LINE, "quantity": 10**30}]}, ""),
        ({"kind": "move", "lines": [{"item": "APPLE", "from": "A-01"}]}, "lines[0].quantity"),
        ({"kind": "move", "lines": [{"quantity": "1", "from": "A-01"}]}, "lines[0].item"),
        ({"kind": "move", "lines": [{**LINE, "unit": "pallet"}]}, "lines[0].unit"),
        ({"kind": "move", "lines": [{**LINE, "quantity": "0.5", "unit": "third"}]}, "lines[0].quantity"),
        ({"kind": "move", "lines": [{**LINE, "quantiti": "1"}]}, "lines[0].quantiti"),
        ({"kind": "move", "lines": [{**LINE, "from": 7}]}, "lines[0].from"),
        ({"kind": "move", "lines": [{**LINE, "from": {"status": "lost"}}]}, "lines[0].from.status"),
        ({"kind": "move", "lines": [{**LINE, "from": {"shelf": "A"}}]}, "lines[0].from.shelf"),
        ({"kind": "move", "lines": [{**LINE, "expiry": "31/12/2026"}]}, "lines[0].expiry"),
        ({"kind": "move", "lines": [{**LINE, "lot": "A\u001fB"}]}, "lines[0].lot"),
        ({"kind": "move", "lines": [{**LINE, "lot": "\ud800"}]}, ""),
        ({"kind": "refund", "document": "R", "amount": "1.00001"}, "amount"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str | dict[str, Any], column: str) -> None:
    line = text if isinstance(text, str) else json.dumps(text)
    stated, [error] = read_transactions([line], _units)
    assert stated == []
    assert (error.line, error.column) == (1, column)
    assert error.reason and len(error.value) <= 200


def test_one_line_that_cannot_be_read_keeps_all_out(office: Office) -> None:
    before = office.position()
    done = _post(office, _opening(), "{", _opening(), '{"kind": "fly"}')
    assert [error.line for error in done.errors] == [2, 4]
    assert (done.answers, office.position()) == ([], before)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
WORDS = st.sampled_from(["APPLE", "SAW", "A-01", "DOCK-1", "PO-1", "1", "2.5", "damaged", "SUE"])
LINES = st.fixed_dictionaries(
    {"item": WORDS, "quantity": WORDS},
    optional=dict.fromkeys(("from", "to", "lot", "serial", "document", "document_line", "reason"), WORDS),
)
NAMES = st.sampled_from(["table", "key", "body", "month", "state", "exception", "part", "reason", "name"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries(
        {"kind": st.sampled_from([*KINDS, *GRANTS]), "lines": st.lists(LINES | PLAIN, max_size=2)},
        optional=dict.fromkeys(("document", "reason", "unit", "amount", "operator"), WORDS | PLAIN),
    ),
    st.dictionaries(NAMES, PLAIN | st.dictionaries(NAMES, PLAIN)),
)
def test_any_json_is_answered(small_office: Office, fields: dict[str, Any], others: dict[str, Any]) -> None:
    for line in (fields, {"kind": fields["kind"], **others}):
        done = _post(small_office, json.dumps(line))
        assert bool(done.errors) != bool(done.answers)
        json.dumps(done.as_json())
