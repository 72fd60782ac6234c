"""As of a position, a posting time or a scan time: once given, an answer stays the same (invariant 10)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from builders import Desk, a_location, a_partner, a_person, an_item, an_order, an_order_line, rows, ticking

from app.db.engine import Books
from app.domain.clock import instant_text
from app.domain.documents import SalesLine, SalesOrder, Transfer, TransferLine
from app.domain.money import value_text
from app.domain.quantity import ONE, Quantity, quantity_text
from app.domain.records import Item
from app.domain.terms import Reason
from app.domain.transaction import Cell, Line
from app.insight.as_of import as_of
from app.insight.exceptions import exceptions
from app.insight.layers import layers
from app.insight.movements import journal_lines, movements
from app.insight.stock import stock
from app.insight.valuation import account_totals, valuation
from app.posting.claim import claim

QUESTIONS: dict[str, Callable[..., list[dict[str, Any]]]] = {
    "stock": stock,
    "movements": movements,
    "journal": journal_lines,
    "valuation": valuation,
    "exceptions": exceptions,
    "layers": lambda c, at, **only: layers(c, at, item=only.get("item", "")),
    "accounts": lambda c, at, **only: account_totals(c, at),
}
FILTERS: tuple[dict[str, str], ...] = ({}, {"item": "FIFO"}, {"location": "A-01"}, {"location": "NORTH"})
HOUR = 3_600_000_000
Answers = dict[tuple[str, str, int], Any]


@pytest.fixture
def desk(books: Books) -> Desk:
    """Items by every method, one with lots that expire; two sites; an order, a transfer, a sale."""
    desk = Desk(books, clock=ticking())
    desk.records(
        an_item("FIFO", method="fifo"), an_item("LIFO", method="lifo"), an_item("STD", method="standard",
        cost="2"), an_item("AVG"), an_item("LOT", tracking="lot", expires=True),
        a_location(), a_location("A-01", kind="bin"), a_location("B-01", site="NORTH", kind="bin"),
        a_partner(), a_partner("ZOE", "customer"), a_person("SUE", "administrator"), Reason("WHY", "Why"),
        an_order("PO-1", *(an_order_line(str(n), sku, 100, str(n)) for n, sku in enumerate(SKUS, 1))),
        SalesOrder("SO-1", "ZOE", (SalesLine("1", "FIFO", 8 * ONE), SalesLine("2", "AVG", 4 * ONE))),
        Transfer("T-1", "MAIN", "NORTH", (TransferLine("1", "AVG", 5 * ONE),)),
    )  # fmt: skip
    return desk


SKUS = ("FIFO", "LIFO", "STD", "AVG", "LOT")


class Day:
    """A seeded day of work: arrivals, moves, losses, transfers, promises, late scans, reversals."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self._desk = desk
        self._dice = random.Random(seed)
        self._done: list[Any] = []

    def work(self, steps: int) -> None:
        for _ in range(steps):
            self._dice.choice((self._arrive, self._arrive, self._move, self._lose, self._travel, self._undo,
                               self._promise, self._reprice))()  # fmt: skip

    def _post(self, kind: str, line: Line, **more: Any) -> None:
        late = self._dice.choice((0, 0, 5, 30)) * HOUR
        sealed = self._desk.transaction(
            kind, line, operator="SUE", scanned_at=self._desk.clock() - late, **more
        )
        [posted] = self._desk.post(sealed)
        if posted.verdict == "posted":
            self._done.append(sealed)

    def _goods(self, **more: Any) -> Line:
        sku = self._dice.choice(SKUS)
        lot = {"lot": self._dice.choice("XY")} if sku == "LOT" else {}
        return Line(sku, Quantity(self._dice.randint(1, 6) * ONE), **{**lot, **more})

    def _arrive(self) -> None:
        line = self._goods(target=Cell("A-01"))
        dated = {"expiry": self._dice.choice(("2026-11-20", "2027-01-01"))} if line.lot else {}
        number = str(SKUS.index(line.item) + 1)
        whole = Line(
            line.item, line.quantity, target=Cell("A-01"), lot=line.lot, document="PO-1",
            document_line=number, **(dated if self._dice.random() < 0.7 else {}),
        )  # fmt: skip
        self._post("receive", whole)

    def _move(self) -> None:
        self._post("move", self._goods(source=Cell("A-01"), target=Cell("DOCK-1", "damaged")))

    def _lose(self) -> None:
        self._post("adjust", self._goods(source=Cell("A-01"), reason="WHY"))

    def _travel(self) -> None:
        line = Line("AVG", Quantity(ONE), source=Cell("A-01"), document="T-1", document_line="1")
        self._post("transfer-out", line)

    def _undo(self) -> None:
        if self._done:
            taken = self._done.pop(self._dice.randrange(len(self._done)))
            self._desk.post(self._desk.transaction("reverse", operator="SUE", reverses=taken.envelope.id))

    def _promise(self) -> None:
        kind = self._dice.choice(("allocate", "release"))
        request = {"document": "SO-1", "site": "MAIN"}
        claim(self._desk.books, kind, request, station="PICK", operator="SUE", clock=self._desk.clock)

    def _reprice(self) -> None:
        """The catalogue goes on too: units, methods and the sites of places change."""
        unit, method = self._dice.choice(("ea", "kg")), self._dice.choice(("average", "fifo"))
        self._desk.records(Item("AVG", "Average", unit, method=method))


def _ask(books: Books, when: str) -> Answers:
    with books.snapshot() as connection:
        at = as_of(connection, when)
        answers: Answers = {
            (name, when, n): ask(connection, at, **only)
            for name, ask in QUESTIONS.items()
            for n, only in enumerate(FILTERS)
        }
        answers["as of", when, 0] = at.as_json()
        return answers


def _moments(books: Books, dice: random.Random) -> Iterator[str]:
    """Positions from the first to the last, the times they were posted at, scan times between."""
    with books.reading() as connection:
        last = as_of(connection, "").position
        for position in {last, dice.randint(1, last)}:
            at = as_of(connection, str(position))
            yield str(position)
            if at.posted_at:
                yield instant_text(at.posted_at)
                yield f"scan:{instant_text(at.posted_at - 3 * HOUR)}@{last}"


@pytest.mark.parametrize("seed", [20261123])
def test_an_answer_stays_the_same_whatever_is_posted_later(desk: Desk, seed: int) -> None:
    day, dice = Day(desk, seed), random.Random(seed)
    recorded: Answers = {}
    for _ in range(2):
        day.work(15)
        for when in list(_moments(desk.books, dice)):
            recorded |= _ask(desk.books, when)
    day.work(12)
    again = {
        key: value for when in {key[1] for key in recorded} for key, value in _ask(desk.books, when).items()
    }
    assert {key: value for key, value in again.items() if value != recorded[key]} == {}
    assert any(recorded["stock", when, 0] for _, when, _ in recorded)


@pytest.mark.parametrize("seed", [7])
def test_as_of_the_end_is_as_of_now(desk: Desk, seed: int) -> None:
    """What is folded from records is what the projections hold."""
    Day(desk, seed).work(40)
    with desk.books.reading() as connection:
        now = as_of(connection, "")
        desk_end = as_of(connection, str(now.position))
        far = as_of(connection, f"scan:2030-01-01T00:00:00Z@{now.position}")
        for name, ask in QUESTIONS.items():
            for only in FILTERS:
                asked = ask(connection, desk_end, **only)
                assert ask(connection, far, **only) == asked or name == "stock", (name, only)
                if name != "stock":
                    assert ask(connection, now, **only) == asked, (name, only)
        held = [_plain(row) for row in stock(connection, now)]
        assert held == [_plain(row) for row in stock(connection, far)] != []


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Without what depends on the day that expiry dates are held against."""
    return {name: value for name, value in row.items() if name not in {"available", "allocated"}}


@pytest.mark.parametrize("seed", [11])
def test_every_moment_is_the_sum_of_what_was_known(desk: Desk, seed: int) -> None:
    """Held against a plain sum over all rows, at positions near either end and at scan times."""
    Day(desk, seed).work(40)
    entries = {e["id"]: e["position"] for e in rows(desk.books, "entry")}
    scanned = {e["id"]: e["scanned_at"] for e in rows(desk.books, "envelope")}
    last = max(entries.values())
    middle = sorted(scanned.values())[len(scanned) // 2]
    moments = [(f"{at}", at, None) for at in (20, last // 2, last - 5)]
    moments += [(f"scan:{instant_text(middle)}@{at}", at, middle) for at in (last - 5, last)]
    for text, position, moment in moments:
        known = {
            id
            for id, at in entries.items()
            if at <= position and (moment is None or scanned.get(id, 0) <= moment)
        }
        with desk.books.reading() as connection:
            at = as_of(connection, text)
            held = {_cell(row): row["quantity"] for row in stock(connection, at)}
            worth = {
                row["item"] + row["site"] + row["account"]: row["value"] for row in valuation(connection, at)
            }
            moved = [row["transaction"] for row in movements(connection, at)]
        assert held == _held(desk, known) != {}
        assert worth == _worth(desk, known) != {}
        wanted = [m["envelope"] for m in rows(desk.books, "movement") if m["envelope"] in known]
        assert moved == sorted(wanted, key=entries.__getitem__)


def _cell(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        row[name] for name in ("location", "status", "owner", "handling_unit", "item", "lot", "serial")
    )


def _held(desk: Desk, known: set[str]) -> dict[tuple[str, ...], str]:
    sums: Counter[tuple[str, ...]] = Counter()
    for m in rows(desk.books, "movement"):
        for end, sign in (("to", 1), ("from", -1)):
            ends = (m[f"{end}_{name}"] for name in ("location", "status", "owner", "unit"))
            if m["envelope"] in known:
                sums[*ends, m["item"], m["lot"], m["serial"]] += sign * m["quantity"]
    real = {
        cell: n for cell, n in sums.items() if n and (cell[0][0] != "~" or cell[0].startswith("~transit:"))
    }
    return {cell: quantity_text(n) for cell, n in real.items()}


def _worth(desk: Desk, known: set[str]) -> dict[str, str]:
    quantities: Counter[str] = Counter()
    values: Counter[str] = Counter()
    for table, sign in (("layer", 1), ("layer_use", -1)):
        for row in rows(desk.books, table):
            item, site, _, account, _ = row["pool"].split("\x1f")
            if row["envelope"] in known:
                quantities[item + site + account] += sign * row["quantity"]
                values[item + site + account] += sign * row["value"]
    return {key: value_text(values[key]) for key in quantities if quantities[key] or values[key]}


def test_an_expiry_is_known_from_when_it_was_said(desk: Desk) -> None:
    goods = Line("LOT", Quantity(ONE), target=Cell("A-01"), lot="X", document="PO-1", document_line="5")
    [first] = desk.post(desk.transaction("receive", goods))
    [second] = desk.post(desk.transaction("receive", replace(goods, expiry="2027-01-01")))
    assert [_ask_expiry(desk, str(answer.position)) for answer in (first, second)] == ["", "2027-01-01"]


def _ask_expiry(desk: Desk, when: str) -> str:
    with desk.books.reading() as connection:
        [row] = stock(connection, as_of(connection, when))
        return str(row["expiry"])


def test_what_could_be_sold_then_stays_so_what_can_be_sold_now_goes_by_the_calendar(desk: Desk) -> None:
    goods = Line(
        "LOT", Quantity(ONE), target=Cell("A-01"), lot="X", expiry="2026-11-30", document="PO-1",
        document_line="5",
    )  # fmt: skip
    [posted] = desk.post(desk.transaction("receive", goods))
    answers = {}
    for day in ("2026-11-24", "2031-01-01"):
        with time_machine.travel(day), desk.books.reading() as connection:
            for when in ("", str(posted.position), f"scan:2026-11-23T12:00:00Z@{posted.position}"):
                [row] = stock(connection, as_of(connection, when))
                answers[day, when[:4]] = row["available"]
    assert answers.pop(("2031-01-01", "")) == "0"
    assert set(answers.values()) == {"1"}


def test_an_exception_was_open_until_it_was_cleared(desk: Desk) -> None:
    line = Line("FIFO", Quantity(ONE), source=Cell("A-01"), target=Cell("DOCK-1"))
    [posted] = desk.post(desk.transaction("move", line))
    payload = {"exception": posted.id, "part": 1, "reason": "counted"}
    desk.post(desk.seal("clear", payload, operator="SUE"))
    with desk.books.reading() as connection:
        [then] = exceptions(connection, as_of(connection, str(posted.position)))
        [now] = exceptions(connection, as_of(connection, ""))
    assert (then["cleared_by"], now["cleared_by"], now["reason"]) == ("", "SUE", "counted")
