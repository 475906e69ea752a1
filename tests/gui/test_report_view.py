"""The report as it is shown: marks on the right words whatever the text holds, and nothing of it taken for markup."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.typing_keys import commit

from archive_app.gui import theme
from archive_app.gui.body_field import BodyField
from archive_app.gui.report_view import ReportView
from archive_app.gui.text_edits import edited
from archive_app.gui.text_offsets import shown_text
from archive_app.text.edits import moved

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NASTY = [
    "hội nghị kiểm điểm",
    unicodedata.normalize("NFD", "Hội nghị kiểm điểm Đảng ủy"),
    "🎉 hội nghị 🎉🎉 kiểm điểm 😀",
    "\u00a0\u00a0\u00a0 hội nghị\u00a0kiểm điểm",
    "một\r\nhội nghị\r\n\r\nkiểm điểm\r\n",
    "một\rhội nghị\rkiểm điểm",
    "một\u2028hội nghị\u2029kiểm điểm\x85hết\x0bhội nghị\x0c.",
    "a\ufdd0hội nghị\ufdd1 \ufffc kiểm điểm \x00 hết",
    "😀\r\n😀\r\nhội nghị 😀\r\n\r\n\r\nkiểm điểm",
    "hội\tnghị \ud800 kiểm điểm",
    "<b>hội nghị</b> &amp; <img src='file:///etc/hostname'> kiểm điểm",
    "",
]


def spans_of(text: str, *words: str) -> tuple[tuple[int, int], ...]:
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = text.find(word, at + 1)
    return tuple(sorted(found))


def selected(view: ReportView, start: int, end: int) -> str:
    """What Qt has between two of its own positions, paragraph ends as line feeds."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> ReportView:
    theme.apply(qapp, "light", 100)
    made = ReportView()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


@pytest.mark.parametrize("text", NASTY)
def test_every_mark_lies_on_its_word(view: ReportView, text: str) -> None:
    words = ("hội nghị", "kiểm điểm", unicodedata.normalize("NFD", "kiểm điểm"))
    spans = spans_of(text, *words)
    view.set_text(text, spans)
    for (start, end), (shown_start, shown_end) in zip(spans, view._marks, strict=True):
        assert selected(view, shown_start, shown_end) == text[start:end]


@pytest.mark.parametrize("text", NASTY)
def test_places_go_there_and_back(text: str) -> None:
    shown = shown_text(text)
    for point in range(len(text) + 1):
        back = shown.to_text(shown.to_shown(point))
        # The two characters of \r\n share a place; every other has its own.
        assert back == point or text[back : point + 1] == "\r\n"
    assert shown.to_shown(len(text)) == len(shown.shown.encode("utf-16-le")) // 2


def test_what_is_copied_is_what_the_report_says(view: ReportView) -> None:
    text = "\u00a0\u00a0Hội nghị 😀\r\nĐảng\u2028ủy"
    view.set_text(text)
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == text


def test_text_is_never_markup(view: ReportView) -> None:
    view.set_text("<img src='file:///etc/hostname'><b>Đảng</b>")
    assert view.toPlainText() == "<img src='file:///etc/hostname'><b>Đảng</b>"
    assert view.loadResource(2, "file:///etc/hostname") is None


def test_marks_outside_the_text_are_dropped_and_others_clipped(view: ReportView) -> None:
    view.set_text("Đảng ủy", ((-3, 4), (5, 99), (40, 50), (3, 3)))
    assert view._marks == [(0, 4), (5, 7)]


def test_walking_the_marks(view: ReportView, qtbot: QtBot) -> None:
    text = "\n".join(f"Đoạn {n}: kiểm điểm." for n in range(200))
    spans = spans_of(text, "kiểm điểm")
    view.set_text(text, spans)
    assert view.mark_position() == (1, 200)
    assert not view.step_mark(-1)
    assert view.mark_position() == (1, 200)
    with qtbot.waitSignal(view.mark_changed) as told:
        view.last_mark()
    assert told.args == [200, 200]
    assert view.viewport().rect().toRectF().contains(view.mark_boxes(199)[0])
    assert not view.step_mark(1)
    assert view.step_mark(-1)
    assert view.mark_position() == (199, 200)


def test_without_marks_there_is_nothing_to_walk(view: ReportView) -> None:
    view.set_text("Đảng ủy")
    assert not view.step_mark(1)
    assert not view.step_mark(-1)
    view.last_mark()
    assert view.mark_position() == (0, 0)


def test_a_mark_over_two_lines_has_two_boxes(view: ReportView) -> None:
    text = "Ban Chấp hành " * 5 + "Đảng bộ Phòng Giáo dục và Đào tạo huyện " * 2
    view.set_text(text, ((0, len(text.strip())),))
    QApplication.processEvents()
    boxes = view.mark_boxes(0)
    assert len(boxes) >= 2
    assert all(one.bottom() <= other.top() for one, other in pairwise(boxes))


def test_the_first_hit_is_in_sight_and_a_refresh_moves_nothing(view: ReportView) -> None:
    text = "\n".join(f"Đoạn {n}." for n in range(300)) + "\nkiểm điểm\n" + "\n".join("Hết." for _ in range(50))
    spans = spans_of(text, "kiểm điểm")
    view.set_text(text, spans)
    assert view.viewport().rect().toRectF().contains(view.mark_boxes(0)[0])
    view.verticalScrollBar().setValue(120)
    view.set_text(text, spans)
    assert view.verticalScrollBar().value() == 120


def test_another_text_begins_at_its_top(view: ReportView) -> None:
    view.set_text("\n".join(f"Đoạn {n}." for n in range(300)))
    view.verticalScrollBar().setValue(900)
    view.set_text("\n".join(f"Khác {n}." for n in range(300)))
    view.resize(420, 260)
    QApplication.processEvents()
    assert view.verticalScrollBar().value() == 0


def test_marks_are_painted_under_the_words(view: ReportView) -> None:
    view.set_text("kiểm điểm và hội nghị", ((0, 9), (13, 21)))
    QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    current, other = (view.mark_boxes(number)[0] for number in (0, 1))
    for box, token in ((current, "cur"), (other, "hit")):
        ground = picture.pixelColor(int(box.center().x()), int(box.bottom()) - 1)
        assert ground == theme.tokens().color(token)
    assert _has_ink(picture, current.toRect().adjusted(2, 2, -2, -2).getRect(), theme.tokens().color("text"))


def _has_ink(picture: QImage, rect: tuple[int, int, int, int], ink: QColor) -> bool:
    left, top, wide, high = rect
    points = ((x, y) for x in range(left, left + wide) for y in range(top, top + high))
    return any(abs(picture.pixelColor(x, y).lightness() - ink.lightness()) < 12 for x, y in points)


def test_stacked_capitals_are_not_cut_by_the_top_of_the_page(view: ReportView) -> None:
    view.set_text("ẪỄỖ gậy")
    QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    top = {picture.pixel(x, 0) for x in range(picture.width())}
    assert len(top) == 1


def test_a_megabyte_with_two_thousand_marks_is_shown_without_waiting(view: ReportView) -> None:
    line = "Hội nghị đã nghe báo cáo kiểm điểm của tập thể lãnh đạo Phòng và ý kiến của các đại biểu dự họp. " * 5
    text = "\n".join(line for _ in range(2100))
    spans = spans_of(text, "kiểm điểm")[:10000:5]
    assert len(text) > 1_000_000
    assert len(spans) == 2000
    began = time.perf_counter()
    view.set_text(text, spans)
    QApplication.processEvents()
    assert time.perf_counter() - began < 1.0  # laid out before it is shown it takes two; a busy machine gets room
    began = time.perf_counter()
    view.viewport().repaint()
    assert time.perf_counter() - began < 0.1


def test_dark_words_on_marks_have_the_colour_of_the_mark(view: ReportView, qapp: QApplication) -> None:
    theme.apply(qapp, "dark", 100)
    view.set_text("kiểm điểm, hội nghị", ((0, 9), (11, 19)))
    colors = [selection.format.foreground().color() for selection in view.extraSelections()]
    assert colors == [theme.tokens().color("cur_text"), theme.tokens().color("hit_text")]


def test_nothing_can_be_dropped_into_the_report(view: ReportView) -> None:
    assert not view.acceptDrops()
    assert not view.viewport().acceptDrops()


@pytest.mark.parametrize("text", NASTY)
def test_the_field_gives_back_what_it_was_given(qtbot: QtBot, text: str) -> None:
    field = BodyField("Nội dung")
    qtbot.addWidget(field)
    field.set_text(text)
    assert field.text() == text
    commit(field, "Mới: ")
    assert field.text() == "Mới: " + text


@pytest.mark.parametrize("text", NASTY)
def test_an_edit_leaves_the_rest_as_it_was_read(text: str) -> None:
    before = shown_text(text)
    assert edited(before, before.shown) == text
    assert edited(before, before.shown + " Thêm.") == text + " Thêm."
    assert edited(before, "Thêm. " + before.shown) == "Thêm. " + text


def test_an_edit_in_the_middle_keeps_both_sides() -> None:
    before = shown_text("\u00a0Một\r\nhai 😀 ba\r\nbốn\u2029năm")
    assert edited(before, before.shown.replace("hai 😀 ba", "ba")) == "\u00a0Một\r\nba\r\nbốn\u2029năm"


def test_spans_follow_their_words() -> None:
    before = "Ngày 25/12/2018 họp, theo 06-QĐ/HU."
    after = "Ngày 25/12/2018 đã họp, theo 06-QĐ/HU."
    assert moved((5, 15), before, after) == (5, 15)
    start = before.index("06-")
    now = moved((start, start + 8), before, after)
    assert now is not None
    assert after[slice(*now)] == "06-QĐ/HU"
    assert moved((5, 15), before, before.replace("25/12", "26/12")) is None
    assert moved(None, before, after) is None
