"""The keyboard wedge in the window: an application-wide event filter over the pure core in app/scan/wedge.

Key events are judged where they enter a window, before any widget sees them, so no field needs focus and
no dialog eats a scan. Shortcuts of a single printable character cannot work beside it: use Ctrl, Alt or
function keys.
"""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

if TYPE_CHECKING:  # The window listens at its first paint; how a key is judged is loaded with the first key.
    from app.scan.wedge import KeyEvent, Verdict, Wedge, WedgeSettings
    from ui.deadkeys import DeadKeys

_PRESS, _RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
_OVERRIDE = QEvent.Type.ShortcutOverride
_KEYS = frozenset({_PRESS, _RELEASE, _OVERRIDE})
_NAMES: dict[int, str] = {int(Qt.Key.Key_F8): "F8"} | dict.fromkeys(
    (
        int(Qt.Key.Key_Shift),
        int(Qt.Key.Key_Control),
        int(Qt.Key.Key_Alt),
        int(Qt.Key.Key_AltGr),
        int(Qt.Key.Key_Meta),
        int(Qt.Key.Key_CapsLock),
        int(Qt.Key.Key_NumLock),
    ),
    "modifier",
)
_PROBLEMS = {
    "scan-too-long": "The scanner sent more than a barcode can hold. Nothing was read; scan again.",
    "scan-cut-off": "The scan came without its end. Nothing was read; scan again.",
}


class KeyboardWedge(QObject):
    """Turns fast keys into scans for the whole application, and lets typing through."""

    scanned = Signal(str)
    """The exact text of a scan; GS as U+001D."""
    misread = Signal(str, str)
    """Code and sentence: keys came from a scanner but make no scan."""
    listening_changed = Signal(bool)
    key_heard = Signal(object, bool)
    """Every KeyEvent as it comes, and whether it is held; for the set-up screen."""
    let_through = Signal(list)
    """KeyEvents that were held and turned out to be typing."""

    def __init__(self, settings: WedgeSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first_settings = settings
        self._platform = QGuiApplication.platformName()
        self._listening = False
        self._studying = False
        self._sending: list[QKeyEvent] = []
        self._last_ms = 0
        self._heard_ns = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._idle)

    @cached_property
    def _wedge(self) -> Wedge:
        from app.scan.wedge import Wedge

        return Wedge(self._first_settings)

    @cached_property
    def _dead_keys(self) -> DeadKeys:
        from ui.deadkeys import DeadKeys

        return DeadKeys()

    @property
    def settings(self) -> WedgeSettings:
        """How the scanner sends."""
        return self._wedge.settings

    @property
    def listening(self) -> bool:
        """False while another program has the keyboard: scans then go there."""
        return self._listening

    def install(self, app: QApplication) -> None:
        """Start listening; ends with the application."""
        app.installEventFilter(self)
        app.applicationStateChanged.connect(self._look_at_focus)
        app.focusWindowChanged.connect(self._look_at_focus)
        app.aboutToQuit.connect(lambda: app.removeEventFilter(self))
        self._look_at_focus()

    def set_settings(self, settings: WedgeSettings) -> None:
        """Take over what the set-up screen found; held keys are settled by the old settings first."""
        from app.scan.wedge import Wedge

        self._carry_out(self._wedge.flush())
        self._wedge = Wedge(settings)
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def study(self, on: bool) -> None:
        """While on, keys but Esc go to `key_heard` alone: the set-up screen reads its sheet."""
        self._carry_out(self._wedge.flush())
        self._studying = on
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge a key once, at its window; what the widgets then see has been let through."""
        if event.type() == QEvent.Type.InputMethodQuery:
            return self._keep_input_method_out(event)
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or not watched.isWindowType():
            return False
        if any(event is mine for mine in self._sending):
            return False
        heard = self._translate(watched, event)
        if self._studying:
            return self._study_key(heard, event)
        if event.type() == _OVERRIDE:
            if self._wedge.wants(heard):
                event.accept()
                return True
            return False
        self._last_ms, self._heard_ns = heard.at_ms, time.monotonic_ns()
        verdict = self._wedge.key(heard)
        self.key_heard.emit(heard, verdict.swallow)
        self._carry_out(verdict)
        if not verdict.swallow and self._by_place and heard.pressed:
            self._send_again(heard)
            return True
        return verdict.swallow

    def _study_key(self, heard: KeyEvent, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return False
        if event.type() == _OVERRIDE:
            event.accept()
        else:
            self.key_heard.emit(heard, True)
        return True

    @property
    def _by_place(self) -> bool:
        return self._wedge.settings.decoding == "scancode"

    def _keep_input_method_out(self, event: QEvent) -> bool:
        """Decoding by scan code needs every key; see ui/deadkeys."""
        if not (self._by_place or self._studying) or not isinstance(event, QInputMethodQueryEvent):
            return False
        if not event.queries() & Qt.InputMethodQuery.ImEnabled:
            return False
        event.setValue(Qt.InputMethodQuery.ImEnabled, False)
        event.accept()
        return True

    def _translate(self, window: QObject, event: QKeyEvent) -> KeyEvent:
        from app.scan.keymaps import MODIFIERS, evdev_code
        from app.scan.wedge import KeyEvent

        code = evdev_code(self._platform, event.nativeScanCode(), event.nativeVirtualKey())
        held = event.modifiers()
        name = "modifier" if code in MODIFIERS else _NAMES.get(event.key(), "")
        return KeyEvent(
            pressed=event.type() != _RELEASE,
            at_ms=event.timestamp() or time.monotonic_ns() // 1_000_000,
            text=event.text(),
            code=code,
            name=name,
            ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            keypad=bool(held & Qt.KeyboardModifier.KeypadModifier),
            repeat=event.isAutoRepeat(),
            key=event.key(),
            origin=(window, event.clone()) if event.type() != _OVERRIDE else None,
        )

    def _carry_out(self, verdict: Verdict) -> None:
        if verdict.wake_ms is None:
            self._timer.stop()
        else:
            self._timer.start(verdict.wake_ms)
        for key in verdict.replay:
            self._send_again(key)
        if verdict.replay:
            self.let_through.emit(verdict.replay)
        for text in verdict.scans:
            self.scanned.emit(text)
        if verdict.problem:
            self.misread.emit(verdict.problem, _PROBLEMS[verdict.problem])

    def _send_again(self, key: KeyEvent) -> None:
        assert isinstance(key.origin, tuple), "a held key remembers its window"
        window, event = key.origin
        if not isValid(window):
            window = QGuiApplication.focusWindow()
        if not isinstance(window, QWindow) or not isinstance(event, QKeyEvent):
            return
        if self._by_place and key.pressed and key.name != "modifier":
            text = self._dead_keys.press(key.key, key.text)
            if text is None:
                return
            if text != key.text:
                event = _writing(event, text)
        # Known again by identity, not by a flag: what this key opens may run an event loop of its own.
        self._sending.append(event)
        try:
            QCoreApplication.sendEvent(window, event)
        finally:
            self._sending.remove(event)

    def _idle(self) -> None:
        since_ms = (time.monotonic_ns() - self._heard_ns) // 1_000_000
        self._carry_out(self._wedge.idle(self._last_ms + since_ms))

    def _look_at_focus(self) -> None:
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        listening = active and QGuiApplication.focusWindow() is not None
        if listening == self._listening:
            return
        self._listening = listening
        if not listening:
            self._carry_out(self._wedge.flush())
        self.listening_changed.emit(listening)


def _writing(event: QKeyEvent, text: str) -> QKeyEvent:
    """The same key, with another text."""
    other = QKeyEvent(
        event.type(), ord(text[0].upper()), event.modifiers(), event.nativeScanCode(),
        event.nativeVirtualKey(), event.nativeModifiers(), text, event.isAutoRepeat(), event.count(),
    )  # fmt: skip
    other.setTimestamp(event.timestamp())
    return other
