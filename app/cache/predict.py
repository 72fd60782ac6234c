"""What the books will most likely make of an envelope that waits; they judge again at posting.

Follows posting where a station must see its own work at once: goods, lots, handling units with what is in
them, progress, promises, sales and returns. What only the books can know (goods elsewhere than stated, whose
go first) is left to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from app.cache.effects import NOTHING, Effects, LineKey, Moved, PromiseKey, RecordKey, Sale
from app.cache.indexed import DOCUMENTS, names_of
from app.db.books.progress import PROGRESS
from app.domain.documents import PastShipment, Return, SalesOrder
from app.domain.envelope import Envelope, Sealed
from app.domain.errors import Refusal
from app.domain.quantity import Quantity, divide_half_even
from app.domain.records import Location, body_of, record_of
from app.domain.standing import Held, Promised, Sold, UnitPlace
from app.domain.terms import Task
from app.domain.transaction import OURS, TRANSIT, Cell, Line, Status, Transaction, is_virtual, transaction_of
from app.ledger.cells import BalanceKey, balance_key, can_sell

R = TypeVar("R")

OPEN, PICKED = "open", "picked"
SALES = ("ship", "sell")
UNITS = {"move-unit": "", "close-unit": "closed", "open-unit": "open"}
"""Kinds that are about a handling unit itself, with the state that they leave it in."""
NOTICED = {"receive": 1, "vendor-return": -1}
"""Kinds that count for the ship notice that a line names."""
CLOSING = ("close-document", "reopen")
FILLING = ("move", "transfer-in")
"""Kinds that may refill a face."""


class Known(Protocol):
    """What a prediction looks up: the cache with all that waits before the envelope."""

    def record(self, kind: type[R], key: str) -> R | None: ...

    def location(self, code: str) -> Location | None: ...

    def progress(self, document: str, line: str, kind: str) -> Quantity: ...

    def stock(self, *, item: str = "", location: str = "", unit: str = "") -> tuple[Held, ...]: ...

    def unit(self, code: str) -> UnitPlace | None: ...

    def units_in(self, *, location: str = "", parent: str = "") -> tuple[UnitPlace, ...]: ...

    def unit_cost(self, item: str, site: str) -> tuple[int, int]: ...

    def promises(self, *, document: str = "", item: str = "", unit: str = "") -> tuple[Promised, ...]: ...

    def sold(self, *, item: str = "", serial: str = "", document: str = "") -> tuple[Sold, ...]: ...

    def returned(self, *, document: str, line: str = "") -> Quantity: ...


def predict(
    envelope: Envelope,
    known: Known,
    find: Callable[[str], Sealed | None],
    remembered: Callable[[str], Effects | None],
) -> Effects:
    """The effects of one envelope; `find` and `remembered` say of an earlier one what it was and did."""
    if envelope.kind == "record":
        return _recorded(envelope.payload)
    try:
        transaction = transaction_of(envelope.kind, envelope.payload)
    except (TypeError, KeyError, ValueError):
        return NOTHING  # Content that posting will park.
    if transaction.reverses:
        return _turned(transaction.reverses, known, find, remembered)
    return _Draft(envelope, known).take(transaction)


def _recorded(payload: Mapping[str, Any]) -> Effects:
    table, key, body = payload.get("table"), payload.get("key"), payload.get("body")
    if not (isinstance(table, str) and isinstance(key, str) and isinstance(body, dict)):
        return NOTHING
    try:
        document = record_of(DOCUMENTS[table], body) if table in DOCUMENTS else None
    except Refusal:
        return NOTHING  # Posting will park it.
    names = {(code, said, table, key): 1 for code, said in names_of(document)} if document else {}
    return Effects(names=names, records={(table, key): body})


def _turned(
    original: str,
    known: Known,
    find: Callable[[str], Sealed | None],
    remembered: Callable[[str], Effects | None],
) -> Effects:
    """What taking it back will change. Of what this run has not seen, only what its lines say plainly."""
    sealed = find(original)
    if sealed is None:
        return NOTHING
    is_unit = sealed.envelope.kind in UNITS
    did = remembered(original)
    if did is None:
        did = NOTHING if is_unit else predict(sealed.envelope, known, find, remembered)
        did = replace(did, promises={}, moved=())
    turned = did.turned(units_too=is_unit)
    if any(_stands(promise, known) + amount < 0 for promise, amount in turned.promises.items() if amount < 0):
        turned = replace(turned, promises={})  # They went on since, and stay as they are.
    progress = {**turned.progress, (original, "", "reversed"): 1}
    return replace(turned, progress=progress, taken_back={original: 1})


def _stands(promise: PromiseKey, known: Known) -> int:
    """How much of a promise stands."""
    found = known.promises(unit=promise.unit, document=promise.document)
    return next((one.quantity for one in found if _key(one) == promise), 0)


class _Draft:
    """The effects of one envelope while they are gathered; what its first lines do, its later lines see."""

    def __init__(self, envelope: Envelope, known: Known) -> None:
        self._envelope = envelope
        self._known = known
        self._progress: Counter[LineKey] = Counter()
        self._balances: Counter[BalanceKey] = Counter()
        self._promises: Counter[PromiseKey] = Counter()
        self._returned: Counter[tuple[str, str]] = Counter()
        self._sales: dict[Sale, int] = {}
        self._expiries: dict[tuple[str, str, str], int] = {}
        self._moved: list[Moved] = []
        self._records: dict[RecordKey, Mapping[str, Any]] = {}

    def take(self, transaction: Transaction) -> Effects:
        if transaction.kind in UNITS:
            self._unit(transaction)
        elif transaction.kind in CLOSING:
            closed = (transaction.document, "", "closed")
            self._progress[closed] += (
                1 if transaction.kind == "close-document" else -self._known.progress(*closed)
            )
            if transaction.extra.get("table") == SalesOrder.TABLE:
                self._give_back(transaction.document)
            return Effects(self._progress, promises=self._promises)
        for stated in transaction.lines:
            document, reason = stated.document or transaction.document, stated.reason or transaction.reason
            self._line(transaction.kind, replace(stated, document=document, reason=reason))
        return Effects(
            self._progress, self._balances, self._promises, self._returned, self._sales,
            expiries=self._expiries, moved=tuple(self._moved), records=self._records,
        )  # fmt: skip

    # --- goods -----------------------------------------------------------------------------------------

    def _line(self, kind: str, line: Line) -> None:
        said = PROGRESS.get(kind)
        if said and line.document and line.document_line:
            self._progress[line.document, line.document_line, said] += line.quantity
        if all(line.notice) and kind in NOTICED:
            self._progress[*line.notice, "received"] += NOTICED[kind] * line.quantity
        if line.lot and line.expiry:
            self._expiries[line.item, line.lot, line.expiry] = 1
        if kind == "return":
            self._come_back(line)
        elif kind == "return-refused":
            self._returned[self._sale_of(line)] -= line.quantity
            self._carry(kind, line)
        elif kind in ("transfer-out", "transfer-in", "transfer-lost"):
            self._carry(kind, _on_its_way(kind, line))
        else:
            self._carry(kind, line)
        if kind in SALES:
            self._sell(line)
        if kind in FILLING:
            self._refill(line)

    def _carry(self, kind: str, line: Line) -> None:
        source, target = self._at_unit(line.source), self._at_unit(line.target)
        for cell, amount in ((source, -line.quantity), (target, line.quantity)):
            if cell.location and not is_virtual(cell.location):
                self._balances[balance_key(cell, line.item, line.lot, line.serial)] += amount
        self._follow(kind, line, source, target)

    def _sell(self, line: Line) -> None:
        place = self._known.location(line.source.location)
        value, quantity = self._known.unit_cost(line.item, place.site if place else "")
        worth = divide_half_even(value * line.quantity, quantity) if quantity else 0
        sold = Sold(
            line.document, line.document_line, "", line.item, line.lot, line.serial, line.quantity, worth,
            self._envelope.scanned_at,
        )  # fmt: skip
        self._sales[Sale(self._envelope.id, len(self._sales) + 1, sold)] = 1

    def _refill(self, line: Line) -> None:
        """A face that waited for goods has them: its task is done."""
        loose = line.target.location and not line.target.unit and line.target.status == Status.AVAILABLE
        key = Task("refill", line.target.location, line.item).key
        task = self._known.record(Task, key) if loose else None
        if task and task.state == "open":
            self._records[Task.TABLE, key] = body_of(replace(task, state="done"))

    def _come_back(self, line: Line) -> None:
        """With a known sale ours, in inspection, at most what is left of it; the rest is the customer's."""
        origin = self._sale_of(line)
        left: int = sum(
            one.quantity
            for one in (self._known.sold(document=origin[0]) if origin[0] else ())
            if (one.line, one.item) == (origin[1], line.item)
        )
        left -= self._known.returned(document=origin[0], line=origin[1]) + self._returned[origin]
        ours = max(0, min(line.quantity, left))
        if origin != (line.document, line.document_line):
            self._progress[(*origin, "returned")] += ours
        self._returned[origin] += ours
        customer = self._customer(line, origin)
        parts = (
            (ours, Status.INSPECTION, OURS),
            (line.quantity - ours, Status.QUARANTINE, f"customer:{customer}"),
        )
        for quantity, status, owner in parts:
            if quantity:
                target = replace(line.target, status=status, owner=owner)
                self._carry("return", replace(line, quantity=Quantity(quantity), target=target))

    def _customer(self, line: Line, origin: tuple[str, str]) -> str:
        """Who announces the return, else whose order it was, else who the line says."""
        announced = self._known.record(Return, line.document)
        if announced:
            return announced.customer
        sales = (self._known.record(SalesOrder, origin[0]), self._known.record(PastShipment, origin[0]))
        for sale in sales:
            if sale and (origin[1], line.item) in {(one.line, one.sku) for one in sale.lines}:
                return sale.customer
        return str(line.extra.get("customer", ""))

    def _sale_of(self, line: Line) -> tuple[str, str]:
        """The sale that a return announces, else that the line states, else is itself."""
        announced = self._known.record(Return, line.document)
        for one in announced.lines if announced else ():
            if one.line == line.document_line and one.sale:
                return one.sale, one.sale_line
        if line.extra.get("sale"):
            return str(line.extra["sale"]), str(line.extra.get("sale_line", ""))
        return line.document, line.document_line

    # --- handling units --------------------------------------------------------------------------------

    def _at(self, code: str) -> UnitPlace | None:
        """Where a unit stands, by the earlier lines of this envelope too."""
        mine = [moved.after for moved in self._moved if moved.code == code]
        return mine[-1] if mine else self._known.unit(code)

    def _at_unit(self, cell: Cell) -> Cell:
        """The cell, where its unit stands; a new or empty unit stands where it was scanned."""
        if not cell.unit or is_virtual(cell.location):
            return cell
        stands = self._at(cell.unit)
        if stands is None or (stands.location != cell.location and self._is_empty(cell.unit)):
            self._move(cell.unit, UnitPlace(cell.unit, cell.location, "", "open"))
            return cell
        return replace(cell, location=stands.location)

    def _is_empty(self, code: str) -> bool:
        return not self._known.stock(unit=code) and not self._known.units_in(parent=code)

    def _move(self, code: str, after: UnitPlace) -> None:
        self._moved.append(Moved(code, self._at(code), after))

    def _unit(self, transaction: Transaction) -> None:
        """A unit goes elsewhere, with the units in it and all goods in them; or it is closed or opened."""
        code = str(transaction.extra.get("unit", ""))
        stands = self._at(code)
        if stands is None or not stands.location:
            return
        if transaction.kind != "move-unit":
            self._move(code, replace(stands, state=UNITS[transaction.kind]))
            return
        parent = str(transaction.extra.get("parent", ""))
        outer = self._at(parent) if parent else None
        location = str(transaction.extra.get("location", "")) or (outer.location if outer else "")
        if not location:  # A parent that nobody knew stands where the unit does.
            location = stands.location
            self._move(parent, UnitPlace(parent, location, "", "open"))
        inside = self._inside(code)
        self._move(code, UnitPlace(code, location, parent, stands.state))
        for one in inside:
            self._move(one.code, replace(one, location=location))
        for held in (held for each in (stands, *inside) for held in self._known.stock(unit=each.code)):
            for cell, amount in (
                (held.cell, -held.quantity),
                (_at_place(held.cell, location), held.quantity),
            ):
                self._balances[balance_key(cell, held.item, held.lot, held.serial)] += amount

    def _inside(self, code: str) -> list[UnitPlace]:
        own = self._known.units_in(parent=code)
        return [*own, *(deeper for one in own for deeper in self._inside(one.code))]

    # --- promises --------------------------------------------------------------------------------------

    def _give_back(self, document: str) -> None:
        """A closed order is promised nothing more, but for what is picked."""
        for one in self._known.promises(document=document):
            self._promises[_key(one)] -= one.quantity if one.state == OPEN else 0

    def _follow(self, kind: str, line: Line, source: Cell, target: Cell) -> None:
        """What a movement of goods does to promises (posting's rules)."""
        if kind == "pick":
            self._pick(line, source, target)
        elif kind in SALES:
            self._end(line, source)
        elif (
            source.unit and source.unit != target.unit and target.location and not is_virtual(target.location)
        ):
            self._repack(line, source, target)

    def _pick(self, line: Line, source: Cell, target: Cell) -> None:
        """Open promises of the line are bound to where its goods lie now."""
        mine = [one for one in self._of_line(line) if one.state == OPEN]
        mine.sort(
            key=lambda p: ((p.location, p.lot) != (source.location, line.lot), p.location != source.location)
        )
        for promise, part in self._parts(mine, line.quantity):
            self._turn(promise, part, PICKED, target.unit)

    def _end(self, line: Line, source: Cell) -> None:
        """What was picked in the unit ends first, then the line's others."""
        inside = self._of_line(line, source.unit) if source.unit else []
        rest = self._take(inside, line.quantity)
        if rest:
            self._take(sorted(self._of_line(line), key=lambda p: p.state == OPEN), rest)

    def _take(self, mine: Sequence[Promised], quantity: int) -> int:
        """End so much of these promises; returns what they do not cover."""
        for promise, part in self._parts(mine, quantity):
            self._promises[promise] -= part
            quantity -= part
        return quantity

    def _repack(self, line: Line, source: Cell, target: Cell) -> None:
        """Picked goods go into another unit; back in a bin they are open promises again, what was picked too
        much before them. A promise does not follow what is damaged."""
        if target.status != Status.AVAILABLE:
            return
        place, back = (line.document, line.document_line), self._can_sell(target)
        mine = [
            one
            for one in self._known.promises(unit=source.unit)
            if (one.state, one.item) == (PICKED, line.item)
        ]
        mine.sort(key=lambda p: (p.document, p.line) != place)
        quantity: int = line.quantity
        if back:
            lay = self._lies_in(source.unit, line.item) + quantity
            quantity = min(quantity, max(0, quantity - lay + sum(map(self._left, mine))))
        for promise, part in self._parts(mine, quantity):
            self._turn(promise, part, OPEN if back else PICKED, target.unit)

    def _lies_in(self, unit: str, item: str) -> int:
        """So much of an item lies in a unit, after what this envelope moved until now."""
        moved = sum(n for key, n in self._balances.items() if (key.item, key.unit) == (item, unit))
        return moved + sum(held.quantity for held in self._known.stock(unit=unit) if held.item == item)

    def _of_line(self, line: Line, unit: str = "") -> list[Promised]:
        """The promises of an order line: all, or those in a handling unit, where they are few."""
        where = (line.document_line, line.item)
        found = self._known.promises(unit=unit, document=line.document) if line.document else ()
        return [one for one in found if (one.line, one.item) == where]

    def _parts(self, mine: Sequence[Promised], quantity: int) -> list[tuple[PromiseKey, int]]:
        """So much of each promise, until the quantity is used up."""
        parts = []
        for promise in mine:
            part = min(quantity, self._left(promise))
            if part:
                parts.append((_key(promise), part))
                quantity -= part
        return parts

    def _left(self, promise: Promised) -> int:
        """So much of a promise stands, after what this envelope did until now."""
        return max(0, promise.quantity + self._promises[_key(promise)])

    def _turn(self, promise: PromiseKey, part: int, state: str, unit: str) -> None:
        self._promises[promise] -= part
        self._promises[promise._replace(state=state, unit=unit)] += part

    def _can_sell(self, cell: Cell) -> bool:
        return can_sell(cell, self._known.location(cell.location))


def _on_its_way(kind: str, line: Line) -> Line:
    """The stage of a transfer: from a site onto its way, or from there."""
    goods = line.source if kind == "transfer-out" else line.target
    if kind == "transfer-lost":
        goods = line.source
    way = Cell(TRANSIT + line.document, goods.status, goods.owner)
    return replace(line, target=way) if kind == "transfer-out" else replace(line, source=way)


def _at_place(cell: Cell, location: str) -> Cell:
    return replace(cell, location=location)


def _key(one: Promised) -> PromiseKey:
    return PromiseKey(one.id, one.state, one.unit, one.document, one.line, one.item, one.location, one.lot)
