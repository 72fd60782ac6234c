"""Handling units: where each stands, what moves with it, and goods that go in and out of it."""

from __future__ import annotations

from dataclasses import replace

from app.domain.transaction import Cell, Line, is_virtual
from app.ledger.cells import BalanceKey
from app.posting.draft import Draft
from app.posting.stand import Stand

OPEN, CLOSED = "open", "closed"


def at_unit(draft: Draft, cell: Cell, line: Line, *, entering: bool) -> Cell:
    """The cell, where the books have its unit; a new or empty unit stands where it was scanned."""
    if not cell.unit or is_virtual(cell.location):
        return cell
    known = draft.stand.units.get(cell.unit)
    if known is None or (not contents(draft.stand, cell.unit) and not inside(draft.stand, cell.unit)):
        if known is None or known[0] != cell.location:
            place_unit(draft, cell.unit, cell.location, "", OPEN)
        return cell
    location, _, state = known
    if entering and state == CLOSED:
        words = f"goods were put into {cell.unit}, which was closed"
        draft.exception("unit-closed", words, "supervisor", item=line.item, document=line.document)
    if location == cell.location:
        return cell
    words = f"{cell.unit} was scanned at {cell.location}; the books have it at {location}"
    draft.exception("unit-elsewhere", words, "supervisor", item=line.item, document=line.document)
    return replace(cell, location=location)


def place_unit(draft: Draft, code: str, location: str, parent: str, state: str) -> None:
    """A unit stands somewhere now."""
    old = draft.stand.units.get(code, ("", "", ""))
    draft.stand.set(draft.stand.units, code, (location, parent, state))
    draft.part_row(
        "unit_step", code=code, location=location, parent=parent, state=state,
        from_location=old[0], from_parent=old[1], from_state=old[2],
    )  # fmt: skip


def inside(stand: Stand, code: str) -> list[str]:
    """The units in a unit, those in them included."""
    own = [other for other, (_, parent, _) in stand.units.items() if parent == code]
    return [*own, *(deeper for other in own for deeper in inside(stand, other))]


def contents(stand: Stand, code: str) -> list[tuple[BalanceKey, int]]:
    """What lies in a unit itself."""
    keys = (
        (BalanceKey.of_text(text), quantity) for text, quantity in sorted(stand.balances.items()) if quantity
    )
    return [(key, quantity) for key, quantity in keys if key.unit == code]
