"""The tables of the books. Records are only ever inserted; projections are folded from them by triggers.

Quantities are integers of 10⁻⁶ base unit, values of 10⁻⁴ currency unit, instants microseconds UTC.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

CODE = Text().with_variant(Text(collation="C"), "postgresql")
"""Text compared byte by byte, so that both engines sort alike."""

_AMOUNT = BigInteger


def _code(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, CODE, nullable=False, primary_key=primary_key)


def _number(name: str, *, primary_key: bool = False) -> Column[int]:
    return Column(name, _AMOUNT, nullable=False, primary_key=primary_key, autoincrement=False)


# --- the books themselves ------------------------------------------------------------------------------

books = Table(
    "books",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    _code("books_id"),
    _number("epoch"),
    _code("currency"),
    _number("created_at"),
)

head = Table(
    "head",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    _number("position"),
    _code("hash"),
    _number("posted_at"),
    _number("touched"),
)
"""The books' end: the one row that every posting advances last, and that every reader polls."""

# --- records -------------------------------------------------------------------------------------------

envelope = Table(
    "envelope",
    metadata,
    _code("id", primary_key=True),
    _code("outbox"),
    _number("sequence"),
    _code("previous"),
    _code("hash"),
    _code("station"),
    _code("operator"),
    _code("approved_by"),
    _number("scanned_at"),
    _number("offset_ms"),
    _code("kind"),
    Column("bytes", LargeBinary, nullable=False),
    UniqueConstraint("outbox", "sequence"),
)

entry = Table(
    "entry",
    metadata,
    _number("position", primary_key=True),
    _code("id"),
    _code("verdict"),
    _number("posted_at"),
    _code("hash"),
    UniqueConstraint("id"),
    Index("entry_posted_at", "posted_at"),
)
"""One row per envelope or claim, in the books' order: verdict `posted`, `parked` or `claim`."""

record = Table(
    "record",
    metadata,
    _code("envelope", primary_key=True),
    _number("line", primary_key=True),
    _code("table_name"),
    _code("key"),
    Column("body", Text, nullable=False),
    Index("record_key", "table_name", "key"),
)
"""Catalogue and documents: full versions, as canonical JSON."""

movement = Table(
    "movement",
    metadata,
    _code("envelope", primary_key=True),
    _number("line", primary_key=True),
    _code("kind"),
    _code("item"),
    _code("lot"),
    _code("serial"),
    _code("expiry"),
    _number("quantity"),
    _code("from_location"),
    _code("from_status"),
    _code("from_owner"),
    _code("from_unit"),
    _code("to_location"),
    _code("to_status"),
    _code("to_owner"),
    _code("to_unit"),
    _number("value"),
    _code("evidence"),
    _code("document"),
    _code("document_line"),
    _code("reason"),
    _code("reverses"),
    CheckConstraint("quantity > 0", name="movement_quantity_positive"),
    Index("movement_item", "item", "envelope"),
    Index("movement_document", "document", "document_line"),
    Index("movement_reverses", "reverses"),
)
"""`value` is what the movement carries (10⁻⁴): into the target pool, or out of the source pool."""

layer = Table(
    "layer",
    metadata,
    _code("envelope", primary_key=True),
    _number("line", primary_key=True),
    _number("part", primary_key=True),
    _code("key"),
    _code("pool"),
    _number("quantity"),
    _number("value"),
    _number("pool_uses"),
    _number("ordinal"),
    _number("step"),
    _number("last_quantity"),
    _number("last_value"),
    Index("layer_pool", "pool", "step"),
    Index("layer_key", "key"),
)
"""One inflow of a pool (or, negative, goods that went out beyond it, or an inflow mirrored away).
`ordinal` is
the layer's age, `step` numbers a pool's layer and layer use rows 1, 2, 3 … in the order of posting, and
`last_*` is
the pool's last known cost after the row's movement."""

layer_use = Table(
    "layer_use",
    metadata,
    _code("envelope", primary_key=True),
    _number("line", primary_key=True),
    _number("part", primary_key=True),
    _code("key"),
    _code("pool"),
    _number("quantity"),
    _number("value"),
    _number("step"),
    _number("last_quantity"),
    _number("last_value"),
    Index("layer_use_key", "key"),
    Index("layer_use_pool", "pool", "step"),
)
"""What an outflow took from a layer; negative where a layer got something back; quantity 0: value alone."""

journal = Table(
    "journal",
    metadata,
    _code("envelope", primary_key=True),
    _number("line", primary_key=True),
    _number("part", primary_key=True),
    _code("account"),
    _number("debit"),
    _number("credit"),
    _code("currency"),
    _code("item"),
    _code("site"),
    _code("document"),
    _code("period"),
    CheckConstraint("debit >= 0 AND credit >= 0 AND (debit = 0 OR credit = 0)", name="journal_one_side"),
    Index("journal_account", "account"),
)

exception = Table(
    "exception",
    metadata,
    _code("envelope", primary_key=True),
    _number("part", primary_key=True),
    _code("code"),
    _code("text"),
    _code("item"),
    _code("document"),
    _code("owner"),
)
"""A fact the books took although something does not fit; `owner` is the role that clears it."""

clearing = Table(
    "clearing",
    metadata,
    _code("envelope", primary_key=True),
    _code("exception_envelope"),
    _number("exception_part"),
    _code("reason"),
    UniqueConstraint("exception_envelope", "exception_part"),
)

# --- projections ---------------------------------------------------------------------------------------

outbox = Table(
    "outbox",
    metadata,
    _code("id", primary_key=True),
    _code("station"),
    _number("sequence"),
    _code("hash"),
)
"""The last envelope of every outbox."""

current_record = Table(
    "current_record",
    metadata,
    _code("table_name", primary_key=True),
    _code("key", primary_key=True),
    Column("body", Text, nullable=False),
    _code("envelope"),
)

balance = Table(
    "balance",
    metadata,
    _code("key", primary_key=True),
    _code("location"),
    _code("status"),
    _code("owner"),
    _code("unit"),
    _code("item"),
    _code("lot"),
    _code("serial"),
    _number("quantity"),
    _number("touched"),
    Index("balance_item", "item", "location"),
    Index("balance_location", "location"),
    Index("balance_serial", "item", "serial"),
)
"""On hand per cell, item, lot and serial; real places only. `key` joins the seven by U+001F."""

pool = Table(
    "pool",
    metadata,
    _code("key", primary_key=True),
    _code("item"),
    _code("site"),
    _code("owner"),
    _code("account"),
    _code("reference"),
    _number("quantity"),
    _number("value"),
    _number("last_quantity"),
    _number("last_value"),
    _number("uses"),
    _number("made"),
    _number("steps"),
    _number("touched"),
    Index("pool_item", "item", "reference"),
)
"""Quantity and value of item × site × owner × account; `last_*` is the last known cost as a ratio; `uses`
counts
layer uses with quantity ≥ 0, so that an inflow whose `pool_uses` equals it is known to be untouched;
`made` is the
highest ordinal given to a layer, `steps` the number of its layer and layer use rows."""

layer_rest = Table(
    "layer_rest",
    metadata,
    _code("key", primary_key=True),
    _code("pool"),
    _number("ordinal"),
    _number("quantity"),
    _number("value"),
    Index("layer_rest_pool", "pool", "ordinal"),
)
"""What is left of each layer; a layer that is used up leaves."""

progress = Table(
    "progress",
    metadata,
    _code("document", primary_key=True),
    _code("line", primary_key=True),
    _code("kind", primary_key=True),
    _number("quantity"),
)
"""A document line's progress, folded from movements that name it: kind `received`, later `picked`, …"""

lot = Table(
    "lot",
    metadata,
    _code("item", primary_key=True),
    _code("lot", primary_key=True),
    _code("expiry"),
)
"""A lot's expiry as first said."""

item_lock = Table("item_lock", metadata, _code("item", primary_key=True), _number("touched"))
"""One row per item that was ever posted: the lock under which everything about the item is judged
(PostgreSQL)."""

RECORDS = (envelope, record, movement, layer, layer_use, journal, exception, clearing, entry)
"""Append-only, in the order in which one posting inserts them; the entry last."""

PROJECTIONS = (head, outbox, current_record, balance, pool, layer_rest, progress, lot)
