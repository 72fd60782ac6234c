"""A private X display with a window manager, and a keyboard for it: real key events through XTEST."""

from __future__ import annotations

import ctypes
import os
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from app.scan.keymaps import US, Layout

SPECIAL = {"Return": 28, "KP_Enter": 96, "Tab": 15, "F8": 66, "F5": 63, "Caps_Lock": 58, "Left": 105}
SHIFT, CONTROL, ALT, ALT_GR = 42, 29, 56, 100
KEYPAD = {"0": 82, "1": 79, "2": 80, "3": 81, "4": 75, "5": 76, "6": 77, "7": 71, "8": 72, "9": 73}


@contextmanager
def x_display(size: str = "1280x800x24") -> Iterator[str]:
    """An Xvfb with openbox, ready; gives the DISPLAY. Both end with the block."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # Its clock stamps the keys: on a busy machine it goes first, where this account may say so.
        [
            "nice",
            "-n",
            "-10",
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            size,
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as ready:
        number = ready.readline().strip()
    assert number, "Xvfb did not start"
    display = f":{number}"
    surroundings = {**os.environ, "DISPLAY": display}
    # The startup command runs once openbox has taken over the windows there are: one that opens while it
    # does so can stay without the focus for good.
    manager = subprocess.Popen(
        ["openbox", "--startup", "echo up"],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert manager.stdout
        assert any(line == "up\n" for line in manager.stdout), "openbox did not start"
        yield display
    finally:
        for process in (manager, server):
            with suppress(ProcessLookupError):
                process.terminate()
            process.wait(10)
        assert manager.stdout
        manager.stdout.close()


def set_layout(display: str, layout: str) -> None:
    """The layout of the computer's own keyboard, as the user has set it."""
    board = ["-rules", "evdev", "-model", "pc105", "-layout", layout]
    subprocess.run(["setxkbmap", "-display", display, *board], check=True)


class XKeyboard:
    """Presses keys by their place on the board, as a USB keyboard does."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        for function in (self._x.XSync, self._x.XFlush, self._x.XCloseDisplay):
            function.argtypes = [ctypes.c_void_p] + ([ctypes.c_int] if function is self._x.XSync else [])
        self._test.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self._display = self._x.XOpenDisplay(display.encode())
        self._delay_ms = 0
        assert self._display, f"no X display {display}"

    def close(self) -> None:
        """Let go of the display."""
        self._x.XCloseDisplay(self._display)

    def __enter__(self) -> XKeyboard:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def press(self, code: int, *, down: bool) -> None:
        """One event; sent with the next `flush`."""
        self._test.XTestFakeKeyEvent(self._display, code + 8, int(down), self._delay_ms)
        self._delay_ms = 0

    def flush(self) -> None:
        """Hand what is queued to the server, and wait until it has it."""
        self._x.XSync(self._display, 0)

    def rest(self, milliseconds: int) -> None:
        """Hands off the keys. The server waits, not this process, which may be late or catch up."""
        self._delay_ms += milliseconds

    def set_repeat(self, after_ms: int, every_ms: int) -> None:
        """How the server repeats a key that stays down."""
        self._x.XkbSetAutoRepeatRate.argtypes = [ctypes.c_void_p, *[ctypes.c_uint] * 3]
        core_keyboard = 0x100
        assert self._x.XkbSetAutoRepeatRate(self._display, core_keyboard, after_ms, every_ms)

    def tap(self, code: int, *held: int) -> None:
        """A key with others held."""
        for modifier in held:
            self.press(modifier, down=True)
        self.press(code, down=True)
        self.press(code, down=False)
        for modifier in reversed(held):
            self.press(modifier, down=False)

    def character(self, character: str, layout: Layout = US) -> None:
        """What a scanner set to `layout` presses; control characters as Ctrl and a key."""
        if character < " " and character not in "\r\t":
            lower = chr(ord(character) | (0x40 if character > "\x1a" else 0x60))
            code, shift, _ = layout.keys_for(lower)
            self.tap(code, CONTROL, *([SHIFT] if shift else []))
            return
        code, shift, alt_gr = layout.keys_for(character)
        self.tap(code, *([SHIFT] if shift else []), *([ALT_GR] if alt_gr else []))

    def alt_code(self, value: int) -> None:
        """A character as Windows takes it: Alt and four digits on the keypad."""
        self.press(ALT, down=True)
        for digit in f"{value:04d}":
            self.tap(KEYPAD[digit])
        self.press(ALT, down=False)

    def text(self, text: str, delay_ms: int = 0, layout: Layout = US) -> None:
        """A whole text, key by key, with so much time after each."""
        for character in text:
            self.character(character, layout)
            self.rest(delay_ms)
        self.flush()


def type_codes(
    display: str, codes: Iterable[str], delay_ms: int = 0, suffix: str = "Return", layout: Layout = US
) -> int:
    """Send codes as a scanner would, back to back. `suffix`: a key of SPECIAL, or "". Gives the keys sent."""
    keys = 0
    with XKeyboard(display) as keyboard:
        for code in codes:
            keyboard.text(code, delay_ms, layout)
            if suffix:
                keyboard.tap(SPECIAL[suffix])
            keyboard.flush()
            keys += len(code) + bool(suffix)
    return keys


def windows_on(display: str) -> int:
    """How many windows the window manager looks after."""
    with _root(display) as (x, handle, root):
        name = x.XInternAtom(handle, b"_NET_CLIENT_LIST", 0)
        kind, size, count = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong()
        rest, data = ctypes.c_ulong(), ctypes.c_void_p()
        answers = [ctypes.byref(answer) for answer in (kind, size, count, rest, data)]
        x.XGetWindowProperty(handle, root, name, 0, 1024, 0, 0, *answers)
        if data:
            x.XFree(data)
        return count.value


def wait_for_windows(display: str, count: int, seconds: float = 20) -> None:
    """Until the window manager has seen windows off: before that it may yet move the focus."""
    end = time.monotonic() + seconds
    while windows_on(display) != count:
        assert time.monotonic() < end, f"{windows_on(display)} windows, not {count}"
        time.sleep(0.01)


@contextmanager
def _root(display: str) -> Iterator[tuple[ctypes.CDLL, int, int]]:
    x = ctypes.CDLL("libX11.so.6")
    address, number = ctypes.c_void_p, ctypes.c_ulong
    x.XOpenDisplay.restype = address
    x.XInternAtom.argtypes, x.XInternAtom.restype = [address, ctypes.c_char_p, ctypes.c_int], number
    x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = [address], number
    place = [ctypes.c_long, ctypes.c_long, ctypes.c_int, number]
    x.XGetWindowProperty.argtypes = [address, number, number, *place, *[address] * 5]
    x.XCloseDisplay.argtypes = x.XFree.argtypes = [address]
    handle = x.XOpenDisplay(display.encode())
    assert handle, f"no X display {display}"
    try:
        yield x, handle, x.XDefaultRootWindow(handle)
    finally:
        x.XCloseDisplay(handle)
