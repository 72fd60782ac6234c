"""Fixed moments at the dock and of putaway, as plain values: what the screens are shown in pictures."""

from __future__ import annotations

from dataclasses import replace

from app.domain.quantity import ONE
from app.domain.records import Item
from app.station import putaway_words, receiving_says
from app.station.answer import Answer, Banner, Expect, Outcome, Prompt
from app.station.cards import buttons
from app.station.goods import Goods
from app.station.putaway_choice import Concern, Reason, Suggestion
from app.station.view import NO_BAR, ActionView, LineView, Mark, StageView
from tests.ui.station_views import NOW, STAGE, TRAIL, UNDO
from ui.shell import Shell

GLOVES = Item("NGL-100", "Nitrile gloves, L (box 100)")
LONG = Item("UNI-FK", "Universalschraubenschlüsselsatz mit Feinverzahnung, 12-teilig")
SCANNED = Goods("NGL-100", "box", ONE, "24-0613", "", "", "010952123450010010240613", "GS1-128", "wedge", "")
HEADERS = ("Item", "SKU", "Bin", "To put away", "", "Waits")


def row(name: str, sku: str, place: str, done: str, mark: Mark, word: str, current: bool = False) -> LineView:
    scan = "" if mark is Mark.HOLD else sku
    return LineView(f"{sku} {place}", name, sku, place, done, "", NO_BAR, mark, word, current, scan)


DOCKS = StageView(
    procedure="putaway",
    title="Putaway",
    subtitle="CART-7  ·  7 to put away",
    progress_text="2 wait longer than 4 h",
    progress_permille=NO_BAR,
    lines=(
        row("Cable gland M25 brass", "CGB-025", "B-11-1", "120", Mark.OVER, "26 h"),
        row("Hex bolt M10×60 zinc", "HBZ-1060", "D-01-1", "300", Mark.OVER, "5 h"),
        row("Nitrile gloves, L (box 100), lot 24-0613", "NGL-100", "C-02-4", "40", Mark.ACTIVE, "2 h", True),
        row("Torque driver T20, insulated", "TDR-20-IN", "A-04-2", "24", Mark.OPEN, "1 h"),
        row("Safety lamp 12 V amber", "SLA-012", "DOCK-3", "1", Mark.HOLD, "Quarantine"),
        row("Label roll 100×150", "LBR-150", "B-03-2", "12", Mark.OPEN, "New"),
        row(LONG.name, LONG.sku, "A-07-1", "3", Mark.OPEN, "New"),
    ),
    headers=HEADERS,
    actions=(UNDO, ActionView("CMD:CART", "Cart", "pack", primary=True)),
    cards=buttons("putaway", ("CMD:NEXT", "CMD:WHY")),
)
WALK = replace(
    DOCKS,
    title="Cart CART-7",
    subtitle="CART-7  ·  bin by bin",
    progress_text="67 units on the cart",
    lines=(
        row("Nitrile gloves, L (box 100), lot 24-0613", "NGL-100", "C-02-4", "40", Mark.ACTIVE, "Next", True),
        row("Torque driver T20, insulated", "TDR-20-IN", "A-04-2", "24", Mark.OPEN, "On the cart"),
        row(LONG.name, LONG.sku, "A-07-1", "3", Mark.OPEN, "On the cart"),
    ),
    actions=(UNDO, ActionView("CMD:DONE", "Done", "check", primary=True)),
    cards=buttons("putaway", ("CMD:WHY",)),
)
WHERE = Prompt(
    "Put it into C-02-4", "the same lot lies there", (Expect("location", ("C-02-4",)),), ("CMD:QTY:n",)
)
OPEN_CARDS = ("CMD:ACCEPT", "CMD:SENDBACK", "CMD:SAMPLE", "CMD:DAMAGED", "CMD:PHOTO", "CMD:LABEL", "CMD:WHY")
RECEIVING = replace(STAGE, cards=buttons("receiving", OPEN_CARDS))


def shown(
    window: Shell, stage: StageView, banner: Banner, prompt: Prompt = WHERE, outcome: Outcome = Outcome.STEP
) -> None:
    window.show_stage(stage)
    window.show_trail(TRAIL)
    window.show_answer(Answer(outcome, "shown", prompt, banner), NOW)


def in_hand(window: Shell) -> None:
    to = Suggestion("C-02-4", Reason.SAME_LOT)
    shown(window, DOCKS, putaway_words.in_hand(SCANNED, GLOVES, 40 * ONE, to))


def with_concern(window: Shell) -> None:
    found = (Concern.MIXES_LOTS, Concern.WRONG_ZONE)
    banner = putaway_words.put(GLOVES.name, GLOVES.sku, "A-03-1", 40 * ONE, found, "C-02-4")
    shown(window, DOCKS, banner, Prompt("Scan what you put away"), Outcome.TRANSACTION)


def walking(window: Shell) -> None:
    shown(window, WALK, putaway_words.walk_begins("CART-7", 3, "C-02-4"), Prompt("Go to C-02-4", "NGL-100"))


def long_names(window: Shell) -> None:
    goods = replace(SCANNED, sku=LONG.sku, lot="", text="9521234500209")
    to = Suggestion("A-07-1", Reason.ZONE)
    shown(
        window,
        DOCKS,
        putaway_words.in_hand(goods, LONG, 3 * ONE, to),
        Prompt("Put it into A-07-1", to.reason),
    )


def deciding(window: Shell) -> None:
    banner = receiving_says.badge_wanted("accept", "Safety lamp 12 V amber", "supervisor")
    prompt = Prompt(
        "Scan the goods of PO-20418", "one by one, or by the case", (Expect("badge"),), ("CMD:DONE",)
    )
    shown(window, RECEIVING, banner, prompt, Outcome.COMMAND)


def why_damaged(window: Shell) -> None:
    cards = buttons("receiving", ("CMD:REASON:CRUSHED", "CMD:REASON:WET", "CMD:REASON:BROKEN"))
    prompt = Prompt("Why is it damaged?", "scan a reason card", (Expect("command"),), ("CMD:UNDO",))
    banner = receiving_says.why_damaged("Torque driver T20, insulated")
    shown(window, replace(RECEIVING, cards=cards), banner, prompt, Outcome.COMMAND)


def pallet_short(window: Shell) -> None:
    banner = receiving_says.pallet_short("095212340000000020", 3 * ONE, 2)
    shown(window, RECEIVING, banner, Prompt("Scan the goods of SN-1"), Outcome.TRANSACTION)
