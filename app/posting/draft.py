"""The rows that one envelope will leave in the books, while they are being made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.db.books.progress import PROGRESS
from app.domain.envelope import Sealed
from app.domain.quantity import Quantity
from app.domain.transaction import Cell, Line, is_virtual
from app.ledger.cells import balance_key, can_sell
from app.ledger.journal import Accounts, Amount, EntryLine, entry_lines
from app.ledger.pool import Effect, share
from app.posting.stand import Stand
from app.posting.verdict import Parked

_LARGEST = 2**61
"""Far enough from the edge of BIGINT that no sum of two gets there (SQLite would go on in floats)."""


class Draft:
    """Movements, layers, journal and exceptions of one envelope, numbered as they come."""

    def __init__(self, sealed: Sealed, stand: Stand, period: str, currency: str, accounts: Accounts) -> None:
        self.sealed = sealed
        self.stand = stand
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.period = period
        self.currency = currency
        self.accounts = accounts
        self.exceptions: list[tuple[str, str]] = []
        self.released: list[dict[str, Any]] = []
        """Promises that were let go: document, item, site and quantity."""
        self.free: set[tuple[str, str]] = set()
        """Items at sites of which a promise was let go although there are more."""
        self._parts: dict[tuple[str, int], int] = {}

    @property
    def id(self) -> str:
        return self.sealed.envelope.id

    @property
    def next_line(self) -> int:
        """The number that the next movement takes."""
        return len(self.rows.get("movement", ())) + 1

    def movement(
        self, kind: str, line: Line, source: Cell, target: Cell, quantity: int,
        origin: tuple[str, str] = ("", ""), reverses: str = "",
    ) -> int:  # fmt: skip
        """Move goods from cell to cell, worth nothing yet; returns the movement's number."""
        number = self.next_line
        assert source != target and quantity > 0, (
            "a movement leaves one cell and enters another (invariant 5)"
        )
        self._shift(source, line, -quantity)
        self._shift(target, line, quantity)
        self._progressed(kind, {(line.document, line.document_line), origin}, quantity, reverses)
        if line.lot and line.expiry and (line.item, line.lot) not in self.stand.lots:
            self.stand.set(self.stand.lots, (line.item, line.lot), line.expiry)
        self.row(
            "movement",
            line=number, kind=kind, item=line.item, lot=line.lot, serial=line.serial, expiry=line.expiry,
            quantity=quantity, value=0, weight=weight_of(line), evidence=str(line.evidence),
            document=line.document, document_line=line.document_line, origin=origin[0], origin_line=origin[1],
            reason=line.reason, reverses=reverses, **_ends(source, target),
        )  # fmt: skip
        return number

    def carries(self, number: int, value: int) -> None:
        """Say what a movement is worth."""
        self.rows["movement"][number - 1]["value"] = value

    def effect(self, line: int, effect: Effect) -> None:
        """Take over what a movement does to a pool."""
        key = effect.pool.key.text
        if max(abs(effect.pool.quantity), abs(effect.pool.value), abs(effect.value)) > _LARGEST:
            raise Parked("too-large", f"more of {effect.pool.key.item} than the books can count")
        self.stand.set(self.stand.pools, key, effect.pool)
        for table, rows in (("layer", effect.layers), ("layer_use", effect.uses)):
            for row in rows:
                columns: dict[str, Any] = {name: getattr(row, name) for name in row.__slots__}
                columns |= {"pool": key, "step": self._step(key), "part": self._part(table, line)}
                columns |= {"last_quantity": effect.pool.last_quantity, "last_value": effect.pool.last_value}
                self.row(table, line=line, **columns)

    def journal(self, line: int, amounts: Iterable[Amount], document: str = "") -> None:
        """Journalise what a movement (or a change of value) is worth."""
        self.entries(line, entry_lines(amounts, self.accounts), document)

    def entries(self, line: int, entries: Iterable[EntryLine], document: str = "") -> None:
        """Write the lines of an entry."""
        for entry in entries:
            self.row(
                "journal", line=line, part=self._part("journal", line), account=entry.account,
                debit=entry.debit, credit=entry.credit, currency=self.currency, item=entry.item,
                site=entry.site, document=document, period=self.period,
            )  # fmt: skip

    def exception(self, code: str, text: str, owner: str, *, item: str = "", document: str = "") -> None:
        """Take the fact, and leave it to a named role to look into."""
        self.exceptions.append((code, text))
        part = len(self.exceptions)
        self.row("exception", part=part, code=code, text=text, item=item, document=document, owner=owner)
        self.stand.set(self.stand.exceptions, (self.id, part), (owner, ""))

    def step(self, document: str, line: str, kind: str, quantity: int) -> None:
        """Progress that no movement makes."""
        key = (document, line, kind)
        self.stand.set(self.stand.progress, key, self.stand.progress.get(key, 0) + quantity)
        self.row(
            "step", part=self._part("step", 0), document=document, line=line, kind=kind, quantity=quantity
        )

    def part_row(self, table: str, **columns: Any) -> None:
        """A row numbered within its envelope."""
        self.row(table, part=self._part(table, 0), **columns)

    def row(self, table: str, **columns: Any) -> None:
        """A row of a record table."""
        self.rows.setdefault(table, []).append({"envelope": self.id, **columns})

    def next_key(self, line: int) -> str:
        """A layer's own key, for methods that keep several."""
        return f"{self.id}:{line}:{self._parts.get(('layer', line), 0) + 1}"

    def _part(self, table: str, line: int) -> int:
        part = self._parts[table, line] = self._parts.get((table, line), 0) + 1
        return part

    def _step(self, pool: str) -> int:
        step: int = self.stand.steps.get(pool, 0) + 1
        self.stand.set(self.stand.steps, pool, step)
        return step

    def _shift(self, cell: Cell, line: Line, quantity: int) -> None:
        if is_virtual(cell.location):
            return
        key = balance_key(cell, line.item, line.lot, line.serial).text
        self.stand.set(self.stand.balances, key, self.stand.balances.get(key, 0) + quantity)
        if self.stand.promises and self.can_sell(cell):
            self.stand.sell(line.item, self.stand.site_of(cell.location), line.lot, quantity)

    def can_sell(self, cell: Cell) -> bool:
        """May what lies in this cell be promised, unless it expires?"""
        return can_sell(cell, self.stand.location(cell.location))

    def _progressed(self, kind: str, places: set[tuple[str, str]], quantity: int, reverses: str) -> None:
        """Count a movement towards its document lines, as the books' fold will."""
        said = PROGRESS.get(self.stand.past.kind_of_movement(reverses) if reverses else kind)
        for document, line in places if said else ():
            if document and line:
                key = (document, line, said)
                change = -quantity if reverses else quantity
                self.stand.set(self.stand.progress, key, self.stand.progress.get(key, 0) + change)


def weight_of(line: Line) -> int:
    """The second quantity of catch weight, in 10⁻⁶ kg; 0 for anything else."""
    return int(line.extra.get("weight", 0))


def measure_of(line: Line) -> int:
    """What a cost or a price is for: the weight of catch weight, else the quantity (10⁻⁶)."""
    return weight_of(line) or line.quantity


def cut_line(line: Line, quantity: int) -> tuple[Line, Line]:
    """(the first so much of a line, the rest), each with its share of the weight; either may be nothing."""
    weight = weight_of(line)
    part = share(weight, quantity, line.quantity)
    sizes = ((quantity, part), (line.quantity - quantity, weight - part))
    first, rest = (
        replace(
            line, quantity=Quantity(size), extra={**line.extra, "weight": heavy} if weight else line.extra
        )
        for size, heavy in sizes
    )
    return first, rest


def _ends(source: Cell, target: Cell) -> dict[str, str]:
    return {
        f"{end}_{name}": str(getattr(cell, name))
        for end, cell in (("from", source), ("to", target))
        for name in ("location", "status", "owner", "unit")
    }
