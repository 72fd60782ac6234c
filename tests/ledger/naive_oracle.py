"""A second opinion on one pool: everything recomputed from a plain list of what happened.

It imports nothing of the ledger and shares only the rules with it: lots in a list, exact fractions, Python's
own rounding (half to even), and a look back over everything wherever something earlier matters.

A lot is [place, name, quantity, value]; average and standard keep a single one, "pool" at place 0. Events are
("receive", name, q, v) ("issue", name, q, cost) ("return", name, q, issue) ("vendor", name, q, receipt, cost)
("through", name, q, v) ("revalue", name, cost) ("charge", name, amount, receipt) ("method", name, new, cost)
("reverse", name, other, cost); costs are Fractions of value per unit of quantity, or None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass
class Outcome:
    """What one event did to the pool."""

    event: tuple
    layered: bool
    quantity: int = 0
    carried: int = 0
    true_up: int = 0
    variance: int = 0
    used: bool = False  # did it take, settle or change what lay there?
    into: list = field(default_factory=list)  # what each lot gained, settled debts too
    brought: list = field(default_factory=list)  # what a return carried in, before settling
    taken: list = field(default_factory=list)  # what it took, in that order
    deltas: dict = field(default_factory=dict)  # lot -> change of value alone


def recompute(method: str, cost: Fraction | None, events: list[tuple]) -> Oracle:
    """The pool after all these events."""
    oracle = Oracle(method, cost)
    for event in events:
        oracle.happen(event)
    return oracle


class Oracle:
    def __init__(self, method: str, cost: Fraction | None = None) -> None:
        self.began = (method, cost)
        self.method, self.last = method, cost
        self.lots: list[list] = []
        self.places = 0
        self.done: dict[str, Outcome] = {}

    @property
    def layered(self) -> bool:
        return self.method in ("fifo", "lifo")

    @property
    def quantity(self) -> int:
        return sum(lot[2] for lot in self.lots)

    @property
    def value(self) -> int:
        return sum(lot[3] for lot in self.lots)

    def happen(self, event: tuple) -> Outcome:
        what, name, *rest = event
        before, self.out = self.quantity, Outcome(event, self.layered)
        getattr(self, what + "_")(name, *rest)
        self.tidy()
        self.out.quantity = self.quantity - before
        self.done[name] = self.out
        return self.out

    def tidy(self):
        self.lots = sorted((lot for lot in self.lots if lot[2]), key=lambda lot: lot[0])

    # --- what may happen

    def receive_(self, name, q, v):
        if self.method == "standard":
            self.enter_at_standard(q, v)
        else:
            self.enter([self.new_lot(name, q, v)])
            self.learn(q, v)
        self.out.carried = v

    def issue_(self, name, q, cost):
        self.out.carried = self.leave(name, q, cost)

    def return_(self, _name, q, issue):
        self.come_back(last_of(self.still_out(issue), q))

    def vendor_(self, name, q, receipt, cost):
        was = self.done[receipt]
        left = self.leave_named(name, first_of(was.into, q), q, cost)
        self.out.carried = part(was.carried, min(q, was.quantity), was.quantity)
        self.out.variance = left - self.out.carried

    def through_(self, name, q, v):
        self.out.taken = [self.new_lot(name, q, v)]
        self.out.carried = v

    def revalue_(self, _name, cost):
        worth = round(cost * abs(self.quantity)) * (1 if self.quantity > 0 else -1)
        for lot, share in zip(self.lots, split(worth, [abs(lot[2]) for lot in self.lots]), strict=True):
            self.add_value(lot, share - lot[3])
        self.out.carried = sum(self.out.deltas.values())
        self.out.used, self.last = True, cost

    def charge_(self, _name, amount, receipt):
        was = self.done[receipt]
        self.out.carried = self.out.variance = amount
        if self.method == "standard" or self.quantity <= 0:
            return
        lots = [lot for lot in self.lots if lot[1] == receipt] if self.layered else self.lots
        here = min(was.quantity, sum(lot[2] for lot in lots))
        share = part(abs(amount), here, was.quantity) * (1 if amount >= 0 else -1)
        for lot, some in zip(lots, split(share, [lot[2] for lot in lots]), strict=True):
            self.add_value(lot, max(some, -lot[3]))
        self.out.variance -= sum(self.out.deltas.values())
        if not self.layered and self.value > 0:
            self.last = Fraction(self.value, self.quantity)

    def method_(self, name, new, cost):
        was_layered, self.method = self.layered, new
        if was_layered != self.layered and self.lots:
            self.lots = [self.new_lot(name, self.quantity, self.value)]
            self.out.used = True
        if new == "standard":
            self.revalue_(name, cost)

    def reverse_(self, name, other, cost):
        was, before = self.done[other], self.value
        if was.event[0] != "through":
            self.turn(name, was, cost)
            turned = was.carried if was.quantity < 0 else -was.carried
            self.out.variance = -was.variance
            self.out.true_up = turned - (self.value - before) - self.out.variance
        self.out.carried = was.carried

    def turn(self, name, was, cost):
        if was.quantity < 0:
            self.come_back(was.taken[::-1])
        elif was.quantity > 0 and self.untouched(was):
            self.lots[0][2] -= was.quantity
            self.lots[0][3] -= sum(lot[3] for lot in was.into)
        elif was.quantity > 0:
            self.leave_named(name, was.into, was.quantity, cost)
        elif self.method == "standard" and was.event[0] == "revalue" and self.cost_before(was) is not None:
            self.revalue_(name, self.cost_before(was))
        else:
            for lot in [lot for lot in self.lots if lot[1] in was.deltas]:
                back, most = -was.deltas[lot[1]], -lot[3]
                self.add_value(lot, max(back, most) if lot[2] > 0 else min(back, most))

    # --- looking back

    def untouched(self, was):
        later = list(self.done.values())
        later = later[later.index(was) + 1 :]
        return not (self.layered or was.layered or was.used or any(one.used for one in later))

    def cost_before(self, was):
        earlier = [one.event for one in self.done.values()]
        return recompute(*self.began, earlier[: earlier.index(was.event)]).last

    def still_out(self, issue):
        """What an issue took, less what its returns brought; a reversed return brought nothing."""
        left = [list(lot) for lot in self.done[issue].taken]
        reversed_ = {one.event[2] for one in self.done.values() if one.event[0] == "reverse"}
        owing: list[list] = []
        for one in self.done.values():
            if one.event[0] == "return" and one.event[3] == issue and one.event[1] not in reversed_:
                for place, name, q, v in one.brought:
                    own = [lot for lot in left if lot[1] == name]
                    if own:
                        own[0][2] -= q
                        own[0][3] -= v
                    else:
                        self.gain(owing, [place, name, q, v])
        for other in owing:
            _, _, q, v = other
            for lot in reversed(left):
                some = min(q, lot[2])
                share = part(v, some, q) if some else 0
                lot[3] -= lot[3] if some == lot[2] else min(lot[3], share)
                lot[2], q, v = lot[2] - some, q - some, v - share
        return [lot for lot in left if lot[2]]

    # --- goods in

    def new_lot(self, name, q, v):
        if not self.layered:
            return [0, "pool", q, v]
        self.places += 1
        return [self.places, name, q, v]

    def enter_at_standard(self, q, v):
        if self.last is None and v > 0:
            self.last = Fraction(v, q)
        worth = round(self.last * q) if self.last is not None else 0
        self.out.variance = v - worth
        self.enter([[0, "pool", q, worth]])

    def come_back(self, back):
        _, _, q, v = lump(back)
        self.out.carried, unknown = v, self.last is None
        self.out.brought = back if self.layered else [[0, "pool", q, v]]
        if self.method == "standard":
            self.enter_at_standard(q, v)
        else:
            self.enter(self.out.brought)
            if not self.layered:
                self.learn(q, v)
            elif unknown and back[-1][3] > 0:
                self.last = Fraction(back[-1][3], back[-1][2])

    def learn(self, q, v):
        if not self.layered and self.quantity > 0 and self.value > 0:
            self.last = Fraction(self.value, self.quantity)
        elif v > 0:
            self.last = Fraction(v, q)

    def enter(self, lots):
        settled: list[list] = []
        for came in lots:
            place, name, q, v = came
            debts = [lot for lot in self.lots if lot[2] < 0]
            for debt in sorted(debts, key=lambda lot: lot[1] != name):
                some = min(q, -debt[2])
                owed, paid = part(-debt[3], some, -debt[2]), part(v, some, q) if q else 0
                self.gain(settled, [debt[0], debt[1], some, owed])
                debt[2], debt[3], q, v = debt[2] + some, debt[3] + owed, q - some, v - paid
                self.out.true_up += paid - owed
                self.out.used = True
            self.tidy()
            self.gain(self.out.into, [place, name, q, v])
            self.gain(self.lots, [place, name, q, v])
            self.tidy()
        for debt in settled:
            self.gain(self.out.into, debt)

    def gain(self, lots, lot):
        own = [other for other in lots if other[1] == lot[1]]
        if own:
            own[0][2], own[0][3] = own[0][2] + lot[2], own[0][3] + lot[3]
        elif lot[2]:
            lots.append(list(lot))

    # --- goods out

    def leave(self, name, q, cost):
        self.out.used = True
        start, worth = len(self.out.taken), 0
        for lot in [lot for lot in self.lots if lot[2] > 0][:: -1 if self.method == "lifo" else 1]:
            some = min(q, lot[2])
            worth += self.take(lot, some, part(lot[3], some, lot[2]))
            q -= some
        self.tidy()
        if q:
            worth += self.go_beyond(name, q, cost)
        if not self.layered:
            self.out.taken[start:] = [lump(self.out.taken[start:])]
        return worth

    def go_beyond(self, name, q, cost):
        cost = self.last if self.last is not None else cost
        v = round(cost * q) if cost is not None else 0
        place, name, _, _ = debt = self.new_lot(name, -q, -v)
        self.gain(self.lots, debt)
        self.out.taken.append([place, name, q, v])
        return v

    def leave_named(self, name, pieces, q, cost):
        worth = 0
        for _, piece, much, its_value in pieces if self.layered else ():
            for lot in [lot for lot in self.lots if lot[1] == piece and lot[2] > 0]:
                some = min(much, lot[2])
                v = part(lot[3], some, lot[2])
                if some == much < lot[2] and abs(v - its_value) == 1 and its_value <= lot[3]:
                    v = its_value
                worth += self.take(lot, some, v)
                q -= some
        self.tidy()
        return worth + (self.leave(name, q, cost) if q else 0)

    def take(self, lot, some, v):
        if some:
            self.out.used = True
            self.out.taken.append([lot[0], lot[1], some, v])
            lot[2], lot[3] = lot[2] - some, lot[3] - v
        return v if some else 0

    def add_value(self, lot, change):
        if change:
            lot[3] += change
            self.out.deltas[lot[1]] = change
            self.out.used = True


def part(value, some, whole):
    return value if some == whole else round(Fraction(value * some, whole))


def split(value, weights):
    left, shares = abs(value), []
    for weight in weights[:-1]:
        shares.append(min(left, round(Fraction(abs(value) * weight, sum(weights)))))
        left -= shares[-1]
    return [share if value >= 0 else -share for share in [*shares, left]] if weights else []


def lump(lots):
    return [0, "pool", sum(lot[2] for lot in lots), sum(lot[3] for lot in lots)]


def first_of(lots, q):
    first = []
    for place, name, much, v in lots:
        some = min(q, much)
        if some:
            first.append([place, name, some, part(v, some, much)])
        q -= some
    return first


def last_of(lots, q):
    return first_of(lots[::-1], q)
