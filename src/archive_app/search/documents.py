"""What is searched of a meeting: its words in order, and the names it is found by (numbers, days, filters).

The archive fills `Document` from its record. How this lies in an index is left to `gathering`, what a query asks for to
`understanding`; both sides of a comparison are made here, so that they cannot drift apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from archive_app.text.abbreviations import definitions, find_abbreviations
from archive_app.text.dates import find_dates
from archive_app.text.numbers import find_numbers, number_key, own_number
from archive_app.text.periods import find_periods, school_year_of
from archive_app.text.tokens import forms, written
from archive_app.text.unicode import canonical

_MOST_DAYS = 62
"""A range of days longer than this (a school year) is found by its months, not by each day."""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything of one meeting that can be searched, filtered or sorted by; ``id`` is the meeting's.

    ``date`` is its first day (ISO), ``days`` are first and last day (ISO) of each stretch it took, ``numbers`` cited
    document numbers as written, ``source`` the file name of the report. ``papers`` are the words of what is
    attached, ``files`` what that is called.
    ``facets`` are what filters ask for beside the rest, such as ``scans`` or ``lacks:date``.
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
    papers: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    date: str | None = None
    year: int | None = None
    kind: str | None = None
    with_photos: bool = False
    reviewed: bool = False
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one text, as written, with abbreviations said in full.

    ``literals`` are the abbreviations themselves: where the full form begins and ends in ``words``, and their words.
    """

    words: list[str]
    literals: tuple[tuple[int, int, list[str]], ...] = ()


def passages(document: Document) -> Iterator[str]:
    """The texts of a document that are searched, title first. Phrases never reach from one into the next."""
    yield document.title
    yield document.text
    yield from filter(None, (document.organizer, document.place, document.source))
    yield from chain(document.captions, document.people, document.numbers, document.papers, document.files)


def read_passages(document: Document) -> Iterator[Passage]:
    """The words of each of the `passages`."""
    return map(read, passages(document))


def read(text: str) -> Passage:
    """The words of a text. What is abbreviated for certain counts as said in full: UBND is uỷ ban nhân dân."""
    found = find_abbreviations(text)
    if not found:
        return Passage(written(text))
    words: list[str] = []
    literals = []
    done = 0
    for one in found:
        words += written(text[done : one.span[0]])
        literals.append((len(words), len(words) + len(one.fulls[0]), written(one.written)))
        words += one.fulls[0]
        done = one.span[1]
    return Passage(words + written(text[done:]), tuple(literals))


def read_forms(text: str) -> list[tuple[str, str]]:
    """The exact and folded form of each word of a text, abbreviations said in full."""
    return [forms[word] for word in read(text).words]


def number_name(key: str) -> str:
    """The name of documents that mention this document number, from its key (``6-qd-hu``)."""
    return f"n{key}"


def own_number_name(key: str) -> str:
    """The name of the document that has this number itself."""
    return f"o{key}"


def period_name(key: str) -> str:
    """The name of documents that mention this school year, term or quarter, from its key."""
    return f"p{key}"


def part_name(part: str, folded: str) -> str:
    """The name of documents that have this folded word in their ``part``: title is none, it has words of its own."""
    return f"{part}:{folded}"


def definition_names(key: str, full: tuple[str, ...]) -> tuple[str, str]:
    """The names of documents that say what an abbreviation means: to be found from it, and from its full form."""
    said = " ".join(full)
    return f"={key}={said}", f"~{said}={key}"


def names(document: Document) -> frozenset[str]:
    """What the document is found by beside its words."""
    return frozenset(chain(_mentioned(document), _defined(document), _parts(document), flags(document)))


def _mentioned(document: Document) -> Iterator[str]:
    for passage in (document.title, document.text, *document.captions, *document.papers):
        yield from names_in(passage)
    for number in document.numbers:
        if key := number_key(number):
            yield number_name(key)
            yield f"#{''.join(canonical(number).split()).upper()}"
    if own := own_number(document.title, document.text):
        yield own_number_name(own)
    for start, end in document.days:
        yield from _names_of_stretch(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end))


def _defined(document: Document) -> Iterator[str]:
    for key, full in definitions(document.text):
        yield from definition_names(key, full)


def _parts(document: Document) -> Iterator[str]:
    parts = {
        "organizer": (document.organizer or "",),
        "place": (document.place or "",),
        "source": (document.source or "",),
        "caption": document.captions,
        "file": document.files,
        "person": document.people,
    }
    for part, texts in parts.items():
        for text in texts:
            for _, folded in read_forms(text):
                yield part_name(part, folded)


def flags(document: Document) -> Iterator[str]:
    """The names that filters look for."""
    yield from document.facets
    if document.kind:
        yield f"kind:{document.kind}"
    if document.with_photos:
        yield "photos"
    if document.reviewed:
        yield "reviewed"
    days = document.days or ([(document.date, document.date)] if document.date else [])
    for first, last in ((start, end or start) for start, end in days if start):
        start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
        yield from (f"year:{year}" for year in range(start.year, min(end.year, start.year + 9) + 1))
        yield from (
            f"school:{year}" for year in range(school_year_of(start), min(school_year_of(end), start.year + 9) + 1)
        )
    if document.year is not None:
        yield f"year:{document.year}"


def names_of_days(start: datetime.date, end: datetime.date, precision: str = "day") -> list[str]:
    """The names a query for these days looks for: each day, or the months where that would be too many."""
    count = (end - start).days + 1
    if precision == "day" and count <= _MOST_DAYS:
        return [f"d{start + datetime.timedelta(days=day):%Y%m%d}" for day in range(count)]
    return _months(start, end)


def _months(start: datetime.date, end: datetime.date) -> list[str]:
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [f"m{month // 12:04}{month % 12 + 1:02}" for month in range(first, min(last, first + 24) + 1)]


def _names_of_stretch(start: datetime.date, end: datetime.date) -> Iterator[str]:
    """Whole months are how a meeting is dated whose days nobody knows."""
    whole = start.day == 1 and (end + datetime.timedelta(days=1)).day == 1
    return names_of_mention(start, end, "month" if whole else "day")


def names_in(text: str) -> Iterator[str]:
    """The names of every document number, date and period that the text mentions, possibly repeated."""
    for number in find_numbers(text):
        yield number_name(number.key)
    for date in find_dates(text):
        yield from names_of_mention(date.start, date.end, date.precision)
    for period in find_periods(text):
        yield period_name(period.key)
        if period.kind == "term":
            yield period_name(period.key.partition("t")[0])  # its school year


def names_of_mention(start: datetime.date, end: datetime.date, precision: str) -> Iterator[str]:
    """The names that days mentioned in a text are found by: each day, and its month."""
    yield from _months(start, end)
    if precision == "day":
        yield from names_of_days(start, end)
