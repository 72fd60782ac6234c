"""What the books say once a script is posted: each step's entry and exceptions, and the tables at its end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from books_script import Script
from sqlalchemy import Connection

from app.db.engine import Books
from app.domain.money import parse_value, value_text
from app.domain.quantity import quantity_text
from app.insight.as_of import as_of
from app.insight.stock import stock
from app.insight.valuation import account_totals, valuation
from app.ledger.chart import DEFAULT_CHART

Row = tuple[str, ...]


def play(script: Script, size: int) -> dict[str, Any]:
    """Post a script in batches of a size; answers (entry, exceptions, parked) of each step by its name."""
    books, answers = script.desk.books, {}
    for now, batch in script.batches:
        script.desk.clock.now = now
        for first in range(0, len(batch), size):
            for posted in script.desk.post(*batch[first : first + size]):
                answers[posted.id] = posted
    records = [answer for id, answer in answers.items() if id not in script.names]
    assert all(answer.verdict == "posted" for answer in records), records
    entries = _entries(books)
    said = {}
    for id, name in script.names.items():
        codes = [code for code, _ in answers[id].exceptions]
        said[name] = (entries[id], codes, answers[id].code)
    return said


def expected(script: Script) -> dict[str, Any]:
    """What the script says of the same."""
    return {name: (step.entry, step.exceptions, step.parked) for name, step in script.steps.items()}


def _entries(books: Books) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    query = "SELECT envelope, account, sum(debit) - sum(credit) FROM journal GROUP BY envelope, account"
    for envelope, account, amount in _rows(books, query):
        if amount:
            found[envelope][account] = int(amount)
    return found


def tables(script: Script) -> dict[str, list[Row]]:
    """Every table that the script states, as the books have it."""
    found = {}
    for name in script.tables:
        what, *about = name.split()
        if what in _ASKED:
            with script.desk.books.reading() as connection:
                found[name] = list(_ASKED[what](connection))
        else:
            item, site, account = (*about, "inventory")[:3]
            found[name] = list(_OF_POOLS[what](script, item, site, account))
    return found


def _stock(connection: Connection) -> Iterator[Row]:
    for row in stock(connection, as_of(connection, "")):
        place = row["location"] + (f"[{row['handling_unit']}]" if row["handling_unit"] else "")
        identity = row["serial"] or row["lot"] or "-"
        yield place, row["item"], identity, row["status"], row["owner"] or "ours", row["quantity"]


def _value(connection: Connection) -> Iterator[Row]:
    for row in valuation(connection, as_of(connection, "")):
        owner = row["owner"] or "ours"
        yield row["item"], row["site"], owner, row["account"], row["quantity"], row["value"]


def _balances(connection: Connection) -> Iterator[Row]:
    for row in account_totals(connection, as_of(connection, "")):
        amount = row["balance"]
        if amount != "0":
            side = "Cr" if amount.startswith("-") else "Dr"
            yield side, *DEFAULT_CHART[row["account"]].split(), amount.removeprefix("-")


def _periods(connection: Connection) -> Iterator[Row]:
    query = "SELECT period, account, sum(debit) - sum(credit) FROM journal GROUP BY period, account"
    for period, account, amount in connection.exec_driver_sql(query):
        if amount:
            yield (
                period,
                "Dr" if amount > 0 else "Cr",
                *DEFAULT_CHART[account].split(),
                value_text(abs(int(amount))),
            )


def _units(connection: Connection) -> Iterator[Row]:
    for row in connection.exec_driver_sql("SELECT code, location, parent, state FROM unit"):
        yield tuple(word or "-" for word in row)


def _promises(connection: Connection) -> Iterator[Row]:
    query = "SELECT document, line, item, state, unit, sum(quantity) FROM allocation GROUP BY 1, 2, 3, 4, 5"
    for document, line, item, state, unit, quantity in connection.exec_driver_sql(query):
        yield f"{document}/{line}", item, state, unit or "-", quantity_text(int(quantity))


_ASKED: dict[str, Callable[[Connection], Iterator[Row]]] = {
    "stock": _stock,
    "value": _value,
    "balances": _balances,
    "periods": _periods,
    "units": _units,
    "promises": _promises,
}


def _card(script: Script, item: str, site: str, account: str) -> Iterator[Row]:
    """A stock card of ours: transaction, in or out, at what value, and what is there then."""
    flows = (
        "SELECT e.position, f.envelope, sum(f.q), sum(f.v) FROM ("
        "SELECT envelope, pool, quantity AS q, value AS v FROM layer UNION ALL"
        " SELECT envelope, pool, -quantity, -value FROM layer_use) f"
        " JOIN pool p ON p.key = f.pool JOIN entry e ON e.id = f.envelope"
        f" WHERE p.item = '{item}' AND p.site = '{site}' AND p.account = '{account}' AND p.owner = ''"
        " GROUP BY e.position, f.envelope ORDER BY e.position"
    )
    quantity = value = 0
    for _, envelope, q, v in _rows(script.desk.books, flows):
        quantity, value = quantity + int(q), value + int(v)
        name = script.names.get(envelope, "catalogue")
        change, worth = quantity_text(int(q)), value_text(int(v))
        yield name, change, worth, quantity_text(quantity), value_text(value)


def _layers(script: Script, item: str, site: str, account: str) -> Iterator[Row]:
    """What is left of each inflow, the oldest first; `running` where the method keeps one."""
    left = (
        "SELECT r.key, r.quantity, r.value FROM layer_rest r JOIN pool p ON p.key = r.pool"
        f" WHERE p.item = '{item}' AND p.site = '{site}' AND p.account = '{account}' AND p.owner = ''"
        " ORDER BY r.ordinal, r.key"
    )
    for key, quantity, value in _rows(script.desk.books, left):
        yield _layer_name(key, script), quantity_text(quantity), value_text(value)


_OF_POOLS = {"card": _card, "layers": _layers}


def _layer_name(key: str, script: Script) -> str:
    """A layer is named for the transaction that made it; returned goods for both: `R1>RET`."""
    if "\x1f" in key:
        return "running"
    return ">".join(script.names.get(part.split(":")[0], "catalogue") for part in key.split(">"))


def _rows(books: Books, query: str) -> list[Any]:
    with books.reading() as connection:
        return list(connection.exec_driver_sql(query))


def plain(rows: Iterable[Row]) -> list[Row]:
    """Numbers compare as numbers: 10.00 is 10."""
    return [tuple(_plain(word) for word in row) for row in rows]


def _plain(word: str) -> str:
    return value_text(parse_value(word)) if re.fullmatch(r"-?\d+\.\d*0", word) else word
