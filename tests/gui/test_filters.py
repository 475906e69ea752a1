"""What narrows is chosen from lists that are searched without marks; what is chosen never goes out of sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.filter_chip import FilterChip
from archive_app.gui.filter_row import FilterRow
from archive_app.gui.filters import (
    Choice,
    choices_of,
    choices_of_all,
    chosen_of,
    found_by,
    proposed_name,
    value_words,
    with_chosen,
    with_filters,
    without_filters,
)
from archive_app.gui.floating import Floating
from archive_app.gui.picker import Picker, open_picker
from archive_app.model import Facet, Facets, Query

from .typing_keys import commit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

YEARS = [Choice(2018, "2018", 4), Choice(2017, "2017", 1)]
BODIES = [Choice(f"Trường Tiểu học số {number}", f"Trường Tiểu học số {number}", number) for number in range(1, 12)]
OFFICE = Choice("Phòng GD&ĐT huyện Sương", "Phòng GD&ĐT huyện Sương", 7)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp, "light", 100)
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def put(window: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        window.layout().addWidget(widget)
    QApplication.processEvents()


@pytest.fixture
def chip(window: QWidget) -> FilterChip:
    made = FilterChip("Năm")
    made.set_choices(YEARS)
    put(window, made)
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


@pytest.fixture
def told(chip: FilterChip) -> list[object]:
    said: list[object] = []
    chip.chosen.connect(said.append)
    return said


def shown(picker: Picker) -> list[str]:
    return [item.text() for item in picker.list.shown()]


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


class TestWords:
    def test_values_say_what_they_are(self) -> None:
        said = [value_words(*one, "vi") for one in (("school_year", 2018), ("kind", "giao_ban"), ("lacking", "date"))]
        assert said == ["2018–2019", "Giao ban", "Thiếu ngày"]
        assert value_words("lacking", "what a newer program lacks", "vi") == "what a newer program lacks"

    def test_what_narrows_is_told_apart_from_what_does_not(self) -> None:
        query = Query("mưa bão", year=2018, with_photos=True, sort="date", limit=7)
        assert chosen_of(query) == {"year": 2018, "with_photos": True}
        assert without_filters(query) == Query("mưa bão", sort="date", limit=7)
        assert with_filters(query, {"year": None, "with_scans": True, "with_photos": None}) == Query(
            "mưa bão", with_scans=True, sort="date", limit=7
        )

    def test_the_year_nought_and_no_year_differ(self) -> None:
        assert chosen_of(Query(year=0)) == {"year": 0}

    def test_a_name_is_proposed_from_words_and_filters(self) -> None:
        query = Query(" mưa\nbão ", year=2018, kind="giao_ban", with_scans=True, reviewed=False)
        assert proposed_name(query, "vi") == "mưa bão, 2018, Giao ban, Có bản quét, Chưa duyệt"
        long = proposed_name(Query("bão " * 60), "vi")
        assert len(long) <= 80
        assert long.endswith("…")

    def test_counted_choices_are_those_with_answers(self) -> None:
        facets = Facets(
            years=(Facet("2018", 4), Facet("?", 1)),
            school_years=(Facet("2017", 2),),
            kinds=(Facet("giao_ban", 3), Facet("tong_ket", 0)),
            organizers=(Facet("Phòng GD&ĐT huyện Sương", 1),),
            with_photos=5,
        )
        found = choices_of(facets, "vi")
        assert found["year"] == [Choice(2018, "2018", 4)]
        assert found["school_year"] == [Choice(2017, "2017–2018", 2)]
        assert found["kind"] == [Choice("giao_ban", "Giao ban", 3)]
        assert found["organizer"] == [Choice("Phòng GD&ĐT huyện Sương", "Phòng GD&ĐT huyện Sương", 1)]
        assert (found["with_photos"], found["with_scans"]) == ([Choice(True, "Có ảnh", 5)], [])

    def test_the_whole_archive_s_choices_leave_the_switches_usable(self) -> None:
        found = choices_of_all({2018: 2}, {"giao_ban": 1}, "vi")
        assert found["year"] == [Choice(2018, "2018", 2)]
        assert found["with_scans"] == [Choice(True, "Có bản quét")]

    def test_what_is_chosen_stays_among_the_choices(self) -> None:
        assert with_chosen(YEARS, "year", 2018, "vi") == YEARS
        assert with_chosen(YEARS, "year", 1999, "vi") == [*YEARS, Choice(1999, "1999")]
        assert with_chosen([], "year", None, "vi") == []

    @pytest.mark.parametrize("typed", ["phong gd", "Phòng GD&ĐT", "gd dt huyen", "SƯƠNG", "", "huyện  sương"])
    def test_typing_finds_with_and_without_marks(self, typed: str) -> None:
        assert found_by(typed, OFFICE.words)

    def test_typing_does_not_find_everything(self) -> None:
        assert not found_by("phong tai chinh", OFFICE.words)


class TestChip:
    def test_it_chooses_and_clears(self, qtbot: QtBot, chip: FilterChip, told: list[object]) -> None:
        press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert told == [2018]
        assert chip.words() == "2018"
        assert "2018" in chip.accessibleName()
        assert QApplication.focusWidget() is chip
        press(qtbot, Qt.Key.Key_Delete)
        assert told == [2018, None]
        assert chip.words() == "Năm"

    def test_all_takes_the_choice_back(self, qtbot: QtBot, chip: FilterChip, told: list[object]) -> None:
        chip.set_value(2017)
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Return)
        assert told == [None]

    def test_escape_leaves_everything_as_it_was(self, qtbot: QtBot, chip: FilterChip, told: list[object]) -> None:
        press(qtbot, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Escape)
        assert told == []
        assert QApplication.focusWidget() is chip

    def test_the_cross_clears(self, qtbot: QtBot, chip: FilterChip, told: list[object]) -> None:
        chip.set_value(2018)
        QApplication.processEvents()
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, chip.height() // 2))
        assert told == [None]

    def test_without_anything_to_choose_it_is_grey_and_says_so(
        self, window: QWidget, chip: FilterChip, told: list[object]
    ) -> None:
        other = FilterChip("Loại")
        put(window, other)
        other.setFocus()
        chip.set_choices([])
        assert not chip.isEnabled()
        assert "không còn gì" in chip.toolTip()
        chip.set_choices(YEARS)
        assert chip.isEnabled()

    def test_a_chosen_one_stays_usable_when_no_answer_is_left(self, chip: FilterChip) -> None:
        chip.clearFocus()
        chip.set_value(2018)
        chip.set_choices([])
        assert chip.isEnabled()
        assert chip.words() == "2018"

    def test_the_keyboard_is_not_thrown_off_a_chip_that_grows_empty(self, chip: FilterChip) -> None:
        chip.set_choices([])
        assert QApplication.focusWidget() is chip

    def test_a_switch_is_on_or_off(self, qtbot: QtBot, window: QWidget) -> None:
        switch = FilterChip("Có ảnh", toggles=True)
        put(window, switch)
        switch.setFocus()
        for key, value in ((Qt.Key.Key_Space, True), (Qt.Key.Key_Return, None)):
            with qtbot.waitSignal(switch.chosen) as said:
                qtbot.keyClick(switch, key)
            assert said.args == [value]


class TestPicker:
    @pytest.fixture
    def open_it(self, window: QWidget) -> Callable[..., Picker]:
        anchor = FilterChip("Cơ quan")
        put(window, anchor)
        anchor.setFocus(Qt.FocusReason.TabFocusReason)
        self.picked: list[object] = []

        def made(choices: list[Choice], chosen: object = None) -> Picker:
            return open_picker(anchor, "Cơ quan", choices, self.picked.append, chosen=chosen)

        return made

    def test_a_long_list_is_searched_without_marks(self, qtbot: QtBot, open_it: Callable[..., Picker]) -> None:
        picker = open_it([*BODIES, OFFICE])
        assert QApplication.focusWidget() is picker.field
        commit(picker.field, "phong gd")
        assert shown(picker) == [OFFICE.words]
        press(qtbot, Qt.Key.Key_Return)
        assert self.picked == [OFFICE.value]

    def test_and_with_them(self, open_it: Callable[..., Picker]) -> None:
        picker = open_it([*BODIES, OFFICE])
        commit(picker.field, "huyện sương")
        assert shown(picker) == [OFFICE.words]
        picker.field.clear()
        assert len(shown(picker)) == len(BODIES) + 2

    def test_nothing_found_is_said_and_enter_does_nothing(self, qtbot: QtBot, open_it: Callable[..., Picker]) -> None:
        picker = open_it([*BODIES, OFFICE])
        commit(picker.field, "xyz")
        assert picker.none.isVisible()
        press(qtbot, Qt.Key.Key_Return)
        assert self.picked == []
        assert picker.isVisible()

    def test_arrows_pass_over_what_is_hidden(self, qtbot: QtBot, open_it: Callable[..., Picker]) -> None:
        picker = open_it([*BODIES, OFFICE])
        commit(picker.field, "1")
        assert shown(picker) == ["Trường Tiểu học số 1", "Trường Tiểu học số 10", "Trường Tiểu học số 11"]
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert self.picked == ["Trường Tiểu học số 10"]

    def test_a_short_list_has_no_line_to_search(self, open_it: Callable[..., Picker]) -> None:
        picker = open_it(BODIES[:3])
        assert not picker.field.isVisible()
        assert QApplication.focusWidget() is picker.list

    def test_it_begins_at_what_is_chosen(self, qtbot: QtBot, open_it: Callable[..., Picker]) -> None:
        picker = open_it(BODIES, chosen="Trường Tiểu học số 7")
        assert picker.list.currentItem().text() == "Trường Tiểu học số 7"

    def test_a_click_chooses(self, qtbot: QtBot, open_it: Callable[..., Picker]) -> None:
        picker = open_it(BODIES[:3])
        row = picker.list.visualItemRect(picker.list.item(2)).center()
        qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
        assert self.picked == ["Trường Tiểu học số 2"]

    def test_a_click_beside_it_closes_it(self, qtbot: QtBot, window: QWidget, open_it: Callable[..., Picker]) -> None:
        picker = open_it(BODIES[:3])
        over = picker.parentWidget()
        qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        assert picker.isVisible()
        qtbot.mouseClick(over, Qt.MouseButton.LeftButton, pos=over.rect().bottomRight() - QPoint(2, 2))
        assert not window.findChildren(Floating) or not picker.isVisible()
        assert self.picked == []

    def test_it_goes_when_the_keyboard_is_led_elsewhere(self, window: QWidget, open_it: Callable[..., Picker]) -> None:
        other = FilterChip("Năm")
        put(window, other)
        picker = open_it(BODIES[:3])
        other.setFocus(Qt.FocusReason.ShortcutFocusReason)
        assert not picker.isVisible()
        assert QApplication.focusWidget() is other

    def test_it_goes_when_the_window_changes_its_size(self, window: QWidget, open_it: Callable[..., Picker]) -> None:
        open_it(BODIES[:3])
        window.resize(window.width() - 40, window.height())
        QApplication.processEvents()
        assert not window.findChildren(Picker)

    def test_it_stays_inside_the_window(self, window: QWidget, open_it: Callable[..., Picker]) -> None:
        window.resize(260, 260)
        QApplication.processEvents()
        long = [Choice(number, f"Trường Trung học cơ sở Nguyễn Bỉnh Khiêm số {number}") for number in range(40)]
        picker = open_it(long)
        assert window.rect().contains(picker.geometry())


class TestRow:
    @pytest.fixture
    def row(self, window: QWidget) -> FilterRow:
        made = FilterRow()
        put(window, made)
        self.said: list[tuple[str, object]] = []
        made.chosen.connect(lambda name, value: self.said.append((name, value)))
        return made

    def offer(self, row: FilterRow, **chosen: object) -> None:
        every = dict.fromkeys(("year", "school_year"), YEARS) | {
            "kind": [Choice("giao_ban", "Giao ban", 2)],
            "organizer": [OFFICE],
            "lacking": [Choice("date", "Thiếu ngày", 1)],
            "with_photos": [Choice(True, "Có ảnh", 1)],
        }
        row.show_filters(every, chosen)

    def names(self, row: FilterRow) -> list[str]:
        return [name for name, chip in row.chips.items() if chip.isVisible()]

    def test_it_shows_as_many_as_fit_and_the_others_in_a_menu(self, row: FilterRow) -> None:
        self.offer(row)
        taken = row.fit(2000)
        assert self.names(row) == [
            "year", "school_year", "kind", "organizer", "lacking", "with_photos", "with_scans",
        ]  # fmt: skip
        assert not row.more.isVisible()
        for room in range(row.more.sizeHint().width(), taken, 40):
            assert row.fit(room) <= room
            menu = row.open_menu()
            words = [action.data()["text"] for action in menu.actions()]
            menu.close()
            assert len(self.names(row)) + len(words) == 7
            assert row.more.isVisible()

    def test_what_is_chosen_has_room_first(self, row: FilterRow) -> None:
        self.offer(row, lacking="date")
        row.fit(row.needed())
        assert self.names(row) == ["lacking"]

    def test_chosen_ones_without_room_are_counted_on_the_menu_s_chip(self, row: FilterRow) -> None:
        self.offer(row, lacking="date", year=2018)
        row.fit(row.more.sizeHint().width())
        assert self.names(row) == []
        assert "2" in row.more.accessibleName()

    def test_the_menu_switches_and_opens_lists(self, qtbot: QtBot, row: FilterRow, window: QWidget) -> None:
        self.offer(row)
        row.fit(row.more.sizeHint().width())
        menu = row.open_menu()
        by_name = {action.data()["text"]: action for action in menu.actions()}
        by_name["Có ảnh"].trigger()
        menu.close()
        assert self.said == [("with_photos", True)]
        by_name["Năm học…"].trigger()
        (over,) = window.findChildren(Floating)
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert over.isHidden()
        assert self.said[1:] == [("school_year", 2018)]

    def test_the_menu_takes_everything_off_when_something_is_on(self, qtbot: QtBot, row: FilterRow) -> None:
        self.offer(row, year=2018)
        row.fit(200)
        menu = row.open_menu()
        with qtbot.waitSignal(row.clear_wanted):
            menu.actions()[-1].trigger()
        menu.close()

    def test_a_person_is_shown_only_when_a_saved_search_brings_one(self, row: FilterRow) -> None:
        self.offer(row, person="Lê Văn Sông")
        row.fit(2000)
        assert "person" in self.names(row)
        assert row.chips["person"].words() == "Lê Văn Sông"
