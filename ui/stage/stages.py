"""Which screen a procedure has; it is loaded when the procedure is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from ui.stage.stage import ProcedureStage
from ui.theme.theme import Theme

STAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "receiving": ("ui.stage.receiving", "ReceivingStage"),
        "putaway": ("ui.stage.putaway", "PutawayStage"),
        "returns": ("ui.stage.returns", "ReturnsStage"),
        "pick": ("ui.stage.pick", "PickStage"),
        "pack": ("ui.stage.pack", "PackStage"),
        "ship": ("ui.stage.ship", "ShipStage"),
        "counter": ("ui.stage.counter", "CounterStage"),
    }
)
"""Procedure → module and class of its screen, in the order of the rail."""


def make_stage(procedure: str, theme: Theme, parent: QWidget) -> ProcedureStage:
    """A procedure's screen, to be kept: making one again would lose what lies on it."""
    module, name = STAGES[procedure]
    made: ProcedureStage = getattr(import_module(module), name)(theme, parent)
    return made
