"""What the decoders read, as CONTRACT names it, from codes drawn here."""

import os
import subprocess
import sys

import cv2
import numpy as np
import pytest
from drawn_codes import drawn, noisy, on_table

from app.domain.errors import Unavailable
from app.scan.decoders import Zbar, Zxing
from app.scan.imaging import image_from_bytes, read_image
from app.scan.read import ALL_CODES, clockwise, text_of_bytes

DRAWN = [
    ("EAN-13", "4006381333931", "]E0"),
    ("EAN-8", "96385074", "]E4"),
    ("UPC-A", "036000291452", "]E0"),
    ("UPC-E", "04963406", "]E0"),
    ("Code 128", "BIN-07-A", "]C0"),
    ("Code 39", "BIN 07", "]A0"),
    ("Code 93", "BIN07", "]G0"),
    ("Codabar", "A12345B", "]F0"),
    ("ITF", "15012345678907", "]I1"),
    ("DataBar", "0104412345678909", "]e0"),
    ("QR", "https://id.example/01/09506000134352", "]Q1"),
    ("DataMatrix", "BIN-07", "]d1"),
    ("PDF417", "a pallet note", "]L2"),
    ("Aztec", "a boarding pass", "]z0"),
]


@pytest.mark.parametrize(("symbology", "text", "aim"), DRAWN)
def test_zxing_reads_each_symbology_as_the_symbol_encodes_it(symbology, text, aim):
    [read] = Zxing().read(drawn(symbology, text), ALL_CODES)
    assert (read.text, read.symbology, read.aim) == (text, symbology, aim)


@pytest.mark.parametrize("symbology", ["EAN-13", "EAN-8", "UPC-A", "UPC-E", "Code 128", "Code 39", "ITF"])
def test_zbar_reads_the_linear_codes_in_the_same_words(symbology):
    text = next(text for name, text, _ in DRAWN if name == symbology)
    reads = Zbar().read(drawn(symbology, text), ALL_CODES)
    assert [(read.text, read.symbology) for read in reads] == [(text, symbology)]


def test_a_decoder_reads_only_what_it_was_asked_for():
    picture = drawn("EAN-13", "4006381333931")
    assert Zxing().read(picture, frozenset({"UPC-A"})) == []
    assert Zxing().read(picture, frozenset({"QR"})) == []
    assert Zbar().read(picture, frozenset({"QR", "DataBar", "DataMatrix"})) == []


@pytest.mark.parametrize(("symbology", "aim"), [("GS1-128", "]C1"), ("DataMatrix", "]d2"), ("QR", "]Q3")])
def test_gs1_keeps_its_separator(symbology, aim):
    [read] = Zxing().read(drawn(symbology, "(01)09506000134352(10)LOT7(17)271231", gs1=True), ALL_CODES)
    assert (read.symbology, read.aim) == (symbology, aim)
    assert read.text == "010950600013435210LOT7\x1d17271231"


@pytest.mark.parametrize("words", ["Größe 42 – Weiß", "価格 100円", "Привет", "naïve café"])
def test_qr_text_is_what_was_written(words):
    assert [read.text for read in Zxing().read(drawn("QR", words), ALL_CODES)] == [words]


def test_a_separator_in_a_plain_code_stays_a_separator():
    [read] = Zxing().read(drawn("Code 128", "A\x1dB"), ALL_CODES)
    assert (read.text, read.aim) == ("A\x1dB", "]C0")


def test_bytes_that_are_no_text_are_written_in_hex():
    [read] = Zxing().read(drawn("QR", bytes([0xE1, 0xFF, 0x00, 0x41, 0x1D])), ALL_CODES)
    assert read.text == "<E1><FF><00>A\x1d"


def test_text_of_bytes_keeps_what_is_text():
    assert text_of_bytes("Größe".encode()) == "Größe"
    assert text_of_bytes(b"a\xc3\x28b\x00") == "a<C3>(b<00>"


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_box_lies_where_the_code_lies_however_it_is_turned(turns):
    code = np.rot90(drawn("QR", "BIN-07", module=5), turns)
    [read] = Zxing().read(on_table(code, at=(400, 100)), ALL_CODES)
    (left, top), (right, top2), (right2, bottom), (left2, bottom2) = read.box
    assert abs(left - left2) < 4
    assert abs(top - top2) < 4
    assert abs(right - right2) < 4
    assert abs(bottom - bottom2) < 4
    assert 400 < left < right < 400 + code.shape[1]
    assert 100 < top < bottom < 100 + code.shape[0]


def test_corners_go_clockwise_from_top_left_in_the_picture():
    square = [(0, 0), (10, 1), (9, 11), (1, 10)]
    for shift in range(4):
        turned = square[shift:] + square[:shift]
        assert clockwise(turned) == tuple(square)
        assert clockwise(reversed(turned)) == tuple(square)


def test_two_codes_in_one_picture_are_two_reads():
    frame = on_table(drawn("EAN-13", "4006381333931"), at=(100, 100))
    second = drawn("Code 128", "BIN-07")
    frame[450 : 450 + second.shape[0], 600 : 600 + second.shape[1]] = second
    reads = Zxing().read(noisy(frame, seed=1), ALL_CODES)
    assert {read.text for read in reads} == {"4006381333931", "BIN-07"}


def test_a_clear_background_is_paper():
    code = drawn("QR", "BIN-07", margin=0)
    clear = np.zeros((*code.shape, 4), np.uint8)
    clear[:, :, 3] = 255 - code
    packed = cv2.imencode(".png", clear)[1].tobytes()
    assert [read.text for read in Zxing().read(image_from_bytes(packed), ALL_CODES)] == ["BIN-07"]


def test_what_is_no_picture_is_said_in_words(tmp_path):
    garbage = tmp_path / "garbage.png"
    garbage.write_bytes(b"\x89PNG\r\n" + bytes(range(256)) * 40)
    empty = tmp_path / "empty.jpg"
    empty.write_bytes(b"")
    for path in (garbage, empty):
        with pytest.raises(Unavailable) as caught:
            read_image(path)
        assert caught.value.code == "not-an-image"
    for path in (tmp_path / "missing.png", tmp_path, tmp_path / "nul\0.png"):
        with pytest.raises(Unavailable) as caught:
            read_image(path)
        assert caught.value.code == "unreadable-file"
        assert str(path) in caught.value.text


def test_a_picture_cut_short_says_so_or_shows_what_is_left(tmp_path):
    packed = cv2.imencode(".png", drawn("EAN-13", "4006381333931"))[1].tobytes()
    cut = [image_from_bytes(packed[:length]) for length in range(0, len(packed), 97)]
    assert cut[0] is None
    assert all(image is None or image.ndim == 2 for image in cut)


FRESH = """
import os, sys
os.environ["QT_QPA_PLATFORM_PLUGIN_PATH"] = "ours"
os.environ.pop("QT_QPA_FONTDIR", None)
before = os.environ.get("LD_LIBRARY_PATH")
import app.scan.ladder, app.scan.camera, app.scan.consensus
late = [name for name in ("cv2", "pyzbar", "zxingcpp") if name in sys.modules]
from app.scan.imaging import opencv
opencv()
print(late, os.environ["QT_QPA_PLATFORM_PLUGIN_PATH"], os.environ.get("QT_QPA_FONTDIR"))
print(os.environ.get("LD_LIBRARY_PATH") == before)
"""


def test_opencv_comes_late_and_leaves_qt_alone():
    done = subprocess.run(
        [sys.executable, "-c", FRESH], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stdout.split("\n")[:2] == ["[] ours None", "True"]
    assert done.stderr == ""


def test_zbar_says_nothing_on_stderr(capfd):
    for seed in range(5):
        grille = np.tile(np.array([0, 0, 255, 255, 255], np.uint8), (200, 120))
        Zbar().read(noisy(grille, seed), ALL_CODES)
    Zbar().read(drawn("DataBar", "0104412345678909"), ALL_CODES)
    assert capfd.readouterr().err == ""
