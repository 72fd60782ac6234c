"""Framing: where scans end on devices that send nothing else."""

from __future__ import annotations

import pytest

from app.scan.device import CUT_OFF, TOO_LONG
from app.scan.framing import Framer, FrameSettings


@pytest.mark.parametrize("suffix", ["\r", "\n", "\r\n", "\x03", "\x03\r\n"])
def test_every_suffix_ends_a_scan_once(suffix: str) -> None:
    framer = Framer(FrameSettings())
    assert framer.feed(f"\x02ABC{suffix}DEF{suffix}G", 0) == ["ABC", "DEF"]
    assert framer.feed(f"HI{suffix}", 10) == ["GHI"]


def test_silence_ends_a_scan_where_no_suffix_is_sure() -> None:
    framer = Framer(FrameSettings())
    framer.feed("ABC", 0)
    assert framer.idle(99) == []
    assert framer.idle(100) == ["ABC"]
    assert framer.idle(1000) == []


def test_silence_before_the_next_characters_counts_even_if_nobody_asked() -> None:
    framer = Framer(FrameSettings())
    framer.feed("ABC", 0)
    assert framer.feed("DEF\r", 500) == ["ABC", "DEF"]


def test_a_sure_suffix_that_never_comes_is_said() -> None:
    framer = Framer(FrameSettings(terminated=True))
    framer.feed("ABC", 0)
    assert framer.idle(1999) == []
    assert framer.idle(2000) == [CUT_OFF]
    assert framer.feed("DEF\r", 2001) == ["DEF"]


def test_more_than_a_barcode_can_hold_is_said_once() -> None:
    framer = Framer(FrameSettings(max_length=100))
    assert framer.feed("x" * 100_000 + "\rABC\r", 0) == [TOO_LONG, "ABC"]
    assert framer.feed("y" * 100 + "\r", 1) == ["y" * 100]


def test_what_was_spoilt_on_the_way_is_dropped_to_its_end() -> None:
    framer = Framer(FrameSettings())
    framer.feed("AB", 0)
    framer.spoil(1)
    assert framer.feed("EF\rGHI\r", 2) == [CUT_OFF, "GHI"]


def test_prefix_and_gs_literals() -> None:
    framer = Framer(FrameSettings(prefix="~", gs=("<GS>", "|")))
    assert framer.feed("~10L<GS>21S|17\r", 0) == ["10L\x1d21S\x1d17"]
