"""Reads the text layer of a PDF, page by page, lines of one paragraph put together; says which pages have none.

A page without text is a picture of one, which waits for recognition. Scripts, forms and files inside are left alone.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from archive_app.errors import FileUnreadable
from archive_app.reading.paper import Line, Note, Read, Run, finished, line

MOST_PAGES = 500
"""Pages whose text is read: a book of laws has as many, a report some dozen."""
_FULL_LINE = 0.82
_LEAST_FULL = 50
"""Characters: a shorter line ends where it ends."""
_BROKEN_SHARE = 0.3
_SPOILT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffd\ue000-\uf8ff]")
_ITEM = re.compile(
    r"\s*(?:[-–—+•*▪●]|\(?\d{1,3}[.)/]|\(?[a-zđA-Z][.)]\s|[IVXLC]{1,6}[.)]|(?:Điều|Chương|Mục|Phần|Khoản)\s+[\dIVX])"
)
_CUT = re.compile(r"[,-]?(?:Bold|Italic|Oblique|Regular)+(?:MT)?$")
"""The cut that stands behind a font's name, and would hide that .VnTimeH draws capitals."""
_SENTENCE_END = re.compile(r"[.:;!?…][\"”’)]*\s*$")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as the page shows it, and the font of its middle."""

    text: str
    font: str | None


def read(content: bytes, path: str) -> Read:
    """The text of at most `MOST_PAGES` pages. Raises `FileUnreadable` (damaged, protected)."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise FileUnreadable(path, "protected" if "assword" in str(error) else "damaged", str(error)) from error
    lines: list[Line] = []
    notes: list[Note] = ["text_cut"] if len(document) > MOST_PAGES else []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        rows = _rows(page)
        if not _readable(rows) and _has_pictures(page):
            notes.append("no_text")
        lines += _paragraphs(rows if _readable(rows) else [])
        page.close()
    if not any(one.text.strip() for one in lines):  # letters drawn as lines are no text either
        notes.append("no_text")
    return finished(lines, None, notes)


def _rows(page: pypdfium2.PdfPage) -> list[_Row]:
    words = page.get_textpage()
    count = words.count_chars()
    text = words.get_text_range() if count > 0 else ""
    rows = []
    at = 0
    same = len(text) == count  # letters outside the basic plane make the text longer than its count
    for one in text.split("\n"):
        shown = one.rstrip("\r").replace("\ufffe", "").replace("\x02", "")
        rows.append(_Row(shown, _font(words, at + len(one) // 2) if same and shown.strip() else None))
        at += len(one) + 1
    return rows


def _font(words: pypdfium2.PdfTextPage, at: int) -> str | None:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(words.raw, at, buffer, len(buffer), ctypes.byref(flags))
    if not 0 < length <= len(buffer):
        return None
    name = buffer.value.decode("utf-8", "replace")
    return _CUT.sub("", re.sub(r"^[A-Z]{6}\+", "", name)) or None


def _readable(rows: Sequence[_Row]) -> bool:
    text = "".join(one.text for one in rows)
    visible = sum(not char.isspace() for char in text)
    return visible > 0 and len(_SPOILT.findall(text)) < visible * _BROKEN_SHARE


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _paragraphs(rows: Sequence[_Row]) -> Iterator[Line]:
    """The rows of a page, those that only the width of the page parts put together again."""
    lengths = sorted(len(one.text) for one in rows if one.text.strip())
    full = max(_LEAST_FULL, lengths[int(len(lengths) * 0.9)] * _FULL_LINE) if lengths else 0
    open_runs: list[Run] = []
    last = ""
    for one in rows:
        goes_on = bool(open_runs) and _goes_on(last, one.text, full)
        if open_runs and not goes_on:
            yield Line(tuple(open_runs))
            open_runs = []
        blank = [Run(" ")] if open_runs and not last.rstrip().endswith("-") else []
        open_runs += [*blank, Run(one.text.strip() if open_runs else one.text.rstrip(), one.font)]
        last = one.text
    if open_runs:
        yield Line(tuple(open_runs))
    yield line("")


def _goes_on(above: str, below: str, full: float) -> bool:
    if not above.strip() or not below.strip() or _ITEM.match(below):
        return False
    if below.lstrip()[0].islower() and len(above) > full * 0.5:
        return not _SENTENCE_END.search(above) or above.rstrip().endswith(";")
    return len(above) >= full and not _SENTENCE_END.search(above)
