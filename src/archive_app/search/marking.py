"""Where a query stands in a text as it was written: the spans that a reader should see marked.

All spans are in code points of the ORIGINAL text, whatever its Unicode form. What a query asks for was found out by
`understanding`; passages to show are cut by `snippets`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from archive_app.model import Span
from archive_app.search.documents import names_of_mention, number_name, own_number_name, period_name
from archive_app.search.understanding import Syllable, Understood, union
from archive_app.text.abbreviations import find_abbreviations
from archive_app.text.dates import find_dates
from archive_app.text.numbers import find_numbers
from archive_app.text.periods import find_periods
from archive_app.text.tokens import Token, forms, tokens

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


def share(text: str, asked: Understood) -> tuple[float, int]:
    """How much of a query stands in a text, and how much of that side by side: to choose between readings."""
    found = find_marks(text, asked)
    longest = max((mark.places.bit_count() for mark in found), default=0)
    return union(mark.places for mark in found).bit_count() / max(1, len(asked.syllables)), longest


def find_marks(text: str, asked: Understood) -> list[Mark]:
    """The spans of `marks`, each with what stands in it."""
    mentioned = _mentioned(text, asked)
    only_whole = ((1 << one.last) - (1 << one.first) for one in asked.mentions if one.only_names)
    spelled = union([*(mark.places for mark in mentioned), *only_whole])
    words = _words_of(text)
    runs = _runs(_places(words, asked, spelled))
    return _joined(sorted([*mentioned, *_spans(text, words, runs)], key=lambda mark: mark.span))


@lru_cache(maxsize=64)
def _words_of(text: str) -> list[Token]:
    """The words of a text; an abbreviation is the words that it stands for, each as wide as it is written.

    The same few texts are marked again at each key while somebody types.
    """
    words = tokens(text)
    for short in reversed(find_abbreviations(text)):
        start, end = short.span
        first = bisect_left(words, start, key=lambda word: word.start)
        last = bisect_left(words, end, first, key=lambda word: word.start)
        words[first:last] = [Token(start, end, *forms[full]) for full in short.fulls[0]]
    return words


def _mentioned(text: str, asked: Understood) -> list[Mark]:
    """The numbers and dates in the text that the query means, each as wide as it is written."""
    kinds = {mention.kind for mention in asked.mentions}
    found: list[tuple[Span, set[str]]] = []
    if "number" in kinds:
        found += [(one.span, {number_name(one.key), own_number_name(one.key)}) for one in find_numbers(text)]
    if kinds & {"day", "month"}:
        found += [(one.span, set(names_of_mention(one.start, one.end, one.precision))) for one in find_dates(text)]
    if "period" in kinds:
        found += [(one.span, {period_name(one.key)}) for one in find_periods(text)]
    return [
        Mark(span, (1 << mention.last) - (1 << mention.first))
        for span, sought in found
        for mention in asked.mentions
        if not sought.isdisjoint(mention.names)
    ]


def _places(words: Sequence[Token], asked: Understood, spelled: int) -> dict[int, int]:
    """The words of the text that the query means, by number, each with the places of the query it stands for."""
    closed: dict[str, int] = {}
    opened = ""
    for place, syllable in enumerate(asked.syllables):
        if spelled >> place & 1:
            continue
        if asked.is_open(place):
            opened = syllable.folded
        else:
            closed[syllable.folded] = closed.get(syllable.folded, 0) | 1 << place
    found = {at: closed[word.folded] for at, word in enumerate(words) if word.folded in closed}
    if opened:
        last = 1 << len(asked.syllables) - 1
        begun = [at for at, word in enumerate(words) if word.folded.startswith(opened)]
        found = dict(sorted({**found, **{at: found.get(at, 0) | last for at in begun}}.items()))
    return _as_marked(words, asked, found)


def _as_marked(words: Sequence[Token], asked: Understood, found: dict[int, int]) -> dict[int, int]:
    """Takes back what is only alike without marks, for each syllable that is in the text with its marks."""
    for place, syllable in enumerate(asked.syllables):
        bit = 1 << place
        alike = [at for at, bits in found.items() if bits & bit] if syllable.marked else []
        exact = {at for at in alike if _is_exact(words[at], syllable, asked.is_open(place))}
        if exact:
            found |= {at: found[at] & ~bit for at in alike if at not in exact}
    return {at: bits for at, bits in found.items() if bits}


def _is_exact(word: Token, syllable: Syllable, begins: bool) -> bool:
    return word.exact.startswith(syllable.exact) if begins else word.exact == syllable.exact


def _runs(found: dict[int, int]) -> list[tuple[int, int, int]]:
    """First word, word after the last, and places of each run of neighbours that are neighbours in the query too.

    A word alone is a run only where its place is in no longer one.
    """
    runs: list[tuple[int, int, int]] = []
    first, after, ends = 0, 0, 0
    for at, bits in [*found.items(), (-1, 0)]:
        onward = ends << 1 & bits if at == after else 0
        if not onward and ends:
            runs.append((first, after, union(ends >> back for back in range(after - first))))
        if not onward:
            first = at
        after, ends = at + 1, onward or bits
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
