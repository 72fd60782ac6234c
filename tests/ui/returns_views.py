"""A fixed hour at the returns bench, as plain values."""

from __future__ import annotations

from dataclasses import replace

from app.domain.returning import Check
from app.station.ageing import Band
from app.station.answer import Answer, Banner, Expect, Outcome, Prompt, Tone
from app.station.returns_view import FactView, QueueView, ReturnsView, UnitView, WaitView
from app.station.view import ActionView
from tests.ui.station_views import at
from ui.shell import Shell

UNDO = ActionView("CMD:UNDO", "Undo last", "undo")
CLOSE = ActionView("CMD:DONE", "Close parcel", "check")
NEXT = ActionView("CMD:NEXT", "Next unit", "arrow", primary=True)

WAYS = (
    ActionView("CMD:STOCK", "Restock", "putaway", enabled=False, hint="A only"),
    ActionView("CMD:BSTOCK", "B-stock", "tag", hint="BSTOCK"),
    ActionView("CMD:REFURB", "Refurbish", "wrench", hint="REFURB"),
    ActionView("CMD:VENDOR", "Vendor", "ship", hint="VENDOR"),
    ActionView("CMD:SCRAP", "Scrap", "bin", hint="SCRAP"),
    ActionView("CMD:DONATE", "Donate", "gift", hint="DONATE"),
    ActionView("CMD:EXCHANGE", "Exchange", "exchange", enabled=False, hint="refund held"),
    ActionView("CMD:REFUSE", "Send back", "sendback", hint="REFUSE"),
    ActionView("CMD:CLAIM", "Keep for claim", "lock", hint="CLAIM"),
)

ANSWERS = (
    ActionView("CMD:YES", "Yes", "check", hint="Motor runs"),
    ActionView("CMD:NO", "No", "cross", hint="Motor runs"),
    *(ActionView(f"CMD:GRADE:{grade}", f"Grade {grade}", "flag") for grade in "ABCD"),
)

UNIT = UnitView(
    "Cordless drill 18 V, 2 speed",
    "DRL-018  ·  serial 7741-0093",
    "In inspection",
    True,
    (
        FactView("Sold", "2026-11-12", "SO-87906"),
        FactView("Days since sale", "11", "window is 30"),
        FactView("Cost it left with", "41.20", "EUR"),
        FactView("Sold for", "79.00", "refund on hold"),
    ),
    (("another serial than shipped", "ends 39 was shipped, ends 93 came back"),),
    True,
    "This customer: 3 of 12 returned",
)

CHECKS = (
    Check("Box and papers", "yes"),
    Check("Charger", "yes"),
    Check("Case intact", "no"),
    Check("Motor runs"),
    Check("Battery holds"),
    Check("Blade guard"),
)


def waits(
    band: Band, hours: int, name: str, value: str, note: str, *, fills: bool = False, current: bool = False
) -> WaitView:
    return WaitView(band, hours, name, value, note, fills, current, f"CMD:UNIT:{name}")


QUEUE = QueueView(
    "6,840.00",
    "EUR",
    "38",
    ((Band.FRESH, 20), (Band.DUE, 9), (Band.LATE, 6), (Band.OVER, 3)),
    (
        waits(Band.OVER, 76, "Battery pack 36 V ×4", "812.00", "fills 3 orders", fills=True),
        waits(Band.OVER, 74, "Laser level, red", "366.40", "fills 1 order", fills=True),
        waits(Band.LATE, 52, "Torque driver T20 ×6", "498.00", "fills 2 orders", fills=True),
        waits(Band.LATE, 52, "Parcel R-5530, unopened", "240.00", "Lund Marine"),
        waits(Band.DUE, 31, "Safety lamp 12 V ×9", "202.50", "fills 4 orders", fills=True),
        waits(Band.DUE, 26, "Work light, folding", "129.00", "no order waits"),
        waits(Band.FRESH, 1, "Cordless drill 18 V", "41.20", "on this bench", current=True),
        waits(Band.FRESH, 1, "Cable gland M25 brass ×20", "37.00", "no order waits"),
        waits(Band.FRESH, 0, "Parcel R-5533, unopened", "12.40", "Werner & Sohn"),
    ),
)

BENCH = ReturnsView(
    procedure="returns",
    title="Returns bench",
    subtitle="Parcel R-5521  ·  3 expected  ·  Werner & Sohn",
    actions=(UNDO, CLOSE, NEXT),
    unit=UNIT,
    checks=CHECKS,
    grade="B",
    photos=("a" * 64, "b" * 64),
    parcel="R-5521",
    ways=WAYS,
    answers=ANSWERS,
    queue=QUEUE,
)

HELD = Answer(
    Outcome.TRANSACTION,
    "refund-held",
    Prompt(
        "Motor runs?",
        "scan YES or NO",
        (Expect("command", ("CMD:YES", "CMD:NO")),),
        ("CMD:YES", "CMD:NO", "CMD:QTY:n"),
    ),
    Banner(
        Tone.ATTENTION,
        "Refund held: another serial than shipped",
        "Cordless drill 18 V, 2 speed",
        ("read 7741-0093, this order shipped 7741-0039", "inspect it, a supervisor clears it"),
        "79.00 EUR",
        "refund on hold",
        subject="DRL-018",
    ),
)
GRADED = Answer(
    Outcome.COMMAND,
    "graded",
    HELD.prompt,
    Banner(Tone.OK, "Grade B", "DRL-018", ("now its disposition",), subject="DRL-018"),
)
REFUSED = Answer(
    Outcome.REFUSED,
    "not-this-way",
    HELD.prompt,
    Banner(
        Tone.REFUSED,
        "Not restock",
        read="STOCK: Cordless drill 18 V, 2 speed",
        why="It has grade B: restock takes A only",
        do="Scan its grade first, or choose another way",
    ),
)
IDLE = replace(
    BENCH,
    subtitle="BENCH-1  ·  scan a parcel’s label, a return number or a unit",
    actions=(replace(UNDO, enabled=False), NEXT),
    empty_title="Nothing on the bench",
    empty_text="Scan a parcel’s label unopened: its clock starts. Scan it again to open it.",
    unit=None,
    checks=(),
    grade="",
    photos=(),
    parcel="",
    ways=tuple(replace(way, enabled=False, hint="") for way in WAYS),
    queue=replace(QUEUE, rows=tuple(replace(row, current=False) for row in QUEUE.rows)),
)
SCAN = Prompt(
    "Scan a parcel", "its label or return number, or a unit", (Expect("document"),), ("CMD:PARCEL",)
)
GERMAN = replace(
    BENCH,
    unit=replace(
        UNIT,
        name="Universalschraubenschlüsselsatz mit Feinverzahnung, 12-teilig",
        identity="UNI-FK-12-FEINVERZAHNT  ·  Seriennummer 7741-0093-AB",
        state="Beim Kunden, in Quarantäne",
        is_ours=False,
        hits=(("andere Seriennummer als ausgeliefert", "ausgeliefert wurde …39, zurückgekommen ist …93"),),
        rate="Dieser Kunde: 3 von 12 zurückgeschickt",
    ),
    checks=(
        Check("Originalverpackung und Bedienungsanleitung", "yes"),
        Check("Ladegerät und Ersatzakkumulator", "no"),
        Check("Sicherheitsabdeckung unbeschädigt"),
    ),
    ways=tuple(
        replace(way, label=label)
        for way, label in zip(
            WAYS,
            ("Wiedereinlagern", "B-Ware", "Aufarbeitung", "Lieferantenrückgabe", "Verschrotten", "Spenden",
             "Ersatzlieferung", "Zurückschicken", "Für Reklamation aufbewahren"),
            strict=True,
        )
    ),
)  # fmt: skip


def _open(window: Shell, view: ReturnsView, answer: Answer | None = None) -> None:
    window.show_stage(view)
    if answer is None:
        window.show_prompt(SCAN)
    else:
        window.show_answer(answer, at("14:31:48"))


def held(window: Shell) -> None:
    _open(window, BENCH, HELD)


def graded(window: Shell) -> None:
    _open(window, BENCH, GRADED)


def ungraded(window: Shell) -> None:
    _open(window, replace(BENCH, grade=""), HELD)


def refused(window: Shell) -> None:
    _open(window, BENCH, REFUSED)


def idle(window: Shell) -> None:
    _open(window, IDLE)


def german(window: Shell) -> None:
    _open(window, GERMAN, HELD)
