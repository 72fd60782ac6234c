"""Entries and envelopes in the books’ order: dense positions, chained hashes (invariants 3, 10, 11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, exists, func, select

from app.db.books.tables import claim, entry, envelope, head, outbox, record
from app.domain.envelope import Sealed, books_hash, digest, open_bytes
from app.domain.errors import Refusal
from app.domain.identifiers import ZERO_HASH
from app.verify.report import MOST, Findings
from app.verify.stream import CHUNK

_COLUMNS = (
    "outbox", "sequence", "previous", "station", "operator", "approved_by", "scanned_at", "offset_ms", "kind",
)  # fmt: skip
_AS_STORED = ("station", "operator", "approved_by", "kind")
"""Columns in which a NUL, which PostgreSQL cannot keep, stands as U+FFFD; the bytes keep what was said."""
_VERDICTS = ("posted", "parked", "claim")


class Entered(NamedTuple):
    """An entry as it stands in the books, with its envelope; `sealed` is None for a claim."""

    position: int
    id: str
    verdict: str
    posted_at: int
    sealed: Sealed | None
    claim: Mapping[str, Any] | None = None


@dataclass(slots=True)
class End:
    """The last envelope of an outbox."""

    station: str = ""
    sequence: int = 0
    hash: str = ZERO_HASH
    id: str = ""


def entries(connection: Connection) -> Iterator[Sequence[Any]]:
    """Every entry with its envelope or claim, in the books' order, in parts."""
    joined = (
        select(
            entry,
            *(column.label(f"e_{column.name}") for column in envelope.c),
            *(column.label(f"c_{column.name}") for column in claim.c),
        )
        .outerjoin(envelope, envelope.c.id == entry.c.id)
        .outerjoin(claim, claim.c.id == entry.c.id)
        .order_by(entry.c.position)
    )
    # On the statement: on the connection it would stay, and turn a later DELETE into a cursor's.
    rows = connection.execute(joined.execution_options(stream_results=True, yield_per=CHUNK))
    return iter(rows.mappings().partitions(CHUNK))


@dataclass(slots=True)
class Chains:
    """What the walk carries from entry to entry: constant but for one end per outbox."""

    findings: Findings
    position: int = 0
    hash: str = ZERO_HASH
    posted_at: int = 0
    """The last entry's posting time as it stands there."""
    earliest: int = 0
    """The latest posting time that an entry's hash vouches for: none after it may be earlier."""
    ends: dict[str, End] = field(default_factory=dict)

    def follow(self, row: Any) -> Entered | None:
        """Check the next entry; None where there is nothing sound to look into."""
        self.findings.checked["entry"] += 1
        self._place(row)
        content = row["c_hash"] if row["verdict"] == "claim" else row["e_hash"]
        if row["verdict"] not in _VERDICTS:
            self.findings.add(
                3, "entry", row["position"], "verdict", "posted, parked or claim", row["verdict"]
            )
        sound = self._claimed(row) if row["verdict"] == "claim" else self._enveloped(row)
        chained = books_hash(self.hash, content or "", row["verdict"], row["posted_at"])
        if content is not None:
            self.findings.same(11, "entry", row["position"], "hash", chained, row["hash"])
        self._time(row, vouched=row["hash"] == chained)
        self.hash = row["hash"]
        return sound

    def _place(self, row: Any) -> None:
        for missing in range(self.position + 1, min(row["position"], self.position + 1 + MOST)):
            self.findings.add(11, "entry", missing, "", "an entry", "removed")
        self.position = row["position"]

    def _time(self, row: Any, *, vouched: bool) -> None:
        """Times never go back. One that was changed is told by its hash, and is no measure for the next."""
        self.posted_at = row["posted_at"]
        if vouched and row["posted_at"] < self.earliest:
            words = f"≥ {self.earliest}"
            self.findings.add(10, "entry", row["position"], "posted_at", words, row["posted_at"])
        if vouched:
            self.earliest = max(self.earliest, row["posted_at"])

    def _claimed(self, row: Any) -> Entered | None:
        if row["c_id"] is None:
            self.findings.add(11, "claim", row["id"], "", f"the claim of entry {row['position']}", "removed")
            return None
        self.findings.checked["claim"] += 1
        body = row["c_body"].encode()
        self.findings.same(11, "claim", row["id"], "hash", digest(body), row["c_hash"])
        said = {name.removeprefix("c_"): value for name, value in row.items() if name.startswith("c_")}
        return Entered(row["position"], row["id"], row["verdict"], row["posted_at"], None, said)

    def _enveloped(self, row: Any) -> Entered | None:
        key = row["id"]
        if row["e_id"] is None:
            words = f"the envelope of entry {row['position']}"
            self.findings.add(11, "envelope", key, "", words, "removed")
            self.findings.add(11, "entry", row["position"], "id", "an envelope of the books", key)
            return None
        self.findings.checked["envelope"] += 1
        sealed = _opened(row["e_bytes"])
        if sealed is None:
            self.findings.add(11, "envelope", key, "bytes", "an envelope", bytes(row["e_bytes"]))
            return None
        self.findings.same(11, "envelope", key, "hash", sealed.hash, row["e_hash"])
        self.findings.same(11, "envelope", key, "id", sealed.envelope.id, key)
        for name in _COLUMNS:
            said = getattr(sealed.envelope, name)
            said = as_stored(said) if name in _AS_STORED else said
            self.findings.same(11, "envelope", key, name, said, row[f"e_{name}"])
        self._outbox(sealed)
        return Entered(row["position"], key, row["verdict"], row["posted_at"], sealed)

    def _outbox(self, sealed: Sealed) -> None:
        one = sealed.envelope
        end = self.ends.get(one.outbox, End())
        self.findings.same(3, "envelope", one.id, "sequence", end.sequence + 1, one.sequence)
        if one.previous != end.hash and one.sequence == end.sequence + 1:
            # This envelope names another one before it: that one was edited or replaced, unless this one was.
            words = f"as {one.id} names it: {one.previous}"
            self.findings.add(11, "envelope", end.id or one.id, "hash", words, end.hash)
        self.ends[one.outbox] = End(end.station or as_stored(one.station), one.sequence, sealed.hash, one.id)

    def outboxes(self) -> dict[str, tuple[str, int, str]]:
        """The last (station, sequence, hash) of every outbox."""
        return {key: (end.station, end.sequence, end.hash) for key, end in self.ends.items()}

    def end(self, connection: Connection) -> dict[str, Any]:
        """What the head must say."""
        versions = connection.execute(select(func.count()).select_from(record)).scalar_one()
        at = {"position": self.position, "hash": self.hash, "posted_at": self.posted_at}
        return {**at, "versions": versions}

    def close(self, connection: Connection) -> None:
        """After the walk: the head, the outboxes' ends, and envelopes that no entry names."""
        self._head(connection)
        self._outboxes(connection)
        for table in (envelope, claim):
            stray = select(table.c.id).where(~exists().where(entry.c.id == table.c.id)).order_by(table.c.id)
            for (key,) in connection.execute(stray.limit(MOST)):
                self.findings.add(3, table.name, key, "", "an entry that names it", "")

    def _head(self, connection: Connection) -> None:
        at = connection.execute(select(head)).mappings().one_or_none()
        self.findings.checked["head"] += 1
        for column, wanted in self.end(connection).items():
            self.findings.same(11, "head", 1, column, wanted, at[column] if at else "")

    def _outboxes(self, connection: Connection) -> None:
        wanted = self.outboxes()
        kept = {row["id"]: row for row in connection.execute(select(outbox)).mappings()}
        self.findings.checked["outbox"] += len(kept)
        for key in sorted(kept.keys() | wanted.keys()):
            if key not in kept or key not in wanted:
                words = ("a row", "") if key in wanted else ("", "a row")
                self.findings.add(3, "outbox", key, "", *words)
                continue
            for column, value in zip(("station", "sequence", "hash"), wanted[key], strict=True):
                self.findings.same(3, "outbox", key, column, value, kept[key][column])


def _opened(data: Any) -> Sealed | None:
    """An envelope's bytes read back; None where they are none."""
    try:
        sealed = open_bytes(bytes(data))
    except (Refusal, TypeError):
        return None
    one = sealed.envelope
    texts = (one.id, one.outbox, one.previous, one.station, one.operator, one.approved_by, one.kind)
    numbers = (one.sequence, one.scanned_at, one.offset_ms)
    plain = all(isinstance(t, str) for t in texts) and all(isinstance(n, int) for n in numbers)
    return sealed if plain and isinstance(one.payload, Mapping) else None


def as_stored(text: str) -> str:
    """Text as both engines keep it."""
    return text.replace("\x00", "\ufffd")
