"""One envelope as posting reads it, before it is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from app.domain.envelope import Envelope, Sealed
from app.domain.quantity import LARGEST
from app.domain.transaction import Cell, Line, Status, Transaction, transaction_of
from app.posting.ask import is_storable
from app.posting.verdict import Parked

_STATUSES = frozenset(Status)
_LINE_TEXTS = tuple(spec.name for spec in fields(Line) if spec.type == "str")
_CELL_TEXTS = tuple(spec.name for spec in fields(Cell))


@dataclass(frozen=True, slots=True)
class Case:
    """An envelope and its payload; `transaction` is empty for kinds whose payload is none (`record`)."""

    sealed: Sealed
    transaction: Transaction

    @property
    def envelope(self) -> Envelope:
        return self.sealed.envelope

    @property
    def payload(self) -> Mapping[str, Any]:
        return self.sealed.envelope.payload

    @property
    def size(self) -> int:
        """How many lines there are to judge."""
        return len(self.transaction.lines)


def read_case(sealed: Sealed, *, plain: bool) -> Case:
    """Read an envelope's payload; `plain` kinds have no lines. Raises Parked `bad-payload`."""
    envelope = sealed.envelope
    plain_text = isinstance(envelope.payload, dict) and (
        _has_no_control(sealed.data) or is_storable(_stored(envelope.payload))
    )
    if not plain_text:
        raise Parked("bad-payload", "the payload is not made of fields and printable text")
    if plain:
        return Case(sealed, Transaction(envelope.kind))
    try:
        transaction = transaction_of(envelope.kind, envelope.payload)
        for line in transaction.lines:
            _check_line(line)
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise Parked("bad-payload", f"the payload cannot be read: {error}") from None
    return Case(sealed, transaction)


def _has_no_control(data: bytes) -> bool:
    """Nothing in these bytes stands for a control character: in JSON all but DEL are written with a
    backslash."""
    return b"\\" not in data and b"\x7f" not in data


def _stored(payload: dict[str, Any]) -> dict[str, Any]:
    """What may come to stand in columns: all but the words of the device, whose GS1 separators are control
    characters."""
    return {name: value for name, value in payload.items() if name != "read"}


def _check_line(line: Line) -> None:
    if not 0 < line.quantity <= LARGEST:
        raise ValueError("a quantity is positive and below a thousand million")
    for thing, names in ((line, _LINE_TEXTS), (line.source, _CELL_TEXTS), (line.target, _CELL_TEXTS)):
        for name in names:
            if not isinstance(getattr(thing, name), str):
                raise TypeError(f"{name} is a text")
    if line.source.status not in _STATUSES or line.target.status not in _STATUSES:
        raise ValueError("no such status")
