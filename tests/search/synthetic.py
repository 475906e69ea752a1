"""Segments made of chosen postings instead of texts, large ones in a moment, and what a term is worth reckoned by hand.

Documents with words are in ``conftest``; what comes of those is checked in ``test_gathering``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from archive_app.search.arrays import Array
from archive_app.search.gathering import FIELDS, Contents, Gathering
from archive_app.search.postings import MOST_TIMES, Posting, Postings, times_at
from archive_app.search.ranking import K1, B
from archive_app.search.scoring import Scoring
from archive_app.search.segments import Segment, in_memory

Occurrences = Mapping[str, Mapping[int, int]]
"""How often each word is in each document."""

NOTHING = Postings(np.empty(0, np.uint64), np.empty(0, np.uint32), np.empty(0, np.uint32), np.empty(0, np.uint8))


def postings_of(words: Sequence[str], occurrences: Occurrences) -> Postings:
    """The postings of ``words``, whose numbers are their places, as `postings.invert` would give them."""
    keys, counts, docs, times = [], [], [], []
    for number, word in enumerate(words):
        if found := occurrences.get(word):
            keys.append(number)
            counts.append(len(found))
            docs += sorted(found)
            times += [min(found[doc], MOST_TIMES) for doc in sorted(found)]
    return Postings(
        np.array(keys, np.uint64), np.array(counts, np.uint32), np.array(docs, np.uint32), np.array(times, np.uint8)
    )


def contents_of(occurrences: Occurrences, lengths: Sequence[int], dates: Sequence[int]) -> Contents:
    """A segment of words without marks, which stand in no order."""
    words = ["", *sorted(occurrences)]
    fields = dict.fromkeys(FIELDS, NOTHING) | {"syllable": postings_of(words, occurrences)}
    return replace(
        Gathering().contents(),
        ids=[f"{number:07}" for number in range(len(lengths))],
        dates=np.array(dates, np.uint32),
        lengths=np.array(lengths, np.uint32),
        exact=words,
        folded=words,
        folded_of=np.arange(len(words), dtype=np.uint32),
        streams=[np.empty(0, np.uint32)] * len(lengths),
        fields=fields,
    )


def segment_of(occurrences: Occurrences, lengths: Sequence[int], dates: Sequence[int], name: str = "s") -> Segment:
    """`contents_of` as an open segment that reckons with its own average length."""
    segment = in_memory(contents_of(occurrences, lengths, dates), name)
    segment.weigh(float(np.mean(lengths)) if len(lengths) else 0.0)
    return segment


def occurrences_of(posting: Posting, size: int) -> Array:
    """How often the term is in each document."""
    times = np.zeros(size)
    times[posting.numbers()] = times_at(posting, posting.numbers())
    return times


def worth_of_all(segment: Segment, scoring: Scoring, average: float) -> Array:
    """What every document is worth, by the formulas of the books, with nothing left out or bounded."""
    dampened = K1 * (1 - B + B * segment.lengths.astype(float) / (average or 1))
    worth = np.zeros(segment.size)
    for part in scoring.parts:
        times = occurrences_of(part.posting, segment.size)
        worth += part.weight * ((times > 0) if part.flat else times / (times + dampened))
    covered = np.zeros(segment.size, np.int64)
    for posting, places in scoring.covers:
        covered[posting.numbers()] |= places
    if scoring.places:
        worth += scoring.covering * (np.bitwise_count(covered) / scoring.places) ** 2
    return worth
