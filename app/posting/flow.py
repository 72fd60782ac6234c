"""One movement of goods with all that it does: cells, pools, cost and journal.

`carry` finds the pools at both ends and lets the item's costing method work on them. A kind that takes or
lays goods in a special way (back to their sale's cost, out of a named receipt) hands in how.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.money import parse_unit_cost
from app.domain.quantity import ONE, quantity_text
from app.domain.records import Item
from app.domain.transaction import OURS, TRANSIT, Cell, Line, Status, is_virtual
from app.ledger import costing
from app.ledger.cells import balance_key, pool_key
from app.ledger.journal import Amount, inflow_amounts, move_amounts, outflow_amounts
from app.ledger.methods import method, method_of_pool
from app.ledger.pool import Effect, Pool, PoolKey, Ratio, learned
from app.posting.draft import Draft, weight_of
from app.posting.known import known_cost

Leave = Callable[[str, Pool, str, "Ratio | None"], Effect]
"""(method, pool, key of a layer it may make, fallback cost) → what leaving does."""
Enter = Callable[[str, Pool, str, "Effect | None"], Effect]
"""(method, pool, key of its layer, what left the other pool) → what entering does."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A movement to be made. `value` is what goods from outside are worth; `reference` and
    `source_reference` name the inspection pools; `account` is the reason's."""

    kind: str
    event: str
    line: Line
    source: Cell
    target: Cell
    value: int = 0
    account: str = ""
    origin: tuple[str, str] = ("", "")
    reference: str = ""
    source_reference: str = ""
    leave: Leave | None = None
    enter: Enter | None = None
    quiet: bool = False
    """No journal: the amounts are said elsewhere."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The movement's number and what it did to the pools at its ends."""

    number: int
    out: Effect | None = None
    into: Effect | None = None

    @property
    def value(self) -> int:
        return self.out.value if self.out else self.into.value if self.into else 0


def carry(draft: Draft, passage: Passage) -> Carried:
    """Make the movement."""
    line, item = passage.line, draft.stand.item(passage.line.item)
    assert item is not None, "a judge has looked the item up"
    number = draft.movement(passage.kind, line, passage.source, passage.target, line.quantity, passage.origin)
    _note_negative(draft, passage)
    source = _pool_at(draft, passage.source, line.item, passage.source_reference, line.quantity)
    target = _pool_at(draft, passage.target, line.item, passage.reference)
    if source == target:
        return Carried(number)
    out = _leave(draft, item, number, passage, source) if source else None
    into = _enter(draft, item, number, passage, target, out) if target else None
    carried = Carried(number, out, into)
    draft.carries(number, carried.value)
    if not passage.quiet:
        draft.journal(number, _amounts(passage, carried, source, target), line.document)
    return carried


def open_pool(draft: Draft, item: Item, key: PoolKey) -> Pool:
    """A pool as it stands; a standard pool is opened with the catalogue's cost as its standard."""
    pool = draft.stand.pool(key)
    if item.method == "standard" and pool.last is None and item.cost and key.owner == OURS:
        return learned(pool, Ratio.of_cost(parse_unit_cost(item.cost), ONE))
    return pool


def _leave(draft: Draft, item: Item, number: int, passage: Passage, key: PoolKey) -> Effect:
    name, pool = method_of_pool(item.method, key), open_pool(draft, item, key)
    fallback = known_cost(draft.stand, key) if key.owner == OURS else None
    if passage.leave:
        effect = passage.leave(name, pool, draft.next_key(number), fallback)
    else:
        quantity, weight = passage.line.quantity, weight_of(passage.line)
        effect = method(name).issue(pool, draft.next_key(number), quantity, fallback, weight)
    draft.effect(number, effect)
    if effect.uncosted and key.owner == OURS:
        words = f"no cost is known for {quantity_text(effect.beyond)} {item.unit} of {item.sku}"
        draft.exception("no-cost", words, "accountant", item=item.sku, document=passage.line.document)
    return effect


def _enter(
    draft: Draft, item: Item, number: int, passage: Passage, key: PoolKey, out: Effect | None
) -> Effect:
    name, pool = method_of_pool(item.method, key), open_pool(draft, item, key)
    own = draft.next_key(number)
    if passage.enter:
        effect = passage.enter(name, pool, own, out)
    elif out:
        effect = costing.arrive(name, pool, own, out.taken)
    else:
        quantity, weight = passage.line.quantity, weight_of(passage.line)
        value = passage.value if key.owner == OURS else 0
        effect = method(name).receive(pool, own, quantity, value, weight)
    draft.effect(number, effect)
    return effect


def _amounts(
    passage: Passage, carried: Carried, source: PoolKey | None, target: PoolKey | None
) -> tuple[Amount, ...]:
    event, out, into = passage.event, carried.out, carried.into
    if out and into:
        assert source and target, "effects have their pools"
        return move_amounts(event, out, source, into, target)
    if out:
        assert source, "an effect has its pool"
        return outflow_amounts(event, out, source, passage.account)
    assert into and target, "one end is a place"
    return inflow_amounts(event, into, target, passage.account)


def _pool_at(draft: Draft, cell: Cell, item: str, reference: str, leaving: int = 0) -> PoolKey | None:
    """The pool of a cell. Goods leave the inspection pool that was named, else one that holds enough."""
    if is_virtual(cell.location):
        return None
    site = draft.stand.site_of(cell.location)
    assert site, f"the site of {cell.location} was not read"
    key = pool_key(cell, item, site, reference)
    if key is None or not leaving or key.account != "inspection":
        return key
    if draft.stand.pool(key).quantity >= leaving:
        return key
    same = (pool for pool in draft.stand.pools_of(item) if replace(pool.key, reference=reference) == key)
    return next((pool.key for pool in same if pool.quantity >= leaving), key)


def _note_negative(draft: Draft, passage: Passage) -> None:
    """More left a cell than the books had there: the fact stands, a person looks."""
    cell, line = passage.source, passage.line
    if is_virtual(cell.location):
        return
    key = balance_key(cell, line.item, line.lot, line.serial).text
    if draft.stand.balances[key] < 0:
        words = f"more of {line.item} left {place_words(cell)} than the books had there"
        draft.exception("negative-stock", words, "supervisor", item=line.item, document=line.document)


def place_words(cell: Cell) -> str:
    """A cell in words."""
    place = "the way" if cell.location.startswith(TRANSIT) else cell.location
    state = "" if cell.status == Status.AVAILABLE else f" ({cell.status})"
    return f"{place}{state}{f' in {cell.unit}' if cell.unit else ''}"
