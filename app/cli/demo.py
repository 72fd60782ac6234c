"""`demo`: the demo shop at the receiving station; without a display a day of it, as pictures and figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from app.bootstrap import demo_bench, demo_shop
from app.bootstrap.player import Played, ScriptClock
from app.bootstrap.workplace import Workplace
from app.cli.call import AsJson, Data, Db, Ended, answer_json, note, say
from app.cli.opening import Opening
from app.cli.tables import table_of
from app.cli.windows import needed
from app.domain.clock import parse_instant
from app.insight import stock as on_hand
from app.insight import valuation as worth
from app.insight.as_of import as_of
from app.settings import Settings, read_settings
from app.verify.verify import verify_books

MORNING = parse_instant("2026-11-23T07:00:00Z")


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="Where the pictures go.", metavar="DIR")] = Path(
        "scanledger-demo"
    ),
    db: Db = "",
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Open the demo shop; with no display, play a demo day and show what the books then say."""
    windows = needed(context.obj)
    settings = read_settings(data, db)
    if windows.has_display():
        with _shop(settings) as shop:
            settings = shop.settings
        opening = Opening("receiving", demo_shop.LOCATION, db=settings.db, data=settings.data)
        raise Ended(windows.work(opening))
    clock = ScriptClock()
    clock.set(MORNING)
    with _shop(settings, clock) as shop:
        played, pictures = windows.film(shop, clock, demo_shop.day(), demo_shop.SHOP, out)
        report = _report(shop, played, pictures)
    if json:
        answer_json(report)
    else:
        say(_told(report))
    if not report["verify"]["ok"]:
        raise Ended(1)


def _shop(settings: Settings, clock: ScriptClock | None = None) -> Workplace:
    """Books with the demo shop in them: the given ones where they are empty, else a demo.db of its own."""
    clock = clock or ScriptClock()
    workplace = Workplace(settings, clock)
    workplace.make_books()
    if demo_shop.is_empty(workplace):
        demo_shop.fill(workplace, clock)
        demo_bench.seed(workplace, clock)
        return workplace
    if _is_shop(settings):
        return workplace
    workplace.close()
    beside = settings.data / "demo"
    note(f"These books are in use; the demo shop gets books of its own: {beside / 'demo.db'}")
    own = settings.model_copy(update={"data": beside, "db": f"sqlite:///{beside / 'demo.db'}"})
    workplace = Workplace(own, clock)
    workplace.make_books()
    if demo_shop.is_empty(workplace):
        demo_shop.fill(workplace, clock)
        demo_bench.seed(workplace, clock)
    return workplace


def _is_shop(settings: Settings) -> bool:
    return settings.books_url.endswith("demo.db")


def _report(shop: Workplace, played: Played, pictures: list[Path]) -> dict[str, Any]:
    with shop.books().reading() as connection:
        now = as_of(connection, "")
        stock = on_hand.stock(connection, now)
        values = worth.valuation(connection, now)
        accounts = worth.account_totals(connection, now)
    answered = {name: value for name, value in played.as_json().items() if name != "answers"}
    return {
        "pictures": [str(picture) for picture in pictures],
        "day": answered,
        "as_of": now.as_json(),
        "stock": stock,
        "valuation": values,
        "total": worth.total(values),
        "journal": accounts,
        "verify": verify_books(shop.books()).as_json(),
    }


def _told(report: dict[str, Any]) -> str:
    parts = []
    for name, columns in (
        ("stock", ("location", "item", "lot", "serial", "status", "owner", "quantity", "unit")),
        ("valuation", ("item", "site", "owner", "account", "quantity", "value", "unit_cost")),
        ("journal", ("account", "debit", "credit", "balance")),
    ):
        rows = report[name]
        assert isinstance(rows, list)
        parts.append(f"{name.upper()}\n{table_of(rows, columns)}")
    parts.append(f"total value {report['total']}")
    parts.append(_day_told(report["day"]))
    verified = report["verify"]
    assert isinstance(verified, dict)
    parts.append(
        f"verify: {'the books hold' if verified['ok'] else verified['faults']} at {verified['position']}"
    )
    pictures = report["pictures"]
    assert isinstance(pictures, list)
    parts.append("pictures:\n" + "\n".join(f"  {picture}" for picture in pictures))
    return "\n".join(parts)


def _day_told(day: dict[str, Any]) -> str:
    kinds = ("steps", "commands", "transacted", "ignored", "refused")
    counts = ", ".join(f"{day[kind]} {kind}" for kind in kinds)
    sent = ", ".join(f"{amount} {verdict}" for verdict, amount in day["transactions"].items())
    return f"the day: {day['heard']} scans heard ({counts}); transactions {sent}"
