"""F3 through all that was found, from report to report, and meetings like another one, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.clerk import Clerk
from tests.gui.conftest import BRIEFING, CLOSING, REVIEW

from archive_app.archive import desk as desks
from archive_app.archive import indexing, meetings
from archive_app.gui.reading_pane import PHOTOS
from archive_app.model import MeetingDate, MeetingFields

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MANY = 60
"""More than a page of the list."""


@pytest.fixture
def large(tmp_path: Path, profile: Path) -> Path:
    """Sixty meetings, the newest first number 0; each says the word twice, number 3 only in its title."""
    kho = tmp_path / "kho lớn"
    desks.create(kho, "Phòng GD&ĐT huyện Sương")
    desk = desks.open_desk(kho, who="Lan")
    for number in range(MANY):
        year = 2020 - number // 12
        day = f"{year}-{12 - number % 12:02}-15"
        word = "tuyển sinh" if number != 3 else "học bạ"
        fields = MeetingFields(
            f"Hội nghị tuyển sinh {number:02}",
            f"Bàn về {word} lớp một.\n" + "Ghi chép dài.\n" * 3 + f"Kết luận về {word}.",
            dates=(MeetingDate(day, day),),
            reviewed=True,
        )
        meetings.write_new(desk, fields)
    indexing.rebuild(desk)
    desks.close(desk)
    return kho


@pytest.fixture
def walker(come: Callable[[Path | None], Clerk], large: Path) -> Clerk:
    """A clerk who has searched the sixty for a word, newest first."""
    clerk = come(large)
    clerk.search('"tuyển sinh"')
    clerk.settle()
    clerk.screen.results.sort_chosen.emit("date")
    clerk.wait(lambda: clerk.row() == clerk.read() == "Hội nghị tuyển sinh 00")
    clerk.settle()
    return clerk


def place(clerk: Clerk) -> tuple[int, int, int]:
    """The row of the list, the current hit and how many hits its report has."""
    return clerk.screen.results.rows.currentIndex().row(), *clerk.screen.reading.report.mark_position()


def step(clerk: Clerk, keys: str, goal: tuple[int, int, int]) -> None:
    """Presses ``keys`` and waits until the walk is there, list and report at one."""
    clerk.press(keys)
    shown = clerk.screen.reading
    clerk.wait(lambda: place(clerk) == goal)
    clerk.wait(lambda: shown.meeting() is not None and shown.meeting().id == clerk.screen.results.current_id())
    clerk.settle()
    assert place(clerk) == goal


def notice(clerk: Clerk) -> str:
    over = clerk.screen.reading._find._over
    return over.text() if over.isVisible() else ""


def test_f3_goes_on_to_the_next_meeting_and_shift_f3_back_to_its_last_hit(walker: Clerk) -> None:
    assert place(walker) == (0, 1, 2)
    step(walker, "F3", (0, 2, 2))
    step(walker, "F3", (1, 1, 2))
    step(walker, "Shift+F3", (0, 2, 2))
    step(walker, "Shift+F3", (0, 1, 2))
    step(walker, "Shift+F3", (0, 1, 2))
    assert notice(walker) == "Đã ở kết quả đầu"
    step(walker, "F3", (0, 2, 2))
    assert notice(walker) == ""


def test_a_meeting_found_by_its_title_alone_is_not_passed_over(walker: Clerk) -> None:
    walker.screen.results.rows.choose_row(2)
    walker.settle()
    step(walker, "F3", (2, 2, 2))
    step(walker, "F3", (3, 0, 0))
    step(walker, "F3", (4, 1, 2))
    step(walker, "Shift+F3", (3, 0, 0))
    step(walker, "Shift+F3", (2, 2, 2))


@pytest.mark.parametrize("focus", ["list", "field", "report"])
def test_the_walk_goes_on_from_wherever_the_keyboard_is_and_leaves_it_there(walker: Clerk, focus: str) -> None:
    screen = walker.screen
    widget = {"list": screen.results.rows, "field": screen.bar.field, "report": screen.reading.report}[focus]
    widget.setFocus()
    step(walker, "F3", (0, 2, 2))
    step(walker, "F3", (1, 1, 2))
    assert QApplication.focusWidget() is widget
    assert screen.bar.field.text() == '"tuyển sinh"'


def test_the_walk_loads_the_list_as_it_goes_and_ends_with_it(walker: Clerk) -> None:
    results = walker.screen.results
    results.rows.choose_row(14)
    walker.settle()
    step(walker, "F3", (14, 2, 2))
    step(walker, "F3", (15, 1, 2))
    step(walker, "F3", (15, 2, 2))
    step(walker, "F3", (16, 1, 2))
    results.rows.choose_row(49)
    walker.settle()
    step(walker, "F3", (49, 2, 2))
    results.model._pages.pop(50, None)  # as if nobody had scrolled there yet
    results.model._asked.clear()
    step(walker, "F3", (50, 1, 2))
    results.rows.choose_row(MANY - 1)
    walker.settle()
    step(walker, "F3", (MANY - 1, 2, 2))
    step(walker, "F3", (MANY - 1, 2, 2))
    assert notice(walker) == "Hết kết quả"
    assert walker.toast() == ""
    assert walker.banners == []


def test_a_key_held_down_runs_past_nothing(walker: Clerk) -> None:
    """While a report is on its way, further presses are passed over; none skips a meeting."""
    seen: list[str] = []
    walker.screen.reading.shown.connect(seen.append)
    rows = walker.screen.results.model
    for _ in range(40):
        walker.press("F3")
        QApplication.processEvents()
    walker.settle()
    last = walker.screen.results.rows.currentIndex().row()
    assert last >= 1
    assert list(dict.fromkeys(seen)) == [rows.hit(row).meeting.id for row in range(1, last + 1)]


def test_a_gap_in_a_page_is_stepped_over(walker: Clerk, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index may count a meeting that is in the bin by now; its row stays empty."""
    results = walker.screen.results
    results.rows.choose_row(49)
    walker.settle()
    step(walker, "F3", (49, 2, 2))
    fill = results.model.fill
    results.model._pages.pop(50, None)
    results.model._asked.clear()
    monkeypatch.setattr(results.model, "fill", lambda at, hits, ticket: fill(at, hits[: 50 - at], ticket))
    walker.press("F3")
    walker.wait(lambda: notice(walker) == "Hết kết quả")
    assert place(walker) == (49, 2, 2)
    step(walker, "Shift+F3", (49, 1, 2))


def test_from_another_tab_f3_first_leads_to_the_text(walker: Clerk) -> None:
    walker.screen.reading.open_tab(PHOTOS)
    step(walker, "F3", (0, 1, 2))
    assert walker.screen.reading.report.isVisible()


def test_where_list_and_report_take_turns_f3_first_leads_to_the_report(clerk: Clerk) -> None:
    clerk.window.resize(850, 600)
    clerk.search("kiểm điểm")
    clerk.wait(lambda: clerk.rows() == [REVIEW])
    clerk.settle()
    clerk.screen.results.focus_rows()
    before = place(clerk)
    assert not clerk.screen.reading.isVisible()
    clerk.press("F3")
    assert clerk.screen.reading.isVisible()
    assert QApplication.focusWidget() is clerk.screen.reading.report
    assert place(clerk) == before
    clerk.press("F3")
    assert place(clerk) == (0, before[1] + 1, before[2])


def test_without_words_f3_stays(clerk: Clerk) -> None:
    before = clerk.row()
    clerk.screen.results.focus_rows()
    clerk.press("F3")
    clerk.settle()
    assert clerk.row() == clerk.read() == before


def test_the_form_keeps_its_keys(clerk: Clerk) -> None:
    clerk.search("kiểm điểm")
    clerk.wait(lambda: clerk.rows() == [REVIEW])
    clerk.settle()
    clerk.edit(REVIEW)
    focused, typed = QApplication.focusWidget(), clerk.title()
    before = place(clerk)
    clerk.press("F3")
    clerk.settle()
    assert clerk.screen.form.isVisible()
    assert (clerk.title(), place(clerk)) == (typed, before)
    assert QApplication.focusWidget() is focused
    clerk.press("Esc")
    clerk.wait(lambda: not clerk.screen.form.isVisible())
    clerk.settle()
    clerk.press("F3")
    assert place(clerk) == (0, before[1] + 1, before[2])


def test_keys_typed_without_an_input_method_are_said_and_marked(clerk: Clerk) -> None:
    clerk.search("kieerm ddieerm")
    clerk.wait(lambda: clerk.rows() == [REVIEW])
    clerk.wait(lambda: clerk.screen.reading.report.mark_position()[1] == 2)
    note = clerk.screen.note
    assert note.isVisible()
    assert note._read.text() == "kiểm điểm"
    assert clerk.screen.reading.report.marked_words() == "kiểm điểm"
    while QApplication.focusWidget() is not note.exactly:
        clerk.press("Tab")
    clerk.press("Space")
    assert clerk.screen.bar.field.text() == '"kieerm ddieerm"'
    assert QApplication.focusWidget() is clerk.screen.bar.field
    clerk.wait(lambda: not note.exactly.isVisible())


def test_a_suggestion_goes_into_the_box(clerk: Clerk) -> None:
    clerk.search("tong ket nam ")
    clerk.wait(lambda: clerk.screen.note.isVisible() and clerk.screen.note.links[0].isVisible())
    words = clerk.screen.note.links[0].words
    clerk.screen.note.links[0].click()
    assert clerk.screen.bar.field.text() == words
    clerk.wait(lambda: clerk.rows() == [CLOSING])


# Meetings like another


def chip(clerk: Clerk) -> str:
    return clerk.screen.note.likeness.text() if clerk.screen.note.likeness.isVisible() else ""


def like_row(clerk: Clerk, number: int) -> None:
    """Asks for meetings like the one in row ``number``, by the row's menu."""
    results = clerk.screen.results
    hit = results.model.hit(number)
    assert hit is not None
    menu = results.open_menu(hit.meeting.id, clerk.window.pos())
    next(action for action in menu.actions() if action.data()["text"] == "Giống hội nghị này").trigger()
    menu.close()


def test_like_this_one_and_back_to_the_search_before(walker: Clerk) -> None:
    walker.screen.results.rows.choose_row(5)
    walker.settle()
    like_row(walker, 5)
    walker.wait(lambda: chip(walker) == "Giống: Hội nghị tuyển sinh 05")
    walker.settle()
    assert walker.screen.finding.asked.like
    assert "Hội nghị tuyển sinh 05" not in walker.rows()
    assert walker.rows()
    assert walker.read() == walker.row() == walker.rows()[0]
    assert walker.screen.bar.field.text() == ""
    walker.press("Esc")
    walker.wait(lambda: walker.screen.bar.field.text() == '"tuyển sinh"' and chip(walker) == "")
    walker.settle()
    assert walker.row() == walker.read() == "Hội nghị tuyển sinh 05"
    assert walker.screen.finding.asked.sort == "date"


def test_likeness_of_likeness_leads_back_step_by_step(walker: Clerk) -> None:
    like_row(walker, 5)
    walker.wait(lambda: chip(walker) != "")
    walker.settle()
    first = walker.row()
    like_row(walker, 0)
    walker.wait(lambda: chip(walker) == f"Giống: {first}")
    walker.settle()
    walker.go_to(f"Giống: {first}")
    walker.press("Return")
    walker.wait(lambda: chip(walker) == "Giống: Hội nghị tuyển sinh 05")
    assert walker.screen.bar.field.text() == ""
    walker.press("Ctrl+F")
    walker.press("Esc")
    walker.wait(lambda: walker.screen.bar.field.text() == '"tuyển sinh"')
    walker.settle()
    walker.press("Esc")
    walker.wait(lambda: walker.screen.bar.field.text() == "")


def test_the_reading_pane_asks_too_and_typing_leaves(walker: Clerk) -> None:
    shown = walker.screen.reading.meeting()
    assert shown is not None
    walker.screen.reading._header.like_wanted.emit()
    walker.wait(lambda: chip(walker) == f"Giống: {shown.fields.title}")
    walker.search("học bạ")
    walker.wait(lambda: walker.rows() == ["Hội nghị tuyển sinh 03"])
    assert chip(walker) == ""
    assert not walker.screen.finding.leave_likeness()


def test_another_view_is_no_likeness_any_more(walker: Clerk) -> None:
    like_row(walker, 5)
    walker.wait(lambda: chip(walker) != "")
    walker.go_to_view("bin")
    assert chip(walker) == ""
    assert walker.screen.finding.asked.like is None


def test_nothing_alike_is_said_calmly(come: Callable[[Path | None], Clerk], other_kho: Path) -> None:
    desk = desks.open_desk(other_kho, who="Lan")
    meetings.write_new(desk, MeetingFields(BRIEFING, "Bàn về sĩ số."))
    indexing.rebuild(desk)
    desks.close(desk)
    clerk = come(other_kho)
    clerk.search("giao ban")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    clerk.settle()
    like_row(clerk, 0)
    clerk.wait(clerk.screen.results.empty.isVisible)
    clerk.settle()
    assert chip(clerk) == f"Giống: {BRIEFING}"
    assert clerk.screen.results.empty._what.text() == "Không thấy hội nghị nào giống"
    assert clerk.read() is None
    clerk.press("Return", clerk.screen.results.empty._button)
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    assert clerk.screen.bar.field.text() == "giao ban"
