"""Finds when a meeting was held, where, and who organised it; in doubt it suggests nothing.

The days of cited papers, deadlines, school years and the letterhead's own day are none of the meeting. Leaves the kind
of meeting and its title to `report`.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence

from archive_app.model import Span
from archive_app.reading.composed import Copy
from archive_app.reading.extraction import Day, Phrase
from archive_app.text.dates import DateMention

MEETING = (
    r"(?:hoi nghi|dai hoi|cuoc hop|buoi hop|hop|hoi thao|hoi thi|hoi giang|toa dam|tap huan|lop|le|buoi|chuyen de"
    r"|sinh hoat)"
)
_HELD = re.compile(rf"(?<![^\W_])(?:to chuc|khai mac|dien ra|hom nay|tien hanh|lam viec|thoi gian|{MEETING})(?![^\W_])")
_NOT_HELD = re.compile(
    r"(?<![^\W_])(?:truoc|ke tu|den|den het|cham nhat|cham nhat la|han|sinh|thanh lap|qua|ban hanh|ky|dang|cap nhat|se)"
    r"(?: (?:vao|tu|la))?[ \n:]{1,3}(?:ngay )?$"
)
_PAPER = re.compile(
    r"(?<![^\W_])(?:nghi quyet|quyet dinh|chi thi|ke hoach|thong bao|cong van|huong dan|ket luan|thong tu|nghi dinh"
    r"|giay moi)(?![^\W_])[^.;,\n]{0,40}? ngay $"
)
_PLACE_AND_DATE = re.compile(r"[ ]*(?:[^,.;:\n]{1,40}, ?)?ngay $")
_LONGEST_DAYS = 31
_LEAD = 1500

_BEFORE_DAY = re.compile(
    r"(?<![^\W_])(?:(?P<session>sáng|trưa|chiều|tối)(?: ngày| nay,? ngày)? |(?:từ )?ngày )(?:từ )?$"
    r"|(?<![^\W_])từ $"
)
_SESSIONS = {"sáng": "sang", "trưa": "trua", "chiều": "chieu", "tối": "toi"}
_IMPOSSIBLE = re.compile(
    r"(?<![^\W_])(?P<day>\d{1,2})(?:[/.-](?P<month>\d{1,2})[/.-]|,? thang (?P<said>\d{1,2}),? nam )(?P<year>(?:19"
    r"|20)\d\d)"
    r"(?![^\W_]|[./-]\d)"
)
_NO_YEAR = re.compile(
    r"(?<![^\W_])(?:(?:sáng|chiều|tối)(?: ngày)?|ngày) (?P<day>\d{1,2})(?:[/.](?P<month>\d{1,2})"
    r"|,? tháng (?P<said>\d{1,2}))"
    r"(?![^\W_]|[./-] ?\d| (?:-|–|đến|và|năm) ?\d|,? năm)"
)

_YEAR_OF_TITLE = re.compile(r"(?<!học )năm ((?:19|20)\d\d)(?! ?[-–] ?\d)")
_LOOKS_BACK = 3

_BODY = (
    r"(?:ban|phong|so|truong|dang uy|huyen uy|chi uy|chi bo|dang bo|ubnd|uy ban|hdnd|lien doan|cong doan|doan|hoi|bo|"
    r"trung tam|cum|khoi|thuong truc)(?![^\W_])[^,.;:\n()]{0,120}?"
)
_ORGANISED = re.compile(
    rf"(?:[ ,]{{1,3}}tai (?:[^,.;:\n()]{{2,80}}), )?[ ,]{{0,3}}(?P<body>{_BODY}) (?:da |long trong |trong the )*"
    rf"to chuc (?:thanh cong |long trong )?{MEETING}(?![^\W_])"
)
_SHARED = re.compile(r"(?<![^\W_])(?:phoi hop|duoc|tai|cung)(?![^\W_])")
_ROOM = (
    r"(?:hội trường|phòng|văn phòng|trụ sở|trường|nhà|trung tâm|ubnd|uỷ ban|huyện|xã|thị trấn|thành phố|tp"
    r"|khách sạn|sân"
    r"|sở|điểm trường|cụm|hđnd|thị xã|phường|khu)(?![^\W_])"
)
_AT = re.compile(
    rf"(?<![^\W_])tại (?P<place>{_ROOM}[^,.;:\n()]{{0,100}}?)"
    r"(?=[,.;\n(]| (?:đã|vào|với|dưới|từ|do|ngày|diễn ra|trong|nhằm|để|đồng chí|tổ chức|chúng tôi|lúc|hồi|thành phần|có"
    r"|sáng|chiều|tối)(?![^\W_])|$)"
)
_PLACE_LINE = re.compile(
    r"(?:(?<=\n)|\A)[ \-+*•]{0,6}(?:\d{1,2}[.)/-] ?)?(?:địa điểm|nơi họp)(?: (?:họp"
    r"|tổ chức))? ?: ?(?P<place>[^\n;]{3,120})"
)


def days_held(copy: Copy, mentions: Sequence[DateMention], cited: Sequence[Span]) -> list[DateMention]:
    """The mention (or the days listed together in one) that says when the meeting was; none when several could be."""
    candidates = [
        mention
        for mention in mentions
        if mention.precision == "day"
        and (mention.end - mention.start).days < _LONGEST_DAYS
        and not _within(mention.span[0], cited)
        and not _says_something_else(copy, mention.span, one_day=mention.start == mention.end)
    ]
    for pool in (
        [mention for mention in candidates if _is_held(copy, mention.span) and mention.span[0] < _LEAD],
        [mention for mention in candidates if _is_held(copy, mention.span)],
    ):
        if pool:
            first = [mention for mention in pool if mention.span == pool[0].span]
            days = {(mention.start, mention.end) for mention in first}
            return first if all((mention.start, mention.end) in days for mention in pool) else []
    return []


def day_of(copy: Copy, mention: DateMention, mended: Sequence[Span]) -> Day:
    """The days of a mention with the words around that belong to it: Từ ngày …, Sáng …"""
    start, end, session = _widened(copy, *mention.span)
    low = any(start <= place < end for place, _ in mended)
    span = copy.span(start, end)
    raw = copy.words(start, end)
    bare = copy.span(*mention.span)
    return Day(
        str(mention.start), str(mention.end), "day", raw, span, bare, session, certainty="low" if low else "high"
    )


def impossible_day(copy: Copy, cited: Sequence[Span]) -> Day | None:
    """The first day that the text says the meeting was held on and no calendar has; kept as written."""
    for found in _IMPOSSIBLE.finditer(copy.folded):
        span = found.span()
        month = int(found["month"] or found["said"])
        if _is_a_day(int(found["year"]), month, int(found["day"])) or _within(span[0], cited):
            continue
        if _is_held(copy, span) and not _says_something_else(copy, span, one_day=True):
            start, end, session = _widened(copy, *span)
            raw = copy.words(start, end)
            return Day(None, None, "invalid", raw, copy.span(start, end), copy.span(*span), session, certainty="low")
    return None


def inferred_day(
    copy: Copy, issued: str | None, title: str, mentions: Sequence[DateMention], cited: Sequence[Span]
) -> Day | None:
    """A day written without its year, where the paper's own day tells it (the last one not after that) or the title."""
    if issued is None and not _YEAR_OF_TITLE.search(title):
        return None
    dated = [mention.span for mention in mentions]
    for found in _NO_YEAR.finditer(copy.low, 0, _LEAD):
        start, end = found.span("day")[0], found.end()
        if _within(start, dated) or _within(start, cited) or not _is_held(copy, (start, end)):
            continue
        if _says_something_else(copy, (start, end), one_day=True):
            continue
        month, day = int(found["month"] or found["said"]), int(found["day"])
        year = _year_before(issued, month, day) if issued else _year_of(title, month)
        if year and _is_a_day(year, month, day):
            held = datetime.date(year, month, day).isoformat()
            bare = copy.span(start, end)
            start, end, session = _widened(copy, start, end)
            return Day(held, held, "day", copy.words(start, end), copy.span(start, end), bare, session, True, "low")
    return None


def _year_before(issued: str, month: int, day: int) -> int:
    last = datetime.date.fromisoformat(issued)
    return last.year if (month, day) <= (last.month, last.day) else last.year - 1


def _year_of(title: str, month: int) -> int | None:
    """The year of the title; none early in a year, when meetings look back on the one before, nor in a school year."""
    years = {int(found[1]) for found in _YEAR_OF_TITLE.finditer(title)}
    return years.pop() if len(years) == 1 and month > _LOOKS_BACK else None


def organizer(copy: Copy, at: int) -> Phrase | None:
    """The body in "<day>, <body> đã tổ chức hội nghị"; None when others took part in organising.

    ``at`` is where the day ends.
    """
    start = copy.sentence_start(at)
    start += len(copy.low[start:at]) - len(copy.low[start:at].lstrip())
    said = _ORGANISED.match(copy.folded, at, at + 320) or _ORGANISED.match(copy.folded, start, copy.sentence_end(at))
    if said is None or _SHARED.search(said["body"]):
        return None
    return Phrase(copy.words(*said.span("body")), copy.span(*said.span("body")))


def place(copy: Copy, at: int | None) -> Phrase | None:
    """Where the meeting was: "Địa điểm: …", or "tại …" in the sentence that tells its day, which is ``at``."""
    found = _PLACE_LINE.search(copy.low)
    if found is None and at is not None:
        found = _AT.search(copy.low, copy.sentence_start(at), copy.sentence_end(at))
    if found is None:
        return None
    start, end = found.span("place")
    shown = copy.words(start, end).rstrip(" .,")
    return Phrase(shown, copy.span(start, start + len(copy.plain[start:end].rstrip(" .,"))))


def _within(at: int, spans: Sequence[Span]) -> bool:
    """Whether ``at`` lies in one of the spans, which are in order."""
    before = bisect_right(spans, at, key=lambda span: span[0])
    return before > 0 and at < spans[before - 1][1]


def _is_a_day(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _widened(copy: Copy, start: int, end: int) -> tuple[int, int, str | None]:
    before = _BEFORE_DAY.search(copy.low, max(0, start - 24), start)
    if before is None:
        return start, end, None
    return before.start(), end, _SESSIONS.get(before["session"] or "")


def _says_something_else(copy: Copy, span: Span, *, one_day: bool) -> bool:
    """Whether the day is that of a paper, a deadline, or the place-and-date line of the letterhead."""
    start, end = span
    before = copy.folded[max(0, start - 80) : start]
    line_start = max(copy.plain.rfind(apart, max(0, start - 120), start) + len(apart) for apart in ("\n", "\t", "   "))
    line_rest = copy.folded[end : end + 80].split("\n", 1)[0]
    alone = not line_rest.strip(" .") and _PLACE_AND_DATE.fullmatch(copy.folded[max(line_start, start - 120) : start])
    since = one_day and before.endswith("tu ngay ")
    return bool(since or _NOT_HELD.search(before) or _PAPER.search(before) or alone)


def _is_held(copy: Copy, span: Span) -> bool:
    """Whether the sentence around the day speaks of a meeting that takes place."""
    return _HELD.search(copy.folded, copy.sentence_start(span[0]), copy.sentence_end(span[1])) is not None
