"""Correcting and writing in the real window: nothing typed is lost, nothing saved doubled, nothing dropped returns."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.clerk import Clerk, drafts, meeting, pause, slow_disk, titles
from tests.gui.conftest import BRIEFING, CLOSING, REVIEW

from archive_app.archive import desk as desks
from archive_app.archive import meetings
from archive_app.archive.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Come = Callable[[Path | None], Clerk]
NEW = "Hội nghị mới chưa từng có"


def correct_elsewhere(desk: Desk, title: str, place: str) -> None:
    """Another hand saves the meeting."""
    theirs = replace(desk, who="Bình")
    found = meeting(desk.folder, title)
    meetings.correct(theirs, found.id, found.version, {"place": place})


def correct(clerk: Clerk, title: str, place: str) -> None:
    clerk.edit(title)
    clerk.go_to(clerk.screen.form.place_name())
    clerk.press("Ctrl+A")
    clerk.type(place)


def left(kho: Path) -> list[tuple[str, str | None]]:
    return sorted((draft.fields.title, draft.fields.place) for draft in drafts(kho))


def test_a_correction_is_saved_and_shown_and_leaves_no_draft(clerk: Clerk, kho: Path) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    clerk.press("Ctrl+S")
    clerk.wait(lambda: clerk.place() == "Hội trường A" and clerk.read() == REVIEW)
    clerk.settle()
    assert meeting(kho, REVIEW).fields.place == "Hội trường A"
    assert left(kho) == []
    assert clerk.number("drafts") == 0


def test_what_is_typed_is_a_draft_soon_and_goes_on_with_f2(clerk: Clerk, kho: Path) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    clerk.wait(lambda: left(kho) == [(REVIEW, "Hội trường A")])
    clerk.press("Esc")
    clerk.wait(lambda: clerk.read() == REVIEW)
    assert clerk.place() is None
    clerk.press("F2")
    clerk.wait(lambda: clerk.screen.form.fields().place == "Hội trường A")
    assert not clerk.conflict()


def test_a_new_meeting_is_written_by_keys_alone(clerk: Clerk, kho: Path) -> None:
    clerk.press("Ctrl+N")
    clerk.type(NEW)
    clerk.press("Ctrl+S")
    clerk.wait(lambda: clerk.read() == NEW)
    clerk.settle()
    assert NEW in titles(kho)
    assert left(kho) == []


def test_closing_keeps_what_is_typed(clerk: Clerk, kho: Path) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    assert clerk.leave()
    assert left(kho) == [(REVIEW, "Hội trường A")]


def test_closing_while_a_save_is_under_way_leaves_it_saved_and_no_draft(clerk: Clerk, kho: Path, qtbot: QtBot) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    with slow_disk(clerk.desk) as let_go_soon:
        clerk.press("Ctrl+S")
        let_go_soon()
        with qtbot.captureExceptions():  # whether closing is calm is a test of its own
            assert clerk.leave()
            pause(50)
    assert meeting(kho, REVIEW).fields.place == "Hội trường A"
    assert left(kho) == []


def test_closing_while_a_new_meeting_is_being_saved_makes_it_once(clerk: Clerk, kho: Path, qtbot: QtBot) -> None:
    clerk.press("Ctrl+N")
    clerk.type(NEW)
    with slow_disk(clerk.desk) as let_go_soon:
        clerk.press("Ctrl+S")
        let_go_soon()
        with qtbot.captureExceptions():
            assert clerk.leave()
            pause(50)
    assert titles(kho).count(NEW) == 1
    assert left(kho) == []


def test_nothing_happens_any_more_in_a_window_that_was_closed(clerk: Clerk, qtbot: QtBot) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    with slow_disk(clerk.desk) as let_go_soon, qtbot.captureExceptions() as faults:
        clerk.press("Ctrl+S")
        let_go_soon()
        assert clerk.leave()
        pause(600)
    assert faults == []


def test_a_save_that_returns_touches_nothing_of_what_is_typed_meanwhile(clerk: Clerk, kho: Path) -> None:
    correct(clerk, BRIEFING, "Phòng họp B")
    with slow_disk(clerk.desk):
        clerk.press("Ctrl+S")
        clerk.press("Ctrl+N", on=clerk.window)
        clerk.wait(lambda: clerk.title() == "")
        clerk.screen.form.setFocus()
        clerk.type(NEW)
    clerk.wait(lambda: meeting(kho, BRIEFING).fields.place == "Phòng họp B")
    clerk.settle()
    assert clerk.screen.form.isVisible()
    assert clerk.title() == NEW
    clerk.type(" nữa")
    assert clerk.title() == f"{NEW} nữa"
    clerk.wait(lambda: left(kho) == [(f"{NEW} nữa", None)])


def test_the_last_words_before_another_edit_stay_a_draft(clerk: Clerk, kho: Path) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    clerk.press("Ctrl+N", on=clerk.window)
    clerk.wait(lambda: clerk.title() == "")
    clerk.settle()
    assert left(kho) == [(REVIEW, "Hội trường A")]


def test_a_form_that_was_only_looked_at_leaves_no_draft(clerk: Clerk, kho: Path) -> None:
    clerk.edit(REVIEW)
    clerk.press("Esc")
    clerk.wait(lambda: clerk.read() == REVIEW)
    assert clerk.leave()
    assert left(kho) == []


def test_dropping_what_is_typed_can_be_undone(clerk: Clerk, kho: Path) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    clerk.wait(lambda: left(kho) != [])
    button = clerk.screen.form._discard
    button.setFocus()
    clerk.press("Space", button)
    clerk.wait(lambda: clerk.read() == REVIEW and clerk.toast())
    clerk.settle()
    assert left(kho) == []
    clerk.press("Ctrl+Z")
    clerk.wait(lambda: clerk.screen.form.isVisible() and clerk.screen.form.fields().place == "Hội trường A")
    clerk.wait(lambda: left(kho) == [(REVIEW, "Hội trường A")])


def test_one_s_own_attachment_is_no_conflict_with_one_s_own_draft(clerk: Clerk, kho: Path, papers: list[Path]) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    clerk.press("Esc")
    clerk.wait(lambda: clerk.read() == REVIEW)
    clerk.drop(papers[:1], clerk.screen.reading)
    clerk.wait(lambda: len(meeting(kho, REVIEW).attachments) == 1)
    clerk.settle()
    clerk.press("F2")
    clerk.wait(lambda: clerk.screen.form.isVisible() and clerk.screen.form.fields().place == "Hội trường A")
    clerk.settle()
    assert not clerk.conflict()
    clerk.press("Ctrl+S")
    clerk.wait(lambda: clerk.place() == "Hội trường A")
    assert len(meeting(kho, REVIEW).attachments) == 1


def test_a_file_that_comes_while_the_form_is_open_is_no_conflict(clerk: Clerk, kho: Path, papers: list[Path]) -> None:
    shown = clerk.choose(REVIEW)
    with slow_disk(clerk.desk):
        clerk.drop(papers[:1], clerk.screen.reading)
        clerk.press("F2")
        clerk.wait(clerk.screen.form.isVisible)
        clerk.go_to(clerk.screen.form.place_name())
        clerk.type("Hội trường A")
    clerk.wait(lambda: meeting(kho, REVIEW).version > shown.version)
    clerk.settle()
    clerk.press("Ctrl+S")
    clerk.settle()
    assert not clerk.conflict()
    assert meeting(kho, REVIEW).fields.place == "Hội trường A"


class TestSomebodyElseSavedMeanwhile:
    @pytest.fixture
    def conflict(self, clerk: Clerk, kho: Path) -> Clerk:
        correct(clerk, REVIEW, "Nơi của tôi")
        correct_elsewhere(clerk.desk, REVIEW, "Nơi của họ")
        clerk.press("Ctrl+S")
        clerk.wait(clerk.conflict)
        clerk.settle()
        return clerk

    def test_nothing_of_either_is_lost_however_often_it_is_tried(self, conflict: Clerk, kho: Path) -> None:
        for _ in range(2):
            assert meeting(kho, REVIEW).fields.place == "Nơi của họ"
            assert left(kho) == [(REVIEW, "Nơi của tôi")]
            assert conflict.screen.form.fields().place == "Nơi của tôi"
            conflict.press("Ctrl+S")
            conflict.settle()
            assert conflict.conflict()

    def test_keeping_mine_and_saving_wins(self, conflict: Clerk, kho: Path) -> None:
        keep = conflict.screen.form._keep
        keep.setFocus()
        conflict.press("Space", keep)
        conflict.wait(lambda: not conflict.conflict())
        conflict.press("Ctrl+S", on=conflict.screen.form)
        conflict.wait(lambda: conflict.place() == "Nơi của tôi" and conflict.read() == REVIEW)
        conflict.settle()
        assert meeting(kho, REVIEW).fields.place == "Nơi của tôi"
        assert left(kho) == []

    def test_looking_at_theirs_keeps_my_draft(self, conflict: Clerk, kho: Path) -> None:
        see = conflict.screen.form._banner._action
        see.setFocus()
        conflict.press("Space", see)
        conflict.wait(lambda: conflict.read() == REVIEW and conflict.place() == "Nơi của họ")
        conflict.settle()
        assert left(kho) == [(REVIEW, "Nơi của tôi")]
        conflict.press("F2")
        conflict.wait(conflict.screen.form.isVisible)
        conflict.wait(conflict.conflict)
        assert conflict.screen.form.fields().place == "Nơi của tôi"


def test_a_draft_over_what_was_saved_since_says_so_when_it_is_opened(come: Come, kho: Path) -> None:
    clerk = come(kho)
    correct(clerk, REVIEW, "Nơi của tôi")
    clerk.press("Esc")
    clerk.settle()
    assert clerk.leave()
    desk = desks.open_desk(kho)
    correct_elsewhere(desk, REVIEW, "Nơi của họ")
    desks.close(desk)
    again = come(kho)
    again.choose(REVIEW)
    again.press("F2")
    again.wait(again.conflict)
    assert again.screen.form.fields().place == "Nơi của tôi"


def test_the_window_stays_once_when_what_is_typed_cannot_be_kept(clerk: Clerk) -> None:
    correct(clerk, REVIEW, "Hội trường A")
    folder = clerk.desk.drafts
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", encoding="utf-8")
    assert not clerk.leave()
    assert clerk.window.isVisible()
    assert len(clerk.banners) == 1
    assert "drafts" in clerk.banners[0]
    pause(20)
    assert clerk.screen.form.fields().place == "Hội trường A"
    assert clerk.leave()


class TestTheListOfDrafts:
    @pytest.fixture
    def two_drafts(self, clerk: Clerk, kho: Path) -> Clerk:
        correct(clerk, REVIEW, "Hội trường A")
        clerk.press("Esc")
        clerk.wait(lambda: clerk.read() == REVIEW)
        clerk.press("Ctrl+N")
        clerk.type(NEW)
        clerk.press("Esc")
        clerk.wait(lambda: not clerk.screen.form.isVisible())
        clerk.settle()
        clerk.go_to_view("drafts")
        assert sorted(clerk.rows()) == sorted([NEW, REVIEW])
        assert clerk.number("drafts") == 2
        return clerk

    def _go_down_to(self, clerk: Clerk, title: str) -> None:
        clerk.press("Ctrl+F")
        clerk.press("Down")
        clerk.press("Home")
        if clerk.row() != title:
            clerk.press("Down")
        assert clerk.row() == title

    def test_enter_goes_on_with_a_draft(self, two_drafts: Clerk) -> None:
        for title in (REVIEW, NEW):
            self._go_down_to(two_drafts, title)
            two_drafts.press("Return")
            two_drafts.wait(lambda title=title: two_drafts.screen.form.isVisible() and two_drafts.title() == title)
        assert two_drafts.banners == []

    def test_del_drops_a_draft_and_ctrl_z_has_it_back(self, two_drafts: Clerk, kho: Path) -> None:
        self._go_down_to(two_drafts, NEW)
        two_drafts.press("Del")
        two_drafts.wait(lambda: two_drafts.rows() == [REVIEW])
        two_drafts.wait(two_drafts.toast)
        assert [title for title, _ in left(kho)] == [REVIEW]
        assert titles(kho) == sorted([BRIEFING, CLOSING, REVIEW])
        two_drafts.press("Ctrl+Z")
        two_drafts.wait(lambda: len(left(kho)) == 2)
        two_drafts.wait(lambda: two_drafts.title() == NEW)
        assert two_drafts.banners == []

    def test_a_new_meeting_s_draft_that_is_saved_leaves_the_list(self, two_drafts: Clerk, kho: Path) -> None:
        self._go_down_to(two_drafts, NEW)
        two_drafts.press("Return")
        two_drafts.wait(lambda: two_drafts.screen.form.isVisible() and two_drafts.title() == NEW)
        two_drafts.press("Ctrl+S")
        two_drafts.wait(lambda: NEW in titles(kho))
        two_drafts.settle()
        assert [title for title, _ in left(kho)] == [REVIEW]
        assert two_drafts.number("drafts") == 1
        assert two_drafts.number("meetings") == 4
