"""Who waits for goods and who no longer does, as transactions leave it: recomputed from what they release,
close and free (invariant 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.domain.quantity import quantity_text
from app.verify.deed import Deed
from app.verify.freed import came_free
from app.verify.rows import Row
from app.verify.walked import SEPARATOR

RELEASED = "promise-released"


def check_waits(deed: Deed) -> None:
    """Nobody waits for a closed order; for what was promised to it and is released, an order waits again.
    What came free for who waits is said."""
    rows, so_far = deed.rows["granting"], dict[str, tuple[str, int]]()
    waits = [*_waited_no_more(deed, so_far), *_waiting_again(deed, so_far)]
    wanted = [("wait", *one) for one in waits]
    let_go = {(row["item"], row["site"]) for row in _released(deed)}
    wanted += [("freed", name, "", 1) for name in came_free(deed, so_far, let_go)]
    for row, (kind, name, holder, last) in zip(rows, wanted, strict=False):
        expected = {"kind": kind, "name": name, "holder": holder, "until": 0, "first": 0, "last": last}
        for column, value in expected.items():
            deed.same(9, "granting", row, column, value)
    for row in rows[len(wanted) :]:
        deed.fault(9, "granting", row, "", "nothing granted by a transaction", "a row")
    for kind, name, _, last in wanted[len(rows) :]:
        who = name.partition(SEPARATOR)[2]
        waits_for = f"{who} waits for {quantity_text(last)}"
        deed.lacks(9, "granting", "", waits_for if kind == "wait" else f"something came free at {who}")


Waited = tuple[str, str, int]
"""An item and an order, how that was to be allocated, and how much it waits for."""


def _waited_no_more(deed: Deed, so_far: dict[str, tuple[str, int]]) -> Iterator[Waited]:
    if not closes_an_order(deed):
        return
    for item in sorted({line.item for line in deed.lines}):
        name = SEPARATOR.join((item, deed.transaction.document))
        holder, last = deed.known.walked.waits(name)
        if last:
            so_far[name] = holder, 0
            yield name, holder, 0


def _released(deed: Deed) -> Iterator[Row]:
    """The promises that were let go, each with its exception."""
    if RELEASED not in deed.codes:
        return
    released = Counter(row["text"] for row in deed.rows["exception"] if row["code"] == RELEASED)
    for row in deed.rows["promise"]:
        said = released_words(row)
        if row["quantity"] < 0 and released[said]:
            released[said] -= 1
            yield row


def _waiting_again(deed: Deed, so_far: dict[str, tuple[str, int]]) -> Iterator[Waited]:
    """In the order of the releases."""
    for row in _released(deed):
        name = SEPARATOR.join((row["item"], row["document"]))
        holder, last = so_far.get(name) or deed.known.walked.waits(name)
        how = holder.partition(SEPARATOR)[2] or SEPARATOR
        so_far[name] = SEPARATOR.join((row["site"], how)), last - row["quantity"]
        yield name, *so_far[name]


def closes_an_order(deed: Deed) -> bool:
    return deed.kind == "close-document" and deed.transaction.extra.get("table") == "sales_order"


def released_words(row: Row) -> str:
    goods = f"{quantity_text(-row['quantity'])} of {row['item']}"
    return f"{goods} can no longer be promised to {row['document']}"
