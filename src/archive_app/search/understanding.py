"""What typed words ask for: syllables with or without marks, phrases in quotes, document numbers and days.

Never fails and never rewrites: what is not understood stays the words that were typed. Finding is left to `index`,
comparing with a text to `matching`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from archive_app.search.documents import keys_of_days, number_term
from archive_app.text.dates import find_dates
from archive_app.text.numbers import find_numbers, number_key
from archive_app.text.tokens import Token, tokens

MOST_WORDS = 256
"""Longer queries are pasted text; their first words say enough."""
_MOST_CHARACTERS = 4000
_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)')


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
    """A number or days spelt by syllables ``first`` to ``last`` (exclusive): any of ``keys`` stands for all of them."""

    kind: str
    first: int
    last: int
    keys: tuple[str, ...]
    raw: str

    @property
    def only_keys(self) -> bool:
        """A whole date is that day in any spelling, and never a 25, a 12 and a 2018 that stand about."""
        return self.kind == "day"


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as understood: what `understand` returns.

    ``phrases`` are ranges of ``syllables`` in quotes; ``open_last`` says that the last syllable is still being typed
    and also stands for every word it begins.
    """

    syllables: tuple[Syllable, ...] = ()
    phrases: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    open_last: bool = False

    @property
    def empty(self) -> bool:
        """Nothing was asked for: every meeting is an answer."""
        return not self.syllables

    def is_open(self, place: int) -> bool:
        """Whether syllable ``place`` is the one still being typed."""
        return self.open_last and place == len(self.syllables) - 1

    def units(self) -> list[Mention]:
        """What must all be found, in order: mentions, and each other syllable as a `Mention` without keys."""
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


def understand(words: str, *, typing: bool = False) -> Understood:
    """Reads a query. With ``typing`` the last word, if nothing follows it, is still open."""
    words = words[:_MOST_CHARACTERS]
    typed = tokens(words)[:MOST_WORDS]
    if not typed:
        return Understood()
    return Understood(
        tuple(Syllable(token.exact, token.folded) for token in typed),
        tuple(_phrases(words, typed)),
        tuple(_mentions(words, typed)),
        typing and typed[-1].end == len(words),
    )


def union(bits: Iterable[int]) -> int:
    """Places of a query, as bits, put together."""
    return reduce(or_, bits, 0)


def _phrases(words: str, typed: list[Token]) -> list[tuple[int, int]]:
    ranges = [_range(typed, found.start(1), found.end(1)) for found in _QUOTED.finditer(words)]
    return [found for found in ranges if found[0] < found[1]]


def _mentions(words: str, typed: list[Token]) -> list[Mention]:
    """Numbers before dates where both claim a word, the earlier before the later."""
    found: list[Mention] = []
    for number in find_numbers(words):
        sought = (number_term(number.key),)
        found.append(Mention("number", *_range(typed, *number.span), sought, number.raw))
    for date in find_dates(words):
        days = tuple(keys_of_days(date.start, date.end, date.precision))
        found.append(Mention(date.precision, *_range(typed, *date.span), days, date.raw))
    if not found and (key := number_key(words)):
        found.append(Mention("number", 0, len(typed), (number_term(key),), words.strip()))
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: one.first):
        if mention.first < mention.last and (not kept or mention.first >= kept[-1].last):
            kept.append(mention)
    return kept


def _range(typed: list[Token], start: int, end: int) -> tuple[int, int]:
    """The words that overlap ``[start, end)`` of the query."""
    inside = [place for place, token in enumerate(typed) if token.end > start and token.start < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
