"""What must hold in any books (DESIGN §3), recomputed naively from the records, after every step."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from app.db.engine import Books

END = ("location", "status", "owner", "unit")


def is_real(location: str) -> bool:
    return not location.startswith("~") or location.startswith("~transit:")


def all_rows(books: Books) -> dict[str, list[dict[str, Any]]]:
    tables = (
        "movement", "layer", "layer_use", "journal", "balance", "pool", "layer_rest", "progress", "entry",
        "envelope", "current_record", "head", "allocation", "promise", "lot", "exception",
    )  # fmt: skip
    with books.reading() as connection:
        return {
            table: [dict(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()]
            for table in tables
        }


def assert_holds(books: Books) -> None:
    """Invariants 3, 5, 6, 7, 8 over the whole books."""
    found = all_rows(books)
    _balances(found)
    sites = _sites(found)
    _pools(found, sites)
    _journal(found)
    _entries(found)


def _sites(found: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    import json

    sites = {}
    for row in found["current_record"]:
        body = json.loads(row["body"])
        if row["table_name"] == "location":
            sites[row["key"]] = body["site"]
        if row["table_name"] == "transfer":
            sites["~transit:" + row["key"]] = body["from_site"]
    return sites


def _balances(found: dict[str, list[dict[str, Any]]]) -> None:
    sums: Counter[tuple[str, ...]] = Counter()
    whole: Counter[tuple[str, ...]] = Counter()
    for m in found["movement"]:
        goods = (m["item"], m["lot"], m["serial"])
        for sign, end in ((-1, "from"), (1, "to")):
            cell = tuple(m[f"{end}_{name}"] for name in END)
            whole[(m["item"], m["lot"], m["serial"], m[f"{end}_owner"])] += sign * m["quantity"]
            if is_real(cell[0]):
                sums[(*cell, *goods)] += sign * m["quantity"]
        assert m["from_owner"] == m["to_owner"], m
    assert all(value == 0 for value in whole.values()), "invariant 5"
    names = (*END, "item", "lot", "serial")
    kept = {tuple(b[name] for name in names): b["quantity"] for b in found["balance"]}
    assert kept == {key: n for key, n in sums.items() if n}, "invariant 6: balances"
    serials: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for key, quantity in kept.items():
        if key[6]:
            serials[key[4], key[6]].append(quantity)
    assert all(places == [1_000_000] for places in serials.values()), "invariant 8"


def _pools(found: dict[str, list[dict[str, Any]]], sites: dict[str, str]) -> None:
    on_hand: Counter[tuple[str, ...]] = Counter()
    for b in found["balance"]:
        transit = b["location"].startswith("~transit:")
        account = "transit" if transit else "inspection" if b["status"] == "inspection" else "inventory"
        on_hand[(b["item"], sites[b["location"]], b["owner"], account)] += b["quantity"]
    pools: Counter[tuple[str, ...]] = Counter()
    rests: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for r in found["layer_rest"]:
        rests[r["pool"]].append((r["quantity"], r["value"]))
    rows: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for sign, table in ((1, "layer"), (-1, "layer_use")):
        for r in found[table]:
            rows[r["pool"]].append((r["step"], sign * r["quantity"], sign * r["value"]))
    for p in found["pool"]:
        pools[(p["item"], p["site"], p["owner"], p["account"])] += p["quantity"]
        assert p["quantity"] or not p["value"], f"invariant 7: {p}"
        assert p["quantity"] * p["value"] >= 0, f"invariant 7: {p}"
        assert not p["owner"] or not p["value"], f"invariant 7: {p}"
        own = rests[p["key"]]
        total = sum(q for q, _ in own), sum(v for _, v in own)
        assert total == (p["quantity"], p["value"]), f"rests: {p} {own}"
        made = sorted(rows[p["key"]])
        assert [step for step, _, _ in made] == list(range(1, p["steps"] + 1)), f"steps: {p}"
        assert (sum(q for _, q, _ in made), sum(v for _, _, v in made)) == (p["quantity"], p["value"])
    assert +pools == +on_hand and -pools == -on_hand, f"invariant 6: pools {pools} {on_hand}"


def _journal(found: dict[str, list[dict[str, Any]]]) -> None:
    accounts: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    for j in found["journal"]:
        accounts[j["account"]] += j["debit"] - j["credit"]
        entries[j["envelope"]] += j["debit"] - j["credit"]
    assert all(total == 0 for total in entries.values()), "invariant 6: entries balance"
    values: Counter[str] = Counter()
    for p in found["pool"]:
        values[p["account"]] += p["value"]
    for name, number in (("inventory", "1300"), ("inspection", "1310"), ("transit", "1320")):
        assert accounts[number] == values[name], f"invariant 6: {name} {accounts[number]} {values[name]}"


def _entries(found: dict[str, list[dict[str, Any]]]) -> None:
    positions = sorted(e["position"] for e in found["entry"])
    assert positions == list(range(1, len(positions) + 1))
    assert found["head"][0]["position"] == len(positions)
