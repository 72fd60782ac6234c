"""Where the books stand while a batch is judged: what was read, kept true as each envelope is judged."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from app.db.books.reads import Answer
from app.domain.money import parse_unit_cost
from app.domain.quantity import ONE
from app.domain.records import Item, Location, record_of
from app.ledger.cells import BalanceKey
from app.ledger.pool import Layer, Pool, PoolKey, Ratio

R = TypeVar("R", bound=Any)
V = TypeVar("V")

_MISSING = object()
_REVERSED = (
    "envelope", "line", "kind", "item", "lot", "serial", "expiry", "quantity",
    "from_location", "from_status", "from_owner", "from_unit", "to_location", "to_status", "to_owner",
    "to_unit",
    "value", "document", "document_line", "evidence",
)  # fmt: skip
_REVERSED_LAYER = ("envelope", "line", "part", "key", "pool", "quantity", "value", "pool_uses")


class Stand:
    """Mutable facts by key. Every change is noted, so that a parked envelope's changes are undone."""

    def __init__(self, answer: Answer) -> None:
        self.records = {(table, key): body for table, key, body in answer["records"]}
        self.progress = {(document, line, kind): n for document, line, kind, n in answer["progress"]}
        self.balances: dict[str, int] = {row[0]: row[1] for row in answer["balances"]}
        self.lots = {(item, lot): expiry for item, lot, expiry in answer["lots"]}
        self.steps = {row[0]: row[7] for row in answer["pools"]}
        self.pools = _pools(answer)
        self.exceptions = {(id, part): (owner, cleared) for id, part, owner, cleared in answer["exceptions"]}
        self.reversals: dict[str, str] = dict(answer["reversals"])
        self.answer = answer
        self.drafted: dict[str, dict[str, list[dict[str, Any]]]] = {}
        self._typed: dict[tuple[str, str], Any] = {}
        self._undo: list[tuple[dict[Any, Any], Any, Any]] = []

    def set(self, facts: dict[Any, V], key: Any, value: V) -> None:
        """Change one fact, undoably."""
        self._undo.append((facts, key, facts.get(key, _MISSING)))
        facts[key] = value

    def keep(self) -> None:
        """The envelope is posted: its changes stand."""
        self._undo.clear()

    def undo(self) -> None:
        """The envelope is parked: take its changes back, last first."""
        while self._undo:
            facts, key, old = self._undo.pop()
            if old is _MISSING:
                del facts[key]
            else:
                facts[key] = old

    def record(self, kind: type[R], key: str) -> R | None:
        """A record by its table's class and key. Raises Refusal `bad-record` only for a body we let in
        wrongly."""
        place = (kind.TABLE, key)
        body = self.records.get(place)
        if body is None:
            return None
        known = self._typed.get(place)
        if known is None or known[0] is not body:
            known = self._typed[place] = (body, record_of(kind, json.loads(body)))
        record: R = known[1]
        return record

    def item(self, sku: str) -> Item | None:
        return self.record(Item, sku)

    def location(self, code: str) -> Location | None:
        return self.record(Location, code)

    def pool(self, key: PoolKey) -> Pool:
        return self.pools.get(key.text) or Pool(key)

    def cost_elsewhere(self, key: PoolKey) -> Ratio | None:
        """For goods of unknown cost here: this item's last cost in another pool of ours, else its
        catalogue's."""
        known = (
            pool for pool in self.pools.values() if pool.key.item == key.item and pool.key.owner == key.owner
        )
        best = max(known, key=lambda pool: (pool.quantity, pool.key.text), default=None)
        if best and best.last:
            return best.last
        item = self.item(key.item)
        return Ratio.of_cost(parse_unit_cost(item.cost), ONE) if item and item.cost else None

    def movements_of(self, envelope: str) -> list[dict[str, Any]]:
        """The movements of a posted envelope that this batch asked to reverse, or posted itself."""
        if envelope in self.drafted:
            return self.drafted[envelope].get("movement", [])
        rows = (dict(zip(_REVERSED, row, strict=True)) for row in self.answer["reversed"])
        return [row for row in rows if row["envelope"] == envelope]

    def layer_of(self, envelope: str, line: int) -> dict[str, Any] | None:
        """The layer row that a movement's inflow left, if it was one."""
        if envelope in self.drafted:
            layers = self.drafted[envelope].get("layer", [])
        else:
            layers = [dict(zip(_REVERSED_LAYER, row, strict=True)) for row in self.answer["reversed_layers"]]
        return next((row for row in layers if row["envelope"] == envelope and row["line"] == line), None)

    def places_of_serial(self, item: str, serial: str) -> list[str]:
        """The balance keys where this serial is on hand."""
        on_hand = (BalanceKey.of_text(key) for key, quantity in self.balances.items() if quantity > 0)
        return [key.text for key in on_hand if key.item == item and key.serial == serial]


def _pools(answer: Answer) -> dict[str, Pool]:
    layers: dict[str, list[Layer]] = {}
    for pool, key, quantity, value, ordinal in answer["layers"]:
        layers.setdefault(pool, []).append(Layer(key, quantity, value, ordinal))
    return {
        key: Pool(
            PoolKey.of_text(key),
            quantity,
            value,
            last_quantity,
            last_value,
            uses,
            tuple(layers.get(key, ())),
            made,
        )
        for key, quantity, value, last_quantity, last_value, uses, made, _ in answer["pools"]
    }
