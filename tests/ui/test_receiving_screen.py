"""The receiving screen says what it is told and gives back the codes that a scanner would send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.station.answer import Answer, Banner, Outcome, Prompt, Tone
from app.station.view import ActionView, LineView, Mark, StageView
from tests.ui import picture
from tests.ui import station_views as day
from ui.models import lines as columns
from ui.models.lines import LinesModel
from ui.shell import Shell
from ui.stage.places import Arrangement
from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets import bannertext, lettering
from ui.widgets.bannertext import Text, fitted, said
from ui.widgets.comparison import Part, parts
from ui.widgets.header import keys

SIZES = [(1280, 800), (1920, 1080), (1024, 768), (800, 480), (480, 800), (360, 640)]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Shell]:
    shell = picture.shell((1280, 800))
    picture.received(shell)
    yield shell
    shell.close()


class Codes:
    """What the window gave back."""

    def __init__(self, shell: Shell) -> None:
        self.scanned: list[str] = []
        self.typed: list[str] = []
        shell.scan_entered.connect(self.scanned.append)
        shell.value_typed.connect(self.typed.append)


def row_center(window: Shell, row: int) -> QPoint:
    table = window.stage.lines.table
    return table.visualRect(table.lines.index(row, 0)).center()


# --- what a person gives back --------------------------------------------------------------------------


def test_a_tapped_order_is_scanned(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    picture.idle(window)
    table = window.stage.lines.table
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row_center(window, 1))
    assert codes.scanned == ["PO-20422"]


def test_a_tapped_line_that_stands_for_nothing_says_nothing(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    table = window.stage.lines.table
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row_center(window, 1))
    assert codes.scanned == []


def test_orders_can_be_chosen_by_key(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    picture.idle(window)
    for key in (
        Qt.Key.Key_F7,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_F7,
    ):
        qtbot.keyClick(window, key)
    assert codes.scanned == ["PO-20422"]


def test_the_chosen_row_stops_at_both_ends(window: Shell) -> None:
    picture.idle(window)
    table = window.stage.lines.table
    rows = []
    for step in (-1, -1, 1, 1, 1, 1, 1):
        table.move_cursor(step)
        rows.append(table.cursor_row)
    assert rows == [0, 0, 1, 2, 3, 3, 3]


def test_enter_and_space_choose_nothing(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    picture.idle(window)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(window, key)
    assert codes.scanned == codes.typed == []


@pytest.mark.parametrize(("key", "code"), [(Qt.Key.Key_F4, "CMD:UNDO"), (Qt.Key.Key_F9, "CMD:DONE")])
def test_commands_have_keys(window: Shell, qtbot: QtBot, key: Qt.Key, code: str) -> None:
    codes = Codes(window)
    qtbot.keyClick(window, key)
    assert codes.scanned == [code]


def test_buttons_stand_for_command_cards(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    for button in window.stage.cards.buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert codes.scanned == ["CMD:UNDO", "CMD:DONE"]


def test_a_disabled_command_is_out_of_reach(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    window.show_stage(replace(day.STAGE, actions=(replace(day.UNDO, enabled=False), day.CLOSE)))
    qtbot.keyClick(window, Qt.Key.Key_F4)
    qtbot.mouseClick(window.stage.cards.buttons[0], Qt.MouseButton.LeftButton)
    assert codes.scanned == []


def test_no_command_gets_a_key_that_scanners_send() -> None:
    many = [ActionView(f"CMD:{name}", name, "") for name in ("UNDO", "A", "B", "C", "D", "DONE", "E")]
    given = keys(many)
    used = [key for key in given.values() if key]
    assert given["CMD:UNDO"] == "F4" and given["CMD:DONE"] == "F9"
    assert "F8" not in used
    assert len(used) == len(set(used))
    assert not {"F2", "F3", "F7"} & set(used), "these keys are the screen's own"


def test_nothing_on_the_station_takes_the_focus(window: Shell) -> None:
    picture.quantity(window)
    picture.typing(window)
    buttons = window.findChildren(QAbstractButton)
    assert len(buttons) > 80
    assert all(button.focusPolicy() is Qt.FocusPolicy.NoFocus for button in buttons)
    assert window.stage.lines.table.focusPolicy() is Qt.FocusPolicy.NoFocus


# --- quantity and codes --------------------------------------------------------------------------------


def test_a_quantity_is_typed_on_the_keyboard(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    panel = window.stage.quantity_panel
    qtbot.keyClicks(panel, "129")
    qtbot.keyClick(panel, Qt.Key.Key_Backspace)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert codes.scanned == ["CMD:QTY:12"]
    assert not panel.isVisible()


def test_a_quantity_is_touched(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    qtbot.mouseClick(window.stage.quantity, Qt.MouseButton.LeftButton)
    panel = window.stage.quantity_panel
    by_sign = {button.accessibleName(): button for button in panel.findChildren(QAbstractButton)}
    for sign in ("0", "4", ".", ".", "5"):
        qtbot.mouseClick(by_sign[sign], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.accept_button, Qt.MouseButton.LeftButton)
    assert codes.scanned == ["CMD:QTY:4.5"]


@pytest.mark.parametrize("digits", ["", "0", "0.", "000"])
def test_nothing_is_no_quantity(window: Shell, digits: str) -> None:
    codes = Codes(window)
    window.stage.open_quantity()
    for sign in digits:
        window.stage.quantity_panel.press(sign)
    window.stage.quantity_panel.accept()
    assert codes.scanned == []
    assert window.stage.quantity_panel.isVisible()


def test_a_quantity_cannot_be_given_before_goods(window: Shell) -> None:
    picture.idle(window)
    window.stage.open_quantity()
    assert not window.stage.quantity_panel.isVisible()
    assert not window.stage.quantity.isEnabled()


def test_a_scan_while_a_number_is_typed_closes_the_keypad(window: Shell) -> None:
    """Else the number would be set for the goods of the other scan."""
    codes = Codes(window)
    window.stage.open_quantity()
    window.stage.quantity_panel.press("9")
    window.show_answer(day.OVER, day.NOW)
    assert not window.stage.quantity_panel.isVisible()
    window.stage.open_quantity()
    assert window.stage.quantity_panel.digits == ""
    assert codes.scanned == []


def test_a_code_is_typed(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    field = window.stage.code_panel.field
    qtbot.keyClicks(field, " po-7 ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (codes.typed, codes.scanned) == (["po-7"], [])
    assert not window.stage.code_panel.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (480, 800)])
def test_a_code_is_touched(qtbot: QtBot, size: tuple[int, int]) -> None:
    window = picture.shell(size)
    picture.received(window)
    codes = Codes(window)
    window.stage.open_code()
    shown = [button for button in window.stage.code_panel.findChildren(QAbstractButton) if button.isVisible()]
    by_sign = {button.text(): button for button in shown}
    for sign in "PO-7":
        qtbot.mouseClick(by_sign[sign], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.stage.code_panel.accept_button, Qt.MouseButton.LeftButton)
    assert codes.typed == ["PO-7"]
    window.close()


def test_an_empty_field_gives_nothing(window: Shell, qtbot: QtBot) -> None:
    codes = Codes(window)
    window.stage.open_code()
    qtbot.keyClick(window.stage.code_panel.field, Qt.Key.Key_Return)
    assert codes.typed == []


@pytest.mark.parametrize("opened", ["open_code", "open_quantity"])
def test_escape_closes_a_panel(window: Shell, qtbot: QtBot, opened: str) -> None:
    getattr(window.stage, opened)()
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not window.stage.code_panel.isVisible() and not window.stage.quantity_panel.isVisible()


def test_panels_are_no_dialogs(window: Shell) -> None:
    window.stage.open_code()
    assert QApplication.activeModalWidget() is None
    assert not window.stage.code_panel.isWindow()


# --- the banner ----------------------------------------------------------------------------------------


def test_a_refusal_says_what_was_read_why_and_what_to_do(window: Shell) -> None:
    picture.refused(window)
    text = window.stage.banner.text()
    assert text.index("Not on this order") < text.index("Read") < text.index("Why") < text.index("Do")
    assert window.stage.banner.accessibleName() == text


def test_each_tone_has_its_fill(window: Shell) -> None:
    window.show_stage(day.STAGE)
    window.show_prompt(day.ORDER)
    for answer in (day.RECEIVED, day.COMPLETE, day.OVER, day.REFUSED):
        window.show_answer(answer, day.NOW)
        image = picture.grab(window)
        corner = window.stage.banner.mapTo(window, QPoint(30, 12))
        expected = getattr(tokens.LIGHT, tokens.TONE_FILL[answer.tone])
        assert image.pixelColor(corner).name().upper() == expected


def test_the_prompt_follows_the_answer(window: Shell) -> None:
    window.show_prompt(day.ORDER)
    assert window.stage.banner.tone is None
    assert window.stage.banner.text().startswith("Scan a purchase order")
    window.show_answer(day.RECEIVED, day.NOW)
    assert window.stage.banner.tone is Tone.OK
    assert window.stage.next.accessibleName().startswith("Scan the next unit")


def test_the_same_answer_again_is_seen(window: Shell, qtbot: QtBot) -> None:
    window.show_answer(day.REFUSED, day.NOW)
    calm = picture.grab(window)
    window.show_answer(day.REFUSED, day.NOW)
    assert picture.difference(picture.grab(window), calm, 8) > 0.05
    qtbot.waitUntil(lambda: picture.grab(window) == calm)


def test_a_deaf_scanner_takes_the_banner_until_it_hears(window: Shell) -> None:
    window.show_status(day.DEAF)
    assert window.stage.banner.text().startswith("Scanner not listening")
    window.show_status(day.STATUS)
    assert window.stage.banner.text().startswith("Received")


def test_a_failure_stays(window: Shell) -> None:
    window.show_failure("This station cannot work", "The books are newer than this program.")
    window.show_status(day.STATUS)
    window.show_answer(day.RECEIVED, day.NOW)
    assert window.stage.banner.text().startswith("This station cannot work")


@pytest.mark.parametrize("answer", [day.GERMAN, day.REFUSED, day.OVER, day.UNKNOWN, day.RECEIVED])
@pytest.mark.parametrize(
    ("form", "room"),
    [
        (bannertext.WIDE, 480),
        (bannertext.WIDE, 800),
        (bannertext.TIGHT, 270),
        (bannertext.TIGHT, 600),
        (bannertext.HANDHELD, 250),
        (bannertext.HANDHELD, 420),
    ],
)
def test_banner_words_stay_inside(
    qapp: QApplication, answer: Answer, form: bannertext.Form, room: int
) -> None:
    theme = Theme("light", 1)
    rows = fitted(said(answer.banner, ("Read", "Why", "Do")), form, theme, room, form.tallest)
    indent = bannertext.label_room(rows, theme)
    assert Text.height(rows, theme) <= form.tallest
    for row in rows:
        assert row.font is not None and row.lines
        for line in row.lines:
            assert lettering.width(line, row.font) <= room - (indent if row.label else 0) + 1


@pytest.mark.parametrize(
    ("code", "other", "expected"),
    [
        ("9521234500136", "9521234500129", [("95212345001", False), ("36", True)]),
        ("A1B2C3", "A9B2C8", [("A", False), ("1", True), ("B2C", False), ("3", True)]),
        ("PO-10", "PO-1", [("PO-1", False), ("0", True)]),
        ("PO-1", "PO-10", [("PO-1", False), (" ", True)]),
        ("ABXYCD", "ABCD", [("AB", False), ("XY", True), ("CD", False)]),
        ("ABCD", "ABXYCD", [("AB", False), (" ", True), ("CD", False)]),
        ("1", "22", [("1", True)]),
        ("", "1", [(" ", True)]),
        ("77", "77", [("77", False)]),
    ],
)
def test_the_places_in_which_codes_differ_are_boxed(
    code: str, other: str, expected: list[tuple[str, bool]]
) -> None:
    assert parts(code, other) == tuple(Part(text, boxed) for text, boxed in expected)


# --- lines ---------------------------------------------------------------------------------------------


def test_only_rows_that_differ_are_touched(qtbot: QtBot) -> None:
    model = LinesModel()
    lines = day.many_lines(2_000)
    model.show(lines, day.STAGE.headers)
    touched: list[int] = []
    model.dataChanged.connect(lambda first, last: touched.extend(range(first.row(), last.row() + 1)))
    with qtbot.assertNotEmitted(model.modelReset):
        changed = (*lines[:700], replace(lines[700], done="9"), *lines[701:])
        assert model.show(changed, day.STAGE.headers) == [700]
    assert touched == [700]
    assert model.index(700, columns.COUNT).data() == "9 / 12"


def test_other_lines_are_a_new_list(qtbot: QtBot) -> None:
    model = LinesModel()
    model.show(day.LINES, day.STAGE.headers)
    with qtbot.waitSignal(model.modelReset):
        model.show(day.LINES[:3], day.STAGE.headers)
    assert model.rowCount() == 3


class PaintedAreas(QObject):
    """How much of a widget was painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.heights: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.heights.append(event.region().boundingRect().height())
        return False


def test_a_scan_paints_one_row_of_two_thousand(window: Shell) -> None:
    lines = day.many_lines(2_000)
    stage = replace(day.STAGE, lines=lines)
    window.show_stage(stage)
    picture.settle()
    table = PaintedAreas(window.stage.lines.table.viewport())
    rail = PaintedAreas(window.rail)
    window.show_stage(replace(stage, lines=(lines[0], replace(lines[1], done="7"), *lines[2:])))
    QApplication.processEvents()
    assert table.heights == [window.theme.px(tokens.ROW)]
    assert rail.heights == []


def test_the_line_of_the_last_scan_is_brought_into_sight(window: Shell) -> None:
    lines = list(day.many_lines(2_000))
    window.show_stage(replace(day.STAGE, lines=tuple(lines)))
    lines[1_500] = replace(lines[1_500], done="1", current=True)
    window.show_stage(replace(day.STAGE, lines=tuple(lines)))
    table = window.stage.lines.table
    shown = table.visualRect(table.lines.index(1_500, 0))
    assert table.viewport().rect().contains(shown)


def test_an_unchanged_view_paints_nothing(window: Shell) -> None:
    picture.settle()
    widgets = (window.stage.lines.table.viewport(), window.stage.header, window.stage.trail, window.strip)
    watched = [PaintedAreas(widget) for widget in widgets]
    window.show_stage(day.STAGE)
    window.show_trail(day.TRAIL)
    window.show_status(day.STATUS)
    QApplication.processEvents()
    assert [one.heights for one in watched] == [[], [], [], []]


def test_a_longer_word_or_count_gets_its_room(window: Shell) -> None:
    line = LineView("1", "Nitrile gloves", "NGL-100", "", "0", "9", 0, Mark.OPEN, "Open")
    window.show_stage(replace(day.STAGE, lines=(line,)))
    table = window.stage.lines.table
    before = table.columnWidth(columns.STATUS), table.columnWidth(columns.COUNT)
    window.show_stage(replace(day.STAGE, lines=(replace(line, word="Receiving", mark=Mark.ACTIVE),)))
    assert table.columnWidth(columns.STATUS) == before[0], "a usual word moves nothing"
    longer = replace(line, word="Überlieferung +1.000", done="1.009")
    window.show_stage(replace(day.STAGE, lines=(longer,)))
    after = table.columnWidth(columns.STATUS), table.columnWidth(columns.COUNT)
    assert after > before and after[1] > before[1]


def test_a_column_that_no_line_fills_is_left_out(window: Shell) -> None:
    window.show_stage(replace(day.STAGE, lines=tuple(replace(line, place="") for line in day.LINES)))
    table = window.stage.lines.table
    assert table.isColumnHidden(columns.PLACE) and not table.isColumnHidden(columns.SKU)


def test_words_say_why_there_are_no_lines(window: Shell) -> None:
    picture.empty(window)
    assert not window.stage.lines.table.isVisible()
    window.show_stage(day.STAGE)
    assert window.stage.lines.table.isVisible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("german", [False, True])
def test_columns_fill_the_table_and_no_more(qtbot: QtBot, size: tuple[int, int], german: bool) -> None:
    window = picture.shell(size)
    window.show_stage(day.german_stage() if german else day.STAGE)
    QApplication.processEvents()
    table = window.stage.lines.table
    widths = [table.columnWidth(column) for column in range(6) if not table.isColumnHidden(column)]
    assert sum(widths) == table.viewport().width()
    assert table.columnWidth(columns.NAME) >= min(table.viewport().width() * 0.5, 240)
    window.close()


# --- the window's sizes --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1280, 800), Arrangement.WIDE),
        ((1920, 1080), Arrangement.WIDE),
        ((800, 480), Arrangement.TIGHT),
        ((480, 800), Arrangement.HANDHELD),
    ],
)
def test_the_arrangement_fits_the_window(qtbot: QtBot, size: tuple[int, int], expected: Arrangement) -> None:
    window = picture.shell(size)
    assert window.stage.arrangement is expected
    assert window.size().toTuple() == size
    window.close()


@pytest.mark.parametrize(
    ("size", "scale"), [*((size, 1.0) for size in SIZES), *((size, 1.5) for size in SIZES if min(size) > 360)]
)
@pytest.mark.parametrize("scene", [picture.received, picture.refused, picture.german, picture.idle])
def test_everything_lies_inside_the_window_and_nothing_on_another(
    qtbot: QtBot, size: tuple[int, int], scene: picture.Scene, scale: float
) -> None:
    window = picture.shell(size, scale=scale)
    scene(window)
    QApplication.processEvents()
    stage = window.stage
    placed = [
        stage.banner,
        stage.lines,
        stage.trail,
        stage.next,
        stage.quantity,
        stage.typing,
        *stage.cards.buttons,
    ]
    areas = [widget.geometry() for widget in placed if widget.isVisible()]
    assert all(stage.rect().contains(area) for area in areas if area.height() > 0)
    overlaps = [
        (one, other)
        for number, one in enumerate(areas)
        for other in areas[number + 1 :]
        if one.intersects(other)
    ]
    assert overlaps == []
    window.close()


@pytest.mark.parametrize("size", [(1280, 800), (800, 480), (480, 800)])
@pytest.mark.parametrize("scene", [picture.received, picture.quantity, picture.typing])
def test_what_is_touched_is_large_enough(qtbot: QtBot, size: tuple[int, int], scene: picture.Scene) -> None:
    window = picture.shell(size)
    scene(window)
    QApplication.processEvents()
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    small = [button.text() for button in buttons if min(button.size().toTuple()) < tokens.TOUCH]
    assert small == []
    assert window.stage.lines.table.rowHeight(0) >= tokens.TOUCH
    window.close()


def test_turning_the_handheld_keeps_what_is_shown(window: Shell, qtbot: QtBot) -> None:
    picture.refused(window)
    for size in ((480, 800), (800, 480), (1280, 800)):
        window.resize(*size)
        QApplication.processEvents()
        assert window.stage.banner.tone is Tone.REFUSED
        assert window.stage.banner.height() == window.stage.banner.height_for(window.stage.banner.width())


def test_a_view_without_all_columns_leaves_them_out(window: Shell) -> None:
    line = LineView("1", "Name", "", "", "1", "", 0, Mark.OPEN, "Open")
    view = StageView("receiving", "Title", lines=(line,), headers=("Item", "", "", "Done", "", "Status"))
    window.show_stage(view)
    QApplication.processEvents()
    table = window.stage.lines.table
    assert table.isColumnHidden(columns.SKU) and table.isColumnHidden(columns.PLACE)
    assert table.lines.index(0, columns.COUNT).data() == "1"


def test_markup_in_a_code_is_shown_as_it_is(window: Shell) -> None:
    banner = Banner(Tone.REFUSED, "Unknown barcode", read="<b>1</b>&amp;", why="a < b", do="Again")
    window.show_answer(Answer(Outcome.REFUSED, "unknown", Prompt("Scan"), banner), day.NOW)
    assert "<b>1</b>&amp;" in window.stage.banner.text()
    assert not picture.grab(window).isNull()
