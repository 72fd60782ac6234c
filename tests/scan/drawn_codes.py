"""Codes drawn for tests: nothing here comes from a photograph."""

from __future__ import annotations

import cv2
import numpy as np
import zxingcpp

FORMATS = {
    "EAN-13": "EAN13",
    "EAN-8": "EAN8",
    "UPC-A": "UPCA",
    "UPC-E": "UPCE",
    "Code 128": "Code128",
    "GS1-128": "Code128",
    "Code 39": "Code39",
    "Code 93": "Code93",
    "Codabar": "Codabar",
    "ITF": "ITF",
    "DataBar": "DataBarOmni",
    "DataBar Expanded": "DataBarExp",
    "QR": "QRCode",
    "DataMatrix": "DataMatrix",
    "PDF417": "PDF417",
    "Aztec": "Aztec",
}


def drawn(symbology: str, content: str | bytes, module: float = 3, gs1: bool = False, margin: int = 30):
    """A code in grey with `module` pixels to a module and paper around it."""
    options = {"gs1": True} if gs1 else {}
    barcode = zxingcpp.create_barcode(content, getattr(zxingcpp.BarcodeFormat, FORMATS[symbology]), **options)
    fine = np.array(zxingcpp.write_barcode_to_image(barcode, scale=4))
    side = cv2.resize(fine, None, fx=module / 4, fy=module / 4, interpolation=cv2.INTER_AREA)
    return cv2.copyMakeBorder(side, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255)


def on_table(code, width: int = 1280, height: int = 720, at: tuple[int, int] = (300, 200), table: int = 150):
    """A frame of a camera with one code lying at a place."""
    frame = np.full((height, width), table, np.uint8)
    x, y = at
    frame[y : y + code.shape[0], x : x + code.shape[1]] = code
    return frame


def noisy(image, seed: int, sigma: float = 6, blur: float = 0.6):
    """As a cheap camera sees it; the same seed gives the same picture."""
    soft = cv2.GaussianBlur(image, (0, 0), blur) if blur else image
    grain = np.random.default_rng(seed).normal(0, sigma, image.shape)
    return np.clip(soft.astype(np.float32) + grain, 0, 255).astype(np.uint8)
