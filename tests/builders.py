"""Builders with readable defaults: records, and a desk that seals and posts.

desk = Desk(books)
desk.records(an_item("APPLE"), a_location("DOCK-1"), an_order("PO-1"))
[posted] = desk.post(desk.receive("APPLE", 4, "PO-1", "1"))
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.db.engine import Books
from app.domain.clock import Instant, parse_instant
from app.domain.envelope import Chain, Sealed
from app.domain.identifiers import new_id
from app.domain.quantity import ONE, Quantity
from app.domain.records import Barcode, Item, Location, OrderLine, Partner, PurchaseOrder, Staff, body_of
from app.domain.transaction import Cell, Line, Transaction, payload_of
from app.posting.post import Posted, post

MORNING = parse_instant("2026-11-23T08:00:00Z")


def an_item(sku: str = "APPLE", **fields: Any) -> Item:
    return Item(**{"sku": sku, "name": sku.capitalize(), **fields})


def a_barcode(barcode: str = "09506000134352", sku: str = "APPLE", each: int = 1) -> Barcode:
    return Barcode(barcode, sku, quantity=each * ONE)


def a_location(code: str = "DOCK-1", site: str = "MAIN", kind: str = "dock") -> Location:
    return Location(code, site, kind)


def a_partner(code: str = "ACME", kind: str = "supplier") -> Partner:
    return Partner(code, code.capitalize(), kind)


def a_person(badge: str = "ANA", role: str = "operator") -> Staff:
    return Staff(badge, badge.capitalize(), role)


def an_order_line(
    line: str = "1", sku: str = "APPLE", quantity: int = 10, unit_cost: str = "2.50"
) -> OrderLine:
    return OrderLine(line, sku, quantity * ONE, unit_cost=unit_cost)


def an_order(number: str = "PO-1", *lines: OrderLine, supplier: str = "ACME") -> PurchaseOrder:
    return PurchaseOrder(number, supplier, lines or (an_order_line(),))


def ticking(start: int = MORNING, step: int = 1_000_000) -> Any:
    """A clock that goes on one second at every look."""
    ticks = itertools.count(start, step)
    return lambda: Instant(next(ticks))


@dataclass
class Desk:
    """An outbox without a file: seals envelopes in one chain and posts them."""

    books: Books
    station: str = "DOCK-1"
    operator: str = "ANA"
    clock: Any = field(default_factory=ticking)
    outbox: str = field(default_factory=new_id)
    chain: Chain = field(init=False)

    def __post_init__(self) -> None:
        self.chain = Chain(self.outbox, self.station)

    def seal(self, kind: str, payload: dict[str, Any], **more: Any) -> Sealed:
        more = {"scanned_at": self.clock(), "operator": self.operator, **more}
        return self.chain.seal(kind, payload, **more)

    def transaction(self, kind: str, *lines: Line, **fields: Any) -> Sealed:
        header = {
            name: fields.pop(name) for name in ("scanned_at", "operator", "approved_by") if name in fields
        }
        return self.seal(kind, payload_of(Transaction(kind, tuple(lines), **fields)), **header)

    def record(self, record: Any) -> Sealed:
        return self.seal("record", {"table": record.TABLE, "key": record.key, "body": body_of(record)})

    def receive(
        self, sku: str = "APPLE", quantity: float = 1, order: str = "PO-1", line: str = "1", **fields: Any
    ) -> Sealed:
        """Goods arrive; `to` is the dock."""
        to = fields.pop("to", "DOCK-1")
        header = {name: fields.pop(name) for name in ("scanned_at",) if name in fields}
        target = Cell(to, unit=fields.pop("unit", ""))
        goods = Line(
            sku, Quantity(round(quantity * ONE)), target=target, document=order, document_line=line, **fields
        )
        return self.transaction("receive", goods, **header)

    def reverse(self, sealed: Sealed, reason: str = "") -> Sealed:
        return self.transaction("reverse", reverses=sealed.envelope.id, reason=reason)

    def post(self, *batch: Sealed, whole: bool = False) -> list[Posted]:
        return post(self.books, batch, clock=self.clock, whole=whole)

    def records(self, *records: Any) -> list[Posted]:
        """Post records; each must be taken."""
        answers = self.post(*(self.record(record) for record in records))
        assert all(answer.verdict == "posted" for answer in answers), answers
        return answers


def a_shop(books: Books, *more: Any) -> Desk:
    """Books with one item, one dock, one bin, one supplier, one person and one order for 10 apples at
    2.50."""
    desk = Desk(books)
    desk.records(
        an_item(), a_location(), a_location("A-01", kind="bin"), a_partner(), a_person(), an_order(), *more
    )
    return desk


def rows(books: Books, table: str, order: str = "1") -> Iterator[dict[str, Any]]:
    """A table's rows as dicts."""
    with books.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY {order}").mappings().all()
    return iter([dict(row) for row in found])


def goods(sku: str = "APPLE", quantity: float = 1, source: str = "", target: str = "", **fields: Any) -> Line:
    """A line between two places: `status`, `owner`, `unit` hold at both ends, `to_…` and `from_…` at one."""
    ends = {"source": {"location": source}, "target": {"location": target}}
    for name in ("status", "owner", "unit"):
        both = fields.pop(name, None)
        for end, prefix in (("source", "from_"), ("target", "to_")):
            value = fields.pop(prefix + name, both if ends[end]["location"] else None)
            if value is not None:
                ends[end][name] = value
    cells = {end: Cell(**cell) for end, cell in ends.items()}
    return Line(sku, Quantity(round(quantity * ONE)), cells["source"], cells["target"], **fields)
