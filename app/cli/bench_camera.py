"""Camera figures for `bench`: photographs with known text, ours beside each decoder alone, in one run."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app.cli.bench_live import live_figures
from app.scan.decoders import Zbar, Zxing
from app.scan.imaging import Image, read_image
from app.scan.ladder import decode_image
from app.scan.read import ALL_CODES, EAN_UPC, Read

Way = Callable[[Image], list[Read]]

WAYS: dict[str, Way] = {
    "ours": decode_image,
    "zxing_cpp": lambda image: Zxing().read(image, ALL_CODES),
    "zbar": lambda image: Zbar().read(image, ALL_CODES),
}


def camera_figures(data_dir: Path) -> dict[str, Any]:
    """`barcode-photos` below `data_dir`, and films drawn here; a few minutes."""
    return {"photographs": photo_figures(data_dir / "barcode-photos"), "live": live_figures()}


def photo_figures(folder: Path) -> dict[str, Any]:
    """Every picture is shown to all ways, one after the other, so that ratios hold on a busy machine."""
    pictures = json.loads((folder / "index.json").read_text(encoding="utf-8"))["images"]
    tallies = {name: _Tally() for name in WAYS}
    for picture in pictures:
        image = read_image(folder / picture["file"])
        for name, way in WAYS.items():
            start = time.perf_counter()
            reads = way(image)
            tallies[name].add(picture, reads, (time.perf_counter() - start) * 1000)
    return {name: tally.figures() for name, tally in tallies.items()}


class _Tally:
    """Right, wrong and missed pictures of one way, by kind."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.ms: list[float] = []
        self.wrong: list[str] = []

    def add(self, picture: dict[str, Any], reads: list[Read], ms: float) -> None:
        kind = picture["kind"]
        right, wrong = judged(picture, reads)
        self.counts[kind, "of"] += 1
        self.counts[kind, "right"] += right
        self.counts[kind, "wrong"] += wrong
        self.counts[kind, "missed"] += not right and kind != "negative"
        if kind == "photo":
            self.ms.append(ms)
        if wrong:
            self.wrong.append(picture["file"])

    def figures(self) -> dict[str, Any]:
        shown = {
            kind: {word: self.counts[kind, word] for word in ("of", "right", "wrong", "missed")}
            for kind in ("photo", "generated", "negative")
        }
        return {**shown, "ms": spread(self.ms), "wrong_files": sorted(self.wrong)}


def judged(picture: dict[str, Any], reads: Iterable[Read]) -> tuple[bool, bool]:
    """Is what stands there read; is anything read that does not stand there?"""
    symbology = picture["symbology"]
    if picture["expected"] is None and "expected_hex" in picture:
        expected = {bytes.fromhex(picture["expected_hex"])}
        read = {_bytes_of(one.text) for one in reads}
        return bool(read & expected), bool(read - expected)
    there = [picture["expected"], *picture.get("also_present", ())]
    allowed = {_plain(text, symbology) for text in there if text is not None}
    found = {_plain(one.text, one.symbology) for one in reads}
    right = picture["expected"] is not None and _plain(picture["expected"], symbology) in found
    return right, bool(found - allowed)


def spread(values: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    ordered = sorted(values)
    return {
        "median": round(ordered[len(ordered) // 2], 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
    }


def _plain(text: str, symbology: str) -> str:
    """One spelling for the two that the index has: GTINs of 14 digits, no brackets, no start characters."""
    if symbology in EAN_UPC:
        return (_widened(text) if symbology == "UPC-E" and len(text) == 8 else text).zfill(14)
    if symbology == "Codabar":
        return text.strip("ABCD")
    if symbology.startswith("DataBar"):
        text = text.replace("(", "").replace(")", "").replace("\x1d", "")
        return text[2:] if len(text) == 16 and text.startswith("01") else text
    return text


def _widened(upc_e: str) -> str:
    """The GTIN-12 of a UPC-E (GS1 General Specifications, section 5.2.2.4.2)."""
    first, body, last = upc_e[0], upc_e[1:7], upc_e[7]
    if body[5] in "012":
        middle = body[:2] + body[5] + "0000" + body[2:5]
    elif body[5] == "3":
        middle = body[:3] + "00000" + body[3:5]
    elif body[5] == "4":
        middle = body[:4] + "00000" + body[4]
    else:
        middle = body[:5] + "0000" + body[5]
    return first + middle + last


def _bytes_of(text: str) -> bytes:
    """Undo <HH>: what stands in the symbol."""
    parts = text.replace("<", ">").split(">")
    return b"".join(bytes.fromhex(part) if place % 2 else part.encode() for place, part in enumerate(parts))
