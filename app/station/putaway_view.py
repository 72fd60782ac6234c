"""What the putaway screen shows: what the cart carries where, or what stands on the docks, and how long."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.speech import listed, say
from app.domain.standing import Lying
from app.station.putaway_bins import waiting
from app.station.putaway_state import PutawayState
from app.station.refusals import number, units
from app.station.step import Context
from app.station.view import NO_BAR, ActionView, LineView, Mark, StageView

HOUR = 3_600_000_000
_SHOWN = 200
_HEADERS = ("Item", "SKU", "Bin", "To put away", "", "Waits")


def view(state: PutawayState, context: Context) -> StageView:
    """The cart's stops in walk order, else the docks, the longest waiting first."""
    return _cart(state, context) if state.cart else _docks(state, context)


def _docks(state: PutawayState, context: Context) -> StageView:
    rows = sorted(_summed(waiting(context)).items(), key=lambda row: row[1][1])
    late = sum(hours_of(since, context) >= context.rules.dock_hours for _, (_, since, _) in rows)
    lines = tuple(_dock_line(key, *values, state, context) for key, values in rows[:_SHOWN])
    return StageView(
        procedure="putaway",
        title=_title(state),
        subtitle=say("{location}  ·  {count} to put away", location=context.location, count=len(rows))
        if rows
        else context.location,
        progress_text=say(
            "{late} wait longer than {dock_hours} h", late=late, dock_hours=context.rules.dock_hours
        )
        if late
        else "",
        progress_permille=NO_BAR,
        lines=lines,
        headers=_HEADERS,
        actions=_actions(state),
        empty_title="The docks are empty",
        empty_text="What is received appears here until it is put away.",
    )


Key = tuple[str, str, str, str]
"""Location, item, lot, status."""


def _summed(found: Iterable[tuple[str, Lying]]) -> dict[Key, tuple[int, int, str]]:
    """Quantity, since when, and the owner of all that stands alike."""
    sums: dict[Key, tuple[int, int, str]] = {}
    for place, one in found:
        key = (place, one.item, one.lot, one.status)
        quantity, since, _ = sums.get(key, (0, one.since, ""))
        sums[key] = (quantity + one.quantity, min(since, one.since), one.owner)
    return sums


def hours_of(since: int, context: Context) -> int:
    """Whole hours that goods have stood there."""
    return max(0, context.now - since) // HOUR if since else 0


def _dock_line(
    key: Key, quantity: int, since: int, owner: str, state: PutawayState, context: Context
) -> LineView:
    location, sku, lot, status = key
    item = context.look.item(sku)
    free = status == "available" and not owner.startswith(("supplier:", "customer:"))
    hours = hours_of(since, context)
    mark = Mark.HOLD if not free else Mark.OVER if hours >= context.rules.dock_hours else Mark.OPEN
    word = status.capitalize() if not free else f"{hours} h" if hours else "New"
    in_hand = state.load is not None and state.load.goods.sku == sku
    return LineView(
        key=" ".join(key),
        name=listed((item.name if item else sku, say("lot {lot}", lot=lot) if lot else "")),
        sku=sku,
        place=location if not free else (context.look.usual_bin(sku) or location),
        done=number(quantity),
        expected="",
        permille=NO_BAR,
        mark=Mark.ACTIVE if in_hand and free else mark,
        word=word,
        current=in_hand,
        scan=sku if free else "",
    )


def _cart(state: PutawayState, context: Context) -> StageView:
    sums = _summed((state.cart, one) for one in context.look.contents(state.cart) if one.quantity > 0)
    total = sum(quantity for quantity, _, _ in sums.values())
    bins = {(stop.sku, stop.lot): stop.bin for stop in state.stops}
    order = {(stop.sku, stop.lot): place for place, stop in enumerate(state.stops)}
    rows = sorted(sums.items(), key=lambda row: order.get((row[0][1], row[0][2]), len(order)))
    lines = tuple(
        _cart_line(key, quantity, bins.get((key[1], key[2]), ""), place == 0 and bool(state.stops), context)
        for place, (key, (quantity, _, _)) in enumerate(rows[:_SHOWN])
    )
    return StageView(
        procedure="putaway",
        title=_title(state),
        subtitle=listed((state.cart, "take along what you can" if state.filling else "bin by bin"), "  ·  "),
        progress_text=say("{units} on the cart", units=units(total)) if sums else "",
        progress_permille=NO_BAR,
        lines=lines,
        headers=_HEADERS,
        actions=_actions(state),
        empty_title="The cart is empty",
        empty_text="Scan what you take along.",
    )


def _cart_line(key: Key, quantity: int, bin_: str, current: bool, context: Context) -> LineView:
    _, sku, lot, _ = key
    item = context.look.item(sku)
    return LineView(
        key=" ".join(key),
        name=listed((item.name if item else sku, say("lot {lot}", lot=lot) if lot else "")),
        sku=sku,
        place=bin_,
        done=number(quantity),
        expected="",
        permille=NO_BAR,
        mark=Mark.ACTIVE if current else Mark.OPEN,
        word="Next" if current else "On the cart",
        current=current,
        scan=sku,
    )


def _title(state: PutawayState) -> str:
    if state.bin:
        return say("Putting into {bin}", bin=state.bin)
    return say("Cart {cart}", cart=state.cart) if state.cart else "Putaway"


def _actions(state: PutawayState) -> tuple[ActionView, ...]:
    undo = ActionView("CMD:UNDO", "Undo last", "undo", enabled=bool(state.done or state.load or state.ask))
    if state.cart and state.filling:
        return (undo, ActionView("CMD:DONE", "Begin the walk", "check", primary=True))
    if state.bin or state.cart:
        return (undo, ActionView("CMD:DONE", "Done", "check", primary=True))
    return (undo, ActionView("CMD:CART", "Cart", "pack", primary=True))
