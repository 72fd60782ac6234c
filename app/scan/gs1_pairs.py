"""Which application identifiers need company, and which cannot stand together.

Facts of the GS1 General Specifications, sections 4.13 (invalid pairs) and 4.14 (mandatory associations).
A lower-case n stands for any digit. GS1 judges pairs over all the symbols of one label together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from app.domain.speech import either, say
from app.scan.reading import Element, Fault

_NEEDS = """
02 8026: 37
10 11 13 15 16 20 240 241 422: 01 | 02 | 03 | 8006 | 8026
17: 01 | 02 | 03 | 255 | 8006 | 8026
12 391n 415: 8020
21 251 7021 8012: 01 | 03 | 8006
22 235 337n 710 711 712 713 714 715 716 717 8001 8014 8200: 01
242 7001: 01 | 02 | 8006 | 8026
243: 01 | 03
250: 01+21 | 03+21 | 8006+21
254: 414
30 310n 311n 312n 313n 314n 315n 316n: 01 | 02
320n 321n 322n 323n 324n 325n 326n 327n 328n 329n: 01 | 02
350n 351n 352n 356n 357n 360n 361n 364n 365n 366n: 01 | 02
7002 7005 7006 7007 7008 7009 703n 8005: 01 | 02
330n 331n 332n 333n 334n 335n 336n 340n 341n 342n 343n 344n 345n 346n 347n 348n 349n: 00 | 01
353n 354n 355n 362n 363n 367n 368n 369n: 00 | 01
37: 00+02 | 00+8026
390n: 255 | 8020
392n: 01+30 | 01+31nn | 01+32nn | 01+35nn | 01+36nn
393n 395n: 30 | 31nn | 32nn | 35nn | 36nn
394n 8111: 255
403 4300 4301 4302 4304 4305 4306 4307 4308 4309 4310 4311 4312 4314 4315 4316 4317 4318 4319: 00
4320 4321 4322 4323 4324 4325 4326 4330 4331 4332 4333 7041: 00
423 424 425 426 7003 7010 7011 8008: 01 | 02 | 03
427: 01+422 | 02+422 | 03+422
4303: 4302
4313: 4312
7004: 01+10 | 03+10
7020: 01+416 | 03+416 | 8006+416
7022: 01+7021 | 03+7021 | 8006+7021
723n: 01 | 8004
7240: 01 | 8006
7241 7242 7253 7254 7255 7256 8019: 8017 | 8018
7250 7251 7252 7257 7259: 8018
7258: 8018+7259
8007 8020: 415
8009: 00 | 01 | 03
8011: 8010
8030: 00 | 01+21 | 03+21 | 253 | 255 | 8003 | 8004 | 8006+21 | 8010+8011 | 8017 | 8018
8040: 01+21
8041 8042 8043: 01+21+8040
"""

_EXCLUDES = """
01: 255 37
02: 01 03
03: 01 02 37 235
21: 235
255: 01 02 415 8006 8020 8026
390n: 390n 391n 394n 8111
391n: 391n
392n: 392n 393n
393n: 393n
394n: 394n 8111
395n: 392n 393n 395n 8005
420: 421
421: 4307
422 423 424 425: 426
4330: 4331
4331: 4330
4332: 4333
4333: 4332
7240: 03
7250: 7251
7251: 7250
7253 7254 7255: 7256 7259
7259: 7256
8006: 01 03 37
8017: 8018
8018: 8017
8026: 02 03 8006
"""

_MEASURES = re.compile(r"3[1-6]\d\d")
_SERIALISED_FROM = {"253": 13, "255": 13, "8003": 14}
"""These keys have a serial only beyond that many digits; a digital signature (8030) needs one."""

_Matcher = Callable[[str], object]


def fault_of_set(elements: Sequence[Element]) -> Fault | None:
    """What is wrong with these elements as one message: repeats first, then pairs, then missing partners."""
    return repeated(elements) or excluded(elements) or missing(elements)


def repeated(elements: Iterable[Element]) -> Fault | None:
    """The same identifier with two values says nothing (GS1 General Specifications, section 4.15)."""
    seen: dict[str, str] = {}
    for ai, value in elements:
        if seen.setdefault(ai, value) != value:
            return "repeated-ai", say(
                "({ai}) says both {before} and {value}", ai=ai, before=seen[ai], value=value
            )
    return None


def excluded(elements: Iterable[Element]) -> Fault | None:
    """Two identifiers that contradict each other."""
    ais = list(dict.fromkeys(ai for ai, _ in elements))
    for ai in ais:
        for other in ais:
            if other != ai and _cannot_stand_by(ai, other):
                return "excluded-pair", say(
                    "({ai}) and ({other}) cannot stand on one label", ai=ai, other=other
                )
    return None


def missing(elements: Sequence[Element]) -> Fault | None:
    """An identifier whose partner is on another symbol of the label, or nowhere."""
    ais = frozenset(ai for ai, _ in elements)
    for ai in dict.fromkeys(element.ai for element in elements):
        groups = _needed_by(ai)
        if groups and not any(all(any(map(m, ais)) for m in group) for _, group in groups):
            wanted = either(words for words, _ in groups)
            return (
                "missing-partner",
                say(
                    "({ai}) says nothing without {wanted}: scan the label's other code, too",
                    ai=ai,
                    wanted=wanted,
                ),
            )
    return _unserialised(elements, ais)


def _unserialised(elements: Sequence[Element], ais: frozenset[str]) -> Fault | None:
    if "8030" not in ais:
        return None
    for ai, value in elements:
        if ai in _SERIALISED_FROM and len(value) == _SERIALISED_FROM[ai]:
            return "missing-partner", say("(8030) signs a serial number, and ({ai}) has none", ai=ai)
    return None


def _matcher(pattern: str) -> _Matcher:
    return re.compile(pattern.replace("n", r"\d"), re.ASCII).fullmatch


def _rows(table: str) -> list[tuple[list[str], str]]:
    rows = (line.partition(":") for line in table.strip().splitlines())
    return [(left.split(), right.strip()) for left, _, right in rows]


def _matching_rows(table: list[tuple[list[str], str]], ai: str) -> list[str]:
    return [right for left, right in table if any(_matcher(pattern)(ai) for pattern in left)]


_NEED_ROWS = _rows(_NEEDS)
_EXCLUDE_ROWS = _rows(_EXCLUDES)

_Group = tuple[str, tuple[_Matcher, ...]]


@lru_cache(maxsize=1024)
def _needed_by(ai: str) -> tuple[_Group, ...]:
    groups = [group for right in _matching_rows(_NEED_ROWS, ai) for group in right.split(" | ")]
    return tuple((_in_words(group), tuple(map(_matcher, group.split("+")))) for group in groups)


def _in_words(group: str) -> str:
    return " with ".join(f"({ai})" for ai in group.split("+"))


def _cannot_stand_by(ai: str, other: str) -> bool:
    # All trade and logistic measures exclude their own kind with another decimal point.
    if _MEASURES.fullmatch(ai) and ai[:3] == other[:3] and len(other) == 4:
        return True
    return any(matches(other) for matches in _excluded_by(ai))


@lru_cache(maxsize=1024)
def _excluded_by(ai: str) -> tuple[_Matcher, ...]:
    patterns = (pattern for right in _matching_rows(_EXCLUDE_ROWS, ai) for pattern in right.split())
    return tuple(map(_matcher, patterns))
