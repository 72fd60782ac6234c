"""Which rows a movement must have left in a pool, from what lay there and what the movement says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from app.db.books.tables import envelope, layer, layer_use, movement
from app.domain.envelope import open_bytes
from app.domain.errors import Refusal
from app.domain.quantity import ONE
from app.domain.transaction import OURS, TRANSIT, Status, is_virtual
from app.verify import layered_cost, running_cost
from app.verify.catalogue import Catalogue
from app.verify.mirrored import Original
from app.verify.stock import UNKNOWN, Cost, Piece, Stock, Wanted, cost_of_many, lowest, split

Row = Mapping[str, Any]
Judged = tuple[list[Wanted], Cost]
"""The rows as they must be, and the pool's last known cost after them."""
LAYERED = ("fifo", "lifo")
_AS_IT_STANDS = ("reverse", "record", "invoice", "freight")
"""Kinds that find a pool as it is; others open one of standard cost with the catalogue's."""
_BYTES = select(envelope.c.bytes).where(envelope.c.id == bindparam("of"))
_FIELDS = ("item", "site", "owner", "account", "reference")


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one movement (or change of value) in one pool, in the order of their steps."""

    pool: str
    envelope: str
    line: int
    rows: tuple[Row, ...]

    @property
    def kind(self) -> str:
        return str(self.rows[0]["envelope_kind"])

    @property
    def position(self) -> int:
        return int(self.rows[0]["position"])

    @property
    def layers(self) -> list[Row]:
        return [row for row in self.rows if row["table"] == "layer"]

    @property
    def uses(self) -> list[Row]:
        return [row for row in self.rows if row["table"] == "layer_use"]

    @property
    def net(self) -> int:
        """What the pool gained in quantity, negative: lost."""
        gained = sum(row["quantity"] for row in self.layers)
        return int(gained - sum(row["quantity"] for row in self.uses))

    @property
    def key(self) -> str:
        """The key of a layer that the movement makes."""
        part = self.layers[0]["part"] if self.layers else 1
        return f"{self.envelope}:{self.line}:{part}"

    def moved(self, column: str) -> Any:
        """What the movement says."""
        return self.rows[0][f"m_{column}"]


@dataclass(frozen=True, slots=True)
class Costing:
    """The costing methods, with what they must look up now and then."""

    connection: Connection
    catalogue: Catalogue

    def judge(self, stock: Stock, group: Group) -> Judged:
        """What the movement must have done."""
        fields = dict(zip(_FIELDS, (*stock.key.split("\x1f"), "", "", "", "", ""), strict=False))
        name = self._method(fields, group.position)
        if group.kind not in _AS_IT_STANDS:
            self._open(stock, fields, group.position)
        if group.kind == "reverse":
            return self._reverse(stock, group, name)
        if group.kind == "record":
            return self._change_method(stock, group, fields, name)
        side = _side(group, fields) if group.moved("quantity") is not None else 0
        if side > 0:
            return _enter(stock, group, name, fields["owner"])
        if side < 0:
            return self._leave(stock, group, name)
        return self._revalue(stock, group, name)

    def ordinal(self, stock: Stock, row: Row) -> int:
        """The age of the layer that a row is about."""
        rest = stock.rest(row["key"])
        if rest is not None:
            return rest.ordinal
        if row["table"] == "layer":
            return int(row["ordinal"])
        query = select(func.min(layer.c.ordinal)).where(
            layer.c.key == row["key"], layer.c.key != layer.c.pool
        )
        return int(self.connection.execute(query).scalar() or 0)

    def _method(self, fields: Mapping[str, str], position: int) -> str:
        """The method that a pool keeps: in inspection and in transit goods carry the value they came with."""
        if fields["owner"] != OURS:
            return "average"
        name = self.catalogue.method(fields["item"], position)
        if fields["account"] == "inventory":
            return name
        return {"standard": "average", "lifo": "fifo"}.get(name, name)

    def _open(self, stock: Stock, fields: Mapping[str, str], position: int) -> None:
        """A pool of an item with standard cost starts with the catalogue's as its standard."""
        if stock.last != UNKNOWN or fields["owner"] != OURS:
            return
        if self.catalogue.method(fields["item"], position) == "standard":
            stock.last = self._catalogue_cost(fields["item"], position)

    def _catalogue_cost(self, item: str, position: int) -> Cost:
        body = self.catalogue.body("item", item, position)
        return cost_per_unit(str(body.get("cost", ""))) if body else UNKNOWN

    def _leave(self, stock: Stock, group: Group, name: str) -> Judged:
        quantity, value = group.moved("quantity"), group.moved("value")
        weight = 0 if group.kind == "vendor-return" else group.moved("weight")
        if group.rows[0]["consumed"]:
            if name in LAYERED:
                return layered_cost.passing(stock, group.key, quantity, value), stock.last
            return running_cost.passing(stock, quantity, value), stock.last
        if name not in LAYERED:
            return running_cost.leave(stock, quantity, weight), stock.last
        newest = name == "lifo"
        if group.kind == "vendor-return":
            named = self._receipts(group)
            return layered_cost.leave_named(stock, group.key, named, quantity, newest=newest), stock.last
        return layered_cost.leave(stock, group.key, quantity, weight, newest=newest), stock.last

    def _receipts(self, group: Group) -> list[Piece]:
        """What was taken out of the layers of the receipts of the order line that goods go back on."""
        if not group.moved("origin_line"):
            return []
        query = (
            select(layer.c.key)
            .join(movement, (movement.c.envelope == layer.c.envelope) & (movement.c.line == layer.c.line))
            .join(envelope, envelope.c.id == group.envelope)
            .where(movement.c.kind.in_(("receive", "accept")), layer.c.pool == group.pool)
            .where(layer.c.key.in_([row["key"] for row in group.uses]), layer.c.key != layer.c.pool)
            .where(movement.c.document == group.moved("origin"))
            .where(movement.c.document_line == group.moved("origin_line"))
        )
        own = set(self.connection.execute(query).scalars())
        return [_piece(row) for row in group.uses if row["key"] in own]

    def _revalue(self, stock: Stock, group: Group, name: str) -> Judged:
        """A change of value alone. A revaluation says the new cost; an invoice's is told by the journal."""
        if group.kind == "revalue":
            lines = self._payload(group.envelope).get("lines", ())
            cost = (
                cost_per_unit(str(lines[group.line - 1].get("cost", "")))
                if len(lines) >= group.line
                else UNKNOWN
            )
            if cost != UNKNOWN:
                return _at_cost(stock, cost, name), cost
        rows = [Wanted("layer_use", row["key"], 0, row["value"], 0) for row in group.uses]
        value = stock.value - sum(row["value"] for row in group.uses)
        if name == "average" and value > 0 and stock.quantity > 0:
            return rows, lowest(stock.whole.measure, value)
        return rows, stock.last

    def _change_method(self, stock: Stock, group: Group, fields: Mapping[str, str], old: str) -> Judged:
        """The same goods by another method; only a standard may gain or lose."""
        new = self._method(fields, group.position + 1)
        rows: list[Wanted] = []
        if (old in LAYERED) != (new in LAYERED):
            key, ordinal = (group.key, stock.made + 1) if new in LAYERED else (stock.key, 0)
            whole = stock.whole
            rows.append(Wanted("layer", key, whole.quantity, whole.value, whole.weight, stock.uses, ordinal))
            rows += [
                Wanted("layer_use", rest.key, rest.quantity, rest.value, rest.weight)
                for rest in stock.rests()
            ]
        cost = self._catalogue_cost(fields["item"], group.position + 1) if new == "standard" else UNKNOWN
        if cost == UNKNOWN:
            return rows, stock.last
        return rows + _at_cost(stock, cost, "standard"), cost

    def _reverse(self, stock: Stock, group: Group, name: str) -> Judged:
        """Take back what the original did in this pool (DESIGN §4)."""
        layers, uses = self._original(group)
        pieces, used = [_piece(row) for row in layers], [_piece(row) for row in uses]
        gained = sum(p.quantity for p in pieces) - sum(p.quantity for p in used)
        if gained > 0:
            return self._out_again(stock, group, name, layers, uses, gained), stock.last
        if gained < 0:
            taken = [p for p in used if p.quantity > 0] + [p.turned() for p in pieces if p.quantity < 0]
            return _back_again(stock, name, list(reversed(taken)))
        return self._value_again(stock, group, name, uses)

    def _out_again(
        self, stock: Stock, group: Group, name: str, layers: Sequence[Row], uses: Sequence[Row], gained: int
    ) -> list[Wanted]:
        own = all(row["key"] == stock.key and row["pool_uses"] == stock.uses for row in layers)
        if name not in LAYERED and own and not uses:
            return running_cost.mirror(stock, [_piece(row) for row in layers])
        if name not in LAYERED:
            return running_cost.leave(stock, gained, 0)
        brought = _brought([_piece(row) for row in layers], [_piece(row) for row in uses])
        return layered_cost.leave_named(stock, group.key, brought, gained, newest=name == "lifo")

    def _value_again(self, stock: Stock, group: Group, name: str, uses: Sequence[Row]) -> Judged:
        """Value alone; a standard goes back to the one before, the pool's first to the catalogue's."""
        valued = [row for row in uses if row["quantity"] == 0]
        before = self._cost_before(valued[0]) if name == "standard" and valued else UNKNOWN
        if before == UNKNOWN and name == "standard" and valued:
            before = self._catalogue_cost(stock.key.split("\x1f", 1)[0], group.position)
        if before != UNKNOWN:
            return _at_cost(stock, before, name), before
        rows: list[Wanted] = []
        for row in valued:
            rest = stock.rest(row["key"]) if stock.quantity else None
            if rest is not None:
                wish = -row["value"]
                value = min(wish, rest.value) if rest.quantity > 0 else max(wish, rest.value)
                rows += [Wanted("layer_use", rest.key, 0, value, 0)] if value else []
        return rows, stock.last

    def _cost_before(self, use: Row) -> Cost:
        """The pool's last known cost one step before this row."""
        for table in (layer, layer_use):
            query = select(table.c.last_quantity, table.c.last_value).where(
                table.c.pool == use["pool"], table.c.step == use["step"] - 1
            )
            found = self.connection.execute(query).one_or_none()
            if found is not None:
                return int(found[0]), int(found[1])
        return UNKNOWN

    def _original(self, group: Group) -> tuple[list[Row], list[Row]]:
        """The layer and use rows in this pool that the reversal's line takes back."""
        original = Original(self.connection, str(self._payload(group.envelope).get("reverses", "")))
        lines = {number for number, line in original.lines.items() if line == group.line}
        return (
            [row for row in original.layers if row["line"] in lines and row["pool"] == group.pool],
            [row for row in original.uses if row["line"] in lines and row["pool"] == group.pool],
        )

    def _payload(self, id_: str) -> Mapping[str, Any]:
        data = self.connection.execute(_BYTES, {"of": id_}).scalar_one()
        try:
            return open_bytes(bytes(data)).envelope.payload
        except (Refusal, TypeError):
            return {}


def cost_per_unit(text: str) -> Cost:
    """A unit cost as written, as a ratio in lowest terms; not a cost: unknown."""
    try:
        top, bottom = Decimal(text).as_integer_ratio()
    except (InvalidOperation, ValueError, OverflowError):
        return UNKNOWN
    return lowest(bottom * ONE, top * 10_000)


def _side(group: Group, fields: Mapping[str, str]) -> int:
    """Did goods enter this pool (1), leave it (-1), or neither (0)?"""
    into, out_of = _is_of(group, "to", fields), _is_of(group, "from", fields)
    if into != out_of:
        return 1 if into else -1
    return (group.net > 0) - (group.net < 0)


def _is_of(group: Group, end: str, fields: Mapping[str, str]) -> bool:
    """Does an end of the movement lie in this pool, as far as the pool's account tells?"""
    location, status = group.moved(f"{end}_location"), group.moved(f"{end}_status")
    if is_virtual(location) or group.moved(f"{end}_owner") != fields["owner"]:
        return False
    if location.startswith(TRANSIT):
        return fields["account"] == "transit"
    return fields["account"] == ("inspection" if status == Status.INSPECTION else "inventory")


def _enter(stock: Stock, group: Group, name: str, owner: str) -> Judged:
    """Goods in, at what the movement carries; standard at its standard."""
    value = group.moved("value") if owner == OURS else 0
    if name in LAYERED:
        return _enter_layered(stock, group, value)
    weight = group.layers[0]["weight"] if group.layers else 0
    piece = Piece(stock.key, group.moved("quantity"), value, weight)
    if name == "standard":
        cost, worth = running_cost.standard_for(stock, piece)
        return running_cost.enter(stock, Piece(stock.key, piece.quantity, worth, weight)), cost
    return running_cost.enter(stock, piece), running_cost.average_after(stock, piece)


def _enter_layered(stock: Stock, group: Group, value: int) -> Judged:
    """New layers, and goods that come back to theirs; together they are what the movement carries."""
    quantity = group.moved("quantity")
    fresh = [_piece(row) for row in group.layers]
    back = _given_back(group, quantity - sum(piece.quantity for piece in fresh))
    named = [_named(group, piece, place) for place, piece in enumerate(fresh, 1)]
    whole = _summing(named, back, quantity, value)
    if not back:
        last = layered_cost.taught(stock, whole[-1], anew=True) if whole else stock.last
        return layered_cost.enter(stock, whole), last
    first = layered_cost.give_back(stock, back)
    last = layered_cost.taught(stock, back[-1], anew=False)
    if not whole:
        return first, last
    between = deepcopy(stock)
    for row in group.uses[: len(first)]:
        between.take("layer_use", row, 0)
    between.last = last
    second = layered_cost.enter(between, whole)
    rows = [row for row in second if row.table == "layer"] + first
    return rows + second[len(whole) :], layered_cost.taught(between, whole[-1], anew=True)


def _given_back(group: Group, quantity: int) -> list[Piece]:
    """The first uses that give so much back to their layers."""
    back: list[Piece] = []
    for row in group.uses:
        if quantity <= 0 or row["quantity"] >= 0:
            break
        back.append(_piece(row).turned())
        quantity += row["quantity"]
    return back


def _named(group: Group, piece: Piece, place: int) -> Piece:
    """A new layer's key: the movement's, numbered from the second on; what came back names its layer."""
    key = group.key
    if piece.key.endswith(f">{key}"):
        return piece
    wanted = key if place == 1 else f"{key}.{place}"
    return Piece(wanted, piece.quantity, piece.value, piece.weight)


def _summing(fresh: list[Piece], back: list[Piece], quantity: int, value: int) -> list[Piece]:
    """The new layers as they must be for all pieces to sum to the movement: the last one takes the rest."""
    if not fresh:
        return fresh
    others = [*fresh[:-1], *back]
    rest = (quantity - sum(p.quantity for p in others), value - sum(p.value for p in others))
    return [*fresh[:-1], Piece(fresh[-1].key, *rest, fresh[-1].weight)]


def _back_again(stock: Stock, name: str, pieces: list[Piece]) -> Judged:
    """An outflow taken back: its goods come in at the cost they left with, last taken first."""
    if name in LAYERED:
        last = layered_cost.taught(stock, pieces[-1], anew=False)
        return layered_cost.give_back(stock, pieces), last
    sums = (sum(getattr(piece, name) for piece in pieces) for name in ("quantity", "value", "weight"))
    piece = Piece(stock.key, *sums)
    if name == "standard":
        cost, worth = running_cost.standard_for(stock, piece)
        return running_cost.enter(stock, Piece(stock.key, piece.quantity, worth, piece.weight)), cost
    return running_cost.enter(stock, piece), running_cost.average_after(stock, piece)


def _brought(layers: list[Piece], uses: list[Piece]) -> list[Piece]:
    """What an inflow brought to each layer, what it settled at once set off."""
    net: dict[str, Piece] = {}
    for piece in [*layers, *(use.turned() for use in uses)]:
        old = net.get(piece.key, Piece(piece.key, 0, 0))
        net[piece.key] = old.less(piece.turned())
    return [piece for piece in net.values() if piece.quantity > 0]


def _at_cost(stock: Stock, cost: Cost, name: str) -> list[Wanted]:
    """Everything that lies there at another cost."""
    worth = cost_of_many(cost, abs(stock.whole.measure)) if stock.whole.measure else 0
    value = worth if stock.quantity > 0 else -worth
    if name not in LAYERED:
        return [Wanted("layer_use", stock.key, 0, stock.value - value, 0)]
    rests = list(stock.rests())
    shares = split(value, [abs(rest.measure) for rest in rests])
    changes = zip(rests, shares, strict=True)
    return [Wanted("layer_use", r.key, 0, r.value - part, 0) for r, part in changes if r.value != part]


def _piece(row: Row) -> Piece:
    return Piece(row["key"], row["quantity"], row["value"], row["weight"], row.get("ordinal") or 0)
