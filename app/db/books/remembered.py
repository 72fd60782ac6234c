"""The catalogue and the documents as a connection has read them, as long as no record has a newer version.

A station scans the same goods against the same order, and each posting needs to know of them what the one
before it knew. The books say in their head how many versions of records they hold: while that number is the
same, so are all records. On PostgreSQL alone; on SQLite a read is no trip.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.db.books.asks import CATALOGUE, CATALOGUE_ASKS, PROMISED

Ask = Mapping[str, Sequence[Sequence[str]]]
Found = dict[str, Any]
Key = tuple[tuple[tuple[str, ...], ...], ...]

_MOST = 1_000
"""Answers that are kept; a station with more goods than this at hand begins anew."""
_LARGEST = 16
"""Entries of an ask that is worth keeping: a batch of many scans never comes again."""
_PLACE = "books-catalogue"


@dataclass(slots=True)
class Catalogue:
    """What a connection has read, all of it at one count of versions (and of rebuilds)."""

    versions: tuple[int, ...] = ()
    answers: dict[Key, Found] = field(default_factory=dict)

    def with_versions(self, key: Key, ask: Ask) -> Ask:
        """The ask; where its answer is known it says of which versions, and the catalogue is not read."""
        return {**ask, "versions": [list(map(str, self.versions))]} if key in self.answers else ask

    def completes(self, key: Key, found: Found) -> bool:
        """Put in what was not read; False: there are newer versions, ask anew."""
        if CATALOGUE[0] in found:
            self._keep(key, found)
        elif _versions(found) == self.versions:
            found.update(self.answers[key])
        else:
            return False
        return True

    def _keep(self, key: Key, found: Found) -> None:
        """Remember what was read, where it follows from the ask and the records alone."""
        versions = _versions(found)
        if versions != self.versions or len(self.answers) >= _MOST:
            self.answers.clear()
            self.versions = versions
        if key and PROMISED[0] not in found:
            self.answers[key] = {name: found[name] for name in CATALOGUE}


def catalogue_of(info: MutableMapping[Any, Any]) -> Catalogue:
    """What a connection remembers, by its `info`."""
    catalogue: Catalogue = info.setdefault(_PLACE, Catalogue())
    return catalogue


def key_of(ask: Ask) -> Key:
    """What an ask wants of the catalogue; empty where it is too much to be remembered."""
    asked = tuple(tuple(map(tuple, ask.get(name, ()))) for name in CATALOGUE_ASKS)
    return asked if sum(map(len, asked)) <= _LARGEST else ()


def _versions(found: Found) -> tuple[int, ...]:
    return tuple(found["head"][0][3:])
