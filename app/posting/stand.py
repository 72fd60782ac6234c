"""Where the books stand while a batch is judged: what was read, kept true as each envelope is judged."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar, cast

from app.db.books.reads import Answer
from app.domain.documents import Transfer
from app.domain.envelope import Envelope
from app.domain.records import Item, Location, PurchaseOrder, record_of
from app.domain.terms import AccountMapping, Agreement, ExchangeRate
from app.domain.transaction import TRANSIT
from app.ledger.cells import BalanceKey
from app.ledger.pool import SEPARATOR, Layer, Pool, PoolKey
from app.posting.past import Past, Rows

OPEN, PICKED = "open", "picked"
"""The states of a promise."""

R = TypeVar("R", bound=Any)
V = TypeVar("V")
_MISSING = object()


class Stand:
    """Mutable facts by key. Every change is noted, so that a parked envelope's changes are undone."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.records = {(table, key): body for table, key, body in answer["records"]}
        lines = answer["lines"] + answer["past_lines"]
        self.lines = {(table, doc, line): body for table, doc, line, _, body in lines}
        self.partners = {(table, doc): partner for table, doc, _, partner, _ in lines}
        self.progress = {(document, line, kind): n for document, line, kind, n in answer["progress"]}
        held = answer["balances"] + answer["beside"]
        self.balances: dict[str, int] = {row[0]: row[1] for row in held}
        self.since = {row[0]: row[2] for row in held}
        self.read = {row[0]: row[1] for row in held}
        """Balances as they were before this batch."""
        self.moved_since: Counter[tuple[str, str, str, int]] = Counter()
        """(item, location, lot, position) → so much more lies there, ours and free, since that position."""
        for item, location, lot, seen, quantity in answer["moved_since"]:
            self.moved_since[item, location, lot, int(seen)] += quantity
        self.lots = {(item, lot): expiry for item, lot, expiry in answer["lots"]}
        self.steps = {row[0]: row[8] for row in answer["pools"]}
        self.pools = _pools(answer)
        self.exceptions = {(id, part): (owner, cleared) for id, part, owner, cleared in answer["exceptions"]}
        self.holds = {id: (document, facts) for id, document, facts in answer["holds"]}
        self.months = {key: _fields(body)["state"] for key, body in answer["months"]}
        self.mapping = {_event_side(body): _fields(body)["account"] for _, body in answer["mapping"]}
        self.agreements = dict(answer["agreements"])
        self.rates = dict(answer["rates"])
        prices = ((item, last) for item, last in answer["open_prices"] if last)
        self.open_prices = {item: tuple(last.split(SEPARATOR, 2)) for item, last in prices}
        self.units = {code: (location, parent, state) for code, location, parent, state in answer["units"]}
        self.promises = {tuple(row[:3]): tuple(row[3:]) for row in answer["promises"]}
        self.sellable = {(item, site, lot): n for item, site, lot, _, n in answer["sellable"]}
        self.expiries = {(item, lot): expiry for item, _, lot, expiry, _ in answer["sellable"]}
        self.waits = {tuple(name.split(SEPARATOR)): (holder, n) for name, holder, n in answer["waits"]}
        """(item, document) → (how it was to be allocated, how much of it is waited for)."""
        self.held_units = {code for (code,) in answer["held_units"]}
        self.granted = {
            (kind, name): (holder, until, last) for kind, name, holder, until, last in answer["granted"]
        }
        self._undo: list[tuple[dict[Any, Any], Any, Any]] = []
        self._past: Past | None = None
        self._judged: list[tuple[Envelope, Rows]] = []

    @property
    def past(self) -> Past:
        """What was posted before, in this batch too; most postings never look back."""
        past = self._past = self._past or Past(self.answer)
        for envelope, rows in self._judged:
            past.judged(envelope, rows)
        self._judged.clear()
        return past

    def set(self, facts: dict[Any, V], key: Any, value: V) -> None:
        """Change one fact, undoably."""
        self._undo.append((facts, key, facts.get(key, _MISSING)))
        facts[key] = value

    def sell(self, item: str, site: str, lot: str, quantity: int) -> None:
        """So much more (negative: less) of an item can be sold at a site."""
        self.set(self.sellable, (item, site, lot), self.sellable.get((item, site, lot), 0) + quantity)

    def keep(self, envelope: Envelope, rows: Rows) -> None:
        """The envelope is posted, with these rows: its changes stand."""
        self._judged.append((envelope, rows))
        self._undo.clear()

    def undo(self) -> None:
        """The envelope is parked: take its changes back, last first."""
        while self._undo:
            facts, key, old = self._undo.pop()
            if old is _MISSING:
                del facts[key]
            else:
                facts[key] = old

    def record(self, kind: type[R], key: str) -> R | None:
        """A record by its class and key."""
        body = self.records.get((kind.TABLE, key))
        return None if body is None else typed(kind, body)

    def version(self, table: str, key: str, body: str) -> None:
        """A record's new version counts for what is judged after it."""
        self.set(self.records, (table, key), body)
        if table == Agreement.TABLE:
            self.set(self.agreements, key, body)
        elif table == ExchangeRate.TABLE:
            self.set(self.rates, key, body)
        elif table == AccountMapping.TABLE:
            self.set(self.mapping, _event_side(body), json.loads(body)["account"])
        elif table == PurchaseOrder.TABLE:
            for line in json.loads(body).get("lines", ()):
                last = (key, line["line"], json.dumps(line))
                if last[:2] >= self.open_prices.get(line["sku"], ("",))[:2]:
                    self.set(self.open_prices, line["sku"], last)

    def document_line(self, table: str, kind: type[R], document: str, line: str) -> R | None:
        """One line of a document."""
        body = self.lines.get((table, document, line))
        return typed(kind, body) if body else None

    def item(self, sku: str) -> Item | None:
        return self.record(Item, sku)

    def location(self, code: str) -> Location | None:
        return self.record(Location, code)

    def site_of(self, location: str) -> str:
        """The site of a real place; in transit counts at the sending site. Empty where it is unknown."""
        if location.startswith(TRANSIT):
            transfer = self.record(Transfer, location.removeprefix(TRANSIT))
            return transfer.from_site if transfer else ""
        place = self.location(location)
        return place.site if place else ""

    def pool(self, key: PoolKey) -> Pool:
        return self.pools.get(key.text) or Pool(key)

    def pools_of(self, item: str) -> Iterator[Pool]:
        """The pools of an item that hold something or once did, in the order of their keys."""
        begin = item + SEPARATOR
        return (self.pools[text] for text in sorted(key for key in self.pools if key.startswith(begin)))

    def places_of_serial(self, item: str, serial: str) -> list[BalanceKey]:
        """Where this serial is on hand."""
        on_hand = (BalanceKey.of_text(key) for key, quantity in self.balances.items() if quantity > 0)
        return [key for key in on_hand if key.item == item and key.serial == serial]

    def made(self, document: str, line: str, kind: str) -> int:
        """How far a document line is: so much `received`, `picked` …"""
        quantity: int = self.progress.get((document, line, kind), 0)
        return quantity

    def standing_hold(self, document: str) -> str:
        """What holds the refund of a document until it is cleared, in words; nothing: it may be paid."""
        holds = ((of, facts) for id, (of, facts) in self.holds.items() if not self._is_cleared(id))
        return "; ".join(facts for of, facts in holds if of == document)

    def _is_cleared(self, hold: str) -> bool:
        """Cleared in this batch? What was cleared before is not among the holds."""
        return bool(self.exceptions.get((hold, 1), ("", ""))[1])


def typed(kind: type[R], body: str) -> R:
    """A record by its class and its body."""
    record: R = _read(cast("Hashable", kind), body)
    return record


@lru_cache(maxsize=4096)
def _read(kind: Hashable, body: str) -> Any:
    """A record's body, read; the same version comes again with every scan."""
    return record_of(cast("type[Any]", kind), json.loads(body))


@lru_cache(maxsize=1024)
def _fields(body: str) -> Mapping[str, Any]:
    """A body's fields as they stand, read once: months and accounts are asked by every posting."""
    fields: Mapping[str, Any] = json.loads(body)
    return fields


def _event_side(body: str) -> tuple[str, str]:
    fields = _fields(body)
    return fields["event"], fields["side"]


def _pools(answer: Answer) -> dict[str, Pool]:
    layers: dict[str, list[Layer]] = {}
    for pool, key, quantity, value, ordinal, weight in answer["layers"]:
        layers.setdefault(pool, []).append(Layer(key, quantity, value, ordinal, weight))
    return {row[0]: _pool(row, layers.get(row[0], [])) for row in answer["pools"]}


def _pool(row: list[Any], layers: list[Layer]) -> Pool:
    key, quantity, value, weight, last_quantity, last_value, uses, made, _ = row
    aged = tuple(sorted(layers, key=lambda layer: (layer.ordinal, layer.key)))
    return Pool(PoolKey.of_text(key), quantity, value, last_quantity, last_value, uses, aged, made, weight)
