"""Books in which something of every kind has happened, by every costing method: what `verify` is held to."""

from __future__ import annotations

from typing import Any

from builders import Desk, a_location, a_partner, a_person, an_item, an_order, an_order_line

from app.db.engine import Books
from app.domain.documents import (
    Delivery,
    Load,
    PastLine,
    PastShipment,
    ProductionLine,
    ProductionOrder,
    Return,
    ReturnLine,
    SalesLine,
    SalesOrder,
    Transfer,
    TransferLine,
)
from app.domain.envelope import Sealed, digest
from app.domain.quantity import ONE, Quantity
from app.domain.returning import Parcel
from app.domain.terms import AccountMapping, Agreement, ExchangeRate, Kit, KitPart, Reason, Task
from app.domain.transaction import Cell, Line
from app.posting.claim import Granted, claim
from app.posting.photograph import keep

METHODS = ("average", "fifo", "lifo", "standard")
BIN, DOCK, FAR = "A-01", "DOCK-1", "B-01"


class Floor(Desk):
    """A desk that must have everything taken."""

    def do(self, kind: str, *lines: Line, **fields: Any) -> Sealed:
        sealed = self.transaction(kind, *lines, **fields)
        [answer] = self.post(sealed)
        assert answer.verdict == "posted", (kind, answer.code, sealed.envelope.payload)
        return sealed

    def ask(self, kind: str, **request: Any) -> Granted:
        return claim(
            self.books, kind, request, station=self.station, operator=self.operator, clock=self.clock
        )

    def park(self, kind: str, *lines: Line, **fields: Any) -> Sealed:
        sealed = self.transaction(kind, *lines, **fields)
        assert self.post(sealed)[0].verdict == "parked"
        return sealed


def goods(item: str, quantity: float, source: str = "", target: str = "", **fields: Any) -> Line:
    """A line; `ends` of a cell are said as status, owner or unit with `from_` or `to_` before them."""
    cells = {
        end: Cell(place, **{n.removeprefix(end): fields.pop(n) for n in list(fields) if n.startswith(end)})
        for end, place in (("from_", source), ("to_", target))
    }
    return Line(item, Quantity(round(quantity * ONE)), cells["from_"], cells["to_"], **fields)


def fill(books: Books) -> Floor:
    """Post a little of everything."""
    desk = Floor(books)
    _catalogue(desk)
    for method in METHODS:
        _life_of(desk, method.upper(), method)
    _returns(desk)
    _consigned(desk)
    _serials(desk)
    _travel(desk)
    _money(desk)
    _promises(desk)
    _bench(desk)
    _odds(desk)
    return desk


def _catalogue(desk: Floor) -> None:
    desk.records(
        *(an_item(method.upper(), method=method, cost="3") for method in METHODS),
        an_item("SAW", tracking="serial"), an_item("MILK", tracking="lot", expires=True),
        an_item("HAM", cost="9"), an_item("KIT"), an_item("PLUM", tracking="lot"),
        an_item("FOX"), an_item("CON"),
        a_location(DOCK), a_location(BIN, kind="bin"), a_location("A-02", kind="bin"),
        a_location(FAR, "FAR", "bin"),
        a_partner(), a_partner("CUST", "customer"), a_partner("CONS", "consignor"),
        a_person(), a_person("EVA", "administrator"),
        Reason("BROKEN", "Broken"), Reason("OWN", "Own use", "5100"),
        AccountMapping("donate", "debit", "5310"),
        ExchangeRate("USD", "0.9"), ExchangeRate("USD", "0.8", "2026-11-24"),
        Agreement("CONS", "CON", "consignment", "4", first="theirs"),
        Agreement("ACME", "", over_percent="10"),
        Kit("KIT", (KitPart("AVERAGE", Quantity(2 * ONE)), KitPart("FIFO"))),
    )  # fmt: skip
    lines = [an_order_line(str(n), name.upper(), 20, "2.50") for n, name in enumerate(METHODS, 1)]
    more = [
        an_order_line("5", "SAW", 5, "40"),
        an_order_line("6", "MILK", 30, "1.10"),
        an_order_line("8", "CON", 9),
    ]
    usd = an_order_line("7", "FOX", 10, "3")
    usd = type(usd)(usd.line, usd.sku, usd.quantity, unit_cost="3", currency="USD")
    desk.records(an_order("PO-1", *lines, *more, usd))
    sales = [
        SalesLine(str(n), name.upper(), Quantity(9 * ONE), price="7") for n, name in enumerate(METHODS, 1)
    ]
    desk.records(
        SalesOrder("SO-1", "CUST", (*sales, SalesLine("5", "SAW", ONE, price="99"),
                                   SalesLine("6", "CON", Quantity(5 * ONE), price="8", currency="USD"))),
        Return("RE-1", "CUST", (ReturnLine("1", "FIFO", Quantity(3 * ONE), "SO-1", "2"),)),
        PastShipment("PS-1", "CUST", (PastLine("1", "LIFO", Quantity(4 * ONE), price="6", cost="2"),)),
        Transfer("TR-1", "MAIN", "FAR", (TransferLine("1", "AVERAGE", Quantity(4 * ONE)),
                                         TransferLine("2", "FIFO", ONE))),
        ProductionOrder("PR-1", (ProductionLine("1", "HAM", Quantity(5 * ONE), "8.10"),)),
    )  # fmt: skip


def _life_of(desk: Floor, sku: str, method: str) -> None:
    """In at several costs, about, out, beyond stock, settled, reversed, counted, revalued."""
    number = str(METHODS.index(method) + 1)
    desk.do("opening", goods(sku, 3, target=BIN, cost="2.3333"))
    desk.do("receive", goods(sku, 7, target=DOCK, document_line=number), document="PO-1")
    mistake = desk.do("receive", goods(sku, 2, target=DOCK, document_line=number), document="PO-1")
    desk.do("move", goods(sku, 5, DOCK, BIN))
    desk.do("reverse", reverses=mistake.envelope.id)
    out = desk.do("ship", goods(sku, 4, BIN, document_line=number), document="SO-1")
    desk.do("ship", goods(sku, 1.5, BIN, document_line=number), document="SO-1")
    desk.do("reverse", reverses=out.envelope.id)
    desk.do("count", goods(sku, 2, target=BIN), operator="EVA")
    desk.do("count", goods(sku, 1, BIN), operator="EVA")
    desk.do("adjust", goods(sku, 1, BIN, reason="OWN"), operator="EVA")
    desk.do("scrap", goods(sku, 0.5, BIN, reason="BROKEN"), operator="EVA")
    desk.do("donate", goods(sku, 0.25, BIN), reason="OWN")
    desk.do("revalue", goods(sku, 1, BIN, cost="2.75"), operator="EVA")
    used = desk.do("receive", goods(sku, 3, target=BIN, document_line=number), document="PO-1")
    desk.do("issue", goods(sku, 25, BIN, reason="OWN"))
    desk.do("reverse", reverses=used.envelope.id)
    desk.do("receive", goods(sku, 6, target=BIN, document_line=number), document="PO-1")
    desk.do("receive", goods(sku, 26, target=BIN, document_line=number), document="PO-1")
    desk.do("opening", goods(sku, 60, target=BIN, cost="2.1"))
    desk.do("vendor-return", goods(sku, 1, BIN, document_line=number), document="PO-1")
    desk.do("move", goods(sku, 2, BIN, "A-02", to_status="damaged"))
    desk.do("move", goods(sku, 2, BIN, "A-02", to_status="inspection"))
    desk.do("move", goods(sku, 1, "A-02", BIN, from_status="inspection"))


def _returns(desk: Floor) -> None:
    sold = desk.do("ship", goods("FIFO", 3, BIN, document_line="2"), document="SO-1")
    del sold
    desk.do("return", goods("FIFO", 2, target=DOCK, document_line="1"), document="RE-1")
    desk.do("move", goods("FIFO", 1, DOCK, BIN, document_line="1", from_status="inspection"), document="RE-1")
    desk.do(
        "return-refused", goods("FIFO", 1, DOCK, document_line="1", from_status="inspection"), document="RE-1"
    )
    desk.do("return", goods("LIFO", 2, target=DOCK, document_line="1"), document="PS-1")
    desk.do("return", goods("STANDARD", 1, target=DOCK), extra={})
    desk.do("accept", goods("STANDARD", 1, DOCK, DOCK, from_owner="customer:", from_status="quarantine",
                            extra={"price": "5"}), operator="EVA")  # fmt: skip
    desk.do("refund", document="RE-1", extra={"amount": 14_0000}, operator="EVA")
    back = desk.do("return", goods("AVERAGE", 1, target=DOCK, document_line="1"), document="SO-1")
    desk.do("reverse", reverses=back.envelope.id)


def _consigned(desk: Floor) -> None:
    owner = "consignor:CONS"
    desk.do("opening", goods("CON", 6, target=BIN, to_owner=owner))
    desk.do("receive", goods("CON", 5, target=BIN, document_line="8"), document="PO-1")
    desk.do("sell", goods("CON", 8, BIN, document_line="6"), document="SO-1")
    desk.do("count", goods("CON", 1, target=BIN, to_owner=owner), operator="EVA")
    desk.do("disown", goods("CON", 1, BIN, BIN, to_owner="supplier:ACME", reason="BROKEN"), operator="EVA")
    desk.do("accept", goods("CON", 1, BIN, BIN, from_owner=owner), operator="EVA")


def _serials(desk: Floor) -> None:
    for serial in ("S1", "S2", "S3"):
        desk.do("receive", goods("SAW", 1, target=DOCK, document_line="5", serial=serial), document="PO-1")
    desk.do("receive", goods("SAW", 1, target=BIN, document_line="5", serial="S1"), document="PO-1")
    desk.do("move", goods("SAW", 1, DOCK, "A-02", serial="S2"))
    desk.do("ship", goods("SAW", 1, BIN, document_line="5", serial="S2"), document="SO-1")
    desk.do("issue", goods("SAW", 1, BIN, serial="S9", reason="OWN"))
    desk.do(
        "receive",
        goods("MILK", 12, target=BIN, document_line="6", lot="L1", expiry="2026-12-01"),
        document="PO-1",
    )
    desk.do(
        "receive",
        goods("MILK", 1, target=BIN, document_line="6", lot="L1", expiry="2026-12-02"),
        document="PO-1",
    )
    desk.do(
        "receive",
        goods("MILK", 1, target=BIN, document_line="6", lot="L0", expiry="2026-01-01"),
        document="PO-1",
    )
    desk.do("receive", goods("MILK", 9, target=DOCK, lot="L2", document_line="6"), document="PO-1")
    desk.do("receive", goods("HAM", 2, target=DOCK), document="PO-1")


def _travel(desk: Floor) -> None:
    desk.do("transfer-out", goods("AVERAGE", 4, BIN, document_line="1"), document="TR-1")
    desk.do("transfer-out", goods("FIFO", 1, BIN, document_line="2"), document="TR-1")
    desk.do("transfer-in", goods("AVERAGE", 3, target=FAR, document_line="1"), document="TR-1")
    desk.do("transfer-in", goods("FIFO", 1, target=FAR, document_line="2"), document="TR-1")
    desk.do("transfer-lost", goods("AVERAGE", 1, document_line="1"), document="TR-1", operator="EVA")


def _money(desk: Floor) -> None:
    desk.do("receive", goods("FOX", 4, target=DOCK, document_line="7"), document="PO-1")
    desk.do("ship", goods("FOX", 1, DOCK))
    extra = {"date": "2026-11-25"}
    desk.do("invoice", goods("FOX", 4, document_line="7", document="PO-1", cost="3.20", extra=extra),
            document="IN-1", operator="EVA")  # fmt: skip
    for number, method in enumerate(METHODS, 1):
        line = goods(method.upper(), 5, document_line=str(number), document="PO-1", cost="2.60")
        billed = desk.do("invoice", line, document="IN-2", operator="EVA")
        land = goods(method.upper(), 1, document_line=str(number), document="PO-1", extra={"amount": 1_2345})
        desk.do("freight", land, document="IN-3", operator="EVA")
        if method in ("average", "fifo"):
            desk.do("reverse", reverses=billed.envelope.id, operator="EVA")
    desk.do("freight", document="IN-4", extra={"outbound": 1, "amount": 5_0000}, operator="EVA")


def _promises(desk: Floor) -> None:
    """Claimed, picked, packed, moved in their unit, shipped; taken away, released, taken back."""
    desk.records(SalesOrder("SO-2", "CUST", (SalesLine("1", "PLUM", Quantity(6 * ONE), price="6"),)),
                 SalesOrder("SO-3", "CUST", (SalesLine("1", "PLUM", Quantity(6 * ONE), price="6"),)),
                 SalesOrder("SO-4", "CUST", (SalesLine("1", "PLUM", Quantity(2 * ONE)),)))  # fmt: skip
    desk.do("opening", goods("PLUM", 14, target=BIN, cost="1", lot="P1", expiry="2027-01-01"))
    for order in ("SO-2", "SO-3", "SO-4"):
        desk.ask("allocate", document=order, site="MAIN")
    desk.ask("release", document="SO-4")
    lines = [{"document": "SO-2", "line": "1", "quantity": 2 * ONE}]
    desk.ask("reallocate", lines=lines, site="MAIN", location=BIN)
    desk.ask("allocate", documents=["SO-2", "SO-3"], site="MAIN", partial="lines")
    line = {"document": "SO-2", "document_line": "1", "lot": "P1"}
    desk.do("pick", goods("PLUM", 4, BIN, DOCK, to_unit="TOTE", **line))
    slip = desk.do("pick", goods("PLUM", 1, BIN, DOCK, to_unit="TOTE", **line))
    desk.do("reverse", reverses=slip.envelope.id)
    desk.do("move-unit", extra={"unit": "TOTE", "location": "A-02"})
    desk.do("pack", goods("PLUM", 3, "A-02", "A-02", from_unit="TOTE", to_unit="BOX", **line))
    desk.do("pack", goods("PLUM", 1, DOCK, "A-02", from_unit="TOTE", to_unit="BOX", **line))
    desk.do("close-unit", extra={"unit": "BOX"})
    desk.do("move", goods("PLUM", 1, BIN, DOCK, to_unit="PALLET", lot="P1"))
    moved = desk.do("move-unit", extra={"unit": "BOX", "parent": "PALLET"})
    desk.do("reverse", reverses=moved.envelope.id)
    desk.do("move-unit", extra={"unit": "BOX", "parent": "PALLET"})
    desk.do("move-unit", extra={"unit": "PALLET", "location": "A-02"})
    desk.do("ship", goods("PLUM", 3, "A-02", from_unit="BOX", **line))
    desk.do("count", goods("PLUM", 4, BIN, lot="P1"), operator="EVA")
    desk.ask("job", name="wave 1")
    desk.ask("sscc", prefix="0950600")


def _bench(desk: Floor) -> None:
    """Put back and broken out of a tote; papers, a task, a parcel; a hold, a picture; an order closed."""
    line = {"document": "SO-3", "document_line": "1", "lot": "P1"}
    desk.do("pick", goods("PLUM", 3, BIN, DOCK, to_unit="TRAY", **line))
    desk.do("move", goods("PLUM", 1, DOCK, BIN, from_unit="TRAY", lot="P1"))
    desk.do("move", goods("PLUM", 1, DOCK, "A-02", from_unit="TRAY", lot="P1", to_status="damaged"))
    desk.records(
        Delivery("D-1", "note", "DHL", 4, 1, location=DOCK), Load("L-1", ("SO-2",), carrier="DHL"),
        Task("count", BIN, "PLUM", site="MAIN", opened_at=1, reason="short"),
        Task("count", BIN, "PLUM", site="MAIN", state="done", opened_at=1),
        Parcel("1Z999", "MAIN", DOCK, since=1),
    )  # fmt: skip
    facts = {"rules": "other-serial", "facts": "39 was shipped, 93 came back", "parcel": "1Z999"}
    held = desk.do("hold", document="RE-1", extra=facts)
    desk.do("clear-hold", document="RE-1", reason="swapped", extra={"hold": held.envelope.id}, operator="EVA")
    picture = b"\xff\xd8\xff, a crack"
    named = {"sha256": digest(picture), "size": len(picture), "media_type": "image/jpeg", "what": "damage"}
    desk.do("attach", extra={"transaction": held.envelope.id, **named})
    keep(desk.books, digest(picture), picture)
    made = goods("HAM", 5, document="PR-1", document_line="1")
    desk.do("close-document", made, document="PR-1", extra={"table": "production_order"})
    desk.do("reopen", document="PR-1")


def _odds(desk: Floor) -> None:
    desk.do("produce", goods("HAM", 5, target=BIN, document_line="1"), document="PR-1")
    desk.do("opening", goods("HAM", 3, target=BIN, cost="9.5", extra={"weight": 2_400_000}))
    desk.do("build", goods("AVERAGE", 4, BIN), goods("FIFO", 2, BIN), goods("KIT", 2, target=BIN))
    desk.do("break", goods("KIT", 1, BIN), goods("AVERAGE", 2, target=BIN), goods("FIFO", 1, target=BIN))
    desk.do("convert", goods("LIFO", 2, BIN), goods("HAM", 2, target=BIN, cost="1"), operator="EVA")
    desk.park("receive", goods("NOTHING", 1, target=DOCK))
    over = desk.transaction("receive", goods("HAM", 1, target=DOCK), document="PO-1")
    desk.post(over)
    payload = {"exception": over.envelope.id, "part": 1, "reason": "looked into"}
    desk.post(desk.seal("clear", payload, operator="EVA"))
    desk.post(desk.seal("period", {"month": "2026-11", "state": "closed"}, operator="EVA"))
    desk.do("issue", goods("HAM", 1, BIN, reason="OWN"))
    desk.records(
        an_item("AVERAGE", method="fifo"),
        an_item("LIFO", method="average"),
        an_item("FIFO", method="standard", cost="2"),
    )
    desk.do("issue", goods("AVERAGE", 2, BIN, reason="OWN"))
