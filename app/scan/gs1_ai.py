"""Application identifiers as biip lists them, and whether one value fits one of them.

biip holds the dictionary (all 541 identifiers, their formats); it is loaded at the first GS1 code, since
that costs about 0.1 s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.speech import say
from app.scan.gs1_values import value_fault
from app.scan.reading import Fault

_PART = re.compile(r"([NXYZ])(?:\.\.)?([0-9]+)")
_CORRECTIONS = (
    # A percent-encoded pair counts as its characters; the choice between two ways makes matching slow, too.
    ("|%[0-9A-Fa-f][0-9A-Fa-f]%[0-9A-Fa-f][0-9A-Fa-f]", ""),
    ("{5,30}", "{1,30}"),
    ("[0-9A-Za-z_-]{1,90}", "[0-9A-Za-z_-]{1,90}={0,2}"),
    ("{0,8}", "{1,8}"),
    ("{0,4}", "{1,4}"),
)
"""Where biip's patterns differ from the General Specifications: AIs 4300…, 8010, 8030, 30, 7004."""


@dataclass(frozen=True, slots=True)
class ApplicationIdentifier:
    """One identifier and the shape of its values."""

    code: str
    title: str
    fixed: int
    """The predefined length of its values, which need no separator after them; 0 for all others."""
    longest: int
    digits: bool
    """Only digits."""
    pattern: re.Pattern[str]

    def fault(self, value: str) -> Fault | None:
        """Why a value is none of this identifier's, or None."""
        if len(value) > self.longest:
            return (
                "value-too-long",
                say(
                    "({ai}) holds at most {longest} characters, here are {count}",
                    ai=self.code,
                    longest=self.longest,
                    count=len(value),
                ),
            )
        if not value or len(value) < self.fixed:
            return "value-too-short", say(
                "({ai}) needs {length}, here are {count}",
                ai=self.code,
                length=self._length(),
                count=len(value),
            )
        if self.digits and not (value.isascii() and value.isdigit()):
            return "bad-character", say(
                "({ai}) holds digits only, here is {sign}", ai=self.code, sign=_first(value, r"[^0-9]")
            )
        return value_fault(self.code, value) or self._shape_fault(value)

    def _shape_fault(self, value: str) -> Fault | None:
        if self.pattern.fullmatch(self.code + value):
            return None
        strange = _first(value, r'[^!"%&\'()*+,\-./0-9:;<=>?A-Z_a-z]')
        if strange:
            return "bad-character", say("({ai}) cannot hold {strange}", ai=self.code, strange=strange)
        named = f"({self.code}) {self.title}".rstrip()
        return "bad-value", say("“{value}” has not the form of {ai}", value=value, ai=named)

    def _length(self) -> str:
        return say("{fixed} characters", fixed=self.fixed) if self.fixed else "at least 1 character"


def _first(value: str, pattern: str) -> str:
    found = re.search(pattern, value)
    if found is None:
        return ""
    return (
        say("“{sign}”", sign=found[0])
        if found[0].isprintable()
        else say("the character {sign}", sign=f"U+{ord(found[0]):04X}")
    )


@lru_cache(maxsize=2048)
def starting(text: str) -> ApplicationIdentifier | None:
    """The identifier that these (at most four) characters begin with."""
    from biip import ParseError
    from biip.gs1_application_identifiers import GS1ApplicationIdentifier

    try:
        found = GS1ApplicationIdentifier.extract(text)
    except ParseError:
        return None
    return _ours(found.ai, found.data_title, found.format, found.pattern, found.separator_required)


@lru_cache(maxsize=1024)
def _ours(code: str, title: str, form: str, pattern: str, separator: bool) -> ApplicationIdentifier:
    rest = form.partition("+")[2].replace("[N1..N2]", "[N..2]")
    parts = _PART.findall(rest)
    longest = sum(int(length) for _, length in parts) + rest.count("[-]")
    return ApplicationIdentifier(
        code=code,
        title=title,
        fixed=0 if separator else longest,
        longest=longest,
        digits=all(kind == "N" for kind, _ in parts) and "[-]" not in rest,
        pattern=re.compile(_corrected(pattern), re.ASCII),
    )


def _corrected(pattern: str) -> str:
    for theirs, right in _CORRECTIONS:
        pattern = pattern.replace(theirs, right)
    return pattern


def named(code: str) -> ApplicationIdentifier | None:
    """The identifier of exactly this code."""
    found = starting(code) if 2 <= len(code) <= 4 else None
    return found if found is not None and found.code == code else None
