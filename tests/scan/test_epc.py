"""RFID tags: vectors of all schemes named, bursts, and the comparison with a ship notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vectors import epc_vectors

from app.domain.clock import Instant, parse_instant
from app.domain.identifiers import is_gtin
from app.scan.bracketed import write_bracketed
from app.scan.epc import read_epc
from app.scan.reading import Reading
from app.scan.resolve import parse
from app.scan.rfid import QUIET, Awaited, Gathering, compare

SCHEMES = ("SGTIN", "SSCC", "SGLN", "GRAI", "GIAI")
SGTIN_96 = "3034257BF7194E4000001A85"
T0 = parse_instant("2026-11-23T08:00:00Z")


def vectors(scheme: str, group: str, kind: str) -> Iterator[dict[str, Any]]:
    yield from epc_vectors()[scheme].get(group, {}).get(kind, [])


@pytest.mark.data
@pytest.mark.parametrize("scheme", SCHEMES)
def test_tags_in_hexadecimal_and_as_tag_uris(scheme: str) -> None:
    count = 0
    for vector in vectors(scheme, "TagEncodable", "valid"):
        for text in (vector["hex"], vector["hex"].lower(), vector["tag_uri"]):
            reading = read_epc(text, 2026)
            assert (reading.error, reading.key) == (None, vector["uri"]), text
        assert parse(vector["hex"]).key == vector["uri"]
        count += 1
    assert count == {"SGTIN": 4, "SSCC": 4, "SGLN": 8, "GRAI": 7, "GIAI": 7}[scheme]


@pytest.mark.data
@pytest.mark.parametrize("scheme", SCHEMES)
def test_identities_say_the_elements(scheme: str) -> None:
    for vector in vectors(scheme, "GS1Element", "valid"):
        reading = read_epc(vector["uri"], 2026)
        assert reading.error is None, vector
        # An SGLN whose extension is 0 has none; brackets in values are marked in ours.
        expected = vector["gs1_element_string"].removesuffix("(254)0")
        assert write_bracketed(reading.elements).replace("\\(", "(") == expected


@pytest.mark.data
@pytest.mark.parametrize("scheme", SCHEMES)
def test_identities_that_are_right_are_read(scheme: str) -> None:
    for vector in vectors(scheme, "EPCSchemeInit", "valid"):
        assert read_epc(vector["uri"], 2026).error is None, vector


@pytest.mark.data
@pytest.mark.parametrize("scheme", SCHEMES)
def test_identities_that_are_wrong_are_refused(scheme: str) -> None:
    count = 0
    for vector in vectors(scheme, "EPCSchemeInit", "invalid"):
        reading = read_epc(vector["uri"], 2026)
        assert reading.error is not None, vector
        assert reading.elements == ()
        count += 1
    assert count == {"SGTIN": 7, "SSCC": 3, "SGLN": 5, "GRAI": 7, "GIAI": 6}[scheme]


@pytest.mark.parametrize(
    "text",
    [
        SGTIN_96,
        SGTIN_96.lower(),
        "30 34 25 7B F7 19 4E 40 00 00 1A 85",
        "0x" + SGTIN_96,
        SGTIN_96 + "00000000",
        "urn:epc:id:sgtin:0614141.812345.6789",
        "URN:EPC:ID:SGTIN:0614141.812345.6789",
        "urn:epc:tag:sgtin-96:1.0614141.812345.6789",
        f"urn:epc:raw:96.x{SGTIN_96}",
    ],
)
def test_one_tag_in_many_spellings(text: str) -> None:
    for reading in (read_epc(text, 2026), parse(text)):
        assert (reading.kind, reading.gtin, reading.serial) == ("epc", "80614141123458", "6789")
        assert reading.key == "urn:epc:id:sgtin:0614141.812345.6789"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E2801160600002054EB5A1C8", "unknown-epc-header"),
        ("F74257BF7194E4000001A850", "unknown-epc-header"),
        ("303C257BF7194E4000001A85", "bad-epc"),
        (SGTIN_96[:-2], "bad-epc"),
        (SGTIN_96 + "01", "bad-epc"),
        ("3154257BF4499602D2000001", "bad-epc"),
        ("362579D5D4ADB6172574B98B34C0000000000000000000000001", "bad-epc"),
        ("urn:epc:id:sgtin:0614141.812345", "bad-epc"),
        ("urn:epc:id:nonsense:1.2", "bad-epc"),
        ("urn:epc:idpat:sgtin:0614141.812345.*", "bad-epc"),
        ("urn:epc:id:sgtin:٠٦١٤١٤١.812345.1", "bad-epc"),
        ("hello", "bad-epc"),
        ("", "bad-epc"),
    ],
)
def test_a_line_that_is_no_right_tag_says_so(text: str, expected: str) -> None:
    reading = read_epc(text, 2026)
    assert reading.error is not None
    assert reading.error[0] == expected
    assert reading.gtin == ""


def test_an_unknown_header_is_named() -> None:
    error = parse("E2801160600002054EB5A1C8").error
    assert error is not None
    assert error[1].startswith("header E2")


def test_a_printed_number_is_no_tag() -> None:
    digits = "303400000000000000000000"
    assert parse(digits, symbology="Code 128").kind == "unknown"


def test_a_class_of_a_lot() -> None:
    reading = read_epc("urn:epc:class:lgtin:0614141.812345.L%2F1", 2026)
    assert (reading.gtin, reading.lot) == ("80614141123458", "L/1")


@settings(deadline=None)
@given(st.binary(min_size=12, max_size=26))
def test_no_bits_break_it(bits: bytes) -> None:
    for header in (b"", b"\x30", b"\x36", b"\x31", b"\x32", b"\x39", b"\x33", b"\x37", b"\x34", b"\x38"):
        reading = read_epc((header + bits).hex(), 2026)
        assert reading.gtin == "" or is_gtin(reading.gtin)
        assert reading.error is not None or reading.key.startswith("urn:epc:id:")


# --- bursts --------------------------------------------------------------------------------------------


def tag(serial: int, item: str = "812345") -> str:
    return f"urn:epc:id:sgtin:0614141.{item}.{serial}"


def test_a_tag_read_a_hundred_times_is_one() -> None:
    gathering = Gathering()
    for n in range(100):
        assert gathering.hear(SGTIN_96 if n % 2 else tag(6789), Instant(T0 + n * 1000)) is None
    assert gathering.due(Instant(T0 + 99_000 + QUIET - 1)) is None
    burst = gathering.due(Instant(T0 + 99_000 + QUIET))
    assert burst is not None
    assert [reading.serial for reading in burst.tags] == ["6789"]
    assert (burst.reads, burst.repeats, burst.unread) == (100, 99, ())
    assert gathering.due(Instant(T0 + 10**9)) is None


def test_a_burst_is_one_event_and_the_next_has_only_what_is_new() -> None:
    gathering = Gathering()
    for serial in (1, 2, 3, 1, 2, 3):
        gathering.hear(tag(serial), T0)
    gathering.hear("E2801160600002054EB5A1C8", T0)
    first = gathering.hear(tag(3), Instant(T0 + QUIET))
    gathering.hear(tag(4), Instant(T0 + QUIET))
    second = gathering.due(Instant(T0 + 3 * QUIET))
    assert first is not None
    assert second is not None
    assert [reading.serial for reading in first.tags] == ["1", "2", "3"]
    assert [reading.error[0] for reading in first.unread if reading.error] == ["unknown-epc-header"]
    assert [reading.serial for reading in second.tags] == ["4"]
    gathering.begin_document()
    gathering.hear(tag(4), Instant(T0 + 9 * QUIET))
    again = gathering.due(Instant(T0 + 20 * QUIET))
    assert again is not None
    assert [reading.serial for reading in again.tags] == ["4"]


def readings(*texts: str) -> list[Reading]:
    return [read_epc(text, 2026) for text in texts]


NOTICE = (
    Awaited("1", gtins=frozenset({"80614141123458"}), units=2, serials=frozenset({"1", "2"})),
    Awaited("2", gtins=frozenset({"10614141123459"}), units=2),
    Awaited("3", sscc="106141412345678908"),
)


def test_tags_are_held_against_the_notice() -> None:
    heard = readings(tag(1), tag(9), tag(5, "112345"), tag(5, "112345"), tag(7, "199999"))
    comparison = compare(heard, NOTICE)
    assert [(line, reading.serial) for line, reading in comparison.arrived] == [("1", "1"), ("2", "5")]
    assert [(line, reading.serial) for line, reading in comparison.beyond] == [("1", "9")]
    assert [reading.serial for reading in comparison.strays] == ["7"]
    assert comparison.missing == (
        ("1", 1, frozenset({"2"})),
        ("2", 1, frozenset()),
        ("3", 1, frozenset()),
    )


def test_more_than_awaited_is_beyond_and_a_plate_is_found_by_its_sscc() -> None:
    heard = readings(*(tag(n, "112345") for n in range(3)), "urn:epc:id:sscc:0614141.1234567890")
    comparison = compare(heard, NOTICE)
    assert [line for line, _ in comparison.arrived] == ["2", "2", "3"]
    assert [(line, reading.serial) for line, reading in comparison.beyond] == [("2", "2")]
    assert [line for line, *_ in comparison.missing] == ["1"]


def test_nothing_awaited_makes_every_tag_a_stray() -> None:
    heard = readings(tag(1), tag(2))
    assert compare(heard, ()).strays == tuple(heard)
