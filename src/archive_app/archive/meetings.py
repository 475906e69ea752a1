"""Meetings as a person handles them: show, list, write new, correct, bin, restore, look back.

Words typed into fields are read here; SQL stands in `store.meetings`, and `record` is the only way a meeting is written
out as JSON (for the command line, sidecars and packages alike).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from archive_app.archive.desk import Desk
from archive_app.errors import WrongUse
from archive_app.model import MEETING_KINDS, Change, Meeting, MeetingDate, MeetingFields, MeetingSummary, Query
from archive_app.store import changes, lists, meetings
from archive_app.store.jsonform import fields_to_json
from archive_app.text import dates
from archive_app.text.edits import moved
from archive_app.text.unicode import whole

_YES = {"yes", "true", "1", "có", "co", "rồi", "roi"}
_NO = {"no", "false", "0", "không", "khong", "chưa", "chua"}


def show(desk: Desk, id_or_prefix: str) -> Meeting:
    """The whole meeting. `MeetingMissing` when no meeting, or more than one, has that id or beginning of an id."""
    with desk.database.read() as connection:
        return meetings.get(connection, meetings.resolve(connection, id_or_prefix))


def page(desk: Desk, query: Query) -> tuple[int, list[MeetingSummary]]:
    """How many meetings the filters of ``query`` leave, and a page of them, newest first; its words are not used."""
    with desk.database.read() as connection:
        return meetings.page(
            connection,
            year=query.year,
            kind=query.kind,
            person_text=query.person,
            with_photos=query.with_photos,
            reviewed=query.reviewed,
            binned=query.binned,
            limit=query.limit,
            offset=query.offset,
        )


def counts(desk: Desk) -> dict[str, int]:
    """``all``, ``unreviewed`` and ``binned`` meetings."""
    with desk.database.read() as connection:
        return lists.counts(connection)


def years_and_kinds(desk: Desk) -> tuple[dict[int, int], dict[str, int]]:
    """How many meetings (not binned) each year and each kind has."""
    with desk.database.read() as connection:
        return lists.years(connection), lists.kinds(connection)


def write_new(desk: Desk, fields: MeetingFields) -> Meeting:
    """A meeting typed by a person. `WrongUse` without a title."""
    _need_title(fields.title)
    whole_words = {name: whole(value) for name, value in _words_of(fields).items()}
    fields = replace(fields, **whole_words)  # type: ignore[arg-type]
    with desk.database.write() as connection:
        return meetings.add(connection, fields, (), desk.who)


def correct(desk: Desk, meeting_id: str, seen_version: int, changed: Mapping[str, object]) -> Meeting:
    """Saves fields (keys of `MeetingFields`). `ChangedMeanwhile` when ``seen_version`` is not the newest."""
    if "title" in changed:
        _need_title(str(changed["title"]))
    changed = {name: whole(value) if isinstance(value, str) else value for name, value in changed.items()}
    with desk.database.write() as connection:
        if "text" in changed:
            changed = {**_moved_spans(meetings.get(connection, meeting_id).fields, str(changed["text"])), **changed}
        return meetings.correct(connection, meeting_id, seen_version, changed, desk.who)


def put_in_bin(desk: Desk, meeting_id: str) -> Meeting:
    return _set_binned(desk, meeting_id, binned=True)


def take_from_bin(desk: Desk, meeting_id: str) -> Meeting:
    return _set_binned(desk, meeting_id, binned=False)


def history(desk: Desk, meeting_id: str) -> list[Change]:
    with desk.database.read() as connection:
        return changes.history(connection, meeting_id)


def read_fields(typed: Mapping[str, str]) -> dict[str, object]:
    """Turns typed words into values of `MeetingFields`; an empty one means "not there". `WrongUse` for the rest."""
    return {field: _READERS.get(field, _no_such_field(field))(value.strip()) for field, value in typed.items()}


def record(meeting: Meeting) -> dict[str, Any]:
    """The meeting as JSON-ready data. It holds no path or other fact of this computer."""
    return {
        "id": meeting.id,
        "version": meeting.version,
        **fields_to_json(meeting.fields),
        "binned": meeting.binned_at is not None,
        "binned_at": meeting.binned_at,
        "attachments": [
            {
                "id": one.id,
                "kind": one.kind,
                "file_name": one.file_name,
                "sha256": one.sha256,
                "size": one.size,
                "caption": one.caption,
                "is_report": one.is_report,
                "pages": [],
            }
            for one in meeting.attachments
        ],
        "created_at": meeting.created_at,
        "created_by": meeting.created_by,
        "changed_at": meeting.changed_at,
        "changed_by": meeting.changed_by,
    }


def _words_of(fields: MeetingFields) -> dict[str, str]:
    values = {name: getattr(fields, name) for name in ("title", "text", "place", "organizer")}
    return {name: value for name, value in values.items() if value is not None}


def _moved_spans(before: MeetingFields, text: str) -> dict[str, object]:
    """Dates and citations as they stand in the changed ``text``; one whose words were touched has no place any more."""
    return {
        "dates": tuple(replace(one, span=moved(one.span, before.text, text)) for one in before.dates),
        "citations": tuple(replace(one, span=moved(one.span, before.text, text)) for one in before.citations),
    }


def _set_binned(desk: Desk, meeting_id: str, *, binned: bool) -> Meeting:
    with desk.database.write() as connection:
        return meetings.set_binned(connection, meetings.resolve(connection, meeting_id), binned, desk.who)


def _need_title(title: str) -> None:
    if not title.strip():
        raise WrongUse("title")


def _read_title(value: str) -> str:
    _need_title(value)
    return value


def _read_kind(value: str) -> str | None:
    if value and value not in MEETING_KINDS:
        raise WrongUse("kind", value)
    return value or None


def read_dates(value: str) -> tuple[MeetingDate, ...]:
    """The days a person typed ("25-26/12/2018", "12/2018"), ranges parted by ";". `WrongUse` if not dates."""
    found = []
    for part in filter(None, (one.strip() for one in value.split(";"))):
        mention = dates.parse(part)
        if mention is None:
            raise WrongUse("dates", part)
        found.append(MeetingDate(mention.start.isoformat(), mention.end.isoformat(), mention.precision, raw=part))
    return tuple(found)


def _read_reviewed(value: str) -> bool:
    if value.casefold() not in _YES | _NO:
        raise WrongUse("reviewed", value)
    return value.casefold() in _YES


def _no_such_field(field: str) -> Any:
    def refuse(_: str) -> object:
        raise WrongUse("field", field)

    return refuse


_READERS: dict[str, Any] = {
    "title": _read_title,
    "text": str,
    "kind": _read_kind,
    "dates": read_dates,
    "place": lambda value: value or None,
    "organizer": lambda value: value or None,
    "reviewed": _read_reviewed,
}
