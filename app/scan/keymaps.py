"""Which character a key is: by its place on the board (Linux evdev codes), for the boards scanners imitate.

Decoding by place is independent of Caps Lock and of the layout of this computer; what counts is the
layout that the *scanner* was set to, which is United States unless somebody changed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LayoutName = Literal["us", "gb", "de", "fr"]

ESCAPE, BACKSPACE, TAB, ENTER, KEYPAD_ENTER, F8 = 1, 14, 15, 28, 96, 66
SHIFTS = frozenset({42, 54})
CONTROLS = frozenset({29, 97})
ALT, ALT_GR, CAPS_LOCK = 56, 100, 58
MODIFIERS = SHIFTS | CONTROLS | {ALT, ALT_GR, CAPS_LOCK, 69, 125, 126}

KEYPAD_DIGITS: Mapping[int, str] = {
    82: "0", 79: "1", 80: "2", 81: "3", 75: "4", 76: "5", 77: "6", 71: "7", 72: "8", 73: "9",
}  # fmt: skip
_KEYPAD: Mapping[int, str] = {**KEYPAD_DIGITS, 55: "*", 74: "-", 78: "+", 83: ".", 98: "/"}
_SAME_EVERYWHERE: Mapping[int, str] = {
    ESCAPE: "\x1b", BACKSPACE: "\b", TAB: "\t", ENTER: "\r", KEYPAD_ENTER: "\r", 57: " ", **_KEYPAD,
}  # fmt: skip

_ROWS = (range(2, 14), range(16, 28), (*range(30, 41), 43), range(44, 54), (41, 86))
"""The digit row, the two letter rows, the bottom row, and the keys beside 1 and beside Z."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A board: what each key gives alone, with Shift and with AltGr."""

    name: str
    plain: Mapping[int, str]
    shifted: Mapping[int, str]
    alt_gr: Mapping[int, str]

    def character(self, code: int, *, shift: bool = False, alt_gr: bool = False) -> str:
        """The character of a key, or nothing where the key has none."""
        if code in _SAME_EVERYWHERE:
            return _SAME_EVERYWHERE[code]
        level = self.alt_gr if alt_gr else self.shifted if shift else self.plain
        return level.get(code, "")

    def keys_for(self, character: str) -> tuple[int, bool, bool]:
        """The key, Shift and AltGr that a scanner set to this board presses for a character."""
        if character == "\r":
            return ENTER, False, False
        for code, value in _SAME_EVERYWHERE.items():
            if value == character and code not in _KEYPAD:
                return code, False, False
        for shift, alt_gr, level in ((False, False, self.plain), (True, False, self.shifted)):
            for code, value in level.items():
                if value == character:
                    return code, shift, alt_gr
        for code, value in self.alt_gr.items():
            if value == character:
                return code, False, True
        raise KeyError(character)


def _level(*rows: str) -> dict[int, str]:
    pairs: dict[int, str] = {}
    for codes, row in zip(_ROWS, rows, strict=True):
        pairs.update((code, char) for code, char in zip(codes, row, strict=True) if char != " ")
    return pairs


US = Layout(
    "us",
    _level("1234567890-=", "qwertyuiop[]", "asdfghjkl;'\\", "zxcvbnm,./", "`\\"),
    _level("!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"|', "ZXCVBNM<>?", "~|"),
    {},
)
UK = Layout(
    "gb",
    _level("1234567890-=", "qwertyuiop[]", "asdfghjkl;'#", "zxcvbnm,./", "`\\"),
    _level('!"£$%^&*()_+', "QWERTYUIOP{}", "ASDFGHJKL:@~", "ZXCVBNM<>?", "¬|"),
    {5: "€"},
)
GERMAN = Layout(
    "de",
    _level("1234567890ß´", "qwertzuiopü+", "asdfghjklöä#", "yxcvbnm,.-", "^<"),
    _level('!"§$%&/()=?`', "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ'", "YXCVBNM;:_", "°>"),
    {16: "@", 18: "€", 8: "{", 9: "[", 10: "]", 11: "}", 12: "\\", 27: "~", 86: "|", 50: "µ", 3: "²", 4: "³"},
)
FRENCH = Layout(
    "fr",
    _level("&é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù*", "wxcvbn,;:!", "²<"),
    _level("1234567890°+", "AZERTYUIOP¨£", "QSDFGHJKLM%µ", "WXCVBN?./§", " >"),
    {3: "~", 4: "#", 5: "{", 6: "[", 7: "|", 8: "`", 9: "\\", 10: "^", 11: "@", 12: "]", 13: "}", 18: "€"},
)
LAYOUTS: Mapping[LayoutName, Layout] = {"us": US, "gb": UK, "de": GERMAN, "fr": FRENCH}


def control_character(base: str) -> str:
    """What Ctrl and this character send: Ctrl+] is GS, Ctrl+B is STX; nothing for other keys."""
    upper = base.upper()
    return chr(ord(upper) & 0x1F) if len(upper) == 1 and "@" <= upper <= "_" else ""


_WINDOWS_EXTENDED: Mapping[int, int] = {
    0x11C: KEYPAD_ENTER, 0x11D: 97, 0x135: 98, 0x138: ALT_GR, 0x145: 69, 0x15B: 125, 0x15C: 126,
}  # fmt: skip

_MAC_KEYS: Mapping[int, int] = {
    0: 30, 1: 31, 2: 32, 3: 33, 4: 35, 5: 34, 6: 44, 7: 45, 8: 46, 9: 47, 10: 86, 11: 48, 12: 16, 13: 17,
    14: 18, 15: 19, 16: 21, 17: 20, 18: 2, 19: 3, 20: 4, 21: 5, 22: 7, 23: 6, 24: 13, 25: 10, 26: 8, 27: 12,
    28: 9, 29: 11, 30: 27, 31: 24, 32: 22, 33: 26, 34: 23, 35: 25, 36: ENTER, 37: 38, 38: 36, 39: 40, 40: 37,
    41: 39, 42: 43, 43: 51, 44: 53, 45: 49, 46: 50, 47: 52, 48: TAB, 49: 57, 50: 41, 51: BACKSPACE,
    53: ESCAPE, 54: 126, 55: 125, 56: 42, 57: CAPS_LOCK, 58: ALT, 59: 29, 60: 54, 61: ALT_GR, 62: 97,
    65: 83, 67: 55, 69: 78, 75: 98, 76: KEYPAD_ENTER, 78: 74, 82: 82, 83: 79, 84: 80, 85: 81, 86: 75,
    87: 76, 88: 77, 89: 71, 91: 72, 92: 73, 100: F8,
}  # fmt: skip


def evdev_code(platform: str, native_scan_code: int, native_virtual_key: int) -> int:
    """The place of a key from what Qt reports on a platform plug-in; 0 where it is unknown.

    Tested on X11 (`xcb`) only. Wayland counts the same way; the Windows and macOS maps follow the
    published key tables and were not tried on a machine.
    """
    if platform in ("xcb", "wayland", "wayland-egl"):
        return max(0, native_scan_code - 8)
    if platform == "windows":
        # Scan code set 1 is what evdev numbers were taken from; only the extended keys differ.
        return _WINDOWS_EXTENDED.get(native_scan_code, native_scan_code if native_scan_code < 0x80 else 0)
    if platform == "cocoa":
        return _MAC_KEYS.get(native_virtual_key, 0)
    return 0
