"""settings.toml: typed, refused in one sentence, kept with its comments, and used where codes are read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import a_barcode, a_shop, ticking

from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import Instant
from app.domain.errors import BadCall, Unavailable
from app.scan.evdev_settings import EvdevSettings
from app.scan.framing import FrameSettings
from app.scan.parse import DEFAULT
from app.scan.read import Read
from app.scan.resolve import parse
from app.scan.scan import Device, Scan
from app.scan.scanners import KEYBOARD_SCANNER, Scanners
from app.scan.serial_settings import SerialSettings
from app.scan.site_codes import WAREHOUSE
from app.scan.wedge import WedgeSettings
from app.settings import Settings, keep_scanners, read_settings
from app.station.answer import Answer

ROOT = Path(__file__).parents[2]
BOX = ((0, 0), (9, 0), (9, 9), (0, 9))


def written(folder: Path, text: str) -> Settings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return read_settings(folder)


# --- reading -------------------------------------------------------------------------------------------


def test_nothing_said_is_as_things_leave_the_factory(tmp_path: Path) -> None:
    settings = read_settings(tmp_path)
    assert settings.codes.parse_settings() == DEFAULT
    assert settings.camera.site == WAREHOUSE
    assert settings.scanners == Scanners()


def test_a_site_says_how_its_codes_are_made(tmp_path: Path) -> None:
    text = """
    [codes]
    separators = ["|"]
    masks = [{ pattern = "20IIIIIWWWWWC" }, { pattern = "22IIIIIPPPPPC", decimals = 2 }]
    [codes.prefixes]
    "BIN-" = "location"
    """
    codes = written(tmp_path, text).codes.parse_settings()
    assert parse("BIN-A7", settings=codes).kind == "location"
    assert parse("LOC:A7", settings=codes).kind == "unknown"
    assert parse("]C110LOT|21S1", settings=codes).serial == "S1"
    assert parse("2012345007505", settings=codes).net_weight == 750_000


def test_a_camera_is_a_source_or_a_section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(tmp_path, 'camera = "0"').camera.source == "0"
    section = '[camera]\nsource = "dock.mp4"\nformats = ["ITF", "QR"]\nlengths = { ITF = [6, 14] }'
    site = written(tmp_path, section).camera.site
    assert site.admits(Read("123456", "ITF", "", BOX))
    assert not site.admits(Read("12345678", "ITF", "", BOX))
    assert not site.admits(Read("4006381333931", "EAN-13", "", BOX))
    monkeypatch.setenv("SCANLEDGER_CAMERA", "1")
    assert read_settings(tmp_path).camera.source == "1"


def test_scanners_of_every_kind(tmp_path: Path) -> None:
    text = """
    [scanners.wedge]
    decoding = "scancode"
    layout = "de"
    [[scanners.serial]]
    port = "/dev/ttyACM0"
    name = "Gun 1"
    frame = { terminated = true, separators_kept = true }
    [[scanners.evdev]]
    path = "/dev/input/by-id/usb-gun-event-kbd"
    [[scanners.rfid]]
    port = "/dev/ttyUSB0"
    [[scanners.rfid]]
    path = "/dev/input/by-id/usb-rfid-event-kbd"
    """
    assert written(tmp_path, text).scanners == Scanners(
        wedge=WedgeSettings(decoding="scancode", layout="de"),
        serial=(
            SerialSettings(
                "/dev/ttyACM0", "Gun 1", frame=FrameSettings(terminated=True, separators_kept=True)
            ),
        ),
        evdev=(EvdevSettings("/dev/input/by-id/usb-gun-event-kbd"),),
        rfid=(SerialSettings("/dev/ttyUSB0"), EvdevSettings("/dev/input/by-id/usb-rfid-event-kbd")),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = = b", "Invalid value"),
        ('camra = "0"', "camra: there is no such setting"),
        ('[camera]\nsuorce = "0"', "camera.suorce: there is no such setting"),
        ('[camera]\nformats = ["EAN-14"]', "“EAN-14” is no symbology"),
        ("[camera]\nregion = [0, 0, 2, 1]", "camera.region.2: "),
        ('[codes]\nmasks = [{ pattern = "20IIIC" }]', "“20IIIC” is no mask"),
        ('[codes.prefixes]\n"BIN-" = "locaton"', "codes.prefixes.BIN-: "),
        ('[codes.prefixes]\n"" = "location"', "codes.prefixes"),
        ('[scanners.wedge]\nlayout = "xx"', "scanners.wedge.layout: "),
        ('[scanners.wedge]\nlayuot = "de"', "scanners.wedge.layuot: there is no such setting"),
        ('[scanners.wedge]\nprefix = "ab"', "one character"),
        ("[[scanners.serial]]\nbaud_rate = 9600", "scanners.serial.0.port: "),
        (
            '[[scanners.serial]]\nport = "/a"\nname = "Gun"\n[[scanners.evdev]]\npath = "/dev/Gun"',
            "two scanners are called “Gun”",
        ),
        ('theme = "pink"', "theme: "),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadCall) as refused:
        written(tmp_path, text)
    assert words in refused.value.text
    assert "\n" not in refused.value.text


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadCall, match=r"settings\.toml"):
        read_settings(tmp_path)


def test_the_environment_is_judged_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCANLEDGER_SOUNDS", "banana")
    with pytest.raises(BadCall, match="environment"):
        read_settings()


def test_a_call_with_bad_settings_ends_with_2_and_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[scanners.wedge]\nlayout = 'xx'\n")
    command = [sys.executable, "-m", "app", "stock", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "scanners.wedge.layout" in done.stderr


# --- keeping -------------------------------------------------------------------------------------------


def test_scanners_are_kept_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    before = written(
        tmp_path, '# ours\nlocation = "DOCK-1"  # by the door\n[codes]\nseparators = ["|"]\n[scanners]\n'
    )
    scanners = Scanners(
        wedge=WedgeSettings(
            decoding="scancode", layout="fr", suffixes=("\r", "\x03"), terminated=True, gs=("F8",)
        ),
        serial=(SerialSettings("/dev/ttyACM0", "Gun 1", 115200),),
        rfid=(EvdevSettings("/dev/input/event4", "Gate"),),
    )
    kept = keep_scanners(before, scanners)
    assert kept.scanners == scanners
    assert read_settings(tmp_path).model_dump() == kept.model_dump()
    assert (
        (tmp_path / "settings.toml")
        .read_text()
        .startswith('# ours\nlocation = "DOCK-1"  # by the door\n[codes]\nseparators = ["|"]\n')
    )


def test_settings_are_kept_where_there_was_no_file(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "new")
    keep_scanners(settings, Scanners(wedge=WedgeSettings(prefix="~")))
    assert (tmp_path / "new" / "settings.toml").read_text() == '[scanners.wedge]\nprefix = "~"\n'
    keep_scanners(settings, Scanners())
    assert read_settings(tmp_path / "new").scanners == Scanners()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(data=tmp_path / "file" / "data")
    with pytest.raises(Unavailable, match="cannot be written"):
        keep_scanners(settings, Scanners(wedge=WedgeSettings(prefix="~")))


# --- at the station ------------------------------------------------------------------------------------


@pytest.fixture
def station(sqlite_url: str, tmp_path: Path) -> Iterator[Station]:
    settings = written(tmp_path, '[codes.prefixes]\n"TOR-" = "location"\n')
    settings = settings.model_copy(update={"db": sqlite_url})
    with Workplace(settings, ticking()) as workplace:
        a_shop(workplace.books(), a_barcode())
        opened = workplace.station("receiving", "DOCK-1", "ANA")
        workplace.pump()
        yield opened


def scan(station: Station, text: str, name: str = KEYBOARD_SCANNER) -> Answer:
    at = Instant(1_795_000_000_000_000)
    return station.session.hear(Scan(text, "", Device.KEYBOARD, name, at))


def test_the_station_reads_codes_as_its_settings_say(station: Station) -> None:
    assert scan(station, "TOR-DOCK-1").code == "dock-set"
    assert scan(station, "LOC:DOCK-1").code == "unknown-barcode"


def test_a_scanner_that_was_seen_to_send_gs_is_believed_in_a_count(station: Station) -> None:
    scan(station, "PO-1")
    counted = "]C1010950600013435230121098"
    assert scan(station, counted).code == "ambiguous-count"
    station.session.with_separators = frozenset({KEYBOARD_SCANNER})
    assert scan(station, counted).outcome == "transaction"
    assert scan(station, counted, "Gun 2").code == "ambiguous-count"
