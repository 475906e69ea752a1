"""Meetings like a given one: those that share the words and neighbours that tell it apart from the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from archive_app.search import ranking
from archive_app.search.arrays import Array
from archive_app.search.finding import Filters, Place, Reading
from archive_app.search.gathering import pair_key
from archive_app.search.postings import Posting
from archive_app.search.scoring import Part, Scoring, best
from archive_app.search.segments import Segment
from archive_app.search.understanding import Understood

_TERMS = 24
_LOOKED_AT = 400
_LEAST_SHARE = 0.12
"""Documents that share less than this of what the best could share are not alike."""


def like(segments: Sequence[Segment], meeting_id: str, filters: Filters, count: int) -> tuple[int, list[Place]]:
    """How many meetings are like this one, and the ``count`` most alike, best first; nothing for an unknown one."""
    at = next((place for place, one in enumerate(segments) if _live_number(one, meeting_id) >= 0), None)
    if at is None:
        return 0, []
    number = segments[at].number_of(meeting_id)
    telling = _telling(segments, segments[at], number)
    most = sum(weight for _, _, weight in telling) or 1.0
    places: list[Place] = []
    for place, (segment, found) in enumerate(
        zip(segments, Reading(segments, Understood(), filters).found, strict=True)
    ):
        parts = [Part(_posting(segment, field, words), weight) for field, words, weight in telling]
        docs, scores = best(segment, found, Scoring(parts), _LOOKED_AT)
        places += [
            Place(place, doc, score / most)
            for doc, score in zip(docs.tolist(), scores.tolist(), strict=True)
            if score >= _LEAST_SHARE * most and (place, doc) != (at, number)
        ]
    places.sort(key=lambda one: -one.score)
    return len(places), places[:count]


def _live_number(segment: Segment, meeting_id: str) -> int:
    number = segment.number_of(meeting_id)
    return -1 if number in segment.deleted else number


def _telling(segments: Sequence[Segment], segment: Segment, number: int) -> list[tuple[str, tuple[str, ...], float]]:
    """The words and neighbours that tell the document apart, weighted: often here, rarely elsewhere, not only here."""
    exact = segment.stream(number)
    folded = segment.folded_of[exact]
    words = folded[folded > 0]
    both = (folded[:-1] > 0) & (folded[1:] > 0)
    pairs = np.asarray(pair_key(folded[:-1], folded[1:]))[both]
    size = sum(one.size for one in segments)
    found: list[tuple[str, tuple[str, ...], int]]
    found = [("syllable", (segment.folded[word],), times) for word, times in _often(words)]
    found += [
        ("pair", (segment.folded[key >> 21], segment.folded[key & (1 << 21) - 1]), 2 * times)
        for key, times in _often(pairs)
    ]
    weighted = []
    for field, term, times in found:
        having = sum(_posting(one, field, term).count for one in segments)
        if having > 1 and not any(word.isdigit() for word in term):
            weighted.append((field, term, times / (times + 2) * ranking.idf(size, having)))
    return sorted(weighted, key=lambda one: -one[2])[:_TERMS]


def _often(keys: Array) -> list[tuple[int, int]]:
    return Counter(keys.tolist()).most_common(200)


def _posting(segment: Segment, field: str, words: tuple[str, ...]) -> Posting:
    return segment.pair(*words) if field == "pair" else segment.syllable(words[0])
