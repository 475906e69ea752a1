"""The frame of the real window: archives that come and go, keys, the bin, faults, what a read-only archive offers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.clerk import Clerk, drafts, meeting, pause, slow_disk, titles
from tests.gui.conftest import BRIEFING, CLOSING, REVIEW

from archive_app import app
from archive_app.archive import desk as desks
from archive_app.gui.keys_page import KeysPage
from archive_app.gui.reading_pane import DOCUMENTS, HISTORY, PHOTOS, TEXT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Come = Callable[[Path | None], Clerk]
Answer = Callable[[Path], None]
REPORT = "Hội nghị thật sự\n\nNội dung thật.\n"

FIRST_PAINT = """
import json, sys
from types import SimpleNamespace
from archive_app import app
from archive_app.gui import main_window
from archive_app.settings import Settings

HEAVY = ("sqlalchemy", "alembic", "whoosh", "PIL")

class Window(main_window.MainWindow):
    painted = None

    def paintEvent(self, event):
        super().paintEvent(event)
        if Window.painted is None:
            Window.painted = [name for name in HEAVY if name in sys.modules]
            self.look()

    def look(self):
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        if "whoosh" in sys.modules and self.lanes.idle:
            print(json.dumps([Window.painted, self.workspace is not None]))
            QApplication.quit()
        else:
            QTimer.singleShot(20, self.look)

main_window.MainWindow = Window
named = sys.argv[1] if len(sys.argv) > 1 else None
arguments = SimpleNamespace(archive=named)
app.open_window(SimpleNamespace(settings=Settings(), output=SimpleNamespace(language="vi"), arguments=arguments))
"""


def let_open(clerk: Clerk, folder: Path, keys: str = "Ctrl+O") -> None:
    """Chooses a folder in the dialog that ``keys`` opens, and waits for the archive in it."""
    clerk.press(keys, on=clerk.window)
    clerk.wait(lambda: clerk.window.workspace is not None and clerk.desk.folder == folder)
    clerk.settle()


@pytest.mark.parametrize("with_archive", [False, True])
def test_the_window_is_painted_before_anything_heavy_is_imported(kho: Path, *, with_archive: bool) -> None:
    command = [sys.executable, "-c", FIRST_PAINT, *([str(kho)] if with_archive else [])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, f"[[], {str(with_archive).lower()}]"), done.stderr[-2000:]


class TestSwitchingArchives:
    @pytest.fixture(autouse=True)
    def dialog(self, folder_dialog: Answer, other_kho: Path) -> None:
        folder_dialog(other_kho)

    def test_another_archive_takes_the_place_of_the_first(self, clerk: Clerk, kho: Path, other_kho: Path) -> None:
        let_open(clerk, other_kho)
        assert clerk.rows() == []
        assert "Trường THCS Vân Trạch" in clerk.window.windowTitle()
        desks.close(desks.open_desk(kho))  # others can have the first one then

    def test_what_is_typed_is_a_draft_of_the_first(self, clerk: Clerk, kho: Path, other_kho: Path) -> None:
        clerk.edit(REVIEW)
        clerk.go_to(clerk.screen.form.place_name())
        clerk.type("Hội trường A")
        let_open(clerk, other_kho)
        assert [draft.fields.place for draft in drafts(kho)] == ["Hội trường A"]
        assert drafts(other_kho) == []

    def test_what_is_pasted_is_a_draft_of_the_first(self, clerk: Clerk, kho: Path, other_kho: Path) -> None:
        clerk.press("Ctrl+I")
        clerk.wait(clerk.screen.paste.isVisible)
        clerk.type(REPORT)
        let_open(clerk, other_kho)
        assert [(draft.fields.text, draft.pasted) for draft in drafts(kho)] == [(REPORT, True)]

    def test_undo_does_nothing_to_the_archive_that_was_left(self, clerk: Clerk, kho: Path, other_kho: Path) -> None:
        clerk.choose(BRIEFING)
        clerk.press("Del")
        clerk.wait(clerk.toast)
        clerk.settle()
        let_open(clerk, other_kho)
        assert clerk.toast() == ""
        clerk.press("Ctrl+Z", on=clerk.window)
        clerk.settle()
        assert titles(kho, binned=True) == [BRIEFING]
        assert clerk.banners == []

    def test_a_save_under_way_is_carried_out(self, clerk: Clerk, kho: Path, other_kho: Path) -> None:
        clerk.edit(REVIEW)
        clerk.go_to(clerk.screen.form.place_name())
        clerk.type("Hội trường A")
        with slow_disk(clerk.desk):
            clerk.press("Ctrl+S")
            clerk.press("Ctrl+O", on=clerk.window)
            pause(100)
        clerk.wait(lambda: clerk.window.workspace is not None and clerk.desk.folder == other_kho)
        clerk.settle()
        assert meeting(kho, REVIEW).fields.place == "Hội trường A"
        assert drafts(kho) == []

    def test_opening_the_one_that_is_open_does_nothing(self, clerk: Clerk, kho: Path, folder_dialog: Answer) -> None:
        folder_dialog(kho)
        clerk.edit(REVIEW)
        before = clerk.window.workspace
        clerk.press("Ctrl+O", on=clerk.window)
        clerk.settle()
        assert clerk.window.workspace is before
        assert clerk.screen.form.isVisible()
        assert clerk.banners == []

    def test_one_that_is_missing_is_told_and_the_first_stays(
        self, clerk: Clerk, tmp_path: Path, folder_dialog: Answer
    ) -> None:
        folder_dialog(tmp_path)
        before = clerk.window.workspace
        clerk.press("Ctrl+O", on=clerk.window)
        clerk.wait(lambda: clerk.banners)
        clerk.settle()
        assert clerk.window.workspace is before
        assert list(tmp_path.glob("KHO.json")) == []


class TestTheStartPage:
    def test_a_dropped_report_goes_in_once_there_is_an_archive(
        self, come: Come, tmp_path: Path, folder_dialog: Answer
    ) -> None:
        clerk, report, new = come(None), tmp_path / "bao-cao.txt", tmp_path / "kho mới"
        report.write_text(REPORT, encoding="utf-8")
        clerk.drop([report], clerk.window.start)
        assert clerk.window.banner.isVisible()
        new.mkdir()
        folder_dialog(new)
        let_open(clerk, new, "Ctrl+Shift+N")
        clerk.wait(lambda: clerk.read() == "Hội nghị thật sự")
        clerk.settle()
        assert titles(new) == ["Hội nghị thật sự"]

    def test_who_wanted_to_paste_comes_to_the_paste_page(self, come: Come, kho: Path, folder_dialog: Answer) -> None:
        clerk = come(None)
        clerk.press("Space", clerk.window.start.zone.paste)
        folder_dialog(kho)
        let_open(clerk, kho)
        assert clerk.screen.paste.isVisible()


class TestKeys:
    def test_f1_shows_every_key(self, clerk: Clerk) -> None:
        def page() -> KeysPage | None:
            return next((one for one in clerk.window.findChildren(KeysPage) if one.isVisible()), None)

        clerk.screen.results.focus_rows()
        clerk.press("F1")
        clerk.wait(page)
        shown = page()
        assert shown is not None
        clerk.press("Esc", shown)
        clerk.wait(lambda: page() is None)

    def test_alt_and_a_number_open_a_tab(self, clerk: Clerk) -> None:
        opened = []
        for keys in ("Alt+4", "Alt+3", "Alt+2", "Alt+1"):
            clerk.press(keys)
            opened.append(clerk.screen.reading._tabs.currentIndex())
        assert opened == [HISTORY, PHOTOS, DOCUMENTS, TEXT]

    def test_f6_goes_round_the_panes(self, clerk: Clerk) -> None:
        screen = clerk.screen
        panes: list[QWidget] = [screen.bar, screen.results, screen.reading, screen.sidebar]

        def here() -> QWidget | None:
            return next((pane for pane in panes if pane.isAncestorOf(QApplication.focusWidget())), None)

        clerk.press("Ctrl+F")
        visited = [here()]
        for _ in range(4):
            clerk.press("F6")
            visited.append(here())
        assert visited == [*panes, screen.bar]
        clerk.press("Shift+F6")
        assert here() is screen.sidebar

    def test_ctrl_n_puts_the_keyboard_into_an_empty_title(self, clerk: Clerk) -> None:
        clerk.press("Ctrl+N")
        clerk.wait(clerk.screen.form.isVisible)
        clerk.type("Hội nghị")
        assert clerk.title() == "Hội nghị"
        clerk.press("Esc")
        clerk.wait(lambda: not clerk.screen.form.isVisible())

    def test_ctrl_i_puts_the_keyboard_into_an_empty_page_and_escape_leaves_it(self, clerk: Clerk) -> None:
        clerk.press("Ctrl+I")
        clerk.wait(clerk.screen.paste.isVisible)
        clerk.type("Hội nghị")
        assert clerk.screen.paste.text() == "Hội nghị"
        clerk.press("Esc")
        clerk.wait(lambda: not clerk.screen.paste.isVisible())
        assert QApplication.focusWidget() is clerk.screen.bar.field

    def test_f2_puts_the_keyboard_into_the_title(self, clerk: Clerk) -> None:
        clerk.edit(REVIEW)
        clerk.press("End")
        clerk.type(" (bổ sung)")
        assert clerk.title() == f"{REVIEW} (bổ sung)"


class TestTheBin:
    @pytest.fixture
    def binned(self, clerk: Clerk) -> Clerk:
        clerk.choose(BRIEFING)
        clerk.press("Del")
        clerk.wait(lambda: clerk.rows() == [CLOSING, REVIEW] and clerk.toast())
        clerk.settle()
        return clerk

    def test_del_bins_and_ctrl_z_has_it_back_once(self, binned: Clerk, kho: Path) -> None:
        assert titles(kho, binned=True) == [BRIEFING]
        assert (binned.number("meetings"), binned.number("bin")) == (2, 1)
        assert binned.read() != BRIEFING
        binned.press("Ctrl+Z")
        binned.wait(lambda: binned.rows() == [CLOSING, REVIEW, BRIEFING])
        for _ in range(2):
            binned.settle()
            assert titles(kho, binned=True) == []
            binned.press("Ctrl+Z")

    def test_what_is_in_the_bin_can_be_read_not_changed_and_restored(self, binned: Clerk, kho: Path) -> None:
        binned.search("giao ban")
        binned.wait(lambda: binned.rows() == [])
        binned.press("Esc")
        binned.go_to_view("bin")
        binned.choose(BRIEFING)
        binned.press("F2")
        binned.press("Del")
        binned.settle()
        assert not binned.screen.form.isVisible()
        restore = binned.screen.reading._banner._action
        assert restore.isVisible()
        binned.press("Space", restore)
        binned.wait(lambda: binned.rows() == [])
        binned.settle()
        assert titles(kho, binned=True) == []
        binned.go_to_view("meetings")
        assert BRIEFING in binned.rows()


class TestReadOnly:
    @pytest.fixture
    def reader(self, come: Come, kho: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
        monkeypatch.setattr(desks, "open_as_possible", partial(desks.open_desk, read_only=True))
        return come(kho)

    def test_no_key_begins_what_would_fail(self, reader: Clerk) -> None:
        assert reader.window.status.read_only.isVisible()
        reader.search("kiem diem")
        reader.wait(lambda: reader.rows() == [REVIEW] and reader.read() == REVIEW)
        for keys in ("Ctrl+N", "Ctrl+I", "F2", "Del", "Ctrl+Shift+A"):
            reader.press(keys)
            reader.settle()
            assert not reader.screen.form.isVisible(), keys
            assert not reader.screen.paste.isVisible(), keys
            assert (reader.banners, reader.toast()) == ([], ""), keys
        assert reader.read() == REVIEW

    def test_nothing_can_be_dropped_or_pasted(self, reader: Clerk, kho: Path, papers: list[Path]) -> None:
        reader.choose(REVIEW)
        reader.drop(papers, reader.screen.reading)
        QGuiApplication.clipboard().setImage(reader.window.grab().toImage().copy(0, 0, 20, 20))
        reader.press("Ctrl+V")
        reader.settle()
        assert (reader.banners, reader.toast()) == ([], "")
        assert meeting(kho, REVIEW).attachments == ()

    def test_no_button_and_no_menu_offers_it(self, reader: Clerk) -> None:
        shown = reader.choose(REVIEW)
        header = reader.screen.reading._header
        menu = reader.screen.results.open_menu(shown.id, reader.window.mapToGlobal(reader.window.rect().center()))
        assert [action.data()["text"] for action in menu.actions()] == ["Mở", "Giống hội nghị này"]
        menu.close()
        assert [action.data()["text"] for action in header._menu().actions()] == ["Giống hội nghị này"]
        assert not reader.screen.bar.take_in.isEnabled()
        assert not any(button.isEnabled() for button in (header._edit, header._attach))


@pytest.mark.qt_no_exception_capture
def test_a_fault_is_told_calmly_and_the_window_goes_on(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    app._catch_faults(clerk.window)

    def fail() -> None:
        raise ZeroDivisionError("in a slot")

    QTimer.singleShot(0, fail)
    clerk.wait(clerk.window.banner.isVisible)
    assert "lỗi ngoài dự tính" in clerk.banners[0]
    clerk.search("giao ban")
    clerk.wait(lambda: clerk.rows() == [BRIEFING])


def test_a_fault_in_a_lane_is_told_calmly_too(clerk: Clerk) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("in a lane")

    clerk.screen.session.run("short", fail)
    clerk.wait(lambda: clerk.banners)
    assert "lỗi ngoài dự tính" in clerk.banners[0]
    assert clerk.window.lanes.idle


def test_a_window_that_is_closed_lets_the_archive_go(clerk: Clerk, kho: Path, qtbot: QtBot) -> None:
    assert clerk.leave()
    desks.close(desks.open_desk(kho))
