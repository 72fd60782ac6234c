"""The procedures that a station can follow, and where each usually stands."""

from __future__ import annotations

from types import ModuleType

from app.domain.errors import BadCall
from app.domain.records import Location
from app.station import counter, pack, pick, putaway, receiving, returns, ship

PROCEDURES: dict[str, ModuleType] = {
    "receiving": receiving, "putaway": putaway, "returns": returns, "pick": pick, "pack": pack, "ship": ship,
    "counter": counter,
}  # fmt: skip

KINDS = {
    "receiving": "dock", "putaway": "cart", "returns": "stage", "pick": "cart", "pack": "stage",
    "ship": "dock", "counter": "stage",
}  # fmt: skip
"""Procedure → the kind of place it works at."""


def known_procedure(name: str) -> None:
    """Raises BadCall `unknown-procedure`."""
    if name not in PROCEDURES:
        known = ", ".join(PROCEDURES)
        raise BadCall("unknown-procedure", f"There is no procedure “{name}”; there are {known}")


def usual_place(procedure: str, places: list[Location]) -> str:
    """Where a procedure works if nobody says: a place whose zone is named like it, else the first of its kind
    in walk order; nothing where there is none."""
    kind = KINDS[procedure]
    fit = sorted((place.walk, place.code, place) for place in places if place.kind == kind)
    named = [code for _, code, place in fit if place.zone.casefold() == procedure]
    return next(iter([*named, *(code for _, code, _ in fit)]), "")
