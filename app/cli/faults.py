"""Our own faults: written down in full for whoever mends them, told to the user in one sentence."""

from __future__ import annotations

import sys
import time
import traceback
from pathlib import Path


def write_down(fault: BaseException) -> str:
    """Append a fault to the log; a sentence that says where it stands."""
    from platformdirs import user_log_path

    told = "This is a fault of ScanLedger’s own"
    try:
        path = Path(user_log_path("scanledger", appauthor=False)) / "faults.log"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {' '.join(sys.argv[1:])}\n")
            log.writelines(traceback.format_exception(fault))
    except OSError:
        return f"{told}: {type(fault).__name__}: {fault}"
    return f"{told}; what happened stands in {path}"
