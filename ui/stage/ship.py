"""The shipping screen: the cartons of a load, or those that wait."""

from __future__ import annotations

from ui.stage.lines import LinesStage
from ui.stage.parts import Plan


class ShipStage(LinesStage):
    """A carton is one: nothing here has a quantity."""

    NAME = "ship"
    PLAN = Plan(quantity=False)
