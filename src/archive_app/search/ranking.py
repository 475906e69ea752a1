"""The formula that orders hits, the same for the index and for reading texts through.

BM25 over syllables, pairs of neighbours and the title, and above it what a reader sees first: how much of the query
stands together, whether the marks that were typed are there, and whether a number or day is the one asked for.
Weights are measured; gathering the counts is left to the callers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from archive_app.search.documents import pair
from archive_app.search.understanding import Understood

K1, B = 1.2, 0.75
MOST_WORTH = K1 + 1
"""What `worth` approaches and never reaches."""
TOGETHER = 20.0
"""What it is worth, in sums of the query's idf, that all of the query lies in pairs that the document has."""
AS_MARKED = 8.0
"""What it is worth that every syllable typed with marks is there with just these marks."""
KEY = {"number": 600.0, "day": 300.0, "month": 100.0}
"""What a number or days worth asking for are worth: more than all words together can bring."""


class Sought(NamedTuple):
    """A term that adds to the score, and how much."""

    field: str
    term: str
    weight: float


def sought_terms(asked: Understood) -> Iterator[Sought]:
    """Each different term of the query once. An open syllable counts as if it were finished, which it often is."""
    folded = [syllable.folded for syllable in asked.syllables]
    for syllable in dict.fromkeys(folded):
        yield Sought("syllable", syllable, 0.4)
        yield Sought("title", syllable, 0.6)
    for two in dict.fromkeys(map(pair, folded, folded[1:])):
        yield Sought("pair", two, 1.5)
        yield Sought("title_pair", two, 2.25)
    for exact in dict.fromkeys(syllable.exact for syllable in asked.syllables if syllable.marked):
        yield Sought("marked", exact, 0.6)


def idf(count: int, having: int) -> float:
    """How much a term says that ``having`` of ``count`` documents have."""
    return math.log(1 + (count - having + 0.5) / (having + 0.5))


def dampening(length: int, average: float) -> float:
    """The K of BM25 for a document of ``length`` syllables."""
    return K1 * (1 - B + B * length / (average or 1.0))


def worth(times: float, dampened: float) -> float:
    """What ``times`` occurrences count."""
    return times * MOST_WORTH / (times + dampened)


def together(covered: int, words: int) -> float:
    """The share of the query's ``words`` that the bits of ``covered`` stand for, squared."""
    return (covered.bit_count() / words) ** 2 if words else 0.0
