"""Handling units followed from step to step, and what lies in them (invariants 4, 5)."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, literal, select, union_all

from app.db.books.tables import entry, envelope, movement, unit_step
from app.domain.transaction import is_virtual
from app.verify.deed import Deed
from app.verify.mirrored import Original
from app.verify.report import Findings
from app.verify.rows import Row
from app.verify.stream import CHUNK

KINDS = ("move-unit", "close-unit", "open-unit")
_STATES = {"close-unit": "closed", "open-unit": "open"}
_STANDS = ("location", "parent", "state")
_GOODS = ("location", "status", "owner", "item", "lot", "serial")


def check_unit_steps(deed: Deed, original: Original | None) -> None:
    """Who moves, opens or closes a unit says so; goods place a new or empty unit where they are scanned."""
    rows = deed.rows["unit_step"]
    if original is not None:
        _check_turned(deed, original)
        return
    if deed.kind not in KINDS:
        for row in rows:
            _check_placed(deed, row)
        return
    extra = deed.transaction.extra
    if not rows:
        deed.lacks(4, "unit_step", 1, f"a step of {extra.get('unit')}")
    for row in rows[:1]:
        deed.same(4, "unit_step", row, "code", extra.get("unit"))
        _check_step(deed, row, extra.get("location", ""), extra.get("parent", ""))
    for row in rows[1:]:
        if row["code"] == extra.get("parent"):
            _check_new_parent(deed, row, rows[0])
        else:
            _check_carried_along(deed, row, rows[0])
    _check_carried_goods(deed)


def _check_step(deed: Deed, row: Row, location: object, parent: object) -> None:
    if deed.kind != "move-unit":
        wanted = {"state": _STATES[deed.kind], "location": row["from_location"], "parent": row["from_parent"]}
    else:
        where = location or deed.known.walked.place_of_unit(str(parent)) or row["from_location"]
        wanted = {"state": row["from_state"], "parent": parent, "location": where}
    for column, expected in wanted.items():
        deed.same(4, "unit_step", row, column, expected)


def _check_new_parent(deed: Deed, row: Row, first: Row) -> None:
    """A parent that nobody knew stands, open, where the first unit goes into it."""
    wanted = {"location": first["location"], "parent": "", "state": "open", "from_location": ""}
    for column, expected in wanted.items():
        deed.same(4, "unit_step", row, column, expected)


def _check_carried_along(deed: Deed, row: Row, first: Row) -> None:
    """What is inside moves with it, and stays inside."""
    if deed.kind != "move-unit":
        deed.fault(4, "unit_step", row, "", "one step", "a row")
        return
    for column, expected in (("location", first["location"]), ("parent", row["from_parent"]),
                             ("state", row["from_state"])):  # fmt: skip
        deed.same(4, "unit_step", row, column, expected)


def _check_carried_goods(deed: Deed) -> None:
    """Goods in a moved unit move as assumed, from where the unit stood to where it stands now."""
    rows = deed.rows["unit_step"]
    moved = {row["code"]: row for row in rows}
    facts = {"kind": "move", "evidence": "assumed", "document": deed.transaction.document, "weight": 0,
             "document_line": "", "origin": "", "origin_line": "", "expiry": "", "reverses": "",
             "reason": deed.transaction.reason}  # fmt: skip
    for row in deed.movements:
        for column, expected in facts.items():
            deed.same(5, "movement", row, column, expected)
        for column in ("status", "owner", "unit"):
            deed.same(5, "movement", row, f"to_{column}", row[f"from_{column}"])
        step = moved.get(row["from_unit"])
        if step is None:
            words = " or ".join(sorted(moved))
            deed.fault(5, "movement", row, "from_unit", words, row["from_unit"])
            continue
        places = (step["from_location"], step["location"])
        if (row["from_location"], row["to_location"]) not in (places, places[::-1]):
            deed.same(5, "movement", row, "from_location", places[0])
            deed.same(5, "movement", row, "to_location", places[1])


def _check_placed(deed: Deed, row: Row) -> None:
    """A unit that was new or empty stands, open, where goods went in or out of it."""
    seen = {(cell.unit, cell.location) for line in deed.lines for cell in (line.source, line.target)}
    if (row["code"], row["location"]) not in seen or not row["code"]:
        words = " or ".join(f"{code} at {place}" for code, place in sorted(seen) if code) or "no unit"
        deed.fault(4, "unit_step", row, "code", words, f"{row['code']} at {row['location']}")
    deed.same(4, "unit_step", row, "parent", "")
    deed.same(4, "unit_step", row, "state", "open")


def _check_turned(deed: Deed, original: Original) -> None:
    """Taken back, units go to where they were, the last step first."""
    steps = list(reversed(original.unit_steps)) if original.kind in KINDS else []
    rows = deed.rows["unit_step"]
    for row, step in zip(rows, steps, strict=False):
        deed.same(4, "unit_step", row, "code", step["code"])
        for column in ("location", "parent", "state"):
            deed.same(4, "unit_step", row, column, step[f"from_{column}"])
    for row in rows[len(steps) :]:
        deed.fault(4, "unit_step", row, "", f"no step: {original.id} made none", "a row")
    for place in range(len(rows), len(steps)):
        deed.lacks(4, "unit_step", place + 1, f"{steps[place]['code']} as it was")


def check_units(connection: Connection, findings: Findings) -> None:
    """Each step begins where the last one ended; a unit that is moved is moved with all that is in it."""
    _follow_steps(connection, findings)
    _follow_contents(connection, findings)


def _follow_steps(connection: Connection, findings: Findings) -> None:
    query = (
        select(unit_step)
        .join(entry, entry.c.id == unit_step.c.envelope)
        .order_by(unit_step.c.code, entry.c.position, unit_step.c.part)
    )
    rows = connection.execute(query.execution_options(stream_results=True, yield_per=CHUNK)).mappings()
    for _, steps in groupby(rows, key=lambda row: row["code"]):
        before = ("", "", "")
        for row in steps:
            key = f"{row['envelope']}:{row['part']}"
            for column, value in zip(_STANDS, before, strict=True):
                findings.same(4, "unit_step", key, f"from_{column}", value, row[f"from_{column}"])
            before = (row["location"], row["parent"], row["state"])


def _follow_contents(connection: Connection, findings: Findings) -> None:
    """By unit, in the books’ order: what a moved unit leaves behind must be nothing."""
    sides = []
    for end, sign in (("from", -1), ("to", 1)):
        cell = (movement.c[f"{end}_{name}"].label(name) for name in ("location", "status", "owner", "unit"))
        sides.append(
            select(movement.c.envelope, movement.c.line, movement.c.item, movement.c.lot, movement.c.serial,
                   (sign * movement.c.quantity).label("quantity"), literal(sign).label("sign"), *cell)
            .where(movement.c[f"{end}_unit"] != "")
        )  # fmt: skip
    ends = union_all(*sides).subquery()
    query = (
        select(ends, entry.c.position, envelope.c.kind)
        .join(entry, entry.c.id == ends.c.envelope)
        .join(envelope, envelope.c.id == ends.c.envelope)
        .order_by(ends.c.unit, entry.c.position, ends.c.line, ends.c.sign)
    )
    rows = connection.execute(query.execution_options(stream_results=True, yield_per=CHUNK)).mappings()
    for _, moves in groupby(rows, key=lambda row: row["unit"]):
        inside: Counter[tuple[str, ...]] = Counter()
        for (_, kind), group in groupby(moves, key=lambda row: (row["envelope"], row["kind"])):
            _move(list(group), kind, inside, findings)


def _move(rows: list[Any], kind: str, inside: Counter[tuple[str, ...]], findings: Findings) -> None:
    left = set()
    for row in rows:
        goods = tuple(row[name] for name in _GOODS)
        if is_virtual(goods[0]):
            continue
        inside[goods] += row["quantity"]
        if row["quantity"] < 0:
            left.add((goods, f"{row['envelope']}:{row['line']}", row["quantity"]))
        if not inside[goods]:
            del inside[goods]
    for goods, key, quantity in sorted(left) if kind == "move-unit" else ():
        rest = inside.get(goods, 0)
        if rest and rest != quantity:
            findings.add(5, "movement", key, "quantity", -quantity + rest, -quantity)
