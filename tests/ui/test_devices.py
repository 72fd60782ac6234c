"""Every device of a station through the real bridge: heard, told apart, unplugged, plugged in again."""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap.workplace import Station, Workplace
from app.domain.errors import BadCall, Unavailable
from app.scan.evdev_settings import EvdevSettings
from app.scan.framing import FrameSettings
from app.scan.scanners import KEYBOARD_SCANNER, Scanners
from app.scan.serial_settings import SerialSettings
from app.scan.wedge import WedgeSettings
from app.settings import Settings, read_settings
from tests.ui.dock import GLAND, GLAND_TAG, LAMP, LAMP_TAG, ORDER, Dock, Keys, Port, working
from ui.bridge import Bridge

pytestmark = pytest.mark.realtime


def at_dock(tmp_path: Path, url: str = "", **scanners: object) -> Settings:
    return Settings(data=tmp_path / "data", db=url, scanners=Scanners(**scanners))  # type: ignore[arg-type]


@pytest.fixture
def port(tmp_path: Path) -> Iterator[Port]:
    plugged = Port(tmp_path / "gun")
    yield plugged
    plugged.close()


def listening(dock: Dock, *names: str) -> None:
    dock.wait(lambda: dock.statuses and set(names) <= set(dock.status.device.split(", ")))


# --- serial and evdev ----------------------------------------------------------------------------------


def test_a_serial_scanner_is_unplugged_in_a_scan_and_comes_back(
    port: Port, tmp_path: Path, qtbot: QtBot
) -> None:
    with working(qtbot, at_dock(tmp_path, serial=(port.settings("Gun 1"),))) as dock:
        listening(dock, KEYBOARD_SCANNER, "Gun 1")
        port.send(f"{ORDER}\r{LAMP}\r95212")
        dock.wait_for("order-opened", "received")
        port.unplug()
        dock.wait_for("scan-cut-off")
        dock.wait_attention("Gun 1 is not connected; waiting for it")
        assert dock.status.device == KEYBOARD_SCANNER
        assert dock.answers[-1].banner.why == "The scan came without its end"
        port.plug()
        listening(dock, "Gun 1")
        dock.wait_attention("")
        port.send(f"{LAMP}\r")
        dock.wait_for("received", "received")
    assert dock.log() == [
        ("Gun 1", ORDER, "step"),
        ("Gun 1", LAMP, "transaction"),
        ("Gun 1", "", "refused"),
        ("Gun 1", LAMP, "transaction"),
    ]


def test_two_keyboards_at_once_are_two_devices_and_one_may_go(tmp_path: Path, qtbot: QtBot) -> None:
    guns = {name: Keys(tmp_path / name) for name in ("Gun-1", "Gun-2")}
    evdev = tuple(EvdevSettings(str(gun.path), grab=False) for gun in guns.values())
    with working(qtbot, at_dock(tmp_path, evdev=evdev)) as dock:
        listening(dock, *guns)
        guns["Gun-1"].send(f"{ORDER}\r")
        dock.wait_for("order-opened")
        for _ in range(6):
            guns["Gun-1"].send(f"{LAMP}\r")
            guns["Gun-2"].send(f"{GLAND}\r")
        dock.wait(lambda: len(dock.answers) == 13)
        guns["Gun-2"].unplug()
        dock.wait_attention("Gun-2 is not connected")
        guns["Gun-1"].send(f"{GLAND}\r")
        dock.wait(lambda: len(dock.answers) == 14)
        guns["Gun-2"].plug()
        dock.wait_attention("")
        guns["Gun-2"].send(f"{GLAND}\r")
        dock.wait(lambda: len(dock.answers) == 15)
    assert Counter(dock.log()) == {
        ("Gun-1", ORDER, "step"): 1,
        ("Gun-1", LAMP, "transaction"): 6,
        ("Gun-2", GLAND, "transaction"): 7,
        ("Gun-1", GLAND, "transaction"): 1,
    }
    for gun in guns.values():
        gun.close()


def test_a_trigger_is_counted_as_often_as_it_is_pulled(port: Port, tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path, serial=(port.settings(),))) as dock:
        listening(dock, str(port.link))
        port.send(f"{ORDER}\r")
        dock.wait_for("order-opened")
        port.send(f"{GLAND}\r" * 40)
        for _ in range(20):
            dock.bridge.hear(GLAND)
        dock.wait(lambda: len(dock.answers) == 61)
    assert Counter(outcome for _, _, outcome in dock.log()) == {"step": 1, "transaction": 60}


def test_a_device_that_may_not_be_used_says_why_and_harms_no_other(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    with working(qtbot, at_dock(tmp_path, serial=(SerialSettings(str(tmp_path / "file"), "Gun 1"),))) as dock:
        dock.wait_attention("Gun 1: ")
        assert dock.status.attention.endswith("is not a serial port")
        dock.bridge.hear(ORDER)
        dock.wait_for("order-opened")


def test_scans_before_the_station_is_open_are_answered_then(tmp_path: Path, qtbot: QtBot) -> None:
    dock = Dock(qtbot, at_dock(tmp_path))
    dock.bridge.start()
    dock.bridge.hear(ORDER)
    dock.bridge.hear(LAMP)
    dock.bridge.begin()
    dock.wait_for("order-opened", "received")
    dock.bridge.stop()


def test_keys_that_make_no_scan_are_refused_aloud(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path)) as dock:
        dock.bridge.misread("scan-cut-off", "The scan came without its end. Nothing was read; scan again.")
        dock.wait_for("scan-cut-off")
        banner = dock.answers[-1].banner
    assert (banner.title, banner.do) == ("Not read", "Nothing was read; scan again.")


def test_no_alarm_for_a_window_behind_another_where_no_scanner_types(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path, keyboard=False)) as dock:
        dock.bridge.show_listening(False)
        dock.wait(lambda: dock.statuses)
        assert dock.status.listening
        assert KEYBOARD_SCANNER not in dock.status.device


# --- RFID ----------------------------------------------------------------------------------------------


def tags(kind: str, count: int) -> list[str]:
    return [f"{kind}.{number}" for number in range(1, count + 1)]


def test_a_tag_read_a_hundred_times_is_one_unit(port: Port, tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path, rfid=(port.settings("Gate"),))) as dock:
        listening(dock, "Gate")
        dock.bridge.hear(ORDER)
        dock.wait_for("order-opened")
        wanted = tags(LAMP_TAG, 3) + tags(GLAND_TAG, 20)
        reads = wanted * 100
        random.Random(7).shuffle(reads)
        port.send("".join(f"{read}\r\n" for read in reads))
        dock.wait(lambda: len(dock.log()) == 24)
        dock.clock.shift += 2_000_000
        port.send(f"{wanted[0]}\r\n")
        dock.wait_for("still-in-view")
        assert dock.answers[-1].banner.details == ("This tag was counted already",)
        # A pass is one answer: together the answers count each tag once.
        told = [answer for answer in dock.answers if answer.code not in ("order-opened", "still-in-view")]
        assert len(told) < 23
        assert sum(int(answer.banner.figure) if "swept" in answer.code else 1 for answer in told) == 23
    log = dock.log()[1:]
    assert Counter(log[:-1]) == Counter({("Gate", tag, "transaction"): 1 for tag in wanted})
    assert log[-1] == ("Gate", wanted[0], "ignored")


def test_another_order_takes_tags_anew(port: Port, tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path, rfid=(port.settings("Gate"),))) as dock:
        listening(dock, "Gate")
        [tag] = tags(LAMP_TAG, 1)
        dock.bridge.hear(ORDER)
        dock.wait_for("order-opened")
        port.send(f"{tag}\r\n")
        dock.wait_for("received")
        dock.bridge.hear("PO-20421")
        dock.wait_for("order-opened", "order-opened")
        dock.clock.shift += 5_000_000
        port.send(f"{tag}\r\n")
        # The new order does not await it: it is listed, not counted, and no longer "counted already".
        dock.wait_for("stray-tag")
    assert [text for _, text, _ in dock.log()] == [ORDER, tag, "PO-20421", tag]


def test_what_is_no_tag_is_refused_once_with_its_reason(port: Port, tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path, rfid=(port.settings("Gate"),))) as dock:
        listening(dock, "Gate")
        port.send("FF34257BF7194E4000001A85\r\n" * 50)
        dock.wait_for("unknown-epc-header")
        assert "header FF" in dock.answers[-1].banner.why
    assert len(dock.log()) == 1


def test_an_rfid_wedge_types_into_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path)) as dock:
        dock.bridge.hear(ORDER)
        for _ in range(30):
            for tag in tags(LAMP_TAG, 2):
                dock.bridge.hear(tag)
        dock.wait(lambda: len(dock.log()) == 3)
    assert Counter(dock.log()) == {
        (KEYBOARD_SCANNER, ORDER, "step"): 1,
        (KEYBOARD_SCANNER, f"{LAMP_TAG}.1", "transaction"): 1,
        (KEYBOARD_SCANNER, f"{LAMP_TAG}.2", "transaction"): 1,
    }


def test_a_burst_under_way_is_counted_when_the_window_is_closed(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path)) as dock:
        dock.bridge.hear(ORDER)
        dock.wait_for("order-opened")
        dock.bridge.hear(f"{LAMP_TAG}.1")
    assert dock.log()[-1] == (KEYBOARD_SCANNER, f"{LAMP_TAG}.1", "transaction")


# --- settings ------------------------------------------------------------------------------------------


def test_the_scanner_set_up_is_kept_and_used_at_once(port: Port, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[Settings] = []
    settings = at_dock(tmp_path, serial=(port.settings("Gun 1"),))
    settings.data.mkdir()
    settings.file.write_text("# ours\nlocation = 'DOCK-3'\n")
    counted = "]C1019521234500018730121098"
    dock = Dock(qtbot, settings)
    dock.bridge.settled.connect(told.append)
    with pytest.raises(Unavailable, match="not open"):
        dock.bridge.keep_wedge(WedgeSettings())
    dock.start()
    listening(dock, "Gun 1")
    assert told == [settings]
    dock.bridge.hear(ORDER)
    dock.bridge.hear("]C10109521234500018" + "30121098")
    dock.wait_for("ambiguous-count")
    found = WedgeSettings(decoding="scancode", layout="de", terminated=True, separators_kept=True)
    dock.bridge.keep_wedge(found)
    dock.bridge.hear("]C10109521234500018" + "30121098")
    dock.wait_for("over-receipt")
    port.send(f"{GLAND}\r")
    dock.wait_for("received")
    dock.bridge.stop()
    assert counted not in [text for _, text, _ in dock.log()]
    assert settings.file.read_text().startswith("# ours\nlocation = 'DOCK-3'\n")
    kept = read_settings(settings.data).scanners
    assert kept == replace(settings.scanners, wedge=found)


def test_settings_that_cannot_be_written_change_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path)) as dock:
        (dock.settings.data / "settings.draft").mkdir()
        with pytest.raises(Unavailable, match="cannot be written"):
            dock.bridge.keep_wedge(WedgeSettings(separators_kept=True))
        dock.bridge.hear(ORDER)
        dock.wait_for("order-opened")
    assert not dock.settings.file.exists()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (BadCall("bad-settings", "settings.toml: camra: there is no such setting"), "no such setting"),
        (None, "is no camera"),
    ],
)
def test_a_station_that_cannot_open_says_so_takes_no_scan_and_tells_the_call(
    fault: BadCall | None, words: str, tmp_path: Path, qtbot: QtBot
) -> None:
    def opened() -> tuple[Workplace, Station]:
        if fault is not None:
            raise fault
        return Dock(qtbot, at_dock(tmp_path))._open()

    bridge = Bridge(opened, camera="nowhere.mp4")
    codes: list[str] = []
    bridge.answered.connect(lambda answer, *_: codes.append(answer.code))
    with qtbot.waitSignal(bridge.failed, timeout=20_000) as said:
        bridge.start()
        bridge.begin()
    bridge.hear(ORDER)
    qtbot.waitUntil(lambda: codes == ["not-open"], timeout=20_000)
    bridge.stop()
    assert words in said.args[0]
    assert bridge.failure is not None
    assert bridge.failure.exit_status == 2


# --- the clock -----------------------------------------------------------------------------------------


def test_envelopes_say_how_far_the_stations_clock_lags(
    postgres_url: str, tmp_path: Path, qtbot: QtBot
) -> None:
    with working(qtbot, at_dock(tmp_path, postgres_url)) as dock:
        dock.clock.shift = -90_000_000
        dock.wait(lambda: dock.bridge._station.outbox.offset_ms > 89_000)
        dock.bridge.hear(ORDER)
        dock.bridge.hear(LAMP)
        dock.wait_for("order-opened", "received")
    file = dock.settings.data / "stations" / "receiving-DOCK-3" / "outbox.db"
    with closing(sqlite3.connect(file)) as connection:
        (sealed,) = connection.execute("SELECT data FROM envelope").fetchone()
    assert abs(json.loads(sealed)["offset_ms"] - 90_000) < 1_000


def test_books_in_a_file_have_this_computers_clock(tmp_path: Path, qtbot: QtBot) -> None:
    with working(qtbot, at_dock(tmp_path)) as dock:
        dock.clock.shift = -90_000_000
        dock.wait(lambda: dock.statuses and dock.status.connected)
        assert dock.bridge._station.outbox.offset_ms == 0


def test_a_frame_says_that_separators_are_kept() -> None:
    kept = SerialSettings("/dev/x", "Gun", frame=FrameSettings(separators_kept=True))
    assert Scanners(serial=(kept,)).with_separators == {"Gun"}
