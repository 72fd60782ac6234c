"""`record`: a new full version of a catalogue entry or a document.

An item whose costing method changes keeps its stock and its value; its layers are laid anew.
"""

from __future__ import annotations

import json
from typing import Any

import rfc8785

from app.db.books.documents import DOCUMENTS
from app.domain import documents, records, returning, terms
from app.domain.errors import Refusal
from app.domain.records import Item, Location, record_of
from app.domain.transaction import Cell
from app.ledger.cells import BalanceKey, can_sell
from app.ledger.journal import value_amounts
from app.ledger.methods import method_of_pool
from app.ledger.revaluation import change_method
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.known import catalogue_cost
from app.posting.verdict import Parked

PLAIN = True

TABLES: dict[str, Any] = {
    kind.TABLE: kind
    for module in (records, documents, terms, returning)
    for kind in vars(module).values()
    if isinstance(kind, type) and hasattr(kind, "TABLE")
}
"""Record classes by table."""


def needs(case: Case, needs: Needs) -> None:
    """The version that stands now; an item's pools; what lies at a place."""
    table, key, body = _parts(case)
    needs.record(table, key)
    if table == Item.TABLE:
        needs.add("items", key)
    if table == Location.TABLE:
        needs.add("places", key)
    if table in DOCUMENTS:
        needs.says(table, key, body)


def judge(case: Case, draft: Draft) -> None:
    """Take the version if it reads as its table's record under its own key."""
    table, key, body = _parts(case)
    record = _read(table, key, body)
    before = draft.stand.item(key) if table == Item.TABLE else None
    if table == Location.TABLE:
        _sell_from(key, record, draft)
    text = rfc8785.dumps(body).decode()
    draft.stand.version(table, key, text)
    if table in DOCUMENTS:
        _keep_lines(table, key, body, draft)
    draft.row("record", line=1, table_name=table, key=key, body=text)
    if before and before.method != record.method:
        _change_method(before.method, record, draft)


def _read(table: str, key: str, body: dict[str, Any]) -> Any:
    kind = TABLES.get(table)
    if kind is None or table == terms.Period.TABLE:
        raise Parked("unknown-table", f"there is no record table “{table}”")
    try:
        record = record_of(kind, body)
    except Refusal as error:
        raise Parked("bad-record", f"{table} {key}: {error.text}") from None
    if record.key != key:
        raise Parked("bad-record", f"{table} {key}: its key reads {record.key}")
    if table in DOCUMENTS:
        numbers = [line.line for line in record.lines]
        if "" in numbers or len(set(numbers)) != len(numbers):
            raise Parked("bad-record", f"{table} {key}: two lines have one number, or a line has none")
    return record


def _keep_lines(table: str, key: str, body: dict[str, Any], draft: Draft) -> None:
    """What is judged later in this batch finds the new lines, and no longer the old ones."""
    stand = draft.stand
    partner = body.get("supplier") or body.get("customer") or ""
    stand.set(stand.partners, (table, key), partner)
    for place in [place for place in stand.lines if place[:2] == (table, key) and place[2]]:
        stand.set(stand.lines, place, "")
    for line in body.get("lines", ()):
        stand.set(stand.lines, (table, key, line["line"]), json.dumps(line))


def _sell_from(code: str, after: Location, draft: Draft) -> None:
    """A place that sells from now on, no longer, or for another site: what lies there counts there."""
    before = draft.stand.location(code)
    if before is None or (before.sells, before.site) == (after.sells, after.site):
        return
    held = ((BalanceKey.of_text(text), quantity) for text, quantity in draft.stand.balances.items())
    for key, quantity in [one for one in held if one[0].location == code]:
        cell = Cell(code, key.status, key.owner, key.unit)
        for place, sign in ((before, -1), (after, 1)):
            if can_sell(cell, place):
                draft.stand.sell(key.item, place.site, key.lot, sign * quantity)


def _change_method(old: str, item: Item, draft: Draft) -> None:
    """Every pool keeps its goods and value by the new method; only a standard may gain or lose."""
    pools = [pool for pool in draft.stand.pools_of(item.sku) if pool.quantity and not pool.key.owner]
    for number, pool in enumerate(pools, 1):
        before, after = method_of_pool(old, pool.key), method_of_pool(item.method, pool.key)
        if before == after:
            continue
        cost = catalogue_cost(draft.stand, item.sku) if after == "standard" else None
        effect = change_method(before, after, pool, draft.next_key(number), cost)
        draft.effect(number, effect)
        draft.journal(number, value_amounts("revaluation", effect, pool.key))


def _parts(case: Case) -> tuple[str, str, dict[str, Any]]:
    payload = case.payload
    table, key, body = payload.get("table"), payload.get("key"), payload.get("body")
    if not (isinstance(table, str) and isinstance(key, str) and isinstance(body, dict) and key):
        raise Parked("bad-payload", "a record names its table, its key and its body")
    return table, key, body
