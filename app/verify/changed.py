"""Layer and use rows of one envelope, by line and by the pool that they changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.verify.rows import Row

SEPARATOR = "\x1f"


class Pool(NamedTuple):
    """A pool by the five fields of its key."""

    item: str
    site: str
    owner: str
    account: str
    reference: str

    @classmethod
    def of(cls, key: str) -> Pool:
        """Read a key; one that is none has blanks."""
        return cls(*(*key.split(SEPARATOR), "", "", "", "", "")[:5])


class Change(NamedTuple):
    """What one movement did to one pool."""

    key: str
    layers: Sequence[Row]
    uses: Sequence[Row]

    @property
    def pool(self) -> Pool:
        return Pool.of(self.key)

    @property
    def gained(self) -> int:
        """Quantity; negative: lost."""
        entered = sum(int(row["quantity"]) for row in self.layers)
        return entered - sum(int(row["quantity"]) for row in self.uses)

    @property
    def value(self) -> int:
        """By how much the pool's value grew."""
        return sum(int(row["value"]) for row in self.layers) - sum(int(row["value"]) for row in self.uses)

    @property
    def brought(self) -> int:
        """The value that entered: new layers, and what was given back to old ones; settlements left aside."""
        back = sum(-int(row["value"]) for row in self.uses[: self._given_back])
        return back + sum(int(row["value"]) for row in self.layers)

    @property
    def true_up(self) -> int:
        """What settling a debt cost beyond what it was taken at."""
        return sum(int(row["value"]) for row in self.uses[self._given_back :])

    @property
    def _given_back(self) -> int:
        """How many uses give back, before the pairs that settle."""
        back, count = self.gained - sum(row["quantity"] for row in self.layers), 0
        for row in self.uses:
            if back <= 0 or row["quantity"] >= 0:
                break
            back, count = back + row["quantity"], count + 1
        return count


def changes_of(layers: Sequence[Row], uses: Sequence[Row]) -> dict[int, list[Change]]:
    """Layer and use rows by line and pool."""
    places = {(row["line"], row["pool"]): None for row in (*layers, *uses)}
    found: dict[int, list[Change]] = {}
    for line, pool in sorted(places):
        mine = [[r for r in rows if (r["line"], r["pool"]) == (line, pool)] for rows in (layers, uses)]
        found.setdefault(line, []).append(Change(pool, *mine))
    return found
