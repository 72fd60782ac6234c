"""Which progress of a document line each kind of movement makes."""

from __future__ import annotations

PROGRESS = {
    "receive": "received",
    "produce": "produced",
    "pick": "picked",
    "pack": "packed",
    "ship": "shipped",
    "sell": "shipped",
    "return": "returned",
    "vendor-return": "sent back",
    "transfer-out": "sent",
    "transfer-in": "arrived",
    "transfer-lost": "lost",
    "count": "counted",
}
"""Kind of movement → kind of progress, of its document line and of its origin line alike; a reversal makes as
much less. The folds are written from this."""
