"""Random histories of one pool against the naive oracle, invariants after every step.

Quantities and values are tiny integers, so that nearly every division rounds.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from naive_oracle import recompute

from app.ledger import revaluation
from app.ledger.consumption import Posted, brought, consumption, left_of
from app.ledger.costing import method, pass_through, reverse
from app.ledger.invariants import effect_faults, pool_faults
from app.ledger.pool import Effect, Pool, PoolKey, Ratio
from app.ledger.reversal import vendor_return

METHODS = ("average", "fifo", "lifo", "standard")
quantities = st.integers(1, 9)
values = st.integers(0, 40)
costs = st.one_of(st.none(), st.builds(Ratio, st.integers(1, 6), st.integers(0, 20)))
known_costs = st.builds(Ratio, st.integers(1, 6), st.integers(0, 20))


class OnePool(RuleBasedStateMachine):
    @initialize(name=st.sampled_from(METHODS), standard=known_costs)
    def open(self, name: str, standard: Ratio) -> None:
        self.name = name
        self.pool = Pool(PoolKey("TEA", "MAIN"))
        if name == "standard":
            self.pool = revaluation.revalue(name, self.pool, standard).pool
        self.began = (name, fraction(standard) if name == "standard" else None)
        self.events: list[tuple] = []
        self.posted: dict[str, Posted] = {}
        self.places: dict[str, int] = {}
        self.reversed: set[str] = set()
        self.came_in = self.went_out = self.beside = 0

    @rule(q=quantities, v=values)
    def receive(self, q: int, v: int) -> None:
        key = self.key()
        self.happened(method(self.name).receive(self.pool, key, q, v), ("receive", key, q, v))

    @rule(q=quantities, cost=costs)
    def issue(self, q: int, cost: Ratio | None) -> None:
        key = self.key()
        self.happened(method(self.name).issue(self.pool, key, q, cost), ("issue", key, q, fraction(cost)))

    @precondition(lambda self: self.open_of("issue"))
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        issue = data.draw(st.sampled_from(self.open_of("issue")))
        left = self.left_of(issue)
        if not left:
            return
        q, key = data.draw(st.integers(1, sum(piece.quantity for piece in left))), self.key()
        effect = method(self.name).give_back(self.pool, key, left, q)
        self.happened(effect, ("return", key, q, issue))

    @precondition(lambda self: self.open_of("receive"))
    @rule(data=st.data(), q=quantities, cost=costs)
    def vendor(self, data: st.DataObject, q: int, cost: Ratio | None) -> None:
        receipt, key = data.draw(st.sampled_from(self.open_of("receive"))), self.key()
        effect = vendor_return(self.name, self.pool, key, self.posted[receipt], q, cost)
        self.happened(effect, ("vendor", key, q, receipt, fraction(cost)))

    @rule(q=quantities, v=values)
    def consigned(self, q: int, v: int) -> None:
        key = self.key()
        self.happened(pass_through(self.name, self.pool, key, q, v), ("through", key, q, v), passing=True)

    @rule(cost=known_costs)
    def revalue(self, cost: Ratio) -> None:
        key = self.key()
        self.happened(revaluation.revalue(self.name, self.pool, cost), ("revalue", key, fraction(cost)))

    @precondition(lambda self: self.open_of("receive"))
    @rule(data=st.data(), amount=st.integers(-30, 30))
    def charge(self, data: st.DataObject, amount: int) -> None:
        receipt, key = data.draw(st.sampled_from(self.open_of("receive"))), self.key()
        effect = revaluation.adjust_receipt(self.name, self.pool, self.posted[receipt], amount)
        self.happened(effect, ("charge", key, amount, receipt))

    @rule(new=st.sampled_from(METHODS), cost=known_costs)
    def change_method(self, new: str, cost: Ratio) -> None:
        old, self.name, key = self.name, new, self.key()
        effect = revaluation.change_method(old, new, self.pool, key, cost)
        self.happened(effect, ("method", key, new, fraction(cost)))

    @precondition(lambda self: self.reversible())
    @rule(data=st.data(), cost=costs)
    def take_back(self, data: st.DataObject, cost: Ratio | None) -> None:
        other, key = data.draw(st.sampled_from(self.reversible())), self.key()
        effect = reverse(self.name, self.pool, key, self.posted[other], cost, self.places)
        self.reversed.add(other)
        back = self.posted[other].quantity
        passing = bool(self.posted[other].rows) and not back
        self.happened(effect, ("reverse", key, other, fraction(cost)), passing=passing)

    @invariant()
    def pool_holds(self) -> None:
        assert pool_faults(self.pool) == ()

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.came_in - self.went_out - self.beside == self.pool.value

    def happened(self, effect: Effect, event: tuple, *, passing: bool = False) -> None:
        assert effect_faults(self.pool, effect) == ()
        key, before = event[1], self.pool
        self.posted[key] = Posted(
            effect.layers, effect.uses, effect.value, effect.variance,
            before.last if event[0] == "revalue" else None,
        )  # fmt: skip
        self.places |= {row.key: row.ordinal for row in effect.layers}
        self.pool = effect.pool
        self.events.append(event)
        self.count(event, effect, passing=passing)
        note(f"{self.name}: {event} -> {effect.value} {effect.true_up} {effect.variance} {self.pool.layers}")
        self.agree(effect)

    def count(self, event: tuple, effect: Effect, *, passing: bool) -> None:
        out = event[0] in ("issue", "vendor")
        if event[0] == "reverse":
            out = not self.was_outflow(event[2])
        if not passing:
            self.came_in += 0 if out else effect.value
            self.went_out += effect.value if out else 0
        self.beside += effect.true_up + effect.variance

    def was_outflow(self, name: str) -> bool:
        return self.posted[name].quantity < 0

    def agree(self, effect: Effect) -> None:
        oracle = recompute(*self.began, self.events)
        said = oracle.done[self.events[-1][1]]
        assert (effect.value, effect.true_up, effect.variance) == (said.carried, said.true_up, said.variance)
        assert (self.pool.quantity, self.pool.value) == (oracle.quantity, oracle.value)
        assert fraction(self.pool.last) == oracle.last
        assert [(at.quantity, at.value) for at in self.pool.layers] == [tuple(lot[2:]) for lot in oracle.lots]

    def key(self) -> str:
        return f"E{len(self.events) + 1}"

    def open_of(self, what: str) -> list[str]:
        return [event[1] for event in self.events if event[0] == what and event[1] not in self.reversed]

    def left_of(self, issue: str) -> tuple:
        taken = consumption(self.posted[issue].rows, self.posted[issue].uses, self.places)
        back = [self.posted[name] for name in self.returns_of(issue)]
        return left_of(taken, [piece for posted in back for piece in brought(posted)])

    def returns_of(self, issue: str) -> list[str]:
        return [
            event[1]
            for event in self.events
            if event[0] == "return" and event[3] == issue and event[1] not in self.reversed
        ]

    def reversible(self) -> list[str]:
        """Each thing once; an issue only while nothing of it came back, a change of method by another one."""
        return [
            event[1]
            for event in self.events
            if event[0] not in ("reverse", "method")
            and event[1] not in self.reversed
            and not (event[0] == "issue" and self.returns_of(event[1]))
        ]


def fraction(cost: Ratio | None) -> Fraction | None:
    return Fraction(cost.value, cost.quantity) if cost else None


TestOnePool = OnePool.TestCase
TestOnePool.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)
