"""The camera's figures: what counts as right and wrong, and that a sample of them holds."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from app.cli.bench_camera import _Tally, decode_image, judged, photo_figures, spread
from app.cli.bench_live import Clip, drawn, pallet_figures, watch
from app.scan.decoders import Zxing
from app.scan.imaging import opencv
from app.scan.read import ALL_CODES, Read

PHOTOS = (
    Path(os.environ.get("SCANLEDGER_DATA") or Path(__file__).parents[3] / "shared/data") / "barcode-photos"
)


def read(text, symbology):
    return Read(text, symbology, "", ((0, 0), (9, 0), (9, 9), (0, 9)))


def picture(symbology, expected, **more):
    return {"symbology": symbology, "expected": expected, "kind": "photo", "file": "x.png", **more}


@pytest.mark.parametrize(
    ("symbology", "expected", "got", "as_"),
    [
        ("UPC-A", "456314319671", "0456314319671", "EAN-13"),
        ("UPC-A", "0456314319671", "456314319671", "UPC-A"),
        ("UPC-E", "0050968000093", "05096893", "UPC-E"),
        ("UPC-E", "01264904", "0012000006494", "EAN-13"),
        ("Codabar", "294/586", "A294/586B", "Codabar"),
        ("DataBar", "04412345678909", "0104412345678909", "DataBar"),
        ("DataBarExp", "(10)5678(11)010101", "105678\x1d11010101", "DataBar Expanded"),
        ("QR", "Größe", "Größe", "QR"),
    ],
)
def test_two_spellings_of_one_code_are_one(symbology, expected, got, as_):
    assert judged(picture(symbology, expected), [read(got, as_)]) == (True, False)


def test_another_text_is_wrong_unless_it_stands_there_too():
    there = picture("EAN-13", "9784872348880")
    assert judged(there, []) == (False, False)
    assert judged(there, [read("1920081045006", "EAN-13")]) == (False, True)
    also = {**there, "also_present": ["1920081045006"]}
    both = [read("1920081045006", "EAN-13"), read("9784872348880", "EAN-13")]
    assert judged(also, both) == (True, False)
    nothing = picture("NEG", None)
    assert judged(nothing, [read("1", "ITF")]) == (False, True)


def test_bytes_are_compared_as_bytes():
    raw = picture("DataMatrix", None, expected_hex="e1a1cdb140")
    assert judged(raw, [read("<E1><A1>\u0371@", "DataMatrix")]) == (True, False)
    assert judged(raw, [read("<E1>@", "DataMatrix")]) == (False, True)


def test_figures_of_pictures_in_a_folder(tmp_path):
    cv2 = opencv()
    cv2.imwrite(str(tmp_path / "code.png"), drawn("EAN-13", "4006381333931", 3))
    cv2.imwrite(str(tmp_path / "blank.png"), np.full((200, 300), 200, np.uint8))
    images = [
        {**picture("EAN-13", "4006381333931"), "file": "code.png"},
        {**picture("NEG", None), "file": "blank.png", "kind": "negative"},
    ]
    (tmp_path / "index.json").write_text(json.dumps({"images": images}))
    figures = photo_figures(tmp_path)
    assert list(figures) == ["ours", "zxing_cpp", "zbar"]
    for name in figures:
        assert figures[name]["photo"] == {"of": 1, "right": 1, "wrong": 0, "missed": 0}
        assert figures[name]["negative"] == {"of": 1, "right": 0, "wrong": 0, "missed": 0}


def test_the_middle_and_the_slow_end():
    assert spread([5.0, 1.0, 2.0, 3.0, 100.0]) == {"median": 3.0, "p95": 100.0}


@pytest.mark.parametrize(
    ("symbology", "text", "limit"),
    [("EAN-13", "4006381333931", 300), ("Code 128", "BIN-1", 150), ("DataMatrix", "BIN-1", 150)],
)
def test_a_moving_label_is_answered_in_time(symbology, text, limit):
    watched = watch(Clip(symbology, text, module=3.0, blur=0.7, noise=3.0, seed=5, frames=15))
    assert watched.texts == [text]
    assert watched.answered_in - watched.first_read <= limit


def test_small_modules_give_no_wrong_answer():
    for seed in range(4):
        clip = Clip(
            "EAN-13", "4006381333931", module=2.0 + 0.2 * seed, blur=0.8, noise=3.0, seed=seed, frames=15
        )
        assert set(watch(clip).texts) <= {"4006381333931"}


def test_24_labels_in_one_picture_are_24_scans():
    figures = pallet_figures()
    assert (figures["right"], figures["wrong"]) == (24, 0)


@pytest.mark.data
@pytest.mark.skipif(not PHOTOS.is_dir(), reason="no photographs: set SCANLEDGER_DATA to their folder")
def test_every_tenth_photograph_is_read_better_than_by_zxing_alone():
    from app.scan.imaging import read_image

    ours, alone = _Tally(), _Tally()
    for one in json.loads((PHOTOS / "index.json").read_text(encoding="utf-8"))["images"][::10]:
        image = read_image(PHOTOS / one["file"])
        ours.add(one, decode_image(image), 0)
        alone.add(one, Zxing().read(image, ALL_CODES), 0)
    ours_figures, alone_figures = ours.figures(), alone.figures()
    assert ours_figures["photo"]["right"] > alone_figures["photo"]["right"]
    assert ours_figures["photo"]["wrong"] <= alone_figures["photo"]["wrong"]
    assert ours_figures["generated"]["wrong"] == ours_figures["negative"]["wrong"] == 0
