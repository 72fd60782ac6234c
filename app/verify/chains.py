"""Entries and envelopes in the books’ order: dense positions, chained hashes (invariants 3, 10, 11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from app.db.books.tables import claim, entry, envelope, head, outbox
from app.domain.envelope import Sealed, books_hash, open_bytes
from app.domain.errors import Refusal
from app.domain.identifiers import ZERO_HASH
from app.verify.report import Findings

CHUNK = 1000
_COLUMNS = (
    "outbox", "sequence", "previous", "station", "operator", "approved_by", "scanned_at", "offset_ms", "kind",
)  # fmt: skip
_AS_STORED = ("station", "operator", "approved_by", "kind")
"""Columns in which a NUL, which PostgreSQL cannot keep, stands as U+FFFD; the bytes keep what was said."""


@dataclass(frozen=True, slots=True)
class Entered:
    """An envelope as it stands in the books."""

    position: int
    verdict: str
    posted_at: int
    sealed: Sealed


@dataclass(slots=True)
class Chains:
    """What the walk carries from row to row: constant but for one tail per outbox."""

    findings: Findings
    position: int = 0
    hash: str = ZERO_HASH
    posted_at: int = 0
    outboxes: dict[str, tuple[str, int, str]] = field(default_factory=dict)

    def walk(self, connection: Connection) -> Iterator[list[Entered]]:
        """Check every entry with its envelope; sound ones are given on in chunks."""
        query = (
            select(
                entry,
                *(column.label(f"e_{column.name}") for column in envelope.c),
                claim.c.hash.label("c_hash"),
            )
            .outerjoin(envelope, envelope.c.id == entry.c.id)
            .outerjoin(claim, claim.c.id == entry.c.id)
            .order_by(entry.c.position)
        )
        rows = connection.execution_options(stream_results=True, yield_per=CHUNK).execute(query)
        for part in rows.mappings().partitions(CHUNK):
            yield [one for one in (self._entry(row) for row in part) if one is not None]

    def _entry(self, row: Any) -> Entered | None:
        self.findings.checked["entry"] += 1
        expected = self.position + 1
        self.findings.same(10, "entry", row["position"], "position", expected, row["position"])
        self.position = row["position"]
        if row["posted_at"] < self.posted_at:
            self.findings.add(
                10, "entry", row["position"], "posted_at", f"≥ {self.posted_at}", row["posted_at"]
            )
        self.posted_at = max(self.posted_at, row["posted_at"])
        is_claim = row["verdict"] == "claim"
        content = row["c_hash"] if is_claim else row["e_hash"]
        if content is None:
            table = "claim" if is_claim else "envelope"
            self.findings.add(11, table, row["id"], "", f"the one of position {row['position']}", "removed")
        chained = books_hash(self.hash, content or "", row["verdict"])
        self.findings.same(11, "entry", row["position"], "hash", chained, row["hash"])
        self.hash = row["hash"]
        return None if is_claim or content is None else self._envelope(row)

    def _envelope(self, row: Any) -> Entered | None:
        self.findings.checked["envelope"] += 1
        key, data = row["e_id"], bytes(row["e_bytes"])
        try:
            sealed = open_bytes(data)
        except Refusal as refusal:
            self.findings.add(11, "envelope", key, "bytes", "an envelope", refusal.text)
            return None
        self.findings.same(11, "envelope", key, "hash", sealed.hash, row["e_hash"])
        self.findings.same(11, "envelope", key, "id", sealed.envelope.id, key)
        for name in _COLUMNS:
            said = getattr(sealed.envelope, name)
            said = said.replace("\x00", "\ufffd") if name in _AS_STORED else said
            self.findings.same(11, "envelope", key, name, said, row[f"e_{name}"])
        self._outbox(sealed)
        return Entered(row["position"], row["verdict"], row["posted_at"], sealed)

    def _outbox(self, sealed: Sealed) -> None:
        one = sealed.envelope
        _, sequence, tail = self.outboxes.get(one.outbox, ("", 0, ZERO_HASH))
        self.findings.same(3, "envelope", one.id, "sequence", sequence + 1, one.sequence)
        self.findings.same(3, "envelope", one.id, "previous", tail, one.previous)
        self.outboxes[one.outbox] = (one.station.replace("\x00", "\ufffd"), one.sequence, sealed.hash)

    def ends(self, connection: Connection) -> None:
        """After the walk: head, outbox tails, and envelopes that no entry names."""
        at = connection.execute(select(head)).mappings().one()
        for column, expected in (
            ("position", self.position),
            ("hash", self.hash),
            ("posted_at", self.posted_at),
        ):
            self.findings.same(10, "head", 1, column, expected, at[column])
        kept = {row["id"]: row for row in connection.execute(select(outbox)).mappings()}
        self.findings.checked["outbox"] += len(kept)
        for key in sorted(kept.keys() | self.outboxes.keys()):
            station, sequence, tail = self.outboxes.get(key, ("", 0, ""))
            row = kept.get(key)
            for column, expected in (("station", station), ("sequence", sequence), ("hash", tail)):
                self.findings.same(3, "outbox", key, column, expected, row[column] if row else "")
        total = connection.execute(select(func.count()).select_from(envelope)).scalar_one()
        if total != self.findings.checked["envelope"]:
            stray = select(envelope.c.id).where(
                ~select(entry.c.id).where(entry.c.id == envelope.c.id).exists()
            )
            for (key,) in connection.execute(stray.limit(100)):
                self.findings.add(3, "envelope", key, "", "an entry", "")
