"""Closing at receiving: differences line by line, a discrepancy for each, the goods receipt; reopening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.papers import GoodsReceipt, PaperLine, Party
from app.domain.quantity import Quantity
from app.domain.speech import listed
from app.domain.transaction import Evidence, Line, Transaction
from app.station import receiving_expected as expected
from app.station import receiving_says as says
from app.station import receiving_words as words
from app.station.answer import Outcome
from app.station.receiving_expected import Awaited, Difference
from app.station.receiving_state import ReceivingState
from app.station.step import Context, Print, Step, refused

CLOSED = "closed"


def close(state: ReceivingState, context: Context) -> Step:
    """Close what is open: show what differs, leave it to purchasing, print the goods receipt."""
    if not state.documents:
        return refused(state, "no-order", words.nothing_open())
    lines = expected.awaited(state, context)
    found = tuple(expected.differences(lines, context))
    closed = ReceivingState(closed=state.documents, dock=state.dock, sku=state.sku)
    transactions = tuple(_closings(lines, found, context))
    short = any(one.beyond < 0 for one in found)
    code = "order-short" if short else "order-differs" if found else "order-closed"
    banner = says.closed(listed(state.documents), found)
    outcome = Outcome.TRANSACTION if transactions else Outcome.COMMAND
    return Step(closed, outcome, code, banner, transactions, prints=_receipt(state, lines, context))


def is_closed(number: str, context: Context) -> bool:
    return context.look.progress(number, "", CLOSED) > 0


def reopened(numbers: tuple[str, ...], context: Context) -> tuple[Transaction, ...]:
    """What opens closed documents again."""
    named = dict.fromkeys(line.document for number in numbers for line in expected.lines_of(number, context))
    return tuple(
        Transaction("reopen", document=number, id=context.new_id())
        for number in named
        if number and is_closed(number, context)
    )


def with_late_unit(state: ReceivingState, sku: str, context: Context) -> ReceivingState | None:
    """What was closed last is open again, if it is about this item."""
    lines = (line for number in state.closed for line in expected.lines_of(number, context))
    if state.documents or not any(line.sku == sku for line in lines):
        return None
    return replace(state, documents=state.closed, closed=())


# --- what goes into the books --------------------------------------------------------------------------


def _closings(
    lines: tuple[Awaited, ...], differ: tuple[Difference, ...], context: Context
) -> Iterator[Transaction]:
    """A closing for each document. A notice closes no more of its order than what was to come with it."""
    stated: dict[str, list[Awaited]] = {}
    for line in lines:
        whole = line.opened == line.document
        if line.line and (whole or any(one.line is line for one in differ)):
            stated.setdefault(line.document, []).append(line)
    for number, of in stated.items():
        yield Transaction(
            "close-document",
            tuple(_stated(line) for line in of),
            document=number,
            extra={"table": context.look.document(number).TABLE},
            id=context.new_id(),
        )


def _stated(line: Awaited) -> Line:
    return Line(
        line.sku,
        Quantity(line.quantity),
        evidence=Evidence.ASSUMED,
        document=line.document,
        document_line=line.line,
    )


# --- the goods receipt ---------------------------------------------------------------------------------


def _receipt(state: ReceivingState, lines: tuple[Awaited, ...], context: Context) -> tuple[Print, ...]:
    came = [line for line in lines if expected.came(line, context)]
    if not came:
        return ()
    supplier = context.look.partner(expected.supplier_of(state, context))
    person = context.look.staff(context.operator)
    number = "-".join(state.documents)
    facts = GoodsReceipt(
        number=number,
        site=Party(context.rules.company or context.site, context.rules.address),
        supplier=Party(supplier.name if supplier else ""),
        order=listed(state.documents),
        at=context.now,
        received_by=person.name if person else context.operator,
        location=state.dock or context.location,
        lines=tuple(_paper_line(line, context) for line in came),
        delivery_note=state.delivery.note if state.delivery else "",
    )
    return (Print(f"goods-receipt-{number}", facts),)


def _paper_line(line: Awaited, context: Context) -> PaperLine:
    item, came = context.look.item(line.sku), expected.came(line, context)
    beyond = came - line.quantity
    return PaperLine(
        sku=line.sku,
        name=expected.name_of(line.sku, context),
        quantity=came,
        unit=item.unit if item else "",
        ordered=Quantity(line.quantity),
        note=says.difference(beyond) if beyond else "",
    )
