"""Which progress of a document line each kind of movement makes."""

from __future__ import annotations

PROGRESS = {
    "receive": "received",
}
"""Kind of movement → kind of progress; a reversal makes as much less. The folds are written from this."""
