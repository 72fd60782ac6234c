"""The naive second opinion on one pool lives beside the ledger's tests; the books' tests ask it too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "ledger"))
