"""Fixed moments of packing, shipping and the counter, as plain values: shown in tests and screenshots."""

from __future__ import annotations

from dataclasses import replace

from app.station.answer import Answer, Banner, Comparison, Expect, Outcome, Prompt, Tone
from app.station.counter_view import BASKET, CounterView
from app.station.pack_view import HEADERS, CheckView, PackView
from app.station.ship_view import HEADERS as SHIP_HEADERS
from app.station.view import NO_BAR, ActionView, LineView, Mark, StageView, TrailView
from tests.ui.station_views import NOW, UNDO, at
from ui.shell import Shell

# --- packing -------------------------------------------------------------------------------------------

PACK_LINES = (
    LineView(
        "1", "Nitrile gloves, L (box 100)", "NGL-100", "24-0613", "5", "5", 1000, Mark.COMPLETE, "Complete"
    ),
    LineView("2", "Safety lamp 12 V amber", "SLA-012", "", "0", "1", 0, Mark.OPEN, "1 to scan", True),
    LineView(
        "3", "Torque driver T20, insulated", "TDR-20-IN", "2 serials", "1", "2", 500, Mark.ACTIVE, "1 to scan"
    ),
    LineView("4", "Label roll 100×150", "LBR-150", "", "2", "2", 1000, Mark.COMPLETE, "Complete"),
    LineView("5", "Cable gland M25 brass", "CGB-025", "", "0", "2", 0, Mark.SHORT, "2 not in tote"),
)
CHECKS = (
    CheckView("Contents equal the order", False, "4 left"),
    CheckView("Packing slip", False),
    CheckView("Carton label, SSCC", False),
)
PACK = PackView(
    procedure="pack",
    title="Pack order SO-88240",
    subtitle="Tote T-0214  ·  carton 1  ·  Werner & Sohn",
    progress_text="8 of 12 units checked",
    progress_permille=667,
    lines=PACK_LINES,
    headers=HEADERS,
    actions=(
        UNDO,
        ActionView("CMD:FULL", "Carton full", "pack"),
        ActionView("CMD:DONE", "Close carton", "check", primary=True, enabled=False),
    ),
    carton="095212340000000017",
    carton_number=1,
    carton_state="Open",
    kind="C3",
    size="400 × 300 × 220 mm",
    grams=6420,
    checks=CHECKS,
)
PACK_PROMPT = Prompt("Scan the units of SO-88240", "every unit again, out of the tote", (Expect("item"),))
PACK_TRAIL = (
    TrailView(Tone.REFUSED, "SLA-013", "Not for this carton", at("14:32:07")),
    TrailView(Tone.OK, "TDR-20-IN", "1 of 2 checked", at("14:32:01")),
    TrailView(Tone.DONE, "LBR-150", "Line complete", at("14:31:40")),
)
STRANGER = Banner(
    Tone.REFUSED,
    "Not for this carton",
    read="Safety lamp 12 V clear, SLA-013",
    why="The order wants Safety lamp 12 V amber, SLA-012",
    do="Set it aside, then scan Safety lamp 12 V amber",
    comparison=Comparison("9521234500136", "9521234500129", "clear", "amber"),
    subject="SLA-013",
)
CHECKED = Banner(
    Tone.OK,
    "Checked",
    "Torque driver T20, insulated",
    ("9521234500186", "SKU TDR-20-IN, serial 0418", "into 095212340000000017"),
    "1",
    "of 2 checked",
    subject="TDR-20-IN",
)


def _shown(window: Shell, view: StageView, banner: Banner, prompt: Prompt, outcome: Outcome) -> None:
    window.show_stage(view)
    window.show_trail(PACK_TRAIL)
    window.show_answer(Answer(outcome, "code", prompt, banner), NOW)


def packed(window: Shell) -> None:
    _shown(window, PACK, CHECKED, PACK_PROMPT, Outcome.TRANSACTION)


def pack_refused(window: Shell) -> None:
    _shown(window, PACK, STRANGER, PACK_PROMPT, Outcome.REFUSED)


def pack_german(window: Shell) -> None:
    """Words as long as German makes them."""
    lines = (
        replace(
            PACK_LINES[0], name="Sicherheitsschuhdesinfektionsmittelspender", word="Vollständig gescannt"
        ),
        *PACK_LINES[1:],
    )
    checks = (CheckView("Inhalt entspricht dem Kundenauftrag", False, "4 fehlen noch"), *CHECKS[1:])
    german = replace(
        PACK, title="Kundenauftrag SO-88240 verpacken", lines=lines, checks=checks,
        carton_state="Noch nicht geöffnet", size="400 × 300 × 220 mm, doppelwellig",
    )  # fmt: skip
    _shown(window, german, CHECKED, PACK_PROMPT, Outcome.TRANSACTION)


# --- shipping ------------------------------------------------------------------------------------------

SHIP_LINES = (
    LineView(
        "a", "Werner & Sohn", "095212340000000017", "SO-88240", "1", "1", 1000, Mark.COMPLETE, "On the truck"
    ),
    LineView(
        "b", "Lund Marine", "095212340000000024", "SO-88241", "0", "1", 0, Mark.OPEN, "At PK2", scan="x"
    ),
    LineView("c", "Brandt Elektrogroßhandel GmbH", "", "SO-88242", "0", "1", 0, Mark.HOLD, "Not packed yet"),
)
SHIP = StageView(
    procedure="ship",
    title="Load LOAD-1",
    subtitle="truck TRUCK-1  ·  Hafen Express  ·  DOCK-3",
    progress_text="1 of 2 cartons loaded",
    progress_permille=500,
    lines=SHIP_LINES,
    headers=SHIP_HEADERS,
    actions=(
        UNDO,
        ActionView("CMD:VOID", "Take back", "returns"),
        ActionView("CMD:DONE", "Close truck", "check", primary=True, enabled=False),
    ),
)
SHIPPED = Banner(
    Tone.DONE,
    "Shipped",
    "Order SO-88240",
    ("carton 095212340000000017", "tracking 00340434161094042557"),
    subject="SO-88240",
)
OTHER_LOAD = Banner(
    Tone.REFUSED,
    "Not on this truck",
    read="095212340000000031",
    why="Order SO-88250 is not of load LOAD-1; it goes with LOAD-2",
    do="Put it to TRUCK-2",
    subject="095212340000000031",
)
SHIP_PROMPT = Prompt("Scan the cartons of LOAD-1", "", (Expect("handling_unit"),))


def shipped(window: Shell) -> None:
    _shown(window, SHIP, SHIPPED, SHIP_PROMPT, Outcome.TRANSACTION)


def ship_refused(window: Shell) -> None:
    _shown(window, SHIP, OTHER_LOAD, SHIP_PROMPT, Outcome.REFUSED)


# --- the counter ---------------------------------------------------------------------------------------

BASKET_LINES = (
    LineView("1", "Safety lamp 12 V amber", "SLA-012", "24.00", "3", "", NO_BAR, Mark.ACTIVE, "72.00 EUR"),
    LineView(
        "2", "Torque driver T20, insulated", "TDR-20-IN", "19.00", "1", "", NO_BAR, Mark.ACTIVE, "19.00 EUR"
    ),
    LineView(
        "3", "Safety lamp 12 V clear", "SLA-013", "20 *", "1", "", NO_BAR, Mark.ACTIVE, "20.00 EUR", True
    ),
)
COUNTER = CounterView(
    procedure="counter",
    title="Counter",
    subtitle="SHOP-1",
    progress_text="5 items",
    lines=BASKET_LINES,
    headers=BASKET,
    actions=(
        UNDO,
        ActionView("CMD:CARD", "Card", "card"),
        ActionView("CMD:CASH", "Cash", "cash", primary=True),
    ),
    total="111.00 EUR",
)
IN_BASKET = Banner(
    Tone.OK,
    "20.00 EUR",
    "Safety lamp 12 V clear",
    ("9521234500131", "SKU SLA-013", "price by a supervisor"),
    "111.00 EUR",
    "to pay",
    subject="SLA-013",
)
PAID = Banner(
    Tone.DONE,
    "Paid 111.00 EUR",
    "Thank you",
    ("slip S-5C1F77A0B2", "Cash 120.00 EUR"),
    "9.00 EUR",
    "change",
    subject="S-5C1F77A0B2",
)
COUNTER_PROMPT = Prompt("Scan on, or tender", "111.00 EUR", (Expect("item"),), ("CMD:CASH", "CMD:QTY:n"))


def in_basket(window: Shell) -> None:
    _shown(window, COUNTER, IN_BASKET, COUNTER_PROMPT, Outcome.STEP)


def paid(window: Shell) -> None:
    empty = replace(
        COUNTER, lines=(), total="", progress_text="", slip="S-5C1F77A0B2", change="9.00 EUR",
        empty_title="The basket is empty", empty_text="Scan the first item, a slip, or an order to collect.",
    )  # fmt: skip
    _shown(window, empty, PAID, Prompt("Scan the first item", "", (Expect("item"),)), Outcome.TRANSACTION)
