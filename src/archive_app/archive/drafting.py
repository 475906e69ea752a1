"""Drafts: typed and not yet saved, kept in the profile at once so that a crash loses at most the last two seconds."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from archive_app.archive.desk import Desk
from archive_app.model import Draft, MeetingFields
from archive_app.store import drafts


def keep(
    desk: Desk,
    fields: MeetingFields,
    *,
    draft_id: str,
    meeting_id: str | None = None,
    version: int = 0,
    pasted: bool = False,
) -> Draft:
    """Keeps (or replaces) a draft: what was typed over meeting ``meeting_id`` as it was at ``version``."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    draft = Draft(draft_id, meeting_id, version, fields, now, pasted)
    drafts.keep(desk.drafts, draft)
    return draft


def waiting(desk: Desk) -> list[Draft]:
    """All drafts of this archive on this computer, newest first."""
    return sorted(drafts.all_drafts(desk.drafts), key=lambda draft: draft.kept_at, reverse=True)


def of_meeting(desk: Desk, meeting_id: str) -> Draft | None:
    return next((draft for draft in waiting(desk) if draft.meeting_id == meeting_id), None)


def drop(desk: Desk, draft_id: str) -> None:
    """Forgets a draft, after its words were saved or the clerk let them go."""
    drafts.drop(desk.drafts, draft_id)


def new_id() -> str:
    return uuid.uuid4().hex
