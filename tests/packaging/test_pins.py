"""The pins: exact, complete for what pyproject.toml declares, and nothing besides."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUN = ROOT / "packaging" / "requirements.txt"
TEST = ROOT / "packaging" / "requirements-test.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

DECLARED = {
    RUN: [Requirement(text) for text in PROJECT["dependencies"]],
    TEST: [Requirement(text) for text in PROJECT["optional-dependencies"]["test"]],
}

# The pins serve all of these; what is not installed here has no metadata to look into and counts as a leaf.
PLACES = [
    {"python_version": version, "python_full_version": f"{version}.4", "sys_platform": platform, "extra": ""}
    | {"platform_system": {"linux": "Linux", "win32": "Windows"}[platform]}
    for version in ("3.11", "3.12", "3.13")
    for platform in ("linux", "win32")
]


def pins(*files: Path) -> list[Requirement]:
    lines = [line for file in files for line in file.read_text().splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("-r ")]


def applies(requirement: Requirement, place: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(place)


def needs(requirement: Requirement, place: dict[str, str]) -> list[Requirement]:
    """What an installed package asks for there, with the extras that were asked of it."""
    try:
        below = [Requirement(text) for text in metadata.requires(requirement.name) or []]
    except metadata.PackageNotFoundError:
        return []
    wanted = [place, *({**place, "extra": extra} for extra in requirement.extras)]
    return [one for one in below if any(applies(one, where) for where in wanted)]


def needed(declared: list[Requirement], place: dict[str, str]) -> set[str]:
    """Every name reached from what is declared, itself included."""
    seen: set[tuple[str, frozenset[str]]] = set()
    open_ones = [one for one in declared if applies(one, place)]
    while open_ones:
        one = open_ones.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras))
        if key not in seen:
            seen.add(key)
            open_ones += needs(one, place)
    return {name for name, _ in seen}


@pytest.mark.parametrize("file", [RUN, TEST], ids=lambda file: file.name)
def test_every_line_is_one_exact_pin_and_names_no_registry(file: Path) -> None:
    pin = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [a-z_]+ [<>=!]+ '[^']+')?")
    lines = [line for line in file.read_text().splitlines() if line != "-r requirements.txt"]
    assert lines
    assert [line for line in lines if not pin.fullmatch(line)] == []


def test_the_tests_stand_on_what_the_program_runs_with() -> None:
    assert TEST.read_text().splitlines()[0] == "-r requirements.txt"
    assert not {pin.name for pin in pins(RUN)} & {pin.name for pin in pins(TEST)}


@pytest.mark.parametrize("file", [RUN, TEST], ids=lambda file: file.name)
def test_every_declared_dependency_is_pinned_within_its_bounds(file: Path) -> None:
    pinned = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in pins(RUN, file)}
    declared = {canonicalize_name(one.name): one.specifier for one in DECLARED[file]}
    missing = declared.keys() - pinned.keys()
    assert not missing, "run packaging/pin"
    outside = {name: pinned[name] for name, bounds in declared.items() if pinned[name] not in bounds}
    assert not outside, "run packaging/pin"


@pytest.mark.parametrize("place", PLACES, ids=lambda at: f"{at['sys_platform']}-{at['python_version']}")
@pytest.mark.parametrize("files", [[RUN], [RUN, TEST]], ids=["run", "test"])
def test_pinned_is_what_is_needed_there_and_nothing_else(files: list[Path], place: dict[str, str]) -> None:
    declared = [one for file in files for one in DECLARED[file]]
    pinned = {canonicalize_name(pin.name) for pin in pins(*files) if applies(pin, place)}
    assert pinned == needed(declared, place), "run packaging/pin"
