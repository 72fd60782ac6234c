"""Every books script gives what an accountant worked out by hand, on both engines, in batches of any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from books_answers import expected, plain, play, tables
from books_script import read_script
from holds import faults

from app.db.engine import Books, open_books
from app.verify.verify import verify_books

SCRIPTS = sorted((Path(__file__).parents[1] / "scenarios").glob("*.post"))
every_script = pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)


@every_script
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_gives_what_it_says(path: Path, size: int, sqlite_books: Books) -> None:
    check(path, size, sqlite_books)


@every_script
def test_gives_the_same_on_postgresql(path: Path, postgres_url: str) -> None:
    with open_books(postgres_url) as books:
        check(path, 1, books)


def check(path: Path, size: int, books: Books) -> None:
    script = read_script(path, books)
    assert {"stock", "value", "balances"} <= script.tables.keys(), "a script states how it ends"
    said = play(script, size)
    for name, stated in expected(script).items():
        assert (name, said[name]) == (name, stated)
    found = tables(script)
    for name, rows in script.tables.items():
        kept = list if name.startswith(("card", "layers")) else sorted
        assert (name, kept(plain(found[name]))) == (name, kept(plain(rows)))
    assert faults(books) == []
    assert [fault.text for fault in verify_books(books).faults] == []
