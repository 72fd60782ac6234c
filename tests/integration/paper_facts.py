"""One of each paper, as a busy day fills it."""

from __future__ import annotations

from pathlib import Path

from app.domain.clock import parse_instant
from app.domain.identifiers import check_digit
from app.domain.money import parse_value
from app.domain.papers import (
    CommandCard,
    CommandCards,
    DispatchList,
    DispatchUnit,
    GoodsReceipt,
    ItemLabel,
    PackingSlip,
    PaperLine,
    Party,
    Slip,
    SlipLine,
    UnitLabel,
)
from app.domain.quantity import parse_quantity

AT = parse_instant("2026-11-23T14:32:07Z")
SSCC = "39520000000000001" + check_digit("39520000000000001")
HOUSE = Party("Northgate Supply", ("12 Quay Road", "2100 Harbour City"))
SUPPLIER = Party("Hallgren Fasteners", ("Industrivägen 4", "SE-553 02 Jönköping"))
CUSTOMER = Party(
    "Bergmann Maschinenbau GmbH & Co. KG", ("Donaudampfschiffstraße 118", "93059 Regensburg", "Germany")
)


def line(sku: str, name: str, received: str, ordered: str | None, unit: str = "ea", **more) -> PaperLine:
    wanted = None if ordered is None else parse_quantity(ordered)
    return PaperLine(sku, name, parse_quantity(received), unit, wanted, **more)


LINES = (
    line("TDR-20-IN", "Torque driver T20, insulated", "24", "24"),
    line("CGB-025", "Cable gland M25 brass", "120", "120"),
    line("NGL-100", "Nitrile gloves, L (box 100)", "38", "40", "box", lot="L2501B", expiry="2027-12-31"),
    line("SLA-012", "Safety lamp 12 V amber", "7", "6", note="1 in quarantine: more than ordered"),
    line("SLA-013", "Safety lamp 24 V amber", "1", None, note="In quarantine: not on the order"),
    line("BAT-036", "Battery pack 36 V", "2", "2", serials=("B36-00117", "B36-00118")),
)
RECEIPT = GoodsReceipt(
    "GR-00418-1",
    HOUSE,
    SUPPLIER,
    "PO-20418",
    AT,
    "Maja Lindqvist",
    "DOCK-3",
    LINES,
    delivery_note="LS 77120",
    note="One carton was wet on arrival; photographs are kept with this receipt.",
)
SLIP_IN_CARTON = PackingSlip(
    "SO-10077",
    HOUSE,
    CUSTOMER,
    AT,
    "Tomas R.",
    LINES[:4],
    SSCC,
    "1 of 3",
    "4500123987",
    "DHL",
    "JJD0149900",
    "Thank you.",
)
DISPATCH = DispatchList(
    "TRIP-0091",
    HOUSE,
    "DHL Freight",
    AT,
    "Tomas R.",
    "DOOR-2",
    tuple(
        DispatchUnit(
            f"3952000000000000{number:02d}",
            "carton",
            f"SO-100{number}",
            CUSTOMER.name,
            f"JJD01499{number:03d}",
            12_350,
        )
        for number in range(15, 60)
    ),
    "HH-DL 1207",
    "P. Novák",
    "SEAL 88123",
)
UNIT = UnitLabel(
    SSCC,
    HOUSE,
    CUSTOMER,
    (("02", "09521234500186"), ("37", "24"), ("400", "4500123987")),
    "SO-10077",
    "DHL",
    "JJD0149900",
    "1 of 3",
    "24 × TDR-20-IN Torque driver T20, insulated",
    12_350,
)
ITEM = ItemLabel("TDR-20-IN", "Torque driver T20, insulated", code="9521234500186", location="A-04-2")
LOT_ITEM = ItemLabel(
    "NGL-100",
    "Nitrile gloves, L (box 100)",
    elements=(("01", "09521234500285"), ("17", "271231"), ("10", "L2501B")),
    lot="L2501B",
    expiry="2027-12-31",
    quantity=parse_quantity("12"),
    unit="box",
    copies=2,
)
CARDS = CommandCards(
    "Command cards",
    tuple(
        CommandCard(code, word, meaning, icon)
        for code, word, meaning, icon in (
            ("CMD:UNDO", "Undo", "Takes back your last scan at this station", "undo"),
            ("CMD:DONE", "Done", "Closes the order and shows what is short", "check"),
            ("CMD:QTY:12", "Twelve", "Makes the last line 12 of the unit scanned", "keypad"),
            ("CMD:WHY", "Why?", "Says what this item is and where it belongs", "question"),
            ("CMD:PRINT", "Print", "Prints the slip again", "order"),
            ("CMD:PHOTO", "Photograph", "Takes a photograph for the line", "camera"),
            ("CMD:PACK", "Close carton", "Closes the carton and opens the next", "pack"),
            (
                "CMD:HOLD",
                "Aussetzen und später weitermachen",
                "Legt die Arbeit für eine andere Person zurück",
                "pause",
            ),
            ("CMD:SCRAP", "Scrap", "Writes it off; a supervisor's badge is asked for", "cross"),
            ("CMD:SHIP", "Ship", "Closes the truck", "ship"),
            ("CMD:COUNT", "Count", "Counts this bin", "count"),
        )
    ),
)
SALE = Slip(
    "S-000123",
    Party("Northgate Supply", ("12 Quay Road, 2100 Harbour City", "VAT 12 345 678")),
    AT,
    "Ana",
    "EUR",
    (
        SlipLine("TDR-20-IN", "Torque driver T20, insulated", parse_quantity("1"), "ea", parse_value("19.9")),
        SlipLine(
            "HBZ-1060",
            "Hex bolt M10×60 zinc",
            parse_quantity("25"),
            "ea",
            parse_value("9.75"),
            parse_value("0.39"),
        ),
        SlipLine(
            "BAT-036",
            "Battery pack 36 V",
            parse_quantity("1"),
            "ea",
            parse_value("129"),
            detail="Serial B36-00117",
        ),
    ),
    parse_value("158.65"),
    (("Cash", parse_value("200")),),
    parse_value("41.35"),
    note="Returns within 30 days with this receipt.",
)
ICONS = Path(__file__).parents[2] / "resources" / "icons"
ALL = (RECEIPT, SLIP_IN_CARTON, DISPATCH, UNIT, ITEM, LOT_ITEM, CARDS, SALE)
