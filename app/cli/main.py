"""`scanledger`: the calls, their exit status, and the one place where an error becomes a sentence."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer
from click.exceptions import ClickException

from app.cli.windows import Windows
from app.domain.errors import ScanLedgerError


def program() -> typer.Typer:
    """All calls; those that need a window find it in their context."""
    from app.cli import demo, office, play, questions, reading, stations, verify

    app = typer.Typer(
        name="scanledger",
        help="Barcode stations that post every scan as a perpetual inventory transaction.",
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(stations.default)
    app.command()(stations.station)
    app.command()(demo.demo)
    for call in (reading.decode, reading.parse, play.replay, verify.verify, office.migrate):
        app.command()(call)
    app.command("import")(office.import_)
    for question in (
        questions.stock,
        questions.movements,
        questions.journal,
        questions.valuation,
        questions.exceptions,
    ):
        app.command()(question)
    app.command()(stations.bench)
    return app


def run(arguments: Sequence[str], windows: Windows | None = None) -> int:
    """Carry out one call; the exit status is CONTRACT's. `windows` is None where there are none to be had."""
    try:
        answered = program()(list(arguments), standalone_mode=False, obj=windows)
    except ScanLedgerError as error:
        sys.stderr.write(f"scanledger: {error.text}\n")
        return error.exit_status
    except ClickException as error:
        error.show()
        return 2
    except typer.Abort:
        return 130
    except BrokenPipeError:
        return 3
    return answered if isinstance(answered, int) else 0
