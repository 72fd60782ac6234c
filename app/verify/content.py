"""Envelope by envelope: do its rows say what its bytes say, and do they balance? (invariants 4 to 7)"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, func, select

from app.db.books.tables import exception, journal, layer, layer_use, movement, record
from app.domain.clock import instant_text
from app.domain.transaction import OURS, is_virtual
from app.ledger.pool import PoolKey
from app.verify.chains import Entered
from app.verify.report import Findings

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
_TABLES = (record, movement, layer, layer_use, journal, exception)
_LINE_FACTS = ("item", "lot", "serial", "expiry", "document", "document_line")


def check_chunk(connection: Connection, chunk: Sequence[Entered], currency: str, findings: Findings) -> None:
    """Check every row that belongs to these envelopes."""
    ids = [one.sealed.envelope.id for one in chunk]
    rows = {table.name: _by_envelope(connection, table, ids, findings) for table in _TABLES}
    for one in chunk:
        mine = {name: found.get(one.sealed.envelope.id, ()) for name, found in rows.items()}
        _numbered(mine, findings)
        if one.verdict == "parked":
            _parked(one, mine, findings)
        else:
            _posted(one, mine, findings)
        _journal(one, mine, currency, findings)
        _pools(one, mine, findings)


def strays(connection: Connection, findings: Findings) -> None:
    """Rows that belong to no envelope that was walked."""
    for table in _TABLES:
        total = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if total != findings.checked[table.name]:
            findings.add(
                4, table.name, "", "envelope", f"{findings.checked[table.name]} rows of envelopes", total
            )


def _by_envelope(
    connection: Connection, table: Table, ids: Sequence[str], findings: Findings
) -> dict[str, list[Row]]:
    query = select(table).where(table.c.envelope.in_(ids)).order_by(*table.primary_key.columns)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["envelope"]].append(cast("Row", row))
        findings.checked[table.name] += 1
    return found


def _key(row: Row) -> str:
    return ":".join(str(row[name]) for name in ("envelope", "line", "part") if name in row)


def _numbered(rows: Rows, findings: Findings) -> None:
    """Movements and records are numbered 1, 2, 3 …; a gap is a row that was removed."""
    for table in ("movement", "record", "exception"):
        name = "part" if table == "exception" else "line"
        for number, row in enumerate(rows[table], start=1):
            findings.same(4, table, _key(row), name, number, row[name])


def _parked(one: Entered, rows: Rows, findings: Findings) -> None:
    for table in ("record", "movement", "layer", "layer_use", "journal"):
        for row in rows[table]:
            findings.add(4, table, _key(row), "", "nothing of a parked envelope", "a row")
    findings.same(3, "exception", one.sealed.envelope.id, "", 1, len(rows["exception"]))


def _posted(one: Entered, rows: Rows, findings: Findings) -> None:
    kind, payload = one.sealed.envelope.kind, one.sealed.envelope.payload
    if kind == "record":
        _record(one, rows["record"], findings)
    elif kind == "receive":
        _stated(one, payload, rows["movement"], findings)
    for row in rows["movement"]:
        findings.same(5, "movement", _key(row), "kind", kind, row["kind"])
        if kind == "reverse":
            findings.same(4, "movement", _key(row), "reverses", payload.get("reverses", ""), row["reverses"])


def _record(one: Entered, rows: Sequence[Row], findings: Findings) -> None:
    payload, key = one.sealed.envelope.payload, one.sealed.envelope.id
    findings.same(4, "record", key, "", 1, len(rows))
    for row in rows:
        findings.same(4, "record", _key(row), "table_name", payload.get("table"), row["table_name"])
        findings.same(4, "record", _key(row), "key", payload.get("key"), row["key"])
        if json.loads(row["body"]) != payload.get("body"):
            findings.add(4, "record", _key(row), "body", json.dumps(payload.get("body")), row["body"])


def _stated(one: Entered, payload: Mapping[str, Any], rows: Sequence[Row], findings: Findings) -> None:
    """What a receipt stated is what moved: the books may split a line, never change it."""
    stated: Counter[tuple[str, ...]] = Counter()
    for line in payload.get("lines", ()):
        filled = {"document": payload.get("document", ""), **line}
        target = filled.get("to", {})
        facts = tuple(str(filled.get(name, "")) for name in _LINE_FACTS)
        stated[
            (*facts, target.get("location", ""), target.get("unit", ""), str(filled.get("evidence", "")))
        ] += line["quantity"]
    moved: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        place = (row["to_location"], row["to_unit"], row["evidence"])
        moved[(*(row[name] for name in _LINE_FACTS), *place)] += row["quantity"]
    for facts in sorted(stated.keys() | moved.keys()):
        lies_there = facts[2] and not moved[facts]  # a serial that was there already has not moved
        if stated[facts] != moved[facts] and not lies_there and not _reassigned(facts, stated, moved):
            named = " ".join(fact for fact in facts if fact)
            findings.add(5, "movement", one.sealed.envelope.id, named, stated[facts], moved[facts])


def _reassigned(
    facts: tuple[str, ...], stated: Counter[tuple[str, ...]], moved: Counter[tuple[str, ...]]
) -> bool:
    """A line that names an order line of another item is taken as not on the order: its line is dropped."""
    place = _LINE_FACTS.index("document_line")
    without = (*facts[:place], "", *facts[place + 1 :])
    both = {key: stated[key] - moved[key] for key in stated.keys() | moved.keys()}
    alike = [left for key, left in both.items() if (*key[:place], "", *key[place + 1 :]) == without]
    return sum(alike) == 0


def _journal(one: Entered, rows: Rows, currency: str, findings: Findings) -> None:
    key = one.sealed.envelope.id
    debit = sum(row["debit"] for row in rows["journal"])
    credit = sum(row["credit"] for row in rows["journal"])
    findings.same(6, "journal", key, "debit = credit", debit, credit)
    lines = {row["line"] for row in rows["movement"]}
    for row in rows["journal"]:
        findings.same(6, "journal", _key(row), "currency", currency, row["currency"])
        if instant_text(one.posted_at)[:7] < row["period"]:
            findings.add(6, "journal", _key(row), "period", instant_text(one.posted_at)[:7], row["period"])
        if lines and row["line"] not in lines:
            findings.add(6, "journal", _key(row), "line", "a movement of this envelope", row["line"])


def _pools(one: Entered, rows: Rows, findings: Findings) -> None:
    """What moved into and out of our places is what its pools took and gave, item by item."""
    moved: Counter[str] = Counter()
    for row in rows["movement"]:
        for end, sign in (("to", 1), ("from", -1)):
            if not is_virtual(row[f"{end}_location"]) and row[f"{end}_owner"] == OURS:
                moved[row["item"]] += sign * row["quantity"]
    pooled: Counter[str] = Counter()
    for table, sign in (("layer", 1), ("layer_use", -1)):
        for row in rows[table]:
            pool = PoolKey.of_text(row["pool"])
            if pool.owner == OURS:
                pooled[pool.item] += sign * row["quantity"]
    for item in sorted(moved.keys() | pooled.keys()):
        findings.same(6, "layer", one.sealed.envelope.id, item, moved[item], pooled[item])


def pool_accounts(rows: Iterable[Row]) -> Counter[str]:
    """The change of value by logical account that these layer and layer use rows make."""
    changed: Counter[str] = Counter()
    for row in rows:
        changed[PoolKey.of_text(row["pool"]).account] += row["value"]
    return changed
