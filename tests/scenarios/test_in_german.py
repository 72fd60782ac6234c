"""Nothing English is left in what a window shows of a day's work once it speaks German, but data."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from scenario import SHOPS, play, read_scenario

from app.bootstrap.demo_shop import SHOP
from app.station.answer import Answer
from ui.interpreter import Interpreter
from ui.language import TRANSLATIONS, read_catalogue

HERE = Path(__file__).parent
DAYS = (
    "counter-sale",
    "pack-an-order",
    "pick-what-goes-wrong",
    "putaway",
    "receiving-pallets",
    "receiving-set-apart",
    "returns-odd-parcels",
    "ship-a-load",
    "ship-a-load",
)
ENGLISH = re.compile(
    r"\b(?:and|are|back|bin|books|case|for|from|goods|have|here|is|it|its|label|more|no|not|nothing|of|or|order|"
    r"scan|scanned|the|then|there|this|to|units?|with|your)\b",
    re.IGNORECASE,
)
"""Words that no German sentence has, and most English ones."""
FOR_MACHINES = frozenset(
    {"code", "command", "commands", "expects", "icon", "key", "prints", "scan", "transactions", "walk"}
)


def data() -> list[str]:
    """What the shops call their goods, people and questions, the longest first."""
    cells = {
        cell
        for folder in (SHOP, SHOPS)
        for path in folder.rglob("*.csv")
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines())
        for cell in row
        if ENGLISH.search(cell)
    }
    return sorted(cells, key=lambda cell: -len(cell))


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, whatever it is in."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in FOR_MACHINES:
                yield from texts(getattr(value, one.name))


@pytest.mark.parametrize("name", DAYS)
def test_no_english_is_left(name: str, tmp_path: Path) -> None:
    scenario, known = read_scenario(HERE / f"{name}.scan"), data()
    german = Interpreter(read_catalogue(TRANSLATIONS / "station_de.ts"), ",", ".")
    left: set[str] = set()
    heard = 0

    def look(answer: Answer, shown: tuple[Any, ...]) -> None:
        nonlocal heard
        heard += 1
        for text in texts(german.said((answer, *shown))):
            bare = text
            for cell in known:
                bare = bare.replace(cell, "")
            if any(not word.isupper() for word in ENGLISH.findall(bare)):
                left.add(text)

    play(
        scenario.script,
        f"sqlite:///{tmp_path / 'books.db'}",
        tmp_path / "station",
        HERE,
        shop=scenario.shop,
        posted=scenario.posted,
        rules=scenario.rules,
        look=look,
    )
    assert heard > 5
    assert left == set()
