"""What posting may ask of the books in one go: lists of strings by name, and the reads that answer them.

A read is one or more SELECTs whose rows are put together. In them `{serials}` is the list of that name as a
relation with columns a, b …, `{live_pools}` one of the SHARED relations, and `{text:r.body:site}` a field of
a record's body; reads.py renders them for each engine. Rows come in no order.
"""

from __future__ import annotations

ASKS = {
    "ids": ("envelope or claim",),
    "outboxes": ("outbox",),
    "items": ("item",),
    "records": ("table", "key"),
    "lines": ("table", "document", "line, or '' for its partner"),
    "progress": ("document", "line"),
    "cells": ("item", "location", "lot", "serial"),
    "serials": ("item", "serial"),
    "lots": ("item", "lot"),
    "months": ("first month",),
    "near": ("handling unit",),
    "pools": ("pool key",),
    "references": ("item", "reference"),
    "reverses": ("envelope",),
    "exceptions": ("envelope", "part"),
    "refunds": ("document",),
    "sales": ("document", "line"),
    "returns": ("return", "line"),
    "restocks": ("item",),
    "receipts": ("document", "line"),
    "units": ("handling unit",),
    "orders": ("document",),
    "grants": ("kind", "name"),
    "currencies": ("currency",),
    "places": ("location",),
    "counted": ("location",),
    "seen": ("item", "location", "lot", "position"),
    "patience": ("how long the server waits while this is judged",),
    "versions": ("how many versions of records the catalogue was read at", "after how many rebuilds"),
}

COMMON = (
    "ids",
    "outboxes",
    "items",
    "records",
    "lines",
    "progress",
    "cells",
    "serials",
    "lots",
    "months",
    "near",
)
"""What every posting asks; the rest is read only where it is asked for."""

LEAN = tuple(name for name in COMMON if name not in ("ids", "serials", "lots", "near"))
"""What a posting of plain goods asks, when none of its envelopes is in the books yet."""

PROMISED = ("promises", "sellable", "beside")
"""Read only where something of the items is promised."""

CATALOGUE = ("records", "lines", "agreements", "rates", "months", "mapping")
"""What a posting of plain goods reads of the catalogue and the documents alone: as long as no record has a
newer version it is what was read before."""
CATALOGUE_ASKS = ("records", "items", "lines", "months")
"""What these reads are asked by."""


MOVEMENT = (
    "envelope", "line", "kind", "item", "lot", "serial", "expiry", "quantity", "from_location", "from_status",
    "from_owner", "from_unit", "to_location", "to_status", "to_owner", "to_unit", "value", "weight",
    "evidence", "document", "document_line", "origin", "origin_line", "reason",
)  # fmt: skip
LAYER = (
    "envelope", "line", "part", "key", "pool", "quantity", "value", "weight", "pool_uses", "ordinal",
)  # fmt: skip
USE = ("envelope", "line", "part", "key", "pool", "quantity", "value", "weight")
JOURNAL = ("envelope", "line", "part", "account", "debit", "credit", "item", "site", "document")
PROMISE = (
    "allocation", "state", "unit", "document", "line", "item", "site", "location", "lot", "quantity",
)  # fmt: skip


def _of(alias: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{alias}.{column}" for column in columns)


_MOVEMENT, _LAYER, _USE = _of("m", MOVEMENT), _of("l", LAYER), _of("u", USE)
_BALANCE = "b.key, b.quantity, b.since"
_POOL = _of(
    "p",
    ("key", "quantity", "value", "weight", "last_quantity", "last_value", "uses", "made", "steps"),
)
_OPEN = "p.item = q.a AND p.live"
SHARED = {
    "live_pools": f"SELECT p.* FROM {{items}} q JOIN pool p ON {_OPEN}",
    "named_lines": "SELECT d.* FROM {lines} q"
    " JOIN document_line d ON d.table_name = q.a AND d.document = q.b AND d.line = q.c",
}
"""What several reads ask of: on PostgreSQL it is read once for all of them."""
_POOLS = (
    "{live_pools} p",
    "{pools} q JOIN pool p ON p.key = q.a",
    "{references} q JOIN pool p ON p.item = q.a AND p.reference = q.b AND p.quantity = 0",
    "{reverses} q JOIN layer l ON l.envelope = q.a JOIN pool p ON p.key = l.pool",
    "{reverses} q JOIN layer_use u ON u.envelope = q.a JOIN pool p ON p.key = u.pool",
)
_STANDS = (
    " AND NOT EXISTS (SELECT 1 FROM progress x WHERE x.document = m.envelope AND x.line = ''"
    " AND x.kind = 'reversed')"
)
_SOLD = (
    "((m.document = q.a AND m.document_line = q.b AND m.kind IN ('ship', 'sell'))"
    " OR (m.origin = q.a AND m.origin_line = q.b AND m.origin <> ''"
    f" AND m.kind IN ('return', 'return-refused'))){_STANDS}"
)
_SALES = (
    "(SELECT s.a, s.b FROM {sales} s UNION"
    " SELECT {text:d.body:sale}, {text:d.body:sale_line} FROM {returns} s JOIN document_line d"
    " ON d.table_name = 'return' AND d.document = s.a AND d.line = s.b AND d.line <> '')"
)
_RECEIVED = f"m.document = q.a AND m.document_line = q.b AND m.kind IN ('receive', 'accept'){_STANDS}"
_INSIDE = (
    "(WITH RECURSIVE inside(code) AS (SELECT q.a FROM {units} q"
    " UNION SELECT u.code FROM inside i JOIN unit u ON u.parent = i.code) SELECT code FROM inside)"
)
_AROUND = (
    "(WITH RECURSIVE around(code) AS (SELECT q.a FROM {units} q"
    " UNION SELECT u.parent FROM around i JOIN unit u ON u.code = i.code WHERE u.parent <> '')"
    " SELECT code FROM around)"
)
_WANTED = (
    "(SELECT DISTINCT d.document, d.line, d.sku, d.partner, d.body FROM {orders} q"
    " JOIN document_line d ON d.table_name = 'sales_order' AND d.document = q.a)"
)
_SELLABLE = "b.status = 'available' AND b.unit = '' AND (b.owner = '' OR b.owner LIKE 'consignor:%')"
_RECORD = "r.table_name, r.key, r.body"
_LOCATION = "current_record r ON r.table_name = 'location'"
_SELLS = (
    "({text:r.body:kind} = 'bin' OR ({text:r.body:kind} = 'dock' AND '' || {text:r.body:sellable} = '1'))"
)
"""A place from which goods are promised (`Location.sells`)."""
_SITE_OF_BALANCE = (
    "((r.table_name = 'location' AND r.key = b.location)"
    " OR (r.table_name = 'transfer' AND r.key = {way:b.location}))"
)
_ITS_UNIT = "balance s ON s.item = q.a AND s.serial = q.b AND s.serial <> '' AND s.unit <> ''"
"""The handling unit in which a serial lies: it may not be the one out of which it is said to go."""
_UNIT = "u.code, u.location, u.parent, u.state"

READS: dict[str, tuple[str, ...]] = {
    "head": ("SELECT position, hash, posted_at, versions, touched FROM head",),
    "entries": (
        "SELECT e.id, e.position, e.verdict, coalesce(v.hash, c.hash), e.posted_at FROM {ids} q"
        " JOIN entry e ON e.id = q.a LEFT JOIN envelope v ON v.id = q.a LEFT JOIN claim c ON c.id = q.a",
    ),
    "noted": ("SELECT x.envelope, x.part, x.code, x.text FROM {ids} q JOIN exception x ON x.envelope = q.a",),
    "outboxes": ("SELECT o.id, o.station, o.sequence, o.hash FROM {outboxes} q JOIN outbox o ON o.id = q.a",),
    "records": (
        f"SELECT {_RECORD} FROM {{records}} q JOIN current_record r ON r.table_name = q.a AND r.key = q.b",
        f"SELECT {_RECORD} FROM {{items}} q JOIN current_record r ON r.table_name = 'item' AND r.key = q.a",
        f"SELECT {_RECORD} FROM {{serials}} q JOIN balance b ON b.item = q.a AND b.serial = q.b"
        f" AND b.serial <> '' JOIN current_record r ON {_SITE_OF_BALANCE}",
        f"SELECT {_RECORD} FROM {{reverses}} q JOIN movement m ON m.envelope = q.a"
        f" JOIN {_LOCATION} AND r.key IN (m.from_location, m.to_location)",
        f"SELECT {_RECORD} FROM {{reverses}} q JOIN movement m ON m.envelope = q.a"
        " JOIN current_record r ON r.table_name = 'transfer'"
        " AND r.key IN ({way:m.from_location}, {way:m.to_location})",
        f"SELECT {_RECORD} FROM {_INSIDE} i JOIN balance b ON b.unit = i.code AND b.unit <> ''"
        f" JOIN current_record r ON {_SITE_OF_BALANCE}",
        f"SELECT {_RECORD} FROM {{near}} q JOIN unit u ON u.code = q.a"
        f" JOIN {_LOCATION} AND r.key = u.location",
        f"SELECT {_RECORD} FROM {_WANTED} d JOIN balance b ON b.item = d.sku AND {_SELLABLE}"
        f" JOIN {_LOCATION} AND r.key = b.location",
        f"SELECT {_RECORD} FROM {_WANTED} d JOIN balance b ON b.item = d.sku AND {_SELLABLE}"
        " JOIN current_record r ON r.table_name = 'task'"
        " AND r.key IN ('count ' || b.location || ' ' || b.item, 'count ' || b.location)",
        f"SELECT {_RECORD} FROM {_WANTED} d JOIN current_record r ON r.table_name = 'partner'"
        " AND r.key = d.partner",
        f"SELECT {_RECORD} FROM {{counted}} q JOIN current_record r ON r.table_name = 'task'"
        " AND r.key >= 'count ' || q.a AND r.key < 'count ' || q.a || '!'",
    ),
    "lines": (
        "SELECT d.table_name, d.document, d.line, d.partner, d.body FROM {named_lines} d",
        f"SELECT 'sales_order', d.document, d.line, d.partner, d.body FROM {_WANTED} d",
    ),
    "open_prices": (
        "SELECT q.a, (SELECT d.document || '\x1f' || d.line || '\x1f' || d.body FROM document_line d"
        " WHERE d.sku = q.a AND d.sku <> ''"
        " AND d.table_name = 'purchase_order' ORDER BY d.document DESC, d.line DESC LIMIT 1) FROM {items} q"
        " WHERE q.a NOT IN (SELECT p.item FROM {live_pools} p WHERE p.reference = ''"
        " AND p.last_quantity > 0)",
    ),
    "agreements": (
        "SELECT r.key, r.body FROM {items} q JOIN current_record r ON r.table_name = 'agreement'"
        " AND r.key >= q.a || ' ' AND r.key < q.a || '!'",
        "SELECT r.key, r.body FROM current_record r WHERE r.table_name = 'agreement'"
        " AND r.key >= ' ' AND r.key < '!'",
    ),
    "rates": (
        "SELECT r.key, r.body FROM {named_lines} d"
        " JOIN current_record r ON r.table_name = 'rate' AND r.key >= {text:d.body:currency} || ' '"
        " AND r.key < {text:d.body:currency} || '!' WHERE d.line <> ''",
        "SELECT r.key, r.body FROM {returns} s"
        " JOIN document_line h ON h.table_name = 'return' AND h.document = s.a AND h.line = s.b AND s.b <> ''"
        " JOIN document_line d ON d.table_name = 'sales_order' AND d.document = {text:h.body:sale}"
        " AND d.line = {text:h.body:sale_line} AND d.line <> ''"
        " JOIN current_record r ON r.table_name = 'rate' AND r.key >= {text:d.body:currency} || ' '"
        " AND r.key < {text:d.body:currency} || '!'",
        "SELECT r.key, r.body FROM {currencies} q JOIN current_record r ON r.table_name = 'rate'"
        " AND r.key >= q.a || ' ' AND r.key < q.a || '!'",
    ),
    "months": (
        "SELECT r.key, r.body FROM {months} q"
        " JOIN current_record r ON r.table_name = 'period' AND r.key >= q.a",
    ),
    "mapping": ("SELECT r.key, r.body FROM current_record r WHERE r.table_name = 'account_mapping'",),
    "progress": (
        "SELECT p.document, p.line, p.kind, p.quantity FROM {progress} q"
        " JOIN progress p ON p.document = q.a AND p.line = q.b",
        "SELECT p.document, p.line, p.kind, p.quantity FROM {reverses} q"
        " JOIN progress p ON p.document = q.a AND p.line = ''",
        "SELECT p.document, p.line, p.kind, p.quantity FROM {reverses} q"
        " JOIN movement m ON m.envelope = q.a"
        " JOIN progress p ON p.document = m.document AND p.line = m.document_line",
        "SELECT p.document, p.line, p.kind, p.quantity FROM {orders} q JOIN progress p ON p.document = q.a",
    ),
    "balances": (
        f"SELECT {_BALANCE} FROM {{cells}} q"
        " JOIN balance b ON b.item = q.a AND b.location = q.b AND b.lot = q.c AND b.serial = q.d",
        f"SELECT {_BALANCE} FROM {{serials}} q JOIN balance b ON b.item = q.a AND b.serial = q.b"
        " AND b.serial <> ''",
        f"SELECT {_BALANCE} FROM {{serials}} q JOIN {_ITS_UNIT}"
        " JOIN balance b ON b.unit = s.unit AND b.unit <> ''",
        f"SELECT {_BALANCE} FROM {{reverses}} q JOIN movement m ON m.envelope = q.a JOIN balance b"
        " ON b.item = m.item AND b.location = m.to_location AND b.lot = m.lot AND b.serial = m.serial",
        f"SELECT {_BALANCE} FROM {{reverses}} q JOIN movement m ON m.envelope = q.a AND m.serial <> ''"
        " JOIN balance b ON b.item = m.item AND b.serial = m.serial AND b.serial <> ''",
        f"SELECT {_BALANCE} FROM {_INSIDE} i JOIN balance b ON b.unit = i.code AND b.unit <> ''",
        f"SELECT {_BALANCE} FROM {{near}} q JOIN balance b ON b.unit = q.a AND b.unit <> ''",
        f"SELECT {_BALANCE} FROM {_WANTED} d JOIN balance b ON b.item = d.sku AND {_SELLABLE}",
        f"SELECT {_BALANCE} FROM {{places}} q JOIN balance b ON b.location = q.a AND {_SELLABLE}",
    ),
    "lots": (
        "SELECT l.item, l.lot, l.expiry FROM {lots} q JOIN lot l ON l.item = q.a AND l.lot = q.b",
        f"SELECT l.item, l.lot, l.expiry FROM {_WANTED} d JOIN lot l ON l.item = d.sku",
    ),
    "pools": tuple(f"SELECT {_POOL} FROM {arm}" for arm in _POOLS),
    "layers": tuple(
        f"SELECT r.pool, r.key, r.quantity, r.value, r.ordinal, r.weight FROM {arm}"
        " JOIN layer_rest r ON r.pool = p.key"
        for arm in _POOLS
    ),
    "promises": (
        f"SELECT {_of('a', ('id', *PROMISE[1:]))} FROM {{items}} q JOIN allocation a ON a.item = q.a",
        f"SELECT {_of('a', ('id', *PROMISE[1:]))} FROM {{orders}} q JOIN allocation a ON a.document = q.a",
    ),
    "sellable": tuple(
        "SELECT b.item, {text:r.body:site}, b.lot, coalesce(l.expiry, ''), sum(b.quantity)"
        f" FROM {item} JOIN balance b ON b.item = q.a AND {_SELLABLE} JOIN {_LOCATION} AND r.key = b.location"
        f" AND {_SELLS} LEFT JOIN lot l ON l.item = b.item AND l.lot = b.lot{promised}"
        " GROUP BY b.item, {text:r.body:site}, b.lot, l.expiry"
        for item, promised in (
            ("{items} q", " WHERE EXISTS (SELECT 1 FROM allocation a WHERE a.item = q.a)"),
            ("(SELECT DISTINCT s.item AS a FROM {reverses} v JOIN promise s ON s.envelope = v.a) q", ""),
        )
    ),
    "beside": (
        f"SELECT {_BALANCE} FROM {{cells}} q JOIN balance b ON b.item = q.a AND b.location = q.b"
        f" AND b.lot = q.c AND b.serial <> '' AND {_SELLABLE} WHERE q.d <> ''",
        f"SELECT {_BALANCE} FROM {{reverses}} q JOIN movement m ON m.envelope = q.a AND m.serial <> ''"
        " JOIN balance b ON b.item = m.item AND b.location = m.to_location AND b.lot = m.lot"
        f" AND b.serial <> '' AND {_SELLABLE}",
    ),
    "moved_since": tuple(
        f"SELECT q.a, q.b, q.c, q.d, {sign}sum(m.quantity) FROM {{seen}} q"
        " JOIN entry e ON e.position > CAST(q.d AS bigint) JOIN movement m ON m.envelope = e.id"
        f" AND m.item = q.a AND m.lot = q.c AND m.{end}_location = q.b AND m.{end}_status = 'available'"
        f" AND m.{end}_owner = '' AND m.{end}_unit = '' GROUP BY q.a, q.b, q.c, q.d"
        for end, sign in (("from", "-"), ("to", ""))
    ),
    "waits": (
        "SELECT g.name, g.holder, g.last FROM {items} q JOIN granted g ON g.kind = 'wait'"
        " AND g.name > q.a || '\x1f' AND g.name < q.a || ' '",
    ),
    "units": (
        f"SELECT {_UNIT} FROM {{near}} q JOIN unit u ON u.code = q.a",
        f"SELECT {_UNIT} FROM {{reverses}} q JOIN unit_step s ON s.envelope = q.a"
        " JOIN unit u ON u.code = s.code",
        f"SELECT {_UNIT} FROM {_INSIDE} i JOIN unit u ON u.code = i.code",
        f"SELECT {_UNIT} FROM {_AROUND} i JOIN unit u ON u.code = i.code",
    ),
    "held_units": (
        "SELECT q.a FROM {near} q",
        f"SELECT i.code FROM {_INSIDE} i",
        f"SELECT s.unit FROM {{serials}} q JOIN {_ITS_UNIT}",
    ),
    "reversed": (f"SELECT {_MOVEMENT} FROM {{reverses}} q JOIN movement m ON m.envelope = q.a",),
    "reversed_layers": (f"SELECT {_LAYER} FROM {{reverses}} q JOIN layer l ON l.envelope = q.a",),
    "reversed_uses": (f"SELECT {_USE} FROM {{reverses}} q JOIN layer_use u ON u.envelope = q.a",),
    "reversed_journal": (
        f"SELECT {_of('j', JOURNAL)} FROM {{reverses}} q JOIN journal j ON j.envelope = q.a",
    ),
    "reversed_steps": (
        "SELECT s.envelope, s.document, s.line, s.kind, s.quantity FROM {reverses} q"
        " JOIN step s ON s.envelope = q.a",
    ),
    "reversed_promises": (
        f"SELECT s.envelope, {_of('s', PROMISE)} FROM {{reverses}} q JOIN promise s ON s.envelope = q.a",
    ),
    "reversed_units": (
        "SELECT s.envelope, s.part, s.code, s.from_location, s.from_parent, s.from_state FROM {reverses} q"
        " JOIN unit_step s ON s.envelope = q.a",
    ),
    "reversed_entries": (
        "SELECT e.id, e.verdict, v.kind FROM {reverses} q JOIN entry e ON e.id = q.a"
        " JOIN envelope v ON v.id = q.a",
    ),
    "sold": (f"SELECT {_MOVEMENT} FROM {_SALES} q JOIN movement m ON {_SOLD}",),
    "sold_layers": (
        f"SELECT {_LAYER} FROM {_SALES} q JOIN movement m ON {_SOLD}"
        " JOIN layer l ON l.envelope = m.envelope AND l.line = m.line",
    ),
    "sold_uses": (
        f"SELECT {_USE} FROM {_SALES} q JOIN movement m ON {_SOLD}"
        " JOIN layer_use u ON u.envelope = m.envelope AND u.line = m.line",
    ),
    "received": (f"SELECT {_MOVEMENT} FROM {{receipts}} q JOIN movement m ON {_RECEIVED}",),
    "placed": tuple(
        f"SELECT e.id, e.position, v.scanned_at FROM {arm} JOIN entry e ON e.id = m.envelope"
        " JOIN envelope v ON v.id = m.envelope"
        for arm in (
            f"{{receipts}} q JOIN movement m ON {_RECEIVED}",
            f"{_SALES} q JOIN movement m ON {_SOLD}",
        )
    ),
    "received_layers": (
        f"SELECT {_LAYER} FROM {{receipts}} q JOIN movement m ON {_RECEIVED}"
        " JOIN layer l ON l.envelope = m.envelope AND l.line = m.line",
    ),
    "received_uses": (
        f"SELECT {_USE} FROM {{receipts}} q JOIN movement m ON {_RECEIVED}"
        " JOIN layer_use u ON u.envelope = m.envelope AND u.line = m.line",
    ),
    "ages": (
        "SELECT l.key, min(l.ordinal), min(l.pool) FROM {reverses} q"
        " JOIN layer_use u ON u.envelope = q.a AND u.key <> u.pool"
        " JOIN layer l ON l.key = u.key AND l.key <> l.pool GROUP BY l.key",
        f"SELECT l.key, min(l.ordinal), min(l.pool) FROM {_SALES} q JOIN movement m ON {_SOLD}"
        " JOIN layer_use u ON u.envelope = m.envelope AND u.line = m.line AND u.key <> u.pool"
        " JOIN layer l ON l.key = u.key AND l.key <> l.pool GROUP BY l.key",
        f"SELECT l.key, min(l.ordinal), min(l.pool) FROM {{restocks}} q JOIN pool p ON {_OPEN}"
        " JOIN layer_rest r ON r.pool = p.key"
        " JOIN layer l ON l.key = {origin:r.key} AND l.key <> l.pool GROUP BY l.key",
    ),
    "past_lines": (
        "SELECT d.table_name, d.document, d.line, d.partner, d.body FROM {returns} s"
        " JOIN document_line h ON h.table_name = 'return' AND h.document = s.a AND h.line = s.b"
        " JOIN document_line d ON d.table_name IN ('sales_order', 'past_shipment')"
        " AND d.document = {text:h.body:sale} AND d.line IN ({text:h.body:sale_line}, '')",
    ),
    "costs_before": tuple(
        "SELECT u.envelope, u.line, u.pool, b.last_quantity, b.last_value FROM {reverses} q"
        " JOIN layer_use u ON u.envelope = q.a AND u.quantity = 0"
        f" JOIN {table} b ON b.pool = u.pool AND b.step = u.step - 1"
        for table in ("layer", "layer_use")
    ),
    "exceptions": (
        "SELECT x.envelope, x.part, x.owner, coalesce(c.envelope, '') FROM {exceptions} q"
        " JOIN exception x ON x.envelope = q.a AND CAST(x.part AS text) = q.b"
        " LEFT JOIN clearing c ON c.exception_envelope = x.envelope AND c.exception_part = x.part",
    ),
    "holds": (
        "SELECT x.envelope, x.document, x.text FROM {refunds} q"
        " JOIN exception x ON x.document = q.a AND x.code = 'refund-held'"
        " WHERE NOT EXISTS (SELECT 1 FROM clearing c WHERE c.exception_envelope = x.envelope"
        " AND c.exception_part = x.part)",
    ),
    "claimed": ("SELECT c.id, c.body FROM {ids} q JOIN claim c ON c.id = q.a",),
    "granted": (
        "SELECT g.kind, g.name, g.holder, g.until, g.last FROM {grants} q"
        " JOIN granted g ON g.kind = q.a AND g.name = q.b",
    ),
}

MORE_ITEMS = (
    "SELECT m.item FROM {reverses} q JOIN movement m ON m.envelope = q.a",
    "SELECT s.item FROM {reverses} q JOIN promise s ON s.envelope = q.a",
    "SELECT p.item FROM {reverses} q JOIN layer_use u ON u.envelope = q.a JOIN pool p ON p.key = u.pool",
    f"SELECT b.item FROM {_INSIDE} i JOIN balance b ON b.unit = i.code AND b.unit <> ''",
    "SELECT a.item FROM {orders} q JOIN allocation a ON a.document = q.a",
    f"SELECT d.sku FROM {_WANTED} d WHERE d.sku <> ''",
    f"SELECT b.item FROM {{places}} q JOIN balance b ON b.location = q.a AND {_SELLABLE}",
)
"""Items that only the books can name: of what is reversed, lies in a unit, or is promised to an order."""
