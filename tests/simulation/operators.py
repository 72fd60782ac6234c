"""Operators who see nothing but what a prompt expects, and who now and then do something wrong.

An operator is asked for the next scan with the prompt and the last answer; None: nothing is left to do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Protocol

from app.station.answer import Answer, Expect, Prompt


class Operator(Protocol):
    def next_scan(self, prompt: Prompt, last: Answer | None) -> str | None: ...


class Picker:
    """Follows the prompts: job after job, bin after bin. `name` makes the names of its totes."""

    def __init__(
        self, name: str, seed: int, items: tuple[str, ...], bins: tuple[str, ...], mistakes: float = 0.08
    ) -> None:
        self._mistakes = mistakes
        self._rng = random.Random(seed)
        self._name = name
        self._totes = self._rng.randrange(10_000) * 1_000
        self._items, self._bins = items, bins
        self._tired = 0
        self._nothing_there = False
        self.faults: list[str] = []

    def next_scan(self, prompt: Prompt, last: Answer | None) -> str | None:
        mistake = self._mistake(prompt, last)
        if mistake:
            return mistake
        if "CMD:NEXT" in prompt.commands and "CMD:DONE" not in prompt.commands:
            return self._next_job(last)
        return self._follow(prompt, last)

    def _next_job(self, last: Answer | None) -> str | None:
        """Asks three times before it goes home: what others hold may come free."""
        refused = last is not None and last.code in ("nothing-to-pick", "job-taken")
        self._tired = self._tired + 1 if refused else 0
        return None if self._tired >= 3 else "CMD:NEXT"

    def _follow(self, prompt: Prompt, last: Answer | None) -> str:
        """The first thing that is expected; a quantity card where several of one thing are wanted."""
        wanted: Mapping[str, Expect] = {expect.kind: expect for expect in reversed(prompt.expects)}
        first = prompt.expects[0]
        if first.kind == "handling_unit":
            return f"LP:{first.codes[0]}" if first.codes else self._new_tote()
        if not first.codes:  # it asks for a lot or serial number, and there is none
            self._nothing_there = True
            return "CMD:UNDO"
        if self._nothing_there:
            self._nothing_there = False
            return "CMD:SHORT"
        if first.kind == "item":
            many = int(wanted["quantity"].codes[0]) if "quantity" in wanted else 1
            just_picked = last is not None and last.code == "picked"
            if many >= 1 and just_picked and last and last.banner.subject == first.codes[0]:
                taken, _, whole = last.banner.figure.partition(" of ")
                if taken == "1" and whole:
                    return f"CMD:QTY:{whole}"
            return first.codes[0]
        return first.codes[0]

    def _new_tote(self) -> str:
        self._totes += 1
        return f"LP:{self._name}-{self._totes}"

    # --- what goes wrong -------------------------------------------------------------------------------

    def _mistake(self, prompt: Prompt, last: Answer | None) -> str:
        """A wrong thing now and then; what was scanned twice is taken back."""
        first = prompt.expects[0] if prompt.expects else None
        if last is not None and last.code == "enough" and self._rng.random() < 0.5:
            self.faults.append("double scan")
            return ""
        if first is None or self._rng.random() >= self._mistakes:
            return ""
        if first.kind == "item" and last is not None and last.code == "bin-scanned":
            fault = self._rng.choice(("wrong item", "short", "damaged", "undo", "wrong bin", "blocked"))
        elif first.kind == "location" and last is not None and last.code == "stop-done":
            fault = self._rng.choice(("double scan", "wrong bin", "undo", "unknown"))
        elif first.kind == "handling_unit" and first.codes:
            fault = "wrong tote"
        else:
            return ""
        self.faults.append(fault)
        return {
            "wrong item": self._rng.choice(self._items),
            "wrong bin": self._rng.choice(self._bins),
            "wrong tote": "LP:SOMEBODY-ELSES",
            "double scan": last.banner.subject if last else "",
            "short": "CMD:SHORT",
            "damaged": "CMD:DAMAGED",
            "blocked": "CMD:BLOCKED",
            "undo": "CMD:UNDO",
            "unknown": "0000-UNKNOWN",
        }[fault]


class Packer:
    """Packs the totes of one cart, unit by unit; what is short takes the supervisor's badge."""

    def __init__(
        self, name: str, seed: int, items: tuple[str, ...], bins: tuple[str, ...], mistakes: float = 0.08
    ) -> None:
        del bins
        self._rng, self._mistakes, self._items = random.Random(seed), mistakes, items
        self._cart = f"CART-{name.removeprefix('PK-')}-"
        self._waited = 0
        self.faults: list[str] = []

    def next_scan(self, prompt: Prompt, last: Answer | None) -> str | None:
        if last is not None and last.code == "approval-needed":
            return "OP:SUE"
        if last is not None and last.code == "not-complete":
            return "CMD:SHORT"
        first = prompt.expects[0]
        if first.kind == "handling_unit":
            mine = [code for code in first.codes if code.startswith(self._cart)]
            self._waited = 0 if mine else self._waited + 1
            return f"LP:{mine[0]}" if mine else _look_again(first.codes, self._waited)
        if first.kind == "location":
            return "CMD:CANCEL"
        if first.kind == "command":
            return "CMD:DONE"
        if first.kind == "item" and self._rng.random() < self._mistakes:
            self.faults.append("wrong item")
            return self._rng.choice(self._items)
        return first.codes[0]


class Shipper:
    """Binds a carrier's label to each carton of its share."""

    def __init__(
        self, name: str, seed: int, items: tuple[str, ...], bins: tuple[str, ...], mistakes: float = 0.08
    ) -> None:
        del items, bins
        self._rng, self._mistakes, self._name = random.Random(seed), mistakes, name
        self._mine = int(name.removeprefix("OUT-")) - 1
        self._labels = self._waited = 0
        self._carton = ""
        self.faults: list[str] = []

    def next_scan(self, prompt: Prompt, last: Answer | None) -> str | None:
        del last
        first = prompt.expects[0]
        if first.kind == "tracking":
            if self._rng.random() < self._mistakes:
                self.faults.append("own label")
                return self._carton
            self._labels += 1
            return f"TRK{self._name}{self._rng.randrange(10**9):09}{self._labels:05}"
        mine = [code for code in first.codes if int(code[-3:-1]) % SHIPPERS == self._mine]
        self._carton = mine[0] if mine else ""
        self._waited = 0 if mine else self._waited + 1
        return self._carton or _look_again(first.codes, self._waited)


def _look_again(codes: tuple[str, ...], waited: int) -> str | None:
    """A prompt names the first twenty: while these are others' work, one's own may stand behind them."""
    return "CMD:WHY" if codes and waited < PATIENCE else None


PATIENCE = 2_000
SHIPPERS = 2
"""So many docks share the cartons, by their numbers."""
OPERATORS: Mapping[str, Callable[..., Operator]] = {"pick": Picker, "pack": Packer, "ship": Shipper}
"""Procedure → the operator of its stations; each is made with a name, a seed, items, bins and how often it is
mistaken."""
