"""The list below the search box offers, and leaves every key but its own to the box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.completion_list import CompletionList, typed_part
from archive_app.gui.search_bar import SearchField
from archive_app.model import Completion

from .typing_keys import commit, compose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OFFICE = Completion("Phòng GD&ĐT huyện Sương", "organizer")
OFFERS = [Completion("phòng", "word"), Completion("phong trào", "word"), OFFICE]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp, "light", 100)
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(700, 500)
    return made


@pytest.fixture
def field(window: QWidget, qtbot: QtBot) -> SearchField:
    made = SearchField()
    for widget in (made, QPushButton("Khác")):
        window.layout().addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    made.setFocus()
    return made


@pytest.fixture
def offers(field: SearchField) -> CompletionList:
    made = CompletionList(field)
    commit(field, "phong")
    made.offer(OFFERS)
    return made


@pytest.fixture
def taken(offers: CompletionList) -> list[str]:
    said: list[str] = []
    offers.taken.connect(said.append)
    return said


def press(field: QWidget, keys: str) -> None:
    stroke = QKeySequence(keys)[0]
    QTest.keyClick(field, stroke.key(), stroke.keyboardModifiers())


@pytest.mark.parametrize(
    ("words", "typed", "part"),
    [
        ("hội nghị kiểm điểm", "hoi nghi ki", "hội nghị ki"),
        ("Phòng GD&ĐT huyện Sương", "phong", "Phòng"),
        ("Ban Chấp hành Phòng", "phòng", "Phòng"),
        ("06-QĐ/HU", "06", "06"),
        ("hoi nghị", "hoi nghi", "hoi "),
        ("phòng", "phong", ""),
        ("dự án 🎈 điểm", "dự án 🎈 đi", "dự án 🎈 đi"),
    ],
)
def test_what_was_typed_is_found_in_what_is_offered(words: str, typed: str, part: str) -> None:
    found = typed_part(words, typed)
    assert found is not None
    assert words[slice(*found)] == part


@pytest.mark.parametrize(("words", "typed"), [("hội nghị", "đại hội"), ("trường phòng", "hòng"), ("phòng", "")])
def test_what_does_not_go_on_from_it_has_no_such_part(words: str, typed: str) -> None:
    assert typed_part(words, typed) is None


def test_the_keyboard_stays_in_the_box(field: SearchField, offers: CompletionList) -> None:
    assert offers.offers() == OFFERS
    assert QApplication.focusWidget() is field
    assert offers.geometry().top() > field.geometry().bottom()


def test_rows_say_what_they_are(offers: CompletionList) -> None:
    said = [row.accessibleName() for row in offers._rows if row.isVisible()]
    assert said == ["phòng", "phong trào", "Phòng GD&ĐT huyện Sương, cơ quan"]


def test_at_most_six(field: SearchField, offers: CompletionList) -> None:
    offers.offer([Completion(f"phong {number}", "word") for number in range(9)])
    assert len(offers.offers()) == len([row for row in offers._rows if row.isVisible()]) == 6


def test_tab_takes_the_first(field: SearchField, offers: CompletionList, taken: list[str]) -> None:
    press(field, "Tab")
    assert taken == ["phòng"]
    assert QApplication.focusWidget() is field
    assert offers.offers() == []
    press(field, "Tab")
    assert QApplication.focusWidget() is not field


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["Alt+Down", "Alt+Down"], "phong trào"),
        (["Ctrl+N"], "phòng"),
        (["Alt+Up"], OFFICE.words),
        (["Ctrl+N", "Ctrl+N", "Ctrl+N", "Ctrl+N"], "phòng"),
        (["Ctrl+N", "Ctrl+P"], OFFICE.words),
    ],
)
def test_keys_choose(field: SearchField, offers: CompletionList, taken: list[str], keys: list[str], words: str) -> None:
    for key in keys:
        press(field, key)
    assert offers.chosen() == next(one for one in OFFERS if one.words == words)
    press(field, "Tab")
    assert taken == [words]


def test_ctrl_n_is_a_shortcut_again_when_the_list_is_gone(field: SearchField, offers: CompletionList) -> None:
    new: list[bool] = []
    QShortcut(QKeySequence("Ctrl+N"), field.window(), lambda: new.append(True))
    press(field, "Ctrl+N")
    assert (new, offers.chosen()) == ([], OFFERS[0])
    press(field, "Esc")
    press(field, "Ctrl+N")
    assert new == [True]


def test_escape_closes_the_list_before_it_clears_the_box(field: SearchField, offers: CompletionList) -> None:
    press(field, "Esc")
    assert (offers.offers(), field.text()) == ([], "phong")
    press(field, "Esc")
    assert field.text() == ""


def test_down_and_enter_are_the_box_s(
    field: SearchField, offers: CompletionList, taken: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(field.leave_down):
        press(field, "Down")
    with qtbot.waitSignal(field.submitted):
        press(field, "Return")
    assert taken == []
    press(field, "Left")
    press(field, "Backspace")
    assert field.text() == "phog"
    press(field, "Shift+Tab")
    assert QApplication.focusWidget() is not field
    assert taken == []


def test_a_click_takes_and_leaves_the_keyboard(
    field: SearchField, offers: CompletionList, taken: list[str], qtbot: QtBot
) -> None:
    qtbot.mouseClick(offers._rows[2], Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert taken == [OFFICE.words]
    assert QApplication.focusWidget() is field


def test_what_no_longer_fits_goes_at_once(field: SearchField, offers: CompletionList, taken: list[str]) -> None:
    press(field, "Alt+Down")
    commit(field, " t")
    offers.keep_fitting()
    assert [one.words for one in offers.offers()] == ["phong trào"]
    assert offers.chosen() is None
    commit(field, "ôn")
    offers.keep_fitting()
    assert offers.offers() == []


def test_it_neither_comes_nor_changes_while_something_is_composed(field: SearchField, offers: CompletionList) -> None:
    compose(field, "t")
    assert not offers.may_change
    assert offers.offers() == OFFERS
    press(field, "Alt+Down")
    assert offers.chosen() is None
    commit(field, "trào")
    assert offers.may_change


def test_tab_is_the_input_method_s_while_it_composes(
    field: SearchField, offers: CompletionList, taken: list[str]
) -> None:
    compose(field, "t")
    press(field, "Tab")
    assert taken == []


def test_it_goes_with_the_keyboard(field: SearchField, offers: CompletionList) -> None:
    field.window().findChild(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly).setFocus()
    assert offers.offers() == []
    assert not offers.may_change


def test_it_follows_its_box(field: SearchField, offers: CompletionList) -> None:
    field.window().resize(500, 500)
    QApplication.processEvents()
    assert offers.offers() == OFFERS
    assert offers.geometry().right() <= field.window().width()


def test_what_stands_in_the_box_already_is_nothing_to_offer(field: SearchField, offers: CompletionList) -> None:
    offers.offer([Completion("phong", "word")])
    assert offers.offers() == []
