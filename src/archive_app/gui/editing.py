"""Correcting a meeting or writing one: the form, its draft kept soon after the last key, saving, conflicts."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from archive_app import archive
from archive_app.errors import ChangedMeanwhile
from archive_app.gui.lanes import Job
from archive_app.gui.meeting_form import MeetingForm
from archive_app.gui.session import Session
from archive_app.model import Change, Draft, Meeting, MeetingFields

_OF_FILES = {"attached", "detached", "captioned"}
"""Changes that leave the typed fields alone: a draft over an older version does not conflict with them."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Edited:
    """What the form is open on: the meeting at the version that was read (a new one: None, 0), and its draft's id."""

    meeting_id: str | None
    version: int
    draft_id: str


class Editing(QObject):
    opened = Signal()
    closed = Signal(str)
    """The form is done with; the meeting to read next (empty for none)."""
    pasted_wanted = Signal(object)
    """A draft that is a pasted report, to be gone on with where reports come in."""

    def __init__(self, session: Session, form: MeetingForm) -> None:
        super().__init__(session)
        self._session, self._form = session, form
        self._on: _Edited | None = None
        self._theirs = 0
        self._settled: set[str] = set()
        """Ids of drafts that were saved or dropped: what was on its way must not bring them back."""
        form.changed.connect(self.keep_draft)
        form.save_wanted.connect(self._save)
        form.closed.connect(self._close)
        form.discard_wanted.connect(self._discard)
        form.mine_wanted.connect(self._keep_mine)
        form.theirs_wanted.connect(self._close)

    def edit(self, meeting_id: str) -> None:
        """Opens the form on a meeting, with the draft over it if one was left."""
        desk = self._session.desk

        def load(_: Job) -> tuple[Meeting, Draft | None, list[Change]]:
            draft = archive.drafting.of_meeting(desk, meeting_id)
            return archive.meetings.show(desk, meeting_id), draft, archive.meetings.history(desk, meeting_id)

        self._session.run("short", load, lambda found: self._show(*found))

    def write_new(self) -> None:
        self._begin(_Edited(None, 0, archive.drafting.new_id()), MeetingFields(title="", reviewed=True), None)

    def open_draft(self, draft_id: str) -> None:
        """Goes on with a draft; one over a meeting that is still there opens that meeting."""
        desk = self._session.desk

        def load(_: Job) -> Draft | None:
            return next((draft for draft in archive.drafting.waiting(desk) if draft.id == draft_id), None)

        self._session.run("short", load, self._go_on)

    def drop_draft(self, draft_id: str) -> None:
        """Lets go of a draft from the list of drafts; it can be had back while the toast stands."""
        desk = self._session.desk

        def drop(_: Job) -> Draft | None:
            draft = next((one for one in archive.drafting.waiting(desk) if one.id == draft_id), None)
            archive.drafting.drop(desk, draft_id)
            return draft

        self._session.run("save", drop, self._dropped)

    def keep_draft(self) -> None:
        """Keeps what is typed."""
        if self._on:
            keep = partial(self._keep, self._on, self._form.fields())
            self._session.run("save", lambda _: keep(), self._kept)

    def keep_now(self) -> None:
        """Keeps what is typed before this returns; saves under way must have ended. Raises `ArchiveError`."""
        if self._on and self._form.is_changed():
            self._keep(self._on, self._form.fields())

    def _keep(self, on: _Edited, fields: MeetingFields) -> Draft | None:
        if on.draft_id in self._settled:
            return None
        return archive.drafting.keep(
            self._session.desk, fields, draft_id=on.draft_id, meeting_id=on.meeting_id, version=on.version
        )

    def _kept(self, draft: Draft | None) -> None:
        if draft:
            at = datetime.now().strftime("%H:%M")
            self._session.saved.emit(self.tr("Nháp giữ lúc %s").replace("%s", at))
            self._session.drafts_changed.emit()

    def _go_on(self, draft: Draft | None) -> None:
        if draft is None:
            return
        if draft.pasted:
            self.pasted_wanted.emit(draft)
        elif draft.meeting_id:
            self.edit(draft.meeting_id)
        else:
            self._begin(_Edited(None, 0, draft.id), draft.fields, draft)

    def _show(self, meeting: Meeting, draft: Draft | None, history: list[Change]) -> None:
        if draft is None:
            self._begin(_Edited(meeting.id, meeting.version, archive.drafting.new_id()), meeting.fields, None)
            return
        version, conflict = _version_to_save(history, draft.version)
        self._begin(_Edited(meeting.id, version, draft.id), draft.fields, draft)
        if conflict:
            self._show_conflict(meeting)

    def _begin(self, on: _Edited, fields: MeetingFields, draft: Draft | None) -> None:
        # Words typed a moment ago belong to what was open until now.
        self._form.flush()
        self._settled.discard(on.draft_id)
        self._on = on
        self._session.saved.emit("")
        self._form.set_fields(fields, draft)
        self.opened.emit()

    def _show_conflict(self, theirs: Meeting) -> None:
        self._theirs = theirs.version
        self._form.show_conflict(theirs)

    def _keep_mine(self) -> None:
        """The clerk has seen what somebody else saved and goes on from it; the history keeps theirs."""
        if self._on:
            self._on = dataclasses.replace(self._on, version=self._theirs)
            self.keep_draft()

    def _save(self, fields: MeetingFields) -> None:
        if self._on is None:
            return
        on, desk = self._on, self._session.desk
        self._form.set_saving(True)
        self._session.saved.emit(self.tr("Đang lưu…"))

        def save(_: Job) -> Meeting:
            if on.meeting_id is None:
                meeting = archive.meetings.write_new(desk, fields)
            else:
                every = {field.name: getattr(fields, field.name) for field in dataclasses.fields(fields)}
                seen = _version_to_save(archive.meetings.history(desk, on.meeting_id), on.version)[0]
                meeting = archive.meetings.correct(desk, on.meeting_id, seen, every)
            # At once, in this lane: closing the window now must not leave a draft of what is saved.
            self._settled.add(on.draft_id)
            archive.drafting.drop(desk, on.draft_id)
            return meeting

        self._session.run("save", save, partial(self._saved, on), failed=partial(self._not_saved, on))

    def _saved(self, on: _Edited, meeting: Meeting) -> None:
        self._session.saved.emit(self.tr("Đã lưu %s").replace("%s", datetime.now().strftime("%H:%M")))
        self._session.drafts_changed.emit()
        if self._on == on:
            self._form.set_saving(False)
            self._end(meeting.id)
        self._session.changed.emit(meeting.id)

    def _not_saved(self, on: _Edited, error: Exception) -> None:
        self._session.saved.emit("")
        if self._on == on:
            self._form.set_saving(False)
            self.keep_draft()
        if isinstance(error, ChangedMeanwhile) and self._on == on:
            desk = self._session.desk
            self._session.run("short", lambda _: archive.meetings.show(desk, error.meeting_id), self._show_conflict)
        else:
            self._session.failed.emit(error)

    def _discard(self) -> None:
        """Lets go of what was typed, and of the form; it can be had back while the toast stands."""
        if self._on is None:
            return
        on, fields, desk = self._on, self._form.fields(), self._session.desk
        draft = Draft(on.draft_id, on.meeting_id, on.version, fields, "")
        self._settled.add(on.draft_id)
        self._session.run("save", lambda _: archive.drafting.drop(desk, on.draft_id), lambda _: self._dropped(draft))
        self._end(on.meeting_id or "")

    def _dropped(self, draft: Draft | None) -> None:
        self._session.drafts_changed.emit()
        self._session.saved.emit("")
        if draft:
            self._session.told.emit(self.tr("Đã bỏ nháp"), partial(self._have_back, draft))

    def _have_back(self, draft: Draft) -> None:
        desk = self._session.desk
        self._settled.discard(draft.id)

        def keep(_: Job) -> Draft:
            return archive.drafting.keep(
                desk,
                draft.fields,
                draft_id=draft.id,
                meeting_id=draft.meeting_id,
                version=draft.version,
                pasted=draft.pasted,
            )

        self._session.run("save", keep, self._go_on)

    def _close(self) -> None:
        """Leaves the form; what was typed stays a draft."""
        self._end((self._on.meeting_id if self._on else None) or "")

    def _end(self, meeting_id: str) -> None:
        self._on = None
        self.closed.emit(meeting_id)


def _version_to_save(history: list[Change], seen: int) -> tuple[int, bool]:
    """The version that words typed over version ``seen`` may follow, and whether somebody else's stand between."""
    since = [change for change in history if change.version > seen]
    conflict = any(change.kind not in _OF_FILES for change in since)
    return (seen, True) if conflict else (max([seen, *(change.version for change in since)]), False)
