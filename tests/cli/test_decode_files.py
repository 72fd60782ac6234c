"""`decode`: one answer a file, in CONTRACT's words."""

import json
import sys
from pathlib import Path

import cv2
import pytest

from app.cli.decode import decode_files
from app.cli.main import run

sys.path.insert(0, str(Path(__file__).parents[1] / "scan"))
from drawn_codes import drawn, on_table


def picture(folder, name, symbology, content, **how):
    path = folder / name
    cv2.imwrite(str(path), on_table(drawn(symbology, content, **how), 900, 500, (200, 100)))
    return str(path)


@pytest.mark.parametrize(
    ("symbology", "text", "aim", "gtin"),
    [
        ("EAN-13", "4006381333931", "]E0", "04006381333931"),
        ("UPC-A", "036000291452", "]E0", "00036000291452"),
        ("UPC-E", "04963406", "]E0", "00049000006346"),
        ("EAN-8", "96385074", "]E4", "00000096385074"),
        ("ITF", "15012345678907", "]I1", "15012345678907"),
        ("DataBar", "0104412345678909", "]e0", "04412345678909"),
    ],
)
def test_articles_are_read_as_printed_and_as_gtin_14(tmp_path, symbology, text, aim, gtin):
    [answer] = decode_files([picture(tmp_path, "one.png", symbology, text)])
    assert list(answer) == ["file", "reads", "ms", "error"]
    assert answer["file"] == str(tmp_path / "one.png")
    assert answer["error"] is None
    [read] = answer["reads"]
    assert list(read) == ["text", "symbology", "aim", "box", "gs1"]
    assert (read["text"], read["symbology"], read["aim"]) == (text, symbology, aim)
    assert read["gs1"]["gtin"] == gtin


def test_gs1_data_are_said_apart(tmp_path):
    label = picture(
        tmp_path, "label.png", "GS1-128", "(01)09506000134352(10)LOT7(17)271231", gs1=True, module=2
    )
    [read] = decode_files([label])[0]["reads"]
    assert read["text"] == "010950600013435210LOT7\x1d17271231"
    assert read["gs1"]["elements"] == [
        {"ai": "01", "value": "09506000134352"},
        {"ai": "10", "value": "LOT7"},
        {"ai": "17", "value": "271231"},
    ]
    assert (read["gs1"]["lot"], read["gs1"]["expiry"]) == ("LOT7", "2027-12-31")


def test_what_carries_no_gs1_data_says_null(tmp_path):
    [answer] = decode_files([picture(tmp_path, "bin.png", "QR", "LOC:A-01")])
    assert [(read["text"], read["gs1"]) for read in answer["reads"]] == [("LOC:A-01", None)]


def test_a_box_is_four_corners_around_the_code(tmp_path):
    [answer] = decode_files([picture(tmp_path, "bin.png", "DataMatrix", "LOC:A-01", module=6)])
    [[left, top], [right, top2], [right2, bottom], [left2, bottom2]] = answer["reads"][0]["box"]
    assert 200 < left <= left2 + 2 < right
    assert abs(right - right2) < 3
    assert abs(top - top2) < 3
    assert abs(bottom - bottom2) < 3
    assert 100 < top < bottom < 400


def test_unreadable_files_and_empty_pictures_are_answers(tmp_path):
    garbage = tmp_path / "garbage.jpg"
    garbage.write_bytes(bytes(range(256)) * 50)
    blank = tmp_path / "blank.png"
    cv2.imwrite(str(blank), on_table(drawn("QR", "X")[:5, :5], 300, 200, (10, 10)))
    bad, missing, nothing = decode_files([str(garbage), str(tmp_path / "missing.png"), str(blank)])
    assert (bad["reads"], bad["error"]["code"]) == ([], "not-an-image")
    assert (missing["reads"], missing["error"]["code"]) == ([], "unreadable-file")
    assert (nothing["reads"], nothing["error"]) == ([], None)


@pytest.mark.parametrize("name", ["", "no\0name", "n" * 5000, "./nobody.png", "b\udcffd.png"])
def test_a_name_that_can_be_no_file_is_an_answer_under_that_name(capsys, name):
    assert run(["decode", "--json", name]) == 1
    [answer] = json.loads(capsys.readouterr().out)
    assert (answer["file"], answer["reads"], answer["error"]["code"]) == (name, [], "unreadable-file")
