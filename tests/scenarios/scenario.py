"""Scan scripts that say what must come of them.

In a scenario file a line `#= TONE CODE` says how the scan before it is answered. After `#stock` and
`#journal` stand tables: what lies where in the end (location, item, lot or serial or -, status, owner or
`ours`, quantity) and each account's balance. `#exceptions` lists codes and items in the books' order.
Everything is stated: a row too many fails like a row too few. `#shop NAME` fills the books from the files of
shops/NAME; without it they are the demo shop's catalogue and purchase orders. `#post {JSON}` posts a
transaction or asks for a claim before the script begins, as `scanledger post` does. `#rules {JSON}` are the
site's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.bootstrap import demo_shop
from app.bootstrap.player import Player, ScriptClock
from app.bootstrap.workplace import Workplace
from app.domain.clock import parse_instant
from app.insight.as_of import as_of
from app.insight.exceptions import exceptions
from app.insight.stock import stock
from app.insight.valuation import account_totals, total, valuation
from app.integration.post_lines import post_lines
from app.settings import Settings
from app.station.answer import Answer
from app.station.rules import Rules

SHOPS = Path(__file__).parent / "shops"
Look = Callable[[Answer, tuple[Any, ...]], None]
DOCK = ("items", "barcodes", "locations", "partners", "staff", "purchase-orders")
MORNING = parse_instant("2026-11-23T07:00:00Z")


@dataclass
class Scenario:
    """A script and what it must give."""

    path: Path
    script: list[str] = field(default_factory=list)
    answers: dict[int, str] = field(default_factory=dict)
    tables: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    shop: str = ""
    posted: list[str] = field(default_factory=list)
    rules: dict[str, Any] = field(default_factory=dict)


def read_scenario(path: Path) -> Scenario:
    scenario, section, last = Scenario(path), "", 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        scenario.script.append(line if not line.startswith("#") else "#")
        words = tuple(line.lstrip("#").split())
        if line.startswith("#= "):
            scenario.answers[last] = line.removeprefix("#= ").strip()
        elif line.startswith("#shop "):
            scenario.shop = words[1]
        elif line.startswith("#rules "):
            scenario.rules |= json.loads(line.removeprefix("#rules "))
        elif line.startswith("#post "):
            scenario.posted.append(line.removeprefix("#post "))
        elif line in ("#stock", "#journal", "#exceptions"):
            section = line.removeprefix("#")
            scenario.tables[section] = []
        elif section and line.startswith("#  "):
            scenario.tables[section].append(words)
        elif line and not line.startswith(("#", "@station", "@operator", "@time", "@offline", "@online")):
            last = number
    return scenario


@dataclass
class Outcome:
    """What a played script came to, in the scenario's own words."""

    played: dict[str, Any]
    answers: dict[int, str]
    tables: dict[str, list[tuple[str, ...]]]
    total: str


def play(
    lines: list[str],
    url: str,
    data: Path,
    folder: Path = Path(),
    first: int = 1,
    shop: str = "",
    posted: Sequence[str] = (),
    rules: Mapping[str, Any] | None = None,
    look: Look | None = None,
) -> Outcome:
    """Play a script over a shop's books (filled where they are empty). `look` sees each answer, and what a
    window would show with it."""
    clock = ScriptClock()
    clock.set(MORNING)
    with Workplace(Settings(data=data, db=url, rules=Rules(**(rules or {}))), clock) as workplace:
        workplace.make_books()
        if demo_shop.is_empty(workplace):
            _fill(workplace, clock, shop)
            _post(workplace, clock, posted)
        shown = (lambda _, answer: _show(player, answer, look)) if look is not None else None
        player = Player(workplace, clock, folder, first, shown)
        played = player.play(lines).as_json()
        with workplace.books().reading() as connection:
            now = as_of(connection, "")
            values = valuation(connection, now)
            tables = {
                "stock": [_stock_row(row) for row in stock(connection, now)],
                "journal": [(row["account"], row["balance"]) for row in account_totals(connection, now)],
                "exceptions": [_noted(row) for row in exceptions(connection, now)],
            }
    answers = {answer["line"]: f"{answer['tone']} {answer['code']}" for answer in played["answers"]}
    return Outcome(played, answers, tables, total(values))


def _show(player: Player, answer: Answer, look: Look) -> None:
    session = player.station.session
    look(answer, (session.view(), session.prompt(), tuple(session.trail())))


def _fill(workplace: Workplace, clock: ScriptClock, shop: str) -> None:
    if shop:
        demo_shop.fill(workplace, clock, SHOPS / shop)
    else:
        demo_shop.fill(workplace, clock, kinds=DOCK)


def _post(workplace: Workplace, clock: ScriptClock, posted: Sequence[str]) -> None:
    done = post_lines(workplace.books(), posted, operator="", clock=clock)
    assert not done.errors, done.errors
    assert {one.posted.verdict for one in done.answers} <= {"posted", "claim"}, done.answers


def _noted(row: dict[str, Any]) -> tuple[str, ...]:
    """Code and item; of what is about no item, the code alone."""
    return (row["code"], row["item"]) if row["item"] else (row["code"],)


def _stock_row(row: dict[str, Any]) -> tuple[str, ...]:
    identity = row["serial"] or row["lot"] or "-"
    return row["location"], row["item"], identity, row["status"], row["owner"] or "ours", row["quantity"]
