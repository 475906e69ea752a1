"""Saved searches in the real window: kept in the archive, asked again whole, renamed and dropped, and back again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.clerk import Clerk
from tests.gui.conftest import BRIEFING, CLOSING, REVIEW

from archive_app.archive import desk as desks
from archive_app.archive import saved_searches
from archive_app.gui.name_card import NameCard, ReasonCard, same_name
from archive_app.model import Query, SavedSearch

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def kept(clerk: Clerk) -> dict[str, Query]:
    return {one.name: one.query for one in saved_searches.saved(clerk.desk)}


def listed(clerk: Clerk) -> list[object]:
    return list(clerk.screen.sidebar.saved._rows)


def card(clerk: Clerk) -> NameCard:
    (found,) = [one for one in clerk.window.findChildren(NameCard) if one.isVisible()]
    return found


def save(clerk: Clerk, name: str) -> None:
    """Ctrl+D, the name, Enter."""
    clerk.press("Ctrl+D")
    clerk.press("Ctrl+A")
    clerk.type(name)
    clerk.press("Return")
    clerk.settle()


def row(clerk: Clerk, name: str) -> None:
    """Puts the keyboard on a saved search."""
    clerk.screen.sidebar.saved._rows[name].setFocus(Qt.FocusReason.TabFocusReason)


def test_a_search_is_kept_with_words_filters_and_order(clerk: Clerk) -> None:
    clerk.screen.finding.run(Query("hội nghị", year=2018, sort="date"))
    clerk.settle()
    clerk.press("Ctrl+D")
    assert card(clerk).field.text() == card(clerk).field.selectedText() == "hội nghị, 2018"
    assert QApplication.focusWidget() is card(clerk).field
    clerk.press("Return")
    clerk.settle()
    assert kept(clerk) == {"hội nghị, 2018": Query("hội nghị", year=2018, sort="date")}
    assert listed(clerk) == ["hội nghị, 2018"]
    assert clerk.screen.sidebar.saved.isVisible()
    assert clerk.toast() == "Đã lưu tìm kiếm “hội nghị, 2018”"


def test_it_is_asked_again_whole(clerk: Clerk) -> None:
    clerk.screen.finding.run(Query("hội nghị", year=2018, sort="date"))
    clerk.settle()
    save(clerk, "Kiểm điểm")
    clerk.screen.finding.show_all()
    clerk.settle()
    row(clerk, "Kiểm điểm")
    assert not clerk.screen.sidebar.saved._rows["Kiểm điểm"].isChecked()
    clerk.press("Return")
    clerk.settle()
    asked = clerk.screen.finding.asked
    assert (asked.words, asked.year, asked.sort) == ("hội nghị", 2018, "date")
    assert clerk.screen.bar.query() == "hội nghị"
    assert clerk.screen.bar.filters.chips["year"].words() == "2018"
    assert clerk.rows() == [REVIEW]
    assert clerk.screen.sidebar.saved._rows["Kiểm điểm"].isChecked()
    assert clerk.screen.bar.star.icon_name == "star-fill"
    clerk.press("Del", clerk.screen.bar.filters.chips["year"])
    clerk.settle()
    assert clerk.screen.bar.star.icon_name == "star", "the same words without the year are another search"


def test_it_takes_the_place_of_every_filter(clerk: Clerk) -> None:
    clerk.search("giao ban")
    clerk.settle()
    save(clerk, "Giao ban")
    clerk.screen.finding.run(Query(year=2018, with_photos=True, school_year=2018))
    clerk.settle()
    row(clerk, "Giao ban")
    clerk.press("Return")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])


def test_the_view_belongs_to_it(clerk: Clerk) -> None:
    clerk.go_to_view("unreviewed")
    clerk.press("Ctrl+D")
    assert card(clerk).field.text() == "Chưa duyệt"
    clerk.press("Return")
    clerk.go_to_view("bin")
    row(clerk, "Chưa duyệt")
    clerk.press("Return")
    clerk.settle()
    assert clerk.screen.finding.view == "unreviewed"
    assert clerk.rows() == [CLOSING, REVIEW, BRIEFING]


def test_a_name_that_is_there_is_said_first_and_then_replaced_and_can_be_brought_back(clerk: Clerk) -> None:
    clerk.search("giao ban")
    clerk.settle()
    save(clerk, "Việc tháng")
    clerk.search("tổng kết")
    clerk.settle()
    clerk.press("Ctrl+D")
    assert not card(clerk).note.isVisible()
    clerk.press("Ctrl+A")
    clerk.type(" việc  THÁNG")
    assert "Đã có “Việc tháng”" in card(clerk).note.text()
    assert "thay" in card(clerk).note.text()
    assert card(clerk).keep.text() == "Thay"
    assert list(kept(clerk).values()) == [Query("giao ban")]
    clerk.press("Return")
    clerk.settle()
    assert kept(clerk) == {"việc THÁNG": Query("tổng kết")}
    clerk.press("Return", clerk.window.toast._undo)
    clerk.settle()
    assert kept(clerk) == {"Việc tháng": Query("giao ban")}


def test_the_very_same_search_need_not_be_saved_again(clerk: Clerk) -> None:
    clerk.search("giao ban")
    clerk.settle()
    save(clerk, "Việc tháng")
    clerk.press("Ctrl+D")
    assert card(clerk).field.text() == "Việc tháng"
    assert not card(clerk).keep.isEnabled()
    clerk.press("Return")
    assert card(clerk).isVisible()
    clerk.type(" 11")
    assert card(clerk).keep.isEnabled()
    clerk.press("Return", card(clerk).drop)
    clerk.settle()
    assert kept(clerk) == {}


def test_escape_and_a_name_of_blanks_keep_nothing(clerk: Clerk) -> None:
    clerk.search("giao ban")
    clerk.settle()
    clerk.press("Ctrl+D")
    clerk.press("Ctrl+A")
    clerk.type("  \u200b ")
    clerk.press("Return")
    assert card(clerk).isVisible()
    clerk.press("Esc")
    clerk.settle()
    assert kept(clerk) == {}
    assert QApplication.focusWidget() is clerk.screen.bar.field


def test_where_nothing_is_asked_there_is_nothing_to_keep(clerk: Clerk) -> None:
    clerk.press("Ctrl+D")
    (reason,) = clerk.window.findChildren(ReasonCard)
    assert "Chưa có gì để lưu" in reason.reason
    clerk.press("Return")
    assert not reason.isVisible()
    assert kept(clerk) == {}


def test_a_search_is_renamed_in_place(clerk: Clerk) -> None:
    for words, name in (("giao ban", "Một"), ("tổng kết", "Hai")):
        clerk.search(words)
        clerk.settle()
        save(clerk, name)
    row(clerk, "Một")
    clerk.press("F2")
    clerk.press("Ctrl+A")
    clerk.type("hai")
    assert "Chọn tên khác" in card(clerk).note.text()
    clerk.press("Return")
    assert card(clerk).isVisible()
    clerk.press("Ctrl+A")
    clerk.type("MỘT")
    clerk.press("Return")
    clerk.settle()
    assert kept(clerk) == {"MỘT": Query("giao ban"), "Hai": Query("tổng kết")}
    assert set(listed(clerk)) == {"MỘT", "Hai"}


def test_a_search_is_dropped_and_brought_back(clerk: Clerk) -> None:
    clerk.search("giao ban")
    clerk.settle()
    save(clerk, "Một")
    row(clerk, "Một")
    clerk.press("Del")
    clerk.settle()
    assert (kept(clerk), listed(clerk)) == ({}, [])
    assert "Đã bỏ “Một”" in clerk.toast()
    clerk.press("Ctrl+Z")
    clerk.settle()
    assert (kept(clerk), listed(clerk)) == ({"Một": Query("giao ban")}, ["Một"])


def test_they_are_there_when_the_archive_is_opened(come: Callable[[Path | None], Clerk], kho: Path) -> None:
    desk = desks.open_desk(kho, who="Lan")
    saved_searches.save_search(desk, "Giao ban", Query("giao ban"))
    desks.close(desk)
    clerk = come(kho)
    clerk.wait(lambda: listed(clerk) == ["Giao ban"])


def test_an_archive_that_can_only_be_read_keeps_none_and_says_why(
    come: Callable[[Path | None], Clerk], kho: Path
) -> None:
    holder = desks.open_desk(kho, who="Lan")
    saved_searches.save_search(holder, "Giao ban", Query("giao ban"))
    desks.close(holder)
    clerk = come(None)
    desk = desks.open_desk(kho, read_only=True)
    clerk.window._opened(desk)
    clerk.wait(lambda: clerk.window.workspace is not None)
    clerk.settle()
    assert not clerk.screen.bar.star.isEnabled()
    assert "chỉ để đọc" in clerk.screen.bar.star.toolTip()
    clerk.search("giao ban")
    clerk.settle()
    clerk.press("Ctrl+D")
    (reason,) = clerk.window.findChildren(ReasonCard)
    assert "chỉ để đọc" in reason.reason
    clerk.press("Esc")
    row(clerk, "Giao ban")
    clerk.press("F2")
    assert not clerk.window.findChildren(NameCard)
    clerk.press("Return")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])


def test_what_cannot_be_written_is_told_and_the_list_stays(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> SavedSearch:
        raise OSError("full")

    clerk.search("giao ban")
    clerk.settle()
    monkeypatch.setattr(saved_searches, "save_search", full)
    save(clerk, "Một")
    assert len(clerk.banners) == 1
    assert listed(clerk) == []


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "HOÀ"), ("a  b", " a b"), ("Đảng ủy", "đảng uỷ"), ("Hội", "Ho\u0302\u0323i")]
)
def test_names_are_one_for_the_window_as_they_are_for_the_archive(clerk: Clerk, one: str, other: str) -> None:
    assert same_name(one, other)
    assert not same_name(one, f"{other} x")
    for name in (one, other):
        saved_searches.save_search(clerk.desk, name, Query("giao ban"))
    assert len(kept(clerk)) == 1
