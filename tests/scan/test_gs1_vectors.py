"""GS1's own vectors: all that concern scans and application identifiers agree, but those listed with why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from vectors import gs1_file, gs1_vectors

from app.domain.errors import Refusal
from app.scan import gs1_coupon, gs1_dates, gs1_pairs, gs1_values
from app.scan.bracketed import read_bracketed
from app.scan.digital_link import QUALIFIERS, read_uri, write_uri
from app.scan.gs1 import GS, read_elements, write_elements
from app.scan.gs1_ai import named
from app.scan.reading import Element, Fault
from app.scan.resolve import parse

pytestmark = pytest.mark.data

NOT_ASKED = {"GS1_LINTER_INVALID_GCP_PREFIX", "GS1_LINTER_GCP_DATASOURCE_OFFLINE"}
"""Whether a company prefix has been issued needs GS1's own list of members, which is not ours to carry."""

RULES: dict[str, Callable[[str], Fault | None]] = {
    "couponcode": gs1_coupon.coupon_rule,
    "couponposoffer": gs1_coupon.offer_rule,
    "csum": gs1_values.check_digit_rule,
    "csumalpha": gs1_values.check_pair_rule,
    "gcppos1": gs1_values.company_prefix_rule,
    "gcppos2": lambda data: gs1_values.company_prefix_rule(data[1:]),
    "hasnondigit": gs1_values.letter_rule,
    "hh": gs1_values.hour_rule,
    "hhmi": gs1_values.time_rule,
    "hyphen": gs1_values.hyphen_rule,
    "iban": gs1_values.iban_rule,
    "importeridx": gs1_values.importer_rule,
    "iso3166": gs1_values.country_rule,
    "iso3166999": gs1_values.country_or_999_rule,
    "iso3166alpha2": gs1_values.country_letters_rule,
    "iso4217": gs1_values.currency_rule,
    "iso5218": gs1_values.sex_rule,
    "latitude": gs1_values.latitude_rule,
    "longitude": gs1_values.longitude_rule,
    "mediatype": gs1_values.media_rule,
    "mi": gs1_values.minute_rule,
    "nonzero": gs1_values.not_zero_rule,
    "nozeroprefix": gs1_values.no_leading_zero_rule,
    "packagetype": gs1_values.package_rule,
    "pcenc": gs1_values.percent_rule,
    "pieceoftotal": gs1_values.piece_rule,
    "posinseqslash": gs1_values.sequence_rule,
    "ss": gs1_values.second_rule,
    "winding": gs1_values.winding_rule,
    "yesno": gs1_values.yes_no_rule,
    "yymmdd": gs1_dates.date_rule,
    "yymmd0": gs1_dates.date_or_month_rule,
    "yyyymmdd": gs1_dates.long_date_rule,
    "yyyymmd0": gs1_dates.long_date_or_month_rule,
    "zero": gs1_values.zero_rule,
}
CHARACTER_SETS = {
    "csetnumeric": ("242", ""),
    "cset82": ("10", ""),
    "cset39": ("8010", "1234"),
    "cset64": ("8030", ""),
}
"""For each an identifier that holds just these characters, and what its values must begin with."""


@pytest.mark.parametrize("linter", sorted(RULES))
def test_a_rule_agrees_with_each_vector(linter: str) -> None:
    vectors = gs1_vectors("linter_vectors")[linter]
    asked = [vector for vector in vectors if vector.get("error") not in NOT_ASKED]
    differ = [vector for vector in asked if (RULES[linter](vector["data"]) is None) != vector["ok"]]
    assert differ == []
    # What is not asked: issued company prefixes, 2 + 2 + 8 vectors.
    assert len(vectors) - len(asked) == {"gcppos1": 2, "gcppos2": 2, "couponcode": 8}.get(linter, 0)


@pytest.mark.parametrize("linter", sorted(CHARACTER_SETS))
def test_a_character_set_agrees_with_each_vector(linter: str) -> None:
    ai, head = CHARACTER_SETS[linter]
    identifier = named(ai)
    assert identifier is not None
    room = identifier.longest - len(head)
    for vector in gs1_vectors("linter_vectors")[linter]:
        # A run of right characters may be longer than any value: it is tried piece by piece.
        data = vector["data"]
        pieces = [data[at : at + room] for at in range(0, len(data), room)]
        right = all(identifier.fault(head + piece) is None for piece in pieces)
        assert right == vector["ok"], vector


def test_every_linter_is_proved() -> None:
    assert set(gs1_vectors("linter_vectors")) == set(RULES) | set(CHARACTER_SETS)


def test_values_in_brackets_agree() -> None:
    for vector in gs1_vectors("ai_linters"):
        assert (read_bracketed(vector["bracketed"]).fault is None) == (vector["error"] is None), vector


def test_bracketed_text_agrees_and_is_written_as_gs1_writes_it() -> None:
    for vector in gs1_vectors("ai_parseAIdata"):
        message = read_bracketed(vector["bracketed"])
        assert (message.fault is None) == vector["ok"], vector
        if vector["ok"]:
            assert write_elements(message.elements) == vector["expect"].removeprefix("^").replace("^", GS)


def test_element_strings_agree() -> None:
    for vector in gs1_vectors("ai_processAIdata"):
        flagged, text = vector["element_string"].startswith("^"), vector["element_string"][1:]
        right = flagged and read_elements(text.replace("^", GS)).fault is None
        assert right == vector["ok"], vector


CHECKS = {
    "validateAIrepeats": gs1_pairs.repeated,
    "validateAImutex": gs1_pairs.excluded,
    "validateAIrequisites": gs1_pairs.missing,
    "validateDigSigRequiresSerialisedKey": gs1_pairs.missing,
}


def test_repeats_and_pairs_agree() -> None:
    for vector in gs1_vectors("ai_validateAIs"):
        elements = [Element(*found) for found in re.findall(r"\(([0-9]+)\)([^(]*)", vector["bracketed"])]
        assert (CHECKS[vector["check"]](elements) is None) == vector["ok"], vector


def test_digital_links_are_written_as_gs1_writes_them() -> None:
    differ = []
    for vector in gs1_vectors("dl_generateDLuri"):
        if _link(vector) != (vector["expect"] if vector["ok"] else None):
            differ.append(vector["bracketed"])
    # Application identifier 89 does not exist; GS1's engine can be told to let such through, we cannot.
    assert differ == ["(01)12312312312326(99)000001(89)XXX(95)INT"]


def _link(vector: dict[str, str]) -> str | None:
    message = read_bracketed(vector["bracketed"])
    if message.fault is not None:
        return None
    try:
        return write_uri(message.elements, *([vector["stem"]] if vector["stem"] else []))
    except Refusal:
        return None


def test_digital_links_that_gs1_writes_are_read_back() -> None:
    read = 0
    for vector in gs1_vectors("dl_generateDLuri"):
        if vector["ok"] and "(89)" not in vector["bracketed"]:
            link = read_uri(vector["expect"])
            assert link is not None
            assert set(link.elements) == set(read_bracketed(vector["bracketed"]).elements)
            assert link.fault is None
            read += 1
    assert read == 15


def test_the_paths_that_gs1_allows_are_ours() -> None:
    theirs = {tuple(path) for path in gs1_vectors("dl_valid_path_sequences")}
    ours = {
        path for primary, groups in QUALIFIERS.items() for group in groups for path in _paths(primary, group)
    }
    # The payment slip (415 with 8020) must have its qualifier, the others may; 415 alone is faulty as a pair.
    assert ours - theirs == {("415",), ("415", "8020")}
    assert theirs - ours == set()


def _paths(primary: str, group: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for chosen in range(2 ** len(group)):
        yield (primary, *(ai for place, ai in enumerate(group) if chosen >> place & 1))


def test_what_a_scanner_sends_is_read_back() -> None:
    sent = [vector for vector in gs1_vectors("scandata_generateScanData") if vector["expect"]]
    for vector in sent:
        reading = parse(vector["expect"])
        assert reading.error is None, vector
        assert [*reading.elements] == _meant(vector["data"]), vector
    assert len(sent) == 35


def _meant(data: str) -> list[Element]:
    """The elements of the engine's own notation: ^ before element strings, | before a composite part."""
    if not data.startswith("^") and (not data[0].isdigit() or "|" not in data):
        return []
    head, _, composite = data.partition("|")
    head = head if head.startswith("^") else f"^01{head.zfill(14)}"
    return [
        element
        for part in (head, composite)
        if part
        for element in read_elements(part[1:].replace("^", GS)).elements
    ]


def test_pairs_and_forms_are_those_of_the_syntax_dictionary() -> None:
    checked = 0
    for ai, flags, parts, attributes in _dictionary():
        identifier = named(ai)
        assert identifier is not None, ai
        assert (identifier.fixed > 0) == ("*" in flags), ai
        assert identifier.longest == sum(int(re.findall("[0-9]+", part)[0]) for part in parts), ai
        wanted = {group for line in attributes if line.startswith("req=") for group in line[4:].split(",")}
        ours = {words.replace(" with ", "+") for words, _ in gs1_pairs._needed_by(ai)}
        assert {words.replace("(", "").replace(")", "") for words in ours} == wanted, ai
        checked += 1
    assert checked == 541


def test_exclusions_are_those_of_the_syntax_dictionary() -> None:
    rows = [*_dictionary()]
    every = [ai for ai, *_ in rows]
    for ai, _, _, attributes in rows:
        patterns = [
            pattern for line in attributes if line.startswith("ex=") for pattern in line[3:].split(",")
        ]
        theirs = {
            other
            for other in every
            if other != ai and any(re.fullmatch(p.replace("n", r"\d"), other) for p in patterns)
        }
        ours = {other for other in every if other != ai and gs1_pairs._cannot_stand_by(ai, other)}
        assert ours == theirs, ai


def _dictionary() -> Iterator[tuple[str, str, list[str], list[str]]]:
    for line in gs1_file("gs1-syntax-dictionary.txt").read_text().splitlines():
        words = line.partition("#")[0].split()
        if not words:
            continue
        first, _, last = words[0].partition("-")
        parts = [word for word in words[1:] if re.match(r"\[?[NXYZ](\.\.)?[0-9]", word)]
        flags = words[1] if words[1] not in parts else ""
        for number in range(int(first), int(last or first) + 1):
            yield str(number).zfill(len(first)), flags, parts, words[1:]
