"""Answers a query by reading documents through, where no index is to be had: the same words, weights and order."""

from __future__ import annotations

from collections.abc import Iterable

from archive_app.search.answering import Answered, Sort, by_id, find
from archive_app.search.documents import Document
from archive_app.search.finding import Filters
from archive_app.search.gathering import Gathering
from archive_app.search.reranking import Streams
from archive_app.search.segments import Segment, in_memory
from archive_app.search.understanding import Understood


def scan(
    pages: Iterable[Iterable[Document]], asked: Understood, filters: Filters, *, sort: Sort, offset: int, limit: int
) -> Answered:
    """What answers among the documents of ``pages``: as `Index.find` does, but nothing is kept."""
    segments = [_segment(str(number), page) for number, page in enumerate(pages)]
    size = sum(segment.size for segment in segments)
    average = sum(int(segment.lengths.sum()) for segment in segments) / (size or 1)
    for segment in segments:
        segment.weigh(average)
    return by_id(segments, find(segments, Streams(), asked, filters, sort=sort, first=offset, last=offset + limit))


def _segment(name: str, page: Iterable[Document]) -> Segment:
    gathering = Gathering()
    for document in page:
        gathering.add(document)
    return in_memory(gathering.contents(), name)
