"""What `scanledger --help` says: each call in a line, by what a person wants, and nothing loaded for it."""

from __future__ import annotations

GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Work",
        (
            ("", "", "the window, at the procedure used last"),
            ("station", "PROCEDURE", "the window of one procedure, such as receiving; --at CODE says where"),
            ("demo", "", "a demo shop to try it in; without a display a day of it, as pictures and figures"),
        ),
    ),
    (
        "Ask the books",
        (
            ("stock", "", "what lies where"),
            ("movements", "", "every movement; with --item its stock card"),
            ("journal", "", "every journal line"),
            ("valuation", "", "what stock is worth"),
            ("promise", "", "what can still be promised, and which orders wait"),
            ("exceptions", "", "what does not fit and waits for a person; `exceptions clear ID`"),
            ("verify", "", "recompute the books from their envelopes"),
        ),
    ),
    (
        "Office",
        (
            ("import", "KIND FILE", "load a CSV or XLSX file: all of it or nothing"),
            ("post", "FILE", "post transactions that have no station, as JSON lines"),
            ("allocate", "[ORDER…]", "promise stock to orders, the most urgent first"),
            ("cancel", "ORDER", "close an order and release what was promised to it"),
            ("count", "[LOCATION ITEM=N…]", "what is to be counted; what a count of a bin found"),
            ("export", "ship-notice NUMBER", "what was shipped, carton by carton, as JSON"),
            ("export", "returns", "returned goods and the state of their refunds, as CSV or JSON"),
            ("period", "close MONTH", "close a month of the journal, or open it again"),
            ("migrate", "", "make the books, or bring them to this version"),
        ),
    ),
    (
        "Codes and scripts",
        (
            ("parse", "TEXT…", "what a code says"),
            ("decode", "IMAGE…", "which codes a picture holds"),
            ("replay", "SCRIPT", "play a scan script through real stations"),
            ("bench", "", "measure this program on this machine"),
        ),
    ),
)
"""Heading → its calls, as (name, what follows it, what it does)."""

_ASKED = ("--help", "-h", "help")
_EXAMPLES = (
    "scanledger station receiving --at DOCK-1",
    "scanledger stock --item NGL-100 --as-of 2026-11-23",
    "scanledger import items items.csv",
)


def help_asked(arguments: list[str]) -> str:
    """The help that these words ask for; nothing where they ask for something else."""
    return _help() if arguments in [[word] for word in _ASKED] else ""


def for_call(arguments: list[str]) -> list[str]:
    """`help CALL` is `CALL --help`."""
    return [*arguments[1:], "--help"] if arguments[:1] == ["help"] else arguments


def _help() -> str:
    lines = ["Barcode stations that post every scan as a perpetual inventory transaction.", ""]
    for heading, calls in GROUPS:
        lines.append(heading)
        for name, follows, does in calls:
            call = " ".join(part for part in ("scanledger", name, follows) if part)
            lines.append(f"  {call:<32}{does}")
        lines.append("")
    lines += ["Examples", *(f"  {example}" for example in _EXAMPLES), ""]
    lines += [
        "Each call answers people, or with --json a machine; `scanledger help CALL` tells its options.",
        "--db says which books, --data which folder holds settings and books; both may be set for good.",
        "Exit status 0: it holds; 1: the answer is no; 2: the call was wrong; 3: it could not be done.",
    ]
    return "\n".join(lines)
