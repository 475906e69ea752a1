"""Folds only those parts of a text where a pattern can match, because folding all of it is most of a reader's work.

Leaves to each reader where such parts begin and end; what it finds there is what it would find in a copy of the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from archive_app.text.folding import Folded, folded_copy
from archive_app.text.unicode import INVISIBLE, MARKS

DROPPED = MARKS + INVISIBLE
"""What may stand anywhere in the original and is not in the copy, as the inside of a character class."""

STROKES = "-/\u2010-\u2015\u2044\u2212\uff0d\uff0f"
"""What is a hyphen or a slash in the copy, as the inside of a character class."""

_X = f"[{DROPPED}]*+"
_YEAR = re.compile(rf"[12](?:(?<=1){_X}[89８９]|(?<=2){_X}[0０]){_X}\d{_X}\d")
_YEAR_IN_ANY_WIDTH = re.compile(
    _YEAR.pattern.replace("[12]", "[12１２]").replace("=1", "=[1１]").replace("=2", "=[2２]")
)

_TWO_MORE = re.compile(rf"{_X}(?:.{_X}){{0,2}}+", re.DOTALL)


class Stretch(NamedTuple):
    """A folded part of a text: ``copy`` begins ``at`` there, what was asked for begins at ``start`` of the copy."""

    copy: Folded
    at: int
    start: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` of the copy stands in the text."""
        first, last = self.copy.span(start, end)
        return self.at + first, self.at + last


def years(text: str) -> Iterator[re.Match[str]]:
    """What may be a year, 1800 to 2099, in the original: four digits, perhaps of a longer run."""
    pattern = _YEAR_IN_ANY_WIDTH if "１" in text or "２" in text else _YEAR
    return pattern.finditer(text)


def stretch(text: str, start: int, end: int, before: int) -> Stretch:
    """``[start, end)`` of the text folded, with what patterns look back and ahead at.

    At least ``before`` letters in front and two behind, as far as the text has them. Marks are no letters, so the part
    is longer where the text is decomposed.
    """
    more = _TWO_MORE.match(text, end)
    end = more.end() if more else end
    reach = before
    while True:
        at = max(0, start - reach)
        copy = folded_copy(text[at:end])
        asked = start - at if copy.places is None else bisect_left(copy.places, start - at)
        if at == 0 or asked >= before:
            return Stretch(copy, at, asked)
        reach *= 2
