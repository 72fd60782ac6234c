"""`reverse`: takes back what an earlier transaction did, movement by movement, the last first."""

from __future__ import annotations

from app.domain.quantity import Quantity
from app.domain.transaction import OURS, Cell, Line, is_virtual
from app.ledger.cells import BalanceKey
from app.ledger.costing import Inflow, reverse_inflow
from app.ledger.journal import reversed_inflow_amounts
from app.ledger.pool import PoolKey
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.goods import note_negative
from app.posting.verdict import Parked

PLAIN = False


def needs(case: Case, needs: Needs) -> None:
    """What is reversed, with its goods."""
    needs.add("reverses", case.transaction.reverses)


def judge(case: Case, draft: Draft) -> None:
    """Mirror every movement; each can be taken back once."""
    original = case.transaction.reverses
    movements = draft.stand.movements_of(original)
    if not movements:
        raise Parked(
            "unknown-transaction", f"there is no posted transaction {original} with movements to take back"
        )
    if original in draft.stand.reversals:
        raise Parked("already-reversed", f"transaction {original} was taken back before")
    if movements[0]["kind"] == "reverse":
        raise Parked("is-reversal", "a reversal is not taken back; post the transaction again")
    draft.stand.set(draft.stand.reversals, original, draft.id)
    for movement in reversed(movements):
        _mirror(movement, case, draft)


def _mirror(movement: dict[str, str | int], case: Case, draft: Draft) -> None:
    source, target = _cell(movement, "to"), _cell(movement, "from")
    quantity, value = int(movement["quantity"]), int(movement["value"])
    line = Line(
        item=str(movement["item"]), quantity=Quantity(quantity), lot=str(movement["lot"]),
        serial=str(movement["serial"]), expiry=str(movement["expiry"]), document=str(movement["document"]),
        document_line=str(movement["document_line"]), evidence=str(movement["evidence"]),
        reason=case.transaction.reason,
    )  # fmt: skip
    number = draft.movement("reverse", line, source, target, value=value, reverses=case.transaction.reverses)
    draft.progressed(str(movement["kind"]), line, -quantity)
    if not is_virtual(source.location):
        key = BalanceKey(
            source.location, source.status, source.owner, source.unit, line.item, line.lot, line.serial
        )
        note_negative(draft, source, line, draft.stand.balances[key.text])
    if source.owner == OURS and value:
        _take_value_back(movement, number, draft)


def _take_value_back(movement: dict[str, str | int], number: int, draft: Draft) -> None:
    line = draft.stand.layer_of(str(movement["envelope"]), int(movement["line"]))
    assert line is not None, "a valued inflow has its layer"
    key = PoolKey.of_text(line["pool"])
    item = draft.stand.item(key.item)
    assert item is not None, "what was posted is known"
    inflow = Inflow(line["key"], line["quantity"], int(movement["value"]), line["pool_uses"])
    pool = draft.stand.pool(key)
    effect = reverse_inflow(
        item.method, pool, draft.next_key(number), inflow, draft.stand.cost_elsewhere(key)
    )
    draft.effect(number, effect)
    amounts = reversed_inflow_amounts(str(movement["kind"]), effect, key)
    draft.journal(number, amounts, str(movement["document"]))


def _cell(movement: dict[str, str | int], end: str) -> Cell:
    return Cell(*(str(movement[f"{end}_{name}"]) for name in ("location", "status", "owner", "unit")))
