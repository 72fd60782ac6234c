"""`revalue`: another cost for what lies at a site. `refund`: what a customer gets back. Value alone."""

from __future__ import annotations

from app.domain.money import parse_unit_cost
from app.domain.quantity import ONE
from app.ledger.journal import Amount, value_amounts
from app.ledger.pool import PoolKey, Ratio
from app.ledger.revaluation import revalue
from app.posting.ask import Needs
from app.posting.case import Case
from app.posting.draft import Draft
from app.posting.flow import open_pool
from app.posting.goods import known_item, known_place, lines_of
from app.posting.roles import must, need_people
from app.posting.verdict import Parked

PLAIN = False


def needs(case: Case, needs: Needs) -> None:
    """Lines and the accountant."""
    need_people(case, needs)
    if case.envelope.kind == "refund":
        needs.add("refunds", case.transaction.document)
    for line in case.transaction.lines:
        needs.line(line)


def judge(case: Case, draft: Draft) -> None:
    """Give our stock of each line's item at the line's site the line's cost; or pay back an amount."""
    if case.envelope.kind == "refund":
        _refund(case, draft)
        return
    must(case, draft, "accountant")
    for number, line in enumerate(lines_of(case), 1):
        item = known_item(draft, line)
        key = PoolKey(item.sku, known_place(draft, line.source))
        pool = open_pool(draft, item, key)
        if not line.cost:
            raise Parked("bad-payload", "a revaluation names the new cost")
        if not pool.quantity and item.method != "standard":
            raise Parked("nothing-there", f"there is no {item.sku} at {key.site} to revalue")
        effect = revalue(item.method, pool, Ratio.of_cost(parse_unit_cost(line.cost), ONE))
        draft.effect(number, effect)
        draft.journal(number, value_amounts("revaluation", effect, key), line.document)


def _refund(case: Case, draft: Draft) -> None:
    must(case, draft, "supervisor")
    extra, document = case.transaction.extra, case.transaction.document
    amount = extra.get("amount")
    if not isinstance(amount, int) or amount <= 0 or not document:
        raise Parked("bad-payload", "a refund names its return and a positive amount")
    held = draft.stand.standing_hold(document)
    if held:
        raise Parked("hold-stands", f"the refund of {document} is held until a supervisor clears it ({held})")
    draft.journal(1, [Amount("cash-refund" if extra.get("cash") else "refund", amount)], document)
    draft.step(document, "", "refunded", amount)
