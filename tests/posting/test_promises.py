"""Claims, promises and handling units (invariant 9): nothing is promised twice, nothing that is not there."""

from __future__ import annotations

import pytest
from builders import Desk, a_location, a_shop, an_item, goods, rows
from holding import assert_holds

from app.db.engine import Books
from app.domain.documents import SalesLine, SalesOrder
from app.domain.errors import Refusal
from app.domain.identifiers import new_id
from app.domain.quantity import ONE
from app.posting.claim import Granted, claim
from app.verify.verify import verify_books

BIN = "A-01"


@pytest.fixture
def desk(books: Books) -> Desk:
    desk = a_shop(
        books,
        a_location("A-02", kind="bin"),
        a_location("CART", kind="cart"),
        a_location("PACK", kind="stage"),
        SalesOrder("SO-1", "CUST", (SalesLine("1", "APPLE", 6 * ONE, price="6"),)),
        SalesOrder("SO-2", "CUST", (SalesLine("1", "APPLE", 6 * ONE, price="6"),)),
    )
    desk.post(desk.receive("APPLE", 10, to=BIN))
    return desk


def ask(desk: Desk, kind: str, operator: str = "ANA", id: str = "", **request: object) -> Granted:
    return claim(desk.books, kind, request, station=desk.station, operator=operator, clock=desk.clock, id=id)


def promised(desk: Desk) -> dict[tuple[str, str, str], float]:
    found: dict[tuple[str, str, str], float] = {}
    for row in rows(desk.books, "allocation"):
        key = (row["document"], row["state"], row["unit"])
        found[key] = found.get(key, 0) + row["quantity"] / ONE
    return found


def posted(desk: Desk, kind: str, *lines: object, **fields: object) -> tuple[str, ...]:
    [answer] = desk.post(desk.transaction(kind, *lines, **fields))  # type: ignore[arg-type]
    assert answer.verdict == "posted", answer
    assert_holds(desk.books)
    return tuple(code for code, _ in answer.exceptions)


def test_an_allocation_promises_what_is_there_and_no_more(desk: Desk) -> None:
    first, second = (
        ask(desk, "allocate", document="SO-1", site="MAIN"),
        ask(desk, "allocate", document="SO-2", site="MAIN"),
    )
    assert first.result["short"] == []
    assert second.result["short"] == [{"document": "SO-2", "line": "1", "quantity": 2 * ONE}]
    assert promised(desk) == {("SO-1", "open", ""): 6, ("SO-2", "open", ""): 4}
    assert second.position == first.position + 1


def test_a_claim_asked_again_answers_the_same(desk: Desk) -> None:
    id = new_id()
    first = ask(desk, "allocate", id=id, document="SO-1", site="MAIN")
    again = ask(desk, "allocate", id=id, document="SO-1", site="MAIN")
    assert (again.position, again.result, again.already) == (first.position, first.result, True)
    assert promised(desk) == {("SO-1", "open", ""): 6}
    with pytest.raises(Refusal) as caught:
        ask(desk, "allocate", id=id, document="SO-2", site="MAIN")
    assert caught.value.code == "id-reused"


def test_a_released_order_gives_its_stock_to_another(desk: Desk) -> None:
    ask(desk, "allocate", document="SO-1", site="MAIN")
    assert ask(desk, "release", document="SO-1").result == {"released": 6 * ONE}
    assert ask(desk, "allocate", document="SO-2", site="MAIN").result["short"] == []


def test_the_most_urgent_order_has_what_there_is(desk: Desk) -> None:
    line = SalesLine("1", "APPLE", 8 * ONE, promised="2026-11-30")
    desk.records(
        SalesOrder("SO-3", "CUST", (line,), priority="10"), SalesOrder("SO-4", "CUST", (line,), priority="2")
    )
    orders = ["SO-1", "SO-3", "SO-4"]
    found = ask(desk, "allocate", documents=orders, site="MAIN").result
    assert promised(desk) == {("SO-4", "open", ""): 8, ("SO-3", "open", ""): 2}
    assert [(one["document"], one["quantity"] // ONE) for one in found["short"]] == [("SO-3", 6), ("SO-1", 6)]
    assert_holds(desk.books)


@pytest.mark.parametrize(
    ("partial", "site", "expected"),
    [
        ("yes", "", {"APPLE": 10, "PEAR": 2}),
        ("lines", "", {"PEAR": 2}),
        ("no", "", {}),
        ("", "lines", {"PEAR": 2}),
        ("yes", "no", {"APPLE": 10, "PEAR": 2}),
    ],
)
def test_what_may_be_promised_of_an_order_that_cannot_have_all(
    desk: Desk, partial: str, site: str, expected: dict[str, int]
) -> None:
    lines = SalesLine("1", "APPLE", 11 * ONE), SalesLine("2", "PEAR", 2 * ONE)
    desk.records(an_item("PEAR"), SalesOrder("SO-0", "CUST", lines, partial=partial))
    posted(desk, "opening", goods("PEAR", 2, target="A-02", cost="1"))
    said = {"partial": site} if site else {}
    ask(desk, "allocate", documents=["SO-1", "SO-0"], site="MAIN", **said)
    found = {
        row["item"]: row["quantity"] // ONE
        for row in rows(desk.books, "allocation")
        if row["document"] == "SO-0"
    }
    assert found == expected
    # What the order may not have goes to the next one.
    assert promised(desk).get(("SO-1", "open", ""), 0) == (0 if "APPLE" in expected else 6)
    assert_holds(desk.books)


def test_a_line_is_allocated_anew_elsewhere(desk: Desk) -> None:
    posted(desk, "opening", goods("APPLE", 3, target="A-02", cost="1"))
    ask(desk, "allocate", document="SO-1", site="MAIN")

    def anew(line: str = "1", quantity: int = 0, **more: int) -> Granted:
        lines = [{"document": "SO-1", "line": line, "quantity": quantity * ONE}]
        return ask(desk, "reallocate", lines=lines, site="MAIN", location=BIN, **more)

    found = anew(quantity=5).result
    assert [(p["location"], p["quantity"] // ONE) for p in found["promises"]] == [("A-02", 3)]
    assert found["short"] == [{"document": "SO-1", "line": "1", "quantity": 2 * ONE}]
    assert promised(desk) == {("SO-1", "open", ""): 4}
    assert anew(give_up=1).result["short"] == []
    assert promised(desk) == {("SO-1", "open", ""): 3}
    with pytest.raises(Refusal) as caught:
        anew("9")
    assert caught.value.code == "unknown-line"
    assert_holds(desk.books)


def test_goods_taken_away_release_the_latest_promise(desk: Desk) -> None:
    ask(desk, "allocate", document="SO-1", site="MAIN")
    ask(desk, "allocate", document="SO-2", site="MAIN")
    assert "promise-released" in posted(desk, "count", goods("APPLE", 3, BIN))
    assert promised(desk) == {("SO-1", "open", ""): 6, ("SO-2", "open", ""): 1}


def test_picked_packed_shipped(desk: Desk) -> None:
    ask(desk, "allocate", document="SO-1", site="MAIN")
    line = {"document": "SO-1", "document_line": "1"}
    assert posted(desk, "pick", goods("APPLE", 4, BIN, "CART", to_unit="TOTE-1", **line)) == ()
    assert promised(desk) == {("SO-1", "open", ""): 2, ("SO-1", "picked", "TOTE-1"): 4}
    posted(desk, "move-unit", extra={"unit": "TOTE-1", "location": "PACK"})
    assert [(b["location"], b["unit"]) for b in rows(desk.books, "balance") if b["unit"]] == [
        ("PACK", "TOTE-1")
    ]
    posted(desk, "pack", goods("APPLE", 4, "PACK", "PACK", from_unit="TOTE-1", to_unit="BOX-1", **line))
    posted(desk, "close-unit", extra={"unit": "BOX-1"})
    assert posted(desk, "ship", goods("APPLE", 4, "PACK", from_unit="BOX-1", **line)) == ()
    assert promised(desk) == {("SO-1", "open", ""): 2}
    assert [p["quantity"] // ONE for p in rows(desk.books, "progress") if p["kind"] == "shipped"] == [4]


def test_a_pick_taken_back_is_open_again(desk: Desk) -> None:
    ask(desk, "allocate", document="SO-1", site="MAIN")
    pick = desk.transaction(
        "pick", goods("APPLE", 4, BIN, "CART", to_unit="TOTE-1", document="SO-1", document_line="1")
    )
    desk.post(pick, desk.reverse(pick))
    assert_holds(desk.books)
    assert promised(desk) == {("SO-1", "open", ""): 6}


def test_goods_lost_from_a_tote_are_no_longer_picked(desk: Desk) -> None:
    ask(desk, "allocate", document="SO-1", site="MAIN")
    posted(desk, "pick", goods("APPLE", 4, BIN, "CART", to_unit="TOTE-1", document="SO-1", document_line="1"))
    assert "promise-released" in posted(desk, "count", goods("APPLE", 1, "CART", from_unit="TOTE-1"))
    assert promised(desk) == {("SO-1", "open", ""): 3, ("SO-1", "picked", "TOTE-1"): 3}, "another is promised"


def test_what_was_picked_too_much_goes_back_first(desk: Desk) -> None:
    """Promised to an order are 6, picked are 8: two go back as they came, a third takes its promise along."""
    ask(desk, "allocate", document="SO-1", site="MAIN")
    posted(desk, "pick", goods("APPLE", 8, BIN, "CART", to_unit="TOTE-1", document="SO-1", document_line="1"))
    assert promised(desk) == {("SO-1", "picked", "TOTE-1"): 6}
    assert posted(desk, "move", goods("APPLE", 2, "CART", "A-02", from_unit="TOTE-1")) == ()
    assert promised(desk) == {("SO-1", "picked", "TOTE-1"): 6}
    assert posted(desk, "move", goods("APPLE", 1, "CART", "A-02", from_unit="TOTE-1")) == ()
    assert promised(desk) == {("SO-1", "picked", "TOTE-1"): 5, ("SO-1", "open", ""): 1}
    assert verify_books(desk.books).faults == []


def test_more_goes_back_in_one_move_than_was_too_much(desk: Desk) -> None:
    ask(desk, "allocate", document="SO-1", site="MAIN")
    posted(desk, "pick", goods("APPLE", 8, BIN, "CART", to_unit="TOTE-1", document="SO-1", document_line="1"))
    assert posted(desk, "move", goods("APPLE", 5, "CART", BIN, from_unit="TOTE-1")) == ()
    assert promised(desk) == {("SO-1", "picked", "TOTE-1"): 3, ("SO-1", "open", ""): 3}
    assert verify_books(desk.books).faults == []


def test_what_is_damaged_in_a_tote_ends_its_promise(desk: Desk) -> None:
    """The goods lie there, but no order can have them: an exception says so, and others are promised; spare
    goods break first."""
    ask(desk, "allocate", document="SO-1", site="MAIN")
    posted(desk, "pick", goods("APPLE", 7, BIN, "CART", to_unit="TOTE-1", document="SO-1", document_line="1"))
    broken = {"from_unit": "TOTE-1", "to_status": "damaged"}
    assert posted(desk, "move", goods("APPLE", 1, "CART", "A-02", **broken)) == ()
    assert promised(desk) == {("SO-1", "picked", "TOTE-1"): 6}
    assert posted(desk, "move", goods("APPLE", 2, "CART", "A-02", **broken)) == ("promise-released",)
    assert promised(desk) == {("SO-1", "picked", "TOTE-1"): 4, ("SO-1", "open", ""): 2}, "others are promised"
    assert verify_books(desk.books).faults == []


def test_of_two_orders_in_a_tote_each_is_packed_with_its_own_promise(desk: Desk) -> None:
    for order, quantity in (("SO-1", 6), ("SO-2", 4)):
        ask(desk, "allocate", document=order, site="MAIN")
        line = {"document": order, "document_line": "1"}
        posted(desk, "pick", goods("APPLE", quantity, BIN, "CART", to_unit="TOTE-1", **line))
    line = {"document": "SO-2", "document_line": "1"}
    posted(desk, "pack", goods("APPLE", 4, "CART", "CART", from_unit="TOTE-1", to_unit="BOX-1", **line))
    assert promised(desk) == {("SO-1", "picked", "TOTE-1"): 6, ("SO-2", "picked", "BOX-1"): 4}
    assert verify_books(desk.books).faults == []


def test_what_is_inside_moves_with_it_nested_too(desk: Desk) -> None:
    posted(desk, "move", goods("APPLE", 2, BIN, "CART", to_unit="BOX-1"))
    posted(desk, "move", goods("APPLE", 1, BIN, "CART", to_unit="PALLET"))
    posted(desk, "move-unit", extra={"unit": "BOX-1", "parent": "PALLET"})
    posted(desk, "move-unit", extra={"unit": "PALLET", "location": "PACK"})
    units = {u["code"]: (u["location"], u["parent"]) for u in rows(desk.books, "unit")}
    assert units == {"BOX-1": ("PACK", "PALLET"), "PALLET": ("PACK", "")}
    packed = {(b["location"], b["unit"]): b["quantity"] // ONE for b in rows(desk.books, "balance")}
    assert packed == {("PACK", "BOX-1"): 2, ("PACK", "PALLET"): 1, (BIN, ""): 7}
    [parked] = desk.post(desk.transaction("move-unit", extra={"unit": "PALLET", "parent": "BOX-1"}))
    assert parked.code == "unit-in-itself"


def test_an_empty_unit_moves_too(desk: Desk) -> None:
    posted(desk, "move", goods("APPLE", 2, BIN, "CART", to_unit="BOX-1"))
    posted(desk, "move", goods("APPLE", 2, "CART", BIN, from_unit="BOX-1"))
    posted(desk, "move-unit", extra={"unit": "BOX-1", "location": "PACK"})
    [unit] = rows(desk.books, "unit")
    assert unit["location"] == "PACK"


def test_a_unit_move_taken_back(desk: Desk) -> None:
    posted(desk, "move", goods("APPLE", 2, BIN, "CART", to_unit="BOX-1"))
    move = desk.transaction("move-unit", extra={"unit": "BOX-1", "location": "PACK"})
    [_, back] = desk.post(move, desk.reverse(move))
    assert back.verdict == "posted"
    assert_holds(desk.books)
    [unit] = rows(desk.books, "unit")
    assert (unit["location"], unit["state"]) == ("CART", "open")


def test_a_unit_scanned_elsewhere_is_taken_from_where_it_is(desk: Desk) -> None:
    posted(desk, "move", goods("APPLE", 2, BIN, "CART", to_unit="BOX-1"))
    assert posted(desk, "move", goods("APPLE", 1, "PACK", "A-02", from_unit="BOX-1")) == ("unit-elsewhere",)


def test_first_expiring_goes_first(desk: Desk) -> None:
    desk.records(
        an_item("MILK", tracking="lot", expires=True),
        SalesOrder("SO-3", "CUST", (SalesLine("1", "MILK", 3 * ONE),)),
    )
    for lot, expiry, place in (
        ("L1", "2027-03-01", BIN),
        ("L2", "2027-01-01", "A-02"),
        ("L0", "2026-01-01", BIN),
    ):
        posted(desk, "opening", goods("MILK", 2, target=place, lot=lot, expiry=expiry, cost="1"))
    found = ask(desk, "allocate", document="SO-3", site="MAIN").result["promises"]
    assert [(p["lot"], p["location"], p["quantity"] // ONE) for p in found] == [
        ("L2", "A-02", 2),
        ("L1", BIN, 1),
    ]


def test_a_job_is_one_persons_for_ten_minutes(desk: Desk) -> None:
    ask(desk, "job", name="COUNT-A")
    with pytest.raises(Refusal) as caught:
        ask(desk, "job", operator="BEN", name="COUNT-A")
    assert caught.value.code == "job-taken"
    ask(desk, "job", name="COUNT-A", done=1)
    assert ask(desk, "job", operator="BEN", name="COUNT-A").result["names"] == ["COUNT-A"]


def test_of_several_jobs_the_first_that_are_free(desk: Desk) -> None:
    ask(desk, "job", name="SO-1")
    jobs = {"names": ["SO-1", "SO-2", "SO-3"], "take": 1}
    assert ask(desk, "job", operator="BEN", **jobs).result["names"] == ["SO-2"]
    assert ask(desk, "job", operator="EVA", **{**jobs, "take": 2}).result["names"] == ["SO-3"]
    with pytest.raises(Refusal) as caught:
        ask(desk, "job", operator="UDO", **jobs)
    assert (caught.value.code, caught.value.text) == ("job-taken", "ANA is at SO-1")
    with pytest.raises(Refusal):
        ask(desk, "job", operator="BEN", names=["SO-2", "SO-1"])


def test_sscc_blocks_never_overlap(desk: Desk) -> None:
    blocks = [ask(desk, "sscc", prefix="9506000").result for _ in range(3)]
    assert [(b["first"], b["last"]) for b in blocks] == [(1, 100), (101, 200), (201, 300)]


def test_claims_take_positions_in_the_chain(desk: Desk) -> None:
    ask(desk, "sscc", prefix="9506000")
    entries = list(rows(desk.books, "entry", "position"))
    assert entries[-1]["verdict"] == "claim"
    assert [e["position"] for e in entries] == list(range(1, len(entries) + 1))
