"""What a station answers, in the window's language: words are translated, facts stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.speech import Figure, Written, listed, say
from app.station.answer import Answer, Banner, Expect, Outcome, Prompt, Tone
from app.station.putaway_choice import Reason
from app.station.refusals import number
from app.station.view import ActionView, LineView, Mark, StageView, TrailView
from tests.ui import picture
from ui.interpreter import Interpreter
from ui.language import in_words, speak

WORDS = {
    ("Station", "Open"): "Offen",
    ("Station", "lot {lot}"): "Charge {lot}",
    ("Station", "Not {what}"): "Nicht {what}",
    ("Station", "scan it"): "scannen",
    ("Station", "the emptiest bin"): "der leerste Platz",
    ("Station", "of {ordered} ordered"): "von {ordered} bestellt",
    ("Station", "{taken} of {wanted}"): "{taken} von {wanted}",
    ("Station", "into tote {letter}"): "in Behälter {letter}",
    ("Station", "{item} is short"): "{item} fehlt",
    ("Station", "in hand"): "in der Hand",
    ("Station", "{lines} in {cartons}"): "{lines} in {cartons}",
    ("Lines", "Open"): "offen",
    ("Cards", "Open"): "Öffnen",
}


@pytest.fixture
def german() -> Interpreter:
    return Interpreter(WORDS, ",", ".")


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[None]:
    assert speak("de")
    yield
    assert speak("en")


def test_templates_are_translated_and_facts_are_kept(german: Interpreter) -> None:
    assert german.said(say("lot {lot}", lot="Open 7")) == "Charge Open 7"
    assert german.said(say("Not {what}", what=say("lot {lot}", lot="A"))) == "Nicht Charge A"
    assert german.said(say("Not {what}", what=Reason.EMPTIEST)) == "Nicht der leerste Platz"
    assert german.said(listed(["{x}", say("lot {lot}", lot="A"), "scan it"])) == "{x}, Charge A, scannen"
    assert (
        german.said(say("nobody translates {this}", this=say("lot {lot}", lot=1)))
        == "nobody translates Charge 1"
    )
    assert german.said("A name") == "A name" and german.said("Scan it") == "Scannen"


def test_numbers_have_the_signs_of_the_language(german: Interpreter) -> None:
    assert german.said(number(2_315_000)) == "2,315" and german.said(Figure("1,234.50 EUR")) == "1.234,50 EUR"
    assert german.said(say("lot {lot}", lot=number(1_500_000))) == "Charge 1,5"
    assert german.said("2.315") == "2.315", "a code is no number"


def test_whatever_is_shown_is_translated_but_for_machines(german: Interpreter) -> None:
    line = LineView("Open", "Open", "SKU", "", "1", "2", 500, Mark.OPEN, "Open", scan="Open")
    card = ActionView("Open", "Open", "Open")
    said = german.said(StageView("Open", "Open", lines=(line,), actions=(card,)))
    assert (said.procedure, said.title, said.lines[0].word) == ("Open", "Offen", "offen")
    assert (said.lines[0].key, said.lines[0].scan, said.lines[0].mark) == ("Open", "Open", Mark.OPEN)
    assert said.actions == (ActionView("Open", "Öffnen", "Open"),)
    answer = Answer(Outcome.STEP, "Open", Prompt("Open", "", (Expect("Open"),)), Banner(Tone.OK, "Open"))
    heard = german.said(answer)
    assert (heard.code, heard.prompt.title, heard.banner.title) == ("Open", "Offen", "Offen")
    assert heard.prompt.expects == (Expect("Open"),) and heard.banner.tone is Tone.OK
    row = german.said(TrailView(None, Written("Open"), Written("lot 7"), 0))
    assert (row.code, row.text) == ("Offen", "Charge 7")
    same = StageView("receiving", "PO-1")
    assert german.said(same) is same


def test_what_was_written_down_is_recognised(german: Interpreter) -> None:
    said = {
        "18 of 24 ordered": "18 von 24 bestellt",
        "3 of 5 into tote A": "3 von 5 in Behälter A",
        "1.5 in hand": "1,5 in der Hand",
        "1,250.00 EUR in hand": "1.250,00 EUR in der Hand",
        "lot A7": "Charge A7",
        "Not 9.90 EUR": "Nicht 9,90 EUR",
        "Torque driver is short": "Torque driver fehlt",
        "Open": "Offen",
        "Nobody said this": "Nobody said this",
    }
    assert {text: german.said(Written(text)) for text in said} == said
    assert german.said("Torque driver is short") == "Torque driver is short", "a name that looks like it"


@pytest.mark.usefixtures("spoken")
def test_a_window_shows_a_station_in_its_language(qtbot: QtBot) -> None:
    window = picture.shell((1280, 800), procedures=picture.PROCEDURES)
    prompt = Prompt(say("PIN of {name}", name="Maja"), "enter it, or scan on")
    banner = Banner(Tone.REFUSED, "Wrong PIN", read="Maja", why="That is not the PIN of this badge")
    window.show_answer(Answer(Outcome.REFUSED, "wrong-pin", prompt, banner), 0)
    assert (
        "PIN falsch. Gelesen Maja. Warum Das ist nicht die PIN dieses Ausweises" in window.stage.banner.text()
    )
    window.show_trail([TrailView(Tone.REFUSED, Written("Maja"), Written("Wrong PIN"), 0)])
    assert in_words(prompt).title == "PIN von Maja"
    window.close()


def test_in_english_nothing_is_touched(qapp: QApplication) -> None:
    banner = Banner(Tone.OK, say("PIN of {name}", name="Maja"))
    assert in_words(banner) is banner
