"""What the rows of a pool with one running layer must be: average and standard cost."""

from __future__ import annotations

from collections.abc import Sequence

from app.verify.stock import UNKNOWN, Cost, Piece, Stock, Wanted, cost_of_many, lowest


def enter(stock: Stock, piece: Piece) -> list[Wanted]:
    """Goods in: one layer row; what was owed is settled by a pair of uses."""
    key, quantity, value, weight = stock.key, piece.quantity, piece.value, piece.weight
    rows = [Wanted("layer", key, quantity, value, weight, stock.uses)]
    settled = min(quantity, max(0, -stock.quantity))
    if settled:
        owed, paid = stock.whole.turned().part(settled), piece.part(settled)
        rows.append(Wanted("layer_use", key, -settled, -owed.value, -owed.weight))
        rows.append(Wanted("layer_use", key, settled, paid.value, paid.weight))
    return rows


def leave(stock: Stock, quantity: int, weight: int) -> list[Wanted]:
    """Goods out: at the pool's cost, what goes beyond it at the last known one."""
    within = min(quantity, max(0, stock.quantity))
    beyond = quantity - within
    heavy = Piece("", quantity, 0, weight).part(within).weight if within else 0
    here = stock.whole.part(within, heavy) if within else Piece("", 0, 0)
    excess = weight - heavy
    value: int | None = here.value
    if beyond:
        owed = cost_of_many(stock.last, excess or beyond) if stock.last != UNKNOWN else None
        value = None if owed is None else here.value + owed
    return [Wanted("layer_use", stock.key, quantity, value, here.weight + excess)]


def mirror(stock: Stock, pieces: Sequence[Piece]) -> list[Wanted]:
    """An inflow that nothing has used goes out exactly as it came."""
    turned = (piece.turned() for piece in pieces)
    return [Wanted("layer", stock.key, p.quantity, p.value, p.weight, stock.uses) for p in turned]


def passing(stock: Stock, quantity: int, value: int) -> list[Wanted]:
    """Goods that become ours and leave at once."""
    return [Wanted("layer", stock.key, sign * quantity, sign * value, 0, stock.uses) for sign in (1, -1)]


def average_after(stock: Stock, piece: Piece) -> Cost:
    """The last known cost after an inflow: the average of what lies there, else the inflow's own cost."""
    quantity, value = stock.quantity + piece.quantity, stock.value + piece.value
    weight = stock.weight + piece.weight
    if piece.quantity and stock.quantity < 0:
        owed = stock.whole.turned().part(min(piece.quantity, -stock.quantity))
        paid = piece.part(min(piece.quantity, -stock.quantity))
        value, weight = value + owed.value - paid.value, weight + owed.weight - paid.weight
    if quantity > 0 and value > 0:
        return lowest(weight or quantity, value)
    return lowest(piece.measure, piece.value) if piece.value > 0 else stock.last


def standard_for(stock: Stock, piece: Piece) -> tuple[Cost, int]:
    """(the standard, what the goods are worth by it); a pool without one takes its first price."""
    cost = stock.last
    if cost == UNKNOWN and piece.value > 0:
        cost = lowest(piece.measure, piece.value)
    return cost, cost_of_many(cost, piece.measure) if cost != UNKNOWN else 0
