"""The start page says what is wanted, by mouse, by key and by drop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.controls import Label
from archive_app.gui.start_page import StartPage, dropped_files

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> StartPage:
    theme.apply(qapp, "light", 100)
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1366, 738)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_every_button_says_what_is_wanted(page: StartPage, qtbot: QtBot) -> None:
    for button, signal in (
        (page.create_card.button, page.create_wanted),
        (page.open_card.button, page.open_wanted),
        (page.sample_card.button, page.sample_wanted),
        (page.zone.choose, page.choose_files_wanted),
        (page.zone.paste, page.paste_wanted),
        (page.language, page.language_wanted),
    ):
        told: list[bool] = []
        signal.connect(lambda told=told: told.append(True))
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(button, Qt.Key.Key_Return)
        assert told == [True, True]


def test_the_whole_card_can_be_clicked(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_wanted):
        qtbot.mouseClick(page.open_card, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))


def test_tab_visits_every_choice_in_order(page: StartPage, qtbot: QtBot) -> None:
    page.create_card.button.setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _ in range(6):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [
        page.create_card.button,
        page.open_card.button,
        page.sample_card.button,
        page.zone.choose,
        page.zone.paste,
        page.language,
    ]


def carrying(*places: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(place) if "://" in place else QUrl.fromLocalFile(place) for place in places])
    return mime


def test_files_dropped_anywhere_are_told(page: StartPage, qtbot: QtBot) -> None:
    mime = carrying("/tmp/báo cáo 2018.txt", "https://example.org/a.txt")
    entering = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    assert page.zone.waiting
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(page.files_dropped) as told:
        QApplication.sendEvent(page, drop)
    assert told.args == [["/tmp/báo cáo 2018.txt"]]
    assert not page.zone.waiting


def test_a_web_address_alone_is_no_file() -> None:
    assert dropped_files(carrying("https://example.org/a.txt")) == []


@pytest.mark.parametrize(("scale", "wide"), [(100, 1366), (100, 820), (150, 1366), (200, 1366)])
def test_no_words_are_clipped(qapp: QApplication, qtbot: QtBot, scale: int, wide: int) -> None:
    theme.apply(qapp, "light", scale)
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(wide, 720)
    page.show()
    QApplication.processEvents()
    for label in page.findChildren(Label):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    theme.apply(qapp, "light", 100)
