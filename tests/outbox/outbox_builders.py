"""Scans and receipts with readable defaults."""

from __future__ import annotations

from app.domain.clock import Instant
from app.domain.envelope import digest
from app.domain.quantity import ONE, Quantity
from app.domain.transaction import Cell, Line, Transaction
from app.outbox.album import path_of
from app.outbox.outbox import Outbox
from app.outbox.scan_log import Logged
from app.scan.scan import Device, Scan

NOON = Instant(1_795_000_000_000_000)
BOOKS = "01a20000-0000-7000-8000-000000000001"


def scan(text: str = "09506000134352", at: int = NOON) -> Scan:
    return Scan(text, "EAN-13", Device.KEYBOARD, "wedge", Instant(at))


def logged(text: str = "09506000134352", outcome: str = "transaction", line: int = 0) -> Logged:
    return Logged(scan(text), outcome, "received", "ok", '{"a":1}', line)


def receipt(sku: str = "SKU-1", quantity: int = 1, **fields: str) -> Transaction:
    line = Line(
        sku, Quantity(quantity * ONE), target=Cell("DOCK-1"), document="PO-1", document_line="1", **fields
    )
    return Transaction("receive", (line,), document="PO-1", read={"text": sku})


def receive(outbox: Outbox, times: int = 1, **fields: str) -> None:
    for _ in range(times):
        outbox.commit_scan(logged(), [receipt(**fields)], b"state", operator="ANA")


def picture(text: str = "a crack") -> bytes:
    """What begins as a JPEG does; nobody looks into it."""
    return b"\xff\xd8\xff" + text.encode()


def attach(outbox: Outbox, data: bytes, *, keep: bool = True) -> str:
    """A photograph in the station's folder, and the envelope that names it; its SHA-256."""
    sha256 = digest(data)
    path = path_of(outbox.path.parent, sha256)
    if keep:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    said = {
        "transaction": "T",
        "sha256": sha256,
        "size": len(data),
        "media_type": "image/jpeg",
        "what": "goods",
    }
    outbox.commit_scan(None, [Transaction("attach", document="PO-1", extra=said)], operator="ANA")
    return sha256
