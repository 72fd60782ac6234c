"""A procedure that asks for everything a procedure may ask for: an approval, a photograph, a claim.

APPROVE, PAY (a second person), PHOTO and CLAIM cards ask; what is answered is the banner's title. It
moves no goods.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.transaction import Transaction
from app.station.answer import Banner, Outcome, Prompt, Tone
from app.station.step import (
    Answered,
    Approval,
    Approved,
    Claim,
    Context,
    Event,
    Heard,
    Photograph,
    Photographed,
    Step,
)
from app.station.view import StageView

NAME = "asking"


@dataclass(frozen=True, slots=True)
class State:
    wants: str = ""
    """The role whose approval is awaited."""
    second: bool = False


STATE = State


def start(context: Context) -> State:
    return State()


def approval(state: State) -> Approval | None:
    return Approval(state.wants, "a test", state.second) if state.wants else None


def prompt(state: State, context: Context) -> Prompt:
    return Prompt("Scan on")


def view(state: State, context: Context) -> StageView:
    return StageView(NAME, "Asking")


def step(state: State, event: Event, context: Context) -> Step:
    match event:
        case Approved(badge=badge, role=role):
            clear = Transaction("record", id=context.new_id())
            return _said(State(), f"{badge} {role}", (clear,), approved_by=badge)
        case Photographed(sha256=sha256, size=size):
            return _said(state, f"{sha256} {size}")
        case Answered(result=result, refusal=refusal):
            return _said(state, refusal[0] if refusal else f"until {result['until']}")
        case Heard(scan=scan):
            return _heard(state, scan.text, context)


def _heard(state: State, text: str, context: Context) -> Step:
    if text == "CMD:APPROVE":
        return _said(State("supervisor"), "asked")
    if text == "CMD:PAY":
        return _said(State("supervisor", second=True), "asked")
    if text == "CMD:PHOTO":
        banner = Banner(Tone.OK, "photograph")
        return Step(state, Outcome.COMMAND, "photograph", banner, photograph=Photograph("damage"))
    if text == "CMD:CLAIM":
        claim = Claim("job", {"name": "J-1"}, context.new_id())
        return Step(state, Outcome.COMMAND, "claim", Banner(Tone.OK, "claim"), claim=claim)
    return _said(state, text)


def _said(state: State, title: str, made: tuple[Transaction, ...] = (), approved_by: str = "") -> Step:
    return Step(state, Outcome.COMMAND, "said", Banner(Tone.OK, title), made, approved_by=approved_by)
