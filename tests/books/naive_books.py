"""A second opinion on the whole books: stock, value and layers recomputed from a plain list of facts.

It shares the rules with the books and nothing else: it imports nothing of the ledger and nothing of posting.
What one pool does is asked of the naive oracle beside the ledger's tests; here is which pool, and what goes
where. A fact is (name, kind, {what it says}); facts are applied in the order of posting. A cell is (location,
status, owner); None is the world outside. A serial makes a cell of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from naive_oracle import Oracle, last_of, lump, part, split

Cell = tuple[str, str, str]
Key = tuple[str, str, str, str, str]  # item, site, owner, account, reference
CONSIGNED, ONE = "consignor:BEANS", 10**6


class PoolOracle(Oracle):
    """One pool, with goods that come from another pool piece by piece."""

    def __init__(self, method: str, cost: Fraction | None) -> None:
        super().__init__(method, cost)
        self.born: dict[str, int] = {}

    def new_lot(self, name, q, v):
        lot = super().new_lot(name, q, v)
        self.born[name] = lot[0]
        return lot

    def cost_before(self, was):
        earlier = [one.event for one in self.done.values()]
        before = PoolOracle(*self.began)
        for event in earlier[: earlier.index(was.event)]:
            before.happen(event)
        return before.last

    def arrive_(self, name, pieces):
        """Goods with the value they left another pool with, the youngest of the pool."""
        _, _, q, v = lump(pieces)
        self.out.carried = v
        if self.method == "standard":
            self.enter_at_standard(q, v)
        else:
            named = [(f"{name}.{n}", p[2], p[3]) for n, p in enumerate(pieces)]
            self.enter([self.new_lot(*one) for one in (named if self.layered else [(name, q, v)])])
            self.learn(*(pieces[-1][2:] if self.layered else (q, v)))

    def return_in_(self, name, pieces):
        """Returned goods: every layer remembers the one that it once left."""
        if not self.layered:
            return self.arrive_(name, pieces)
        self.out.carried = lump(pieces)[3]
        self.enter([self.new_lot(f"{p[1]}>{name}", p[2], p[3]) for p in pieces])
        return self.learn(*pieces[-1][2:])

    def restock_(self, name, pieces):
        """Out of inspection: what remembers a layer of this pool goes to its place, the rest is new."""
        home = [p for p in pieces if self.layered and p[1].split(">")[0] in self.born and ">" in p[1]]
        away = [p for p in pieces if p not in home]
        if home:
            unknown = self.last is None
            self.enter([[self.born[p[1].split(">")[0]], p[1].split(">")[0], p[2], p[3]] for p in home])
            if unknown and home[-1][3] > 0:
                self.last = Fraction(home[-1][3], home[-1][2])
        if away:
            self.arrive_(name, away)
        self.out.carried = lump(pieces)[3]


@dataclass
class Leg:
    """One movement as it was made: goods from cell to cell, and the events in the pools at its ends."""

    item: str
    q: int
    source: Cell | None
    target: Cell | None
    serial: str = ""
    events: list[tuple[Key, str]] = field(default_factory=list)
    others: list[tuple[Key, int]] = field(default_factory=list)
    """What it did to pools of other owners: these have a quantity alone."""


@dataclass
class Happened:
    """What a fact came to."""

    kind: str
    legs: list[Leg]
    about: dict[str, Any]
    values: list[tuple[Key, str]] = field(default_factory=list)
    reversed: bool = False


class Parked(Exception):
    """It cannot be true."""


class NaiveBooks:
    def __init__(self, items: dict[str, dict[str, Any]], sites: dict[str, str]) -> None:
        self.items, self.sites = items, sites
        self.stock: Counter[tuple[Cell, str, str]] = Counter()
        self.pools: dict[Key, PoolOracle] = {}
        self.others: Counter[Key] = Counter()
        self.done: dict[str, Happened] = {}
        self.received: Counter[tuple[str, str]] = Counter()

    def happen(self, name: str, kind: str, about: dict[str, Any]) -> str:
        """Apply a fact; "posted" or "parked"."""
        self.name, self.legs, self.values = name, [], []
        try:
            getattr(self, kind.replace("-", "_"))(**about)
        except Parked:
            assert not self.legs, "judged before anything is done"
            return "parked"
        self.done[name] = Happened(kind, self.legs, about, self.values)
        return "posted"

    # --- what may happen

    def receive(self, item, to, q, order, serial=""):
        document, line = order
        ordered, cost = self.items[item]["lines"][line]
        target = (to[0], to[1], "")
        if serial and self.where(item, serial):
            self.arrived(item, q, serial, to)
            self.received[order] += q
            return
        accepted = min(q, max(0, ordered - self.received[order]))
        owner = CONSIGNED if self.items[item].get("consigned") else ""
        if accepted:
            value = 0 if owner else round(Fraction(accepted) * cost)
            mine = (target[0], target[1], owner)
            self.go(
                item, accepted, None, mine, ("receive", accepted, value), serial, ref=f"{document}:{line}"
            )
        if q > accepted:
            self.go(item, q - accepted, None, (to[0], "quarantine", "supplier:ACME"), None, serial)
        self.received[order] += q

    def move(self, item, source, target, q, ref="", serial=""):
        restock = source[1] == "inspection" and target[1] != "inspection" and source[2] == ""
        for owner, some in self.whose(item, source, q, serial):
            out, into = (*source[:2], owner), (*target[:2], owner)
            self.leaving(item, some, out, into, serial, ref=ref, restock=restock)

    def ship(self, item, source, q, serial="", sale=None):
        for owner, some in self.whose(item, source, q, serial):
            if owner == CONSIGNED:
                price = round(Fraction(some) * self.items[item]["agreed"])
                self.go(item, some, (*source[:2], owner), None, None, serial)
                self.go(item, some, None, source, None, serial, quiet=True)
                self.go(item, some, source, None, ("through", some, price), serial)
            else:
                self.leaving(item, some, (*source[:2], owner), None, serial)

    def lose(self, item, source, q, serial=""):
        for owner, some in self.whose(item, source, q, serial):
            self.leaving(item, some, (*source[:2], owner), None, serial)

    def gain(self, item, target, q):
        key = self.key(item, target)
        self.go(item, q, None, target, ("receive", q, self.current(key, q)))

    def transfer_out(self, item, source, q, document):
        for owner, some in self.whose(item, source, q, ""):
            self.leaving(item, some, (*source[:2], owner), (way(document), "available", owner), "")

    def transfer_in(self, item, target, q, document):
        there = (way(document), "available", "")
        for owner, some in self.whose(item, there, q, ""):
            self.leaving(item, some, (*there[:2], owner), (*target[:2], owner), "")

    def transfer_lost(self, item, q, document):
        self.lose(item, (way(document), "available", ""), q)

    def nothing(self):
        """A month is opened or closed."""

    def give_back(self, item, to, q, sale):
        left = self.still_out(sale)
        known = min(q, sum(p[2] for p in left))
        if known:
            self.go(item, known, None, (to, "inspection", ""), ("return_in", last_of(left, known)))
        if q > known:
            self.go(item, q - known, None, (to, "quarantine", "customer:JANE"), None)

    def vendor_return(self, item, source, q, order, receipt):
        """`receipt` is the one fact that received on this order line, if it stands."""
        was = self.done.get(receipt) if receipt else None
        key = self.key(item, source)
        mine = [e for k, e in was.legs[0].events if k == key] if was and not was.reversed else []
        event = ("vendor", q, mine[0], self.fallback(key)) if mine else None
        if event:
            self.go(item, q, source, None, event)
        else:
            self.leaving(item, q, source, None, "")

    def accept(self, item, source, target, q):
        self.go(item, q, source, None, None)
        self.go(item, q, None, target, ("receive", q, self.current(self.key(item, target), q)))

    def build(self, kit, parts, to):
        value = 0
        for item, source, q in parts:
            for owner, some in self.whose(item, source, q, ""):
                value += self.leaving(item, some, (*source[:2], owner), None, "")
        self.go(kit[0], kit[1], None, to, ("receive", kit[1], value))

    def unbuild(self, kit, source, parts):
        value = self.leaving(kit[0], kit[1], source, None, "")
        shares = split(value, [q for _, _, q in parts])
        for (item, to, q), worth in zip(parts, shares, strict=True):
            self.go(item, q, None, to, ("receive", q, worth))

    def charge(self, item, amount, receipt):
        was = self.done.get(receipt)
        if was is None or was.reversed or not was.legs or not was.legs[0].events:
            raise Parked
        if amount:
            key, event = was.legs[0].events[0]
            self.value(key, ("charge", amount, event))

    def revalue(self, item, site, cost):
        key = (item, site, "", "inventory", "")
        if not self.pool(key).quantity and self.items[item]["method"] != "standard":
            raise Parked
        self.value(key, ("revalue", cost))

    def method(self, item, new):
        old = self.items[item]["method"]
        self.items[item] = {**self.items[item], "method": new}
        if old != new:
            for key, pool in sorted(self.pools.items()):
                was, now = method_of(old, key), method_of(new, key)
                if key[0] == item and was != now and (pool.quantity or now == "standard"):
                    cost = self.items[item]["cost"] if now == "standard" else None
                    self.value(key, ("method", now, cost))
                elif key[0] == item:
                    pool.method = now

    def reverse(self, other):
        was = self.done.get(other)
        if was is None or was.reversed or was.kind == "reverse" or was.kind == "method":
            raise Parked
        if any(leg.serial for leg in was.legs):
            self.could_go_back(was)
        was.reversed = True
        for key, event in reversed(was.values):
            self.undo(key, event)
        for leg in reversed(was.legs):
            self.shift(leg.item, leg.q, leg.target, leg.source, leg.serial)
            self.legs.append(Leg(leg.item, leg.q, leg.target, leg.source, leg.serial))
            for key, event in sorted(leg.events, key=lambda one: -self.pools[one[0]].done[one[1]].quantity):
                self.undo(key, event)
            for key, q in leg.others:
                self.others[key] -= q
        if was.kind == "receive":
            self.received[was.about["order"]] -= sum(leg.q for leg in was.legs)

    def could_go_back(self, was):
        """A serial goes back only while it is where it was put."""
        at = {(leg.item, leg.serial): self.where(leg.item, leg.serial) for leg in was.legs if leg.serial}
        for leg in reversed(was.legs):
            if leg.serial and at[leg.item, leg.serial] != leg.target:
                raise Parked
            at[leg.item, leg.serial] = leg.source

    def undo(self, key, event):
        self.pool(key).happen(("reverse", self.event(), event, self.fallback(key)))

    # --- goods from cell to cell

    def leaving(self, item, q, source, target, serial, ref="", restock=False):
        """Goods leave a place of ours (or another's) at its pool's cost, and may enter another pool."""
        if serial:
            there = self.where(item, serial)
            if there is None:
                worth = self.current(self.key(item, source), q) if not source[2] else 0
                self.go(item, q, None, source, ("receive", q, worth), serial)
            elif there != source:
                target = (*target[:2], there[2]) if target else None
                source = there
                if source == target:
                    return 0
        return self.go(item, q, source, target, None, serial, ref=ref, source_ref=ref, restock=restock)

    def arrived(self, item, q, serial, to):
        """A serial that is on hand already moves from there."""
        there = self.where(item, serial)
        target = (to[0], *there[1:])
        if target != there:
            self.go(item, q, there, target, None, serial)

    def go(
        self, item, q, source, target, event, serial="", ref="", source_ref="", restock=False, quiet=False
    ):
        """One movement. `event` is what happens in the one pool that has value; None: what travels."""
        leg = Leg(item, q, source, target, serial)
        self.legs.append(leg)
        self.shift(item, q, source, target, serial)
        out, into = self.pool_at(item, source, source_ref, q), self.pool_at(item, target, ref)
        if out == into or quiet or (event and event[0] == "through"):
            if event:
                self.act(out, event, leg)
            return 0
        pieces, value = None, 0
        if out:
            self.keep_for_others(leg, out, -q)
            if not out[2]:
                pool = self.pool(out)
                given = event if event and event[0] == "vendor" else ("issue", q, self.fallback(out))
                value = self.act(out, given, leg)
                pieces = pool.done[leg.events[-1][1]].taken
        if into:
            self.keep_for_others(leg, into, q)
            if not into[2]:
                given = event or (("restock" if restock else "arrive"), pieces)
                self.act(into, given, leg)
        return value

    def keep_for_others(self, leg, key, q):
        if key[2]:
            self.others[key] += q
            leg.others.append((key, q))

    def act(self, key, event, leg):
        name = self.event()
        if not key[2]:
            what, *rest = event
            carried = self.pool(key).happen((what, name, *rest)).carried
            leg.events.append((key, name))
            return carried
        return 0

    def value(self, key, event):
        name = self.event()
        self.pool(key).happen((event[0], name, *event[1:]))
        self.values.append((key, name))

    def event(self):
        self.count = getattr(self, "count", 0) + 1
        return f"{self.name}/{self.count}"

    def shift(self, item, q, source, target, serial):
        for cell, sign in ((source, -1), (target, 1)):
            if cell:
                self.stock[cell, item, serial] += sign * q

    def whose(self, item, source, q, serial):
        """Consignors whose goods go first, ours, the other consignors'; what nobody has is ours."""
        if serial or (source[2] and source[2] != CONSIGNED):
            return [(source[2], q)]
        parts: dict[str, int] = {}
        order = (
            [CONSIGNED]
            if source[2]
            else [CONSIGNED, ""]
            if self.items[item].get("first")
            else ["", CONSIGNED]
        )
        for owner in order:
            some = min(q, max(0, self.stock[(*source[:2], owner), item, serial]))
            if some:
                parts[owner], q = parts.get(owner, 0) + some, q - some
        if q:
            parts[""] = parts.get("", 0) + q
        return list(parts.items())

    def where(self, item, serial):
        return next(
            (cell for (cell, i, s), q in self.stock.items() if (i, s) == (item, serial) and q > 0), None
        )

    # --- pools

    def key(self, item, cell, ref=""):
        location, status, owner = cell
        if location.startswith("~"):
            return (item, "MAIN", owner, "transit", location.removeprefix(way("")))
        if status == "inspection":
            return (item, self.sites[location], owner, "inspection", ref)
        return (item, self.sites[location], owner, "inventory", "")

    def pool_at(self, item, cell, ref="", leaving=0):
        if cell is None:
            return None
        key = self.key(item, cell, ref)
        if not leaving or key[3] != "inspection" or self.held(key) >= leaving:
            return key
        enough = [
            k for k in sorted({*self.pools, *self.others}) if k[:4] == key[:4] and self.held(k) >= leaving
        ]
        return enough[0] if enough else key

    def held(self, key):
        return self.others[key] if key[2] else self.pools[key].quantity if key in self.pools else 0

    def pool(self, key):
        if key not in self.pools:
            item = self.items[key[0]]
            first = item["cost"] if item["method"] == "standard" else None
            self.pools[key] = PoolOracle(method_of(item["method"], key), first)
        pool, item = self.pools[key], self.items[key[0]]
        if item["method"] == "standard" and pool.last is None:
            pool.last = item["cost"]
        return pool

    def current(self, key, q):
        """What one takes in at today's cost."""
        if key[2]:
            return 0
        pool = self.pools.get(key)
        if pool and pool.quantity > 0:
            return part(pool.value, q, pool.quantity) if q != pool.quantity else pool.value
        cost = pool.last if pool and pool.done and pool.last is not None else self.fallback(key)
        return round(cost * q) if cost is not None else 0

    def fallback(self, key):
        """The item's cost elsewhere, this site's fullest pool first; else the order's, the catalogue's."""
        known = [
            (k, p) for k, p in sorted(self.pools.items())
            if k[0] == key[0] and k != key and p.last is not None and (p.quantity or not k[4]) and p.done
        ]  # fmt: skip
        if known:
            return max(known, key=lambda one: (one[0][1] == key[1], one[1].quantity))[1].last
        item = self.items[key[0]]
        return item["price"] if item["price"] is not None else item["cost"]

    def still_out(self, sale):
        """What the standing sales of a line took, less what the standing returns brought."""
        left: list[list[Any]] = []
        for one in self.done.values():
            if one.kind == "ship" and one.about.get("sale") == sale and not one.reversed:
                for leg in one.legs:
                    for k, e in leg.events:
                        left += self.named(self.pools[k].done[e], self.pools[k].done[e].taken, e)
        back = []
        for one in self.done.values():
            if one.kind == "give_back" and one.about["sale"] == sale and not one.reversed:
                for leg in one.legs:
                    for k, e in leg.events:
                        pieces = self.pools[k].done[e].event[2]
                        back += self.named(self.pools[k].done[e], pieces, "back")
        return without(left, at_most(back, sum(p[2] for p in left)))

    def named(self, outcome, pieces, name):
        """Pieces by the layers they name; a pool without layers keeps one lump of its own."""
        return [list(p) for p in pieces] if outcome.layered else [[0, name, *lump(pieces)[2:]]]

    def layers(self, key):
        return [(lot[2], lot[3]) for lot in self.pools[key].lots]


def way(document: str) -> str:
    return f"~transit:{document}"


def method_of(method: str, key: Key) -> str:
    if key[2]:
        return "average"
    return method if key[3] == "inventory" else {"standard": "average", "lifo": "fifo"}.get(method, method)


def at_most(pieces, q):
    kept = []
    for place, name, much, v in pieces:
        some = min(q, much)
        q -= some
        kept += [[place, name, some, part(v, some, much)]] if some else []
    return kept


def without(left, back):
    """Set pieces off against the lots they name; what names another lot against what went last."""
    due: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for _, name, q, v in back:
        due[name][0] += q
        due[name][1] += v
    for lot in left:
        if due[lot[1]][0]:
            q, v = due[lot[1]]
            some = min(q, lot[2])
            worth = part(v, some, q)
            due[lot[1]] = [q - some, v - worth]
            lot[2], lot[3] = lot[2] - some, lot[3] - worth
    for owed in due.values():
        rest_q, rest_v = owed
        for lot in reversed(left):
            some = min(rest_q, lot[2])
            worth = part(rest_v, some, rest_q) if some else 0
            lot[3] -= lot[3] if some == lot[2] else min(lot[3], worth)
            lot[2], rest_q, rest_v = lot[2] - some, rest_q - some, rest_v - worth
    return [lot for lot in left if lot[2]]
