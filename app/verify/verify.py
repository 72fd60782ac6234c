"""Recompute the books from their envelopes, in constant memory; stands apart from posting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, select

from app.db.books.tables import books as books_table
from app.db.books.tables import head, journal
from app.db.engine import Books
from app.verify.booked import check_journal
from app.verify.catalogue import Catalogue
from app.verify.chains import Chains, Entered, entries
from app.verify.costs import check_costs
from app.verify.deed import Deed, Known
from app.verify.folded import check_projections, rebuild_projections
from app.verify.mirrored import Original, check_reversal
from app.verify.moved import check_movements
from app.verify.noted import check_notes, check_parked
from app.verify.pictured import check_photographs, count_waiting
from app.verify.pooled import check_pools
from app.verify.promised import check_claim, check_promises
from app.verify.report import Findings, Report
from app.verify.rows import Left, Rows, strays
from app.verify.serials import check_serials
from app.verify.ties import check_ties
from app.verify.units import check_unit_steps, check_units
from app.verify.walked import Walked
from app.verify.witness import testify
from app.verify.worth import check_worth

Progress = Callable[[int, int], None]
"""Entries done, and how many there are."""
TOGETHER = 100
"""Envelopes whose rows are in memory at a time: an envelope may have hundreds of lines."""
_NUMBERED = (("record", "line", False), ("movement", "line", False), ("exception", "part", False),
             ("journal", "part", True), ("layer", "part", True), ("layer_use", "part", True),
             ("step", "part", False), ("unit_step", "part", False), ("promise", "part", False),
             ("granting", "part", False))  # fmt: skip


def verify_books(
    books: Books, *, rebuild: bool = False, witness: str = "", progress: Progress | None = None
) -> Report:
    """Check every invariant over the whole book at one moment.

    `rebuild` first puts right what differs in the projections. `witness` is a file with the last position and
    hash that some station kept (see app.verify.witness). Raises Unavailable where the books do not answer.
    """
    rebuilt = _rebuild(books) if rebuild else {}
    findings = Findings()
    with books.snapshot() as connection:
        identity = connection.execute(select(books_table)).mappings().one()
        chains = examine(connection, findings, progress)
        if witness:
            testify(connection, witness, identity["books_id"], findings)
    return Report(identity["books_id"], identity["epoch"], chains.position, chains.hash, findings, rebuilt)


def examine(connection: Connection, findings: Findings, progress: Progress | None = None) -> Chains:
    """Look at everything through one connection; returns the chains as walked to their end."""
    currency = _currency(connection, findings)
    chains = _walk(connection, currency, findings, progress)
    chains.close(connection)
    strays(connection, findings)
    check_photographs(connection, findings)
    check_projections(connection, findings)
    catalogue = Catalogue(connection)
    check_costs(connection, catalogue, findings)
    check_serials(connection, findings)
    check_units(connection, findings)
    check_ties(connection, catalogue, chains.position, findings)
    return chains


def _currency(connection: Connection, findings: Findings) -> str:
    """The books’ currency; where the whole journal says another one, it is the books that are wrong."""
    said: str = connection.execute(select(books_table.c.currency)).scalar_one()
    booked = list(connection.execute(select(journal.c.currency).distinct().limit(2)).scalars())
    if len(booked) == 1:
        findings.same(6, "books", 1, "currency", booked[0], said)
        return str(booked[0])
    return said


def _rebuild(books: Books) -> dict[str, int]:
    """Fold the projections anew, and put right what differs."""
    with books.alone() as connection:
        chains = Chains(Findings())
        for part in entries(connection):
            for row in part:
                chains.follow(row)
        return rebuild_projections(connection, chains)


def _walk(connection: Connection, currency: str, findings: Findings, progress: Progress | None) -> Chains:
    """Every envelope in the books’ order, with all that it left."""
    total = connection.execute(select(head.c.position)).scalar() or 0
    chains = Chains(findings)
    with closing(Walked()) as walked:
        known = Known(connection, Catalogue(connection), findings, currency, walked)
        for part in entries(connection):
            for at in range(0, len(part), TOGETHER):
                _follow(connection, part[at : at + TOGETHER], chains, known)
            if progress is not None:
                progress(chains.position, max(total, chains.position))
    return chains


def _follow(connection: Connection, some: Sequence[Any], chains: Chains, known: Known) -> None:
    """The next entries, with the rows that they left and the photographs that they name."""
    findings = chains.findings
    left = Left(connection, [row["id"] for row in some], findings)
    named = left.taken_back()
    before = Left(connection, named, Findings())
    originals = {id_: before.of(id_) for id_ in named}
    sound: list[Entered] = []
    for row in some:
        entered = chains.follow(row)
        if entered is None:
            continue
        sound.append(entered)
        rows = left.of(entered.id)
        if entered.sealed is not None:
            _check(Deed(entered, entered.sealed.envelope, rows, known), originals)
        else:
            check_claim(connection, known.catalogue, entered, rows, findings)
        known.walked.follow(rows)
    count_waiting(connection, sound, findings)


def _original(deed: Deed, originals: Mapping[str, Rows]) -> Original | None:
    """What a reversal takes back; where it moved nothing its rows are not at hand."""
    if deed.kind != "reverse":
        return None
    id_ = deed.transaction.reverses
    return Original(deed.known.connection, id_, originals.get(id_))


def _check(deed: Deed, originals: Mapping[str, Rows]) -> None:
    """Everything that one envelope left, against what it says."""
    for table, column, by_line in _NUMBERED:
        if deed.rows[table]:
            deed.numbered(table, column, by_line)
    if deed.entered.verdict == "parked":
        check_parked(deed)
        return
    original = _original(deed, originals)
    if original is not None:
        check_reversal(deed, original)
    else:
        check_movements(deed)
        check_worth(deed)
    check_notes(deed, original)
    check_unit_steps(deed, original)
    check_promises(deed, original)
    check_pools(deed, original)
    check_journal(deed, original)
