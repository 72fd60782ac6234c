"""A warehouse's day drawn at random: transactions that fit what a station looks up at that moment."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from builders import Desk, a_location, a_partner, a_person, an_item, an_order, an_order_line, goods, ticking

from app.cache.lookup import LookUp
from app.db.engine import Books
from app.domain.clock import Instant
from app.domain.documents import (
    Load,
    NoticeLine,
    PastLine,
    PastShipment,
    Return,
    ReturnLine,
    SalesLine,
    SalesOrder,
    ShipNotice,
    Transfer,
    TransferLine,
)
from app.domain.quantity import ONE, Quantity
from app.domain.records import PurchaseOrder
from app.domain.standing import Held, Promised
from app.domain.terms import Reason
from app.domain.transaction import Cell, Line, Status, Transaction
from app.outbox.outbox import Outbox
from app.outbox.scan_log import Logged
from app.posting.claim import claim
from app.scan.scan import Device, Scan

ITEMS = ("APPLE", "BEAN", "SAW", "PLUM")
BINS = ("A-01", "A-02")
PLACES = ("DOCK-1", *BINS, "CART", "STAGE", "N-01")
UNITS = ("P-1", "P-2", "SSCC-1", "T-1", "T-2", "C-1", "C-2")
ORDERS, SALES = ("PO-1", "PO-2"), ("SO-1", "SO-2", "PS-1")
DOCUMENTS = (*ORDERS, *SALES, "RET-1", "TR-1", "ASN-1")
KINDS = ("received", "picked", "shipped", "returned", "sent", "arrived", "sent back")
WORKED = (PurchaseOrder, ShipNotice, SalesOrder, Return, Transfer)


def a_warehouse(books: Books) -> Desk:
    """Two sites, four items of each tracking, documents of each kind, and plums in a bin to be promised."""
    desk = Desk(books, operator="SUE", clock=ticking())
    whole = 10_000 * ONE
    desk.records(
        an_item(), an_item("BEAN", tracking="lot", expires=True), an_item("SAW", tracking="serial"),
        an_item("PLUM"), a_location(), *(a_location(code, kind="bin") for code in BINS),
        a_location("CART", kind="cart"), a_location("STAGE", kind="stage"),
        a_location("N-01", "NORTH", "bin"),
        a_partner(), a_partner("JANE", "customer"), a_person("SUE", "supervisor"), Reason("BROKEN", "Broken"),
        an_order("PO-1", *(an_order_line(str(n), sku, 10_000) for n, sku in enumerate(ITEMS, 1))),
        an_order("PO-2", an_order_line("1", "APPLE", 12)),
        ShipNotice("ASN-1", (NoticeLine("1", "PO-1", "1", "APPLE", 6 * ONE, sscc="SSCC-1"),
                             NoticeLine("2", "PO-2", "1", "APPLE", 12 * ONE))),
        SalesOrder("SO-1", "JANE", (SalesLine("1", "PLUM", 20 * ONE, price="9"),), priority="2"),
        SalesOrder("SO-2", "JANE", (SalesLine("1", "PLUM", 300 * ONE, price="9"),
                                    SalesLine("2", "PLUM", 3 * ONE, price="9"))),
        PastShipment("PS-1", "JANE", (PastLine("1", "APPLE", 5 * ONE, price="4", cost="2.50"),),
                     "2026-11-01", "TRACK-1"),
        Return("RET-1", "JANE", (ReturnLine("1", "PLUM", 3 * ONE, "SO-1", "1"),), "TRACK-2"),
        Transfer("TR-1", "MAIN", "NORTH", (TransferLine("1", "APPLE", whole),)),
        Load("LOAD-1", ("SO-2", "SO-1")),
    )  # fmt: skip
    desk.post(desk.receive("PLUM", 400, line="4", to="A-01"), desk.receive("APPLE", 40, to="A-02"))
    return desk


def commit(station: Outbox, look: LookUp, transaction: Transaction) -> str:
    """Commit to the station's outbox; returns the envelope's id."""
    scan = Scan("x", "", Device.SCRIPT, "test", Instant(1_795_000_000_000_000))
    [sealed] = station.commit_scan(Logged(scan, "transaction"), [transaction], b"s", operator="SUE")
    look.waiting([sealed])
    return sealed.envelope.id


def promise(books: Books, document: str) -> None:
    """The books promise what an order still wants."""
    request = {"document": document, "site": "MAIN"}
    claim(books, "allocate", request, station="pick", operator="SUE", clock=ticking())


@dataclass
class Day:
    """Draws one transaction after the other; `done` is what may be taken back."""

    look: LookUp
    draw: random.Random
    serials: int = 0
    done: list[str] = field(default_factory=list)

    def next_sent(self, commit: Callable[[Transaction], str]) -> Transaction:
        """One more, committed; it may be taken back next."""
        deed = self.next()
        envelope = commit(deed)
        if deed.kind != "reverse":
            self.done = [envelope]
        return deed

    def next(self) -> Transaction:
        """Something that makes sense now."""
        deeds: tuple[Callable[[], Transaction | None], ...] = (
            self._receive, self._receive, self._notified, self._move, self._pick, self._pick, self._pack,
            self._ship, self._ship, self._sell, self._unit, self._unit, self._return, self._refuse,
            self._transfer, self._arrive, self._count, self._scrap, self._send_back, self._close, self._undo,
        )  # fmt: skip
        while True:
            deed = self.draw.choice(deeds)()
            if deed is not None:
                return deed

    def _some(self, of: int) -> int:
        return self.draw.randint(1, max(1, of))

    def _held(self, keep: Callable[[Held], bool]) -> Held | None:
        found = [one for item in ITEMS for one in self.look.stock(item=item)]
        return self._one([one for one in found if one.quantity > 0 and keep(one)])

    def _one(self, things: Any) -> Any:
        return self.draw.choice(things) if things else None

    def _receive(self) -> Transaction:
        number = self.draw.randint(1, 4)
        sku = ITEMS[number - 1]
        unit = self.draw.choice(("", "", "P-1", "P-2"))
        quantity = 1 if sku == "SAW" else self._some(5)
        more: dict[str, Any] = {"document": "PO-1", "document_line": str(number)}
        if sku == "SAW":
            self.serials += 1
            more["serial"] = f"S{self.serials}"
        if sku == "BEAN":
            more.update(
                lot=self.draw.choice(("L1", "L2")), expiry=self.draw.choice(("2027-05-01", "2027-06-01"))
            )
        line = goods(sku, quantity, target="DOCK-1", to_unit=unit or None, **more)
        return Transaction("receive", (line,), document="PO-1")

    def _notified(self) -> Transaction | None:
        if self.draw.random() < 0.5 or self.look.unit("SSCC-1"):
            here = 12 - self.look.progress("PO-2", "1", "received") // ONE
            quantity = min(here, self._some(4))
            line = (
                goods("APPLE", quantity, target="DOCK-1", document="PO-2", document_line="1")
                if here
                else None
            )
        else:
            line = goods("APPLE", 6, target="DOCK-1", to_unit="SSCC-1", document="PO-1", document_line="1")
        return Transaction("receive", (line,)) if line else None

    def _move(self) -> Transaction | None:
        held = self._held(lambda one: one.item != "PLUM" and self._at_main(one) and one.cell.owner == "")
        if held is None:
            return None
        unit = self.draw.choice(("", "", "P-1", "T-1"))
        where = self.look.unit(unit)
        place = where.location if where else self.draw.choice(("DOCK-1", *BINS))
        target = Cell(place, held.cell.status, unit=unit)
        return (
            Transaction("move", (_line(held, self._part(held), held.cell, target),))
            if target != held.cell
            else None
        )

    def _part(self, held: Held) -> int:
        return ONE if held.serial else self._some(held.quantity // ONE) * ONE

    def _at_main(self, held: Held) -> bool:
        return held.cell.location in PLACES and held.cell.location != "N-01"

    def _promise(self, state: str) -> Promised | None:
        found = [one for document in ("SO-1", "SO-2") for one in self.look.promises(document=document)]
        return self._one([one for one in found if one.state == state])

    def _pick(self) -> Transaction | None:
        promised = self._promise("open")
        if promised is None:
            return None
        held = [h for h in self.look.stock(item="PLUM", location=promised.location) if not h.cell.unit]
        if not held or held[0].quantity < promised.quantity:
            return None
        unit = self.draw.choice(("T-1", "T-2"))
        where = self.look.unit(unit)
        target = Cell(where.location if where else "CART", unit=unit)
        line = _line(
            held[0], self._some(min(4 * ONE, promised.quantity) // ONE) * ONE, held[0].cell, target, promised
        )
        return Transaction("pick", (line,), document=promised.document)

    def _pack(self) -> Transaction | None:
        return self._out_of_unit("pack", self.draw.choice(("C-1", "C-2")))

    def _ship(self) -> Transaction | None:
        return self._out_of_unit("ship", "")

    def _out_of_unit(self, kind: str, unit: str) -> Transaction | None:
        promised = self._promise("picked")
        if promised is None or promised.unit == unit:
            return None
        held = [h for h in self.look.stock(unit=promised.unit) if h.item == "PLUM"]
        if not held:
            return None
        where = self.look.unit(unit)
        target = Cell(where.location if where else "STAGE", unit=unit) if unit else Cell()
        part = self._some(promised.quantity // ONE) * ONE
        return Transaction(kind, (_line(held[0], part, held[0].cell, target, promised),))

    def _sell(self) -> Transaction | None:
        held = self._held(lambda one: one.item != "PLUM" and one.cell.location in BINS and _is_ours(one))
        return Transaction("sell", (_line(held, self._part(held), held.cell, Cell()),)) if held else None

    def _unit(self) -> Transaction | None:
        unit = self._one([code for code in UNITS if self.look.unit(code)])
        if unit is None:
            return None
        kind = self.draw.choice(("move-unit", "move-unit", "close-unit", "open-unit"))
        extra: dict[str, str | int] = {"unit": unit}
        if kind == "move-unit":
            parent = self._one([code for code in ("P-1", "P-2") if code != unit and self.look.unit(code)])
            if parent and self.draw.random() < 0.3 and not self.look.units_in(parent=unit):
                extra["parent"] = parent
            else:
                extra["location"] = self.draw.choice(PLACES[:-1])
        return Transaction(kind, extra=extra)

    def _return(self) -> Transaction:
        document, line, sku = self.draw.choice(
            (("RET-1", "1", "PLUM"), ("SO-2", "1", "PLUM"), ("PS-1", "1", "APPLE"), ("SO-2", "2", "PLUM"))
        )
        came = goods(sku, self._some(3), target="DOCK-1", document=document, document_line=line)
        return Transaction("return", (came,), document=document)

    def _refuse(self) -> Transaction | None:
        held = self._held(lambda one: one.item == "PLUM" and one.cell.status == Status.INSPECTION)
        if held is None or not self.look.returned(document="SO-1", line="1"):
            return None
        line = _line(held, self._some(min(held.quantity // ONE, 1)) * ONE, held.cell, Cell())
        return Transaction("return-refused", (_for(line, "SO-1", "1"),))

    def _transfer(self) -> Transaction | None:
        held = self._held(lambda one: one.item == "APPLE" and one.cell.location in BINS and _is_ours(one))
        if held is None:
            return None
        line = _line(held, self._part(held), held.cell, Cell())
        return Transaction("transfer-out", (_for(line, "TR-1", "1"),), document="TR-1")

    def _arrive(self) -> Transaction | None:
        held = self._one([one for one in self.look.stock(location="~transit:TR-1") if one.quantity > 0])
        if held is None:
            return None
        kind = self.draw.choice(("transfer-in", "transfer-in", "transfer-lost"))
        source, target = (Cell(), Cell("N-01")) if kind == "transfer-in" else (held.cell, Cell())
        return Transaction(kind, (_for(_line(held, self._part(held), source, target), "TR-1", "1"),))

    def _count(self) -> Transaction | None:
        held = self._held(lambda one: one.item in ("APPLE", "BEAN") and self._at_main(one) and _is_ours(one))
        if held is None:
            return None
        ends = (held.cell, Cell()) if self.draw.random() < 0.5 else (Cell(), held.cell)
        return Transaction("count", (_line(held, ONE, *ends),))

    def _scrap(self) -> Transaction | None:
        held = self._held(lambda one: one.item != "PLUM" and self._at_main(one) and _is_ours(one))
        if held is None:
            return None
        return Transaction("scrap", (_line(held, self._part(held), held.cell, Cell()),), reason="BROKEN")

    def _send_back(self) -> Transaction | None:
        held = self._held(lambda one: one.item == "APPLE" and one.cell.location == "DOCK-1" and _is_ours(one))
        if held is None:
            return None
        line = _for(_line(held, ONE, held.cell, Cell()), "PO-1", "1")
        return Transaction("vendor-return", (line,))

    def _close(self) -> Transaction:
        if self.look.progress("PO-2", "", "closed"):
            return Transaction("reopen", document="PO-2")
        line = goods("APPLE", 12, document_line="1")
        return Transaction("close-document", (line,), document="PO-2", extra={"table": "purchase_order"})

    def _undo(self) -> Transaction | None:
        if not self.done:
            return None
        return Transaction("reverse", reverses=self.done.pop(), reason="undo")


def _is_ours(held: Held) -> bool:
    return held.cell.owner == "" and held.cell.status == Status.AVAILABLE and not held.cell.unit


def _line(held: Held, part: int, source: Cell, target: Cell, promised: Promised | None = None) -> Line:
    line = Line(held.item, Quantity(part), source, target, lot=held.lot, serial=held.serial)
    return _for(line, promised.document, promised.line) if promised else line


def _for(line: Line, document: str, number: str) -> Line:
    return Line(
        line.item, line.quantity, line.source, line.target, lot=line.lot, serial=line.serial,
        document=document, document_line=number,
    )  # fmt: skip


def answers(look: LookUp) -> dict[str, object]:
    """Everything that counts what waits, as this station would be told it now."""
    return dict(_answers(look))


def _answers(look: LookUp) -> Iterator[tuple[str, object]]:
    for item in ITEMS:
        yield f"stock of {item}", look.stock(item=item)
        yield f"usual bin of {item}", (look.usual_bin(item), look.places_of(item))
        yield f"not picked of {item}", look.unpicked(item)
        yield f"promises of {item}", look.promises(item=item)
        yield f"sales of {item}", look.sold(item=item)
    for place in (*PLACES, "~transit:TR-1"):
        yield f"stock at {place}", look.stock(location=place)
        yield f"contents of {place}", look.contents(place)
        yield f"units at {place}", look.units_in(location=place)
    for unit in UNITS:
        yield f"unit {unit}", (look.unit(unit), look.stock(unit=unit), look.units_in(parent=unit))
        yield f"promises in {unit}", look.promises(unit=unit)
        yield f"carton {unit}", look.carton(unit)
    for load, closed in product(("", "LOAD-1"), (False, True)):
        for limit in (1, 20):
            page = look.units_waiting(closed=closed, limit=limit, load=load)
            yield f"{limit} units of {load}, closed: {closed}", page
        yield (
            f"of {load} beside",
            look.units_waiting(closed=closed, limit=9, load=load, beside=("T-1", "C-1")),
        )
    yield "orders to pack", look.orders_to_pack("LOAD-1", 20)
    yield "loads", look.loads_waiting(20)
    for document in DOCUMENTS:
        for line in ("1", "2", "3", "4"):
            yield f"{document}/{line}", [look.progress(document, line, kind) for kind in KINDS]
            yield f"{document}/{line} came back", look.returned(document=document, line=line)
        yield f"{document} is closed", look.progress(document, "", "closed")
        yield f"promises to {document}", look.promises(document=document)
        yield f"sales on {document}", look.sold(document=document)
    for kind in WORKED:
        yield f"open {kind.TABLE}", look.open_documents(kind, 20)
    for lot in ("L1", "L2"):
        yield f"expiry of {lot}", look.expiry("BEAN", lot)
    for serial in range(1, 12):
        yield f"serial S{serial}", look.serial_place("SAW", f"S{serial}")
