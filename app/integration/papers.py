"""Papers as PDF: each from its own facts (app/domain/papers) alone; the same facts give the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import Any

from app.domain.papers import (
    CommandCards,
    DispatchList,
    DispatchUnit,
    GoodsReceipt,
    ItemLabel,
    PackingSlip,
    Paper,
    PaperLine,
    Party,
    Slip,
    UnitLabel,
)
from app.domain.quantity import quantity_text
from app.integration.paper.cards import command_cards
from app.integration.paper.labels import item_label, unit_label
from app.integration.paper.pages import WIDTH, Form, draw_form
from app.integration.paper.sheet import BOLD, CODES, clock_text, weight_text
from app.integration.paper.slip import counter_slip
from app.integration.paper.symbols import Symbol, code128, gs1_128
from app.integration.paper.table import Cell, Column, Table

_SERIALS_A_ROW = 48


def pdf(paper: Paper, zone: tzinfo | None = None) -> bytes:
    """Any paper as a PDF. Times are told in `zone`, by default this computer's."""
    draw: dict[type, Callable[..., bytes]] = {
        GoodsReceipt: goods_receipt,
        PackingSlip: packing_slip,
        DispatchList: dispatch_list,
        Slip: counter_slip,
    }
    timeless: dict[type, Callable[[Any], bytes]] = {
        UnitLabel: unit_label,
        ItemLabel: item_label,
        CommandCards: command_cards,
    }
    kind = type(paper)
    return draw[kind](paper, zone) if kind in draw else timeless[kind](paper)


def goods_receipt(paper: GoodsReceipt, zone: tzinfo | None = None) -> bytes:
    """What came in, line by line, against what was ordered."""
    facts: list[tuple[str, str | Party]] = [
        ("Supplier", paper.supplier),
        ("Received at", paper.site),
        ("Order", paper.order),
        ("Received", clock_text(paper.at, zone)),
        ("By", paper.received_by),
        ("Place", paper.location),
        ("Delivery note", paper.delivery_note),
    ]
    columns = (Column("Item", 0), *_amounts("Ordered", "Received", "Difference"))
    table = Table(columns, tuple(row for line in paper.lines for row in _received(line)), WIDTH)
    signs = ("Received by", "Driver")
    return draw_form(Form("Goods receipt", paper.number, facts, _code(paper.order), table, paper.note, signs))


def packing_slip(paper: PackingSlip, zone: tzinfo | None = None) -> bytes:
    """What is in a carton, for the customer; the order's code brings a return back to it."""
    facts: list[tuple[str, str | Party]] = [
        ("Ship to", paper.ship_to),
        ("From", paper.ship_from),
        ("Your reference", paper.reference),
        ("Packed", clock_text(paper.at, zone)),
        ("By", paper.packed_by),
        ("Carton", paper.carton),
        ("Carrier", paper.carrier),
        ("Tracking", paper.tracking),
    ]
    columns = (Column("Item", 0), *_amounts("Ordered", "In this carton"))
    table = Table(columns, tuple(row for line in paper.lines for row in _packed(line)), WIDTH)
    codes = _code(paper.order) + ((gs1_128([("00", paper.sscc)]),) if paper.sscc else ())
    return draw_form(Form("Packing slip", paper.order, facts, codes, table, paper.note))


def dispatch_list(paper: DispatchList, zone: tzinfo | None = None) -> bytes:
    """What was loaded, unit by unit, for the driver to sign."""
    grams = [unit.grams for unit in paper.units if unit.grams is not None]
    facts: list[tuple[str, str | Party]] = [
        ("Carrier", paper.carrier),
        ("From", paper.site),
        ("Loaded", clock_text(paper.at, zone)),
        ("By", paper.loaded_by),
        ("Door", paper.location),
        ("Vehicle", paper.vehicle),
        ("Seal", paper.seal),
        ("Driver", paper.driver),
        ("Units", str(len(paper.units))),
        ("Weight", weight_text(sum(grams)) if len(grams) == len(paper.units) and grams else ""),
    ]
    columns = (
        Column("No.", 24, "right"),
        Column("Unit", 0),
        Column("Order", 92),
        Column("Ship to", 132),
        Column("Weight", 58, "right"),
    )
    rows = tuple(_loaded(number, unit) for number, unit in enumerate(paper.units, 1))
    signs = ("Loaded by", "Driver: received in good order")
    table = Table(columns, rows, WIDTH)
    return draw_form(
        Form("Dispatch list", paper.number, facts, _code(paper.number), table, paper.note, signs)
    )


def _amounts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, 66, "right") for name in names)


def _received(line: PaperLine) -> list[tuple[Cell, ...]]:
    ordered = _count(line.ordered, line.unit) if line.ordered is not None else "–"
    apart = line.quantity - (line.ordered or 0)
    difference = (
        f"{'+' if apart > 0 else '−' if apart < 0 else ''}{quantity_text(abs(apart))}" if apart else "–"
    )
    amounts = (Cell(ordered), Cell(_count(line.quantity, line.unit), font=BOLD), Cell(difference))
    return _line_rows(line, amounts)


def _packed(line: PaperLine) -> list[tuple[Cell, ...]]:
    ordered = _count(line.ordered, line.unit) if line.ordered is not None else "–"
    return _line_rows(line, (Cell(ordered), Cell(_count(line.quantity, line.unit), font=BOLD)))


def _line_rows(line: PaperLine, amounts: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    """A line's row; serials beyond what a row should hold go on in further rows."""
    facts = [line.sku, f"Lot {line.lot}" if line.lot else "", f"Use by {line.expiry}" if line.expiry else ""]
    below = [" · ".join(fact for fact in facts if fact)]
    chunks = [
        line.serials[at : at + _SERIALS_A_ROW] for at in range(0, len(line.serials), _SERIALS_A_ROW)
    ] or [()]
    if chunks[0]:
        below.append("Serials " + ", ".join(chunks[0]))
    rows = [(Cell(line.name, tuple(below), line.note), *amounts)]
    for more in chunks[1:]:
        empty = tuple(Cell("") for _ in amounts)
        rows.append((Cell(f"{line.name}, serials continued", (", ".join(more),)), *empty))
    return rows


def _loaded(number: int, unit: DispatchUnit) -> tuple[Cell, ...]:
    weight = weight_text(unit.grams) if unit.grams is not None else "–"
    about = f"{unit.kind} · {unit.tracking}" if unit.tracking else unit.kind
    return (
        Cell(str(number)),
        Cell(unit.code, (about,), unit.note, font=CODES),
        Cell(unit.order, font=CODES, size=9.5),
        Cell(unit.ship_to, size=9.5),
        Cell(weight),
    )


def _code(document: str) -> tuple[Symbol, ...]:
    """A document's number as bars, where bars can say it."""
    return (code128(document),) if document and document.isascii() else ()


def _count(quantity: int, unit: str) -> str:
    return f"{quantity_text(quantity)} {unit}".rstrip()
