"""The shape that every procedure shares: `start(context) → state`, `step(state, event, context) → Step`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.domain.clock import Instant
from app.domain.transaction import Transaction
from app.scan.resolve import Resolved
from app.scan.scan import Scan
from app.station.answer import Banner, Outcome, Prompt
from app.station.lookup import LookUp
from app.station.view import StageView


@dataclass(frozen=True, slots=True)
class Heard:
    """One scan, command or typed value, with what it says."""

    scan: Scan
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class Context:
    """Where and by whom the work is done, and what may be looked up. `new_id` makes envelope ids."""

    look: LookUp
    site: str
    location: str
    operator: str
    now: Instant
    new_id: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Step:
    """What a step comes to: the next state, the answer's parts, and what goes into the outbox."""

    state: Any
    outcome: Outcome
    code: str
    banner: Banner
    transactions: tuple[Transaction, ...] = field(default=())


class Procedure(Protocol):
    """A procedure as the session knows it; each is a module with these functions."""

    NAME: str
    STATE: type[Any]

    def start(self, context: Context) -> Any: ...

    def step(self, state: Any, event: Heard, context: Context) -> Step: ...

    def prompt(self, state: Any, context: Context) -> Prompt: ...

    def view(self, state: Any, context: Context) -> StageView: ...
