"""What typed words ask for: syllables with or without marks, phrases in quotes, numbers, days and school years.

Never fails and never rewrites: what is not understood stays the words that were typed. Readings that need to know the
archive's words are left to `readings`, operators and fields to `language`, comparing with a text to `matching`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import islice, product
from operator import or_

from archive_app.search.documents import names_of_days, number_name, own_number_name, period_name
from archive_app.text.abbreviations import Abbreviation, typed_abbreviations
from archive_app.text.dates import find_dates
from archive_app.text.numbers import find_numbers, number_key
from archive_app.text.periods import find_periods
from archive_app.text.tokens import forms, tokens

MOST_WORDS = 64
"""Longer queries are pasted text; their first words say enough."""
_MOST_CHARACTERS = 2000
_MOST_OTHERS = 4
_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)')
_SAID_BEFORE = {"number": ("số", "so"), "day": ("ngày", "ngay")}
"""What is said of a number or day, and need not be in a report that writes it without."""
Typed = tuple[int, int, str, str]
"""Where a word stands in the query, and its exact and folded form."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """One typed word: ``exact`` as typed (canonical, lower case) and ``folded``; ``marked`` when the two differ."""

    exact: str
    folded: str

    @property
    def marked(self) -> bool:
        return self.exact != self.folded


@dataclass(frozen=True, slots=True)
class Mention:
    """A number or days spelt by syllables ``first`` to ``last`` (exclusive): any of ``names`` stands for them."""

    kind: str
    first: int
    last: int
    names: tuple[str, ...]
    raw: str

    @property
    def only_names(self) -> bool:
        """A whole date is that day in any spelling, and never a 25, a 12 and a 2018 that stand about."""
        return self.kind == "day"


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as understood: what `understand` returns.

    ``words`` are as typed; ``phrases`` are ranges of ``syllables`` in quotes; ``open_last`` says that the last
    syllable is still being typed and also stands for every word it begins. ``others`` are further readings that any
    document may answer instead. ``condition`` is there when operators or fields were used: it alone then decides what
    answers, and the syllables, those that a document should have, only order.
    """

    words: str = ""
    syllables: tuple[Syllable, ...] = ()
    phrases: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    open_last: bool = False
    others: tuple[Understood, ...] = ()
    condition: Condition | None = None

    @property
    def empty(self) -> bool:
        """Nothing was asked for: every meeting is an answer."""
        return not self.syllables and self.condition is None

    def is_open(self, place: int) -> bool:
        """Whether syllable ``place`` is the one still being typed."""
        return self.open_last and place == len(self.syllables) - 1

    def units(self) -> list[Mention]:
        """What must all be found, in order: mentions, and each other syllable as a `Mention` without names."""
        units, place = [], 0
        for mention in (*self.mentions, None):
            until = mention.first if mention else len(self.syllables)
            units += [Mention("word", one, one + 1, (), "") for one in range(place, until)]
            if mention:
                units.append(mention)
                place = mention.last
        return units

    def as_json(self) -> dict[str, list[str]]:
        """For showing: the words, quoted phrases, numbers and dates as they were typed."""
        words = [syllable.exact for syllable in self.syllables]
        return {
            "words": words,
            "phrases": [" ".join(words[first:last]) for first, last in self.phrases],
            "numbers": [mention.raw for mention in self.mentions if mention.kind == "number"],
            "dates": [mention.raw for mention in self.mentions if mention.kind != "number"],
            "prefix": words[-1:] if self.open_last else [],
        }


@dataclass(frozen=True, slots=True)
class All:
    """Documents that answer every part."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Documents that answer any part."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Documents that do not answer ``part``."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Words:
    """Documents that answer a plain query."""

    asked: Understood


@dataclass(frozen=True, slots=True)
class InPart:
    """Documents with all these folded words in one part: ``title``, ``organizer``, ``place``, ``person``…"""

    part: str
    folded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Documents whose first day is one of these, both ends included, as numbers that sort (20181225)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Named:
    """Documents that have any of these names."""

    names: tuple[str, ...]


Condition = All | Either | Not | Words | InPart | Between | Named


def understand(words: str, *, typing: bool = False) -> Understood:
    """Reads a query without operators. With ``typing`` the last word, if nothing follows it, is still open."""
    words = words[:_MOST_CHARACTERS]
    typed = [(one.start, one.end, one.exact, one.folded) for one in tokens(words)][:MOST_WORDS]
    if not typed:
        return Understood()
    open_last = typing and typed[-1][1] == len(words)
    mentioned = _mentioned(words)
    short = [one for one in typed_abbreviations(words) if not _overlaps(one.span, mentioned)]
    certain = [one for one in short if len(one.fulls) == 1 and not (open_last and one.span[1] == len(words))]
    main = _read(words, _in_full(typed, {one: one.fulls[0] for one in certain}), mentioned)
    others = [_read(words, said, mentioned) for said in _other_readings(typed, short, certain, open_last)]
    return replace(main, open_last=open_last, others=tuple(replace(one, open_last=False) for one in others))


def _other_readings(
    typed: list[Typed], short: list[Abbreviation], certain: list[Abbreviation], open_last: bool
) -> Iterable[list[Typed]]:
    """What else the words may mean: what was typed itself, and each reading of what is ambiguous."""
    # The word that is still being typed is an abbreviation only where it can be no other.
    unsure = [one for one in short if one not in certain and not (open_last and one.span[1] == typed[-1][1])]
    unsure += [one for one in short if one not in certain and one not in unsure and len(one.fulls) == 1]
    if certain:
        yield typed
    fixed = {one: one.fulls[0] for one in certain}
    for chosen in islice(product(*(one.fulls for one in unsure)), _MOST_OTHERS) if unsure else ():
        yield _in_full(typed, {**fixed, **dict(zip(unsure, chosen, strict=True))})


def _in_full(typed: list[Typed], said: dict[Abbreviation, tuple[str, ...]]) -> list[Typed]:
    """The words with abbreviations replaced by what they stand for; each of those words stands where they do."""
    read: list[Typed] = []
    done: set[Abbreviation] = set()
    for word in typed:
        short = next((one for one in said if one.span[0] < word[1] and word[0] < one.span[1]), None)
        if short is None:
            read.append(word)
        elif short not in done:
            done.add(short)
            read += [(*short.span, *forms[full]) for full in said[short]]
    return read


def _read(words: str, typed: list[Typed], mentioned: list[tuple[str, tuple[int, int], tuple[str, ...]]]) -> Understood:
    mentions: list[Mention] = []
    for kind, span, names in mentioned:
        first, last = _range(typed, span)
        if first > (mentions[-1].last if mentions else 0) and typed[first - 1][2] in _SAID_BEFORE.get(kind, ()):
            first -= 1
        if first < last and (not mentions or first >= mentions[-1].last):
            mentions.append(Mention(kind, first, last, names, words[slice(*span)].strip()))
    phrases = (_range(typed, found.span(1)) for found in _QUOTED.finditer(words))
    return Understood(
        words,
        tuple(Syllable(exact, folded) for _, _, exact, folded in typed),
        tuple(found for found in phrases if found[0] < found[1]),
        tuple(mentions),
    )


def _mentioned(words: str) -> list[tuple[str, tuple[int, int], tuple[str, ...]]]:
    """Numbers, days and periods with their names, in order; numbers before dates where both claim a word."""
    found: list[tuple[str, tuple[int, int], tuple[str, ...]]] = []
    for number in find_numbers(words):
        found.append(("number", number.span, (own_number_name(number.key), number_name(number.key))))
    for date in find_dates(words):
        found.append((date.precision, date.span, tuple(names_of_days(date.start, date.end, date.precision))))
    for period in find_periods(words):
        found.append(("period", period.span, (period_name(period.key),)))
    if not found and (key := number_key(words)):
        found.append(("number", (0, len(words)), (own_number_name(key), number_name(key))))
    return sorted(found, key=lambda one: one[1])


def _overlaps(span: tuple[int, int], mentioned: Sequence[tuple[str, tuple[int, int], tuple[str, ...]]]) -> bool:
    return any(span[0] < end and start < span[1] for _, (start, end), _ in mentioned)


def _range(typed: list[Typed], span: tuple[int, int]) -> tuple[int, int]:
    """The words that overlap a span of the query."""
    inside = [place for place, word in enumerate(typed) if word[1] > span[0] and word[0] < span[1]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def union(bits: Iterable[int]) -> int:
    """Places of a query, as bits, put together."""
    return reduce(or_, bits, 0)
