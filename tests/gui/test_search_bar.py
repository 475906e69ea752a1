"""The search box tells what was typed, and only that; keys lead out of it."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.search_bar import SearchBar

from .typing_keys import commit, compose

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> SearchBar:
    theme.apply(qapp, "light", 100)
    made = SearchBar()
    qtbot.addWidget(made)
    made.resize(1134, 60)
    made.show()
    made.activateWindow()
    made.focus_query()
    return made


@pytest.fixture
def told(bar: SearchBar) -> list[str]:
    said: list[str] = []
    bar.query_changed.connect(said.append)
    return said


def test_each_committed_word_is_told_once(bar: SearchBar, told: list[str]) -> None:
    commit(bar.field, "hội ")
    commit(bar.field, "nghi")
    commit(bar.field, "nghị", replace=4)
    assert told == ["hội ", "hội nghi", "hội nghị"]
    assert bar.query() == "hội nghị"


def test_what_is_being_composed_is_not_a_query(bar: SearchBar, told: list[str]) -> None:
    compose(bar.field, "h")
    compose(bar.field, "hô")
    compose(bar.field, "hội")
    assert told == []
    commit(bar.field, "hội")
    assert told == ["hội"]


def test_composing_over_a_selection_waits_for_the_commit(bar: SearchBar, told: list[str]) -> None:
    bar.set_query("cũ")
    told.clear()
    bar.focus_query()
    compose(bar.field, "m")
    assert told == []
    commit(bar.field, "mới")
    assert told == ["mới"]


def test_giving_up_a_composition_tells_what_is_left(bar: SearchBar, told: list[str]) -> None:
    bar.set_query("cũ")
    bar.focus_query()
    told.clear()
    compose(bar.field, "m")
    compose(bar.field, "")
    assert told == [bar.query()] == [""]


def test_escape_clears_and_then_leaves(bar: SearchBar, told: list[str], qtbot: QtBot) -> None:
    bar.set_query("hội nghị")
    with qtbot.assertNotEmitted(bar.escaped):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert told == ["hội nghị", ""]
    with qtbot.waitSignal(bar.escaped):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)


def test_keys_lead_to_the_list(bar: SearchBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.leave_down):
        qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.submitted):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)


def test_the_cross_is_there_when_there_is_something_to_clear(bar: SearchBar, qtbot: QtBot) -> None:
    cross = bar.field._clear
    assert not cross.isVisible()
    compose(bar.field, "h")
    assert cross.isVisible()
    commit(bar.field, "hội")
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert bar.query() == ""
    assert not cross.isVisible()


def test_chips_tell_what_narrows(bar: SearchBar, qtbot: QtBot) -> None:
    bar.set_years([2018, 2017])
    bar.set_kinds([("kiem_diem", "Hội nghị kiểm điểm")])
    bar.set_chosen(2018, "kiem_diem", photos=True)
    assert (bar.year.words(), bar.kind.words(), bar.photos.value()) == ("2018", "Hội nghị kiểm điểm", True)
    with qtbot.waitSignal(bar.photos_chosen) as said:
        qtbot.keyClick(bar.photos, Qt.Key.Key_Space)
    assert said.args == [False]
    with qtbot.waitSignal(bar.year_chosen) as said:
        qtbot.keyClick(bar.year, Qt.Key.Key_Delete)
    assert said.args == [None]


def test_nothing_overlaps_in_a_narrow_bar(bar: SearchBar) -> None:
    for wide in (1134, 800, 560):
        bar.resize(wide, 60)
        QApplication.processEvents()
        parts = [bar.field, bar.year, bar.kind, bar.photos, bar.take_in]
        for left, right in itertools.pairwise(parts):
            assert left.geometry().right() < right.geometry().left()
        assert bar.take_in.geometry().right() <= wide
        assert bar.take_in.accessibleName() == "Nhập báo cáo"
    assert bar.take_in.text() == ""


def test_tab_goes_from_the_box_through_the_chips_to_the_button(bar: SearchBar, qtbot: QtBot) -> None:
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [bar.field, bar.year, bar.kind, bar.photos, bar.take_in]
