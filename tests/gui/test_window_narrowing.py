"""Filters in the real window: counted for the question that is asked, after its answer and never before."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.clerk import Clerk, pause
from tests.gui.conftest import BRIEFING, CLOSING, REVIEW

from archive_app.archive import searching
from archive_app.gui.narrowing import PAUSE
from archive_app.model import Answer, Facets, Query

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class SlowCount:
    """Remembers in which order was answered and counted; a count is held until it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.order: list[str] = []
        self.held: set[str] = set()
        self.held_answers: set[str] = set()
        self.let_go = threading.Event()
        search, facets = searching.search, searching.facets

        def answer(desk: object, query: Query, **how: bool) -> Answer:
            if query.words in self.held_answers:
                self.let_go.wait(10)
            found = search(desk, query, **how)  # type: ignore[arg-type]
            self.order.append(f"answer {query.words}")
            return found

        def count(desk: object, query: Query, **how: bool) -> Facets | None:
            self.order.append(f"count {query.words}")
            if query.words in self.held:
                self.let_go.wait(10)
            return facets(desk, query, **how)  # type: ignore[arg-type]

        monkeypatch.setattr(searching, "search", answer)
        monkeypatch.setattr(searching, "facets", count)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, clerk: Clerk) -> Iterator[SlowCount]:
    made = SlowCount(monkeypatch)
    yield made
    made.let_go.set()


def listed(clerk: Clerk, name: str = "year") -> dict[object, int]:
    """A section at the left: each choice and its count."""
    section = clerk.screen.sidebar.sections[name]
    return {key: row.number for key, row in section._rows.items() if not section.isHidden()}


def on(clerk: Clerk) -> dict[str, str]:
    """The chips that are on, and what stands on them."""
    return {name: one.words() for name, one in clerk.screen.bar.filters.chips.items() if one.value() is not None}


def pick(clerk: Clerk, chip: str, *keys: str) -> None:
    clerk.screen.bar.filters.chips[chip].setFocus(Qt.FocusReason.TabFocusReason)
    for key in ("Return", *keys, "Return"):
        clerk.press(key)
    clerk.settle()


def test_counts_are_those_of_the_question(clerk: Clerk) -> None:
    assert listed(clerk) == {2020: 1, 2018: 1, 2015: 1}
    assert listed(clerk, "school_year") == {2019: 1, 2018: 1, 2015: 1}
    clerk.search("giao ban")
    clerk.wait(lambda: listed(clerk) == {2015: 1})
    assert listed(clerk, "kind") == {"giao_ban": 1}
    assert not clerk.screen.bar.filters.chips["with_photos"].isEnabled()
    clerk.press("Esc")
    clerk.wait(lambda: listed(clerk) == {2020: 1, 2018: 1, 2015: 1})


def test_a_chosen_filter_narrows_is_shown_and_comes_off_by_keyboard(clerk: Clerk) -> None:
    pick(clerk, "year", "Down", "Down")
    assert clerk.rows() == [REVIEW]
    assert on(clerk) == {"year": "2018"}
    assert listed(clerk) == {2020: 1, 2018: 1, 2015: 1}, "the other years are as many as before"
    assert listed(clerk, "kind") == {"kiem_diem": 1}
    clerk.press("Del")
    clerk.settle()
    assert clerk.rows() == [CLOSING, REVIEW, BRIEFING]
    assert on(clerk) == {}


def test_a_row_at_the_left_keeps_the_keyboard_when_it_narrows(clerk: Clerk) -> None:
    row = clerk.screen.sidebar.sections["school_year"]
    row._head.click()
    row._rows[2018].setFocus(Qt.FocusReason.TabFocusReason)
    clerk.press("Space")
    clerk.settle()
    assert clerk.rows() == [REVIEW]
    assert QApplication.focusWidget() is row._rows[2018]
    assert on(clerk) == {"school_year": "2018–2019"}


def test_what_is_chosen_stays_in_sight_when_no_answer_is_left(clerk: Clerk) -> None:
    pick(clerk, "year", "Down", "Down")
    clerk.search("giao ban")
    clerk.wait(lambda: clerk.rows() == [])
    clerk.settle()
    assert on(clerk) == {"year": "2018"}
    assert listed(clerk) == {2015: 1, 2018: 0}
    assert clerk.screen.sidebar.sections["year"]._rows[2018].isVisible()


def test_several_are_taken_off_at_once(clerk: Clerk) -> None:
    pick(clerk, "year", "Down", "Down")
    pick(clerk, "kind", "Down")
    assert clerk.screen.finding.asked.kind == "kiem_diem"
    link = clerk.screen.sidebar._clear
    assert link.text() == "Bỏ mọi bộ lọc"
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    clerk.press("Return", link)
    clerk.settle()
    assert (on(clerk), len(clerk.rows())) == ({}, 3)


def test_the_empty_list_offers_to_take_any_filter_off(clerk: Clerk) -> None:
    clerk.screen.finding.run(Query("giao ban", school_year=2018))
    clerk.wait(lambda: clerk.rows() == [])
    clerk.settle()
    clerk.screen.results.empty.acted.emit()
    clerk.wait(lambda: clerk.rows() == [BRIEFING])


def test_a_count_comes_after_its_answer_and_holds_up_no_other(clerk: Clerk, slow: SlowCount) -> None:
    slow.held = {"tổng kết"}
    clerk.search("tổng kết")
    clerk.wait(lambda: "count tổng kết" in slow.order)
    assert slow.order == ["answer tổng kết", "count tổng kết"]
    clerk.search("giao ban")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    pause(PAUSE + 60)
    assert "count giao ban" not in slow.order, "at most one count runs"


def test_a_count_that_comes_late_is_dropped(clerk: Clerk, slow: SlowCount) -> None:
    slow.held = {"tổng kết"}
    clerk.search("tổng kết")
    clerk.wait(lambda: "count tổng kết" in slow.order)
    clerk.search("giao ban")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    seen: list[dict[object, int]] = []
    show = clerk.screen.sidebar.show_filters
    pause(PAUSE + 60)
    clerk.screen.sidebar.show_filters = lambda *what: (show(*what), seen.append(listed(clerk)))  # type: ignore[method-assign]
    slow.let_go.set()
    clerk.wait(lambda: listed(clerk) == {2015: 1})
    clerk.settle()
    assert {2020: 1} not in seen


def test_no_count_begins_under_a_question(clerk: Clerk, slow: SlowCount) -> None:
    slow.held_answers = {"giao ban"}
    clerk.search("giao")
    clerk.wait(lambda: slow.order == ["answer giao"])
    clerk.type(" ban")
    pause(PAUSE + 100)
    assert slow.order == ["answer giao"]
    slow.let_go.set()
    clerk.wait(lambda: slow.order == ["answer giao", "answer giao ban", "count giao ban"])


def test_words_typed_over_are_never_counted(clerk: Clerk, slow: SlowCount) -> None:
    clerk.press("Ctrl+F")
    for word in ("giao", " ban", " hiệu"):
        clerk.type(word)
        clerk.wait(lambda: slow.order and slow.order[-1].startswith("answer"))
    clerk.settle()
    clerk.wait(lambda: "count giao ban hiệu" in slow.order)
    assert slow.order.count("count giao ban hiệu") == 1


def test_without_an_index_the_whole_archive_s_choices_stand(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "facets", lambda *_, **__: None)
    clerk.search("giao ban")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    clerk.settle()
    assert listed(clerk) == {2020: 1, 2018: 1, 2015: 1}
    assert clerk.screen.bar.filters.chips["with_photos"].isEnabled()


def test_a_count_that_fails_is_nothing_to_tell(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Facets:
        raise OSError("gone")

    monkeypatch.setattr(searching, "facets", broken)
    clerk.search("giao ban")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])
    clerk.settle()
    assert clerk.banners == []


def test_drafts_cannot_be_narrowed(clerk: Clerk) -> None:
    clerk.go_to_view("drafts")
    assert not clerk.screen.bar.filters.isVisible()
    assert not clerk.screen.sidebar.sections["year"].isVisible()
    clerk.go_to_view("meetings")
    assert clerk.screen.bar.filters.isVisible()
    assert clerk.screen.sidebar.sections["year"].isVisible()


def test_the_bin_offers_the_whole_archive_s_choices(clerk: Clerk) -> None:
    clerk.search("giao ban")
    clerk.wait(lambda: listed(clerk) == {2015: 1})
    clerk.go_to_view("bin")
    assert set(listed(clerk)) == {2020, 2018, 2015}
