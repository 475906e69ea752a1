"""Reads the school years, terms and quarters that office texts write, each with its days and a key to find it by.

Days, months and ranges of days are left to `dates`. Plans and committees of several years (giai đoạn 2016-2020, nhiệm
kỳ 2020-2025) are no periods, nor is a term or quarter that does not say its year.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

from archive_app.text.stretches import DROPPED, STROKES, Stretch, stretch, years
from archive_app.text.unicode import canonical

Kind = Literal["school_year", "term", "quarter"]
Days = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """The days ``start`` to ``end`` inclusive of a period, as ``raw`` at ``span`` of the text.

    ``key`` is ``s2018`` for the school year 2018-2019, ``s2018t1`` for its first term, ``q2019q3`` for a quarter. A
    term and the school year it names are one mention.
    """

    kind: Kind
    start: datetime.date
    end: datetime.date
    key: str
    span: tuple[int, int]
    raw: str


_X = f"[{DROPPED}]*+"
_SECOND_THERE = re.compile(rf"{_X}(?:(?:\s{_X}){{0,2}}[{STROKES}]{_X}(?:\s{_X}){{0,2}}|\s{_X})(?:\d{_X}){{3}}\d")
_GAP = r" {0,4}\n? {0,4}"  # a line may be broken inside a period, a paragraph not
_YEAR = r"(?:19|20)\d\d"
_AFTER = r"(?![^\W_]|[.,/]\d|/[a-z]| {0,2}- {0,2}\d)"
_IN_NO_NUMBER = r"(?<!\d[-.,:/])(?<![^\W_]/)(?<!\d [-/])(?<!\d[-/] )(?<!\d [-/] )"
_SAID = rf"(?P<said>(?:nam{_GAP}hoc(?:{_GAP}moi)?|nien{_GAP}khoa|nh)(?![^\W_]) ?:?{_GAP})"
_TERM = rf"(?:hoc{_GAP}k[iy]|hk)\.?{_GAP}(?P<term>i{{1,2}}|[12])(?![^\W_])"
_OF = rf"(?: ?[-/] ?| ?,?{_GAP}(?:cua{_GAP})?)(?P<open>\()?"
_AGAIN = _SAID.replace("?P<said>", "?:")
_SCHOOL_YEAR = re.compile(
    rf"(?<![^\W_])(?:{_TERM}{_OF}{_AGAIN}?|{_SAID}|{_IN_NO_NUMBER})"
    rf"(?P<first>{_YEAR})(?: {{0,2}}(?P<stroke>[-/]) {{0,2}}| )(?P<second>{_YEAR})(?(open) ?\)){_AFTER}"
)
_OTHER_YEARS = re.compile(  # two years of the calendar, a plan, a committee's term, a season
    rf"(?<![^\W_])(?:nam|giai{_GAP}doan|thoi{_GAP}ky|nhiem{_GAP}ky|nien{_GAP}do|tai{_GAP}(?:chinh|khoa)|dong{_GAP}xuan"
    r"|mua(?: [^\W\d_]+)?)(?: tu)?[ \n:(]{1,4}$"
)
_QUARTER = re.compile(
    rf"(?<![^\W_])(?P<name>qu[iy]){_GAP}(?P<quarter>i{{1,3}}|iv|[1-4])(?![^\W_])"
    rf"(?: ?[-/] ?| ?,?{_GAP}(?:cua{_GAP})?(?:nam{_GAP})?)(?P<year>{_YEAR}){_AFTER}"
)
_QUARTER_NAMES = ("quý", "quí", "quy", "qui")  # not quỹ, a fund
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LOOKED_BACK = 64
_BEHIND = 8


def school_year_of(day: datetime.date) -> int:
    """The year in which the school year of ``day`` began; June to August belong to the one that has just ended."""
    return day.year if day.month >= 9 else day.year - 1


def find_periods(text: str) -> list[PeriodMention]:
    """Every school year, term with its school year and quarter with its year of the text, in order.

    A school year is taken as 1 September to 31 May and its terms as parted after 15 January: each province sets the
    days anew every year, about these.
    """
    mentions: list[PeriodMention] = []
    end = 0
    for year in years(text):
        if year.start() >= end:
            second = _SECOND_THERE.match(text, year.end())
            end = second.end() if second else year.end()
            part = stretch(text, year.start(), min(len(text), end + _BEHIND), _LOOKED_BACK)
            found = _school_year(text, part) if second else _quarter(text, part)
            mentions += [found] if found else []
    return mentions


def _at_its_years(pattern: re.Pattern[str], part: Stretch) -> re.Match[str] | None:
    """What the years that the part was made for belong to; what is in front of them was read before."""
    return next((found for found in pattern.finditer(part.copy.text) if found.end() > part.start), None)


def _school_year(text: str, part: Stretch) -> PeriodMention | None:
    found = _at_its_years(_SCHOOL_YEAR, part)
    if found is None or int(found["second"]) != int(found["first"]) + 1:
        return None
    said = found["term"] or found["said"]
    if not said and (found["stroke"] != "-" or _OTHER_YEARS.search(part.copy.text[: found.start()])):
        return None
    year, span = int(found["first"]), part.span(*found.span())
    if found["term"]:
        term = _NUMERALS.get(found["term"]) or int(found["term"])
        return PeriodMention("term", *_term_days(year, term), f"s{year}t{term}", span, text[slice(*span)])
    days = _term_days(year, 1)[0], _term_days(year, 2)[1]
    return PeriodMention("school_year", *days, f"s{year}", span, text[slice(*span)])


def _term_days(year: int, term: int) -> Days:
    if term == 1:
        return datetime.date(year, 9, 1), datetime.date(year + 1, 1, 15)
    return datetime.date(year + 1, 1, 16), datetime.date(year + 1, 5, 31)


def _quarter(text: str, part: Stretch) -> PeriodMention | None:
    found = _at_its_years(_QUARTER, part) if "qu" in part.copy.text else None
    if found is None or canonical(text[slice(*part.span(*found.span("name")))]).lower() not in _QUARTER_NAMES:
        return None
    year, quarter = int(found["year"]), _NUMERALS.get(found["quarter"]) or int(found["quarter"])
    last = calendar.monthrange(year, 3 * quarter)[1]
    days = datetime.date(year, 3 * quarter - 2, 1), datetime.date(year, 3 * quarter, last)
    span = part.span(*found.span())
    return PeriodMention("quarter", *days, f"q{year}q{quarter}", span, text[slice(*span)])
