"""Claims: what only the books can grant, asked of them directly (DESIGN §2).

    order = {"document": "SO-1", "site": "MAIN"}
    granted = claim(books, "allocate", order, station="PICK-1", operator="ANA", clock=clock)
    granted.result["promises"]

A claim takes a position like an envelope but no outbox sequence. Asked again with the same id, it answers as
it did the first time: that is how a station asks again whose answer was cut off.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import rfc8785

from app.db.books.reads import Answer, lock_and_read
from app.db.books.writes import write
from app.db.engine import Books
from app.domain.clock import Clock
from app.domain.envelope import digest
from app.domain.errors import Refusal, Unavailable
from app.domain.identifiers import new_id
from app.posting.ask import Needs
from app.posting.grant import Grant
from app.posting.granting import GRANTS
from app.posting.waits import Due

LOG = logging.getLogger("app.posting")


@dataclass(frozen=True, slots=True)
class Granted:
    """The books' answer to a claim; `result` says what was granted."""

    id: str
    position: int
    kind: str
    result: Mapping[str, Any]
    already: bool = False
    promised: tuple[Mapping[str, Any], ...] = ()
    """What others that waited were promised of what it gave back."""


def claim(
    books: Books,
    kind: str,
    request: Mapping[str, Any],
    *,
    station: str,
    operator: str,
    clock: Clock,
    id: str = "",
) -> Granted:
    """Ask for something. Raises Refusal (`job-taken`, `unknown-document`, `id-reused` …), Unavailable."""
    rule = GRANTS.get(kind)
    if rule is None:
        raise Refusal("unknown-kind", f"there is no claim of kind “{kind}”")
    own, now = id or new_id(), clock()
    needs = Needs()
    needs.add("ids", own)
    needs.add("outboxes", own)  # the lock under which one id is judged once
    rule.needs(request, needs)
    with books.writing() as connection:
        answer = lock_and_read(connection, needs.as_ask())
        known = _granted_before(answer, own, kind, request)
        if known:
            return known
        now = max(now, answer["head"][0][2])
        grant = rule.judge(Grant(own, station, operator, now, answer), request)
        body = _body(own, kind, station, operator, now, request, grant.result)
        row = {
            "id": own, "kind": kind, "station": station, "operator": operator,
            "claimed_at": now, "body": body, "hash": digest(body.encode()),
        }  # fmt: skip
        entry = {"position": 0, "id": own, "verdict": "claim", "posted_at": now, "hash": row["hash"]}
        position = write(connection, {**grant.rows, "claim": [row], "entry": [entry]})[own]
    promised = promise_waiting(books, grant.awaited, station=station, operator=operator, clock=clock)
    return Granted(own, position, kind, grant.result, promised=promised)


def promise_waiting(
    books: Books, awaited: Sequence[Due], *, station: str, operator: str, clock: Clock
) -> tuple[Mapping[str, Any], ...]:
    """Allocate orders that waited, now that something came free; returns what they are promised.

    What came free stands whether this succeeds or not; who meets the books next tries again
    (app.posting.due).
    """
    promised: list[Mapping[str, Any]] = []
    for due in awaited:
        request: dict[str, Any] = {"documents": due.documents, "site": due.site, "partial": due.partial}
        if due.items:
            request["freed"] = list(due.items)
        try:
            granted = claim(books, "allocate", request, station=station, operator=operator, clock=clock)
        except (Refusal, Unavailable) as error:
            LOG.info("what came free is not promised yet: %s", error.text)
        else:
            promised += granted.result["promises"]
    return tuple(promised)


def _granted_before(answer: Answer, id: str, kind: str, request: Mapping[str, Any]) -> Granted | None:
    bodies = {row[0]: json.loads(row[1]) for row in answer["claimed"]}
    if id not in bodies:
        if answer["entries"]:
            raise Refusal("id-reused", f"the id {id} was used for an envelope")
        return None
    body = bodies[id]
    if (body["kind"], body["request"]) != (kind, dict(request)):
        raise Refusal("id-reused", f"the id {id} was used for another claim")
    return Granted(id, answer["entries"][0][1], kind, body["result"], already=True)


def _body(
    id: str,
    kind: str,
    station: str,
    operator: str,
    now: int,
    request: Mapping[str, Any],
    result: Mapping[str, Any],
) -> str:
    fields: Any = {
        "v": 1, "id": id, "kind": kind, "station": station, "operator": operator, "claimed_at": now,
        "request": dict(request), "result": dict(result),
    }  # fmt: skip
    return rfc8785.dumps(fields).decode()
