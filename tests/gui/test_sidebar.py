"""The sidebar shows counts, tells what is chosen, and can be walked with the arrow keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.sidebar import NARROW, WIDE, Sidebar, initials

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def side(qapp: QApplication, qtbot: QtBot) -> Sidebar:
    theme.apply(qapp, "light", 100)
    made = Sidebar()
    qtbot.addWidget(made)
    made.set_archive("Phòng GD&ĐT Bình Sơn", "D:\\Kho")
    made.set_counts({"meetings": 412, "drafts": 2})
    made.set_years([(2018 - back, back + 1) for back in range(12)])
    made.set_kinds([("kiem_diem", "Hội nghị kiểm điểm", 9), ("giao_ban", "Giao ban", 3)])
    made.resize(WIDE, 700)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.mark.parametrize(
    ("office", "letters"),
    [("Phòng GD&ĐT Bình Sơn", "BS"), ("Phòng GD&ĐT huyện Ea H’leo", "EH"), ("kho", "K"), ("", "K"), ("ỦY BAN", "ỦB")],
)
def test_initials(office: str, letters: str) -> None:
    assert initials(office) == letters


def test_a_view_is_chosen_by_a_click(side: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(side.view_chosen) as told:
        qtbot.mouseClick(side.views["bin"], Qt.MouseButton.LeftButton)
    assert told.args == ["bin"]
    assert [name for name, row in side.views.items() if row.isChecked()] == ["bin"]


def test_clicking_the_shown_view_keeps_it(side: Sidebar, qtbot: QtBot) -> None:
    qtbot.mouseClick(side.views["meetings"], Qt.MouseButton.LeftButton)
    assert side.views["meetings"].isChecked()


def test_counts_are_spoken_and_an_empty_one_is_not(side: Sidebar) -> None:
    assert "412" in side.views["meetings"].accessibleName()
    assert side.views["bin"].accessibleName() == "Thùng rác"


def test_a_year_narrows_once_and_is_taken_back(side: Sidebar, qtbot: QtBot) -> None:
    row = side.years._rows[2017]
    with qtbot.waitSignal(side.year_chosen) as told:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert told.args == [2017]
    with qtbot.waitSignal(side.year_chosen) as told:
        qtbot.mouseClick(side.years._rows[2016], Qt.MouseButton.LeftButton)
    assert told.args == [2016]
    assert not row.isChecked()
    with qtbot.waitSignal(side.year_chosen) as told:
        qtbot.mouseClick(side.years._rows[2016], Qt.MouseButton.LeftButton)
    assert told.args == [None]


def test_everything_that_narrows_is_cleared_at_once(side: Sidebar, qtbot: QtBot) -> None:
    side.set_years([(2018, 1)], 2018)
    side.set_kinds([("giao_ban", "Giao ban", 3)], "giao_ban")
    with qtbot.waitSignals([side.year_chosen, side.kind_chosen]):
        qtbot.mouseClick(side._clear, Qt.MouseButton.LeftButton)
    assert not side._clear.isVisible()


def test_long_sections_unfold(side: Sidebar, qtbot: QtBot) -> None:
    shown = [year for year, row in side.years._rows.items() if row.isVisible()]
    assert shown == list(range(2018, 2010, -1))
    qtbot.mouseClick(side.years._more, Qt.MouseButton.LeftButton)
    assert all(row.isVisible() for row in side.years._rows.values())


def test_what_is_chosen_is_shown_even_among_the_folded(side: Sidebar) -> None:
    side.set_years([(2018 - back, 1) for back in range(12)], 2007)
    assert side.years._rows[2007].isVisible()


def test_new_counts_keep_the_rows(side: Sidebar) -> None:
    before = side.years._rows[2018]
    side.set_years([(2018 - back, 50) for back in range(12)])
    assert side.years._rows[2018] is before
    assert "50" in before.accessibleName()


def test_arrow_keys_walk_from_the_views_into_the_sections(side: Sidebar, qtbot: QtBot) -> None:
    side.views["bin"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(side.views["bin"], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is side.years._head
    qtbot.keyClick(side.years._head, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is side.years._rows[2018]
    qtbot.keyClick(side.years._rows[2018], Qt.Key.Key_Up)
    qtbot.keyClick(side.years._head, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is side.views["bin"]


def test_tab_stops_once_at_the_views(side: Sidebar, qtbot: QtBot) -> None:
    side.head.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(side.head, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is side.views["meetings"]
    qtbot.keyClick(side.views["meetings"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in side.views.values()


def test_the_strip_has_icons_with_tooltips(side: Sidebar) -> None:
    side.set_compact(True)
    QApplication.processEvents()
    assert side.width() == NARROW
    assert "Nháp" in side.views["drafts"].toolTip()
    assert not side.years.isVisible()
    side.set_compact(False)
    QApplication.processEvents()
    assert side.width() == WIDE
    assert side.years.isVisible()


def test_the_head_opens_the_archive_s_menu(side: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(side.archive_menu_wanted):
        qtbot.keyClick(side.head, Qt.Key.Key_Return)
    assert "Bình Sơn" in side.head.accessibleName()
