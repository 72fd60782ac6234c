"""What must hold after a day of goods out: at its end, and at every position on the way (invariant 9)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from holding import all_rows, assert_holds

from app.db.engine import Books
from app.domain.quantity import ONE
from app.verify.verify import verify_books
from tests.simulation.outbound_day import Day, Worker

SHORT = ("bin-to-count", "none-left", "held-back")
"""Why a line is short: its bin is to be counted, nothing of the item is left, the order waits to be whole."""


def check(books: Books, day: Day, workers: Sequence[Worker]) -> Counter[str]:
    """Hold the whole books; returns how many lines are right, and how many short for which reason."""
    report = verify_books(books)
    assert [fault.text for fault in report.faults] == []
    assert_holds(books)
    found = all_rows(books)
    promises_hold_at_every_position(found)
    answered_once(found, workers)
    return every_order_is_right_or_short_for_a_reason(found, day)


def promises_hold_at_every_position(found: dict[str, list[dict[str, Any]]]) -> None:
    """Invariant 9, recounted entry by entry from movements and promises alone."""
    kinds = {
        row["key"]: json.loads(row["body"]).get("kind", "bin")
        for row in found["current_record"]
        if row["table_name"] == "location"
    }
    movements, promises = _by_entry(found["movement"]), _by_entry(found["promise"])
    sellable: Counter[str] = Counter()
    inside: Counter[tuple[str, str]] = Counter()
    open_: Counter[str] = Counter()
    picked: Counter[tuple[str, str]] = Counter()
    for entry in sorted(found["entry"], key=lambda row: row["position"]):
        for row in movements.get(entry["id"], ()):
            for sign, end in ((-1, "from"), (1, "to")):
                amount, unit = sign * row["quantity"], row[f"{end}_unit"]
                inside[row["item"], unit] += amount if unit else 0
                loose = not unit and row[f"{end}_status"] == "available" and not row[f"{end}_owner"]
                if loose and kinds.get(row[f"{end}_location"]) == "bin":
                    sellable[row["item"]] += amount
        for row in promises.get(entry["id"], ()):
            if row["state"] == "open":
                open_[row["item"]] += row["quantity"]
            else:
                picked[row["item"], row["unit"]] += row["quantity"]
        touched = [*movements.get(entry["id"], ()), *promises.get(entry["id"], ())]
        for item in {row["item"] for row in touched}:
            assert open_[item] <= max(0, sellable[item]), (entry["position"], item)
            for unit in {unit for sku, unit in picked if sku == item}:
                assert picked[item, unit] <= max(0, inside[item, unit]), (entry["position"], item, unit)


def _by_entry(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["envelope"], []).append(row)
    return found


def answered_once(found: dict[str, list[dict[str, Any]]], workers: Sequence[Worker]) -> None:
    """Whatever an operator was told is posted is in the books, once; and nothing was parked."""
    entries = Counter(row["id"] for row in found["entry"])
    said = [id_ for worker in workers for answer in worker.answers for id_ in answer["ids"]]
    assert len(said) == len(set(said)) > 0
    assert all(entries[id_] == 1 for id_ in said)
    assert {row["verdict"] for row in found["entry"]} <= {"posted", "claim"}


def every_order_is_right_or_short_for_a_reason(
    found: dict[str, list[dict[str, Any]]], day: Day
) -> Counter[str]:
    picked, shipped = (
        {(row["document"], row["line"]): row["quantity"] for row in found["progress"] if row["kind"] == kind}
        for kind in ("picked", "shipped")
    )
    in_totes: Counter[tuple[str, str]] = Counter()
    for row in found["allocation"]:
        if row["state"] == "picked":
            in_totes[row["document"], row["line"]] += row["quantity"]
    taken = _taken_away(found)
    counts = {row["key"] for row in found["current_record"] if row["table_name"] == "task"}
    free = _free(found, counts)
    outcome: Counter[str] = Counter()
    for order in day.orders:
        for line in order.lines:
            place = order.number, line.line
            got = picked.get(place, 0) - taken[place]
            assert got <= line.quantity, "never more than was wanted"
            gone = shipped.get(place, 0)
            assert in_totes[place] == got - gone, "what was picked is promised until it goes"
            assert gone == got, f"{order.number} line {line.line}: all that was picked was packed and shipped"
            if got == line.quantity:
                outcome["right"] += 1
                continue
            reasons = list(_reasons(line.sku, line.quantity - got, free, counts, found, order.partial))
            assert reasons, (
                f"{order.number} line {line.line}: {got / ONE} of {line.quantity / ONE} {line.sku}"
            )
            outcome[reasons[0]] += 1
    return outcome


def _taken_away(found: dict[str, list[dict[str, Any]]]) -> Counter[tuple[str, str]]:
    """What was picked for an order line and taken out of its tote for another: released with an exception."""
    released = {
        (row["envelope"], row["document"]) for row in found["exception"] if row["code"] == "promise-released"
    }
    taken: Counter[tuple[str, str]] = Counter()
    for row in found["promise"]:
        if row["state"] == "picked" and (row["envelope"], row["document"]) in released:
            taken[row["document"], row["line"]] -= row["quantity"]
    return taken


def _free(found: dict[str, list[dict[str, Any]]], counts: set[str]) -> Counter[str]:
    """What of each item could still be promised: sellable, in a bin that nobody doubts, and to nobody yet."""
    free: Counter[str] = Counter()
    for row in found["balance"]:
        doubted = {f"count {row['location']}", f"count {row['location']} {row['item']}"} & counts
        if row["status"] == "available" and not row["unit"] and not doubted:
            free[row["item"]] += row["quantity"]
    for row in found["allocation"]:
        if row["state"] == "open":
            free[row["item"]] -= row["quantity"]
    return free


def _reasons(
    sku: str, missing: int, free: Counter[str], counts: set[str], found: dict[str, list[dict[str, Any]]],
    partial: str,
) -> Iterator[str]:  # fmt: skip
    lying = {row["location"] for row in found["balance"] if row["item"] == sku and not row["unit"]}
    if any({f"count {place}", f"count {place} {sku}"} & counts for place in lying):
        yield "bin-to-count"
    if free[sku] < missing:
        yield "none-left"
    if partial in ("no", "lines"):
        yield "held-back"
