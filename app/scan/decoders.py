"""zxing-cpp and zbar behind one face: a grey picture in, the codes in it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Protocol

from app.domain.errors import Unavailable
from app.scan.imaging import Image, Matrix
from app.scan.read import Read, clockwise, text_of_bytes


class Decoder(Protocol):
    """What reads pictures."""

    def read(self, image: Image, codes: frozenset[str]) -> list[Read]:
        """Every code of the wanted symbologies, in no order."""
        ...


def moved(read: Read, matrix: Matrix) -> Read:
    """The same read, its box taken through a 2 × 3 affine matrix."""
    corners = [(matrix @ (x, y, 1)).round().astype(int) for x, y in read.box]
    return replace(read, box=clockwise((int(x), int(y)) for x, y in corners))


# ── zxing-cpp ──────────────────────────────────────────────────────────────────────────────────

_ZXING_FORMATS = {
    "EAN-13": ("EAN13",),
    "UPC-A": ("EAN13", "UPCA"),
    "EAN-8": ("EAN8",),
    "UPC-E": ("UPCE",),
    "Code 128": ("Code128",),
    "GS1-128": ("Code128",),
    "Code 39": ("Code39Std", "Code39Ext"),
    "Code 93": ("Code93",),
    "Codabar": ("Codabar",),
    "ITF": ("ITF",),
    "DataBar": ("DataBar",),
    "DataBar Expanded": ("DataBarExp", "DataBarExpStk"),
    "QR": ("QRCode",),
    "DataMatrix": ("DataMatrix",),
    "PDF417": ("PDF417",),
    "Aztec": ("Aztec",),
}
_ZXING_NAMES = (
    ("DataBar Expanded", "DataBar Expanded"),
    ("DataBar", "DataBar"),
    ("Data Matrix", "DataMatrix"),
    ("QR Code", "QR"),
    ("Micro QR", "QR"),
    ("rMQR", "QR"),
    ("Compact PDF417", "PDF417"),
    ("MicroPDF417", "PDF417"),
    ("PDF417", "PDF417"),
    ("Aztec", "Aztec"),
    ("Code 39", "Code 39"),
    ("ITF", "ITF"),
)


@dataclass(frozen=True, slots=True)
class Zxing:
    """zxing-cpp; the switches trade time for codes that stand upright, are small, or are inverted."""

    rotate: bool = True
    downscale: bool = True
    invert: bool = True
    binarizer: str = "LocalAverage"

    def read(self, image: Image, codes: frozenset[str]) -> list[Read]:
        zxing = _zxing()
        found = zxing.read_barcodes(
            image,
            formats=_zxing_formats(codes),
            try_rotate=self.rotate,
            try_downscale=self.downscale,
            try_invert=self.invert,
            text_mode=zxing.TextMode.Plain,
            binarizer=getattr(zxing.Binarizer, self.binarizer),
        )
        reads = (_from_zxing(barcode) for barcode in found)
        return [read for read in reads if read.symbology in codes]


@cache
def _zxing() -> Any:
    import zxingcpp

    return zxingcpp


@cache
def _zxing_formats(codes: frozenset[str]) -> list[Any]:
    names = {name for code in codes for name in _ZXING_FORMATS[code]}
    return [getattr(_zxing().BarcodeFormat, name) for name in sorted(names)]


def _from_zxing(barcode: Any) -> Read:
    text, symbology = _zxing_text(barcode), _zxing_symbology(barcode)
    if symbology == "UPC-E":
        # The text is widened to 13 digits; what the bars say stands beside it.
        text = (barcode.extra or {}).get("UPCE", text)
    elif symbology == "EAN-13" and text.startswith("0"):
        # A first digit 0 is not drawn: the symbol is a UPC-A.
        text, symbology = text[1:], "UPC-A"
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    box = clockwise((corner.x, corner.y) for corner in corners)
    spare = float((barcode.extra or {}).get("UEC", 1.0))
    return Read(text, symbology, barcode.symbology_identifier, box, spare)


def _zxing_text(barcode: Any) -> str:
    kinds = _zxing().ContentType
    raw = bytes(barcode.bytes)
    if barcode.content_type in (kinds.Binary, kinds.UnknownECI) or b"\0" in raw:
        return text_of_bytes(raw)
    return str(barcode.text)


def _zxing_symbology(barcode: Any) -> str:
    name = str(barcode.format)
    if name == "Code 128":
        return "GS1-128" if barcode.symbology_identifier == "]C1" else name
    return next((ours for start, ours in _ZXING_NAMES if name.startswith(start)), name)


# ── zbar ───────────────────────────────────────────────────────────────────────────────────────

_ZBAR_SYMBOLS = {
    "EAN-13": "EAN13",
    "UPC-A": "EAN13",
    "EAN-8": "EAN8",
    "UPC-E": "UPCE",
    "Code 128": "CODE128",
    "GS1-128": "CODE128",
    "Code 39": "CODE39",
    "Code 93": "CODE93",
    "Codabar": "CODABAR",
    "ITF": "I25",
    "QR": "QRCODE",
}
_ZBAR_NAMES = {
    "EAN13": "EAN-13",
    "EAN8": "EAN-8",
    "UPCE": "UPC-E",
    "CODE128": "Code 128",
    "CODE39": "Code 39",
    "CODE93": "Code 93",
    "CODABAR": "Codabar",
    "I25": "ITF",
    "QRCODE": "QR",
}
_AIMS = {"EAN-13": "]E0", "UPC-A": "]E0", "UPC-E": "]E0", "EAN-8": "]E4", "Code 39": "]A0", "ITF": "]I0"}


@dataclass(frozen=True, slots=True)
class Zbar:
    """zbar: a witness for EAN, UPC and Code 128; what it says of other codes is not for stock.

    It mangles QR text, cannot tell GS1-128 from Code 128, and reads ITF into grilles. DataBar is left out:
    it sees some where there is none, and says so on stderr.
    """

    def read(self, image: Image, codes: frozenset[str]) -> list[Read]:
        wanted = {_ZBAR_SYMBOLS[code] for code in codes if code in _ZBAR_SYMBOLS}
        if not wanted:
            return []
        pyzbar = _pyzbar()
        symbols = [pyzbar.ZBarSymbol[name] for name in sorted(wanted)]
        height, width = image.shape
        found = pyzbar.decode((image.tobytes(), width, height), symbols=symbols)
        reads = (_from_zbar(symbol) for symbol in found if symbol.type in _ZBAR_NAMES)
        return [read for read in reads if read.symbology in codes]


@cache
def _pyzbar() -> Any:
    try:
        from pyzbar import pyzbar
    except ImportError as error:
        raise Unavailable("zbar-missing", "zbar is not installed: on Debian, apt install libzbar0") from error
    return pyzbar


def _from_zbar(symbol: Any) -> Read:
    text, symbology = text_of_bytes(symbol.data), _ZBAR_NAMES[symbol.type]
    if symbology == "EAN-13" and text.startswith("0"):
        text, symbology = text[1:], "UPC-A"
    left, top, width, height = symbol.rect
    box = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
    return Read(text, symbology, _AIMS.get(symbology, ""), box)
