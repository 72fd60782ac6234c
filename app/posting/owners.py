"""Whose goods go: serials leave from where the books have them, consigned goods by agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.money import cost_of, parse_unit_cost
from app.domain.quantity import ONE
from app.domain.terms import Agreement
from app.domain.transaction import OURS, Cell, Line, Virtual, is_virtual
from app.ledger import costing
from app.ledger.cells import BalanceKey, balance_key, pool_key
from app.ledger.consignment import Holding, split_owners
from app.ledger.journal import Amount
from app.ledger.methods import method_of_pool
from app.ledger.pool import SEPARATOR, current_cost
from app.posting.draft import Draft, cut_line, measure_of
from app.posting.flow import Carried, Passage, carry, open_pool, place_words
from app.posting.known import known_cost
from app.posting.promises import follow
from app.posting.stand import typed
from app.posting.units import at_unit

CONSIGNOR = "consignor:"
CONSUMING = ("ship", "sell", "issue")
"""Kinds that always make consigned goods ours first; an agreement may name others (pick, count, scrap)."""


def send(draft: Draft, passage: Passage) -> list[Carried]:
    """Make a movement as it must have been: from where the serial was, of the owners whose goods went."""
    line = passage.line
    source = at_unit(draft, passage.source, line, entering=False)
    target = at_unit(draft, passage.target, line, entering=True)
    if source is not passage.source or target is not passage.target:
        passage = replace(passage, source=source, target=target)
    settled = _at_serial(draft, passage)
    if settled is None or settled.source == settled.target:
        return []
    made = [
        carried
        for part, consumed in _by_owner(draft, settled)
        for carried in (_consume(draft, part) if consumed else [carry(draft, part)])
    ]
    follow(draft, settled.kind, settled.line, settled.source, settled.target)
    return made


def agreement_with(draft: Draft, owner: str, sku: str) -> Agreement | None:
    """The terms with a partner for an item, else those for all items."""
    partner = owner.split(":", 1)[-1]
    found = (typed(Agreement, body) for body in draft.stand.agreements.values())
    ours = [terms for terms in found if terms.partner == partner and terms.sku in (sku, "")]
    return max(ours, key=lambda terms: bool(terms.sku), default=None)


def _at_serial(draft: Draft, passage: Passage) -> Passage | None:
    """Invariant 8. None: the serial lies already where it is to go."""
    line = passage.line
    if not line.serial:
        return passage
    places = draft.stand.places_of_serial(line.item, line.serial)
    if is_virtual(passage.source.location):
        return _arriving(draft, passage, places[0]) if places else passage
    if not places:
        return _found(draft, passage)
    there = _cell(places[0])
    if balance_key(passage.source, line.item, line.lot, line.serial) in places:
        return passage
    words = f"serial {line.serial} of {line.item} left from {place_words(there)}, where the books had it"
    draft.exception("serial-elsewhere", words, "supervisor", item=line.item, document=line.document)
    moved = replace(line, lot=places[0].lot)
    target = replace(passage.target, owner=there.owner)
    return None if there == target else replace(passage, line=moved, source=there, target=target)


def _arriving(draft: Draft, passage: Passage, at: BalanceKey) -> Passage | None:
    """It is on hand already: it moves from there, without new value."""
    line, there = passage.line, _cell(at)
    words = f"serial {line.serial} of {line.item} was already on hand at {place_words(there)}"
    draft.exception("serial-moved", words, "supervisor", item=line.item, document=line.document)
    target = replace(there, location=passage.target.location, unit=passage.target.unit)
    if target == there:
        return None
    moved = replace(line, lot=at.lot)
    return replace(
        passage, line=moved, source=there, target=target, event="transfer-in", leave=None, enter=None
    )


def _found(draft: Draft, passage: Passage) -> Passage:
    """A serial that the books do not have enters from *found*, then goes."""
    line = passage.line
    words = (
        f"serial {line.serial} of {line.item} was not in the books; it was found at {passage.source.location}"
    )
    draft.exception("serial-unknown", words, "supervisor", item=line.item, document=line.document)
    key = pool_key(passage.source, line.item, draft.stand.site_of(passage.source.location))
    assert key is not None, "goods are found at a place"
    cost = current_cost(draft.stand.pool(key), known_cost(draft.stand, key)) if key.owner == OURS else None
    value = cost.value_of(line.quantity) if cost else 0
    found = Cell(Virtual.FOUND, owner=passage.source.owner)
    plain = replace(line, document="", document_line="")
    carry(draft, Passage("find", "count-gain", plain, found, passage.source, value))
    return passage


def _by_owner(draft: Draft, passage: Passage) -> Iterator[tuple[Passage, bool]]:
    """(part, is it consumed) by owner, in the agreed order; consigned goods never go negative."""
    line, source = passage.line, passage.source
    if is_virtual(source.location) or not (source.owner == OURS or source.owner.startswith(CONSIGNOR)):
        yield passage, False
        return
    parts = split_owners(list(_holdings(draft, passage)), line.quantity)
    if source.owner != OURS and any(owner == OURS for owner, _ in parts):
        words = f"more of {line.item} went than {source.owner} has at {place_words(source)}: the rest is ours"
        draft.exception("consigned-short", words, "supervisor", item=line.item, document=line.document)
    rest = line
    for owner, quantity in parts:
        part, rest = cut_line(rest, quantity) if quantity < rest.quantity else (rest, rest)
        terms = agreement_with(draft, owner, line.item) if owner != OURS else None
        consumed = owner != OURS and (
            passage.kind in CONSUMING or bool(terms and passage.kind in terms.consumed_at.split(","))
        )
        yield _part(passage, owner, part), consumed


def _holdings(draft: Draft, passage: Passage) -> Iterator[Holding]:
    line, source = passage.line, passage.source
    if source.owner != OURS:
        key = balance_key(source, line.item, line.lot, line.serial)
        yield Holding(source.owner, draft.stand.balances.get(key.text, 0), first=True)
        return
    for owner, quantity in sorted(_lying(draft, balance_key(source, line.item, line.lot, line.serial))):
        terms = agreement_with(draft, owner, line.item) if owner else None
        yield Holding(owner, quantity, first=bool(terms and terms.first == "theirs"))


def _lying(draft: Draft, ours: BalanceKey) -> Iterator[tuple[str, int]]:
    """How much lies in this cell by owner: ours, or a consignor's. Told by the keys' text: a batch of many
    lines asks this of many balances."""
    begin = SEPARATOR.join((ours.location, ours.status, ""))
    end = ours.text.removeprefix(begin)
    for text, quantity in draft.stand.balances.items():
        if quantity > 0 and text.startswith(begin) and text.endswith(end):
            owner = text[len(begin) : len(text) - len(end)]
            if SEPARATOR not in owner and (owner == OURS or owner.startswith(CONSIGNOR)):
                yield owner, quantity


def _part(passage: Passage, owner: str, line: Line) -> Passage:
    if line is passage.line and owner == passage.source.owner:
        return passage
    return replace(
        passage,
        line=line,
        source=replace(passage.source, owner=owner),
        target=replace(passage.target, owner=owner),
    )


def _consume(draft: Draft, passage: Passage) -> list[Carried]:
    """Consigned goods become ours at the agreed price, through conversion, and go at once at that price."""
    line, owner = passage.line, passage.source.owner
    value = _agreed(draft, owner, passage)
    ours, target = replace(passage.source, owner=OURS), replace(passage.target, owner=OURS)
    away = Passage(passage.kind, "", replace(line, document_line=""), passage.source,
                   Cell(Virtual.CONVERSION, owner=owner), quiet=True)  # fmt: skip
    carry(draft, away)
    key = pool_key(ours, line.item, draft.stand.site_of(ours.location))
    item = draft.stand.item(line.item)
    assert key is not None and item is not None, "goods lie at a place and are known"
    became = draft.movement(
        "consume", replace(line, document_line=""), Cell(Virtual.CONVERSION), ours, line.quantity
    )
    draft.carries(became, value)
    draft.journal(became, [Amount("consume-consigned", value, key)], line.document)
    if not is_virtual(target.location):
        return [carry(draft, replace(passage, source=ours, target=target))]
    number = draft.movement(passage.kind, line, ours, target, line.quantity, passage.origin)
    pool, name = open_pool(draft, item, key), method_of_pool(item.method, key)
    effect = costing.pass_through(name, pool, draft.next_key(number), line.quantity, value)
    draft.effect(number, effect)
    draft.carries(number, value)
    draft.journal(number, [Amount(passage.event, value, source=key, account=passage.account)], line.document)
    return [Carried(number, effect)]


def _agreed(draft: Draft, owner: str, passage: Passage) -> int:
    line = passage.line
    terms = agreement_with(draft, owner, line.item)
    if terms and terms.price:
        return cost_of(measure_of(line), parse_unit_cost(terms.price), ONE)
    words = f"no price is agreed with {owner} for {line.item}"
    draft.exception("no-price", words, "purchasing", item=line.item, document=line.document)
    return 0


def _cell(at: BalanceKey) -> Cell:
    return Cell(at.location, at.status, at.owner, at.unit)
