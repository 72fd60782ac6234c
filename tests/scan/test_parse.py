"""The order of reading: what one scan says, without a catalogue."""

from __future__ import annotations

import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steps import steps

from app.domain.errors import BadCall
from app.domain.identifiers import check_digit, is_gtin
from app.domain.quantity import ONE
from app.scan.price_weight import Mask
from app.scan.resolve import ParseSettings, Reading, parse
from app.scan.symbology import AIM_OF, Carrier, carrier, name_of, split_aim

GTIN = "09506000134352"
CONTRACT_KEYS = ["raw", "kind", "elements", "gtin", "lot", "serial", "expiry", "sscc", "quantity", "error"]


def code(reading: Reading) -> str:
    return reading.error[0] if reading.error else ""


@pytest.mark.parametrize(
    ("text", "gtin"),
    [
        ("4006381333931", "04006381333931"),
        ("012345678905", "00012345678905"),
        ("96385074", "00000096385074"),
        ("10012345678902", "10012345678902"),
        ("]E04006381333931", "04006381333931"),
        ("]E0012345678905", "00012345678905"),
        ("]E496385074", "00000096385074"),
        ("]I110012345678902", "10012345678902"),
        ("4006381333931\r\n", "04006381333931"),
        ("\x024006381333931\x03", "04006381333931"),
        ("04252614", "00042100005264"),
        ("]E3400638133393112", "04006381333931"),
        ("]E3400638133393112345", "04006381333931"),
    ],
)
def test_a_gtin_is_14_digits_whatever_the_symbol(text: str, gtin: str) -> None:
    reading = parse(text)
    assert (reading.kind, reading.gtin, reading.error) == ("gtin", gtin, None)


@pytest.mark.parametrize(
    ("text", "symbology", "gtin"),
    [
        ("01234565", "UPC-E", "00012345000065"),
        ("123456", "UPC-E", "00012345000065"),
        ("0123456", "UPC-E", "00012345000065"),
        ("96385074", "EAN-8", "00000096385074"),
        ("012345678905", "UPC-A", "00012345678905"),
        ("0109506000134352", "DataBar", GTIN),
        (GTIN, "DataBar", GTIN),
    ],
)
def test_the_name_of_the_symbol_says_what_the_digits_are(text: str, symbology: str, gtin: str) -> None:
    assert parse(text, symbology=symbology).gtin == gtin


@pytest.mark.parametrize(
    ("text", "symbology", "why"),
    [
        ("4006381333932", "", "check digit 2, expected 1"),
        ("4006381333932", "EAN-13", "check digit 2, expected 1"),
        ("012345678901", "UPC-A", "check digit 1, expected 5"),
        ("96385070", "EAN-8", "check digit 0, expected 4"),
        ("01234560", "UPC-E", "check digit 0, expected 5"),
        ("10012345678900", "ITF", "check digit 0, expected 2"),
        ("10012345678900", "", "check digit 0, expected 2"),
    ],
)
def test_a_wrong_check_digit_says_which_is_right(text: str, symbology: str, why: str) -> None:
    reading = parse(text, symbology=symbology)
    assert reading.error == ("check-digit", why)
    assert reading.gtin == ""


def test_digits_in_a_symbol_of_ones_own_are_not_judged() -> None:
    for symbology in ("Code 128", "Code 39", "QR", "DataMatrix"):
        reading = parse("4006381333932", symbology=symbology)
        assert (reading.kind, reading.key, reading.error) == ("unknown", "4006381333932", None)
    assert parse("12345", symbology="ITF").kind == "unknown"


@pytest.mark.parametrize("text", ["40063813", "4006381333A31", ""])
def test_an_ean_of_no_length_or_with_letters_is_refused(text: str) -> None:
    assert code(parse(text, symbology="EAN-13")) in {"bad-length", "bad-character", "empty", "check-digit"}


def test_eight_digits_that_are_right_in_two_ways_offer_both() -> None:
    reading = parse("01000009")
    assert reading.gtin == "00000001000009"
    assert [offer.gtin for offer in reading.offers] == [parse("01000009", symbology="UPC-E").gtin]
    assert parse("01000009", symbology="EAN-8").offers == ()


@pytest.mark.parametrize("start", ["]C1", "]d2", "]Q3", "]e0", "]J1", ""])
def test_a_separator_may_come_in_disguise(start: str) -> None:
    for separator in ("\x1d", "<GS>", "{GS}", "^]"):
        reading = parse(f"{start}01{GTIN}10LOT7{separator}17271231", year=2026)
        assert (reading.kind, reading.lot, reading.expiry) == ("gs1", "LOT7", "2027-12-31")


def test_marks_that_codes_contain_are_separators_only_by_setting() -> None:
    text = f"]C101{GTIN}10LOT7|17271231"
    assert code(parse(text)) == "bad-character"
    settings = ParseSettings(substitutes=("|", "~"))
    assert parse(text, settings=settings).lot == "LOT7"


def test_element_strings_in_a_symbol_that_does_not_say_so() -> None:
    assert parse(f"01{GTIN}10LOT7", symbology="Code 128").lot == "LOT7"
    assert parse(f"01{GTIN}10LOT7").lot == "LOT7"
    assert parse("00106141412345678908").sscc == "106141412345678908"
    assert code(parse("0109506000134353" + "10LOT7")) == "check-digit"
    for text in ("10LOT7", "PO-1001", "8200http", "1727123110A", "91PICK"):
        assert parse(text).kind == "unknown", text


def test_a_valid_gtin_is_no_element_string() -> None:
    assert parse("4012345678901").kind == "gtin"


def test_an_sscc_without_its_identifier() -> None:
    reading = parse("106141412345678908")
    assert (reading.kind, reading.sscc) == ("sscc", "106141412345678908")
    assert parse("106141412345678900").kind == "unknown"


def test_an_envelope_is_opened() -> None:
    assert parse(f"[)>\x1e05\x1d01{GTIN}\x1d10LOT7\x1e\x04").lot == "LOT7"


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("LOC:A-01-02", "location", "A-01-02"),
        ("loc:A-01-02", "location", "A-01-02"),
        ("LP:TOTE 7", "plate", "TOTE 7"),
        ("OP:ANA", "operator", "ANA"),
        ("DOC:PO-1001", "document", "PO-1001"),
        ("]C0LOC:A-01-02", "location", "A-01-02"),
        ("PO-1001", "unknown", "PO-1001"),
        ("https://shop.example/p/123", "unknown", "https://shop.example/p/123"),
        ("Größe", "unknown", "Größe"),
    ],
)
def test_own_prefixes(text: str, kind: str, key: str) -> None:
    reading = parse(text)
    assert (reading.kind, reading.key, reading.error) == (kind, key, None)


def test_prefixes_are_a_setting() -> None:
    settings = ParseSettings(prefixes=(("L-", "location"), ("ITEM/", "item")))
    assert parse("L-A1", settings=settings).kind == "location"
    assert parse("ITEM/4711", settings=settings).key == "4711"
    assert parse("LOC:A1", settings=settings).kind == "unknown"
    assert code(parse("LOC:")) == "empty"


def test_brackets_as_people_type_them() -> None:
    reading = parse(f"(01){GTIN}(17)271231(10)LOT7\\(A)", year=2026)
    assert (reading.gtin, reading.expiry, reading.lot) == (GTIN, "2027-12-31", "LOT7(A)")
    assert parse(f"(01) {GTIN} (10) LOT7").lot == "LOT7"
    assert code(parse("(01")) == "bad-brackets"
    assert code(parse("(1A)2")) == "bad-brackets"
    assert code(parse("()")) == "bad-brackets"


MASKS = ParseSettings(masks=(Mask("20IIIIIWWWWWC"), Mask("21IIIIVPPPPPC", decimals=2), Mask("2IIIIINNNNNC")))


def checked(body: str) -> str:
    return body + check_digit(body)


def test_a_weight_code_says_item_and_weight() -> None:
    reading = parse(checked("201234501234"), settings=MASKS)
    assert (reading.kind, reading.key, reading.net_weight) == ("item", "12345", 1_234_000)
    assert reading.argument == checked("201234500000")
    coarse = ParseSettings(masks=(Mask("20IIIIIWWWWWC", decimals=2),))
    assert parse(checked("201234501234"), settings=coarse).net_weight == 12_340_000
    assert parse(checked("201234501234")).gtin == "0" + checked("201234501234")


def test_a_price_code_has_a_check_digit_of_its_own() -> None:
    right = parse(checked("211234614685"), settings=MASKS)
    assert (right.key, str(right.price)) == ("1234", "146.85")
    wrong = parse(checked("211234514685"), settings=MASKS)
    assert wrong.error == ("check-digit", "check digit 5 of the price or weight 14685, expected 6")
    assert wrong.price is None


def test_a_count_code() -> None:
    assert parse(checked("21234500012"), settings=ParseSettings(masks=MASKS.masks[2:])).quantity == 12 * ONE


@pytest.mark.parametrize("pattern", ["IIIIIWWWWWC", "20IIIIIIIIIIC", "20IIIWWWPPPC", "20"])
def test_a_mask_must_make_sense(pattern: str) -> None:
    with pytest.raises(BadCall, match="mask"):
        Mask(pattern)


# --- what no label has ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "empty"),
        ("\r\n", "empty"),
        ("]C1", "empty"),
        ("   ", "empty"),
        ("AB\x07CD", "bad-character"),
        ("\ud800", "bad-character"),
        ("9" * 4097, "too-long"),
    ],
)
def test_bad_input_has_a_code(text: str, expected: str) -> None:
    reading = parse(text)
    assert code(reading) == expected
    assert list(reading.as_json()) == CONTRACT_KEYS


def test_ten_megabytes_are_refused_at_once() -> None:
    """None of it is copied or looked through."""
    text = "0" * 10_000_000
    tracemalloc.start()
    reading = parse(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
    assert code(reading) == "too-long"
    assert len(reading.raw) < 100


MOST_STEPS = 500_000
"""A label takes some thousands, the worst of these three hundred thousand."""
SLOW = [
    "%41" * 1365,
    "(10)" * 1024,
    "(" * 4096,
    "\\(" * 2048,
    "https://a/" + "01/" * 1300,
    "https://a/" + "/" * 4000,
    "https://a/01/09506000134352?" + "&17=" * 1000,
    "0109506000134352" + "10" * 2000,
    "]C1" + "10" * 2046,
    "]C1" + "37" * 64,
    "]C1" + "9" * 128,
    f"]C101{GTIN}" + "10" * 55,
    "\x1d" * 4096,
    "30" * 60,
    "3034257BF7194E4000001A85" * 10,
    "urn:epc:id:sgtin:" + "0614141.112345.%2" * 200,
    "4302" + "%41" * 70 + "\x7f",
    "]C1" + "4302" + "%41" * 23 + "~",
    "CMD:" * 1000,
    "LOC:" * 1000,
]


@pytest.mark.parametrize("text", SLOW)
def test_nothing_takes_long(text: str) -> None:
    parse(text)
    assert steps(lambda: parse(text)) < MOST_STEPS


@settings(deadline=None)
@given(
    st.text(max_size=80), st.sampled_from(["", *dict.fromkeys(AIM_OF.values()), "]C1", "]d2", "]Q3", "]E3"])
)
def test_no_text_breaks_it(text: str, aim: str) -> None:
    check(parse(text, aim=aim))


@settings(deadline=None)
@given(st.binary(max_size=80))
def test_no_bytes_break_it(data: bytes) -> None:
    check(parse(data.decode("latin-1")))
    check(parse(data.decode("utf-8", "surrogateescape")))


GRAMMAR = st.lists(
    st.sampled_from(
        [
            "01",
            GTIN,
            "10",
            "LOT",
            "\x1d",
            "30",
            "37",
            "17",
            "271231",
            "(",
            ")",
            "(10)",
            "]C1",
            "]E0",
            "https://",
            "id.gs1.org/",
            "/01/",
            "CMD:",
            "QTY:",
            "urn:epc:id:",
            "sgtin:",
            "0614141.",
            "3034257BF7194E4000001A85",
            "00",
            "<GS>",
            "%2F",
            "?",
            "=",
        ],
    ),
    max_size=12,
)


@settings(deadline=None)
@given(GRAMMAR)
def test_no_mixture_breaks_it(parts: list[str]) -> None:
    check(parse("".join(parts)))


def check(reading: Reading) -> None:
    answer = reading.as_json()
    assert list(answer) == CONTRACT_KEYS
    json.dumps(answer)
    assert reading.gtin == "" or is_gtin(reading.gtin)
    assert reading.quantity is None or reading.error is None or reading.error[0] == "missing-partner"
    for element in reading.elements:
        assert element.ai not in ("01", "02", "03") or is_gtin(element.value)


# --- names of symbols ----------------------------------------------------------------------------------


def test_every_name_has_an_identifier_that_names_it() -> None:
    for name, aim in AIM_OF.items():
        text = {"UPC-A": "012345678905", "UPC-E": "01234565", "DataBar": "0109506000134352"}.get(name, "text")
        assert name_of(aim, text) == name


def test_carriers() -> None:
    assert split_aim("]C1abc") == ("]C1", "abc")
    assert split_aim("]?1abc") == ("", "]?1abc")
    assert carrier("]Q3") is Carrier.GS1
    assert carrier("]Q1") is Carrier.PLAIN
    assert carrier("", "ITF") is Carrier.ITF
    assert carrier("") is Carrier.UNSAID
