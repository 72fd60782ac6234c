"""Live cameras: films and streams of our own, read on threads, with states a person can read."""

import threading
from contextlib import contextmanager

import cv2
import numpy as np
import pytest
from drawn_codes import drawn, noisy, on_table
from films import JpegCamera, moving, placed, write_film, write_shots

from app.domain.clock import Instant
from app.domain.errors import BadCall
from app.scan.attention import busy_windows
from app.scan.camera import Camera, CameraListener, CameraState
from app.scan.camera_source import CameraSettings, Capture, Control, Kind, camera_source
from app.scan.consensus import Consensus, Ignored, Mark, Opinion, Refused
from app.scan.imaging import grey
from app.scan.ladder import decode_image
from app.scan.live import LiveEye, is_black
from app.scan.parse import parse
from app.scan.read import Read
from app.scan.site_codes import EVERYTHING

pytestmark = pytest.mark.realtime

EAN, OTHER = "4006381333931", "9780441014989"


class Heard:
    """Collects what a camera says; waits on a condition, never on the clock."""

    def __init__(self):
        self.scans, self.notices, self.states, self.views, self.stills = [], [], [], [], []
        self.changed = threading.Condition()
        self.listener = CameraListener(
            on_scan=lambda scan: self._add(self.scans, scan),
            on_notice=lambda notice: self._add(self.notices, notice),
            on_status=lambda status: self._add(self.states, status),
            on_view=lambda view: self._add(self.views, view),
            on_still=lambda codes, scans: self._add(self.stills, (codes, scans)),
        )

    def _add(self, where, what):
        with self.changed:
            where.append(what)
            self.changed.notify_all()

    def wait(self, what, seconds=90):
        with self.changed:
            assert self.changed.wait_for(what, seconds), (self.texts, self.said)

    @property
    def texts(self):
        return [scan.text for scan in self.scans]

    @property
    def said(self):
        return [status.state for status in self.states]


def says(text, aim):
    return parse(text, aim=aim)


@contextmanager
def running(source, one_label=True, eye=None, **settings):
    heard = Heard()
    consensus = Consensus(parse=says, one_label=one_label)
    camera = Camera(CameraSettings(camera_source(str(source)), **settings), consensus, heard.listener, eye)
    camera.start()
    try:
        yield camera, heard
    finally:
        camera.stop()


def watched(source, **how):
    """Play a whole recording, every frame of it."""
    with running(source, paced=False, **how) as (_, heard):
        heard.wait(lambda: CameraState.ENDED in heard.said)
    return heard


# ── sources ────────────────────────────────────────────────────────────────────────────────────


def test_a_source_is_what_a_person_writes(tmp_path):
    assert camera_source(" 0 ").kind is Kind.DEVICE
    assert camera_source("/dev/video2").target == "2"
    assert camera_source("http://ana:secret@camera/mjpg").kind is Kind.STREAM
    assert camera_source("http://ana:secret@camera/mjpg").name == "http://camera/mjpg"
    assert camera_source(str(tmp_path / "shot_%03d.png")).kind is Kind.RECORDING
    for wrong in ("", "nowhere.mp4", "ftp//x", "nul\0.mp4", "-1", "²"):
        with pytest.raises(BadCall):
            camera_source(wrong)


def test_a_camera_without_torch_or_focus_says_so(tmp_path):
    film = write_film(tmp_path / "film.mp4", [on_table(drawn("QR", "A"), 640, 480)] * 3)
    capture = Capture(CameraSettings(camera_source(str(film))))
    assert capture.controls() == frozenset()
    assert not capture.set(Control.TORCH, 1)
    capture.close()


# ── scans ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("symbology", "text"), [("EAN-13", EAN), ("Code 128", "BIN-07-A"), ("QR", "Größe"), ("DataMatrix", "A1")]
)
def test_a_label_carried_through_the_picture_is_one_scan(tmp_path, symbology, text):
    film = write_film(tmp_path / "film.mp4", moving(drawn(symbology, text, module=3), 24, size=(960, 540)))
    heard = watched(film)
    assert heard.texts == [text]
    [scan] = heard.scans
    assert (scan.symbology, scan.device, scan.device_name) == (symbology, "camera", "film.mp4")
    assert len(scan.box) == 4
    assert len(heard.views) == 24


def test_an_image_sequence_is_a_camera_too(tmp_path):
    code = drawn("EAN-13", EAN, module=2.6)
    shots = write_shots(tmp_path, moving(code, 12, size=(640, 360), start=(50, 60)))
    assert watched(shots).texts == [EAN]


def test_a_recording_in_its_own_time_and_again(tmp_path):
    film = write_film(tmp_path / "film.mp4", moving(drawn("QR", "A1", module=4), 20, size=(640, 360)))
    with running(film, repeat=True) as (_, heard):
        heard.wait(lambda: len(heard.views) > 25)
    assert heard.texts[0] == "A1"
    assert CameraState.ENDED not in heard.said


def test_24_labels_in_one_picture(tmp_path):
    frame = np.full((1080, 1920), 150, np.uint8)
    for number in range(24):
        code = drawn("Code 128", f"PAL-{number:02}", module=2, margin=10)
        y, x = 30 + 170 * (number // 4), 30 + 470 * (number % 4)
        frame[y : y + code.shape[0], x : x + code.shape[1]] = code
    film = write_film(tmp_path / "pallet.mp4", [noisy(frame, seed) for seed in range(8)])
    heard = watched(film, one_label=False)
    assert sorted(heard.texts) == [f"PAL-{number:02}" for number in range(24)]


def two_labels():
    left = placed(drawn("EAN-13", EAN, module=2.6), 80, 200)
    right = placed(drawn("EAN-13", OTHER, module=2.6), 760, 300)
    return np.where(left == 150, right, left)


def test_two_articles_in_view_are_refused_and_shown_so(tmp_path):
    film = write_film(tmp_path / "film.mp4", [noisy(two_labels(), seed) for seed in range(20)])
    heard = watched(film)
    assert heard.texts == []
    [refused] = heard.notices
    assert isinstance(refused, Refused)
    assert {read.text for read in refused.reads} == {EAN, OTHER}
    assert [mark for _, mark in heard.views[-1].marks] == [Mark.REFUSED] * 2


def test_a_region_of_interest_leaves_the_other_label_out(tmp_path):
    film = write_film(tmp_path / "film.mp4", [noisy(two_labels(), seed) for seed in range(20)])
    heard = watched(film, eye=LiveEye(region=(0.5, 0.0, 1.0, 1.0)))
    assert heard.texts == [OTHER]
    assert all(x > 640 for x, _ in heard.scans[0].box)


def test_out_of_view_for_a_moment_is_shown_as_ignored(tmp_path):
    there = moving(drawn("QR", "A1", module=4), 10, step=(0, 0), size=(640, 360))
    gone = [noisy(np.full((360, 640), 150, np.uint8), seed) for seed in range(18)]
    heard = watched(write_film(tmp_path / "film.mp4", there + gone + there))
    assert heard.texts == ["A1"]
    assert [type(notice) for notice in heard.notices] == [Ignored]


def test_out_of_view_for_longer_is_another_scan(tmp_path):
    there = moving(drawn("QR", "A1", module=4), 10, step=(0, 0), size=(640, 360))
    gone = [noisy(np.full((360, 640), 150, np.uint8), seed) for seed in range(34)]
    assert watched(write_film(tmp_path / "film.mp4", there + gone + there)).texts == ["A1", "A1"]


def test_what_is_held_still_and_hard_to_read_gets_the_ladder(tmp_path):
    code = drawn("EAN-13", EAN, module=1.5)
    frames = [noisy(placed(code, 300, 200, 640, 480), seed, sigma=1, blur=0.5) for seed in range(40)]
    heard = watched(write_shots(tmp_path, frames))
    assert heard.texts == [EAN]


HARD = drawn("EAN-13", EAN, module=1.5)
"""The cheap look cannot read it, the ladder can."""


def hard(frames, x=300):
    return [noisy(placed(HARD, x, 200, 640, 480), seed % 11, sigma=2, blur=0.5) for seed in range(frames)]


def nothing(frames):
    return [noisy(np.full((480, 640), 150, np.uint8), seed, sigma=2) for seed in range(frames)]


def test_what_only_the_ladder_reads_is_one_scan_for_as_long_as_it_is_held(tmp_path):
    heard = watched(write_shots(tmp_path, hard(170)))
    assert (heard.texts, heard.notices) == ([EAN], [])


def test_what_only_the_ladder_reads_is_another_scan_once_it_was_away(tmp_path):
    assert watched(write_shots(tmp_path, hard(40) + nothing(50) + hard(60))).texts == [EAN, EAN]


def test_a_bare_table_is_climbed_once_and_a_label_laid_on_it_again(tmp_path, monkeypatch):
    climbed = []
    monkeypatch.setattr(
        "app.scan.camera.decode_image", lambda image, site: climbed.append(1) or decode_image(image, site)
    )
    frames = nothing(110) + hard(60)
    heard = watched(write_shots(tmp_path, frames))
    assert heard.texts == [EAN]
    assert len(climbed) == 2


def test_what_was_in_view_while_the_ladder_took_its_time_is_one_scan():
    heard = Heard()
    label = noisy(placed(drawn("Code 128", "BIN-07", module=3), 300, 200), 1, sigma=2)
    camera = Camera(CameraSettings(camera_source("0")), Consensus(parse=says), heard.listener)
    at = 1_000_000_000
    for _ in range(4):
        for pause in (1_500_000, 33_000, 33_000, 33_000):
            at += pause
            camera._one(label, Instant(at))
        camera.take_still()
        camera._one(label, Instant(at + 1))
    assert heard.texts == ["BIN-07"]


def test_a_still_that_a_person_asks_for(tmp_path):
    code = drawn("EAN-13", EAN, module=1.5)
    shots = write_shots(tmp_path, [noisy(placed(code, 300, 200, 640, 480), 1, sigma=1, blur=0.5)] * 6)
    heard = Heard()
    camera = Camera(
        CameraSettings(camera_source(str(shots)), paced=False), Consensus(parse=says), heard.listener
    )
    camera.take_still()
    camera.start()
    heard.wait(lambda: CameraState.ENDED in heard.said)
    camera.stop()
    assert heard.texts == [EAN]
    assert heard.stills == [(1, 1)]


def test_all_in_view_is_scanned_when_a_person_asks_though_labels_disagree(tmp_path):
    film = write_film(tmp_path / "film.mp4", [noisy(two_labels(), seed) for seed in range(20)])
    with running(film, repeat=True) as (camera, heard):
        heard.wait(lambda: heard.notices)
        assert heard.texts == []
        camera.take_still()
        heard.wait(lambda: heard.stills)
        camera.take_still()
        heard.wait(lambda: len(heard.stills) == 2)
    assert heard.texts == [EAN, OTHER]
    assert heard.stills == [(2, 2), (2, 0)]
    assert len([notice for notice in heard.notices if isinstance(notice, Refused)]) == 1


# ── states ─────────────────────────────────────────────────────────────────────────────────────


def test_black_pictures_are_said_and_the_camera_comes_back(tmp_path):
    label = moving(drawn("QR", "A1", module=4), 6, size=(640, 360))
    dark = [noisy(np.zeros((360, 640), np.uint8), seed, sigma=2) for seed in range(40)]
    heard = watched(write_film(tmp_path / "film.mp4", dark + label))
    assert heard.said[:4] == [
        CameraState.STARTING,
        CameraState.BLACK,
        CameraState.LIVE,
        CameraState.ENDED,
    ]
    assert "lens" in heard.states[1].text
    assert heard.texts == ["A1"]


def test_a_dark_hall_is_not_black():
    hall = noisy(on_table(drawn("QR", "A1", module=4), 640, 360, (200, 50)) // 12, 1)
    assert not is_black(hall)
    assert is_black(noisy(np.full((360, 640), 6, np.uint8), 1, sigma=2))


def test_a_stream_stalls_and_comes_back_by_itself():
    stream = JpegCamera(on_table(drawn("QR", "A1", module=5), 640, 480, (100, 100)))
    try:
        with running(stream.url, timeout_s=8) as (_, heard):
            heard.wait(lambda: heard.texts == ["A1"])
            stream.sending.clear()
            heard.wait(lambda: heard.said[-1] is CameraState.STALLED)
            assert "no pictures" in heard.states[-1].text
            stream.show(on_table(drawn("QR", "B2", module=5), 640, 480, (100, 100)))
            stream.sending.set()
            heard.wait(lambda: heard.texts == ["A1", "B2"])
            assert heard.said[-1] is CameraState.LIVE
            stream.closing.set()
    finally:
        stream.close()
    assert heard.said[-1] is CameraState.STOPPED


def test_a_stream_vanishes_and_comes_back_by_itself():
    stream = JpegCamera(on_table(drawn("QR", "A1", module=5), 640, 480, (100, 100)))
    try:
        with running(stream.url, timeout_s=2) as (_, heard):
            heard.wait(lambda: heard.texts == ["A1"])
            stream.accepting.clear()
            heard.wait(lambda: heard.said[-1] is CameraState.VANISHED)
            assert "plugged in" in heard.states[-1].text
            stream.show(on_table(drawn("QR", "B2", module=5), 640, 480, (100, 100)))
            stream.accepting.set()
            heard.wait(lambda: heard.texts == ["A1", "B2"])
            assert heard.said[-1] is CameraState.LIVE
            stream.closing.set()
    finally:
        stream.close()


def test_a_camera_that_is_not_there_says_so_and_stops_when_told():
    with running("97", timeout_s=1) as (_, heard):
        heard.wait(lambda: heard.said[-1:] == [CameraState.VANISHED])
    assert heard.said[-1] is CameraState.STOPPED


# ── the second opinion ─────────────────────────────────────────────────────────────────────────


def flat(text, symbology, x, y, width, height):
    return Read(text, symbology, "]E0", ((x, y), (x + width, y), (x + width, y + height), (x, y + height)))


def test_zbar_agrees_contradicts_or_is_silent():
    picture = noisy(placed(drawn("EAN-13", EAN, module=3), 200, 200), 1)
    eye = LiveEye(site=EVERYTHING)
    [read] = eye.look(picture)
    left, top, right, bottom = read.bounds
    assert eye.opinion(read) is Opinion.AGREES
    wrong = flat(OTHER, "EAN-13", left, int((top + bottom) / 2), right - left, 1)
    assert eye.opinion(wrong) is Opinion.CONTRADICTS
    assert eye.opinion(flat(OTHER, "EAN-13", 800, 500, 250, 40)) is Opinion.SILENT


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize(
    ("symbology", "text"), [("EAN-13", EAN), ("Code 128", "BIN-07"), ("DataMatrix", "A1")]
)
def test_boxes_lie_on_the_code_whichever_look_found_it(symbology, text, turns):
    code = np.ascontiguousarray(np.rot90(drawn(symbology, text, module=3, margin=20), turns))
    frame = noisy(placed(code, 500, 150), 1, sigma=2)
    eye = LiveEye(region=(0.1, 0.1, 1.0, 1.0))
    seen = [read for _ in range(4) for read in eye.look(frame)]
    assert {read.text for read in seen} == {text}
    for read in seen:
        left, top, right, bottom = read.bounds
        assert 510 < left < right < 500 + code.shape[1] - 8
        assert 160 < top <= bottom < 150 + code.shape[0] - 8


def test_busy_places_are_found_and_covered():
    frame = noisy(placed(drawn("QR", "A1", module=3), 900, 500), 1)
    [(left, top, right, bottom)] = busy_windows(frame, 4.0)
    assert 800 < left < 930
    assert 400 < top < 530
    assert right - left <= 448
    assert bottom - top <= 448
    assert busy_windows(noisy(np.full((720, 1280), 150, np.uint8), 1), 4.0) == []
    texture = np.random.default_rng(1).integers(0, 255, (720, 1280)).astype(np.uint8)
    covered = np.zeros((720, 1280), bool)
    for left, top, right, bottom in busy_windows(cv2.resize(texture[::8, ::8], (1280, 720)), 0):
        covered[top:bottom, left:right] = True
    assert covered.mean() > 0.9


def test_a_tiny_picture_is_no_trouble():
    for size in ((1, 1), (1, 50), (50, 1), (3, 3)):
        assert LiveEye().look(np.zeros(size, np.uint8)) == []


def test_colour_and_grey_frames_are_both_looked_at():
    picture = on_table(drawn("QR", "A1", module=4), 640, 360, (100, 50))
    assert grey(np.dstack([picture] * 3)).shape == picture.shape
    assert {read.text for read in LiveEye().look(grey(np.dstack([picture] * 3)))} == {"A1"}
