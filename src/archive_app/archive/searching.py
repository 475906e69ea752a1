"""Finding meetings: words and filters in, a page of hits with marked passages out.

The index ranks; what a page of hits shows comes fresh from the archive, so a stale index can leave a hit out for a
moment but never show what is no longer so. Without an index the newest meetings are read through instead.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive_app.archive import indexing, newest
from archive_app.archive.desk import Desk
from archive_app.archive.meetings import page as newest_page
from archive_app.model import (
    Answer,
    Completion,
    Facet,
    Facets,
    Hit,
    Meeting,
    MeetingSummary,
    Query,
    Snippet,
    Span,
)
from archive_app.search import marking
from archive_app.search.answering import Answered
from archive_app.search.documents import Document
from archive_app.search.language import parse
from archive_app.search.scanning import scan
from archive_app.search.snippets import snippets
from archive_app.search.understanding import Understood
from archive_app.store import lists, meetings
from archive_app.text.folding import fold

SCAN_SECONDS = 1.5
"""How long one question may read through an archive that has no index; the newest meetings come first."""
SCAN_PAGE = 200
_BEGINNING = 40_000
_GROUPS = ("year:", "school:", "kind:", "body:", "lacks:", "photos", "scans", "unreviewed")


def search(desk: Desk, query: Query, *, typing: bool = False) -> Answer:
    """Answers ``query``. With ``typing`` the last word is still open, and also found as the beginning of a word."""
    if newest.answers(query):
        return newest.ask(desk, query)
    begun = time.perf_counter()
    asked = parse(query.words, typing=typing)
    found, complete = _answered(desk, query, asked)
    hits = tuple(_hits(desk, query, found.page, found.readings or (asked,)))
    suggestions = () if asked.empty else tuple(indexing.with_index(desk, lambda index: index.suggest(asked)) or ())
    read_as = _read_as(asked, found.readings, suggestions) if hits else None
    took = (time.perf_counter() - begun) * 1000
    return Answer(
        query,
        asked.as_json(),
        found.total,
        hits,
        took,
        suggestions=suggestions,
        read_as=read_as,
        nearly=found.nearly,
        about=found.about,
        complete=complete,
    )


def facets(desk: Desk, query: Query, *, typing: bool = False) -> Facets | None:
    """What would narrow the query further, each choice with how many answers it would leave; None without an index."""
    asked = parse(query.words, typing=typing)
    filters = indexing.filters_of(query)
    found = indexing.with_index(desk, lambda index: index.counts(asked, filters, _GROUPS))
    if found is None:
        return None
    single = {name: found[name][name] for name in ("photos", "scans", "unreviewed")}
    return Facets(
        years=_choices(found["year:"], by_value=True),
        school_years=_choices(found["school:"], by_value=True),
        kinds=_choices(found["kind:"]),
        organizers=_choices(found["body:"]),
        lacking=_choices(found["lacks:"]),
        with_photos=single["photos"],
        with_scans=single["scans"],
        unreviewed=single["unreviewed"],
    )


def _choices(counted: Counter[str], *, by_value: bool = False) -> tuple[Facet, ...]:
    choices = [Facet(name.partition(":")[2], count) for name, count in counted.items()]
    choices.sort(key=lambda one: one.value, reverse=by_value)
    return tuple(choices if by_value else sorted(choices, key=lambda one: -one.count))


def completions(desk: Desk, words: str) -> tuple[Completion, ...]:
    """How a query may go on from its last, unfinished word: words, organising bodies, document numbers."""
    return tuple(indexing.with_index(desk, lambda index: index.complete(words)) or ())


def marks(
    desk: Desk, meeting: Meeting, words: str, *, typing: bool = False
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where the words stand in the meeting's text and in its title, in code points of each, as they are best read."""
    asked = parse(words, typing=typing)
    readings = () if asked.empty else indexing.with_index(desk, lambda index: index.readings(asked)) or ()
    asked = _best_reading(f"{meeting.fields.title}\n{meeting.fields.text}", readings or (asked,))
    return marking.marks(meeting.fields.text, asked), marking.marks(meeting.fields.title, asked)


def _answered(desk: Desk, query: Query, asked: Understood) -> tuple[Answered, bool]:
    """By the index; the bin, which is not indexed, and an archive without an index are read through."""
    if query.like:
        return _like(desk, query, query.like), True
    found = None if query.binned else indexing.find(desk, asked, query)
    if found is not None:
        return found, True
    return _scan(desk, query, asked)


def _like(desk: Desk, query: Query, meeting_id: str) -> Answered:
    filters = indexing.filters_of(query)
    found = indexing.with_index(
        desk, lambda index: index.like(meeting_id, filters, limit=max(query.limit, 1), offset=query.offset)
    )
    return found or Answered(0, [], ())


def _read_as(asked: Understood, readings: Sequence[Understood], suggestions: Sequence[str]) -> str | None:
    """The words as they were read, where that is not how they were typed; with the marks the archive gives them."""
    first = readings[0] if readings else asked
    if first is asked or asked.condition is not None:
        return None
    read = " ".join(syllable.exact for syllable in first.syllables)
    if fold(read) == " ".join(syllable.folded for syllable in asked.syllables):
        return None
    return next((one for one in suggestions if fold(one) == fold(read)), read)


def _scan(desk: Desk, query: Query, asked: Understood) -> tuple[Answered, bool]:
    """Reads the newest meetings through, for as long as a person waits."""
    until = time.monotonic() + SCAN_SECONDS
    reached: list[bool] = []

    def pages() -> Iterator[Iterator[Document]]:
        for page in _every(desk, query):
            if page and time.monotonic() > until:
                reached.append(False)
                return
            yield map(indexing.document, page)

    filters = indexing.filters_of(query)
    answered = scan(pages(), asked, filters, sort=query.sort, offset=query.offset, limit=max(query.limit, 1))
    return answered, not reached and query.binned


def _every(desk: Desk, query: Query) -> Iterator[list[Meeting]]:
    """All meetings that the filters of the store leave, newest first, in pages."""
    page = replace(query, offset=0, limit=SCAN_PAGE)
    while True:
        _, rows = newest_page(desk, page)
        with desk.database.read() as connection:
            yield meetings.documents_of(connection, [one.id for one in rows])
        if len(rows) < SCAN_PAGE:
            return
        page = replace(page, offset=page.offset + SCAN_PAGE)


def _hits(desk: Desk, query: Query, page: Sequence[tuple[str, float]], readings: Sequence[Understood]) -> Iterator[Hit]:
    """The rows of a page as they are now: what was binned or restored since it was indexed is left out."""
    page = page[: query.limit]
    ids = [meeting_id for meeting_id, _ in page]
    with desk.database.read() as connection:
        summaries = lists.summaries(connection, ids)
        found = {one.id: one for one in meetings.documents_of(connection, ids)}
    for meeting_id, score in page:
        meeting = found.get(meeting_id)
        if meeting and meeting_id in summaries and (meeting.binned_at is not None) == query.binned:
            yield _hit(found[meeting_id], summaries[meeting_id], score, readings)


def _hit(meeting: Meeting, summary: MeetingSummary, score: float, readings: Sequence[Understood]) -> Hit:
    rest = newest.after_title(meeting)
    if all(not one.syllables for one in readings):
        return Hit(summary, score, (), (newest.preview(rest),))
    asked = _best_reading(f"{summary.title}\n{rest[:_BEGINNING]}", readings)
    # A law of three hundred pages says nearly always at its beginning what it is about.
    found = snippets(rest[:_BEGINNING], asked) or (snippets(rest, asked) if len(rest) > _BEGINNING else ())
    shown = found or _elsewhere(meeting, asked) or (newest.preview(rest),)
    return Hit(summary, score, marking.marks(summary.title, asked), tuple(shown))


def _best_reading(text: str, readings: Sequence[Understood]) -> Understood:
    """The reading of which most stands in a text; the first of equals."""
    return readings[0] if len(readings) == 1 else max(readings, key=lambda one: marking.share(text, one))


def _elsewhere(meeting: Meeting, asked: Understood) -> list[Snippet]:
    """Passages of the other fields, for a meeting that was not found by its report's words."""
    texts = [("organizer", meeting.fields.organizer or ""), ("place", meeting.fields.place or "")]
    texts += [("caption", one.caption or "") for one in meeting.attachments]
    texts += [("source" if one.is_report else "file", one.file_name) for one in meeting.attachments]
    marked = [(field, text, marking.marks(text, asked)) for field, text in texts if text]
    return [Snippet(field, text, spans) for field, text, spans in marked if spans][:1]
