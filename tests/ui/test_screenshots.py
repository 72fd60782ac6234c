"""The screens look as they did when a person last looked at them.

Each scene is painted offscreen with the bundled font and fixed data, and compared with the picture on record
in `screenshots/`. At most 0.1 % of the pixels may differ visibly; where Qt or FreeType are not those of
`screenshots/made-with.json`, glyph edges move, and 4 % may. To renew the pictures after a change of the look:

    SCANLEDGER_RENEW=screenshots python -m pytest tests/ui/test_screenshots.py

and look at every picture that changed before it is committed. A failing comparison leaves `….actual.png` in
the folder that the message names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QImage

from tests.ui import goods_in_views, goods_out_views, pick_views, picture, returns_views

FOLDER = Path(__file__).parent / "screenshots"
MADE_WITH = FOLDER / "made-with.json"
RENEW = os.environ.get("SCANLEDGER_RENEW") == "screenshots"
SAME, OTHER = 0.001, 0.04
VISIBLE = 24

WIDE, FULL_HD, LYING, HANDHELD = (1280, 800), (1920, 1080), (800, 480), (480, 800)

SCENES: dict[str, tuple[picture.Scene, tuple[int, int], str, float, float]] = {
    # name: scene, size, scheme, font scale, device pixel ratio
    "receiving": (picture.received, WIDE, "light", 1, 1),
    "receiving-dark": (picture.received, WIDE, "dark", 1, 1),
    "receiving-scale-2": (picture.received, (1000, 640), "light", 1, 2),
    "receiving-large-font": (picture.received, WIDE, "light", 1.5, 1),
    "receiving-full-hd": (picture.over, FULL_HD, "light", 1, 1),
    "receiving-lying": (picture.received, LYING, "light", 1, 1),
    "receiving-handheld": (picture.received, HANDHELD, "light", 1, 1),
    "receiving-handheld-large-font": (picture.over, HANDHELD, "dark", 1.5, 1),
    "refused": (picture.refused, WIDE, "light", 1, 1),
    "refused-dark": (picture.refused, WIDE, "dark", 1, 1),
    "refused-unknown": (picture.unknown, WIDE, "light", 1, 1),
    "refused-lying": (picture.refused, LYING, "dark", 1, 1),
    "refused-handheld": (picture.refused, HANDHELD, "light", 1, 1),
    "attention": (picture.over, WIDE, "dark", 1, 1),
    "done": (picture.complete, WIDE, "light", 1, 1),
    "idle": (picture.idle, WIDE, "light", 1, 1),
    "idle-row-marked": (picture.marked, WIDE, "dark", 1, 1),
    "idle-handheld": (picture.idle, HANDHELD, "light", 1, 1),
    "empty": (picture.empty, WIDE, "dark", 1, 1),
    "books-away": (picture.away, WIDE, "light", 1, 1),
    "books-away-handheld": (picture.away, HANDHELD, "dark", 1, 1),
    "not-listening": (picture.deaf, WIDE, "light", 1, 1),
    "quantity": (picture.quantity, WIDE, "light", 1, 1),
    "quantity-lying": (picture.quantity, LYING, "dark", 1, 1),
    "typing": (picture.typing, WIDE, "dark", 1, 1),
    "typing-handheld": (picture.typing, HANDHELD, "light", 1, 1),
    "typing-lying": (picture.typing, LYING, "light", 1, 1),
    "german": (picture.german, WIDE, "light", 1, 1),
    "german-lying": (picture.german, LYING, "light", 1, 1),
    "german-handheld": (picture.german, HANDHELD, "light", 1, 1),
    "rail": (picture.received, WIDE, "light", 1, 1),
    "rail-dark": (picture.refused, WIDE, "dark", 1, 1),
    "rail-full-hd": (picture.received, FULL_HD, "dark", 1, 1),
    "rail-low": (picture.received, (1000, 660), "light", 1, 1),
    "rail-lying": (picture.received, LYING, "light", 1, 1),
    "rail-lowest": (picture.idle, (700, 330), "light", 1, 1),
    "rail-scale-2": (picture.received, (1000, 640), "light", 1, 2),
    "rail-german": (picture.german, LYING, "dark", 1, 1),
    "rail-handheld": (picture.received, HANDHELD, "light", 1, 1),
    "menu": (picture.menu, WIDE, "light", 1, 1),
    "menu-lying": (picture.menu, LYING, "dark", 1, 1),
    "menu-handheld": (picture.menu, HANDHELD, "dark", 1, 1),
    "pin": (picture.pin, WIDE, "light", 1, 1),
    "pin-wrong": (picture.wrong_pin, WIDE, "dark", 1, 1),
    "pin-lying": (picture.pin, LYING, "dark", 1, 1),
    "pin-wrong-handheld": (picture.wrong_pin, HANDHELD, "light", 1, 1),
    "approval": (picture.approval, WIDE, "light", 1, 1),
    "approval-lying": (picture.approval, LYING, "light", 1, 1),
    "approval-handheld": (picture.approval, HANDHELD, "dark", 1, 1),
    "photograph": (picture.photograph, WIDE, "dark", 1, 1),
    "photograph-handheld": (picture.photograph, HANDHELD, "light", 1, 1),
    "speaking-german": (picture.speaking_german, WIDE, "light", 1, 1),
    "speaking-german-lying": (picture.speaking_german, LYING, "dark", 1, 1),
    "speaking-german-handheld": (picture.speaking_german_menu, HANDHELD, "light", 1, 1),
    "pick": (pick_views.picked, WIDE, "light", 1, 1),
    "pick-dark": (pick_views.picked, WIDE, "dark", 1, 1),
    "pick-refused": (pick_views.refused, WIDE, "light", 1, 1),
    "pick-full-hd": (pick_views.picked, FULL_HD, "light", 1, 1),
    "pick-scale-2": (pick_views.picked, (1000, 640), "light", 1, 2),
    "pick-large-font": (pick_views.picked, WIDE, "dark", 1.5, 1),
    "pick-lying": (pick_views.picked, LYING, "light", 1, 1),
    "pick-handheld": (pick_views.picked, HANDHELD, "light", 1, 1),
    "pick-refused-handheld": (pick_views.refused, HANDHELD, "dark", 1, 1),
    "pick-german": (pick_views.german, WIDE, "light", 1, 1),
    "pick-german-handheld": (pick_views.german, HANDHELD, "light", 1, 1),
    "pick-orders": (pick_views.idle, WIDE, "light", 1, 1),
    "pack": (goods_out_views.packed, WIDE, "light", 1, 1),
    "pack-refused-dark": (goods_out_views.pack_refused, WIDE, "dark", 1, 1),
    "pack-german": (goods_out_views.pack_german, FULL_HD, "light", 1, 1),
    "pack-lying": (goods_out_views.packed, LYING, "dark", 1, 1),
    "pack-handheld": (goods_out_views.packed, HANDHELD, "light", 1, 1),
    "ship": (goods_out_views.shipped, WIDE, "light", 1, 1),
    "ship-refused-handheld": (goods_out_views.ship_refused, HANDHELD, "dark", 1, 1),
    "counter": (goods_out_views.in_basket, WIDE, "light", 1, 1),
    "counter-paid-dark": (goods_out_views.paid, WIDE, "dark", 1, 1),
    "counter-lying": (goods_out_views.in_basket, LYING, "light", 1, 1),
    "counter-handheld-scale-2": (goods_out_views.in_basket, HANDHELD, "light", 1, 2),
    "putaway": (goods_in_views.in_hand, WIDE, "light", 1, 1),
    "putaway-concern-dark": (goods_in_views.with_concern, WIDE, "dark", 1, 1),
    "putaway-full-hd": (goods_in_views.in_hand, FULL_HD, "dark", 1, 1),
    "putaway-scale-2": (goods_in_views.walking, (1000, 640), "light", 1, 2),
    "putaway-lying": (goods_in_views.in_hand, LYING, "light", 1, 1),
    "putaway-handheld": (goods_in_views.in_hand, HANDHELD, "light", 1, 1),
    "putaway-walk-handheld": (goods_in_views.walking, HANDHELD, "dark", 1, 1),
    "putaway-german": (goods_in_views.long_names, WIDE, "light", 1, 1),
    "putaway-german-handheld": (goods_in_views.long_names, HANDHELD, "light", 1, 1),
    "dock-deciding": (goods_in_views.deciding, WIDE, "light", 1, 1),
    "dock-deciding-handheld": (goods_in_views.deciding, HANDHELD, "light", 1, 1),
    "dock-damaged-lying": (goods_in_views.why_damaged, LYING, "light", 1, 1),
    "dock-damaged-dark": (goods_in_views.why_damaged, WIDE, "dark", 1, 1),
    "dock-pallet-short": (goods_in_views.pallet_short, FULL_HD, "light", 1, 1),
    "returns": (returns_views.held, WIDE, "light", 1, 1),
    "returns-dark": (returns_views.graded, WIDE, "dark", 1, 1),
    "returns-refused": (returns_views.refused, WIDE, "light", 1, 1),
    "returns-full-hd": (returns_views.held, FULL_HD, "light", 1, 1),
    "returns-scale-2": (returns_views.graded, (1000, 640), "light", 1, 2),
    "returns-large-font": (returns_views.held, WIDE, "dark", 1.5, 1),
    "returns-lying": (returns_views.graded, LYING, "light", 1, 1),
    "returns-lying-ungraded": (returns_views.ungraded, LYING, "dark", 1, 1),
    "returns-handheld": (returns_views.graded, HANDHELD, "light", 1, 1),
    "returns-german": (returns_views.german, WIDE, "light", 1, 1),
    "returns-german-handheld": (returns_views.german, HANDHELD, "dark", 1, 1),
    "returns-idle": (returns_views.idle, WIDE, "light", 1, 1),
    "returns-idle-handheld": (returns_views.idle, HANDHELD, "light", 1, 1),
}
WITH_RAIL = (
    "pick", "pack", "ship", "counter", "returns", "putaway", "dock", "rail", "menu", "pin", "approval",
    "photograph", "speaking",
)  # fmt: skip
"""How the names of scenes begin in whose window there is something to turn to."""


def versions() -> dict[str, str]:
    """What glyph edges depend on."""
    return {"qt": qVersion(), "freetype": picture.freetype_version()}


def tolerance() -> float:
    return SAME if json.loads(MADE_WITH.read_text()) == versions() else OTHER


def taken(name: str) -> QImage:
    scene, size, scheme, scale, ratio = SCENES[name]
    procedures = picture.PROCEDURES if name.startswith(WITH_RAIL) else ("receiving",)
    window = picture.shell(size, scheme, scale, procedures)
    try:
        scene(window)
        return picture.grab(window, ratio)
    finally:
        window.speak("en")
        window.close()


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("name", list(SCENES))
def test_a_screen_looks_as_on_record(name: str, tmp_path: Path) -> None:
    image = taken(name)
    reference = FOLDER / f"{name}.png"
    if RENEW:
        assert image.save(str(reference), "PNG", 0)
        MADE_WITH.write_text(json.dumps(versions(), indent=2) + "\n")
    on_record = QImage(str(reference)).convertToFormat(image.format())
    assert on_record.size() == image.size(), "no picture on record, or one of another size"
    differing = picture.difference(image, on_record, VISIBLE)
    if differing > tolerance():
        image.save(str(tmp_path / f"{name}.actual.png"))
    assert differing <= tolerance(), f"{differing:.2%} of {name} differ; see {tmp_path}"


@pytest.mark.usefixtures("still_clock")
def test_two_grabs_of_one_screen_are_the_same_picture() -> None:
    assert taken("receiving") == taken("receiving")


@pytest.mark.usefixtures("still_clock")
def test_another_figure_is_seen() -> None:
    assert picture.difference(taken("receiving"), taken("refused"), VISIBLE) > 10 * OTHER / 4
    assert picture.difference(taken("idle"), taken("not-listening"), VISIBLE) > SAME


def test_every_picture_on_record_is_compared() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(SCENES)
