"""Value never opposes quantity; inventory accounts equal their pools (invariants 6, 7, 8)."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select

from app.db.books.current import current_bodies
from app.db.books.tables import balance, journal, layer_rest, pool
from app.domain.transaction import OURS, is_virtual
from app.ledger.chart import DEFAULT_NUMBERS, POOL_ACCOUNTS
from app.verify.report import Findings


def check_values(connection: Connection, findings: Findings) -> None:
    """Pools, their layers, the accounts they stand in, and serials."""
    _signs(connection, findings)
    _layers(connection, findings)
    _accounts(connection, findings)
    _places(connection, findings)
    _serials(connection, findings)


def _signs(connection: Connection, findings: Findings) -> None:
    for row in connection.execute(select(pool).order_by(pool.c.key)).mappings():
        opposed = (row["quantity"] > 0 > row["value"]) or (row["quantity"] < 0 < row["value"])
        if opposed or (row["quantity"] == 0 and row["value"] != 0):
            findings.add(7, "pool", row["key"], "value", f"the sign of {row['quantity']}", row["value"])
        if row["owner"] != OURS:
            findings.same(7, "pool", row["key"], "value", 0, row["value"])


def _layers(connection: Connection, findings: Findings) -> None:
    """A pool's layers sum to it."""
    quantity, value = func.sum(layer_rest.c.quantity), func.sum(layer_rest.c.value)
    rest = {
        key: (int(held), int(worth))
        for key, held, worth in connection.execute(
            select(layer_rest.c.pool, quantity, value).group_by(layer_rest.c.pool)
        )
    }
    for row in connection.execute(select(pool)).mappings():
        held, worth = rest.pop(row["key"], (0, 0))
        findings.same(6, "pool", row["key"], "quantity", held, row["quantity"])
        findings.same(6, "pool", row["key"], "value", worth, row["value"])
    for key in sorted(rest):
        findings.add(6, "layer_rest", key, "pool", "a pool", "none")


def _accounts(connection: Connection, findings: Findings) -> None:
    """Each inventory account of the journal equals the value of its pools."""
    numbers = {name: DEFAULT_NUMBERS[name] for name in POOL_ACCOUNTS}
    mapped = current_bodies(connection, "account_mapping").values()
    numbers |= {body["side"]: body["account"] for body in mapped if body.get("event") == "pool"}
    worth: Counter[str] = Counter()
    for account, value in connection.execute(
        select(pool.c.account, func.sum(pool.c.value)).group_by(pool.c.account)
    ):
        worth[numbers[account]] += int(value)
    net = func.sum(journal.c.debit - journal.c.credit)
    booked = {
        account: int(amount)
        for account, amount in connection.execute(
            select(journal.c.account, net)
            .where(journal.c.account.in_(numbers.values()))
            .group_by(journal.c.account)
        )
    }
    for number in sorted(set(numbers.values())):
        findings.same(6, "journal", number, "balance", worth[number], booked.get(number, 0))


def _places(connection: Connection, findings: Findings) -> None:
    """What pools of ours hold of an item is what lies in our places."""
    lying: Counter[str] = Counter()
    held = select(balance.c.item, balance.c.location, func.sum(balance.c.quantity)).where(
        balance.c.owner == OURS
    )
    for item, location, quantity in connection.execute(held.group_by(balance.c.item, balance.c.location)):
        if not is_virtual(location):
            lying[item] += int(quantity)
    pooled = {
        item: int(quantity)
        for item, quantity in connection.execute(
            select(pool.c.item, func.sum(pool.c.quantity)).where(pool.c.owner == OURS).group_by(pool.c.item)
        )
    }
    for item in sorted(lying.keys() | pooled.keys()):
        findings.same(6, "pool", item, "quantity on hand", lying[item], pooled.get(item, 0))


def _serials(connection: Connection, findings: Findings) -> None:
    """A serial is in at most one place, never negative in a real one."""
    rows = connection.execute(
        select(
            balance.c.item,
            balance.c.serial,
            func.sum(func.abs(balance.c.quantity)),
            func.min(balance.c.quantity),
        )
        .where(balance.c.serial != "")
        .group_by(balance.c.item, balance.c.serial)
        .having((func.sum(func.abs(balance.c.quantity)) > 1_000_000) | (func.min(balance.c.quantity) < 0))
    )
    for item, serial, many, _ in rows:
        findings.add(8, "balance", f"{item} {serial}", "quantity", "one place", many)
