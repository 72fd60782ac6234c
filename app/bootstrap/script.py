"""The scan script: one scan a line, exactly as a scanner would send it, and directives (CONTRACT)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.errors import BadCall

_BYTE = re.compile(r"<([0-9A-Fa-f]{2})>")
_LINE_END = re.compile(r"\r\n|\n|\r")
"""Not splitlines(): that takes GS, which stands inside codes, for a line's end."""
_ESCAPED = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}
DIRECTIVES = {
    "station": 2,
    "operator": 1,
    "time": 1,
    "type": 1,
    "press": 1,
    "approve": 2,
    "image": 1,
    "tags": 1,
    "photo": 1,
    "offline": 0,
    "online": 0,
}
"""Directive → how many words it takes; the last word of one that takes any runs to the end of the line."""


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One line that does something: a directive with its words, or a scan (`directive` empty)."""

    number: int
    directive: str
    words: tuple[str, ...]
    text: str
    """The scan as it was sent: bytes written as <1D> are themselves."""
    source: str
    """The line as it stands in the file."""


def read_script(lines: Iterable[str]) -> Iterator[ScriptLine]:
    """Read a script; comments and blank lines are passed over. Raises BadCall `bad-script` with the line."""
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n")
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            yield _directive(number, line)
        else:
            yield ScriptLine(number, "", (), decoded(line), line)


def lines_of(data: bytes) -> list[str]:
    """A text's lines. A byte that is no UTF-8 is the character of its number, as if it were written <HH>."""
    lines = _LINE_END.split(plain(data.decode("utf-8-sig", "surrogateescape")))
    return lines if lines[-1] else lines[:-1]


def plain(text: str) -> str:
    """Text of the command line, in which Python keeps bytes that are no UTF-8 as half characters."""
    return text.translate(_ESCAPED)


def decoded(text: str) -> str:
    """Bytes in hex become the characters they stand for."""
    return _BYTE.sub(lambda match: chr(int(match.group(1), 16)), text)


def _directive(number: int, line: str) -> ScriptLine:
    name, _, rest = line[1:].partition(" ")
    count = DIRECTIVES.get(name)
    if count is None:
        raise BadCall("bad-script", f"line {number}: there is no @{name}")
    words = tuple(rest.strip().split(" ", count - 1)) if count and rest.strip() else ()
    if len(words) != count:
        raise BadCall(
            "bad-script", f"line {number}: @{name} takes {count} word" + ("s" if count != 1 else "")
        )
    return ScriptLine(number, name, words, decoded(rest), line)
