"""`close-document`: nothing more is expected of a document. `reopen`: something came after all.

The header names the document, `table` in extra its kind; each line of it is stated with its item and ordered
quantity, and moves nothing. What did not come (or went back), or came beyond, is a discrepancy that
purchasing owns. A closed sales order gives its open promises back; what is picked for it stays promised until
it is put back.
"""

from __future__ import annotations

from typing import Any

from app.domain.documents import ProductionLine, SalesLine, SalesOrder, TransferLine
from app.domain.quantity import quantity_text
from app.domain.records import OrderLine
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.goods import known_item, lines_of
from app.posting.promises import CLOSED, give_back
from app.posting.verdict import Parked

PLAIN = False
TABLES: dict[str, tuple[type[Any], str]] = {
    "purchase_order": (OrderLine, "received"),
    "production_order": (ProductionLine, "produced"),
    "transfer": (TransferLine, "arrived"),
    SalesOrder.TABLE: (SalesLine, "shipped"),
}
"""Documents that are closed: the class of their lines, and the progress that works a line off. Who closes a
sales order does not want the rest: that is no discrepancy."""


def needs(case: Case, needs: Needs) -> None:
    """The document's lines with their progress, and whether it is closed; a sales order's promises."""
    transaction = case.transaction
    needs.add("progress", transaction.document, "")
    if _table(case) == SalesOrder.TABLE and case.envelope.kind != "reopen":
        needs.add("orders", transaction.document)
    for line in transaction.lines:
        needs.add("items", line.item)
        needs.document(_table(case), transaction.document, line.document_line)


def judge(case: Case, draft: Draft) -> None:
    """Close it with its discrepancies, or open it again."""
    document = case.transaction.document
    if case.envelope.kind == "reopen":
        closed = draft.stand.made(document, "", CLOSED)
        if not closed:
            raise Parked("nothing-there", f"{document or 'no document'} is not closed")
        draft.step(document, "", CLOSED, -closed)
        return
    if _table(case) not in TABLES or not document:
        raise Parked("bad-payload", "closing names a document and its kind")
    lines = lines_of(case)
    for stated in lines if _table(case) != SalesOrder.TABLE else ():
        _note_difference(case, stated.document_line, stated.item, draft)
    for stated in lines:
        known_item(draft, stated)
    draft.step(document, "", CLOSED, 1)
    if _table(case) == SalesOrder.TABLE:
        give_back(draft, document)


def _note_difference(case: Case, line: str, item: str, draft: Draft) -> None:
    document, (kind, said) = case.transaction.document, TABLES[_table(case)]
    expected = draft.stand.document_line(_table(case), kind, document, line)
    if expected is None:
        raise Parked("unknown-document", f"there is no line {line} of “{document}”")
    came = draft.stand.made(document, line, said) - draft.stand.made(document, line, "sent back")
    if came == expected.quantity:
        return
    counts = f"{quantity_text(came)} of {quantity_text(expected.quantity)}"
    words = f"line {line} of {document}: {counts} {item} {said}"
    draft.exception("discrepancy", words, "purchasing", item=item, document=document)


def _table(case: Case) -> str:
    return str(case.transaction.extra.get("table", ""))
