"""Live figures for `bench`: labels carried before a camera of our own drawing, seeded, frame by frame."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from app.domain.clock import Instant
from app.domain.identifiers import check_digit
from app.scan.camera_source import Frame
from app.scan.consensus import Accepted, Consensus
from app.scan.decoders import Zxing
from app.scan.imaging import Image, grey, opencv
from app.scan.live import LiveEye
from app.scan.read import ALL_CODES
from app.scan.resolve import parse
from app.scan.site_codes import SiteCodes

WIDTH, HEIGHT, RATE = 1280, 720, 30
TABLE = 150
_FORMATS = {"EAN-13": "EAN13", "Code 128": "Code128", "QR": "QRCode", "DataMatrix": "DataMatrix"}
_SHOP = SiteCodes(formats=ALL_CODES - {"UPC-E"})


@dataclass(frozen=True, slots=True)
class Clip:
    """One label moving through the picture."""

    symbology: str
    text: str
    module: float
    """Pixels."""
    blur: float
    noise: float
    seed: int
    frames: int = 45

    def play(self) -> Iterator[Frame]:
        """The frames, in colour as a camera gives them."""
        rng = np.random.default_rng(self.seed)
        code = drawn(self.symbology, self.text, self.module)
        speed, angle = rng.uniform(-9, 9, 2), rng.uniform(-10, 10)
        for number in range(self.frames):
            place = (420 + speed[0] * number, 240 + speed[1] / 3 * number)
            yield _seen(_placed(code, angle, place), self.blur, self.noise, rng)


@dataclass(slots=True)
class Watched:
    """What became of one clip; times in milliseconds."""

    texts: list[str]
    cpu: list[float]
    alone: list[float]
    """What zxing-cpp by itself takes for such a frame, turned codes included, measured now and then."""
    first_read: float | None = None
    answered_in: float | None = None
    """When the frame that brought the answer was shown."""
    answered: float | None = None


def live_figures() -> dict[str, Any]:
    """Processor time per frame, time to an answer, wrong answers, labels in one picture."""
    watched = {name: _watch_some(name) for name in _FORMATS}
    cpu = sorted(ms for clips in watched.values() for one in clips for ms in one.cpu)
    alone = [ms for clips in watched.values() for one in clips for ms in one.alone]
    return {
        "frame": f"{WIDTH} × {HEIGHT}, {RATE} a second",
        "cpu_ms_per_frame": {
            "median": round(median(cpu), 1),
            "p95": round(cpu[int(len(cpu) * 0.95)], 1),
            "zxing_cpp_median": round(median(alone), 1),
        },
        "first_read_to_answer_ms": {name: _latency(clips) for name, clips in watched.items()},
        "small_modules": small_module_figures(),
        "labels_in_one_picture": pallet_figures(),
    }


def small_module_figures(clips: int = 40) -> dict[str, Any]:
    """Clips at 2.0 to 2.6 pixels a module: how many were answered right, wrong, not at all."""
    right = wrong = missed = 0
    for number in range(clips):
        symbology = ("EAN-13", "EAN-13", "Code 128", "DataMatrix")[number % 4]
        clip = Clip(symbology, _text(symbology, number), 2.0 + 0.6 * number / (clips - 1), 0.8, 3.0, number)
        texts = watch(clip).texts
        right += clip.text in texts
        wrong += any(text != clip.text for text in texts)
        missed += clip.text not in texts
    return {"clips": clips, "right": right, "wrong": wrong, "missed": missed}


def pallet_figures() -> dict[str, Any]:
    """24 labels in one 1920 × 1080 picture, ten frames."""
    rng = np.random.default_rng(24)
    wall: Image = np.full((1080, 1920), TABLE, np.uint8)
    wanted = {f"PAL-{number:02}" for number in range(24)}
    for number, text in enumerate(sorted(wanted)):
        code = drawn("Code 128", text, 3, margin=12)
        y, x = 20 + 175 * (number // 4), 20 + 475 * (number % 4)
        wall[y : y + code.shape[0], x : x + code.shape[1]] = code
    frames = (_seen(wall, 0.6, 3.0, rng) for _ in range(10))
    watched = _watch(frames, Clip("Code 128", "", 3, 0, 0, 0), one_label=False)
    found = set(watched.texts)
    return {
        "labels": 24,
        "right": len(found & wanted),
        "wrong": len(found - wanted),
        "cpu_ms_per_frame": round(median(watched.cpu), 1),
    }


def watch(clip: Clip) -> Watched:
    """Play one clip to a camera's eye and consensus, without threads."""
    return _watch(clip.play(), clip, one_label=True)


def drawn(symbology: str, text: str, module: float, margin: int = 30) -> Image:
    """A code in grey, `module` pixels to a module, on white."""
    import zxingcpp

    cv2 = opencv()
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, _FORMATS[symbology]))
    fine = np.array(zxingcpp.write_barcode_to_image(made, scale=4))
    code = cv2.resize(fine, None, fx=module / 4, fy=module / 4, interpolation=cv2.INTER_AREA)
    paper: Image = cv2.copyMakeBorder(code, *[margin] * 4, cv2.BORDER_CONSTANT, value=255)
    return paper


def _watch_some(symbology: str, clips: int = 7) -> list[Watched]:
    """Clips of fair sharpness."""
    shown = (Clip(symbology, _text(symbology, seed), 3.0, 0.7, 3.0, 100 + seed) for seed in range(clips))
    return [watch(clip) for clip in shown]


def _latency(clips: list[Watched]) -> float | None:
    """Median from the first read to the answer; None where a clip got none."""
    waits = [
        one.answered - one.first_read
        for one in clips
        if one.answered is not None and one.first_read is not None
    ]
    return round(median(waits), 1) if len(waits) == len(clips) else None


def _watch(frames: Iterator[Frame], clip: Clip, one_label: bool) -> Watched:
    eye = LiveEye(site=_SHOP)
    consensus = Consensus(
        parse=lambda text, aim: parse(text, aim=aim), opinion=eye.opinion, one_label=one_label
    )
    watched = Watched([], [], [])
    for number, frame in enumerate(frames):
        shown = number * 1000 / RATE
        start, cpu = time.perf_counter(), time.thread_time()
        reads = eye.look(grey(frame))
        events = consensus.frame(Instant(1_000_000_000 + number * 1_000_000 // RATE), reads)
        watched.cpu.append((time.thread_time() - cpu) * 1000)
        taken = (time.perf_counter() - start) * 1000
        if number % 9 == 0:
            cpu = time.thread_time()
            Zxing().read(grey(frame), _SHOP.formats)
            watched.alone.append((time.thread_time() - cpu) * 1000)
        if watched.first_read is None and any(read.text == clip.text for read in reads):
            watched.first_read = shown
        accepted = [event.read.text for event in events if isinstance(event, Accepted)]
        watched.texts += accepted
        if watched.answered is None and clip.text in accepted:
            watched.answered_in, watched.answered = shown, shown + taken
    return watched


def _text(symbology: str, seed: int) -> str:
    rng = np.random.default_rng(1000 + seed)
    digits = "".join(str(digit) for digit in rng.integers(0, 10, 11))
    return "4" + digits + check_digit("4" + digits) if symbology == "EAN-13" else f"BIN-{digits[:6]}"


def _placed(code: Image, angle: float, place: tuple[float, float]) -> Image:
    cv2 = opencv()
    turn = cv2.getRotationMatrix2D((code.shape[1] / 2, code.shape[0] / 2), angle, 1)
    turn[:, 2] += place
    frame: Image = cv2.warpAffine(code, turn, (WIDTH, HEIGHT), borderValue=TABLE)
    return frame


def _seen(picture: Image, blur: float, noise: float, rng: np.random.Generator) -> Frame:
    cv2 = opencv()
    soft = cv2.GaussianBlur(picture, (0, 0), blur)
    grain = rng.normal(0, noise, picture.shape).astype(np.float32)
    frame: Frame = cv2.cvtColor(np.clip(soft + grain, 0, 255).astype(np.uint8), cv2.COLOR_GRAY2BGR)
    return frame
