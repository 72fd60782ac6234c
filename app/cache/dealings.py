"""Look-ups of dealings: promises to order lines, sales and what came back, work and trouble."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.cache.documents import DocumentView
from app.cache.effects import PromiseKey
from app.cache.indexed import CUSTOMER
from app.domain import terms
from app.domain.quantity import Quantity
from app.domain.standing import Noted, Promised, Sold, Task

_NEWEST = 1_000
"""So many sales of an item are looked at, the newest."""

_RECENT = 100
"""So many of a customer's sales say how much usually comes back."""

_SOLD = "document, line, item, lot, serial, quantity, value, at, envelope, number"


class DealingView(DocumentView):
    """Promises, sales, work and exceptions; what waits counts."""

    def promises(self, *, document: str = "", item: str = "", unit: str = "") -> tuple[Promised, ...]:
        """Promises that stand, the earliest first; at least one of the three is given."""
        by, asked = next(
            (by, asked) for by, asked in (("unit", unit), ("document", document), ("item", item)) if asked
        )
        condition = f"{by} = ?" if by != "unit" else "unit = ? AND unit <> ''"
        with self._view() as reader:
            rows = reader.execute(
                "SELECT id, state, unit, document, line, item, location, lot, quantity"
                f" FROM promise WHERE {condition}",
                (asked,),
            )
            stands = {PromiseKey(*row[:-1]): row[-1] for row in rows}
            for key, amount in self._overlay.promises.marked((by, asked)).items():
                stands[key] = stands.get(key, 0) + amount
        return tuple(
            Promised(*key, Quantity(quantity))
            for key, quantity in sorted(stands.items())
            if quantity > 0
            and document in ("", key.document)
            and item in ("", key.item)
            and unit in ("", key.unit)
        )

    # --- sales -----------------------------------------------------------------------------------------

    def sold(self, *, item: str = "", serial: str = "", document: str = "") -> tuple[Sold, ...]:
        """What was shipped or sold, newest first: of a document, of an item or of a serial; of an item at
        most the newest thousand."""
        assert item or document or serial, "sales are looked up by something"
        asked = (("document", document), ("serial", serial), ("item", item))
        mark = next((by, code) for by, code in asked if code)
        with self._view():
            waiting = ((one.sold, one.envelope, one.number) for one in self._overlay.sales.marked(mark))
            found = [*self._stored_sales(item, serial, document), *waiting]
            stands = [
                one
                for one in found
                if not self._overlay.taken_back[one[1]]
                and item in ("", one[0].item)
                and serial in ("", one[0].serial)
            ]
            newest = heapq.nlargest(_NEWEST, stands, key=lambda one: (one[0].at, one[1], one[2]))
            return tuple(replace(one, customer=self._customer(one.document)) for one, _, _ in newest)

    def cost_posted(self, envelope: str) -> int | None:
        """What a shipment cost (10⁻⁴), as it was posted; None where it is not in the books (yet)."""
        with self._view() as reader:
            row = reader.execute("SELECT sum(value) FROM sale WHERE envelope = ?", (envelope,)).fetchone()
        return None if row[0] is None else int(row[0])

    def _stored_sales(self, item: str, serial: str, document: str) -> Iterator[tuple[Sold, str, int]]:
        condition = "item = ?"
        asked: tuple[str, ...] = (item,)
        if document:
            condition, asked = "document = ?", (document,)
        elif serial:
            condition, asked = "serial = ? AND serial <> ''", (serial,)
        with self._view() as reader:
            rows = reader.execute(
                f"SELECT {_SOLD} FROM sale WHERE {condition} ORDER BY at DESC LIMIT {_NEWEST}", asked
            ).fetchall()
        for number, line, sku, lot, own, quantity, value, at, envelope, place in rows:
            yield Sold(number, line, "", sku, lot, own, Quantity(quantity), value, at), envelope, place

    def _customer(self, document: str) -> str:
        found: Any = self.document(document) if document else None
        return getattr(found, "customer", "")

    def returned(self, *, document: str, line: str = "") -> Quantity:
        """How much of a sale has come back and was not sent back again."""
        condition, asked = (
            ("document = ? AND line = ?", (document, line)) if line else ("document = ?", (document,))
        )
        with self._view() as reader:
            row = reader.execute(f"SELECT sum(quantity) FROM returned WHERE {condition}", asked).fetchone()
            waiting = self._overlay.returned.marked(document)
            more = sum(amount for key, amount in waiting.items() if line in ("", key[1]))
            return Quantity((row[0] or 0) + more)

    def dealings(self, customer: str) -> tuple[Quantity, Quantity]:
        """How much a customer was sold and how much of it came back, over the newest hundred sales."""
        with self._view() as reader:
            documents = [
                number
                for (number,) in reader.execute(
                    "SELECT key FROM name WHERE code = ? AND said = ? ORDER BY key DESC LIMIT ?",
                    (customer, CUSTOMER, _RECENT),
                )
            ]
            sold = sum(one.quantity for number in documents for one in self.sold(document=number))
            back: int = sum(self.returned(document=number) for number in documents)
        return Quantity(sold), Quantity(back)

    # --- work ------------------------------------------------------------------------------------------

    def tasks(self, *, kind: str = "", location: str = "") -> tuple[Task, ...]:
        """Open tasks, the oldest first."""
        found = (
            Task(one.key, one.kind, one.sku, one.location, one.document, one.state, one.opened_at)
            for one in self.open_records(terms.Task, location, kind)
        )
        return tuple(sorted(found, key=lambda one: (one.opened_at, one.id)))

    def exceptions(self, document: str) -> tuple[Noted, ...]:
        """Exceptions about a document that nobody has cleared, the oldest first."""
        with self._view() as reader:
            rows = reader.execute(
                "SELECT position, part, code, text, item, document, owner, opened_at FROM noted"
                " WHERE document = ? ORDER BY position, part",
                (document,),
            ).fetchall()
        return tuple(Noted(f"{position}.{part}", *rest) for position, part, *rest in rows)

    def job_holder(self, name: str, now: int) -> str:
        """The badge of whoever holds a job's lock at this moment (µs), or nothing."""
        with self._view() as reader:
            row = reader.execute(
                "SELECT holder FROM job WHERE name = ? AND until > ?", (name, now)
            ).fetchone()
        return str(row[0]) if row else ""
