"""What every line of goods must be: an item and places that exist, a lot and a serial where they are kept."""

from __future__ import annotations

from dataclasses import replace

from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE
from app.domain.records import Item
from app.domain.terms import Reason
from app.domain.transaction import OURS, TRANSIT, Cell, Line, is_virtual
from app.ledger.cells import pool_key
from app.ledger.pool import current_cost
from app.posting.case import Case
from app.posting.draft import Draft, measure_of
from app.posting.known import known_cost
from app.posting.verdict import Parked


def lines_of(case: Case) -> tuple[Line, ...]:
    """The lines, each naming the transaction's document and reason where it names none of its own."""
    if not case.transaction.lines:
        raise Parked("bad-payload", f"a transaction of kind {case.envelope.kind} has lines")
    return tuple(with_header(case, line) for line in case.transaction.lines)


def with_header(case: Case, line: Line) -> Line:
    """One line with what the transaction says for all of them."""
    document, reason = line.document or case.transaction.document, line.reason or case.transaction.reason
    if (document, reason) == (line.document, line.reason):
        return line
    return replace(line, document=document, reason=reason)


def count_for_notice(draft: Draft, line: Line, quantity: int) -> None:
    """So much of what a ship notice announces came, or (below zero) turned out never to have come."""
    notice, number = line.notice
    if notice and number:
        draft.step(notice, number, "received", quantity)


def known_item(draft: Draft, line: Line) -> Item:
    """The line's item, and its serial's rule (invariant 8). Raises Parked."""
    item = draft.stand.item(line.item)
    if item is None:
        raise Parked("unknown-item", f"there is no item “{line.item}”")
    if line.serial and line.quantity != ONE:
        raise Parked("serial-quantity", f"serial {line.serial} of {item.sku} is one unit, not more or less")
    return item


def known_place(draft: Draft, cell: Cell) -> str:
    """The site of a real place. Raises Parked `unknown-location`."""
    if not cell.location or is_virtual(cell.location) or cell.location.startswith(TRANSIT):
        raise Parked("unknown-location", f"“{cell.location}” is not a place of a site")
    site = draft.stand.site_of(cell.location)
    if not site:
        raise Parked("unknown-location", f"there is no location “{cell.location}”")
    return site


def note_tracking(draft: Draft, item: Item, line: Line) -> Line:
    """Exceptions for a lot or serial that is missing; a lot's expiry is as first said."""
    if item.has_lot and not line.lot:
        draft.exception("lot-missing", f"{item.sku} came without its lot", "supervisor", item=item.sku)
    if item.has_serial and not line.serial:
        draft.exception("serial-missing", f"{item.sku} came without its serial", "supervisor", item=item.sku)
    first = draft.stand.lots.get((line.item, line.lot), "") if line.lot else ""
    if not first or not line.expiry or first == line.expiry:
        return line
    words = f"lot {line.lot} of {item.sku} expires {first}; this label says {line.expiry}"
    draft.exception("expiry-differs", words, "supervisor", item=item.sku)
    return replace(line, expiry=first)


def account_of_reason(draft: Draft, reason: str, *, mandatory: bool = False) -> str:
    """The account that a reason names, if any. Raises Parked `no-reason` where one must be given."""
    if not reason:
        if mandatory:
            raise Parked("no-reason", "this needs a reason")
        return ""
    known = draft.stand.record(Reason, reason)
    if known is None:
        draft.exception("unknown-reason", f"there is no reason “{reason}” in the list", "supervisor")
    return known.account if known else ""


def stated_value(line: Line) -> int | None:
    """What the line's own cost says it is worth; None without one."""
    return cost_of(measure_of(line), parse_unit_cost(line.cost), ONE) if line.cost else None


def current_value(draft: Draft, line: Line, cell: Cell) -> int:
    """What goods of ours are worth when they turn up: at the pool's cost, else what is known of it."""
    key = pool_key(cell, line.item, draft.stand.site_of(cell.location))
    if key is None or key.owner != OURS:
        return 0
    cost = current_cost(draft.stand.pool(key), known_cost(draft.stand, key))
    if cost is None:
        draft.exception("no-cost", f"no cost is known for {line.item}", "accountant", item=line.item)
        return 0
    return cost.value_of(measure_of(line))
