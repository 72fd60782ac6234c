"""Element strings: strict reading, writing, and never a wrong quantity."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_strategies import messages

from app.domain.errors import Refusal
from app.domain.identifiers import is_gtin
from app.domain.quantity import ONE
from app.scan.bracketed import read_bracketed, write_bracketed
from app.scan.gs1 import GS, combine, date_of, read_elements, ways, write_elements
from app.scan.gs1_values import check_pair
from app.scan.reading import Element
from app.scan.resolve import Known, ParseSettings, Reading, fitting, parse

GTIN = "09506000134352"


def said(text: str) -> Reading:
    """A GS1-128 symbol's data, read in 2026."""
    return parse(text, aim="]C1", year=2026)


def code(text: str) -> str:
    error = said(text).error
    return error[0] if error else ""


def test_a_carton_label_says_item_lot_and_expiry() -> None:
    reading = said(f"01{GTIN}1727123110LOT7")
    assert (reading.kind, reading.gtin, reading.lot, reading.expiry) == ("gs1", GTIN, "LOT7", "2027-12-31")
    assert reading.as_json() == {
        "raw": f"01{GTIN}1727123110LOT7",
        "kind": "gs1",
        "elements": [
            {"ai": "01", "value": GTIN},
            {"ai": "17", "value": "271231"},
            {"ai": "10", "value": "LOT7"},
        ],
        "gtin": GTIN,
        "lot": "LOT7",
        "serial": "",
        "expiry": "2027-12-31",
        "sscc": "",
        "quantity": None,
        "error": None,
    }


def test_a_pallet_label_says_plate_content_and_count() -> None:
    reading = said(f"0010614141234567890802{GTIN}3748{GS}10AB")
    assert reading.error is None
    assert (reading.sscc, reading.gtin, reading.lot) == ("106141412345678908", GTIN, "AB")
    assert reading.quantity == 48 * ONE
    assert reading.as_json()["quantity"] == "48"


def test_weights_are_exact() -> None:
    assert said(f"01{GTIN}3103001234").net_weight == 1_234_000
    assert said(f"01{GTIN}3105000001").net_weight == 10
    assert said(f"01{GTIN}3100000012").net_weight == 12 * ONE


@pytest.mark.parametrize(
    ("value", "year", "expected"),
    [
        ("271231", 2026, date(2027, 12, 31)),
        ("280200", 2026, date(2028, 2, 29)),
        ("270200", 2026, date(2027, 2, 28)),
        ("760101", 2026, date(2076, 1, 1)),
        ("770101", 2026, date(1977, 1, 1)),
        ("990630", 2026, date(1999, 6, 30)),
        ("010101", 2060, date(2101, 1, 1)),
    ],
)
def test_the_century_is_the_nearest_and_day_00_is_the_last(value: str, year: int, expected: date) -> None:
    assert date_of(value, year) == expected


def test_the_expiry_may_stand_in_three_places() -> None:
    assert said(f"01{GTIN}15271100").expiry == "2027-11-30"
    assert said(f"01{GTIN}70032712311530").expiry == "2027-12-31"
    assert said(f"01{GTIN}1527110017271231").expiry == "2027-12-31"
    assert said(f"01{GTIN}11271100").expiry == ""


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("0109506000134353", "check-digit"),
        ("00106141412345678900", "check-digit"),
        ("4140614141123453", "check-digit"),
        (f"01{GTIN}17271331", "bad-date"),
        (f"01{GTIN}17270230", "bad-date"),
        (f"01{GTIN}1727123", "value-too-short"),
        (f"01{GTIN}10", "value-too-short"),
        (f"01{GTIN}30", "value-too-short"),
        (f"01{GTIN}10LÖT", "bad-character"),
        (f"01{GTIN}30A", "bad-character"),
        (f"01{GTIN}05123", "unknown-ai"),
        (f"01{GTIN}10A{GS}10B", "repeated-ai"),
        (f"01{GTIN}02{GTIN}3712", "excluded-pair"),
        ("10LOT7", "missing-partner"),
        (f"02{GTIN}3712", "missing-partner"),
        (f"01{GTIN}10{'A' * 21}", "missing-gs"),
        (f"01{GTIN}4225281727123110A", "missing-gs"),
        ("", "empty"),
        (GS, "empty"),
    ],
)
def test_what_is_wrong_has_a_code(data: str, expected: str) -> None:
    assert code(data) == expected


def test_a_check_digit_says_what_it_should_be() -> None:
    error = said("0109506000134350").error
    assert error == ("check-digit", "(01) check digit 0, expected 2")


def test_the_same_value_twice_is_no_contradiction() -> None:
    assert said(f"01{GTIN}10A{GS}10A").error is None


def test_contradictions_leave_nothing_said() -> None:
    reading = said(f"01{GTIN}10A{GS}10B")
    assert (reading.gtin, reading.lot, reading.quantity) == ("", "", None)


def test_a_part_of_a_label_says_its_part() -> None:
    reading = said("10LOT7")
    assert reading.error is not None
    assert reading.error[0] == "missing-partner"
    assert reading.error[1].startswith("(10) says nothing without (01) or (02) or (03)")
    assert reading.lot == "LOT7"


def test_two_codes_of_one_label_are_judged_together() -> None:
    whole = combine(said("00106141412345678908"), said(f"02{GTIN}3712"), 2026)
    assert whole.error is None
    assert (whole.sscc, whole.gtin, whole.quantity) == ("106141412345678908", GTIN, 12 * ONE)
    other = combine(said(f"01{GTIN}"), said("0109506000134369"), 2026)
    assert other.error is not None
    assert other.error[0] == "repeated-ai"


# --- lost separators -----------------------------------------------------------------------------------


def test_a_count_that_runs_on_is_refused_and_never_a_quantity() -> None:
    """(30)8 and what followed it, the separator lost: not 82,211,767 pieces of lot 13."""
    for text in ("]C130822117671013", "30822117671013", "(30)822117671013", f"]C101{GTIN}30822117671013"):
        reading = parse(text)
        assert reading.error is not None, text
        assert reading.quantity is None
        assert reading.as_json()["quantity"] is None


def test_a_count_that_may_have_swallowed_its_neighbour_asks() -> None:
    """12 of lot 345, or 1,210,345 pieces?"""
    text = f"01{GTIN}301210345"
    reading = said(text)
    assert reading.error is not None
    assert reading.error[0] == "ambiguous-count"
    assert reading.quantity is None
    assert {(offer.quantity, offer.lot) for offer in reading.offers} >= {
        (12 * ONE, "345"),
        (1_210_345 * ONE, ""),
    }


def test_a_count_is_taken_where_no_separator_can_be_lost() -> None:
    assert said(f"01{GTIN}30144").quantity == 144 * ONE
    assert said(f"01{GTIN}301200").quantity == 1200 * ONE
    assert said(f"01{GTIN}301210345{GS}").quantity == 1_210_345 * ONE
    assert said(f"01{GTIN}10A{GS}301210345").quantity == 1_210_345 * ONE
    # One piece of variant 99 it cannot be: the variant is 01.
    assert said(f"01{GTIN}20013012099").quantity == 12_099 * ONE
    assert code(f"01{GTIN}3012099") == "ambiguous-count"
    kept = parse(f"01{GTIN}301210345", aim="]C1", settings=ParseSettings(separators_kept=True))
    assert kept.quantity == 1_210_345 * ONE
    assert parse(f"(01){GTIN}(30)1210345").quantity == 1_210_345 * ONE


def test_the_only_reading_that_fits_what_is_known_is_offered() -> None:
    lost = said(f"01{GTIN}301210345")
    offer = fitting(lost, Known(lots=frozenset({"345"})), 2026)
    assert offer is not None
    assert (offer.quantity, offer.lot) == (12 * ONE, "345")
    assert fitting(lost, Known(lots=frozenset({"999"})), 2026) is None
    assert fitting(lost, Known(), 2026) is None


def test_a_lot_that_swallowed_the_expiry_is_offered_apart() -> None:
    reading = said(f"01{GTIN}10LOT717271231")
    assert reading.lot == "LOT717271231"
    known = Known(lots=frozenset({"LOT7"}), expiries=frozenset({"2027-12-31"}))
    offer = fitting(reading, known, 2026)
    assert offer is not None
    assert (offer.lot, offer.expiry) == ("LOT7", "2027-12-31")
    assert fitting(reading, Known(lots=frozenset({"LOT717271231"})), 2026) is None


def test_ways_are_bounded() -> None:
    assert ways("10" * 64) == []
    assert ways(f"01{GTIN}" * 40) == []


# --- writing -------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=300)
@given(messages())
def test_reading_what_was_written_is_the_identity(elements: list[Element]) -> None:
    written = write_elements(elements)
    assert read_elements(written) == (tuple(elements), None)
    assert read_bracketed(write_bracketed(elements)) == (tuple(elements), None)


def test_separators_are_written_only_where_needed() -> None:
    elements = [Element("10", "A"), Element("01", GTIN), Element("21", "B"), Element("30", "5")]
    assert write_elements(elements) == f"10A{GS}01{GTIN}21B{GS}305"


@pytest.mark.parametrize(
    "bad", [Element("01", "123"), Element("09", "1"), Element("10", f"A{GS}B"), Element("10", "")]
)
def test_nothing_wrong_is_written(bad: Element) -> None:
    with pytest.raises(Refusal):
        write_elements([bad])


def test_check_characters_are_those_of_the_specifications() -> None:
    """The example of section 7.9.5."""
    assert check_pair("1987654Ad4X4bL5ttr2310c") == "2K"


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="latin-1"), max_size=60))
def test_noise_never_gives_a_wrong_gtin(noise: str) -> None:
    message = read_elements(noise)
    assert all(is_gtin(value) for ai, value in message.elements if ai in ("01", "02", "03"))


@settings(deadline=None)
@given(st.text(alphabet="0123456789\x1d", max_size=48))
def test_digits_never_give_a_wrong_gtin_nor_an_unsure_count(digits: str) -> None:
    reading = said(f"01{digits}")
    assert reading.gtin == "" or is_gtin(reading.gtin)
    counts = {offer.quantity for offer in reading.offers}
    assert reading.quantity is None or not counts
