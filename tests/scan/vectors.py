"""Finds the vectors of GS1 and of epcpy, where they are."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

DATA = Path(os.environ.get("SCANLEDGER_DATA") or Path(__file__).parents[3] / "shared" / "data")
HINT = "the vectors are not here: name their folder in SCANLEDGER_DATA"


def gs1_file(name: str) -> Path:
    return _found(DATA / "gs1" / name)


def gs1_vectors(name: str) -> Any:
    return json.loads(gs1_file(f"{name}.json").read_text())


def epc_vectors() -> Any:
    return json.loads(_found(DATA / "epc" / "epcpy_scheme_vectors.json").read_text())


def _found(path: Path) -> Path:
    if not path.exists():
        pytest.skip(HINT)
    return path
