"""Papers as PDF: the same facts, the same bytes; every code on the page reads back; no line is lost."""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import replace
from datetime import UTC, timedelta, timezone

import numpy as np
import paper_facts as facts
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.identifiers import check_digit
from app.domain.papers import CommandCards, DispatchUnit, ItemLabel, Party
from app.integration.paper.pages import WIDTH
from app.integration.paper.sheet import (
    BOLD,
    CODES,
    REGULAR,
    amount_text,
    clock_text,
    shortened,
    text_width,
    wrapped,
)
from app.integration.paper.strokes import strokes
from app.integration.paper.symbols import Symbol, code128, datamatrix, gs1_128, gs1_datamatrix
from app.integration.paper.table import Cell, Column, Table
from app.integration.papers import pdf

PIXELS = 4
"""To a point, when a page is looked at."""
_RECTANGLE = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f\*?\s")


def pages(paper: bytes) -> list[bytes]:
    """What each page draws, in the operators of PDF."""
    streams = re.findall(rb"/ASCII85Decode /FlateDecode \][^>]*>>\s*stream\s(.*?)~>", paper, re.DOTALL)
    drawn = [zlib.decompress(base64.a85decode(stream)) for stream in streams]
    return [page for page in drawn if b" re f" in page or b" Tf " in page]


def size(paper: bytes) -> tuple[float, float]:
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", paper)
    assert box
    return float(box[1]), float(box[2])


def read_page(page: bytes, width: float, height: float) -> set[tuple[str, str]]:
    """Every code on a page, as AIM identifier and text, read from the rectangles that the PDF draws."""
    picture = np.full((round(height * PIXELS) + 1, round(width * PIXELS) + 1), 255, np.uint8)
    for found in _RECTANGLE.findall(page):
        x, y, wide, tall = (float(number) * PIXELS for number in found)
        top = height * PIXELS - y - tall
        picture[round(top) : round(top + tall), round(x) : round(x + wide)] = 0
    return {(read.symbology_identifier, read.bytes.decode()) for read in zxingcpp.read_barcodes(picture)}


def read_paper(paper: bytes) -> set[tuple[str, str]]:
    return {code for page in pages(paper) for code in read_page(page, *size(paper))}


def seen(symbol: Symbol) -> tuple[str, bytes]:
    """What a scanner makes of a symbol alone on white."""
    rows = np.array(symbol.rows, bool)
    if len(rows) == 1:
        rows = np.repeat(rows, 40, axis=0)
    picture = np.where(np.pad(np.kron(rows, np.ones((3, 3), bool)), 40), 0, 255).astype(np.uint8)
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == 1
    return found[0].symbology_identifier, found[0].bytes


@pytest.mark.parametrize("paper", facts.ALL, ids=lambda paper: type(paper).__name__)
def test_the_same_facts_give_the_same_bytes(paper) -> None:
    first = pdf(paper, UTC)
    assert first.startswith(b"%PDF-")
    assert pdf(paper, UTC) == first
    assert len(first) < 60_000, "only the letters that are used are in it"


@pytest.mark.parametrize(
    ("paper", "codes"),
    [
        (facts.RECEIPT, {("]C0", "PO-20418")}),
        (facts.SLIP_IN_CARTON, {("]C0", "SO-10077"), ("]C1", f"00{facts.SSCC}")}),
        (facts.DISPATCH, {("]C0", "TRIP-0091")}),
        (facts.UNIT, {("]C1", f"00{facts.SSCC}"), ("]C1", "02095212345001863724\x1d4004500123987")}),
        (facts.ITEM, {("]C0", "9521234500186")}),
        (facts.LOT_ITEM, {("]d2", "01095212345002851727123110L2501B")}),
        (facts.SALE, {("]C0", "S-000123")}),
        (facts.CARDS, {("]C0", card.code) for card in facts.CARDS.cards}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_paper_is_scanned_back(paper, codes) -> None:
    assert read_paper(pdf(paper, UTC)) == codes


def test_a_label_stays_readable_under_a_long_address() -> None:
    party = Party(
        "Donaudampfschifffahrtsgesellschaft Nachfolger GmbH & Co. KG",
        ("Bau 7", "Tor 3", "Kai 12", "A-1020 Wien", "Austria"),
    )
    label = replace(facts.UNIT, ship_to=party, ship_from=party, contents="12 cartons of many things " * 6)
    assert ("]C1", f"00{facts.SSCC}") in read_paper(pdf(label))


def test_an_item_without_a_code_is_scanned_by_its_sku() -> None:
    assert read_paper(pdf(ItemLabel("HBZ-1060", "Hex bolt M10×60 zinc"))) == {("]C0", "HBZ-1060")}


def test_copies_are_pages() -> None:
    assert len(pages(pdf(replace(facts.LOT_ITEM, copies=3)))) == 3


def test_eleven_cards_need_a_second_page() -> None:
    assert len(pages(pdf(facts.CARDS))) == 2
    assert len(pages(pdf(CommandCards("Cards", facts.CARDS.cards[:10])))) == 1


def test_a_number_that_bars_cannot_say_is_written_only() -> None:
    assert read_paper(pdf(replace(facts.RECEIPT, order="BESTELLUNG-Ä1"))) == set()


def test_many_serials_go_on_in_rows_of_their_own() -> None:
    serials = tuple(f"B36-{number:05}" for number in range(1000))
    battery = replace(facts.LINES[5], serials=serials)
    few = pages(pdf(replace(facts.RECEIPT, lines=(facts.LINES[5],))))
    assert len(few) == 1
    assert len(pages(pdf(replace(facts.RECEIPT, lines=(battery,))))) > 4


def test_a_long_list_has_a_page_for_the_signatures_and_loses_no_unit() -> None:
    for count in (1, 12, 13, 14, 15, 16, 17, 18, 40):
        units = tuple(DispatchUnit(f"{number:018}", "pallet", "SO-1", "Ada") for number in range(count))
        drawn = pages(pdf(replace(facts.DISPATCH, units=units), UTC))
        rows = sum(page.count(b".6 w") for page in drawn)
        assert rows == count + 1, "a line below each row, and one below the heading"


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40), st.floats(60, 400), st.floats(0, 120))
@settings(max_examples=60, deadline=None)
def test_rows_are_kept_whole_in_order_and_within_the_page(lines, first, closing) -> None:
    rows = tuple((Cell(str(number), ("x",) * min(count, 12)),) for number, count in enumerate(lines))
    table = Table((Column("Item", 0),), rows, WIDTH)
    found = table.pages(first, 400, closing)
    assert [row for page in found for row in page] == list(rows)
    assert all(page or place in (0, len(found) - 1) for place, page in enumerate(found))


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_of_ascii_is_read_back_from_code_128(text) -> None:
    assert seen(code128(text)) == ("]C0", text.encode())


LOT = st.text(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz0123456789-./()+"), min_size=1, max_size=20)


@given(st.integers(0, 10**13 - 1), LOT, LOT)
@settings(max_examples=30, deadline=None)
def test_gs1_elements_are_read_back_with_their_separators(number, lot, serial) -> None:
    body = f"{number:013}"
    gtin = body + check_digit(body)
    elements = [("10", lot), ("01", gtin), ("21", serial)]
    data = f"10{lot}\x1d01{gtin}21{serial}".encode()
    assert seen(gs1_128(elements)) == ("]C1", data)
    assert seen(gs1_datamatrix(elements)) == ("]d2", data)


def test_words_that_are_no_elements_are_a_mistake_of_ours() -> None:
    with pytest.raises(AssertionError, match="no GS1 element"):
        gs1_128([("00", "395200000000000015")])


def test_a_plain_datamatrix_says_its_text() -> None:
    assert seen(datamatrix("LOC:A-04-2")) == ("]d1", b"LOC:A-04-2")


@given(st.text(max_size=120), st.floats(20, 300))
@settings(max_examples=100, deadline=None)
def test_wrapped_text_fits_and_keeps_its_letters(text, width) -> None:
    lines = wrapped(text, REGULAR, 10, width, 1000)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, REGULAR, 10) <= width or len(line) == 1 for line in lines)


def test_text_too_long_for_its_lines_says_so() -> None:
    assert wrapped("one two three four", REGULAR, 10, 40, 1) == ["one t…"]
    assert shortened("Donaudampfschiff", REGULAR, 10, 40).endswith("…")


@pytest.mark.parametrize("font", [REGULAR, BOLD, CODES])
def test_figures_stand_below_each_other(font) -> None:
    assert len({text_width(figure, font, 10) for figure in "0123456789"}) == 1


def test_every_icon_is_drawn_on_its_grid() -> None:
    icons = [path.stem for path in facts.ICONS.glob("*.svg")]
    assert len(icons) > 30
    for name in icons:
        numbers = [number for command, numbers in strokes(name) for number in numbers if command != "Z"]
        assert numbers, name
        assert 0 <= min(numbers) <= max(numbers) <= 24, name


def test_a_ring_is_round() -> None:
    ends = [numbers[-2:] for command, numbers in strokes("ring") if command == "C"]
    assert ends == [pytest.approx(point) for point in ((6.5, 12), (12, 17.5), (17.5, 12), (12, 6.5))]


def test_money_and_time_are_written_for_people() -> None:
    assert [amount_text(value) for value in (0, 199_000, 1_234, -50_000, 10**12)] == [
        "0.00",
        "19.90",
        "0.1234",
        "−5.00",
        "100000000.00",
    ]
    assert clock_text(facts.AT, timezone(timedelta(hours=1))) == "2026-11-23 15:32"
