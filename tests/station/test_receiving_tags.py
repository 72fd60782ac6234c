"""An RFID burst at the dock: each awaited tag is one unit, more than awaited goes into quarantine, strays are
listed and never received. And work is kept: another process goes on where this one stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import parse_instant
from app.domain.documents import Delivery
from app.domain.quantity import ONE
from app.domain.transaction import Cell
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.answer import Answer, Tone
from app.station.goods import Ask, Goods
from app.station.posted import Posted
from app.station.putaway_state import Load, Piece, PutawayState, Stop
from app.station.receiving_state import Assignment, Decision, ReceivingState, Unknown
from app.station.takeback import Deed, Laid

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "dock"
LAMP, BULB, KIT = ("urn:epc:id:sgtin:9521234.06000" + item for item in "129")
STRANGER = "urn:epc:id:sgtin:4006381.033393.1"


def opened(url: str, data: Path) -> Workplace:
    clock = ScriptClock()
    clock.set(parse_instant("2026-11-23T08:00:00Z"))
    workplace = Workplace(Settings(data=data, db=url), clock)
    workplace.make_books()
    if demo_shop.is_empty(workplace):
        demo_shop.fill(workplace, clock, SHOP)
    return workplace


@pytest.fixture
def dock(sqlite_url: str, tmp_path: Path) -> Iterator[Station]:
    with opened(sqlite_url, tmp_path / "data") as workplace:
        station = workplace.station("receiving", "DOCK-1", "MAJA")
        workplace.pump()
        yield station


def hear(station: Station, text: str, device: Device = Device.SCRIPT) -> Answer:
    return station.session.hear(Scan(text, "", device, "gate", station.session.now()))


def tags(station: Station, *texts: str) -> list[str]:
    return [hear(station, text, Device.RFID).code for text in texts]


def test_each_awaited_tag_is_one_unit_and_strays_are_listed(dock: Station) -> None:
    hear(dock, "PO-3")
    assert tags(dock, f"{LAMP}.1", f"{BULB}.1", f"{LAMP}.2") == ["received", "received", "line-complete"]
    assert tags(dock, f"{LAMP}.3") == ["over-receipt"]
    assert tags(dock, f"{KIT}.1", STRANGER) == ["stray-tag", "stray-tag"]
    shown = dock.session.view()
    assert "2 stray tags" in shown.subtitle
    assert {line.sku: line.done for line in shown.lines} == {
        "LAMP": "3",
        "BULB": "1",
        "urn:epc:id:sgtin:9521234.060009.1": "",
        STRANGER: "",
    }
    held = {(one.item, one.cell.owner): one.quantity // ONE for one in dock.look.stock(location="DOCK-1")}
    assert held == {("LAMP", ""): 2, ("LAMP", "supplier:HALLGREN"): 1, ("BULB", ""): 1}


def test_a_notice_shows_what_of_it_is_in(sqlite_url: str, tmp_path: Path) -> None:
    """The order wants 30 boxes and 6 tubes; the notice brings all of them on two pallets."""
    with opened(sqlite_url, tmp_path / "data") as workplace:
        one, other = (workplace.station("receiving", dock, "MAJA") for dock in ("DOCK-1", "DOCK-2"))
        workplace.pump()
        hear(one, "(00)095212340000000013")
        shown = one.session.view()
        assert shown.progress_text == "20 of 36 units"
        assert {line.sku: (line.done, line.expected) for line in shown.lines} == {
            "GLOVE": ("20", "30"),
            "GLUE": ("0", "6"),
        }
        workplace.pump()
        [listed] = [line for line in other.session.view().lines if line.key == "SN-1"]
        assert (listed.done, listed.expected, listed.word) == ("20", "36", "Started")


def test_a_stray_is_refused_with_what_to_do(dock: Station) -> None:
    hear(dock, "PO-3")
    banner = hear(dock, f"{KIT}.1", Device.RFID).banner
    assert banner.tone is Tone.REFUSED
    assert banner.read and banner.why == "Mounting kit is on no document that is open" and banner.do


def test_another_process_goes_on_where_this_one_stopped(sqlite_url: str, tmp_path: Path) -> None:
    with opened(sqlite_url, tmp_path / "data") as workplace:
        station = workplace.station("receiving", "DOCK-1", "MAJA")
        workplace.pump()
        for text in ("CMD:DELIVERY", "LS-1", "CMD:SKIP", "CMD:SKIP", "CMD:SKIP", "PO-1", "PO-3", "DRILL"):
            last = hear(station, text)
        assert last.code == "ask-serial"
    with opened(sqlite_url, tmp_path / "data") as workplace:
        station = workplace.station("receiving", "DOCK-1")
        assert station.session.operator == "MAJA"
        assert station.session.prompt().title == "Which serial number?"
        assert hear(station, "D-77").code == "received"
        assert hear(station, "BULB").code == "received"


GOODS = Goods("LAMP", "case", 4 * ONE, "L", "S", "2027-01-01", "text", "EAN-13", "wedge", "unit scan", 5)
DEED = Deed(
    ("id",), "PO-1", "LAMP", ONE, "text", (Laid(Cell("D", "damaged", "o", "u"), "LAMP", ONE, "L", "S"),)
)
POSTED = Posted(DEED, "1", GOODS)


@pytest.mark.parametrize(
    "state",
    [
        ReceivingState(
            ("PO-1",), ("PO-2",), Delivery("N", "n", "c", 4, 1, "s", "D"), "seal", "D", "u", "v", ("p",),
            True, Ask("lot", GOODS, "Lamp"), (POSTED,), Unknown("t", "s", "d"), True,
            (Assignment("b", "LAMP", "ea", ONE),), Assignment("b", "LAMP", "ea", ONE),
            Decision("accept", "LAMP", "L"), True, ("tag",), True, (("LAMP", "SO-1"),), "LAMP",
        ),
        PutawayState(
            Load(GOODS, (Piece(Cell("D"), "L", "S", ONE, "typed"),), "u", "A-01", "why", ("A-02",)), "A-01",
            "CART-1", True, (Stop("A-01", "LAMP", "L", "why"),), Ask("lot", GOODS, "Lamp"), (POSTED,), "LAMP",
        ),
    ],
    ids=["receiving", "putaway"],
)  # fmt: skip
def test_all_that_is_remembered_comes_back_as_it_was(state: ReceivingState | PutawayState) -> None:
    codec = TypeAdapter(type(state))
    assert codec.validate_python(codec.dump_python(state, mode="json")) == state
