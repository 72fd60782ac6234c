"""The posting matrix, row by row as an accountant reads it, and charts that cannot stand."""

from __future__ import annotations

import pytest

from app.domain.quantity import ONE
from app.ledger import revaluation
from app.ledger.chart import DEFAULT_CHART, DEFAULT_NUMBERS
from app.ledger.consumption import Posted
from app.ledger.costing import method, reverse
from app.ledger.invariants import entry_faults
from app.ledger.journal import (
    MATRIX,
    Accounts,
    Amount,
    chart_faults,
    conversion_amounts,
    entry_lines,
    inflow_amounts,
    mapping_fault,
    outflow_amounts,
    reversed_inflow_amounts,
    reversed_outflow_amounts,
    value_amounts,
)
from app.ledger.kits import Part, broken_values
from app.ledger.pool import Pool, PoolKey, Ratio

MAIN = PoolKey("TEA", "MAIN")
BENCH = PoolKey("TEA", "MAIN", account="inspection", reference="RET-1:1")
TRANSIT = PoolKey("TEA", "MAIN", account="transit", reference="T1")
MONEY = 10_000

# event | debit | credit; (target) and (source) are the pools handed in: MAIN, or the other one for what
# travels.
WANTED = """
receive                  | Inventory               | Goods received, not invoiced
opening-stock            | Inventory               | Opening balance
production               | Inventory               | Production clearing
consume-consigned        | Inventory               | Consignor payable
count-gain               | Inventory               | Shrinkage
ship                     | Cost of goods sold      | In inspection
issue                    | Issued without sale     | In inspection
scrap                    | Write-off               | In inspection
donate                   | Donations               | In inspection
count-loss               | Shrinkage               | In inspection
vendor-return            | Vendor credits expected | In inspection
vendor-return-uninvoiced | Goods received, not invoiced | In inspection
return                   | Inventory               | Cost of goods sold
return-accepted          | Inventory               | Cost of goods sold
return-refused           | Cost of goods sold      | In inspection
sale                     | Receivables             | Revenue
cash-sale                | Cash clearing           | Revenue
sale-returned            | Sales returns           | Refund liability
sale-return-refused      | Refund liability        | Sales returns
refund                   | Refund liability        | Receivables
cash-refund              | Refund liability        | Cash
inspect                  | Inventory               | In inspection
transfer-out             | Inventory               | In inspection
transfer-in              | Inventory               | In inspection
transfer-lost            | Transit loss            | In inspection
convert                  | Inventory               | In inspection
kit-build                | Inventory               | In inspection
kit-break                | Inventory               | In inspection
write-down               | Write-down              | In inspection
invoice                  | Goods received, not invoiced | Payables
invoice-difference       | Inventory               | Payables
invoice-variance         | Price variance          | Payables
exchange-difference      | Exchange difference     | Payables
landed-cost              | Inventory               | Landed cost clearing
landed-cost-variance     | Price variance          | Landed cost clearing
outbound-freight         | Distribution            | Outbound freight clearing
revaluation              | Inventory               | Inventory revaluation
true-up                  | Cost true-up            | Inventory
price-variance           | Price variance          | Inventory
"""


def booked(lines: object) -> list[tuple[str, str, str]]:
    """(account's name, debit, credit) with money in whole units."""
    assert entry_faults(lines) == ()
    return [
        (DEFAULT_CHART[line.account], f"{line.debit / MONEY:g}", f"{line.credit / MONEY:g}") for line in lines
    ]


def test_the_matrix_is_whole() -> None:
    wanted = dict(row.split("|", 1) for row in WANTED.strip().splitlines())
    assert {event.strip() for event in wanted} == set(MATRIX)


@pytest.mark.parametrize("row", WANTED.strip().splitlines())
def test_each_event_debits_and_credits(row: str) -> None:
    event, debit, credit = (cell.strip() for cell in row.split("|"))
    lines = entry_lines([Amount(event, 7 * MONEY, MAIN, BENCH)])
    assert booked(lines) == [(debit, "7", "0"), (credit, "0", "7")]
    swapped = entry_lines([Amount(event, -7 * MONEY, MAIN, BENCH)])
    assert booked(swapped) == [(debit, "0", "7"), (credit, "7", "0")]


def test_nothing_is_posted_for_nothing() -> None:
    assert entry_lines([Amount("receive", 0, MAIN)]) == ()


def test_a_receipt_at_standard() -> None:
    # Standard 2.00, 10 for 25.00.
    effect = method("standard").receive(
        Pool(MAIN, last_quantity=ONE, last_value=2 * MONEY), "R", 10 * ONE, 25 * MONEY
    )
    assert booked(entry_lines(inflow_amounts("receive", effect, MAIN))) == [
        ("Inventory", "25", "0"),
        ("Goods received, not invoiced", "0", "25"),
        ("Price variance", "5", "0"),
        ("Inventory", "0", "5"),
    ]


def test_a_reason_names_its_account() -> None:
    effect = method("average").issue(Pool(MAIN, 10 * ONE, 10 * MONEY), "I", ONE, None)
    lines = entry_lines(outflow_amounts("issue", effect, MAIN, account="5330"))
    assert booked(lines) == [("Donations", "1", "0"), ("Inventory", "0", "1")]
    assert {(line.item, line.site) for line in lines} == {("TEA", "MAIN")}


def test_an_issue_taken_back() -> None:
    out = method("average").issue(Pool(MAIN, 10 * ONE, 10 * MONEY), "I", 4 * ONE, None)
    back = reverse("average", out.pool, "X", Posted.of(out), None)
    lines = entry_lines(reversed_outflow_amounts("ship", back, MAIN))
    assert booked(lines) == [("Cost of goods sold", "0", "4"), ("Inventory", "4", "0")]


@pytest.mark.parametrize("name", ["average", "fifo", "lifo", "standard"])
def test_the_inventory_account_follows_its_pool(name: str) -> None:
    pool = Pool(MAIN, last_quantity=ONE, last_value=3 * MONEY)
    issued = method(name).issue(pool, "I", 4 * ONE, None)
    received = method(name).receive(issued.pool, "R", 10 * ONE, 50 * MONEY)
    charged = revaluation.adjust_receipt(name, received.pool, Posted.of(received), 5 * MONEY)
    revalued = revaluation.revalue(name, charged.pool, Ratio(ONE, 4 * MONEY))
    undone = reverse(name, revalued.pool, "X", Posted.of(received), None)
    amounts = (
        *outflow_amounts("ship", issued, MAIN),
        *inflow_amounts("receive", received, MAIN),
        *value_amounts("landed-cost", charged, MAIN),
        *value_amounts("revaluation", revalued, MAIN),
        *reversed_inflow_amounts("receive", undone, MAIN),
    )
    lines = entry_lines(amounts)
    assert entry_faults(lines) == ()
    assert sum(line.debit - line.credit for line in lines if line.account == "1300") == undone.pool.value
    grni = sum(line.debit - line.credit for line in lines if line.account == DEFAULT_NUMBERS["grni"])
    assert grni == 0


def test_freight_meets_what_is_on_hand_and_the_rest_never_touches_inventory() -> None:
    pool = method("average").receive(Pool(MAIN), "R", 10 * ONE, 10 * MONEY)
    sold = method("average").issue(pool.pool, "I", 4 * ONE, None)
    freight = revaluation.adjust_receipt("average", sold.pool, Posted.of(pool), 5 * MONEY)
    assert booked(entry_lines(value_amounts("landed-cost", freight, MAIN))) == [
        ("Inventory", "3", "0"),
        ("Landed cost clearing", "0", "3"),
        ("Price variance", "2", "0"),
        ("Landed cost clearing", "0", "2"),
    ]
    undone = reverse("average", freight.pool, "X", Posted.of(freight), None)
    lines = entry_lines(value_amounts("landed-cost", undone, MAIN))
    assert booked(lines)[0] == ("Inventory", "0", "3")
    clearing = [line.debit for line in lines if line.account == DEFAULT_NUMBERS["landed-clearing"]]
    assert sum(clearing) == 5 * MONEY


def test_a_kit_is_the_sum_of_its_parts_and_breaks_by_catalogue_cost() -> None:
    # Built of 2 cups at 3.00 and 1 tea at 4.00 = 10.00. Broken again by catalogue cost (cups 2 x 1.00, tea
    # 1.00):
    # 6.6667 and the rest, 3.3333.
    cups, tea, kit = PoolKey("CUP", "MAIN"), MAIN, PoolKey("KIT", "MAIN")
    some_tea = method("fifo").receive(Pool(tea), "R", ONE, 4 * MONEY).pool
    outs = [
        (method("average").issue(Pool(cups, 2 * ONE, 6 * MONEY), "K1", 2 * ONE, None), cups),
        (method("fifo").issue(some_tea, "K2", ONE, None), tea),
    ]
    built = method("average").receive(Pool(kit), "K3", ONE, sum(effect.value for effect, _ in outs))
    assert booked(entry_lines(conversion_amounts("kit-build", outs, [(built, kit)]))) == [
        ("Inventory", "6", "0"),
        ("Inventory", "0", "6"),
        ("Inventory", "4", "0"),
        ("Inventory", "0", "4"),
    ]
    one = Ratio(ONE, MONEY)
    values = broken_values(built.value, [Part("CUP", 2 * ONE, one), Part("TEA", ONE, one)])
    assert values == (66_667, 33_333)
    opened = method("average").issue(built.pool, "B", ONE, None)
    ins = [
        (method("average").receive(Pool(cups), "B1", 2 * ONE, values[0]), cups),
        (method("fifo").receive(Pool(tea), "B2", ONE, values[1]), tea),
    ]
    lines = entry_lines(conversion_amounts("kit-break", [(opened, kit)], ins))
    assert sum(line.debit for line in lines if line.item == "CUP") == 66_667
    assert sum(line.credit for line in lines if line.item == "KIT") == 100_000


def test_b_stock_is_written_down() -> None:
    # 10.00 of goods become B-stock worth 6.00.
    grade_b = PoolKey("TEA-B", "MAIN")
    out = method("average").issue(Pool(BENCH, ONE, 10 * MONEY), "C1", ONE, None)
    into = method("average").receive(Pool(grade_b), "C2", ONE, 6 * MONEY)
    assert booked(entry_lines(conversion_amounts("convert", [(out, BENCH)], [(into, grade_b)]))) == [
        ("Inventory", "6", "0"),
        ("In inspection", "0", "6"),
        ("Write-down", "4", "0"),
        ("In inspection", "0", "4"),
    ]


def test_a_mapping_replaces_accounts() -> None:
    accounts = Accounts({("receive", "credit"): "2100", ("pool", "inventory"): "1390"})
    lines = entry_lines([Amount("receive", MONEY, MAIN), Amount("inspect", MONEY, MAIN, BENCH)], accounts)
    assert [line.account for line in lines] == ["1390", "2100", "1390", "1310"]


@pytest.mark.parametrize(
    ("event", "side", "account", "words"),
    [
        ("receive", "credit", "2100", ""),
        ("pool", "transit", "1320", ""),
        ("receive", "credit", "9999", "not in the chart"),
        ("recieve", "credit", "2100", "no event"),
        ("receive", "left", "2100", "debit or credit"),
        ("receive", "debit", "2100", "map event pool"),
        ("pool", "stock", "1300", "one of inventory, inspection, transit"),
    ],
)
def test_what_a_mapping_may_say(event: str, side: str, account: str, words: str) -> None:
    fault = mapping_fault(event, side, account)
    assert (words in fault) if words else fault == ""


def test_the_default_chart_stands() -> None:
    assert chart_faults(DEFAULT_CHART, {}) == ()


def test_a_chart_that_lacks_an_account_or_mixes_goods_with_others() -> None:
    short = {number: name for number, name in DEFAULT_CHART.items() if number != "5330"}
    assert chart_faults(short, {}) == ("donate, debit: account 5330 is not in the chart of accounts",)
    (mixed,) = chart_faults(DEFAULT_CHART, {("donate", "debit"): "1300"})
    assert mixed == "donate, debit: account 1300 holds the goods themselves"


def test_every_logical_account_has_its_number() -> None:
    assert set(DEFAULT_NUMBERS.values()) == set(DEFAULT_CHART)
    assert Accounts({}).pool_number(TRANSIT.account) == "1320"
