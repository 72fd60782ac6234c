"""One station at work: hears scans in order, steps its procedure, commits, answers."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from app.bootstrap.people import Asked, People, badge_of, own_approval, pin_wanted
from app.bootstrap.world import World
from app.cache.lookup import LookUp
from app.domain.clock import Clock, Instant
from app.domain.errors import Unavailable
from app.domain.identifiers import new_id
from app.domain.speech import Written, say
from app.outbox.outbox import Outbox
from app.outbox.scan_log import Logged
from app.scan.resolve import DEFAULT, ParseSettings, resolve
from app.scan.scan import Device, Scan
from app.station import cards
from app.station.answer import Answer, Banner, Expect, Outcome, Prompt, Tone
from app.station.catalogue import StationCatalogue
from app.station.refusals import refusal
from app.station.rules import DEFAULT_RULES, Rules
from app.station.step import Approval, Approved, Context, Event, Heard, Print, Procedure, Step, refused
from app.station.sweep import SumsUp, Sweep, Tag
from app.station.view import StageView, TrailView

TRAIL = 12
"""Rows of the scan trail."""
MOST_CLAIMS = 5
"""Claims that one step may ask for, one after the other."""

_LOG = logging.getLogger("app.bootstrap")


class Session:
    """A procedure at a location with one outbox. Every scan gets exactly one answer, in order."""

    def __init__(
        self,
        procedure: Procedure,
        outbox: Outbox,
        look: LookUp,
        location: str,
        clock: Clock,
        operator: str,
        world: World,
        codes: ParseSettings = DEFAULT,
        rules: Rules = DEFAULT_RULES,
    ) -> None:
        self.outbox = outbox
        self.look = look
        self.location = location
        self.codes = codes
        """How this site prints its codes."""
        self.with_separators: frozenset[str] = frozenset()
        """Devices that were seen to send GS: what their codes say between two of them is whole."""
        self._world = world
        self._rules = rules
        self._people = People(world.contact)
        self._asked: Asked | None = None
        self._procedure = procedure
        self._clock = clock
        self._catalogue = StationCatalogue(look)
        self._codec: TypeAdapter[Any] = TypeAdapter(procedure.STATE)
        self.operator = operator
        self._state = self._remembered()

    # --- hearing ---------------------------------------------------------------------------------------

    def hear(self, scan: Scan, line: int = 0) -> Answer:
        """Answer one scan. It is durable before this returns; where the disk does not take it, the answer
        is a refusal and nothing has happened. `line` is that of a scan script."""
        try:
            return self._hear(scan, line, self._context(scan.at))
        except Unavailable as error:  # the cache; a disk that takes no scan is answered further in
            step = Step(self._state, Outcome.REFUSED, error.code, _not_taken(error))
            return replace(self._commit(step, scan, line, self._context_at("", scan.at)), taken=False)

    def _hear(self, scan: Scan, line: int, context: Context) -> Answer:
        codes = self.codes
        if scan.device_name in self.with_separators:
            codes = replace(codes, separators_kept=True)
        with self.look.at_once():
            resolved = resolve(scan, self._catalogue, codes)
        self._asked = None
        if any(meaning.kind == "operator" for meaning in resolved.meanings) and len(resolved.meanings) == 1:
            return self._badge(resolved.meanings[0].code, scan, line, context)
        if (resolved.reading.kind, resolved.reading.key) == ("command", cards.SHEET):
            return self._commit(self._own_cards(), scan, line, context)
        return self._step(Heard(scan, resolved), scan, line, context)

    def hear_pass(self, scans: Sequence[Scan], line: int = 0) -> tuple[list[Answer], Answer | None]:
        """Answer every tag of one RFID pass, and sum them up; None where nothing is to be summed up: a tag
        alone, a procedure that awaits none, a disk that took not all."""
        procedure = self._procedure
        if len(scans) < 2 or not isinstance(procedure, SumsUp):
            return [self.hear(scan, line) for scan in scans], None
        context = self._context(scans[0].at)
        awaited = procedure.awaited_tags(self._state, context)
        readings = [resolve(scan, self._catalogue, self.codes).reading for scan in scans]
        answers = [self.hear(scan, line) for scan in scans]
        if not awaited or not all(answer.taken for answer in answers):
            return answers, None
        said = zip(readings, answers, strict=True)
        sweep = Sweep.of([Tag(reading, answer.outcome, answer.code) for reading, answer in said], awaited)
        return answers, self._told(
            lambda now: self._commit(procedure.swept(self._state, sweep, now), None, line, now)
        )

    def _own_cards(self) -> Step:
        """Print the command cards of this procedure."""
        name = self._procedure.NAME
        banner = Banner(
            Tone.OK,
            "Cards printed",
            say("All cards for {name}", name=name),
            ("cut them out, or hang them up",),
        )
        paper = Print(f"cards-{name}", cards.sheet(name))
        return Step(self._state, Outcome.COMMAND, "cards-printed", banner, prints=(paper,))

    def _step(self, event: Event, scan: Scan | None, line: int, context: Context) -> Answer:
        """Step the procedure, and once more where who is signed in may approve what it asks for."""
        step = self._stepped(self._state, event, context)
        approval = self._procedure.approval(step.state)
        if approval != self._procedure.approval(self._state) and not step.transactions:
            own = own_approval(approval, self.look.staff(context.operator))
            step = self._stepped(step.state, own, context) if own else step
        return self._commit(step, scan, line, context)

    def _stepped(self, state: Any, event: Event, context: Context) -> Step:
        """Step the procedure; what it claims is asked of the books before anything is committed."""
        for _ in range(MOST_CLAIMS + 1):
            with self.look.at_once():
                step = self._procedure.step(state, event, context)
            if step.claim is None:
                return step
            # Apart, because what the books grant is looked up at their new position.
            state, event = step.state, self._world.ask(step.claim, context.operator)
        raise AssertionError("a step ends after a few claims")

    def ignore(self, scan: Scan, why: str) -> Answer:
        """A camera's second look at a code, a tag that came back: heard, shown and not counted again."""
        banner = Banner(Tone.ATTENTION, "Already scanned", scan.text, (why,), subject=scan.text)
        step = Step(self._state, Outcome.IGNORED, "still-in-view", banner)
        return self._commit(step, scan, 0, self._context(scan.at))

    def refuse(self, scan: Scan, code: str, banner: Banner) -> Answer:
        """What a device read and takes back itself: labels that disagree, a scan cut off."""
        step = Step(self._state, Outcome.REFUSED, code, banner)
        return self._commit(step, scan, 0, self._context(scan.at))

    def follow(self, scan: Scan, code: str, banner: Banner) -> Answer:
        """A command that the window follows itself: heard as one, and no matter of the procedure."""
        return self._commit(Step(self._state, Outcome.COMMAND, code, banner), scan, 0, self._context(scan.at))

    @property
    def procedure(self) -> str:
        """The name of the procedure that is followed here."""
        return self._procedure.NAME

    def now(self) -> Instant:
        """The station's time."""
        return self._clock()

    def _told(self, act: Callable[[Context], Answer]) -> Answer:
        """Answer what is no scan: a badge's PIN, a photograph; trouble with a file is a refusal."""
        try:
            return act(self._context())
        except Unavailable as error:
            banner = refusal("Not taken", "The last one", error.text, "Try again when it is put right")
            return self._commit(
                refused(self._state, error.code, banner), None, 0, self._context_at("", self._clock())
            )

    # --- people ----------------------------------------------------------------------------------------

    def approve(self, badge: str, pin: str, line: int = 0) -> Answer:
        """A second person shows the badge, and enters the PIN where the badge has one."""
        answer = self._told(lambda context: self._badge(badge, None, line, context))
        return self.enter_pin(pin, line) if self._asked else answer

    def enter_pin(self, pin: str, line: int = 0) -> Answer:
        """The PIN of the badge that was shown last. It is kept nowhere."""
        return self._told(lambda context: self._pin(pin, line, context))

    def _pin(self, pin: str, line: int, context: Context) -> Answer:
        asked = self._asked
        person = self.look.staff(asked.badge) if asked else None
        if asked is None or person is None:
            banner = refusal("No badge", "A PIN", "No badge is waiting for one", "Scan the badge first")
            return self._commit(refused(self._state, "no-badge", banner), None, line, context)
        wrong = self._people.refuse(person, pin, context.site, context.now)
        if wrong:
            return self._commit(refused(self._state, *wrong), None, line, context)
        self._asked = None
        return self._welcome(person.badge, asked.approval, None, line, context)

    def _badge(self, badge: str, scan: Scan | None, line: int, context: Context) -> Answer:
        """A badge was shown: it approves what waits for it, else its owner signs in."""
        approval, person = self._procedure.approval(self._state), self.look.staff(badge)
        wrong = self._people.may_not(person, badge, approval, context.operator)
        if wrong:
            return self._commit(refused(self._state, *wrong), scan, line, context)
        if person is not None and person.pin_hash:
            self._asked = Asked(badge, approval)
            step = Step(self._state, Outcome.STEP, "pin-needed", pin_wanted(person.name))
            return self._commit(step, scan, line, context)
        return self._welcome(badge, approval, scan, line, context)

    def _welcome(
        self, badge: str, approval: Approval | None, scan: Scan | None, line: int, context: Context
    ) -> Answer:
        person = self.look.staff(badge)
        name = person.name if person else badge
        if approval is not None and person is not None:
            return self._step(Approved(badge, name, person.role), scan, line, context)
        before, self.operator = self.operator, badge
        banner = Banner(
            Tone.OK, say("Hello, {name}", name=name), say("Signed in at {location}", location=self.location)
        )
        step = Step(self._state, Outcome.STEP, "signed-in", banner)
        answer = self._commit(step, scan, line, replace(context, operator=badge))
        if answer.outcome == Outcome.REFUSED:
            self.operator = before
        return answer

    # --- photographs -----------------------------------------------------------------------------------

    def photograph(self, data: bytes, line: int = 0) -> Answer:
        """Keep a photograph (a picture file's bytes) and hand it to the procedure."""
        return self._told(lambda context: self._step(self._world.keep(data), None, line, context))

    # --- committing and answering ----------------------------------------------------------------------

    def _commit(self, step: Step, scan: Scan | None, line: int, context: Context) -> Answer:
        """Make a step durable; one that is no scan leaves no row in the scan log."""
        tone, row = str(step.banner.tone), _row(step.banner)
        logged = Logged(scan, str(step.outcome), step.code, tone, row, line) if scan else None
        try:
            sealed = self.outbox.commit_scan(
                logged,
                step.transactions,
                self._dump(step.state),
                operator=context.operator,
                approved_by="" if step.approved_by == context.operator else step.approved_by,
                at=context.now,
            )
        except Unavailable as error:
            answer = self._answer(refused(self._state, error.code, _not_taken(error)), context)
            return replace(answer, taken=False)
        self._state = step.state
        self.look.waiting(sealed)
        return self._answer(step, context)

    def _answer(self, step: Step, context: Context) -> Answer:
        ids = tuple(transaction.id for transaction in step.transactions)
        papers = tuple(path for one in step.prints if (path := self._world.print(one)))
        wanted = step.photograph.what if step.photograph else ""
        return Answer(step.outcome, step.code, self._next(step, context), step.banner, ids, papers, wanted)

    def _next(self, step: Step, context: Context) -> Prompt:
        """What to scan next. The scan is durable by now: where this cannot be looked up, it is answered all
        the same."""
        try:
            return self._prompt(step.state, context)
        except Unavailable as error:
            return Prompt("Scan on", error.text)

    def _prompt(self, state: Any, context: Context) -> Prompt:
        """The procedure's prompt; a PIN or a second person's badge that is awaited fits, too."""
        if self._asked is not None:
            person = self.look.staff(self._asked.badge)
            name = person.name if person else self._asked.badge
            return Prompt(say("PIN of {name}", name=name), "enter it, or scan on", (Expect("pin"),))
        with self.look.at_once():
            prompt = self._procedure.prompt(state, context)
        approval = self._procedure.approval(state)
        if approval is None:
            return prompt
        asked = badge_of(approval.role)
        if any(expect.kind == "badge" for expect in prompt.expects):
            return replace(prompt, asked=asked)
        return replace(prompt, expects=(Expect("badge"), *prompt.expects), asked=asked)

    # --- showing ---------------------------------------------------------------------------------------

    def prompt(self) -> Prompt:
        return self._prompt(self._state, self._context())

    def view(self) -> StageView:
        with self.look.at_once():
            return self._procedure.view(self._state, self._context())

    def trail(self) -> list[TrailView]:
        """The last scans, newest first."""
        rows = []
        for row in self.outbox.trail(TRAIL):
            said = _row_said(row.answer)
            tone = None if row.outcome == Outcome.IGNORED or row.code == "undone" else Tone(row.tone or "ok")
            code, text = said.get("code", row.text), said.get("text", row.code)
            rows.append(TrailView(tone, Written(code), Written(text), row.at))
        return rows

    def who(self) -> str:
        person = self.look.staff(self.operator)
        return person.name if person else self.operator

    # --- remembering -----------------------------------------------------------------------------------

    def _context(self, now: int | None = None) -> Context:
        location = self.look.location(self.location)
        return self._context_at(location.site if location else "", self._clock() if now is None else now)

    def _context_at(self, site: str, moment: int) -> Context:
        return Context(
            self.look,
            site,
            self.location,
            self.operator,
            Instant(moment),
            new_id,
            self.outbox.station,
            self._rules,
        )

    def _dump(self, state: Any) -> bytes:
        body = {"operator": self.operator, "state": self._codec.dump_python(state, mode="json")}
        return json.dumps(body, separators=(",", ":")).encode()

    def _remembered(self) -> Any:
        """Where this station stood; a state that this program cannot read starts afresh (its scans are
        in the books all the same)."""
        kept = self.outbox.state()
        if kept is not None:
            try:
                body = json.loads(kept)
                self.operator = self.operator or str(body["operator"])
                return self._codec.validate_python(body["state"])
            except (ValueError, KeyError, TypeError) as fault:  # not JSON, or not of this shape
                _LOG.info("what this station remembered cannot be read: %s", type(fault).__name__)
        return self._procedure.start(self._context())


def _row(banner: Banner) -> str:
    """What a trail row shows: the subject and one line."""
    return json.dumps({"code": banner.subject or banner.title, "text": banner.short}, ensure_ascii=False)


def _row_said(answer: str) -> dict[str, str]:
    """What `_row` wrote; on a full disk the outbox writes down its own sentence instead."""
    try:
        said = json.loads(answer or "{}")
    except ValueError:
        said = answer
    return said if isinstance(said, dict) else {"text": answer}


def _not_taken(error: Unavailable) -> Banner:
    return Banner(
        Tone.REFUSED,
        "Not taken",
        read="The scan before this message",
        why=error.text,
        do="Stop here until it is put right, then scan the unit again",
    )


def typed(text: str, clock: Clock) -> Scan:
    """What a person typed, as a scan."""
    return Scan(text, "", Device.TYPED, "keypad", clock())
