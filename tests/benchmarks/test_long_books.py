"""Books that were made long hold, and go on by posting as any others."""

from __future__ import annotations

from pathlib import Path

from long_books import MOVEMENTS, LongBooks

from app.db.engine import open_books
from app.verify.verify import verify_books


def test_copied_rounds_hold_and_the_next_is_posted(tmp_path: Path) -> None:
    made = LongBooks(tmp_path / "books.db")
    assert made.grow(5 * MOVEMENTS) == 5 * MOVEMENTS
    assert made.grow(6 * MOVEMENTS - 1) == 6 * MOVEMENTS
    with open_books(made.url) as books:
        before = verify_books(books)
        assert [fault.text for fault in before.faults] == []
        made.work(books, made.rounds)
        after = verify_books(books)
    assert [fault.text for fault in after.faults] == []
    opening = 4
    assert before.findings.checked["movement"] == 6 * MOVEMENTS + opening
    assert after.findings.checked["movement"] == 7 * MOVEMENTS + opening
