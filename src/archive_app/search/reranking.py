"""Looks at the words of the likeliest documents themselves: do those of the query stand together, and in its order?

A ranking by postings knows neighbours but not longer runs. Which documents are likeliest is left to `finding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive_app.search.arrays import Array
from archive_app.search.segments import Segment
from archive_app.search.understanding import Syllable, Understood

_EXACT = 0.3
"""What it adds, in parts of the word's weight, that a word typed with marks is there with just these marks."""
_KEPT_WORDS = 3_000_000
_TITLE = 48
"""Words of a title that are looked at."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the query stands in each document: 0 to 1 for the heaviest unbroken ``run`` and for the heaviest ``line``.

    A line is the whole query laid over the text, gaps and wrong words allowed. ``full`` is 1 where all words follow
    each other, folded. ``title`` is how much of the query, by weight, stands in the title.
    """

    run: Array
    line: Array
    full: Array
    title: Array

    def worth(self) -> Array:
        """What it adds to a score whose best is 1 (weights measured on known-item queries)."""
        worth: Array = self.run**2 + 1.5 * self.line**2 + self.full + 0.5 * self.title**2
        return worth


class Streams:
    """The words of documents that were looked at lately, unpacked."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], Array] = {}
        self._words = 0

    def of(self, segment: Segment, number: int) -> Array:
        """The exact words of a document by number, as `Segment.stream` gives them."""
        asked = (segment.name, number)
        found = self._kept.get(asked)
        if found is None:
            found = self._kept[asked] = segment.stream(number)
            self._words += len(found)
            while self._words > _KEPT_WORDS and len(self._kept) > 1:
                self._words -= len(self._kept.pop(next(iter(self._kept))))
        return found


def standing(
    segment: Segment, streams: Streams, docs: Sequence[int], asked: Understood, idfs: Sequence[float]
) -> Standing:
    """How the syllables of a query, worth ``idfs``, stand in ``docs``. An open syllable counts as finished."""
    count = len(asked.syllables)
    texts = [streams.of(segment, number) for number in docs]
    # Room before each text for a query that is laid over its beginning: the text before must not get that.
    starts = np.cumsum([0, *(count + len(text) for text in texts)])
    exact = np.zeros(int(starts[-1]), np.uint32)
    for text, start in zip(texts, starts.tolist(), strict=False):
        exact[start + count : start + count + len(text)] = text
    folded = segment.folded_of[exact]
    run, line, full = _laid_over(segment, exact, folded, asked.syllables, idfs)
    weights = [
        _weight(idf) * (1 + _EXACT if word.marked else 1.0) for word, idf in zip(asked.syllables, idfs, strict=True)
    ]
    most, begins = np.float32(sum(weights) or 1.0), starts[:-1]
    return Standing(
        np.maximum.reduceat(run, begins) / most,
        np.maximum.reduceat(line[: len(exact)], begins) / most,
        (np.maximum.reduceat(full[: len(exact)], begins) >= count).astype(np.float32),
        _in_titles(segment, texts, asked.syllables, idfs),
    )


def _laid_over(
    segment: Segment, exact: Array, folded: Array, syllables: Sequence[Syllable], idfs: Sequence[float]
) -> tuple[Array, Array, Array]:
    """For each word: the run that ends there, and of the query laid so that it begins there, weight and matches."""
    count = len(syllables)
    line = np.zeros(len(exact) + count, np.float32)
    full = np.zeros(len(exact) + count, np.int16)
    run, best = np.zeros(len(exact) + 1, np.float32), np.zeros(len(exact), np.float32)
    for place, (word, idf) in enumerate(zip(syllables, idfs, strict=True)):
        ends = np.zeros(len(exact) + 1, np.float32)
        number = segment.folded.find(word.folded)
        there = np.flatnonzero(folded == number) if number > 0 else np.empty(0, np.intp)
        if len(there):
            values = np.full(len(there), _weight(idf), np.float32)
            if word.marked:
                values += (exact[there] == max(segment.exact.find(word.exact), 0)) * np.float32(_EXACT * _weight(idf))
            full[there - place] += 1
            line[there - place] += values
            ends[there + 1] = values + run[there]
            best[there] = np.maximum(best[there], ends[there + 1])
        run = ends
    return best, line, full


def _in_titles(segment: Segment, texts: Sequence[Array], syllables: Sequence[Syllable], idfs: Sequence[float]) -> Array:
    """The share of the query's weight that stands in each text's title."""
    titles = np.zeros((len(texts), _TITLE), np.uint32)
    for row, text in enumerate(texts):
        titles[row, : len(text)] = text[:_TITLE]
    folded = np.where(np.minimum.accumulate(titles != 0, axis=1), segment.folded_of[titles], 0)
    share = np.zeros(len(texts), np.float32)
    for word, idf in zip(syllables, idfs, strict=True):
        number = segment.folded.find(word.folded)
        if number > 0:
            share += np.float32(_weight(idf)) * (folded == number).any(axis=1)
    return share / np.float32(sum(map(_weight, idfs)) or 1.0)


def _weight(idf: float) -> float:
    return 1 + 0.25 * idf


def has_phrases(segment: Segment, streams: Streams, number: int, asked: Understood) -> bool:
    """Whether every phrase in quotes stands in the document word by word: what postings only make likely."""
    exact = streams.of(segment, number)
    folded = segment.folded_of[exact]
    return all(_stands(segment, exact, folded, asked, phrase) for phrase in asked.phrases)


def _stands(segment: Segment, exact: Array, folded: Array, asked: Understood, phrase: tuple[int, int]) -> bool:
    first, last = phrase
    room = len(exact) - (last - first) + 1
    if room <= 0:
        return False
    fits = np.ones(room, bool)
    for place in range(first, last):
        word = asked.syllables[place]
        words, vocabulary = (exact, segment.exact) if word.marked else (folded, segment.folded)
        written = word.exact if word.marked else word.folded
        here = words[place - first : place - first + room]
        if asked.is_open(place):
            low, high = vocabulary.beginning_with(written)
            fits &= (here >= low) & (here < high)
        else:
            fits &= here == np.uint32(max(vocabulary.find(written), 0)) if vocabulary.find(written) > 0 else False
    return bool(fits.any())
