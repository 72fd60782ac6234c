"""Badges, PINs and approvals at a station; photographs and claims that a procedure asks for."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import asking_procedure
import cv2
import numpy as np
import pytest
from argon2 import PasswordHasher
from builders import MORNING, a_location, a_person, a_shop

from app.bootstrap.procedures import PROCEDURES
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import Instant
from app.domain.errors import Unavailable
from app.domain.records import Staff
from app.domain.sign_in import FIRST_WAIT, FREE, OFFLINE
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.answer import Answer, Outcome

HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
MINUTE = 60_000_000
START = MORNING + MINUTE
"""After the records of the shop were posted: the books never go back in time."""


@dataclass
class HandClock:
    """A clock that stands until it is set."""

    now: int = field(default=START)

    def __call__(self) -> Instant:
        return Instant(self.now)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def workplace(
    books_url: str, tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workplace]:
    monkeypatch.setitem(PROCEDURES, "asking", sys.modules[asking_procedure.__name__])
    with Workplace(Settings(data=tmp_path / "data", db=books_url), clock) as opened:
        desk = a_shop(opened.books(), a_person("SUE", "supervisor"), a_location("OUT", site="NORTH"))
        desk.records(
            Staff("PIA", "Pia", "supervisor", HASHER.hash("2468"), "MAIN"),
            Staff("NOEL", "Noel", "supervisor", HASHER.hash("1357"), "NORTH"),
        )
        yield opened


@pytest.fixture
def station(workplace: Workplace) -> Station:
    opened = workplace.station("asking", "DOCK-1", "ANA")
    workplace.pump()
    return opened


def scan(station: Station, text: str) -> Answer:
    return station.session.hear(Scan(text, "", Device.SCRIPT, "test", station.session.now()))


def said(answer: Answer) -> tuple[str, str]:
    return answer.code, answer.banner.title


def kinds(answer: Answer) -> list[str]:
    return [expect.kind for expect in answer.prompt.expects]


def test_a_badge_signs_in_and_another_one_takes_over(station: Station) -> None:
    assert said(scan(station, "OP:ANA")) == ("signed-in", "Hello, Ana")
    assert said(scan(station, "OP:SUE")) == ("signed-in", "Hello, Sue")
    assert station.session.operator == "SUE"


def test_a_pin_is_asked_for_and_kept_nowhere(station: Station, tmp_path: Path) -> None:
    asked = scan(station, "OP:PIA")
    assert said(asked) == ("pin-needed", "PIN of Pia")
    assert kinds(asked) == ["pin"]
    assert station.session.enter_pin("9999").code == "wrong-pin"
    assert station.session.operator == "ANA"
    assert said(station.session.enter_pin("2468")) == ("signed-in", "Hello, Pia")
    assert station.session.operator == "PIA"
    assert station.session.enter_pin("2468").code == "no-badge"
    station.close()
    for path in (tmp_path / "data").rglob("*"):
        assert not path.is_file() or b"2468" not in path.read_bytes(), path


def test_a_scan_while_a_pin_is_awaited_is_not_lost(station: Station) -> None:
    scan(station, "OP:PIA")
    assert said(scan(station, "anything")) == ("said", "anything")
    assert station.session.enter_pin("2468").code == "no-badge"
    assert station.session.operator == "ANA"


def test_after_five_wrong_pins_the_badge_waits(station: Station, clock: HandClock) -> None:
    scan(station, "OP:PIA")
    codes = [station.session.enter_pin(str(wrong)).code for wrong in range(FREE)]
    assert codes == ["wrong-pin"] * FREE
    assert station.session.enter_pin("2468").code == "pin-wait"
    clock.now += FIRST_WAIT - 1
    answer = station.session.enter_pin("2468")
    assert (answer.code, answer.banner.do) == ("pin-wait", "Wait 1 seconds, then try again")
    clock.now += 1
    assert station.session.enter_pin("2468").code == "signed-in"


def test_without_the_books_a_pin_counts_for_twelve_hours_and_for_the_sites_people(
    station: Station, workplace: Workplace, clock: HandClock
) -> None:
    workplace.cut = True
    clock.now += 2 * MINUTE
    scan(station, "OP:NOEL")
    assert station.session.enter_pin("1357").code == "too-long-away"
    scan(station, "OP:PIA")
    assert station.session.enter_pin("2468").code == "signed-in"
    clock.now = START + OFFLINE + 1
    scan(station, "OP:PIA")
    assert station.session.enter_pin("2468").code == "too-long-away"
    workplace.cut = False
    workplace.pump()
    assert station.session.enter_pin("2468").code == "signed-in"


def test_the_last_meeting_outlives_the_program(workplace: Workplace, station: Station) -> None:
    met = station.contact()
    workplace.close()
    workplace.cut = True
    assert workplace.station("asking", "DOCK-1", "ANA").contact() == met == START


def test_a_station_without_the_books_opens_where_it_worked_last(tmp_path: Path, sqlite_url: str) -> None:
    settings = Settings(data=tmp_path / "data", db=sqlite_url)
    with Workplace(settings) as first:
        a_shop(first.books())
        assert first.open_station("receiving", "").session.location == "DOCK-1"
    with Workplace(settings) as again:
        again.cut = True
        assert again.open_station("receiving", "").session.location == "DOCK-1"
        with pytest.raises(Unavailable, match="cut"):
            again.open_station("receiving", "DOCK-9")


def test_an_approval_takes_the_role_and_goes_into_the_envelope(station: Station) -> None:
    asked = scan(station, "CMD:APPROVE")
    assert kinds(asked) == ["badge"]
    assert scan(station, "OP:ANA").code == "not-allowed"
    approved = scan(station, "OP:SUE")
    assert said(approved) == ("said", "SUE supervisor")
    assert station.session.operator == "ANA"
    [sealed] = station.outbox.waiting(10)
    assert (sealed.envelope.operator, sealed.envelope.approved_by) == ("ANA", "SUE")


def test_an_approval_with_a_pin_in_one_call(station: Station) -> None:
    scan(station, "CMD:APPROVE")
    assert station.session.approve("PIA", "0000").code == "wrong-pin"
    assert said(station.session.approve("PIA", "2468")) == ("said", "PIA supervisor")
    # Two approvals and a PIN are no scans.
    assert sum(station.outbox.heard().values()) == 1


def test_who_is_signed_in_with_the_role_approves_by_asking(station: Station) -> None:
    scan(station, "OP:SUE")
    assert said(scan(station, "CMD:APPROVE")) == ("said", "SUE supervisor")
    [sealed] = station.outbox.waiting(10)
    assert (sealed.envelope.operator, sealed.envelope.approved_by) == ("SUE", "")


def test_paying_takes_a_second_person(station: Station, workplace: Workplace) -> None:
    scan(station, "OP:SUE")
    assert kinds(scan(station, "CMD:PAY")) == ["badge"]
    alone = scan(station, "OP:SUE")
    assert (alone.code, alone.banner.do) == (
        "second-person",
        "Ask another supervisor to scan their badge, or go on without",
    )
    assert said(station.session.approve("PIA", "2468")) == ("said", "PIA supervisor")
    [sealed] = station.outbox.waiting(10)
    assert (sealed.envelope.operator, sealed.envelope.approved_by) == ("SUE", "PIA")


def test_a_photograph_is_made_small_and_kept(station: Station, tmp_path: Path) -> None:
    assert scan(station, "CMD:PHOTO").photograph == "damage"
    noise = np.random.default_rng(7).integers(0, 256, (2400, 3200, 3), np.uint8)
    answer = station.session.photograph(cv2.imencode(".png", noise)[1].tobytes())
    sha256, size = answer.banner.title.split()
    [kept] = (tmp_path / "data").rglob("*.jpg")
    assert (kept.stem, kept.stat().st_size) == (sha256, int(size))
    assert int(size) <= 500_000
    picture = cv2.imread(str(kept))
    assert picture is not None and max(picture.shape) <= 1600
    refused = station.session.photograph(b"no picture")
    assert (refused.outcome, refused.code) == (Outcome.REFUSED, "not-an-image")


def test_a_claim_is_asked_of_the_books_and_refused_without_them(
    station: Station, workplace: Workplace, clock: HandClock
) -> None:
    granted = scan(station, "CMD:CLAIM")
    assert granted.banner.title == f"until {clock.now + 10 * MINUTE}"
    workplace.cut = True
    assert scan(station, "CMD:CLAIM").banner.title == "books-away"
    other = workplace.station("asking", "OUT", "SUE")
    workplace.cut = False
    workplace.pump()
    assert scan(other, "CMD:CLAIM").banner.title == "job-taken"


def test_what_waits_is_sent_before_a_claim(station: Station, workplace: Workplace) -> None:
    scan(station, "CMD:APPROVE")
    scan(station, "OP:SUE")
    assert station.outbox.counts().waiting == 1
    scan(station, "CMD:CLAIM")
    assert station.outbox.counts().waiting == 0
    with sqlite3.connect(station.outbox.path) as file:
        assert file.execute("SELECT count(*) FROM envelope").fetchone() == (1,)
    file.close()


@pytest.mark.parametrize("procedure", sorted(PROCEDURES))
def test_every_procedure_prints_its_cards(
    procedure: str, sqlite_url: str, tmp_path: Path, clock: HandClock
) -> None:
    with Workplace(Settings(data=tmp_path / "data", db=sqlite_url), clock) as opened:
        a_shop(opened.books())
        station = opened.station(procedure, "DOCK-1", "ANA")
        opened.pump()
        answer = scan(station, "CMD:CARDS")
        assert (answer.outcome, answer.code) == (Outcome.COMMAND, "cards-printed")
        [paper] = answer.prints
        assert Path(paper).read_bytes().startswith(b"%PDF")
