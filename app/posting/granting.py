"""The rules of each claim: promises to orders, jobs with a lock, SSCC numbers.

{"name": "COUNT-A"}                            job: take it, or keep it; with "done" give it back
{"names": ["SO-1", "SO-2", "SO-3"], "take": 2}  the first two of these that nobody else holds
{"prefix": "9520000"}                          sscc: the next block of serial references
"""

from __future__ import annotations

from typing import Any

from app.domain.errors import Refusal
from app.domain.speech import say
from app.posting.allocating import ALLOCATING
from app.posting.ask import Needs
from app.posting.grant import Grant, Request, Rule

LOCK = 10 * 60 * 1_000_000
"""A job's lock lapses after 10 minutes."""
SSCC_BLOCK = 100


def _need_jobs(request: Request, needs: Needs) -> None:
    for name in _names(request):
        needs.add("grants", "job", name)


def _need_prefix(request: Request, needs: Needs) -> None:
    needs.add("grants", "sscc", str(request.get("prefix", "")))


def _names(request: Request) -> list[str]:
    """The jobs that a claim names, in the order in which they are wanted."""
    return list(dict.fromkeys(map(str, request.get("names") or [request.get("name", "")])))


def _job(grant: Grant, request: Request) -> Grant:
    """Take jobs, or keep them; refused where others hold the locks of all that are named."""
    names, until = _names(request), grant.now + LOCK
    if not all(names):
        raise Refusal("bad-claim", "a job has a name")
    held = {row[1]: row for row in grant.answer["granted"] if row[0] == "job"}
    others = {name: held[name][2] for name in names if name in held and _is_others(grant, held[name])}
    free = [name for name in names if name not in others][: int(request.get("take") or len(names))]
    if not free or (others and not request.get("take")):
        name, holder = next(iter(others.items()))
        raise Refusal("job-taken", say("{holder} is at {name}", holder=holder, name=name))
    if request.get("done"):
        until = grant.now
    for name in free:
        grant.row("granting", kind="job", name=name, holder=grant.operator, until=until, first=0, last=0)
    grant.result = {"names": free, "until": until}
    return grant


def _is_others(grant: Grant, held: list[Any]) -> bool:
    return bool(held[2] != grant.operator and held[3] > grant.now)


def _sscc(grant: Grant, request: Request) -> Grant:
    """The next block of serial references of a GS1 prefix."""
    prefix = str(request.get("prefix", ""))
    if not prefix.isdigit():
        raise Refusal("bad-claim", "a block of SSCC numbers is of a GS1 company prefix")
    held = {(row[0], row[1]): row for row in grant.answer["granted"]}.get(("sscc", prefix))
    first = (held[4] if held else 0) + 1
    last = first + SSCC_BLOCK - 1
    grant.row("granting", kind="sscc", name=prefix, holder=grant.station, until=0, first=first, last=last)
    grant.result = {"prefix": prefix, "first": first, "last": last}
    return grant


GRANTS = {
    **ALLOCATING,
    "job": Rule(_need_jobs, _job),
    "sscc": Rule(_need_prefix, _sscc),
}
