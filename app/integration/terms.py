"""Imports of terms: reasons, the chart of accounts and its mapping, prices, rates, kits, agreements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.db.books.tables import journal
from app.domain.quantity import ONE
from app.domain.terms import Account, AccountMapping, Agreement, ExchangeRate, Kit, KitPart, Price, Reason
from app.integration.kind import Kind, Known, must_be_known, plainly
from app.integration.rows import Column, Row, RowError
from app.integration.values import (
    code,
    cost,
    currency,
    iso_day,
    one_of,
    percent,
    positive_quantity,
    rate,
    some_of,
)
from app.ledger.chart import DEFAULT_CHART, POOL_ACCOUNTS
from app.ledger.journal import POOLS, Accounts, chart_faults, mapping_fault

CONSUMING = ("ship", "sell", "pick", "issue", "count", "scrap")


# --- accounts ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InUse:
    """Account numbers that have journal lines."""

    accounts: frozenset[str]


def chart_of(known: Known) -> dict[str, str]:
    """The built-in accounts and the imported ones: number → name."""
    own = known.bodies.get(Account.TABLE, {})
    return {**DEFAULT_CHART, **{number: str(body.get("name", "")) for number, body in own.items()}}


def mapping_of(known: Known) -> dict[tuple[str, str], str]:
    """The imported mapping: (event, side) → number."""
    bodies = known.bodies.get(AccountMapping.TABLE, {}).values()
    return {(body["event"], body["side"]): body["account"] for body in bodies}


def _reason_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    chart, accounts = chart_of(known), Accounts(mapping_of(known))
    goods = {accounts.pool_number(account) for account in POOL_ACCOUNTS}
    for row in rows:
        if row.values["account"] and row.values["account"] not in chart:
            yield row.error("account", "is not in the chart of accounts")
        elif row.values["account"] in goods:
            yield row.error("account", "holds the goods themselves")


def _mapping_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    chart, before = chart_of(known), mapping_of(known)
    wrong = []
    for row in rows:
        fault = mapping_fault(row.values["event"], row.values["side"], row.values["account"], chart)
        if fault:
            wrong.append(row.error("account" if row.values["account"] not in chart else "event", fault))
    yield from wrong
    if not wrong:
        after = before | {(row.values["event"], row.values["side"]): row.values["account"] for row in rows}
        yield from _goods_move_errors(rows, before, known)
        yield from _mixed_errors(rows, chart_faults(chart, after))


def _mixed_errors(rows: Sequence[Row], faults: Iterable[str]) -> Iterator[RowError]:
    """What the chart and the new mapping leave wrong, at the row that says so."""
    for fault in faults:
        named = (row for row in rows if fault.startswith(f"{row.values['event']}, {row.values['side']}:"))
        others = (row for row in rows if row.values["event"] == POOLS)
        row = next(named, None) or next(others, rows[0])
        yield row.error("account", fault)


def _goods_move_errors(
    rows: Sequence[Row], before: Mapping[tuple[str, str], str], known: Known
) -> Iterator[RowError]:
    """The goods' own account equals its pools' value (invariant 6): it cannot change once it is used."""
    used: InUse = known.facts
    for row in rows:
        new, old = row.values["account"], Accounts(before)
        if row.values["event"] != POOLS or new == old.pool_number(row.values["side"]):
            continue
        taken = sorted(used.accounts & {new, old.pool_number(row.values["side"])})
        if taken:
            reason = f"account {', '.join(taken)} has journal lines already; the goods’ account stays"
            yield row.error("account", reason)


def _accounts_in_use(connection: Connection, rows: Sequence[Row]) -> InUse:
    """Only the numbers that a change of the goods' accounts would touch are looked for."""
    if not any(row.values["event"] == POOLS for row in rows):
        return InUse(frozenset())
    return InUse(frozenset(connection.execute(select(journal.c.account).distinct()).scalars()))


# --- kits ----------------------------------------------------------------------------------------------


def _kits_of(rows: Iterable[Row]) -> dict[str, list[Row]]:
    kits: dict[str, list[Row]] = {}
    for row in rows:
        kits.setdefault(row.values["sku"], []).append(row)
    return kits


def _kit_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from must_be_known(rows, known, "sku", "item", "item")
    yield from must_be_known(rows, known, "part", "item", "item")
    parts = {sku: {part["sku"] for part in body["parts"]} for sku, body in known.bodies["kit"].items()}
    kits = _kits_of(rows)
    parts |= {sku: {row.values["part"] for row in lines} for sku, lines in kits.items()}
    for lines in kits.values():
        seen: set[str] = set()
        for row in lines:
            if row.values["part"] in seen:
                yield row.error("part", "this part stands twice in the kit")
            elif row.values["sku"] in _inside(row.values["part"], parts):
                yield row.error("part", "the kit would hold itself")
            seen.add(row.values["part"])


def _inside(sku: str, parts: Mapping[str, set[str]]) -> set[str]:
    """An item and everything that it is built of, kits within kits too."""
    found, waiting = set(), [sku]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting.extend(parts.get(part, ()))
    return found


def _kits(rows: Sequence[Row], known: Known) -> Iterator[tuple[int, Kit]]:
    del known
    for sku, lines in _kits_of(rows).items():
        parts = tuple(KitPart(row.values["part"], row.values["quantity"]) for row in lines)
        yield lines[0].line, Kit(sku, parts)


# --- prices, rates, agreements -------------------------------------------------------------------------


def _items_exist(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from must_be_known(rows, known, "sku", "item", "item")


def _agreement_errors(rows: Sequence[Row], known: Known) -> Iterator[RowError]:
    yield from must_be_known(rows, known, "partner", "partner", "partner")
    yield from must_be_known(rows, known, "sku", "item", "item")


KINDS: dict[str, Kind] = {
    "reasons": Kind(
        (Column("code", code, required=True), Column("name", required=True), Column("account", code)),
        plainly(Reason),
        _reason_errors,
        {"account": (), "account_mapping": ()},
    ),
    "accounts": Kind(
        (Column("number", code, required=True), Column("name", required=True)),
        plainly(Account),
    ),
    "account-mapping": Kind(
        (
            Column("event", code, required=True),
            Column("side", code, required=True),
            Column("account", code, required=True),
        ),
        plainly(AccountMapping),
        _mapping_errors,
        {"account": (), "account_mapping": ()},
        _accounts_in_use,
    ),
    "prices": Kind(
        (
            Column("sku", code, required=True),
            Column("price", cost, required=True),
            Column("currency", currency),
            Column("from", iso_day),
        ),
        plainly(Price, since="from"),
        _items_exist,
        {"item": ("sku",)},
    ),
    "rates": Kind(
        (
            Column("currency", currency, required=True),
            Column("rate", rate, required=True),
            Column("from", iso_day),
        ),
        plainly(ExchangeRate, since="from"),
    ),
    "kits": Kind(
        (
            Column("sku", code, required=True),
            Column("part", code, required=True),
            Column("quantity", positive_quantity, default=ONE),
        ),
        _kits,
        _kit_errors,
        {"item": ("sku", "part"), "kit": ()},
    ),
    "agreements": Kind(
        (
            Column("partner", code, required=True),
            Column("sku", code),
            Column("kind", one_of(("supply", "consignment")), default="supply"),
            Column("price", cost),
            Column("over_percent", percent),
            Column("first", one_of(("ours", "theirs")), default="ours"),
            Column("consumed_at", some_of(CONSUMING), default="ship"),
        ),
        plainly(Agreement),
        _agreement_errors,
        {"partner": ("partner",), "item": ("sku",)},
    ),
}
