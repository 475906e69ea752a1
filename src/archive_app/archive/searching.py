"""Finding meetings: words and filters in, a page of hits with marked passages out.

The index ranks; what a page of hits shows comes fresh from the archive, so a stale index can leave a hit out for a
moment but never show what is no longer so. Without an index the newest meetings are read through instead.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive_app.archive import indexing
from archive_app.archive.desk import Desk
from archive_app.archive.meetings import page as newest_page
from archive_app.model import Answer, Hit, Meeting, MeetingSummary, Query, Snippet, Span
from archive_app.search import matching
from archive_app.search.understanding import Understood, understand
from archive_app.store import lists, meetings

SCAN_SECONDS = 1.5
"""How long one question may read through an archive that has no index; the newest meetings come first."""
SCAN_PAGE = 200
PREVIEW = 200
"""Code points of a report shown under a title where no word was looked for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A page of ids with scores, how many there are in all, and whether all of the archive was looked through."""

    total: int
    page: Sequence[tuple[str, float]]
    complete: bool = True


def search(desk: Desk, query: Query, *, typing: bool = False) -> Answer:
    """Answers ``query``. With ``typing`` the last word is still open, and also found as the beginning of a word."""
    begun = time.perf_counter()
    asked = understand(query.words, typing=typing)
    found = _newest(desk, query) if asked.empty else _find(desk, query, asked)
    hits = tuple(_hits(desk, query, found.page, asked))
    took = (time.perf_counter() - begun) * 1000
    return Answer(query, asked.as_json(), found.total, hits, took, complete=found.complete)


def marks(meeting: Meeting, words: str, *, typing: bool = False) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where the words stand in the meeting's text and in its title, in code points of each."""
    asked = understand(words, typing=typing)
    return matching.marks(meeting.fields.text, asked), matching.marks(meeting.fields.title, asked)


def _newest(desk: Desk, query: Query) -> _Found:
    total, page = newest_page(desk, query)
    return _Found(total, [(one.id, 0.0) for one in page])


def _find(desk: Desk, query: Query, asked: Understood) -> _Found:
    """By the index; the bin, which is not indexed, and an archive without an index are read through."""
    found = None if query.binned else indexing.find(desk, asked, query)
    if found is None:
        return _scan(desk, query, asked)
    if asked.phrases and found[0]:
        return _verify(desk, query, asked, found[0])
    return _Found(*found)


def _verify(desk: Desk, query: Query, asked: Understood, total: int) -> _Found:
    """Keeps the candidates whose very words hold the phrase: its pairs of syllables may also meet apart."""
    _, candidates = indexing.find(desk, asked, replace(query, offset=0, limit=total)) or (0, [])
    kept: list[tuple[str, float]] = []
    for start in range(0, len(candidates), SCAN_PAGE):
        page = candidates[start : start + SCAN_PAGE]
        with desk.database.read() as connection:
            found = meetings.documents_of(connection, [meeting_id for meeting_id, _ in page])
        true = {one.id for one in found if matching.has_phrases(indexing.document(one), asked)}
        kept += [one for one in page if one[0] in true]
    return _Found(len(kept), kept[query.offset : query.offset + query.limit])


def _scan(desk: Desk, query: Query, asked: Understood) -> _Found:
    scored: list[tuple[str, float]] = []
    complete = True
    until = time.monotonic() + SCAN_SECONDS
    for meeting in _every(desk, query):
        if time.monotonic() > until:
            complete = False
            break
        score = matching.matches(indexing.document(meeting), asked)
        if score is not None:
            scored.append((meeting.id, score))
    if query.sort == "relevance":
        scored.sort(key=lambda one: -one[1])
    return _Found(len(scored), scored[query.offset : query.offset + query.limit], complete and query.binned)


def _every(desk: Desk, query: Query) -> Iterator[Meeting]:
    """All meetings that the filters leave, newest first, read in pages."""
    page = replace(query, offset=0, limit=SCAN_PAGE)
    while True:
        _, rows = newest_page(desk, page)
        with desk.database.read() as connection:
            found = meetings.documents_of(connection, [one.id for one in rows])
        yield from found
        if len(rows) < SCAN_PAGE:
            return
        page = replace(page, offset=page.offset + SCAN_PAGE)


def _hits(desk: Desk, query: Query, page: Sequence[tuple[str, float]], asked: Understood) -> Iterator[Hit]:
    """The rows of a page as they are now: what was binned or restored since it was indexed is left out."""
    ids = [meeting_id for meeting_id, _ in page]
    with desk.database.read() as connection:
        summaries = lists.summaries(connection, ids)
        found = {one.id: one for one in meetings.documents_of(connection, ids)}
    for meeting_id, score in page:
        meeting = found.get(meeting_id)
        if meeting and meeting_id in summaries and (meeting.binned_at is not None) == query.binned:
            yield _hit(found[meeting_id], summaries[meeting_id], score, asked)


def _hit(meeting: Meeting, summary: MeetingSummary, score: float, asked: Understood) -> Hit:
    rest = _after_title(meeting)
    if asked.empty:
        return Hit(summary, score, (), (_preview(rest),))
    found = matching.snippets(rest, asked) or _elsewhere(meeting, asked) or (_preview(rest),)
    return Hit(summary, score, matching.marks(summary.title, asked), tuple(found))


def _elsewhere(meeting: Meeting, asked: Understood) -> list[Snippet]:
    """Passages of the other fields, for a meeting that was not found by its report's words."""
    texts = [("organizer", meeting.fields.organizer or ""), ("place", meeting.fields.place or "")]
    texts += [("caption", one.caption or "") for one in meeting.attachments]
    texts += [("source", one.file_name) for one in meeting.attachments if one.is_report]
    marked = [(field, text, matching.marks(text, asked)) for field, text in texts if text]
    return [Snippet(field, text, spans) for field, text, spans in marked if spans][:1]


def _after_title(meeting: Meeting) -> str:
    """The report behind its title, which the row says already."""
    text, title = meeting.fields.text.lstrip(), meeting.fields.title
    return text.removeprefix(title) if title else text


def _preview(text: str) -> Snippet:
    """How the report goes on, where no word was looked for."""
    words = " ".join(text[: 3 * PREVIEW].split())
    return Snippet("text", f"{words[:PREVIEW].rstrip()}…" if len(words) > PREVIEW else words, ())
