"""Where things lie on a stage in each arrangement: all measures are the look's, in the system's pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.stage.parts import StageParts
from ui.stage.places import Arrangement
from ui.theme import tokens

if TYPE_CHECKING:
    from ui.widgets.keypad import Panel

_LYING = 440
"""Lower than this many token pixels, a handheld lies on its side."""
_LEAST_BODY = 40
"""Where less than this many token pixels is left, nothing is shown rather than a part of it."""
_ROOMY = 740
"""In a header narrower than this many token pixels the buttons leave more room to the title."""
_LEAST_TRAIL = 108
"""A side column keeps the last scans where this many token pixels are left for them."""


def lay_out(stage: StageParts) -> None:
    """Lay everything out in the stage's arrangement."""
    stage.menu.setVisible(stage.has_menu and stage.arrangement is Arrangement.HANDHELD)
    lay = {Arrangement.WIDE: _Wide, Arrangement.TIGHT: _Tight, Arrangement.HANDHELD: _Handheld}
    lay[stage.arrangement](stage).lay()
    for panel in stage.panels:
        if panel.isVisible():
            panel.setGeometry(panel_area(stage, panel))


def panel_area(stage: StageParts, panel: Panel) -> QRect:
    """Where a panel opens: over what it does not need to be seen with."""
    px = stage.theme.px
    if stage.arrangement is not Arrangement.WIDE:
        margin = px(tokens.MARGIN_HANDHELD)
        below = px(8) if stage.arrangement is Arrangement.HANDHELD else 0
        return QRect(margin, px(64), stage.width() - 2 * margin, stage.height() - px(64) - below)
    side = stage.next.geometry().united(stage.typing.geometry())
    if panel.over_banner:
        side.setTop(stage.banner.y())
    return side if panel.narrow else stage.body.geometry().united(side)


class _Layout:
    """What the arrangements share."""

    def __init__(self, stage: StageParts) -> None:
        self.stage = stage
        self.px = stage.theme.px

    def lay(self) -> None:
        raise NotImplementedError

    def header(self, margin: int, top: int, tall: int, button: int) -> None:
        stage, px = self.stage, self.px
        right = stage.width() - margin
        wanted = {action: action.sizeHint().width() for action in stage.cards.buttons}
        most = (right - margin) * (0.5 if right - margin >= px(_ROOMY) else 0.42)
        share = min(1.0, most / max(sum(wanted.values()), 1))
        for action in reversed(stage.cards.buttons):
            wide = max(int(wanted[action] * share), px(tokens.TOUCH))
            action.setGeometry(right - wide, top + (tall - button) // 2, wide, button)
            right -= wide + px(tokens.GAP_TIGHT if stage.header.compact else tokens.GAP)
        taken = stage.width() - margin - right
        stage.header.reserved = taken + px(20) if taken else 0
        stage.header.setGeometry(margin, top, stage.width() - 2 * margin, tall)
        stage.header.lower()

    def banner(self, area: QRect, camera: int, gap: int) -> int:
        """The banner, with the camera's picture in so many pixels beside it; where they end."""
        stage = self.stage
        if stage.camera is None:
            camera = 0
        room = area.width() - (camera + gap if camera else 0)
        tall = stage.banner.height_for(room)
        stage.banner.setGeometry(area.x(), area.y(), room, tall)
        if stage.camera is not None and camera:
            stage.camera.show(QRect(area.right() + 1 - camera, area.y(), camera, tall))
        return area.y() + tall

    def body(self, area: QRect) -> None:
        self.stage.body.setVisible(area.height() >= self.px(_LEAST_BODY))
        self.stage.lay_body(area)

    def side(self, area: QRect | None) -> None:
        """The procedure's own part of the side column; None where there is no room for it."""
        if self.stage.side is not None:
            self.stage.side.setVisible(area is not None)
            if area is not None:
                self.stage.side.setGeometry(area)

    def trail(self, area: QRect | None, titled: bool) -> None:
        self.stage.trail.titled = titled
        self.stage.trail.setVisible(area is not None)
        if area is not None:
            self.stage.trail.setGeometry(area)

    def row(
        self, area: QRect, wide: QWidget | None, buttons: Sequence[QWidget], size: int, left: bool = False
    ) -> None:
        """Buttons of one size in a row; `wide` takes what is left, or the buttons share it."""
        gap = self.px(tokens.GAP_TIGHT)
        if wide is None:
            size = (area.width() - gap * (len(buttons) - 1)) // max(len(buttons), 1)
        taken = (size + gap) * len(buttons)
        start = area.x() if left or wide is None else area.right() + 1 - taken + gap
        for number, button in enumerate(buttons):
            button.setGeometry(start + number * (size + gap), area.y(), size, area.height())
        if wide is not None:
            begin = area.x() + taken if left else area.x()
            wide.setGeometry(begin, area.y(), area.width() - taken, area.height())


class _Wide(_Layout):
    """A desk: banner over all, the body beside a column with what is next and the last scans."""

    def lay(self) -> None:
        stage, px = self.stage, self.px
        margin, gap = px(tokens.MARGIN), px(tokens.GAP)
        self.header(margin, px(14), px(62), px(tokens.BUTTON))
        inner = stage.width() - 2 * margin
        side = px(tokens.SIDE if inner < px(1300) else tokens.SIDE + 48)
        top = self.banner(QRect(margin, px(88), inner, 0), side, gap) + gap
        tall = stage.height() - top
        self.body(QRect(margin, top, inner - side - gap, tall))
        self._column(QRect(margin + inner - side, top, side, tall))

    def _column(self, area: QRect) -> None:
        stage, px = self.stage, self.px
        gap, button, next_tall = px(12), px(tokens.BUTTON), px(72)
        stage.next.setGeometry(area.x(), area.y(), area.width(), next_tall)
        bottom = area.bottom() + 1 - button
        self._tools(QRect(area.x(), bottom, area.width(), button), gap)
        if stage.camera is not None:
            bottom -= button + gap
            stage.camera.scan_all.setGeometry(area.x(), bottom, area.width(), button)
        top = area.y() + next_tall + gap
        self._own_and_trail(QRect(area.x(), top, area.width(), bottom - gap - top), gap)

    def _tools(self, area: QRect, gap: int) -> None:
        """Side by side, each as wide as its words ask."""
        tools = self.stage.tools()
        if len(tools) == 1:
            tools[0].setGeometry(area)
            return
        hints = [button.sizeHint().width() for button in tools]
        half = (area.width() - gap) * hints[0] // sum(hints)
        tools[0].setGeometry(area.x(), area.y(), half, area.height())
        tools[1].setGeometry(area.x() + half + gap, area.y(), area.width() - half - gap, area.height())

    def _own_and_trail(self, area: QRect, gap: int) -> None:
        stage = self.stage
        if stage.side is None:
            self.trail(area, titled=True)
            return
        own = area.height() * stage.PLAN.side_share // 1000
        if area.height() - own - gap < self.px(_LEAST_TRAIL):
            self.side(area)
            self.trail(None, titled=True)
            return
        self.side(QRect(area.x(), area.y(), area.width(), own))
        self.trail(area.adjusted(0, own + gap, 0, 0), titled=True)


class _Tight(_Layout):
    """A small or lying window with a rail: one row of buttons at the foot."""

    def lay(self) -> None:
        stage, px = self.stage, self.px
        margin, gap, button = px(tokens.MARGIN_HANDHELD), px(tokens.GAP_TIGHT), px(tokens.BUTTON_TIGHT)
        self.header(margin, px(8), px(48), button)
        inner = stage.width() - 2 * margin
        side = px(tokens.SIDE_TIGHT)
        top = self.banner(QRect(margin, px(64), inner, 0), side, gap) + gap
        foot = stage.height() - button
        column = QRect(margin + inner - side, top, side, foot - gap - top)
        own = stage.side is not None and stage.PLAN.side_tight
        trail = stage.PLAN.trail_tight and not own and column.height() >= px(_LEAST_BODY)
        taken = side + gap if own or trail else 0
        self.body(QRect(margin, top, inner - taken, foot - gap - top))
        self.side(column if own else None)
        self.trail(column if trail else None, titled=False)
        row: list[QWidget] = [*stage.tools()]
        size = px(156)
        if stage.camera is not None:
            row, size = [*row, stage.camera.scan_all], px(128)
        self.row(QRect(margin, foot, inner, button), stage.next, row, size)


class _Handheld(_Layout):
    """A handheld, upright or lying: who and connected in the header, no strip."""

    def lay(self) -> None:
        stage, px = self.stage, self.px
        margin, gap = px(tokens.MARGIN_HANDHELD), px(12)
        inner = stage.width() - 2 * margin
        stage.header.reserved = 0
        begin = margin
        if stage.has_menu:
            stage.menu.setGeometry(margin, px(10), px(tokens.TOUCH), px(tokens.TOUCH))
            begin += px(tokens.TOUCH) + gap
        stage.header.setGeometry(begin, px(10), margin + inner - begin, px(48))
        self.side(None)
        self.banner(QRect(margin, px(68), inner, 0), 0, 0)
        if stage.height() < px(_LYING):
            self._lay_lying(margin, inner)
        else:
            self._lay_upright(margin, inner, gap)

    def _lay_upright(self, margin: int, inner: int, gap: int) -> None:
        stage, px = self.stage, self.px
        first, rest = stage.cards.buttons[:1], stage.cards.buttons[1:]
        foot = stage.height() - margin - px(60)
        undo = px(128 if inner >= px(400) else 60)
        self.row(QRect(margin, foot, inner, px(60)), stage.next, first, undo, left=True)
        top = stage.banner.geometry().bottom() + 1 + gap
        buttons: list[QWidget] = [*stage.tools(), *rest]
        tall = foot - self._rows_height(buttons, inner) - gap - top
        trail = px(2 * 55 + 10) if stage.PLAN.trail_handheld and tall >= px(400) else 0
        if stage.camera is not None and not trail:
            buttons.append(stage.camera.scan_all)
            tall = foot - self._rows_height(buttons, inner) - gap - top
        self._rows(QRect(margin, top + tall + gap, inner, 0), buttons)
        self.body(QRect(margin, top, inner, tall - (trail + gap if trail else 0)))
        self._trail_beside_camera(QRect(margin, top + tall - trail, inner, trail))

    def _across(self, count: int, room: int) -> int:
        """How many of so many buttons stand side by side: all, or evenly in rows that fingers can hit."""
        most = max(1, (room + self.px(tokens.GAP_TIGHT)) // self.px(tokens.TOUCH + tokens.GAP_TIGHT))
        return -(-count // -(-count // most))

    def _rows_height(self, buttons: Sequence[QWidget], room: int) -> int:
        """The height of all rows, with the gap below the last."""
        rows = -(-len(buttons) // self._across(len(buttons), room))
        return rows * self.px(tokens.BUTTON) + (rows - 1) * self.px(tokens.GAP_TIGHT) + self.px(12)

    def _rows(self, area: QRect, buttons: Sequence[QWidget]) -> None:
        across, tall = self._across(len(buttons), area.width()), self.px(tokens.BUTTON)
        for number in range(0, len(buttons), across):
            top = area.y() + number // across * (tall + self.px(tokens.GAP_TIGHT))
            row = buttons[number : number + across]
            self.row(QRect(area.x(), top, area.width(), tall), None, row, 0)

    def _trail_beside_camera(self, area: QRect) -> None:
        """The last scans; beside a camera's picture only the last one, with the camera's button below."""
        stage = self.stage
        gap, button = self.px(tokens.GAP_TIGHT), self.px(tokens.BUTTON_TIGHT)
        self.trail(area if area.height() else None, titled=False)
        if stage.camera is None:
            return
        if not area.height():
            stage.camera.show(None)
            return
        camera = min(stage.camera.width_for(area.height()), area.width() // 2)
        stage.camera.show(QRect(area.x(), area.y(), camera, area.height()))
        right = area.adjusted(camera + gap, 0, 0, 0)
        stage.trail.setGeometry(right.adjusted(0, 0, 0, -button - gap))
        stage.camera.scan_all.setGeometry(right.adjusted(0, right.height() - button, 0, 0))

    def _lay_lying(self, margin: int, inner: int) -> None:
        """Too low for two rows of buttons: one row of icons beside what is next."""
        stage, px = self.stage, self.px
        foot, size = stage.height() - px(12) - px(tokens.TOUCH), px(tokens.TOUCH + 6)
        row: list[QWidget] = [*stage.cards.buttons, *stage.tools()]
        if stage.camera is not None:
            row.append(stage.camera.scan_all)
            stage.camera.show(None)
            size = min(size, (inner + px(tokens.GAP_TIGHT)) // len(row) - px(tokens.GAP_TIGHT))
        # The banner says what is next, too; a card of no width would say nothing.
        stage.next.setVisible(inner - len(row) * (size + px(tokens.GAP_TIGHT)) >= px(tokens.TOUCH))
        beside = stage.next if stage.next.isVisibleTo(stage) else None
        self.row(QRect(margin, foot, inner, px(tokens.TOUCH)), beside, row, size, left=True)
        top = stage.banner.geometry().bottom() + 1 + px(tokens.GAP_TIGHT)
        self.trail(None, titled=False)
        self.body(QRect(margin, top, inner, foot - px(tokens.GAP_TIGHT) - top))
