"""What the office decides about sales orders: allocate them all at once, cancel one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.db.books.current import current_bodies
from app.db.books.tables import allocation, progress, promise, unit
from app.db.engine import Books
from app.domain.clock import Clock
from app.domain.documents import SalesOrder
from app.domain.envelope import Chain
from app.domain.errors import BadCall, Refusal
from app.domain.identifiers import new_id
from app.domain.quantity import Quantity, quantity_text
from app.domain.records import Location, body_of
from app.domain.terms import Task
from app.domain.transaction import Line, Transaction, payload_of
from app.integration.import_file import OFFICE
from app.integration.promised import shown_promise
from app.posting.claim import claim
from app.posting.post import Watch, post, unwatched


@dataclass(frozen=True, slots=True)
class Allocated:
    """What an allocation came to: promises and what is short, as rows."""

    orders: int
    position: int
    promised: list[dict[str, Any]]
    short: list[dict[str, Any]]
    dropped: list[dict[str, Any]]
    """What is short of orders that do not wait: it is not wanted any more."""

    def as_json(self) -> dict[str, Any]:
        return {
            "orders": self.orders, "position": self.position, "promised": self.promised, "short": self.short,
            "dropped": self.dropped,
        }  # fmt: skip


def allocate_orders(
    books: Books, numbers: Sequence[str], *, site: str, partial: str, operator: str, clock: Clock
) -> Allocated:
    """Promise stock to these orders, or to all that are open, in one claim. Raises BadCall `no-site`, Refusal
    `unknown-document`."""
    with books.reading() as connection:
        wanted = list(numbers) or [number for number, _ in open_orders(connection)]
        where = site or _only_site(connection)
        bodies = current_bodies(connection, SalesOrder.TABLE)
    if not wanted:
        return Allocated(0, 0, [], [], [])
    request = {"documents": wanted, "site": where, "partial": partial}
    granted = claim(books, "allocate", request, station=OFFICE, operator=operator, clock=clock)
    items = {(n, line["line"]): line["sku"] for n in wanted for line in bodies[n].get("lines", ())}
    short = [{**one, "item": items[one["document"], one["line"]]} for one in granted.result["short"]]
    return Allocated(
        len(wanted), granted.position, [shown_promise(one) for one in granted.result["promises"]],
        [shown_promise(one) for one in short],
        [shown_promise(one) for one in granted.result.get("dropped", ())],
    )  # fmt: skip


def open_orders(connection: Connection) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Sales orders with something still to ship, which nobody has closed."""
    made: dict[tuple[str, str], int] = {}
    query = select(progress).where(progress.c.kind.in_(("shipped", "closed")))
    for row in connection.execute(query):
        made[row.document, row.line] = made.get((row.document, row.line), 0) + row.quantity
    for number, body in sorted(current_bodies(connection, SalesOrder.TABLE).items()):
        still = any(line["quantity"] > made.get((number, line["line"]), 0) for line in body.get("lines", ()))
        if still and not made.get((number, ""), 0):
            yield number, body


def _only_site(connection: Connection) -> str:
    sites = {
        body["site"] for body in current_bodies(connection, Location.TABLE).values()
        if body.get("kind", "bin") == "bin"
    }  # fmt: skip
    if len(sites) != 1:
        raise BadCall("no-site", "Say which site the goods come from: --site CODE")
    return str(sites.pop())


def cancel_order(
    books: Books, number: str, reason: str, *, operator: str, clock: Clock, watch: Watch = unwatched
) -> dict[str, Any]:
    """Nothing more is wanted of an order: it is closed, which ends its promises, and what is picked already
    goes back by a task at each place where a handling unit of it stands; all in one `writing()`. Raises
    Refusal."""
    with books.reading() as connection:
        body = current_bodies(connection, SalesOrder.TABLE).get(number)
        if body is None:
            raise Refusal("unknown-document", f"there is no sales order “{number}”")
        is_open = any(open_ == number for open_, _ in open_orders(connection))
        places = _picked_at(connection, number)
    if not is_open:
        raise Refusal("not-open", f"order {number} is closed, or all of it is shipped")
    chain = Chain(new_id(), OFFICE)
    lines = tuple(
        Line(line["sku"], Quantity(line["quantity"]), document_line=line["line"]) for line in body["lines"]
    )
    close = Transaction("close-document", lines, number, reason, extra={"table": SalesOrder.TABLE})
    now = clock()
    tasks = [Task("putback", place, document=number, opened_at=now, reason=reason) for place in places]
    sealed = [chain.seal(close.kind, payload_of(close), scanned_at=now, operator=operator)]
    sealed += [
        chain.seal(
            "record", {"table": Task.TABLE, "key": task.key, "body": body_of(task)}, scanned_at=now,
            operator=operator,
        )
        for task in tasks
    ]  # fmt: skip
    post(books, sealed, clock=clock, whole=True, watch=watch)
    with books.reading() as connection:
        released = _released(connection, sealed[0].envelope.id)
    return {"order": number, "released": quantity_text(released), "put_back_at": places}


def _released(connection: Connection, envelope: str) -> int:
    """How much was promised until this closing."""
    given_back = select(func.sum(promise.c.quantity)).where(promise.c.envelope == envelope)
    return -int(connection.execute(given_back).scalar() or 0)


def _picked_at(connection: Connection, number: str) -> list[str]:
    """Where handling units stand into which goods of an order were picked."""
    query = (
        select(unit.c.location)
        .join(allocation, allocation.c.unit == unit.c.code)
        .where(allocation.c.document == number, allocation.c.state == "picked", allocation.c.quantity > 0)
        .distinct()
    )
    return sorted(connection.execute(query).scalars())
