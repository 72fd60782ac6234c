"""One station at work: hears scans in order, steps its procedure, commits, answers."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from app.cache.lookup import LookUp
from app.domain.clock import Clock, Instant
from app.domain.errors import Unavailable
from app.domain.identifiers import new_id
from app.outbox.outbox import Outbox
from app.outbox.scan_log import Logged
from app.scan.resolve import DEFAULT, ParseSettings, resolve
from app.scan.scan import Device, Scan
from app.station.answer import Answer, Banner, Outcome, Prompt, Tone
from app.station.catalogue import StationCatalogue
from app.station.step import Context, Heard, Procedure, Step
from app.station.view import StageView, TrailView

TRAIL = 12
"""Rows of the scan trail."""

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
        codes: ParseSettings = DEFAULT,
    ) -> None:
        self.outbox = outbox
        self.look = look
        self.location = location
        self.codes = codes
        """How this site prints its codes."""
        self.with_separators: frozenset[str] = frozenset()
        """Devices that were seen to send GS: what their codes say between two of them is whole."""
        self._procedure = procedure
        self._clock = clock
        self._catalogue = StationCatalogue(look)  # type: ignore[arg-type]
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
            return self._commit(step, scan, line, self._context_at("", scan.at))

    def _hear(self, scan: Scan, line: int, context: Context) -> Answer:
        codes = self.codes
        if scan.device_name in self.with_separators:
            codes = replace(codes, separators_kept=True)
        resolved = resolve(scan, self._catalogue, codes)
        if any(meaning.kind == "operator" for meaning in resolved.meanings) and len(resolved.meanings) == 1:
            return self._sign_in(resolved.meanings[0].code, scan, line, context)
        step = self._procedure.step(self._state, Heard(scan, resolved), context)
        return self._commit(step, scan, line, context)

    def ignore(self, scan: Scan, why: str) -> Answer:
        """A camera's second look at a code, a tag that came back: heard, shown and not counted again."""
        banner = Banner(Tone.ATTENTION, "Already scanned", scan.text, (why,), subject=scan.text)
        step = Step(self._state, Outcome.IGNORED, "still-in-view", banner)
        return self._commit(step, scan, 0, self._context(scan.at))

    def refuse(self, scan: Scan, code: str, banner: Banner) -> Answer:
        """What a device read and takes back itself: labels that disagree, a scan cut off."""
        step = Step(self._state, Outcome.REFUSED, code, banner)
        return self._commit(step, scan, 0, self._context(scan.at))

    def now(self) -> Instant:
        """The station's time."""
        return self._clock()

    def _sign_in(self, badge: str, scan: Scan, line: int, context: Context) -> Answer:
        person = self.look.staff(badge)
        name = person.name if person else badge
        if person is not None and person.pin_hash:
            banner = Banner(
                Tone.REFUSED,
                "A PIN is needed",
                read=name,
                why="This badge signs in with its PIN",
                do="Use another badge",
            )
            return self._commit(Step(self._state, Outcome.REFUSED, "pin-needed", banner), scan, line, context)
        before, self.operator = self.operator, badge
        banner = Banner(Tone.OK, f"Hello, {name}", f"Signed in at {self.location}")
        answer = self._commit(
            Step(self._state, Outcome.STEP, "signed-in", banner), scan, line, replace(context, operator=badge)
        )
        if answer.outcome == Outcome.REFUSED:
            self.operator = before
        return answer

    def _commit(self, step: Step, scan: Scan, line: int, context: Context) -> Answer:
        logged = Logged(
            scan,
            str(step.outcome),
            step.code,
            str(step.banner.tone),
            _row(step.banner),
            line,
        )
        try:
            sealed = self.outbox.commit_scan(
                logged,
                step.transactions,
                self._dump(step.state),
                operator=context.operator,
            )
        except Unavailable as error:
            return self._answer(Step(self._state, Outcome.REFUSED, error.code, _not_taken(error)), context)
        self._state = step.state
        self.look.waiting(sealed)
        return self._answer(step, context)

    def _answer(self, step: Step, context: Context) -> Answer:
        ids = tuple(transaction.id for transaction in step.transactions)
        return Answer(step.outcome, step.code, self._next(step, context), step.banner, ids)

    def _next(self, step: Step, context: Context) -> Prompt:
        """What to scan next. The scan is durable by now: where this cannot be looked up, it is answered all
        the same."""
        try:
            return self._procedure.prompt(step.state, context)
        except Unavailable as error:
            return Prompt("Scan on", error.text)

    # --- showing ---------------------------------------------------------------------------------------

    def prompt(self) -> Prompt:
        return self._procedure.prompt(self._state, self._context())

    def view(self) -> StageView:
        return self._procedure.view(self._state, self._context())

    def trail(self) -> list[TrailView]:
        """The last scans, newest first."""
        rows = []
        for row in self.outbox.trail(TRAIL):
            said = _row_said(row.answer)
            tone = None if row.outcome == Outcome.IGNORED or row.code == "undone" else Tone(row.tone or "ok")
            rows.append(TrailView(tone, said.get("code", row.text), said.get("text", row.code), row.at))
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
            self.look,  # type: ignore[arg-type]
            site,
            self.location,
            self.operator,
            Instant(moment),
            new_id,
            self.outbox.station,
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
