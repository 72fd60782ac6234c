"""Returned goods and the state of their refunds: shown and exported, not paid."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from sqlalchemy import Connection, func, select

from app.db.books.tables import clearing, entry, record, step
from app.domain.clock import instant_text
from app.domain.money import value_text
from app.domain.quantity import quantity_text
from app.domain.records import record_of
from app.domain.returning import OPEN, VOID, Parcel, ReturnedUnit
from app.insight.as_of import AsOf

COLUMNS = (
    "return", "line", "sale", "sale_line", "customer", "parcel", "item", "lot", "serial", "quantity",
    "came_at", "grade", "disposition", "rules", "facts", "refund", "currency", "state", "cleared_by",
)  # fmt: skip
STATES = ("held", "not accepted", "in inspection", "due", "refunded", "refused", "replaced", "none")
"""What a refund waits for: a supervisor's badge, an acceptance, a disposition, its payment; or nothing."""


def returns(connection: Connection, at: AsOf) -> list[dict[str, Any]]:
    """Every returned unit as known then, and every parcel whose own refund was held, oldest first."""
    cleared = set(
        connection.execute(at.known(select(clearing.c.exception_envelope), clearing.c.envelope)).scalars()
    )
    paid = _paid(connection, at)
    units = (record_of(ReturnedUnit, body) for body in _bodies(connection, at, ReturnedUnit.TABLE))
    rows = [_unit(unit, cleared, paid) for unit in sorted(units, key=_order) if unit.state != VOID]
    parcels = (record_of(Parcel, body) for body in _bodies(connection, at, Parcel.TABLE))
    return [*rows, *(_parcel(one, cleared) for one in parcels if one.hold and one.state != VOID)]


def _bodies(connection: Connection, at: AsOf, table: str) -> list[dict[str, Any]]:
    """The version of each record that stood then."""
    query = at.known(select(record.c.key, record.c.body), record.c.envelope)
    query = query.where(record.c.table_name == table).order_by(entry.c.position)
    latest = {row.key: row.body for row in connection.execute(query)}
    return [json.loads(body) for body in latest.values()]


def _paid(connection: Connection, at: AsOf) -> Counter[str]:
    """What was paid back so far (10⁻⁴), by document."""
    query = at.known(select(step.c.document, func.sum(step.c.quantity)), step.c.envelope)
    query = query.where(step.c.kind == "refunded").group_by(step.c.document)
    return Counter({document: int(amount) for document, amount in connection.execute(query)})


def _order(unit: ReturnedUnit) -> tuple[int, str]:
    return unit.since, unit.id


def _unit(unit: ReturnedUnit, cleared: set[str], paid: Counter[str]) -> dict[str, Any]:
    state = _state(unit, held=bool(unit.hold) and unit.hold not in cleared)
    if state == "due" and paid[unit.document] >= unit.refund:
        paid[unit.document] -= unit.refund
        state = "refunded"
    return {
        "return": unit.document, "line": unit.line, "sale": unit.sale, "sale_line": unit.sale_line,
        "customer": unit.customer, "parcel": unit.parcel, "item": unit.sku, "lot": unit.lot,
        "serial": unit.serial, "quantity": quantity_text(unit.quantity), "came_at": instant_text(unit.since),
        "grade": unit.grade, "disposition": unit.disposition,
        "rules": ", ".join(hit.rule for hit in unit.hits),
        "facts": "; ".join(hit.facts for hit in unit.hits),
        "refund": value_text(unit.refund), "currency": unit.currency, "state": state,
        "cleared_by": unit.cleared_by,
    }  # fmt: skip


def _state(unit: ReturnedUnit, *, held: bool) -> str:
    ended = {"REFUSE": "refused", "EXCHANGE": "replaced"}.get(unit.disposition)
    if ended:
        return ended
    if held:
        return "held"
    if unit.owner:
        return "not accepted"
    if not unit.refund:
        return "none"
    return "in inspection" if unit.state == OPEN else "due"


def _parcel(parcel: Parcel, cleared: set[str]) -> dict[str, Any]:
    """An empty or too light parcel: no goods, yet a refund that somebody asks for."""
    said = dict.fromkeys(COLUMNS, "")
    return said | {
        "return": parcel.document, "customer": parcel.customer, "parcel": parcel.code, "quantity": "0",
        "came_at": instant_text(parcel.since), "rules": ", ".join(hit.rule for hit in parcel.hits),
        "facts": "; ".join(hit.facts for hit in parcel.hits), "refund": "0",
        "state": "none" if parcel.hold in cleared else "held", "cleared_by": parcel.cleared_by,
    }  # fmt: skip
