"""A cart at putaway: fill it with many, then go bin by bin, in walk order."""

from __future__ import annotations

from dataclasses import replace

from app.domain.speech import say
from app.station import putaway_words as words
from app.station.answer import Expect, Outcome, Prompt
from app.station.putaway_bins import free_items, suggest
from app.station.putaway_choice import Reason
from app.station.putaway_state import PutawayState, Stop
from app.station.step import Context, Step, refused


def prompt(state: PutawayState, context: Context, commands: tuple[str, ...]) -> Prompt:
    """Goods for the cart; or the next stop's bin, then its goods."""
    if state.filling:
        return Prompt(
            say("Scan what goes onto {cart}", cart=state.cart),
            "DONE begins the walk",
            (Expect("item", free_items(context, but=state.cart)),),
            ("CMD:DONE", *(("CMD:QTY:n",) if state.done else ()), *commands),
        )
    stops = open_stops(state, context)
    if not stops:
        return Prompt(
            say("{cart} is done", cart=state.cart),
            "DONE ends it",
            (Expect("command", ("CMD:DONE",)),),
            ("CMD:DONE",),
        )
    stop = next((one for one in stops if one.bin == state.bin), stops[0])
    if state.bin == stop.bin:
        skus = tuple(dict.fromkeys(one.sku for one in stops if one.bin == stop.bin))[:20]
        return Prompt(
            say("Scan what goes into {bin}", bin=stop.bin),
            stop.reason,
            (Expect("item", skus),),
            ("CMD:DONE", *(("CMD:QTY:n",) if state.done else ()), *commands),
        )
    expects = (Expect("location", (stop.bin,)), Expect("item", optional=True))
    return Prompt(
        say("Go to {bin}", bin=stop.bin),
        say("{sku}: {reason}", sku=stop.sku, reason=stop.reason),
        expects,
        ("CMD:DONE", *commands),
    )


def call(state: PutawayState, context: Context) -> Step:
    """The card: fill the cart that this station is."""
    place = context.look.location(context.location)
    if state.load is not None:
        return refused(state, "hands-full", words.put_first("CART"))
    if place is None or place.kind != "cart":
        return refused(state, "no-cart", words.no_cart())
    return begin(state, context.location)


def begin(state: PutawayState, code: str) -> Step:
    filling = replace(state, cart=code, filling=True, bin="", stops=())
    return Step(filling, Outcome.STEP, "cart-filling", words.cart_filling(code))


def done(state: PutawayState, context: Context) -> Step:
    """Begin the walk; on the walk, end the cart, with what is left on it."""
    if not state.filling:
        left = sum(one.quantity for one in context.look.contents(state.cart) if one.quantity > 0)
        ended = replace(state, cart="", bin="", stops=())
        code = "cart-left" if left else "cart-empty"
        return Step(ended, Outcome.COMMAND, code, words.cart_ended(state.cart, left))
    stops = plan(state.cart, context)
    if not stops:
        return refused(replace(state, cart="", filling=False), "cart-is-empty", words.cart_empty(state.cart))
    walking = replace(state, filling=False, stops=stops)
    banner = words.walk_begins(state.cart, len({stop.bin for stop in stops}), stops[0].bin)
    return Step(walking, Outcome.COMMAND, "walk-begins", banner)


def plan(cart: str, context: Context) -> tuple[Stop, ...]:
    """Each item and lot on the cart with its bin, in walk order; two new ones do not share an empty bin."""
    sums: dict[tuple[str, str], int] = {}
    for one in context.look.contents(cart):
        if one.quantity > 0:
            key = one.item, one.lot
            sums[key] = sums.get(key, 0) + one.quantity
    stops: list[tuple[int, str, Stop]] = []
    taken: tuple[str, ...] = ()
    for (sku, lot), quantity in sums.items():
        item = context.look.item(sku)
        to = (
            (suggest(item, lot, quantity, context, taken) or suggest(item, lot, quantity, context))
            if item
            else None
        )
        if to:
            taken = (*taken, to.code) if to.reason in (Reason.ZONE, Reason.EMPTIEST) else taken
            place = context.look.location(to.code)
            stops.append((place.walk if place else 0, to.code, Stop(to.code, sku, lot, str(to.reason))))
    return tuple(stop for _, _, stop in sorted(stops, key=lambda one: one[:2]))


def open_stops(state: PutawayState, context: Context) -> tuple[Stop, ...]:
    """The stops that still have something on the cart."""
    if not state.stops:
        return ()
    left = {(one.item, one.lot) for one in context.look.contents(state.cart) if one.quantity > 0}
    return tuple(stop for stop in state.stops if (stop.sku, stop.lot) in left)
