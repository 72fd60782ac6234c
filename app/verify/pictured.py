"""Photographs: the name proves the bytes; and how many that an `attach` names have not arrived.

One that has not arrived is no fault of the books: it may wait at a station that is away. `exceptions` tells
people when it is a day late.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from app.db.books.tables import photograph
from app.domain.envelope import digest
from app.domain.photograph import MEDIA_TYPE, named_by
from app.verify.chains import Entered
from app.verify.report import Findings

_AT_ONCE = 20
"""Pictures read at a time: 10 MB."""


def check_photographs(connection: Connection, findings: Findings) -> None:
    """Every picture against its name, its size and its kind."""
    last = ""
    while True:
        query = select(photograph).where(photograph.c.sha256 > last).order_by(photograph.c.sha256)
        rows = connection.execute(query.limit(_AT_ONCE)).all()
        if not rows:
            return
        for row in rows:
            findings.checked["photograph"] += 1
            for column, expected, found in (
                ("bytes", row.sha256, digest(row.bytes)),
                ("size", len(row.bytes), row.size),
                ("media_type", MEDIA_TYPE, row.media_type),
            ):
                findings.same(4, "photograph", row.sha256, column, expected, found)
        last = rows[-1].sha256


def count_waiting(connection: Connection, part: Sequence[Entered], findings: Findings) -> None:
    """Of one part of the walk: the photographs that are named and not there."""
    named = {
        named_by(one.sealed.envelope.kind, one.sealed.envelope.payload)
        for one in part
        if one.sealed is not None and one.verdict == "posted"
    } - {""}
    if named:
        there = select(photograph.c.sha256).where(photograph.c.sha256.in_(named))
        findings.photographs_waiting += len(named - set(connection.execute(there).scalars()))
