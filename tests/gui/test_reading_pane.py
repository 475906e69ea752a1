"""The reading pane as a whole: what it shows, keeps and tells."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.focus_ring import _Ring
from archive_app.gui.reading_pane import DOCUMENTS, HISTORY, PHOTOS, TEXT, ReadingPane
from archive_app.model import Attachment, Change, Citation, Meeting, MeetingDate, MeetingFields

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

REPORT = "Hội nghị kiểm điểm.\n" * 80
FIELDS = MeetingFields(
    title="Hội nghị <b>kiểm điểm</b> công tác năm 2016",
    text=REPORT,
    kind="kiem_diem",
    dates=(MeetingDate("2016-06-14", "2016-06-15"),),
    organizer="Phòng GD&ĐT Hải Lâm",
    citations=(Citation("31", "KH/HU", "31-KH/HU", "party", issued_date="2016-06-02"),),
)
KEPT = (
    Attachment("p1", "photo", "a.jpg", "s1", 10, "Toàn cảnh"),
    Attachment("p2", "photo", "b.jpg", "s2", 10),
    Attachment("d1", "document", "Bao cao.txt", "s3", 10, is_report=True),
)
MARKS = tuple((at, at + 9) for at in range(9, len(REPORT), 20))


def meeting(fields: MeetingFields = FIELDS, *, key: str = "m1", binned: str | None = None) -> Meeting:
    return Meeting(key, 2, fields, KEPT, "2026-11-20T03:00:00Z", "an", "2026-11-22T03:00:00Z", "an", binned)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> ReadingPane:
    theme.apply(qapp, "light", 100)
    made = ReadingPane()
    qtbot.addWidget(made)
    made.resize(720, 680)
    made.show_meeting(meeting(), MARKS, (), "kiểm điểm")
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def picture() -> QImage:
    made = QImage(8, 8, QImage.Format.Format_RGB32)
    made.fill(QColor("red"))
    return made


def test_the_head_says_what_is_known(pane: ReadingPane) -> None:
    header = pane._header
    assert header.title.text() == FIELDS.title
    assert header._days.accessibleName() == "Ngày: 14–15/06/2016"
    assert header._citations.text() == "Viện dẫn: 31-KH/HU ngày 02/06/2016"
    assert not header._place.isVisible()
    assert header._unreviewed.isVisible()
    assert pane._tabs.accessibleTabName(PHOTOS) == "Ảnh 2"


def test_a_day_that_the_citation_names_itself_is_said_once(pane: ReadingPane) -> None:
    cited = Citation("45", "PGDĐT-VP", "Công văn 45/PGDĐT-VP ngày 01/8/2016", "state", issued_date="2016-08-01")
    pane.show_meeting(meeting(dataclasses.replace(FIELDS, citations=(cited,))))
    assert pane._header._citations.text() == "Viện dẫn: Công văn 45/PGDĐT-VP ngày 01/8/2016"


def test_a_tab_makes_room_for_its_count_at_once(pane: ReadingPane) -> None:
    tabs = pane._tabs
    tabs.set_count(PHOTOS, 0)
    alone = tabs.tabRect(PHOTOS).width()
    tabs.set_count(PHOTOS, 3)
    assert tabs.tabRect(PHOTOS).width() == tabs.tabSizeHint(PHOTOS).width() > alone


def test_the_keyboard_in_the_report_is_shown_by_a_ring(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.focus_reading()
    ring = pane.findChild(_Ring)
    assert ring is not None
    qtbot.waitUntil(lambda: ring.around is pane.report and ring.isVisible())


def test_a_reviewed_meeting_has_no_chip(pane: ReadingPane) -> None:
    pane.show_meeting(meeting(dataclasses.replace(FIELDS, reviewed=True)))
    assert not pane._header._unreviewed.isVisible()
    assert not pane._header._review.isVisible()


def test_the_hits_are_walked_and_the_bar_counts_them(pane: ReadingPane, qtbot: QtBot) -> None:
    assert pane._find._place.text() == "Chỗ 1 / 80"
    qtbot.mouseClick(pane._find._next, Qt.MouseButton.LeftButton)
    assert pane._find._place.text() == "Chỗ 2 / 80"
    qtbot.mouseClick(pane._find._previous, Qt.MouseButton.LeftButton)
    assert pane._find._place.text() == "Chỗ 1 / 80"


def test_from_another_tab_the_first_step_only_leads_to_the_hit(pane: ReadingPane) -> None:
    pane.open_tab(PHOTOS)
    pane.next_hit()
    assert pane.report.isVisible()
    assert pane._find._place.text() == "Chỗ 1 / 80"
    pane.next_hit()
    assert pane._find._place.text() == "Chỗ 2 / 80"


def test_beyond_the_hits_of_a_report_it_is_asked_for_more(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.hits_over) as told:
        pane.previous_hit()
    assert told.args == [-1]
    pane.last_hit()
    assert pane._find._place.text() == "Chỗ 80 / 80"
    with qtbot.waitSignal(pane.hits_over) as told:
        qtbot.mouseClick(pane._find._next, Qt.MouseButton.LeftButton)
    assert told.args == [1]
    assert pane._find._place.text() == "Chỗ 80 / 80"


def test_the_end_of_all_hits_is_said_until_the_reader_moves(pane: ReadingPane) -> None:
    pane.open_tab(PHOTOS)
    pane.tell_over(1)
    assert pane._find._over.isVisible()
    assert pane._find._over.text() == "Hết kết quả"
    pane.next_hit()
    assert not pane._find._over.isVisible()


def test_without_a_query_there_is_no_bar(pane: ReadingPane) -> None:
    pane.show_meeting(meeting(), (), (), "")
    assert not pane._find.isVisible()


def test_words_found_elsewhere_are_said_and_lead_on(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_meeting(meeting(), (), ((0, 8),), "hội nghị")
    assert pane._find._place.text() == "Không có trong bài"
    with qtbot.waitSignal(pane.hits_over):
        qtbot.mouseClick(pane._find._next, Qt.MouseButton.LeftButton)


def test_alt_and_a_digit_open_the_tabs(pane: ReadingPane, qtbot: QtBot) -> None:
    for key, tab in ((Qt.Key.Key_2, DOCUMENTS), (Qt.Key.Key_3, PHOTOS), (Qt.Key.Key_4, HISTORY), (Qt.Key.Key_1, TEXT)):
        qtbot.keyClick(pane, key, Qt.KeyboardModifier.AltModifier)
        assert pane._tab_pages.currentIndex() == tab


def test_a_refresh_keeps_tab_and_place_another_meeting_begins_anew(pane: ReadingPane) -> None:
    pane.report.verticalScrollBar().setValue(333)
    pane.open_tab(PHOTOS)
    pane.show_meeting(meeting(), MARKS, (), "kiểm điểm")
    assert pane._tab_pages.currentIndex() == PHOTOS
    assert pane.report.verticalScrollBar().value() == 333
    pane.show_meeting(meeting(key="m2"), MARKS, (), "kiểm điểm")
    assert pane._tab_pages.currentIndex() == TEXT


def test_the_keys_ask_for_editing_and_attaching(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.edit_wanted) as told:
        qtbot.keyClick(pane, Qt.Key.Key_F2)
    assert told.args == ["m1"]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(pane.attach_wanted) as told:
        qtbot.keyClick(pane, Qt.Key.Key_A, both)
    assert told.args == ["m1"]


def test_f2_on_a_photo_edits_its_caption(pane: ReadingPane, qtbot: QtBot) -> None:
    photos = pane.strip.photos
    photos.setFocus()
    photos.setCurrentIndex(photos.model().index(0, 0))
    with qtbot.assertNotEmitted(pane.edit_wanted):
        qtbot.keyClick(photos, Qt.Key.Key_F2)
    assert photos.state() == photos.State.EditingState


def test_a_pasted_picture_is_told_also_from_the_report(pane: ReadingPane, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(picture())
    pane.report.setFocus()
    with qtbot.waitSignal(pane.picture_pasted):
        qtbot.keyClick(pane.report, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_pasted_words_are_no_picture(pane: ReadingPane, qtbot: QtBot) -> None:
    carried = QMimeData()
    carried.setText("một bảng tính")
    carried.setImageData(picture())
    QGuiApplication.clipboard().setMimeData(carried)
    with qtbot.assertNotEmitted(pane.picture_pasted):
        qtbot.keyClick(pane, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_nothing_is_pasted_where_nothing_is_shown(pane: ReadingPane, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(picture())
    pane.show_meeting(meeting(binned="2026-11-22T03:00:00Z"))
    with qtbot.assertNotEmitted(pane.picture_pasted):
        qtbot.keyClick(pane, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def drop_on(pane: ReadingPane, *paths: str) -> bool:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(path) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, carried, left, none)
    enter.ignore()
    QApplication.sendEvent(pane, enter)
    if not enter.isAccepted():
        return False
    assert pane._drop.isVisible()
    drop = QDropEvent(QPointF(50, 50), copy, carried, left, none)
    QApplication.sendEvent(pane, drop)
    assert not pane._drop.isVisible()
    return drop.isAccepted()


def test_dropped_files_are_told(pane: ReadingPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.files_dropped) as told:
        assert drop_on(pane, "/tmp/ảnh hội nghị.jpg", "/tmp/b.jpg")
    assert told.args == [["/tmp/ảnh hội nghị.jpg", "/tmp/b.jpg"]]


def test_nothing_can_be_dropped_where_it_could_not_be_kept(pane: ReadingPane) -> None:
    pane.show_meeting(meeting(binned="2026-11-22T03:00:00Z"))
    assert not drop_on(pane, "/tmp/a.jpg")
    pane.show_meeting(meeting())
    pane.set_may_change(False)
    assert not drop_on(pane, "/tmp/a.jpg")
    pane.set_may_change(True)
    pane.clear()
    assert not drop_on(pane, "/tmp/a.jpg")


def test_a_binned_meeting_can_be_restored(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_meeting(meeting(binned="2026-11-22T03:00:00Z"))
    assert pane._banner.isVisible()
    with qtbot.waitSignal(pane.unbin_wanted) as told:
        pane._banner.acted.emit()
    assert told.args == ["m1"]
    with qtbot.assertNotEmitted(pane.edit_wanted):
        qtbot.keyClick(pane, Qt.Key.Key_F2)
    pane.show_meeting(meeting())
    assert not pane._banner.isVisible()


def test_loading_is_only_said_when_it_takes_long(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_loading()
    QApplication.processEvents()
    assert pane._content.isVisible()
    qtbot.waitUntil(pane._nothing.isVisible, timeout=1000)
    pane.show_meeting(meeting())
    assert pane._content.isVisible()


def test_nothing_chosen(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.clear()
    assert pane._nothing.isVisible()
    assert pane.meeting() is None
    with qtbot.assertNotEmitted(pane.edit_wanted):
        qtbot.keyClick(pane, Qt.Key.Key_F2)


def menu_of(pane: ReadingPane) -> list[str]:
    menu = pane._header._menu()
    return [action.data()["text"] for action in menu.actions() if not action.isSeparator()]


def test_the_menu_asks_for_meetings_like_this_one(pane: ReadingPane, qtbot: QtBot) -> None:
    assert menu_of(pane) == ["Giống hội nghị này", "Sửa hội nghị", "Đính kèm tệp", "Chuyển vào thùng rác"]
    with qtbot.waitSignal(pane.like_wanted) as told:
        pane._header._menu().actions()[0].trigger()
    assert told.args == ["m1", FIELDS.title]


def test_where_nothing_may_be_changed_the_menu_only_finds(pane: ReadingPane) -> None:
    pane.set_may_change(False)
    assert pane._header._more.isEnabled()
    assert menu_of(pane) == ["Giống hội nghị này"]
    pane.show_meeting(meeting(binned="2026-11-22T03:00:00Z"))
    assert not pane._header._more.isEnabled()


def test_history_is_shown(pane: ReadingPane) -> None:
    pane.show_history([Change(1, "m1", "created", "2026-11-20T03:00:00Z", "an", 1, {}, {})])
    assert pane._history.list.model().rowCount() == 1


@pytest.mark.parametrize("width", [420, 720, 1100])
def test_nothing_in_the_head_overlaps_or_is_cut(pane: ReadingPane, qapp: QApplication, width: int) -> None:
    pane.resize(width, 680)
    long = dataclasses.replace(FIELDS, title="ẪỄỖ gậy " * 30, place="Hội trường Huyện ủy huyện Hải Lâm " * 3)
    pane.show_meeting(meeting(long))
    qapp.processEvents()
    header = pane._header
    parts = [header._days, header._organizer, header._place, header._kind, header._unreviewed, header._review]
    places = [part.geometry() for part in parts]
    for number, place in enumerate(places):
        assert header.rect().contains(place)
        assert not any(place.intersects(other) for other in places[number + 1 :])
    assert max(place.bottom() for place in places) < header._citations.y()
    assert header.title.height() >= header.title.heightForWidth(header.title.width())
    grabbed = header.title.grab().toImage()
    for y in (0, grabbed.height() - 1):
        assert len({grabbed.pixel(x, y) for x in range(grabbed.width())}) == 1


def test_a_low_window_leaves_room_to_read(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.resize(720, 420)
    assert not pane.strip.photos.isVisible()
    qtbot.waitUntil(lambda: pane.report.height() > 3 * theme.line_height("reading"))
