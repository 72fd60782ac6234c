"""The receiving screen: order lines with progress, or the orders that are to come."""

from __future__ import annotations

from ui.stage.lines import LinesStage


class ReceivingStage(LinesStage):
    """All that it shows, the frame and its lines have."""

    NAME = "receiving"
