"""A reversal mirrors what it takes back: movements from the last to the first, steps turned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, Table, bindparam, select

from app.db.books.tables import entry, envelope, journal, layer, layer_use, movement, promise, step, unit_step
from app.verify.deed import Deed
from app.verify.rows import Row, Rows, rows_of

_KEPT = ("item", "lot", "serial", "expiry", "quantity", "value", "weight", "evidence", "document",
         "document_line", "origin", "origin_line")  # fmt: skip
_CELL = ("location", "status", "owner", "unit")
_KIND = select(envelope.c.kind).where(envelope.c.id == bindparam("of"))
_NAMED = (
    select(entry.c.verdict, entry.c.position)
    .join(envelope, envelope.c.id == entry.c.id)
    .where(entry.c.id == bindparam("of"))
)


@dataclass(frozen=True)
class Original:
    """What a reversal takes back, as it stands in the books."""

    connection: Connection
    id: str
    rows: Rows | None = None
    """All that it left, where that is at hand."""

    @cached_property
    def movements(self) -> Sequence[Row]:
        return self._left(movement)

    @cached_property
    def journal(self) -> Sequence[Row]:
        return self._left(journal)

    @cached_property
    def layers(self) -> Sequence[Row]:
        return self._left(layer)

    @cached_property
    def uses(self) -> Sequence[Row]:
        return self._left(layer_use)

    @cached_property
    def steps(self) -> Sequence[Row]:
        return self._left(step)

    @cached_property
    def unit_steps(self) -> Sequence[Row]:
        return self._left(unit_step)

    @cached_property
    def promises(self) -> Sequence[Row]:
        return self._left(promise)

    def _left(self, table: Table) -> Sequence[Row]:
        return rows_of(self.connection, table, self.id) if self.rows is None else self.rows[table.name]

    @cached_property
    def kind(self) -> str:
        found = self.connection.execute(_KIND, {"of": self.id}).scalar()
        return str(found or "")

    @cached_property
    def lines(self) -> Mapping[int, int]:
        """The original's line numbers → the reversal's; where only value changed, the number stays."""
        moved = [row["line"] for row in reversed(self.movements)]
        valued = {row["line"] for rows in (self.layers, self.uses, self.journal) for row in rows}
        numbers = {number: number for number in valued - set(moved)}
        return numbers | {number: place for place, number in enumerate(moved, 1)}


def check_reversal(deed: Deed, original: Original) -> None:
    """What is taken back was posted before, and every movement of it is turned round."""
    _check_named(deed, original)
    wanted = list(reversed(original.movements))
    for row, mirror in zip(deed.movements, wanted, strict=False):
        _check_mirror(deed, row, mirror)
    for mirror in wanted[len(deed.movements) :]:
        deed.lacks(4, "movement", "", f"the mirror of {original.id}:{mirror['line']}")
    for row in deed.movements[len(wanted) :]:
        deed.fault(4, "movement", row, "", f"no more than transaction {original.id} moved", "a row")


def _check_named(deed: Deed, original: Original) -> None:
    found = deed.known.connection.execute(_NAMED, {"of": original.id}).one_or_none()
    if found is None or found.verdict != "posted" or found.position >= deed.position:
        deed.lacks(4, "envelope", "", f"transaction {original.id}, posted before it is taken back")


def _check_mirror(deed: Deed, row: Row, mirror: Row) -> None:
    for column in _KEPT:
        deed.same(4, "movement", row, column, mirror[column])
    for end, other in (("from", "to"), ("to", "from")):
        for column in _CELL:
            deed.same(4, "movement", row, f"{end}_{column}", mirror[f"{other}_{column}"])
    deed.same(4, "movement", row, "kind", "reverse")
    deed.same(4, "movement", row, "reverses", mirror["envelope"])
    deed.same(4, "movement", row, "reason", deed.transaction.reason)
