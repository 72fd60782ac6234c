"""People at a station: who was asked for a PIN, and how often they were wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.records import Staff
from app.domain.roles import may_act
from app.domain.sign_in import Attempts, right_pin, too_long_away
from app.domain.speech import say
from app.station.answer import Banner, Tone
from app.station.refusals import refusal
from app.station.step import Approval, Approved


@dataclass(frozen=True, slots=True)
class Asked:
    """A badge was shown and its PIN is awaited: to sign in, or for an `approval`."""

    badge: str
    approval: Approval | None


class People:
    """Judges badges and PINs. `contact` says when (µs) the books were last met."""

    def __init__(self, contact: Callable[[], int]) -> None:
        self._contact = contact
        self._attempts: dict[str, Attempts] = {}

    def may_not(
        self, person: Staff | None, badge: str, approval: Approval | None, operator: str
    ) -> tuple[str, Banner] | None:
        """Why this badge is not the one that was asked for, as code and banner. `operator` is signed in."""
        if approval is None:
            return None
        name = person.name if person else badge
        if person is not None and may_act(person.role, approval.role):
            return _second_person(name, approval) if approval.second and badge == operator else None
        role = person.role if person else "nobody known here"
        banner = refusal(
            "Not the one to approve",
            name,
            say(
                "{name} is {role}; this takes {wanted}",
                name=name,
                role=named(role),
                wanted=named(approval.role),
            ),
            say("Ask {role} to scan their badge, or go on without", role=named(approval.role)),
        )
        return "not-allowed", banner

    def refuse(self, person: Staff, pin: str, site: str, now: int) -> tuple[str, Banner] | None:
        """Why this PIN does not count, as code and banner; None where it is right."""
        attempts = self._attempts.get(person.badge, Attempts())
        wait = attempts.wait(now)
        if wait:
            why, do = (
                say("{wrong} wrong PINs in a row", wrong=attempts.wrong),
                say("Wait {wait}, then try again", wait=_lasting(wait)),
            )
            return "pin-wait", refusal("Too many tries", person.name, why, do)
        away = too_long_away(person, site, self._contact(), now)
        if away:
            return "too-long-away", refusal("No connection", person.name, away, "Use a badge without a PIN")
        if right_pin(person, pin):
            self._attempts.pop(person.badge, None)
            return None
        attempts = self._attempts[person.badge] = attempts.one_more(now)
        wait = attempts.wait(now)
        do = say("Wait {wait}, then try again", wait=_lasting(wait)) if wait else "Enter it again"
        return "wrong-pin", refusal("Wrong PIN", person.name, "That is not the PIN of this badge", do)


def own_approval(approval: Approval | None, person: Staff | None) -> Approved | None:
    """What who is signed in approves by asking for it; None where it takes somebody else."""
    if approval is None or approval.second or person is None or not may_act(person.role, approval.role):
        return None
    return Approved(person.badge, person.name, person.role)


def _second_person(name: str, approval: Approval) -> tuple[str, Banner]:
    do = say("Ask another {role} to scan their badge, or go on without", role=approval.role)
    banner = refusal(
        "Takes a second person",
        name,
        say("{name} is signed in here, and cannot approve it alone", name=name),
        do,
    )
    return "second-person", banner


def pin_wanted(name: str) -> Banner:
    """The banner while a PIN is awaited."""
    return Banner(
        Tone.ATTENTION, say("PIN of {name}", name=name), "Enter the PIN", ("or scan on: nothing is lost",)
    )


def named(role: str) -> str:
    """A role with its article."""
    if role.startswith("nobody"):
        return role
    return say("an {role}", role=role) if role[0] in "aeiou" else say("a {role}", role=role)


def badge_of(role: str) -> str:
    """What is asked for where somebody with this role must approve."""
    return say("An {role}’s badge", role=role) if role[0] in "aeiou" else say("A {role}’s badge", role=role)


def _lasting(seconds: int) -> str:
    if seconds < 120:
        return say("{seconds} seconds", seconds=seconds)
    return say("{minutes} minutes", minutes=-(-seconds // 60))
