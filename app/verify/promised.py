"""Claims and promises: what was granted says so, and every promise goes on as its goods do (invariant 9)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import rfc8785
from sqlalchemy import Connection, func, select

from app.db.books.tables import entry, promise
from app.domain.quantity import quantity_text
from app.verify.catalogue import Catalogue
from app.verify.chains import Entered
from app.verify.deed import Deed
from app.verify.followed import Followed, followed
from app.verify.mirrored import Original
from app.verify.report import Findings, key_of
from app.verify.rows import BY_NAME, Row, Rows
from app.verify.waited import RELEASED, check_waits, closes_an_order, released_words
from app.verify.walked import FACTS, SEPARATOR, is_loose

_SAID = ("id", "kind", "station", "operator", "claimed_at")
_STATES = ("open", "picked")
GRANTED = ("promise", "granting", "record")
"""Where a claim leaves rows."""


def check_claim(
    connection: Connection, catalogue: Catalogue, entered: Entered, rows: Rows, findings: Findings
) -> None:
    """A claim's columns say what its body says, and its rows are what it granted."""
    row = entered.claim
    assert row is not None, "an entry of a claim"
    try:
        body = json.loads(row["body"])
        said, request, result = body, body["request"], body["result"]
    except (ValueError, KeyError, TypeError):
        findings.add(11, "claim", entered.id, "body", "a claim", row["body"])
        return
    for name in _SAID:
        findings.same(11, "claim", entered.id, name, said.get(name), row[name])
    for table in rows:
        for stray in rows[table] if table not in GRANTED else ():
            findings.add(4, table, key_of(BY_NAME[table], stray), "", "nothing of a claim", "a row")
    wanted = _granted(connection, entered, row, request, result)
    wanted["record"] = _orders_left(catalogue, entered, result)
    for table in GRANTED:
        _compare(table, entered.id, rows[table], wanted.get(table, []), findings)


def _granted(
    connection: Connection, entered: Entered, row: Row, request: Mapping[str, Any], result: Mapping[str, Any]
) -> dict[str, list[dict[str, Any]]]:
    """The rows that a claim of this kind leaves."""
    kind = row["kind"]
    if kind == "allocate":
        blank = dict.fromkeys((*FACTS, "allocation", "state", "unit"), "")
        promises = [{**blank, **one} for one in result.get("promises", ())]
        settled = [_freed(item, request.get("site"), 0) for item in request.get("freed", ())]
        return {"promise": promises, "granting": [*_waiting(request, result), *settled]}
    if kind == "release":
        standing = _open_before(connection, entered, str(request.get("document", "")))
        freed = [_freed(item, site, 1) for item, site in result.get("freed", ())]
        return {"promise": standing, "granting": freed}
    if kind == "reallocate":
        return {
            "promise": _reallocated(connection, entered, request, result),
            "granting": _waiting(request, result),
        }
    if kind == "job":
        fields = {
            "kind": "job",
            "holder": row["operator"],
            "until": result.get("until"),
            "first": 0,
            "last": 0,
        }
        return {"granting": [{**fields, "name": name} for name in result.get("names", ())]}
    if kind == "sscc":
        fields = {"kind": "sscc", "name": result.get("prefix"), "holder": row["station"], "until": 0}
        return {"granting": [{**fields, "first": result.get("first"), "last": result.get("last")}]}
    return {}


def _orders_left(catalogue: Catalogue, entered: Entered, result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The orders from which something was dropped, in their next version."""
    dropped: dict[str, dict[str, int]] = {}
    for one in result.get("dropped", ()):
        dropped.setdefault(str(one.get("document")), {})[str(one.get("line"))] = int(one.get("quantity", 0))
    rows = []
    for document, lines in dropped.items():
        body = catalogue.body("sales_order", document, entered.position)
        text = rfc8785.dumps(_without(body, lines)).decode() if body else ""
        rows.append({"table_name": "sales_order", "key": document, "body": text})
    return rows


def _without(body: Mapping[str, Any], dropped: Mapping[str, int]) -> dict[str, Any]:
    """An order's body without so much of these lines, which are named as dropped."""
    named = {one["line"]: dict(one) for one in body.get("dropped", ())}
    kept = []
    for line in body["lines"]:
        missing = dropped.get(line["line"], 0)
        if missing:
            before = named.get(line["line"], {}).get("quantity", 0)
            named[line["line"]] = {"line": line["line"], "sku": line["sku"], "quantity": before + missing}
        if line["quantity"] > missing:
            kept.append({**line, "quantity": line["quantity"] - missing})
    rest = {name: value for name, value in body.items() if name != "lines"}
    return {**rest, **({"lines": kept} if kept else {}), "dropped": list(named.values())}


def _waiting(request: Mapping[str, Any], result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who waits from then on, and who no longer."""
    rows = []
    for one in result.get("waiting", ()):
        name = SEPARATOR.join((str(one.get("item")), str(one.get("document"))))
        how = (request.get("site", ""), one.get("partial", ""), one.get("urgency", ""))
        holder = SEPARATOR.join(map(str, how))
        row = {"kind": "wait", "name": name, "holder": holder, "until": 0, "first": 0}
        rows.append({**row, "last": one.get("quantity")})
    return rows


def _freed(item: object, site: object, last: int) -> dict[str, Any]:
    """Something of an item came free at a site, or (0) that is settled."""
    name = SEPARATOR.join((str(item), str(site)))
    return {"kind": "freed", "name": name, "holder": "", "until": 0, "first": 0, "last": last}


def _reallocated(
    connection: Connection, entered: Entered, request: Mapping[str, Any], result: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Open promises of lines at a place, each line's latest given back first, and what goes instead."""
    rows = []
    for said in request.get("lines", ()):
        where = str(said.get("line", "")), str(request.get("location", ""))
        standing = _open_before(connection, entered, str(said.get("document", "")))
        mine = [one for one in standing if (one["line"], one["location"]) == where]
        left = int(said.get("quantity") or 0) or -sum(one["quantity"] for one in mine)
        for one in reversed(mine):
            part = min(left, -one["quantity"])
            left -= part
            rows += [{**one, "quantity": -part}] if part else []
    blank = dict.fromkeys((*FACTS, "allocation", "state", "unit"), "")
    return [*rows, *({**blank, **one} for one in result.get("promises", ()))]


def _open_before(connection: Connection, entered: Entered, document: str) -> list[dict[str, Any]]:
    """All open promises of an order, given back."""
    columns = [promise.c[name] for name in ("allocation", "state", "unit", *FACTS)]
    total = func.sum(promise.c.quantity)
    query = (
        select(*columns, (-total).label("quantity"))
        .join(entry, entry.c.id == promise.c.envelope)
        .where(promise.c.document == document, promise.c.state == "open")
        .where(entry.c.position < entered.position)
        .group_by(*columns)
        .having(total != 0)
        .order_by(promise.c.allocation, promise.c.state, promise.c.unit)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _compare(
    table: str, claim: str, found: Sequence[Row], wanted: list[dict[str, Any]], findings: Findings
) -> None:
    number = "line" if table == "record" else "part"
    for part, (row, expected) in enumerate(zip(found, wanted, strict=False), 1):
        for column, value in {number: part, **expected}.items():
            findings.same(9, table, key_of(BY_NAME[table], row), column, value, row[column])
    for row in found[len(wanted) :]:
        findings.add(9, table, key_of(BY_NAME[table], row), "", "nothing more", "a row")
    for part in range(len(found), len(wanted)):
        findings.add(9, table, f"{claim}:{part + 1}", "", "what the claim granted", "")


def check_promises(deed: Deed, original: Original | None) -> None:
    """A promise stays of the same goods; it is picked, packed, ended or released for a reason."""
    rows = list(deed.rows["promise"])
    went = _followed(deed, rows, original)
    _compare("promise", deed.id, rows[went.at : went.end], went.rows, deed.known.findings)
    check_waits(deed)
    rows[went.at : went.end] = []
    if not deed.rows["promise"] and not closes_an_order(deed):
        return
    for row in rows:
        _check_facts(deed, row)
    if original is not None and (many := _turned(rows, original)):
        _check_turned(deed, rows[:many], original.promises)
        rows = rows[many:]
    if closes_an_order(deed):
        wanted = _open_before(deed.known.connection, deed.entered, deed.transaction.document)
        _compare("promise", deed.id, rows[: len(wanted)], wanted, deed.known.findings)
        rows = rows[len(wanted) :]
    moved, ended = _sorted_out(rows)
    for row, after in moved:
        # Nothing says which of both was changed.
        deed.same(9, "promise", row, "quantity", -after["quantity"])
        deed.same(9, "promise", after, "quantity", -row["quantity"])
        if after["allocation"] != row["allocation"]:
            _check_put_back(deed, row, after)
    _check_ended(deed, ended)
    _check_stood(deed)


def _followed(deed: Deed, rows: Sequence[Row], original: Original | None) -> Followed:
    """What went with its goods or was let go by them, behind what was turned round or taken out of units."""
    at = _turned(rows, original)
    while at + 1 < len(rows) and rows[at]["state"] == "picked" and _is_pair(rows[at], rows[at + 1]):
        at += 2
    return followed(deed, rows[:at])


def _turned(rows: Sequence[Row], original: Original | None) -> int:
    """How many rows, at the beginning, turn round what the original did to promises: all of it or nothing."""
    turned = original.promises if original else ()
    same = {row["allocation"] for row in rows[: len(turned)]} == {old["allocation"] for old in turned}
    return len(turned) if same else 0


def _is_pair(row: Row, after: Row) -> bool:
    """Less of a promise here, more of it there; back in another bin it begins anew, named after it."""
    first = row["allocation"].partition(">")[0]
    same = after["allocation"] == row["allocation"] or (
        after["allocation"] == f"{first}>{after['envelope']}:{after['part']}"
        and after["state"] == "open"
        and row["state"] == "picked"
    )
    return bool(same and row["quantity"] < 0 < after["quantity"])


def _check_facts(deed: Deed, row: Row) -> None:
    first = deed.known.walked.claimed(row["allocation"]) or _begun(deed, row["allocation"])
    if first is None:
        deed.fault(9, "promise", row, "allocation", "a claim of the books", row["allocation"])
        return
    for column in FACTS:
        deed.same(9, "promise", row, column, first[column])
    if row["state"] not in _STATES:
        deed.fault(9, "promise", row, "state", "open or picked", row["state"])
    units = {"", *(cell.unit for line in deed.lines for cell in (line.source, line.target))}
    units |= {row[f"{end}_unit"] for row in deed.movements for end in ("from", "to")}
    if row["unit"] not in units and row["quantity"] > 0:
        deed.fault(9, "promise", row, "unit", " or ".join(sorted(units - {""})), row["unit"])


def _begun(deed: Deed, allocation: str) -> Row | None:
    """The row of this transaction in which a promise went with its goods; that it did so is recomputed."""
    own = (row for row in deed.rows["promise"] if row["allocation"] == allocation)
    return next((row for row in own if allocation.endswith(f">{deed.id}:{row['part']}")), None)


def _check_turned(deed: Deed, rows: Sequence[Row], originals: Sequence[Row]) -> None:
    """Each as much the other way; in which order they stand is all the same."""
    names = ("allocation", "state", "unit")
    of_both = (sorted(each, key=lambda row: [row[name] for name in names]) for each in (rows, originals))
    for row, old in zip(*of_both, strict=False):
        for column in names:
            deed.same(9, "promise", row, column, old[column])
        deed.same(9, "promise", row, "quantity", -old["quantity"])


def _check_stood(deed: Deed) -> None:
    """What is taken from a promise was there: in that state, in that unit."""
    within: Counter[tuple[str, str, str]] = Counter()
    for row in deed.rows["promise"]:
        where = (row["allocation"], row["state"], row["unit"])
        within[where] += row["quantity"]
        if row["quantity"] >= 0:
            continue
        if deed.known.walked.stands(*where) + within[where] < 0:
            words = f"where {quantity_text(-row['quantity'])} stood {row['state']}"
            deed.fault(9, "promise", row, "unit", words, row["unit"])


def _sorted_out(rows: Sequence[Row]) -> tuple[list[tuple[Row, Row]], list[Row]]:
    """(less here and more there, in pairs; what only ended)."""
    pairs: list[tuple[Row, Row]] = []
    ended: list[Row] = []
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        if waiting and _is_pair(row, waiting[0]):
            pairs.append((row, waiting.pop(0)))
        else:
            ended.append(row)
    return pairs, ended


def _place(row: Row) -> tuple[str, str]:
    return row["document"], row["line"]


def _check_put_back(deed: Deed, row: Row, after: Row) -> None:
    """It is of the same goods as before, and of a bin in which they were laid."""
    for column in FACTS:
        if column != "location":
            deed.same(9, "promise", after, column, row[column])
    laid = {m["to_location"] for m in deed.movements if m["item"] == after["item"] and is_loose(m, "to")}
    if after["location"] not in laid:
        deed.fault(9, "promise", after, "location", " or ".join(sorted(laid)), after["location"])


def _check_ended(deed: Deed, ended: Sequence[Row]) -> None:
    """What ends was shipped, or released with an exception that says how much."""
    words = Counter(row["text"] for row in deed.rows["exception"] if row["code"] == RELEASED)
    left: list[Row] = []
    for row in ended:
        said = released_words(row)
        if words[said]:
            words[said] -= 1
        else:
            left.append(row)
    shipped = _shipped(deed)
    for row in left:
        due = shipped.get(_place(row), 0)
        if row["quantity"] >= 0 or -row["quantity"] > due:
            deed.fault(9, "promise", row, "quantity", f"≥ -{due}", row["quantity"])
        shipped[_place(row)] = due + row["quantity"]
    for place in sorted({_place(row) for row in left}):
        _check_all_ended(deed, [row for row in left if _place(row) == place], shipped[place])


def _shipped(deed: Deed) -> dict[tuple[str, str], int]:
    """What went out by order line."""
    out: dict[tuple[str, str], int] = {}
    for row in deed.movements if deed.kind in ("ship", "sell") else ():
        place = (row["document"], row["document_line"])
        out[place] = out.get(place, 0) + row["quantity"]
    return out


def _check_all_ended(deed: Deed, ended: Sequence[Row], beyond: int) -> None:
    """Where more went out than promises ended, none of the line's are left."""
    document, line = _place(ended[0])
    before = deed.known.walked.promised(document, line, ended[0]["item"])
    rest = before + sum(row["quantity"] for row in ended)
    if beyond and rest:
        for row in ended:
            deed.fault(9, "promise", row, "quantity", row["quantity"] - min(rest, beyond), row["quantity"])
