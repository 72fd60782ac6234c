"""RFID tags at receiving: each new tag that is awaited is one unit; strays are listed, never received."""

from __future__ import annotations

from dataclasses import replace

from app.domain.quantity import ONE
from app.scan import rfid
from app.station import receiving_expected as expected
from app.station import receiving_says as says
from app.station.answer import Outcome
from app.station.receiving_state import ReceivingState
from app.station.step import Context, Heard, Step

KEPT = 200
"""Strays that are listed."""


def tag(state: ReceivingState, event: Heard, context: Context) -> Step | None:
    """A tag of nothing that is awaited is listed; None where it is to be received like any scan."""
    reading, meaning = event.resolved.reading, event.resolved.meaning
    sku = meaning.code if meaning and meaning.kind == "item" else ""
    if not state.documents or (meaning and meaning.kind == "plate" and meaning.known):
        return None
    awaited = [
        rfid.Awaited(
            line.line,
            frozenset({reading.gtin}) if line.sku == sku and reading.gtin else frozenset(),
            max(0, expected.still(line, context)) // ONE,
            sscc=reading.sscc if reading.sscc in line.units else "",
        )
        for line in expected.awaited(state, context)
    ]
    compared = rfid.compare([reading], awaited)
    if not compared.strays:
        return None
    listed = replace(state, strays=(*state.strays, reading.key or event.scan.text)[-KEPT:])
    item = context.look.item(sku) if sku else None
    banner = says.stray(event.scan, item.name if item else "")
    return Step(listed, Outcome.REFUSED, "stray-tag", banner)
