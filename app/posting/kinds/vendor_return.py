"""`vendor-return`: goods go back to the supplier, out of the layer of the receipt that they name."""

from __future__ import annotations

from dataclasses import replace

from app.domain.transaction import OURS, Cell, Line, Virtual
from app.ledger.cells import pool_key
from app.ledger.consumption import Posted
from app.ledger.reversal import vendor_return
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import Leave, Passage
from app.posting.goods import count_for_notice, known_item, known_place, lines_of, note_tracking, with_header
from app.posting.owners import send

PLAIN = False


def needs(case: Case, needs: Needs) -> None:
    """Lines, and the receipts of the order line they name."""
    for stated in case.transaction.lines:
        line = with_header(case, stated)
        needs.line(line)
        needs.document("purchase_order", line.document, line.document_line)
        needs.add("receipts", line.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Send every line back; it counts against the order it came on."""
    for stated in lines_of(case):
        item = known_item(draft, stated)
        known_place(draft, stated.source)
        _send_back(note_tracking(draft, item, stated), draft)
        count_for_notice(draft, stated, -stated.quantity)


def _send_back(line: Line, draft: Draft) -> None:
    origin = (line.document, line.document_line)
    invoiced = draft.stand.made(*origin, "invoiced") > 0
    receipt = receipt_of(line, draft) if line.source.owner == OURS and line.document_line else None
    event = "vendor-return" if invoiced or receipt is None else "vendor-return-uninvoiced"
    passage = Passage(
        "vendor-return", event, replace(line, document_line=""), line.source,
        Cell(Virtual.SUPPLIER, owner=line.source.owner), origin=origin,
        source_reference=f"{line.document}:{line.document_line}" if line.document_line else "",
        leave=_out_of(receipt, line.quantity) if receipt else None,
    )  # fmt: skip
    sent = send(draft, passage)
    if event == "vendor-return-uninvoiced":
        draft.step(*origin, "sent back uninvoiced", line.quantity)
        draft.step(*origin, "value sent back uninvoiced", sum(each.value for each in sent))


def receipt_of(line: Line, draft: Draft) -> Posted | None:
    """All receipts of an order line in the pool that goods leave, as one."""
    past = draft.stand.past
    key = pool_key(line.source, line.item, draft.stand.site_of(line.source.location))
    assert key is not None, "goods leave a place"
    receipts = [
        Posted(
            past.layers_in(movement["envelope"], movement["line"], key.text),
            past.layer_uses(movement["envelope"], movement["line"], key.text),
            movement["value"],
        )
        for movement in past.movements(("receive", "accept"), line.document, line.document_line)
    ]
    whole = [receipt for receipt in receipts if receipt.rows]
    if not whole:
        return None
    return Posted(
        tuple(row for receipt in whole for row in receipt.rows),
        tuple(use for receipt in whole for use in receipt.uses),
        sum(receipt.value for receipt in whole),
    )


def _out_of(receipt: Posted, quantity: int) -> Leave:
    return lambda name, pool, key, fallback: vendor_return(name, pool, key, receipt, quantity, fallback)
