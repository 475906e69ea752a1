"""Completion in the real window: asked a moment after a key, dropped when late, silent under an input method."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.clerk import Clerk, pause
from tests.gui.conftest import REVIEW
from tests.gui.typing_keys import compose

from archive_app.archive import searching
from archive_app.gui.completing import PAUSE
from archive_app.model import Completion

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Completer:
    """Offers the same words with a number behind them, when it is let; remembers what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.held: set[str] = set()
        self.let_go = threading.Event()

        def complete(_desk: object, words: str) -> tuple[Completion, ...]:
            self.asked.append(words)
            if words in self.held:
                self.let_go.wait(10)
            return (Completion(f"{words} một", "word"), Completion(f"{words} hai", "number"))

        monkeypatch.setattr(searching, "completions", complete)


@pytest.fixture
def completer(monkeypatch: pytest.MonkeyPatch, clerk: Clerk) -> Iterator[Completer]:
    made = Completer(monkeypatch)
    yield made
    made.let_go.set()


def offered(clerk: Clerk) -> list[str]:
    return [one.words for one in clerk.screen.completing.list.offers()]


def test_the_real_archive_offers_words_of_its_reports(clerk: Clerk) -> None:
    clerk.search("kiem die")
    clerk.wait(lambda: offered(clerk))
    clerk.press("Tab")
    assert clerk.screen.bar.query().endswith("điểm")
    clerk.wait(lambda: clerk.rows() == [REVIEW])


def test_taking_one_searches_it_and_leaves_the_keyboard(clerk: Clerk, completer: Completer) -> None:
    clerk.search("giao ban")
    clerk.wait(lambda: offered(clerk) == ["giao ban một", "giao ban hai"])
    clerk.press("Alt+Down")
    clerk.press("Alt+Down")
    clerk.press("Tab")
    assert clerk.screen.bar.query() == "giao ban hai"
    assert QApplication.focusWidget() is clerk.screen.bar.field
    clerk.wait(lambda: clerk.screen.finding.asked.words == "giao ban hai")
    pause(PAUSE + 60)
    clerk.settle()
    assert offered(clerk) == [], "what was taken is not offered on from, or Tab would never lead out"


def test_an_answer_to_other_words_is_dropped_and_the_newest_is_asked_for(clerk: Clerk, completer: Completer) -> None:
    completer.held = {"giao"}
    clerk.search("giao")
    clerk.wait(lambda: completer.asked == ["giao"])
    clerk.type(" ban")
    pause(PAUSE + 40)
    completer.let_go.set()
    clerk.wait(lambda: offered(clerk) == ["giao ban một", "giao ban hai"])
    assert completer.asked == ["giao", "giao ban"]


def test_keys_in_a_row_are_asked_once(clerk: Clerk, completer: Completer) -> None:
    clerk.press("Ctrl+F")
    for letter in "giao":
        clerk.type(letter)
        pause(20)
    clerk.wait(lambda: offered(clerk))
    assert completer.asked == ["giao"]


def test_nothing_comes_while_something_is_composed(clerk: Clerk, completer: Completer) -> None:
    completer.held = {"giao"}
    clerk.search("giao")
    clerk.wait(lambda: completer.asked == ["giao"])
    compose(clerk.screen.bar.field, "b")
    completer.let_go.set()
    clerk.settle()
    pause(PAUSE)
    assert offered(clerk) == []
    clerk.type(" ban")
    clerk.wait(lambda: offered(clerk) == ["giao ban một", "giao ban hai"])


def test_escape_puts_it_away_until_something_else_is_typed(clerk: Clerk, completer: Completer) -> None:
    clerk.search("giao")
    clerk.wait(lambda: offered(clerk))
    clerk.press("Esc")
    assert offered(clerk) == []
    pause(PAUSE + 60)
    assert offered(clerk) == []
    assert clerk.screen.bar.query() == "giao"
    clerk.type(" ban")
    clerk.wait(lambda: offered(clerk) == ["giao ban một", "giao ban hai"])


def test_enter_and_down_lead_to_the_results_and_it_is_gone(clerk: Clerk, completer: Completer) -> None:
    for key in ("Down", "Return"):
        clerk.search("giao ban")
        clerk.wait(lambda: offered(clerk))
        clerk.press(key)
        assert offered(clerk) == []
        assert QApplication.focusWidget() is clerk.screen.results.rows
        pause(PAUSE + 60)
        assert offered(clerk) == []


def test_enter_before_it_comes_keeps_it_away(clerk: Clerk, completer: Completer) -> None:
    clerk.search("xyzzy")
    clerk.wait(lambda: offered(clerk))
    assert clerk.rows() == []
    clerk.type("z")
    clerk.press("Return")
    assert QApplication.focusWidget() is clerk.screen.bar.field, "there is nothing below to go to"
    pause(PAUSE + 60)
    clerk.settle()
    assert completer.asked == ["xyzzy"]
    assert offered(clerk) == []


def test_words_put_there_by_a_link_are_not_gone_on_from(clerk: Clerk, completer: Completer) -> None:
    clerk.press("Ctrl+F")
    clerk.screen.bar.set_query("giao ban")
    pause(PAUSE + 60)
    clerk.settle()
    assert completer.asked == []


def test_counts_that_come_meanwhile_do_not_close_it(clerk: Clerk, completer: Completer) -> None:
    clerk.search("giao ban")
    clerk.wait(lambda: offered(clerk))
    clerk.screen.bar.field.resize(clerk.screen.bar.field.width() - 40, 40)
    assert offered(clerk) == ["giao ban một", "giao ban hai"]


def test_an_error_is_nothing_to_tell(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_desk: object, words: str) -> tuple[Completion, ...]:
        raise OSError(words)

    monkeypatch.setattr(searching, "completions", broken)
    clerk.search("giao ban")
    pause(PAUSE + 60)
    clerk.settle()
    assert offered(clerk) == []
    assert clerk.banners == []
