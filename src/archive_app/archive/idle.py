"""What is done for the index when nobody waits: segments are merged, and once a week it has to prove that it finds.

The index is a cache: whatever fails here only makes it be built again.
"""

from __future__ import annotations

import json
import logging
import random
import time
from pathlib import Path

from archive_app.archive import indexing
from archive_app.archive.desk import Desk
from archive_app.errors import ArchiveError
from archive_app.model import Meeting
from archive_app.progress import SILENT, Progress
from archive_app.search.finding import Filters
from archive_app.search.generations import IndexBusy, IndexDamaged
from archive_app.search.synced import replace_file
from archive_app.search.understanding import understand
from archive_app.store import changes, lists, meetings
from archive_app.text.tokens import tokens

log = logging.getLogger(__name__)

WEEK = 7 * 24 * 3600
_TRIED = 20
_WORDS = 6
_chance = random.SystemRandom()


def merge(desk: Desk, progress: Progress = SILENT) -> bool:
    """Makes few segments of many, if there are many; whether it did. Slow: for a process of its own."""
    index = desk.index.current()
    if index is None or not index.wants_merging:
        return False
    try:
        index.merge(progress)
    except (IndexBusy, IndexDamaged, OSError):
        log.exception("the index was not merged")
        return False
    return True


def wants_merging(desk: Desk) -> bool:
    """Whether `merge` would do anything."""
    index = desk.index.current()
    return index is not None and index.wants_merging


def prove(desk: Desk, *, every: float = WEEK) -> bool | None:
    """Whether the index still reads as it was written and random meetings are found in it; None when it is too early.

    One that fails is thrown away: the next look builds it again.
    """
    index = desk.index.current()
    told = desk.index.folder / "PROVED"
    if index is None or _age(told) < every:
        return None
    if not index.intact() or not all(_is_found(desk, one) for one in _some(desk)):
        log.error("the index does not find what is in the archive; it is thrown away and built again")
        desk.index.give_up()
        return False
    replace_file(told, json.dumps({"at": time.time()}))
    return True


def _age(told: Path) -> float:
    """Seconds since the index last proved itself; a clock that was set back proves nothing."""
    try:
        age = time.time() - float(json.loads(told.read_text("utf-8"))["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return float("inf")
    return age if age >= 0 else float("inf")


def _some(desk: Desk) -> list[Meeting]:
    """Random meetings that the index has to know: none that changed since it was brought up to date."""
    index = desk.index.current()
    with desk.database.read() as connection:
        behind = {one for _, one in changes.changed_since(connection, index.position if index else 0, 10_000)}
        starts = [f"{_chance.getrandbits(32):08x}" for _ in range(_TRIED)]  # nothing secret
        ids = {one for start in starts for one in lists.ids_after(connection, start, 1)} - behind
        return meetings.documents_of(connection, sorted(ids))


def _is_found(desk: Desk, meeting: Meeting) -> bool:
    """Whether some of its words, asked for as anybody would, find the meeting."""
    words = tokens(meeting.fields.text) or tokens(meeting.fields.title)
    if not words:
        return True
    first = _chance.randrange(max(1, len(words) - _WORDS + 1))
    asked = understand(" ".join(one.folded for one in words[first : first + _WORDS] if not one.folded.isdigit()))
    if asked.empty or asked.mentions or asked.others:
        return True
    year = next((one.start[:4] for one in meeting.fields.dates), None)
    filters = Filters((f"year:{year}",) if year else ())
    try:
        found = indexing.with_index(desk, lambda index: index.has(meeting.id, asked, filters))
    except ArchiveError:
        return True
    return found is not False
