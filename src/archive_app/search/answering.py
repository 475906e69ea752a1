"""A query to ranked documents: readings are tried, the likeliest documents looked at again word by word, pages cut.

What answers and what that is worth is `finding`'s and `reranking`'s business; opening segments is left to `index`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from archive_app.search import ranking
from archive_app.search.finding import Filters, Place, Reading, total_of
from archive_app.search.lexicon import Lexicon
from archive_app.search.readings import alternatives
from archive_app.search.reranking import Streams, standing
from archive_app.search.segments import Segment
from archive_app.search.understanding import Understood

Sort = Literal["relevance", "date"]
LOOKED_AT = 100
"""Documents whose words are looked at; more of them where there are very many (`_looked_at`)."""
_NEARLY = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """What answers: how many documents, those of the page asked for, and the readings that found them.

    ``total`` is exact unless ``about``: then phrases of so many documents were not looked at. ``nearly`` says that no
    document has all the words, and these have most of them.
    """

    total: int
    places: list[Place]
    readings: tuple[Understood, ...]
    nearly: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """How many documents answer, ids with scores of the asked page, and how the query was read (see `Found`)."""

    total: int
    page: list[tuple[str, float]]
    readings: tuple[Understood, ...]
    nearly: bool = False
    about: bool = False


def by_id(segments: Sequence[Segment], found: Found) -> Answered:
    """What was found, by the ids of meetings."""
    ids: dict[tuple[int, int], str] = {}
    for at, segment in enumerate(segments):
        numbers = [one.number for one in found.places if one.segment == at]
        for number, written in zip(numbers, segment.ids[numbers].tolist() if numbers else (), strict=True):
            ids[at, number] = written.decode()
    page = [(ids[at, number], score) for at, number, score in found.places]
    return Answered(found.total, page, found.readings, found.nearly, found.about)


def retrieve(segments: Sequence[Segment], asked: Understood, filters: Filters, sort: Sort, limit: int) -> Found:
    """The best by postings alone, of the query as it is: what `find` begins with."""
    reading = Reading(segments, asked, filters)
    places = reading.newest(limit) if sort == "date" or not asked.syllables else reading.best(limit)
    return Found(total_of([reading]), places, (asked,))


def find(
    segments: Sequence[Segment],
    streams: Streams,
    asked: Understood,
    filters: Filters,
    *,
    sort: Sort,
    first: int,
    last: int,
) -> Found:
    """Places ``first`` to ``last`` (exclusive) of what answers a query, best first or newest first."""
    readings, near = readings_of(segments, streams, asked, filters)
    told = tuple(one.asked for one in readings)
    total = total_of(readings)
    about = any(one.about for one in readings)
    if sort == "date" or not asked.syllables:
        return Found(total, _newest(readings, last)[first:], told, near, about)
    looked_at = _looked_at(sum(segment.size for segment in segments))
    places = _best(readings, max(looked_at, last))
    ranked = _looked_over(readings, streams, places[:looked_at]) + places[looked_at:]
    return Found(total, ranked[first:last], told, near, about)


def _looked_at(size: int) -> int:
    return LOOKED_AT if size < 50_000 else 2 * LOOKED_AT


def readings_of(
    segments: Sequence[Segment], streams: Streams, asked: Understood, filters: Filters
) -> tuple[list[Reading], bool]:
    """How a query is read: what answers any of these answers it. Where none finds anything, the query with words
    missing, and True.
    """
    told = alternatives(Lexicon(segments), asked)
    tried = [Reading(segments, one.asked, filters, one.weight, streams=streams) for one in told]
    finding = [one for one in tried if any(found.count for found in one.found)]
    if finding:
        return finding, False
    if asked.condition is not None or asked.phrases or len(tried[0].asked.units()) < 2:
        return tried[:1], False
    known = [Reading(segments, one.asked, filters, one.weight, nearly=_NEARLY) for one in told]
    nearly = [one for one in known if one.mostly_known]
    if not any(found.count for one in nearly for found in one.found):
        return tried[:1], False
    return nearly, True


def _newest(readings: Sequence[Reading], count: int) -> list[Place]:
    found = {(one.segment, one.number): one for reading in readings for one in reading.newest(count)}
    dates = readings[0].segments
    ordered = sorted(
        found.values(), key=lambda one: (-int(dates[one.segment].dates[one.number]), one.segment, one.number)
    )
    return ordered[:count]


def _best(readings: Sequence[Reading], count: int) -> list[Place]:
    """The best of all readings; a document has the best score that any of them gives it."""
    if len(readings) == 1:
        return readings[0].best(count)
    found: dict[tuple[int, int], Place] = {}
    for reading in readings:
        for place in reading.best(count):
            known = found.get((place.segment, place.number))
            if known is None or known.score < place.score:
                found[place.segment, place.number] = place
    return sorted(found.values(), key=lambda one: -one.score)[:count]


def _looked_over(readings: Sequence[Reading], streams: Streams, places: list[Place]) -> list[Place]:
    """The places in the order that their words give them, in the best of the readings; keys lead before words."""
    if not places:
        return []
    keys = np.max([reading.keys_of(places) for reading in readings], axis=0)
    scores = np.array([place.score for place in places]) - keys
    final = np.zeros(len(places))
    for reading in readings:
        if len(reading.asked.syllables) > 1 or any(word.marked for word in reading.asked.syllables):
            final = np.maximum(final, reading.weight * _standing(reading, streams, places))
    final += scores / max(float(scores.max()), 1e-6)
    leads = keys / max(one.total for one in readings)
    final += np.where(leads >= ranking.LEADS, leads, leads / 10)
    order = np.argsort(-final, kind="stable").tolist()
    return [places[at]._replace(score=float(final[at])) for at in order]


def _standing(
    reading: Reading, streams: Streams, places: Sequence[Place]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    worth = np.zeros(len(places))
    for at, segment in enumerate(reading.segments):
        mine = [place for place, one in enumerate(places) if one.segment == at]
        if mine:
            docs = [places[place].number for place in mine]
            worth[mine] = standing(segment, streams, docs, reading.asked, reading.idfs).worth()
    return worth
