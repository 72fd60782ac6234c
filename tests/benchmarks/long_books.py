"""Books of very many movements on SQLite that hold to the last digit: chains, balances, layers, journal.

The same round of work (an order received, put away, promised, picked, packed, shipped, billed) is posted
three times; the third is then copied as often as is asked for. Two rounds differ in numbers alone, which grow
by as much each time (positions, times, steps of pools), and in names that hold the round's number; hashes are
made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rfc8785

from app.db.books.tables import metadata
from app.db.engine import Books, open_books
from app.db.migrate import migrate
from app.domain.clock import Instant, parse_instant
from app.domain.documents import SalesLine, SalesOrder
from app.domain.envelope import Chain, books_hash, digest
from app.domain.identifiers import new_id
from app.domain.quantity import ONE, Quantity
from app.domain.records import Item, Location, OrderLine, PurchaseOrder, Staff, body_of
from app.domain.transaction import Cell, Line, Transaction, payload_of
from app.posting.claim import claim
from app.posting.post import post

METHODS = ("average", "fifo", "lifo", "standard")
LINES = (*METHODS, "lot", "serial")
"""The lines of every order, each of the item that is called so."""
MOVEMENTS = 7 * len(LINES)
"""Movements of one round."""
COST, SITE, STATION = "2", "MAIN", "LONG"
START, TICK = parse_instant("2026-01-01T00:00:00Z"), 1_000
"""A millisecond from one entry to the next: ten million movements take three hours of one month."""
_PART = 500
"""Rounds in one commit."""
_TOLD = {
    "current_record": "key",
    "document_line": "document",
    "progress": "document",
    "lot": "lot",
    "unit": "code",
}
"""Projections to which every round adds rows, and the column that holds its number."""
_LEFT = ("record", "movement", "layer", "layer_use", "journal", "exception", "step", "unit_step", "promise")
_POOL = ", ".join(column.name for column in metadata.tables["pool"].c if column.computed is None)
"""What is written of a pool; the database works out the rest."""
Rows = dict[str, list[list[Any]]]
Growth = list[tuple[int, list[tuple[int, int]]]]
"""Of rows by their place: columns, and what is added to each from round to round."""


class LongBooks:
    """Books at a path, with three rounds in them; `grow` makes them longer."""

    def __init__(self, path: Path) -> None:
        self.url = f"sqlite:///{path}"
        self._path, self._time = path, int(START)
        self._chain = Chain(new_id(), STATION)
        migrate(self.url)
        with open_books(self.url) as books:
            self._stock_up(books)
            ids, pools = [], []
            for number in range(3):
                ids.append(self.work(books, number))
                pools.append(_rows(path, f"SELECT {_POOL} FROM pool ORDER BY key"))
        self.rounds = 3
        first, second = (_round(path, number, ids[number], ids[number - 1]) for number in (1, 2))
        growth = {name: _growth(first[name], rows) for name, rows in second.items()}
        self._template = Template(json.dumps(second), growth, ids[2])
        self._pools = pools[2]
        self._of_pools = _growth(pools[1], pools[2])

    def grow(self, movements: int) -> int:
        """At least so many movements in all; how many there are."""
        with closing(sqlite3.connect(self._path, isolation_level=None)) as file:
            _prepare(file)
            last = max(self.rounds, -(-movements // MOVEMENTS))
            for first in range(self.rounds, last, _PART):
                file.execute("BEGIN")
                for number in range(first, min(first + _PART, last)):
                    self._append(file, number)
                self._fold(file)
                file.execute("COMMIT")
            file.execute("PRAGMA optimize")
        migrate(self.url)  # the triggers
        return self.rounds * MOVEMENTS

    def work(self, books: Books, number: int) -> list[str]:
        """Post one round as a station does; the ids of its entries."""
        return list(self._posted(books, f"{number:08}"))

    def _posted(self, books: Books, token: str) -> Iterator[str]:
        bought = [OrderLine(name, name, 10 * ONE, unit_cost=COST) for name in LINES]
        sold = [SalesLine(name, name, _size(name), price="3") for name in LINES]
        yield self._record(books, PurchaseOrder(f"PO-{token}", "ACME", tuple(bought)))
        yield self._record(books, SalesOrder(f"SO-{token}", "CUST", tuple(sold)))
        for name in LINES:
            yield self._do(books, "receive", _line(name, token, "", "DOCK", "PO"))
        for name in LINES:
            yield self._do(books, "move", _line(name, token, "DOCK", "BIN"))
        request = {"document": f"SO-{token}", "site": SITE}
        granted = claim(books, "allocate", request, station=STATION, operator="ANA", clock=self._clock)
        self._time += TICK
        yield granted.id
        tote, box = {"unit": f"T-{token}"}, {"unit": f"B-{token}"}
        for name in LINES:
            yield self._do(books, "pick", _line(name, token, "BIN", "CART", "SO", into=tote))
        yield self._do(books, "move-unit", extra={**tote, "location": "STAGE"})
        for name in LINES:
            yield self._do(books, "pack", _line(name, token, "STAGE", "STAGE", "SO", tote, box))
        yield self._do(books, "close-unit", extra=box)
        for name in LINES:
            yield self._do(books, "ship", _line(name, token, "STAGE", "", "SO", box))
        billed = [_line(name, token, "", "", "PO", cost=COST) for name in LINES]
        yield self._do(books, "invoice", *billed, document=f"IN-{token}")
        for name in ("average", "fifo", "lifo"):
            yield (mistake := self._do(books, "move", _line(name, token, "BIN", "DOCK")))
            yield self._do(books, "reverse", reverses=mistake)

    def _stock_up(self, books: Books) -> None:
        tracking = {"lot": "lot", "serial": "serial"}
        for name in LINES:
            method = name if name in METHODS else "average"
            self._record(
                books, Item(name, name, tracking=tracking.get(name, "none"), method=method, cost=COST)
            )
        for code in ("DOCK", "BIN", "CART", "STAGE"):
            self._record(books, Location(code, SITE, code.lower()))
        self._record(books, Staff("ANA", "Ana", "administrator"))
        for name in METHODS:
            self._do(books, "opening", Line(name, Quantity(10 * ONE), target=Cell("BIN"), cost=COST))

    def _clock(self) -> Instant:
        return Instant(self._time)

    def _record(self, books: Books, record: Any) -> str:
        return self._post(
            books, "record", {"table": record.TABLE, "key": record.key, "body": body_of(record)}
        )

    def _do(self, books: Books, kind: str, *lines: Line, **fields: Any) -> str:
        return self._post(books, kind, payload_of(Transaction(kind, lines, **fields)))

    def _post(self, books: Books, kind: str, payload: dict[str, Any]) -> str:
        sealed = self._chain.seal(kind, payload, scanned_at=self._time, operator="ANA")
        [answer] = post(books, [sealed], clock=self._clock)
        assert (answer.verdict, answer.code) == ("posted", ""), (kind, answer)
        self._time += TICK
        return sealed.envelope.id

    def _append(self, file: sqlite3.Connection, number: int) -> None:
        """A copy of the round under this number."""
        rows = self._template.rows(number)
        [(hash_,)] = file.execute("SELECT hash FROM entry ORDER BY position DESC LIMIT 1")
        sealed = {row[0]: row for row in (*rows["envelope"], *rows["claim"])}
        for entry in rows["entry"]:
            content = self._seal(sealed[entry[1]])
            entry[4] = hash_ = books_hash(hash_, content, entry[2], entry[3])
        for name, some in rows.items():
            marks = ", ".join("?" * len(some[0])) if some else ""
            if some:
                file.executemany(f"INSERT INTO {name} VALUES ({marks})", some)
        self.rounds = number + 1
        self._time = rows["entry"][-1][3] + TICK

    def _seal(self, row: list[Any]) -> str:
        """Write an envelope's or a claim's bytes; their hash."""
        if len(row) == 7:
            row[5] = row[5].replace("@TIME@", str(row[4]))
            row[6] = digest(row[5].encode())
            return str(row[6])
        said = {"@PREVIOUS@": self._chain.hash, "@SEQUENCE@": str(row[2]), "@TIME@": str(row[8])}
        for mark, word in said.items():
            row[11] = row[11].replace(mark, word)
        row[3], row[11] = self._chain.hash, row[11].encode()
        row[4] = self._chain.hash = digest(row[11])
        self._chain.sequence = row[2]
        return str(row[4])

    def _fold(self, file: sqlite3.Connection) -> None:
        """What every round changes and none adds to."""
        file.execute("UPDATE outbox SET sequence = ?, hash = ? WHERE id = ?",
                     (self._chain.sequence, self._chain.hash, self._chain.outbox))  # fmt: skip
        file.execute("UPDATE head SET (position, hash, posted_at) = (SELECT position, hash, posted_at"
                     " FROM entry ORDER BY position DESC LIMIT 1),"
                     " versions = (SELECT count(*) FROM record)")  # fmt: skip
        file.execute("DELETE FROM layer_rest WHERE pool LIKE 'fifo%'")
        file.execute("INSERT INTO layer_rest SELECT key, pool, ordinal, quantity, value, weight FROM layer"
                     " WHERE pool LIKE 'fifo%' ORDER BY step DESC LIMIT 1")  # fmt: skip
        pools = [list(row) for row in self._pools]
        _grow(pools, self._of_pools, self.rounds - 3)
        marks = ", ".join("?" * len(pools[0]))
        file.executemany(f"INSERT OR REPLACE INTO pool VALUES ({marks})", pools)


@dataclass(frozen=True)
class Template:
    """The third round's rows as JSON, with marks for what differs; and what grows from round to round."""

    text: str
    growth: dict[str, Growth]
    ids: Sequence[str]
    """The third round's own, which the fourth names."""

    def rows(self, number: int) -> Rows:
        """The rows of another round, all but their hashes and bytes."""
        text = self.text
        for mark, token in (("@", f"{number:08}"), ("%", f"{number - 1:08}")):
            text = text.replace(f"{mark}HIGH{mark}", token[:4]).replace(f"{mark}LOW{mark}", token[4:])
        for place, id_ in enumerate(self.ids if number == 3 else ()):
            text = text.replace(_id("0000", "0002", place), id_)
        rows: Rows = json.loads(text)
        for name, growth in self.growth.items():
            _grow(rows[name], growth, number - 2)
        return rows


def _line(
    name: str, token: str, source: str, target: str, order: str = "", out_of: dict[str, str] | None = None,
    into: dict[str, str] | None = None, **fields: Any,
) -> Line:  # fmt: skip
    tracked: dict[str, Any] = {
        "lot": {"lot": f"L-{token}", "expiry": "2027-01-01"}, "serial": {"serial": f"S-{token}"},
    }  # fmt: skip
    cells: dict[str, Any] = {"source": Cell(source, **(out_of or {})), "target": Cell(target, **(into or {}))}
    named: dict[str, Any] = {"document": f"{order}-{token}", "document_line": name} if order else {}
    return Line(name, _size(name), **cells, **tracked.get(name, {}), **named, **fields)


def _id(high: str, low: str, place: int) -> str:
    """The id of an entry by its round's number, in two halves, and its place there."""
    return f"0193{high}-{low}-7{place:03}-8000-000000000000"


def _size(name: str) -> Quantity:
    return Quantity(ONE if name == "serial" else 10 * ONE)


def _rows(path: Path, query: str, *values: str) -> list[list[Any]]:
    with closing(sqlite3.connect(path)) as file:
        return [list(row) for row in file.execute(query, values)]


def _round(path: Path, number: int, ids: Sequence[str], before: Sequence[str]) -> Rows:
    """What a round left, with marks for its number, its ids and those of the round before."""
    marks = ", ".join("?" * len(ids))
    rows: Rows = {}
    for table in ("envelope", "claim", "entry", *_LEFT):
        column = "id" if table in ("envelope", "claim", "entry") else "envelope"
        keys = ", ".join(f"t.{key.name}" for key in metadata.tables[table].primary_key)
        rows[table] = _rows(
            path,
            f"SELECT t.* FROM {table} t JOIN entry e ON e.id = t.{column} WHERE t.{column} IN ({marks})"
            f" ORDER BY e.position, {keys}",
            *ids,
        )
    for table, column in _TOLD.items():
        query = f"SELECT * FROM {table} WHERE {column} LIKE ? OR {column} IN ({marks}) ORDER BY 1, 2, 3"
        rows[table] = _rows(path, query, f"%-{number:08}", *ids)
    for row in (*rows["envelope"], *rows["claim"], *rows["entry"]):
        _blank(row)
    text = json.dumps(rows)
    for mark, named in (("@", ids), ("%", before)):
        for place, id_ in enumerate(named):
            text = text.replace(id_, _id(f"{mark}HIGH{mark}", f"{mark}LOW{mark}", place))
    marked: Rows = json.loads(text.replace(f"-{number:08}", "-@HIGH@@LOW@"))
    return marked


def _blank(row: list[Any]) -> None:
    """Hashes out, and marks into the bytes for what comes anew."""
    if len(row) == 5:
        row[4] = ""
        return
    place = 11 if len(row) == 12 else 5
    body = json.loads(row[place])
    if len(row) == 12:
        body |= {"sequence": "@SEQUENCE@", "previous": "@PREVIOUS@", "scanned_at": "@TIME@"}
        row[3] = row[4] = ""
    else:
        body["claimed_at"], row[6] = "@TIME@", ""
    text = rfc8785.dumps(body).decode()
    row[place] = text.replace('"@SEQUENCE@"', "@SEQUENCE@").replace('"@TIME@"', "@TIME@")


def _growth(first: list[list[Any]], second: list[list[Any]]) -> Growth:
    """By how much the numbers of each row grow; everything else must be the same."""
    growth: Growth = []
    for place, (one, other) in enumerate(zip(first, second, strict=True)):
        more = []
        for column, (before, after) in enumerate(zip(one, other, strict=True)):
            if isinstance(before, int) and before != after:
                more.append((column, after - before))
            else:
                assert before == after, (one, other)
        growth += [(place, more)] if more else []
    return growth


def _grow(rows: list[list[Any]], growth: Growth, rounds: int) -> None:
    for place, more in growth:
        for column, step in more:
            rows[place][column] += step * rounds


def _prepare(file: sqlite3.Connection) -> None:
    """As their owner, who may do anything to a file."""
    file.execute("PRAGMA synchronous=OFF")
    file.execute("PRAGMA cache_size=-200000")
    triggers = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        file.execute(f'DROP TRIGGER "{name}"')
