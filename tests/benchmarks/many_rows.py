"""Books of very many receipts on PostgreSQL, written set-wise by their owner while the triggers are off.

Twenty receipts of each item, into one bin of two thousand: what the triggers would have folded is written
beside them, so that reading and posting find the books as they would have grown; their hashes mean nothing.
"""

from __future__ import annotations

from typing import Any

import psycopg
import rfc8785
from sqlalchemy.engine import make_url

from app.domain.quantity import ONE
from app.domain.records import Barcode, Item, Location, OrderLine, PurchaseOrder, body_of

OF_ITEM, BINS, OF_ORDER = 20, 2_000, 100
PART = 500_000
"""Receipts in one commit."""

_ID = "'01930000-0000-7000-8000-' || lpad(to_hex({n}), 12, '0')"
_N = _ID.format(n="n")
_ITEM = "'FILL-' || lpad(({n})::text, 8, '0')"
_OF_N = _ITEM.format(n=f"(n - 1) / {OF_ITEM}")
_BIN = "'BIN-' || lpad((({n}) %% 2000)::text, 4, '0')"
_BIN_N = _BIN.format(n=f"(n - 1) / {OF_ITEM}")
_ORDER, _LINE = f"'FILL-' || i / {OF_ORDER}", f"(i %% {OF_ORDER})::text"
_ORDER_N = _ORDER.replace("i /", f"(n - 1) / {OF_ITEM} /")
_LINE_N = _LINE.replace("i %%", f"(n - 1) / {OF_ITEM} %%")
_AT = "(1760000000000000 + n * 1000)"
_POOL = "{item} || chr(31) || 'MAIN' || chr(31) || chr(31) || 'inventory' || chr(31)"
_POOL_N, _POOL_I = _POOL.format(item=_OF_N), _POOL.format(item=_ITEM.format(n="i"))
_KEY = f"{_BIN.format(n='i')} || chr(31) || 'available' || chr(31) || chr(31) || chr(31) || " + (
    f"{_ITEM.format(n='i')} || chr(31) || chr(31)"
)
_NOTHING = "'" + "0" * 64 + "'"

_RECEIPTS = (
    f"INSERT INTO envelope SELECT {_N}, 'fill', n, {_NOTHING}, {_NOTHING}, 'FILL', 'ANA', '', {_AT}, 0,"
    " 'receive', decode(repeat('00', 600), 'hex') FROM generate_series(%(first)s::bigint, %(last)s) n",
    f"INSERT INTO entry SELECT %(before)s + n - %(first)s + 1, {_N}, 'posted', {_AT}, {_NOTHING}"
    " FROM generate_series(%(first)s::bigint, %(last)s) n",
    f"INSERT INTO movement SELECT {_N}, 1, 'receive', {_OF_N}, '', '', '', {ONE}, '~supplier', 'available',"
    f" '', '', {_BIN_N}, 'available', '', '', 20000, 0, 'unit scan', {_ORDER_N}, {_LINE_N}, '', '', '', ''"
    " FROM generate_series(%(first)s::bigint, %(last)s) n",
    f"INSERT INTO layer SELECT {_N}, 1, 1, {_POOL_N}, {_POOL_N}, {ONE}, 20000, 0, 0, 0,"
    f" (n - 1) %% {OF_ITEM} + 1, {ONE}, 20000 FROM generate_series(%(first)s::bigint, %(last)s) n",
    f"INSERT INTO journal SELECT {_N}, 1, side, (ARRAY['1300', '2150'])[side], (2 - side) * 20000,"
    f" (side - 1) * 20000, 'EUR', {_OF_N}, 'MAIN', {_ORDER_N}, '2025-10'"
    " FROM generate_series(%(first)s::bigint, %(last)s) n, generate_series(1, 2) side",
)
_ITEMS = (
    f"INSERT INTO balance SELECT {_KEY}, {_BIN.format(n='i')}, 'available', '', '', {_ITEM.format(n='i')},"
    f" '', '', {OF_ITEM * ONE}, {_ID.format(n=f'i * {OF_ITEM} + 1')}, 0"
    " FROM generate_series(%(first)s::bigint, %(last)s) i",
    f"INSERT INTO pool SELECT {_POOL_I}, {_ITEM.format(n='i')}, 'MAIN', '', 'inventory', '',"
    f" {OF_ITEM * ONE}, {OF_ITEM * 20000}, 0, {OF_ITEM * ONE}, {OF_ITEM * 20000}, 0, 0, {OF_ITEM}, 0"
    " FROM generate_series(%(first)s::bigint, %(last)s) i",
    f"INSERT INTO layer_rest SELECT {_POOL_I}, {_POOL_I}, 0, {OF_ITEM * ONE}, {OF_ITEM * 20000}, 0"
    " FROM generate_series(%(first)s::bigint, %(last)s) i",
    f"INSERT INTO item_lock SELECT {_ITEM.format(n='i')}, 0"
    " FROM generate_series(%(first)s::bigint, %(last)s) i",
    f"INSERT INTO progress SELECT {_ORDER}, {_LINE}, 'received', {OF_ITEM * ONE}"
    " FROM generate_series(%(first)s::bigint, %(last)s) i",
    f"INSERT INTO document_line SELECT 'purchase_order', {_ORDER}, {_LINE}, 'ACME', {_ITEM.format(n='i')},"
    f" replace(replace(%(order_line)s, '@line', {_LINE}), '@', {_ITEM.format(n='i')})"
    " FROM generate_series(%(first)s::bigint, %(last)s) i",
    f"INSERT INTO document_line SELECT DISTINCT 'purchase_order', {_ORDER}, '', 'ACME', '', ''"
    " FROM generate_series(%(first)s::bigint, %(last)s) i ON CONFLICT DO NOTHING",
    f"INSERT INTO current_record SELECT 'item', {_ITEM.format(n='i')},"
    f" replace(%(item)s, '@', {_ITEM.format(n='i')}), '' FROM generate_series(%(first)s::bigint, %(last)s) i",
    "INSERT INTO current_record SELECT 'barcode',"
    f" lpad(i::text, 14, '0') || ' ' || {_ITEM.format(n='i')},"
    f" replace(replace(%(barcode)s, '@code', lpad(i::text, 14, '0')), '@', {_ITEM.format(n='i')}), ''"
    " FROM generate_series(%(first)s::bigint, %(last)s) i",
    f"INSERT INTO current_record SELECT 'location', {_BIN.format(n='i')},"
    f" replace(%(bin)s, '@', {_BIN.format(n='i')}), '' FROM generate_series(0, {BINS - 1}) i"
    " ON CONFLICT DO NOTHING",
)


def item_of(number: int) -> str:
    """The item of a receipt, numbered from 1."""
    return f"FILL-{(number - 1) // OF_ITEM:08}"


def place_of(number: int) -> str:
    """Where a receipt went."""
    return f"BIN-{(number - 1) // OF_ITEM % BINS:04}"


def order_of(number: int) -> tuple[str, str]:
    """A receipt's purchase order and its line."""
    item = (number - 1) // OF_ITEM
    return f"FILL-{item // OF_ORDER}", str(item % OF_ORDER)


def fill(url: str, before: int, total: int) -> None:
    """So many receipts in all, where `before` of them are there: both are whole items. The URL's login is a
    superuser's: nobody else may pause triggers."""
    assert before % OF_ITEM == total % OF_ITEM == 0, "an item has all its receipts or none"
    where = make_url(url)
    host = where.query.get("host") or where.host
    with psycopg.connect(
        host=str(host), user=where.username, dbname=where.database, port=where.port or 5432, autocommit=True
    ) as connection:
        connection.execute("SET session_replication_role = replica")
        for first in range(before + 1, total + 1, PART):
            _part(connection, first, min(first + PART - 1, total))
        connection.execute("VACUUM (ANALYZE)")


def _part(connection: psycopg.Connection[Any], first: int, last: int) -> None:
    with connection.transaction():
        row = connection.execute("SELECT position FROM head").fetchone()
        assert row is not None, "books have a head"
        told = {"first": first, "last": last, "before": row[0]}
        for statement in _RECEIPTS:
            connection.execute(statement.encode(), told)
        told |= {"first": (first - 1) // OF_ITEM, "last": last // OF_ITEM - 1, **_bodies()}
        for statement in _ITEMS:
            connection.execute(statement.encode(), told)
        connection.execute(
            "UPDATE head SET position = e.position, hash = e.hash, posted_at = e.posted_at"
            " FROM (SELECT * FROM entry ORDER BY position DESC LIMIT 1) e"
        )
        connection.execute("DELETE FROM outbox WHERE id = 'fill'")
        connection.execute(f"INSERT INTO outbox VALUES ('fill', 'FILL', {last}, {_NOTHING})".encode())


def _bodies() -> dict[str, str]:
    """Records as text, with @ for what differs."""
    order = PurchaseOrder("PO", "ACME", (OrderLine("@line", "@", 10**6 * ONE, unit_cost="2"),))
    body: Any = body_of(order)
    [line] = body["lines"]
    records = {"item": Item("@", "@"), "barcode": Barcode("@code", "@"), "bin": Location("@", "MAIN")}
    found = {name: rfc8785.dumps(body_of(record)).decode() for name, record in records.items()}
    return {**found, "order_line": rfc8785.dumps(line).decode()}
