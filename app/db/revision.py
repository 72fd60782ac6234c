"""Which revisions of the books this program knows; kept apart so that opening books need not load Alembic."""

from __future__ import annotations

KNOWN = ("0001",)
"""Oldest first; a test holds them to the scripts in migrations/versions."""

HEAD = KNOWN[-1]
