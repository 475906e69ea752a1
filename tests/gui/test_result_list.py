"""The result list: any number of rows, asked for as they are seen; marks where they belong; keys that act."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.marked_lines import break_lines, merged
from archive_app.gui.result_list import ResultList
from archive_app.gui.result_model import HIT, KEPT, PAGE, ResultModel
from archive_app.gui.result_row import row_height
from archive_app.model import Answer, Hit, MeetingSummary, Query, Snippet

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def hit(number: int, title: str = "", **more: object) -> Hit:
    fields: dict[str, object] = {
        "date": "2018-12-25", "end": None, "kind": "giao_ban", "organizer": "Phòng GD&ĐT Bình Sơn",
        "reviewed": True, "source": f"bao-cao-{number}.txt",
    }  # fmt: skip
    marks, snippets = more.pop("title_marks", ()), more.pop("snippets", ())
    meeting = MeetingSummary(id=f"id{number}", title=title or f"Giao ban tháng {number}", **{**fields, **more})
    return Hit(meeting, 1.0, marks, snippets)


def page(offset: int = 0, many: int = PAGE) -> tuple[Hit, ...]:
    return tuple(hit(number) for number in range(offset, offset + many))


def answer(total: int, hits: tuple[Hit, ...], words: str = "giao ban", **more: object) -> Answer:
    told = {name: more.pop(name) for name in ("about", "complete") if name in more}
    return Answer(Query(words, **more), {}, total, hits, 1.0, **told)


@pytest.fixture
def found(qapp: QApplication, qtbot: QtBot) -> ResultList:
    theme.apply(qapp, "light", 100)
    made = ResultList()
    qtbot.addWidget(made)
    made.resize(412, 700)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


# The model


def test_pages_are_asked_for_once_where_the_list_rests(qapp: QApplication, qtbot: QtBot) -> None:
    model = ResultModel()
    model.reset(100_000, page())
    asked: list[tuple[int, int]] = []
    model.page_wanted.connect(lambda offset, ticket: asked.append((offset, ticket)))
    for row in range(0, 90_000, 10):
        assert row < PAGE or model.index(row).data(HIT) is None
    qtbot.waitUntil(lambda: bool(asked), timeout=1000)
    assert asked[-1][0] == 89_950
    assert len(asked) <= 3
    model.index(89_990).data(HIT)
    qtbot.wait(60)
    assert len(asked) <= 3
    model.fill(89_950, page(89_950), asked[-1][1])
    assert model.index(89_990).data(HIT).meeting.id == "id89990"
    assert model.index(89_990).data() == "Giao ban tháng 89990"


def test_a_page_of_an_older_answer_is_dropped(qapp: QApplication) -> None:
    model = ResultModel()
    model.reset(500, page())
    old = model.ticket
    model.reset(500, page())
    model.fill(50, page(50), old)
    assert model.index(60).data(HIT) is None
    model.fill(50, page(50), model.ticket)
    assert model.index(60).data(HIT) is not None


def test_a_page_that_never_came_is_asked_for_again(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = ResultModel()
    model.reset(500, page())
    asked: list[int] = []
    model.page_wanted.connect(lambda offset, _ticket: asked.append(offset))
    model.hit(60)
    qtbot.waitUntil(lambda: asked == [50])
    later = time.monotonic() + 10
    monkeypatch.setattr(time, "monotonic", lambda: later)
    model.hit(60)
    qtbot.waitUntil(lambda: asked == [50, 50])


def test_only_so_many_pages_are_kept_and_the_seen_ones_longest(qapp: QApplication) -> None:
    model = ResultModel()
    model.reset(100_000, page())
    for offset in range(PAGE, PAGE * (KEPT + 5), PAGE):
        model.hit(0)
        model.fill(offset, page(offset), model.ticket)
    assert len(model._pages) == KEPT
    assert model.hit(0) is not None
    assert model.hit(PAGE) is None


def test_odd_answers_do_no_harm(qapp: QApplication) -> None:
    model = ResultModel()
    model.reset(3, page(0, 2))
    assert model.hit(2) is None
    assert model.hit(3) is None
    assert model.hit(-1) is None
    model.fill(7, page(7), model.ticket)
    model.fill(5000, page(), model.ticket)
    model.fill(0, page(0, 3), model.ticket)
    assert model.hit(2) is not None


def test_a_row_is_spoken_whole(qapp: QApplication) -> None:
    model = ResultModel()
    model.reset(1, (hit(1, end="2018-12-26"),))
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Giao ban tháng 1, 25–26/12/2018, Phòng GD&ĐT Bình Sơn"


# Marks


def test_marks_with_only_spaces_between_are_one() -> None:
    text = "Hội nghị  kiểm điểm, hội"
    assert merged(text, [(10, 14), (0, 3), (4, 8), (15, 19), (21, 24)]) == [(0, 19), (21, 24)]
    assert merged(text, [(0, 3), (1, 2), (5, 5)]) == [(0, 3)]


@pytest.mark.parametrize("before", ["", "🎈🎈 ", "Nhiều chữ đứng trước cho đến khi sang dòng khác rồi mới tới "])
def test_marks_stand_under_their_words(qapp: QApplication, before: str) -> None:
    theme.apply(qapp, "light", 100)
    text = before + "kiểm điểm cuối năm"
    lines, cut = break_lines(text, [(len(before), len(before) + 9)], "row_title", 300, 3)
    assert not cut
    measure = theme.metrics("row_title")
    line = next(line for line in lines if line.marks)
    start = line.words.text().index("kiểm")
    left, right = line.marks[0]
    assert left == pytest.approx(measure.horizontalAdvance(line.words.text()[:start]), abs=1.5)
    assert right - left == pytest.approx(measure.horizontalAdvance("kiểm điểm"), abs=1.5)
    assert sum(len(line.marks) for line in lines) == 1


def test_a_long_title_is_elided_and_its_marks_end_with_it(qapp: QApplication) -> None:
    text = "Hội nghị kiểm điểm " * 12
    lines, cut = break_lines(text, [(0, len(text))], "row_title", 300, 2)
    assert cut
    assert len(lines) == 2
    assert lines[1].words.text().endswith("…")
    assert lines[1].marks[-1][1] <= 301


def test_breaks_and_markup_in_a_title_are_only_letters(qapp: QApplication) -> None:
    lines, _ = break_lines("<b>Một</b>\nhai\u2028ba", [(3, 6)], "row_title", 300, 2)
    assert [line.words.text() for line in lines] == ["<b>Một</b> hai ba"]
    assert lines[0].words.textFormat() == Qt.TextFormat.PlainText


def color_count(picture: QImage, color: QColor) -> int:
    return sum(picture.pixelColor(x, y) == color for x in range(picture.width()) for y in range(picture.height()))


def test_a_row_shows_its_marks(found: ResultList) -> None:
    plain, marked = hit(1, "Kiểm điểm"), hit(1, "Kiểm điểm", title_marks=((0, 9),))
    soft = theme.LIGHT.color("hit_soft")
    found.show_answer(answer(1, (plain,)))
    assert color_count(found.rows.viewport().grab().toImage(), soft) == 0
    found.show_answer(answer(1, (marked,)))
    assert color_count(found.rows.viewport().grab().toImage(), soft) > 300


# The list


def test_the_selection_follows_its_meeting_through_a_refresh(found: ResultList) -> None:
    found.show_answer(answer(60, page()))
    assert found.choose_id("id7")
    told: list[str] = []
    found.chosen.connect(told.append)
    found.show_answer(answer(61, (hit(900), *page(0, PAGE - 1))))
    assert found.current_id() == "id7"
    assert found.rows.currentIndex().row() == 8
    assert told == []
    found.show_answer(answer(1, (hit(901),)))
    assert found.current_id() is None


def test_choosing_and_opening_are_told(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(50, page()))
    chosen: list[str] = []
    found.chosen.connect(chosen.append)
    found.focus_rows()
    qtbot.keyClick(found.rows, Qt.Key.Key_Down)
    assert chosen == ["id0", "id1"]
    with qtbot.waitSignal(found.opened) as told:
        qtbot.keyClick(found.rows, Qt.Key.Key_Return)
    assert told.args == ["id1"]
    with qtbot.waitSignal(found.bin_wanted) as told:
        qtbot.keyClick(found.rows, Qt.Key.Key_Delete)
    assert told.args == ["id1"]


def test_a_row_chosen_before_its_page_is_told_when_it_comes(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(100_000, page()))
    chosen: list[str] = []
    found.chosen.connect(chosen.append)
    found.focus_rows()
    with qtbot.waitSignal(found.page_wanted) as told:
        qtbot.keyClick(found.rows, Qt.Key.Key_End)
    offset, ticket = told.args
    assert offset == 99_950
    assert chosen == ["id0"]
    found.fill(offset, page(offset), ticket)
    assert chosen == ["id0", "id99999"]


def test_up_from_the_first_row_leaves(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(50, page()))
    found.focus_rows()
    with qtbot.waitSignal(found.leave_up):
        qtbot.keyClick(found.rows, Qt.Key.Key_Up)


def test_a_letter_does_not_run_through_all_titles(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(100_000, page()))
    found.focus_rows()
    with qtbot.assertNotEmitted(found.page_wanted, wait=60):
        qtbot.keyClick(found.rows, Qt.Key.Key_Z)


def acc_pixels(found: ResultList) -> int:
    return color_count(found.rows.viewport().grab().toImage(), theme.LIGHT.color("acc"))


def test_the_ring_stands_around_the_row_only_for_the_keyboard(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(50, page()))
    found.focus_rows()
    with_ring = acc_pixels(found)
    qtbot.mouseClick(found.rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 50))
    assert found.current_id() == "id0"
    assert acc_pixels(found) < with_ring - 500
    qtbot.keyClick(found.rows, Qt.Key.Key_Down)
    assert acc_pixels(found) > with_ring - 200


def test_the_menu_offers_what_can_be_done(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(50, page()))
    menu = found.open_menu("id3", QPoint(0, 0))
    words = [action.data()["text"] for action in menu.actions()]
    assert words == ["Mở", "Giống hội nghị này", "Sửa", "Đính kèm tệp", "Chuyển vào thùng rác"]
    assert menu.actions()[-1].data()["bad"]
    with qtbot.waitSignal(found.bin_wanted) as told:
        menu.actions()[-1].trigger()
    menu.close()
    assert told.args == ["id3"]


def test_a_row_asks_for_meetings_like_it_also_where_nothing_may_be_changed(found: ResultList, qtbot: QtBot) -> None:
    found.may_change = False
    found.show_answer(answer(50, page()), "unreviewed")
    menu = found.open_menu("id3", QPoint(0, 0))
    assert [action.data()["text"] for action in menu.actions()] == ["Mở", "Giống hội nghị này"]
    with qtbot.waitSignal(found.like_wanted) as told:
        menu.actions()[1].trigger()
    menu.close()
    assert told.args == ["id3", "Giao ban tháng 3"]


def test_in_the_bin_things_come_back_and_are_not_binned_again(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(50, page(), binned=True), "bin")
    menu = found.open_menu("id3", QPoint(0, 0))
    assert [action.data()["text"] for action in menu.actions()] == ["Mở", "Phục hồi"]
    with qtbot.waitSignal(found.unbin_wanted):
        menu.actions()[1].trigger()
    menu.close()
    found.focus_rows()
    with qtbot.assertNotEmitted(found.bin_wanted):
        qtbot.keyClick(found.rows, Qt.Key.Key_Delete)


def test_the_menu_key_opens_the_menu_of_the_chosen_row(found: ResultList) -> None:
    found.show_answer(answer(50, page()))
    found.choose_id("id2")
    asked: list[str] = []
    found.rows.menu_wanted.disconnect(found.open_menu)
    found.rows.menu_wanted.connect(lambda meeting_id, _at: asked.append(meeting_id))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(found.rows.viewport(), event)
    assert asked == ["id2"]


@pytest.mark.parametrize(("total", "said"), [(4213, "4200"), (87_650, "88000"), (37, "37")])
def test_a_number_that_is_only_about_right_is_said_so(found: ResultList, total: int, said: str) -> None:
    found.show_answer(answer(total, page(0, 16), about=True))
    assert found._count.text() == f"khoảng {said} kết quả"


def test_the_order_is_told_when_it_changes(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(50, page()))
    menu = found.sort.open_menu()
    with qtbot.waitSignal(found.sort_chosen) as told:
        menu.actions()[1].trigger()
    menu.close()
    assert told.args == ["date"]
    found.show_answer(answer(50, page(), words=""))
    assert not found.sort.isVisible()


@pytest.mark.parametrize(
    ("asked", "what", "button"),
    [
        ({}, "Không thấy “giao ban”", ""),
        ({"year": 2031}, "Không thấy “giao ban”", "Bỏ lọc"),
        ({"words": ""}, "Kho chưa có hội nghị nào", "Nhập báo cáo"),
        ({"words": "", "binned": True}, "Thùng rác trống", ""),
        ({"words": "<b>x</b>"}, "Không thấy “<b>x</b>”", ""),
    ],
)
def test_nothing_found_says_so_and_what_to_do(
    found: ResultList, qtbot: QtBot, asked: dict, what: str, button: str
) -> None:
    found.show_answer(answer(0, (), **asked), "bin" if "binned" in asked else "meetings")
    assert found.empty.isVisible()
    assert found.empty._what.text() == what
    assert found.empty._button.text() == button
    assert found.empty._button.isVisible() == bool(button)
    if button:
        with qtbot.waitSignal(found.import_wanted if button == "Nhập báo cáo" else found.filters_clear_wanted):
            qtbot.keyClick(found.empty._button, Qt.Key.Key_Return)


def test_nothing_alike_is_said_calmly_and_leads_back(found: ResultList, qtbot: QtBot) -> None:
    found.show_answer(answer(0, (), words="", like="id3"))
    assert found.empty._what.text() == "Không thấy hội nghị nào giống"
    with qtbot.waitSignal(found.likeness_left):
        qtbot.keyClick(found.empty._button, Qt.Key.Key_Return)
    found.show_answer(answer(0, (), words="", like="id3", year=2031))
    with qtbot.waitSignal(found.filters_clear_wanted):
        qtbot.keyClick(found.empty._button, Qt.Key.Key_Return)


def test_an_index_in_the_making_is_owned_up_to(found: ResultList) -> None:
    found.show_answer(answer(50, page(), complete=False))
    assert "đang lập chỉ mục" in found._count.text()


def test_a_thumbnail_is_asked_for_once_and_shown(found: ResultList, qtbot: QtBot) -> None:
    asked: list[str] = []
    found.thumbnail_wanted.connect(asked.append)
    found.show_answer(answer(1, (hit(1, cover="ab12"),)))
    qtbot.waitUntil(lambda: asked == ["ab12"])
    found.rows.viewport().grab()
    QApplication.processEvents()
    assert asked == ["ab12"]
    red = QImage(320, 240, QImage.Format.Format_RGB32)
    red.fill(QColor("#AA0000"))
    found.set_thumbnail("ab12", red)
    assert color_count(found.rows.viewport().grab().toImage(), QColor("#AA0000")) > 80 * 58 * 0.95
    found.set_thumbnail("ab12", QImage())
    assert color_count(found.rows.viewport().grab().toImage(), QColor("#AA0000")) == 0


def test_unreviewed_is_said_on_the_row(found: ResultList) -> None:
    found.show_answer(answer(1, (hit(1, reviewed=True),)))
    reviewed = found.rows.viewport().grab().toImage()
    found.show_answer(answer(1, (hit(1, reviewed=False),)))
    assert found.rows.viewport().grab().toImage() != reviewed


def test_rows_grow_with_the_scale(qapp: QApplication, found: ResultList) -> None:
    theme.apply(qapp, "light", 150)
    try:
        assert row_height() == 150
        found.show_answer(answer(50, page()))
        assert found.rows.rowHeight(0) == 150
    finally:
        theme.apply(qapp, "light", 100)


def test_a_hundred_thousand_rows_come_and_scroll_without_a_stall(found: ResultList) -> None:
    """Generous bounds: a stall of this list's kind (laying out every row) takes 300 ms and more."""
    long = Snippet("text", "…đã nghe báo cáo kiểm điểm của tập thể và cá nhân trong năm " * 2, ((17, 26),))
    rows = tuple(
        hit(n, "Hội nghị kiểm điểm công tác năm học", title_marks=((9, 18),), snippets=(long,)) for n in range(PAGE)
    )
    began = time.process_time()
    found.show_answer(answer(100_000, rows))
    QApplication.processEvents()
    assert time.process_time() - began < 0.15
    bar = found.rows.verticalScrollBar()
    worst = 0.0
    for step in range(40):
        began = time.process_time()
        bar.setValue(step * 37 % 4000 if step % 2 else step * 200_000)
        found.rows.viewport().repaint()
        worst = max(worst, time.process_time() - began)
    assert worst < 0.1
