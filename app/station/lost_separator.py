"""A code that runs together because a separator was lost: its only reading that fits what is known here.

The lots that are awaited, stand, lie or were sold here judge it. Nothing is taken from it: a person reads the
label, and types what is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from app.domain.clock import day_of
from app.scan.reading import Reading
from app.scan.resolve import Known, fitting
from app.station import refusals
from app.station.step import Context, Heard, Step, refused

LotsOf = Callable[[str], Iterable[str]]
"""SKU → the lots of it that fit here now."""


def offered(state: Any, event: Heard, lots_of: LotsOf, context: Context) -> Step | None:
    """The refusal that offers the reading; None where the code is right, or nothing here tells."""
    meant = _meant(event, lots_of, context)
    if meant is None:
        return None
    return refused(state, "missing-gs", refusals.separator_lost(event.scan, event.resolved.reading, meant))


def _meant(event: Heard, lots_of: LotsOf, context: Context) -> Reading | None:
    reading = event.resolved.reading
    if reading.kind != "gs1":
        return None
    gtins = {one.gtin for one in (reading, *reading.offers) if one.gtin}
    skus = {alias.sku for gtin in gtins for alias in context.look.aliases(gtin)}
    tracked = (sku for sku in skus if (item := context.look.item(sku)) is not None and item.has_lot)
    lots = {lot for sku in tracked for lot in lots_of(sku) if lot}
    if not lots or (reading.error is None and reading.lot in lots):
        # Where no lot is known any is as good as another, and nothing is to be guessed.
        return None
    return fitting(reading, Known(frozenset(gtins), frozenset(lots)), day_of(event.scan.at).year)
