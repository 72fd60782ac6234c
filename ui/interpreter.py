"""What a station says, in another language: the same values, with their words looked up in a catalogue.

The station speaks English (app/domain/speech). A text that stands in the catalogue is language, wherever it
stands; a sentence with facts is found by its template; all else, names and codes, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache, cached_property, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, cast

from app.domain.speech import Figure, Said, Written
from app.station.view import TrailView

T = TypeVar("T")

OWN_WORDS = {"ActionView": "Cards", "LineView": "Lines"}
"""Class → the catalogue's context that goes before all others in it: on a card “Open” is to be done."""
_FOR_MACHINES = frozenset(
    {"command", "commands", "expects", "icon", "key", "prints", "procedure", "scan", "transactions", "walk"}
)
"""Fields that nobody reads; an answer's `code`, too, where that of a row of the trail is read."""
_NONE: Mapping[str, str] = MappingProxyType({})
_REMEMBERED = 2000
_LETTERS = re.compile(r"[^\W\d_]")
_AMOUNT = re.compile(r"[\d.,]+ [A-Z]{3}")
_COUNTED = re.compile(r"([\d.,]+(?: [A-Z]{3})?) (.+)")
_PLACE = re.compile(r"{(\w+)}")


class _Shape(NamedTuple):
    """What the sentences of a template look like: its own words, and the names of the facts between them."""

    template: str
    words: tuple[str, ...]
    names: tuple[str, ...]

    def facts(self, text: str, *, tight: bool) -> dict[str, str] | None:
        """The facts of a sentence of this shape; None where it is none. Tight: no fact has a space in it."""
        first, *between = self.words
        if not (text.startswith(first) and text.endswith(between[-1])):
            return None
        found: dict[str, str] = {}
        at = len(first)
        for name, word in zip(self.names, between, strict=True):
            last = name is self.names[-1] and word is between[-1]
            end = len(text) - len(word) if last else text.find(word, at + 1)
            fact = text[at:end]
            loose = " " in fact and not _AMOUNT.fullmatch(fact)
            if end <= at or (tight and loose) or found.setdefault(name, fact) != fact:
                return None
            at = end + len(word)
        return found


class Interpreter:
    """Says it in the language of `texts` (context and English → translation), with its sign of decimals and
    the one between thousands."""

    def __init__(self, texts: Mapping[tuple[str, str], str], decimal: str, thousands: str) -> None:
        self._words: dict[str, str] = {}
        self._own: dict[str, dict[str, str]] = {context: {} for context in OWN_WORDS.values()}
        for (context, text), said in texts.items():
            self._own.get(context, self._words)[text] = said
        self._signs = str.maketrans(".,", decimal + thousands)
        self._of_written = lru_cache(_REMEMBERED)(self._recognised)
        self._looked_up = lru_cache(_REMEMBERED)(self._found)
        self._row = lru_cache(_REMEMBERED)(self._shown)
        """A list shows most of its rows as they were before a scan."""

    def said(self, value: T) -> T:
        """The same value in words of this language: a text, or whatever a station answers or shows."""
        return cast(T, self._said(value))

    def _said(self, value: Any, own: Mapping[str, str] = _NONE) -> Any:
        kind = type(value)
        if kind is str or kind in (Said, Written, Figure):
            return self._text(value, own)
        if kind is tuple or kind is list:
            return kind(self._said(one, own) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            shown: Callable[[Any], Any] = self._row if kind.__name__ in OWN_WORDS else self._shown
            return shown(value)
        return value

    def _shown(self, value: Any) -> Any:
        kind: Any = type(value)
        own = self._own.get(OWN_WORDS.get(kind.__name__, ""), _NONE)
        old = {name: getattr(value, name) for name in _read_by_people(kind)}
        new = {name: self._said(one, own) for name, one in old.items()}
        changed = {name: one for name, one in new.items() if one != old[name]}
        return replace(value, **changed) if changed else value

    def _text(self, text: str, own: Mapping[str, str] = _NONE) -> str:
        if isinstance(text, Figure):
            return text.translate(self._signs)
        if isinstance(text, Written):
            return self._of_written(str(text))
        template = text.template if isinstance(text, Said) else str(text)
        found = own.get(template) or self._looked_up(template)
        if not isinstance(text, Said) or not text.facts:
            return found or text
        facts = {name: self._fact(fact) for name, fact in text.facts.items()}
        return (found or template).format(**facts)

    def _fact(self, fact: Any) -> Any:
        """A fact in a sentence; a member of an enumeration stands for its words there."""
        return self._text(str(fact) if isinstance(fact, Enum) else fact) if isinstance(fact, str) else fact

    def _found(self, text: str) -> str | None:
        """As it stands in the catalogue, or with the capital letter that begins a sentence, or without it."""
        found = self._words.get(text)
        if found is not None or not text[:1].isalpha():
            return found
        other = text[:1].swapcase() + text[1:]
        cards = self._own["Cards"]
        found = self._words.get(other) or cards.get(text) or cards.get(other)
        return found[:1].upper() + found[1:] if found and text[:1].isupper() else found

    # --- sentences that were written down --------------------------------------------------------------

    @cached_property
    def _shapes(self) -> list[_Shape]:
        """Of the templates, those with most words of their own first."""
        shapes = [_shape(template) for template in self._words if _PLACE.search(template)]
        told = {shape: len(_LETTERS.findall("".join(shape.words))) for shape in shapes}
        return sorted((shape for shape in shapes if told[shape] > 1), key=lambda shape: -told[shape])

    def _recognised(self, text: str) -> str:
        """A text that was said once: as it is, as a figure with words, by a template, or in two parts."""
        counted = _COUNTED.fullmatch(text)
        if counted and counted[2] in self._words:
            return f"{counted[1].translate(self._signs)} {self._words[counted[2]]}"
        whole = self._looked_up(text) or self._by_template(text, tight=True)
        if whole:
            return whole
        for place in (place for place, sign in enumerate(text) if sign == " "):
            first = self._part(text[:place])
            rest = self._part(text[place + 1 :]) if first else None
            if rest:
                return f"{first} {rest}"
        return self._by_template(text, tight=False) or text

    def _part(self, text: str) -> str | None:
        """One of two parts: a number, or what is known."""
        if _AMOUNT.fullmatch(text) or (text[:1].isdigit() and not _LETTERS.search(text)):
            return text.translate(self._signs)
        return self._words.get(text) or self._by_template(text, tight=True)

    def _written_fact(self, fact: str) -> str:
        return self._looked_up(fact) or (fact.translate(self._signs) if _AMOUNT.fullmatch(fact) else fact)

    def _by_template(self, text: str, *, tight: bool) -> str | None:
        for shape in self._shapes:
            facts = shape.facts(text, tight=tight)
            if facts is not None:
                said = {name: self._written_fact(fact) for name, fact in facts.items()}
                return self._words[shape.template].format(**said)
        return None


@cache
def _read_by_people(kind: Any) -> tuple[str, ...]:
    """The fields of a class that may hold words."""
    names = [field.name for field in fields(kind) if field.name not in _FOR_MACHINES]
    return tuple(name for name in names if name != "code" or kind is TrailView)


def _shape(template: str) -> _Shape:
    return _Shape(template, tuple(_PLACE.sub("\0", template).split("\0")), tuple(_PLACE.findall(template)))
