"""Sentences with facts in them: English everywhere, and apart enough that a window can say them otherwise.

A station speaks English. What it says is a plain `str` to all that read, keep or send it; a sentence that
carries facts also remembers how it was made, so that a window finds its translation by the template and puts
the same facts into it. A sentence without facts is found by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class Said(str):
    """A sentence: its `template`, and the `facts` in it by their placeholders. A fact that was said itself
    (a `Said`) is language, too; any other is a name, a code or a number, and is the same in all languages."""

    __slots__ = ("facts", "template")

    template: str
    facts: Mapping[str, Any]


class Written(str):
    """A sentence that was said before and is read from a file or a record again; its template is not known
    any more."""

    __slots__ = ()


class Figure(str):
    """A number in plain decimal, to be read by people: with the decimal sign of their language."""

    __slots__ = ()


def say(template: str, /, **facts: Any) -> str:
    """“Order {order}” with its facts; a word alone, where it would not be known for one: `say("lot")`.
    An empty fact tells apart what is the same in English alone: `say("Order{of_sales}", of_sales="")`."""
    said = Said(template.format_map(facts) if facts else template)
    said.template, said.facts = template, facts
    return said


def counted(count: int, one: str, many: str, /, **facts: Any) -> str:
    """The sentence for one, or the one for any other number; both may say `{count}`."""
    return say(one if count == 1 else many, count=count, **facts)


def listed(parts: Iterable[str], between: str = ", ") -> str:
    """Parts in a row, without the empty ones; nothing where there is none."""
    said = [part for part in parts if part]
    if not said:
        return ""
    facts = {f"_{number}": part for number, part in enumerate(said)}
    whole = Said(between.join(said))
    whole.template, whole.facts = between.join(f"{{{name}}}" for name in facts), facts
    return whole


def sentence(words: str) -> str:
    """The same words with a capital letter."""
    capital = words[:1].upper() + words[1:]
    return (
        say(sentence(words.template), **words.facts) if isinstance(words, Said) and words.facts else capital
    )


def halves(words: str) -> tuple[str, str]:
    """Why, and what to do: the two sentences of `say("{why}. {do}")`, or of a text with a full stop."""
    if isinstance(words, Said) and set(words.facts) == {"why", "do"}:
        return words.facts["why"], words.facts["do"]
    why, _, do = words.partition(". ")
    return why, do


def either(parts: Iterable[str]) -> str:
    """“A or B or C”."""
    *before, last = parts
    return say("{one} or {other}", one=either(before), other=last) if before else last
