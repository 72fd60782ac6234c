"""The returns bench, finished by a player that sees nothing but what each prompt expects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from expects_player import ExpectsPlayer, Hands

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Workplace
from app.domain.clock import parse_instant
from app.domain.documents import Return
from app.domain.returning import ReturnedUnit
from app.settings import Settings

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "bench"
MORNING = parse_instant("2026-11-23T07:00:00Z")
FINISHED = ("parcel-closed", "parcel-short", "order-closed", "order-short")


@pytest.fixture
def workplace(sqlite_url: str, tmp_path: Path) -> Iterator[Workplace]:
    clock = ScriptClock()
    clock.set(MORNING)
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url), clock) as opened:
        opened.make_books()
        demo_shop.fill(opened, clock, SHOP)
        yield opened


def follow(workplace: Workplace, until: tuple[str, ...] = (), **hands: Any) -> ExpectsPlayer:
    station = workplace.station("returns", "BENCH-1", "TOMAS")
    workplace.pump()
    player = ExpectsPlayer(workplace, station, Hands(**hands))
    player.play(lambda answer: answer.code in until, most=400)
    return player


def test_every_announced_parcel_is_worked_off(workplace: Workplace) -> None:
    player = follow(workplace)
    codes = Counter(player.codes())
    assert codes["parcel-in"] == codes["parcel-opened"] == codes["parcel-closed"] == 4
    look = workplace.station("returns", "BENCH-1").look
    assert look.open_documents(Return, 20) == ()
    assert look.open_records(ReturnedUnit, "BENCH-1") == ()


@pytest.mark.parametrize(
    "card", ["STOCK", "BSTOCK", "VENDOR", "SCRAP", "DONATE", "EXCHANGE", "REFUSE", "CLAIM"]
)
def test_every_way_out_is_found(workplace: Workplace, card: str) -> None:
    parcel = {"document": ["R-5521", "R-5521"], "item": ["SLA-012", "SLA-012"]}
    player = follow(workplace, (f"disposed-{card.lower()}",), kinds=parcel, wishes=[f"CMD:{card}"])
    assert player.codes()[-1] == f"disposed-{card.lower()}"


def test_a_drill_is_refurbished(workplace: Workplace) -> None:
    hands: dict[str, Any] = {"kinds": {"document": ["R-5522", "R-5522"]}, "facts": {"serial": "7741-0050"}}
    player = follow(workplace, ("disposed-refurb",), wishes=["CMD:REFURB"], **hands)
    assert player.codes() == ["parcel-in", "parcel-opened", "ask-serial", "returned", "disposed-refurb"]


def test_a_held_refund_is_photographed_and_cleared(workplace: Workplace) -> None:
    player = follow(
        workplace,
        FINISHED,
        kinds={"document": ["R-5522", "R-5522"]},
        wishes=["CMD:CLEAR", "CMD:PHOTO", "CMD:BSTOCK"],
        badge="SUE",
        photograph=(SHOP.parents[1] / "crack.jpg").read_bytes(),
    )
    assert {"refund-held", "photographed", "cleared", "disposed-bstock"} <= {*player.codes()}


def test_goods_of_nobody_are_accepted(workplace: Workplace) -> None:
    player = follow(
        workplace,
        ("disposed-donate",),
        kinds={"item": ["LAS-RED"]},
        wishes=["CMD:ACCEPT", "CMD:CLEAR", "CMD:DONATE"],
        badge="SUE",
    )
    assert player.codes()[:3] == ["refund-held", "ask-accept", "accepted"]


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        (["CMD:EMPTY"], "empty-box"),
        (["CMD:GRAMS:100"], "lighter"),
        (["CMD:SENDER"], "undelivered"),
        (["CMD:MISSING:charger"], "part-missing"),
        (["CMD:QTY:2"], "returned"),
    ],
)
def test_odd_parcels_and_units(workplace: Workplace, wishes: list[str], code: str) -> None:
    parcel = {"document": ["R-5523", "R-5523"], "item": ["SLA-012"]}
    assert code in follow(workplace, (code, *FINISHED), kinds=parcel, wishes=wishes).codes()


def test_a_parcel_that_nobody_announced(workplace: Workplace) -> None:
    hands: dict[str, Any] = {
        "kinds": {"tracking": ["DHL-1", "DHL-1"], "item": ["SLA-012"]},
        "wishes": ["CMD:PARCEL", "CMD:PARCEL", "CMD:REFUSE"],
    }
    codes = follow(workplace, ("disposed-refuse",), **hands).codes()
    assert codes[:4] == ["ask-label", "parcel-in", "ask-label", "parcel-opened"]
    assert codes[-2:] == ["sale-unknown", "disposed-refuse"]
