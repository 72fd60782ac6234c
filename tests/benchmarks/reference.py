"""What posting is measured against: the same rows and triggers, written by hand with psycopg (DESIGN §8).

`one_writing` locks and reads in one statement, writes in one, and commits; `statements` sends the same work
statement by statement.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg

from app.domain.envelope import Sealed

Connection = psycopg.Connection[Any]
Post = Callable[[Connection, Sealed], None]
SEPARATOR = "\x1f"
UNIT_COST = 2_0000
QUANTITY = 1_000_000

_POOL = "SELECT quantity, value, uses, steps FROM pool WHERE key = %(pool)s FOR UPDATE"
_FACTS = (
    "SELECT id FROM entry WHERE id = %(id)s",
    "SELECT sequence || hash FROM outbox WHERE id = %(outbox)s",
    "SELECT body FROM current_record WHERE table_name = 'item' AND key = %(item)s",
    "SELECT body FROM current_record WHERE table_name = 'location' AND key = %(location)s",
    "SELECT body FROM document_line WHERE table_name = 'purchase_order' AND document = %(document)s"
    " AND line = %(line)s",
    "SELECT quantity FROM progress WHERE document = %(document)s AND line = %(line)s AND kind = 'received'",
    "SELECT quantity FROM balance WHERE key = %(balance)s",
)
_READ = _POOL.replace(" FROM", "".join(f", ({fact})" for fact in _FACTS) + " FROM", 1)

_ENVELOPE = (
    "INSERT INTO envelope VALUES (%(id)s, %(outbox)s, %(sequence)s, %(previous)s, %(hash)s, %(station)s,"
    " 'ANA', '', %(scanned_at)s, 0, 'receive', %(bytes)s)"
)
_MOVEMENT = (
    "INSERT INTO movement VALUES (%(id)s, 1, 'receive', %(item)s, '', '', '', %(quantity)s, '~supplier',"
    " 'available', '', '', %(location)s, 'available', '', '', %(value)s, 0, 'unit scan', %(document)s,"
    " %(line)s, '', '', '', '')"
)
_LAYER = (
    "INSERT INTO layer VALUES (%(id)s, 1, 1, %(pool)s, %(pool)s, %(quantity)s, %(value)s, %(uses)s, 0, 0,"
    " %(step)s, %(last_quantity)s, %(last_value)s)"
)
_JOURNAL = (
    "INSERT INTO journal VALUES (%(id)s, 1, 1, '1300', %(value)s, 0, 'EUR', %(item)s, 'MAIN', %(document)s,"
    " %(period)s), (%(id)s, 1, 2, '2150', 0, %(value)s, 'EUR', %(item)s, 'MAIN', %(document)s, %(period)s)"
)
_ENTRY = "INSERT INTO entry VALUES (0, %(id)s, 'posted', %(scanned_at)s, '')"
_WRITE = (
    f"WITH e AS ({_ENVELOPE} RETURNING 1 AS n), m AS ({_MOVEMENT} RETURNING 1 AS n), l AS ({_LAYER} RETURNING"
    f" 1 AS n), j AS ({_JOURNAL} RETURNING 1 AS n) INSERT INTO entry SELECT 0, %(id)s, 'posted',"
    " %(scanned_at)s,"
    " '' WHERE (SELECT count(*) FROM e) + (SELECT count(*) FROM m) + (SELECT count(*) FROM l)"
    " + (SELECT count(*) FROM j) > 0"
)


def one_writing(connection: Connection, sealed: Sealed) -> None:
    """Begin, lock and read, write, commit. The pool's row is the lock."""
    asked = _asked(sealed)
    with connection.transaction():
        found = connection.execute(_READ, asked, prepare=True).fetchone()
        connection.execute(_WRITE, _known(asked, found), prepare=True)


def statements(connection: Connection, sealed: Sealed) -> None:
    """The same, statement by statement."""
    asked = _asked(sealed)
    with connection.transaction():
        pool = connection.execute(_POOL, asked, prepare=True).fetchone()
        for fact in _FACTS:
            connection.execute(fact, asked, prepare=True).fetchone()
        known = _known(asked, pool)
        for statement in (_ENVELOPE, _MOVEMENT, _LAYER, _JOURNAL, _ENTRY):
            connection.execute(statement, known, prepare=True)


def _asked(sealed: Sealed) -> dict[str, Any]:
    envelope = sealed.envelope
    [line] = envelope.payload["lines"]
    location = line["to"]["location"]
    ends = (location, "available", "", "", line["item"], "", "")
    return {
        "id": envelope.id, "outbox": envelope.outbox, "sequence": envelope.sequence,
        "previous": envelope.previous, "hash": sealed.hash, "station": envelope.station,
        "scanned_at": envelope.scanned_at, "bytes": sealed.data, "item": line["item"], "location": location,
        "document": line["document"], "line": line["document_line"], "quantity": QUANTITY,
        "value": UNIT_COST, "balance": SEPARATOR.join(ends), "period": "2026-11",
        "pool": SEPARATOR.join((line["item"], "MAIN", "", "inventory", "")),
    }  # fmt: skip


def _known(asked: dict[str, Any], pool: Any) -> dict[str, Any]:
    assert pool is not None, "the item was received before, so its pool stands"
    quantity, value, uses, steps = pool[:4]
    return {
        **asked, "uses": uses, "step": steps + 1,
        "last_quantity": quantity + QUANTITY, "last_value": value + UNIT_COST,
    }  # fmt: skip
