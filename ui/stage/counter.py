"""The counter's screen: the basket, and what there is to pay, readable from across the counter."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.station.counter_view import CounterView
from app.station.view import StageView
from ui.stage.lines import LinesStage
from ui.stage.parts import Plan
from ui.widgets.totalcard import TotalCard


class CounterStage(LinesStage):
    """Lines, and the total in the side column."""

    NAME = "counter"
    PLAN = Plan(side_share=380, side_tight=True)

    def make_side(self) -> QWidget:
        self.total = TotalCard(self.theme, self)
        return self.total

    def show_body(self, view: StageView) -> None:
        super().show_body(view)
        if isinstance(view, CounterView):
            self.total.show_view(view)
