"""Promises that went with their goods: recomputed from what lay and was promised where goods were moved from
(invariant 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.verify.deed import Deed
from app.verify.rows import Row
from app.verify.walked import FACTS, Spot, is_loose

Open = dict[str, dict[str, Any]]
"""What is promised at a spot, by allocation."""


@dataclass(frozen=True, slots=True)
class Followed:
    """The rows of promises that went with what was moved or were let go, the first of them at `at`."""

    at: int
    rows: list[dict[str, Any]]

    @property
    def end(self) -> int:
        return self.at + len(self.rows)


def followed(deed: Deed, before: Sequence[Row]) -> Followed:
    """What went with its goods; `before` are the rows that the transaction left until then."""
    changed = [dict(row) for row in before]
    rows: list[dict[str, Any]] = []
    for row in _moved_on(deed):
        for one in _follow(deed, row, changed):
            one["part"] = len(changed) + 1
            one["allocation"] = str(one["allocation"]).replace("?", f"{deed.id}:{one['part']}")
            changed.append(one)
            rows.append(one)
    return Followed(len(before), rows)


def _moved_on(deed: Deed) -> Iterator[Row]:
    for row in deed.movements:
        elsewhere = not row["to_location"].startswith("~") or row["to_location"].startswith("~transit:")
        if row["kind"] in ("move", "reverse") and elsewhere and sells(deed, row, "from"):
            yield row


def sells(deed: Deed, row: Row, end: str) -> bool:
    """Could what lay at this end of a movement be promised, by its state and its place?"""
    place = deed.known.catalogue.body("location", row[f"{end}_location"], deed.position)
    return is_loose(row, end) and place is not None and place_sells(place)


def place_sells(place: Mapping[str, Any]) -> bool:
    """A bin, or a dock by its setting."""
    kind = place.get("kind", "bin")
    return bool(kind == "bin" or (kind == "dock" and place.get("sellable")))


def _follow(deed: Deed, row: Row, changed: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The latest promises first, as far as what remains does not cover them."""
    spot = (row["item"], row["from_location"], row["lot"])
    standing = _open_at(deed, spot, changed)
    if not standing:
        return
    lying = deed.known.walked.lies(spot) + _brought(deed, spot)
    excess = sum(one["quantity"] for one in standing.values()) - max(0, lying)
    left = min(excess, row["quantity"])
    for allocation, one in sorted(standing.items(), reverse=True):
        part = min(left, one["quantity"])
        if part <= 0:
            continue
        left -= part
        yield {**one, "quantity": -part}
        if sells(deed, row, "to"):
            name = f"{allocation.partition('>')[0]}>?"
            yield {**one, "allocation": name, "location": row["to_location"], "quantity": part}


def _open_at(deed: Deed, spot: Spot, changed: Sequence[Mapping[str, Any]]) -> Open:
    standing = {str(one["allocation"]): dict(one) for one in deed.known.walked.open_at(spot)}
    for row in changed:
        if row["state"] == "open" and (row["item"], row["location"], row["lot"]) == spot:
            names = ("allocation", "state", "unit", *FACTS)
            nothing = {**{name: row[name] for name in names}, "quantity": 0}
            standing.setdefault(row["allocation"], nothing)["quantity"] += row["quantity"]
    return {name: one for name, one in standing.items() if one["quantity"]}


def _brought(deed: Deed, spot: Spot) -> int:
    """So much more lies there loose after the transaction."""
    net: Counter[Spot] = Counter()
    for row in deed.movements:
        for end, sign in (("from", -1), ("to", 1)):
            if is_loose(row, end):
                net[row["item"], row[f"{end}_location"], row["lot"]] += sign * row["quantity"]
    return net[spot]
