"""What the rows of a pool of many layers must be: first in first out, last in first out."""

from __future__ import annotations

from collections.abc import Sequence

from app.verify.stock import UNKNOWN, Cost, Piece, Stock, Wanted, cost_of_many, lowest, share


def enter(stock: Stock, pieces: Sequence[Piece]) -> list[Wanted]:
    """New layers, the youngest of the pool in this order; they settle what is owed."""
    aged = [
        Piece(piece.key, piece.quantity, piece.value, piece.weight, stock.made + place)
        for place, piece in enumerate(pieces, 1)
    ]
    rows = [Wanted("layer", p.key, p.quantity, p.value, p.weight, stock.uses, p.ordinal) for p in aged]
    return rows + _settlements(_debts(stock), aged)


def give_back(stock: Stock, pieces: Sequence[Piece]) -> list[Wanted]:
    """Goods that come back to the layers that they left."""
    rows = [Wanted("layer_use", p.key, -p.quantity, -p.value, -p.weight) for p in pieces]
    return rows + _settlements(_debts(stock), pieces)


def _debts(stock: Stock) -> list[Piece]:
    """Negative layers, the oldest first."""
    return list(stock.rests()) if stock.quantity < 0 else []


def _settlements(debts: list[Piece], pieces: Sequence[Piece]) -> list[Wanted]:
    rows: list[Wanted] = []
    for piece in pieces:
        rest = piece
        for debt in sorted(debts, key=lambda one: one.key != piece.key):
            part = min(rest.quantity, -debt.quantity)
            if not part:
                break
            owed, paid = debt.turned().part(part), rest.part(part)
            rest = rest.less(paid)
            rows.append(Wanted("layer_use", debt.key, -part, -owed.value, -owed.weight))
            rows.append(Wanted("layer_use", piece.key, part, paid.value, paid.weight))
            debts = [one if one.key != debt.key else one.less(owed.turned()) for one in debts]
        debts = [debt for debt in debts if debt.quantity]
    return rows


def leave(stock: Stock, key: str, quantity: int, weight: int, *, newest: bool) -> list[Wanted]:
    """Out of the layers in their order; what goes beyond them leaves a negative layer."""
    return _leaving(stock, key, (), quantity, weight, newest=newest)


def leave_named(
    stock: Stock, key: str, named: Sequence[Piece], quantity: int, *, newest: bool
) -> list[Wanted]:
    """Out of named layers as far as these go, then in their order."""
    return _leaving(stock, key, named, quantity, 0, newest=newest)


def _leaving(
    stock: Stock, key: str, named: Sequence[Piece], quantity: int, weight: int, *, newest: bool
) -> list[Wanted]:
    begun: dict[str, Piece] = {}
    uses = _named(stock, begun, named, quantity)
    whole, heavy_whole = quantity, weight
    quantity -= sum(use.quantity for use in uses)
    for whole_rest in stock.rests(newest=newest) if stock.quantity > 0 else ():
        if not quantity:
            break
        rest = begun.get(whole_rest.key, whole_rest)
        part = min(quantity, rest.quantity)
        if part:
            heavy = share(weight, part, quantity) if part < quantity else weight
            taken = rest.part(part, heavy)
            uses.append(Wanted("layer_use", rest.key, part, taken.value, taken.weight))
            quantity, weight = quantity - part, weight - heavy
    if not quantity:
        return uses
    weight = share(heavy_whole, quantity, whole) if quantity < whole else heavy_whole
    value = -cost_of_many(stock.last, weight or quantity) if stock.last != UNKNOWN else None
    ordinal = stock.made + 1
    return [Wanted("layer", key, -quantity, value, -weight, stock.uses + len(uses), ordinal), *uses]


def _named(stock: Stock, begun: dict[str, Piece], named: Sequence[Piece], most: int) -> list[Wanted]:
    """What is left of named layers; a piece that differs from its share by rounding alone is exact. What is
    left of them then is put into `begun`."""
    uses: list[Wanted] = []
    for piece in named:
        wish = piece.part(min(piece.quantity, most)) if most < piece.quantity else piece
        most -= wish.quantity
        rest = begun.get(wish.key, stock.rest(wish.key)) if stock.quantity > 0 else None
        if rest is None or not wish.quantity:
            continue
        taken = rest.part(min(rest.quantity, wish.quantity), wish.weight)
        rounded = taken.quantity == wish.quantity < rest.quantity and abs(taken.value - wish.value) == 1
        if rounded and wish.value <= rest.value:
            taken = Piece(taken.key, taken.quantity, wish.value, taken.weight, taken.ordinal)
        uses.append(Wanted("layer_use", taken.key, taken.quantity, taken.value, taken.weight))
        begun[wish.key] = rest.less(taken)
    return uses


def passing(stock: Stock, key: str, quantity: int, value: int) -> list[Wanted]:
    """Goods that become ours and leave at once: a layer of their own, used up where it is made."""
    return [
        Wanted("layer", key, quantity, value, 0, stock.uses, stock.made + 1),
        Wanted("layer_use", key, quantity, value, 0),
    ]


def taught(stock: Stock, piece: Piece, *, anew: bool) -> Cost:
    """The last known cost after an inflow; goods that come back teach one only where none is known."""
    if piece.value > 0 and (anew or stock.last == UNKNOWN):
        return lowest(piece.measure, piece.value)
    return stock.last
