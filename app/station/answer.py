"""What a station says back: the prompt, the banner and the answer to one scan (CONTRACT: scan scripts)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.speech import say


class Tone(StrEnum):
    """How an answer sounds and looks."""

    OK = "ok"
    DONE = "done"
    ATTENTION = "attention"
    REFUSED = "refused"


class Outcome(StrEnum):
    """What became of a scan: exactly one of these (invariant 1)."""

    STEP = "step"
    COMMAND = "command"
    TRANSACTION = "transaction"
    IGNORED = "ignored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Expect:
    """One kind of scan that would fit now; `codes` are acceptable ones, at most 20, left out where blind."""

    kind: str
    codes: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the station wants next, for people (`title`, `text`) and machines (`expects`, `commands`)."""

    title: str
    text: str = ""
    expects: tuple[Expect, ...] = ()
    commands: tuple[str, ...] = ()
    asked: str = ""
    """Whose badge is awaited, for people; machines see it in `expects`."""

    def as_json(self) -> dict[str, Any]:
        expects = [
            {
                "kind": expect.kind,
                **({"codes": list(expect.codes)} if expect.codes else {}),
                "optional": expect.optional,
            }
            for expect in self.expects
        ]
        return {"title": self.title, "text": self.text, "expects": expects, "commands": list(self.commands)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two codes that differ: the banner boxes the digits in which they do."""

    read: str
    wanted: str
    read_label: str = ""
    wanted_label: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """The one thing that says what happened: colour and word and icon.

    `headline` is the item, `details` the small facts. A refusal fills `read`, `why` and `do` instead.
    `figure` is the large number at the right with its `caption`.
    """

    tone: Tone
    title: str
    headline: str = ""
    details: tuple[str, ...] = ()
    figure: str = ""
    caption: str = ""
    read: str = ""
    why: str = ""
    do: str = ""
    comparison: Comparison | None = None
    subject: str = ""
    """What a row of the scan trail calls it: a SKU, an order number."""

    @property
    def short(self) -> str:
        """The second line of a trail row."""
        counted = say("{figure} {caption}", figure=self.figure, caption=self.caption) if self.figure else ""
        return counted if counted and self.tone == Tone.OK else self.title


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one scan, command or value; `code` is stable, `transactions` are envelope ids."""

    outcome: Outcome
    code: str
    prompt: Prompt
    banner: Banner
    transactions: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    """Papers that were made: the paths of their files."""
    photograph: str = ""
    """A photograph is wanted now, of this."""
    taken: bool = True
    """False where no rule refuses it: this computer could not take it (its disk is full, say)."""

    @property
    def tone(self) -> Tone:
        return self.banner.tone

    @property
    def text(self) -> str:
        """The banner in one line."""
        banner = self.banner
        parts = [banner.title, banner.headline or banner.read, banner.why, banner.do]
        return ". ".join(part for part in parts if part)
