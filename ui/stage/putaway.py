"""The putaway screen: what stands on the docks and for how long, or what the cart carries where."""

from __future__ import annotations

from ui.stage.cardlines import CardLinesStage


class PutawayStage(CardLinesStage):
    """All that it shows, the frame, its lines and its cards have."""

    NAME = "putaway"
