"""The one place for colours and measures; sizes are pixels at the system's usual font size."""

from __future__ import annotations

from typing import NamedTuple

from app.station.answer import Tone
from app.station.view import Mark


class Colors(NamedTuple):
    """One theme. The plain names are for text and icons, `…bg` are tints, `…fill` carry white text."""

    bg: str
    surface: str
    sunk: str
    line: str
    track: str
    edge: str
    ink: str
    mute: str
    faint: str
    rail: str
    railink: str
    accent: str
    accentfill: str
    accentpress: str
    accentbg: str
    rowon: str
    ok: str
    okbg: str
    okfill: str
    warn: str
    warnbg: str
    warnfill: str
    late: str
    latebg: str
    latefill: str
    bad: str
    badbg: str
    badfill: str
    badwell: str
    """The well inside a refusal in which two codes are compared."""
    warnwell: str
    railwarn: str
    """Amber on the rail's colour, the same in both themes."""
    onfill: str


LIGHT = Colors(
    bg="#EEF0F3",
    surface="#FFFFFF",
    sunk="#F5F7F9",
    line="#DDE1E7",
    track="#E4E8ED",
    edge="#7C8797",
    ink="#12171F",
    mute="#566170",
    faint="#606B7A",
    rail="#10151D",
    railink="#97A3B4",
    accent="#2455E6",
    accentfill="#2455E6",
    accentpress="#1B45C4",
    accentbg="#E8EEFF",
    rowon="#F3F6FF",
    ok="#0B7A4B",
    okbg="#DFF4E8",
    okfill="#0B7A4B",
    warn="#8F5300",
    warnbg="#FFF0D1",
    warnfill="#8F5300",
    late="#A83C06",
    latebg="#FFE3D2",
    latefill="#A83C06",
    bad="#B3261E",
    badbg="#FCE4E2",
    badfill="#B3261E",
    badwell="#8C1D17",
    warnwell="#704100",
    railwarn="#F2B950",
    onfill="#FFFFFF",
)

DARK = Colors(
    bg="#0D1117",
    surface="#161C25",
    sunk="#1B222D",
    line="#2B3543",
    track="#2A3340",
    edge="#77849A",
    ink="#EDF1F6",
    mute="#A9B4C3",
    faint="#8F9BAC",
    rail="#080B10",
    railink="#97A3B4",
    accent="#8DB0FF",
    accentfill="#2A5CEB",
    accentpress="#3E6CF0",
    accentbg="#1B2B55",
    rowon="#1A2338",
    ok="#5AD29A",
    okbg="#10352A",
    okfill="#0B7A4B",
    warn="#F2B950",
    warnbg="#3B2C0E",
    warnfill="#8F5300",
    late="#FF9C66",
    latebg="#42230F",
    latefill="#A83C06",
    bad="#FF8F86",
    badbg="#461D1B",
    badfill="#B3261E",
    badwell="#8C1D17",
    warnwell="#704100",
    railwarn="#F2B950",
    onfill="#FFFFFF",
)

THEMES = {"light": LIGHT, "dark": DARK}
NAMES = Colors._fields

_GROUNDS = ("bg", "surface", "sunk", "track", "accentbg", "rowon")
TEXT_PAIRS = (
    *((ink, ground) for ink in ("ink", "mute") for ground in _GROUNDS),
    *(("ink", ground) for ground in ("warnbg", "badbg")),
    *(("faint", ground) for ground in ("bg", "surface", "sunk")),
    *(("accent", ground) for ground in ("bg", "surface", "accentbg", "rowon")),
    ("railink", "rail"),
    ("railwarn", "rail"),
    ("onfill", "rail"),
    *((name, ground) for name in ("ok", "warn", "late", "bad") for ground in ("bg", "surface", f"{name}bg")),
    *(("onfill", f"{name}fill") for name in ("accent", "ok", "warn", "late", "bad")),
    *(("onfill", well) for well in ("badwell", "warnwell", "accentpress")),
    ("warn", "rowon"),
)
"""Every pair of text and ground that a screen may use; each reaches 4.5 : 1 in both themes."""

OUTLINE_PAIRS = (("edge", "surface"), ("edge", "bg"), ("accentfill", "bg"))
"""Outlines that must be seen; each reaches 3 : 1 in both themes."""

TONE_FILL = {Tone.OK: "okfill", Tone.DONE: "okfill", Tone.ATTENTION: "warnfill", Tone.REFUSED: "badfill"}
TONE_INK = {Tone.OK: "ok", Tone.DONE: "ok", Tone.ATTENTION: "warn", Tone.REFUSED: "bad"}
TONE_WELL = {Tone.OK: "okfill", Tone.DONE: "okfill", Tone.ATTENTION: "warnwell", Tone.REFUSED: "badwell"}
TONE_ICON = {Tone.OK: "check", Tone.DONE: "check-ring", Tone.ATTENTION: "triangle", Tone.REFUSED: "cross"}
TRAIL_ICON = {Tone.OK: "check", Tone.DONE: "checks", Tone.ATTENTION: "exclaim", Tone.REFUSED: "cross"}

MARK_INK = {
    Mark.OPEN: "mute",
    Mark.ACTIVE: "accent",
    Mark.COMPLETE: "ok",
    Mark.HOLD: "warn",
    Mark.OVER: "bad",
    Mark.SHORT: "warn",
}
MARK_GROUND = {
    Mark.OPEN: "track",
    Mark.ACTIVE: "accentbg",
    Mark.COMPLETE: "okbg",
    Mark.HOLD: "warnbg",
    Mark.OVER: "badbg",
    Mark.SHORT: "warnbg",
}
MARK_ICON = {
    Mark.OPEN: "ring",
    Mark.ACTIVE: "dot",
    Mark.COMPLETE: "check",
    Mark.HOLD: "pause",
    Mark.OVER: "exclaim",
    Mark.SHORT: "minus",
}

MEDIUM, SEMIBOLD, BOLD = 500, 600, 700

MARGIN, MARGIN_HANDHELD = 24, 16
GAP, GAP_TIGHT = 16, 8
RAIL, RAIL_NARROW = 104, 76
SIDE, SIDE_TIGHT = 312, 220
STRIP, STRIP_TIGHT = 48, 36
BUTTON, BUTTON_TIGHT = 52, 48
TOUCH = 48
RADIUS_BANNER, RADIUS_CARD, RADIUS_BUTTON = 18, 14, 12
ROW, ROW_STACKED, ROW_FOLDED = 54, 56, 68
