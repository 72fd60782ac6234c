"""All that a station says has its German, and nothing else is in the catalogue."""

from __future__ import annotations

from pathlib import Path

from app.domain.speech import Said, counted, either, listed, say, sentence
from tests import said
from ui.interpreter import OWN_WORDS
from ui.language import TRANSLATIONS, read_catalogue


def modules() -> list[Path]:
    return [*said.station_modules(), *said.other_modules()]


def german() -> dict[tuple[str, str], str]:
    return read_catalogue(TRANSLATIONS / "station_de.ts")


def test_a_sentence_is_its_english_and_keeps_its_facts() -> None:
    order = say("Order {order}", order="PO-1")
    assert order == "Order PO-1" and isinstance(order, Said)
    assert (order.template, order.facts) == ("Order {order}", {"order": "PO-1"})
    assert (counted(1, "{count} line", "{count} lines"), counted(2, "{count} line", "{count} lines")) == (
        "1 line", "2 lines",
    )  # fmt: skip
    assert listed(["a", "", "{b}"], "; ") == "a; {b}" and listed([]) == ""
    assert either("A") == "A" and either(["A", "B", "C"]) == "A or B or C"
    assert sentence("scan it") == "Scan it"


def test_all_that_is_said_has_its_german() -> None:
    wanted = {text for path in modules() for text in said.wanted(path)}
    there = german()
    known = {text for _, text in there}
    missing = [one for one in wanted if one not in known]
    assert len(wanted) > 100
    assert sorted(missing) == []
    assert all(there.values())


def test_the_catalogue_holds_nothing_that_nobody_says() -> None:
    known = said.everything()
    assert [text for _, text in german() if text not in known] == []
    plain = [text for context, text in german() if context not in OWN_WORDS.values()]
    assert len(plain) == len(set(plain)), "one English text has one German one"


def test_the_facts_of_a_sentence_are_in_its_german() -> None:
    pairs = {text: words for (_, text), words in german().items()}
    assert [text for text, words in pairs.items() if _places(text) != _places(words)] == []


def test_language_is_put_together_by_say_alone() -> None:
    assert [line for path in modules() for line in said.glued(path)] == []


def test_what_a_test_would_miss_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "words.py"
    module.write_text(
        'a = say("Lot {lot}", lot=lot)\n'
        'b = Banner(tone, "Received", caption="short" if short else "over", subject="TEXT")\n'
        'c = ("bad-date", "there is no day")\n'
        'd = f"Order {order}"\n'
        'e = say("{count} line", count=n) + "s"\n'
    )
    assert said.glued(module) == [
        "words.py:4 f'Order {order}'",
        "words.py:5 say('{count} line', count=n) + 's'",
    ]
    assert said.wanted(module) == {"Lot {lot}", "there is no day", "{count} line"}
    assert not said.is_language("CMD:UNDO") and not said.is_language("not-here")
    assert said.is_language("Why?") and said.is_language("scan it")


def _places(text: str) -> list[str]:
    return sorted(set(said.PLACE.findall(text)))
