"""What the menu offers: the procedures to turn to, each with its card, and the papers that were made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ui.printing import Papers
from ui.widgets.choice import Choice
from ui.widgets.rail import ICONS, SETUP, Rail
from ui.windowcards import go_card


def procedure_choices(rail: Rail, current: str, choose: Callable[[str], None]) -> list[Choice]:
    """All that the rail has, in its order and words."""
    return [
        Choice(
            rail.word(name),
            ICONS.get(name, name),
            partial(choose, name),
            "F10" if name == SETUP else go_card(name),
            name == current,
        )
        for name in rail.names
    ]


def paper_choices(papers: Papers) -> list[Choice]:
    """The last papers, to be opened."""
    return [
        Choice(path.name, "paper", partial(papers.open, path), path.suffix.lstrip(".").upper())
        for path in papers.last
    ]
