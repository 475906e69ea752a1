"""Splits text into words, with offsets into the text as it was written, whatever its Unicode form.

A word is a run of letters and digits with their combining marks; soft hyphens and zero-width characters inside it do
not split it. Leaves abbreviations and document numbers to whoever looks for them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from archive_app.text.folding import fold
from archive_app.text.unicode import INVISIBLE, MARKS, canonical

# Linear whatever the input: nothing that follows the repeated part can fail.
_TOKEN = re.compile(rf"[^\W_]+(?:[{MARKS}{INVISIBLE}]+[^\W_]+)*[{MARKS}]*")
_KEPT = 200_000


class Token(NamedTuple):
    """A word at ``[start, end)`` in code points of the text; a tuple, because indexing makes millions of them.

    ``exact`` is canonical and lower case (one tone placement), ``folded`` without any marks.
    """

    start: int
    end: int
    exact: str
    folded: str


class _Forms(dict[str, tuple[str, str]]):
    """Exact and folded form of each word met; words repeat so much that this is the whole speed of indexing."""

    def __missing__(self, raw: str) -> tuple[str, str]:
        if len(self) >= _KEPT:
            self.clear()
        exact = canonical(raw).lower()
        forms = self[raw] = (exact, fold(exact))
        return forms


forms = _Forms()
"""Exact and folded form of a word as it was written; asking keeps them for the next time."""


def tokens(text: str) -> list[Token]:
    """The words of the text in order, with offsets in code points of ``text`` itself (NFC, NFD or mixed)."""
    return [Token(found.start(), found.end(), *forms[found[0]]) for found in _TOKEN.finditer(text)]


def keys(text: str) -> tuple[list[str], list[str]]:
    """The exact and the folded words of the text, in order and of equal length: `tokens` without offsets."""
    found = [forms[raw] for raw in written(text)]
    return [exact for exact, _ in found], [folded for _, folded in found]


def written(text: str) -> list[str]:
    """The words of the text in order, as they were written: keys of `forms`."""
    return _TOKEN.findall(text)
