"""From a camera's frames to the books: a label held into the view is received once."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from pytestqt.qtbot import QtBot

from app.bootstrap import demo_shop
from app.bootstrap.workplace import Station, Workplace
from app.domain.clock import system_clock
from app.insight.as_of import as_of
from app.insight.stock import stock
from app.settings import Settings
from app.station.answer import Answer
from ui.bridge import Bridge

pytestmark = pytest.mark.realtime

ORDER, LAMP = "PO-20418", "9521234500018"


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Two seconds of a table, an order's Code 128 on it, then two of a lamp's EAN-13."""
    path = tmp_path / "dock.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 30, (1280, 720))
    for format_, text in ((zxingcpp.BarcodeFormat.Code128, ORDER), (zxingcpp.BarcodeFormat.EAN13, LAMP)):
        code = np.array(zxingcpp.create_barcode(text, format_).to_image(scale=4))
        frame = np.full((720, 1280), 200, np.uint8)
        high, wide = min(code.shape[0], 700), code.shape[1]
        frame[10 : 10 + high, 100 : 100 + wide] = code[:high]
        for _ in range(60):
            writer.write(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    writer.release()
    return path


def test_a_label_in_view_is_received_once(clip: Path, books_url: str, tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(data=tmp_path / "data", db=books_url)

    def opened() -> tuple[Workplace, Station]:
        workplace = Workplace(settings)
        workplace.make_books()
        demo_shop.fill(workplace, system_clock)
        station = workplace.station("receiving", "DOCK-3", "MAJA")
        workplace.first_fill(station)
        return workplace, station

    answers: list[Answer] = []
    bridge = Bridge(opened, camera=str(clip))
    bridge.answered.connect(lambda answer, *_: answers.append(answer))
    bridge.start()
    bridge.begin()
    try:
        qtbot.waitUntil(lambda: any(answer.transactions for answer in answers), timeout=30_000)
    finally:
        bridge.stop()
    counted = [answer.code for answer in answers if answer.outcome != "ignored"]
    assert counted == ["order-opened", "received"]
    with Workplace(settings) as workplace:
        station = workplace.station("receiving", "DOCK-3")
        workplace.pump()
        with workplace.books().reading() as connection:
            rows = stock(connection, as_of(connection, ""), location="DOCK-3")
        assert station.outbox.heard()["transaction"] == 1
    assert [(row["item"], row["quantity"]) for row in rows] == [("SLA-012", "1")]
