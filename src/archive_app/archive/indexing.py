"""The index follows the archive: caught up from the change log, built anew on any doubt, in a process of its own.

It is a cache. Nothing here may fail a save, and nothing here is believed before its stamp fits the archive.
"""

from __future__ import annotations

import errno
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import TypeVar

from archive_app.archive.desk import Desk
from archive_app.errors import DiskFailed, DiskFull
from archive_app.model import Attachment, IndexState, Meeting, Query
from archive_app.progress import SILENT, Progress
from archive_app.search.answering import Answered
from archive_app.search.documents import Document
from archive_app.search.finding import Filters
from archive_app.search.generations import IndexBusy, IndexDamaged
from archive_app.search.index import Index
from archive_app.search.rebuild import Rebuild
from archive_app.search.understanding import Understood
from archive_app.store import changes, lists, meetings
from archive_app.text.unicode import canonical

log = logging.getLogger(__name__)

T = TypeVar("T")

PAGE = 500
_SCANS = {".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp", ".heic", ".avif", ".gif"}


def find(desk: Desk, asked: Understood, query: Query) -> Answered | None:
    """What the index answers; None without one."""
    return with_index(
        desk,
        lambda index: index.find(
            asked, filters_of(query), sort=query.sort, limit=max(query.limit, 1), offset=query.offset
        ),
    )


def with_index(desk: Desk, ask: Callable[[Index], T]) -> T | None:
    """What the index says to ``ask``; None without one. One that cannot be read is opened again before it is wiped."""
    for last_try in (False, True):
        index = desk.index.current()
        if index is None:
            return None
        try:
            return ask(index)
        except IndexDamaged:
            if last_try:
                log.exception("the index is thrown away and built again")
                desk.index.give_up()
            else:
                desk.index.open_again()
    return None


def filters_of(query: Query) -> Filters:
    """What narrows a query, as the index knows it."""
    having = [
        f"year:{query.year}" if query.year is not None else "",
        f"school:{query.school_year}" if query.school_year is not None else "",
        f"kind:{query.kind}" if query.kind is not None else "",
        body_facet(query.organizer) if query.organizer else "",
        f"lacks:{query.lacking}" if query.lacking else "",
        "photos" if query.with_photos else "",
        "scans" if query.with_scans else "",
        "reviewed" if query.reviewed else "",
    ]
    lacking = ("reviewed",) if query.reviewed is False else ()
    return Filters(tuple(filter(None, having)), lacking, query.person)


def body_facet(name: str) -> str:
    """The name of documents of an organising body, however its marks are placed."""
    return f"body:{' '.join(canonical(name).split())}"


def state(desk: Desk) -> IndexState:
    """How far the index is behind the archive, without changing anything."""
    with desk.database.read() as connection:
        newest, total = changes.last_seq(connection), lists.counts(connection)["all"]
    index = desk.index.current(newest)
    return IndexState(index is not None, index.count if index else 0, total)


def catch_up(desk: Desk) -> IndexState:
    """Applies the changes that the index has not seen. Another process that writes it already is let do so."""
    with desk.database.read() as connection:
        newest = changes.last_seq(connection)
    index = desk.index.current(newest)
    try:
        while index and index.position < newest:
            _apply_next(desk, index)
    except IndexBusy:
        log.info("another process is writing the index")
    except OSError:
        # A full or read-only profile: what is indexed goes on answering, the rest follows when there is room.
        log.exception("the index cannot be written")
    except IndexDamaged:
        log.exception("the index is thrown away and built again")
        desk.index.give_up()
    return state(desk)


def rebuild(desk: Desk, progress: Progress = SILENT) -> IndexState | None:
    """Builds the index anew, in this process; None when another process is building it.

    Stopped or killed, it goes on from its last page the next time. `DiskFull`, `DiskFailed` about the cache.
    """
    with desk.database.read() as connection:
        newest, total = changes.last_seq(connection), lists.counts(connection)["all"]
    try:
        with Rebuild(desk.index.folder, desk.index.stamp, newest) as rebuilding:
            after = rebuilding.after
            while page := _page_after(desk, after):
                progress.step(rebuilding.done, total)
                rebuilding.add(document(one) for one in page)
                after = page[-1].id
            rebuilding.finish(progress).close()
            progress.step(rebuilding.done, rebuilding.done)
    except IndexBusy:
        return None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(desk.index.folder) from error
        raise DiskFailed(desk.index.folder, str(error)) from error
    return catch_up(desk)


def rebuild_in_child(desk: Desk, progress: Progress = SILENT) -> IndexState:
    """Builds the index in a process of its own, so that the window stays alive, and waits for it."""
    _run_in_child(desk, (), progress)
    return catch_up(desk)


def merge_in_child(desk: Desk, progress: Progress = SILENT) -> None:
    """Tidies the index up in a process of its own (`idle.merge`), and waits for it."""
    _run_in_child(desk, ("merge",), progress)


def _run_in_child(desk: Desk, what: Sequence[str], progress: Progress) -> None:
    command = [sys.executable, "-m", "archive_app.archive.rebuilding", str(desk.folder), *what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as child:
        try:
            for line in child.stdout or ():
                done, _, total = line.strip().partition(" ")
                progress.step(int(done), int(total))
        except BaseException:
            child.kill()
            raise


def document(meeting: Meeting) -> Document:
    """What is searched of a meeting."""
    fields = meeting.fields
    first = min((one.start for one in fields.dates), default=None)
    others = [one for one in meeting.attachments if not one.is_report]
    return Document(
        id=meeting.id,
        title=fields.title,
        text=fields.text,
        source=next((one.file_name for one in meeting.attachments if one.is_report), None),
        captions=tuple(one.caption for one in meeting.attachments if one.caption),
        organizer=fields.organizer,
        place=fields.place,
        numbers=tuple(one.raw for one in fields.citations),
        files=tuple(one.file_name for one in others),
        days=tuple((one.start, one.end) for one in fields.dates),
        date=first,
        kind=fields.kind,
        with_photos=any(one.kind == "photo" for one in meeting.attachments),
        reviewed=fields.reviewed,
        facets=tuple(_facets(meeting, others)),
    )


def _facets(meeting: Meeting, others: list[Attachment]) -> Iterator[str]:
    fields = meeting.fields
    if fields.organizer:
        yield body_facet(fields.organizer)
    if not fields.reviewed:
        yield "unreviewed"
    if any(one.kind == "document" and PurePath(one.file_name).suffix.lower() in _SCANS for one in others):
        yield "scans"
    missing = {"date": fields.dates, "kind": fields.kind, "organizer": fields.organizer, "files": meeting.attachments}
    yield from (f"lacks:{what}" for what, there in missing.items() if not there)


def _page_after(desk: Desk, after: str | None) -> list[Meeting]:
    with desk.database.read() as connection:
        return meetings.documents_of(connection, lists.ids_after(connection, after, PAGE))


def _apply_next(desk: Desk, index: Index) -> None:
    with desk.database.read() as connection:
        changed = changes.changed_since(connection, index.position, PAGE)
        ids = list(dict.fromkeys(meeting_id for _, meeting_id in changed))
        found = {one.id: one for one in meetings.documents_of(connection, ids) if one.binned_at is None}
    index.apply([document(one) for one in found.values()], [one for one in ids if one not in found], changed[-1][0])
