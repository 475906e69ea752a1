"""The form: what was not touched comes back as it was, what was typed is told, what is wrong is said."""

from __future__ import annotations

import dataclasses
import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.typing_keys import commit

from archive_app.gui import theme
from archive_app.gui.meeting_form import MeetingForm
from archive_app.model import Citation, Draft, Meeting, MeetingDate, MeetingFields

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "\u00a0\u00a0Họp ngày 14/06/2016 😀\r\ntheo 31-KH/HU\u2029Hết."
AT = TEXT.index("31-KH")
FIELDS = MeetingFields(
    title="Hội nghị  sơ kết",
    text=TEXT,
    kind="so_ket",
    dates=(MeetingDate("2016-06-14", "2016-06-14", raw="14/06/2016", span=(11, 21)),),
    place="Hội trường A",
    organizer=None,
    citations=(Citation("31", "KH/HU", "31-KH/HU", "party", span=(AT, AT + 8)),),
    reviewed=True,
)


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> MeetingForm:
    theme.apply(qapp, "light", 100)
    made = MeetingForm()
    qtbot.addWidget(made)
    made.resize(700, 640)
    made.set_fields(FIELDS)
    made.show()
    qtbot.waitExposed(made)
    return made


def type_at_start(form: MeetingForm, words: str) -> None:
    form._body.moveCursor(QTextCursor.MoveOperation.Start)
    commit(form._body, words)


def test_untouched_is_the_same(form: MeetingForm) -> None:
    assert form.fields() == FIELDS
    assert not form.is_changed()


def test_filling_tells_nothing(form: MeetingForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.changed, wait=700):
        form.set_fields(dataclasses.replace(FIELDS, title="Khác"))
    assert not form.is_changed()


def test_another_theme_changes_nothing(form: MeetingForm, qtbot: QtBot, qapp: QApplication) -> None:
    type_at_start(form, "Mới: ")
    typed = form.fields()
    form.set_fields(typed)
    theme.apply(qapp, "dark", 150)
    assert not form.is_changed()
    assert form.fields() == typed


def test_typing_is_told_after_a_pause(form: MeetingForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.changed, timeout=2000):
        commit(form._place, "Đ")
    assert form.is_changed()


def test_typing_on_and_on_is_told_as_well(form: MeetingForm, qtbot: QtBot) -> None:
    told: list[int] = []
    form.changed.connect(lambda: told.append(1))
    for _ in range(40):
        if not told:
            commit(form._body, "ạ")
            qtbot.wait(70)
    assert told


def test_a_touched_text_moves_the_spans_and_keeps_the_rest(form: MeetingForm) -> None:
    type_at_start(form, "Mới: ")
    now = form.fields()
    assert now.text == "Mới: " + TEXT
    assert now.dates[0].span == (16, 26)
    assert now.citations[0].span is not None
    assert now.text[slice(*now.citations[0].span)] == "31-KH/HU"


def test_every_field_is_taken(form: MeetingForm, qtbot: QtBot) -> None:
    form._title.selectAll()
    commit(form._title, unicodedata.normalize("NFD", "Hội nghị tổng kết"))
    form._days.selectAll()
    commit(form._days, "25-26/12/2018")
    form._kind.setCurrentIndex(0)
    form._place.clear()
    commit(form._organizer, " Phòng Giáo dục ")
    now = form.fields()
    assert now.title == "Hội nghị tổng kết"
    assert now.dates == (MeetingDate("2018-12-25", "2018-12-26"),)
    assert now.kind is None
    assert now.place is None
    assert now.organizer == "Phòng Giáo dục"
    assert now.reviewed


@pytest.mark.parametrize("typed", ["31/02/2018", "hôm nào đó", "20/12/2018, ???"])
def test_an_unreadable_day_is_said_and_kept(form: MeetingForm, qtbot: QtBot, typed: str) -> None:
    form._days.selectAll()
    commit(form._days, typed)
    with qtbot.assertNotEmitted(form.save_wanted):
        form.save()
    assert form._days_wrong.isVisible()
    assert form._days.hasFocus()
    kept = form.fields()
    again = MeetingForm()
    qtbot.addWidget(again)
    again.set_fields(kept, Draft("x", "m1", 2, kept, "2026-11-22T03:41:00Z"))
    assert again._days.text() == typed


def test_days_may_be_emptied(form: MeetingForm, qtbot: QtBot) -> None:
    form._days.clear()
    with qtbot.waitSignal(form.save_wanted) as told:
        form.save()
    assert told.args is not None
    assert told.args[0].dates == ()


def test_an_empty_title_is_said(form: MeetingForm, qtbot: QtBot) -> None:
    form._title.clear()
    with qtbot.assertNotEmitted(form.save_wanted):
        form.save()
    assert form._title_wrong.isVisible()
    commit(form._title, "Hội nghị")
    with qtbot.waitSignal(form.save_wanted):
        form.save()
    assert not form._title_wrong.isVisible()


def test_ctrl_s_saves_and_esc_leaves_a_draft(form: MeetingForm, qtbot: QtBot) -> None:
    form._place.setFocus()
    qtbot.waitUntil(form._place.hasFocus)
    with qtbot.waitSignal(form.save_wanted) as told:
        qtbot.keyClick(form._place, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [FIELDS]
    commit(form._place, "B")
    with qtbot.waitSignals([form.changed, form.closed], order="strict"):
        qtbot.keyClick(form._place, Qt.Key.Key_Escape)


def test_while_saving_nothing_can_be_typed(form: MeetingForm, qtbot: QtBot) -> None:
    form.set_saving(True)
    assert form._save.text() == "Đang lưu…"
    assert not form._title.isEnabled()
    with qtbot.assertNotEmitted(form.save_wanted):
        form.save()
    form.set_saving(False)
    assert form._save.text() == "Lưu"
    assert form._title.isEnabled()


def test_a_conflict_keeps_what_was_typed(form: MeetingForm, qtbot: QtBot) -> None:
    commit(form._organizer, "Phòng")
    form.show_conflict(Meeting("m1", 4, FIELDS, (), "2026-11-20T03:00:00Z", "an", "2026-11-22T03:00:00Z", "Lan"))
    assert form._banner.isVisible()
    assert form.fields().organizer == "Phòng"
    with qtbot.waitSignal(form.theirs_wanted):
        form._banner.acted.emit()
    qtbot.mouseClick(form._keep, Qt.MouseButton.LeftButton)
    assert not form._banner.isVisible()


def test_the_title_grows_to_three_lines(form: MeetingForm, qapp: QApplication) -> None:
    one = form._title.height()
    form._title.setPlainText("Hội nghị triển khai kế hoạch kiểm điểm, đánh giá, xếp loại " * 6)
    qapp.processEvents()
    assert one < form._title.height() < 4 * one


def test_enter_in_the_title_goes_on(form: MeetingForm, qtbot: QtBot) -> None:
    form._title.setFocus()
    qtbot.keyClick(form._title, Qt.Key.Key_Return)
    assert form._days.hasFocus()
    assert "\n" not in form.fields().title


@pytest.mark.parametrize("scale", [100, 200])
def test_fields_do_not_cut_stacked_capitals(form: MeetingForm, qapp: QApplication, scale: int) -> None:
    theme.apply(qapp, "light", scale)
    for field in (form._place, form._days):
        field.setText("ẪỄỖ gậy")
    form._title.setPlainText("ẪỄỖ gậy")
    qapp.processEvents()
    for field in (form._place, form._days, form._title):
        grabbed = field.grab().toImage()
        inside = range(theme.px(8), grabbed.width() - theme.px(8))
        for y in (3, grabbed.height() - 4):
            assert len({grabbed.pixel(x, y) for x in inside}) == 1
