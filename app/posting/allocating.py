"""Claims about promises: allocate orders, release them, and allocate a line anew elsewhere.

    {"documents": ["SO-1", "SO-2"], "site": "MAIN", "partial": "lines"}     allocate; with "freed": ["SKU"]
                                                                            those that waited for this
    {"document": "SO-1"}                                                    release
    {"lines": [{"document": "SO-1", "line": "2"}], "site": "MAIN",
     "location": "A-01"}                                                    reallocate: not from there

Orders go by priority, then the first promised date, then number; their goods by first expiry, first in,
fewest stops. `partial` says what may be promised of an order that cannot have all: `yes` whatever there is,
`lines` only lines that are whole, `no` the order whole or nothing; the order's own word goes first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.db.books.asks import PROMISE
from app.domain.clock import day_of
from app.domain.documents import PARTIAL, SalesLine, SalesOrder
from app.domain.errors import Refusal
from app.domain.terms import Task
from app.ledger.allocation import Allocation, Demand, Sellable, Shortage, allocate, preference
from app.ledger.cells import BalanceKey
from app.posting.ask import Needs
from app.posting.dropping import drop_short
from app.posting.grant import Grant, Request, Rule
from app.posting.promises import CLOSED, Promise, promises
from app.posting.stand import OPEN, PICKED, Stand
from app.posting.waits import Place, Wait, awaited, freed_row, wait_of, wait_row

DAY_MS = 86_400_000
PATIENT = 100
"""From so many orders on, a claim is judged for longer than the server likes to wait."""
_DOUBT = 24 * 3600 * 1_000_000
"""A bin that is to be counted is left alone for so long (µs), or until it was counted."""
_LAST = "~"
"""Sorts after every priority and every date."""


def _documents(request: Request) -> list[str]:
    """The orders that a claim names. Raises Refusal `bad-claim` where it names them in no known way."""
    lines, several = request.get("lines", ()), request.get("documents", ())
    listed = isinstance(lines, list | tuple) and isinstance(several, list | tuple)
    if not (listed and all(isinstance(line, Mapping) for line in lines)):
        raise Refusal("bad-claim", "a claim names `documents` as a list, and `lines` as objects")
    said = several or [line.get("document", "") for line in lines] or [request.get("document", "")]
    return [] if said == [""] and _settled(request) else list(dict.fromkeys(map(str, said)))


def _need_orders(request: Request, needs: Needs) -> None:
    documents = _documents(request)
    for document in documents:
        needs.add("orders", document)
        needs.record(SalesOrder.TABLE, document)
    for item in _settled(request):
        needs.add("items", item)
    if len(documents) >= PATIENT:
        needs.add("patience", "60s")


# --- allocate ------------------------------------------------------------------------------------------


def _allocate(grant: Grant, request: Request) -> Grant:
    """Promise what the orders still want; at most what can be sold."""
    stand, site = Stand(grant.answer), str(request.get("site", ""))
    partial = str(request.get("partial", "yes"))
    if partial not in PARTIAL:
        raise Refusal("bad-claim", f"partial is one of {', '.join(PARTIAL)}")
    orders = [_order(stand, document) for document in _documents(request)]
    orders.sort(key=_urgency)
    given = _given(stand)
    demands = [
        demand for order in orders for demand in _demands(stand, order, order.partial or partial, given)
    ]
    day = day_of(grant.now).isoformat()
    found = allocate(demands, _stock(stand, site, grant.now), day)
    grant.result = {"promises": _promise(grant, demands, found, site)}
    waiting = drop_short(grant, stand, orders, found.shortages)
    grant.result["short"] = _short(waiting)
    short = _missing(demands, waiting)
    wanted = {(line.sku, order.number): " ".join(_urgency(order)) for order in orders for line in order.lines}
    waits = {place: Wait(site, partial, short[place], urgent) for place, urgent in sorted(wanted.items())}
    _wait(grant, stand, waits)
    for item in _settled(request):
        grant.row("granting", **freed_row((item, site), last=0))
    return grant


def _settled(request: Request) -> list[str]:
    """The items for which nobody need be looked for any more once this is granted."""
    return list(map(str, request.get("freed", ())))


def _short(waiting: Sequence[Shortage]) -> list[dict[str, Any]]:
    return [{"document": one.order, "line": one.line, "quantity": one.quantity} for one in waiting]


def _missing(demands: Sequence[Demand], waiting: Sequence[Shortage]) -> Counter[tuple[str, str]]:
    """How much of each item and for which order nothing could be promised."""
    items = {(demand.order, demand.line): demand.item for demand in demands}
    missing: Counter[tuple[str, str]] = Counter()
    for one in waiting:
        missing[items[one.order, one.line], one.order] += one.quantity
    return missing


def _wait(grant: Grant, stand: Stand, waits: Mapping[tuple[str, str], Wait]) -> None:
    """Note who waits for what from now on, where it is not as noted before."""
    changed = []
    for (item, document), wait in waits.items():
        known = wait_of(stand, item, document)
        if known != wait and (wait.quantity or known.quantity):
            grant.row("granting", **wait_row(stand, item, document, wait))
            said = {"item": item, "document": document, "quantity": wait.quantity}
            changed.append({**said, "partial": wait.partial, "urgency": wait.urgency})
    if changed:
        grant.result["waiting"] = changed


def _order(stand: Stand, document: str) -> SalesOrder:
    order = stand.record(SalesOrder, document)
    if order is None:
        raise Refusal("unknown-document", f"there is no sales order “{document}”")
    return order


def _urgency(order: SalesOrder) -> tuple[str, str, str]:
    promised = min((line.promised for line in order.lines if line.promised), default=_LAST)
    return order.priority.zfill(9) if order.priority else _LAST, promised, order.number


def _given(stand: Stand) -> dict[tuple[str, str], int]:
    """What each order line is promised, open or picked."""
    given: dict[tuple[str, str], int] = defaultdict(int)
    for state in (OPEN, PICKED):
        for promise in promises(stand, state):
            given[promise.document, promise.line] += promise.quantity
    return given


def _demands(
    stand: Stand, order: SalesOrder, partial: str, given: dict[tuple[str, str], int]
) -> list[Demand]:
    """What the order's lines want beyond what is shipped and promised; nothing where it is closed."""
    if stand.made(order.number, "", CLOSED):
        return []
    return [
        Demand(order.number, line.line, line.sku, still, whole=_whole(order.number, line.line, partial))
        for line in order.lines
        if (still := _still_wanted(stand, order.number, line, given)) > 0
    ]


def _still_wanted(stand: Stand, document: str, line: SalesLine, given: dict[tuple[str, str], int]) -> int:
    return line.quantity - stand.made(document, line.line, "shipped") - given[document, line.line]


def _whole(document: str, line: str, partial: str) -> str:
    """The name of those demands that are met all together or not at all."""
    return {"lines": f"{document} {line}", "no": document}.get(partial, "")


def _promise(grant: Grant, demands: Sequence[Demand], found: Allocation, site: str) -> list[dict[str, Any]]:
    """Write the promises down, and say them without what is blank."""
    items = {(demand.order, demand.line): demand.item for demand in demands}
    granted = []
    for one in found.promises:
        number = len(grant.rows.get("promise", ())) + 1
        columns = (
            f"{grant.id}:{number}", OPEN, "", one.order, one.line, items[one.order, one.line], site,
            one.location, one.lot, one.quantity,
        )  # fmt: skip
        row = dict(zip(PROMISE, columns, strict=True))
        grant.row("promise", **row)
        granted.append({name: value for name, value in row.items() if value != ""})
    return granted


# --- what there is -------------------------------------------------------------------------------------


def _stock(stand: Stand, site: str, now: int, avoid: tuple[str, ...] = ()) -> list[Sellable]:
    """Every sellable balance of the site, less what is promised of it; over an item no more than can be sold
    less all that is promised there, wherever it was to lie. `avoid` is a place to leave alone, or one
    lot there."""
    day = day_of(now).isoformat()
    promised: dict[tuple[str, str, str], int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for promise in promises(stand, OPEN):
        promised[promise.item, promise.location, promise.lot] += promise.quantity
        total[promise.item] -= promise.quantity if promise.site == site else 0
    stock = []
    for text, quantity in sorted(stand.balances.items()):
        row = _sellable(stand, text, quantity, site, day)
        if row is None:
            continue
        total[row.item] += quantity
        here = (row.item, row.location, row.lot)
        taken = min(max(0, quantity), promised[here])
        promised[here] -= taken
        avoided = bool(avoid) and (row.location, row.lot)[: len(avoid)] == avoid
        if not avoided and not _in_doubt(stand, row, now):
            stock.append(replace(row, quantity=quantity - taken))
    return _within(stock, total)


def _sellable(stand: Stand, text: str, quantity: int, site: str, day: str) -> Sellable | None:
    key = BalanceKey.of_text(text)
    place, expiry = stand.location(key.location), stand.lots.get((key.item, key.lot), "")
    if place is None or place.site != site or not place.sells or (expiry and expiry < day):
        return None
    age = int(stand.since[text].replace("-", "")[:12], 16) // DAY_MS
    return Sellable(text, key.item, key.location, quantity, key.lot, expiry, age, place.walk)


def _in_doubt(stand: Stand, row: Sellable, now: int) -> bool:
    """Is this bin, or this item in it, to be counted? What the books have there may not be there."""
    tasks = (stand.record(Task, f"count {row.location}{goods}") for goods in ("", f" {row.item}"))
    return any(task and task.state == "open" and task.opened_at > now - _DOUBT for task in tasks)


def _within(stock: list[Sellable], total: dict[str, int]) -> list[Sellable]:
    """No more of an item than its total: what would be promised last is left out first."""
    left = {item: max(0, quantity) for item, quantity in total.items()}
    kept = []
    for row in sorted(stock, key=preference):
        quantity = min(max(0, row.quantity), left[row.item])
        left[row.item] -= quantity
        if quantity:
            kept.append(replace(row, quantity=quantity))
    return kept


# --- release and reallocate ----------------------------------------------------------------------------


def _release(grant: Grant, request: Request) -> Grant:
    """Give back all open promises of an order (it is not wanted any more, or is to be allocated anew)."""
    stand, document = Stand(grant.answer), str(request.get("document", ""))
    mine = [promise for promise in promises(stand, OPEN) if promise.document == document]
    for promise in mine:
        _give_back(grant, promise, promise.quantity)
    grant.result = {"released": sum(promise.quantity for promise in mine)}
    grant.awaited = awaited(stand.waits, {(one.item, one.site) for one in mine}, but_for=document)
    _freed(grant, [(item, due.site) for due in grant.awaited for item in due.items])
    return grant


def _freed(grant: Grant, places: Sequence[Place]) -> None:
    """Say in the claim itself what came free for others that wait."""
    for place in places:
        grant.row("granting", **freed_row(place))
    if places:
        grant.result["freed"] = [list(place) for place in places]


def _reallocate(grant: Grant, request: Request) -> Grant:
    """Order lines cannot have what was promised to them at a place: give so much back (`quantity`; all where
    it is not said), and promise the same from other places; where a `lot` is said, from other lots
    there, too. With `give_up` nothing else is promised."""
    stand, site, place = Stand(grant.answer), str(request.get("site", "")), str(request.get("location", ""))
    avoid = (place, str(request["lot"])) if "lot" in request else (place,)
    lines = [(_line(stand, one), int(one.get("quantity") or 0)) for one in request.get("lines", ())]
    released, back = [], {}
    for (order, line), quantity in lines:
        rows = _give_back_of(grant, stand, (order.number, line.line, place), quantity)
        back[order.number, line.line] = -sum(row["quantity"] for row in rows)
        released += rows
    given = _given(stand)
    demands = [
        Demand(order.number, line.line, line.sku, want)
        for (order, line), _ in lines
        if (want := min(back[order.number, line.line], _still_wanted(stand, order.number, line, given))) > 0
        and not request.get("give_up")
    ]
    day = day_of(grant.now).isoformat()
    found = allocate(demands, _stock(stand, site, grant.now, avoid), day)
    grant.result = {"released": released, "promises": _promise(grant, demands, found, site)}
    waiting = drop_short(grant, stand, [order for (order, _), _ in lines], found.shortages)
    grant.result["short"] = _short(waiting)
    _wait(grant, stand, dict(_longer(stand, _missing(demands, waiting), site)))
    return grant


def _longer(
    stand: Stand, missing: Mapping[tuple[str, str], int], site: str
) -> Iterator[tuple[tuple[str, str], Wait]]:
    """Who waits for so much more."""
    for (item, document), quantity in missing.items():
        known = wait_of(stand, item, document)
        yield (item, document), replace(known, site=site, quantity=known.quantity + quantity)


def _line(stand: Stand, said: Mapping[str, Any]) -> tuple[SalesOrder, SalesLine]:
    order, number = _order(stand, str(said.get("document", ""))), str(said.get("line", ""))
    line = next((line for line in order.lines if line.line == number), None)
    if line is None:
        raise Refusal("unknown-line", f"order {order.number} has no line “{number}”")
    return order, line


def _give_back_of(
    grant: Grant, stand: Stand, where: tuple[str, str, str], quantity: int
) -> list[dict[str, Any]]:
    """Give back so much (0: all) of what a document's line is promised at a place, the latest first."""
    mine = [p for p in promises(stand, OPEN) if (p.document, p.line, p.location) == where]
    left = quantity or sum(promise.quantity for promise in mine)
    released = []
    for promise in reversed(mine):
        part = min(left, promise.quantity)
        if part:
            left -= part
            row = _give_back(grant, promise, part)
            released.append({name: value for name, value in row.items() if value != ""})
            key = (promise.allocation, promise.state, promise.unit)
            rest = stand.promises[key]
            stand.set(stand.promises, key, (*rest[:-1], rest[-1] - part))
    return released


def _give_back(grant: Grant, promise: Promise, quantity: int) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(promise, name) for name in PROMISE}
    row["quantity"] = -quantity
    grant.row("promise", **row)
    return row


ALLOCATING = {
    "allocate": Rule(_need_orders, _allocate),
    "release": Rule(_need_orders, _release),
    "reallocate": Rule(_need_orders, _reallocate),
}
