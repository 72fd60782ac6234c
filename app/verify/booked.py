"""The journal against what moved: every line by the posting matrix, to the last digit (invariant 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from sqlalchemy import select

from app.db.books.tables import entry, envelope, movement
from app.domain.clock import month_of
from app.domain.quantity import ONE
from app.domain.transaction import OURS, Line, is_virtual
from app.verify.accounts import Accounts, Amount, Entry
from app.verify.changed import Change, Pool, changes_of
from app.verify.deed import Deed
from app.verify.legs import CHANGING, CONVERTING, Leg
from app.verify.mirrored import Original
from app.verify.moved import known_sale
from app.verify.receipts import Received, bill_of, received_before
from app.verify.rows import Row
from app.verify.stock import split
from app.verify.worth import earned, rate_on, refunded, value_of

Book = dict[int, list[Entry]]
"""Entry lines by line number."""

_EVENTS = {
    "receive": "receive", "opening": "opening-stock", "produce": "production", "move": "inspect",
    "pick": "inspect", "pack": "inspect", "move-unit": "inspect",
    "issue": "issue", "scrap": "scrap", "donate": "donate", "ship": "ship", "sell": "ship",
    "transfer-out": "transfer-out", "transfer-in": "transfer-in", "transfer-lost": "transfer-lost",
    "return": "return", "return-refused": "return-refused", "disown": "issue",
}  # fmt: skip
_BY_REASON = ("issue", "scrap", "donate", "ship", "sell", "count", "adjust", "disown")
"""Kinds in which a reason's account replaces the event's own."""
_SALES = {"ship": "sale", "sell": "cash-sale"}
_OF_OWNER = {"supplier": "receive", "customer": "return-accepted", "consignor": "consume-consigned"}
_OF_CONVERSION = {"convert": "convert", "build": "kit-build", "break": "kit-break"}


def check_journal(deed: Deed, original: Original | None) -> None:
    """Every entry line is wanted, and every wanted one is there, in the right month and currency."""
    accounts = Accounts(deed.known.catalogue, deed.position)
    book = _turned(deed, original, accounts) if original else _wanted(deed, accounts)
    found: dict[int, list[Row]] = defaultdict(list)
    month = period_of(deed)
    for row in deed.rows["journal"]:
        found[row["line"]].append(row)
        deed.same(6, "journal", row, "currency", deed.known.currency)
        deed.same(6, "journal", row, "period", month)
    for line in sorted(found.keys() | book.keys()):
        _compare(deed, line, found.get(line, []), book.get(line, []))


def _compare(deed: Deed, line: int, found: list[Row], wanted: list[Entry]) -> None:
    """Lines that fit are set aside; what is left differs, in the order in which it stands."""
    left, odd = list(wanted), []
    for row in found:
        if _entry(row) in left:
            left.remove(_entry(row))
        else:
            odd.append(row)
    for row, expected in zip(odd, left, strict=False):
        for column, value in zip(_COLUMNS, expected, strict=True):
            deed.same(6, "journal", row, column, value)
    for row in odd[len(left) :]:
        deed.fault(6, "journal", row, "", "no such entry line", f"{row['account']}")
    for expected in left[len(odd) :]:
        deed.lacks(6, "journal", line, f"{expected[1] or -expected[2]} on account {expected[0]}")


_COLUMNS = ("account", "debit", "credit", "item", "site", "document")


def _entry(row: Row) -> Entry:
    return (
        row["account"], row["debit"], row["credit"], row["item"], row["site"], row["document"],
    )  # fmt: skip


def period_of(deed: Deed) -> str:
    """The month of posting, or the next one that is open."""
    month = month_of(deed.entered.posted_at)
    closed = {
        body["month"]
        for body in deed.known.catalogue.all("period", deed.position)
        if body.get("state") == "closed"
    }
    while month in closed:
        year, number = int(month[:4]), int(month[5:])
        month = f"{year + number // 12:04}-{number % 12 + 1:02}"
    return month


def _turned(deed: Deed, original: Original, accounts: Accounts) -> Book:
    """The original's lines, their sides changed; true-up for what a pool could not give back exactly."""
    book: Book = defaultdict(list)
    documents: dict[int, str] = {}
    for row in original.journal:
        line = original.lines[row["line"]]
        documents.setdefault(row["line"], row["document"])
        turned = (row["account"], row["credit"], row["debit"], row["item"], row["site"], row["document"])
        book[line].append(turned)
    done = {(line, change.key): change.value for line, made in deed.changes.items() for change in made}
    for number, made in changes_of(original.layers, original.uses).items():
        line = original.lines[number]
        for change in made:
            short = -change.value - done.get((line, change.key), 0)
            amount = Amount("true-up", short, change.pool)
            book[line] += accounts.entries([amount], documents.get(number, ""))
    return book


def _wanted(deed: Deed, accounts: Accounts) -> Book:
    book: Book = defaultdict(list)
    for line, amounts, document in _amounts(deed):
        book[line] += accounts.entries(amounts, document)
    return {line: entries for line, entries in book.items() if entries}


Said = Iterator[tuple[int, list[Amount], str]]
"""Line number, amounts, document."""


def _amounts(deed: Deed) -> Said:
    done = deed.changes
    special: Mapping[str, Callable[[Deed, Mapping[int, Sequence[Change]]], Said]] = {
        "record": _of_values, "revalue": _of_values, "refund": _of_refund, "freight": _of_freight,
        "invoice": _of_invoice,
    }  # fmt: skip
    if deed.kind in special:
        yield from special[deed.kind](deed, done)
    elif deed.kind in CONVERTING:
        yield from _of_conversion(deed, done)
    elif deed.kind == "move-unit":
        for row in deed.movements:
            yield row["line"], _of_passage("inspect", row, done.get(row["line"], ())), row["document"]
    else:
        yield from _of_goods(deed, done)


def _of_goods(deed: Deed, done: Mapping[int, Sequence[Change]]) -> Said:
    legs = deed.legs
    for leg in legs:
        event = _event(deed, leg)
        made = done.get(leg.row["line"], ())
        if event:
            account = (
                _account_of_reason(deed, leg) if deed.kind in _BY_REASON and leg.role != "consume" else ""
            )
            amounts = _of_consumed(deed, leg) if leg.role == "consume" and not made else []
            yield leg.row["line"], amounts or _of_passage(event, leg.row, made, account), leg.row["document"]
    for line in deed.lines:
        mine = [leg for leg in legs if leg.line is line]
        yield from _of_line(deed, line, mine)


def _event(deed: Deed, leg: Leg) -> str:
    """The event of a movement's value; empty where it carries none that is booked."""
    row, kind = leg.row, deed.kind
    if leg.role == "find":
        return "count-gain"
    if leg.role == "away":
        return "issue" if kind == "disown" else ""
    if kind == "accept":
        return _OF_OWNER.get(leg.line.source.owner.split(":", 1)[0], "")
    if leg.role == "consume":
        return "" if kind in CHANGING else "consume-consigned"
    arrives = not leg.line.source.location and not kind.startswith("transfer-")
    if arrives and not is_virtual(row["from_location"]):
        return "transfer-in"
    if kind in ("count", "adjust"):
        return "count-gain" if leg.line.target.location else "count-loss"
    if kind == "vendor-return":
        stepped = {(step["document"], step["line"]) for step in deed.rows["step"]}
        billed = (row["origin"], row["origin_line"]) not in stepped
        return "vendor-return" if billed else "vendor-return-uninvoiced"
    return _EVENTS[kind]


def _account_of_reason(deed: Deed, leg: Leg) -> str:
    if deed.kind not in _BY_REASON or leg.role in ("consume", "find"):
        return ""
    body = deed.known.catalogue.one("reason", leg.line.reason, deed.position)
    return str(body.get("account", "")) if body else ""


def _of_consumed(deed: Deed, leg: Leg) -> list[Amount]:
    """Another's goods become ours at the agreed price: owed to the consignor."""
    place = Pool(
        leg.row["item"],
        deed.known.catalogue.site_of(leg.row["to_location"], deed.position),
        OURS,
        "inspection" if leg.row["to_status"] == "inspection" else "inventory",
        "",
    )
    return [Amount("consume-consigned", leg.row["value"], place)]


def _of_passage(event: str, row: Row, done: Sequence[Change], account: str = "") -> list[Amount]:
    """What a movement's pools gained and lost: its event, and what differs beside it."""
    if row["from_owner"] != OURS or not done:
        return []
    out = next((change for change in done if change.gained < 0), None)
    into = next((change for change in done if change.gained > 0), None)
    if out is None and into is None:  # goods that pass through
        return [Amount(event, row["value"], out_of=done[0].pool, account=account)]
    both = (into.pool if into else None, out.pool if out else None)
    beside: list[Amount] = []
    if out is not None:
        beside.append(Amount("price-variance", -out.value - row["value"], out.pool))
    if into is not None:
        beside.append(Amount("true-up", into.true_up, into.pool))
        beside.append(Amount("price-variance", row["value"] - into.brought, into.pool))
    return [Amount(event, row["value"], *both, account=account), *beside]


def _of_line(deed: Deed, line: Line, legs: Sequence[Leg]) -> Said:
    """What a line earns, or owes to the customer, beside its goods."""
    first = legs[0].row["line"] if legs else len(deed.movements) + 1
    quantity, weight = line.quantity, line.extra.get("weight", 0)
    weight = weight if isinstance(weight, int) else 0
    if deed.kind in _SALES and (line.source.owner == OURS or line.source.owner.startswith("consignor:")):
        last = legs[-1].row["line"] if legs else first
        amount = Amount(_SALES[deed.kind], earned(deed, line, quantity, weight))
        yield last, [amount], line.document
    elif deed.kind == "return-refused" and line.source.owner == OURS and any(known_sale(deed, line)):
        amount = Amount("sale-return-refused", refunded(deed, line, quantity, weight, _sale_rate(deed, line)))
        yield first, [amount], line.document
    elif deed.kind == "return":
        known = [leg.row for leg in legs if leg.row["to_owner"] == OURS and leg.row["origin"]]
        if known:
            sums = sum(row["quantity"] for row in known), sum(row["weight"] for row in known)
            amount = Amount("sale-returned", refunded(deed, line, *sums, _sale_rate(deed, line)))
            yield known[0]["line"], [amount], line.document
    elif deed.kind == "accept" and line.source.owner.startswith("customer:") and line.extra.get("price"):
        amount = Amount("sale-returned", value_of(weight or quantity, str(line.extra["price"]), ONE))
        yield legs[-1].row["line"] if legs else first, [amount], line.document


def _sale_rate(deed: Deed, line: Line) -> Decimal:
    """The rate of the day on which it was sold last; one to one where that is not known."""
    document, number = known_sale(deed, line)
    order = deed.known.catalogue.lines("sales_order", document, deed.position).get(number)
    if order is None:
        return Decimal(1)
    query = (
        select(envelope.c.scanned_at)
        .join(movement, movement.c.envelope == envelope.c.id)
        .join(entry, entry.c.id == envelope.c.id)
        .where(movement.c.document == document, movement.c.document_line == number)
        .where(movement.c.kind.in_(("ship", "sell")), entry.c.position < deed.position)
        .order_by(entry.c.position.desc())
        .limit(1)
    )
    sold = deed.known.connection.execute(query).scalar()
    if sold is None:
        return Decimal(1)
    return rate_on(deed, str(order.get("currency", "")), sold) or Decimal(1)


def _of_conversion(deed: Deed, done: Mapping[int, Sequence[Change]]) -> Said:
    """What went in pays for what came out, in order; what is left over is written down, or up."""
    taken: list[tuple[Pool, int]] = []
    made: list[tuple[Pool, int]] = []
    for leg in deed.legs:
        row, touched = leg.row, done.get(leg.row["line"], ())
        if leg.role == "consume":
            yield row["line"], _of_consumed(deed, leg), row["document"]
        elif leg.role == "find":
            yield row["line"], _of_passage("count-gain", row, touched), row["document"]
        elif leg.role == "main" and leg.line.source.location:
            taken += [(change.pool, row["value"]) for change in touched if row["value"]]
        elif leg.role == "main":
            made += [(change.pool, row["value"]) for change in touched]
            yield row["line"], _of_passage("convert", row, touched)[1:], row["document"]
    yield len(deed.movements), _paired(_OF_CONVERSION[deed.kind], taken, made), ""


def _paired(event: str, taken: list[tuple[Pool, int]], made: list[tuple[Pool, int]]) -> list[Amount]:
    amounts: list[Amount] = []
    for target, worth in made:
        due = worth
        while due and taken:
            source, left = taken[0]
            part = min(due, left)
            amounts.append(Amount(event, part, target, source))
            due -= part
            taken = [(source, left - part), *taken[1:]] if left > part else taken[1:]
        if due:
            amounts.append(Amount("write-down", -due, out_of=target))
    return amounts + [Amount("write-down", left, out_of=source) for source, left in taken]


def _of_values(deed: Deed, done: Mapping[int, Sequence[Change]]) -> Said:
    """A revaluation, or another costing method: what the pools gained."""
    for line, made in done.items():
        document = deed.lines[line - 1].document if 0 < line <= len(deed.lines) else ""
        yield line, [Amount("revaluation", change.value, change.pool) for change in made], document


def _of_refund(deed: Deed, done: Mapping[int, Sequence[Change]]) -> Said:
    del done
    extra = deed.transaction.extra
    amount = extra.get("amount", 0)
    event = "cash-refund" if extra.get("cash") else "refund"
    yield 1, [Amount(event, amount if isinstance(amount, int) else 0)], deed.transaction.document


def _of_freight(deed: Deed, done: Mapping[int, Sequence[Change]]) -> Said:
    extra = deed.transaction.extra
    if extra.get("outbound"):
        amount = extra.get("amount", 0)
        said = Amount("outbound-freight", amount if isinstance(amount, int) else 0)
        yield 1, [said], deed.transaction.document
        return
    for number, line in enumerate(deed.lines, 1):
        amount = line.extra.get("amount", 0)
        received = received_before(deed, line, {})
        whole = amount if isinstance(amount, int) else 0
        yield number, _landed("landed-cost", whole, received, done.get(number, ())), line.document


def _of_invoice(deed: Deed, done: Mapping[int, Sequence[Change]]) -> Said:
    made: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for number, line in enumerate(deed.lines, 1):
        steps = made[line.document, line.document_line]
        received = received_before(deed, line, steps)
        bill = bill_of(deed, line, received)
        if bill is None:
            continue
        amounts = [Amount("invoice", bill.received), Amount("exchange-difference", bill.exchange)]
        landed = _landed("invoice-difference", bill.price, received, done.get(number, ()))
        yield number, amounts + landed, line.document
        steps["invoiced"] += line.quantity
        steps["value invoiced"] += bill.received


def _landed(event: str, amount: int, received: Received, done: Sequence[Change]) -> list[Amount]:
    """An amount over the pools that a receipt entered, by quantity; what they did not take is variance."""
    pools = [key for key, quantity in received.pools.items() if quantity]
    parts = split(amount, [received.pools[key] for key in pools])
    rest = "landed-cost-variance" if event == "landed-cost" else "invoice-variance"
    amounts: list[Amount] = []
    for key, part in zip(pools, parts, strict=True):
        taken = sum(change.value for change in done if change.key == key)
        amounts += [Amount(event, taken, Pool.of(key)), Amount(rest, part - taken, Pool.of(key))]
    return amounts
