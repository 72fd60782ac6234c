"""Digital Link URIs in every form, and web addresses that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scan_strategies import SET_82
from vectors import gs1_vectors

from app.domain.identifiers import gtin14
from app.scan.digital_link import read_uri, write_uri
from app.scan.reading import Element
from app.scan.resolve import parse

GTIN = "09506000134352"


@pytest.mark.parametrize(
    "text",
    [
        f"https://id.gs1.org/01/{GTIN}/10/LOT7?17=271231",
        f"http://id.gs1.org/01/{GTIN}/10/LOT7?17=271231",
        f"HTTPS://ID.GS1.ORG/01/{GTIN}/10/LOT7?17=271231",
        f"id.gs1.org/01/{GTIN}/10/LOT7?17=271231",
        f"https://example.com/shop/de/01/{GTIN}/10/LOT7?17=271231",
        f"https://example.com:8443/01/{GTIN}/10/LOT7?17=271231#top",
        f"https://id.gs1.org/01/{GTIN}/10/LOT7/?17=271231",
        f"https://id.gs1.org/01/{GTIN}/10/LOT7?linkType=all&17=271231&utm=x",
        f"https://id.gs1.org/01/{GTIN}/10/LOT7?17=271231;x=y",
        f"https://id.gs1.org/gtin/{GTIN}/lot/LOT7?exp=271231",
        f"https://id.gs1.org/01/{GTIN[1:]}/10/LOT7?17=271231",
        f"https://id.gs1.org/01/{GTIN}/10/%4C%4FT7?17=271231",
        f"]Q1https://id.gs1.org/01/{GTIN}/10/LOT7?17=271231",
        f"]d1https://id.gs1.org/01/{GTIN}/10/LOT7?17=271231\r",
        f"https://example.com/01/catalogue/01/{GTIN}/10/LOT7?17=271231",
    ],
)
def test_every_form_says_the_same(text: str) -> None:
    reading = parse(text, year=2026)
    assert (reading.kind, reading.error) == ("digital_link", None)
    assert (reading.gtin, reading.lot, reading.expiry) == (GTIN, "LOT7", "2027-12-31")


def test_a_slash_in_a_lot_is_escaped() -> None:
    assert parse(f"https://id.gs1.org/01/{GTIN}/10/A%2FB").lot == "A/B"


def test_short_gtins_are_filled_up() -> None:
    for short in ("96385074", "012345678905", "4006381333931"):
        assert parse(f"https://id.gs1.org/01/{short}").gtin == gtin14(short)


def test_other_keys() -> None:
    assert parse("https://id.gs1.org/00/106141412345678908").sscc == "106141412345678908"
    assert parse("https://id.gs1.org/414/0614141123452/254/32a%2Fb").value("254") == "32a/b"
    assert parse(f"https://id.gs1.org/00/106141412345678908?02={GTIN}&37=12").quantity == 12_000_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://id.gs1.org/01/09506000134353", "check-digit"),
        (f"https://id.gs1.org/01/{GTIN}/21/S/10/L", "bad-digital-link"),
        (f"https://id.gs1.org/01/{GTIN}/17/271231", "bad-digital-link"),
        (f"https://id.gs1.org/01/{GTIN}?17=271331", "bad-date"),
        (f"https://id.gs1.org/01/{GTIN}?10=A&10=B", "repeated-ai"),
        (f"https://id.gs1.org/01/{GTIN}?05=A", "unknown-ai"),
        (f"https://id.gs1.org/01/{GTIN}/10/A%20B", "bad-character"),
    ],
)
def test_a_digital_link_that_is_wrong_says_why(text: str, expected: str) -> None:
    reading = parse(text)
    assert reading.kind == "digital_link"
    assert reading.error is not None
    assert reading.error[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com",
        "https://example.com/products/4711",
        "http://[bad",
        "https:///01/09506000134352",
        "http://",
    ],
)
def test_other_web_addresses_are_no_digital_link(text: str) -> None:
    assert parse(text).kind == "unknown"


def test_a_compressed_link_says_so() -> None:
    error = parse("https://id.gs1.org/DBHKVAdpQgqrCmUhS00").error
    assert error is not None
    assert error[0] == "compressed-digital-link"


TEXT = st.text(SET_82, min_size=1, max_size=20)


@settings(deadline=None)
@given(TEXT, TEXT, TEXT)
def test_reading_what_was_written_is_the_identity(lot: str, serial: str, customer: str) -> None:
    elements = (Element("01", GTIN), Element("10", lot), Element("21", serial), Element("241", customer))
    link = read_uri(write_uri(elements, "https://example.com/p"))
    assert link is not None
    assert (link.elements, link.fault) == (elements, None)


@pytest.mark.data
def test_escapes_are_gs1s_own() -> None:
    for value, path, _ in gs1_vectors("dl_URIescape"):
        if value.strip(SET_82) == "":
            uri = write_uri([Element("01", GTIN), Element("10", value[:20])])
            assert uri.endswith("/10/" + "".join(_escaped(value[:20], value, path)))


def _escaped(part: str, whole: str, escaped: str) -> str:
    """So much of the escaped text as `part` takes."""
    if part == whole:
        return escaped
    at = 0
    for _ in part:
        at += 3 if escaped[at] == "%" else 1
    return escaped[:at]


@pytest.mark.data
def test_unescapes_are_gs1s_own() -> None:
    read = 0
    for escaped, path, query in gs1_vectors("dl_URIunescape"):
        for text, value in ((f"/10/{escaped}", path), (f"?10={escaped}", query)):
            if value and value.strip(SET_82) == "" and "%" not in value:
                assert parse(f"https://id.gs1.org/01/{GTIN}{text}").lot == value
                read += 1
    assert read >= 6
