"""The one door: once, in order, all or nothing, and two round trips."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from builders import Desk, a_shop, an_item, goods, rows
from holding import assert_holds

from app.db.engine import Books, open_books
from app.domain.envelope import seal
from app.domain.errors import Refusal, ScanLedgerError, Unavailable
from app.domain.quantity import ONE
from app.posting.post import PATIENT


@pytest.fixture
def desk(books: Books) -> Desk:
    return a_shop(books)


@contextmanager
def trips(books: Books) -> Iterator[list[str]]:
    """Every way to the server and back, as libpq itself saw it: each ends with ReadyForQuery."""
    seen: list[str] = []
    with tempfile.TemporaryFile("w+") as log:
        with books.reading() as connection:  # posting takes this very connection next
            raw = connection.connection.driver_connection
        assert raw is not None
        raw.pgconn.trace(log.fileno())
        yield seen
        raw.pgconn.untrace()
        log.seek(0)
        seen += [line for line in log.read().splitlines() if "ReadyForQuery" in line]


def refused(error: type[ScanLedgerError], desk: Desk, *batch: object) -> str:
    with pytest.raises(error) as caught:
        desk.post(*batch)  # type: ignore[arg-type]
    return caught.value.code


def test_the_same_batch_twice_posts_once(desk: Desk) -> None:
    batch = [desk.receive("APPLE", 1) for _ in range(3)]
    first, again = desk.post(*batch), desk.post(*batch)
    assert [(a.position, a.verdict) for a in again] == [(a.position, a.verdict) for a in first]
    assert [a.already for a in first + again] == [False] * 3 + [True] * 3
    [pool] = rows(desk.books, "pool")
    assert pool["quantity"] == 3 * ONE


def test_a_resent_envelope_tells_its_verdict_again(desk: Desk) -> None:
    parked, strange = desk.receive("NONE"), desk.receive("APPLE", 11)
    first = desk.post(parked, strange)
    again = desk.post(parked, strange)
    assert [(a.verdict, a.code, a.exceptions) for a in again] == [
        (a.verdict, a.code, a.exceptions) for a in first
    ]


def test_one_envelope_twice_in_a_batch_posts_once(desk: Desk) -> None:
    scan = desk.receive("APPLE", 1)
    first, second = desk.post(scan, scan)
    assert (first.already, second.already) == (False, True)
    assert first.position == second.position


def test_a_batch_that_grew_since_it_was_cut_off(desk: Desk) -> None:
    batch = [desk.receive("APPLE", 1) for _ in range(3)]
    desk.post(*batch[:2])
    assert [answer.already for answer in desk.post(*batch)] == [True, True, False]


def test_the_same_id_with_other_bytes_is_its_own_error(desk: Desk) -> None:
    good, scan, after = desk.receive("APPLE", 1), desk.receive("APPLE", 1), desk.receive("APPLE", 1)
    desk.post(good)
    forged = seal(type(good.envelope)(**{**_fields(good.envelope), "operator": "EVE"}))
    assert refused(Refusal, desk, scan, forged, after) == "id-reused"
    assert len(list(rows(desk.books, "movement"))) == 2, (
        "what came before it is posted, nothing of it or after it"
    )


def _fields(envelope: object) -> dict[str, object]:
    return {name: getattr(envelope, name) for name in envelope.__slots__}  # type: ignore[attr-defined]


def test_a_gap_waits_and_never_parks(desk: Desk) -> None:
    first, second, third = (desk.receive("APPLE", 1) for _ in range(3))
    assert refused(Unavailable, desk, first, third) == "sequence-gap"
    assert [answer.already for answer in desk.post(first, second, third)] == [True, False, False]


def test_a_copied_outbox_is_told_apart(desk: Desk) -> None:
    before = desk.chain.sequence, desk.chain.hash
    desk.post(desk.receive("APPLE", 1))
    desk.chain.sequence, desk.chain.hash = before
    assert refused(Refusal, desk, desk.receive("APPLE", 2)) == "outbox-forked"


def test_a_broken_chain_is_refused(desk: Desk) -> None:
    desk.chain.hash = "f" * 64
    assert refused(Refusal, desk, desk.receive("APPLE", 1)) == "chain-broken"
    assert not list(rows(desk.books, "movement"))


@pytest.mark.parametrize("size", [1, 10, 200])
def test_two_round_trips_for_any_batch(postgres_url: str, size: int) -> None:
    with open_books(postgres_url) as books:
        desk = a_shop(books)
        batch = [desk.receive("APPLE", 1) for _ in range(size)]
        with trips(books) as seen:
            desk.post(*batch)
    assert len(seen) == 2, "lock and read; write and commit"


TRAPS = {
    "sqlite": [
        "CREATE TRIGGER trap BEFORE INSERT ON movement WHEN NEW.item = 'TRAP'"
        " BEGIN SELECT RAISE(ABORT, 'trapped'); END"
    ],
    "postgresql": [
        "CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN IF NEW.item = 'TRAP' THEN RAISE EXCEPTION 'trapped'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER trap BEFORE INSERT ON movement FOR EACH ROW EXECUTE FUNCTION trap()",
    ],
}


def test_a_refused_write_is_halved_until_the_culprit_stands_alone(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.records(an_item("TRAP"))
    with desk.books.writing() as connection:
        for statement in TRAPS[desk.books.dialect]:
            connection.exec_driver_sql(statement)
    batch = [desk.receive("TRAP" if n == 5 else "APPLE", 1) for n in range(9)]
    answers = desk.post(*batch)
    assert [answer.code for answer in answers] == [""] * 5 + ["write-refused"] + [""] * 3
    assert [answer.position for answer in answers] == list(
        range(answers[0].position, answers[0].position + 9)
    )
    noted = [row for row in rows(desk.books, "exception") if row["code"] == "write-refused"]
    assert "trapped" in noted[0]["text"]
    assert_holds(desk.books)
    assert "trapped" in caplog.text
    caplog.clear()


LISTENING = (
    "CREATE TABLE heard (patience text)",
    "CREATE FUNCTION hear() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO heard VALUES"
    " (current_setting('idle_in_transaction_session_timeout')); RETURN NULL; END $$",
    "CREATE TRIGGER hear AFTER INSERT ON entry FOR EACH STATEMENT EXECUTE FUNCTION hear()",
)


def test_the_server_waits_for_a_judgement_of_many_lines(postgres_url: str) -> None:
    with open_books(postgres_url) as books:
        desk = a_shop(books)
        with books.writing() as connection:
            for statement in LISTENING:
                connection.exec_driver_sql(statement)
        few, many = ([goods("APPLE", 1, target="A-01", cost="2")] * n for n in (3, PATIENT))
        for lines in (few, many, few):
            [answer] = desk.post(desk.transaction("opening", *lines))
            assert answer.verdict == "posted"
        assert [row["patience"] for row in rows(books, "heard", "ctid")] == ["2s", "3s", "2s"]


def test_whole_means_all_or_nothing(desk: Desk) -> None:
    with pytest.raises(Refusal):
        desk.post(desk.receive("APPLE", 1), desk.receive("NONE", 1), whole=True)
    assert not list(rows(desk.books, "movement"))
    assert next(rows(desk.books, "head"))["position"] == 6


def test_values_beyond_counting_are_parked(desk: Desk) -> None:
    from builders import an_order, an_order_line

    desk.records(an_order("PO-9", an_order_line("1", "APPLE", 10**9, "1000000000")))
    [answer] = desk.post(desk.receive("APPLE", 10**9, "PO-9"))
    assert (answer.verdict, answer.code) == ("parked", "too-large")


def test_a_payload_that_is_none_is_parked(desk: Desk) -> None:
    strange = [
        desk.seal("receive", {}),
        desk.seal("receive", {"lines": [{"item": "APPLE"}]}),
        desk.seal("receive", {"lines": [{"item": 5, "quantity": 1}]}),
        desk.seal("receive", {"lines": [{"item": "APPLE", "quantity": "1"}]}),
        desk.seal("receive", {"lines": "APPLE"}),
        desk.seal("receive", {"strange": "APPLE"}),
        desk.seal("receive", {"lines": [{"item": "AP\x00PLE", "quantity": 1}]}),
        desk.seal("dance", {}),
        desk.seal("record", {"table": "item"}),
        desk.seal("record", {"table": "item", "key": "X", "body": {"sku": "Y", "name": "Z"}}),
        desk.seal("clear", {"exception": 5}),
        desk.seal("period", {"month": "2026-13", "state": "closed"}),
        desk.seal("reverse", {}),
        desk.seal("move-unit", {}),
    ]
    answers = desk.post(*strange)
    assert {answer.verdict for answer in answers} == {"parked"}
    assert len(list(rows(desk.books, "exception"))) == len(strange)
    [fine] = desk.post(desk.receive("APPLE", 1))
    assert fine.verdict == "posted"


def test_posting_times_never_go_back(desk: Desk) -> None:
    desk.post(desk.receive("APPLE", 1))
    desk.clock = lambda: 5
    desk.post(desk.receive("APPLE", 1))
    times = [row["posted_at"] for row in rows(desk.books, "entry", "position")]
    assert times == sorted(times)


def test_exceptions_are_cleared_once_with_a_reason(desk: Desk) -> None:
    [late] = desk.post(desk.receive("APPLE", 11))
    clearing = {"exception": late.id, "part": 1, "reason": "agreed by phone"}
    answers = desk.post(
        desk.seal("clear", {**clearing, "reason": ""}),
        desk.seal("clear", clearing),
        desk.seal("clear", clearing),
    )
    assert [(a.verdict, a.code) for a in answers] == [
        ("parked", "no-reason"), ("posted", ""), ("parked", "already-cleared"),
    ]  # fmt: skip


def test_a_closed_month_takes_late_facts_into_the_open_one(desk: Desk) -> None:
    from builders import a_person

    desk.records(a_person("SUE", "accountant"))
    [no, yes] = desk.post(
        desk.seal("period", {"month": "2026-11", "state": "closed"}),
        desk.seal("period", {"month": "2026-11", "state": "closed"}, operator="SUE"),
    )
    assert (no.code, yes.verdict) == ("not-approved", "posted")
    [late] = desk.post(desk.receive("APPLE", 1))
    assert late.exceptions == (("late-fact", "2026-11 is closed: this counts in 2026-12"),)
    assert {row["period"] for row in rows(desk.books, "journal")} == {"2026-12"}
