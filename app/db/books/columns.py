"""How the tables of the books write a code, a number and an index on some rows; their one metadata."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    MetaData,
    Text,
    text,
)

metadata = MetaData()

CODE = Text().with_variant(Text(collation="C"), "postgresql")
"""Text compared byte by byte, so that both engines sort alike."""

_AMOUNT = BigInteger


def code(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, CODE, nullable=False, primary_key=primary_key)


def some(condition: str) -> dict[str, Any]:
    """An index on the rows that are asked for alone."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def changing() -> dict[str, Any]:
    """A table whose rows change with every posting: PostgreSQL leaves room in its pages, so that a row's new
    version lies beside the old one and no index has to be told."""
    return {"postgresql_with": {"fillfactor": 80}}


def number(name: str, *, primary_key: bool = False) -> Column[int]:
    return Column(name, _AMOUNT, nullable=False, primary_key=primary_key, autoincrement=False)
