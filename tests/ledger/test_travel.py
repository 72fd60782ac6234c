"""Value that travels: between sites, through inspection, out and back; figures worked out by hand."""

from __future__ import annotations

import pytest

from app.domain.quantity import ONE
from app.ledger.consumption import Posted, brought, consumption, left_of
from app.ledger.costing import arrive, method, move, pass_through, restock, return_in, reverse
from app.ledger.journal import entry_lines, move_amounts, reversed_move_amounts
from app.ledger.methods import method_of_pool, open_pool
from app.ledger.pool import Layer, Pool, PoolKey, Ratio, tail

MAIN = PoolKey("TEA", "MAIN")
NORTH = PoolKey("TEA", "NORTH")
TRANSIT = PoolKey("TEA", "MAIN", account="transit", reference="T1")
BENCH = PoolKey("TEA", "MAIN", account="inspection", reference="RET-1:1")
MONEY = 10_000


def stocked(name: str) -> Pool:
    """10 at 1.00 and 10 at 2.00."""
    pool = method(name).receive(Pool(MAIN), "R1", 10 * ONE, 10 * MONEY).pool
    return method(name).receive(pool, "R2", 10 * ONE, 20 * MONEY).pool


def layers(pool: Pool) -> list[tuple[str, float, float]]:
    return [(layer.key, layer.quantity / ONE, layer.value / MONEY) for layer in pool.layers]


def test_which_method_a_pool_keeps() -> None:
    assert method_of_pool("lifo", MAIN) == "lifo"
    assert method_of_pool("lifo", TRANSIT) == "fifo"
    assert method_of_pool("standard", BENCH) == "average"
    assert method_of_pool("fifo", PoolKey("TEA", "MAIN", "consignor:C")) == "average"


def test_a_transfer_keeps_its_layers_and_one_unit_is_lost() -> None:
    # 12 leave MAIN: R1's 10 and 2 of R2 = 14.00. 11 arrive: R1's 10 and 1 of R2 = 12.00. The lost one cost
    # 2.00.
    out = move(("fifo", "fifo"), stocked("fifo"), Pool(TRANSIT), ("O1", "T1"), 12 * ONE)
    assert layers(out.target.pool) == [("T1", 10, 10), ("T1.2", 2, 4)]
    came = move(("fifo", "fifo"), out.target.pool, Pool(NORTH), ("T2", "N1"), 11 * ONE)
    assert layers(came.target.pool) == [("N1", 10, 10), ("N1.2", 1, 2)]
    lost = method("fifo").issue(came.source.pool, "L1", ONE, None)
    assert lost.value == 2 * MONEY
    assert (lost.pool.quantity, lost.pool.value) == (0, 0)


def test_a_transfer_into_debt_is_trued_up_and_balances() -> None:
    # NORTH owes 3 at 4.00; 5 arrive at 1.50 = 7.50: 3 of them (4.50) settle 12.00: true-up -7.50.
    short = method("average").issue(Pool(NORTH, last_quantity=ONE, last_value=4 * MONEY), "I", 3 * ONE, None)
    moved = move(("average", "average"), stocked("average"), short.pool, ("O", "I"), 5 * ONE)
    assert (moved.target.true_up, moved.target.pool.value) == (-75_000, 3 * MONEY)
    lines = entry_lines(move_amounts("transfer-in", moved.source, MAIN, moved.target, NORTH))
    stock = [line for line in lines if line.account == "1300"]
    assert sum(line.debit - line.credit for line in stock if line.site == "MAIN") == -75_000
    assert sum(line.debit - line.credit for line in stock if line.site == "NORTH") == moved.target.change


@pytest.mark.parametrize("name", ["average", "fifo", "lifo"])
def test_a_transfer_taken_back_leaves_no_trace(name: str) -> None:
    before = stocked(name)
    moved = move((name, name), before, Pool(NORTH), ("O1", "N1"), 12 * ONE)
    out = reverse(name, moved.target.pool, "X1", Posted.of(moved.target), None)
    places = {layer.key: layer.ordinal for layer in before.layers}
    back = reverse(name, moved.source.pool, "X2", Posted.of(moved.source), None, places)
    assert (out.pool.quantity, out.pool.value, out.true_up) == (0, 0, 0)
    assert back.pool.layers == before.layers
    lines = entry_lines(reversed_move_amounts("transfer-in", out, NORTH, back, MAIN))
    assert sum(line.debit for line in lines if line.site == "MAIN") == moved.source.value


def sold_and_returned(name: str, quantity: int) -> tuple[Pool, Pool, dict[str, int]]:
    """15 are sold, some come back into inspection: (stock, bench, places of the layers)."""
    stock = stocked(name)
    places = {layer.key: layer.ordinal for layer in stock.layers}
    sold = method(name).issue(stock, "S1", 15 * ONE, None)
    bench = method_of_pool(name, BENCH)
    back = return_in(bench, Pool(BENCH), "T1", tail(sold.taken, quantity * ONE))
    return sold.pool, back.pool, places


def test_restocked_and_scrapped() -> None:
    # LIFO sold R2's 10 and 5 of R1. 7 return: R1's 5 (5.00), then 2 of R2 (4.00). 6 are restocked: R1's 5
    # and one R2
    # (7.00), each to its place; one R2 is scrapped for 2.00.
    stock, bench, places = sold_and_returned("lifo", 7)
    assert layers(bench) == [("R1>T1", 5, 5), ("R2>T1", 2, 4)]
    out = method("fifo").issue(bench, "B1", 6 * ONE, None)
    into = restock("lifo", stock, "B1", out.taken, places)
    assert layers(into.pool) == [("R1", 10, 10), ("R2", 1, 2)]
    scrapped = method("fifo").issue(out.pool, "B2", ONE, None)
    assert (scrapped.value, scrapped.pool.quantity, scrapped.pool.value) == (2 * MONEY, 0, 0)


def test_restocked_at_another_site_is_a_new_layer() -> None:
    _, bench, _ = sold_and_returned("fifo", 7)
    out = method("fifo").issue(bench, "B1", 7 * ONE, None)
    into = restock("fifo", Pool(NORTH), "B1", out.taken, {})
    # FIFO sold R1's 10 and 5 of R2; last consumed first: R2's 5 (10.00), then 2 of R1 (2.00).
    assert layers(into.pool) == [("B1", 5, 10), ("B1.2", 2, 2)]


def test_restocked_partly_here_partly_from_elsewhere() -> None:
    stock, bench, places = sold_and_returned("fifo", 7)
    out = method("fifo").issue(bench, "B1", 7 * ONE, None)
    into = restock("fifo", stock, "B1", out.taken, {"R2": places["R2"]})
    assert layers(into.pool) == [("R2", 10, 20), ("B1", 2, 2)]
    assert into.value == 12 * MONEY


def test_restocked_under_average_and_standard() -> None:
    # Average: 15 left at 1.50; 7 return for 10.50.
    stock, bench, _ = sold_and_returned("average", 7)
    out = method("average").issue(bench, "B1", 6 * ONE, None)
    assert restock("average", stock, "B1", out.taken, {}).pool.value == 75_000 + 90_000
    # Standard 1.25 against the 1.50 that it left with: 6 lie at 7.50, 1.50 are variance.
    standard = Pool(MAIN, last_quantity=ONE, last_value=12_500)
    into = restock("standard", standard, "B1", out.taken, {})
    assert (into.pool.value, into.variance) == (75_000, 15_000)


def test_a_return_counts_by_the_layer_it_names() -> None:
    # FIFO sold R1's 10 and 5 of R2. T1 brings R2's 5 through inspection, T2 brings 4 of R1; T1 is then
    # taken back.
    # What is out is R1's other 6 and R2's 5, at their own cost.
    stock = stocked("fifo")
    sold = method("fifo").issue(stock, "S1", 15 * ONE, None)
    first = return_in("fifo", Pool(BENCH), "T1", tail(sold.taken, 5 * ONE))
    left = left_of(sold.taken, brought(Posted.of(first)))
    assert left == (Layer("R1", 10 * ONE, 10 * MONEY, 1),)
    second = return_in("fifo", Pool(BENCH), "T2", tail(left, 4 * ONE))
    assert left_of(sold.taken, brought(Posted.of(second))) == (
        Layer("R1", 6 * ONE, 6 * MONEY, 1),
        Layer("R2", 5 * ONE, 10 * MONEY, 2),
    )


def test_consumption_reads_back_from_the_books_rows() -> None:
    stock = stocked("fifo")
    places = {layer.key: layer.ordinal for layer in stock.layers}
    sold = method("fifo").issue(stock, "S1", 23 * ONE, None)
    assert consumption(sold.layers, sold.uses, places) == sold.taken
    assert [piece.key for piece in sold.taken] == ["R1", "R2", "S1"]


@pytest.mark.parametrize("name", ["average", "fifo", "lifo", "standard"])
def test_consigned_goods_pass_through_at_the_agreed_price(name: str) -> None:
    before = stocked("fifo") if name in ("fifo", "lifo") else stocked("average")
    effect = pass_through(name, before, "C1", 4 * ONE, 12 * MONEY)
    assert (effect.value, effect.change, effect.pool.quantity) == (12 * MONEY, 0, before.quantity)
    assert effect.pool.uses == before.uses or name in ("fifo", "lifo")
    back = method(name).give_back(effect.pool, "T1", effect.taken, 4 * ONE)
    assert back.value == 12 * MONEY
    undone = reverse(name, effect.pool, "X1", Posted.of(effect), None)
    assert (undone.value, undone.change, undone.true_up, undone.variance) == (12 * MONEY, 0, 0, 0)


def test_a_return_taken_out_again_mirrors_its_rounding() -> None:
    # 4 for 0.0002: 3 leave for 0.0002 (1.5 to the even 2), 1 worth nothing stays. 1 comes back for 0.0001
    # (2/3).
    # Taken out again by shares it would be worth 0 (1/2 to the even): it leaves with its own 0.0001.
    pool = method("fifo").receive(Pool(MAIN), "R1", 4, 2).pool
    sold = method("fifo").issue(pool, "S1", 3, None)
    back = method("fifo").give_back(sold.pool, "T1", sold.taken, 1)
    out = reverse("fifo", back.pool, "X1", Posted.of(back), None)
    assert (back.value, out.value, out.true_up, out.pool.value) == (1, 1, 0, 0)


def test_the_first_receipt_sets_a_missing_standard() -> None:
    effect = method("standard").receive(Pool(MAIN), "R1", 4 * ONE, 10 * MONEY)
    assert (effect.variance, effect.pool.value) == (0, 10 * MONEY)
    assert method("standard").receive(effect.pool, "R2", ONE, 3 * MONEY).variance == 5_000
    nothing = method("standard").receive(Pool(MAIN), "R1", ONE, 0)
    assert (nothing.variance, nothing.pool.value, nothing.pool.last) == (0, 0, None)


def test_a_new_pool_knows_the_standard_and_no_other_method_guesses() -> None:
    pool = open_pool("standard", MAIN, Ratio(ONE, 2 * MONEY))
    assert method("standard").receive(pool, "R1", 4 * ONE, 10 * MONEY).variance == 2 * MONEY
    assert open_pool("average", MAIN, Ratio(ONE, 2 * MONEY)) == Pool(MAIN)
    assert open_pool("standard", MAIN, None) == Pool(MAIN)


def test_nothing_arrives_is_our_mistake() -> None:
    with pytest.raises(AssertionError, match="something arrives"):
        arrive("fifo", Pool(MAIN), "K", ())
