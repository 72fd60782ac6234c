"""Pools folded row by row in the order of their steps: every layer and use by its costing method (DESIGN §4).

The rows of one pool come together, in order; what lies in it is all that is kept in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, and_, case, literal, null, select, union_all

from app.db.books.tables import entry, envelope, layer, layer_use, movement
from app.verify.catalogue import Catalogue
from app.verify.costing import Costing, Group
from app.verify.report import Findings
from app.verify.stock import Stock, Wanted
from app.verify.stream import CHUNK

_BOTH = ("pool", "step", "envelope", "line", "part", "key", "quantity", "value", "weight",
         "last_quantity", "last_value")  # fmt: skip
_MOVED = ("quantity", "value", "weight", "origin", "origin_line", "from_location", "from_status",
          "from_owner", "to_location", "to_status", "to_owner")  # fmt: skip
Row = Mapping[str, Any]


def check_costs(connection: Connection, catalogue: Catalogue, findings: Findings) -> None:
    """Read every pool from its first row to its last."""
    costing = Costing(connection, catalogue)
    for pool, rows in groupby(_rows(connection), key=lambda row: row["pool"]):
        stock = Stock(pool)
        for (id_, line), group in groupby(rows, key=lambda row: (row["envelope"], row["line"])):
            _check(stock, Group(pool, id_, line, tuple(group)), costing, findings)


def _rows(connection: Connection) -> Iterator[Row]:
    """Layer and layer use rows with the movement they belong to, pool by pool, step by step."""
    sides = (
        select(
            literal("layer").label("table"),
            *(layer.c[name] for name in _BOTH),
            layer.c.pool_uses,
            layer.c.ordinal,
        ),
        select(literal("layer_use").label("table"), *(layer_use.c[name] for name in _BOTH), null(), null()),
    )
    flow = union_all(*sides).subquery()
    before = movement.alias()
    query = (
        select(
            flow,
            entry.c.position,
            envelope.c.kind.label("envelope_kind"),
            case((before.c.kind == "consume", 1), else_=0).label("consumed"),
            *(movement.c[name].label(f"m_{name}") for name in _MOVED),
        )
        .join(entry, entry.c.id == flow.c.envelope)
        .join(envelope, envelope.c.id == flow.c.envelope)
        .outerjoin(movement, and_(movement.c.envelope == flow.c.envelope, movement.c.line == flow.c.line))
        .outerjoin(before, and_(before.c.envelope == flow.c.envelope, before.c.line == flow.c.line - 1))
        .order_by(flow.c.pool, flow.c.step, flow.c.envelope)
    )
    rows = connection.execute(query.execution_options(stream_results=True, yield_per=CHUNK))
    return (dict(row) for row in rows.mappings())


def _check(stock: Stock, group: Group, costing: Costing, findings: Findings) -> None:
    """What one movement did to a pool, row by row, against what it must have done."""
    _in_order(stock, group, findings)
    wanted, last = costing.judge(stock, group)
    for found, expected in zip(group.rows, wanted, strict=False):
        _compare(found, expected, findings)
    for expected in wanted[len(group.rows) :]:
        key = f"{group.envelope}:{group.line}"
        findings.add(6, expected.table, key, "", f"{expected.quantity} of {expected.key}", "")
    for found in group.rows[len(wanted) :]:
        findings.add(6, found["table"], key_of_row(found), "", "", f"{found['quantity']} of {found['key']}")
    for found in group.rows:
        for column, value in zip(("last_quantity", "last_value"), last, strict=True):
            findings.same(6, found["table"], key_of_row(found), column, value, found[column])
        stock.take(found["table"], found, costing.ordinal(stock, found))
    _keeps_sign(stock, group, findings)


def _in_order(stock: Stock, group: Group, findings: Findings) -> None:
    for row in group.rows:
        findings.same(6, row["table"], key_of_row(row), "step", stock.step + 1, row["step"])
        stock.step = row["step"]
        if row["position"] < stock.position:
            words = f"after position {stock.position}"
            findings.add(6, row["table"], key_of_row(row), "step", words, f"position {row['position']}")
        stock.position = max(stock.position, row["position"])


def _compare(found: Row, expected: Wanted, findings: Findings) -> None:
    key, table = key_of_row(found), found["table"]
    if table != expected.table:
        words = f"{expected.quantity} of {expected.key} in {expected.table}"
        findings.add(6, table, key, "", words, f"{found['quantity']} of {found['key']}")
        return
    columns: Sequence[str] = ("key", "quantity", "value", "weight")
    if table == "layer":
        columns = (*columns, "pool_uses", "ordinal")
    for column in columns:
        wanted = getattr(expected, column)
        if wanted is not None:
            findings.same(6, table, key, column, wanted, found[column])


def _keeps_sign(stock: Stock, group: Group, findings: Findings) -> None:
    """Invariant 7 after every movement."""
    opposed = stock.quantity * stock.value < 0 or (not stock.quantity and stock.value)
    if opposed:
        last = group.rows[-1]
        words = f"a value that does not oppose {stock.quantity}"
        findings.add(7, last["table"], key_of_row(last), "value", words, stock.value)


def key_of_row(row: Row) -> str:
    """A row's key in words."""
    return f"{row['envelope']}:{row['line']}:{row['part']}"
