"""The fixed day as a station says it: words with their facts, for a window that speaks another language."""

from __future__ import annotations

from dataclasses import replace

from app.domain.quantity import ONE, Quantity
from app.domain.records import Item
from app.domain.speech import Written, listed, say
from app.station import receiving_words as words
from app.station.answer import Answer, Expect, Outcome, Prompt
from app.station.goods import Goods
from app.station.view import ActionView, StageView
from tests.ui import station_views as day

_GLOVES = Item("NGL-100", "Nitrile gloves, L (box 100)", "each", tracking="lot", expires=True)
_LABEL = Goods(
    "NGL-100", "case", Quantity(10 * ONE), "24-0613", "", "2026-11-01", "]C101195212345001001017261101",
    "GS1-128", "dock", "case-scan",
)  # fmt: skip
_OVER = day.LINES[3]

STAGE = StageView(
    procedure="receiving",
    title=say("Receiving {numbers}", numbers="PO-20418"),
    subtitle=listed(("Hallgren Fasteners", "DOCK-3", "due today"), "  ·  "),
    progress_text=say("{done} of {total} units", done=447, total=710),
    progress_permille=630,
    lines=tuple(
        replace(line, word=say("Over +{beyond}", beyond=1)) if line is _OVER else line for line in day.LINES
    ),
    actions=(day.UNDO, day.CLOSE),
    cards=(
        ActionView("CMD:ACCEPT", "Accept", "check"),
        ActionView("CMD:SENDBACK", "Send back", "send"),
        ActionView("CMD:SAMPLE", "Sample", "hourglass"),
        ActionView("CMD:DAMAGED", "Damaged", "exclaim"),
    ),
)
EXPIRED = Answer(
    Outcome.TRANSACTION,
    "expired",
    Prompt(say("Scan the goods of {documents}", documents="PO-20418"), "one by one, or by the case",
           (Expect("item"),), ("CMD:DONE", "CMD:UNDO", "CMD:QTY:n")),
    words.received(words.Told("expired", 10 * ONE, 10 * ONE, 40 * ONE, 10 * ONE), _LABEL, _GLOVES),
)  # fmt: skip
_TEXTS = {"120 of 120, complete": "Line complete", "Same serial, ignored": "Already scanned"}
TRAIL = [
    replace(row, text=Written(_TEXTS.get(row.text, row.text.replace(" of 24", " of 24 ordered"))))
    for row in day.TRAIL
]
