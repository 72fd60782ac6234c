"""What always holds (DESIGN §3, invariants 5 to 9), looked up directly in the tables with plain sums."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from app.db.engine import Books
from app.domain.quantity import ONE

TABLES = (
    "movement", "balance", "pool", "layer_rest", "layer", "layer_use", "journal", "current_record",
    "allocation", "unit", "entry", "lot",
)  # fmt: skip
ACCOUNTS = {"inventory": "1300", "inspection": "1310", "transit": "1320"}
Rows = dict[str, list[dict[str, Any]]]


def faults(books: Books) -> list[str]:
    """Everything that does not hold, as sentences."""
    with books.reading() as connection:
        rows = {
            table: [dict(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()]
            for table in TABLES
        }
    checks = (_positions, _movements, _on_hand, _pools, _accounts, _entries, _serials, _promises)
    return [words for check in checks for words in check(rows)]


def _positions(rows: Rows) -> Iterator[str]:
    """Dense from 1, in no order but that of time (invariants 3, 10)."""
    entries = sorted(rows["entry"], key=lambda row: row["position"])
    if [row["position"] for row in entries] != list(range(1, len(entries) + 1)):
        yield "positions have a hole"
    times = [row["posted_at"] for row in entries]
    if times != sorted(times):
        yield "posting time goes back"


def _movements(rows: Rows) -> Iterator[str]:
    """Invariant 5: one cell to another, of one owner; owner, item and lot change in conversion alone."""
    through: Counter[tuple[str, ...]] = Counter()
    for row in rows["movement"]:
        where = f"movement {row['envelope']}:{row['line']} ({row['kind']})"
        ends = [
            tuple(row[f"{end}_{n}"] for n in ("location", "status", "owner", "unit"))
            for end in ("from", "to")
        ]
        if ends[0] == ends[1] or row["quantity"] <= 0:
            yield f"{where} moves nothing"
        if row["from_owner"] != row["to_owner"]:
            yield f"{where} changes the owner"
        for (location, *_), sign in zip(ends, (-1, 1), strict=True):
            through[location, row["item"], row["lot"], row["serial"], row["from_owner"]] += (
                sign * row["quantity"]
            )
    total: Counter[tuple[str, ...]] = Counter()
    for (_, *goods), quantity in through.items():
        total[tuple(goods)] += quantity
    yield from (f"{goods} sums to {quantity} over all cells" for goods, quantity in total.items() if quantity)


def _real(location: str) -> bool:
    return not location.startswith("~") or location.startswith("~transit:")


CELL = ("location", "status", "owner", "unit")


def cells_of_movements(movements: list[dict[str, Any]]) -> Counter[tuple[str, ...]]:
    """On hand by cell, item, lot and serial, summed from movements."""
    held: Counter[tuple[str, ...]] = Counter()
    for row in movements:
        for end, sign in (("from", -1), ("to", 1)):
            if _real(row[f"{end}_location"]):
                cell = tuple(row[f"{end}_{name}"] for name in CELL)
                held[(*cell, row["item"], row["lot"], row["serial"])] += sign * row["quantity"]
    return Counter({key: quantity for key, quantity in held.items() if quantity})


def _on_hand(rows: Rows) -> Iterator[str]:
    """Invariant 6: balances are the sum of movements, pools of balances."""
    held = cells_of_movements(rows["movement"])
    names = (*CELL, "item", "lot", "serial")
    kept = Counter({tuple(row[name] for name in names): row["quantity"] for row in rows["balance"]})
    for key in held.keys() | kept.keys():
        if held[key] != kept[key]:
            yield f"balance {key}: {kept[key]}, its movements sum to {held[key]}"
    pools: Counter[tuple[str, ...]] = Counter()
    for row in rows["pool"]:
        pools[row["item"], row["owner"], _kind(row["account"], row["site"])] += row["quantity"]
    lying: Counter[tuple[str, ...]] = Counter()
    for (location, status, owner, _, item, _, _), quantity in held.items():
        transit = location.startswith("~transit:")
        account = "transit" if transit else "inspection" if status == "inspection" else "inventory"
        lying[item, owner, _kind(account, "" if transit else _site(rows, location))] += quantity
    for key in pools.keys() | lying.keys():
        if pools[key] != lying[key]:
            yield f"pools of {key} hold {pools[key]}, on hand is {lying[key]}"


def _kind(account: str, site: str) -> str:
    return account if account == "transit" else f"{account} at {site}"


def _site(rows: Rows, location: str) -> str:
    return _bodies(rows, "location").get(location, {}).get("site", "")


def _bodies(rows: Rows, table: str) -> dict[str, dict[str, Any]]:

    found = [row for row in rows["current_record"] if row["table_name"] == table]
    return {row["key"]: json.loads(row["body"]) for row in found}


def _pools(rows: Rows) -> Iterator[str]:
    """Invariants 6 and 7: layers sum to their pool, value goes with quantity, others' goods have none."""
    rest: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows["layer_rest"]:
        rest[row["pool"]].append(row)
    flows: dict[str, Counter[str]] = defaultdict(Counter)
    for table, sign in (("layer", 1), ("layer_use", -1)):
        for row in rows[table]:
            flows[row["pool"]]["quantity"] += sign * row["quantity"]
            flows[row["pool"]]["value"] += sign * row["value"]
    for row in rows["pool"]:
        name, layers = row["key"].replace("\x1f", "|"), rest.pop(row["key"], [])
        for what in ("quantity", "value"):
            if sum(layer[what] for layer in layers) != row[what] or flows[row["key"]][what] != row[what]:
                yield f"pool {name}: {what} {row[what]} is not its layers'"
        if len({layer["quantity"] > 0 for layer in layers}) > 1:
            yield f"pool {name} mixes stock and debt"
        for thing in (row, *layers):
            if _opposed(thing["quantity"], thing["value"]):
                yield f"pool {name}: value {thing['value']} opposes quantity {thing['quantity']}"
        if row["owner"] and row["value"]:
            yield f"pool {name}: another's goods have value"
    yield from (f"layers of no pool: {key}" for key in rest)


def _opposed(quantity: int, value: int) -> bool:
    return (quantity >= 0 and value < 0) or (quantity <= 0 and value > 0)


def _accounts(rows: Rows) -> Iterator[str]:
    """Invariant 6: an inventory account is worth what its pools are."""
    for account, number in ACCOUNTS.items():
        worth = sum(row["value"] for row in rows["pool"] if row["account"] == account)
        booked = sum(row["debit"] - row["credit"] for row in rows["journal"] if row["account"] == number)
        if worth != booked:
            yield f"account {number} says {booked}, its pools are worth {worth}"


def _entries(rows: Rows) -> Iterator[str]:
    """Invariant 6: every entry balances."""
    net: Counter[tuple[str, int]] = Counter()
    for row in rows["journal"]:
        net[row["envelope"], row["line"]] += row["debit"] - row["credit"]
    yield from (f"the entry of {key} is off by {amount}" for key, amount in net.items() if amount)


def _serials(rows: Rows) -> Iterator[str]:
    """Invariant 8: one unit, in one place."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows["balance"]:
        if row["serial"]:
            places[row["item"], row["serial"]].append(row["quantity"])
    yield from (f"serial {key} lies as {found}" for key, found in places.items() if found != [ONE])


def _promises(rows: Rows) -> Iterator[str]:
    """Invariant 9: open promises are covered by what can be sold, picked ones by what lies in their unit."""
    places, expiries = _bodies(rows, "location"), {(r["item"], r["lot"]): r["expiry"] for r in rows["lot"]}
    sellable: Counter[tuple[str, str]] = Counter()
    within: Counter[tuple[str, str]] = Counter()
    for row in rows["balance"]:
        place = places.get(row["location"], {})
        owned = not row["owner"] or row["owner"].startswith("consignor:")
        fresh = not (expiries.get((row["item"], row["lot"]), "") or "9999") < "2026-11-23"
        within[row["unit"], row["item"]] += row["quantity"]
        if (
            row["status"] == "available"
            and owned
            and not row["unit"]
            and place.get("kind", "bin") == "bin"
            and fresh
        ):
            sellable[row["item"], place.get("site", "")] += row["quantity"]
    open_: Counter[tuple[str, str]] = Counter()
    picked: Counter[tuple[str, str]] = Counter()
    for row in rows["allocation"]:
        if row["quantity"] < 0:
            yield f"promise {row['id']} is negative"
        if row["state"] == "open":
            open_[row["item"], row["site"]] += row["quantity"]
        else:
            picked[row["unit"], row["item"]] += row["quantity"]
    yield from (
        f"{much} of {key} is promised, {sellable[key]} can be sold"
        for key, much in open_.items() if much > max(0, sellable[key])
    )  # fmt: skip
    yield from (
        f"{much} of {key} is picked, {within[key]} lies there"
        for key, much in picked.items()
        if much > within[key]
    )
