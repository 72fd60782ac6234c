"""A stage whose body is a list of lines with their progress: a document's, or the open documents'."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from app.station.answer import Prompt
from app.station.view import StageView
from ui.stage.places import Arrangement
from ui.stage.stage import ProcedureStage
from ui.widgets.linescard import LinesCard


class LinesStage(ProcedureStage):
    """Rows can be tapped, or chosen by ↑ ↓ and F7, where they stand for a code."""

    lines: LinesCard

    def make_body(self) -> QWidget:
        self.lines = LinesCard(self.theme, self)
        self.lines.tapped.connect(self.scan_entered)
        return self.lines

    def show_body(self, view: StageView) -> None:
        self.lines.show_view(view)

    def lay_body(self, area: QRect) -> None:
        self.lines.set_compact(self.arrangement is not Arrangement.WIDE)
        super().lay_body(area)

    def press_body_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.lines.table.move_cursor(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_F7:
            self.lines.table.take_cursor()
        else:
            return super().press_body_key(key)
        return True

    def current_words(self) -> str:
        current = next((line for line in self.view.lines if line.current), None)
        return f"{current.name}  ·  {current.sku}" if current else ""

    def without_scanner(self) -> Prompt:
        if any(line.scan for line in self.view.lines):
            return Prompt(self.tr("No scanner at hand?"), self.tr("Tap a row, or ↑ ↓ and F7"))
        return super().without_scanner()
