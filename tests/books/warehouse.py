"""A warehouse that Hypothesis runs: two outboxes, one of them late; every fact is sealed, waits, is posted.

After every posting the books must hold (invariants 3 to 9), agree with the naive second opinion, and answer
what they once answered (invariant 10).
"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any, ClassVar

import pytest
from builders import Desk, an_item
from holds import faults
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from naive_books import ONE, NaiveBooks

from app.db.engine import Books
from app.domain.clock import Instant, parse_instant
from app.domain.documents import SalesLine, SalesOrder, Transfer, TransferLine
from app.domain.errors import Refusal
from app.domain.quantity import Quantity
from app.domain.records import Location, OrderLine, PurchaseOrder, Staff
from app.domain.terms import Agreement, Reason
from app.domain.transaction import Cell, Line
from app.insight.as_of import as_of
from app.insight.exceptions import exceptions
from app.insight.layers import layers
from app.insight.movements import journal_lines, movements
from app.insight.stock import stock
from app.insight.valuation import valuation
from app.posting.claim import claim
from app.verify.verify import verify_books

METHODS = ["average", "fifo", "lifo", "standard"]
GOODS = {
    "AVG": "average",
    "FIF": "fifo",
    "LIF": "lifo",
    "STD": "standard",
    "CON": "average",
    "SER": "fifo",
    "KIT": "average",
}
PLAIN = ["AVG", "FIF", "LIF", "STD"]
PRICES = ["1", "2.5", "0", "3.3333", "10", "0.0001", "7", "4", "6.25", "12", "9", "8"]
LINES = [f"{n:02}" for n in range(1, len(PRICES) + 1)]
SITES = {"DOCK-1": "MAIN", "A-01": "MAIN", "A-02": "MAIN", "CART[TOTE]": "MAIN", "N-01": "NORTH"}
MAIN, EVERYWHERE = ["DOCK-1", "A-01", "A-02", "CART[TOTE]"], list(SITES)
STATES = ["available", "available", "available", "damaged", "inspection"]
QUESTIONS = (stock, valuation, layers, movements, journal_lines, exceptions)
START = parse_instant("2026-11-23T08:00:00Z")
PLENTY = 1000

skus, places = st.sampled_from([*PLAIN, "CON"]), st.sampled_from(EVERYWHERE)
quantities = st.integers(1, 8).map(lambda n: n * ONE // 2)
outboxes = st.sampled_from(["now", "late"])
mains, states, serials = st.sampled_from(MAIN), st.sampled_from(STATES), st.sampled_from(["S1", "S2"])


def per_quantity(cost: str) -> Fraction:
    """Value (10⁻⁴) for one quantity (10⁻⁶)."""
    return Fraction(cost) * 10**4 / ONE


def catalogue() -> dict[str, dict[str, Any]]:
    """The items as the second opinion knows them."""
    lines = {line: (6 * ONE, per_quantity(cost)) for line, cost in zip(LINES, PRICES, strict=True)}
    items: dict[str, dict[str, Any]] = {}
    for sku, method in GOODS.items():
        cost = per_quantity("5") if sku in PLAIN else None
        items[sku] = {"method": method, "cost": cost, "price": per_quantity(PRICES[-1]), "lines": dict(lines)}
    items["SER"]["lines"]["99"] = (PLENTY * ONE, per_quantity("40"))
    items["SER"]["price"] = per_quantity("40")
    items["KIT"] |= {"price": None, "lines": {}}
    items["CON"] |= {"consigned": True, "first": True, "agreed": per_quantity("3"), "price": None}
    items["CON"]["lines"] = {line: (6 * ONE, Fraction(0)) for line in LINES}
    return items


def records() -> list[Any]:
    """The same for the books."""
    made: list[Any] = [
        Staff(badge, badge, role) for badge, role in (("ANA", "administrator"), ("ADAM", "accountant"))
    ]
    kinds = {"DOCK-1": "dock", "CART": "cart"}
    made += [
        Location(code.split("[")[0], site, kinds.get(code.split("[")[0], "bin"))
        for code, site in SITES.items()
    ]
    made += [item_record(sku, method) for sku, method in GOODS.items()]
    made += [Agreement("BEANS", "CON", "consignment", "3", first="theirs"), Reason("WHY", "Why")]
    made.append(Transfer("T-1", "MAIN", "NORTH", (TransferLine("1", "AVG", PLENTY * ONE),)))
    for sku in GOODS:
        made.append(SalesOrder(f"SO-{sku}", "JANE", tuple(SalesLine(n, sku, PLENTY * ONE) for n in "12")))
        costs = zip(LINES, PRICES, strict=True)
        lines = [OrderLine(n, sku, 6 * ONE, unit_cost="" if sku == "CON" else cost) for n, cost in costs]
        lines += [OrderLine("99", sku, PLENTY * ONE, unit_cost="40")] if sku == "SER" else []
        if sku != "KIT":
            made.append(PurchaseOrder(f"PO-{sku}", "BEANS" if sku == "CON" else "ACME", tuple(lines)))
    return made


def item_record(sku: str, method: str) -> Any:
    tracking = "serial" if sku == "SER" else "none"
    return an_item(sku, method=method, tracking=tracking, **({"cost": "5"} if sku in PLAIN else {}))


def cell(place: tuple[str, str, str]) -> Cell:
    location, _, unit = place[0].partition("[")
    return Cell(location, place[1], place[2], unit.rstrip("]"))


class Warehouse(RuleBasedStateMachine):
    books: ClassVar[Any]
    """A callable that opens fresh books; `close` ends them."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: Books = type(self).books()
        self.time = START
        self.desks = {name: Desk(self.opened, clock=self.clock) for name in ("now", "late")}
        self.queues: dict[str, list[tuple[Any, tuple[str, str, dict[str, Any]]]]] = {"now": [], "late": []}
        self.sent: dict[str, list[Any]] = {"now": [], "late": []}
        self.oracle = NaiveBooks(catalogue(), SITES | {"CART": "MAIN"})
        self.sealed: dict[str, Any] = {}
        self.receipts: dict[str, tuple[str, tuple[str, str], str]] = {}
        self.methods = dict(GOODS)
        self.closed: set[str] = set()
        self.seen: dict[str, Any] = {}
        office = Desk(self.opened, clock=self.clock)
        office.records(*records())

    def clock(self) -> Instant:
        self.time = Instant(self.time + 1_000_000)
        return self.time

    def teardown(self) -> None:
        for outbox in self.queues:
            self.flush(outbox, len(self.queues[outbox]) or 1)
        self.check(whole=True)
        self.opened.close()

    # --- what is scanned

    def say(
        self, outbox: str, kind: str, fact: tuple[str, dict[str, Any]], *lines: Line, **fields: Any
    ) -> None:
        """Seal a transaction, and the fact that it is."""
        name = f"F{len(self.sealed) + 1}"
        if outbox == "late":
            fields.setdefault("scanned_at", START - 40 * 86_400 * 10**6)
        sealed = self.desks[outbox].transaction(kind, *lines, **fields)
        self.sealed[name] = sealed
        self.queues[outbox].append((sealed, (name, *fact)))
        note(f"{name} = {outbox}: {kind} {fact[1]}")

    def line(self, sku: str, q: int, source: Any = None, target: Any = None, **fields: Any) -> Line:
        ends = {"source": cell(source) if source else Cell(), "target": cell(target) if target else Cell()}
        return Line(sku, Quantity(q), **ends, **fields)

    @rule(outbox=outboxes, sku=skus, q=quantities, to=places, state=states, data=st.data())
    def receive(self, outbox: str, sku: str, q: int, to: str, state: str, data: st.DataObject) -> None:
        taken = {order for _, order, _ in self.receipts.values()}
        free = [(f"PO-{sku}", n) for n in LINES if (f"PO-{sku}", n) not in taken]
        if not free:
            return
        order, target = data.draw(st.sampled_from(free)), (to, state, "")
        self.receipts[f"F{len(self.sealed) + 1}"] = (sku, order, to)
        fact = ("receive", {"item": sku, "to": target, "q": q, "order": order})
        line = self.line(sku, q, None, target, document=order[0], document_line=order[1])
        self.say(outbox, "receive", fact, line)

    @rule(outbox=outboxes, to=places, serial=serials)
    def receive_serial(self, outbox: str, to: str, serial: str) -> None:
        target, order = (to, "available", ""), ("PO-SER", "99")
        fact = ("receive", {"item": "SER", "to": target, "q": ONE, "order": order, "serial": serial})
        line = self.line("SER", ONE, None, target, document=order[0], document_line=order[1], serial=serial)
        self.say(outbox, "receive", fact, line)

    @rule(outbox=outboxes, ends=st.tuples(mains, mains), serial=serials, away=st.booleans())
    def carry_serial(self, outbox: str, ends: tuple[str, str], serial: str, away: bool) -> None:
        one, two = ((end, "available", "") for end in ends)
        if away:
            fact: Any = ("ship", {"item": "SER", "source": one, "q": ONE, "serial": serial})
            self.say(outbox, "ship", fact, self.line("SER", ONE, one, serial=serial))
        elif one != two:
            fact = ("move", {"item": "SER", "source": one, "target": two, "q": ONE, "serial": serial})
            self.say(outbox, "move", fact, self.line("SER", ONE, one, two, serial=serial))

    @rule(
        outbox=outboxes,
        sku=skus,
        q=quantities,
        ends=st.tuples(mains, mains),
        states=st.tuples(states, states),
    )
    def move(self, outbox: str, sku: str, q: int, ends: tuple[str, str], states: tuple[str, str]) -> None:
        source, target = ((ends[n], states[n], "") for n in (0, 1))
        if source == target:
            return
        fact = ("move", {"item": sku, "source": source, "target": target, "q": q})
        picked = "pick" if target[0] == "CART[TOTE]" and target[1] == "available" == source[1] else "move"
        sale = {"document": f"SO-{sku}", "document_line": "1"} if picked == "pick" else {}
        self.say(outbox, picked, fact, self.line(sku, q, source, target, **sale))

    @rule(outbox=outboxes, sku=skus, q=quantities, source=places, sale=st.sampled_from(["", "1", "2"]))
    def ship(self, outbox: str, sku: str, q: int, source: str, sale: str) -> None:
        one, order = (source, "available", ""), (f"SO-{sku}", sale) if sale else ("", "")
        about = {"item": sku, "source": one, "q": q, "sale": order if sale else None}
        line = self.line(sku, q, one, document=order[0], document_line=order[1])
        self.say(outbox, "ship", ("ship", about), line)

    @rule(outbox=outboxes, sku=st.sampled_from(PLAIN), q=quantities, sale=st.sampled_from("12"),
          to=st.sampled_from(["DOCK-1", "N-01"]))  # fmt: skip
    def give_back(self, outbox: str, sku: str, q: int, sale: str, to: str) -> None:
        order = (f"SO-{sku}", sale)
        extra = {"sale": order[0], "sale_line": order[1]}
        fact = ("give_back", {"item": sku, "to": to, "q": q, "sale": order})
        self.say(outbox, "return", fact, self.line(sku, q, None, (to, "available", ""), extra=extra))

    @rule(outbox=outboxes, sku=skus, q=quantities, at=places, state=states,
          kind=st.sampled_from(["gain", "count", "scrap"]))  # fmt: skip
    def count(self, outbox: str, sku: str, q: int, at: str, state: str, kind: str) -> None:
        place = (at, state, "")
        if kind == "gain":
            fact = ("gain", {"item": sku, "target": place, "q": q})
            self.say(outbox, "count", fact, self.line(sku, q, None, place))
        else:
            fact = ("lose", {"item": sku, "source": place, "q": q})
            self.say(outbox, kind, fact, self.line(sku, q, place), reason="WHY" if kind == "scrap" else "")

    @rule(
        outbox=outboxes,
        sku=skus,
        q=quantities,
        way=st.sampled_from(["transfer-out", "transfer-in", "transfer-lost"]),
    )
    def transfer(self, outbox: str, sku: str, q: int, way: str) -> None:
        out, into = ("A-01", "available", ""), ("N-01", "available", "")
        about: dict[str, Any] = {"item": sku, "q": q, "document": "T-1"}
        about |= {"transfer-out": {"source": out}, "transfer-in": {"target": into}}.get(way, {})
        ends = {"transfer-out": (out, None), "transfer-in": (None, into)}.get(way, (None, None))
        line = self.line(sku, q, *ends, document="T-1", document_line="1")
        self.say(outbox, way, (way.replace("-", "_"), about), line)

    @precondition(lambda self: any(sku in PLAIN for sku, *_ in self.receipts.values()))
    @rule(
        outbox=outboxes,
        q=quantities,
        data=st.data(),
        amount=st.integers(-30_000, 50_000),
        freight=st.booleans(),
    )
    def after_a_receipt(self, outbox: str, q: int, data: st.DataObject, amount: int, freight: bool) -> None:
        """Freight on it (or a credit), or goods of it go back to the vendor."""
        plain = [name for name, (sku, *_) in self.receipts.items() if sku in PLAIN]
        receipt = data.draw(st.sampled_from(plain))
        sku, order, _ = self.receipts[receipt]
        where = {"document": order[0], "document_line": order[1]}
        if freight:
            fact: Any = ("charge", {"item": sku, "amount": amount, "receipt": receipt})
            self.say(outbox, "freight", fact, self.line(sku, ONE, extra={"amount": amount}, **where))
        else:
            source = (data.draw(places), "available", "")
            about = {"item": sku, "source": source, "q": q, "order": order, "receipt": receipt}
            self.say(outbox, "vendor-return", ("vendor_return", about), self.line(sku, q, source, **where))

    @rule(
        outbox=outboxes,
        sku=st.sampled_from(PLAIN),
        q=quantities,
        whose=st.sampled_from(["supplier:ACME", "customer:JANE"]),
    )
    def accept(self, outbox: str, sku: str, q: int, whose: str) -> None:
        source, target = ("DOCK-1", "quarantine", whose), ("DOCK-1", "available", "")
        fact = ("accept", {"item": sku, "source": source, "target": target, "q": q})
        self.say(outbox, "accept", fact, self.line(sku, q, source, target))

    @rule(outbox=outboxes, q=quantities, build=st.booleans())
    def kit(self, outbox: str, q: int, build: bool) -> None:
        shelf = ("A-01", "available", "")
        parts = [("AVG", shelf, q), ("FIF", shelf, 2 * q)]
        lines = [self.line(sku, n, *((shelf, None) if build else (None, shelf))) for sku, _, n in parts]
        whole = self.line("KIT", q, *((None, shelf) if build else (shelf, None)))
        if build:
            fact: Any = ("build", {"kit": ("KIT", q), "parts": parts, "to": shelf})
        else:
            fact = ("unbuild", {"kit": ("KIT", q), "source": shelf, "parts": parts})
        self.say(outbox, "build" if build else "break", fact, *lines, whole)

    @rule(
        outbox=outboxes,
        sku=st.sampled_from(PLAIN),
        site=st.sampled_from(["A-01", "N-01"]),
        cost=st.sampled_from(PRICES),
    )
    def revalue(self, outbox: str, sku: str, site: str, cost: str) -> None:
        fact = ("revalue", {"item": sku, "site": SITES[site], "cost": per_quantity(cost)})
        line = self.line(sku, ONE, (site, "available", ""), cost=cost)
        self.say(outbox, "revalue", fact, line, operator="ADAM")

    @rule(outbox=outboxes, sku=st.sampled_from(PLAIN), method=st.sampled_from(METHODS))
    def change_method(self, outbox: str, sku: str, method: str) -> None:
        name = f"F{len(self.sealed) + 1}"
        self.sealed[name] = self.desks[outbox].record(item_record(sku, method))
        self.queues[outbox].append((self.sealed[name], (name, "method", {"item": sku, "new": method})))
        note(f"{name} = {outbox}: {sku} is {method}")

    @precondition(lambda self: self.sealed)
    @rule(outbox=outboxes, data=st.data())
    def take_back(self, outbox: str, data: st.DataObject) -> None:
        other = data.draw(st.sampled_from(sorted(self.sealed)))
        id = self.sealed[other].envelope.id
        self.say(outbox, "reverse", ("reverse", {"other": other}), reverses=id)

    @rule(outbox=outboxes, month=st.sampled_from(["2026-10", "2026-11", "2026-12"]), closed=st.booleans())
    def period(self, outbox: str, month: str, closed: bool) -> None:
        name, state = f"F{len(self.sealed) + 1}", "closed" if closed else "open"
        self.sealed[name] = self.desks[outbox].seal(
            "period", {"month": month, "state": state}, operator="ADAM"
        )
        self.queues[outbox].append((self.sealed[name], (name, "period", {"month": month, "state": state})))

    @rule(sku=skus, kind=st.sampled_from(["allocate", "allocate", "release"]))
    def promise(self, sku: str, kind: str) -> None:
        request = {"document": f"SO-{sku}", "site": "MAIN"}
        claim(self.opened, kind, request, station="OFFICE", operator="ANA", clock=self.clock)
        self.check()

    # --- what is posted

    @rule(outbox=outboxes, n=st.integers(1, 12))
    def flush(self, outbox: str, n: int) -> None:
        """Post what waits, in a batch of some size."""
        batch, self.queues[outbox] = self.queues[outbox][:n], self.queues[outbox][n:]
        if not batch:
            return
        answers = self.desks[outbox].post(*(sealed for sealed, _ in batch))
        self.sent[outbox] += zip((sealed for sealed, _ in batch), answers, strict=True)
        for answer, (_, (name, kind, about)) in zip(answers, batch, strict=True):
            assert answer.code not in ("our-fault", "write-refused"), answer
            expected = self.in_period(about) if kind == "period" else self.oracle.happen(name, kind, about)
            assert (name, answer.verdict) == (name, expected), answer
        self.check()

    def in_period(self, about: dict[str, Any]) -> str:
        (self.closed.add if about["state"] == "closed" else self.closed.discard)(about["month"])
        return "posted"

    @precondition(lambda self: self.sent["now"] or self.sent["late"])
    @rule(outbox=outboxes, data=st.data())
    def send_again(self, outbox: str, data: st.DataObject) -> None:
        """The answer was cut off: the same envelopes come once more, with what waits behind them."""
        sent = self.sent[outbox]
        if not sent:
            return
        first = data.draw(st.integers(0, len(sent) - 1))
        answers = self.desks[outbox].post(*(sealed for sealed, _ in sent[first:]))
        for again, (_, before) in zip(answers, sent[first:], strict=True):
            assert again.already
            assert (again.position, again.verdict) == (before.position, before.verdict)

    @rule()
    def a_fork_is_refused(self) -> None:
        """The same id with other bytes."""
        for sealed, _ in self.sent["now"][-1:]:
            twin = Desk(self.opened, clock=self.clock).seal("move", {}, id=sealed.envelope.id)
            with pytest.raises(Refusal, match="other content"):
                self.desks["now"].post(twin)

    # --- what must hold

    def check(self, *, whole: bool = False) -> None:
        assert faults(self.opened) == []
        if whole:
            assert [fault.text for fault in verify_books(self.opened).faults] == []
        self.agree()
        self.remember()

    def agree(self) -> None:
        """Stock, pools and layers are those of the second opinion."""
        found, pools, rest = {}, {}, {}
        with self.opened.reading() as connection:
            for row in connection.exec_driver_sql("SELECT * FROM balance").mappings():
                location = row["location"] + (f"[{row['unit']}]" if row["unit"] else "")
                found[(location, row["status"], row["owner"]), row["item"], row["serial"]] = row["quantity"]
            for row in connection.exec_driver_sql("SELECT * FROM pool").mappings():
                pools[tuple(row["key"].split("\x1f"))] = (row["quantity"], row["value"])
            rests = "SELECT pool, quantity, value FROM layer_rest ORDER BY pool, ordinal, key"
            for pool, quantity, value in connection.exec_driver_sql(rests):
                rest.setdefault(tuple(pool.split("\x1f")), []).append((quantity, value))
        assert found == {key: quantity for key, quantity in self.oracle.stock.items() if quantity}
        for key in pools.keys() | self.oracle.pools.keys():
            other = self.oracle.pools.get(key)
            if key[2]:
                assert pools[key] == (self.oracle.others[key], 0), (key, pools[key], self.oracle.others[key])
            else:
                assert other is not None, key
                got = (pools.get(key, (0, 0)), (other.quantity, other.value))
                assert got[0] == got[1], (key, got, self.trace() if hasattr(self, "trace") else "")
                assert (key, rest.get(key, [])) == (key, self.oracle.layers(key))

    def remember(self) -> None:
        """What is answered as of now, and as of any earlier moment, is answered for ever (invariant 10)."""
        with self.opened.reading() as connection:
            now = as_of(connection, "")
            moments = [str(now.position), f"scan:2026-10-20T00:00:00Z@{now.position}"]
            for text in [*moments, *list(self.seen)[-6:], *list(self.seen)[:2]]:
                at = as_of(connection, text)
                answers = [list(ask(connection, at)) for ask in QUESTIONS]
                answer = json.dumps([at.as_json(), *answers], default=str)
                before = self.seen.setdefault(text, answer)
                if before != answer:
                    old, new = json.loads(before), json.loads(answer)
                    differ = [
                        (n, [row for row in a if row not in b], [row for row in b if row not in a])
                        for n, (a, b) in enumerate(zip(old, new, strict=True))
                        if a != b
                    ]
                    raise AssertionError(f"as of {text}: {differ}")
