"""A photograph where no camera takes one: a picture file, chosen, pasted or dropped here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QRect, QRectF, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets import lettering
from ui.widgets.button import Button, Kind
from ui.widgets.keypad import Panel

LARGEST = 40_000_000
"""Bytes of a picture file; more is no photograph."""
_LOW = 320
"""Lower than this many token pixels, the buttons stand side by side."""
_PICTURES = "*.jpg *.jpeg *.png *.bmp *.tif *.tiff *.webp"


class PhotoPanel(Panel):
    """Gives the bytes of a picture file. Neither it nor the list of files holds up a scan."""

    picked = Signal(bytes)
    narrow = True

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.accept_button.hide()
        self.setAcceptDrops(True)
        self.choose = self._button(self.tr("Choose a file"), "folder", Kind.PRIMARY)
        self.paste = self._button(self.tr("Paste"), "paste", Kind.PLAIN)
        self.choose.clicked.connect(self._choose)
        self.paste.clicked.connect(lambda: self.take(QGuiApplication.clipboard().mimeData()))
        self.trouble = ""
        """Why the last file was not taken."""
        self._dialog: QFileDialog | None = None

    def open_panel(self, subtitle: str) -> None:
        self.trouble = ""
        super().open_panel(subtitle)

    def close_panel(self) -> None:
        if self._dialog is not None:
            self._dialog.close()
        super().close_panel()

    def accept(self) -> None:
        """A file is chosen, pasted or dropped; there is nothing to accept."""

    def take(self, data: QMimeData) -> None:
        """A file or a picture, as the clipboard or a hand drops it."""
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self._read(files[0])
        elif data.hasImage():
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            data.imageData().save(buffer, "PNG")
            self._give(bytes(buffer.data().data()))
        else:
            self._complain(self.tr("There is no picture to paste"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(event.mimeData())

    def _choose(self) -> None:
        """No dialog of the system's: behind one of those, scans would not be heard."""
        if self._dialog is None:
            dialog = QFileDialog(self, self.tr("A photograph"), "", f"{self.tr('Pictures')} ({_PICTURES})")
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
            dialog.setModal(False)
            dialog.fileSelected.connect(self._read)
            self._dialog = dialog
        self._dialog.show()

    def _read(self, name: str) -> None:
        path = Path(name)
        try:
            if path.stat().st_size > LARGEST:
                self._complain(self.tr("This file is too large for a photograph"))
                return
            data = path.read_bytes()
        except OSError as error:
            self._complain(f"{path.name}: {error.strerror}")
            return
        self._give(data)

    def _give(self, data: bytes) -> None:
        self.close_panel()
        self.picked.emit(data)

    def _complain(self, text: str) -> None:
        self.trouble = text
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        px = self.theme.px
        pad, gap, tall = px(16), px(tokens.GAP_TIGHT), px(tokens.BUTTON)
        inner, top = self.width() - 2 * pad, px(72)
        if self.height() < px(_LOW):
            half = (inner - gap) // 2
            self.choose.setGeometry(QRect(pad, top, half, tall))
            self.paste.setGeometry(QRect(pad + half + gap, top, inner - half - gap, tall))
        else:
            self.choose.setGeometry(QRect(pad, top, inner, tall))
            self.paste.setGeometry(QRect(pad, top + tall + gap, inner, tall))
        self.cancel.setGeometry(QRect(pad, self.height() - pad - tall, inner, tall))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        super().draw(painter, area)
        font, top = self.theme.font(15, tokens.MEDIUM), self.paste.geometry().bottom() + self.theme.px(16)
        text = self.trouble or self.tr("or drop a picture here")
        room = area.width() - self.theme.px(32)
        rows = lettering.wrapped(text, font, room, 3)
        below = QRectF(self.theme.px(16), top, room, 0)
        lettering.lines(painter, below, rows, font, self.theme.color("bad" if self.trouble else "mute"))

    def _button(self, text: str, icon: str, kind: Kind) -> Button:
        return Button(self.theme, text, icon, kind, self)
