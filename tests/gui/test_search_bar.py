"""The search box tells what was typed, and only that; keys lead out of it."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.filters import Choice
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


CHOICES = {
    "year": [Choice(2018, "2018", 3), Choice(2017, "2017", 1)],
    "kind": [Choice("kiem_diem", "Hội nghị kiểm điểm", 2)],
    "organizer": [Choice("Phòng GD&ĐT huyện Sương", "Phòng GD&ĐT huyện Sương", 2)],
    "with_photos": [Choice(True, "Có ảnh", 2)],
}


def test_chips_tell_what_narrows(bar: SearchBar, qtbot: QtBot) -> None:
    bar.show_filters(CHOICES, {"year": 2018, "kind": "kiem_diem", "with_photos": True})
    chips = bar.filters.chips
    assert (chips["year"].words(), chips["kind"].words()) == ("2018", "Hội nghị kiểm điểm")
    for name, key in (("with_photos", Qt.Key.Key_Space), ("year", Qt.Key.Key_Delete)):
        with qtbot.waitSignal(bar.filter_chosen) as said:
            qtbot.keyClick(chips[name], key)
        assert said.args == [name, None]


def test_the_star_says_whether_the_search_is_saved(bar: SearchBar, qtbot: QtBot) -> None:
    before = bar.star.grab().toImage()
    bar.show_saved(True)
    assert bar.star.grab().toImage() != before
    assert bar.star.accessibleDescription() == "đã lưu"
    with qtbot.waitSignal(bar.save_wanted):
        qtbot.keyClick(bar.star, Qt.Key.Key_Return)
    bar.show_saved(False)
    assert bar.star.grab().toImage() == before


@pytest.mark.parametrize("chosen", [{}, {"year": 2018, "kind": "kiem_diem", "organizer": "Phòng GD&ĐT huyện Sương"}])
def test_nothing_overlaps_in_a_narrow_bar(bar: SearchBar, chosen: dict[str, object]) -> None:
    bar.show_filters(CHOICES, chosen)
    for wide in (1134, 900, 800, 1700, 560):
        bar.resize(wide, 60)
        QApplication.processEvents()
        chips = [chip for chip in (*bar.filters.chips.values(), bar.filters.more) if chip.isVisible()]
        assert chips
        parts = [bar.field, bar.star, *chips, bar.take_in]
        places = [QRect(part.mapTo(bar, QPoint(0, 0)), part.size()) for part in parts]
        for left, right in itertools.pairwise(places):
            assert left.right() < right.left()
        assert places[-1].right() <= wide
        assert bar.field.width() >= 200
        assert bar.take_in.accessibleName() == "Nhập báo cáo"
    assert bar.take_in.text() == ""


def test_what_is_chosen_keeps_its_room(bar: SearchBar) -> None:
    bar.show_filters(CHOICES, {"year": 2018, "kind": "kiem_diem", "organizer": "Phòng GD&ĐT huyện Sương"})
    bar.resize(960, 60)
    QApplication.processEvents()
    assert all(bar.filters.chips[name].isVisible() for name in ("year", "kind", "organizer"))


def test_tab_goes_from_the_box_through_the_chips_to_the_button(bar: SearchBar, qtbot: QtBot) -> None:
    bar.show_filters(CHOICES, {})
    seen = []
    while bar.take_in not in seen:
        seen.append(QApplication.focusWidget())
        assert len(seen) < 15
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    chips = [bar.filters.chips[name] for name in ("year", "kind", "organizer", "with_photos")]
    assert seen == [bar.field, bar.star, *chips, bar.filters.more, bar.take_in]
