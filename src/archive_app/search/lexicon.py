"""What the archive's own language is: how many documents have a word, two neighbours, or a name, over all segments.

Nothing here knows a dictionary: what the clerks' own reports say is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from archive_app.search.arrays import Array
from archive_app.search.gathering import pair_key
from archive_app.search.segments import Segment


class Lexicon:
    """Counts over the segments that are open."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self._by_folded: dict[str, tuple[Array, Array]] = {}

    @cached_property
    def size(self) -> int:
        """How many documents there are."""
        return sum(segment.size for segment in self.segments)

    @cached_property
    def words(self) -> int:
        """How many words all documents have together."""
        return sum(int(segment.lengths.sum()) for segment in self.segments)

    def folded(self, word: str) -> int:
        """How many documents have a word, whatever its marks."""
        return sum(segment.syllable(word).count for segment in self.segments)

    def marked(self, word: str) -> int:
        """How many have a word with just these marks; 0 for one without any."""
        return sum(segment.marked(word).count for segment in self.segments)

    def pair(self, first: str, second: str) -> int:
        """How many have two folded words side by side."""
        return sum(segment.pair(first, second).count for segment in self.segments)

    def exact_pair(self, first: str, second: str) -> int:
        """How many have two exact words side by side, one of which has marks."""
        return sum(segment.exact_pair(first, second) for segment in self.segments)

    def occurrences(self, word: str) -> int:
        """How often an exact word stands in all documents."""
        numbers = [(segment, segment.exact.find(word)) for segment in self.segments]
        return sum(int(segment.occurrences[number]) for segment, number in numbers if number >= 0)

    def forms(self, folded: str) -> list[tuple[str, int]]:
        """The exact words with this folded form and how often each stands in all documents, most frequent first."""
        found: Counter[str] = Counter()
        for segment in self.segments:
            for number in self._exact_of(segment, folded):
                found[segment.exact[number]] += int(segment.occurrences[number])
        return [one for one in found.most_common() if one[1]]

    def _exact_of(self, segment: Segment, folded: str) -> list[int]:
        number = segment.folded.find(folded)
        if number < 0:
            return []
        order, starts = self._by_folded.get(segment.name) or self._sort(segment)
        numbers: list[int] = order[starts[number] : starts[number + 1]].tolist()
        return numbers

    def _sort(self, segment: Segment) -> tuple[Array, Array]:
        """The exact words of a segment by their folded form."""
        counts = np.bincount(segment.folded_of, minlength=len(segment.folded))
        sorted_words = (np.argsort(segment.folded_of, kind="stable"), np.concatenate(([0], np.cumsum(counts))))
        self._by_folded[segment.name] = sorted_words
        return sorted_words

    def named(self, name: str) -> int:
        """How many documents have a name."""
        return sum(segment.named(name).count for segment in self.segments)

    def names(self, start: str) -> Counter[str]:
        """The names that begin so, and how many documents have each."""
        found: Counter[str] = Counter()
        for segment in self.segments:
            for name, posting in segment.counts_of_names(start):
                found[name] += posting.count
        return found

    def beginning_with(self, start: str, most: int) -> list[tuple[str, int]]:
        """The ``most`` frequent folded words that begin so."""
        found: Counter[str] = Counter()
        for segment in self.segments:
            first, last = segment.folded.beginning_with(start)
            _count(found, segment, "syllable", (first, last), most)
        return found.most_common(most)

    def following(self, before: str, start: str, most: int) -> list[tuple[str, int]]:
        """The ``most`` frequent folded words that begin so and stand right after ``before``."""
        found: Counter[str] = Counter()
        for segment in self.segments:
            number = segment.folded.find(before)
            if number >= 0:
                first, last = segment.folded.beginning_with(start)
                keys = int(pair_key(number, first)), int(pair_key(number, last))
                _count(found, segment, "pair", keys, most)
        return found.most_common(most)


def _count(found: Counter[str], segment: Segment, field: str, between: tuple[int, int], most: int) -> None:
    """Adds the most frequent terms with keys from one to another (exclusive), by their last word."""
    of = segment.field(field)
    first, last = np.searchsorted(of.keys, np.array(between, np.uint64)).tolist()
    if last <= first:
        return
    counts = of.counts_between(first, last)
    for place in np.argsort(-counts.astype(np.int64), kind="stable")[:most].tolist():
        found[segment.folded[int(of.keys[first + place]) & (1 << 21) - 1]] += int(counts[place])
