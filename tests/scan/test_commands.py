"""Command cards and their aliases."""

from __future__ import annotations

import pytest

from app.scan.commands import ODOO, card
from app.scan.resolve import parse


@pytest.mark.parametrize(
    ("text", "name", "argument"),
    [
        ("CMD:UNDO", "UNDO", ""),
        ("CMD:QTY:12", "QTY", "12"),
        ("CMD:QTY:0.5", "QTY", "0.5"),
        ("cmd:done", "DONE", ""),
        ("]C0CMD:DONE\r", "DONE", ""),
        ("CMD:REASON:BROKEN:WET", "REASON", "BROKEN:WET"),
        ("O-BTN.validate", "DONE", ""),
        ("O-CMD.MAIN-MENU", "MENU", ""),
        ("O-CMD.cancel", "CANCEL", ""),
        ("o-btn.pack", "PACK", ""),
        ("OBTVALI", "DONE", ""),
        ("]C0OCDMENU\r", "MENU", ""),
    ],
)
def test_a_card_is_a_command(text: str, name: str, argument: str) -> None:
    reading = parse(text)
    assert (reading.kind, reading.key, reading.argument, reading.error) == ("command", name, argument, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CMD:", "unknown-command"),
        ("CMD:!", "unknown-command"),
        ("O-BTN.nonsense", "unknown-command"),
        ("CMD:QTY", "bad-quantity"),
        ("CMD:QTY:0", "bad-quantity"),
        ("CMD:QTY:-1", "bad-quantity"),
        ("CMD:QTY:1e5", "bad-quantity"),
        ("CMD:QTY:٣", "bad-quantity"),
    ],
)
def test_a_card_that_is_none_says_so(text: str, code: str) -> None:
    error = parse(text).error
    assert error is not None
    assert error[0] == code


def test_what_is_printed_is_read() -> None:
    assert parse(card("QTY", "12")).argument == "12"
    assert {parse(alias).key for alias in ODOO} == set(ODOO.values())
