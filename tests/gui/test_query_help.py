"""Help where one types: every example means something to the archive, and goes from the card into the box."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.clerk import Clerk
from tests.gui.conftest import REVIEW

from archive_app import paths
from archive_app.gui.floating import Floating
from archive_app.gui.keys_page import KeysPage
from archive_app.gui.query_help import QueryHelp
from archive_app.search.language import parse

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(clerk: Clerk) -> QueryHelp | None:
    floating = clerk.window.findChild(Floating)
    return floating.card if floating and isinstance(floating.card, QueryHelp) and floating.isVisible() else None


def f1(clerk: Clerk) -> QueryHelp:
    """Opens the card by its key in the search box."""
    clerk.press("Ctrl+F")
    clerk.press("F1")
    card = opened(clerk)
    assert card is not None
    return card


def examples(qtbot: QtBot, language: str) -> list[str]:
    card = QueryHelp()
    qtbot.addWidget(card)
    queries = [example.query for example in card.examples]
    if language == "vi":
        return queries
    ts = ElementTree.parse(paths.resources() / "translations" / "en.ts")
    english = {one.findtext("source"): one.findtext("translation") for one in ts.iter("message")}
    return [english[query] or "" for query in queries]


def close_keys(clerk: Clerk) -> None:
    page = clerk.window.findChild(KeysPage)
    assert page is not None
    page.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_example_is_understood(qtbot: QtBot, language: str) -> None:
    queries = examples(qtbot, language)
    assert len(queries) == len(set(queries)) >= 12
    for query in queries:
        asked = parse(query)
        assert asked.condition is not None or asked.phrases, query
        # A field that is none would be words to look for.
        assert not any(re.search(r"\w:", syllable.exact) for syllable in asked.syllables), query


def test_f1_in_the_box_shows_examples_and_enter_takes_one(clerk: Clerk) -> None:
    card = f1(clerk)
    assert QApplication.focusWidget() is card.examples[0]
    clerk.press("Down")
    assert QApplication.focusWidget() is card.examples[1]
    clerk.press("Tab")
    clerk.press("Shift+Tab")
    assert QApplication.focusWidget() is card.examples[1]
    assert card.examples[1].query == "năm:2018"
    clerk.press("Return")
    assert opened(clerk) is None
    field = clerk.screen.bar.field
    assert QApplication.focusWidget() is field
    assert (field.text(), field.selectedText()) == ("năm:2018", "2018")
    assert field.cursorPosition() == len("năm:"), "from the end it would be offered how to go on"
    clerk.wait(lambda: clerk.rows() == [REVIEW])


def test_what_was_typed_before_can_be_had_back(clerk: Clerk) -> None:
    clerk.search("kiểm điểm")
    f1(clerk)
    clerk.press("Return")
    field = clerk.screen.bar.field
    assert (field.text(), field.selectedText()) == ('"xếp loại cuối năm"', "xếp loại cuối năm")
    clerk.press("Ctrl+Z")
    assert field.text() == "kiểm điểm"


def test_escape_leaves_everything_as_it_was(clerk: Clerk) -> None:
    clerk.search("kiểm điểm")
    f1(clerk)
    clerk.press("Esc")
    assert opened(clerk) is None
    assert QApplication.focusWidget() is clerk.screen.bar.field
    assert clerk.screen.bar.field.text() == "kiểm điểm"


def test_the_question_mark_opens_it_too(clerk: Clerk, qtbot: QtBot) -> None:
    field = clerk.screen.bar.field
    clerk.search("kiểm điểm")
    assert field._clear.geometry().right() < field.help.geometry().left()
    assert field.help.geometry().right() < field.width()
    qtbot.mouseClick(field.help, Qt.MouseButton.LeftButton)
    card = opened(clerk)
    assert card is not None
    assert clerk.window.rect().contains(card.geometry())
    qtbot.mouseClick(card.examples[-1], Qt.MouseButton.LeftButton)
    assert field.text() == "tập huấn NOT trực tuyến"
    assert QApplication.focusWidget() is field


def test_f1_elsewhere_still_shows_all_keys(clerk: Clerk) -> None:
    clerk.screen.results.focus_rows()
    clerk.press("F1")
    clerk.wait(lambda: clerk.window.findChild(KeysPage) is not None)
    assert opened(clerk) is None
    close_keys(clerk)


def test_f1_on_the_card_goes_on_to_all_keys(clerk: Clerk) -> None:
    f1(clerk)
    clerk.press("F1")
    clerk.wait(lambda: clerk.window.findChild(KeysPage) is not None)
    close_keys(clerk)


def test_nothing_on_the_card_is_cut_off(clerk: Clerk) -> None:
    card = f1(clerk)
    QApplication.processEvents()
    for example in card.examples:
        assert example.width() >= example.sizeHint().width()
        assert card.rect().contains(example.geometry())
