"""The packing screen: the order's lines as they are checked again, and the carton beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.station.pack_view import PackView
from app.station.view import StageView
from ui.stage.lines import LinesStage
from ui.stage.parts import Plan
from ui.widgets.cartoncard import CartonCard


class PackStage(LinesStage):
    """Lines, and the carton in the side column."""

    NAME = "pack"
    PLAN = Plan(side_share=560)

    def make_side(self) -> QWidget:
        self.carton = CartonCard(self.theme, self)
        return self.carton

    def show_body(self, view: StageView) -> None:
        super().show_body(view)
        if isinstance(view, PackView):
            self.carton.show_view(view)
