"""Reads the days that Vietnamese office texts write, alone or as ranges, and writes them the way a clerk does.

School years (2018 - 2019), terms, decimals, telephone and document numbers are no dates; days without a year are left
to whoever knows the year; impossible days are not returned.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive_app.text.folding import folded_copy
from archive_app.text.stretches import Stretch, stretch, years

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Days ``start`` to ``end`` inclusive, as ``raw`` at ``span`` of the text; of a month or a year all its days."""

    start: datetime.date
    end: datetime.date
    precision: Precision
    span: tuple[int, int]
    raw: str


_GAP = r" {0,8}\n? {0,8}"  # a line may be broken inside a date, a paragraph not
_YEAR = r"(?:1[89]|20)\d\d"
_BEFORE = r"(?<![^\W_])(?<!\d[.,:])(?<![^\W_]/)"
_AFTER = r"(?![^\W_]|[.,/]\d|/[a-z])"
_SEPARATED = rf"\d{{1,2}} ?(?:/ ?\d{{1,2}} ?/|- ?\d{{1,2}} ?-|\. ?\d{{1,2}} ?\.) ?{_YEAR}"
_NAMED_YEAR = rf"(?:,?{_GAP}nam{_GAP}| ?[/.,-] ?){_YEAR}"
_WORDED = rf"\d{{1,2}},?{_GAP}thang{_GAP}\d{{1,2}}{_NAMED_YEAR}"
_HALF_WORDED = rf"\d{{1,2}}[/.-]\d{{1,2}},?{_GAP}nam{_GAP}{_YEAR}"
_WHOLE = rf"(?:{_SEPARATED}|{_WORDED}|{_HALF_WORDED})"
_PARTIAL = rf"(?:\d{{1,2}},?{_GAP}thang{_GAP}\d{{1,2}}|\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}-\d{{1,2}}(?![\d/.-])|\d{{1,2}})"
_TO = rf"(?:{_GAP}(?:den|toi)(?:{_GAP}het)?{_GAP}| {{0,4}}- {{0,4}})"
_LIST = rf"(?: ?[,;]{_GAP})"
_AND = rf"(?: ?[,;]?{_GAP}va{_GAP}|{_GAP}&{_GAP})"
_LINK = rf"(?:{_TO}|{_AND}|{_LIST})"
_LEAD = rf"(?:(?:sang|chieu|toi){_GAP})?(?:(?:ngay|mung){_GAP})?"

_DATES = re.compile(rf"{_BEFORE}(?:(?:{_WHOLE}|{_PARTIAL}){_LINK}{_LEAD}){{0,6}}{_WHOLE}{_AFTER}")
_MONTH = re.compile(
    rf"thang(?<![^\W_]thang)(?<!\d thang){_GAP}(?P<month>\d{{1,2}})"
    rf"(?:,?{_GAP}nam{_GAP}| ?[/.-] ?)(?P<year>{_YEAR}){_AFTER}"
)
_ITEM = re.compile(
    rf"(?:(?P<to>{_TO})|(?P<list>{_LIST})(?!va)|{_AND})?{_LEAD}(?P<day>{_WHOLE}|{_PARTIAL})(?=$|{_LINK})"
)
_NUMBERS = re.compile(r"\d+")
_SAID = re.compile(r"(?<![^\W_])(?:ngay|tu|mung)[ \n:]{1,8}$")
_COUNTED = re.compile(r"(?<![^\W_])(?:so|lop|khoi|dieu|khoan|phong|phan|muc|bai|lan|thu|phu luc)[ \n:]{1,8}$")
_UNSAID_DAYS = 10

# Where dates can be in the original: up to a year, from the first of the digits that have no more letters between them
# than "đến hết chiều ngày" has. In front stand "tháng" with its blanks, or the words that tell what a number counts.
_NEAR_DIGITS = re.compile(r"\d(?:(?:\W*+[^\W\d]){0,16}+\W*+\d)*+")
_FAR = re.compile(r"(?:\W*+[^\W\d]){17}")
_LOOKED_BACK = 24


@dataclass(frozen=True, slots=True)
class _Item:
    """One day of a list as read: ``numbers`` are day, month, year as far as written, ``at`` where it begins."""

    numbers: list[int]
    at: int
    end: int
    to: bool
    listed: bool


def _items(written: str, offset: int) -> list[_Item]:
    items: list[_Item] = []
    at = 0
    while found := _ITEM.match(written, at):
        numbers = [int(number) for number in _NUMBERS.findall(found["day"])]
        place = offset + found.start("day"), offset + found.end("day")
        items.append(_Item(numbers, *place, bool(found["to"]), bool(found["list"])))
        at = found.end()
    return items if at == len(written) else []


def _sentences(items: list[_Item]) -> Iterator[tuple[list[_Item], int]]:
    """Each list of days and where it ends. After a whole date a comma begins something new, even if a date follows."""
    begun: list[_Item] = []
    for item in items:
        if begun and item.listed and len(begun[-1].numbers) == 3:
            yield begun, begun[-1].end
            begun = []
        begun.append(item)
    if begun:
        yield begun, begun[-1].end


def _days(items: list[_Item]) -> list[datetime.date] | None:
    """The day of each item; what is not written is taken from the right. None when a day is impossible."""
    days: list[datetime.date] = []
    month = year = 0
    for item in reversed(items):
        day, *rest = item.numbers
        own_month = rest[0] if rest else month
        if len(rest) == 2:
            year = rest[1]
        elif own_month > month:  # 28/12 đến 03/01/2020 began in the year before
            year -= 1
        month = own_month
        try:
            days.insert(0, datetime.date(year, month, day))
        except ValueError:
            return None
    return days


def _ranges(items: list[_Item]) -> list[tuple[datetime.date, datetime.date]] | None:
    """The ranges that a list of days means, neighbours joined; None when it does not read as rising days."""
    days = _days(items)
    if days is None or any(later <= earlier for earlier, later in itertools.pairwise(days)):
        return None
    ranges: list[tuple[datetime.date, datetime.date]] = []
    for item, day in zip(items, days, strict=True):
        if ranges and (item.to or day - ranges[-1][1] == datetime.timedelta(days=1)):
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return ranges


def _doubtful(items: list[_Item], before: str, days: tuple[datetime.date, datetime.date]) -> bool:
    """Whether the first number may be something else than a day: "Phụ lục 1, 26/12/2018"."""
    if len(items) == 1 or len(items[0].numbers) == 3 or _SAID.search(before):
        return False
    return (
        any(item.listed for item in items)
        or _COUNTED.search(before) is not None
        or (len(items[0].numbers) == 1 and (days[1] - days[0]).days > _UNSAID_DAYS)
    )


def _read(items: list[_Item], before: str) -> tuple[int, list[tuple[datetime.date, datetime.date]]] | None:
    """Where the longest sensible tail of the list begins, and the ranges it means."""
    for first in range(len(items)):
        tail = items[first:]
        if tail[0].to or tail[0].listed:
            tail[0] = dataclasses.replace(tail[0], to=False, listed=False)
        ranges = _ranges(tail)
        if ranges and not _doubtful(tail, before if first == 0 else "", (ranges[0][0], ranges[-1][1])):
            return tail[0].at, ranges
    return None


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def find_dates(text: str) -> list[DateMention]:
    """Every day, range of days and month-with-year of the text, in order.

    Days that follow each other are one mention (25 và 26/12/2018), others one each over the same span. A part that is
    not written is taken from the right; a range that would run backwards began in the year before.
    """
    mentions: list[DateMention] = []
    for part in _parts(text):
        mentions += _days_of(text, part)
        mentions += _months_of(text, part)
    return sorted(mentions, key=lambda mention: mention.span)


def _parts(text: str) -> Iterator[Stretch]:
    """The parts of the text that hold all its dates, each date whole in one of them."""
    start = end = 0
    for year in years(text):
        first = _first_near(text, year.start(), max(0, end - 1))
        if first >= end:  # not among the digits of the year before
            if end:
                yield stretch(text, start, end, _LOOKED_BACK)
            start = first
        end = year.end()
    if end:
        yield stretch(text, start, end, _LOOKED_BACK)


def _first_near(text: str, at: int, earliest: int) -> int:
    """Where the digits begin that belong to the one ``at``; those before ``earliest`` are not looked at."""
    reach = 64
    while True:
        start = at
        for near in _NEAR_DIGITS.finditer(text, max(earliest, at - reach), at + 1):
            start = near.start()
        if at - reach <= earliest or _FAR.match(text, at - reach, start):
            return start
        reach *= 2


def _days_of(text: str, part: Stretch) -> Iterator[DateMention]:
    for found in _DATES.finditer(part.copy.text, part.start):
        for items, ended in _sentences(_items(found[0], found.start())):
            before = part.copy.text[max(0, items[0].at - 16) : items[0].at]
            read = _read(items, before)
            if read:
                span = part.span(read[0], ended)
                yield from (DateMention(start, end, "day", span, text[slice(*span)]) for start, end in read[1])


def _months_of(text: str, part: Stretch) -> Iterator[DateMention]:
    for found in _MONTH.finditer(part.copy.text, max(0, part.start - _LOOKED_BACK)):
        year, month = int(found["year"]), int(found["month"])
        if 1 <= month <= 12:
            span = part.span(*found.span())
            first = datetime.date(year, month, 1)
            yield DateMention(first, _month_end(year, month), "month", span, text[slice(*span)])


_TYPED_ISO = re.compile(rf"({_YEAR})-(\d{{1,2}})-(\d{{1,2}})")
_TYPED_MONTH = re.compile(rf"(?:thang )?(\d{{1,2}})(?: ?[/.-] ?| nam ){_YEAR}")
_TYPED_YEAR = re.compile(rf"(?:nam )?({_YEAR})")


def parse(text: str) -> DateMention | None:
    """What a clerk types where a date belongs: 25/12/2018, 25-26/12/2018, 12/2018, 2018; None for anything else.

    The whole text has to be the date; two dates apart (20 và 27/12/2018) are none.
    """
    copy = folded_copy(text)
    typed = " ".join(copy.text.split()).removeprefix("tu ")
    span = (len(text) - len(text.lstrip()), len(text.rstrip()))
    raw = text[slice(*span)]
    if _TYPED_YEAR.fullmatch(typed):
        year = int(typed[-4:])
        return DateMention(datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year", span, raw)
    if _TYPED_ISO.fullmatch(typed):
        typed = "/".join(reversed(typed.split("-")))
    elif _TYPED_MONTH.fullmatch(typed):
        typed = "thang " + typed.removeprefix("thang ")
    # "ngay" tells the reader that the first number is a day.
    said = typed if typed.startswith(("ngay ", "thang ")) else "ngay " + typed
    found = find_dates(said)
    if len(found) != 1 or found[0].span[1] != len(said) or said[: found[0].span[0]].strip() not in ("ngay", ""):
        return None
    return dataclasses.replace(found[0], span=span, raw=raw)


def show(start: str, end: str = "", precision: Precision = "day") -> str:
    """Days as a clerk writes them: ISO strings in, "25–26/12/2018" out; "2018-12" and "2018" are a month and a year."""
    length = {"day": 10, "month": 7, "year": 4}[precision]
    first, last = ("/".join(reversed(day[:length].split("-"))) for day in (start, end or start))
    if first == last:
        return first
    if len(first) == 10 and first[2:] == last[2:]:
        return f"{first[:2]}–{last}"
    same_year = first[-4:] == last[-4:] and len(first) > 4
    return f"{first[:-5] if same_year else first}–{last}"
