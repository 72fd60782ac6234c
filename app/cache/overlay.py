"""What waits on its way to the books counts already: the effects of this station's envelopes, until seen.

An envelope counts as long as its sequence is beyond the last one that the cache has seen of its outbox. The
cache moves that mark in the same commit as the balances, so no count dips or doubles on the way.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.cache.effects import SUMS, Effects, LineKey, Moved, PromiseKey, RecordKey, Sale
from app.cache.sums import Sum
from app.domain.envelope import Envelope
from app.domain.standing import UnitPlace
from app.ledger.cells import BalanceKey

Predict = Callable[[Envelope], Effects]
"""An envelope → what it will do."""

_REMEMBERED = 2_000
"""Envelopes whose effects are known after the books have them: so far back work is taken back."""


@dataclass(frozen=True, slots=True)
class _Waits:
    sequence: int
    effects: Effects


class Overlay:
    """The sum of what is on its way. Adding and dropping cost as much as the envelope, not as the queue."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[_Waits]] = defaultdict(deque)
        self._remembered: dict[str, Effects] = {}
        self.progress: Sum[LineKey] = Sum(SUMS["progress"])
        self.balances: Sum[BalanceKey] = Sum(SUMS["balances"])
        self.promises: Sum[PromiseKey] = Sum(SUMS["promises"])
        self.returned: Sum[tuple[str, str]] = Sum(SUMS["returned"])
        self.sales: Sum[Sale] = Sum(SUMS["sales"])
        self.taken_back: Sum[str] = Sum(SUMS["taken_back"])
        self.done: Sum[str] = Sum(SUMS["done"])
        self.expiries: Sum[tuple[str, str, str]] = Sum(SUMS["expiries"])
        self.names: Sum[tuple[str, str, str, str]] = Sum(SUMS["names"])
        self.units: dict[str, deque[Moved]] = defaultdict(deque)
        self.records: dict[RecordKey, deque[Mapping[str, Any]]] = defaultdict(deque)
        """Versions of records on their way, the latest last."""
        self.since: dict[BalanceKey, int] = {}
        """Scan time of the first that waits for a cell."""
        self._sums: dict[str, Sum[Any]] = {name: getattr(self, name) for name in SUMS}

    def __len__(self) -> int:
        return sum(len(queue) for queue in self._queues.values())

    def clear(self) -> None:
        """Forget what waits; what earlier envelopes did is still remembered."""
        self._queues.clear()
        for each in self._sums.values():
            each.clear()
        self.units.clear()
        self.records.clear()
        self.since.clear()

    def add(self, envelope: Envelope, predict: Predict) -> None:
        """Count an envelope on; one that is counted already is not counted twice."""
        queue = self._queues[envelope.outbox]
        if queue and queue[-1].sequence >= envelope.sequence:
            return
        effects = predict(envelope)
        queue.append(_Waits(envelope.sequence, effects))
        self._remember(envelope.id, effects)
        self._count(effects, 1)
        for moved in effects.moved:
            self.units[moved.code].append(moved)
        for record, body in effects.records.items():
            self.records[record].append(body)
        for key, amount in effects.balances.items():
            if amount > 0:
                self.since.setdefault(key, envelope.scanned_at)

    def drop(self, seen: Mapping[str, int]) -> None:
        """Let go of what the cache has seen."""
        for outbox, queue in self._queues.items():
            passed = seen.get(outbox, 0)
            while queue and queue[0].sequence <= passed:
                self._let_go(queue.popleft().effects)

    def remembered(self, envelope_id: str) -> Effects | None:
        """What an envelope of this run did, whether it still waits or not."""
        return self._remembered.get(envelope_id)

    def unit(self, code: str) -> Moved | None:
        """The last that waits to happen to a handling unit."""
        waiting = self.units.get(code)
        return waiting[-1] if waiting else None

    def record(self, table: str, key: str) -> Mapping[str, Any] | None:
        """The latest version of a record that waits."""
        waiting = self.records.get((table, key))
        return waiting[-1] if waiting else None

    def places(self) -> Mapping[str, UnitPlace | None]:
        """Where the units that are on their way will stand."""
        return {code: waiting[-1].after for code, waiting in self.units.items()}

    def _let_go(self, effects: Effects) -> None:
        self._count(effects, -1)
        for moved in effects.moved:
            waiting = self.units[moved.code]
            waiting.remove(moved)
            if not waiting:
                del self.units[moved.code]
        for record in effects.records:
            self.records[record].popleft()
            if not self.records[record]:
                del self.records[record]
        for key in effects.balances:
            if not self.balances[key]:
                self.since.pop(key, None)

    def _count(self, effects: Effects, sign: int) -> None:
        for name, each in self._sums.items():
            amounts = getattr(effects, name)
            if amounts:
                each.add(amounts, sign)

    def _remember(self, envelope_id: str, effects: Effects) -> None:
        self._remembered[envelope_id] = effects
        while len(self._remembered) > _REMEMBERED:
            del self._remembered[next(iter(self._remembered))]
