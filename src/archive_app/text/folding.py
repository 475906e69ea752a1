"""Takes the marks off: *Hội nghị* → *hoi nghi*, for finding what was typed without them.

Leaves splitting into words to `tokens`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from archive_app.text.unicode import INVISIBLE, MARKS, SPACES, spread

_D = str.maketrans("đðɖ", "ddd")
_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}]")


def fold(text: str) -> str:
    """Lower case without marks, đ as d; NFC or NFD in. Full-width and other shapes of letters become plain ones."""
    text = text.lower()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text).translate(_D)
    return unicodedata.normalize("NFC", _DROPPED.sub("", apart))


def _one_to_one() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0xFF01, 0xFF5F)):
        plain = fold(chr(code))
        if len(plain) == 1:
            table[code] = plain
    table |= {ord(c): None for c in spread(MARKS + INVISIBLE)}
    table |= {ord(c): " " for c in spread(SPACES)}
    return table | {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"} | {ord("\u2044"): "/"}


_ONE_TO_ONE = _one_to_one()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded copy of a text for patterns to run over: ``text``, and where each of its characters stood.

    In the copy every blank but the line feed is a space and every dash a hyphen.
    """

    text: str
    places: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` of the copy stands in the original, the marks of its last letter included."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def folded_copy(text: str) -> Folded:
    """A copy to search with patterns, one character for each letter of the original."""
    copy = text.translate(_ONE_TO_ONE)
    if len(copy) == len(text):
        return Folded(copy, None)
    places = [place for place, c in enumerate(text) if _ONE_TO_ONE.get(ord(c), c) is not None]
    return Folded(copy, [*places, len(text)])
