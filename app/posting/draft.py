"""The rows that one envelope will leave in the books, while they are being made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.db.books.progress import PROGRESS
from app.domain.clock import instant_text
from app.domain.envelope import Sealed
from app.domain.transaction import Cell, Line, is_virtual
from app.ledger.cells import balance_key
from app.ledger.journal import Accounts, Amount, entry_lines
from app.ledger.pool import Effect
from app.posting.stand import Stand


class Draft:
    """Movements, layers, journal and exceptions of one envelope, numbered as they come."""

    def __init__(
        self, sealed: Sealed, stand: Stand, posted_at: int, currency: str, accounts: Accounts
    ) -> None:
        self.sealed = sealed
        self.stand = stand
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.period = instant_text(posted_at)[:7]
        self.currency = currency
        self.accounts = accounts
        self.exceptions: list[tuple[str, str]] = []
        self._parts: dict[tuple[str, int], int] = {}

    @property
    def id(self) -> str:
        return self.sealed.envelope.id

    def progressed(self, kind: str, line: Line, quantity: int) -> None:
        """Count a movement towards its document line, as the books' fold will."""
        said = PROGRESS.get(kind)
        if said and line.document and line.document_line:
            key = (line.document, line.document_line, said)
            self.stand.set(self.stand.progress, key, self.stand.progress.get(key, 0) + quantity)

    @property
    def next_line(self) -> int:
        """The number that the next movement takes."""
        return len(self.rows.get("movement", ())) + 1

    def movement(
        self,
        kind: str,
        line: Line,
        source: Cell,
        target: Cell,
        *,
        quantity: int = 0,
        value: int = 0,
        reverses: str = "",
    ) -> int:
        """Move goods from cell to cell; returns the movement's number."""
        number = self.next_line
        quantity = quantity or line.quantity
        assert source != target and quantity > 0, (
            "a movement leaves one cell and enters another (invariant 5)"
        )
        self._shift(source, line, -quantity)
        self._shift(target, line, quantity)
        if not reverses:
            self.progressed(kind, line, quantity)
        if line.lot and line.expiry and (line.item, line.lot) not in self.stand.lots:
            self.stand.set(self.stand.lots, (line.item, line.lot), line.expiry)
        self._add(
            "movement",
            line=number, kind=kind, item=line.item, lot=line.lot, serial=line.serial, expiry=line.expiry,
            quantity=quantity, value=value, evidence=str(line.evidence), document=line.document,
            document_line=line.document_line, reason=line.reason, reverses=reverses,
            origin="", origin_line="", weight=0,
            **_ends(source, target),
        )  # fmt: skip
        return number

    def effect(self, line: int, effect: Effect) -> None:
        """Take over what a movement does to a pool."""
        key = effect.pool.key.text
        self.stand.set(self.stand.pools, key, effect.pool)
        known = {
            "last_quantity": effect.pool.last_quantity,
            "last_value": effect.pool.last_value,
            "weight": 0,
            "pool": key,
        }
        for row in effect.layers:
            self._add(
                "layer", line=line, part=self._part("layer", line), key=row.key, quantity=row.quantity,
                value=row.value, pool_uses=row.pool_uses, ordinal=row.ordinal, step=self._step(key), **known,
            )  # fmt: skip
        for use in effect.uses:
            self._add(
                "layer_use", line=line, part=self._part("layer_use", line), key=use.key,
                quantity=use.quantity, value=use.value, step=self._step(key), **known,
            )  # fmt: skip

    def journal(self, line: int, amounts: tuple[Amount, ...], document: str) -> None:
        """Journalise what a movement is worth."""
        for entry in entry_lines(amounts, self.accounts):
            self._add(
                "journal", line=line, part=self._part("journal", line), account=entry.account,
                debit=entry.debit, credit=entry.credit, currency=self.currency, item=entry.item,
                site=entry.site, document=document, period=self.period,
            )  # fmt: skip

    def exception(self, code: str, text: str, owner: str, *, item: str = "", document: str = "") -> None:
        """Take the fact, and leave it to a named role to look into."""
        self.exceptions.append((code, text))
        part = len(self.exceptions)
        self._add("exception", part=part, code=code, text=text, item=item, document=document, owner=owner)

    def row(self, table: str, **columns: Any) -> None:
        """A row of a record table that belongs to no movement."""
        self._add(table, **columns)

    def next_key(self, line: int) -> str:
        """A layer's own key, for methods that keep several."""
        return f"{self.id}:{line}:{self._parts.get(('layer', line), 0) + 1}"

    def _add(self, table: str, **columns: Any) -> None:
        self.rows.setdefault(table, []).append({"envelope": self.id, **columns})

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


def _ends(source: Cell, target: Cell) -> dict[str, str]:
    return {
        f"{end}_{name}": str(getattr(cell, name))
        for end, cell in (("from", source), ("to", target))
        for name in ("location", "status", "owner", "unit")
    }


def with_document(line: Line, document: str) -> Line:
    """The line, naming the transaction's document where it names none of its own."""
    return line if line.document or not document else replace(line, document=document)
