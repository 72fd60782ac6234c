"""The envelopes of an outbox file as its sender sees them: what waits, what became of it, what may go."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.envelope import Sealed, open_bytes


class Verdict(Protocol):
    """What the books said of one envelope (posting's `Posted` is one)."""

    @property
    def id(self) -> str: ...
    @property
    def position(self) -> int: ...
    @property
    def verdict(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def exceptions(self) -> Sequence[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Counts:
    """Envelopes by what became of them, pruned ones included. `disputed`: the books hold other bytes under
    the same id, so this one is in nobody's books; a person must look at it."""

    waiting: int
    posted: int
    parked: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one envelope: verdict "" while it waits, else posted, parked or disputed."""

    verdict: str
    position: int
    code: str
    exceptions: tuple[tuple[str, str], ...]


def next_batch(connection: sqlite3.Connection, limit: int) -> list[Sealed]:
    """What is to be sent next, in order; a negative limit is none."""
    rows = connection.execute("SELECT data FROM envelope WHERE verdict = '' ORDER BY n LIMIT ?", (limit,))
    return [open_bytes(data) for (data,) in rows]


def mark(connection: sqlite3.Connection, results: Sequence[Verdict], now: int) -> None:
    """Write the books' answers; an answer that is known already changes nothing."""
    for result in results:
        changed = connection.execute(
            "UPDATE envelope SET verdict = ?, position = ?, code = ?, exceptions = ?, posted_at = ?"
            " WHERE id = ? AND verdict = ''",
            (result.verdict, result.position, result.code, _text(result.exceptions), now, result.id),
        )
        add(connection, result.verdict, changed.rowcount)


def dispute(connection: sqlite3.Connection, envelope_id: str, code: str, now: int) -> None:
    """Never to be sent again: the books hold other content under this id."""
    connection.execute(
        "UPDATE envelope SET verdict = 'disputed', code = ?, posted_at = ? WHERE id = ?",
        (code, now, envelope_id),
    )
    add(connection, "disputed", 1)


def fate(connection: sqlite3.Connection, envelope_id: str) -> Fate | None:
    row = connection.execute(
        "SELECT verdict, position, code, exceptions FROM envelope WHERE id = ?", (envelope_id,)
    ).fetchone()
    if row is None:
        return None
    exceptions = tuple((code, text) for code, text in json.loads(row[3] or "[]"))
    return Fate(row[0], row[1], row[2], exceptions)


def find(connection: sqlite3.Connection, envelope_id: str) -> Sealed | None:
    row = connection.execute("SELECT data FROM envelope WHERE id = ?", (envelope_id,)).fetchone()
    return open_bytes(row[0]) if row else None


def counts(connection: sqlite3.Connection) -> Counts:
    waiting = connection.execute("SELECT count(*) FROM envelope WHERE verdict = ''").fetchone()[0]
    told = tallies(connection)
    return Counts(waiting, told.get("posted", 0), told.get("parked", 0), told.get("disputed", 0))


def waiting_ids(connection: sqlite3.Connection, outbox: str) -> list[str]:
    rows = connection.execute(
        "SELECT id FROM envelope WHERE verdict = '' AND outbox = ? ORDER BY n", (outbox,)
    )
    return [envelope_id for (envelope_id,) in rows]


def meant_for(connection: sqlite3.Connection) -> set[str]:
    """The books that the waiting envelopes' outboxes have worked with; "" where they met none yet."""
    rows = connection.execute(
        "SELECT DISTINCT o.books_id FROM envelope e JOIN origin o ON o.outbox = e.outbox WHERE e.verdict = ''"
    )
    return {books_id for (books_id,) in rows}


def hash_at(connection: sqlite3.Connection, outbox: str, sequence: int) -> str | None:
    row = connection.execute(
        "SELECT hash FROM envelope WHERE outbox = ? AND sequence = ?", (outbox, sequence)
    ).fetchone()
    return row[0] if row else None


def take_back(connection: sqlite3.Connection, outbox: str, keep: set[str]) -> list[Sealed]:
    """Take out what waits in an outbox, but for those to keep: to be sealed once more elsewhere."""
    taken = [find(connection, one) for one in waiting_ids(connection, outbox) if one not in keep]
    connection.executemany("DELETE FROM envelope WHERE id = ?", [(s.envelope.id,) for s in taken if s])
    return [sealed for sealed in taken if sealed]


def beyond(connection: sqlite3.Connection, seen: Mapping[str, int], books_id: str) -> list[Sealed]:
    """Envelopes behind the last sequence that a reader of these books has seen of each outbox, in order;
    none of an outbox whose envelopes went into other books. Without `books_id` nothing was read yet."""
    found: list[tuple[int, bytes]] = []
    theirs = "SELECT outbox FROM origin WHERE ? IN ('', books_id) OR books_id = '' ORDER BY n"
    for (outbox,) in connection.execute(theirs, (books_id,)).fetchall():
        found += connection.execute(
            "SELECT n, data FROM envelope WHERE outbox = ? AND sequence > ? ORDER BY sequence",
            (outbox, seen.get(outbox, 0)),
        ).fetchall()
    return [open_bytes(data) for _, data in sorted(found)]


def send_again(connection: sqlite3.Connection, outbox: str, sequence: int) -> int:
    """The books have gone back to `sequence`: what they had taken beyond it waits once more. How many."""
    lost = "outbox = ? AND sequence > ? AND verdict IN ('posted', 'parked')"
    rows = connection.execute(
        f"SELECT verdict, count(*) FROM envelope WHERE {lost} GROUP BY verdict", (outbox, sequence)
    ).fetchall()
    for verdict, amount in rows:
        add(connection, verdict, -amount)
    connection.execute(
        "UPDATE envelope SET verdict = '', position = 0, code = '', exceptions = '', posted_at = 0"
        f" WHERE {lost}",
        (outbox, sequence),
    )
    return sum(amount for _, amount in rows)


def prune(connection: sqlite3.Connection, before: int) -> None:
    """Let go of what the books took, and of scans heard, before an instant. The ends of the chains stay:
    the next envelope is linked to them; and so do those whose photograph still waits."""
    connection.execute(
        "DELETE FROM envelope WHERE verdict IN ('posted', 'parked') AND posted_at < ?"
        " AND n NOT IN (SELECT max(n) FROM envelope GROUP BY outbox)"
        " AND (verdict = 'parked' OR id NOT IN (SELECT envelope FROM photograph WHERE sent_at = 0))",
        (before,),
    )
    old = "at < ? AND seq < (SELECT max(seq) FROM scan)"
    for outcome, amount in connection.execute(
        f"SELECT outcome, count(*) FROM scan WHERE {old} GROUP BY outcome", (before,)
    ).fetchall():
        add(connection, outcome, amount)
    connection.execute(f"DELETE FROM scan WHERE {old}", (before,))


def add(connection: sqlite3.Connection, name: str, amount: int) -> None:
    """Count on in the tally, which outlives what is pruned."""
    if amount:
        connection.execute(
            "INSERT INTO tally(name, amount) VALUES (?, ?)"
            " ON CONFLICT(name) DO UPDATE SET amount = amount + excluded.amount",
            (name, amount),
        )


def tallies(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT name, amount FROM tally").fetchall())


def _text(exceptions: Sequence[tuple[str, str]]) -> str:
    return json.dumps([list(pair) for pair in exceptions], ensure_ascii=False) if exceptions else ""
