"""Packing, shipping and the counter by a player that sees only what prompts expect; and at speed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from expects_player import ExpectsPlayer, Hands

from app.bootstrap import demo_shop
from app.bootstrap.player import ScriptClock
from app.bootstrap.workplace import Workplace
from app.domain.clock import Instant, parse_instant
from app.domain.documents import SalesLine, SalesOrder
from app.domain.quantity import ONE
from app.insight.as_of import as_of
from app.insight.shipped import ship_notice
from app.insight.stock import stock
from app.integration.import_file import import_records
from app.integration.post_lines import post_lines
from app.scan.scan import Device, Scan
from app.settings import Settings
from app.station.rules import Rules

SHOP = Path(__file__).parents[1] / "scenarios" / "shops" / "outbound"
MORNING = parse_instant("2026-11-23T08:00:00Z")
LAMP, GLAND = "9521234500018", "9521234500025"
GAP, COUNT = 50_000, 1_200
"""Microseconds between two scans, and how many there are."""
TOTE = {"location": "CART-7", "unit": "T-0214"}

Open = Callable[..., Workplace]


@pytest.fixture
def opened(sqlite_url: str, tmp_path: Path) -> Iterator[Open]:
    """Opens the outbound shop under rules of its own."""
    clock, made = ScriptClock(), []
    clock.set(MORNING)

    def carry_out(**rules: Any) -> Workplace:
        settings = Settings(data=tmp_path / "data", db=sqlite_url, rules=Rules(**rules))
        workplace = Workplace(settings, clock)
        made.append(workplace)
        workplace.make_books()
        demo_shop.fill(workplace, clock, SHOP)
        return workplace

    yield carry_out
    for workplace in made:
        workplace.close()


def picked(workplace: Workplace, order: str, *lines: dict[str, Any]) -> None:
    """An order promised, and picked into the tote (or where the line says)."""
    posted = [{"kind": "allocate", "document": order, "site": "MAIN"}]
    posted += [{"kind": "pick", "document": order, "lines": [{"to": TOTE, **line}]} for line in lines]
    done = post_lines(workplace.books(), map(json.dumps, posted), operator="", clock=workplace.clock)
    assert not done.errors


def two_orders(workplace: Workplace) -> None:
    picked(
        workplace,
        "SO-88240",
        {"item": "NGL-100", "quantity": "2", "lot": "24-0613", "document_line": "1", "from": "A-01-1"},
        {"item": "SLA-012", "quantity": "1", "document_line": "2", "from": "A-01-2"},
        {"item": "TDR-20-IN", "quantity": "1", "serial": "0418", "document_line": "3", "from": "B-02-1"},
    )
    picked(
        workplace, "SO-88241", {"item": "CGB-025", "quantity": "5", "document_line": "1", "from": "B-02-2"}
    )


def follow(workplace: Workplace, procedure: str, place: str, **hands: Any) -> list[str]:
    """The codes of the answers that a player met."""
    station = workplace.station(procedure, place, "IRINA")
    workplace.pump()
    player = ExpectsPlayer(workplace, station, Hands(**hands))
    player.play()
    return player.codes()


def test_a_tote_with_two_orders_is_packed_and_a_load_shipped(opened: Open) -> None:
    workplace = opened(gs1_prefix="9521234")
    two_orders(workplace)
    packed = follow(workplace, "pack", "PK2", kinds={"handling_unit": ["LP:T-0214"]})
    assert packed.count("order-packed") == 2
    assert not {"not-complete", "not-picked"} & {*packed}
    for load in ("LOAD-1", "LOAD-2"):
        tracking = {"LOAD-1": "00340434161094042557", "LOAD-2": "00340434161094042564"}[load]
        shipped = follow(workplace, "ship", "DOCK-3", kinds={"document": [load], "tracking": [tracking]})
        assert [code for code in shipped if code in ("shipped", "load-closed")] == ["shipped", "load-closed"]
    with workplace.books().reading() as connection:
        sent = [ship_notice(connection, load)["shipments"] for load in ("LOAD-1", "LOAD-2")]
    assert [len(shipments) for shipments in sent] == [1, 1]
    assert sum(int(line["quantity"]) for [shipment] in sent for line in shipment["lines"]) == 9


def test_a_short_order_is_closed_by_a_supervisor(opened: Open) -> None:
    workplace = opened(gs1_prefix="9521234")
    picked(
        workplace, "SO-88240", {"item": "SLA-012", "quantity": "1", "document_line": "2", "from": "A-01-2"}
    )
    kinds = {"handling_unit": ["LP:T-0214"], "item": [LAMP]}
    codes = follow(workplace, "pack", "PK2", kinds=kinds, wishes=["CMD:FULL", "CMD:SHORT"], badge="SUE")
    assert codes == ["order-opened", "line-complete", "carton-closed", "approval-needed", "closed-short"]


def test_a_basket_is_paid_and_an_order_handed_over(opened: Open) -> None:
    workplace = opened()
    picked(
        workplace,
        "SO-88241",
        {
            "item": "CGB-025", "quantity": "5", "document_line": "1", "from": "B-02-2",
            "to": {"location": "SHOP-1", "unit": "T-0214"},
        },
    )  # fmt: skip
    sold = follow(workplace, "counter", "SHOP-1", kinds={"item": [LAMP]}, wishes=["CMD:QTY:3", "CMD:CASH"])
    assert sold == ["in-basket", "quantity-set", "sold"]
    assert follow(workplace, "counter", "SHOP-1", kinds={"document": ["SO-88241"]}) == [
        "collect-opened",
        "handed-over",
    ]


def test_what_was_picked_for_an_order_is_not_put_away(opened: Open) -> None:
    workplace = opened()
    picked(
        workplace, "SO-88241", {"item": "CGB-025", "quantity": "5", "document_line": "1", "from": "B-02-2"}
    )
    cart = workplace.station("putaway", "CART-7", "IRINA")
    workplace.pump()
    answer = cart.session.hear(Scan(GLAND, "", Device.SCRIPT, "script", Instant(MORNING)))
    assert (answer.code, answer.transactions) == ("not-free", ())


def test_packing_and_the_counter_lose_no_scan(opened: Open) -> None:
    """1,200 scans at 20 a second by the handed-in clock: every one is answered in order, and counted once."""
    workplace = opened(gs1_prefix="9521234")
    order = SalesOrder("SO-9", "LUND", (SalesLine("1", "CGB-025", COUNT * ONE, price="3.10"),))
    import_records(workplace.books(), [order], operator="office", clock=workplace.clock)
    picked(
        workplace, "SO-9", {"item": "CGB-025", "quantity": str(COUNT), "document_line": "1", "from": "B-02-2"}
    )
    bench = workplace.station("pack", "PK2", "IRINA")
    workplace.pump()
    hear = bench.session.hear
    assert hear(Scan("LP:T-0214", "", Device.SCRIPT, "script", Instant(MORNING))).code == "order-opened"
    answers = [
        hear(Scan(GLAND, "", Device.SCRIPT, "script", Instant(MORNING + n * GAP))) for n in range(COUNT)
    ]
    assert [answer.banner.figure for answer in answers] == [str(n + 1) for n in range(COUNT)]
    assert answers[-1].code == "order-complete"
    assert bench.outbox.heard()["transaction"] == COUNT
    till = workplace.station("counter", "SHOP-1", "IRINA")
    workplace.pump()
    sold = [
        till.session.hear(Scan(LAMP, "", Device.SCRIPT, "script", Instant(MORNING + n * GAP)))
        for n in range(COUNT)
    ]
    assert {answer.code for answer in sold} == {"in-basket"}
    assert sold[-1].banner.figure == f"{24 * COUNT:,}.00 EUR"
    workplace.pump()
    with workplace.books().reading() as connection:
        found = [row for row in stock(connection, as_of(connection, "")) if row["location"] == "PK2"]
    assert [(row["item"], row["quantity"]) for row in found] == [("CGB-025", str(COUNT))]
