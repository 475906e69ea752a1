"""Correcting a meeting or writing one: the form, its draft kept soon after the last key, saving, conflicts."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from archive_app import archive
from archive_app.errors import ChangedMeanwhile
from archive_app.gui.lanes import Job
from archive_app.gui.meeting_form import MeetingForm
from archive_app.gui.session import Session
from archive_app.model import Draft, Meeting, MeetingFields


class Editing(QObject):
    opened = Signal()
    closed = Signal(str)
    """The form is done with; the meeting to read next (empty for none)."""

    def __init__(self, session: Session, form: MeetingForm) -> None:
        super().__init__(session)
        self._session, self._form = session, form
        self._meeting_id: str | None = None
        self._version = 0
        self._draft_id = ""
        self._theirs = 0
        self._open = False
        form.changed.connect(self.keep_draft)
        form.save_wanted.connect(self._save)
        form.closed.connect(self._close)
        form.discard_wanted.connect(self._discard)
        form.mine_wanted.connect(self._keep_mine)
        form.theirs_wanted.connect(lambda: self._end(self._meeting_id or ""))

    def edit(self, meeting_id: str) -> None:
        """Opens the form on a meeting, with the draft over it if one was left."""
        desk = self._session.desk

        def load(_: Job) -> tuple[Meeting, Draft | None]:
            return archive.meetings.show(desk, meeting_id), archive.drafting.of_meeting(desk, meeting_id)

        self._session.run("short", load, lambda found: self._show(*found))

    def write_new(self) -> None:
        self._begin(None, 0, archive.drafting.new_id())
        self._form.set_fields(MeetingFields(title="", reviewed=True), None)
        self.opened.emit()

    def open_draft(self, draft_id: str) -> None:
        """Goes on with a draft; one over a meeting that is still there opens that meeting."""
        desk = self._session.desk

        def load(_: Job) -> Draft | None:
            return next((draft for draft in archive.drafting.waiting(desk) if draft.id == draft_id), None)

        self._session.run("short", load, self._go_on)

    def drop_draft(self, draft_id: str) -> None:
        """Lets go of a draft from the list of drafts."""
        desk = self._session.desk
        self._session.run(
            "save", lambda _: archive.drafting.drop(desk, draft_id), lambda _: self._session.changed.emit("")
        )

    def keep_now(self) -> None:
        """Keeps what is typed before this returns: the window is about to close."""
        if self._open and self._form.is_changed():
            desk, meeting_id = self._session.desk, self._meeting_id
            archive.drafting.keep(
                desk, self._form.fields(), draft_id=self._draft_id, meeting_id=meeting_id, version=self._version
            )

    def keep_draft(self) -> None:
        """Keeps what is typed."""
        desk, fields = self._session.desk, self._form.fields()
        draft_id, meeting_id, version = self._draft_id, self._meeting_id, self._version

        def keep(_: Job) -> Draft:
            return archive.drafting.keep(desk, fields, draft_id=draft_id, meeting_id=meeting_id, version=version)

        self._session.run("save", keep, self._kept)

    def _go_on(self, draft: Draft | None) -> None:
        if draft is None:
            return
        if draft.meeting_id:
            self.edit(draft.meeting_id)
            return
        self._begin(None, 0, draft.id)
        self._form.set_fields(draft.fields, draft)
        self.opened.emit()

    def _show(self, meeting: Meeting, draft: Draft | None) -> None:
        self._begin(
            meeting.id, draft.version if draft else meeting.version, draft.id if draft else archive.drafting.new_id()
        )
        self._form.set_fields(draft.fields if draft else meeting.fields, draft)
        self.opened.emit()
        if draft and draft.version != meeting.version:
            self._show_conflict(meeting)

    def _show_conflict(self, theirs: Meeting) -> None:
        self._theirs = theirs.version
        self._form.show_conflict(theirs)

    def _keep_mine(self) -> None:
        """The clerk has seen what somebody else saved and goes on from it; the history keeps theirs."""
        self._version = self._theirs

    def _begin(self, meeting_id: str | None, version: int, draft_id: str) -> None:
        self._meeting_id, self._version, self._draft_id, self._open = meeting_id, version, draft_id, True

    def _save(self, fields: MeetingFields) -> None:
        self._form.set_saving(True)
        self._session.saved.emit(self.tr("Đang lưu…"))
        desk, meeting_id, version = self._session.desk, self._meeting_id, self._version

        def save(_: Job) -> Meeting:
            if meeting_id is None:
                return archive.meetings.write_new(desk, fields)
            every = {field.name: getattr(fields, field.name) for field in dataclasses.fields(fields)}
            return archive.meetings.correct(desk, meeting_id, version, every)

        self._session.run("save", save, self._saved, failed=self._not_saved)

    def _saved(self, meeting: Meeting) -> None:
        self._form.set_saving(False)
        self._session.saved.emit(self.tr("Đã lưu %s").replace("%s", datetime.now().strftime("%H:%M")))
        self._drop_draft()
        self._end(meeting.id)
        self._session.changed.emit(meeting.id)

    def _not_saved(self, error: Exception) -> None:
        self._form.set_saving(False)
        self._session.saved.emit("")
        self.keep_draft()
        if isinstance(error, ChangedMeanwhile):
            desk = self._session.desk
            self._session.run("short", lambda _: archive.meetings.show(desk, error.meeting_id), self._show_conflict)
        else:
            self._session.failed.emit(error)

    def _kept(self, draft: Draft) -> None:
        at = datetime.now().strftime("%H:%M")
        self._session.saved.emit(self.tr("Nháp giữ lúc %s").replace("%s", at))

    def _discard(self) -> None:
        """Lets go of what was typed, and of the form; it can be had back while the toast stands."""
        desk, fields = self._session.desk, self._form.fields()
        draft_id, meeting_id, version = self._draft_id, self._meeting_id, self._version

        def keep(_: Job) -> Draft:
            return archive.drafting.keep(desk, fields, draft_id=draft_id, meeting_id=meeting_id, version=version)

        def go_back() -> None:
            self._session.run("save", keep, self._go_on)

        self._drop_draft()
        self._session.told.emit(self.tr("Đã bỏ nháp"), go_back)
        self._end(meeting_id or "")

    def _drop_draft(self) -> None:
        desk, draft_id = self._session.desk, self._draft_id
        # In the same lane as keeping, so that a draft on its way cannot come back after it was dropped.
        self._session.run("save", lambda _: archive.drafting.drop(desk, draft_id))

    def _close(self) -> None:
        """Leaves the form; what was typed stays a draft."""
        self._end(self._meeting_id or "")

    def _end(self, meeting_id: str) -> None:
        self._open = False
        self.closed.emit(meeting_id)
        self._session.changed.emit(meeting_id)
