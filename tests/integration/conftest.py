"""An office that imports files as text, over books with a few items, places and partners."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from builders import Desk, a_location, a_partner, a_person, an_item, an_order, an_order_line, rows, ticking

from app.db.books.current import current_bodies
from app.db.engine import Books
from app.domain.quantity import ONE
from app.domain.records import Barcode
from app.integration.import_file import Imported, import_file


@dataclass
class Office:
    """Imports what a file would say."""

    books: Books
    folder: Path
    clock: Any = field(default_factory=ticking)

    def imports(self, kind: str, *lines: str, operator: str = "") -> Imported:
        path = self.folder / f"{kind}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return import_file(self.books, kind, path, operator=operator, clock=self.clock)

    def takes(self, kind: str, *lines: str, operator: str = "") -> None:
        """The file must be taken whole."""
        done = self.imports(kind, *lines, operator=operator)
        assert done.errors == []
        assert done.imported == done.rows == len(lines) - 1

    def refuses(self, kind: str, *lines: str, operator: str = "") -> list[tuple[int, str, str]]:
        """The file must be refused whole: (line, column, reason)."""
        before = self.position()
        done = self.imports(kind, *lines, operator=operator)
        assert done.imported == 0 and self.position() == before, "nothing was changed"
        return [(error.line, error.column, error.reason) for error in done.errors]

    def position(self) -> int:
        [head] = rows(self.books, "head")
        return int(head["position"])

    def bodies(self, table: str) -> dict[str, dict[str, Any]]:
        with self.books.reading() as connection:
            return current_bodies(connection, table)


@pytest.fixture
def office(books: Books, tmp_path: Path) -> Office:
    """On each engine in turn: two sites, apples by the piece and the case of 12, saws by serial, an order."""
    return furnished(books, tmp_path)


@pytest.fixture
def small_office(sqlite_books: Books, tmp_path: Path) -> Office:
    """The same on SQLite alone: for what is refused before the books are asked to take it."""
    return furnished(sqlite_books, tmp_path)


def furnished(books: Books, folder: Path) -> Office:
    desk = Desk(books)
    desk.records(
        an_item(), an_item("PEAR"), an_item("SAW", tracking="serial"), an_item("GLUE", tracking="lot"),
        Barcode("09506000134352", "APPLE", "case", 12 * ONE),
        a_location(), a_location("A-01", kind="bin"), a_location("B-01", site="NORTH", kind="bin"),
        a_partner(), a_partner("ZOE", "customer"), a_partner("KARL", "consignor"),
        a_person(), a_person("ACC", "accountant"), a_person("SUE", "supervisor"),
        an_order("PO-1", an_order_line(), an_order_line("2", "PEAR", 4, "3")),
    )  # fmt: skip
    return Office(books, folder)


@pytest.fixture
def desk(office: Office) -> Desk:
    """A station beside the office, in the same books."""
    return Desk(office.books, station="DOCK-1")
