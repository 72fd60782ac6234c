"""What was posted before and is looked back at: reversed transactions, sales that come back, receipts.

Rows are kept in the order of posting, which is not that of the ids: a late scan has an early id.
"""

from __future__ import annotations

from typing import Any

from app.db.books.asks import JOURNAL, LAYER, MOVEMENT, PROMISE, USE
from app.db.books.reads import Answer
from app.domain.envelope import Envelope
from app.ledger.consumption import Posted
from app.ledger.pool import LayerIn, LayerUse, Ratio

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""The rows of one envelope by table."""
_STEP = ("envelope", "document", "line", "kind", "quantity")
_UNIT_STEP = ("envelope", "part", "code", "from_location", "from_parent", "from_state")
_TABLES: dict[str, tuple[str, ...]] = {
    "movement": MOVEMENT,
    "layer": LAYER,
    "layer_use": USE,
    "journal": JOURNAL,
    "step": _STEP,
    "promise": ("envelope", *PROMISE),
    "unit_step": _UNIT_STEP,
}
_READS = {
    "movement": ("reversed", "sold", "received"),
    "layer": ("reversed_layers", "sold_layers", "received_layers"),
    "layer_use": ("reversed_uses", "sold_uses", "received_uses"),
    "journal": ("reversed_journal",),
    "step": ("reversed_steps",),
    "promise": ("reversed_promises",),
    "unit_step": ("reversed_units",),
}


class Past:
    """Rows of earlier envelopes, those of this batch included once they are judged."""

    def __init__(self, answer: Answer) -> None:
        self.scanned = {id: scanned for id, _, scanned in answer["placed"]}
        places = {id: position for id, position, _ in answer["placed"]}
        self._rows: dict[str, dict[str, list[Row]]] = {table: {} for table in _TABLES}
        for table, columns in _TABLES.items():
            unique = {tuple(row) for read in _READS[table] for row in answer[read]}
            for row in sorted(unique, key=lambda row: (places.get(row[0], 0), row)):
                self._rows[table].setdefault(row[0], []).append(dict(zip(columns, row, strict=True)))
        self.kinds = {id: (verdict, kind) for id, verdict, kind in answer["reversed_entries"]}
        self.ages: dict[str, int] = {key: ordinal for key, ordinal, _ in answer["ages"]}
        self.pools_of_layers: dict[str, str] = {key: pool for key, _, pool in answer["ages"]}
        self._gone: set[str] = set()
        self.costs_before = {
            (envelope, line, pool): Ratio(quantity, value) if quantity else None
            for envelope, line, pool, quantity, value in answer["costs_before"]
        }
        self._lasts: dict[tuple[str, int], tuple[int, int]] = {
            (row[0], row[8]): (row[4], row[5]) for row in answer["pools"]
        }
        """A pool's last known cost after a step."""

    def judged(self, envelope: Envelope, rows: Rows) -> None:
        """An envelope of this batch is posted: later ones may look back at it."""
        id = envelope.id
        self.kinds[id] = ("posted", envelope.kind)
        self.scanned[id] = envelope.scanned_at
        for table in _TABLES:
            if rows.get(table):
                self._rows[table][id] = rows[table]
        for layer in rows.get("layer", ()):
            if layer["key"] != layer["pool"]:
                self.ages.setdefault(layer["key"], layer["ordinal"])
                self.pools_of_layers.setdefault(layer["key"], layer["pool"])
        for row in (*rows.get("layer", ()), *rows.get("layer_use", ())):
            self._lasts[row["pool"], row["step"]] = (row["last_quantity"], row["last_value"])
        for use in rows.get("layer_use", ()):
            quantity, value = self._lasts.get((use["pool"], use["step"] - 1), (0, 0))
            if not use["quantity"] and quantity:
                self.costs_before.setdefault((id, use["line"], use["pool"]), Ratio(quantity, value))
        for step in rows.get("step", ()):
            if step["kind"] == "reversed":
                self._gone.add(step["document"])

    def kind_of_movement(self, envelope: str) -> str:
        """The kind of an envelope's movements."""
        movements = self.rows("movement", envelope)
        return str(movements[0]["kind"]) if movements else ""

    def rows(self, table: str, envelope: str) -> list[Row]:
        """What an envelope left in a table."""
        return self._rows[table].get(envelope, [])

    def movements(self, kinds: tuple[str, ...], document: str, line: str) -> list[Row]:
        """Movements of a document line by kind, the oldest first."""
        return [
            row
            for rows in self._rows["movement"].values()
            for row in rows
            if row["kind"] in kinds
            and row["envelope"] not in self._gone
            and (row["document"], row["document_line"]) == (document, line)
        ]

    def layers_in(self, envelope: str, line: int, pool: str) -> tuple[LayerIn, ...]:
        """The layer rows that a movement made in a pool."""
        return tuple(
            LayerIn(r["key"], r["quantity"], r["value"], r["pool_uses"], r["ordinal"], r["weight"])
            for r in self.rows("layer", envelope)
            if r["line"] == line and r["pool"] == pool
        )

    def layer_uses(self, envelope: str, line: int, pool: str) -> tuple[LayerUse, ...]:
        """The layer use rows that a movement made in a pool."""
        return tuple(
            LayerUse(r["key"], r["quantity"], r["value"], r["weight"])
            for r in self.rows("layer_use", envelope)
            if r["line"] == line and r["pool"] == pool
        )

    def pools_touched(self, envelope: str, line: int) -> list[str]:
        """The pools that a movement (or change of value) touched."""
        rows = self.rows("layer", envelope) + self.rows("layer_use", envelope)
        return list(dict.fromkeys(row["pool"] for row in rows if row["line"] == line))

    def of_origin(self, kind: str, document: str, line: str) -> list[Row]:
        """Movements of a kind that come back from a document line, the oldest first."""
        return [
            row
            for rows in self._rows["movement"].values()
            for row in rows
            if row["kind"] == kind
            and row["envelope"] not in self._gone
            and (row["origin"], row["origin_line"]) == (document, line)
        ]

    def posted(self, movement: Row) -> list[Posted]:
        """What a movement did, pool by pool."""
        envelope, line = movement["envelope"], movement["line"]
        return [
            Posted(
                self.layers_in(envelope, line, pool), self.layer_uses(envelope, line, pool), movement["value"]
            )
            for pool in self.pools_touched(envelope, line)
        ]
