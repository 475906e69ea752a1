"""Which documents of a segment answer: a plain query, word by word, or a condition of the small language.

Every typed syllable has to be there without its marks; a number or day may stand for the syllables that spell it. Which
of the documents come first is left to `finding`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from archive_app.search.arrays import Array
from archive_app.search.documents import part_name
from archive_app.search.postings import NOWHERE, Posting
from archive_app.search.reranking import Streams, has_phrases
from archive_app.search.scoring import as_docs, either, matching, without
from archive_app.search.segments import Segment
from archive_app.search.understanding import (
    All,
    Between,
    Condition,
    Either,
    InPart,
    Mention,
    Named,
    Not,
    Understood,
    Words,
)

_MOST_VERIFIED = 4000
"""Documents of which every word is looked at for a phrase."""


def plainly_required(segment: Segment, asked: Understood) -> Iterator[Posting]:
    """What a document must have to answer a query without operators."""
    for unit in asked.units():
        yield _unit(segment, asked, unit)
    for first, last in asked.phrases:
        # The open syllable has no pair yet.
        words = asked.syllables[first : last - 1 if asked.is_open(last - 1) else last]
        for one, two in pairwise(words):
            yield segment.pair(one.folded, two.folded)
        yield from (segment.marked(word.exact) for word in words if word.marked)


def _unit(segment: Segment, asked: Understood, unit: Mention) -> Posting:
    alternatives = [segment.named(name) for name in unit.names]
    if not unit.only_names:
        words = [_syllable(segment, asked, place) for place in range(unit.first, unit.last)]
        alternatives.append(words[0] if len(words) == 1 else matching(segment, words))
    return either(segment, alternatives) if len(alternatives) > 1 else alternatives[0]


def _syllable(segment: Segment, asked: Understood, place: int) -> Posting:
    folded = asked.syllables[place].folded
    return segment.opening(folded) if asked.is_open(place) else segment.syllable(folded)


class Verifying:
    """Looks whether phrases stand in documents word by word, as long as those are not too many."""

    def __init__(self, streams: Streams) -> None:
        self.streams, self.gave_up = streams, False

    def kept(self, segment: Segment, asked: Understood, found: Posting) -> Posting:
        """Those of the documents found that have every phrase."""
        if not any(last - first > 2 or _marked(asked, first, last) for first, last in asked.phrases):
            return found  # two words without marks are a pair
        if found.count > _MOST_VERIFIED:
            self.gave_up = True
            return found
        docs = [one for one in as_docs(found).tolist() if has_phrases(segment, self.streams, one, asked)]
        return Posting(len(docs), np.array(docs, np.intp))


def _marked(asked: Understood, first: int, last: int) -> bool:
    return asked.is_open(last - 1) or any(word.marked for word in asked.syllables[first:last])


def documents(segment: Segment, condition: Condition, verifying: Verifying | None = None) -> Posting:  # noqa: PLR0911
    """The documents of the segment that answer a condition."""
    match condition:
        case All(parts):
            return matching(segment, [documents(segment, part, verifying) for part in parts])
        case Either(parts):
            return either(segment, [documents(segment, part, verifying) for part in parts])
        case Not(part):
            return without(segment, documents(segment, part, verifying))
        case Words(asked):
            return either(segment, [_plainly(segment, one, verifying) for one in (asked, *asked.others)])
        case InPart("title", folded):
            return matching(segment, [segment.syllable(word, "title") for word in folded])
        case InPart(part, folded):
            return matching(segment, [segment.named(part_name(part, word)) for word in folded])
        case Between(first, last):
            docs = np.flatnonzero((segment.dates >= first) & (segment.dates <= last))
            return Posting(len(docs), docs)
        case Named(names):
            return either(segment, [segment.named(name) for name in names])
    return NOWHERE


def _plainly(segment: Segment, asked: Understood, verifying: Verifying | None) -> Posting:
    found = matching(segment, list(plainly_required(segment, asked)))
    return verifying.kept(segment, asked, found) if verifying and asked.phrases else found


def nearly(segment: Segment, asked: Understood, idfs: Sequence[float], least: float) -> Posting:
    """The documents whose syllables of the query are worth ``least``: for a question with a word too many."""
    worth = np.zeros(segment.size, np.float32)
    for syllable, idf in zip(asked.syllables, idfs, strict=True):
        worth[as_docs(segment.syllable(syllable.folded))] += np.float32(idf)
    docs: Array = np.flatnonzero(worth >= least)
    return Posting(len(docs), docs)
