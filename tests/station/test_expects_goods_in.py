"""Receiving and putaway, finished by a player that sees nothing but what each prompt expects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from expects_player import ExpectsPlayer, Hands

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Workplace
from app.domain.clock import parse_instant
from app.insight.as_of import as_of
from app.insight.stock import stock
from app.settings import Settings
from app.station.rules import Rules

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "dock"
MORNING = parse_instant("2026-11-23T07:00:00Z")
PALLET = "(00)095212340000000020"
RULES = Rules(weighed_groups=("weighed",), fixed_bins={"BOLT": "F-01"}, group_zones={"lamps": "A"})


@pytest.fixture
def workplace(sqlite_url: str, tmp_path: Path) -> Iterator[Workplace]:
    clock = ScriptClock()
    clock.set(MORNING)
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url, rules=RULES), clock) as opened:
        opened.make_books()
        demo_shop.fill(opened, clock, SHOP)
        yield opened


CLOSED = ("order-closed", "order-short", "order-differs")


def follow(
    workplace: Workplace, procedure: str, place: str, until: tuple[str, ...] = (), **hands: object
) -> ExpectsPlayer:
    station = workplace.station(procedure, place, "MAJA")
    workplace.pump()
    player = ExpectsPlayer(workplace, station, Hands(**hands))  # type: ignore[arg-type]
    player.play(lambda answer: answer.code in until, most=400)
    return player


def lying(workplace: Workplace) -> Counter[str]:
    found: Counter[str] = Counter()
    with workplace.books().reading() as connection:
        for row in stock(connection, as_of(connection, "")):
            found[row["location"]] += round(float(row["quantity"]))
    return found


def test_every_order_is_received_and_closed(workplace: Workplace) -> None:
    """Bolts by a card: five hundred scans prove no more. Lots, dates, serials and weights are asked for."""
    player = follow(
        workplace,
        "receiving",
        "DOCK-1",
        kinds={"item": ["BOLT"]},
        wishes=["CMD:QTY:500"],
        facts={"quantity": "5.5"},
    )
    codes = Counter(player.codes())
    assert codes["order-closed"] == 6
    assert codes["order-short"] == 0
    assert {"ask-lot", "ask-expiry", "ask-serial", "ask-weight"} <= codes.keys()
    assert workplace.station("receiving", "DOCK-1").look.open_orders(20) == ()


def test_a_delivery_with_a_pallet_that_is_counted(workplace: Workplace) -> None:
    player = follow(
        workplace,
        "receiving",
        "DOCK-1",
        until=CLOSED,
        kinds={"document": ["LS-1", "SN-1"], "tracking": ["DHL", "S-1"], "handling_unit": [PALLET]},
        wishes=["CMD:DELIVERY", "CMD:OPEN"],
        facts={"quantity": "2", "lot": "L8"},
    )
    assert {"delivery-opened", "pallet-received", "pallet-opened", "counted", "pallet-counted"} <= {
        *player.codes()
    }


@pytest.mark.parametrize(("card", "code"), [("CMD:ACCEPT", "accepted"), ("CMD:SENDBACK", "sent-back")])
def test_what_is_beyond_the_order_is_decided(workplace: Workplace, card: str, code: str) -> None:
    player = follow(
        workplace,
        "receiving",
        "DOCK-1",
        until=CLOSED,
        kinds={"document": ["PO-3"], "item": ["LAMP", "LAMP", "LAMP", "BULB"]},
        wishes=["CMD:QTY:3", card],
        badge="SUE",
    )
    assert "over-receipt" in player.codes()
    assert code in player.codes()


def test_damage_with_a_reason_and_a_photograph(workplace: Workplace) -> None:
    photograph = (SHOP.parents[1] / "damage.jpg").read_bytes()
    player = follow(
        workplace,
        "receiving",
        "DOCK-1",
        until=CLOSED,
        kinds={"document": ["PO-3"]},
        wishes=["CMD:DAMAGED"],
        photograph=photograph,
    )
    assert {"ask-reason", "damaged"} <= {*player.codes()}


def test_a_blind_order_is_received_by_what_lies_there(workplace: Workplace) -> None:
    player = follow(
        workplace,
        "receiving",
        "DOCK-1",
        until=CLOSED,
        kinds={"document": ["PO-3"], "item": ["LAMP", "LAMP", *["BULB"] * 10]},
        wishes=["CMD:BLIND"],
    )
    assert player.codes()[1] == "blind"
    assert "order-closed" in player.codes()


def test_goods_from_production_are_received(workplace: Workplace) -> None:
    player = follow(workplace, "receiving", "DOCK-1", until=CLOSED, kinds={"document": ["MO-1"]})
    assert player.codes() == ["order-opened", "received", "received", "order-complete", "order-closed"]


@pytest.mark.parametrize(("card", "code"), [("CMD:ASSIGN", "received"), ("CMD:UNKNOWN", "unidentified")])
def test_an_unknown_barcode_finds_its_place(workplace: Workplace, card: str, code: str) -> None:
    player = follow(
        workplace,
        "receiving",
        "DOCK-1",
        until=CLOSED,
        kinds={"document": ["PO-5"], "item": ["4006381333931"]},
        wishes=[card],
        badge="SUE",
    )
    assert {"unknown-barcode", code, "order-closed"} <= {*player.codes()}


def test_a_sample_holds_its_lot_until_an_inspector_lets_it_go(workplace: Workplace) -> None:
    player = follow(
        workplace,
        "receiving",
        "DOCK-1",
        until=("released",),
        kinds={"document": ["PO-2"]},
        wishes=["CMD:SAMPLE", "CMD:RELEASE"],
        badge="OMAR",
    )
    assert player.codes()[-4:] == ["received", "sampled", "ask-release", "released"]


@pytest.mark.parametrize("wishes", [(), ("CMD:CART",)], ids=["one by one", "by the cart"])
def test_the_docks_are_put_away_to_the_last_unit(workplace: Workplace, wishes: tuple[str, ...]) -> None:
    for number in ("PO-3", "PO-2"):
        follow(workplace, "receiving", "DOCK-1", until=CLOSED, kinds={"document": [number]})
    before = lying(workplace)
    assert before["DOCK-1"] == 12 + 24
    player = follow(workplace, "putaway", "CART-1", wishes=wishes)
    after = lying(workplace)
    assert (after["DOCK-1"], after["CART-1"]) == (0, 0)
    assert sum(after.values()) == sum(before.values())
    assert "put-away" in player.codes()
