"""Where each table of the cache comes from in the books: its rows as they stand, and what entries touch.

`touched` selects the keys of what the entries after `:position` may have changed; a row under such a key that
is no longer among the rows is gone. Current values are read, never folded again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.db.books import tables as t
from app.ledger.cells import BalanceKey
from app.ledger.pool import SEPARATOR

_ID = 36
"""Characters of an envelope's id."""
SOLD = ("ship", "sell")
"""Kinds of movements that are a sale."""


@dataclass(frozen=True, slots=True)
class Source:
    """`rows` have the columns of the cache's table in order; `key` are those that `touched` names, `by` the
    same in the cache."""

    table: str
    rows: sa.Select[Any]
    key: tuple[sa.ColumnElement[Any], ...]
    by: tuple[str, ...]
    touched: sa.Select[Any] | sa.CompoundSelect[Any]

    @property
    def changed(self) -> sa.Select[Any]:
        """The rows under the touched keys."""
        keys = self.touched.subquery()
        named = sa.select(*keys.columns)
        return self.rows.where(
            sa.tuple_(*self.key).in_(named) if len(self.key) > 1 else self.key[0].in_(named)
        )


_LATER = sa.select(t.entry.c.id).where(t.entry.c.position > sa.bindparam("position"))

_made = t.movement.c
_LATER_MOVEMENTS = _made.envelope.in_(_LATER)

_turned = t.progress.alias("turned")
_STANDS = ~sa.exists().where(
    _turned.c.document == _made.envelope, _turned.c.line == "", _turned.c.kind == "reversed"
)
"""A movement that was not taken back."""


def _plain(table: sa.Table, name: str, columns: str, by: str, touched: Any) -> Source:
    """A table that the cache keeps as the books have it, under keys of the same name."""
    c = table.c
    rows = sa.select(*(c[column] for column in columns.split()))
    return Source(name, rows, tuple(c[column] for column in by.split()), tuple(by.split()), touched)


def _of_later(table: sa.Table, *columns: str) -> sa.Select[Any]:
    c = table.c
    return sa.select(*(c[column] for column in columns)).where(c.envelope.in_(_LATER)).distinct()


def _balance_keys(end: str) -> sa.Select[Any]:
    """The keys of the balances at one end of the later movements."""
    names = (
        f"{end}_{field}" if field in ("location", "status", "owner", "unit") else field
        for field in BalanceKey.__dataclass_fields__
    )
    first, *rest = (_made[name] for name in names)
    text: Any = first
    for column in rest:
        text = text.op("||")(SEPARATOR).op("||")(column)
    return sa.select(text.label("key")).where(_LATER_MOVEMENTS).distinct()


def _records() -> Source:
    return _plain(
        t.current_record, "record", "table_name key body", "table_name key",
        _of_later(t.record, "table_name", "key"),
    )  # fmt: skip


def _progress() -> Source:
    """Of lines that movements name, lines they come back from, and lines that steps count on."""
    touched = sa.union(
        _of_later(t.movement, "document", "document_line"),
        _of_later(t.movement, "origin", "origin_line"),
        _of_later(t.step, "document", "line"),
    )
    return _plain(t.progress, "progress", "document line kind quantity", "document line", touched)


def _returned() -> Source:
    """What came back of a sale and was not sent back again."""
    back = sa.case((_made.kind == "return", _made.quantity), else_=-_made.quantity)
    rows = (
        sa.select(_made.origin, _made.origin_line, sa.cast(sa.func.sum(back), sa.BigInteger))
        .where(_made.kind.in_(("return", "return-refused")), _made.origin != "", _STANDS)
        .group_by(_made.origin, _made.origin_line)
    )
    touched = _of_later(t.movement, "origin", "origin_line").where(_made.origin != "")
    return Source("returned", rows, (_made.origin, _made.origin_line), ("document", "line"), touched)


def _balances() -> Source:
    """With the scan time of what first brought something into the cell."""
    c = t.balance.c
    rows = sa.select(
        c.key, c.item, c.location, c.unit, c.lot, c.serial, c.status, c.owner, c.quantity,
        t.envelope.c.scanned_at,
    ).join_from(t.balance, t.envelope, t.envelope.c.id == c.since)  # fmt: skip
    touched = sa.union(_balance_keys("from"), _balance_keys("to"))
    return Source("balance", rows, (c.key,), ("key",), touched)


def _costs() -> Source:
    """The last known cost of ours in stock, per item and site, and what the pool holds."""
    c = t.pool.c
    rows = sa.select(c.key, c.last_value, c.last_quantity, c.quantity, c.value, c.weight).where(
        c.owner == "", c.account == "inventory", c.reference == "", c.last_quantity > 0
    )
    touched = sa.union(_of_later(t.layer, "pool"), _of_later(t.layer_use, "pool"))
    return Source("cost", rows, (c.key,), ("pool",), touched)


def _layers() -> Source:
    """The layers of ours in stock, with the document that brought each, and when: a layer's key begins with
    the id of its envelope (of what came back: of the receipt it once left)."""
    c, envelope = t.layer_rest.c, sa.func.substr(t.layer_rest.c.key, 1, _ID)
    brought = (
        sa.select(sa.func.min(_made.document))
        .where(_made.envelope == envelope, _made.item == t.pool.c.item)
        .scalar_subquery()
    )
    when = sa.select(t.envelope.c.scanned_at).where(t.envelope.c.id == envelope).scalar_subquery()
    document, at = sa.func.coalesce(brought, ""), sa.func.coalesce(when, 0)
    rows = (
        sa.select(c.key, c.pool, c.ordinal, c.quantity, c.value, c.weight, document, at)
        .join_from(t.layer_rest, t.pool, t.pool.c.key == c.pool)
        .where(c.key != c.pool, t.pool.c.owner == "", t.pool.c.account == "inventory")
    )
    touched = sa.union(_of_later(t.layer, "key"), _of_later(t.layer_use, "key"))
    return Source("layer", rows, (c.key,), ("key",), touched)


def _promises() -> Source:
    touched = _of_later(t.promise, "allocation", "state", "unit")
    columns = "id state unit document line item location lot quantity"
    return _plain(t.allocation, "promise", columns, "id state unit", touched)


def _sales() -> Source:
    columns = (
        _made.envelope, _made.line, _made.document, _made.document_line, _made.item, _made.lot, _made.serial,
        _made.quantity, _made.value, t.envelope.c.scanned_at,
    )  # fmt: skip
    rows = (
        sa.select(*columns)
        .join_from(t.movement, t.envelope, t.envelope.c.id == _made.envelope)
        .where(_made.kind.in_(SOLD), _STANDS)
    )
    touched = sa.union(
        _of_later(t.movement, "envelope").where(_made.kind.in_(SOLD)),
        _of_later(t.movement, "reverses").where(_made.reverses != ""),
    )
    return Source("sale", rows, (_made.envelope,), ("envelope",), touched)


def _noted() -> Source:
    """Exceptions that nobody has cleared."""
    c, clear = t.exception.c, t.clearing.c
    cleared = sa.exists().where(clear.exception_envelope == c.envelope, clear.exception_part == c.part)
    rows = (
        sa.select(
            c.envelope, c.part, t.entry.c.position, c.code, c.text, c.item, c.document, c.owner,
            t.entry.c.posted_at,
        )
        .join_from(t.exception, t.entry, t.entry.c.id == c.envelope)
        .where(~cleared)
    )  # fmt: skip
    touched = sa.union(
        _of_later(t.exception, "envelope", "part"),
        _of_later(t.clearing, "exception_envelope", "exception_part"),
    )
    return Source("noted", rows, (c.envelope, c.part), ("envelope", "part"), touched)


def _jobs() -> Source:
    c = t.granted.c
    rows = sa.select(c.name, c.holder, c.until).where(c.kind == "job")
    touched = _of_later(t.granting, "name").where(t.granting.c.kind == "job")
    return Source("job", rows, (c.name,), ("name",), touched)


def _seen() -> Source:
    """How far each outbox is in the books: moved in the same commit as all that its envelopes did."""
    c = t.outbox.c
    ours = t.envelope.c
    touched = sa.select(ours.outbox).where(ours.id.in_(_LATER)).distinct()
    return Source("seen", sa.select(c.id, c.sequence), (c.id,), ("outbox",), touched)


SOURCES = (
    _seen(),
    _records(),
    _progress(),
    _returned(),
    _balances(),
    _plain(t.unit, "unit", "code location parent state", "code", _of_later(t.unit_step, "code")),
    _plain(
        t.lot,
        "lot",
        "item lot expiry",
        "item lot",
        _of_later(t.movement, "item", "lot").where(_made.lot != ""),
    ),
    _costs(),
    _layers(),
    _promises(),
    _sales(),
    _noted(),
    _jobs(),
)
