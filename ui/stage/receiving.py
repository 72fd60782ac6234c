"""The receiving screen: order lines with progress, or the orders that are to come."""

from __future__ import annotations

from ui.stage.cardlines import CardLinesStage


class ReceivingStage(CardLinesStage):
    """All that it shows, the frame, its lines and its cards have."""

    NAME = "receiving"
