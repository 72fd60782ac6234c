"""The short rest of an order that does not wait: dropped from what is wanted, and named.

An order's own word (`rest`) goes first, then its customer's. What is dropped leaves the order's lines and
stands under `dropped` in its next version; a new import of the order wants all of it again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import rfc8785

from app.domain.documents import DROP, SalesOrder
from app.domain.records import Partner
from app.ledger.allocation import Shortage
from app.posting.grant import Grant
from app.posting.stand import Stand


def drop_short(
    grant: Grant, stand: Stand, orders: Sequence[SalesOrder], short: Sequence[Shortage]
) -> tuple[Shortage, ...]:
    """Drop what nothing could be promised for where the order does not wait for it; returns what waits."""
    dropped: list[dict[str, Any]] = []
    waiting = list(short)
    for order in dict.fromkeys(orders):
        mine = [one for one in short if one.order == order.number]
        if mine and _rest_of(stand, order) == DROP:
            dropped += _drop(grant, stand, order, mine)
            waiting = [one for one in waiting if one.order != order.number]
    if dropped:
        grant.result["dropped"] = dropped
    return tuple(waiting)


def _rest_of(stand: Stand, order: SalesOrder) -> str:
    customer = stand.record(Partner, order.customer)
    return order.rest or (customer.rest if customer else "")


def _drop(grant: Grant, stand: Stand, order: SalesOrder, short: Sequence[Shortage]) -> list[dict[str, Any]]:
    """The order's next version, without so much of these lines; as it was written otherwise."""
    missing = {one.line: one.quantity for one in short}
    body = json.loads(stand.records[SalesOrder.TABLE, order.number])
    named = {one["line"]: one for one in body.get("dropped", ())}
    said = []
    for line in body["lines"]:
        number, quantity = line["line"], missing.get(line["line"], 0)
        if quantity:
            before = named.get(number, {}).get("quantity", 0)
            named[number] = {"line": number, "sku": line["sku"], "quantity": before + quantity}
            document = {"document": order.number, "line": number, "item": line["sku"]}
            said.append({**document, "quantity": quantity})
            line["quantity"] -= quantity
    kept = [line for line in body.pop("lines") if line["quantity"]]
    after = {**body, **({"lines": kept} if kept else {}), "dropped": list(named.values())}
    rows = grant.rows.setdefault("record", [])
    record = {"table_name": SalesOrder.TABLE, "key": order.number, "body": rfc8785.dumps(after).decode()}
    rows.append({"envelope": grant.id, "line": len(rows) + 1, **record})
    return said
