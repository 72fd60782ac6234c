"""A photograph as the books take it: a small JPEG, named by the SHA-256 of its bytes (DESIGN §5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.domain.envelope import digest

ATTACH = "attach"
"""The kind of the envelope that says what a photograph belongs to."""

LARGEST = 500_000
"""Bytes."""

MEDIA_TYPE = "image/jpeg"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BEGINS = b"\xff\xd8\xff"


def is_name(text: str) -> bool:
    """Is this a SHA-256 in hex?"""
    return _SHA256.fullmatch(text) is not None


def named_by(kind: str, payload: Mapping[str, Any]) -> str:
    """The photograph that an envelope names; empty where it names none."""
    extra = payload.get("extra") if kind == ATTACH else None
    named = extra.get("sha256") if isinstance(extra, Mapping) else None
    return named if isinstance(named, str) and is_name(named) else ""


def complaint(sha256: str, data: bytes) -> str:
    """Why these bytes are not the photograph of this name, in words; empty where they are."""
    if len(data) > LARGEST:
        return f"a photograph has at most {LARGEST} bytes, this one has {len(data)}"
    if not data.startswith(_BEGINS):
        return "the bytes are no JPEG picture"
    found = digest(data)
    return "" if found == sha256 else f"the bytes are those of photograph {found}"
