"""The printing port: papers become PDF files in a folder; sending them to a printer is the window's."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from app.station.step import Print

FOLDER = "papers"

_LOG = logging.getLogger("app.bootstrap")


def make_paper(paper: Print, data: Path) -> str:
    """Draw a paper and keep it; the path of its file, or nothing where none can be written: what was scanned
    stands all the same, and the paper can be asked for again."""
    from app.integration.papers import pdf

    path = data / FOLDER / f"{re.sub(r'[^A-Za-z0-9._-]', '_', paper.name)}.pdf"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf(paper.facts))
    except OSError as error:
        _LOG.info("%s cannot be written: %s", path.name, error.strerror)
        return ""
    return str(path)
