"""A fixed moment of picking, as plain values: what the pick screen is shown in tests and screenshots."""

from __future__ import annotations

from dataclasses import replace

from app.station.answer import Answer, Banner, Comparison, Expect, Outcome, Prompt, Tone
from app.station.pick_view import PickView, StopView, WalkPoint
from app.station.view import ActionView, LineView, Mark, TrailView
from tests.ui.station_views import NOW, UNDO, at
from ui.shell import Shell

WAYS = (
    ActionView("CMD:SHORT", "Short pick", "minus"),
    ActionView("CMD:LOT", "Other lot", "lot"),
    ActionView("CMD:DAMAGED", "Damaged", "damaged"),
    ActionView("CMD:BLOCKED", "Bin blocked", "blocked"),
)
STOPS = (
    StopView("C-02-4", "Nitrile gloves, L (box 100)", "3/5", "B", True),
    StopView("C-05-1", "Label roll 100×150", "6", "A"),
    StopView("C-06-3", "Hex bolt M10×60 zinc", "25", "D"),
    StopView("D-01-1", "Safety lamp 12 V amber", "1", "B"),
    StopView("D-04-2", "Torque driver T20, insulated", "2", "C"),
    StopView("D-05-1", "Cable gland M25 brass", "120", "A"),
    StopView("D-06-2", "Ear plugs (200 pairs)", "1", "D"),
)
WALK = (
    *(WalkPoint(aisle, along, "done") for aisle, along in ((0, 125), (0, 750), (1, 625), (1, 125), (2, 125))),
    WalkPoint(2, 250, "current"),
    *(WalkPoint(aisle, along, "ahead") for aisle, along in ((2, 625), (2, 750), (3, 500), (3, 125))),
)
JOB = PickView(
    procedure="pick",
    title="Pick cluster",
    subtitle="4 orders to 4 totes on CART-7",
    progress_text="14 of 31 stops done",
    progress_permille=452,
    actions=(UNDO, ActionView("CMD:LEAVE", "Leave job", "")),
    bin="C-02-4",
    place="Aisle C, bay 2, level 4",
    bin_scanned=True,
    stop_text="stop 15 of 31",
    item="Nitrile gloves, L (box 100)",
    sku="NGL-100",
    left_text="37 left in this bin",
    lot="24-0613",
    lot_text="Best before 2027-06-30",
    lot_mark="First to expire",
    taken="3",
    wanted="5",
    marks=(True, True, True, False, False),
    more_text="Scan 2 more",
    tote="B",
    tote_code="T-0214",
    tote_about="order SO-88240",
    ways_out=WAYS,
    stops=STOPS,
    stops_text="17 to go",
    total_stops=17,
    aisles=("A", "B", "C", "D"),
    walk=WALK,
)
GERMAN = replace(
    JOB,
    title="Kommissionierauftrag SO-88240 für Brandt Elektrogroßhandel GmbH & Co. KG",
    item="Universalschraubenschlüsselsatz mit Feinverzahnung, 12-teilig",
    sku="UNI-FK-12-ERSATZTEILSATZ",
    bin="HOCHREGAL-02-114-4",
    place="Hochregallager, Gang 2, Fach 114, Ebene 4",
    lot="CHARGE-2024-0613-B",
    lot_text="Mindestens haltbar bis 2027-06-30",
    taken="1.250",
    wanted="12.500",
    marks=(),
    more_text="Noch 11.250 Stück einscannen",
    tote="",
    tote_code="LADUNGSTRÄGER-0214",
    bin_scanned=False,
)
EMPTY_BIN = replace(
    JOB,
    ways_out=(ActionView("CMD:EMPTY", "Empty", "check"), ActionView("CMD:NOTEMPTY", "Not empty", "cross")),
)
ORDERS = PickView(
    procedure="pick",
    title="Picking",
    subtitle="CART-7  ·  several orders to totes",
    progress_text="4 orders to ship",
    lines=tuple(
        LineView(number, name, number, due, done, wanted, permille, mark, word, scan=number)
        for number, name, due, done, wanted, permille, mark, word in (
            ("SO-88240", "Werner & Sohn", "today", "3", "8", 375, Mark.ACTIVE, "Maja L."),
            ("SO-88241", "Lund Marine", "today", "0", "26", 0, Mark.OPEN, "Ready"),
            ("SO-88242", "Kestrel Tools", "2026-11-25", "0", "123", 0, Mark.SHORT, "3 on back order"),
            ("SO-88239", "Brandt Elektrogroßhandel GmbH & Co. KG", "late", "40", "40", 1000, Mark.COMPLETE,
             "Picked"),
        )
    ),
    headers=("Customer", "Order", "Due", "Picked", "", "Status"),
    actions=(replace(UNDO, enabled=False), ActionView("CMD:NEXT", "Next job", "arrow", primary=True)),
)  # fmt: skip
TRAIL = (
    TrailView(Tone.OK, "NGL-100", "3 of 5 into tote B", at("14:32:07")),
    TrailView(Tone.OK, "NGL-100", "2 of 5 into tote B", at("14:32:05")),
    TrailView(Tone.REFUSED, "NGL-100, lot 24-0702", "Newer lot", at("14:31:58")),
    TrailView(Tone.OK, "C-02-4", "5 to take", at("14:31:40")),
)
ITEM = Prompt(
    "Now scan the item", "Nitrile gloves, L (box 100), lot 24-0613", (Expect("item", ("NGL-100",)),),
    ("CMD:SHORT", "CMD:UNDO", "CMD:QTY:n"),
)  # fmt: skip
PICKED = Answer(
    Outcome.TRANSACTION,
    "picked",
    ITEM,
    Banner(
        Tone.OK,
        "Picked, put it in tote B",
        "Nitrile gloves, L (box 100)",
        ("9521234500100, lot 24-0613", "2 more to scan"),
        "3 of 5",
        "into tote B",
    ),
)
NEWER = Answer(
    Outcome.REFUSED,
    "newer-lot",
    ITEM,
    Banner(
        Tone.REFUSED,
        "Newer lot",
        read="Nitrile gloves, L (box 100), lot 24-0702, best before 2027-09-30",
        why="Lot 24-0613, best before 2027-06-30, goes first",
        do="Put it back and take that one, or scan LOT",
        comparison=Comparison("24-0702", "24-0613"),
    ),
)
NEXT = Prompt("Scan NEXT for a job", "or a sales order", (Expect("document"),))


def picked(window: Shell) -> None:
    window.show_stage(JOB)
    window.show_trail(TRAIL)
    window.show_answer(PICKED, NOW)


def refused(window: Shell) -> None:
    window.show_stage(JOB)
    window.show_trail(TRAIL)
    window.show_answer(NEWER, NOW)


def german(window: Shell) -> None:
    window.show_stage(GERMAN)
    window.show_trail(TRAIL)
    window.show_answer(PICKED, NOW)


def idle(window: Shell) -> None:
    window.show_stage(ORDERS)
    window.show_trail(TRAIL)
    window.show_prompt(NEXT)
