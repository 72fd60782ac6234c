"""What a batch needs to know before it can be judged: gathered by the kinds, read in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.clock import month_of
from app.domain.envelope import Sealed
from app.domain.transaction import TRANSIT, Cell, Line, Status, is_virtual


class Needs:
    """Lists by name, each entry once; see app.db.books.asks.ASKS for the names."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        self._lines: dict[tuple[str, str, str], Mapping[str, Any]] = {}

    def add(self, name: str, *columns: str) -> None:
        if columns[0]:
            self._lists[name][columns] = None

    def record(self, table: str, key: str) -> None:
        if key:
            self.add("records", table, key)

    def document(self, table: str, document: str, line: str) -> None:
        """A document's partner, and one line of it with its progress."""
        if document:
            self.add("lines", table, document, "")
            self.add("lines", table, document, line)
            self.add("progress", document, line)
            self.add("currencies", text_of(self.own_line(table, document, line), "currency"))

    def says(self, table: str, key: str, body: Mapping[str, Any]) -> None:
        """This batch itself brings a document: what comes behind it may need what its lines name."""
        lines = body.get("lines", ())
        for line in lines if isinstance(lines, list | tuple) else ():
            if isinstance(line, dict):
                self._lines[table, key, text_of(line, "line")] = line

    def own_line(self, table: str, document: str, line: str) -> Mapping[str, Any]:
        """A document's line that this batch brings; empty: the books may have it."""
        return self._lines.get((table, document, line), {})

    def line(self, line: Line) -> None:
        """What every line needs: its item, its places, its serial and its lot, its reason."""
        self.add("items", line.item)
        self.add("currencies", text_of(line.extra, "currency"))
        self.record("reason", line.reason)
        for cell in (line.source, line.target):
            self.cell(cell, line)
        if Status.INSPECTION in (line.source.status, line.target.status) and line.document_line:
            self.reference(line, f"{line.document}:{line.document_line}")
        if line.serial:
            self.add("serials", line.item, line.serial)
        if line.lot:
            self.add("lots", line.item, line.lot)

    def cell(self, cell: Cell, line: Line) -> None:
        """What lies of the line's goods at a place, whoever's it is and in whatever state."""
        if cell.unit:
            self.add("near", cell.unit)
        if not cell.location or is_virtual(cell.location):
            return
        self.add("cells", line.item, cell.location, line.lot, line.serial)
        if cell.location.startswith(TRANSIT):
            self.record("transfer", cell.location.removeprefix(TRANSIT))
            self.reference(line, cell.location.removeprefix(TRANSIT))
        else:
            self.record("location", cell.location)

    def reference(self, line: Line, reference: str) -> None:
        """A pool of its own (on its way, in inspection) that may be empty by now."""
        if reference:
            self.add("references", line.item, reference)

    def as_ask(self) -> dict[str, list[tuple[str, ...]]]:
        return {name: list(entries) for name, entries in self._lists.items()}


def needs_of_envelopes(batch: Sequence[Sealed], now: int) -> Needs:
    """What every envelope needs: who is posted already, where its outbox stands, which months are closed."""
    needs = Needs()
    earliest = now
    for sealed in batch:
        needs.add("ids", sealed.envelope.id)
        needs.add("outboxes", sealed.envelope.outbox)
        earliest = min(earliest, sealed.envelope.scanned_at)
    needs.add("months", month_of(max(earliest, 0)))
    return needs


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """A field that is a text; empty where it is none."""
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def is_storable(value: Any) -> bool:
    """May every text stand in a column? No control characters: keys are joined by one of them."""
    if isinstance(value, str):
        return value.isprintable() or all(c >= " " and c != "\x7f" for c in value)
    if isinstance(value, dict):
        return all(is_storable(part) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return all(is_storable(part) for part in value)
    return True
