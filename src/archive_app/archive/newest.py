"""The newest meetings, where nothing is looked for: the tables alone answer, and nothing of the search room is loaded.

That is the list a window opens with. Words, and filters that only the index knows, are left to `searching`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from archive_app.archive.desk import Desk
from archive_app.archive.meetings import page
from archive_app.model import Answer, Hit, Meeting, MeetingSummary, Query, Snippet
from archive_app.store import meetings

PREVIEW = 200
"""Code points of a report shown under a title where no word was looked for."""


def answers(query: Query) -> bool:
    """Whether the tables alone can answer."""
    asked = (query.words.strip(), query.organizer, query.lacking, query.like, query.with_scans)
    return not any(asked) and query.school_year is None


def ask(desk: Desk, query: Query) -> Answer:
    """A page of the newest meetings that the filters leave; for a query that `answers` is true of."""
    begun = time.perf_counter()
    total, rows = page(desk, query)
    hits = tuple(_hits(desk, rows))
    nothing: dict[str, list[str]] = {name: [] for name in ("words", "phrases", "numbers", "dates", "prefix")}
    return Answer(query, nothing, total, hits, (time.perf_counter() - begun) * 1000)


def _hits(desk: Desk, rows: list[MeetingSummary]) -> Iterator[Hit]:
    with desk.database.read() as connection:
        found = {one.id: one for one in meetings.documents_of(connection, [row.id for row in rows])}
    for row in rows:
        if row.id in found:
            yield Hit(row, 0.0, (), (preview(after_title(found[row.id])),))


def after_title(meeting: Meeting) -> str:
    """The report behind its title, which the row says already."""
    text, title = meeting.fields.text.lstrip(), meeting.fields.title
    return text.removeprefix(title) if title else text


def preview(text: str) -> Snippet:
    """How the report goes on, where no word was looked for."""
    words = " ".join(text[: 3 * PREVIEW].split())
    return Snippet("text", f"{words[:PREVIEW].rstrip()}…" if len(words) > PREVIEW else words, ())
