"""What every line of goods must be: an item and a place that exist, a lot and a serial where they are
kept."""

from __future__ import annotations

from app.domain.quantity import ONE
from app.domain.records import Item, Location
from app.domain.transaction import Cell, Line
from app.ledger.cells import BalanceKey
from app.posting.draft import Draft
from app.posting.verdict import Parked


def known_item(draft: Draft, line: Line) -> Item:
    """The line's item, and its serial's rule (invariant 8). Raises Parked."""
    item = draft.stand.item(line.item)
    if item is None:
        raise Parked("unknown-item", f"there is no item “{line.item}”")
    if line.serial and line.quantity != ONE:
        raise Parked("serial-quantity", f"serial {line.serial} of {item.sku} is one unit, not more or less")
    return item


def known_place(draft: Draft, code: str) -> Location:
    """A real location by its code. Raises Parked."""
    location = draft.stand.location(code)
    if location is None:
        raise Parked("unknown-location", f"there is no location “{code}”")
    return location


def note_tracking(draft: Draft, item: Item, line: Line) -> None:
    """Exceptions for a lot or serial that is missing where the item is tracked by it."""
    if item.has_lot and not line.lot:
        draft.exception("lot-missing", f"{item.sku} came without its lot", "supervisor", item=item.sku)
    if item.has_serial and not line.serial:
        draft.exception("serial-missing", f"{item.sku} came without its serial", "supervisor", item=item.sku)
    first = draft.stand.lots.get((line.item, line.lot), "") if line.lot else ""
    if first and line.expiry and first != line.expiry:
        words = f"lot {line.lot} of {item.sku} expires {first}; this label says {line.expiry}"
        draft.exception("expiry-differs", words, "supervisor", item=item.sku)


def serial_cell(draft: Draft, line: Line) -> Cell | None:
    """Where the books have this serial, if anywhere."""
    if not line.serial:
        return None
    places = draft.stand.places_of_serial(line.item, line.serial)
    if not places:
        return None
    at = BalanceKey.of_text(places[0])
    return Cell(at.location, at.status, at.owner, at.unit)


def note_negative(draft: Draft, cell: Cell, line: Line, balance: int) -> None:
    """More left a cell than the books had there: the fact stands, a person looks."""
    if balance < 0:
        words = f"more of {line.item} left {cell.location} than the books had there"
        draft.exception("negative-stock", words, "supervisor", item=line.item, document=line.document)
