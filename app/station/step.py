"""The shape that every procedure shares: `start(context) → state`, `step(state, event, context) → Step`.

A step is pure: it reads its state and what `context.look` knows, and says what is to happen. What only the
world can give is a request: a claim of the books, a second person's approval, a photograph, a paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.domain.clock import Instant
from app.domain.transaction import Transaction
from app.scan.resolve import Resolved
from app.scan.scan import Scan
from app.station.answer import Banner, Outcome, Prompt
from app.station.lookup import LookUp
from app.station.rules import DEFAULT_RULES, Rules
from app.station.view import StageView

# --- events --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heard:
    """One scan, command or typed value, with what it says."""

    scan: Scan
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class Approved:
    """A second person with the wanted role has shown badge (and PIN): `approval(state)` asked for it."""

    badge: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Photographed:
    """A photograph that was asked for: kept in the station's folder under its SHA-256."""

    sha256: str
    size: int
    """Bytes."""
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Answered:
    """The books' answer to a claim: `result` where it was granted, else `refusal` as (code, sentence); away
    books refuse as `books-away`."""

    claim: Claim
    result: Mapping[str, Any] = field(default_factory=dict)
    refusal: tuple[str, str] | None = None


Event = Heard | Approved | Photographed | Answered

# --- requests ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claim:
    """Ask the books for what only they can grant (app/posting/granting): allocate, release, job, sscc.

    It is asked before the step is committed, after what waits was sent; the answer comes as `Answered` to the
    state of the asking step. Asked again with the same `id`, the books answer the same.
    """

    kind: str
    request: Mapping[str, Any]
    id: str


@dataclass(frozen=True, slots=True)
class Print:
    """Print a paper (app/domain/papers): `name` is the file's, `facts` what stands on it."""

    name: str
    facts: Any


@dataclass(frozen=True, slots=True)
class Photograph:
    """Take a photograph now; `what` says of what, to the person and in the attachment."""

    what: str


@dataclass(frozen=True, slots=True)
class Approval:
    """What a badge would lift: the `role` that may, and what it is about, in words. Who is signed in and has
    the role approves by asking for it, but where it takes a `second` person: money leaves the drawer."""

    role: str
    about: str
    second: bool = False


# --- the step ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Context:
    """Where and by whom the work is done, and what may be looked up. `new_id` makes ids; `rules` are the
    site's settings for the procedures."""

    look: LookUp
    site: str
    location: str
    operator: str
    now: Instant
    new_id: Callable[[], str]
    station: str = ""
    rules: Rules = DEFAULT_RULES


@dataclass(frozen=True, slots=True)
class Step:
    """What a step comes to: the next state, the answer's parts, and what goes into the outbox.

    With a `claim` nothing is committed yet: the books are asked and the procedure steps again with their
    answer. `approved_by` is the badge of the second person, for all of its transactions.
    """

    state: Any
    outcome: Outcome
    code: str
    banner: Banner
    transactions: tuple[Transaction, ...] = ()
    claim: Claim | None = None
    approved_by: str = ""
    prints: tuple[Print, ...] = ()
    photograph: Photograph | None = None


class Procedure(Protocol):
    """A procedure as the session knows it; each is a module with these functions."""

    NAME: str
    STATE: type[Any]

    def start(self, context: Context) -> Any: ...

    def step(self, state: Any, event: Event, context: Context) -> Step: ...

    def approval(self, state: Any) -> Approval | None:
        """What waits for a second person: the next badge is then an approval, not a sign-in."""
        ...

    def prompt(self, state: Any, context: Context) -> Prompt: ...

    def view(self, state: Any, context: Context) -> StageView: ...


def refused(state: Any, code: str, banner: Banner) -> Step:
    """Nothing happens, and the banner says why."""
    return Step(state, Outcome.REFUSED, code, banner)
