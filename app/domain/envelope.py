"""The envelope: a transaction on its way, as canonical bytes that stay the same for ever (DESIGN §5)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import rfc8785

from app.domain.errors import Refusal
from app.domain.identifiers import ZERO_HASH, new_id

VERSION = 1
_FIELDS = (
    "v", "id", "outbox", "sequence", "previous", "station", "operator", "approved_by",
    "scanned_at", "offset_ms", "kind", "payload",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Envelope:
    """One envelope. `scanned_at` is in microseconds UTC; `offset_ms` is the station clock's measured lag
    behind the books; `previous` is the hash of the outbox's envelope before this one."""

    id: str
    outbox: str
    sequence: int
    previous: str
    station: str
    operator: str
    approved_by: str
    scanned_at: int
    offset_ms: int
    kind: str
    payload: Mapping[str, Any]

    def canonical(self) -> bytes:
        """UTF-8 JSON by RFC 8785: integers and strings only, so two programs write the same bytes."""
        return rfc8785.dumps(
            cast("Any", {"v": VERSION, **{name: getattr(self, name) for name in _FIELDS[1:]}})
        )


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope with its bytes and their SHA-256 in hex: what is stored and sent."""

    envelope: Envelope
    data: bytes
    hash: str


def seal(envelope: Envelope) -> Sealed:
    """Write an envelope's bytes and hash them."""
    data = envelope.canonical()
    return Sealed(envelope, data, digest(data))


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


@dataclass(slots=True)
class Chain:
    """An outbox's chain while it grows: the next sequence, and the hash that the next envelope names."""

    outbox: str
    station: str
    sequence: int = 0
    hash: str = ZERO_HASH

    def seal(
        self,
        kind: str,
        payload: Mapping[str, Any],
        *,
        scanned_at: int,
        id: str = "",
        operator: str = "",
        approved_by: str = "",
        offset_ms: int = 0,
    ) -> Sealed:
        """Write the chain's next envelope; a blank id is made."""
        sealed = seal(
            Envelope(
                id or new_id(), self.outbox, self.sequence + 1, self.hash, self.station,
                operator, approved_by, scanned_at, offset_ms, kind, payload,
            )
        )  # fmt: skip
        self.sequence, self.hash = sealed.envelope.sequence, sealed.hash
        return sealed


def open_bytes(data: bytes) -> Sealed:
    """Read an envelope's bytes. Raises Refusal `bad-envelope` where they are not one."""
    try:
        fields = json.loads(data)
    except ValueError:
        raise Refusal("bad-envelope", "these bytes are not an envelope") from None
    if not isinstance(fields, dict) or set(fields) != set(_FIELDS):
        raise Refusal("bad-envelope", "an envelope's fields are missing or unknown")
    if fields.pop("v") != VERSION:
        raise Refusal("bad-envelope", "this envelope was written by a newer program")
    return Sealed(Envelope(**fields), data, digest(data))


def books_hash(previous: str, envelope_hash: str, verdict: str, posted_at: int) -> str:
    """The entry's hash: SHA-256 over previous ‖ envelope hash ‖ verdict ‖ posted_at in decimal digits, all as
    ASCII text (DESIGN §5)."""
    return digest(f"{previous or ZERO_HASH}{envelope_hash}{verdict}{posted_at}".encode())
