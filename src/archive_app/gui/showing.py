"""One meeting being read: loading it with its marks, its pictures, handing its files out, captions, bin and history."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog

from archive_app import archive
from archive_app.gui.finding import load_picture
from archive_app.gui.lanes import Job
from archive_app.gui.reading_pane import ReadingPane
from archive_app.gui.session import Session
from archive_app.model import Attachment, Change, Meeting, Span

THUMBNAIL = 640
"""Pixels of the longest side of the photos in the strip, enough for three times their size."""

Loaded = tuple[Meeting, tuple[Span, ...], tuple[Span, ...], list[Change]]


class Showing(QObject):
    def __init__(self, session: Session, pane: ReadingPane) -> None:
        super().__init__(session)
        self._session, self._pane = session, pane
        self.meeting: Meeting | None = None
        self._wanted: str | None = None
        self._words = ""
        self._ticket = 0
        self._connect()

    def _connect(self) -> None:
        pane = self._pane
        pane.thumbnail_wanted.connect(self._ask_thumbnail)
        pane.open_wanted.connect(self._open)
        pane.copy_wanted.connect(self._save_copy)
        pane.drag_wanted.connect(self._drag)
        pane.remove_wanted.connect(self._remove)
        pane.caption_typed.connect(self._caption)
        pane.reviewed_wanted.connect(lambda _: self.mark_reviewed())
        pane.bin_wanted.connect(self.put_in_bin)
        pane.unbin_wanted.connect(self.take_from_bin)
        self._session.changed.connect(self._refresh)

    def show(self, meeting_id: str, words: str) -> None:
        """Reads the meeting and shows it with ``words`` marked; a meeting asked for later wins."""
        self._wanted, self._words = meeting_id, words
        self._ticket += 1
        if self.meeting is None:
            self._pane.show_loading()
        shown = partial(self._show, self._ticket)
        self._session.run("short", partial(self._load, meeting_id, words), shown, failed=self._fail)

    def mark(self, words: str) -> None:
        """Marks other words in the meeting that is shown."""
        if self._wanted and words != self._words:
            self.show(self._wanted, words)

    def clear(self) -> None:
        self._wanted = self.meeting = None
        self._ticket += 1
        self._pane.clear()

    def mark_reviewed(self) -> None:
        if self.meeting:
            meeting, desk = self.meeting, self._session.desk
            self._session.run(
                "save",
                lambda _: archive.meetings.correct(desk, meeting.id, meeting.version, {"reviewed": True}),
                self._changed,
            )

    def put_in_bin(self, meeting_id: str) -> None:
        desk = self._session.desk
        self._session.run("save", lambda _: archive.meetings.put_in_bin(desk, meeting_id), self._binned)

    def take_from_bin(self, meeting_id: str) -> None:
        desk = self._session.desk
        self._session.run("save", lambda _: archive.meetings.take_from_bin(desk, meeting_id), self._changed)

    def _load(self, meeting_id: str, words: str, _: Job) -> Loaded:
        meeting = archive.meetings.show(self._session.desk, meeting_id)
        text_marks, title_marks = archive.searching.marks(self._session.desk, meeting, words, typing=True)
        return meeting, text_marks, title_marks, archive.meetings.history(self._session.desk, meeting_id)

    def _show(self, ticket: int, loaded: Loaded) -> None:
        if ticket != self._ticket:
            return
        self.meeting, text_marks, title_marks, changes = loaded
        self._pane.show_meeting(self.meeting, text_marks, title_marks, self._words)
        self._pane.show_history(changes)

    def _fail(self, error: Exception) -> None:
        self.clear()
        self._session.failed.emit(error)

    def _refresh(self, meeting_id: str) -> None:
        if self._wanted and meeting_id in ("", self._wanted):
            self.show(self._wanted, self._words)

    def _changed(self, meeting: Meeting) -> None:
        self._session.changed.emit(meeting.id)

    def _binned(self, meeting: Meeting) -> None:
        if meeting.id == self._wanted:
            self.clear()
        self._session.told.emit(self.tr("Đã chuyển 1 hội nghị vào thùng rác"), lambda: self.take_from_bin(meeting.id))
        self._session.changed.emit(meeting.id)

    def _attachment(self, attachment_id: str) -> Attachment | None:
        every = self.meeting.attachments if self.meeting else ()
        return next((one for one in every if one.id == attachment_id), None)

    def _ask_thumbnail(self, sha256: str) -> None:
        desk = self._session.desk
        self._session.run(
            "quiet",
            lambda _: load_picture(archive.attaching.thumbnail(desk, sha256, THUMBNAIL)),
            partial(self._pane.set_thumbnail, sha256),
            failed=lambda _: self._pane.set_thumbnail(sha256, QImage()),
        )

    def _open(self, attachment_id: str) -> None:
        """In the file's own program, on a read-only copy: the original is never handed out."""
        if one := self._attachment(attachment_id):
            desk = self._session.desk
            self._session.run("short", lambda _: archive.attaching.read_only_copy(desk, one), self._open_copy)

    def _open_copy(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._session.told.emit(
                self.tr("Chưa có chương trình để mở tệp này; bản sao ở %s").replace("%s", str(copy)), None
            )

    def _save_copy(self, attachment_id: str) -> None:
        one = self._attachment(attachment_id)
        if one is None:
            return
        target, _ = QFileDialog.getSaveFileName(self._pane, self.tr("Lưu bản sao"), one.file_name)
        if target:
            desk = self._session.desk
            self._session.run(
                "long",
                lambda _: archive.attaching.save_copy(desk, one, Path(target), replace=True),
                lambda path: self._session.told.emit(self.tr("Đã lưu bản sao %s").replace("%s", Path(path).name), None),
            )

    def _drag(self, attachment_id: str) -> None:
        if one := self._attachment(attachment_id):
            desk = self._session.desk
            self._session.run(
                "short",
                lambda _: archive.attaching.read_only_copy(desk, one),
                lambda copy: self._pane.start_drag(attachment_id, str(copy)),
            )

    def _remove(self, attachment_id: str) -> None:
        if self.meeting and (one := self._attachment(attachment_id)):
            meeting_id, desk = self.meeting.id, self._session.desk

            def remove(_: Job) -> Meeting:
                # The version of now: what was done to the other files since the meeting was shown is no conflict.
                return archive.attaching.detach(desk, one.id, archive.meetings.show(desk, meeting_id).version)

            self._session.run("save", remove, lambda meeting: self._removed(meeting, one))

    def _removed(self, meeting: Meeting, one: Attachment) -> None:
        desk = self._session.desk

        def put_back() -> None:
            self._session.run("save", lambda _: archive.attaching.put_back(desk, meeting.id, one), self._changed)

        self._session.told.emit(self.tr("Đã bỏ 1 tệp khỏi hội nghị"), put_back)
        self._session.changed.emit(meeting.id)

    def _caption(self, attachment_id: str, words: str) -> None:
        if self.meeting:
            meeting_id, desk = self.meeting.id, self._session.desk

            def write(_: Job) -> Meeting:
                version = archive.meetings.show(desk, meeting_id).version
                return archive.attaching.caption(desk, attachment_id, words, version)

            self._session.run("save", write, self._changed)
