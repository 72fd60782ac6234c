"""The putaway screen: what stands on the docks and for how long, or what the cart carries where."""

from __future__ import annotations

from ui.stage.lines import LinesStage


class PutawayStage(LinesStage):
    """All that it shows, the frame and its lines have."""

    NAME = "putaway"
