"""`reverse`: takes back what an earlier transaction did, the last movement first.

Goods go back where they came from, value by the rules of app.ledger.reversal. The journal turns every line of
the original; where a pool cannot give back exactly what it got, the difference is true-up (DESIGN §4).
"""

from __future__ import annotations

from typing import Any

from app.domain.quantity import Quantity
from app.domain.transaction import OURS, Cell, Line, is_virtual
from app.ledger.cells import balance_key
from app.ledger.consumption import Posted
from app.ledger.journal import Amount, EntryLine
from app.ledger.methods import method_of_pool
from app.ledger.pool import PoolKey
from app.ledger.reversal import reverse
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import place_words
from app.posting.known import catalogue_cost, known_cost
from app.posting.promises import turn_back
from app.posting.roles import need_people
from app.posting.units import place_unit
from app.posting.verdict import Parked

PLAIN = False
UNIT_KINDS = ("move-unit", "close-unit", "open-unit")
FINAL = ("record", "clear", "period", "reverse")
"""Kinds that are not taken back: a newer version, a new transaction says what is right."""


def needs(case: Case, needs: Needs) -> None:
    """What is reversed, with all it left."""
    need_people(case, needs)
    needs.add("reverses", case.transaction.reverses)


def judge(case: Case, draft: Draft) -> None:
    """Turn everything around; each transaction can be taken back once."""
    original, past = case.transaction.reverses, draft.stand.past
    verdict, kind = past.kinds.get(original, ("", ""))
    if verdict != "posted":
        raise Parked("unknown-transaction", f"there is no posted transaction {original} to take back")
    if kind in FINAL:
        raise Parked("not-reversible", f"a transaction of kind {kind} is not taken back")
    if draft.stand.made(original, "", "reversed"):
        raise Parked("already-reversed", f"transaction {original} was taken back before")
    draft.step(original, "", "reversed", 1)
    movements = {row["line"]: row for row in past.rows("movement", original)}
    valued = {
        row["line"] for table in ("layer", "layer_use", "journal") for row in past.rows(table, original)
    }
    for number in sorted({*movements, *valued}, reverse=True):
        line = _move_back(movements[number], case, draft) if number in movements else number
        _value_back(original, number, line, movements.get(number), draft)
    _steps_back(original, kind, draft)


def _move_back(movement: dict[str, Any], case: Case, draft: Draft) -> int:
    source, target = _cell(movement, "to"), _cell(movement, "from")
    line = Line(
        item=movement["item"], quantity=Quantity(movement["quantity"]), lot=movement["lot"],
        serial=movement["serial"], expiry=movement["expiry"], document=movement["document"],
        document_line=movement["document_line"], evidence=movement["evidence"],
        reason=case.transaction.reason, extra={"weight": movement["weight"]},
    )  # fmt: skip
    origin = (movement["origin"], movement["origin_line"])
    if line.serial:
        _still_there(line, source, draft)
    number = draft.movement(
        "reverse", line, source, target, line.quantity, origin, reverses=movement["envelope"]
    )
    draft.carries(number, movement["value"])
    if not is_virtual(source.location):
        _note_gone(line, source, draft)
    return number


def _still_there(line: Line, source: Cell, draft: Draft) -> None:
    """A serial goes back only while it is where it was put (invariant 8); what came after goes first."""
    places = draft.stand.places_of_serial(line.item, line.serial)
    expected = [] if is_virtual(source.location) else [balance_key(source, line.item, line.lot, line.serial)]
    if places != expected:
        words = f"serial {line.serial} of {line.item} has gone on since: take that back first"
        raise Parked("serial-gone-on", words)


def _note_gone(line: Line, source: Cell, draft: Draft) -> None:
    if draft.stand.balances[balance_key(source, line.item, line.lot, line.serial).text] >= 0:
        return
    words = f"{line.item} was taken back from {place_words(source)}, where the books no longer had it"
    draft.exception("negative-stock", words, "supervisor", item=line.item, document=line.document)


def _value_back(original: str, number: int, line: int, movement: dict[str, Any] | None, draft: Draft) -> None:
    """The pools that the movement touched, then its journal; what entered last leaves first."""
    past = draft.stand.past
    rows = [row for row in past.rows("journal", original) if row["line"] == number]
    document = rows[0]["document"] if rows else ""
    for row in rows:
        turned = EntryLine(row["account"], row["credit"], row["debit"], row["item"], row["site"])
        draft.entries(line, [turned], row["document"])
    pools = past.pools_touched(original, number)
    posted = {text: _posted(original, number, text, movement, draft) for text in pools}
    for text in sorted(pools, key=lambda text: -posted[text].quantity):
        difference = _pool_back(text, line, posted[text], draft)
        draft.journal(line, [Amount("true-up", difference, PoolKey.of_text(text))], document)


def _pool_back(text: str, line: int, posted: Posted, draft: Draft) -> int:
    """Take it back in one pool; returns what the pool holds less than the journal's mirror says."""
    key = PoolKey.of_text(text)
    item = draft.stand.item(key.item)
    assert item is not None, "what was posted is known"
    pool, past = draft.stand.pool(key), draft.stand.past
    places = {layer: age for layer, age in past.ages.items() if past.pools_of_layers.get(layer) == text}
    fallback = known_cost(draft.stand, key) if key.owner == OURS else None
    effect = reverse(method_of_pool(item.method, key), pool, draft.next_key(line), posted, fallback, places)
    draft.effect(line, effect)
    before = sum(row.value for row in posted.rows) - sum(use.value for use in posted.uses)
    return -before - effect.change


def _posted(original: str, number: int, text: str, movement: dict[str, Any] | None, draft: Draft) -> Posted:
    past = draft.stand.past
    rows, uses = past.layers_in(original, number, text), past.layer_uses(original, number, text)
    before = past.costs_before.get((original, number, text))
    if before is None and any(not use.quantity for use in uses):
        # It was the pool's first cost: what stood before is the catalogue's.
        before = catalogue_cost(draft.stand, PoolKey.of_text(text).item)
    return Posted(rows, uses, movement["value"] if movement else 0, cost_before=before)


def _steps_back(original: str, kind: str, draft: Draft) -> None:
    turn_back(draft, draft.stand.past.rows("promise", original))
    for step in reversed(draft.stand.past.rows("unit_step", original)) if kind in UNIT_KINDS else ():
        place_unit(draft, step["code"], step["from_location"], step["from_parent"], step["from_state"])
    for step in draft.stand.past.rows("step", original):
        draft.step(step["document"], step["line"], step["kind"], -step["quantity"])


def _cell(movement: dict[str, Any], end: str) -> Cell:
    return Cell(*(str(movement[f"{end}_{name}"]) for name in ("location", "status", "owner", "unit")))
