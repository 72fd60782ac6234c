"""Terms from files: reasons, accounts and their mapping, prices, rates, kits, agreements."""

from __future__ import annotations

import pytest
from builders import Desk
from conftest import Office

from app.domain.quantity import ONE


def test_terms_are_kept_as_they_were_meant(office: Office) -> None:
    office.takes("accounts", "number,name", "5311,Breakage", "5305,Theft")
    office.takes("reasons", "code,name,account", "BROKEN,Broken in the aisle,5311", "OTHER,Something else,")
    office.takes("prices", "sku,price,currency,from", "APPLE,3.10,EUR,2026-12-01", "APPLE,2.90,,")
    office.takes("rates", "currency,rate,from", "usd,0.920,2026-11-01")
    office.takes("kits", "sku,part,quantity", "SAW,APPLE,2", "SAW,PEAR,0.5")
    office.takes(
        "agreements",
        "partner;sku;kind;price;over_percent;first;consumed_at",
        "KARL;APPLE;consignment;1.20;;theirs;ship, sell,pick",
        "ACME;;supply;;2.5;;",
    )
    assert office.bodies("reason")["BROKEN"]["account"] == "5311"
    assert office.bodies("price")["APPLE EUR 2026-12-01"]["price"] == "3.1"
    assert office.bodies("rate")["USD 2026-11-01"]["rate"] == "0.92"
    assert office.bodies("kit")["SAW"]["parts"] == [
        {"sku": "APPLE", "quantity": 2 * ONE}, {"sku": "PEAR", "quantity": ONE // 2},
    ]  # fmt: skip
    assert office.bodies("agreement")["APPLE KARL"]["consumed_at"] == "ship,sell,pick"
    assert office.bodies("agreement")[" ACME"]["over_percent"] == "2.5"


def test_an_agreement_works_at_the_dock(office: Office, desk: Desk) -> None:
    office.takes("agreements", "partner,over_percent", "ACME,20")
    [posted] = desk.post(desk.receive("APPLE", 12))
    assert posted.exceptions == ()


@pytest.mark.parametrize(
    ("kind", "header", "row", "column"),
    [
        ("reasons", "code,name,account", "B,Broken,9999", "account"),
        ("reasons", "code,name,account", "B,Broken,1300", "account"),
        ("prices", "sku,price", "NONE,1", "sku"),
        ("prices", "sku,price", "APPLE,-1", "price"),
        ("prices", "sku,price,currency", "APPLE,1,euro", "currency"),
        ("rates", "currency,rate", "USD,0", "rate"),
        ("kits", "sku,part", "NONE,APPLE", "sku"),
        ("kits", "sku,part", "SAW,NONE", "part"),
        ("kits", "sku,part", "SAW,SAW", "part"),
        ("agreements", "partner", "NOBODY", "partner"),
        ("agreements", "partner,sku", "ACME,NONE", "sku"),
        ("agreements", "partner,over_percent", "ACME,2.55", "over_percent"),
        ("agreements", "partner,consumed_at", "ACME,receive", "consumed_at"),
        ("account-mapping", "event,side,account", "ship,debit,9999", "account"),
        ("account-mapping", "event,side,account", "sail,debit,5000", "event"),
        ("account-mapping", "event,side,account", "ship,left,5000", "event"),
        ("account-mapping", "event,side,account", "ship,credit,5000", "event"),
        ("account-mapping", "event,side,account", "pool,attic,1300", "event"),
        ("account-mapping", "event,side,account", "ship,debit,1300", "account"),
    ],
)
def test_terms_that_cannot_stand_are_named(
    small_office: Office, kind: str, header: str, row: str, column: str
) -> None:
    assert [(line, at) for line, at, _ in small_office.refuses(kind, header, row)] == [(2, column)]


def test_a_kit_does_not_hold_itself_through_others(small_office: Office) -> None:
    small_office.takes("kits", "sku,part", "SAW,PEAR")
    assert small_office.refuses("kits", "sku,part", "PEAR,APPLE", "APPLE,SAW") == [
        (2, "part", "the kit would hold itself"),
        (3, "part", "the kit would hold itself"),
    ]


def test_the_mapping_decides_where_a_receipt_is_paid(office: Office, desk: Desk) -> None:
    office.takes("accounts", "number,name", "2155,Received from abroad")
    office.takes("account-mapping", "event,side,account", "receive,credit,2155", "pool,inventory,1310")
    desk.post(desk.receive("APPLE", 4))
    with office.books.reading() as connection:
        lines = connection.exec_driver_sql("SELECT account, debit, credit FROM journal ORDER BY part").all()
    assert [tuple(line) for line in lines] == [("1310", 10_0000, 0), ("2155", 0, 10_0000)]


def test_the_goods_account_stays_once_it_is_used(office: Office, desk: Desk) -> None:
    desk.post(desk.receive("APPLE", 4))
    office.takes("accounts", "number,name", "1305,Goods")
    assert office.refuses("account-mapping", "event,side,account", "pool,inventory,1305") == [
        (2, "account", "account 1300 has journal lines already; the goods’ account stays")
    ]
    office.takes("account-mapping", "event,side,account", "pool,inventory,1300", "pool,transit,1305")
