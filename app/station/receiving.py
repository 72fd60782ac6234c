"""Receiving: scan what is expected, then its goods; every goods scan is one receipt in the books.

An order, notice, transfer or production order opens; on a delivery they add up. A goods scan finds its line,
asks for what the label did not say (lot, date, serial, weight), and posts to the dock or onto a pallet. What
is beyond the order, not on it, expired, too short-dated or of another lot is taken in too, in quarantine as
the supplier's; what cannot be known is refused in words, and can be assigned or taken in as unidentified.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.records import Item
from app.domain.speech import listed, say
from app.scan.resolve import Meaning
from app.scan.scan import Device
from app.station import receiving_cards as cards
from app.station import receiving_expected as expected
from app.station import receiving_hold as hold
from app.station import receiving_open as opening
from app.station import receiving_pallet as pallet
from app.station import receiving_unknown as unknown
from app.station import receiving_words as words
from app.station import refusals
from app.station.answer import Expect, Outcome, Prompt
from app.station.cards import buttons
from app.station.goods import Goods, ask_prompt, fitted, goods_of
from app.station.lost_separator import offered
from app.station.receiving_close import reopened, with_late_unit
from app.station.receiving_goods import answer_ask, complete_or_ask, is_blind
from app.station.receiving_state import ReceivingState
from app.station.receiving_tags import awaited_tags as awaited_tags  # noqa: PLC0414 - a part of the procedure
from app.station.receiving_tags import swept as swept  # noqa: PLC0414 - a part of the procedure
from app.station.receiving_tags import tag
from app.station.receiving_view import view as _view
from app.station.step import Approval, Approved, Context, Event, Heard, Photographed, Step, refused
from app.station.view import StageView

NAME = "receiving"
STATE = ReceivingState


def start(context: Context) -> ReceivingState:
    """Nothing open yet."""
    del context
    return ReceivingState()


def approval(state: ReceivingState) -> Approval | None:
    """Quarantine and lots wait for a decision, a new barcode for a supervisor."""
    decision = state.decision
    if decision is None:
        return None
    if decision.kind == unknown.ASSIGN:
        return Approval(unknown.ROLE, say("a new barcode of {sku}", sku=decision.sku))
    return hold.approval_for(decision)


def prompt(state: ReceivingState, context: Context) -> Prompt:
    """What fits next: an asked-for fact, goods of what is open, or a document."""
    if state.asked:
        return opening.delivery_prompt(state)
    if state.ask is not None:
        return ask_prompt(state.ask)
    if state.assigning:
        likely = (Expect("item", _wanted(state, context)),)
        return Prompt("Which item is it?", "scan a known code, or type the SKU", likely, ("CMD:UNDO",))
    if state.damaged:
        offered = hold.reasons(context)
        expects = (Expect("command", offered),)
        return Prompt(
            "Why is it damaged?", "scan a reason card", expects, (*offered, "CMD:REASON:n", "CMD:UNDO")
        )
    if not state.documents:
        return _idle_prompt(state, context)
    return _goods_prompt(state, context)


def _idle_prompt(state: ReceivingState, context: Context) -> Prompt:
    codes = tuple(order.number for order in context.look.open_orders(20))
    commands = ("CMD:DELIVERY", *cards.of_last(state, context))
    if context.rules.delivery_first and state.delivery is None:
        return Prompt(
            "Open a delivery", "scan CMD:DELIVERY", (Expect("command", ("CMD:DELIVERY",)),), commands
        )
    return Prompt("Scan a purchase order", "or tap one in the list", (Expect("document", codes),), commands)


def _wanted(state: ReceivingState, context: Context) -> tuple[str, ...]:
    """Items that are still to come; nothing is named where it is hidden."""
    if is_blind(state, context):
        return ()
    lines = expected.awaited(state, context)
    return tuple(dict.fromkeys(line.sku for line in lines if expected.short(line, context)))[:20]


def _goods_prompt(state: ReceivingState, context: Context) -> Prompt:
    wanted, cartons = _wanted(state, context), tuple[str, ...]()
    if state.opened:
        wanted = tuple(dict.fromkeys(held.item for held in pallet.inside(state.opened, context)))[:20]
        cartons = tuple(one.code for one in context.look.units_in(parent=state.opened))[:20]
    title = (
        say("Count pallet …{opened}", opened=state.opened[-4:])
        if state.opened
        else say("Scan the goods of {documents}", documents=listed(state.documents))
    )
    others = (Expect("document", optional=True), Expect("handling_unit", cartons, optional=True))
    return Prompt(
        title,
        "one by one, or by the case",
        (Expect("item", wanted), *others),
        ("CMD:DONE", *cards.of_pallet(state), *cards.of_last(state, context), *cards.of_open(state)),
    )


def view(state: ReceivingState, context: Context) -> StageView:
    """What the screen shows, with the cards that fit now."""
    shown = _view(state, context)
    own = {action.command for action in shown.actions}
    fit = (command for command in prompt(state, context).commands if command not in own)
    return replace(shown, cards=buttons(NAME, tuple(fit)))


def step(state: ReceivingState, event: Event, context: Context) -> Step:
    """One scan, command or typed value; a badge that approves; a photograph."""
    if isinstance(event, Approved):
        return _approved(state, event, context)
    if isinstance(event, Photographed):
        return hold.photographed(state, event, context)
    assert isinstance(event, Heard), "receiving claims nothing"
    reading = event.resolved.reading
    if reading.kind == "command" and reading.error is None:
        return cards.command(state, reading.key, reading.argument, context)
    if state.asked:
        return opening.answer_delivery(state, event, context)
    if state.ask is not None and reading.kind != "command":
        answered = answer_ask(state, state.ask, event, context)
        if answered is not None:
            return answered
    return _heard(state, event, context)


def _approved(state: ReceivingState, event: Approved, context: Context) -> Step:
    decision = state.decision
    assert decision is not None, "a badge approves what was asked"
    if decision.kind == unknown.ASSIGN:
        return unknown.approved(state, event, context)
    return hold.decided(state, decision, event, context)


def _heard(state: ReceivingState, event: Heard, context: Context) -> Step:
    reading, meanings = event.resolved.reading, event.resolved.meanings
    assigned = None if meanings else unknown.of_assigned(state, event)
    if assigned is not None:
        return _item(state, assigned, event, context)
    lost = offered(state, event, lambda sku: expected.lots_of(sku, state, context), context)
    if lost is not None:
        return lost
    if reading.error is not None:
        return refused(state, reading.error[0], refusals.unreadable(event.scan, reading))
    if event.scan.device == Device.RFID:
        strays = tag(state, event, context)
        if strays is not None:
            return strays
    if not meanings:
        typed = cards.typed_quantity(state, event, context)
        return typed or unknown.unknown(state, event)
    if len(meanings) > 1:
        return refused(state, "ambiguous", refusals.ambiguous(event.scan, [m.code for m in meanings]))
    return _meaning(state, meanings[0], event, context)


def _meaning(state: ReceivingState, meaning: Meaning, event: Heard, context: Context) -> Step:
    if meaning.kind == "document":
        return opening.open_document(state, meaning.code, event, context)
    if meaning.kind == "item":
        return _item(state, meaning, event, context)
    if meaning.kind == "location":
        return opening.set_dock(state, meaning.code, event, context)
    if meaning.kind == "plate":
        return pallet.unit_scanned(state, meaning.code, event, context)
    return refused(state, "not-here", words.not_here(event.scan, meaning.kind))


def _item(state: ReceivingState, meaning: Meaning, event: Heard, context: Context) -> Step:
    if state.assigning and state.unknown is not None:
        return unknown.named(state, meaning, context)
    goods = goods_of(meaning, event)
    item = context.look.item(goods.sku)
    assert item is not None, "a resolved item is in the catalogue"
    fresh = replace(state, ask=None, damaged=False)
    if state.opened:
        counted = pallet.counted(fresh, fitted(goods, item), item, context)
        if counted is not None:
            return counted
    if not state.documents:
        return _late(fresh, goods, item, event, context)
    return complete_or_ask(fresh, goods, context)


def _late(state: ReceivingState, goods: Goods, item: Item, event: Heard, context: Context) -> Step:
    """A unit of what was closed last opens it again."""
    again = with_late_unit(state, item.sku, context)
    if again is None:
        return refused(replace(state, sku=item.sku), "no-order", words.no_order(event.scan, item))
    done = complete_or_ask(again, goods, context)
    if done.outcome == Outcome.REFUSED:
        return replace(done, state=state)
    opened = reopened(again.documents, context)
    outcome = Outcome.TRANSACTION if opened else done.outcome
    return replace(done, outcome=outcome, transactions=(*opened, *done.transactions))
