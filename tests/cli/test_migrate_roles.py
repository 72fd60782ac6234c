"""`scanledger migrate --roles`: logins, their passwords shown once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def migrate(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", "migrate", *args, "--json"], capture_output=True, text=True, check=False
    )


def test_logins_are_made_and_their_passwords_shown_once(postgres_url: str, tmp_path: Path) -> None:
    call = ("--db", postgres_url, "--data", str(tmp_path), "--roles", "GATE-1", "GATE-2")
    first, again = migrate(*call), migrate(*call)
    assert first.returncode == 0, first.stderr
    logins = {each["login"]: each["password"] for each in json.loads(first.stdout)["logins"]}
    assert set(logins) == {"scanledger-owner", "scanledger-reader", "station-GATE-1", "station-GATE-2"}
    assert logins["station-GATE-1"]
    assert not any(each["password"] for each in json.loads(again.stdout)["logins"])


def test_sqlite_has_no_logins(tmp_path: Path) -> None:
    answer = migrate("--db", f"sqlite:///{tmp_path}/books.db", "--data", str(tmp_path), "--roles", "GATE-1")
    assert answer.returncode == 2
    assert "SQLite" in answer.stderr
    assert "Traceback" not in answer.stderr
