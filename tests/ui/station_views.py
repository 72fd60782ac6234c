"""A fixed day at a dock, as plain values: what the screens are shown in tests and screenshots."""

from __future__ import annotations

from datetime import UTC, datetime

from app.station.answer import Answer, Banner, Comparison, Expect, Outcome, Prompt, Tone
from app.station.view import ActionView, LineView, Mark, StageView, StatusView, TrailView


def at(clock: str) -> int:
    """An instant of the fixed day, in microseconds UTC."""
    moment = datetime.fromisoformat(f"2026-11-23T{clock}").replace(tzinfo=UTC)
    return int(moment.timestamp()) * 1_000_000


NOW = at("14:32:07")

UNDO = ActionView("CMD:UNDO", "Undo last", "undo")
CLOSE = ActionView("CMD:DONE", "Close order", "check", primary=True)

LINES = (
    LineView(
        "1",
        "Torque driver T20, insulated",
        "TDR-20-IN",
        "A-04-2",
        "18",
        "24",
        750,
        Mark.ACTIVE,
        "Receiving",
        True,
    ),
    LineView(
        "2", "Cable gland M25 brass", "CGB-025", "B-11-1", "120", "120", 1000, Mark.COMPLETE, "Complete"
    ),
    LineView("3", "Nitrile gloves, L (box 100)", "NGL-100", "C-02-4", "0", "40", 0, Mark.OPEN, "Open"),
    LineView("4", "Safety lamp 12 V amber", "SLA-012", "A-07-3", "7", "6", 1000, Mark.OVER, "Over +1"),
    LineView("5", "Hex bolt M10×60 zinc", "HBZ-1060", "D-01-1", "300", "500", 600, Mark.ACTIVE, "Receiving"),
    LineView("6", "Label roll 100×150", "LBR-150", "B-03-2", "0", "12", 0, Mark.OPEN, "Open"),
    LineView("7", "Battery pack 36 V", "BAT-036", "H-01-1", "2", "8", 250, Mark.HOLD, "QA hold"),
)

STAGE = StageView(
    procedure="receiving",
    title="Receiving PO-20418",
    subtitle="Hallgren Fasteners  ·  Dock 3  ·  due today",
    progress_text="447 of 710 units",
    progress_permille=630,
    lines=LINES,
    actions=(UNDO, CLOSE),
)

TRAIL = (
    TrailView(Tone.OK, "TDR-20-IN", "18 of 24", at("14:32:07")),
    TrailView(Tone.OK, "TDR-20-IN", "17 of 24", at("14:32:04")),
    TrailView(Tone.ATTENTION, "SLA-012", "1 more than ordered", at("14:31:40")),
    TrailView(Tone.DONE, "CGB-025", "120 of 120, complete", at("14:31:12")),
    TrailView(Tone.REFUSED, "9521234500193", "Wrong check digit", at("14:30:55")),
    TrailView(None, "CGB-025", "Same serial, ignored", at("14:30:41")),
    TrailView(Tone.OK, "HBZ-1060", "300 of 500", at("14:29:58")),
    TrailView(Tone.OK, "HBZ-1060", "299 of 500", at("14:29:50")),
)

STATUS = StatusView(True, "", 3, 0, "Keyboard scanner, dock", True, "Maja L.", "Station R3")
CALM = StatusView(True, "", 0, 0, "Keyboard scanner, dock", True, "Maja L.", "Station R3")
AWAY = StatusView(
    False,
    "Books away since 14:20, scans wait here",
    46,
    1,
    "Keyboard scanner, dock",
    True,
    "Maja L.",
    "Station R3",
)
DEAF = StatusView(True, "", 0, 0, "Keyboard scanner, dock", False, "Maja L.", "Station R3")

GOODS = Prompt(
    "Scan the next unit", "or DONE when all is in", (Expect("item"),), ("CMD:DONE", "CMD:UNDO", "CMD:QTY:n")
)
ORDER = Prompt("Scan a purchase order", "or tap one in the list", (Expect("document"),))


def answer(banner: Banner, outcome: Outcome = Outcome.TRANSACTION, prompt: Prompt = GOODS) -> Answer:
    return Answer(outcome, "received", prompt, banner)


RECEIVED = answer(
    Banner(
        Tone.OK,
        "Received",
        "Torque driver T20, insulated",
        ("9521234500186", "EAN-13, SKU TDR-20-IN", "put away to A-04-2"),
        "18",
        "of 24 ordered",
    )
)
COMPLETE = answer(
    Banner(
        Tone.DONE,
        "Order complete",
        "Torque driver T20, insulated",
        ("9521234500186", "all of PO-20418 is here; close it with DONE"),
        "24",
        "of 24 ordered",
    )
)
OVER = answer(
    Banner(
        Tone.ATTENTION,
        "1 more than ordered",
        "Safety lamp 12 V amber",
        ("9521234500129", "EAN-13, SKU SLA-012"),
        "7",
        "of 6 ordered",
        why="The order wants 6, this makes 7",
        do="Taken in as the supplier’s: put it on the quarantine rack",
    )
)
REFUSED = answer(
    Banner(
        Tone.REFUSED,
        "Not on this order",
        read="Safety lamp 12 V clear, SLA-013",
        why="The order wants the amber lamp, SLA-012",
        do="Into the put-back box, then scan the amber lamp",
        comparison=Comparison("9521234500136", "9521234500129", "clear", "amber"),
    ),
    Outcome.REFUSED,
)
CHECK_DIGIT = answer(
    Banner(
        Tone.REFUSED,
        "Wrong check digit",
        read="9521234500187",
        why="The check digit is 7, the digits before it make 6",
        do="Scan it again; if it stays, set it aside and tell the office",
        comparison=Comparison("9521234500187", "9521234500186"),
    ),
    Outcome.REFUSED,
)
UNKNOWN = answer(
    Banner(
        Tone.REFUSED,
        "Unknown barcode",
        read="4006381333931, GTIN 04006381333931",
        why="No item, order or place has this code",
        do="Scan another code on the label, or set it aside for the office",
    ),
    Outcome.REFUSED,
)
GERMAN = answer(
    Banner(
        Tone.ATTENTION,
        "Überlieferung: eine Verpackungseinheit mehr als bestellt",
        "Drehmomentschraubendreher-Einsatzhalterung Innensechskant, isoliert, VDE-geprüft",
        ("9521234500186", "EAN-13, Artikelnummer TDR-20-IN", "Mindesthaltbarkeitsdatum 2027-12-31"),
        "1.250,5",
        "von 1.200 bestellten Verpackungseinheiten",
        why="Bestellt sind 1.200 Verpackungseinheiten, mit dieser werden es 1.250,5 Verpackungseinheiten",
        do="Als Eigentum des Lieferanten angenommen: bitte in das Quarantäneregal stellen",
    )
)

PIN_WANTED = Answer(
    Outcome.STEP,
    "pin-needed",
    Prompt("PIN of Sue K.", "enter it, or scan on", (Expect("pin"),)),
    Banner(Tone.ATTENTION, "PIN of Sue K.", "Enter the PIN", ("or scan on: nothing is lost",)),
)
PIN_WRONG = Answer(
    Outcome.REFUSED,
    "pin-wait",
    PIN_WANTED.prompt,
    Banner(
        Tone.REFUSED,
        "Too many tries",
        read="Sue K.",
        why="5 wrong PINs in a row",
        do="Wait 30 seconds, then try again",
    ),
)
APPROVAL = Answer(
    Outcome.STEP,
    "approval-needed",
    Prompt("Scan the next unit", "or DONE when all is in", (Expect("badge"),), asked="A supervisor’s badge"),
    Banner(
        Tone.ATTENTION,
        "2 more than ordered",
        "Torque driver T20, insulated",
        figure="26",
        caption="of 24 ordered",
        why="The order wants 24",
        do="A supervisor accepts them by badge",
    ),
)

ORDERS = StageView(
    procedure="receiving",
    title="Receiving",
    subtitle="Dock 3  ·  scan a purchase order to begin",
    progress_text="4 orders to come",
    headers=("Supplier", "Order", "Due", "Received", "", "Status"),
    lines=(
        LineView(
            "a",
            "Hallgren Fasteners",
            "PO-20418",
            "today",
            "446",
            "710",
            628,
            Mark.ACTIVE,
            "Started",
            scan="PO-20418",
        ),
        LineView("b", "Norda Safety", "PO-20422", "today", "0", "120", 0, Mark.OPEN, "Open", scan="PO-20422"),
        LineView(
            "c",
            "Brandt Batteries",
            "PO-20409",
            "2026-11-24",
            "0",
            "56",
            0,
            Mark.OPEN,
            "Open",
            scan="PO-20409",
        ),
        LineView(
            "d", "Werner & Sohn", "PO-20431", "2026-11-26", "0", "240", 0, Mark.OPEN, "Open", scan="PO-20431"
        ),
    ),
)
EMPTY = StageView(
    procedure="receiving",
    title="Receiving",
    subtitle="Dock 3",
    headers=("Supplier", "Order", "Due", "Received", "", "Status"),
    empty_title="No orders are waiting",
    empty_text="Orders appear here when the office has entered them.",
)


def german_stage() -> StageView:
    lines = (
        LineView(
            "1",
            "Drehmomentschraubendreher-Einsatzhalterung Innensechskant, isoliert, VDE-geprüft",
            "TDR-20-IN-ISOLIERT-VDE",
            "REGAL-A-04-2",
            "1.250,5",
            "1.200",
            1000,
            Mark.OVER,
            "Überlieferung +50,5",
            True,
        ),
        LineView(
            "2",
            "Sicherheitskabelverschraubung",
            "CGB-025",
            "B-11-1",
            "120",
            "120",
            1000,
            Mark.COMPLETE,
            "Vollständig",
        ),
        LineView(
            "3", "Nitrilhandschuhe, Größe L", "NGL-100", "C-02-4", "0", "40", 0, Mark.HOLD, "Qualitätsprüfung"
        ),
    )
    return StageView(
        procedure="receiving",
        title="Wareneingang Bestellung PO-2041800-NACHLIEFERUNG",
        subtitle="Hallgren Befestigungstechnik Vertriebs-GmbH & Co. KG  ·  Laderampe 3  ·  fällig heute",
        progress_text="1.370,5 von 1.360 Verpackungseinheiten",
        progress_permille=1000,
        lines=lines,
        headers=("Artikelbezeichnung", "Artikelnummer", "Lagerplatz", "Angenommen", "", "Bearbeitungsstand"),
        actions=(
            ActionView("CMD:UNDO", "Letzten rückgängig machen", "undo"),
            ActionView("CMD:DONE", "Bestellung abschließen", "check", primary=True),
        ),
    )


def many_lines(count: int) -> tuple[LineView, ...]:
    return tuple(
        LineView(
            str(n),
            f"Item number {n}",
            f"SKU-{n:05}",
            f"A-{n % 90:02}-1",
            str(n % 7),
            "12",
            80 * (n % 7),
            Mark.OPEN,
            "Open",
        )
        for n in range(count)
    )
