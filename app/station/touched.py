"""Which orders a posting touched: what came free was promised to them, or what was promised is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from app.domain.speech import counted, say
from app.station.refusals import number

MOST = 3
"""Orders that are named; of more, how many."""


class Posted(Protocol):
    """What the books said of one envelope (posting's `Posted` is one)."""

    @property
    def promised(self) -> Iterable[Mapping[str, Any]]: ...
    @property
    def released(self) -> Iterable[Mapping[str, Any]]: ...


def touched(answers: Iterable[Posted]) -> tuple[str, ...]:
    """A sentence for each order and item, those that lose something first."""
    gained: Counter[tuple[str, str]] = Counter()
    lost: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, str], str] = {}
    for answer in answers:
        for row in answer.released:
            lost[row["document"], row["item"]] += row["quantity"]
        for row in answer.promised:
            gained[row["document"], row["item"]] += row["quantity"]
            places[row["document"], row["item"]] = row["location"]
    said = [
        (gained[key] >= lost[key], key, _sentence(key, gained[key] - lost[key], places.get(key, "")))
        for key in {*gained, *lost}
    ]
    words = [sentence for *_, sentence in sorted(said)]
    more = len(words) - MOST
    if more > 0:
        words[MOST:] = [counted(more, "and {count} more order", "and {count} more orders")]
    return tuple(words)


def _sentence(key: tuple[str, str], net: int, place: str) -> str:
    order, item = key
    if net < 0:
        return say(
            "{order} loses {quantity} of {item}: none left", order=order, quantity=number(-net), item=item
        )
    if net == 0:
        return say("{order} gets {item} from {place} instead", order=order, item=item, place=place)
    return say("{order} is promised {quantity} of {item}", order=order, quantity=number(net), item=item)
