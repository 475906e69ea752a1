"""Lists over all meetings: a page of them, what a list shows of each, and how many there are of what.

Finding by words is the search room's; here only the filters that the tables themselves answer.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Connection, func, or_, select

from archive_app.model import MeetingSummary
from archive_app.store.schema import attachment, meeting

T = TypeVar("T")

_ORDERS = {
    "date": (meeting.c.first_day.desc(), meeting.c.created_at.desc(), meeting.c.id),
    "added": (meeting.c.created_at.desc(), meeting.c.id),
}


def page(
    conn: Connection,
    *,
    year: int | None = None,
    kind: str | None = None,
    person_text: str | None = None,
    with_photos: bool = False,
    reviewed: bool | None = None,
    binned: bool = False,
    order: Literal["date", "added"] = "date",
    limit: int = 50,
    offset: int = 0,
) -> tuple[int, list[MeetingSummary]]:
    """How many meetings the filters leave, and ``limit`` of them from ``offset`` on.

    By ``date`` the newest meeting comes first and those without a date last, newest arrival first. A meeting belongs to
    each year from its first to its last day. ``person_text`` is looked for letter by letter, in both Unicode forms, in
    text, title and organising body; folded search is the index's.
    """
    wanted = [_in_bin(binned)]
    if year is not None:
        wanted += [meeting.c.first_day <= f"{year:04}-12-31", meeting.c.last_day >= f"{year:04}-01-01"]
    if kind is not None:
        wanted.append(meeting.c.kind == kind)
    if reviewed is not None:
        wanted.append(meeting.c.reviewed == int(reviewed))
    if with_photos:
        wanted.append(meeting.c.photos > 0)
    if person_text:
        wanted.append(_mentions(person_text))
    total = conn.scalar(select(func.count()).select_from(meeting).where(*wanted)) or 0
    asked = select(meeting.c.id).where(*wanted).order_by(*_ORDERS[order]).limit(limit).offset(offset)
    ids = list(conn.scalars(asked))
    shown = summaries(conn, ids)
    return total, [shown[one] for one in ids]


def summaries(conn: Connection, ids: Iterable[str]) -> dict[str, MeetingSummary]:
    """What a list shows of each of these meetings; ids that are not there are passed over."""
    found: dict[str, MeetingSummary] = {}
    for some in chunks(ids):
        files = _files_of(conn, some)
        asked = select(*_SHOWN).where(meeting.c.id.in_(some))
        for row in conn.execute(asked):
            photos = [one.sha256 for one in files[row.id] if one.kind == "photo"]
            found[row.id] = MeetingSummary(
                id=row.id,
                title=row.title,
                date=row.first_day,
                end=row.last_day,
                kind=row.kind,
                organizer=row.organizer,
                reviewed=bool(row.reviewed),
                source=next((one.file_name for one in files[row.id] if one.is_report), None),
                documents=len(files[row.id]) - len(photos),
                photos=len(photos),
                cover=photos[0] if photos else None,
            )
    return found


def counts(conn: Connection) -> dict[str, int]:
    """``all`` and ``unreviewed`` meetings outside the bin, and ``binned`` ones."""
    unreviewed = func.coalesce(func.sum(1 - meeting.c.reviewed), 0)
    row = conn.execute(select(func.count(), unreviewed).select_from(meeting).where(_in_bin(False))).one()
    binned = conn.scalar(select(func.count()).select_from(meeting).where(_in_bin(True))) or 0
    return {"all": row[0], "unreviewed": row[1], "binned": binned}


def years(conn: Connection) -> dict[int, int]:
    """How many meetings outside the bin each year has, newest year first; undated ones are in none."""
    first, last = func.substr(meeting.c.first_day, 1, 4), func.substr(meeting.c.last_day, 1, 4)
    asked = select(first, last, func.count()).where(_in_bin(False), meeting.c.first_day.is_not(None))
    found: Counter[int] = Counter()
    for start, end, count in conn.execute(asked.group_by(first, last)):
        for year in range(int(start), int(end) + 1):
            found[year] += count
    return dict(sorted(found.items(), reverse=True))


def kinds(conn: Connection) -> dict[str, int]:
    """How many meetings outside the bin each kind has, the most frequent first; those without a kind are left out."""
    count = func.count()
    asked = select(meeting.c.kind, count).where(_in_bin(False), meeting.c.kind.is_not(None))
    return {
        row[0]: row[1] for row in conn.execute(asked.group_by(meeting.c.kind).order_by(count.desc(), meeting.c.kind))
    }


def ids_after(conn: Connection, after: str | None, limit: int) -> list[str]:
    """The next ``limit`` ids outside the bin in ascending order, beyond ``after``: to go through all in pages."""
    asked = select(meeting.c.id).where(_in_bin(False), meeting.c.id > (after or "")).order_by(meeting.c.id)
    return list(conn.scalars(asked.limit(limit)))


def chunks(many: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """``many`` in lists of at most ``size``: SQLite takes only so many values in one statement."""
    rest = iter(many)
    while some := list(islice(rest, size)):
        yield some


_SHOWN = (
    meeting.c.id,
    meeting.c.title,
    meeting.c.first_day,
    meeting.c.last_day,
    meeting.c.kind,
    meeting.c.organizer,
    meeting.c.reviewed,
)


def _in_bin(binned: bool) -> ColumnElement[bool]:
    """Worded as the indexes are, or SQLite would not use them."""
    return meeting.c.binned_at.is_not(None) if binned else meeting.c.binned_at.is_(None)


def _mentions(words: str) -> ColumnElement[bool]:
    forms = {words, unicodedata.normalize("NFC", words), unicodedata.normalize("NFD", words)}
    columns = (meeting.c.text, meeting.c.title, meeting.c.organizer)
    return or_(*(func.instr(column, form) > 0 for column in columns for form in sorted(forms)))


def _files_of(conn: Connection, ids: list[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    asked = (
        select(
            attachment.c.meeting_id,
            attachment.c.kind,
            attachment.c.file_name,
            attachment.c.sha256,
            attachment.c.is_report,
        )
        .where(attachment.c.meeting_id.in_(ids))
        .order_by(attachment.c.meeting_id, attachment.c.position)
    )
    for row in conn.execute(asked):
        found[row.meeting_id].append(row)
    return found
