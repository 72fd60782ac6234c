"""How much of a delivery is accepted: the one rule for the station's answer and the books' judgement."""

from __future__ import annotations

from app.domain.quantity import ONE


def split_receipt(
    ordered: int, received: int, permille: int, quantity: int, *, divisible: bool = False
) -> tuple[int, int]:
    """Split what arrives into (accepted, beyond tolerance), all in 10⁻⁶ units.

    `received` is all that came before on this line, beyond ones too; `permille` is the agreed over-delivery
    in thousandths. The tolerance is cut down to whole units, unless the item is measured (`divisible`).
    """
    assert quantity > 0 and ordered >= 0 and permille >= 0, "a delivery is of something, on an order"
    over = ordered * permille // 1000
    limit = ordered + (over if divisible else over // ONE * ONE)
    accepted = min(quantity, max(0, limit - received))
    return accepted, quantity - accepted
