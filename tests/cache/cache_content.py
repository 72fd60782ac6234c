"""All that a cache holds of the books."""

from __future__ import annotations

from typing import Any

from app.cache import store
from app.cache.cache import Cache


def content(cache: Cache) -> dict[str, list[tuple[Any, ...]]]:
    """Every table's rows, sorted."""
    with cache.reading:
        rows = {table: cache.reader.execute(f"SELECT * FROM {table}").fetchall() for table in store.CONTENT}
    return {table: sorted(found) for table, found in rows.items()}
