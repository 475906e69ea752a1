"""Meetings in the tables: added, read whole, corrected, given files, binned; each change writes its line of history.

Every function is called inside a transaction of `Database`. Lists of many meetings are `lists`'; hashes are `rows`'.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, func, select

from archive_app.errors import ChangedMeanwhile, MeetingMissing, WrongUse
from archive_app.model import Attachment, Meeting, MeetingFields, NewOriginal
from archive_app.store import changes
from archive_app.store.columns import (
    attachment_of,
    citation_of,
    citation_rows,
    date_of,
    date_rows,
    meeting_columns,
    text_hash,
)
from archive_app.store.jsonform import FIELD_NAMES, fields_to_json, plain
from archive_app.store.lists import chunks, counts, kinds, page, summaries, years
from archive_app.store.rows import delete_rows, insert_rows, update_row
from archive_app.store.schema import attachment, citation, meeting, meeting_date, original

__all__ = [
    "add",
    "attach",
    "caption",
    "correct",
    "counts",
    "detach",
    "documents_of",
    "get",
    "kinds",
    "page",
    "resolve",
    "set_binned",
    "summaries",
    "text_hash",
    "with_original",
    "with_same_text",
    "years",
]


def add(conn: Connection, fields: MeetingFields, originals: Sequence[NewOriginal], who: str) -> Meeting:
    """A new meeting at version 1 with its files, whose originals are kept already."""
    at, meeting_id = changes.now(), uuid.uuid4().hex
    row = {
        "id": meeting_id,
        "version": 1,
        **meeting_columns(fields),
        "photos": sum(one.kind == "photo" for one in _once_each(originals, ())),
        "created_at": at,
        "created_by": who,
        "changed_at": at,
        "changed_by": who,
    }
    insert_rows(conn, meeting, [row])
    insert_rows(conn, meeting_date, date_rows(meeting_id, fields.dates))
    insert_rows(conn, citation, citation_rows(meeting_id, fields.citations))
    attached = _put_with(conn, meeting_id, originals, version=1, at=at, who=who, have={})
    after = {**fields_to_json(fields), "attachments": plain(attached)}
    changes.record(conn, meeting_id, "created", at=at, who=who, version=1, before={}, after=after)
    return get(conn, meeting_id)


def get(conn: Connection, meeting_id: str) -> Meeting:
    """The whole meeting. Raises `MeetingMissing`."""
    found = documents_of(conn, [meeting_id])
    if not found:
        raise MeetingMissing(meeting_id)
    return found[0]


def resolve(conn: Connection, prefix: str) -> str:
    """The id that is, or begins with, ``prefix`` (at least 6 hex digits). `MeetingMissing` for none or several."""
    wanted = prefix.strip().lower().replace("-", "")
    if not re.fullmatch(r"[0-9a-f]{6,32}", wanted):
        raise MeetingMissing(prefix)
    # "g" stands behind every hex digit
    found = conn.scalars(select(meeting.c.id).where(meeting.c.id >= wanted, meeting.c.id < wanted + "g").limit(2)).all()
    if len(found) != 1:
        raise MeetingMissing(prefix)
    return str(found[0])


def correct(conn: Connection, meeting_id: str, seen_version: int, changed: Mapping[str, object], who: str) -> Meeting:
    """Changes the fields named by the keys of ``changed``; what is as it was makes no new version.

    Raises `MeetingMissing`, `ChangedMeanwhile`, and `WrongUse("field")` for a key that `MeetingFields` has not.
    """
    for name in changed:
        if name not in FIELD_NAMES:
            raise WrongUse("field", name)
    old = _need_version(conn, meeting_id, seen_version)
    new = replace(old.fields, **{name: _value(value) for name, value in changed.items()})  # type: ignore[arg-type]
    before, after = fields_to_json(old.fields), fields_to_json(new)
    differing = [name for name in FIELD_NAMES if before[name] != after[name]]
    if not differing:
        return old
    if "dates" in differing:
        delete_rows(conn, meeting_date, {"meeting_id": meeting_id})
        insert_rows(conn, meeting_date, date_rows(meeting_id, new.dates))
    if "citations" in differing:
        delete_rows(conn, citation, {"meeting_id": meeting_id})
        insert_rows(conn, citation, citation_rows(meeting_id, new.citations))
    was, is_now = ({name: side[name] for name in differing} for side in (before, after))
    return _advance(conn, old, "corrected", who, before=was, after=is_now, columns=meeting_columns(new))


def attach(conn: Connection, meeting_id: str, originals: Sequence[NewOriginal], who: str) -> tuple[Attachment, ...]:
    """Puts files with a meeting and returns one attachment for each given, in order.

    The same bytes are with a meeting only once: for those that were there, the attachment that was there.
    """
    old = get(conn, meeting_id)
    have = {one.sha256: one for one in old.attachments}
    at = changes.now()
    added = _put_with(conn, meeting_id, originals, version=old.version + 1, at=at, who=who, have=have)
    if added:
        photos = {"photos": _photos([*old.attachments, *added])}
        _advance(conn, old, "attached", who, before={}, after={"attachments": plain(added)}, columns=photos, at=at)
    now = have | {one.sha256: one for one in added}
    return tuple(now[one.sha256] for one in originals)


def caption(conn: Connection, attachment_id: str, words: str | None, seen_version: int, who: str) -> Meeting:
    """Writes the words under a photo. ``seen_version`` is the meeting's. `MeetingMissing` if the file is gone."""
    old, one = _attached(conn, attachment_id, seen_version)
    if one.caption == words:
        return old
    at = changes.now()
    stamp = {"version": old.version + 1, "changed_at": at, "changed_by": who}
    update_row(conn, attachment, {"id": attachment_id}, {"caption": words, **stamp})
    was, is_now = ({"attachment": attachment_id, "caption": said} for said in (one.caption, words))
    return _advance(conn, old, "captioned", who, before=was, after=is_now, at=at)


def detach(conn: Connection, attachment_id: str, seen_version: int, who: str) -> Meeting:
    """Takes a file off its meeting: the row lives on in the history, the original in its place."""
    old, one = _attached(conn, attachment_id, seen_version)
    delete_rows(conn, attachment, {"id": attachment_id})
    photos = {"photos": _photos(other for other in old.attachments if other.id != attachment_id)}
    return _advance(conn, old, "detached", who, before={"attachments": [plain(one)]}, after={}, columns=photos)


def set_binned(conn: Connection, meeting_id: str, binned: bool, who: str) -> Meeting:
    """Puts the meeting into the bin or takes it out; as it is already, nothing is written."""
    old = get(conn, meeting_id)
    if binned == (old.binned_at is not None):
        return old
    at = changes.now()
    binned_at = at if binned else None
    kind = "binned" if binned else "unbinned"
    before, after = {"binned_at": old.binned_at}, {"binned_at": binned_at}
    return _advance(conn, old, kind, who, before=before, after=after, columns=after, at=at)


def documents_of(conn: Connection, ids: Iterable[str]) -> list[Meeting]:
    """The meetings with these ids, whole, in the order given; ids that are not there are passed over."""
    found: dict[str, Meeting] = {}
    wanted = list(ids)
    for some in chunks(wanted):
        rows = conn.execute(select(meeting).where(meeting.c.id.in_(some))).all()
        dates = _by_meeting(conn, meeting_date, some)
        citations = _by_meeting(conn, citation, some)
        attached = _attachments_of(conn, some)
        for row in rows:
            fields = MeetingFields(
                title=row.title,
                text=row.text,
                kind=row.kind,
                dates=tuple(map(date_of, dates[row.id])),
                place=row.place,
                organizer=row.organizer,
                citations=tuple(map(citation_of, citations[row.id])),
                reviewed=bool(row.reviewed),
            )
            found[row.id] = Meeting(
                id=row.id,
                version=row.version,
                fields=fields,
                attachments=tuple(attached[row.id]),
                created_at=row.created_at,
                created_by=row.created_by,
                changed_at=row.changed_at,
                changed_by=row.changed_by,
                binned_at=row.binned_at,
            )
    return [found[one] for one in wanted if one in found]


def with_original(conn: Connection, sha256: str) -> list[str]:
    """The meetings that have this original, those in the bin last, else the oldest first."""
    asked = (
        select(meeting.c.id)
        .join(attachment, attachment.c.meeting_id == meeting.c.id)
        .where(attachment.c.sha256 == sha256)
        .order_by(meeting.c.binned_at.is_not(None), meeting.c.created_at, meeting.c.id)
    )
    return list(conn.scalars(asked))


def with_same_text(conn: Connection, text: str) -> list[str]:
    """Those with this text up to white space and Unicode form, ordered as `with_original`; none for no words."""
    hashed = text_hash(text)
    if hashed is None:
        return []
    asked = (
        select(meeting.c.id)
        .where(meeting.c.text_hash == hashed)
        .order_by(meeting.c.binned_at.is_not(None), meeting.c.created_at, meeting.c.id)
    )
    return list(conn.scalars(asked))


def _need_version(conn: Connection, meeting_id: str, seen: int) -> Meeting:
    found = get(conn, meeting_id)
    if found.version != seen:
        raise ChangedMeanwhile(meeting_id, seen, found.version)
    return found


def _attached(conn: Connection, attachment_id: str, seen_version: int) -> tuple[Meeting, Attachment]:
    owner = conn.scalar(select(attachment.c.meeting_id).where(attachment.c.id == attachment_id))
    if owner is None:
        raise MeetingMissing(attachment_id)
    found = _need_version(conn, owner, seen_version)
    return found, next(one for one in found.attachments if one.id == attachment_id)


def _advance(
    conn: Connection,
    old: Meeting,
    kind: str,
    who: str,
    *,
    before: Mapping[str, object],
    after: Mapping[str, object],
    columns: Mapping[str, object] | None = None,
    at: str | None = None,
) -> Meeting:
    """Makes the meeting's next version, with other ``columns`` if given, and the history's next line."""
    at, version = at or changes.now(), old.version + 1
    update_row(
        conn, meeting, {"id": old.id}, {**(columns or {}), "version": version, "changed_at": at, "changed_by": who}
    )
    changes.record(conn, old.id, kind, at=at, who=who, version=version, before=before, after=after)
    return get(conn, old.id)


def _put_with(
    conn: Connection,
    meeting_id: str,
    originals: Sequence[NewOriginal],
    *,
    version: int,
    at: str,
    who: str,
    have: Mapping[str, Attachment],
) -> list[Attachment]:
    """Writes the rows of those originals that the meeting does not have yet."""
    fresh = {one.sha256: one for one in _once_each(originals, have)}
    known: set[str] = set()
    for some in chunks(fresh):
        known.update(conn.scalars(select(original.c.sha256).where(original.c.sha256.in_(some))))
    stamp = {"created_at": at, "created_by": who}
    unknown = [{"sha256": sha, "size": one.size, **stamp} for sha, one in fresh.items() if sha not in known]
    insert_rows(conn, original, unknown)
    rows = [
        {
            "id": uuid.uuid4().hex,
            "meeting_id": meeting_id,
            "position": position,
            "kind": one.kind,
            "file_name": unicodedata.normalize("NFC", one.file_name),
            "sha256": one.sha256,
            "caption": one.caption,
            "is_report": one.is_report,
            "version": version,
            **stamp,
            "changed_at": at,
            "changed_by": who,
        }
        for position, one in enumerate(fresh.values(), _next_position(conn, meeting_id) if have else 0)
    ]
    return [attachment_of(row, fresh[row["sha256"]].size) for row in insert_rows(conn, attachment, rows)]


def _once_each(originals: Iterable[NewOriginal], have: Container[str]) -> list[NewOriginal]:
    """Of several with the same bytes the first; none whose hash is in ``have``."""
    fresh: dict[str, NewOriginal] = {}
    for one in originals:
        if one.sha256 not in have:
            fresh.setdefault(one.sha256, one)
    return list(fresh.values())


def _next_position(conn: Connection, meeting_id: str) -> int:
    asked = select(func.max(attachment.c.position)).where(attachment.c.meeting_id == meeting_id)
    return int(conn.scalar(asked)) + 1


def _photos(attachments: Iterable[Attachment]) -> int:
    return sum(one.kind == "photo" for one in attachments)


def _value(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _by_meeting(conn: Connection, table: Table, ids: Sequence[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    asked = select(table).where(table.c.meeting_id.in_(ids)).order_by(table.c.meeting_id, table.c.position)
    for row in conn.execute(asked):
        found[row.meeting_id].append(row)
    return found


def _attachments_of(conn: Connection, ids: Sequence[str]) -> dict[str, list[Attachment]]:
    found: dict[str, list[Attachment]] = defaultdict(list)
    asked = (
        select(attachment, original.c.size)
        .join(original, original.c.sha256 == attachment.c.sha256)
        .where(attachment.c.meeting_id.in_(ids))
        .order_by(attachment.c.meeting_id, attachment.c.position)
    )
    for row in conn.execute(asked).mappings():
        found[row["meeting_id"]].append(attachment_of(row, row["size"]))
    return found
