"""The payload of every kind is written down, and what is posted says nothing else."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from filled import fill

from app.db.engine import Books
from app.posting import kinds
from app.posting.granting import GRANTS
from app.posting.judge import KINDS

HEAD = ("document", "reason", "read")
GOODS = ("item", "quantity", "evidence", "lot", "serial", "expiry", "document", "document_line", "reason",
         "cost", "+weight")  # fmt: skip
Fields = tuple[frozenset[str], frozenset[str]]
"""Those of the header, and those of each line."""


def written_down() -> dict[str, Fields]:
    """Kind or claim → what its payload may say, as the docstring has it."""
    rows = re.findall(r"^    ([a-z-]+) +\| (.*?) *\|(.*)$", kinds.__doc__ or "", re.MULTILINE)
    said = {name: (_fields(header), _fields(line)) for name, header, line in rows}
    assert len(said) == len(rows), "each is said once"
    return {name: fields for name, fields in said.items() if name not in ("kind", "claim")}


def _fields(words: str) -> frozenset[str]:
    several = {"head": HEAD, "goods": GOODS}
    found = (several.get(word, (word.removesuffix("?"),)) for word in words.split())
    return frozenset(name for names in found for name in names)


def posted(books: Books) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Kind and payload of every envelope and claim."""
    with books.reading() as connection:
        for (data,) in connection.exec_driver_sql("SELECT bytes FROM envelope").all():
            said = json.loads(bytes(data))
            yield said["kind"], said["payload"]
        for (body,) in connection.exec_driver_sql("SELECT body FROM claim").all():
            said = json.loads(body)
            yield said["kind"], said["request"]


def names_of(fields: Mapping[str, Any]) -> set[str]:
    plain = {name for name in fields if name not in ("extra", "lines")}
    return plain | {f"+{name}" for name in fields.get("extra", ())}


def test_every_kind_and_every_claim_is_written_down() -> None:
    assert sorted(written_down()) == sorted([*KINDS, *GRANTS])


def test_what_is_posted_says_what_is_written_down(sqlite_books: Books) -> None:
    fill(sqlite_books)
    known = written_down()
    seen: dict[str, set[str]] = defaultdict(set)
    for kind, payload in posted(sqlite_books):
        header, line = known[kind]
        more = names_of(payload) - header - {"+continues"}
        for one in payload.get("lines", ()):
            more |= {f"line {name}" for name in names_of(one) - line}
        seen[kind] |= more
    assert {kind: names for kind, names in seen.items() if names} == {}
    assert set(seen) == known.keys() - {"open-unit"}
