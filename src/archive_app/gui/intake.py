"""What comes in through the window: reports by file, drop or paste, and files for the meeting being read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from archive_app import archive
from archive_app.errors import ArchiveError
from archive_app.gui.lanes import Job
from archive_app.gui.paste_page import PastePage
from archive_app.gui.session import Session
from archive_app.model import Attached, Draft, ImportResult, MeetingFields
from archive_app.wording import sentence


class Intake(QObject):
    working = Signal(str, int, int)
    """What is going on, how much is done, of how much; all empty when it is over."""
    arrived = Signal(str)
    """The meeting to show after it came in."""
    troubled = Signal(str, str)
    """A sentence about what did not come in, and the details behind it."""

    def __init__(self, session: Session, page: PastePage) -> None:
        super().__init__(session)
        self._session, self._page = session, page
        self._job: Job | None = None
        self._draft_id = ""
        self._settled: set[str] = set()
        """Ids of drafts that were taken in or left empty: what was on its way must not bring them back."""
        page.text_changed.connect(self._understand)
        page.save_wanted.connect(self._take_text)

    def begin_page(self, draft: Draft | None = None) -> None:
        """A new, empty page to paste a report into, or the one that was left as ``draft``."""
        self._page.flush()
        self._draft_id = draft.id if draft else archive.drafting.new_id()
        self._page.clear()
        if draft:
            self._page.set_text(draft.fields.text)

    def leave_page(self) -> None:
        """The page is left and has told its last words, which stay a draft."""
        self._draft_id = ""
        self._page.clear()

    def keep_now(self) -> None:
        """Keeps a pasted text before this returns; saves under way must have ended. Raises `ArchiveError`."""
        if self._draft_id:
            self._keep(self._draft_id, self._page.text())

    def _keep(self, draft_id: str, text: str) -> None:
        desk = self._session.desk
        if draft_id in self._settled:
            return
        if text.strip():
            fields = MeetingFields(title=_first_line(text), text=text)
            archive.drafting.keep(desk, fields, draft_id=draft_id, pasted=True)
        else:
            archive.drafting.drop(desk, draft_id)

    def choose_reports(self, over: QWidget) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            over, self.tr("Nhập báo cáo"), "", self.tr("Tệp chữ (*.txt);;Mọi tệp (*)")
        )
        self.take_reports(files)

    def take_reports(self, paths: Sequence[str]) -> None:
        """Imports files and folders, each a meeting, and shows the last that came in."""
        if not paths:
            return
        desk = self._session.desk
        told: list[ImportResult] = []

        def take(job: Job) -> None:
            # Kept outside, so that what came in before a stop or a failure is told all the same.
            told.extend(archive.importing.import_paths(desk, paths, progress=job))

        self._start(self.tr("Nhập báo cáo"), take, lambda: self._imported(told))

    def choose_files(self, over: QWidget, meeting_id: str) -> None:
        files, _ = QFileDialog.getOpenFileNames(over, self.tr("Đính kèm tệp"), "", self.tr("Mọi tệp (*)"))
        self.attach(meeting_id, files)

    def attach(self, meeting_id: str, files: Sequence[str]) -> None:
        if not files:
            return
        desk = self._session.desk
        told: list[Attached] = []

        def attach(job: Job) -> None:
            told.extend(archive.attaching.attach(desk, meeting_id, files, progress=job))

        self._start(self.tr("Đính kèm"), attach, lambda: self._attached(meeting_id, told))

    def attach_picture(self, meeting_id: str, picture: QImage) -> None:
        """A picture from the clipboard, kept as PNG under the name of the moment."""
        desk = self._session.desk
        name = self.tr("Ảnh dán %s").replace("%s", datetime.now().strftime("%Y-%m-%d %H.%M.%S")) + ".png"
        told: list[Attached] = []

        def attach(_: Job) -> None:
            told.append(archive.attaching.attach_bytes(desk, meeting_id, _as_png(picture), name))

        self._start(self.tr("Đính kèm"), attach, lambda: self._attached(meeting_id, told))

    def stop(self) -> None:
        if self._job:
            self._job.stop()

    def _start(self, label: str, work: Callable[[Job], None], tell: Callable[[], None]) -> None:
        """Runs ``work`` in the lane of long work; ``tell`` says what came of it, however it ended."""

        def over() -> None:
            self._job = None
            self.working.emit("", 0, 0)
            tell()

        def stop() -> None:
            over()
            self._session.told.emit(self.tr("Đã dừng; những gì đã xong vẫn còn"), None)

        def fail(error: Exception) -> None:
            over()
            self._session.failed.emit(error)

        self.working.emit(label, 0, 0)
        self._job = self._session.run(
            "long",
            work,
            lambda _: over(),
            failed=fail,
            stopped=stop,
            progress=lambda done, total, _: self.working.emit(label, done, total),
        )

    def _imported(self, results: list[ImportResult]) -> None:
        came = [one for one in results if one.status == "imported"]
        known = [one for one in results if one.status == "skipped"]
        self._tell_failed([one.error for one in results if one.error], some_done=bool(came or known))
        if came:
            self._session.told.emit(self.tr("Đã đưa %n hội nghị vào kho", "", len(came)), None)
        elif known:
            self._session.told.emit(self.tr("%n báo cáo đã có sẵn trong kho", "", len(known)), None)
        if came or known:
            self._session.changed.emit("")
            self.arrived.emit((came or known)[-1].id or "")

    def _attached(self, meeting_id: str, lines: list[Attached]) -> None:
        self._tell_failed([one.error for one in lines if one.error], some_done=any(one.attachment for one in lines))
        kept = sum(1 for one in lines if one.attachment and not one.already_there)
        if kept:
            self._session.told.emit(self.tr("Đã đính kèm %n tệp", "", kept), None)
        elif lines and not any(one.error for one in lines):
            self._session.told.emit(self.tr("Các tệp này đã có trong hội nghị"), None)
        self._session.changed.emit(meeting_id)

    def _tell_failed(self, failed: list[Exception], *, some_done: bool) -> None:
        """One banner: the one sentence, or how many with each sentence behind "Chi tiết"."""
        sentences = [sentence(error, self._session.language) for error in failed]
        if len(sentences) == 1:
            self.troubled.emit(sentences[0], "")
        elif sentences:
            count = self.tr("%n tệp chưa nhận được; các tệp ấy vẫn nguyên.", "", len(sentences))
            rest = self.tr("Phần còn lại đã xong.") if some_done else ""
            self.troubled.emit(f"{count} {rest}".strip(), "\n".join(sentences))

    def _understand(self, text: str) -> None:
        """Shows what a pasted text would become, and keeps it as a draft."""
        draft_id, name = self._draft_id, self._name()
        if not draft_id:
            return

        def understand(_: Job) -> MeetingFields | None:
            self._keep(draft_id, text)
            return archive.importing.understand_text(text, name) if text.strip() else None

        def show(fields: MeetingFields | None) -> None:
            self._session.drafts_changed.emit()
            if fields and self._draft_id == draft_id:
                self._page.set_understood(fields)

        def refuse(error: Exception) -> None:
            if self._draft_id == draft_id:
                self._page.set_refused(error)

        self._session.run("save", understand, show, failed=refuse)

    def _take_text(self, text: str) -> None:
        desk, draft_id, name = self._session.desk, self._draft_id, self._name()
        self._page.set_saving(True)

        def take(_: Job) -> ImportResult:
            result = archive.importing.import_text(desk, text, name)
            self._settled.add(draft_id)
            archive.drafting.drop(desk, draft_id)
            return result

        def taken(result: ImportResult) -> None:
            self._page.set_saving(False)
            if self._draft_id == draft_id:
                self.leave_page()
            self._session.drafts_changed.emit()
            self._imported([result])

        def not_taken(error: Exception) -> None:
            self._page.set_saving(False)
            if isinstance(error, ArchiveError):
                self._page.set_refused(error)
            else:
                self._session.failed.emit(error)

        self._session.run("save", take, taken, failed=not_taken)

    def _name(self) -> str:
        return self.tr("Báo cáo dán %s").replace("%s", datetime.now().strftime("%Y-%m-%d %H.%M")) + ".txt"


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), Path("…").name)[:200]


def _as_png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
