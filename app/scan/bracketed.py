"""GS1 data as people write and type them: `(01)09506000134352(17)271231(10)LOT7`.

A bracket that belongs to a value is written `\\(`, since GS1 allows brackets in values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.scan.gs1 import Message, check_elements
from app.scan.reading import Element, Fault

_AI = re.compile(r"\(([0-9]{2,4})\)")
_VALUE = re.compile(r"(?:[^(\\]|\\.)*", re.DOTALL)
_BROKEN: Fault = ("bad-brackets", "write each identifier in brackets before its value, such as (10)LOT7")


def is_bracketed(text: str) -> bool:
    return text.startswith("(")


def read_bracketed(text: str) -> Message:
    """The elements, each right in itself, up to the first fault."""
    elements: list[Element] = []
    at = 0
    while at < len(text):
        ai = _AI.match(text, at)
        if ai is None:
            return Message(tuple(elements), _BROKEN)
        value = _VALUE.match(text, ai.end())
        assert value is not None, "an empty value matches"
        element = Element(ai[1], value[0].replace("\\(", "(").strip(" "))
        fault = check_elements([element])
        if fault is not None:
            return Message(tuple(elements), fault)
        elements.append(element)
        at = value.end()
    return Message(tuple(elements), None if elements else _BROKEN)


def write_bracketed(elements: Iterable[Element]) -> str:
    """The text to print under a symbol, brackets in values marked so that it can be typed back."""
    return "".join(f"({ai}){value.replace('(', chr(92) + '(')}" for ai, value in elements)
