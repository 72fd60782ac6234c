"""A player that sees nothing but each prompt's machine-readable *expects* and commands, and its own hands.

    played = ExpectsPlayer(station, Hands(kinds={"handling_unit": ["(00)…"]}, wishes=["CMD:OPEN"])).play()

It never looks at words, views or the books. What it holds (`kinds`: kind of expect → codes on the things
before it) goes before the codes that a prompt names; a card that it wishes for is used once it is offered.
Facts that no code names (a lot, a serial) it reads off the goods: they are made up, each serial once. Where
nothing is left to scan it says DONE; it ends when nothing fits any more, or when `enough` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from app.bootstrap.session import Session
from app.bootstrap.workplace import Station, Workplace
from app.scan.scan import Device, Scan
from app.station.answer import Answer, Expect, Outcome, Prompt

FINISHING = ("CMD:DONE", "CMD:SKIP")
"""What ends or leaves out, where nothing else fits."""
PATIENCE = 3
"""So many refusals one after the other mean that the player is lost."""


@dataclass
class Hands:
    """What lies before the player, who may approve, and which cards it wants to use, in this order."""

    kinds: Mapping[str, Sequence[str]] = field(default_factory=dict)
    wishes: Sequence[str] = ()
    badge: str = ""
    pin: str = ""
    photograph: bytes = b""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Kind → what is read off the goods, where it is always the same."""


class Lost(AssertionError):
    """A prompt that cannot be followed: what it expects is refused, or it expects what nobody can give."""


class ExpectsPlayer:
    """Plays one station. After each answer what waits goes to the books, as at a connected station."""

    def __init__(self, workplace: Workplace, station: Station, hands: Hands | None = None) -> None:
        self._workplace = workplace
        self._session: Session = station.session
        self._hands = hands or Hands()
        self._left = {kind: list(codes) for kind, codes in self._hands.kinds.items()}
        self._wishes = list(self._hands.wishes)
        self._numbers = count(1)
        self._refused: set[tuple[str, str]] = set()
        self.answers: list[Answer] = []

    def play(self, enough: Callable[[Answer], bool] = lambda _: False, most: int = 300) -> list[Answer]:
        """Follow the prompts until nothing fits. Raises Lost."""
        prompt, in_a_row = self._session.prompt(), 0
        for _ in range(most):
            said = self._choose(prompt)
            if said is None:
                return self.answers
            answer = self._give(*said)
            self.answers.append(answer)
            self._workplace.pump()
            if answer.outcome in (Outcome.REFUSED, Outcome.IGNORED):
                self._refused.add((prompt.title, said[1]))
            in_a_row = in_a_row + 1 if answer.outcome == Outcome.REFUSED else 0
            if in_a_row >= PATIENCE:
                raise Lost(f"{prompt.as_json()}: {said} was refused: {answer.text}")
            if enough(answer):
                return self.answers
            prompt = answer.prompt
        raise Lost(f"no end after {most} answers; the last prompt was {prompt.as_json()}")

    def codes(self) -> list[str]:
        """The codes of all answers."""
        return [answer.code for answer in self.answers]

    # --- choosing --------------------------------------------------------------------------------------

    def _choose(self, prompt: Prompt) -> tuple[str, str] | None:
        """(kind, code) of what fits best: a wished card, things in hand, what is named, a fact, DONE."""
        for option in self._options(prompt):
            if (prompt.title, option[1]) not in self._refused:
                return option
        return None

    def _options(self, prompt: Prompt) -> Iterator[tuple[str, str]]:
        wanted = [expect for expect in prompt.expects if not expect.optional]
        yield from (
            ("badge", self._hands.badge) for one in wanted if one.kind == "badge" and self._hands.badge
        )
        if self._wishes and _offered(self._wishes[0], prompt.commands):
            yield "command", self._wishes.pop(0)
        for expect in (*wanted, *(one for one in prompt.expects if one.optional)):
            if self._left.get(expect.kind):
                yield expect.kind, self._left[expect.kind].pop(0)
        for expect in wanted:
            yield from self._named(expect)
        yield from (("command", card) for card in FINISHING if card in prompt.commands)

    def _named(self, expect: Expect) -> Iterator[tuple[str, str]]:
        """What the prompt names; else what the player reads off the goods."""
        yield from ((expect.kind, code) for code in expect.codes)
        if expect.codes:
            return
        if expect.kind == "photo" and self._hands.photograph:
            yield "photo", ""
        elif expect.kind in self._hands.facts:
            yield expect.kind, self._hands.facts[expect.kind]
        elif expect.kind == "serial":
            yield "serial", f"X{next(self._numbers):06}"
        elif expect.kind in _READ:
            yield expect.kind, _READ[expect.kind]

    # --- giving ----------------------------------------------------------------------------------------

    def _give(self, kind: str, code: str) -> Answer:
        if kind == "badge":
            return self._session.approve(code, self._hands.pin)
        if kind == "photo":
            return self._session.photograph(self._hands.photograph)
        device = Device.TYPED if kind in ("quantity", "price") else Device.SCRIPT
        return self._session.hear(Scan(code, "", device, "player", self._session.now()))


_READ = {"lot": "L1", "expiry": "2031-12-31", "quantity": "1", "price": "1"}
"""Kind → what stands on every label that the player meets."""


def _offered(wish: str, commands: Sequence[str]) -> bool:
    """Is the card offered? `CMD:QTY:n` offers any argument, and a plain card one too."""
    name = ":".join(wish.split(":")[:2])
    return any(command == wish or ":".join(command.split(":")[:2]) == name for command in commands)
