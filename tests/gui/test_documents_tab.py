"""The list of papers kept with a meeting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.documents_tab import DocumentsTab
from archive_app.model import Attachment

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PAPERS = (
    Attachment("d1", "document", "Bao cao.txt", "s1", 21934, is_report=True),
    Attachment("d2", "document", "Biên bản <b>ẪỄỖ</b>.docx", "s2", 1_221_934),
    Attachment("d3", "file", "Danh sách.xlsx", "s3", 9034, "Danh sách đại biểu"),
)


@pytest.fixture
def tab(qtbot: QtBot, qapp: QApplication) -> DocumentsTab:
    theme.apply(qapp, "light", 100)
    made = DocumentsTab()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_documents(PAPERS)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_keys(tab: DocumentsTab, qtbot: QtBot) -> None:
    qtbot.keyClick(tab.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(tab.opened) as told:
        qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    assert told.args == ["d2"]
    with qtbot.waitSignal(tab.remove_wanted) as told:
        qtbot.keyClick(tab.list, Qt.Key.Key_Delete)
    assert told.args == ["d2"]


def test_a_button_acts_on_the_chosen_file(tab: DocumentsTab, qtbot: QtBot) -> None:
    tab.list.setCurrentIndex(tab.list.model().index(2, 0))
    with qtbot.waitSignal(tab.copy_wanted) as told:
        qtbot.mouseClick(tab._copy, Qt.MouseButton.LeftButton)
    assert told.args == ["d3"]


def test_empty_says_how_to_attach(tab: DocumentsTab, qtbot: QtBot) -> None:
    tab.set_documents(())
    assert tab._empty.isVisible()
    with qtbot.waitSignal(tab.attach_wanted):
        tab._empty.acted.emit()


def test_a_refresh_keeps_the_chosen_row(tab: DocumentsTab) -> None:
    tab.list.setCurrentIndex(tab.list.model().index(1, 0))
    tab.set_documents(PAPERS)
    assert tab.list.currentIndex().row() == 1


def test_dragging_out_asks_for_a_copy(tab: DocumentsTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.drag_wanted) as told:
        tab.list.startDrag(Qt.DropAction.CopyAction)
    assert told.args == ["d1"]
    tab.start_drag("/nowhere/Bao cao.txt")  # the mouse is up: nothing is dragged, and nothing hangs


@pytest.mark.parametrize("scale", [100, 200])
def test_rows_are_not_cut(tab: DocumentsTab, qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, "light", scale)
    qapp.processEvents()
    row = tab.list.visualRect(tab.list.model().index(1, 0))
    grabbed = tab.list.viewport().grab().toImage()
    for y in (row.top(), row.bottom()):
        assert len({grabbed.pixel(x, y) for x in range(20, row.right() - 20)}) == 1
