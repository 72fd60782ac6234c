"""Books as an accountant writes them down: documents and transactions in; stock, cards, layers, balances out.

    item TEA fifo                              catalogue and documents; see RECORDS below
    order PO-1 ACME: TEA 100 at 10; TEA 100 at 12
    R1: receive 100 TEA to A-01 for PO-1/1     a transaction called R1, and all that it must leave:
        Dr Inventory 1000                      its entry, account by account (none stated: none made)
        Cr Goods received, not invoiced 1000
        ! over-receipt                         exceptions, in their order; `parked CODE` instead of all
    now 2026-12-01                             the books' clock goes on

A place is written `A-01`, `A-01(damaged)`, `A-01(quarantine, supplier:ACME)`, `A-01[PALLET-7]`. A transaction
of several lines goes on with `and 2 MILK from A-01`. At the end stand tables; a row too many fails like a
row too few: `stock`, `value`, `balances`; where wanted `periods`, `units`, `promises`,
`card ITEM SITE [ACCOUNT]`, `layers ITEM SITE`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builders import MORNING, Desk, an_item
from script_records import RECORDS, documents_line

from app.db.engine import Books
from app.domain.clock import Instant, parse_instant
from app.domain.envelope import Sealed
from app.domain.money import parse_value
from app.domain.quantity import parse_quantity
from app.domain.records import Location, Staff
from app.domain.transaction import Cell, Line, Status
from app.ledger.chart import DEFAULT_CHART

PLACES = (
    ("DOCK-1", "MAIN", "dock"), ("A-01", "MAIN", "bin"), ("A-02", "MAIN", "bin"), ("BENCH", "MAIN", "bin"),
    ("N-01", "NORTH", "bin"),
)  # fmt: skip
PEOPLE = (("ANA", "operator"), ("IRIS", "inspector"), ("CARL", "counter"), ("SUE", "supervisor"),
          ("ADAM", "accountant"))  # fmt: skip
_CELL = re.compile(r"(?P<place>[^\[(]+)(\((?P<state>[^)]*)\))?(\[(?P<unit>[^\]]+)\])?$")
_TRANSACTION = re.compile(r"(?P<name>[\w-]+): (?P<kind>[a-z-]+)(?P<rest>.*)$")
TABLES = ("stock", "value", "balances", "periods", "units", "promises", "card", "layers")


@dataclass
class Step:
    """A transaction of the script, and what it must leave."""

    name: str
    sealed: Sealed
    entry: dict[str, int] = field(default_factory=dict)
    exceptions: list[str] = field(default_factory=list)
    parked: str = ""


@dataclass
class Script:
    """A script that was read: batches of steps (cut where the clock goes on), and the tables at the end."""

    desk: Desk
    batches: list[tuple[int, list[Sealed]]] = field(default_factory=list)
    steps: dict[str, Step] = field(default_factory=dict)
    tables: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, str]:
        """Envelope → name."""
        return {step.sealed.envelope.id: name for name, step in self.steps.items()}


class Clock:
    """Stands still unless a script moves it; looked at, it goes on a second."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> Instant:
        self.now = Instant(self.now + 1_000_000)
        return self.now


def read_script(path: Path, books: Books) -> Script:
    """Read a script; its envelopes are sealed in its order, for these books."""
    desk = Desk(books, clock=Clock())
    script, table = Script(desk), ""
    begin = [desk.record(Location(*place)) for place in PLACES]
    begin += [desk.record(Staff(badge, badge, role)) for badge, role in PEOPLE]
    script.batches.append((desk.clock.now, begin))
    for text in _statements(path):
        first = text.split()[0]
        if first in TABLES and not text.startswith(" "):
            table = text.strip()
            script.tables[table] = []
        elif table:
            script.tables[table].append(tuple(text.split()))
        elif text.startswith("    "):
            _expect(list(script.steps.values())[-1], text.strip())
        elif first == "now":
            desk.clock.now = parse_instant(text.split()[1])
            script.batches.append((desk.clock.now, []))
        else:
            script.batches[-1][1].append(_seal(script, text))
    return script


def _statements(path: Path) -> Iterator[str]:
    """Lines without comments; `and …` belongs to the line before it."""
    held = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.split("#", 1)[0].rstrip()
        if text.strip().startswith("and "):
            held += " " + text.strip()
        elif text:
            if held:
                yield held
            held = text
    yield held


def _expect(step: Step, text: str) -> None:
    side, _, rest = text.partition(" ")
    if side == "!":
        step.exceptions.append(rest)
    elif side == "parked":
        step.parked = rest
    else:
        account, amount = rest.rsplit(" ", 1)
        assert side in ("Dr", "Cr"), text
        step.entry[number_of(account)] = parse_value(amount) * (1 if side == "Dr" else -1)


def number_of(account: str) -> str:
    [number] = [number for number, name in DEFAULT_CHART.items() if name == account.strip()]
    return number


def _seal(script: Script, text: str) -> Sealed:
    match = _TRANSACTION.match(text)
    if not match:
        kind, _, rest = text.partition(" ")
        record = an_item(*rest.split()[:1], **_item(rest)) if kind == "item" else RECORDS[kind](rest)
        return script.desk.record(record)
    name, kind = match["name"], match["kind"]
    assert name not in script.steps, f"{name} twice"
    lines, header = [], {}
    for part in match["rest"].strip().split(" and "):
        line, more = _line(part.split(), script)
        lines += [line] if line else []
        header.update(more)
    if kind in ("period", "clear"):
        sealed = script.desk.seal(kind, header.pop("payload"), **header)
    else:
        sealed = script.desk.transaction(kind, *lines, **header)
    script.steps[name] = Step(name, sealed)
    return sealed


def _item(rest: str) -> dict[str, Any]:
    _, method, *more = rest.split()
    fields = dict(zip(more[::2], more[1::2], strict=True))
    return {"method": method, **fields}


def _line(words: list[str], script: Script) -> tuple[Line | None, dict[str, Any]]:
    """`100 TEA to A-01 for PO-1/1 cost 2 …` as a line, and what belongs to the transaction."""
    goods: dict[str, Any] = {}
    header: dict[str, Any] = {}
    extra: dict[str, str | int] = {}
    if words and re.fullmatch(r"[\d.]+", words[0]):
        goods = {"quantity": parse_quantity(words.pop(0)), "item": words.pop(0)}
    pairs = iter(_joined(words))
    for word in pairs:
        value = "" if word in ("cash", "outbound") else next(pairs)
        _say(word, value, goods, extra, header, script)
    if goods.get("item"):
        return Line(extra=extra, **goods), header
    if extra or {"document", "document_line"} & goods.keys():
        header["extra"] = extra
        header["document"] = goods.get("document", "")
    return None, header


def _joined(words: Iterable[str]) -> list[str]:
    """Put `A-01(quarantine, supplier:ACME)` together again."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].count("(") > joined[-1].count(")"):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _say(word: str, value: str, goods: dict, extra: dict, header: dict, script: Script) -> None:  # type: ignore[type-arg]
    if word in ("from", "to"):
        goods["source" if word == "from" else "target"] = cell_of(value)
    elif word == "for":
        goods["document"], goods["document_line"] = documents_line(value)
    elif word == "sale":
        extra["sale"], extra["sale_line"] = documents_line(value)
    elif word in ("lot", "serial", "expiry", "cost", "evidence"):
        goods[word] = value
    elif word == "item":
        goods["item"], goods["quantity"] = value, parse_quantity("1")
    elif word in ("price", "currency", "customer", "date", "receipt_rate"):
        extra[word] = value
    elif word == "weighing":
        extra["weight"] = parse_quantity(value)
    elif word == "amount":
        extra["amount"] = parse_value(value)
    elif word in ("cash", "outbound"):
        extra[word] = 1
    elif word in ("unit", "place", "into"):
        extra[{"place": "location", "into": "parent"}.get(word, word)] = value
    elif word == "supplier":
        header["extra"] = {"supplier": value}
    elif word == "reason":
        header["reason"] = value
    elif word == "on":
        header["scanned_at"] = parse_instant(value)
    elif word == "by":
        header["operator"] = value
    elif word == "approved":
        header["approved_by"] = value
    elif word == "of":
        header["reverses"] = script.steps[value].sealed.envelope.id
    elif word in ("close", "open"):
        header["payload"] = {"month": value, "state": "closed" if word == "close" else "open"}
    else:
        raise AssertionError(f"“{word} {value}” says nothing")


def cell_of(text: str) -> Cell:
    match = _CELL.match(text)
    assert match, text
    status, owner = Status.AVAILABLE, ""
    for word in (match["state"] or "").replace(" ", "").split(","):
        if word in set(Status):
            status = Status(word)
        elif word:
            owner = word
    return Cell(match["place"], status, owner, match["unit"] or "")
