"""An envelope with all that it left in the books, and what was known when it was judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlalchemy import Connection, select

from app.db.books.tables import lot
from app.domain.envelope import Envelope
from app.domain.transaction import Line, Transaction, transaction_of
from app.verify.catalogue import Catalogue
from app.verify.chains import Entered
from app.verify.changed import Change, changes_of
from app.verify.counted import counted_lines
from app.verify.legs import Leg, legs_of
from app.verify.report import Findings, key_of
from app.verify.rows import BY_NAME, Row, Rows
from app.verify.walked import Walked

PLAIN = ("record", "period", "clear", "task")
"""Kinds whose payload is no transaction of goods."""


@dataclass(frozen=True, slots=True)
class Known:
    """What every check may look up: the books at one moment, and what is fixed for them."""

    connection: Connection
    catalogue: Catalogue
    findings: Findings
    currency: str
    walked: Walked
    """What came of the entries before the one that is looked at."""

    def expiry(self, item: str, lot_: str) -> str | None:
        """A lot's expiry as first said."""
        where = (lot.c.item == item, lot.c.lot == lot_)
        return self.connection.execute(select(lot.c.expiry).where(*where)).scalar()


@dataclass
class Deed:
    """One posted envelope: its transaction, its lines with the header's words, its rows."""

    entered: Entered
    envelope: Envelope
    rows: Rows
    known: Known
    id: str = field(init=False)
    kind: str = field(init=False)
    position: int = field(init=False)
    movements: Sequence[Row] = field(init=False)

    def __post_init__(self) -> None:
        self.id, self.position = self.entered.id, self.entered.position
        self.kind, self.movements = self.envelope.kind, self.rows["movement"]

    @cached_property
    def transaction(self) -> Transaction:
        """What the station said happened; of no lines where the kind's payload is none."""
        if self.kind in PLAIN:
            return Transaction(self.kind)
        try:
            return transaction_of(self.kind, self.envelope.payload)
        except (TypeError, KeyError, ValueError, AttributeError):
            return Transaction(self.kind)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines, each with the transaction's document and reason where it says none itself."""
        header = self.transaction
        if self.kind == "count" and "counted" in header.extra:
            known = self.known
            return tuple(counted_lines(known.connection, known.walked, header, self.position))
        if not header.document and not header.reason:
            return header.lines
        return tuple(
            replace(line, document=line.document or header.document, reason=line.reason or header.reason)
            for line in header.lines
        )

    @cached_property
    def legs(self) -> Sequence[Leg]:
        """The movements with the lines that they come of."""
        return legs_of(self.kind, self.lines, self.movements)

    @cached_property
    def changes(self) -> Mapping[int, Sequence[Change]]:
        """By line, the pools that were touched, in the order of their keys."""
        return changes_of(self.rows["layer"], self.rows["layer_use"])

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the exceptions that were noted."""
        return frozenset(row["code"] for row in self.rows["exception"])

    def fault(
        self, invariant: int, table: str, row: Row, column: str, expected: object, found: object
    ) -> None:
        """Name a row of this envelope."""
        self.known.findings.add(invariant, table, key_of(BY_NAME[table], row), column, expected, found)

    def same(self, invariant: int, table: str, row: Row, column: str, expected: object) -> None:
        """A fault unless the row's column says this."""
        if row[column] != expected:
            self.fault(invariant, table, row, column, expected, row[column])

    def lacks(self, invariant: int, table: str, key: object, expected: object) -> None:
        """Name a row that is not there."""
        self.known.findings.add(invariant, table, f"{self.id}:{key}" if key else self.id, "", expected, "")

    def numbered(self, table: str, column: str, lines: bool = False) -> None:
        """Rows are numbered 1, 2, 3 … within the envelope (or within each line): a gap is a row removed."""
        last: dict[int, int] = {}
        for row in self.rows[table]:
            line = row["line"] if lines else 0
            last[line] = last.get(line, 0) + 1
            self.same(4, table, row, column, last[line])
