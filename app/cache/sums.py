"""Counts that are added to and taken from, and found by what their keys say."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

_NONE: Mapping[object, int] = {}


class Sum(Generic[K]):
    """Amounts by key; a key that comes to nothing is gone. `marks` says by what else a key is found."""

    def __init__(self, marks: Callable[[K], Iterator[Hashable]] | None = None) -> None:
        self._marks = marks
        self._amounts: dict[K, int] = {}
        self._marked: dict[Hashable, dict[K, int]] = {}

    def __getitem__(self, key: K) -> int:
        return self._amounts.get(key, 0)

    def __len__(self) -> int:
        return len(self._amounts)

    def __iter__(self) -> Iterator[K]:
        return iter(self._amounts)

    def marked(self, mark: Hashable) -> Mapping[K, int]:
        """The amounts whose keys bear a mark."""
        return self._marked.get(mark, _NONE)  # type: ignore[arg-type]

    def marks(self) -> Iterable[Hashable]:
        """Every mark that some key bears."""
        return self._marked.keys()

    def clear(self) -> None:
        self._amounts.clear()
        self._marked.clear()

    def add(self, amounts: Mapping[K, int], sign: int = 1) -> None:
        for key, amount in amounts.items():
            _add(self._amounts, key, sign * amount)
            for mark in self._marks(key) if self._marks else ():
                of_mark = self._marked.setdefault(mark, {})
                _add(of_mark, key, sign * amount)
                if not of_mark:
                    del self._marked[mark]


def _add(amounts: dict[K, int], key: K, amount: int) -> None:
    whole = amounts.get(key, 0) + amount
    if whole:
        amounts[key] = whole
    else:
        amounts.pop(key, None)
