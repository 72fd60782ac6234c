"""Stock cards as tests: what happens on the left, what the pool must say on the right.

    receive R1 10 at 1.00      a receipt of 10 at 1.00 each, called R1
    receive R1 10 for 12.34    the same for a total
    issue I1 4                 an issue called I1
    return T1 2 of I1          a customer return: from what is left of I1, to its layers
    vendor V1 3 of R1          back to vendor, naming the receipt
    reverse X1 of R1           a reversal of anything above
    revalue W1 at 2.00         everything at another cost
    charge C1 6.00 on R1       freight, or an invoice that much dearer
    method M1 fifo             from here on by another method (standard: `at 2.00` more)

Columns: what | carries | true-up | variance | quantity | value | layers. A dot means zero, an empty cell is
not looked at. Layers read `R1 6/6.00 R2 10/20.00`, the oldest first; a lone `-` none.
"""

from __future__ import annotations

from decimal import Decimal

from app.domain.money import parse_value, value_text
from app.domain.quantity import ONE, parse_quantity, quantity_text
from app.ledger import revaluation
from app.ledger.consumption import Posted, brought, consumption, left_of
from app.ledger.costing import method, reverse
from app.ledger.invariants import effect_faults
from app.ledger.pool import Effect, Pool, PoolKey, Ratio
from app.ledger.reversal import vendor_return

KEY = PoolKey("TEA", "MAIN")
COLUMNS = ("carries", "true-up", "variance", "quantity", "value", "layers")


class Card:
    """One pool and the movements it has seen."""

    def __init__(self, name: str, standard: str = "") -> None:
        self.name = name
        self.pool = Pool(KEY)
        if standard:
            self.pool = revaluation.revalue("standard", self.pool, cost(standard)).pool
        self.posted: dict[str, Posted] = {}
        self.given: dict[str, list[str]] = {}
        self.places: dict[str, int] = {}

    def do(self, words: list[str]) -> Effect:
        """Carry one statement out, checking what must always hold."""
        effect = getattr(self, f"_{words[0]}")(*words[1:])
        assert effect_faults(self.pool, effect) == ()
        self.posted[words[1]] = Posted.of(effect)
        self.places |= {row.key: row.ordinal for row in effect.layers}
        self.pool = effect.pool
        return effect

    def _receive(self, key: str, quantity: str, how: str, price: str) -> Effect:
        value = parse_value(price) * (1 if how == "for" else parse_quantity(quantity))
        return method(self.name).receive(
            self.pool, key, parse_quantity(quantity), value // (1 if how == "for" else ONE)
        )

    def _issue(self, key: str, quantity: str, *at: str) -> Effect:
        return method(self.name).issue(self.pool, key, parse_quantity(quantity), cost(at[1]) if at else None)

    def _return(self, key: str, quantity: str, _of: str, issue: str) -> Effect:
        posted, given = self.posted[issue], self.given.setdefault(issue, [])
        taken = consumption(posted.rows, posted.uses, self.places)
        left = left_of(taken, [piece for name in given for piece in brought(self.posted[name])])
        given.append(key)
        return method(self.name).give_back(self.pool, key, left, parse_quantity(quantity))

    def _vendor(self, key: str, quantity: str, _of: str, receipt: str) -> Effect:
        return vendor_return(self.name, self.pool, key, self.posted[receipt], parse_quantity(quantity), None)

    def _reverse(self, key: str, _of: str, other: str) -> Effect:
        return reverse(self.name, self.pool, key, self.posted[other], None, self.places)

    def _revalue(self, _key: str, _at: str, price: str) -> Effect:
        return revaluation.revalue(self.name, self.pool, cost(price))

    def _charge(self, _key: str, amount: str, _on: str, receipt: str) -> Effect:
        return revaluation.adjust_receipt(self.name, self.pool, self.posted[receipt], parse_value(amount))

    def _method(self, key: str, new: str, *at: str) -> Effect:
        old, self.name = self.name, new
        return revaluation.change_method(old, new, self.pool, key, cost(at[1]) if at else None)


def cost(price: str) -> Ratio:
    return Ratio.of_cost(Decimal(price), ONE)


def check(name: str, table: str, standard: str = "") -> Card:
    """Run a card and compare every filled cell; the first line is the heading."""
    card = Card(name, standard)
    for line in table.strip().splitlines()[1:]:
        what, *cells = (cell.strip() for cell in line.split("|"))
        said = said_of(card.do(what.split()))
        wanted = dict(zip(COLUMNS, cells, strict=False))
        for column, cell in wanted.items():
            assert not cell or plain(cell) == plain(said[column]), f"{name}: {what}: {column} {said[column]}"
    return card


def said_of(effect: Effect) -> dict[str, str]:
    pool = effect.pool
    layers = (f"{at.key} {quantity_text(at.quantity)}/{value_text(at.value)}" for at in pool.layers)
    return {
        "carries": value_text(effect.value),
        "true-up": value_text(effect.true_up),
        "variance": value_text(effect.variance),
        "quantity": quantity_text(pool.quantity),
        "value": value_text(pool.value),
        "layers": " ".join(layers) or "-",
    }


def plain(cell: str) -> str:
    """Numbers compare as numbers: 10.00 is 10, a dot is 0."""
    if cell == ".":
        return "0"
    try:
        return (
            " ".join(
                "/".join(str(Decimal(part).normalize() + 0) for part in word.split("/"))
                if "/" in word
                else word
                for word in cell.split()
            )
            if "/" in cell
            else str(Decimal(cell).normalize() + 0)
        )
    except ArithmeticError:
        return cell
