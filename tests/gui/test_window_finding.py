"""Search as one types, in the real window: what is late is dropped, what is not found is not read on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.clerk import Clerk, pause
from tests.gui.conftest import BRIEFING, CLOSING, REVIEW
from tests.gui.typing_keys import compose

from archive_app.archive import searching
from archive_app.model import Answer, Query

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class SlowSearch:
    """A disk that answers a question only when it is let; remembers what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.held: set[str] = set()
        self.let_go = threading.Event()
        real = searching.search

        def slow(desk: object, query: Query, **how: bool) -> Answer:
            self.asked.append(query.words)
            if query.words in self.held:
                self.let_go.wait(10)
            return real(desk, query, **how)  # type: ignore[arg-type]

        monkeypatch.setattr(searching, "search", slow)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, clerk: Clerk) -> Iterator[SlowSearch]:
    slow = SlowSearch(monkeypatch)
    yield slow
    slow.let_go.set()


def test_words_without_marks_find_and_mark(clerk: Clerk) -> None:
    clerk.search("dang uy kiem diem")
    clerk.wait(lambda: clerk.rows() == [REVIEW])
    clerk.wait(lambda: clerk.read() == REVIEW)
    clerk.wait(lambda: clerk.screen.reading.report.mark_position()[1] > 0)
    assert "Đảng uỷ" in clerk.screen.reading.report.marked_words()


def test_an_answer_that_comes_late_is_dropped(clerk: Clerk, disk: SlowSearch) -> None:
    answered: list[str] = []
    clerk.screen.finding.answered.connect(answered.append)
    disk.held = {"tổng"}
    clerk.search("tổng")
    clerk.wait(lambda: "tổng" in disk.asked)
    clerk.search("giao ban")
    pause(60)
    disk.let_go.set()
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    clerk.settle()
    assert answered == ["giao ban"]


def test_keys_of_one_stroke_are_one_question(clerk: Clerk, disk: SlowSearch) -> None:
    disk.held = {"g"}
    clerk.press("Ctrl+F")
    for letter in "giao":
        clerk.type(letter)
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    assert disk.asked == ["giao"]


def test_a_view_chosen_while_an_answer_is_under_way_wins(clerk: Clerk, disk: SlowSearch) -> None:
    disk.held = {"tổng"}
    clerk.search("tổng")
    clerk.wait(lambda: "tổng" in disk.asked)
    bin_row = clerk.screen.sidebar.views["bin"]
    bin_row.setFocus()
    clerk.press("Space", bin_row)
    disk.let_go.set()
    clerk.settle()
    assert clerk.rows() == []
    assert clerk.read() is None


def test_nothing_found_leaves_nothing_to_read(clerk: Clerk) -> None:
    clerk.choose(REVIEW)
    clerk.search("xyzzy")
    clerk.wait(lambda: clerk.rows() == [])
    clerk.settle()
    assert clerk.read() is None
    assert clerk.screen.results.empty.isVisible()


def test_what_is_still_composed_is_not_asked_for(clerk: Clerk, disk: SlowSearch) -> None:
    clerk.press("Ctrl+F")
    field = clerk.screen.bar.field
    for preedit in ("t", "to", "tô", "tông", "tổng"):
        compose(field, preedit)
        pause(25)
    assert disk.asked == []
    clerk.type("tổng kết")
    clerk.wait(lambda: clerk.rows() == [CLOSING])
    assert disk.asked == ["tổng kết"]


def test_escape_clears_the_words_and_everything_is_there_again(clerk: Clerk) -> None:
    assert clerk.rows() == [CLOSING, REVIEW, BRIEFING]
    assert clerk.row() == clerk.read() == CLOSING
    clerk.search("giao ban")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    clerk.press("Esc")
    clerk.wait(lambda: clerk.rows() == [CLOSING, REVIEW, BRIEFING])
    assert QApplication.focusWidget() is clerk.screen.bar.field


def test_f3_goes_from_mark_to_mark_wherever_the_keyboard_is(clerk: Clerk) -> None:
    clerk.search("đảng ủy")
    clerk.wait(lambda: clerk.read() == REVIEW and clerk.screen.reading.report.mark_position()[1] == 2)
    first = clerk.screen.reading.report.mark_position()[0]
    clerk.press("F3")
    assert clerk.screen.reading.report.mark_position() == (3 - first, 2)
    clerk.press("Shift+F3")
    assert clerk.screen.reading.report.mark_position() == (first, 2)
