"""Hypothesis strategies: right GS1 messages of any identifiers, in any order."""

from __future__ import annotations

from functools import cache

from hypothesis import assume
from hypothesis import strategies as st

from app.domain.identifiers import check_digit
from app.scan.gs1_ai import ApplicationIdentifier, named
from app.scan.gs1_values import check_pair
from app.scan.reading import Element

SET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"


@cache
def identifiers() -> tuple[ApplicationIdentifier, ...]:
    codes = (str(number).zfill(width) for width in (2, 3, 4) for number in range(10**width))
    found = (named(code) for code in codes)
    return tuple(ai for ai in found if ai is not None)


CHECKED = frozenset({"00", "01", "02", "03", "402", "8017", "8018", *(f"41{n}" for n in range(8))})
DATED = frozenset({"11", "12", "13", "15", "16", "17"})


@st.composite
def elements(draw: st.DrawFn) -> Element:
    """One element whose value is right; most identifiers come out."""
    ai = draw(st.sampled_from(identifiers()))
    value = _value(draw, ai)
    assume(ai.fault(value) is None)
    return Element(ai.code, value)


def _value(draw: st.DrawFn, ai: ApplicationIdentifier) -> str:
    """Check digits and dates are made right, since chance would seldom make them so."""
    if ai.code in CHECKED:
        body = draw(st.text(DIGITS, min_size=ai.longest - 1, max_size=ai.longest - 1))
        return body + check_digit(body)
    if ai.code in DATED:
        return draw(st.dates()).strftime("%y%m%d")
    if ai.code == "8013":
        body = "9501" + draw(st.text(SET_82, max_size=19))
        return body + check_pair(body)
    length = ai.fixed or draw(st.integers(1, ai.longest))
    return draw(st.text(DIGITS if ai.digits else SET_82, min_size=length, max_size=length))


@st.composite
def messages(draw: st.DrawFn) -> list[Element]:
    return draw(st.lists(elements(), min_size=1, max_size=6))
