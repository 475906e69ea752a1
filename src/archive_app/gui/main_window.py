"""The frame: start page or opened archive, notices above, status line below, and what concerns the whole window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QCursor, QIcon, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from archive_app import archive, paths, settings, wording
from archive_app.errors import ArchiveError
from archive_app.gui import theme
from archive_app.gui.keys_page import KeysPage
from archive_app.gui.lanes import Lanes
from archive_app.gui.menus import Menu
from archive_app.gui.notices import Banner, Toast
from archive_app.gui.opening import Opening
from archive_app.gui.session import Session
from archive_app.gui.start_page import StartPage
from archive_app.gui.status_bar import StatusBar
from archive_app.gui.upkeep import Upkeep
from archive_app.gui.workspace import Workspace
from archive_app.settings import Settings
from archive_app.wording.errors import bug

if TYPE_CHECKING:
    from archive_app.archive.desk import Desk

log = logging.getLogger(__name__)

_OTHER = {"vi": "English", "en": "Tiếng Việt"}
_NEXT_START = {
    "vi": "Chương trình sẽ dùng tiếng Việt từ lần mở sau.",
    "en": "The program will speak English from the next start on.",
}


class MainWindow(QWidget):
    def __init__(self, known: Settings, language: str) -> None:
        super().__init__()
        self._settings, self._language = known, language
        self.lanes = Lanes(self)
        self.opening = Opening(self.lanes, self)
        self.workspace: Workspace | None = None
        self.start, self.status, self.banner = StartPage(_OTHER[language]), StatusBar(), Banner()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self._action: Callable[[], object] | None = None
        self._close_anyway = False
        self._first: Callable[[], object] | None = None
        self._lay_out()
        self.toast = Toast(self._pages)
        self._connect()
        self._add_keys()
        self._restore_place()
        self._name_window("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._pages, 1)
        column.addWidget(self.status)
        self.banner.hide()
        room = self.screen().availableSize()
        self.setMinimumSize(min(theme.px(800), room.width() - 16), min(theme.px(520), room.height() - 48))
        self.setWindowIcon(QIcon(str(paths.resources() / "icons" / "kho-hoi-nghi.svg")))
        theme.surface(self, "app")

    def _connect(self) -> None:
        start, opening = self.start, self.opening
        start.create_wanted.connect(opening.create_archive)
        start.open_wanted.connect(opening.choose_archive)
        start.sample_wanted.connect(opening.open_sample)
        start.files_dropped.connect(self._keep_for_later)
        start.choose_files_wanted.connect(self._choose_for_later)
        start.paste_wanted.connect(self._paste_later)
        start.language_wanted.connect(self.switch_language)
        opening.opened.connect(self._opened)
        opening.closing.connect(self._close_archive)
        opening.working.connect(self._show_work)
        opening.failed.connect(self.show_error)
        self.lanes.failed.connect(self.show_error)
        self.banner.acted.connect(lambda: self._action and self._action())

    def _add_keys(self) -> None:
        keys = {
            "Ctrl+Shift+N": self.opening.create_archive,
            "Ctrl+O": self.opening.choose_archive,
            "Ctrl+Shift+T": self.opening.open_sample,
            "Ctrl+Z": self.toast.undo,
            "F1": self.show_keys,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    # -- the archive in the window

    def open_first(self, folder: Path | None) -> None:
        """See `Opening.open_first`; not before something is on the screen."""
        self._first = lambda: self.opening.open_first(folder)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._first:
            first, self._first = self._first, None
            QTimer.singleShot(0, self, first)

    def _opened(self, desk: Desk) -> None:
        self._close_archive()
        self.banner.hide()
        session = Session(desk, self.lanes, self._language, self)
        session.failed.connect(self.show_error)
        session.told.connect(lambda words, undo: self.toast.tell(words, undo=undo))
        session.saved.connect(self.status.set_saved)
        self.workspace = Workspace(session)
        self.workspace.archive_menu_wanted.connect(self.open_archive_menu)
        self.workspace.intake.working.connect(self._show_work)
        self.workspace.intake.troubled.connect(lambda words, detail: self.banner.tell("warn", words, detail=detail))
        self.status.stop_wanted.connect(self.workspace.intake.stop)
        Upkeep(session, self.status)
        self._pages.addWidget(self.workspace)
        self._pages.setCurrentWidget(self.workspace)
        self.workspace.bar.field.setFocus()
        self.status.set_read_only(self.tr("Kho chỉ đọc") if desk.read_only else "")
        self._name_window(desk.identity.office)
        self.opening.here = desk.folder
        self._settings = replace(self._settings, last_archive=str(desk.folder))
        self._save_settings()
        self._take_what_waited(self.workspace)

    def _take_what_waited(self, workspace: Workspace) -> None:
        waiting, self.opening.waiting = self.opening.waiting, []
        pasting, self.opening.paste_waits = self.opening.paste_waits, False
        if waiting:
            workspace.take_in(waiting)
        elif pasting:
            workspace.open_paste()

    def _close_archive(self) -> None:
        """Lets the open archive go; what is being typed is a draft first."""
        if self.workspace is None:
            return
        try:
            self.workspace.keep_what_is_typed()
        except ArchiveError as error:
            self.show_error(error)
        workspace, self.workspace = self.workspace, None
        self.opening.here = None
        self.toast.hide()  # what it would undo is the other archive's
        self.status.stop_wanted.disconnect(workspace.intake.stop)
        self.status.set_saved("")
        self._pages.setCurrentWidget(self.start)
        self._pages.removeWidget(workspace)
        workspace.session.end()
        workspace.deleteLater()
        self._name_window("")

    # -- what the frame itself shows

    def show_error(self, error: Exception) -> None:
        """One sentence in a banner; for a fault of the program also where its details are."""
        if isinstance(error, ArchiveError):
            self._action = None
            self.banner.tell("bad", wording.sentence(error, self._language))
        else:
            log.error("fault in the window", exc_info=error)
            self.show_fault(error)

    def show_fault(self, fault: BaseException) -> None:
        """Says calmly that something went wrong in the program; whoever caught it has logged it."""
        self._action = None
        detail = f"{type(fault).__name__}: {fault}\n{paths.log_folder()}"
        self.banner.tell("bad", bug(self._language), detail=detail)

    def show_keys(self) -> None:
        KeysPage(self).open()

    def open_archive_menu(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Tạo kho mới"), self.opening.create_archive, icon="add", key="Ctrl Shift N")
        menu.add(self.tr("Mở kho khác"), self.opening.choose_archive, icon="folder", key="Ctrl O")
        menu.add(self.tr("Thử kho mẫu"), self.opening.open_sample, icon="sparkle", key="Ctrl Shift T")
        other = "light" if theme.tokens() is theme.DARK else "dark"
        menu.add(self.tr("Nền tối") if other == "dark" else self.tr("Nền sáng"), lambda: self.switch_theme(other))
        menu.add(_OTHER[self._settings.language], self.switch_language)
        menu.add(self.tr("Các phím tắt"), self.show_keys, key="F1")
        menu.popup(QCursor.pos())

    def switch_theme(self, name: str) -> None:
        self._settings = replace(self._settings, theme=name)
        self._save_settings()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, name, self._settings.scale)  # type: ignore[arg-type]

    def switch_language(self) -> None:
        """Takes hold at the next start; said in the language that was chosen."""
        other = "en" if self._settings.language == "vi" else "vi"
        self._settings = replace(self._settings, language=other)
        self._save_settings()
        self._action = None
        self.banner.tell("info", _NEXT_START[other])

    def _save_settings(self) -> None:
        try:
            settings.save(self._settings)
        except OSError:
            log.exception("settings are not kept")

    def _show_work(self, label: str, done: int, total: int) -> None:
        if label:
            self.status.set_work(label, done, total)
        else:
            self.status.clear_work()

    def _choose_for_later(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Nhập báo cáo"), "", self.tr("Tệp chữ (*.txt)"))
        if files:
            self._keep_for_later(files)

    def _paste_later(self) -> None:
        self.opening.paste_waits = True
        self._keep_for_later([])

    def _keep_for_later(self, files: list[str]) -> None:
        """Reports may come before there is an archive: the next step asks where to keep it, and they go in then."""
        self.opening.waiting = list(files)
        words = self.tr("Chọn chỗ đặt kho trước; báo cáo sẽ vào kho ngay sau đó.")
        self._action = self.opening.create_archive
        self.banner.tell("info", words, action=self.tr("Chọn chỗ đặt kho"))

    def _name_window(self, office: str) -> None:
        self.setWindowTitle(f"{self.tr('Kho hội nghị')} – {office}" if office else self.tr("Kho hội nghị"))

    def _restore_place(self) -> None:
        self.resize(theme.px(1366), theme.px(740))
        place = _places().value("window")
        if place is not None:
            self.restoreGeometry(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whatever is being typed is a draft before anything is let go; if it cannot be kept, the window stays once."""
        if self.workspace:
            self.lanes.wait_for("save")
            try:
                self.workspace.keep_what_is_typed()
            except ArchiveError as error:
                if not self._close_anyway:
                    self._close_anyway = True
                    event.ignore()
                    self.show_error(error)
                    return
            archive.attaching.stop_thumbnails()
        _places().setValue("window", self.saveGeometry())
        self.lanes.close()
        if self.workspace:
            archive.desk.close(self.workspace.session.desk)
            self.workspace = None
        super().closeEvent(event)


def _places() -> QSettings:
    return QSettings(str(paths.config_folder() / "window.ini"), QSettings.Format.IniFormat)
