"""The line under the search bar: what it says of an answer, where its links lead, and that it cuts nothing off."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.search_note import SearchNote
from archive_app.model import Answer, Query

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "hội nghị triển khai nhiệm vụ trọng tâm của ngành giáo dục và đào tạo"


def answer(words: str = "hoi nghi", total: int = 7, like: str | None = None, **more: object) -> Answer:
    return Answer(Query(words, like=like), {}, total, (), 1.0, **more)  # type: ignore[arg-type]


@pytest.fixture
def note(qapp: QApplication, qtbot: QtBot) -> Iterator[SearchNote]:
    """The note in a window of 1100 px, over something that is no part of it."""
    theme.apply(qapp, "light", 100)
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    made = SearchNote()
    column.addWidget(made)
    column.addWidget(QWidget(), 1)
    qtbot.addWidget(window)
    window.resize(1100, 300)
    window.show()
    window.activateWindow()
    yield made
    window.close()


def said(note: SearchNote) -> list[str]:
    """The words on the screen, from the left."""
    QApplication.processEvents()
    layout = note.layout()
    assert layout is not None
    parts = [layout.itemAt(place).widget() for place in range(layout.count())]
    return [part.text() for part in parts if part is not None and part.isVisible()]  # type: ignore[attr-defined]


def test_with_nothing_to_say_there_is_no_line(note: SearchNote) -> None:
    note.show_answer(answer("hội nghị"))
    assert not note.isVisible()


def test_what_may_have_been_meant_is_offered(note: SearchNote, qtbot: QtBot) -> None:
    note.show_answer(answer(suggestions=("hội nghị", "hỏi nghĩ", "hồi nghi")))
    assert said(note) == ["Có phải:", "hội nghị", "·", "hỏi nghĩ", "·", "hồi nghi"]
    with qtbot.waitSignal(note.query_wanted) as told:
        qtbot.mouseClick(note.links[1], Qt.MouseButton.LeftButton)
    assert told.args == ["hỏi nghĩ"]


def test_the_links_are_reached_and_followed_by_keys(note: SearchNote, qtbot: QtBot) -> None:
    note.show_answer(answer(suggestions=("hội nghị", "hỏi nghĩ")))
    note.links[0].setFocus()
    qtbot.keyClick(note.links[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is note.links[1]
    with qtbot.waitSignal(note.query_wanted) as told:
        qtbot.keyClick(note.links[1], Qt.Key.Key_Return)
    assert told.args == ["hỏi nghĩ"]
    assert note.links[1].accessibleName() == "Có phải: hỏi nghĩ"


def test_another_reading_is_said_and_the_typed_words_can_be_had(note: SearchNote, qtbot: QtBot) -> None:
    note.show_answer(answer('hooji "nghij', read_as="hội nghị", suggestions=("hội nghị", "hội nghĩ")))
    assert said(note) == ["Đã hiểu là:", "hội nghị", "Tìm đúng chữ đã gõ", "·", "Có phải:", "hội nghĩ"]
    with qtbot.waitSignal(note.query_wanted) as told:
        qtbot.keyClick(note.exactly, Qt.Key.Key_Space)
    assert told.args == ['"hooji nghij"']
    note.show_answer(answer('"hooji nghij" ', read_as="hội nghị"))
    assert said(note) == ["Đã hiểu là:", "hội nghị"]


def test_what_has_only_most_of_the_words_is_owned_up_to(note: SearchNote) -> None:
    few = "Không hội nghị nào có đủ các từ. Đây là những hội nghị gần nhất."
    note.show_answer(answer(nearly=True))
    assert said(note) == [few]
    note.show_answer(answer(nearly=True, read_as="hội nghị"))
    assert said(note) == ["Đã hiểu là:", "hội nghị", "·", few]
    note.show_answer(answer("", total=0, nearly=True))
    assert not note.isVisible()


def test_what_the_list_is_like_stands_on_a_chip_that_leads_back(note: SearchNote, qtbot: QtBot) -> None:
    note.show_answer(answer("", like="m1"), "Hội nghị <b>A&B</b>")
    assert said(note) == ["Giống: Hội nghị <b>A&B</b>"]
    assert note.likeness.accessibleName() == "Giống: Hội nghị <b>A&B</b>"
    assert note.likeness.shortcut().isEmpty()
    with qtbot.waitSignal(note.likeness_left):
        qtbot.keyClick(note.likeness, Qt.Key.Key_Return)
    note.show_answer(answer(""))
    assert not note.isVisible()


def test_between_two_keys_the_line_stays_and_then_it_goes(note: SearchNote, qtbot: QtBot) -> None:
    note.show_answer(answer(suggestions=("hội nghị",)))
    note.show_answer(answer("hoi nghi t"))
    assert note.isVisible()
    assert said(note) == []
    note.show_answer(answer("hoi nghi to", suggestions=("hội nghị to",)))
    qtbot.wait(350)
    assert said(note) == ["Có phải:", "hội nghị to"]
    note.show_answer(answer("hoi nghi tox"))
    qtbot.waitUntil(lambda: not note.isVisible(), timeout=2000)


def test_without_words_the_line_goes_at_once(note: SearchNote) -> None:
    note.show_answer(answer(suggestions=("hội nghị",)))
    note.show_answer(answer(""))
    assert not note.isVisible()


@pytest.mark.parametrize("wide", [1100, 752, 420, 320])
def test_long_words_lose_their_middle_and_nothing_is_cut_off(note: SearchNote, wide: int) -> None:
    three = (f"{LONG} năm 2018", f"{LONG} năm 2019", f"{LONG} năm 2020")
    note.window().resize(wide, 300)
    note.show_answer(answer(suggestions=three))
    QApplication.processEvents()
    assert note.window().width() == wide
    shown = [link for link in note.links if link.isVisible()]
    assert shown
    for link in shown:
        assert link.width() >= min(96, wide)
        assert link.shown().startswith("hội")
        assert link.shown()[-2:] == link.words[-2:]
        assert "…" in link.shown()
        assert theme.metrics(link.letters).horizontalAdvance(link.shown()) <= link.width() - 7
        assert link.words in link.toolTip()
    places = [link.geometry() for link in shown]
    assert all(one.right() < other.left() for one, other in itertools.pairwise(places))
    assert places[-1].right() < wide
    assert note.height() == 34


def test_in_little_room_the_likeliest_stay(note: SearchNote) -> None:
    note.window().resize(330, 300)
    note.show_answer(answer(suggestions=(LONG, f"{LONG} khác", f"{LONG} nữa")))
    assert said(note) == ["Có phải:", LONG, "·", f"{LONG} khác"]
    note.window().resize(1100, 300)
    assert len(said(note)) == 6


def test_words_are_only_letters(note: SearchNote) -> None:
    note.show_answer(answer(suggestions=("<b>gd&đt</b>",)))
    link = note.links[0]
    assert link.shown() == "<b>gd&đt</b>"
    assert link.shortcut().isEmpty()
    note.window().resize(200, 300)
    QApplication.processEvents()
    assert "&lt;b&gt;" in link.toolTip() or not link.toolTip()


def test_the_line_grows_with_the_letters(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light", 200)
    try:
        made = SearchNote()
        qtbot.addWidget(made)
        made.resize(1100, 68)
        made.show_answer(answer(suggestions=("ẪỄỖ gậy",)))
        made.show()
        QApplication.processEvents()
        assert made.height() == 68
        picture = made.grab().toImage()
        for y in (0, picture.height() - 2):
            assert len({picture.pixel(x, y) for x in range(picture.width())}) == 1
    finally:
        theme.apply(qapp, "light", 100)
