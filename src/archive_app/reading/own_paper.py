"""Reads what a paper says of itself in its letterhead: number, notation, day, place, issuer, kind and subject.

Leaves the numbers that it cites to `citations`, and who signed it to `signature`.
"""

from __future__ import annotations

import re

from archive_app.model import Span
from archive_app.reading.composed import Copy
from archive_app.reading.extraction import Paper
from archive_app.reading.letterhead import Line, begins_the_text, body_line, form_heading, is_national, is_secret_line
from archive_app.text.dates import find_dates
from archive_app.text.numbers import TYPE_NAMES, NumberMention, find_numbers

_HEAD = 25
_COLUMN = re.compile(r"[^\t ]+(?: {1,2}[^\t ]+)*")
_OWN = re.compile(r"so ?[:.]? {0,4}(?=\d)")
_ISSUED = re.compile(r"(?P<place>[^,.;:\d]{2,40}?), {0,3}(?=ngay {0,3}\d)")
_BASES = re.compile(r"(?:can cu|thuc hien|kinh gui|xet|theo)(?![^\W_])")
_SUBJECT = re.compile(r"(?:v/v|ve viec) ?:? ?")
_UNIT_FIRST = re.compile(r"(?i:pgd|sgd|ubnd|gd|th|mn|thcs|đu|hu)")


def find_paper(copy: Copy, lines: list[Line]) -> Paper | None:
    """The paper by its letterhead; None when nothing there gives it a number, a day or a kind.

    ``lines`` are those of the copy.
    """
    head: list[Line] = []
    for line in lines[:_HEAD]:
        if _BASES.match(line.folded):
            break
        head.append(line)
    numbered = next(((line, number) for line in head if (number := _own_number(copy, line))), None)
    issued = _issued(copy, head)
    heading = next((at for at, line in enumerate(head) if form_heading(line)), None)
    if numbered is None and issued is None and heading is None:
        return None
    number = numbered[1] if numbered else None
    top = head.index(numbered[0]) if numbered else heading or 0
    bodies = _bodies(copy, head[:top])
    return Paper(
        type_name=_type_name(copy, head, heading, number),
        number=number.number if number else None,
        notation=number.notation if number else None,
        system=number.system if number else None,
        issued_date=issued[0] if issued else None,
        issued_place=issued[1] if issued else None,
        issuer=bodies[-1] if bodies else None,
        issuer_parent=bodies[-2] if len(bodies) > 1 else None,
        subject=_subject(copy, head, heading),
        span=copy.span(head[0].span[0], head[-1].span[1]),
    )


def _columns(copy: Copy, line: Line) -> list[Span]:
    """The parts of a line that tabs or wide blanks keep apart: letterheads have two."""
    return [found.span() for found in _COLUMN.finditer(copy.plain, *line.span)]


def _own_number(copy: Copy, line: Line) -> NumberMention | None:
    """The number after "Số" at the start of a column."""
    for start, end in _columns(copy, line):
        own = _OWN.match(copy.folded, start, end)
        if own is None or copy.plain[start].islower():
            continue
        number = next(iter(find_numbers(copy.plain[own.end() : end])), None)
        if (
            number
            and number.span[0] == 0
            and not copy.folded[own.end() + number.span[1] : end].strip(" ,.").startswith("ngay")
        ):
            return number
    return None


def _issued(copy: Copy, head: list[Line]) -> tuple[str, str] | None:
    """The day and place in "Hải An, ngày 5 tháng 3 năm 2020"."""
    for line in head:
        for start, end in _columns(copy, line):
            found = _ISSUED.match(copy.folded, start, end)
            days = find_dates(copy.plain[found.end() : end]) if found and copy.plain[start].isupper() else []
            if (
                found
                and days
                and days[0].precision == "day"
                and not copy.plain[found.end() + days[0].span[1] : end].strip(" .")
            ):
                return str(days[0].start), copy.words(*found.span("place"))
    return None


def _bodies(copy: Copy, above: list[Line]) -> list[str]:
    """The issuing body and the one above it: the lines of bodies over the number, the national heading aside."""
    found: list[str] = []
    for line in above:
        start, end = _columns(copy, line)[0]
        shown = copy.plain[start:end]
        if not is_secret_line(shown) and not is_national(shown) and body_line(shown):
            found.append(copy.words(start, end))
    return found


def _type_name(copy: Copy, head: list[Line], heading: int | None, number: NumberMention | None) -> str | None:
    if heading is not None:
        return copy.words(*head[heading].span).capitalize()
    if number is None:
        return None
    code = re.split(r"[-/]", number.notation)[0]
    if _UNIT_FIRST.match(code) and any(_SUBJECT.match(line.folded) for line in head):
        return "Công văn"
    return TYPE_NAMES.get(code.lower())


def _subject(copy: Copy, head: list[Line], heading: int | None) -> str | None:
    """What follows V/v, or stands under the kind of paper, to the end of its lines."""
    for at, line in enumerate(head):
        said = _SUBJECT.match(line.folded)
        if said or (heading is not None and at == heading + 1):
            start = line.span[0] + (said.end() if said else 0)
            last = line
            for following in head[at + 1 : at + 4]:
                if (
                    copy.plain.count("\n", last.span[1], following.span[0]) > 1
                    or is_national(following.text)
                    or begins_the_text(following)
                ):
                    break
                last = following
            return copy.words(start, last.span[1])
    return None
