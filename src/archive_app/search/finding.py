"""Which documents of the open segments answer a query, and which of them come first.

Every typed syllable has to be there without its marks; a number or day may stand for the syllables that spell it. The
weights are `ranking`'s; opening segments is left to `index`.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise, repeat

from archive_app.search import ranking
from archive_app.search.documents import is_opening, pair
from archive_app.search.postings import Postings, Segment
from archive_app.search.understanding import Mention, Understood
from archive_app.text.tokens import keys

_MOST_EXPANSIONS = 32
"""So many words may follow an open syllable before they only count as matches, not as better ones."""
_COMMON = {"syllable": 0.35, "marked": 0.35, "pair": 0.9, "title": 0.9, "title_pair": 0.9}
"""From this share of all documents on a term does not change the order, unless it is all there is."""


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
    required.sort(key=len)
    found = set(required[0]) if required else set(range(segment.size))
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
    scoring = _Scoring(segments, asked)
    entries: list[tuple[float, int, int, int]] = []
    for place, (segment, numbers) in enumerate(zip(segments, found, strict=True)):
        if by_date or asked.empty:
            scored: Iterable[tuple[int, float]] = zip(numbers, repeat(0.0))
        else:
            scored = scoring.best_of(segment, numbers, last)
        dates = segment.dates
        entries += heapq.nlargest(last, [(score, dates[number], -place, -number) for number, score in scored])
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
    words: AbstractSet[int] = set()
    if not unit.only_keys:
        words = _syllable(segment, asked, unit.first)
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


def _any(segment: Segment, field: str, terms: Sequence[str]) -> AbstractSet[int]:
    if len(terms) == 1:
        return segment.postings(field, terms[0]).keys()
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
        self.words = [self._idf("syllable", syllable.folded) for syllable in asked.syllables]
        self.total = sum(self.words)
        self.sought = self._telling([(one, self._idf(one.field, one.term)) for one in ranking.sought_terms(asked)])
        self.most = ranking.MOST_WORTH * sum(weight for _, _, weight in self.sought)

    def _idf(self, field: str, term: str) -> float:
        return ranking.idf(self.count, sum(len(segment.postings(field, term)) for segment in self.segments))

    def _telling(self, known: list[tuple[ranking.Sought, float]]) -> list[tuple[str, str, float]]:
        """The terms that tell documents apart, weighted; what nearly every report has only takes time."""
        common = {field: ranking.idf(self.count, int(self.count * share)) for field, share in _COMMON.items()}
        telling = [(one, rare) for one, rare in known if rare > common[one.field]]
        return [(one.field, one.term, one.weight * rare) for one, rare in telling or known]

    def best_of(self, segment: Segment, found: set[int], wanted: int) -> list[tuple[int, float]]:
        """At least the ``wanted`` best of ``found``, scored; the rest is left out where no word can lift it so high."""
        scored: list[tuple[int, float]] = []
        least = -1.0
        for above, members in self._classes(segment, found):
            if len(scored) >= wanted and above + self.most < least:
                break
            numbers = list(members)
            scores = self._words_of(segment, numbers, above)
            if len(scores) > wanted:
                cut = heapq.nlargest(wanted, scores)[-1]
                scored += [one for one in zip(numbers, scores, strict=True) if one[1] >= cut]
            else:
                scored += zip(numbers, scores, strict=True)
            if len(scored) >= wanted:
                least = heapq.nlargest(wanted, [score for _, score in scored])[-1]
        return scored

    def _words_of(self, segment: Segment, numbers: list[int], above: float) -> list[float]:
        """The scores of the documents, with ``above`` on top of what their words are worth."""
        scores = [above] * len(numbers)
        few: list[tuple[Postings, float]] = []
        for field, term, weight in self.sought:
            postings = segment.postings(field, term)
            if len(postings) * 4 < len(numbers):
                few.append((postings, weight))
            else:
                worths = map(postings.get, numbers, repeat(0.0))
                scores = [score + weight * worth for score, worth in zip(scores, worths, strict=True)]
        if not any(postings for postings, _ in few):
            return scores
        places = {number: place for place, number in enumerate(numbers)}
        for postings, weight in few:
            for number in places.keys() & postings.keys():
                scores[places[number]] += weight * postings[number]
        return scores

    def _classes(self, segment: Segment, found: set[int]) -> list[tuple[float, set[int]]]:
        """The documents parted by what counts more than words, with what that is worth, best first.

        That is how much of the query lies in pairs that a document has, the numbers and days it mentions, and the
        syllables it has with just the marks that were typed.
        """
        parts: dict[tuple[int, float], set[int]] = {(0, 0.0): found}
        for covered, bonus, having in self._distinctions(segment):
            parted: defaultdict[tuple[int, float], set[int]] = defaultdict(set)
            for (bits, sum_of), members in parts.items():
                inside = members & having
                if inside:
                    parted[bits | covered, sum_of + bonus] |= inside
                    members = members - inside  # noqa: PLW2901
                if members:
                    parted[bits, sum_of] |= members
            parts = parted
        words = len(self.asked.syllables)
        together = ranking.TOGETHER * self.total
        worth = [(together * ranking.together(bits, words) + bonus, part) for (bits, bonus), part in parts.items()]
        return sorted(worth, key=lambda one: -one[0])

    def _distinctions(self, segment: Segment) -> Iterator[tuple[int, float, AbstractSet[int]]]:
        """What lifts a document: the places of the query it covers, the bonus it brings, and who has it."""
        for place, having in self._pairs(segment):
            yield 0b11 << place, 0.0, having
        for mention in self.asked.mentions:
            bits = (1 << mention.last) - (1 << mention.first)
            yield bits, ranking.KEY[mention.kind] * self.total, _any(segment, "key", mention.keys)
        typed = [place for place, syllable in enumerate(self.asked.syllables) if syllable.marked]
        weight = sum(self.words[place] for place in typed)
        for place in typed:
            terms = [self.asked.syllables[place].exact]
            if self.asked.is_open(place):
                terms = segment.beginning_with("marked", terms[0], _MOST_EXPANSIONS)
            yield 0, ranking.AS_MARKED * self.total * self.words[place] / weight, _any(segment, "marked", terms)

    def _pairs(self, segment: Segment) -> Iterator[tuple[int, AbstractSet[int]]]:
        """Each pair of neighbours of the query by its place, and who has it; an open syllable by what it may become."""
        for place, (one, two) in enumerate(pairwise(self.asked.syllables)):
            term = pair(one.folded, two.folded)
            if self.asked.is_open(place + 1):
                yield place, _any(segment, "pair", segment.beginning_with("pair", term, _MOST_EXPANSIONS))
            else:
                yield place, segment.postings("pair", term).keys()
