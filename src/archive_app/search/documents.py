"""What is searched of a meeting, and the index terms it becomes: syllables, pairs of syllables and keys.

The archive fills `Document` from its record. How terms are kept on disk is left to `fields` and `index`, what a query
asks for to `understanding`; both sides of a comparison are made here, so that they cannot drift apart.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from archive_app.text.dates import find_dates
from archive_app.text.numbers import find_numbers, number_key
from archive_app.text.tokens import keys

ANALYSER = 1
"""Raised whenever the same document would become other terms, also by the rules of `text`: indexes are then rebuilt."""

_MOST_DAYS = 62
"""A range of days longer than this (a school year) is found by its months, not by each day."""
_OPENINGS = (1, 2, 3)
"""Lengths of word beginnings that are terms of their own: what they begin is too much to gather while typing."""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything of one meeting that can be searched, filtered or sorted by; ``id`` is the meeting's.

    ``date`` is its first day (ISO), ``days`` are first and last day (ISO) of each stretch it took, ``numbers`` cited
    document numbers as written, ``source`` the file name of the report.
    """

    id: str
    title: str
    text: str = ""
    source: str | None = None
    captions: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizer: str | None = None
    place: str | None = None
    numbers: tuple[str, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    date: str | None = None
    year: int | None = None
    kind: str | None = None
    with_photos: bool = False
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a document, each with how often it occurs. ``length`` counts all syllables.

    ``marked`` has the exact syllables that differ from their folded form; ``pairs`` are two neighbouring folded
    syllables with a space between, never across two passages; ``openings`` are the beginnings of syllables.
    """

    syllables: Counter[str]
    marked: Counter[str]
    pairs: Counter[str]
    title: Counter[str]
    title_pairs: Counter[str]
    openings: Counter[str]
    keys: frozenset[str]
    length: int


def passages(document: Document) -> Iterator[str]:
    """The texts of a document that are searched, title first. Phrases never reach from one into the next."""
    yield document.title
    yield document.text
    yield from filter(None, (document.organizer, document.place, document.source))
    yield from chain(document.captions, document.people, document.numbers)


def terms(document: Document) -> Terms:
    """What the document is found by."""
    syllables: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for passage in passages(document):
        exact, folded = keys(passage)
        syllables.update(folded)
        marked.update(exact)
        pairs.update(map(pair, folded, folded[1:]))
    length = syllables.total()
    for unmarked in marked.keys() & syllables.keys():
        del marked[unmarked]
    title = keys(document.title)[1]
    return Terms(
        syllables,
        marked,
        pairs,
        Counter(title),
        Counter(map(pair, title, title[1:])),
        Counter(dict.fromkeys((word[:size] for word in syllables for size in _OPENINGS), 1)),
        frozenset(_keys(document)),
        length,
    )


def pair(first: str, second: str) -> str:
    """The term for two neighbouring folded syllables."""
    return f"{first} {second}"


def is_opening(beginning: str) -> bool:
    """Whether ``beginning`` of a syllable is a term of its own."""
    return len(beginning) in _OPENINGS


def number_term(key: str) -> str:
    """The term for a document number, from its key (``6-qd-hu``)."""
    return f"n{key}"


def keys_of_days(start: datetime.date, end: datetime.date, precision: str = "day") -> list[str]:
    """The keys a query for these days looks for: each day, or the months where that would be too many."""
    count = (end - start).days + 1
    if precision == "day" and count <= _MOST_DAYS:
        return [f"d{start + datetime.timedelta(days=day):%Y%m%d}" for day in range(count)]
    return _months(start, end)


def _months(start: datetime.date, end: datetime.date) -> list[str]:
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [f"m{month // 12:04}{month % 12 + 1:02}" for month in range(first, min(last, first + 24) + 1)]


def _keys(document: Document) -> Iterator[str]:
    for passage in (document.title, document.text, *document.captions):
        yield from keys_in(passage)
    for number in document.numbers:
        if key := number_key(number):
            yield number_term(key)
    for start, end in document.days:
        yield from _keys_of_stretch(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))


def _keys_of_stretch(start: datetime.date, end: datetime.date) -> Iterator[str]:
    """Whole months are how a meeting is dated whose days nobody knows."""
    whole = start.day == 1 and (end + datetime.timedelta(days=1)).day == 1
    return keys_of_mention(start, end, "month" if whole else "day")


def keys_in(text: str) -> Iterator[str]:
    """The keys of every document number and date that the text mentions, possibly repeated."""
    for number in find_numbers(text):
        yield number_term(number.key)
    for date in find_dates(text):
        yield from keys_of_mention(date.start, date.end, date.precision)


def keys_of_mention(start: datetime.date, end: datetime.date, precision: str) -> Iterator[str]:
    """The keys that days mentioned in a text are found by: each day, and its month."""
    yield from _months(start, end)
    if precision == "day":
        yield from keys_of_days(start, end)
