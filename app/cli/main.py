"""`scanledger`: the calls, their exit status, and the one place where an error becomes a sentence."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.cli.help import for_call, help_asked
from app.cli.opening import plain_opening
from app.cli.streams import nowhere, take_streams
from app.cli.windows import Windows
from app.domain.errors import ScanLedgerError

if TYPE_CHECKING:
    import typer

CALLS = {
    "station": "stations",
    "demo": "demo",
    "decode": "reading",
    "parse": "reading",
    "replay": "play",
    "import": "office",
    "post": "office",
    "allocate": "orders",
    "cancel": "orders",
    "count": "counting",
    "promise": "orders",
    "stock": "questions",
    "movements": "questions",
    "journal": "questions",
    "valuation": "questions",
    "exceptions": "questions",
    "export": "exports",
    "period": "office",
    "verify": "verify",
    "migrate": "office",
    "bench": "stations",
}
"""Each call and the module that carries it out. Only the one that is called is loaded: a window that opens
must not wait for what it does not use."""


def program(only: str = "") -> typer.Typer:
    """The calls (or one of them); those that need a window find it in their context."""
    import typer

    from app.cli import stations

    app = typer.Typer(
        name="scanledger",
        help="Barcode stations that post every scan as a perpetual inventory transaction.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(stations.default)
    for call, module in CALLS.items():
        if not only or call == only:
            function = "import_" if call == "import" else call
            _add(app, call, getattr(import_module(f"app.cli.{module}"), function))
    return app


def _add(app: typer.Typer, call: str, what: Any) -> None:
    """A call is a function, or a group of calls that may also answer by itself."""
    import typer

    if isinstance(what, typer.Typer):
        app.add_typer(what, name=call)
    else:
        app.command(call)(what)


def run(arguments: Sequence[str], windows: Windows | None = None) -> int:
    """Carry out one call; the exit status is CONTRACT's. `windows` is None where there are none to be had."""
    take_streams()
    arguments = for_call(list(arguments))
    try:
        if told := help_asked(arguments):
            return _tell(told)
        opening = plain_opening(arguments) if windows is not None else None
        if windows is not None and opening is not None:
            return windows.work(opening)
        return _carry_out(arguments, windows)
    except ScanLedgerError as error:
        return _ended(error.text, error.exit_status)
    except KeyboardInterrupt:
        return _ended("stopped; what was answered until now stands", 3)
    except Exception as fault:  # noqa: BLE001 - the last resort: it ends here, in words
        if isinstance(fault, UnicodeEncodeError) and not all(map(_is_text, arguments)):
            return _ended("a word of this call is no text", 2)
        from app.cli.faults import write_down

        _ended(write_down(fault), 3)
        raise SystemExit(3) from None


def _tell(text: str) -> int:
    with suppress(BrokenPipeError):  # nobody reads it to its end
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
        return 0
    sys.stdout = nowhere()
    return 0


def _ended(words: str, status: int) -> int:
    with suppress(OSError):  # nobody listens
        sys.stderr.write(f"scanledger: {words}\n")
    return status


def _is_text(word: str) -> bool:
    """False for what holds bytes that are no UTF-8."""
    return word.isascii() or word.encode("utf-8", "ignore").decode() == word


def _carry_out(arguments: Sequence[str], windows: Windows | None) -> int:
    import typer

    only = arguments[0] if arguments and arguments[0] in CALLS else ""
    try:
        answered = program(only)(list(arguments), standalone_mode=False, obj=windows)
    except typer.TyperException as error:
        return _ended(error.format_message(), 2)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # nobody reads the help to its end
        sys.stdout = nowhere()
        return 0
    return answered if isinstance(answered, int) else 0
