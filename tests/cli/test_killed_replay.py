"""A replay killed without warning, and gone on with: every answered line has its transactions once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from app.bootstrap import demo_shop
from app.bootstrap.workplace import Workplace
from app.domain.clock import system_clock
from app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SCANS = 500
KILLED_AFTER = 233
HEADER = ["@station receiving DOCK-3", "@operator MAJA", "@time 2026-11-23T08:00:00Z", "PO-20418"]
GOODS = ["9521234500025", "9521234500018", "19521234500305", "9521234500186", "9521234500155"]


def _replay(script: Path, url: str, data: Path, *words: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "app",
        "replay",
        str(script),
        "--db",
        url,
        "--data",
        str(data),
        "--json",
        *words,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_killed_and_gone_on_with(books_url: str, tmp_path: Path) -> None:
    script = tmp_path / "long.scan"
    script.write_text("\n".join([*HEADER, *(GOODS[n % len(GOODS)] for n in range(SCANS))]) + "\n")
    settings = Settings(data=tmp_path / "data", db=books_url)
    with Workplace(settings) as workplace:
        workplace.make_books()
        demo_shop.fill(workplace, system_clock)

    first = _replay(script, books_url, settings.data, "--progress")
    assert first.stderr
    answered = next(
        int(line) for line in first.stderr if line.strip().isdigit() and int(line) >= KILLED_AFTER
    )
    first.send_signal(signal.SIGKILL)
    rest = first.stderr.read().split()
    answered = max([answered, *(int(word) for word in rest if word.isdigit())])
    first.communicate()

    second = _replay(script, books_url, settings.data, "--from", str(answered + 1))
    out, err = second.communicate(timeout=100)
    assert second.returncode == 0, err
    played = json.loads(out)
    assert played["answers"][-1]["line"] == len(HEADER) + SCANS
    with Workplace(settings) as workplace, workplace.books().reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT item, count(DISTINCT envelope) FROM movement WHERE kind = 'receive' GROUP BY item"
        ).all()
    each = Counter(n % len(GOODS) for n in range(SCANS))
    assert sorted(count for _, count in rows) == sorted(each.values())
    assert sum(count for _, count in rows) == SCANS
