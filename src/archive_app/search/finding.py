"""Which documents of the open segments answer a query, and which of them come first.

Every typed syllable has to be there without its marks; a number or day may stand for the syllables that spell it. The
weights are `ranking`'s; opening segments is left to `index`.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from archive_app.search import ranking
from archive_app.search.documents import is_opening, pair
from archive_app.search.postings import Segment
from archive_app.search.understanding import Mention, Understood
from archive_app.text.tokens import keys

_MOST_EXPANSIONS = 64
"""So many words may follow an open syllable before they only count as matches, not as better ones."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a query; None and False leave everything in. ``person`` is a name as anybody would type it."""

    year: int | None = None
    kind: str | None = None
    person: str | None = None
    with_photos: bool = False
    reviewed: bool | None = None


def candidates(segment: Segment, asked: Understood, filters: Filters) -> set[int]:
    """The documents of the segment that answer: exact, but for phrases, which are only likely (see `Index.find`)."""
    required = [*_required(segment, asked), *_filtered(segment, filters)]
    if not required:
        return segment.living()
    required.sort(key=len)
    found = set(required[0])
    for having in required[1:]:
        found.intersection_update(having)
    found -= segment.deleted
    if filters.reviewed is False:
        found.difference_update(segment.postings("flag", "reviewed"))
    return found


def best(
    segments: list[Segment], found: list[set[int]], asked: Understood, *, by_date: bool, first: int, last: int
) -> list[tuple[str, float]]:
    """Ids and scores of places ``first`` to ``last`` (exclusive) among the ``found`` of each segment, best first.

    Equal scores and undated queries go by date, newest first.
    """
    if by_date or asked.empty:
        scores: list[dict[int, float]] = [dict.fromkeys(numbers, 0.0) for numbers in found]
    else:
        scores = _Scoring(segments, asked).scores(found)
    entries = (
        (score, segment.dates[number], -place, -number)
        for place, (segment, scored) in enumerate(zip(segments, scores, strict=True))
        for number, score in scored.items()
    )
    top = heapq.nlargest(last, entries)[first:]
    return [(segments[-place].id_of(-number), score) for score, _, place, number in top]


def _required(segment: Segment, asked: Understood) -> Iterator[AbstractSet[int]]:
    for unit in asked.units():
        yield _unit(segment, asked, unit)
    for first, last in asked.phrases:
        # The open syllable has no pair yet.
        end = last - 1 if asked.is_open(last - 1) else last
        words = asked.syllables[first:end]
        for one, two in pairwise(words):
            yield segment.postings("pair", pair(one.folded, two.folded)).keys()
        for word in words:
            if word.marked:
                yield segment.postings("marked", word.exact).keys()


def _unit(segment: Segment, asked: Understood, unit: Mention) -> AbstractSet[int]:
    words: AbstractSet[int] = _syllable(segment, asked, unit.first)
    for place in range(unit.first + 1, unit.last):
        words &= _syllable(segment, asked, place)
    for key in unit.keys:
        words |= segment.postings("key", key).keys()
    return words


def _syllable(segment: Segment, asked: Understood, place: int) -> AbstractSet[int]:
    folded = asked.syllables[place].folded
    if not asked.is_open(place):
        return segment.postings("syllable", folded).keys()
    if is_opening(folded):
        return segment.postings("opening", folded).keys()
    return _any(segment, "syllable", segment.beginning_with("syllable", folded))


def _any(segment: Segment, field: str, terms: Iterable[str]) -> AbstractSet[int]:
    found: set[int] = set()
    for term in terms:
        found.update(segment.postings(field, term))
    return found


def _filtered(segment: Segment, filters: Filters) -> Iterator[AbstractSet[int]]:
    if filters.year is not None:
        yield segment.postings("flag", f"year:{filters.year}").keys()
    if filters.kind is not None:
        yield segment.postings("flag", f"kind:{filters.kind}").keys()
    if filters.with_photos:
        yield segment.postings("flag", "photos").keys()
    if filters.reviewed:
        yield segment.postings("flag", "reviewed").keys()
    folded = keys(filters.person or "")[1]
    for syllable in folded:
        yield segment.postings("syllable", syllable).keys()
    for one, two in pairwise(folded):
        yield segment.postings("pair", pair(one, two)).keys()


class _Scoring:
    """One query over all segments: what each term is worth is known from all of them together."""

    def __init__(self, segments: list[Segment], asked: Understood) -> None:
        self.segments, self.asked = segments, asked
        self.count = sum(segment.size for segment in segments)
        self.average = round(sum(map(sum, (segment.lengths for segment in segments))) / max(1, self.count), -1)
        self.words = [self.idf("syllable", syllable.folded) for syllable in asked.syllables]
        self.total = sum(self.words)

    def idf(self, field: str, term: str) -> float:
        return ranking.idf(self.count, sum(len(segment.postings(field, term)) for segment in self.segments))

    def scores(self, found: list[set[int]]) -> list[dict[int, float]]:
        sought = [
            (one.field, one.term, one.weight * self.idf(one.field, one.term))
            for one in ranking.sought_terms(self.asked)
        ]
        return [self._score(segment, numbers, sought) for segment, numbers in zip(self.segments, found, strict=True)]

    def _score(self, segment: Segment, found: set[int], sought: list[tuple[str, str, float]]) -> dict[int, float]:
        scores = dict.fromkeys(found, 0.0)
        dampened = segment.dampened(self.average)
        for field, term, weight in sought:
            postings = segment.postings(field, term)
            most = weight * (ranking.K1 + 1)
            for number in found & postings.keys():
                times = postings[number]
                scores[number] += most * times / (times + dampened[number])
        self._add_together(segment, scores)
        self._add_marks(segment, scores)
        return scores

    def _add_together(self, segment: Segment, scores: dict[int, float]) -> None:
        """Counts how much of the query lies in pairs that the document has, and the mentions that it has."""
        covered: defaultdict[int, int] = defaultdict(int)
        for place, having in self._pairs(segment):
            for number in scores.keys() & having:
                covered[number] |= 0b11 << place
        for mention in self.asked.mentions:
            bits = (1 << mention.last) - (1 << mention.first)
            bonus = ranking.KEY[mention.kind] * self.total
            for number in scores.keys() & _any(segment, "key", mention.keys):
                covered[number] |= bits
                scores[number] += bonus
        words = len(self.asked.syllables)
        most = ranking.TOGETHER * self.total
        for number, bits in covered.items():
            scores[number] += most * ranking.together(bits, words)

    def _pairs(self, segment: Segment) -> Iterator[tuple[int, AbstractSet[int]]]:
        """Each pair of neighbours of the query by its place, and who has it; an open syllable by what it may become."""
        syllables = self.asked.syllables
        for place in range(len(syllables) - 1):
            term = pair(syllables[place].folded, syllables[place + 1].folded)
            if self.asked.is_open(place + 1):
                yield place, _any(segment, "pair", segment.beginning_with("pair", term)[:_MOST_EXPANSIONS])
            else:
                yield place, segment.postings("pair", term).keys()

    def _add_marks(self, segment: Segment, scores: dict[int, float]) -> None:
        """What was typed with marks and is there with just these."""
        typed = [place for place, syllable in enumerate(self.asked.syllables) if syllable.marked]
        weight = sum(self.words[place] for place in typed)
        for place in typed:
            exact = self.asked.syllables[place].exact
            terms = [exact]
            if self.asked.is_open(place):
                terms = segment.beginning_with("marked", exact)[:_MOST_EXPANSIONS]
            bonus = ranking.AS_MARKED * self.total * self.words[place] / weight
            for number in scores.keys() & _any(segment, "marked", terms):
                scores[number] += bonus
