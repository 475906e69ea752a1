"""Finds the places of photos in a pasted page, and tells captions from the file labels that pasting leaves behind.

Leaves the pictures themselves to the readers of files, and putting them together to a person.
"""

from __future__ import annotations

import re

from archive_app.reading.composed import Copy
from archive_app.reading.extraction import PhotoLine
from archive_app.reading.letterhead import Line
from archive_app.reading.signature import is_editors, is_signature_line

_HEADING = re.compile(
    r"(?:mot so |nhung |cac |vai )?(?:hinh anh|anh)(?: (?:hoat dong|tu lieu|minh hoa))?"
    r"(?: (?:cua|tai|ve|trong|dien ra|hoi nghi|dai hoi|buoi|le|hoi thi)(?![^\W_]).{0,120})?[ :.]*"
)
_LABEL = re.compile(
    r"untitled(?:[-_ ]?\d*)?|no name|image ?\d*|picture ?\d*|photo ?\d*|anh ?\d*|hinh ?\d*"
    r"|\d{6,}(?:_\d+)+(?:_[a-z])?|(?:img|dsc|dscn|dscf|p|pic|mvi|vid|screenshot|scan|zalo|fb_img|pxl|wp|sam|hinh|anh)"
    r"[-_]?\d[\w().-]*|z\d{6,}\w*|[0-9a-f]{16,}|\d{8,}|[\w().%+-]{1,120}\.(?:jpe?g|png|gif|bmp|webp|heic|tiff?)"
)
_CAPTIONED = re.compile(r"(?:anh|hinh)(?: so)?(?: ?\d{1,3})? ?[.:)-] ?")
_VIEW = re.compile(r"(?:toan canh|quang canh) ")
_CREDIT = re.compile(r" [(–-]? ?[ẢA]nh: [^:.;]{3,40}\)?\.?$")
_LONGEST = 240


def find_photos(copy: Copy, lines: list[Line]) -> tuple[PhotoLine, ...]:
    """Each photo in order. ``lines`` are those of the copy; a lone full stop marks a picture that was lost."""
    photos: list[PhotoLine] = []
    under_heading = False
    for line in lines:
        if len(line.text) > _LONGEST:
            under_heading = False
        elif _HEADING.fullmatch(line.folded) and not _CAPTIONED.fullmatch(line.folded + ":"):
            under_heading = True
        elif is_editors(line) or (under_heading and is_signature_line(line)):
            under_heading = False
        else:
            found = _photo(copy, line, under_heading)
            if found:
                photos.append(found)
    return tuple(photos)


def is_file_label(line: Line) -> bool:
    """Whether a line is the name of a picture's file or what a page says where it has none: never a caption."""
    return (_LABEL.fullmatch(line.folded) is not None and not line.folded.isalpha()) or line.folded == "untitled"


def _photo(copy: Copy, line: Line, under_heading: bool) -> PhotoLine | None:
    written = copy.words(*line.span)
    span = copy.span(*line.span)
    if is_file_label(line):
        return PhotoLine(None, written, span)
    marked = _CAPTIONED.match(line.folded)
    if marked:
        caption = _CREDIT.sub("", copy.words(line.span[0] + marked.end(), line.span[1]))
        return PhotoLine(caption, written, span) if " " in caption and not _is_a_credit(caption) else None
    spoken = re.search(r"[^\W_]", line.folded) is not None
    if under_heading and spoken:
        return PhotoLine(written, written, span)
    if _VIEW.match(line.folded) and line.text[-1] not in ".;," and len(line.text) < 120:
        return PhotoLine(written, written, span, "low")
    return None


def _is_a_credit(caption: str) -> bool:
    """Ảnh: Lê Văn An tells who took it."""
    return len(caption.split()) <= 5 and all(word[:1].isupper() for word in caption.split())
