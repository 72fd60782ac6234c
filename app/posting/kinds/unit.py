"""`move-unit`: a handling unit goes to a place or into another unit, with all that is in it.
`close-unit`, `open-unit`: nothing more goes in, or something may again. Extra: unit, and location or parent.
A parent that nobody knew stands where the first unit goes into it, as a unit does into which goods go.
"""

from __future__ import annotations

from app.domain.quantity import Quantity
from app.domain.transaction import Cell, Evidence, Line
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import Passage, carry
from app.posting.goods import known_place
from app.posting.units import CLOSED, OPEN, contents, inside, place_unit
from app.posting.verdict import Parked

PLAIN = False


def needs(case: Case, needs: Needs) -> None:
    """The unit with all that is in it, and where it goes."""
    unit, location, parent = _parts(case)
    for code in (unit, parent):
        needs.add("units", code)
        needs.add("near", code)  # An empty unit stands at a place too.
    needs.record("location", location)


def judge(case: Case, draft: Draft) -> None:
    """Move it, or say that it is closed or open."""
    unit, location, parent = _parts(case)
    known = draft.stand.units.get(unit)
    if known is None or not known[0]:
        raise Parked("unknown-unit", f"there is no handling unit “{unit}”")
    if case.envelope.kind != "move-unit":
        state = CLOSED if case.envelope.kind == "close-unit" else OPEN
        place_unit(draft, unit, known[0], known[1], state)
        return
    if parent and (parent == unit or parent in inside(draft.stand, unit)):
        raise Parked("unit-in-itself", f"{unit} cannot go into {parent}, which is in it")
    outer = draft.stand.units.get(parent, ("",))[0]
    location = location or outer or known[0]
    if known_place(draft, Cell(location)) != known_place(draft, Cell(known[0])):
        raise Parked("other-site", "a handling unit goes to another site by a transfer")
    moving = [unit, *inside(draft.stand, unit)]
    goods = [content for code in moving for content in contents(draft.stand, code)]
    place_unit(draft, unit, location, parent, known[2])
    for code in moving[1:]:
        place_unit(draft, code, location, draft.stand.units[code][1], draft.stand.units[code][2])
    if parent and not outer:
        place_unit(draft, parent, location, "", OPEN)
    for key, quantity in goods if location != known[0] else ():
        source = Cell(key.location, key.status, key.owner, key.unit)
        target = Cell(location, key.status, key.owner, key.unit)
        line = Line(
            key.item, Quantity(abs(quantity)), lot=key.lot, serial=key.serial, evidence=Evidence.ASSUMED,
            document=case.transaction.document, reason=case.transaction.reason,
        )  # fmt: skip
        ends = (source, target) if quantity > 0 else (target, source)
        carry(draft, Passage("move", "inspect", line, *ends))


def _parts(case: Case) -> tuple[str, str, str]:
    extra = case.transaction.extra
    unit, location, parent = (extra.get(name, "") for name in ("unit", "location", "parent"))
    if not (isinstance(unit, str) and isinstance(location, str) and isinstance(parent, str) and unit):
        raise Parked("bad-payload", "this names a handling unit, and a place or another unit")
    if case.envelope.kind == "move-unit" and bool(location) == bool(parent):
        raise Parked("bad-payload", "a unit goes either to a place or into another unit")
    return unit, location, parent
