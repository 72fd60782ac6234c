"""What a scan means here: one answer, none, or a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from app.domain.clock import parse_instant
from app.domain.identifiers import check_digit
from app.domain.quantity import ONE, Quantity
from app.scan.price_weight import Mask
from app.scan.resolve import Alias, Meaning, ParseSettings, Resolved, resolve
from app.scan.scan import Device, Scan

T0 = parse_instant("2026-11-23T08:00:00Z")
EAN = "4006381333931"
CASE = "14006381333938"


@dataclass(frozen=True)
class Shelf:
    unit: str


@dataclass(frozen=True)
class Shop:
    """A catalogue in memory."""

    aliases: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)
    items: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    badges: frozenset[str] = frozenset()
    plates: frozenset[str] = frozenset()

    def alias(self, barcode: str) -> tuple[Alias, ...]:
        return self.aliases.get(barcode, ())

    def item(self, sku: str) -> Shelf | None:
        return Shelf("ea") if sku in self.items else None

    def location(self, code: str) -> bool:
        return code in self.places

    def document(self, number: str) -> bool:
        return number in self.documents

    def staff(self, badge: str) -> bool:
        return badge in self.badges

    def plate(self, code: str) -> bool:
        return code in self.plates


PEN = Alias("PEN", "ea", ONE)
BOX = Alias("PEN", "box", Quantity(12 * ONE))
SHOP = Shop(
    aliases={"0" + EAN: (PEN,), CASE: (BOX,), "4711": (PEN,)},
    items=frozenset({"PEN", "12345670", "12345678", "MUG"}),
    places=frozenset({"A-01", "0614141123452"}),
    documents=frozenset({"PO-1001"}),
    badges=frozenset({"ANA"}),
    plates=frozenset({"TOTE-7", "106141412345678908"}),
)


def heard(text: str, symbology: str = "", device: Device = Device.KEYBOARD, shop: Shop = SHOP) -> Resolved:
    return resolve(Scan(text, symbology, device, "scanner", T0), shop)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        (EAN, Meaning("item", "PEN", "ea", ONE)),
        (f"]E0{EAN}", Meaning("item", "PEN", "ea", ONE)),
        (f"010{EAN}10LOT7", Meaning("item", "PEN", "ea", ONE)),
        (CASE, Meaning("item", "PEN", "box", Quantity(12 * ONE))),
        ("4711", Meaning("item", "PEN", "ea", ONE)),
        ("PEN", Meaning("item", "PEN", "ea", ONE, by_sku=True)),
        ("12345678", Meaning("item", "12345678", "ea", ONE, by_sku=True)),
        ("12345670", Meaning("item", "12345670", "ea", ONE, by_sku=True)),
        ("LOC:A-01", Meaning("location", "A-01")),
        ("A-01", Meaning("location", "A-01")),
        ("4140614141123452", Meaning("location", "0614141123452")),
        ("DOC:PO-1001", Meaning("document", "PO-1001")),
        ("PO-1001", Meaning("document", "PO-1001")),
        ("OP:ANA", Meaning("operator", "ANA")),
        ("ANA", Meaning("operator", "ANA")),
        ("LP:TOTE-7", Meaning("plate", "TOTE-7")),
        ("TOTE-7", Meaning("plate", "TOTE-7")),
        ("LP:NEW-1", Meaning("plate", "NEW-1", known=False)),
        ("00106141412345678908", Meaning("plate", "106141412345678908")),
        ("106141412345678908", Meaning("plate", "106141412345678908")),
        ("CMD:DONE", Meaning("command", "DONE")),
        ("O-BTN.validate", Meaning("command", "DONE")),
    ],
)
def test_one_meaning(text: str, meaning: Meaning) -> None:
    resolved = heard(text)
    assert resolved.meanings == (meaning,)
    assert resolved.meaning == meaning
    assert resolved.reading.error is None


@pytest.mark.parametrize(
    "text",
    ["nothing", "LOC:B-99", "DOC:PO-9", "OP:BEA", "96385074", "0109506000134352", "https://x.example/"],
)
def test_nothing_known(text: str) -> None:
    resolved = heard(text)
    assert resolved.meanings == ()
    assert resolved.meaning is None


def test_two_meanings_ask() -> None:
    shop = replace(SHOP, places=frozenset({"PO-1001"}))
    resolved = heard("PO-1001", shop=shop)
    assert {meaning.kind for meaning in resolved.meanings} == {"location", "document"}
    assert resolved.meaning is None
    other = replace(SHOP, aliases={"0" + EAN: (PEN, Alias("INK", "ea", ONE))})
    assert [meaning.code for meaning in heard(EAN, shop=other).meanings] == ["PEN", "INK"]


def test_one_barcode_in_two_units_asks() -> None:
    shop = replace(SHOP, aliases={"4711": (PEN, BOX)})
    assert [meaning.unit for meaning in heard("4711", shop=shop).meanings] == ["ea", "box"]


def test_a_barcode_that_is_its_items_sku_is_one_meaning() -> None:
    shop = replace(SHOP, items=frozenset({EAN}), aliases={"0" + EAN: (Alias(EAN, "ea", ONE),)})
    assert heard(EAN, shop=shop).meanings == (Meaning("item", EAN, "ea", ONE),)


def test_a_wrong_check_digit_is_refused_unless_it_is_a_code_of_ones_own() -> None:
    wrong = EAN[:-1] + "2"
    assert heard(wrong).reading.error == ("check-digit", "check digit 2, expected 1")
    own = replace(SHOP, items=frozenset({wrong}))
    assert [meaning.code for meaning in heard(wrong, shop=own).meanings] == [wrong]
    assert heard(wrong, shop=own).reading.error is None
    # A symbol that can hold nothing but a GTIN leaves no other reading.
    assert heard(wrong, "EAN-13", shop=own).meanings == ()
    assert heard(wrong, "EAN-13", shop=own).reading.error is not None


def test_an_own_code_may_look_like_element_strings() -> None:
    text = "0109506000134353XYZ"
    assert heard(text).reading.error is not None
    own = replace(SHOP, items=frozenset({text}))
    assert heard(text, shop=own).reading.kind == "item"


def test_a_count_is_the_readings_and_the_unit_the_aliass() -> None:
    resolved = heard(f"01{CASE}305")
    assert resolved.reading.quantity == 5 * ONE
    assert resolved.meanings == (Meaning("item", "PEN", "box", Quantity(12 * ONE)),)


def test_a_camera_keeps_separators() -> None:
    text = f"]C1010{EAN}301210345"
    assert heard(text, device=Device.CAMERA).reading.quantity == 1_210_345 * ONE
    assert heard(text).reading.quantity is None


def test_an_rfid_reader_sends_tags_or_codes_that_are_known_exactly() -> None:
    assert heard("PO-9", device=Device.RFID).reading.error is not None
    own = replace(SHOP, aliases={"E2801160600002054EB5A1C8": (PEN,)})
    assert [m.code for m in heard("E2801160600002054EB5A1C8", device=Device.RFID, shop=own).meanings] == [
        "PEN"
    ]
    assert heard("urn:epc:id:sscc:0614141.1234567890", device=Device.RFID).meanings == (
        Meaning("plate", "106141412345678908"),
    )


def test_the_time_of_the_scan_chooses_the_century() -> None:
    late = Scan(f"010{EAN}17760101", "", Device.KEYBOARD, "scanner", parse_instant("2060-01-01T00:00:00Z"))
    assert resolve(late, SHOP).reading.expiry == "2076-01-01"
    early = replace(late, at=parse_instant("2020-01-01T00:00:00Z"))
    assert resolve(early, SHOP).reading.expiry == "1976-01-01"


def test_a_weight_code_finds_its_item_by_number_or_zeroed() -> None:
    settings = ParseSettings(masks=(Mask("20IIIIIWWWWWC"),))
    body = "201234501234"
    scan = Scan(body + check_digit(body), "EAN-13", Device.KEYBOARD, "scanner", T0)
    cheese = Alias("CHEESE", "kg", ONE)
    zeroed = "201234500000"
    for key in ("12345", zeroed + check_digit(zeroed), "0" + zeroed + check_digit(zeroed)):
        resolved = resolve(scan, Shop(aliases={key: (cheese,)}), settings)
        assert resolved.meanings == (Meaning("item", "CHEESE", "kg", ONE),)
        assert resolved.reading.net_weight == 1_234_000


def test_eight_digits_right_in_two_ways_are_looked_up_both_ways() -> None:
    two_ways = "01000009"
    both = heard(two_ways)
    assert both.meanings == ()
    narrow = both.reading.offers[0].gtin
    shop = Shop(aliases={narrow: (PEN,)})
    assert heard(two_ways, shop=shop).meanings == (Meaning("item", "PEN", "ea", ONE),)
    rival = Shop(aliases={narrow: (PEN,), two_ways.zfill(14): (Alias("INK", "ea", ONE),)})
    assert len(heard(two_ways, shop=rival).meanings) == 2


def test_bad_input_is_refused_and_nothing_is_looked_up() -> None:
    resolved = heard("9" * 1_000_000)
    assert resolved.reading.error is not None
    assert resolved.reading.error[0] == "too-long"
    assert resolved.meanings == ()
