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


@st.composite
def elements(draw: st.DrawFn) -> Element:
    """One element whose value is right; most identifiers come out."""
    ai = draw(st.sampled_from(identifiers()))
    length = ai.fixed or draw(st.integers(1, ai.longest))
    value = draw(st.text(DIGITS if ai.digits else SET_82, min_size=length, max_size=length))
    value = _mended(draw, ai.code, value)
    assume(ai.fault(value) is None)
    return Element(ai.code, value)


def _mended(draw: st.DrawFn, ai: str, value: str) -> str:
    """Make likely what chance would seldom make: check digits, dates."""
    if ai in ("00", "01", "02", "03", "402", "8017", "8018") or ai.startswith("41"):
        return value[:-1] + check_digit(value[:-1])
    if ai in ("11", "12", "13", "15", "16", "17"):
        return draw(st.dates()).strftime("%y%m%d")
    if ai == "8013":
        return "9501" + value[:19] + check_pair("9501" + value[:19])
    return value


@st.composite
def messages(draw: st.DrawFn) -> list[Element]:
    return draw(st.lists(elements(), min_size=1, max_size=6))
