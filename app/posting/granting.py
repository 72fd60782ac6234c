"""The rules of each claim: an order's allocations, their release, jobs with a lock, SSCC numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.db.books.asks import PROMISE
from app.db.books.reads import Answer
from app.domain.clock import day_of
from app.domain.documents import SalesLine
from app.domain.errors import Refusal
from app.ledger.allocation import Demand, Sellable, allocate
from app.ledger.cells import BalanceKey
from app.posting.ask import Needs
from app.posting.promises import OPEN, PICKED, Promise, promises
from app.posting.stand import Stand

LOCK = 10 * 60 * 1_000_000
"""A job's lock lapses after 10 minutes."""
SSCC_BLOCK = 100
DAY_MS = 86_400_000


@dataclass(slots=True)
class Grant:
    """A claim while it is judged: who asks, when (µs), what the books say; and what it comes to."""

    id: str
    station: str
    operator: str
    now: int
    answer: Answer
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    result: dict[str, Any] = field(default_factory=dict)

    def row(self, table: str, **columns: Any) -> None:
        rows = self.rows.setdefault(table, [])
        rows.append({"envelope": self.id, "part": len(rows) + 1, **columns})


Request = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind of claim is read and judged."""

    needs: Callable[[Request, Needs], None]
    judge: Callable[[Grant, Request], Grant]


def _need_order(request: Request, needs: Needs) -> None:
    needs.add("orders", str(request.get("document", "")))


def _need_grant(kind: str, name: str) -> Callable[[Request, Needs], None]:
    return lambda request, needs: needs.add("grants", kind, str(request.get(name, "")))


def _allocate(grant: Grant, request: Request) -> Grant:
    """Promise what an order still wants: first expiring, first in, fewest stops; at most what can be sold."""
    stand = Stand(grant.answer)
    document, site = str(request.get("document", "")), str(request.get("site", ""))
    if ("sales_order", document) not in stand.partners:
        raise Refusal("unknown-document", f"there is no sales order “{document}”")
    day = day_of(grant.now).isoformat()
    stock = _stock(stand, site, day)
    demands = _demands(stand, document)
    found = allocate(demands, stock, day)
    lines = {demand.line: demand.item for demand in demands}
    left = _left(stand, stock, site)
    granted: list[dict[str, Any]] = []
    for promise in found.promises:
        item = lines[promise.line]
        quantity = min(promise.quantity, left[item])
        left[item] -= quantity
        if quantity > 0:
            columns = (
                f"{grant.id}:{len(granted) + 1}", OPEN, "", document, promise.line, item, site,
                promise.location, promise.lot, quantity,
            )  # fmt: skip
            granted.append(dict(zip(PROMISE, columns, strict=True)))
            grant.row("promise", **granted[-1])
    wanted = {demand.line: demand.quantity for demand in demands}
    for one in granted:
        wanted[one["line"]] -= one["quantity"]
    grant.result = {
        "promises": [{k: v for k, v in one.items() if v != ""} for one in granted],
        "short": [{"line": line, "quantity": n} for line, n in wanted.items() if n],
    }
    return grant


def _demands(stand: Stand, document: str) -> list[Demand]:
    """What the order's lines want beyond what is shipped and promised."""
    demands = []
    for table, number, line in sorted(stand.lines):
        wanted = stand.document_line(table, SalesLine, number, line) if table == "sales_order" else None
        if wanted is None or number != document:
            continue
        mine = [
            p
            for state in (OPEN, PICKED)
            for p in promises(stand, state)
            if (p.document, p.line) == (document, line)
        ]
        open_ = wanted.quantity - stand.made(document, line, "shipped") - sum(p.quantity for p in mine)
        if open_ > 0:
            demands.append(Demand(document, line, wanted.sku, open_))
    return demands


def _stock(stand: Stand, site: str, day: str) -> list[Sellable]:
    """Every sellable balance of the site, less what is promised of it."""
    promised: dict[tuple[str, str, str], int] = {}
    for promise in promises(stand, OPEN):
        at = (promise.item, promise.location, promise.lot)
        promised[at] = promised.get(at, 0) + promise.quantity
    stock = []
    for text, quantity in sorted(stand.balances.items()):
        key = BalanceKey.of_text(text)
        place, expiry = stand.location(key.location), stand.lots.get((key.item, key.lot), "")
        if place is None or (place.site, place.kind) != (site, "bin") or (expiry and expiry < day):
            continue
        here = (key.item, key.location, key.lot)
        taken = min(max(0, quantity), promised.get(here, 0))
        promised[here] = promised.get(here, 0) - taken
        age = int(stand.since[text].replace("-", "")[:12], 16) // DAY_MS
        stock.append(
            Sellable(text, key.item, key.location, quantity - taken, key.lot, expiry, age, place.walk)
        )
    return stock


def _left(stand: Stand, stock: list[Sellable], site: str) -> dict[str, int]:
    """Per item: what can be sold at the site less all that is promised there, wherever it was to lie."""
    left: dict[str, int] = {row.item: 0 for row in stock}
    for row in stock:
        left[row.item] += stand.balances[row.balance]
    for promise in promises(stand, OPEN):
        if promise.site == site and promise.item in left:
            left[promise.item] -= promise.quantity
    return left


def _release(grant: Grant, request: Request) -> Grant:
    """Give back all open promises of an order (it was cancelled, or is to be allocated anew)."""
    stand, document = Stand(grant.answer), str(request.get("document", ""))
    mine: list[Promise] = [p for p in promises(stand, OPEN) if p.document == document]
    for promise in mine:
        columns = dict(zip(PROMISE, [getattr(promise, name) for name in PROMISE], strict=True))
        grant.row("promise", **{**columns, "quantity": -promise.quantity})
    grant.result = {"released": sum(promise.quantity for promise in mine)}
    return grant


def _job(grant: Grant, request: Request) -> Grant:
    """Take a job, or keep it: refused while another holds its lock."""
    name, until = str(request.get("name", "")), grant.now + LOCK
    if not name:
        raise Refusal("bad-claim", "a job has a name")
    held = {(row[0], row[1]): row for row in grant.answer["granted"]}.get(("job", name))
    if held and held[2] != grant.operator and held[3] > grant.now:
        raise Refusal("job-taken", f"{held[2]} is at {name}")
    if request.get("done"):
        until = grant.now
    grant.row("granting", kind="job", name=name, holder=grant.operator, until=until, first=0, last=0)
    grant.result = {"name": name, "until": until}
    return grant


def _sscc(grant: Grant, request: Request) -> Grant:
    """The next block of serial references of a GS1 prefix."""
    prefix = str(request.get("prefix", ""))
    if not prefix.isdigit():
        raise Refusal("bad-claim", "a block of SSCC numbers is of a GS1 company prefix")
    held = {(row[0], row[1]): row for row in grant.answer["granted"]}.get(("sscc", prefix))
    first = (held[4] if held else 0) + 1
    last = first + SSCC_BLOCK - 1
    grant.row("granting", kind="sscc", name=prefix, holder=grant.station, until=0, first=first, last=last)
    grant.result = {"prefix": prefix, "first": first, "last": last}
    return grant


GRANTS = {
    "allocate": Rule(_need_order, _allocate),
    "release": Rule(_need_order, _release),
    "job": Rule(_need_grant("job", "name"), _job),
    "sscc": Rule(_need_grant("sscc", "prefix"), _sscc),
}
