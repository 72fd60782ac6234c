"""The few rules that are shorter as a style sheet: the scroll bar and the field for codes."""

from __future__ import annotations

from ui.theme import tokens
from ui.theme.theme import Theme


def scroll_bar(theme: Theme) -> str:
    """A thin bar without arrows."""
    edge, px = theme.color("edge").name(), theme.px
    return (
        f"QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; border: none; }}"
        f"QScrollBar::handle:vertical {{ background: {edge}; border-radius: {px(3)}px;"
        f" margin: {px(3)}px; min-height: {px(40)}px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
    )


def field(theme: Theme) -> str:
    """A field whose outline says where typing goes."""
    color, px = theme.color, theme.px
    return (
        f"QLineEdit {{ background: {color('sunk').name()}; color: {color('ink').name()};"
        f" border: 2px solid {color('edge').name()}; border-radius: {px(tokens.RADIUS_BUTTON)}px;"
        f" padding: 0 {px(14)}px; selection-background-color: {color('accentfill').name()}; }}"
        f"QLineEdit:focus {{ border-color: {color('accent').name()}; }}"
    )
