"""Suggests what a report says about its meeting, each value with its place in the text; in doubt it suggests nothing.

Reads the title, days, kind, organising body and cited documents. Leaves persons, points and signatures to a later
reader, and the decision to the clerk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from archive_app.model import MeetingDate, MeetingFields, Span
from archive_app.reading.citations import find_citations
from archive_app.reading.letterhead import secrecy_mark, title
from archive_app.text.dates import DateMention, find_dates
from archive_app.text.folding import fold, folded_copy
from archive_app.text.unicode import canonical

__all__ = ["secrecy_mark", "understand"]

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
    ("thuong_ky", "thường kỳ|định kỳ|sinh hoạt chi bộ"),
    ("dot_xuat", "đột xuất|bất thường"),
    ("lam_viec", "(?:buổi|họp|hội nghị) làm việc"),
)
_KIND = re.compile("|".join(rf"(?P<{code}>\b(?:{words})\b)" for code, words in _KINDS))
_BARE_KIND = re.compile(fold(_KIND.pattern).replace("(?p<", "(?P<"))

_MEETING = (
    r"(?:hoi nghi|dai hoi|cuoc hop|buoi hop|hop|hoi thao|hoi thi|hoi giang|toa dam|tap huan|lop|le|buoi|chuyen de"
    r"|sinh hoat)"
)
_HELD = re.compile(rf"(?<![^\W_])(?:to chuc|khai mac|dien ra|hom nay|tien hanh|{_MEETING})(?![^\W_])")
_NOT_HELD = re.compile(
    r"(?<![^\W_])(?:truoc|ke tu|den|den het|cham nhat|cham nhat la|han|sinh|thanh lap|qua|ban hanh|ky|dang|cap nhat|se)"
    r"(?: (?:vao|tu|la))?[ \n:]{1,3}(?:ngay )?$"
)
_PAPER = re.compile(
    r"(?<![^\W_])(?:nghi quyet|quyet dinh|chi thi|ke hoach|thong bao|cong van|huong dan|ket luan|thong tu|nghi dinh"
    r"|giay moi)(?![^\W_])[^.;,\n]{0,40}? ngay $"
)
_PLACE_AND_DATE = re.compile(r"[ ]*(?:[^,.;:\n]{1,40}, ?)?ngay $")
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\n")
_LONGEST_DAYS = 31
_LEAD = 1500

_BODY = (
    r"(?:ban|phong|so|truong|dang uy|huyen uy|chi uy|chi bo|dang bo|ubnd|uy ban|hdnd|lien doan|cong doan|doan|hoi|bo|"
    r"trung tam|cum|khoi|thuong truc)(?![^\W_])[^,.;:\n()]{0,120}?"
)
_ORGANISED = re.compile(
    rf"[ ,]{{1,3}}(?P<body>{_BODY}) (?:da |long trong |trong the )*to chuc (?:thanh cong |long trong )?{_MEETING}"
    r"(?![^\W_])"
)


def understand(text: str) -> MeetingFields:
    """What the report says about its meeting, for a person to accept; ``text`` is kept as it is.

    ``title`` is empty when no line reads as one. Spans are in code points of ``text``.
    """
    found = title(text)
    mentions = find_dates(text)
    citations, cited = find_citations(text, mentions)
    held = _days_held(text, mentions, cited)
    return MeetingFields(
        title=found[0] if found else "",
        text=text,
        kind=kind_of_title(found[0]) if found else None,
        dates=tuple(_meeting_date(mention) for mention in held),
        organizer=_organizer(text, held[-1].span[1]) if held else None,
        citations=citations,
        reviewed=False,
    )


def kind_of_title(words: str) -> str | None:
    """The code of the kind of meeting that the title's words name first, with their marks or all without."""
    words = canonical(words).lower()
    named = _BARE_KIND.search(words) if words.isascii() else _KIND.search(words)
    return named.lastgroup if named else None


def _meeting_date(mention: DateMention) -> MeetingDate:
    return MeetingDate(str(mention.start), str(mention.end), mention.precision, mention.raw, mention.span)


def _days_held(text: str, mentions: Sequence[DateMention], cited: Sequence[Span]) -> list[DateMention]:
    """The mention (or the days listed together in one) that says when the meeting was; none when several could be."""
    candidates = [
        mention
        for mention in mentions
        if mention.precision == "day"
        and (mention.end - mention.start).days < _LONGEST_DAYS
        and not any(start <= mention.span[0] < end for start, end in cited)
        and not _says_something_else(text, mention)
    ]
    for pool in (
        [mention for mention in candidates if _is_held(text, mention) and mention.span[0] < _LEAD],
        [mention for mention in candidates if _is_held(text, mention)],
        candidates,
    ):
        if pool:
            first = [mention for mention in pool if mention.span == pool[0].span]
            days = {(mention.start, mention.end) for mention in first}
            return first if all((mention.start, mention.end) in days for mention in pool) else []
    return []


def _says_something_else(text: str, mention: DateMention) -> bool:
    """Whether the day is that of a paper, a deadline, or the place-and-date line of the letterhead."""
    start, end = mention.span
    before = folded_copy(text[max(0, start - 80) : start]).text
    line_start = text.rfind("\n", 0, start) + 1
    line_rest = text[end : end + 80].split("\n", 1)[0]
    alone = not line_rest.strip(" .\t\r\u00a0") and _PLACE_AND_DATE.fullmatch(folded_copy(text[line_start:start]).text)
    since = mention.start == mention.end and before.endswith("tu ngay ")
    return bool(since or _NOT_HELD.search(before) or _PAPER.search(before) or alone)


def _is_held(text: str, mention: DateMention) -> bool:
    """Whether the sentence around the day speaks of a meeting that takes place."""
    start, end = mention.span
    head = max(
        (found.end() for found in _SENTENCE_END.finditer(text, max(0, start - 400), start)), default=max(0, start - 400)
    )
    stop = _SENTENCE_END.search(text, end, end + 400)
    return _HELD.search(folded_copy(text[head : stop.start() if stop else end + 400]).text) is not None


def _organizer(text: str, at: int) -> str | None:
    """The body in "<day>, <body> đã tổ chức hội nghị"; None when others took part in organising."""
    rest = folded_copy(text[at : at + 240])
    said = _ORGANISED.match(rest.text)
    if not said or re.search(r"(?<![^\W_])(?:phoi hop|duoc|tai)(?![^\W_])", said["body"]):
        return None
    start, end = rest.span(*said.span("body"))
    return unicodedata.normalize("NFC", " ".join(text[at + start : at + end].split()))
