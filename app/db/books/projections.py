"""The projections of the books: folded from the records by triggers of the books' owner, on both engines."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Index,
    Integer,
    Table,
    Text,
)

from app.db.books.columns import changing, code, metadata, number, some

head = Table(
    "head",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    number("position"),
    code("hash"),
    number("posted_at"),
    number("versions"),
    number("touched"),
)
"""The books' end: the one row that every posting advances last, and that every reader polls. `versions`
counts the records' versions, `touched` the rebuilds: by them who has read records knows if any is newer."""


outbox = Table(
    "outbox",
    metadata,
    code("id", primary_key=True),
    code("station"),
    number("sequence"),
    code("hash"),
    **changing(),
)
"""The last envelope of every outbox."""

current_record = Table(
    "current_record",
    metadata,
    code("table_name", primary_key=True),
    code("key", primary_key=True),
    Column("body", Text, nullable=False),
    code("envelope"),
    Index(
        "current_record_rules",
        "table_name",
        "key",
        **some("table_name IN ('account_mapping', 'agreement', 'period', 'rate')"),
    ),
)
"""The newest version of every record. The few that every posting asks for have an index of their own, which
does not grow with the catalogue."""

balance = Table(
    "balance",
    metadata,
    code("key", primary_key=True),
    code("location"),
    code("status"),
    code("owner"),
    code("unit"),
    code("item"),
    code("lot"),
    code("serial"),
    number("quantity"),
    code("since"),
    number("touched"),
    Index("balance_item", "item", "location", "serial", "lot"),
    Index("balance_location", "location", "item"),
    Index("balance_serial", "item", "serial", **some("serial <> ''")),
    Index("balance_unit", "unit", **some("unit <> ''")),
    **changing(),
)
"""On hand per cell, item, lot and serial; real places only. `key` joins the seven by U+001F; `since` is the
envelope that first brought something (UUIDv7: it says when)."""

pool = Table(
    "pool",
    metadata,
    code("key", primary_key=True),
    code("item"),
    code("site"),
    code("owner"),
    code("account"),
    code("reference"),
    number("quantity"),
    number("value"),
    number("weight"),
    number("last_quantity"),
    number("last_value"),
    number("uses"),
    number("made"),
    number("steps"),
    number("touched"),
    Column("live", Boolean, Computed("quantity <> 0 OR reference = ''", persisted=True), nullable=False),
    Index("pool_item", "item", **some("live")),
    **changing(),
)
"""Quantity and value of item × site × owner × account; `last_*` is the last known cost as a ratio; `uses`
counts layer uses with quantity ≥ 0, so that an inflow whose `pool_uses` equals it is known to be untouched;
`made` is the highest ordinal given to a layer, `steps` the number of its layer and layer use rows. `live`: it
holds something, or is not of one receipt, return or transfer; an index on this, and not on the quantity, lets
PostgreSQL change a pool where it stands."""

layer_rest = Table(
    "layer_rest",
    metadata,
    code("key", primary_key=True),
    code("pool"),
    number("ordinal"),
    number("quantity"),
    number("value"),
    number("weight"),
    Index("layer_rest_pool", "pool", "ordinal"),
    **changing(),
)
"""What is left of each layer; a layer that is used up leaves."""

progress = Table(
    "progress",
    metadata,
    code("document", primary_key=True),
    code("line", primary_key=True),
    code("kind", primary_key=True),
    number("quantity"),
    **changing(),
)
"""A document line's progress, folded from movements that name it: kind `received`, later `picked`, …"""

document_line = Table(
    "document_line",
    metadata,
    code("table_name", primary_key=True),
    code("document", primary_key=True),
    code("line", primary_key=True),
    code("partner"),
    code("sku"),
    Column("body", Text, nullable=False),
    Index("document_line_sku", "sku", "table_name", **some("sku <> ''")),
)
"""A document's newest version line by line, so that a scan need not read it all; line '' is the partner."""

unit = Table(
    "unit",
    metadata,
    code("code", primary_key=True),
    code("location"),
    code("parent"),
    code("state"),
    Index("unit_parent", "parent", **some("parent <> ''")),
)
"""Where each handling unit stands, or inside which other one; state `open` or `closed`."""

allocation = Table(
    "allocation",
    metadata,
    code("id", primary_key=True),
    code("state", primary_key=True),
    code("unit", primary_key=True),
    code("document"),
    code("line"),
    code("item"),
    code("site"),
    code("location"),
    code("lot"),
    number("quantity"),
    Index("allocation_item", "item", "site"),
    Index("allocation_line", "document", "line"),
)
"""Promises that stand: open, or picked and bound to a handling unit. A later claim has a greater id."""

granted = Table(
    "granted",
    metadata,
    code("kind", primary_key=True),
    code("name", primary_key=True),
    code("holder"),
    number("until"),
    number("last"),
)
"""Who holds a job until when; how far a prefix's serial references are given out; how much of an item an
order waits for (kind `wait`; who waits no longer leaves), and of what something came free since (`freed`)."""

lot = Table(
    "lot",
    metadata,
    code("item", primary_key=True),
    code("lot", primary_key=True),
    code("expiry"),
)
"""A lot's expiry as first said."""

item_lock = Table("item_lock", metadata, code("item", primary_key=True), number("touched"))
"""One row per item that was ever posted: the lock under which everything about the item is judged
(PostgreSQL)."""

PROJECTIONS = (
    head, outbox, current_record, document_line, balance, pool, layer_rest, progress, lot, unit, allocation,
    granted,
)  # fmt: skip
"""Folded from the records by triggers of the books' owner."""
