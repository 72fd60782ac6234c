"""Our icons on paper: the strokes of resources/icons as lines and curves of a PDF."""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[3] / "resources" / "icons"
_GRID = 24
_TOKEN = re.compile(r"[MmLlHhVvAaCcZz]|-?(?:\d+\.?\d*|\.\d+)")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "A": 7, "C": 6, "Z": 0}

Point = tuple[float, float]
Stroke = tuple[str, tuple[float, ...]]
"""`M`, `L`, `C` or `Z` with its absolute coordinates on the 24 grid, y downwards."""


def draw_icon(canvas: Any, name: str, x: float, y: float, size: float, width: float = 2.0) -> None:
    """Draw an icon with its lower left corner at (x, y); `width` is the stroke on the 24 grid."""
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(size / _GRID, -size / _GRID)
    canvas.setLineWidth(width)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    ways = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for command, numbers in strokes(name):
        ways[command](*numbers)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


@cache
def strokes(name: str) -> tuple[Stroke, ...]:
    """The strokes of an icon in resources/icons; our arcs are parts of circles, written with spaces."""
    text = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return tuple(one for drawn in re.findall(r' d="([^"]+)"', text) for one in _absolute(drawn))


def _absolute(drawn: str) -> list[Stroke]:
    tokens = _TOKEN.findall(drawn)
    found: list[Stroke] = []
    here = start = (0.0, 0.0)
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        count = _NUMBERS[command.upper()]
        numbers = tuple(float(one) for one in tokens[at : at + count])
        at += count
        steps, here = _step(command, numbers, here, start)
        found += steps
        if command in "Mm":
            start, command = here, "L" if command == "M" else "l"
    return found


def _step(command: str, numbers: tuple[float, ...], here: Point, start: Point) -> tuple[list[Stroke], Point]:
    if command in "Zz":
        return [("Z", ())], start
    x, y = here if command.islower() else (0.0, 0.0)
    kind = command.upper()
    if kind == "H":
        end = (x + numbers[0], here[1])
    elif kind == "V":
        end = (here[0], y + numbers[0])
    else:
        end = (x + numbers[-2], y + numbers[-1])
    if kind == "A":
        return [("C", curve) for curve in _arc(here, numbers, end)], end
    if kind == "C":
        return [("C", tuple(n + (y if i % 2 else x) for i, n in enumerate(numbers)))], end
    return [("M" if kind == "M" else "L", end)], end


def _arc(here: Point, numbers: tuple[float, ...], end: Point) -> list[tuple[float, ...]]:
    """A circle's arc as cubic curves of at most a quarter (SVG 1.1, appendix F.6.5)."""
    radius, _, _, large, sweep = numbers[:5]
    across, up = (end[0] - here[0]) / 2, (end[1] - here[1]) / 2
    half = math.hypot(across, up)
    radius = max(radius, half)
    away = math.sqrt(radius * radius - half * half) * (1 if bool(large) != bool(sweep) else -1)
    middle = (here[0] + across - away * up / half, here[1] + up + away * across / half)
    first = math.atan2(here[1] - middle[1], here[0] - middle[0])
    turn = math.atan2(end[1] - middle[1], end[0] - middle[0]) - first
    if sweep and turn < 0:
        turn += math.tau
    if not sweep and turn > 0:
        turn -= math.tau
    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    return [_quarter(middle, radius, first + turn * i / count, turn / count) for i in range(count)]


def _quarter(middle: Point, radius: float, angle: float, turn: float) -> tuple[float, ...]:
    reach = radius * 4 / 3 * math.tan(turn / 4)
    a, b = angle, angle + turn
    from_x, from_y = middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a)
    to_x, to_y = middle[0] + radius * math.cos(b), middle[1] + radius * math.sin(b)
    return (
        from_x - reach * math.sin(a),
        from_y + reach * math.cos(a),
        to_x + reach * math.sin(b),
        to_y - reach * math.cos(b),
        to_x,
        to_y,
    )
