"""Look-ups of documents: by any of their names, those with something to do, and how far their lines are."""

from __future__ import annotations

import sqlite3
from typing import Any, TypeVar, cast

from app.cache.indexed import DOCUMENTS, LOADED, NUMBER, ORDER, TRACKING, UNIT, named, stored_progress
from app.cache.urgency import urgency
from app.cache.view import View
from app.domain.documents import Load, ShipNotice
from app.domain.quantity import Quantity
from app.domain.records import PurchaseOrder
from app.domain.standing import UnitPlace

R = TypeVar("R")


class DocumentView(View):
    """Documents and their progress; what waits counts."""

    def purchase_order(self, number: str) -> PurchaseOrder | None:
        return self.record(PurchaseOrder, number)

    def document(self, number: str) -> Any:
        """Whatever document has this number; a shipment or return is also found by its tracking number."""
        return self._named(number, NUMBER) or self._named(number, TRACKING)

    def notice_of(self, sscc: str) -> ShipNotice | None:
        """The notice that announces this handling unit."""
        return cast("ShipNotice | None", self._named(sscc, UNIT))

    def load_of(self, order: str) -> Load | None:
        """The load that takes an order."""
        return cast("Load | None", self._named(order, LOADED))

    def _named(self, code: str, said: str) -> Any:
        with self._view() as reader:
            waiting = [(table, key) for _, _, table, key in self._overlay.names.marked((code, said))]
            found = [*waiting, *named(reader, code, said)]
            return self.record(DOCUMENTS[found[0][0]], found[0][1]) if found else None

    def progress(self, document: str, line: str, kind: str) -> Quantity:
        """How much of a document line has been `received` (or …), by anybody."""
        with self._view() as reader:
            stored = stored_progress(reader, document, line, kind)
            return Quantity(stored + self._overlay.progress[document, line, kind])

    def open_orders(self, limit: int) -> tuple[PurchaseOrder, ...]:
        """Purchase orders with something still to come, by due date then number."""
        return self.open_documents(PurchaseOrder, limit)

    def open_documents(self, kind: type[R], limit: int) -> tuple[R, ...]:
        """Documents of one class with something still to do, the most urgent first."""
        table = cast("Any", kind).TABLE
        with self._view() as reader:
            touched = self._touched(reader, kind)
            rows = reader.execute(
                "SELECT urgency, number FROM open_document WHERE table_name = ?"
                " ORDER BY urgency, number LIMIT ?",
                (table, limit + len(touched)),
            ).fetchall()
            found = [row for row in rows if row[1] not in touched]
            # What waits may complete a document, or open one again that the cache has complete.
            found += [(urgent, number) for number in touched if (urgent := self._urgency(kind, number))]
            opened = (self.record(kind, number) for _, number in sorted(found)[:limit])
            return tuple(one for one in opened if one)

    def _urgency(self, kind: type[Any], number: str) -> str:
        """How urgent a document is that something waits for; empty: done, or not of this class."""
        known = self._urgent.setdefault(kind, {})
        if number not in known:
            document: Any = self.record(kind, number)
            known[number] = urgency(document, self) if document else ""
        return known[number]

    def _touched(self, reader: sqlite3.Connection, kind: type[Any]) -> set[str]:
        """Documents of a class that envelopes on their way may have changed."""
        numbers = {str(document) for document in self._overlay.progress.marks()}
        numbers |= {key for table, key in self._overlay.records if table == kind.TABLE}
        if kind is not ShipNotice:
            return numbers
        asked = [(number, ORDER) for number in numbers] + [(code, UNIT) for code in self._overlay.units]
        return {key for code, said in asked for _, key in named(reader, code, said)}

    def unit(self, code: str) -> UnitPlace | None:
        """Where a handling unit stands."""
        with self._view() as reader:
            moved = self._overlay.unit(code)
            if moved is not None:
                return moved.after
            row = reader.execute(
                "SELECT code, location, parent, state FROM unit WHERE code = ?", (code,)
            ).fetchone()
            return UnitPlace(*row) if row else None
