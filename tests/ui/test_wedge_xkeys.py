"""The wedge under real X key events: nothing lost, nothing doubled, nothing leaked, typing left alone."""

from __future__ import annotations

import itertools
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from xdisplay import (
    SPECIAL,
    XKeyboard,
    set_layout,
    type_codes,
    wait_for_windows,
    windows_on,
    x_display,
)

from app.scan.keymaps import FRENCH, GERMAN, UK

ROOT = Path(__file__).resolve().parents[2]
CODES = [f"01095060001343{n:02d}1727123110LOT{n:03d}" for n in range(200)]


class Window:
    """The window under test and what it says."""

    def __init__(self, display: str, **options: object) -> None:
        self._display, self._windows = display, windows_on(display)
        settings = options.pop("settings", {})
        environment = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
        environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("wedge_window.py")),
             json.dumps({"settings": settings, **options})],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.heard: list[str] = []
        self.problems: list[str] = []
        self.wait_for("ready")

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(json.loads(line))

    def wait_for(self, event: str, seconds: float = 30) -> dict[str, Any]:
        """The next report of this kind; scans on the way are collected."""
        while True:
            said = self._lines.get(timeout=seconds)
            if said["event"] == "scanned":
                self.heard.append(said["text"])
            elif said["event"] == "misread":
                self.problems.append(said["code"])
            if said["event"] == event:
                return said

    def scans(self, count: int) -> list[str]:
        """The first `count` scans."""
        try:
            while len(self.heard) < count:
                self.wait_for("scanned")
        except queue.Empty:
            pytest.fail(f"{len(self.heard)} of {count} scans: {self.heard}, {self.problems}, {self.report()}")
        return self.heard

    def tell(self, command: str) -> None:
        """One command on its stdin."""
        assert self._process.stdin
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def report(self) -> dict[str, Any]:
        """What the field holds now, and what fired."""
        self.tell("report")
        return self.wait_for("report")

    def close(self) -> None:
        """End it; it must end well."""
        self.tell("quit")
        assert self._process.wait(20) == 0
        self._reader.join(5)
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        wait_for_windows(self._display, self._windows)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_display() as name:
        yield name


@contextmanager
def window(display: str, **options: object) -> Iterator[Window]:
    """A window for one test."""
    opened = Window(display, **options)
    try:
        yield opened
    finally:
        opened.close()


def untouched(report: dict[str, Any]) -> bool:
    return report["field"] == "" and report["clicks"] == 0 and report["shortcuts"] == []


def test_two_hundred_codes_back_to_back_arrive_whole_and_in_order(display: str) -> None:
    with window(display) as bench:
        sent = type_codes(display, CODES)
        assert bench.scans(len(CODES)) == CODES
        assert sent == sum(len(code) + 1 for code in CODES)
        assert untouched(bench.report())


def test_typing_goes_to_the_field_and_is_never_a_scan(display: str) -> None:
    with window(display) as bench, XKeyboard(display) as keyboard:
        keyboard.text("PO-1001 typed by hand", delay_ms=83)
        keyboard.text("0123456789", delay_ms=60)
        # A scan behind it proves that all typing was judged.
        keyboard.rest(150)
        keyboard.text("AFTER99\r")
        assert bench.scans(1) == ["AFTER99"]
        assert bench.report()["field"] == "PO-1001 typed by hand0123456789"


def test_a_finger_resting_on_a_key_is_typing_even_at_a_fast_repeat(display: str) -> None:
    with window(display) as bench, XKeyboard(display) as keyboard:
        keyboard.set_repeat(200, 10)
        keyboard.press(30, down=True)
        keyboard.rest(700)
        keyboard.press(30, down=False)
        keyboard.rest(150)
        keyboard.text("AFTER99\r")
        assert bench.scans(1) == ["AFTER99"]
        field = bench.report()["field"]
        assert set(field) == {"a"}
        assert len(field) > 10


def test_ten_thousand_characters_through_a_stalling_window(display: str) -> None:
    """The window stands still for 300 ms now and then; event times say what belongs together."""
    codes = [f"0195012345678{n:03d}172712311{n:03d}" for n in range(420)]
    assert sum(map(len, codes)) > 10_000
    with window(display, stall_every_ms=400) as bench:
        type_codes(display, codes)
        assert bench.scans(len(codes)) == codes
        assert untouched(bench.report())
        assert bench.problems == []


def test_slow_typing_and_slow_scans_through_a_stalling_window(display: str) -> None:
    codes = [f"SLOW-{n:03d}-012345" for n in range(12)]
    # A slow scanner on a busy machine: between its first keys the server itself may be kept waiting.
    slow = {"terminated": True, "max_gap_ms": 100}
    with window(display, stall_every_ms=400, settings=slow) as bench:
        type_codes(display, codes, delay_ms=8)
        assert bench.scans(len(codes)) == codes
        with XKeyboard(display) as keyboard:
            keyboard.text("by hand 1234", delay_ms=150)
            keyboard.rest(150)
            keyboard.text("AFTER99\r")
        assert bench.scans(len(codes) + 1)[-1] == "AFTER99"
        assert bench.report()["field"] == "by hand 1234"


SYMBOLS = "Lot-7/aZ09!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ yz"


def test_scan_codes_read_any_layout_and_caps_lock(display: str) -> None:
    """Layouts are changed under the running window, as people do by accident."""
    gs1 = "]C1010950600013435210LOT\x1d21SERIAL"
    sent: list[str] = []
    with window(display, settings={"decoding": "scancode"}) as bench, XKeyboard(display) as keyboard:
        for caps_lock, layout in itertools.product((False, True), ("us", "de", "fr", "ru")):
            set_layout(display, layout)
            if caps_lock:
                keyboard.tap(SPECIAL["Caps_Lock"])
            sent += [SYMBOLS, f"{gs1}-{layout}", SYMBOLS]
            for code in sent[-3:]:
                keyboard.text(code + "\r")
            if caps_lock:
                keyboard.tap(SPECIAL["Caps_Lock"])
                keyboard.flush()
            assert bench.scans(len(sent)) == sent
        set_layout(display, "us")
        assert untouched(bench.report())


def test_accents_typed_with_dead_keys_still_compose(display: str) -> None:
    set_layout(display, "de")
    try:
        with window(display, settings={"decoding": "scancode"}) as bench, XKeyboard(display) as keyboard:
            for code in (46, 30, 33, 13, 18, 13, 57):
                keyboard.tap(code)
                keyboard.rest(80)
            keyboard.rest(150)
            keyboard.text("AFTER99\r")
            assert bench.scans(1) == ["AFTER99"]
            assert bench.report()["field"] == "café´"
    finally:
        set_layout(display, "us")


def test_text_reads_a_scanner_set_to_the_same_layout(display: str) -> None:
    code = "0195 Lot-7/aZ09 yzqw"
    with window(display) as bench:
        for count, (layout, board) in enumerate({"de": GERMAN, "fr": FRENCH, "gb": UK}.items(), 1):
            set_layout(display, layout)
            type_codes(display, [code], layout=board)
            assert bench.scans(count) == [code] * count
        set_layout(display, "us")
        assert untouched(bench.report())


def test_suffixes_with_real_keys(display: str) -> None:
    sent: list[str] = []
    with window(display) as bench:
        # No suffix first: later the wedge has learned that suffixes come, and is more patient.
        for suffix in ("", "Return", "KP_Enter", "Tab"):
            for code in ("4006381333931", "AB-1234", "0012-0012"):
                sent.append(code)
                type_codes(display, [code], suffix=suffix)
                assert bench.scans(len(sent)) == sent
        assert untouched(bench.report())


def test_line_ends_and_frames_with_real_keys(display: str) -> None:
    sent: list[str] = []
    with window(display) as bench:
        for start, end in (("", "\r\n"), ("", "\n"), ("\x02", "\x03"), ("\x02", "\x03\r")):
            sent += ["4006381333931", "AB-1234"]
            type_codes(display, [start + code + end for code in sent[-2:]], suffix="")
            assert bench.scans(len(sent)) == sent
        assert untouched(bench.report())


def test_prefix_mode_with_a_slow_scanner_and_typing_between(display: str) -> None:
    with (
        window(display, settings={"prefix": "~", "terminated": True}) as bench,
        XKeyboard(display) as keyboard,
    ):
        keyboard.text("fast typing passes at once", delay_ms=5)
        keyboard.text("~AB-12\r", delay_ms=45)
        assert bench.scans(1) == ["AB-12"]
        assert bench.report()["field"] == "fast typing passes at once"


def test_gs_in_every_shape_fires_no_shortcut(display: str) -> None:
    with window(display) as bench, XKeyboard(display) as keyboard:
        keyboard.text("]C110L\x1d21S")
        keyboard.tap(SPECIAL["F8"])
        keyboard.text("17271231")
        keyboard.alt_code(29)
        keyboard.text("10X<GS>21Y\r")
        assert bench.scans(1) == ["]C110L\x1d21S\x1d17271231\x1d10X\x1d21Y"]
        assert untouched(bench.report())


def test_shortcuts_pressed_by_a_person_still_work(display: str) -> None:
    with window(display) as bench, XKeyboard(display) as keyboard:
        keyboard.text("a", delay_ms=100)
        keyboard.tap(SPECIAL["F8"])
        keyboard.character("\x1d")
        keyboard.tap(SPECIAL["F5"])
        keyboard.rest(150)
        keyboard.text("AFTER99\r")
        assert bench.scans(1) == ["AFTER99"]
        report = bench.report()
        assert report["shortcuts"] == ["F8", "Ctrl+]", "F5"]
        assert report["field"] == "a"


def test_a_dialog_eats_no_scan_and_answers_to_none(display: str) -> None:
    with window(display) as bench, XKeyboard(display) as keyboard:
        bench.tell("dialog")
        bench.wait_for("dialog")
        type_codes(display, CODES[:20])
        assert bench.scans(20) == CODES[:20]
        assert bench.report()["answers"] == []
        keyboard.rest(60)
        keyboard.tap(SPECIAL["Return"])
        keyboard.flush()
        bench.wait_for("answered")
        assert len(bench.report()["answers"]) == 1


def test_an_inactive_window_says_that_it_does_not_listen(display: str) -> None:
    with window(display) as bench, window(display) as other:
        while bench.wait_for("listening")["on"]:
            pass
        type_codes(display, CODES[:3])
        assert other.scans(3) == CODES[:3]
        assert bench.heard == []
        other.tell("hide")
        assert bench.wait_for("listening")["on"] is True
        type_codes(display, CODES[:3])
        assert bench.scans(3) == CODES[:3]


def test_more_than_a_barcode_can_hold_is_said_and_the_next_scan_reads(display: str) -> None:
    with window(display, settings={"max_length": 2000, "terminated": True}) as bench:
        type_codes(display, ["X" * 6000, "AFTER99"])
        assert bench.scans(1) == ["AFTER99"]
        assert bench.problems == ["scan-too-long"]
        assert untouched(bench.report())


def test_garbage_from_a_scanner_does_no_harm(display: str) -> None:
    """Control characters as keys: shortcuts, tabs and escapes inside a burst reach nothing."""
    garbage = "\x01\x04\x05\x0c\x0d\x1b\x1c\x1e\x1f\x11\x17"
    with window(display) as bench:
        type_codes(display, ["ABCD" + garbage.replace("\r", "") + "EFGH", "AFTER99"])
        assert bench.scans(2)[-1] == "AFTER99"
        assert bench.heard[0] == "ABCD" + garbage.replace("\r", "") + "EFGH"
        assert untouched(bench.report())
