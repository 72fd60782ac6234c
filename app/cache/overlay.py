"""What waits on its way to the books counts already: the effects of this station's envelopes, until seen.

An envelope counts as long as its sequence is beyond the last one that the cache has seen of its outbox. The
cache moves that mark in the same commit as the balances, so no count dips or doubles on the way.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from app.db.books.progress import PROGRESS
from app.domain.envelope import Envelope, Sealed
from app.domain.transaction import Cell, Line, Transaction, is_virtual, transaction_of
from app.ledger.cells import BalanceKey, balance_key

Find = Callable[[str], Sealed | None]
"""An envelope of this station's outbox by its id."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What one envelope will change, in 10⁻⁶ units: progress per document, line and kind, and balances."""

    progress: Mapping[tuple[str, str, str], int]
    balances: Mapping[BalanceKey, int]

    def __neg__(self) -> Effects:
        return Effects(
            {key: -amount for key, amount in self.progress.items()},
            {key: -amount for key, amount in self.balances.items()},
        )


K = TypeVar("K")

NOTHING = Effects({}, {})


def effects_of(envelope: Envelope, find: Find) -> Effects:
    """What the books will most likely make of an envelope; they judge again at posting."""
    try:
        transaction = transaction_of(envelope.kind, envelope.payload)
    except (TypeError, KeyError, ValueError):
        return NOTHING  # A record, or content that posting will park: neither moves goods.
    if transaction.reverses:
        original = find(transaction.reverses)
        return -effects_of(original.envelope, find) if original else NOTHING
    return _effects(transaction)


def _effects(transaction: Transaction) -> Effects:
    progress: Counter[tuple[str, str, str]] = Counter()
    balances: Counter[BalanceKey] = Counter()
    said = PROGRESS.get(transaction.kind)
    for line in transaction.lines:
        if said and line.document and line.document_line:
            progress[line.document, line.document_line, said] += line.quantity
        for cell, amount in ((line.source, -line.quantity), (line.target, line.quantity)):
            if _is_place(cell):
                balances[_balance(cell, line)] += amount
    return Effects(progress, balances)


def _is_place(cell: Cell) -> bool:
    return cell.location != "" and not is_virtual(cell.location)


def _balance(cell: Cell, line: Line) -> BalanceKey:
    return balance_key(cell, line.item, line.lot, line.serial)


class Overlay:
    """The sum of what is on its way. Adding and dropping cost as much as the envelope, not as the queue."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[tuple[int, Effects]]] = defaultdict(deque)
        self.progress: Counter[tuple[str, str, str]] = Counter()
        self.balances: Counter[BalanceKey] = Counter()
        self.serials: dict[tuple[str, str], Counter[BalanceKey]] = defaultdict(Counter)

    def __len__(self) -> int:
        return sum(len(queue) for queue in self._queues.values())

    def clear(self) -> None:
        self._queues.clear()
        self.progress.clear()
        self.balances.clear()
        self.serials.clear()

    def add(self, envelope: Envelope, find: Find) -> None:
        """Count an envelope on; one that is counted already is not counted twice."""
        queue = self._queues[envelope.outbox]
        if queue and queue[-1][0] >= envelope.sequence:
            return
        effects = effects_of(envelope, find)
        queue.append((envelope.sequence, effects))
        self._count(effects)

    def drop(self, seen: Mapping[str, int]) -> None:
        """Let go of what the cache has seen."""
        for outbox, queue in self._queues.items():
            passed = seen.get(outbox, 0)
            while queue and queue[0][0] <= passed:
                self._count(-queue.popleft()[1])

    def _count(self, effects: Effects) -> None:
        for line, amount in effects.progress.items():
            _add(self.progress, line, amount)
        for key, amount in effects.balances.items():
            _add(self.balances, key, amount)
            if key.serial:
                of_serial = self.serials[key.item, key.serial]
                _add(of_serial, key, amount)
                if not of_serial:
                    del self.serials[key.item, key.serial]


def _add(counts: Counter[K], key: K, amount: int) -> None:
    counts[key] += amount
    if not counts[key]:
        del counts[key]
