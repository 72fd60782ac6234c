"""What ties the books together at the end: signs, accounts, places, serials, promises (invariants 6 to 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from app.db.books.tables import journal, pool
from app.domain.transaction import OURS
from app.verify.accounts import Accounts
from app.verify.catalogue import Catalogue
from app.verify.report import Findings
from app.verify.stream import merged, stream

_OPPOSED = (
    "SELECT key, quantity, value, owner FROM pool WHERE (quantity > 0 AND value < 0)"
    " OR (quantity < 0 AND value > 0) OR (quantity = 0 AND value <> 0) OR (owner <> '' AND value <> 0)"
    " ORDER BY key"
)
_LYING = (
    "SELECT item, owner, account, sum(quantity) FROM (SELECT item, owner, quantity,"
    " CASE WHEN location LIKE '~transit:%' THEN 'transit' WHEN status = 'inspection' THEN 'inspection'"
    " ELSE 'inventory' END AS account FROM balance) lying"
    " GROUP BY item, owner, account HAVING sum(quantity) <> 0 ORDER BY item, owner, {account}"
)
_POOLED = (
    "SELECT item, owner, account, sum(quantity) FROM pool GROUP BY item, owner, account"
    " HAVING sum(quantity) <> 0 ORDER BY item, owner, {account}"
)
_SERIALS = (
    "SELECT b.key, b.quantity FROM balance b WHERE b.serial <> '' AND (b.quantity < 0 OR b.quantity > 1000000"
    " OR EXISTS (SELECT 1 FROM balance o WHERE o.item = b.item AND o.serial = b.serial AND o.serial <> ''"
    " AND o.key <> b.key)) ORDER BY b.key"
)
_OVERPICKED = (
    "SELECT a.item, a.unit, sum(a.quantity), coalesce((SELECT sum(b.quantity) FROM balance b"
    " WHERE b.unit = a.unit AND b.unit <> '' AND b.item = a.item), 0) FROM allocation a"
    " WHERE a.state = 'picked' AND a.unit <> '' GROUP BY a.item, a.unit ORDER BY a.item, a.unit"
)
_PROMISED = (
    "SELECT item, site, sum(quantity) FROM allocation WHERE state = 'open' GROUP BY item, site"
    " ORDER BY item, site"
)
_SELLABLE = (
    "SELECT location, sum(quantity) FROM balance WHERE item = :item AND status = 'available' AND unit = ''"
    " AND (owner = '' OR owner LIKE 'consignor:%') GROUP BY location"
)


def check_ties(connection: Connection, catalogue: Catalogue, position: int, findings: Findings) -> None:
    """Look at the projections against each other; each was held to its records before."""
    for key, quantity, value, owner in stream(connection, _OPPOSED):
        words = "nothing: another's" if owner != OURS else f"a value that does not oppose {quantity}"
        findings.add(7, "pool", key, "value", words, value)
    _accounts(connection, Accounts(catalogue, position + 1), findings)
    _places(connection, findings)
    for key, quantity in stream(connection, _SERIALS):
        findings.add(8, "balance", key, "quantity", "one unit in one place", quantity)
    _promises(connection, catalogue, position, findings)


def _accounts(connection: Connection, accounts: Accounts, findings: Findings) -> None:
    """Each inventory account of the journal equals the value of its pools."""
    worth: Counter[str] = Counter()
    for account, value in connection.execute(
        select(pool.c.account, func.sum(pool.c.value)).group_by(pool.c.account)
    ):
        worth[accounts.of_pools(account)] += int(value)
    net = func.sum(journal.c.debit - journal.c.credit)
    of_pools = journal.c.account.in_(list(worth))
    query = select(journal.c.account, net).where(of_pools).group_by(journal.c.account)
    booked = {account: int(amount) for account, amount in connection.execute(query)}
    for number in sorted(worth):
        findings.same(6, "journal", f"account {number}", "balance", worth[number], booked.get(number, 0))


def _places(connection: Connection, findings: Findings) -> None:
    """What the pools of an owner hold of an item is what lies in real places."""
    binary = 'account COLLATE "C"' if connection.dialect.name == "postgresql" else "account"
    lying = stream(connection, _LYING.format(account=binary))
    pooled = stream(connection, _POOLED.format(account=binary))
    for key, wanted, found in merged(lying, pooled, 3):
        name = ":".join(part or "ours" for part in key)
        quantities = (one[3] if one else 0 for one in (wanted, found))
        findings.same(6, "pool", name, "quantity on hand", *quantities)


def _promises(connection: Connection, catalogue: Catalogue, position: int, findings: Findings) -> None:
    """Open promises are no more than can be sold, picked ones no more than lies in their unit."""
    for item, unit, promised, inside in stream(connection, _OVERPICKED):
        if promised > max(0, inside):
            findings.add(9, "allocation", f"{item} in {unit}", "quantity", f"≤ {inside}", promised)
    for item, site, promised in stream(connection, _PROMISED):
        sellable = sum(_sellable(connection, catalogue, position, item, site))
        if promised > max(0, sellable):
            findings.add(9, "allocation", f"{item} at {site}", "quantity", f"≤ {max(0, sellable)}", promised)


def _sellable(
    connection: Connection, catalogue: Catalogue, position: int, item: str, site: str
) -> Iterator[int]:
    """What lies in the site's bins, and on docks that sell, to be sold. What expired since it was promised
    still counts: nothing was posted that could have released it."""
    for location, quantity in connection.execute(text(_SELLABLE), {"item": item}):
        place = catalogue.body("location", location, position + 1)
        if place is None or place["site"] != site:
            continue
        kind = place.get("kind", "bin")
        if kind == "bin" or (kind == "dock" and place.get("sellable")):
            yield int(quantity)
