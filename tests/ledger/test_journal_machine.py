"""Goods that travel between two sites, a truck and a bench, at random; every account follows its pools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.ledger import journal
from app.ledger.consumption import Posted, brought, left_of
from app.ledger.costing import method, move, pass_through, restock, return_in, reverse
from app.ledger.invariants import effect_faults, entry_faults, pool_faults
from app.ledger.journal import Amount, entry_lines
from app.ledger.methods import method_of_pool
from app.ledger.pool import ORIGIN, Effect, Pool, PoolKey, Ratio, origin_of, tail

MAIN, NORTH = PoolKey("TEA", "MAIN"), PoolKey("TEA", "NORTH")
TRUCK = PoolKey("TEA", "MAIN", account="transit", reference="T1")
BENCH = PoolKey("TEA", "MAIN", account="inspection", reference="RET-1:1")
WAYS = [(MAIN, NORTH), (NORTH, MAIN), (MAIN, TRUCK), (TRUCK, NORTH)]
STOCKS = st.sampled_from([MAIN, NORTH])
quantities = st.integers(1, 9)
values = st.integers(0, 40)
costs = st.one_of(st.none(), st.builds(Ratio, st.integers(1, 6), st.integers(0, 20)))
NUMBERS = {"inventory": "1300", "inspection": "1310", "transit": "1320"}


@dataclass(frozen=True)
class Done:
    """A posted movement: its event, and what it did to one pool or two."""

    event: str
    source: tuple[PoolKey, Posted] | None
    target: tuple[PoolKey, Posted] | None
    sale: int = -1


class Warehouse(RuleBasedStateMachine):
    @initialize(name=st.sampled_from(["average", "fifo", "lifo", "standard"]), cost=st.integers(1, 20))
    def open(self, name: str, cost: int) -> None:
        self.item_method = name
        standard = {"last_quantity": 3, "last_value": cost} if name == "standard" else {}
        self.pools = {key: Pool(key, **standard) for key in (MAIN, NORTH)}
        self.pools |= {key: Pool(key) for key in (TRUCK, BENCH)}
        self.places: dict[PoolKey, dict[str, int]] = {key: {} for key in self.pools}
        self.accounts: Counter[str] = Counter()
        self.done: list[Done] = []
        self.reversed: set[int] = set()
        self.sold: dict[int, tuple] = {}

    @rule(key=STOCKS, q=quantities, v=values)
    def receive(self, key: PoolKey, q: int, v: int) -> None:
        effect = self.method(key).receive(self.pools[key], self.name(), q, v)
        self.inflow("receive", key, effect)

    @rule(key=STOCKS, q=quantities, cost=costs)
    def sell(self, key: PoolKey, q: int, cost: Ratio | None) -> None:
        effect = self.method(key).issue(self.pools[key], self.name(), q, cost)
        self.sold[len(self.done)] = effect.taken if key == MAIN else ()
        self.outflow("ship", key, effect)

    @rule(q=quantities, v=values)
    def sell_consigned(self, q: int, v: int) -> None:
        effect = pass_through(self.name_of(MAIN), self.pools[MAIN], self.name(), q, v)
        self.take(MAIN, effect)
        amounts = [Amount("consume-consigned", v, MAIN), Amount("ship", v, source=MAIN)]
        self.post(amounts)
        self.reversed.add(len(self.done))
        self.done.append(Done("ship", None, None))

    @rule(way=st.sampled_from(WAYS), q=quantities, cost=costs)
    def transfer(self, way: tuple[PoolKey, PoolKey], q: int, cost: Ratio | None) -> None:
        source, target = way
        names = (self.name_of(source), self.name_of(target))
        keys = (self.name() + "o", self.name() + "i")
        moved = move(names, self.pools[source], self.pools[target], keys, q, cost)
        self.both("transfer-in", source, moved.source, target, moved.target)

    @precondition(lambda self: any(self.still_out(sale) for sale in self.sold))
    @rule(data=st.data())
    def come_back(self, data: st.DataObject) -> None:
        sale = data.draw(st.sampled_from([sale for sale in self.sold if self.still_out(sale)]))
        left = self.still_out(sale)
        back = tail(left, data.draw(st.integers(1, sum(piece.quantity for piece in left))))
        effect = return_in(self.name_of(BENCH), self.pools[BENCH], self.name(), back)
        self.inflow("return", BENCH, effect, sale=sale)

    @precondition(lambda self: self.pools[BENCH].quantity > 0)
    @rule(data=st.data(), scrapped=st.booleans())
    def inspect(self, data: st.DataObject, scrapped: bool) -> None:
        q = data.draw(st.integers(1, self.pools[BENCH].quantity))
        out = self.method(BENCH).issue(self.pools[BENCH], self.name() + "o", q, None)
        if scrapped:
            self.outflow("scrap", BENCH, out)
            return
        known = {layer: at for layer, at in self.places[MAIN].items() if ORIGIN not in layer}
        into = restock(self.name_of(MAIN), self.pools[MAIN], self.name() + "i", out.taken, known)
        self.both("inspect", BENCH, out, MAIN, into)

    @precondition(lambda self: len(self.reversed) < len(self.done))
    @rule(data=st.data(), cost=costs)
    def take_back(self, data: st.DataObject, cost: Ratio | None) -> None:
        number = data.draw(st.sampled_from([n for n in range(len(self.done)) if n not in self.reversed]))
        done = self.done[number]
        if number in self.sold and self.returns_of(number):
            return
        self.reversed.add(number)
        self.sold.pop(number, None)
        out = self.undo(done.target, cost) if done.target else None
        back = self.undo(done.source, cost) if done.source else None
        if out and back:
            amounts = journal.reversed_move_amounts(done.event, out, done.target[0], back, done.source[0])
        elif out:
            amounts = journal.reversed_inflow_amounts(done.event, out, done.target[0])
        else:
            amounts = journal.reversed_outflow_amounts(done.event, back, done.source[0])
        self.post(amounts)
        self.reversed.add(len(self.done))
        self.done.append(Done("reverse", None, None))

    @invariant()
    def pools_hold(self) -> None:
        for pool in getattr(self, "pools", {}).values():
            assert pool_faults(pool) == ()

    @invariant()
    def accounts_equal_their_pools(self) -> None:
        for account, number in NUMBERS.items() if hasattr(self, "pools") else ():
            worth = sum(pool.value for key, pool in self.pools.items() if key.account == account)
            assert self.accounts[number] == worth, account

    def undo(self, side: tuple[PoolKey, Posted], cost: Ratio | None) -> Effect:
        key, posted = side
        name = f"{self.name()}{'i' if posted.quantity > 0 else 'o'}"
        effect = reverse(self.name_of(key), self.pools[key], name, posted, cost, self.places[key])
        self.take(key, effect)
        return effect

    def inflow(self, event: str, key: PoolKey, effect: Effect, sale: int = -1) -> None:
        self.take(key, effect)
        self.post(journal.inflow_amounts(event, effect, key))
        self.done.append(Done(event, None, (key, Posted.of(effect)), sale))

    def outflow(self, event: str, key: PoolKey, effect: Effect) -> None:
        self.take(key, effect)
        self.post(journal.outflow_amounts(event, effect, key))
        self.done.append(Done(event, (key, Posted.of(effect)), None))

    def both(self, event: str, source: PoolKey, out: Effect, target: PoolKey, into: Effect) -> None:
        assert out.value == into.value, "value travels"
        self.take(source, out)
        self.take(target, into)
        self.post(journal.move_amounts(event, out, source, into, target))
        self.done.append(Done(event, (source, Posted.of(out)), (target, Posted.of(into))))

    def take(self, key: PoolKey, effect: Effect) -> None:
        assert effect_faults(self.pools[key], effect) == ()
        note(f"{key.site} {key.account}: {effect}")
        self.places[key] |= {row.key: row.ordinal for row in effect.layers}
        self.pools[key] = effect.pool

    def post(self, amounts: Iterable[Amount]) -> None:
        lines = entry_lines(amounts)
        assert entry_faults(lines) == ()
        for line in lines:
            self.accounts[line.account] += line.debit - line.credit

    def still_out(self, sale: int) -> tuple:
        back = [self.done[n].target[1] for n in self.returns_of(sale)]
        return left_of(self.sold[sale], [piece for posted in back for piece in brought(posted)])

    def returns_of(self, sale: int) -> list[int]:
        return [n for n, done in enumerate(self.done) if done.sale == sale and n not in self.reversed]

    def name(self) -> str:
        return f"E{len(self.done) + 1}"

    def name_of(self, key: PoolKey) -> str:
        return method_of_pool(self.item_method, key)

    def method(self, key: PoolKey):
        return method(self.name_of(key))


def test_an_origin_is_read_from_its_key() -> None:
    assert origin_of(f"R1{ORIGIN}T1") == "R1"
    assert origin_of("R1") == "R1"


TestWarehouse = Warehouse.TestCase
TestWarehouse.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
