"""Knows the head of an office paper: which lines are letterhead, where its title stands, whether it is marked secret.

Form of State papers: Decree 30/2020, annex I; of Party papers: Guidance 36-HD/VPTW. Leaves the sentences below the
title to `report` and `citations`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from archive_app.model import Span
from archive_app.text.folding import fold, folded_copy
from archive_app.text.unicode import canonical

HEAD_LINES = 15
"""Non-empty lines from the top among which letterhead and a secrecy mark are looked for."""

LONGEST_TITLE = 500
_LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line: ``text`` without blanks around it, its ``folded`` beginning, and ``span`` in the whole text."""

    text: str
    folded: str
    span: Span


def lines(text: str, folded: str | None = None) -> Iterator[Line]:
    """The lines that hold anything to read, in order. A line ends at a line feed, nowhere else.

    ``folded`` is a folded copy of the text, letter for letter, where the caller has one.
    """
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        written = text[at:end]
        shown = written.strip().strip("\u200b\ufeff").strip()
        if shown:
            start = at + written.index(shown)
            head = folded[start : start + _LONGEST_HEADING] if folded else folded_copy(shown[:_LONGEST_HEADING]).text
            yield Line(shown, " ".join(head[: len(shown)].split()), (start, start + len(shown)))
        at = end + 1


# --- secrecy -------------------------------------------------------------------------------------------------------

_MARKS = {"mat": "MẬT", "toi mat": "TỐI MẬT", "tuyet mat": "TUYỆT MẬT"}
_LONGEST_MARK = 60
_COLUMNS = re.compile(r"\t+|[ \u00a0]{3,}")
_NATIONAL = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam|doc lap ?- ?tu do")


def _mark(written: str) -> str | None:
    if len(written) > _LONGEST_MARK:
        return None
    shown = " ".join(re.sub(r"[\W_]+", " ", canonical(written)).split())
    if re.fullmatch(r"(?:\w )+\w", shown):  # M Ậ T
        shown = shown.replace(" ", "").replace("TỐI", "TỐI ").replace("TUYỆT", "TUYỆT ")
    shown = re.sub(r"(?i)^(?:độ mật|do mat|dấu mật) ", "", shown)
    mark = _MARKS.get(fold(shown))
    if mark is None:
        return None
    whole = [word in (full, fold(full).upper()) for word, full in zip(shown.upper().split(), mark.split(), strict=True)]
    bare = shown.isascii() and not shown.isupper()  # "mat" in small letters is some other word
    return mark if all(whole) and not bare else None


def secrecy_mark(text: str) -> str | None:
    """MẬT, TỐI MẬT or TUYỆT MẬT when it stands alone on a line of the letterhead; in running text it is none.

    Also with its marks missing, in NFD, in brackets, or beside the national heading in the other column.
    """
    for line in itertools.islice(lines(text), HEAD_LINES):
        columns = _COLUMNS.split(line.text) if _NATIONAL.search(line.folded) else [line.text]
        for column in columns:
            mark = _mark(column)
            if mark:
                return mark
    return None


# --- the title -----------------------------------------------------------------------------------------------------

_BODY_LINE = re.compile(
    r"(?:ubnd|uỷ ban|hđnd|hội đồng|sở|phòng|trường|(?:đảng|huyện|tỉnh|thành|chi) uỷ|đảng bộ|chi bộ|ban|bộ|đoàn"
    r"|liên đoàn|công đoàn|cđcs|trung tâm|huyện|tỉnh|xã|thị trấn|hội (?!nghị|thảo|thi|giảng|khoẻ|diễn|họp)"
    r"|phong giao duc|truong|dang uy|huyen uy|dang bo|chi bo)(?![^\W_])"
)
_EVENT = re.compile(r"hoi nghi|dai hoi|tong ket|so ket|kiem diem|hop|tap huan|hoi thao|bao cao|ke hoach|trien khai")
_LETTERHEAD = re.compile(
    r"cong hoa xa hoi chu nghia|dang cong san viet nam|doc lap ?- ?tu do"
    r"|^so ?[:.]? ?[\d.…_]|^so ?:"
    r"|^(?:[^,.;:]{1,40}, )?ngay ?[\d.…_ ]* ?thang ?[\d.…_ ]* ?nam ?[\d.…_]*\.?$"
    r"|^(?:hoa toc|thuong khan|khan|du thao(?: lan \d+)?|ban sao|sao y(?: ban chinh)?)$"
    r"|^(?:ngay dang|dang ngay|dang luc|cap nhat|luot xem|nguoi dang|tac gia|trang chu)(?![^\W_])"
    r"|^(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)?,? ?(?:ngay )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"(?: ?[-,]? ?\d{1,2}[:h]\d{2}.*)?$"
)
_FORM = re.compile(
    r"^(?:bao cao(?: tong hop)?|bien ban|ke hoach|thong bao|giay moi|nghi quyet|quyet dinh|ket luan|to trinh"
    r"|chuong trinh|huong dan|cong van|thong bao ket luan|tham luan|dien van|bai phat bieu|de cuong|danh sach|tin bai)$"
)
_BODY_OF_TEXT = re.compile(
    r"^(?:[-+*•]|[ivx]{1,4}[.)]|\d{1,2}[.)])"
    r"|^(?:kinh gui|can cu|thuc hien|hom nay|chung toi|thoi gian|dia diem|thanh phan)(?![^\W_])"
)


_HAPPENS = re.compile(
    r"(?:hoi nghi|dai hoi|hoi thao|hoi thi|hoi giang|le|toa dam|lop)(?![^\W_])[^.;:\n]{8,300}?"
    r"(?=,? (?:da |se |vua |long trong )*(?:duoc (?:long trong )?to chuc|dien ra|khai mac|be mac)(?![^\W_]))"
)


def form_heading(line: Line) -> bool:
    """Whether a line says nothing but what kind of paper it is: BÁO CÁO, THÔNG BÁO."""
    return _FORM.match(line.folded) is not None and line.text[0].isupper()


def begins_the_text(line: Line) -> bool:
    """Whether a line is the beginning of what the paper has to say: Căn cứ …, Thời gian …, 1. …"""
    return _BODY_OF_TEXT.match(line.folded) is not None


def is_national(written: str) -> bool:
    """Whether the words belong to the heading that every State or Party paper has."""
    return _NATIONAL.search(fold(written)) is not None


def is_secret_line(written: str) -> bool:
    """Whether the words are a mark of secrecy."""
    return _mark(written) is not None


def body_line(written: str) -> bool:
    """Whether a line in capitals of the letterhead names a body."""
    return _is_capital(written) and _BODY_LINE.match(canonical(written).lower()) is not None


def _is_capital(text: str) -> bool:
    return any(c.isalpha() for c in text) and text.upper() == text


def _is_letterhead(line: Line, formal: bool) -> bool:
    if not re.search(r"[^\W\d_]{2}", line.folded) or _mark(line.text):
        return True
    if _LETTERHEAD.search(line.folded):
        return True
    a_body = _BODY_LINE.match(canonical(line.text[:80]).lower()) is not None and not _EVENT.search(line.folded)
    return formal and _is_capital(line.text) and a_body


def _goes_on(title: Line, following: Line, text: str) -> bool:
    """Whether a title is clearly broken over two lines: nothing between them, and the second one finishes the first."""
    between = text[title.span[1] : following.span[0]]
    if between.count("\n") != 1 or title.text[-1] in ".!?;" or len(following.text) > 200:
        return False
    if _BODY_OF_TEXT.match(following.folded) or following.text[-1] in ".;":
        return False
    return (
        _FORM.match(title.folded) is not None
        or (_is_capital(title.text) and _is_capital(following.text))
        or (title.text[-1] in ",-–" or following.text[0].islower())
    )


def title(text: str) -> tuple[str, Span] | None:
    """The first line that reads as a title, with what clearly belongs to it on the next lines, and their place.

    The kind of paper on a line of its own (BÁO CÁO) is not part of the title below it.
    Blanks are made single, the form is NFC, and it is cut after a word at 500 characters; otherwise it is as written.
    """
    head = list(itertools.islice(lines(text), HEAD_LINES))
    formal = any(_NATIONAL.search(line.folded) or re.match(r"so ?[:.]? ?\d", line.folded) for line in head)
    below = itertools.dropwhile(lambda line: _is_letterhead(line, formal), lines(text))
    found = list(itertools.islice(below, 5))
    if not found or found[0].folded.startswith("kinh gui"):
        return None
    last = 0
    while last + 1 < len(found) and _goes_on(found[last], found[last + 1], text):
        last += 1
    first = 1 if last and form_heading(found[0]) else 0
    span = found[first].span[0], found[last].span[1]
    happens = _HAPPENS.match(folded_copy(text[slice(*span)]).text) if first == last else None
    if happens:  # a sentence about a meeting is called like the meeting
        span = span[0], span[0] + folded_copy(text[slice(*span)]).span(*happens.span())[1]
    shown = unicodedata.normalize("NFC", " ".join(text[slice(*span)].split()))
    if len(shown) > LONGEST_TITLE:
        shown = shown[: LONGEST_TITLE + 1].rpartition(" ")[0] or shown[:LONGEST_TITLE]
    return shown, span
