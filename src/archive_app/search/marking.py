"""Where a query stands in a text as it was written: the spans that a reader should see marked.

All spans are in code points of the ORIGINAL text, whatever its Unicode form. What a query asks for was found out by
`understanding`; passages to show are cut by `snippets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from archive_app.model import Span
from archive_app.search.documents import names_of_mention, number_name, own_number_name, period_name
from archive_app.search.understanding import Syllable, Understood, union
from archive_app.text.abbreviations import Abbreviation, find_abbreviations
from archive_app.text.dates import find_dates
from archive_app.text.folding import Folded, folded_copy
from archive_app.text.numbers import find_numbers
from archive_app.text.periods import find_periods
from archive_app.text.tokens import Token, forms, tokens

_LETTER = re.compile(r"[^\W_]")
_UNUSUAL = re.compile(
    "[^\\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u2bff\u3000-\u303f\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uff01-\uff5e\U0001f000-\U0001ffff]"
)
"""Letters that a word's folded form changes otherwise than one by one."""
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
    words = _Wanted(asked, spelled).words_of(text)
    runs = _runs(_places(words, asked, spelled))
    return _joined(sorted([*mentioned, *_spans(text, words, runs)], key=lambda mark: mark.span))


class _Wanted:
    """The folded words of a query, and the beginning of the one still being typed, to be looked for in texts."""

    def __init__(self, asked: Understood, spelled: int) -> None:
        left = [(place, one.folded) for place, one in enumerate(asked.syllables) if not spelled >> place & 1]
        self._closed = frozenset(folded for place, folded in left if not asked.is_open(place))
        self._opened = next((folded for place, folded in left if asked.is_open(place)), None)

    def words_of(self, text: str) -> dict[int, Token]:
        """The wanted words of a text, numbered so that neighbours in the text have neighbouring numbers.

        An abbreviation is the words that it stands for, each as wide as it is written.
        """
        if not self._closed and self._opened is None:
            return {}
        found = [(start, end, [forms[text[start:end]]]) for start, end in self._spans(text)]
        short = [(*one.span, [forms[full] for full in one.fulls[0]]) for one in _abbreviations(text)]
        short = [one for one in short if any(self._has(folded) for _, folded in one[2])]
        if short:
            apart = [one for one in found if not any(start < one[1] and one[0] < end for start, end, _ in short)]
            found = sorted([*apart, *short], key=lambda one: one[0])
        return self._numbered(text, found)

    def _numbered(self, text: str, found: list[tuple[int, int, list[tuple[str, str]]]]) -> dict[int, Token]:
        words: dict[int, Token] = {}
        number, before = 0, 0
        for start, end, read in found:
            number += 2 if _LETTER.search(text, before, start) else 1
            for place, (exact, folded) in enumerate(read):
                if self._has(folded):
                    words[number + place] = Token(start, end, exact, folded)
            number += len(read) - 1
            before = end
        return words

    def _has(self, folded: str) -> bool:
        return folded in self._closed or (self._opened is not None and folded.startswith(self._opened))

    def _spans(self, text: str) -> Iterable[Span]:
        """Where the wanted words are: looked for in a folded copy, unless folding it letter by letter would not do."""
        if _UNUSUAL.search(text):
            return [(one.start, one.end) for one in tokens(text) if self._has(one.folded)]
        copy = _copy(text)
        pattern = _pattern(self._closed, self._opened)
        return (copy.span(*found.span()) for found in pattern.finditer(copy.text))


@lru_cache(maxsize=64)
def _copy(text: str) -> Folded:
    """The same few texts are marked again at each key while somebody types."""
    return folded_copy(text)


@lru_cache(maxsize=64)
def _abbreviations(text: str) -> list[Abbreviation]:
    return find_abbreviations(text)


@lru_cache(maxsize=64)
def _pattern(closed: frozenset[str], opened: str | None) -> re.Pattern[str]:
    whole = "|".join(map(re.escape, sorted(closed)))
    parts = [rf"(?:{whole})(?![^\W_])"] if closed else []
    if opened is not None:
        parts.append(rf"{re.escape(opened)}[^\W_]*")
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})")


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


def _places(words: Mapping[int, Token], asked: Understood, spelled: int) -> dict[int, int]:
    """The words that the query means, by number, each with the places of the query it stands for."""
    closed: dict[str, int] = {}
    opened, last = None, 0
    for place, syllable in enumerate(asked.syllables):
        if spelled >> place & 1:
            continue
        if asked.is_open(place):
            opened, last = syllable.folded, 1 << place
        else:
            closed[syllable.folded] = closed.get(syllable.folded, 0) | 1 << place
    found = {at: closed.get(word.folded, 0) for at, word in words.items()}
    if opened is not None:
        found |= {at: found[at] | last for at, word in words.items() if word.folded.startswith(opened)}
    return _as_marked(words, asked, {at: bits for at, bits in found.items() if bits})


def _as_marked(words: Mapping[int, Token], asked: Understood, found: dict[int, int]) -> dict[int, int]:
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


def _spans(text: str, words: Mapping[int, Token], runs: Iterable[tuple[int, int, int]]) -> Iterator[Mark]:
    """One span a run, cut where the words stand too far apart to be read as one."""
    for first, end, places in runs:
        start = words[first].start
        for one, two in pairwise(words[at] for at in range(first, end)):
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
