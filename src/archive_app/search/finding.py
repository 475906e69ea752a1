"""One reading of a query over all open segments: what answers it, and which of that comes first.

What a document must have is `conditions`' business, what else a query may mean was found by `readings`; the weights are
`ranking`'s, and reckoning with them is `scoring`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from archive_app.search import ranking
from archive_app.search.conditions import Verifying, documents, nearly, plainly_required
from archive_app.search.postings import Posting
from archive_app.search.ranking import Sought
from archive_app.search.reranking import Streams
from archive_app.search.scoring import Part, Scoring, as_docs, best, either, matching, newest, without
from archive_app.search.segments import Segment
from archive_app.search.understanding import Understood
from archive_app.text.tokens import keys

_MOST_PLACES = 64
_MOST_TERMS = 80
"""So many terms order a pasted question well enough; all of its syllables still have to be there."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a query: names that documents must have or lack, and a person as anybody would type the name."""

    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    person: str | None = None


class Place(NamedTuple):
    """A document: which segment, which of its documents, and its score so far."""

    segment: int
    number: int
    score: float


class Reading:
    """One reading of a query over all segments: what its terms are worth is known from all of them together."""

    def __init__(
        self,
        segments: Sequence[Segment],
        asked: Understood,
        filters: Filters,
        weight: float = 1.0,
        *,
        nearly: float = 0.0,
        streams: Streams | None = None,
    ) -> None:
        """``nearly`` lets documents answer that have syllables worth this share of the query, instead of all. With
        ``streams`` phrases are looked at word by word, else what has their pairs answers.
        """
        self.segments, self.asked, self.filters, self.weight, self._nearly = segments, asked, filters, weight, nearly
        self._verifying = Verifying(streams) if streams else None
        self.count = sum(segment.size for segment in segments)

    @cached_property
    def idfs(self) -> list[float]:
        """What each syllable of the query tells; one that no document has counts half of the rarest."""
        found = []
        for syllable in self.asked.syllables:
            having = sum(segment.syllable(syllable.folded).count for segment in self.segments)
            found.append(ranking.idf(self.count, having) if having else ranking.idf(self.count, 0) / 2)
        return found

    @cached_property
    def _there(self) -> list[bool]:
        """Which of the syllables any document has."""
        return [any(segment.syllable(one.folded).count for segment in self.segments) for one in self.asked.syllables]

    @property
    def mostly_known(self) -> bool:
        """Whether more than half of the words stand anywhere: fewer are no question that could be nearly answered."""
        return sum(self._there) * 2 > len(self._there)

    @cached_property
    def _known(self) -> float:
        """What the syllables tell that any document has."""
        return sum(idf for idf, known in zip(self.idfs, self._there, strict=True) if known) or 1.0

    @cached_property
    def total(self) -> float:
        return sum(self.idfs) or 1.0

    def narrowed(self, filters: Filters) -> Reading:
        """The same reading with other filters."""
        streams = self._verifying.streams if self._verifying else None
        return Reading(self.segments, self.asked, filters, self.weight, nearly=self._nearly, streams=streams)

    @cached_property
    def found(self) -> list[Posting]:
        """The documents of each segment that answer."""
        return [matching(segment, list(self._required(segment))) for segment in self.segments]

    @property
    def about(self) -> bool:
        """Whether phrases of so many documents were asked for that only their pairs were looked at."""
        return self._verifying is not None and self._verifying.gave_up

    def best(self, count: int) -> list[Place]:
        """The ``count`` best of all segments, best first; of equals, and where nothing orders, the newest."""
        places: list[Place] = []
        for at, (segment, found) in enumerate(zip(self.segments, self.found, strict=True)):
            if found.count:
                docs, scores = best(segment, found, self._scoring(at), count)
                places += map(Place, [at] * len(docs), docs.tolist(), (scores * np.float32(self.weight)).tolist())
        if len(self.segments) == 1:
            return places
        return sorted(places, key=lambda one: (-one.score, -self._date(one), one.segment, one.number))[:count]

    def newest(self, count: int) -> list[Place]:
        """The ``count`` latest, latest first."""
        places: list[Place] = []
        for at, (segment, found) in enumerate(zip(self.segments, self.found, strict=True)):
            places += [Place(at, number, 0.0) for number in newest(segment, found, count).tolist()]
        return sorted(places, key=lambda one: (-self._date(one), one.segment, one.number))[:count]

    def _date(self, place: Place) -> int:
        return int(self.segments[place.segment].dates[place.number])

    def keys_of(self, places: Sequence[Place]) -> list[float]:
        """What the numbers and days that each document has are worth: they lead before all words."""
        worth = [0.0] * len(places)
        for names, value in self._keys():
            postings = [segment.named(names) for segment in self.segments]
            for at, place in enumerate(places):
                if contains(postings[place.segment], place.number):
                    worth[at] += value
        return worth

    def _keys(self) -> Iterator[tuple[str, float]]:
        for mention in self.asked.mentions:
            kinds = ("own", "number") if mention.kind == "number" else (mention.kind,) * len(mention.names)
            for name, kind in zip(mention.names, kinds, strict=True):
                yield name, ranking.KEY[kind] * self.total

    # -- what has to be there

    def _required(self, segment: Segment) -> Iterator[Posting]:
        asked = self.asked
        if self._nearly:
            yield nearly(segment, asked, self.idfs, self._nearly * self._known)
        elif asked.condition is not None:
            yield documents(segment, asked.condition, self._verifying)
        elif asked.phrases and self._verifying:
            yield self._verifying.kept(segment, asked, matching(segment, list(plainly_required(segment, asked))))
        else:
            yield from plainly_required(segment, asked)
        yield from (segment.named(name) for name in self.filters.having)
        yield from (without(segment, segment.named(name)) for name in self.filters.lacking)
        if self.filters.person:
            folded = keys(self.filters.person)[1]
            yield from map(segment.syllable, folded)
            yield from (segment.pair(one, two) for one, two in pairwise(folded))

    # -- what orders

    @cached_property
    def _sought(self) -> list[tuple[Sought, float, list[Posting]]]:
        """The terms that order, weighted, the weightiest first, each with its postings in every segment."""
        weighted = []
        for sought in ranking.sought_terms(self.asked):
            postings = [_posting(segment, sought) for segment in self.segments]
            having = sum(one.count for one in postings)
            if having:
                weight = sought.weight * ranking.MOST_WORTH * ranking.idf(self.count, having)
                weighted.append((sought, weight, postings, having <= ranking.COMMON[len(sought.words)] * self.count))
        weighted.sort(key=lambda one: -one[1])
        telling = [one[:3] for one in weighted if one[3]] or [one[:3] for one in weighted]
        return telling[:_MOST_TERMS]

    def _scoring(self, at: int) -> Scoring:
        segment, asked = self.segments[at], self.asked
        plain = asked.condition is None and not self._nearly
        only = {unit.first for unit in asked.units() if unit.kind == "word" and not asked.is_open(unit.first)}
        words = {asked.syllables[place].folded for place in only} if plain else set()
        parts = [
            Part(
                postings[at],
                weight,
                required=sought.field == "syllable" and sought.words[0] in words,
                pair=len(sought.words) == 2,
            )
            for sought, weight, postings in self._sought
        ]
        parts += [Part(segment.named(name), value, flat=True) for name, value in self._keys()]
        places = min(len(asked.syllables), _MOST_PLACES)
        # A question of more words than there are bits for is ordered by its words alone.
        covers = list(self._covers(segment, places)) if 1 < places == len(asked.syllables) else []
        return Scoring(parts, covers, places, ranking.COVERED * self.total)

    def _covers(self, segment: Segment, places: int) -> Iterator[tuple[Posting, int]]:
        quoted = {place for first, last in self.asked.phrases for place in range(first, last - 1)}
        if len(quoted) == len(self.asked.syllables) - 1:
            return  # all of it is asked for word by word: every answer covers all
        for place, (one, two) in enumerate(pairwise(self.asked.syllables[:places])):
            yield segment.pair(one.folded, two.folded), 0b11 << place
        for mention in self.asked.mentions:
            covered = ((1 << min(mention.last, places)) - (1 << mention.first)) & ((1 << places) - 1)
            for name in mention.names:
                yield segment.named(name), covered


def _posting(segment: Segment, sought: Sought) -> Posting:
    if len(sought.words) == 2:
        return segment.pair(*sought.words, sought.field)
    return (
        segment.marked(sought.words[0]) if sought.field == "marked" else segment.syllable(sought.words[0], sought.field)
    )


def contains(posting: Posting, number: int) -> bool:
    """Whether a document is among those of a posting."""
    docs = as_docs(posting)
    at = int(np.searchsorted(docs, number))
    return at < len(docs) and int(docs[at]) == number


def total_of(readings: Sequence[Reading]) -> int:
    """How many documents answer any of the readings."""
    if len(readings) == 1:
        return sum(one.count for one in readings[0].found)
    return sum(
        either(segment, [reading.found[at] for reading in readings]).count
        for at, segment in enumerate(readings[0].segments)
    )
