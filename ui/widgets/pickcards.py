"""The goods of a stop as cards: what to take, how much of it, and into which tote."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.station.pick_view import PickView
from ui.theme import icons, tokens
from ui.theme.theme import Cut, Theme
from ui.widgets import lettering
from ui.widgets.canvas import Card
from ui.widgets.pill import draw_pill

_FIGURES = (112, 96, 84, 72, 64, 52, 44, 36, 28)
_FLAT = 84
"""A card lower than this many token pixels has one line."""
_TILE_FROM = 300
"""A goods card narrower than this many token pixels has no tile."""


class PickCard(Card):
    """A card that shows a part of the view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.view = PickView("pick", "")

    def show_view(self, view: PickView) -> None:
        if view != self.view:
            self.view = view
            self.setAccessibleName(self.words())
            self.update()

    def words(self) -> str:
        """The card for who cannot see it."""
        raise NotImplementedError

    def tall_font_sizes(self, room: float) -> tuple[int, ...]:
        """Sizes of a figure that fit a height in pixels."""
        most = room / self.theme.scale / 0.9
        return tuple(size for size in _FIGURES if size <= most) or _FIGURES[-1:]


class GoodsCard(PickCard):
    """The item, what is left of it in the bin, and the lot to take first."""

    def words(self) -> str:
        return f"{self.view.item}, {self.view.sku}. {self.view.lot} {self.view.lot_text}"

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, theme, view = self.theme.px, self.theme, self.view
        inner = area.adjusted(px(18), px(12), -px(18), -px(10))
        lot = px(56) if view.lot and area.height() >= px(120) else 0
        upper = QRectF(inner.x(), inner.y(), inner.width(), inner.height() - lot)
        if area.width() >= px(_TILE_FROM) and upper.height() >= px(66):
            upper.setLeft(self._draw_tile(painter, upper) + px(16))
        self._draw_item(painter, upper)
        if lot:
            middle = inner.bottom() - lot
            painter.fillRect(QRectF(inner.x(), middle, inner.width(), 1), theme.color("line"))
            self._draw_lot(painter, QRectF(inner.x(), middle + px(6), inner.width(), lot - px(4)))

    def _draw_tile(self, painter: QPainter, area: QRectF) -> float:
        """A picture's place, until items have pictures; returns where it ends."""
        px = self.theme.px
        size = min(area.height() - px(6), px(104))
        tile = QRectF(area.x(), area.y() + px(2), size, size)
        lettering.rounded(painter, tile, px(10), self.theme.color("accentbg"))
        icons.draw(painter, "pack", tile.center(), size * 0.55, self.theme.color("accent"), 1.6)
        return tile.right()

    def _draw_item(self, painter: QPainter, area: QRectF) -> None:
        theme, view = self.theme, self.view
        name, codes = theme.font(21, tokens.BOLD), theme.font(16, tokens.SEMIBOLD, Cut.CODES)
        small = theme.font(15, tokens.MEDIUM)
        more = [(view.sku, codes), (view.left_text, small)]
        while more and lettering.height(name) + sum(lettering.height(f) for _, f in more) > area.height():
            more.pop()
        room = area.height() - sum(lettering.height(font) for _, font in more)
        most = max(1, min(2, int(room // lettering.height(name))))
        rows = lettering.wrapped(view.item, name, area.width(), most)
        lettering.lines(painter, area, rows, name, theme.color("ink"))
        top = area.y() + len(rows) * lettering.height(name)
        lot = (
            f"{view.sku}  ·  {self.tr('lot')} {view.lot}"
            if view.lot and self.height() < theme.px(120)
            else ""
        )
        for text, font in more:
            line = QRectF(area.x(), top, area.width(), lettering.height(font))
            said = lot if lot and text == view.sku else text
            lettering.line(painter, line, said, font, theme.color("mute"))
            top = line.bottom()

    def _draw_lot(self, painter: QPainter, area: QRectF) -> None:
        px, theme, view = self.theme.px, self.theme, self.view
        taken = 0.0
        if view.lot_mark:
            right = QPointF(area.right(), area.center().y())
            taken = draw_pill(painter, theme, right, view.lot_mark, "check", "ok", area.width() * 0.5) + px(8)
        words = QRectF(area.x(), area.y(), area.width() - taken, area.height() / 2)
        font = self.fitted(
            f"{self.tr('Lot')} {view.lot}", (21, 18, 16), words.width(), Cut.CODES, tokens.SEMIBOLD
        )
        lettering.line(painter, words, f"{self.tr('Lot')} {view.lot}", font, theme.color("ink"))
        words.moveTop(words.bottom())
        lettering.line(painter, words, view.lot_text, theme.font(15, tokens.MEDIUM), theme.color("mute"))


class CountCard(PickCard):
    """How much was taken, of how much."""

    def words(self) -> str:
        return f"{self.view.more_text}. {self.view.taken} {self.tr('of')} {self.view.wanted}"

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        px, theme, view = self.theme.px, self.theme, self.view
        inner = area.adjusted(px(18), px(10), -px(18), -px(12))
        head = QRectF(inner.x(), inner.y(), inner.width(), px(26))
        if area.height() < px(_FLAT):
            head, inner = QRectF(area.topLeft(), area.topLeft()), area.adjusted(px(10), 0, -px(10), 0)
        lettering.line(painter, head, view.more_text, theme.font(17, tokens.BOLD), theme.color("accent"))
        marks = px(28) if view.marks and area.height() >= px(120) else 0
        body = QRectF(inner.x(), head.bottom(), inner.width(), inner.bottom() - marks - head.bottom())
        of = f"{self.tr('of')} {view.wanted}"
        sizes = self.tall_font_sizes(body.height())
        figure = self.fitted(view.taken, sizes, body.width() * 0.55, Cut.FIGURES)
        quiet = self.fitted(of, (44, 36, 28, 22, 18), body.width() * 0.5, Cut.FIGURES, tokens.BOLD)
        wide, rest = lettering.width(view.taken, figure), lettering.width(of, quiet)
        left = body.center().x() - (wide + px(10) + rest) / 2
        lettering.line(painter, QRectF(left, body.y(), wide + 2, body.height()), view.taken, figure,
                       theme.color("ink"))  # fmt: skip
        drop = 0 if area.height() < px(_FLAT) else lettering.height(figure) * 0.10
        lettering.line(painter, QRectF(left + wide + px(10), body.y() + drop, rest + 2, body.height()), of,
                       quiet, theme.color("mute"))  # fmt: skip
        if marks:
            self._draw_marks(painter, QRectF(inner.x(), inner.bottom() - px(18), inner.width(), px(16)))

    def _draw_marks(self, painter: QPainter, area: QRectF) -> None:
        px, theme, marks = self.theme.px, self.theme, self.view.marks
        step = (area.width() + px(5)) / len(marks)
        for number, taken in enumerate(marks):
            mark = QRectF(area.x() + number * step, area.y(), step - px(5), area.height())
            lettering.rounded(painter, mark, px(8), theme.color("okfill" if taken else "track"))
            if taken and mark.width() >= px(18):
                icons.draw(painter, "check", mark.center(), px(14), theme.color("onfill"), 3)


class ToteCard(PickCard):
    """Where the goods go."""

    def words(self) -> str:
        return f"{self.tr('Into tote')} {self.view.tote} {self.view.tote_code}, {self.view.tote_about}"

    def draw(self, painter: QPainter, area: QRectF) -> None:
        px, theme, view = self.theme.px, self.theme, self.view
        lettering.rounded(
            painter, area, px(tokens.RADIUS_CARD), theme.color("accentbg"), theme.color("accent")
        )
        inner = area.adjusted(px(14), px(10), -px(14), -px(10))
        accent = theme.color("accent")
        if area.height() < px(_FLAT):
            icons.draw(painter, "tote", QPointF(inner.x() + px(12), area.center().y()), px(22), accent)
            said = f"{view.tote}  {view.tote_code}".strip()
            font = self.fitted(said, (21, 18, 16, 14), inner.width() - px(30), Cut.CODES)
            beside = QRectF(inner.x() + px(30), area.y(), inner.width() - px(30), area.height())
            lettering.line(painter, beside, said, font, theme.color("ink"))
            return
        icons.draw(painter, "tote", QPointF(inner.x() + px(12), inner.y() + px(13)), px(22), accent)
        head = QRectF(inner.x() + px(30), inner.y(), inner.width() - px(30), px(26))
        lettering.line(painter, head, self.tr("Into tote"), theme.font(17, tokens.SEMIBOLD), accent)
        roomy = area.height() >= px(150)
        foot = px(46) if roomy else px(24)
        codes = self.fitted(view.tote_code, (21, 18, 16, 14), inner.width(), Cut.CODES, tokens.BOLD)
        code = QRectF(inner.x(), inner.bottom() - foot, inner.width(), px(24))
        lettering.line(painter, code, view.tote_code, codes, theme.color("ink"), lettering.CENTER)
        if roomy:
            about = QRectF(inner.x(), code.bottom(), inner.width(), px(22))
            font = theme.font(14, tokens.MEDIUM)
            lettering.line(painter, about, view.tote_about, font, theme.color("mute"), lettering.CENTER)
        body = QRectF(inner.x(), head.bottom(), inner.width(), code.y() - head.bottom())
        if view.tote and body.height() >= px(24):
            font = self.fitted(view.tote, self.tall_font_sizes(body.height()), body.width(), Cut.CODES)
            lettering.line(painter, body, view.tote, font, accent, lettering.CENTER)
        elif body.height() >= px(24):
            icons.draw(painter, "tote", body.center(), min(body.height() * 0.7, px(84)), accent, 1.5)
