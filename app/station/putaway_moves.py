"""Moves at putaway: from where the goods stand, the oldest first, to where they are put."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.quantity import Quantity
from app.domain.standing import Held
from app.domain.transaction import Line, Transaction
from app.station.goods import Goods
from app.station.posted import Posted, laid_by
from app.station.putaway_state import Piece
from app.station.step import Context
from app.station.takeback import Deed


def pieces_of(
    quantity: int, found: tuple[Held, ...], taken: tuple[Piece, ...], evidence: str
) -> Iterator[Piece]:
    """So much of what stands there, the oldest first; what the books do not have there leaves all the same,
    from the last place."""
    left = quantity
    for held in found:
        mine = sum(
            p.quantity for p in taken if (p.source, p.lot, p.serial) == (held.cell, held.lot, held.serial)
        )
        part = min(left, max(0, held.quantity - mine))
        if held is found[-1]:
            part = left
        if part:
            yield Piece(held.cell, held.lot, held.serial, part, evidence)
            left -= part


def move(pieces: tuple[Piece, ...], to: str, goods: Goods, context: Context) -> Transaction:
    lines = tuple(
        Line(
            goods.sku,
            Quantity(piece.quantity),
            source=piece.source,
            target=replace(piece.source, location=to, unit=""),
            lot=piece.lot,
            serial=piece.serial,
            evidence=str(piece.evidence),
        )
        for piece in pieces
    )
    return Transaction("move", lines, read=goods.read, id=context.new_id())


def posted_of(transaction: Transaction, goods: Goods, quantity: int) -> Posted:
    laid = tuple(laid_by(line) for line in transaction.lines)
    return Posted(Deed((transaction.id,), "", goods.sku, quantity, goods.text, laid), "", goods)
