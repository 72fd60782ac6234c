"""Movements against what their envelope states (invariants 4, 5).

The books may split a line, or find a serial elsewhere; they never change what happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.clock import day_of
from app.domain.transaction import OURS, TRANSIT, Cell, Line, Status, Virtual, is_virtual
from app.verify.deed import Deed
from app.verify.legs import CHANGING, CONVERTING, KNOWN, OUTSIDE, Leg, counting, in_order
from app.verify.rows import Row
from app.verify.stock import share

CONSIGNOR = "consignor:"
WITHOUT = ("record", "period", "clear", "invoice", "freight", "revalue", "refund", "close-document", "reopen",
           "attach", "hold", "clear-hold")  # fmt: skip
"""Kinds that move no goods."""


def check_movements(deed: Deed) -> None:
    """Every movement says what its line says, and every line was moved whole."""
    if deed.kind in WITHOUT:
        for row in deed.movements:
            deed.fault(5, "movement", row, "", f"no movement of a {deed.kind}", "a row")
    legs = deed.legs
    if not legs and not (deed.kind in KNOWN and deed.lines):
        return
    for leg in legs:
        _check_facts(deed, leg)
        _check_owner(deed, leg)
        _check_ends(deed, leg)
    _check_whole(deed, legs)


def _check_facts(deed: Deed, leg: Leg) -> None:
    row, line = leg.row, leg.line
    stated = {"item": line.item, "serial": line.serial, "evidence": str(line.evidence), "reason": line.reason,
              "reverses": "", "kind": _kind(deed, leg)}  # fmt: skip
    for column, expected in stated.items():
        deed.same(5, "movement", row, column, expected)
    if row["lot"] != line.lot and not _elsewhere(deed, leg):
        deed.fault(5, "movement", row, "lot", line.lot, row["lot"])
    if row["expiry"] != line.expiry and not _mended(deed, row):
        deed.fault(5, "movement", row, "expiry", line.expiry, row["expiry"])
    origin = _origin(deed, leg)
    document, number = _document(deed, leg, origin)
    for column, expected in (("origin", origin[0]), ("origin_line", origin[1]),
                             ("document", document), ("document_line", number)):  # fmt: skip
        deed.same(5, "movement", row, column, expected)


def _kind(deed: Deed, leg: Leg) -> str:
    if leg.role == "find":
        return "find"
    return "consume" if leg.role == "consume" and deed.kind not in CHANGING else deed.kind


def _check_weight(deed: Deed, line: Line, legs: Sequence[Leg]) -> None:
    """A line's catch weight goes along in the proportion of its parts, the last one taking the rest."""
    weight, quantity = line.extra.get("weight", 0), int(line.quantity)
    weight = weight if isinstance(weight, int) else 0
    part, before = 0, ""
    for leg in legs:
        size = leg.row["quantity"]
        if (before, leg.role) not in _ONE_PART:
            part = weight if size >= quantity else share(weight, size, quantity)
            quantity, weight = quantity - size, weight - part
        before = leg.role
        deed.same(5, "movement", leg.row, "weight", part)


_ONE_PART = (("find", "main"), ("find", "away"), ("away", "consume"), ("consume", "main"))
"""Legs that carry the same goods on."""


def _elsewhere(deed: Deed, leg: Leg) -> bool:
    """Was this serial moved from where the books had it, rather than from where it was said to be?"""
    return bool(leg.line.serial) and not deed.codes.isdisjoint({"serial-elsewhere", "serial-moved"})


def _mended(deed: Deed, row: Row) -> bool:
    """A lot's expiry is as first said."""
    return "expiry-differs" in deed.codes and row["expiry"] == deed.known.expiry(row["item"], row["lot"])


def _document(deed: Deed, leg: Leg, origin: tuple[str, str]) -> tuple[str, str]:
    """The document that a movement counts towards, and its line."""
    line = leg.line
    stated = (line.document, line.document_line)
    if leg.role == "find":
        return "", ""
    if deed.kind == "return" and stated == origin:
        return "", ""
    if deed.kind == "vendor-return" or leg.role != counting(deed.kind):
        return line.document, ""
    if deed.kind == "receive" and order_line(deed, line) is None:
        return line.document, ""
    return stated


def order_line(deed: Deed, line: Line) -> dict[str, object] | None:
    """The order line that a receipt names, if it is of the same item."""
    found = deed.known.catalogue.lines("purchase_order", line.document, deed.position).get(line.document_line)
    return dict(found) if found and found["sku"] == line.item else None


def sale_of(deed: Deed, line: Line) -> tuple[str, str]:
    """The sale that a returned line comes from, as the announced return or the line itself says."""
    announced = deed.known.catalogue.lines("return", line.document, deed.position).get(line.document_line)
    if announced and announced.get("sale"):
        return str(announced["sale"]), str(announced.get("sale_line", ""))
    if line.extra.get("sale"):
        return str(line.extra["sale"]), str(line.extra.get("sale_line", ""))
    return line.document, line.document_line


def known_sale(deed: Deed, line: Line) -> tuple[str, str]:
    """The sale, if the books know it for this item; else blank."""
    document, number = sale_of(deed, line)
    for table in ("sales_order", "past_shipment"):
        found = deed.known.catalogue.lines(table, document, deed.position).get(number)
        if found and found["sku"] == line.item:
            return document, number
    return "", ""


def _origin(deed: Deed, leg: Leg) -> tuple[str, str]:
    if deed.kind == "vendor-return" and leg.role == "main":
        return leg.line.document, leg.line.document_line
    if deed.kind in ("return", "return-refused") and leg.role == "main" and leg.row["to_owner"] == OURS:
        unsold = _elsewhere(deed, leg) and not leg.row["origin"]
        return ("", "") if unsold else known_sale(deed, leg.line)
    return "", ""


def _check_owner(deed: Deed, leg: Leg) -> None:
    """The owner is the line's (or another whose goods went), and never changes on the way."""
    row, stated = leg.row, _stated_owner(deed, leg)
    for column in ("from_owner", "to_owner"):
        if not (_elsewhere(deed, leg) or row[column] in stated or _may_go(deed, leg, row[column])):
            deed.fault(5, "movement", row, column, " or ".join(sorted(stated)) or "ours", row[column])
            return
    deed.same(5, "movement", row, "to_owner", row["from_owner"])


def _stated_owner(deed: Deed, leg: Leg) -> frozenset[str]:
    line, role = leg.line, leg.role
    if role == "consume":
        return frozenset({line.target.owner if deed.kind in CHANGING else OURS})
    if deed.kind == "receive":
        supplier = deed.known.catalogue.body("purchase_order", line.document, deed.position)
        named = supplier["supplier"] if supplier else deed.transaction.extra.get("supplier", "")
        return frozenset({OURS, f"supplier:{named}", f"{CONSIGNOR}{named}"})
    if deed.kind == "return":
        back = deed.known.catalogue.body("return", line.document, deed.position)
        sale = _sale_of_customer(deed, line)
        named = back["customer"] if back else sale or line.extra.get("customer", "")
        return frozenset({OURS, f"customer:{named}"})
    return frozenset({line.source.owner if line.source.location else line.target.owner})


def _sale_of_customer(deed: Deed, line: Line) -> str:
    """Whose sale it was that goods come back from."""
    document, _ = known_sale(deed, line)
    for table in ("sales_order", "past_shipment"):
        body = deed.known.catalogue.body(table, document, deed.position) if document else None
        if body is not None:
            return str(body["customer"])
    return ""


def _may_go(deed: Deed, leg: Leg, owner: str) -> bool:
    """Goods leave by agreement: ours for a consignor's, a consignor's for ours."""
    source = leg.line.source
    if not source.location or not (source.owner == OURS or source.owner.startswith(CONSIGNOR)):
        return False
    return deed.kind not in CHANGING and (owner == OURS or owner.startswith(CONSIGNOR))


def _check_ends(deed: Deed, leg: Leg) -> None:
    source, target = _ends(deed, leg)
    there = _elsewhere(deed, leg) and leg.role == "main" and not is_virtual(leg.row["from_location"])
    arrived = there and not leg.line.source.location
    for end, cell in (("from", source), ("to", target)):
        for column in ("location", "status", "unit"):
            if there and end == "from":
                continue
            if column == "location" and cell.unit and "unit-elsewhere" in deed.codes:
                continue  # where the books had the unit: its balance is looked at by the fold
            expected = getattr(cell, column)
            if arrived and column == "status":
                expected = leg.row["from_status"]
            if column == "location" and cell.unit and "unit-elsewhere" in deed.codes:
                expected = deed.known.walked.place_of_unit(cell.unit) or expected
            deed.same(5, "movement", leg.row, f"{end}_{column}", str(expected))


def _ends(deed: Deed, leg: Leg) -> tuple[Cell, Cell]:
    """The cells that a movement leaves and enters; their owner is looked at elsewhere."""
    source, target = _main_ends(deed, leg)
    if leg.role == "find":
        return Cell(Virtual.FOUND), source
    if leg.role == "away":
        return source, Cell(Virtual.CONVERSION)
    if leg.role == "consume":
        return Cell(Virtual.CONVERSION), target if deed.kind in CHANGING else source
    return source, target


def _main_ends(deed: Deed, leg: Leg) -> tuple[Cell, Cell]:
    kind, line = deed.kind, leg.line
    way = TRANSIT + line.document
    if kind == "transfer-out":
        return line.source, Cell(way, line.source.status)
    if kind == "transfer-in":
        return Cell(way, line.target.status), line.target
    if kind == "transfer-lost":
        return Cell(way, line.source.status), Cell(Virtual.COUNT_DIFFERENCE)
    if kind in CHANGING:
        return line.source, line.target
    if kind in OUTSIDE:
        out, into = OUTSIDE[kind]
    else:
        out = into = Virtual.CONVERSION if kind in CONVERTING else Virtual.COUNT_DIFFERENCE
        out, into = (out, "") if line.target.location else ("", into)
    source = Cell(out) if out else line.source
    return source, Cell(into) if into else _arrived(deed, leg)


def _arrived(deed: Deed, leg: Leg) -> Cell:
    """Where goods from outside are laid: what is not ours lies in quarantine, what was sold in inspection."""
    target = leg.line.target
    if deed.kind not in ("receive", "return"):
        return target
    if deed.kind == "receive" and _is_kept_apart(deed, leg):
        return replace(target, status=Status.QUARANTINE)
    if deed.kind == "return":
        ours = leg.row["to_owner"] == OURS
        return replace(target, status=Status.INSPECTION if ours else Status.QUARANTINE)
    return target


def _is_kept_apart(deed: Deed, leg: Leg) -> bool:
    """Expired, not on the order, or the supplier's still because it is beyond the order."""
    if _elsewhere(deed, leg) and not is_virtual(leg.row["from_location"]):
        return False
    line = leg.line
    expiry = leg.row["expiry"]
    expired = bool(expiry) and expiry < day_of(deed.envelope.scanned_at).isoformat()
    return expired or order_line(deed, line) is None or leg.row["to_owner"].startswith("supplier:")


def _check_whole(deed: Deed, legs: Sequence[Leg]) -> None:
    """Every line was moved whole, in all its roles; a serial that lay there already was not."""
    for line in in_order(deed.kind, deed.lines):
        mine = [leg for leg in legs if leg.line is line]
        counted = [leg for leg in mine if leg.role == counting(deed.kind)]
        moved = sum(leg.row["quantity"] for leg in counted)
        if moved != line.quantity and counted:
            last = counted[-1].row
            wanted = last["quantity"] + line.quantity - moved
            deed.fault(5, "movement", last, "quantity", wanted, last["quantity"])
        elif not counted and not (line.serial and deed.codes & {"serial-elsewhere", "serial-moved"}):
            deed.lacks(5, "movement", "", f"{line.quantity} of {line.item}")
        _check_pairs(deed, mine)
        _check_weight(deed, line, mine)


def _check_pairs(deed: Deed, legs: Sequence[Leg]) -> None:
    """What goes into conversion as another's comes out of it as ours, at once and whole."""
    for leg, after in zip(legs, [*legs[1:], None], strict=False):
        if leg.role == "away" and (after is None or after.role != "consume"):
            deed.fault(5, "movement", leg.row, "to_location", "a movement out of conversion after it", "none")
        elif leg.role == "away" and after is not None:
            deed.same(5, "movement", after.row, "quantity", leg.row["quantity"])
        elif leg.role == "find" and after is not None:
            deed.same(5, "movement", leg.row, "quantity", after.row["quantity"])
