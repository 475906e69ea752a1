"""A copy of a report for patterns to run over, letter for letter, with the way back to the text as it was written.

Leaves what the patterns look for to the other readers; nothing of the copy is ever shown.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from archive_app.model import Span
from archive_app.text.folding import folded_copy
from archive_app.text.unicode import INVISIBLE, MARKS, SPACES, canonical

_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_LETTER = re.compile(rf"[^{MARKS}{INVISIBLE}][{MARKS}{INVISIBLE}]*", re.DOTALL)
_BLANK = re.compile(f"[{SPACES.replace(chr(9), '')}]")  # a tab parts the columns of a letterhead
_OLD_SEATS = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_NEW_SEATS = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n")
_SHORT = re.compile(r"(?<![^\W_])(?:tp|tx|tt|ths|ts|pgs|gs|bs|ks|ng|ngưt|ngnd|q|p)$")
_LOOKED = 400


@dataclass(frozen=True, slots=True)
class Copy:
    """Three copies of one length: ``plain`` composed, ``low`` small letters with tones as in *uỷ*, ``folded`` unmarked.

    Every blank but the line feed is a space, in ``plain`` a tab stays one; in ``folded`` every dash is a hyphen.
    """

    original: str
    plain: str
    low: str
    folded: str
    places: list[int] | None = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """Where ``[start, end)`` of the copy stands in the original, the marks of its last letter included."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])

    def inside(self, span: Span) -> Span:
        """Where a place of the original stands in the copy: `span` the other way round."""
        if self.places is None:
            return span
        start, end = (bisect_right(self.places, place) for place in span)
        return max(0, start - 1), end - 1 if self.places[end - 1] == span[1] else end

    def words(self, start: int, end: int) -> str:
        """``[start, end)`` of the copy as the original writes it, in NFC, with single blanks and nothing invisible."""
        written = _INVISIBLE.sub("", self.original[slice(*self.span(start, end))])
        return unicodedata.normalize("NFC", " ".join(written.split()))

    def sentence_start(self, at: int) -> int:
        """Where the sentence around ``at`` begins, looking back a few hundred letters at most."""
        first = max(0, at - _LOOKED)
        ends = [found.end() for found in _SENTENCE_END.finditer(self.plain, first, at) if self.ends_here(found)]
        return ends[-1] if ends else first

    def sentence_end(self, at: int, most: int = _LOOKED) -> int:
        """Where the sentence around ``at`` ends, before its mark, looking ahead ``most`` letters at most."""
        for found in _SENTENCE_END.finditer(self.plain, at, at + most):
            if self.ends_here(found):
                return found.start()
        return min(len(self.plain), at + most)

    def ends_here(self, mark: re.Match[str]) -> bool:
        """Whether the mark that was found ends a sentence: `ends_sentence`."""
        return self.ends_sentence(mark.start())

    def ends_sentence(self, at: int) -> bool:
        """Whether the mark ``at`` ends a sentence; the full stop of TP. or ThS. does not."""
        return self.plain[at : at + 1] != "." or not _SHORT.search(self.low, max(0, at - 6), at)


def copy_of(text: str) -> Copy:
    """The copies of a text, whatever its Unicode form."""
    places: list[int] | None = None
    if _DROPPED.search(text) or not unicodedata.is_normalized("NFC", text):
        letters = list(_LETTER.finditer(text))
        places = [*(found.start() for found in letters), len(text)]
        plain = "".join(found[0] if len(found[0]) == 1 else canonical(found[0])[:1] or " " for found in letters)
    else:
        plain = text
    plain = _BLANK.sub(" ", plain)
    return Copy(text, plain, _small(plain), folded_copy(plain).text, places)


def _small(plain: str) -> str:
    low = plain.replace("\t", " ").lower()
    if len(low) != len(plain):  # the Turkish İ becomes two
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain.replace("\t", " "))
    for old, new in zip(_OLD_SEATS, _NEW_SEATS, strict=True):
        low = low.replace(old, new)
    return low
