"""Reads what a paper says of itself in its letterhead: number, notation, day, place, issuer, kind and subject.

Leaves the numbers that it cites to `citations`, and who signed it to `signature`.
"""

from __future__ import annotations

import re

from archive_app.reading.composed import Copy
from archive_app.reading.extraction import Paper
from archive_app.reading.letterhead import Line, body_line, form_heading, is_national, is_secret_line
from archive_app.text.dates import find_dates
from archive_app.text.numbers import TYPE_NAMES, NumberMention, find_numbers

_HEAD = 25
_OWN = re.compile(r"(?:^|(?<= {3})|(?<=\t)) *so ?[:.]? *(?=[\d.…_/])")
_ISSUED = re.compile(r"(?P<place>[^,.;:\n\t\d]{2,40}?), {0,3}(?=ngay {0,3}\d)")
_BASES = re.compile(r"(?:can cu|thuc hien|kinh gui|xet|theo)(?![^\W_])")
_SUBJECT = re.compile(r"(?:v/v|ve viec) ?:? ?")
_UNIT_FIRST = re.compile(r"(?i:pgd|sgd|ubnd|gd|th|mn|thcs|đu|hu)")


def find_paper(copy: Copy, lines: list[Line]) -> Paper | None:
    """The paper by its letterhead; None when nothing there gives it a number or a day.

    ``lines`` are those of the copy.
    """
    head: list[Line] = []
    for line in lines[:_HEAD]:
        if _BASES.match(line.folded):
            break
        head.append(line)
    numbered = next(((line, number) for line in head if (number := _own_number(copy, line))), None)
    issued = _issued(copy, head)
    if numbered is None and issued is None:
        return None
    number = numbered[1] if numbered else None
    top = head.index(numbered[0]) if numbered else 0
    bodies = _bodies(copy, head[:top])
    heading = next((at for at, line in enumerate(head) if form_heading(line)), None)
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


def _own_number(copy: Copy, line: Line) -> NumberMention | None:
    """The number after "Số" at the start of a line or of its second column."""
    start, end = line.span
    written = copy.plain[start:end]
    own = _OWN.search(copy.folded[start:end].replace("\t", " "))
    if own is None or written[own.start() :].lstrip()[:1].islower():
        return None
    number = next(iter(find_numbers(written[own.end() :])), None)
    if number is None or number.span[0] > 1:
        return None
    rest = copy.folded[start + own.end() + number.span[1] : end]
    return None if re.match(r" ?,? ngay ", rest) and not _is_column(written[own.end() + number.span[1] :]) else number


def _is_column(rest: str) -> bool:
    return rest.startswith(("\t", "   "))


def _issued(copy: Copy, head: list[Line]) -> tuple[str | None, str] | None:
    """The day and place in "Hải An, ngày 5 tháng 3 năm 2020"; the day None when it was left open."""
    for line in head:
        start, end = line.span
        found = _ISSUED.search(copy.folded[start:end])
        if found is None or not copy.plain[start + found.start("place") :].lstrip()[:1].isupper():
            continue
        days = find_dates(copy.plain[start + found.end() : end])
        if (
            days
            and days[0].precision == "day"
            and not copy.plain[start + found.end() + days[0].span[1] : end].strip(" .")
        ):
            return str(days[0].start), copy.words(start + found.start("place"), start + found.end("place"))
    return None


def _bodies(copy: Copy, above: list[Line]) -> list[str]:
    """The issuing body and the one above it: the lines of bodies over the number, the national heading aside."""
    found: list[str] = []
    for line in above:
        column = re.split(r"\t+| {3,}", copy.plain[slice(*line.span)])[0].rstrip()
        if is_secret_line(column) or is_national(column) or not body_line(column):
            continue
        found.append(copy.words(line.span[0], line.span[0] + len(column)))
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
                if copy.plain.count("\n", last.span[1], following.span[0]) > 1 or is_national(following.text):
                    break
                last = following
            return copy.words(start, last.span[1])
    return None
