"""Drives the real window through the main tasks, as a clerk would: by keys, an input method and drops, never by calling
what is behind it. Each step waits for what must be on the screen, checks it, and leaves a picture.

It works on an archive and a profile of its own, with invented reports, and touches nothing of the user's.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QCursor, QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from archive_app import paths
from archive_app.gui.main_window import MainWindow
from archive_app.gui.photo_tile import CaptionField
from archive_app.gui.result_model import HIT
from archive_app.gui.workspace import Workspace
from archive_app.model import Hit
from archive_app.settings import Settings

PATIENCE = 30
"""Seconds that a step may take on a slow machine before the tour gives up."""


T = TypeVar("T")


class TourFailed(AssertionError):
    """What should have been on the screen was not there."""


class Tour:
    def __init__(self, folder: Path, language: str) -> None:
        self._folder, self._language = folder, language
        self._pictures: list[str] = []

    def take(self) -> list[str]:
        """Goes the whole way and gives the names of the pictures, in order. Raises `TourFailed`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix="kho-hoi-nghi-tour-"))
        before = os.environ.get("ARCHIVE_APP_HOME")
        os.environ["ARCHIVE_APP_HOME"] = str(scratch / "profile")
        self._window = MainWindow(Settings(user_name="Văn thư"), self._language)
        try:
            self._walk(scratch / "kho")
        finally:
            self._window.close()
            if before is None:
                del os.environ["ARCHIVE_APP_HOME"]
            else:
                os.environ["ARCHIVE_APP_HOME"] = before
            shutil.rmtree(scratch, ignore_errors=True)
        return self._pictures

    def _walk(self, kho: Path) -> None:
        self._show_window(None)
        self._shoot("bat-dau")
        self._make_archive(kho)
        self._shoot("kho-trong")
        self._bring_in_reports()
        self._shoot("bao-cao-vao-kho")
        self._search_without_marks()
        self._shoot("tim-khong-dau")
        self._search_decomposed()
        self._shoot("tim-co-dau")
        self._search_a_day()
        self._shoot("tim-theo-ngay")
        self._attach_photos()
        self._shoot("dinh-kem-anh")
        self._write_caption()
        self._shoot("chu-thich")
        self._correct()
        self._shoot("sua-hoi-nghi")
        self._bin_and_restore()
        self._close_and_open_again(kho)
        self._shoot("mo-lai")
        self._window.switch_theme("dark")
        self._shoot("nen-toi")
        self._window.switch_theme("light")

    # -- the steps

    def _show_window(self, kho: Path | None) -> None:
        self._window.resize(1366, 740)
        self._window.show()
        self._window.activateWindow()
        self._wait("the window has the keyboard", self._window.isActiveWindow)
        QCursor.setPos(self._window.mapToGlobal(self._window.rect().bottomRight()))  # over nothing
        self._window.open_first(kho)

    def _make_archive(self, kho: Path) -> None:
        kho.mkdir()
        self._answer_dialog(str(kho))
        self._key(self._window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self._wait("the new archive is open", lambda: self._window.workspace is not None)

    def _bring_in_reports(self) -> None:
        reports = sorted((paths.resources() / "samples" / "reports").glob("*.txt"))
        self._drop(self._screen, reports)
        self._wait("all reports are in the list", lambda: self._screen.results.model.rowCount() == len(reports))
        self._wait("the index has them", lambda: self._screen.session.lanes.idle)

    def _search_without_marks(self) -> None:
        self._key(self._window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self._screen.bar.field, "hoi nghi kiem diem")
        self._expect_first("Hội nghị Kiểm điểm công tác Đảng", marked="Hội nghị Kiểm điểm")

    def _search_decomposed(self) -> None:
        self._ask("đảng uỷ nhóm trẻ tư thục")
        self._wait("something is found", lambda: self._first() is not None)

    def _search_a_day(self) -> None:
        self._ask("25/12/2018")
        self._expect_first("Hội nghị Kiểm điểm công tác Đảng năm 2018")
        self._key(self._screen.bar.field, Qt.Key.Key_Down)
        self._key(self._screen.results.rows, Qt.Key.Key_Return)
        self._wait("the report is shown", lambda: self._screen.showing.meeting is not None)
        report = self._screen.reading.report
        self._wait("the whole span of days is marked", lambda: "25 và 26/12/2018" in report.marked_words())
        self._key(self._window, Qt.Key.Key_F3)

    def _attach_photos(self) -> None:
        photos = sorted((paths.resources() / "samples" / "photos").glob("*.jpg"))[:3]
        self._drop(self._screen.reading, photos)
        self._wait("the photos are with the meeting", lambda: self._photos() == len(photos))
        self._wait("thumbnails are there", lambda: self._screen.session.lanes.idle)

    def _write_caption(self) -> None:
        strip = self._screen.reading.strip.photos
        strip.setFocus()
        strip.setCurrentIndex(strip.model().index(0, 0))
        self._key(strip, Qt.Key.Key_F2)
        editor = self._wait_for_editor(strip)
        self._commit(editor, "Toàn cảnh hội nghị kiểm điểm")
        self._key(editor, Qt.Key.Key_Return)
        self._wait("the caption is kept", lambda: "Toàn cảnh hội nghị kiểm điểm" in self._captions())

    def _correct(self) -> None:
        self._key(self._screen.reading, Qt.Key.Key_F2)
        form = self._screen.form
        self._wait("the form is open", form.isVisible)
        self._commit(self._tab_to(form.place_name()), "Hội trường Huyện uỷ")
        self._shoot("dang-sua")
        self._key(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self._wait("the correction is saved", lambda: self._place() == "Hội trường Huyện uỷ")

    def _bin_and_restore(self) -> None:
        before = self._screen.results.model.rowCount()
        self._screen.results.focus_rows()
        self._key(self._screen.results.rows, Qt.Key.Key_Delete)
        self._wait("the meeting is in the bin", lambda: self._screen.results.model.rowCount() == before - 1)
        self._shoot("thung-rac")
        self._key(self._window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self._wait("it is back", lambda: self._screen.results.model.rowCount() == before)

    def _close_and_open_again(self, kho: Path) -> None:
        self._window.close()
        self._window = MainWindow(Settings(user_name="Văn thư"), self._language)
        self._show_window(kho)
        self._wait("the archive is open again", lambda: self._window.workspace is not None)
        self._ask("hội nghị kiểm điểm 2018")
        self._expect_first("Hội nghị Kiểm điểm công tác Đảng năm 2018")
        self._wait("photos and correction are there", lambda: self._photos() == 3 and self._place() != "")
        self._wait("everything is quiet", lambda: self._screen.session.lanes.idle)

    # -- what is on the screen

    @property
    def _screen(self) -> Workspace:
        if self._window.workspace is None:
            raise TourFailed("no archive is open")
        return self._window.workspace

    def _first(self) -> Hit | None:
        found = self._screen.results.model.index(0, 0).data(HIT)
        return found if isinstance(found, Hit) else None

    def _expect_first(self, title: str, marked: str = "") -> None:
        def there() -> bool:
            hit = self._first()
            if hit is None or not hit.meeting.title.startswith(title):
                return False
            found = {hit.meeting.title[start:end] for start, end in hit.title_marks}
            return not marked or marked in found

        self._wait(f"“{title}” comes first", there)

    def _photos(self) -> int:
        meeting = self._screen.reading.meeting()
        return sum(1 for one in meeting.attachments if one.kind == "photo") if meeting else 0

    def _captions(self) -> set[str | None]:
        meeting = self._screen.reading.meeting()
        return {one.caption for one in meeting.attachments} if meeting else set()

    def _place(self) -> str:
        meeting = self._screen.reading.meeting()
        return (meeting.fields.place or "") if meeting else ""

    # -- hands and eyes

    def _ask(self, words: str) -> None:
        """Types words with marks as an input method commits them, over what stood there."""
        self._key(self._window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        self._commit(self._screen.bar.field, words)

    def _key(
        self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        if not QApplication.activeWindow():
            # Where there is no window manager, nobody gives the keyboard back when a dialog closes.
            self._window.activateWindow()
            self._wait("the window has the keyboard", self._window.isActiveWindow)
        QTest.keyClick(widget, key, modifiers)

    def _commit(self, widget: QWidget, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(widget, event)

    def _drop(self, widget: QWidget, files: list[Path]) -> None:
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        at = widget.rect().center()
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QDragEnterEvent(QPoint(at), copy, carried, left, none))
        QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, carried, left, none))

    def _answer_dialog(self, folder: str) -> None:
        """When the folder dialog comes, types the folder into it and presses Enter."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                raise TourFailed("the folder dialog did not come")
            name = _found(dialog.findChild(QLineEdit))
            name.setText(folder)
            self._key(name, Qt.Key.Key_Return)

        QTimer.singleShot(500, self._window, answer)

    def _wait_for_editor(self, view: QWidget) -> QWidget:
        self._wait("the caption can be typed", lambda: view.findChild(CaptionField) is not None)
        return _found(view.findChild(CaptionField))

    def _tab_to(self, name: str) -> QWidget:
        """Presses Tab until the keyboard is on the control called ``name``, as a clerk without a mouse would."""
        for _ in range(40):
            focused = self._window.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                return focused
            self._key(focused or self._window, Qt.Key.Key_Tab)
        self._check(f"the keyboard reaches “{name}”", False)
        raise AssertionError

    def _wait(self, what: str, there: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > until:
                self._shoot("khong-thanh")
                raise TourFailed(what)
            self._pause(20)

    def _pause(self, milliseconds: int) -> None:
        """Lets the window live. Not by QTest.qWait, which keeps the interpreter's lock from the lanes."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _check(self, what: str, is_so: bool) -> None:
        if not is_so:
            self._shoot("khong-thanh")
            raise TourFailed(what)

    def _shoot(self, name: str) -> None:
        self._pause(150)
        file = self._folder / f"{len(self._pictures) + 1:02}-{name}.png"
        self._window.grab().save(str(file))
        self._pictures.append(file.name)


def _found(child: T | None) -> T:
    if child is None:
        raise TourFailed("a control is not there")
    return child
