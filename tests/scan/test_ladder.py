"""Stills: evidence over rungs, from pictures drawn here."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from drawn_codes import drawn, noisy, on_table

from app.scan.decoders import Zbar, Zxing
from app.scan.evidence import Tally
from app.scan.ladder import LARGEST_ENHANCED, RUNGS, decode_image
from app.scan.read import ALL_CODES, Read
from app.scan.site_codes import WAREHOUSE, SiteCodes


def texts(image, *site):
    return [read.text for read in decode_image(image, *site)]


def read(text, symbology="EAN-13", x=0, y=0, width=200, height=40, spare=1.0):
    box = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Read(text, symbology, "]E0", box, spare)


def tallied(*looks):
    tally = Tally()
    for look in looks:
        tally.hear(look)
    return tally


GOOD, BAD = "9780441014989", "5780407014989"


# ── evidence ───────────────────────────────────────────────────────────────────────────────────


def test_one_look_is_not_enough_for_an_ean_and_two_are():
    assert tallied([read(GOOD)]).believed() == []
    assert [r.text for r in tallied([read(GOOD)], [read(GOOD)]).believed()] == [GOOD]


def test_twice_in_one_look_is_one_look():
    assert tallied([read(GOOD), read(GOOD, y=5)]).believed() == []


def test_a_rival_at_the_same_place_needs_to_be_outvoted_twice():
    disputed = tallied([read(GOOD)], [read(BAD, y=10, height=2)], [read(GOOD)], [read(BAD, y=12, height=2)])
    assert disputed.believed() == []
    disputed.hear([read(GOOD)])
    assert disputed.believed() == []
    disputed.hear([read(GOOD)])
    assert [r.text for r in disputed.believed()] == [GOOD]


def test_a_rival_keeps_the_search_going():
    assert tallied(*[[read(GOOD)]] * 3).settled
    assert not tallied(*[[read(GOOD)]] * 2).settled
    assert not tallied([read(GOOD), read(BAD, y=10)], *[[read(GOOD)]] * 3).settled


def test_codes_printed_side_by_side_are_two_codes():
    looks = [[read(GOOD), read(BAD, y=60)]] * 3
    assert {r.text for r in tallied(*looks).believed()} == {GOOD, BAD}


def test_ean_13_with_a_leading_zero_and_upc_a_are_one_symbol():
    looks = [[read("036000291452", "UPC-A")], [read("0036000291452")]]
    assert [r.text for r in tallied(*looks).believed()] == ["036000291452"]


def test_zbar_confirms_a_gs1_128_that_zxing_found_and_the_aim_is_kept():
    plain = Read("0109506000134352", "Code 128", "", ((0, 0), (200, 0), (200, 40), (0, 40)))
    known = Read("0109506000134352", "GS1-128", "]C1", ((0, 0), (200, 0), (200, 1), (0, 1)))
    for looks in ([[known], [plain]], [[plain], [known]]):
        assert [(r.symbology, r.aim) for r in tallied(*looks).believed()] == [("GS1-128", "]C1")]


def test_a_matrix_code_is_enough_at_once_unless_its_correction_is_spent():
    assert len(tallied([read("A", "QR")]).believed()) == 1
    assert tallied([read("A", "PDF417", spare=0.0)]).believed() == []
    assert len(tallied(*[[read("A", "PDF417", spare=0.0)]] * 2).believed()) == 1


def test_a_code_without_check_character_is_never_found_by_enhancement():
    tally = Tally()
    for _ in range(5):
        tally.hear([read("0829220876", "ITF")], enhanced=True)
    assert tally.believed() == []
    assert len(tallied(*[[read("0829220876", "ITF")]] * 2).believed()) == 1


# ── sites ──────────────────────────────────────────────────────────────────────────────────────


def test_a_site_says_which_formats_and_lengths_it_uses():
    assert WAREHOUSE.admits(read("15012345678907", "ITF"))
    assert not WAREHOUSE.admits(read("0829220875", "ITF"))
    assert not WAREHOUSE.admits(read("04963406", "UPC-E"))
    assert SiteCodes().admits(read("04963406", "UPC-E"))


def test_number_system_one_is_no_upc_e():
    assert not SiteCodes().admits(read("17804419", "UPC-E"))


def test_a_still_is_read_by_the_rules_of_its_site():
    picture = drawn("ITF", "0829220875")
    assert texts(picture) == ["0829220875"]
    assert texts(picture, WAREHOUSE) == []


# ── pictures ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("symbology", "text"),
    [
        ("EAN-13", "4006381333931"),
        ("UPC-A", "036000291452"),
        ("UPC-E", "04963406"),
        ("Code 128", "BIN-07-A"),
        ("Code 39", "BIN 07"),
        ("ITF", "15012345678907"),
        ("DataBar", "0104412345678909"),
        ("QR", "Größe 42"),
        ("DataMatrix", "BIN-07"),
    ],
)
def test_a_fair_picture_is_read(symbology, text):
    assert texts(noisy(on_table(drawn(symbology, text, module=2.5)), seed=3)) == [text]


def test_higher_rungs_read_what_the_first_cannot():
    code = drawn("EAN-13", "4006381333931", module=1.5)
    picture = noisy(on_table(code, 640, 480, (200, 150)), seed=5, sigma=2, blur=0.5)
    assert Zxing().read(picture, ALL_CODES) == []
    assert texts(picture) == ["4006381333931"]


def test_boxes_come_back_in_the_pixels_of_the_picture():
    code = drawn("QR", "BIN-07", module=4)
    picture = on_table(code, 640, 480, (200, 150))
    places = [rung.look(picture, frozenset({"QR"})) for rung in RUNGS if rung.enlarge > 1]
    centres = [reads[0].centre for reads in places if reads]
    assert len(centres) >= 3
    for x, y in centres:
        assert abs(x - 200 - code.shape[1] / 2) < 4
        assert abs(y - 150 - code.shape[0] / 2) < 4


def test_several_codes_come_top_left_first():
    frame = np.full((720, 1280), 160, np.uint8)
    wanted = [f"BIN-{number:02}" for number in range(6)]
    for place, text in enumerate(wanted):
        code = drawn("Code 128", text, module=2.5, margin=15)
        y, x = 40 + 230 * (place // 2), 60 + 620 * (place % 2)
        frame[y : y + code.shape[0], x : x + code.shape[1]] = code
    assert texts(noisy(frame, seed=2)) == wanted


@pytest.mark.parametrize("angle", range(0, 360, 30))
def test_a_code_lies_as_it_will(angle):
    code = drawn("Code 128", "BIN-07-A", module=3)
    frame = on_table(code, 900, 900, (250, 350), table=255)
    turned = cv2.warpAffine(frame, cv2.getRotationMatrix2D((450, 450), angle, 1), (900, 900), borderValue=255)
    assert texts(turned) == ["BIN-07-A"]


def test_a_label_that_lies_aslant_is_read_whole():
    """What is found at once does not hide what only the upright picture shows."""
    label = np.full((420, 700), 255, np.uint8)
    for symbology, text, y in (("EAN-13", "4006381333931", 0), ("Code 128", "BIN-07-A-LONG", 180)):
        code = drawn(symbology, text, 3)[:160]
        label[y : y + code.shape[0], : code.shape[1]] = code
    matrix = drawn("DataMatrix", "LP:77", 6, margin=10)
    label[100 : 100 + matrix.shape[0], 560 : 560 + matrix.shape[1]] = matrix
    frame = on_table(label)
    turn = cv2.getRotationMatrix2D((640, 360), 25, 1)
    aslant = cv2.warpAffine(frame, turn, (1280, 720), borderValue=150)
    assert sorted(texts(aslant)) == ["4006381333931", "BIN-07-A-LONG", "LP:77"]


@pytest.mark.parametrize("rung", [one for one in RUNGS if one.enhanced], ids=lambda one: one.name)
def test_no_rung_enhances_more_of_a_phones_picture_than_it_needs(rung):
    """Its reads lie where the code does, all the same."""
    seen = []

    class Spy:
        def read(self, image, codes):
            seen.append(image.size)
            return Zxing().read(image, codes)

    frame = on_table(drawn("Code 128", "BIN-07-A", 8, margin=60), 3000, 2000, (1500, 1200))
    reads = replace(rung, decoder=Spy()).look(frame, ALL_CODES)
    assert all(size <= LARGEST_ENHANCED * 1.01 for size in seen)
    assert [one.text for one in reads] == ["BIN-07-A"] * len(seen)
    assert all(1600 < one.bounds[0] < 1680 and one.bounds[1] > 1200 for one in reads)


def test_zbars_box_over_two_neighbours_makes_no_rivals_of_them():
    frame = np.full((720, 1280), 150, np.uint8)
    labels = (("9521234500018", 80, 100), ("9521234500025", 760, 300), ("9521234500186", 80, 480))
    for text, x, y in labels:
        code = drawn("EAN-13", text, module=2.6)
        frame[y : y + code.shape[0], x : x + code.shape[1]] = code
    packed = cv2.imencode(".jpg", noisy(frame, 1, sigma=2))[1]
    assert texts(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), WAREHOUSE) == [text for text, *_ in labels]
    far = [read(GOOD, x=0), read(BAD, x=600)]
    over_both = read(GOOD, x=0, width=800)
    assert len(tallied(far, [over_both], far, far).believed()) == 2
    assert len(tallied([over_both], far, far, far).believed()) == 2


def test_nothing_is_read_into_texture():
    rng = np.random.default_rng(11)
    fence = np.tile(np.repeat(rng.integers(0, 2, 160).astype(np.uint8) * 200, 4), (480, 1))
    grille = np.tile(np.array([0, 0, 0, 255, 255], np.uint8), (480, 128))
    grain = rng.integers(0, 255, (480, 640)).astype(np.uint8)
    for picture in (fence, grille, grain, np.zeros((480, 640), np.uint8)):
        assert texts(picture) == []


def test_a_picture_of_one_pixel_is_no_trouble():
    assert texts(np.zeros((1, 1), np.uint8)) == []
    assert texts(np.zeros((1, 5000), np.uint8)) == []


NOTE = "PALLET 4711; 24 CARTONS; DOCK 3; WEIGHED 312 KG"


@pytest.mark.parametrize("quarters", range(4))
@pytest.mark.parametrize("share", [0.06, 0.12, 0.22])
def test_a_pallet_note_that_lost_its_left_edge_is_read(share, quarters):
    code = drawn("PDF417", NOTE, module=3, margin=0)
    torn = code[:, int(code.shape[1] * share) :]
    picture = np.rot90(noisy(on_table(torn, 900, 400, (200, 100), table=255), seed=4, sigma=3), quarters)
    assert Zxing().read(np.ascontiguousarray(picture), ALL_CODES) == []
    [read] = decode_image(np.ascontiguousarray(picture))
    assert read.text == NOTE
    [x, y], inside = np.mean(read.box, axis=0), np.argwhere(picture < 100)
    assert inside[:, 1].min() - 90 < x < inside[:, 1].max() + 90
    assert inside[:, 0].min() - 90 < y < inside[:, 0].max() + 90


def test_a_pallet_note_that_lost_half_of_itself_is_not_guessed():
    code = drawn("PDF417", NOTE, module=3, margin=0)
    torn = code[:, code.shape[1] // 2 :]
    assert texts(on_table(torn, 900, 400, (200, 100), table=255)) == []


def test_zbar_is_heard_on_retail_codes_and_code_128_only():
    heard = {code for rung in RUNGS if isinstance(rung.decoder, Zbar) for code in rung.codes}
    assert heard == {"EAN-13", "EAN-8", "UPC-A", "UPC-E", "Code 128", "GS1-128"}
