"""GS1 messages, strictly: element strings read, written, and what they say.

biip names the identifiers and their forms; what it lets pass is refused here: wrong check digits, impossible
dates, values that run on where a separator was lost, repeats and pairs that contradict each other.
References are to the GS1 General Specifications.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.clock import day_of, system_clock
from app.domain.errors import Refusal
from app.domain.quantity import ONE, Quantity
from app.domain.speech import say
from app.scan.gs1_ai import ApplicationIdentifier, named, starting
from app.scan.gs1_pairs import excluded, fault_of_set, missing, repeated
from app.scan.reading import Element, Fault, Reading, first_value

GS = "\x1d"
"""The separator, FNC1 as a device sends it (section 7.8.3)."""
COUNTS = ("30", "37")
EXPIRIES = ("17", "7003", "15")
"""Where an expiry is said: use by, use by with time, best before."""
_LONGEST_LOST = 128
_STEPS = 4_000
_OFFERS = 32


class Message(NamedTuple):
    """Elements read so far, each right in itself, and why it goes no further."""

    elements: tuple[Element, ...]
    fault: Fault | None


# --- element strings -----------------------------------------------------------------------------------


def read_elements(data: str) -> Message:
    """Read the data of a symbol whose FNC1 says GS1 (section 7.8). Pairs are not judged here.

    A value of no predefined length ends at a separator or at the end of the data, nowhere else.
    """
    elements: list[Element] = []
    at = _skip(data, 0)
    while at < len(data):
        ai = starting(data[at : at + 4])
        if ai is None:
            return Message(tuple(elements), _unknown(data[at : at + 4]))
        start = at + len(ai.code)
        stop = start + ai.fixed if ai.fixed else _separator(data, start)
        value = data[start:stop]
        fault = ai.fault(value)
        if fault is not None:
            return Message(tuple(elements), _lost(ai, fault))
        elements.append(Element(ai.code, value))
        at = _skip(data, stop)
    return Message(tuple(elements), None if elements else ("empty", "there is nothing in this code"))


def _skip(data: str, at: int) -> int:
    while data[at : at + 1] == GS:
        at += 1
    return at


def _separator(data: str, start: int) -> int:
    found = data.find(GS, start)
    return len(data) if found < 0 else found


def _unknown(start: str) -> Fault:
    shown = start if start.isprintable() else ascii(start)[1:-1]
    return "unknown-ai", say("no application identifier begins with “{shown}”", shown=shown)


def _lost(ai: ApplicationIdentifier, fault: Fault) -> Fault:
    if ai.fixed or fault[0] != "value-too-long":
        return fault
    return "missing-gs", say("{fault}: the separator (GS) after it is missing", fault=fault[1])


def check_elements(elements: Iterable[Element]) -> Fault | None:
    """The first value that its identifier cannot have."""
    for code, value in elements:
        ai = named(code)
        fault = (
            ai.fault(value) if ai else ("unknown-ai", say("({code}) is no application identifier", code=code))
        )
        if fault is not None:
            return fault
    return None


def write_elements(elements: Sequence[Element]) -> str:
    """The data to encode behind FNC1, with separators only where they are needed.

    Raises Refusal with the fault of the first element that cannot be written.
    """
    fault = check_elements(elements)
    if fault is not None:
        raise Refusal(*fault)
    parts = [code + value + ("" if _predefined(code) else GS) for code, value in elements]
    return "".join(parts).removesuffix(GS)


def _predefined(code: str) -> bool:
    ai = named(code)
    return ai is not None and ai.fixed > 0


# --- lost separators -----------------------------------------------------------------------------------


def ways(data: str) -> list[tuple[Element, ...]]:
    """Every right way to read data whose separators may be lost, the plain way included; at most 32.

    Where no way is a whole label, those that are a part of one. Empty, too, where the data are too long or
    there are too many ways to look at them all.
    """
    if len(data) > _LONGEST_LOST:
        return []
    budget = [_STEPS]
    read = [way for way in _ways_from(data, _skip(data, 0), budget) if _agrees(way)]
    whole = [way for way in read if missing(way) is None]
    found = whole or read
    return found if budget[0] > 0 and len(found) <= _OFFERS else []


def _agrees(elements: Sequence[Element]) -> bool:
    return bool(elements) and repeated(elements) is None and excluded(elements) is None


def _ways_from(data: str, at: int, budget: list[int]) -> Iterator[tuple[Element, ...]]:
    budget[0] -= 1
    if budget[0] <= 0:
        return
    if at >= len(data):
        yield ()
        return
    ai = starting(data[at : at + 4])
    if ai is None:
        return
    start = at + len(ai.code)
    for stop in _stops(ai, data, start):
        value = data[start:stop]
        if ai.fault(value) is None:
            for rest in _ways_from(data, _skip(data, stop), budget):
                yield (Element(ai.code, value), *rest)


def _stops(ai: ApplicationIdentifier, data: str, start: int) -> Iterable[int]:
    if ai.fixed:
        return (start + ai.fixed,)
    return range(min(_separator(data, start), start + ai.longest), start, -1)


def other_counts(data: str, elements: Sequence[Element]) -> list[tuple[Element, ...]]:
    """Other right ways to read data whose last value is a count, should the scanner lose separators.

    A scanner that sent one separator sends them all; a count of up to three digits has no other way.
    """
    last = elements[-1]
    if last.ai not in COUNTS or len(last.value) < 4 or GS in data:
        return []
    head = tuple(elements[:-1])
    others = [
        (*head, Element(last.ai, last.value[:cut]), *tail)
        for cut in range(1, len(last.value) - 2)
        for tail in _ways_from(last.value, cut, [_STEPS])
    ]
    # A label in two codes lacks a partner either way: then that does not tell the readings apart.
    part = missing(elements) is not None
    return [other for other in others if _agrees(other) and (part or missing(other) is None)]


# --- what the elements say -----------------------------------------------------------------------------


def date_of(value: str, year: int) -> date:
    """A YYMMDD value as a date; day 00 is the month's last (section 3.4.2).

    The century is the one that brings the year within 49 years past and 50 ahead of `year` (section 7.12).
    """
    short = int(value[:2])
    century = year - year % 100
    ahead = short - year % 100
    full = century + short + (-100 if ahead >= 51 else 100 if ahead <= -50 else 0)
    month, day = int(value[2:4]), int(value[4:6])
    last = calendar.monthrange(full, month)[1]
    return date(full, month, min(day or last, last))


def this_year() -> int:
    return day_of(system_clock()).year


def measure(elements: Iterable[Element], prefix: str) -> Quantity | None:
    """A trade or logistic measure (310n and its like) in millionths of its unit, exactly (section 3.6)."""
    for ai, value in elements:
        if len(ai) == 4 and ai.startswith(prefix):
            return Quantity(int(value) * ONE // 10 ** int(ai[3]))
    return None


def reading_of(raw: str, kind: str, elements: tuple[Element, ...], fault: Fault | None, year: int) -> Reading:
    """What elements say together; nothing where they contradict each other."""
    fault = fault or fault_of_set(elements)
    if fault is not None and fault[0] != "missing-partner":
        return Reading(raw, kind, elements, error=fault)
    gtin = first_value(elements, "01", "02", "03") or first_value(elements, "8006", "8026")[:14]
    sscc = first_value(elements, "00")
    expiry = first_value(elements, *EXPIRIES)
    count = first_value(elements, *COUNTS)
    return Reading(
        raw,
        kind,
        elements,
        gtin=gtin,
        lot=first_value(elements, "10"),
        serial=first_value(elements, "21"),
        expiry=date_of(expiry, year).isoformat() if expiry else "",
        sscc=sscc,
        quantity=Quantity(int(count) * ONE) if count else None,
        net_weight=measure(elements, "310"),
        key=sscc or gtin or first_value(elements, "414", "8003", "8004"),
        error=fault,
    )


def combine(first: Reading, second: Reading, year: int = 0) -> Reading:
    """Two codes of one label as one: pairs are judged over both (section 4.14)."""
    elements = tuple(dict.fromkeys((*first.elements, *second.elements)))
    return reading_of(f"{first.raw} {second.raw}", first.kind, elements, None, year or this_year())
