"""Reads who signed a paper: for whom (KT., T/M), in which office, under which name; or the editors of a web page.

A name under an office in capitals is the signer; in two columns or in doubt nobody is. Leaves the other people of the
text to `people`.
"""

from __future__ import annotations

import re

from archive_app.reading.composed import Copy
from archive_app.reading.extraction import Signature
from archive_app.reading.letterhead import Line
from archive_app.reading.names import is_family, name_at
from archive_app.text.folding import fold

_AUTHORITY = re.compile(r"(?P<authority>t/m|tm\.?|kt\.?|k/t|tl\.?|t/l|tuq\.?|q\.) ?(?=[a-z])")
_OFFICE = re.compile(
    r"(?:q\. ?|quyen )?(?:pho |uy vien|truong|chu tich|bi thu|giam doc|hieu truong|thu truong|chanh|thu ky"
    r"|chu tri|chu toa"
    r"|nguoi (?:ghi|viet|lap|bao cao)|to truong|chu nhiem|ke toan|dai dien|thuong truc|can bo|bo truong|vien truong)"
)
_MARKER = re.compile(r"\(? ?(?:da ky|ky ten|ky,? ?(?:dong dau|ghi ro ho ten)?|dau|signed|dong dau)[^)]{0,40}\)?\.?")
_EDITORS = re.compile(
    r"(?:ban bien tap|tin,? ?(?:bai|anh)|bai,? ?(?:va )?anh|nguon|tac gia|nguoi (?:viet|dang)(?: bai)?|bbt)(?![^\W_])"
    r".{0,100}"
)
_RECIPIENTS = re.compile(r"noi nhan|[-+] ?|luu(?![^\W_])|nhu tren")
_COLUMN = re.compile(r".*(?:\t| {3})(?=\S)")
_LAST = 12
_LONGEST = 90


def is_editors(line: Line) -> bool:
    """Whether a line names who made a web page: Ban biên tập …, Tin, ảnh: …"""
    return len(line.text) <= _LONGEST and _EDITORS.fullmatch(line.folded) is not None


def is_signature_line(line: Line) -> bool:
    """Whether a line can only belong to a signature: T/M …, (Đã ký)."""
    capital = line.text.upper() == line.text
    return (capital and _AUTHORITY.match(line.folded) is not None) or _MARKER.fullmatch(line.folded) is not None


def find_signature(copy: Copy, lines: list[Line]) -> Signature | None:
    """The signature among the last lines; None when there is none or it is not clear who signed."""
    last = [line for line in (_right(line) for line in lines[-_LAST:]) if line]
    for at in range(len(last) - 1, -1, -1):
        if _is_head(last[at]) and (at == 0 or not _is_head(last[at - 1])):
            signed = _signed(copy, last[at:])
            if signed:
                return signed
    return _editors(copy, lines)


def _right(line: Line) -> Line | None:
    """The line without the recipients that stand left of a signature; None when it holds nothing else."""
    if not _RECIPIENTS.match(line.folded):
        return line
    column = _COLUMN.search(line.text)
    if column is None:
        return None
    start, end = line.span
    text = line.text[column.end() :]
    return Line(text, fold(text), (start + column.end(), end))


def _is_head(line: Line) -> bool:
    """A line in capitals that says for whom or in which office somebody signs."""
    if len(line.text) > _LONGEST or line.text.upper() != line.text or "\t" in line.text or "   " in line.text:
        return False
    return (_AUTHORITY.match(line.folded) or _OFFICE.match(line.folded)) is not None


def _signed(copy: Copy, block: list[Line]) -> Signature | None:
    heads = 0
    while heads < len(block) and _is_head(block[heads]):
        heads += 1
    rest = block[heads:]
    marker = next((line for line in rest[:2] if _MARKER.fullmatch(line.folded)), None)
    names = [line for line in rest if line is not marker and _is_a_name(copy, line)]
    unclear = len(names) > 1 or heads > 3 or any(line not in names and line is not marker for line in rest[:1])
    if unclear or not (names or marker):
        return None
    first = block[0]
    authority = _AUTHORITY.match(first.folded)
    titles = [copy.words(*line.span) for line in block[:heads]]
    if authority:
        titles[0] = copy.words(first.span[0] + authority.end(), first.span[1])
    own = titles[-1] if not authority or heads > 1 else None
    last = max([block[heads - 1], *names, *([marker] if marker else [])], key=lambda line: line.span)
    return Signature(
        name=copy.words(*names[0].span) if names else None,
        title=own,
        authority=copy.words(first.span[0], first.span[0] + authority.end("authority")) if authority else None,
        on_behalf_title=titles[0] if authority else None,
        body=None,
        signed_marker=copy.words(*marker.span) if marker else None,
        span=copy.span(first.span[0], last.span[1]),
        certainty="high" if names and is_family(copy, names[0].span[0]) else "low",
    )


def _is_a_name(copy: Copy, line: Line) -> bool:
    start, end = line.span
    titled = re.match(r"(?:(?:ths|ts|pgs|gs)\.? ?)+(?=[^\W_])", line.folded)
    return name_at(copy, start + titled.end() if titled else start) == end


def _editors(copy: Copy, lines: list[Line]) -> Signature | None:
    """The last line, where it names the editors of a page."""
    if not lines or not re.match(r"(?:ban bien tap|bbt)(?![^\W_])", lines[-1].folded) or not is_editors(lines[-1]):
        return None
    span = lines[-1].span
    return Signature(None, None, None, None, copy.words(*span), None, copy.span(*span))
