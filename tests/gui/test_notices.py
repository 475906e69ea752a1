"""Banners stay, toasts pass unless looked at, long work says how long and can be stopped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.notices import Banner, Toast, WorkBar
from archive_app.gui.status_bar import StatusBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp, "light", 100)
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(900, 400)
    made.show()
    made.activateWindow()
    return made


class TenSecondsAStep:
    """A clock that is ten seconds on at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 10
        return self.now


@pytest.mark.parametrize("kind", ["info", "ok", "warn", "bad"])
def test_a_banner_says_one_sentence_and_offers_one_action(window: QWidget, qtbot: QtBot, kind: str) -> None:
    banner = Banner()
    window.layout().addWidget(banner)
    banner.tell(kind, "Ổ đĩa đầy. Những gì đã lưu vẫn còn. <b>", action="Thử lại", detail="ENOSPC 28")
    QApplication.processEvents()
    assert banner.isVisible()
    assert not banner._detail.isVisible()
    qtbot.mouseClick(banner._more, Qt.MouseButton.LeftButton)
    assert banner._detail.isVisible()
    with qtbot.waitSignal(banner.acted):
        qtbot.mouseClick(banner._action, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert not banner.isVisible()


def test_a_long_sentence_makes_the_banner_higher(window: QWidget) -> None:
    banner = Banner()
    window.layout().addWidget(banner)
    window.layout().addStretch(1)
    banner.tell("bad", "Không mở được báo cáo. Tệp gốc đã giữ trong kho. " * 8)
    QApplication.processEvents()
    words = banner._sentence
    assert words.height() >= words.heightForWidth(words.width()) > 2 * theme.line_height("body")
    assert not banner._action.isVisible()
    assert not banner._more.isVisible()


def test_a_toast_passes_but_not_under_the_eyes(window: QWidget, qtbot: QtBot) -> None:
    toast = Toast(window)
    toast._timer.setInterval(40)
    toast.tell("Đã chuyển 1 hội nghị vào thùng rác", undo=lambda: None)
    assert toast.geometry().left() == 16
    assert toast.geometry().bottom() < window.height() - 30
    toast._undo.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(120)
    assert toast.isVisible()
    toast._undo.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)


def test_undo_happens_once(window: QWidget, qtbot: QtBot) -> None:
    undone: list[int] = []
    toast = Toast(window)
    assert not toast.undo()
    toast.tell("Đã chuyển vào thùng rác", undo=lambda: undone.append(1))
    qtbot.mouseClick(toast._undo, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not toast.isVisible()
    assert not toast.undo()
    toast.tell("Đã chép")
    assert not toast._undo.isVisible()


def test_work_guesses_its_end_only_when_it_can(window: QWidget, qtbot: QtBot) -> None:
    work = WorkBar(clock=TenSecondsAStep())
    window.layout().addWidget(work)
    work.set_work("Đính kèm", 0, 30)
    assert work._left.text() == ""
    work.set_work("Đính kèm", 3, 30)
    assert work._left.text().startswith("còn khoảng")
    work.set_work("Đính kèm", 29, 30)
    assert work._left.text() == "còn chưa đầy một phút"
    with qtbot.waitSignal(work.stop_wanted):
        qtbot.mouseClick(work._stop, Qt.MouseButton.LeftButton)
    work.clear()
    assert not work.isVisible()


def test_the_status_bar_says_only_what_there_is(window: QWidget) -> None:
    bar = StatusBar()
    window.layout().addWidget(bar)
    QApplication.processEvents()
    assert not bar.index.isVisible()
    bar.set_index(100, 412)
    assert bar.index.words.text() == "Chỉ mục 100 / 412"
    bar.set_index(412, 412)
    assert bar.index.words.text() == "Chỉ mục: đủ"
    bar.set_read_only("Chỉ đọc")
    assert bar.read_only.isVisible()
    bar.set_read_only("")
    assert not bar.read_only.isVisible()
    bar.set_work("Đính kèm", 1, 2)
    assert bar.work.isVisible()
    bar.clear_work()
    bar.set_saved("Đã lưu 10:42")
    assert bar._saved.text() == "Đã lưu 10:42"


def test_what_is_saved_is_never_elided(window: QWidget) -> None:
    bar = StatusBar()
    window.layout().addWidget(bar)
    bar.set_index(1, 412)
    bar.set_work("Đính kèm những tệp có tên rất dài", 1, 200)
    bar.set_read_only("Chỉ đọc: kho đang mở ở máy khác, xin chờ")
    bar.set_saved("Nháp giữ lúc 10:41")
    window.resize(560, 200)
    QApplication.processEvents()
    assert bar._saved.width() >= bar._saved.sizeHint().width()
    assert bar._saved.geometry().right() <= bar.width()
