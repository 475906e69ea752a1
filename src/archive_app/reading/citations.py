"""Reads the documents that a text cites: number, type, its own date and issuer, each only where the words say so.

Leaves the paper's own number in its letterhead alone, and the days of the meeting to `report`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive_app.model import Citation, Span
from archive_app.reading.composed import Copy
from archive_app.reading.extraction import Cited, Phrase
from archive_app.text.dates import DateMention
from archive_app.text.folding import folded_copy
from archive_app.text.numbers import NumberMention, find_numbers

_TO_DATE = re.compile(r"[ ,(\n]{0,4}(?:(?:duoc )?(?:ky|ban hanh) )?(?:ngay )?\s?")
_OF = re.compile(r"[ ,)\n]{1,4}cua ")
_CLOSING = (
    "ve|v/v|cho|quy dinh|huong dan|trien khai|ngay|da|nham|de|duoc|trong|tai|ban hanh|hom nay|sua doi|bo sung|thay the"
    "|bai bo|thong qua"
)
_NEXT = "nghi|quyet|chi thi|ke hoach|thong|bao cao|cong van|huong dan|chuong trinh|ket luan|quy|to trinh|luat"
_BODY_END = re.compile(
    r" \(kho?a [ivxlc\d]{1,6}\)"  # Ban Chấp hành Trung ương (khoá XII): the term belongs to the body
    rf"|(?= ?[,;:(\n]|(?<!tp)(?<!tx)\.| - | (?:{_CLOSING})(?![^\W_])| va (?:{_NEXT})(?![^\W_])|$)"
)
_LINE_END = re.compile(r"\n(?=([^\W\d_]))")
_DANGLING = re.compile(r"(?<![^\W_])(?:bo|ban|so|phong|chinh|hoi dong|bo truong)$")
_LONGEST_BODY = 100
_SUBJECT = re.compile(r"(?: ?\(kho?a [ivxlc\d]{1,6}\))?,? {0,3}(?:ve viec|v/v|ve) ")
_SUBJECT_END = re.compile(
    r"[;\n]|\.(?=\s|$)"
    r"|, (?=(?:hom nay|ngay|sang|chieu|toi|vao|tai|phong|ubnd|uy ban|dang|chi bo|truong|ban|duoc|thuc hien"
    r"|can cu)(?![^\W_]))"
    rf"|,? va (?=(?:{_NEXT})(?![^\W_]))"
)
_LONGEST_SUBJECT = 300
_OWN_NUMBER = re.compile(r" {0,4}so[ :.]{0,4}")


def find_citations(
    copy: Copy, text: str, days: Sequence[DateMention], mended: Sequence[Span]
) -> tuple[tuple[Cited, ...], tuple[Span, ...]]:
    """The cited documents, one entry each, and every place of the copy where one is cited (a date in there is its own).

    ``text`` is the copy with its digits ``mended``, and ``days`` are the date mentions of it.
    """
    starts = {day.span[0]: day for day in days if day.start == day.end}
    by_key: dict[str, Cited] = {}
    places: list[Span] = []
    for number in find_numbers(text):
        line = text.rfind("\n", 0, number.span[0]) + 1
        if number.named_at is None and _OWN_NUMBER.fullmatch(folded_copy(text[line : number.span[0]]).text):
            continue
        cited, place = _cited(copy, text, number, starts, mended)
        places.append(place)
        known = by_key.get(number.key)
        by_key[number.key] = _fuller(known, cited) if known else cited
    return tuple(by_key.values()), tuple(places)


def _fuller(first: Cited, again: Cited) -> Cited:
    """A document cited twice is one entry, as the mention that says its date puts it."""
    return again if again.paper.issued_date and not first.paper.issued_date else first


def _date_at(text: str, at: int, starts: dict[int, DateMention]) -> DateMention | None:
    """The day that follows ``at`` with nothing but "ngày" between."""
    rest = folded_copy(text[at : at + 24])
    found = _TO_DATE.match(rest.text)
    return starts.get(at + rest.span(0, found.end())[1]) if found else None


def _joined(line_end: re.Match[str]) -> str:
    """A line that goes on in small letters was only broken: Chính / phủ."""
    return " " if line_end[1].islower() else line_end[0]


def _issuer_at(text: str, at: int) -> Span | None:
    """The body in "của …" that follows ``at``; None when its end is not clear."""
    rest = folded_copy(_LINE_END.sub(_joined, text[at : at + _LONGEST_BODY]))
    said = _OF.match(rest.text)
    end = _BODY_END.search(rest.text, said.end()) if said else None
    if not said or not end or end.end() == said.end():
        return None
    start, stop = rest.span(said.end(), end.end())
    cut_off = end.start() == len(rest.text) and at + stop < len(text)
    dangling = rest.text[end.end() : end.end() + 1] == "\n" and _DANGLING.search(rest.text, 0, end.end())
    return None if cut_off or dangling else (at + start, at + stop)


def _subject_at(copy: Copy, at: int) -> Phrase | None:
    """What follows "về việc"; None when its end is not clear."""
    said = _SUBJECT.match(copy.folded, at)
    if said is None:
        return None
    end = next(
        (one.start() for one in _SUBJECT_END.finditer(copy.folded, said.end(), said.end() + _LONGEST_SUBJECT)
         if copy.ends_here(one)),
        None,
    )  # fmt: skip
    if end is None and len(copy.folded) - said.end() < _LONGEST_SUBJECT:
        end = len(copy.folded)
    return Phrase(copy.words(said.end(), end), copy.span(said.end(), end)) if end and end > said.end() else None


def _cited(
    copy: Copy, text: str, number: NumberMention, starts: dict[int, DateMention], mended: Sequence[Span]
) -> tuple[Cited, Span]:
    end = number.span[1]
    day = _date_at(text, end, starts)
    if day:
        end = day.span[1]
    issuer = _issuer_at(text, end)
    if issuer:
        end = issuer[1]
        if day is None and text[end : end + 1] == " ":  # after a comma it would be the meeting's day
            day = _date_at(text, end, starts)
            end = day.span[1] if day else end
    start = number.span[0] if number.named_at is None else number.named_at
    span = copy.span(start, end)
    citation = Citation(
        number=number.number,
        notation=number.notation,
        raw=copy.original[slice(*span)],
        system=number.system,
        type_name=number.type_name,
        issued_date=str(day.start) if day else None,
        issuer=copy.words(*issuer) if issuer else None,
        span=span,
    )
    repaired = any(start <= place < end for place, _ in mended)
    return Cited(citation, _subject_at(copy, end), "low" if repaired else "high"), (start, end)
