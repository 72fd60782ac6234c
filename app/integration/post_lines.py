"""Post a file of transactions: each line is judged by the books, in order, and answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.current import current_bodies
from app.db.books.tables import entry, envelope, exception
from app.db.engine import Books
from app.domain.clock import Clock
from app.domain.envelope import Chain, Sealed, open_bytes
from app.domain.errors import Refusal, Unavailable
from app.domain.identifiers import new_id
from app.integration.import_file import OFFICE
from app.integration.kind import Known
from app.integration.person import person
from app.integration.promised import shown_promise
from app.integration.rows import RowError
from app.integration.transaction_file import Stated, read_transactions
from app.posting.claim import claim
from app.posting.post import post
from app.posting.verdict import Posted


@dataclass(frozen=True, slots=True)
class LinePosted:
    """What the books said to one line of the file."""

    line: int
    posted: Posted
    text: str = ""
    """Why it was parked or refused, in words."""
    granted: Mapping[str, Any] = field(default_factory=dict)
    """What a claim came to."""

    def as_json(self) -> dict[str, Any]:
        exceptions = [{"code": code, "text": text} for code, text in self.posted.exceptions]
        return {
            "line": self.line,
            "id": self.posted.id,
            "position": self.posted.position,
            "verdict": self.posted.verdict,
            "code": self.posted.code,
            "text": self.text,
            "exceptions": exceptions,
            "already": self.posted.already,
            "granted": dict(self.granted),
            "promised": [shown_promise(one) for one in self.posted.promised],
        }


@dataclass(frozen=True, slots=True)
class FilePosted:
    """What came of a file. Errors are of lines that were not posted: all of them, unless the way to the books
    was lost between two lines."""

    answers: list[LinePosted] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Was everything read and taken, nothing parked or refused?"""
        return not self.errors and not (self._count("parked") or self._count("refused"))

    def _count(self, verdict: str) -> int:
        return sum(answer.posted.verdict == verdict for answer in self.answers)

    def as_json(self) -> dict[str, Any]:
        return {
            "posted": self._count("posted"),
            "parked": self._count("parked"),
            "transactions": [answer.as_json() for answer in self.answers],
            "errors": [error.as_json() for error in self.errors],
        }


def post_lines(books: Books, lines: Iterable[str], *, operator: str, clock: Clock) -> FilePosted:
    """Post transactions written as JSON lines, in the name of `operator` where a line names nobody.

    Claims are asked in their turn. Whoever has a PIN acts only as `operator`, whose PIN was asked for.
    Raises Unavailable: nothing was posted.
    """
    with books.reading() as connection:
        stated, errors = read_transactions(lines, _Units(connection))
        errors += [fault for one in stated for fault in _person_faults(connection, one, operator)]
        standing = _standing(connection, [one.id for one in stated if one.id])
    errors += _id_faults(stated, standing)
    if errors:
        return FilePosted(errors=sorted(errors, key=lambda error: error.line))
    return _in_turn(books, stated, standing, _Teller(operator, clock))


class _Units:
    """Units of items, read from the catalogue at the first line that names one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: Known | None = None

    def __call__(self, item: str, unit: str) -> int | None:
        if self._known is None:
            self._known = Known(
                {name: current_bodies(self._connection, name) for name in ("item", "barcode")}
            )
        return self._known.units.get(item, {}).get(unit)


def _person_faults(connection: Connection, one: Stated, operator: str) -> Iterable[RowError]:
    for column, badge in (("operator", one.operator), ("approved_by", one.approved_by)):
        who = person(connection, badge) if badge != operator else None
        if who and who.pin_hash:
            yield RowError(one.line, column, badge, "has a PIN: only --as can name this person")


# --- lines that bring their own id ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Standing:
    """A transaction that is in the books already."""

    position: int
    verdict: str
    kind: str
    payload: Mapping[str, Any]


def _standing(connection: Connection, ids: Sequence[str]) -> dict[str, _Standing]:
    query = select(entry.c.position, entry.c.verdict, envelope.c.kind, envelope.c.bytes)
    query = query.join(envelope, envelope.c.id == entry.c.id)
    found = {}
    for id in ids:
        row = connection.execute(query.where(entry.c.id == id)).one_or_none()
        if row is not None:
            payload = open_bytes(bytes(row.bytes)).envelope.payload
            found[id] = _Standing(row.position, row.verdict, row.kind, payload)
    return found


def _id_faults(stated: Sequence[Stated], standing: Mapping[str, _Standing]) -> Iterable[RowError]:
    """Invariant 2: an id means one content, for ever."""
    seen: set[str] = set()
    for one in stated:
        before = standing.get(one.id)
        if one.id and one.id in seen:
            yield RowError(one.line, "id", one.id, "stands twice in this file")
        elif before and (before.kind, before.payload) != (one.kind, one.payload):
            yield RowError(one.line, "id", one.id, "was posted before with other content")
        seen.add(one.id)


# --- posting -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Teller:
    """In whose name, and by which clock."""

    operator: str
    clock: Clock


def _in_turn(
    books: Books, stated: Sequence[Stated], standing: Mapping[str, _Standing], teller: _Teller
) -> FilePosted:
    """Transactions in batches, claims between them; each sees what the ones before it did."""
    done = FilePosted()
    chain = Chain(new_id(), OFFICE)
    for is_claim, run in groupby(stated, key=lambda one: one.is_claim):
        lines = list(run)
        try:
            told = _claim(books, lines, teller) if is_claim else _post(books, lines, standing, chain, teller)
        except Unavailable as error:
            if not done.answers:
                raise
            done.errors.append(
                RowError(lines[0].line, "", "", f"from here on nothing is posted: {error.text}")
            )
            return done
        done.answers.extend(told)
    return done


def _claim(books: Books, lines: Sequence[Stated], teller: _Teller) -> list[LinePosted]:
    told = []
    for one in lines:
        own = one.id or new_id()
        who = one.operator or teller.operator
        try:
            granted = claim(
                books, one.kind, one.payload, station=OFFICE, operator=who, clock=teller.clock, id=own
            )
        except Refusal as error:
            told.append(LinePosted(one.line, Posted(own, 0, "refused", error.code), error.text))
        else:
            answer = Posted(own, granted.position, "claim", already=granted.already)
            told.append(LinePosted(one.line, answer, granted=granted.result))
    return told


def _post(
    books: Books,
    lines: Sequence[Stated],
    standing: Mapping[str, _Standing],
    chain: Chain,
    teller: _Teller,
) -> list[LinePosted]:
    fresh = [(one, _seal(chain, one, teller)) for one in lines if one.id not in standing]
    answers = post(books, [sealed for _, sealed in fresh], clock=teller.clock)
    posted = {one.line: answer for (one, _), answer in zip(fresh, answers, strict=True)}
    for one in lines:
        if one.id in standing:
            before = standing[one.id]
            posted[one.line] = Posted(one.id, before.position, before.verdict, already=True)
    with books.reading() as connection:
        return [_told(connection, line, answer) for line, answer in sorted(posted.items())]


def _seal(chain: Chain, one: Stated, teller: _Teller) -> Sealed:
    return chain.seal(
        one.kind,
        one.payload,
        id=one.id,
        operator=one.operator or teller.operator,
        approved_by=one.approved_by,
        scanned_at=one.scanned_at or teller.clock(),
    )


def _told(connection: Connection, line: int, answer: Posted) -> LinePosted:
    """With the words of what was parked, which are in the books."""
    if answer.verdict == "posted" and not answer.already:
        return LinePosted(line, answer)
    query = select(exception.c.code, exception.c.text).where(exception.c.envelope == answer.id)
    noted = [(row.code, row.text) for row in connection.execute(query.order_by(exception.c.part))]
    if answer.verdict == "parked":
        [(code, text)] = noted
        return LinePosted(line, replace(answer, code=code), text)
    return LinePosted(line, replace(answer, exceptions=tuple(noted)))
