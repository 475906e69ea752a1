"""Where a code point of a report stands in the text that Qt shows, and back.

Spans in the archive count code points of the text as it was read. Qt counts UTF-16 units, ends paragraphs at
``\\r``, ``\\r\\n`` and U+2029, and gives some characters a meaning of their own. Drawing the marks is `report_view`'s.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_SHIFTS = re.compile("[\U00010000-\U0010ffff]|\r(?=\n)")
_PARAGRAPH_ENDS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2029": "\n"})
# U+FDD0 and U+FDD1 open and close Qt's frames, U+FFFC stands for an object: in a pasted text they are noise.
# NUL ends a C string somewhere down the way, and a lone surrogate cannot be handed to Qt at all.
_NOISE = re.compile("[\x00\ufdd0\ufdd1\ufffc\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ShownText:
    """``shown`` is what Qt is given for ``text``: every code point keeps its place or moves by a known step."""

    text: str
    shown: str
    _points: tuple[int, ...]
    """Code points after which everything stands further right (an emoji) or left (the ``\\r`` of ``\\r\\n``)."""
    _positions: tuple[int, ...]
    """Qt's positions just after those code points."""

    def to_shown(self, point: int) -> int:
        """Qt's position of code point ``point`` (0 to ``len(text)``)."""
        before = bisect_right(self._points, point) - 1
        if before < 0:
            return point
        return self._positions[before] + point - self._points[before]

    def to_text(self, position: int) -> int:
        """The first code point at Qt's ``position``; the start of the character when it falls between surrogates."""
        point = bisect_left(range(len(self.text)), position, key=self.to_shown)
        return point if self.to_shown(point) <= position else point - 1


def shown_text(text: str) -> ShownText:
    points: list[int] = []
    positions: list[int] = []
    shift = 0
    for found in _SHIFTS.finditer(text):
        shift += -1 if found.group() == "\r" else 1
        points.append(found.end())
        positions.append(found.end() + shift)
    shown = _NOISE.sub("\ufffd", text.replace("\r\n", "\n").translate(_PARAGRAPH_ENDS))
    return ShownText(text, shown, tuple(points), tuple(positions))
