"""Archives are made and opened here, in the lane of long work, and reports that came before there was one wait here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from archive_app import archive
from archive_app.gui.lanes import Job, Lanes

if TYPE_CHECKING:
    from archive_app.archive.desk import Desk


class Opening(QObject):
    opened = Signal(object)
    """A `Desk`, open."""
    closing = Signal()
    """The archive that is open has to be let go, because it is made anew."""
    working = Signal(str, int, int)
    """What is going on, how much is done, of how much; all empty when it is over."""
    failed = Signal(object)

    def __init__(self, lanes: Lanes, window: QWidget) -> None:
        super().__init__(window)
        self._lanes, self._window = lanes, window
        self.here: Path | None = None
        """The folder of the archive that is open."""
        self.waiting: list[str] = []
        """Reports that came before there was an archive."""
        self.paste_waits = False
        """Whether the page to paste a report is what the clerk wanted first."""

    def open_first(self, folder: Path | None) -> None:
        """Opens the archive named at the start, once the window is on screen. Without one the start page stays."""
        if folder is None:
            # The heavy libraries come in while the clerk looks at the start page.
            QTimer.singleShot(0, self, lambda: self._lanes.run("quiet", lambda _: archive.desk))
        else:
            QTimer.singleShot(0, self, lambda: self.open_archive(folder))

    def open_archive(self, folder: Path) -> None:
        if self.here is None or folder.absolute() != self.here:
            self._work(self.tr("Đang mở kho…"), lambda _: archive.desk.open_as_possible(folder))

    def choose_archive(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Mở kho"))
        if folder:
            self.open_archive(Path(folder))

    def create_archive(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Chọn thư mục trống cho kho mới"))
        if not folder:
            return

        def create(_: Job) -> Desk:
            archive.desk.create(Path(folder), Path(folder).name)
            return archive.desk.open_desk(Path(folder))

        self._work(self.tr("Đang tạo kho…"), create)

    def open_sample(self) -> None:
        """The trial archive, made afresh each time to be thrown away; no report of the clerk's goes in."""
        self.waiting, self.paste_waits = [], False
        self.closing.emit()

        def make(job: Job) -> Desk:
            folder = archive.samples.trial_folder()
            archive.samples.make(folder, job)
            return archive.desk.open_desk(folder)

        self._work(self.tr("Đang làm kho mẫu…"), make)

    def _work(self, label: str, work: Callable[[Job], Any]) -> None:
        def finish(desk: Desk) -> None:
            self.working.emit("", 0, 0)
            self.opened.emit(desk)

        def fail(error: Exception) -> None:
            self.working.emit("", 0, 0)
            self.failed.emit(error)

        self.working.emit(label, 0, 0)
        self._lanes.run(
            "long", work, finish, failed=fail, progress=lambda done, total, _: self.working.emit(label, done, total)
        )
