"""What an envelope left beside goods and value: records, exceptions, clearings, steps (invariants 3, 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import rfc8785

from app.domain.transaction import OURS, Line
from app.verify.deed import Deed
from app.verify.mirrored import Original
from app.verify.rows import Row
from app.verify.tasked import DOING, check_tasks

OWNERS: Mapping[str, tuple[str, ...]] = {
    "expired": ("purchasing",), "not-ordered": ("purchasing",), "over-receipt": ("purchasing",),
    "short-dated": ("purchasing",), "wrong-lot": ("purchasing",), "discrepancy": ("purchasing",),
    "no-price": ("purchasing",), "invoice-beyond": ("purchasing",),
    "no-cost": ("purchasing", "accountant"),
    "no-rate": ("accountant",), "late-fact": ("accountant",),
    "lot-missing": ("supervisor",), "serial-missing": ("supervisor",), "expiry-differs": ("supervisor",),
    "unknown-reason": ("supervisor",), "negative-stock": ("supervisor",), "serial-elsewhere": ("supervisor",),
    "serial-moved": ("supervisor",), "serial-unknown": ("supervisor",), "consigned-short": ("supervisor",),
    "unknown-sale": ("supervisor",), "promise-released": ("supervisor",),
    "refund-held": ("supervisor",),
    "unit-closed": ("supervisor",), "unit-elsewhere": ("supervisor",), "other-parts": ("supervisor",),
    "not-approved": ("supervisor", "accountant", "purchasing", "inspector", "counter", "administrator"),
}  # fmt: skip
"""Code of an exception → the roles that it may wait for."""
PARKED = (
    "already-cleared", "already-reversed", "bad-payload", "bad-record", "hold-stands", "no-rate", "no-reason",
    "not-approved", "not-received", "not-reversible", "nothing-there", "other-owner", "other-site",
    "our-fault", "same-place", "serial-gone-on", "serial-quantity", "too-large", "unit-in-itself",
    "unknown-document", "unknown-exception", "unknown-item", "unknown-kind", "unknown-location",
    "unknown-table", "unknown-transaction", "unknown-unit", "write-refused",
)  # fmt: skip
"""Codes of what cannot be true."""
WITHOUT_DOCUMENT = ("expiry-differs", "late-fact", "lot-missing", "not-approved", "other-parts",
                    "serial-missing", "unknown-reason")  # fmt: skip
"""Codes that name no document."""
WITHOUT_ITEM = ("late-fact", "not-approved", "other-parts", "refund-held", "unknown-reason")
"""Codes that name no item."""
RECORDING = ("record", "period")


def check_parked(deed: Deed) -> None:
    """A parked envelope left one exception, and nothing else."""
    for table, rows in deed.rows.items():
        for row in rows if table != "exception" else ():
            deed.fault(4, table, row, "", "nothing of a parked envelope", "a row")
    exceptions = deed.rows["exception"]
    if not exceptions:
        deed.lacks(3, "exception", 1, "why it is parked")
    for row in exceptions[1:]:
        deed.fault(3, "exception", row, "", "one exception of a parked envelope", "a row")
    for row in exceptions[:1]:
        if row["code"] not in PARKED:
            deed.fault(3, "exception", row, "code", "why an envelope is parked", row["code"])
        for column, expected in (("part", 1), ("item", ""), ("document", ""), ("owner", "supervisor")):
            deed.same(3, "exception", row, column, expected)


def check_notes(deed: Deed, original: Original | None) -> None:
    """Records, exceptions and clearings of a posted envelope, and its steps."""
    _check_record(deed)
    _check_clearing(deed)
    _check_exceptions(deed)
    _check_steps(deed, original)


def _check_record(deed: Deed) -> None:
    rows = deed.rows["record"]
    if deed.kind in DOING:
        check_tasks(deed)
        return
    if deed.kind not in RECORDING:
        for row in rows:
            deed.fault(4, "record", row, "", f"no record of a {deed.kind}", "a row")
        return
    if not rows:
        deed.lacks(4, "record", 1, "the record")
    table, key, body = _recorded(deed)
    for row in rows:
        for column, expected in (("line", 1), ("table_name", table), ("key", key), ("body", body)):
            deed.same(4, "record", row, column, expected)


def _recorded(deed: Deed) -> tuple[str, str, str]:
    payload = deed.envelope.payload
    if deed.kind == "record":
        return str(payload.get("table")), str(payload.get("key")), _canonical(payload.get("body"))
    month, state = str(payload.get("month")), str(payload.get("state"))
    return "period", month, _canonical({"month": month, "state": state})


def _canonical(body: Any) -> str:
    return rfc8785.dumps(body).decode()


def _check_clearing(deed: Deed) -> None:
    rows, payload = deed.rows["clearing"], deed.envelope.payload
    if deed.kind == "clear-hold":
        held = deed.transaction
        payload = {"exception": held.extra.get("hold"), "part": 1, "reason": held.reason}
    elif deed.kind != "clear":
        for row in rows:
            deed.fault(4, "clearing", row, "", f"no clearing of a {deed.kind}", "a row")
        return
    if not rows:
        deed.lacks(4, "clearing", "", "the clearing")
    for row in rows:
        deed.same(4, "clearing", row, "exception_envelope", payload.get("exception"))
        deed.same(4, "clearing", row, "exception_part", payload.get("part"))
        deed.same(4, "clearing", row, "reason", payload.get("reason"))


def _check_exceptions(deed: Deed) -> None:
    """Codes that posting gives, waiting for the roles that clear them, about goods of this transaction."""
    for row in deed.rows["exception"]:
        owners = OWNERS.get(row["code"])
        if owners is None:
            deed.fault(3, "exception", row, "code", "a code that posting gives", row["code"])
        elif row["owner"] not in owners:
            deed.fault(3, "exception", row, "owner", " or ".join(owners), row["owner"])
        _among(deed, row, "item", _items(deed, row["code"]))
        _among(deed, row, "document", _documents(deed, row["code"], row["item"]))


def _among(deed: Deed, row: Row, column: str, known: set[str]) -> None:
    if row[column] not in known:
        words = " or ".join(sorted(known - {""})) or "nothing"
        deed.fault(3, "exception", row, column, words, row[column])


def _items(deed: Deed, code: str) -> set[str]:
    if code in WITHOUT_ITEM:
        return {""}
    promised = {row["item"] for row in deed.rows["promise"]}
    moved = {row["item"] for row in deed.movements}
    pooled = {row["pool"].split("\x1f", 1)[0] for name in ("layer", "layer_use") for row in deed.rows[name]}
    return {line.item for line in deed.lines} | moved | promised | pooled


def _documents(deed: Deed, code: str, item: str) -> set[str]:
    """The documents under which the item moved; of a released promise the one that it was given to."""
    if code in WITHOUT_DOCUMENT:
        return {""}
    if code == "promise-released":
        return {row["document"] for row in deed.rows["promise"]}
    if code == "refund-held":
        return {deed.transaction.document}
    stated = {line.document for line in deed.lines if line.item == item}
    known = stated or {row["document"] for row in deed.movements if row["item"] == item}
    return known | ({""} if code == "no-cost" else set()) or {""}


def _check_steps(deed: Deed, original: Original | None) -> None:
    """Progress that no movement makes, in the order in which it was made."""
    found = deed.rows["step"]
    wanted = list(_steps(deed, original))
    for row, expected in zip(found, wanted, strict=False):
        for column, value in zip(("document", "line", "kind", "quantity"), expected, strict=True):
            if value is not None:
                deed.same(6, "step", row, column, value)
    for place in range(len(found), len(wanted)):
        deed.lacks(6, "step", place + 1, wanted[place])
    for row in found[len(wanted) :]:
        deed.fault(6, "step", row, "", f"no such progress of a {deed.kind}", "a row")


Step = tuple[str, str, str, int | None]
"""Document, line, kind and quantity; None: it follows from the journal, and is looked at there."""


def _steps(deed: Deed, original: Original | None) -> Iterator[Step]:
    if original is not None:
        yield original.id, "", "reversed", 1
        for row in original.steps:
            yield row["document"], row["line"], row["kind"], -row["quantity"]
    elif deed.kind == "refund":
        amount = deed.transaction.extra.get("amount")
        yield deed.transaction.document, "", "refunded", amount if isinstance(amount, int) else None
    elif deed.kind in ("close-document", "reopen"):
        yield deed.transaction.document, "", "closed", 1 if deed.kind == "close-document" else None
    elif deed.kind == "invoice":
        for line in deed.lines:
            yield line.document, line.document_line, "invoiced", line.quantity
            yield line.document, line.document_line, "value invoiced", None
    elif deed.kind == "receive":
        for line in deed.lines:
            yield from _noticed(line, line.quantity)
    elif deed.kind == "vendor-return":
        yield from _sent_back(deed)


def _noticed(line: Line, quantity: int) -> Iterator[Step]:
    """What a ship notice announced counts for it."""
    notice, number = line.extra.get("notice"), line.extra.get("notice_line")
    if notice and number:
        yield str(notice), str(number), "received", quantity


def _sent_back(deed: Deed) -> Iterator[Step]:
    """What goes back before it was billed takes its part of what is still to be billed."""
    stepped = {(row["document"], row["line"]) for row in deed.rows["step"]}
    for line in deed.lines:
        place = (line.document, line.document_line)
        mine = (leg.row for leg in deed.legs if leg.line is line)
        sent = [row for row in mine if (row["origin"], row["origin_line"]) == place]
        if place in stepped and all(row["from_owner"] == OURS for row in sent):
            yield *place, "sent back uninvoiced", line.quantity
            yield *place, "value sent back uninvoiced", sum(row["value"] for row in sent)
        yield from _noticed(line, -line.quantity)
