"""Suggests what a report says about its meeting, each value with its place in the text; in doubt it suggests nothing.

Puts together what the readers beside it find, each of which has one idea. Leaves the decision to the clerk.
"""

from __future__ import annotations

import re

from archive_app.model import MeetingDate, MeetingFields, Span
from archive_app.reading import occasion
from archive_app.reading.citations import find_citations
from archive_app.reading.composed import Copy, copy_of
from archive_app.reading.extraction import Cited, Day, Extraction, Paper, Phrase, Warned
from archive_app.reading.letterhead import Line, lines, secrecy_mark, title
from archive_app.reading.mending import mend
from archive_app.reading.own_paper import find_paper
from archive_app.reading.people import find_mentions, people_of
from archive_app.reading.photos import find_photos
from archive_app.reading.presentations import find_presentations
from archive_app.reading.signature import find_signature
from archive_app.reading.statements import find_statements
from archive_app.text.dates import find_dates
from archive_app.text.folding import fold
from archive_app.text.unicode import canonical

__all__ = ["extract", "kind_of_title", "secrecy_mark", "understand"]

_KINDS = (
    ("hoi_nghi_cbccvc", "hội nghị (?:cán bộ|viên chức|công nhân|người lao động|cb)|cbccvc|cbvc|cbcnvc"),
    ("dai_hoi", "đại hội"),
    ("hoi_thao", "hội thảo|toạ đàm"),
    ("hoi_thi", "hội thi|hội giảng"),
    ("tap_huan", "tập huấn|bồi dưỡng"),
    ("kiem_diem", "kiểm điểm"),
    ("so_ket", "sơ kết"),
    ("tong_ket", "tổng kết"),
    ("giao_ban", "(?:họp|hội nghị) giao ban|giao ban (?:tháng|quý|tuần|công tác|định kỳ|hiệu trưởng)"),
    ("trien_khai", "triển khai|quán triệt"),
    ("chuyen_de", "chuyên đề"),
    ("ky_niem", "kỷ niệm"),
    ("thuong_ky", "thường kỳ|định kỳ|sinh hoạt chi bộ|họp (?:chi bộ|chi uỷ|đảng uỷ|chi đoàn) tháng"),
    ("dot_xuat", "đột xuất|bất thường"),
    ("lam_viec", "(?:buổi|họp|hội nghị) làm việc"),
)
_KIND = re.compile("|".join(rf"(?P<{code}>\b(?:{words})\b)" for code, words in _KINDS))
_BARE_KIND = re.compile(fold(_KIND.pattern).replace("(?p<", "(?P<"))
_HOLDS = re.compile(rf"(?<![^\W_])to chuc (?:thanh cong |long trong )?(?={occasion.MEETING}(?![^\W_]))")


def understand(text: str) -> MeetingFields:
    """What the report says about its meeting, as much as a meeting's fields can hold; ``text`` is kept as it is.

    ``title`` is empty when no line reads as one. Spans are in code points of ``text``.
    """
    found = extract(text)
    return MeetingFields(
        title=found.title.text if found.title else "",
        text=text,
        kind=found.kind.text if found.kind else None,
        dates=tuple(
            MeetingDate(day.start, day.end, "day", text[slice(*day.bare)], day.bare)
            for day in found.days
            if day.start and day.end and not day.inferred
        ),
        place=found.place.text if found.place else None,
        organizer=found.organizer.text if found.organizer else None,
        citations=tuple(cited.paper for cited in found.citations),
        reviewed=False,
    )


def extract(text: str) -> Extraction:
    """Everything that the report suggests. Spans are in code points of ``text``, whatever its Unicode form."""
    copy = copy_of(text)
    every_line = list(lines(copy.plain, copy.folded))
    mended, repaired = mend(copy.plain)
    mentions = find_dates(mended)
    cited, places = find_citations(copy, mended, mentions, repaired)
    paper = find_paper(copy, every_line)
    named = _title(copy)
    held = occasion.days_held(copy, mentions, places)
    days = tuple(occasion.day_of(copy, mention, repaired) for mention in held)
    if not days:
        unsure = occasion.impossible_day(copy, places) or occasion.inferred_day(
            copy, paper.issued_date if paper else None, named.text if named else "", mentions, places
        )
        days = (unsure,) if unsure else ()
    signature = find_signature(copy, every_line)
    people = [one for one in find_mentions(copy) if not (signature and _inside(one.person.span, signature.span))]
    at = held[-1].span[1] if held else None
    citations = _of_others(cited, paper)
    return Extraction(
        title=named,
        kind=_kind(copy, named),
        days=days,
        place=occasion.place(copy, at),
        organizer=occasion.organizer(copy, at) if at is not None else None,
        secrecy_mark=_secrecy(text, copy, every_line),
        citations=citations,
        people=people_of(people),
        presentations=find_presentations(copy, people),
        statements=find_statements(copy, every_line),
        photos=find_photos(copy, every_line),
        signature=signature,
        paper=paper,
        warnings=_warnings(days, citations),
    )


def kind_of_title(words: str) -> str | None:
    """The code of the kind of meeting that the title's words name first, with their marks or all without."""
    words = canonical(words).lower()
    named = _BARE_KIND.search(words) if words.isascii() else _KIND.search(words)
    return named.lastgroup if named else None


def _title(copy: Copy) -> Phrase | None:
    found = title(copy.plain)
    if found is None:
        return None
    shown = copy.words(*found[1])
    if len(shown) > len(found[0]):
        shown = shown[: len(found[0])]  # cut after a word
    return Phrase(shown, copy.span(*found[1]), "low" if shown[-1] in ".;:" else "high")


def _kind(copy: Copy, named: Phrase | None) -> Phrase | None:
    """The kind that the title names, else the words after "tổ chức" in the first sentence that has them."""
    code = kind_of_title(named.text) if named else None
    if named and code:
        return Phrase(code, named.span)
    held = _HOLDS.search(copy.folded)
    if held is None:
        return None
    end = min(copy.sentence_end(held.end()), held.end() + 60)
    code = kind_of_title(copy.low[held.end() : end])
    return Phrase(code, copy.span(held.end(), end), "low") if code else None


def _inside(span: Span, outer: Span) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]


def _secrecy(text: str, copy: Copy, every_line: list[Line]) -> Phrase | None:
    mark = secrecy_mark(text)
    if mark is None:
        return None
    line = next((line for line in every_line if secrecy_mark(line.text)), every_line[0])
    return Phrase(mark, copy.span(*line.span))


def _of_others(cited: tuple[Cited, ...], paper: Paper | None) -> tuple[Cited, ...]:
    """The citations without the paper's own number."""
    own = (paper.number, paper.notation) if paper else None
    return tuple(one for one in cited if (one.paper.number, one.paper.notation) != own)


def _warnings(days: tuple[Day, ...], citations: tuple[Cited, ...]) -> tuple[Warned, ...]:
    found: list[Warned] = []
    if any(day.precision == "invalid" for day in days):
        found.append("invalid_calendar_date")
    if any(day.inferred for day in days):
        found.append("year_inferred")
    if any(one.certainty == "low" for one in citations):
        found.append("recognition_corrected")
    return tuple(found)
