"""Live codes over frames: believed by agreement, once while in view, refused where labels disagree."""

import pytest

from app.domain.clock import Instant
from app.scan.consensus import Accepted, Consensus, Ignored, Mark, Opinion, Refused
from app.scan.label import disagreement
from app.scan.read import Read
from app.scan.reading import Element, Reading

FRAME = 33_333
EAN, OTHER, WRONG = "9780441014989", "4006381333931", "5780407014989"


def say(text, aim):
    """A stand-in for the parser, small enough to see through: digits are a GTIN, L… a lot."""
    if text.isdigit() and len(text) >= 8:
        return Reading(raw=text, kind="gtin", gtin=text.zfill(14))
    if text.startswith("L"):
        return Reading(raw=text, kind="gs1", elements=(Element("10", text[1:]),), lot=text[1:])
    return Reading(raw=text, kind="unknown")


def read(text, symbology="EAN-13", x=100, y=100, width=200, height=80):
    box = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Read(text, symbology, "", box)


class Film:
    """Frames 33 ms apart, and all that came of them."""

    def __init__(self, **settings):
        self.consensus = Consensus(parse=say, **settings)
        self.at = Instant(1_000_000_000)
        self.events = []

    def show(self, *reads, frames=1, pause=FRAME):
        for _ in range(frames):
            self.at = Instant(self.at + pause)
            self.events += self.consensus.frame(self.at, reads)
        return self

    @property
    def scanned(self):
        return [event.read.text for event in self.events if isinstance(event, Accepted)]

    def kinds(self):
        return [type(event).__name__ for event in self.events]


# ── belief ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("symbology", ["QR", "DataMatrix", "Code 128", "GS1-128", "PDF417", "Aztec"])
def test_matrix_codes_and_code_128_need_two_of_five(symbology):
    film = Film().show(read("BIN-1", symbology))
    assert film.scanned == []
    film.show(frames=3).show(read("BIN-1", symbology))
    assert film.scanned == ["BIN-1"]
    late = Film().show(read("BIN-1", symbology)).show(frames=4).show(read("BIN-1", symbology))
    assert late.scanned == []


@pytest.mark.parametrize("symbology", ["Code 39", "ITF", "Codabar", "Code 93", "DataBar Expanded"])
def test_weak_codes_need_three_of_eight(symbology):
    film = Film().show(read("BIN-1", symbology), frames=2).show(frames=5)
    assert film.scanned == []
    assert film.show(read("BIN-1", symbology)).scanned == ["BIN-1"]


def test_old_reads_are_no_evidence():
    def three_of_seven(pause):
        film = Film()
        for _ in range(3):
            film.show(read("BIN-1", "Code 39"), pause=pause).show(frames=2, pause=pause)
        return film.scanned

    assert three_of_seven(FRAME) == ["BIN-1"]
    assert three_of_seven(240_000) == []


def test_a_computer_too_busy_to_look_at_every_frame_reads_all_the_same():
    film = Film().show(read("BIN-1", "QR"), pause=1_100_000, frames=10)
    assert film.scanned == ["BIN-1"]
    assert film.kinds() == ["Accepted"]


def test_an_ean_with_zbar_agreeing_needs_three_of_eight():
    film = Film(opinion=lambda _: Opinion.AGREES).show(read(EAN), frames=2)
    assert film.scanned == []
    assert film.show(frames=5).show(read(EAN)).scanned == [EAN]


def test_an_ean_that_zbar_cannot_see_needs_five_of_eight():
    film = Film().show(read(EAN), frames=4)
    assert film.scanned == []
    assert film.show(read(EAN)).scanned == [EAN]


def test_zbar_contradicting_makes_what_was_seen_no_evidence():
    asked = []

    def opinion(one):
        asked.append(one.text)
        return Opinion.CONTRADICTS

    assert Film(opinion=opinion).show(read(WRONG), frames=30).scanned == []
    assert len(asked) == 10


def test_an_ean_needs_twice_its_rival_at_the_same_place():
    film = Film(opinion=lambda _: Opinion.AGREES)
    for _ in range(10):
        film.show(read(EAN)).show(read(WRONG, y=110, height=2))
    assert film.scanned == []


def test_five_in_a_hundred_wrong_frames_never_win():
    film = Film(opinion=lambda _: Opinion.AGREES)
    for _ in range(20):
        film.show(read(WRONG, height=2)).show(read(EAN), frames=19)
    assert film.scanned == [EAN]


def test_a_rival_elsewhere_in_the_picture_is_another_label():
    film = Film(one_label=False, opinion=lambda _: Opinion.AGREES)
    film.show(read(EAN), read(OTHER, x=700), frames=3)
    assert sorted(film.scanned) == sorted([EAN, OTHER])


def test_a_known_article_wins_over_an_unknown_rival():
    film = Film(opinion=lambda _: Opinion.AGREES, knows=lambda said: said.raw == EAN)
    for _ in range(4):
        film.show(read(EAN)).show(read(WRONG, y=110, height=2))
    assert film.scanned == [EAN]


def test_an_unknown_article_needs_more_frames():
    film = Film(opinion=lambda _: Opinion.AGREES, knows=lambda said: False).show(read(EAN), frames=4)
    assert film.scanned == []
    assert film.show(read(EAN)).scanned == [EAN]


# ── held in view ───────────────────────────────────────────────────────────────────────────────


def test_a_code_held_in_view_is_one_scan():
    assert Film().show(read("BIN-1", "QR"), frames=3000).kinds() == ["Accepted"]


def test_a_code_that_moves_through_the_picture_is_one_scan():
    film = Film()
    for x in range(0, 1080, 30):
        film.show(read("BIN-1", "QR", x=x, width=60, height=60))
    assert film.kinds() == ["Accepted"]


def test_a_code_that_is_hard_to_read_and_moves_is_one_scan():
    film = Film()
    for number in range(72):
        readable = number % 8 < 2
        film.show(*[read("BIN-1", "QR", x=15 * number, width=60, height=60)] * readable)
    assert film.kinds() == ["Accepted"]


def test_back_within_a_second_at_the_same_place_is_shown_as_ignored():
    film = Film().show(read("BIN-1", "QR"), frames=2).show(frames=20).show(read("BIN-1", "QR"), frames=5)
    assert film.kinds() == ["Accepted", "Ignored"]
    assert "already" in next(event.text for event in film.events if isinstance(event, Ignored))


def test_back_after_more_than_a_second_is_another_scan():
    film = Film().show(read("BIN-1", "QR"), frames=2).show(frames=32).show(read("BIN-1", "QR"), frames=5)
    assert film.kinds() == ["Accepted", "Accepted"]


def test_two_equal_labels_seen_at_once_are_two_scans():
    left, right = read("BIN-1", "QR", x=100), read("BIN-1", "QR", x=700)
    assert Film(one_label=False).show(left, right, frames=10).scanned == ["BIN-1", "BIN-1"]


def test_one_symbol_named_twice_in_a_frame_is_one():
    twice = [read("BIN-1", "QR"), read("BIN-1", "QR", x=104)]
    assert Film(one_label=False).show(*twice, frames=10).scanned == ["BIN-1"]


def test_a_clock_set_back_does_not_stop_the_camera():
    film = Film().show(read("BIN-1", "QR"), frames=2)
    film.at = Instant(film.at - 3_600_000_000)
    assert film.show(read("BIN-1", "QR"), frames=2).scanned == ["BIN-1", "BIN-1"]


def test_after_forgetting_a_code_in_view_is_scanned_again():
    film = Film().show(read("BIN-1", "QR"), frames=2)
    film.consensus.forget()
    assert film.show(read("BIN-1", "QR"), frames=2).scanned == ["BIN-1", "BIN-1"]


# ── one label ──────────────────────────────────────────────────────────────────────────────────


def test_two_articles_in_one_region_are_refused_and_both_are_named():
    film = Film(opinion=lambda _: Opinion.AGREES).show(read(EAN), read(OTHER, x=700), frames=20)
    [refused] = film.events
    assert isinstance(refused, Refused)
    assert {one.text for one in refused.reads} == {EAN, OTHER}
    assert EAN in refused.text
    assert OTHER in refused.text


def test_a_slow_second_label_is_waited_for():
    film = Film().show(read("L1", "QR"), read("L2", "Code 39", y=400), frames=2)
    assert film.events == []
    assert film.show(read("L1", "QR"), read("L2", "Code 39", y=400)).kinds() == ["Refused"]


def test_the_wait_for_a_second_label_ends():
    film = Film().show(read("L1", "QR"), frames=2)
    assert film.scanned == ["L1"]
    never = Film().show(read("L1", "QR"), read("X", "Code 39", y=400)).show(read("L1", "QR"), frames=3)
    assert never.scanned == []
    assert never.show(read("L1", "QR"), frames=6).scanned == ["L1"]


def test_two_values_of_one_identifier_are_refused_and_the_one_left_is_scanned():
    one, other = read("L1", "QR"), read("L2", "QR", x=600)
    film = Film().show(one, other, frames=10)
    assert film.kinds() == ["Refused"]
    assert [mark for _, mark in film.consensus.marks(film.at)] == [Mark.REFUSED, Mark.REFUSED]
    film.show(other, frames=30)
    assert film.kinds() == ["Refused", "Accepted"]
    assert film.scanned == ["L2"]


def test_codes_of_one_label_that_agree_come_together_in_reading_order():
    gtin, lot = read(EAN, "Code 128", y=300), read("L7", "QR", y=100)
    assert Film().show(gtin, lot, frames=5).scanned == ["L7", EAN]


def test_scan_all_in_view_refuses_nothing():
    labels = [read(f"L{number}", "QR", x=100 + 150 * (number % 6), y=80 * number) for number in range(24)]
    assert len(Film(one_label=False).show(*labels, frames=3).scanned) == 24


def test_reads_of_a_still_are_evidence_enough():
    film = Film()
    events = film.consensus.sure(Instant(film.at + 1), [read(EAN)])
    assert [type(event).__name__ for event in events] == ["Accepted"]
    assert film.show(read(EAN), frames=20).events == []


def test_boxes_say_known_unknown_and_seen():
    film = Film(one_label=False, knows=lambda said: said.lot == "1")
    film.show(read("L1", "QR"), read("L2", "QR", x=600), frames=2).show(read("L3", "QR", y=500))
    marks = {one.text: mark for one, mark in film.consensus.marks(film.at)}
    assert marks == {"L1": Mark.KNOWN, "L2": Mark.UNKNOWN, "L3": Mark.SEEN}
    film.show(frames=20)
    assert film.consensus.marks(film.at) == []


# ── labels ─────────────────────────────────────────────────────────────────────────────────────


def test_an_ean_and_the_same_article_in_a_gs1_code_agree():
    whole = Reading(
        raw="", kind="gs1", gtin=EAN.zfill(14), elements=(Element("01", EAN.zfill(14)), Element("10", "7"))
    )
    assert disagreement([say(EAN, ""), whole]) is None
    assert "(10) 8 and 7" in disagreement([say("L8", ""), whole])


def test_two_places_in_view_disagree():
    places = [Reading(raw="", kind="location", key=key) for key in ("A-1", "A-2")]
    assert disagreement(places[:1] * 2) is None
    assert "A-1 and A-2" in disagreement(places)
