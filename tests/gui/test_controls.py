"""The small parts: they act by key as by mouse, show where the keyboard is, and never read data as markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui import lettering, theme
from archive_app.gui.controls import (
    Bar,
    Button,
    Chip,
    Count,
    ElidedLabel,
    IconButton,
    KeyCap,
    Label,
    LinkButton,
    PrimaryButton,
    TextField,
)
from archive_app.gui.focus_ring import _Ring

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said of every window by the offscreen platform


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def put(window: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        window.layout().addWidget(widget)
    QApplication.processEvents()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", [PrimaryButton, Button, LinkButton])
def test_buttons_act_by_key(qtbot: QtBot, window: QWidget, kind: type, key: Qt.Key) -> None:
    button = kind("Lưu vào kho")
    put(window, button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, key)


def ring_of(window: QWidget) -> _Ring | None:
    return next((ring for ring in window.findChildren(_Ring) if ring.isVisible()), None)


def test_the_ring_is_shown_around_what_the_keyboard_reaches_and_moves_with_it(qtbot: QtBot, window: QWidget) -> None:
    first, second = Button("Một"), Button("Hai")
    put(window, first, second)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    ring = ring_of(window)
    assert ring is not None
    assert ring.geometry().contains(first.geometry())
    assert ring.geometry().width() == first.width() + 8
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring.isVisible()
    assert ring.geometry().contains(second.geometry())
    second.move(second.pos() + QPoint(30, 5))
    assert ring.geometry().contains(second.geometry())
    second.hide()
    assert ring.geometry().contains(first.geometry()), "Qt hands the keyboard to the next control"
    first.clearFocus()
    assert not ring.isVisible()


def test_the_mouse_brings_no_ring(qtbot: QtBot, window: QWidget) -> None:
    button = Button("Một")
    put(window, button)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.hasFocus()
    assert ring_of(window) is None


def test_an_icon_button_says_what_it_does_and_its_key(qtbot: QtBot) -> None:
    button = IconButton("close", "Xóa ô tìm", "Esc")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Xóa ô tìm"
    assert "Esc" in button.toolTip()
    assert button.sizeHint().width() >= 24


def test_data_is_never_read_as_markup(qtbot: QtBot) -> None:
    for widget in (Label("<b>đậm</b>"), ElidedLabel("<b>đậm</b>"), Chip("<b>đậm</b>"), KeyCap("<b>")):
        qtbot.addWidget(widget)
        assert widget.textFormat() == Qt.TextFormat.PlainText
    assert "<b>" not in lettering.tip("<b>đậm</b>")


def test_an_elided_label_has_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Hội nghị <i>kiểm điểm</i> công tác năm 2018 của toàn ngành")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.grab()
    assert label.toolTip() == ""
    label.resize(80, 24)
    label.grab()
    assert "toàn ngành" in label.toolTip()
    assert "<i>" not in label.toolTip()


def test_a_wrapping_label_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    label = Label("Ổ USB rút ra giữa chừng. 1.204 tệp đã chép vẫn còn; cắm lại USB để chép tiếp.")
    qtbot.addWidget(label)
    assert label.hasHeightForWidth()
    assert label.heightForWidth(200) == label.heightForWidth(2000) + 2 * theme.line_height("body")


@pytest.mark.parametrize("text", ["Một hai ba bốn năm sáu", "🎈🎈🎈 hội nghị 🎈 kiểm điểm", "dòng một\ndòng hai", ""])
def test_breaking_loses_no_word(qapp: QApplication, text: str) -> None:
    for room in (30.0, 80.0, 400.0):
        lines, cut = lettering.broken(text, "body", room)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
        assert not cut
    lines, cut = lettering.broken(text * 9, "body", 60.0, 2)
    assert len(lines) <= 2
    assert cut == (text != "")


def test_a_count_hides_nothing_and_groups_thousands(qtbot: QtBot, window: QWidget) -> None:
    count = Count(0)
    put(window, count)
    assert not count.isVisible()
    count.set_number(3)
    assert count.isVisible()
    assert count.text() == "3"


def test_a_wrong_field_shows_it_and_recovers(qtbot: QtBot) -> None:
    field = TextField("Ngày")
    qtbot.addWidget(field)
    field.resize(120, 32)
    before = field.grab().toImage()
    field.set_wrong(True)
    assert field.grab().toImage() != before
    field.set_wrong(False)
    assert field.grab().toImage() == before


def test_a_bar_of_unknown_length_waits_before_it_moves(qtbot: QtBot, window: QWidget) -> None:
    bar = Bar()
    put(window, bar)
    bar.set_done(0, 0)
    still = bar.grab().toImage()
    assert bar.grab().toImage() == still
    qtbot.waitUntil(lambda: bar.grab().toImage() != still, timeout=3000)
    bar.set_done(1, 2)
    assert (bar.value(), bar.maximum()) == (1, 2)


def test_a_line_too_long_for_its_field_shows_its_beginning(qtbot: QtBot) -> None:
    field = TextField("Cơ quan tổ chức")
    qtbot.addWidget(field)
    field.setText("Phòng Giáo dục và Đào tạo " * 20)
    assert field.cursorPosition() == 0
