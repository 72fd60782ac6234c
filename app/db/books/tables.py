"""The tables of the books. Records are only ever inserted; projections are folded from them by triggers.

Quantities are integers of 10⁻⁶ base unit, values of 10⁻⁴ currency unit, instants microseconds UTC.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from app.db.books.columns import code, metadata, number, some
from app.db.books.projections import (
    PROJECTIONS,
    allocation,
    balance,
    current_record,
    document_line,
    granted,
    head,
    item_lock,
    layer_rest,
    lot,
    outbox,
    pool,
    progress,
    unit,
)

# --- the books themselves ------------------------------------------------------------------------------

books = Table(
    "books",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    code("books_id"),
    number("epoch"),
    code("currency"),
    number("created_at"),
)

# --- records -------------------------------------------------------------------------------------------

envelope = Table(
    "envelope",
    metadata,
    code("id", primary_key=True),
    code("outbox"),
    number("sequence"),
    code("previous"),
    code("hash"),
    code("station"),
    code("operator"),
    code("approved_by"),
    number("scanned_at"),
    number("offset_ms"),
    code("kind"),
    Column("bytes", LargeBinary, nullable=False),
    UniqueConstraint("outbox", "sequence"),
    Index("envelope_attach", "id", **some("kind = 'attach'")),
)

entry = Table(
    "entry",
    metadata,
    number("position", primary_key=True),
    code("id"),
    code("verdict"),
    number("posted_at"),
    code("hash"),
    UniqueConstraint("id"),
    Index("entry_posted_at", "posted_at"),
)
"""One row per envelope or claim, in the books' order: verdict `posted`, `parked` or `claim`."""

record = Table(
    "record",
    metadata,
    code("envelope", primary_key=True),
    number("line", primary_key=True),
    code("table_name"),
    code("key"),
    Column("body", Text, nullable=False),
    Index("record_key", "table_name", "key"),
)
"""Catalogue and documents: full versions, as canonical JSON."""

movement = Table(
    "movement",
    metadata,
    code("envelope", primary_key=True),
    number("line", primary_key=True),
    code("kind"),
    code("item"),
    code("lot"),
    code("serial"),
    code("expiry"),
    number("quantity"),
    code("from_location"),
    code("from_status"),
    code("from_owner"),
    code("from_unit"),
    code("to_location"),
    code("to_status"),
    code("to_owner"),
    code("to_unit"),
    number("value"),
    number("weight"),
    code("evidence"),
    code("document"),
    code("document_line"),
    code("origin"),
    code("origin_line"),
    code("reason"),
    code("reverses"),
    CheckConstraint("quantity > 0", name="movement_quantity_positive"),
    Index("movement_item", "item", "envelope"),
    Index("movement_document", "document", "document_line"),
    Index("movement_reverses", "reverses", **some("reverses <> ''")),
    Index("movement_origin", "origin", "origin_line", **some("origin <> ''")),
)
"""`value` is what the movement carries (10⁻⁴): into the target pool, or out of the source pool; `weight` is
in 10⁻⁶ kg where the item is of catch weight. `origin` names what goods come back from: the sale of a return,
the order of goods that go back to the vendor."""

layer = Table(
    "layer",
    metadata,
    code("envelope", primary_key=True),
    number("line", primary_key=True),
    number("part", primary_key=True),
    code("key"),
    code("pool"),
    number("quantity"),
    number("value"),
    number("pool_uses"),
    number("ordinal"),
    number("weight"),
    number("step"),
    number("last_quantity"),
    number("last_value"),
    Index("layer_pool", "pool", "step"),
    Index("layer_key", "key", **some("key <> pool")),
)
"""One inflow of a pool (or, negative, goods that went out beyond it, or an inflow mirrored away).
`ordinal` is
the layer's age, `step` numbers a pool's layer and layer use rows 1, 2, 3 … in the order of posting, and
`last_*` is
the pool's last known cost after the row's movement."""

layer_use = Table(
    "layer_use",
    metadata,
    code("envelope", primary_key=True),
    number("line", primary_key=True),
    number("part", primary_key=True),
    code("key"),
    code("pool"),
    number("quantity"),
    number("value"),
    number("weight"),
    number("step"),
    number("last_quantity"),
    number("last_value"),
    Index("layer_use_key", "key", **some("key <> pool")),
    Index("layer_use_pool", "pool", "step"),
)
"""What an outflow took from a layer; negative where a layer got something back; quantity 0: value alone."""

journal = Table(
    "journal",
    metadata,
    code("envelope", primary_key=True),
    number("line", primary_key=True),
    number("part", primary_key=True),
    code("account"),
    number("debit"),
    number("credit"),
    code("currency"),
    code("item"),
    code("site"),
    code("document"),
    code("period"),
    CheckConstraint("debit >= 0 AND credit >= 0 AND (debit = 0 OR credit = 0)", name="journal_one_side"),
)

exception = Table(
    "exception",
    metadata,
    code("envelope", primary_key=True),
    number("part", primary_key=True),
    code("code"),
    code("text"),
    code("item"),
    code("document"),
    code("owner"),
    Index("exception_document", "document"),
)
"""A fact the books took although something does not fit; `owner` is the role that clears it."""

clearing = Table(
    "clearing",
    metadata,
    code("envelope", primary_key=True),
    code("exception_envelope"),
    number("exception_part"),
    code("reason"),
    UniqueConstraint("exception_envelope", "exception_part"),
)

step = Table(
    "step",
    metadata,
    code("envelope", primary_key=True),
    number("part", primary_key=True),
    code("document"),
    code("line"),
    code("kind"),
    number("quantity"),
)
"""Progress of a document line that no movement makes: invoiced, refunded … Values are in 10⁻⁴."""

unit_step = Table(
    "unit_step",
    metadata,
    code("envelope", primary_key=True),
    number("part", primary_key=True),
    code("code"),
    code("location"),
    code("parent"),
    code("state"),
    code("from_location"),
    code("from_parent"),
    code("from_state"),
)
"""A handling unit is seen, moved, put into another one (`parent`), opened or closed; and what was before."""

claim = Table(
    "claim",
    metadata,
    code("id", primary_key=True),
    code("kind"),
    code("station"),
    code("operator"),
    number("claimed_at"),
    Column("body", Text, nullable=False),
    code("hash"),
)
"""Something that only the books can grant; `hash` is the SHA-256 of `body`, its canonical JSON."""

promise = Table(
    "promise",
    metadata,
    code("envelope", primary_key=True),
    number("part", primary_key=True),
    code("allocation"),
    code("state"),
    code("unit"),
    code("document"),
    code("line"),
    code("item"),
    code("site"),
    code("location"),
    code("lot"),
    number("quantity"),
    Index("promise_line", "document", "line"),
)
"""What happens to an allocation: so much more (negative: less) of it is `open`, or `picked` into a unit."""

granting = Table(
    "granting",
    metadata,
    code("envelope", primary_key=True),
    number("part", primary_key=True),
    code("kind"),
    code("name"),
    code("holder"),
    number("until"),
    number("first"),
    number("last"),
)
"""A claim granted: a job with its lock (`until`), or a block of serial references (`first` to `last`). Of
kind `wait`: an order waits for so much (`last`) of an item."""

RECORDS = (
    envelope, claim, record, movement, layer, layer_use, journal, exception, clearing, step, unit_step,
    promise, granting, entry,
)  # fmt: skip
"""Append-only, in the order in which one posting inserts them; the entry last."""

photograph = Table(
    "photograph",
    metadata,
    code("sha256", primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    code("media_type"),
    number("size"),
)
"""A picture that an `attach` names, under the SHA-256 of its bytes: no envelope left it, so it has no
position, and it may come long after the envelope."""

APPEND_ONLY = (*RECORDS, photograph)

__all__ = [
    "APPEND_ONLY",
    "PROJECTIONS",
    "RECORDS",
    "allocation",
    "balance",
    "books",
    "claim",
    "clearing",
    "current_record",
    "document_line",
    "entry",
    "envelope",
    "exception",
    "granted",
    "granting",
    "head",
    "item_lock",
    "journal",
    "layer",
    "layer_rest",
    "layer_use",
    "lot",
    "metadata",
    "movement",
    "outbox",
    "photograph",
    "pool",
    "progress",
    "promise",
    "record",
    "step",
    "unit",
    "unit_step",
]
