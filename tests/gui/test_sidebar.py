"""The sidebar shows counts, tells what is chosen, and can be walked with the arrow keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.facets import Section
from archive_app.gui.filters import Choice
from archive_app.gui.saved_section import SavedRow
from archive_app.gui.sidebar import NARROW, WIDE, Sidebar, initials

from .typing_keys import commit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


YEARS = [Choice(2018 - back, str(2018 - back), back + 1) for back in range(12)]
CHOICES = {
    "year": YEARS,
    "kind": [Choice("kiem_diem", "Hội nghị kiểm điểm", 9), Choice("giao_ban", "Giao ban", 3)],
    "school_year": [Choice(2017, "2017–2018", 4)],
    "with_photos": [Choice(True, "Có ảnh", 5)],
}


@pytest.fixture
def side(qapp: QApplication, qtbot: QtBot) -> Sidebar:
    theme.apply(qapp, "light", 100)
    made = Sidebar()
    qtbot.addWidget(made)
    made.set_archive("Phòng GD&ĐT Bình Sơn", "D:\\Kho")
    made.set_counts({"meetings": 412, "drafts": 2})
    made.show_filters(CHOICES, {})
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


def section(side: Sidebar, name: str = "year") -> Section:
    return side.sections[name]


def shown(part: Section) -> list[object]:
    return [key for key, row in part._rows.items() if row.isVisible()]


def test_a_year_narrows_and_a_click_on_the_one_that_is_on_takes_it_off(side: Sidebar, qtbot: QtBot) -> None:
    for chosen, clicked, wanted in (({}, 2017, 2017), ({"year": 2017}, 2016, 2016), ({"year": 2016}, 2016, None)):
        side.show_filters(CHOICES, chosen)
        with qtbot.waitSignal(side.filter_chosen) as told:
            qtbot.mouseClick(section(side)._rows[clicked], Qt.MouseButton.LeftButton)
        assert told.args == ["year", wanted]


def test_what_is_on_is_shown_by_the_archive_and_not_by_the_click(side: Sidebar, qtbot: QtBot) -> None:
    row = section(side)._rows[2017]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert not row.isChecked()
    side.show_filters(CHOICES, {"year": 2017})
    assert row.isChecked()


def test_switches_share_a_section(side: Sidebar, qtbot: QtBot) -> None:
    assert list(section(side, "having")._rows) == ["with_photos"]
    for chosen, wanted in (({}, True), ({"with_photos": True}, None)):
        side.show_filters(CHOICES, chosen)
        with qtbot.waitSignal(side.filter_chosen) as told:
            qtbot.mouseClick(section(side, "having")._rows["with_photos"], Qt.MouseButton.LeftButton)
        assert told.args == ["with_photos", wanted]


def test_everything_that_narrows_is_cleared_at_once(side: Sidebar, qtbot: QtBot) -> None:
    assert not side._clear.isVisible()
    side.show_filters(CHOICES, {"year": 2018})
    assert side._clear.text() == "Bỏ lọc"
    side.show_filters(CHOICES, {"year": 2018, "kind": "giao_ban"})
    assert side._clear.text() == "Bỏ mọi bộ lọc"
    with qtbot.waitSignal(side.filters_clear_wanted):
        qtbot.mouseClick(side._clear, Qt.MouseButton.LeftButton)


def test_the_rest_of_a_long_section_is_a_list(side: Sidebar, qtbot: QtBot) -> None:
    assert shown(section(side)) == list(range(2018, 2013, -1))
    assert section(side)._more.text() == "thêm 7"
    qtbot.mouseClick(section(side)._more, Qt.MouseButton.LeftButton)
    field = QApplication.focusWidget()
    commit(field, "2009")
    with qtbot.waitSignal(side.filter_chosen) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["year", 2009]


def test_one_more_is_not_folded_away(side: Sidebar) -> None:
    side.show_filters({"year": YEARS[:6]}, {})
    assert len(shown(section(side))) == 6
    assert not section(side)._more.isVisible()


def test_what_is_chosen_is_shown_even_among_the_folded(side: Sidebar, qtbot: QtBot) -> None:
    side.show_filters(CHOICES, {"year": 2007, "school_year": 2017})
    assert shown(section(side))[-1] == 2007
    assert shown(section(side, "school_year")) == [2017], "this section is folded from the beginning"
    qtbot.mouseClick(section(side)._head, Qt.MouseButton.LeftButton)
    assert shown(section(side)) == [2007]


def test_new_counts_keep_the_rows_and_the_keyboard(side: Sidebar) -> None:
    before = section(side)._rows[2017]
    before.setFocus(Qt.FocusReason.TabFocusReason)
    side.show_filters({"year": [Choice(2017, "2017", 50), Choice(2018, "2018", 1)]}, {"year": 2017})
    assert section(side)._rows[2017] is before
    assert QApplication.focusWidget() is before
    assert "50" in before.accessibleName()
    assert [row.y() for row in map(section(side)._rows.get, (2017, 2018))] == sorted(
        row.y() for row in section(side)._rows.values()
    )


def test_the_keyboard_goes_to_the_section_s_name_when_its_row_is_gone(side: Sidebar) -> None:
    section(side)._rows[2017].setFocus(Qt.FocusReason.TabFocusReason)
    side.show_filters({"year": [Choice(2018, "2018", 1)]}, {})
    assert QApplication.focusWidget() is section(side)._head


def test_a_name_that_is_cut_is_whole_in_the_tooltip(side: Sidebar) -> None:
    long = "Ban Chấp hành Đảng bộ Trường Trung học cơ sở xã Mây Trắng"
    side.show_filters({"organizer": [Choice(long, long, 2), Choice("Công đoàn", "Công đoàn", 1)]}, {})
    QApplication.processEvents()
    rows = section(side, "organizer")._rows
    assert "Mây Trắng" in rows[long].toolTip()
    assert rows["Công đoàn"].toolTip() == ""


def test_a_list_that_cannot_be_narrowed_offers_no_filters(side: Sidebar) -> None:
    side.offer_filters(False)
    assert not section(side).isVisible()
    side.offer_filters(True)
    assert section(side).isVisible()


class TestSaved:
    @pytest.fixture(autouse=True)
    def saved(self, side: Sidebar) -> None:
        side.show_saved(["Giao ban 2015", "Thiếu ngày"], "Thiếu ngày")
        QApplication.processEvents()

    def row(self, side: Sidebar, name: str = "Giao ban 2015") -> SavedRow:
        found = side.saved._rows[name]
        assert isinstance(found, SavedRow)
        return found

    def test_a_click_and_enter_ask_again(self, side: Sidebar, qtbot: QtBot) -> None:
        with qtbot.waitSignal(side.saved.chosen) as told:
            qtbot.mouseClick(self.row(side), Qt.MouseButton.LeftButton)
        assert told.args == ["Giao ban 2015"]
        with qtbot.waitSignal(side.saved.chosen):
            qtbot.keyClick(self.row(side), Qt.Key.Key_Return)

    def test_the_one_that_is_shown_is_marked(self, side: Sidebar) -> None:
        assert [name for name, row in side.saved._rows.items() if row.isChecked()] == ["Thiếu ngày"]

    def test_keys_rename_and_drop(self, side: Sidebar, qtbot: QtBot) -> None:
        with qtbot.waitSignal(side.saved.rename_wanted) as told:
            qtbot.keyClick(self.row(side), Qt.Key.Key_F2)
        assert told.args == ["Giao ban 2015", self.row(side)]
        with qtbot.waitSignal(side.saved.forget_wanted) as told:
            qtbot.keyClick(self.row(side), Qt.Key.Key_Delete)
        assert told.args == ["Giao ban 2015"]

    def test_the_menu_has_the_same(self, side: Sidebar, qtbot: QtBot) -> None:
        menu = self.row(side).open_menu(side.mapToGlobal(side.rect().center()))
        assert [action.data()["text"] for action in menu.actions()] == ["Tìm lại", "Đổi tên…", "Bỏ khỏi danh sách"]
        with qtbot.waitSignal(side.saved.forget_wanted):
            menu.actions()[-1].trigger()
        menu.close()

    def test_where_nothing_may_be_changed_they_can_only_be_asked(self, side: Sidebar, qtbot: QtBot) -> None:
        side.saved.may_change = False
        side.show_saved([])
        side.show_saved(["Giao ban 2015"])
        menu = self.row(side).open_menu(side.mapToGlobal(side.rect().center()))
        assert [action.data()["text"] for action in menu.actions()] == ["Tìm lại"]
        menu.close()
        with qtbot.assertNotEmitted(side.saved.forget_wanted):
            qtbot.keyClick(self.row(side), Qt.Key.Key_Delete)

    def test_the_strip_has_them_behind_an_icon(self, side: Sidebar, qtbot: QtBot) -> None:
        assert not side.saved_icon.isVisible()
        side.set_compact(True)
        qtbot.mouseClick(side.saved_icon, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(side.saved.chosen) as told:
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert told.args == ["Giao ban 2015"]

    def test_without_any_there_is_no_section(self, side: Sidebar) -> None:
        side.show_saved([])
        assert not side.saved.isVisible()


def test_arrow_keys_walk_from_the_views_into_the_sections(side: Sidebar, qtbot: QtBot) -> None:
    side.views["bin"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(side.views["bin"], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is section(side)._head
    qtbot.keyClick(section(side)._head, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is section(side)._rows[2018]
    qtbot.keyClick(section(side)._rows[2018], Qt.Key.Key_Up)
    qtbot.keyClick(section(side)._head, Qt.Key.Key_Up)
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
    assert not section(side).isVisible()
    side.set_compact(False)
    QApplication.processEvents()
    assert side.width() == WIDE
    assert section(side).isVisible()


def test_the_head_opens_the_archive_s_menu(side: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(side.archive_menu_wanted):
        qtbot.keyClick(side.head, Qt.Key.Key_Return)
    assert "Bình Sơn" in side.head.accessibleName()
