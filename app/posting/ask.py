"""What a batch needs to know before it can be judged: gathered by the kinds, read in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from app.domain.envelope import Sealed
from app.domain.transaction import Line, Transaction


class Needs:
    """Lists by name, each entry once; see app.db.books.reads.ASKS for the names."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)

    def add(self, name: str, *columns: str) -> None:
        if columns[0]:
            self._lists[name][columns] = None

    def record(self, table: str, key: str) -> None:
        if key:
            self.add("records", table, key)

    def line(self, transaction: Transaction, line: Line) -> None:
        """What every line needs: its item, its places, its document, its serial and its lot."""
        self.add("items", line.item)
        for cell in (line.source, line.target):
            self.record("location", cell.location)
        self.record("purchase_order", line.document or transaction.document)
        if line.serial:
            self.add("serials", line.item, line.serial)
        if line.lot:
            self.add("lots", line.item, line.lot)
        document = line.document or transaction.document
        if document and line.document_line:
            self.add("progress", document, line.document_line)

    def as_ask(self) -> dict[str, list[tuple[str, ...]]]:
        return {name: list(entries) for name, entries in self._lists.items()}


def needs_of_envelopes(batch: Sequence[Sealed]) -> Needs:
    """What the chain check needs: who is posted already, and where every outbox stands."""
    needs = Needs()
    for sealed in batch:
        needs.add("ids", sealed.envelope.id)
        needs.add("outboxes", sealed.envelope.outbox)
    return needs


def is_storable(value: Any) -> bool:
    """May every text in a payload stand in a column? No control characters: keys are joined by one of
    them."""
    if isinstance(value, str):
        return value.isprintable() or all(c >= " " and c != "\x7f" for c in value)
    if isinstance(value, dict):
        return all(is_storable(part) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return all(is_storable(part) for part in value)
    return True
