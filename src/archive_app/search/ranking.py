"""The weights that order hits, the same for the index and for reading texts through.

BM25 over syllables, pairs of neighbours and the title, and above it what a reader sees first: how much of the query
stands together, and whether a number or day is the one asked for. Weights are measured; counting is left to others.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, TypeVar

import numpy as np

from archive_app.search.understanding import Understood

K1, B = 1.2, 0.75
MOST_WORTH = K1 + 1
"""What a term seen ever more often approaches and never reaches."""
COVERED = 20.0
"""What it is worth, in sums of the query's idf, that all of the query lies in pairs that the document has."""
KEY = {"own": 600.0, "number": 200.0, "day": 300.0, "month": 100.0, "period": 5.0}
"""What a number or days worth asking for are worth, in the same sums: more than all words together can bring."""
COMMON = {1: 0.35, 2: 0.6}
"""A word, or a pair, that more than this share of all documents have does not order them, unless it is all there is."""
LEADS = 50.0
"""From this much on such a key decides the order alone."""

Number = TypeVar("Number", float, "np.ndarray[tuple[int], np.dtype[np.float32]]")


class Sought(NamedTuple):
    """A term that adds to the score: one word, or two neighbours, of the field, and its weight."""

    field: Literal["syllable", "title", "marked", "pair", "title_pair"]
    words: tuple[str, ...]
    weight: float


def sought_terms(asked: Understood) -> Iterator[Sought]:
    """Each different term of the query once. An open syllable counts as if it were finished, which it often is."""
    folded = [syllable.folded for syllable in asked.syllables]
    for syllable in dict.fromkeys(folded):
        yield Sought("syllable", (syllable,), 0.4)
        yield Sought("title", (syllable,), 0.6)
    for two in dict.fromkeys(pairwise(folded)):
        yield Sought("pair", two, 1.5)
        yield Sought("title_pair", two, 2.25)
    marked = dict.fromkeys(syllable.exact for syllable in asked.syllables if syllable.marked)
    yield from (Sought("marked", (exact,), 2.0 if len(folded) < 2 else 0.3) for exact in marked)


def idf(count: int, having: int) -> float:
    """How much a term says that ``having`` of ``count`` documents have."""
    return math.log(1 + (count - having + 0.5) / (having + 0.5))


def dampening(length: Number, average: float) -> Number:
    """The K of BM25 for documents of ``length`` syllables."""
    return K1 * (1 - B + B * length / (average or 1.0))
