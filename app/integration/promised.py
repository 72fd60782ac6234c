"""A promise (or what is short of one) as a row of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.domain.quantity import quantity_text

_SHOWN = ("document", "line", "item", "location", "lot", "quantity")


def shown_promise(row: Mapping[str, Any]) -> dict[str, Any]:
    """With its quantity in base units, and nothing of how the books keep it."""
    said = {name: row.get(name, "") for name in _SHOWN if name in row or name == "lot"}
    return {**said, "quantity": quantity_text(row["quantity"])}
