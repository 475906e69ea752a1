"""Where a query stands in a text as it was written: the spans that a reader should see marked.

All spans are in code points of the ORIGINAL text, whatever its Unicode form. What a query asks for was found out by
`understanding`; passages to show are cut by `snippets`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive_app.model import Span
from archive_app.search.documents import keys_of_mention, number_term
from archive_app.search.understanding import Syllable, Understood, union
from archive_app.text.dates import find_dates
from archive_app.text.numbers import find_numbers
from archive_app.text.tokens import Token, tokens

_GAP = 3
"""Code points between two marked words that are marked with them: a space, ", " or " – "."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and the places of the query's syllables that stand in it, as bits."""

    span: Span
    places: int


def marks(text: str, asked: Understood) -> tuple[Span, ...]:
    """What of ``text`` a reader should see marked, in order and not overlapping.

    Words that stand together as in the query are one mark. A word that does so somewhere in the text is not marked
    where it stands alone. A word typed with marks is marked exactly so where the text has it so. A number or date is
    marked as a whole, however it is written.
    """
    return tuple(mark.span for mark in find_marks(text, asked))


def find_marks(text: str, asked: Understood) -> list[Mark]:
    """The spans of `marks`, each with what stands in it."""
    mentioned = _mentioned(text, asked)
    spelled = union(mark.places for mark in mentioned)
    words = tokens(text)
    runs = _runs(_places(words, asked, spelled))
    return _joined(sorted([*mentioned, *_spans(text, words, runs)], key=lambda mark: mark.span))


def _mentioned(text: str, asked: Understood) -> list[Mark]:
    """The numbers and dates in the text that the query means, each as wide as it is written."""
    kinds = {mention.kind for mention in asked.mentions}
    found: list[tuple[Span, set[str]]] = []
    if "number" in kinds:
        found += [(number.span, {number_term(number.key)}) for number in find_numbers(text)]
    if kinds - {"number"}:
        found += [(date.span, set(keys_of_mention(date.start, date.end, date.precision))) for date in find_dates(text)]
    return [
        Mark(span, (1 << mention.last) - (1 << mention.first))
        for span, sought in found
        for mention in asked.mentions
        if not sought.isdisjoint(mention.keys)
    ]


def _places(words: Sequence[Token], asked: Understood, spelled: int) -> list[int]:
    """For each word of the text, the places of the query that it stands for, as bits."""
    closed: dict[str, int] = {}
    for place, syllable in enumerate(asked.syllables):
        if not spelled >> place & 1 and not asked.is_open(place):
            closed[syllable.folded] = closed.get(syllable.folded, 0) | 1 << place
    last = len(asked.syllables) - 1
    opened = asked.syllables[last].folded if asked.open_last and not spelled >> last & 1 else None
    found = [closed.get(word.folded, 0) for word in words]
    if opened is not None:
        found = [bits | (word.folded.startswith(opened)) << last for bits, word in zip(found, words, strict=True)]
    return _as_marked(words, asked, found)


def _as_marked(words: Sequence[Token], asked: Understood, found: list[int]) -> list[int]:
    """Takes back what is only alike without marks, for each syllable that is in the text with its marks."""
    for place, syllable in enumerate(asked.syllables):
        if syllable.marked:
            bit = 1 << place
            begins = asked.is_open(place)
            exact = [bits & bit and _is_exact(word, syllable, begins) for bits, word in zip(found, words, strict=True)]
            if any(exact):
                found = [bits if kept else bits & ~bit for bits, kept in zip(found, exact, strict=True)]
    return found


def _is_exact(word: Token, syllable: Syllable, begins: bool) -> bool:
    return word.exact.startswith(syllable.exact) if begins else word.exact == syllable.exact


def _runs(found: list[int]) -> list[tuple[int, int, int]]:
    """First word, word after the last, and places of each run of neighbours that are neighbours in the query too.

    A word alone is a run only where its place is in no longer one.
    """
    runs: list[tuple[int, int, int]] = []
    first, ends = 0, 0
    for at, bits in enumerate([*found, 0]):
        onward = ends << 1 & bits
        if not onward and ends:
            runs.append((first, at, union(ends >> back for back in range(at - first))))
        if not onward:
            first = at
        ends = onward or bits
    together = union(places for begin, end, places in runs if end - begin > 1)
    return [run for run in runs if run[1] - run[0] > 1 or run[2] & ~together]


def _spans(text: str, words: Sequence[Token], runs: Iterable[tuple[int, int, int]]) -> Iterator[Mark]:
    """One span a run, cut where the words stand too far apart to be read as one."""
    for first, end, places in runs:
        start = words[first].start
        for one, two in pairwise(words[first:end]):
            if two.start - one.end > _GAP or "\n" in text[one.end : two.start]:
                yield Mark((start, one.end), places)
                start = two.start
        yield Mark((start, words[end - 1].end), places)


def _joined(sorted_marks: Iterable[Mark]) -> list[Mark]:
    """Overlapping marks become one."""
    joined: list[Mark] = []
    for mark in sorted_marks:
        if joined and mark.span[0] < joined[-1].span[1]:
            before = joined.pop()
            until = max(before.span[1], mark.span[1])
            mark = Mark((before.span[0], until), before.places | mark.places)  # noqa: PLW2901
        joined.append(mark)
    return joined
