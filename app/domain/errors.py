"""What can go wrong in the world, coded and in words; our own mistakes are assertions instead."""

from __future__ import annotations


class ScanLedgerError(Exception):
    """A fault of the world: a stable `code` for machines and one sentence `text` for people.

    `exit_status` is what the command line answers with (CONTRACT: 1 the answer is no, 2 the call was
    wrong, 3 it could not be done and nothing was changed).
    """

    exit_status = 1

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


class Refusal(ScanLedgerError):
    """The answer is no: what was asked does not fit, and nothing was changed."""


class BadCall(ScanLedgerError):
    """The call itself was wrong: a value, a file or a name that cannot be meant."""

    exit_status = 2


class Unavailable(ScanLedgerError):
    """It could not be done now: books away, disk full, file unreadable. Nothing was changed."""

    exit_status = 3
