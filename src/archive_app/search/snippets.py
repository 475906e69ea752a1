"""Cuts the passages of a text that answer a query best, for a list of hits. Finding the words is left to `marking`."""

from __future__ import annotations

import re

from archive_app.model import Snippet
from archive_app.search.marking import Mark, find_marks
from archive_app.search.understanding import Understood, union

_BLANKS = re.compile(r"\s+")
_FURTHEST = 24
"""Code points that a passage may be moved by so that no word is cut."""


def snippets(
    text: str, asked: Understood, width: int = 160, most: int = 2, *, field: str = "text"
) -> tuple[Snippet, ...]:
    """The best passages of ``text``, about ``width`` code points each, in the order of the text; none without a mark.

    The best has the most different words of the query close together; another is added only if it says something more.
    Whole words, "…" where the text goes on, any run of blanks one space; marks are in code points of the snippet.
    """
    left = find_marks(text, asked)
    windows: list[list[Mark]] = []
    seen = 0
    while left and len(windows) < most:
        window = _best_window(left, width, seen)
        if windows and not _places(window) & ~seen:
            break
        windows.append(window)
        seen |= _places(window)
        start, end = _ends(text, window, width)
        left = [mark for mark in left if mark.span[1] <= start or mark.span[0] >= end]
    windows.sort(key=lambda window: window[0].span)
    return tuple(_cut(text, window, width, field) for window in windows)


def _best_window(marks: list[Mark], width: int, seen: int) -> list[Mark]:
    """The marks within ``width`` that hold the most words not yet ``seen``, rather in one run; the first of equals."""
    best: list[Mark] = []
    value = (-1, -1, 0)
    end = 0
    for first, mark in enumerate(marks):
        end = max(end, first + 1)
        while end < len(marks) and marks[end].span[1] - mark.span[0] <= width:
            end += 1
        places = _places(marks[first:end])
        longest = max(one.places.bit_count() for one in marks[first:end])
        found = ((places & ~seen).bit_count(), longest, places.bit_count())
        if found > value:
            best, value = marks[first:end], found
    return best


def _places(marks: list[Mark]) -> int:
    return union(mark.places for mark in marks)


def _ends(text: str, window: list[Mark], width: int) -> tuple[int, int]:
    """Where the passage begins and ends: the marks in its middle, whole words at its ends."""
    first, last = window[0].span[0], window[-1].span[1]
    room = max(0, width - (last - first))
    start = max(0, first - room // 2)
    end = min(len(text), start + max(width, last - first))
    start = max(0, min(start, end - width))
    return _begin_of_word(text, start, first), _end_of_word(text, end, last)


def _begin_of_word(text: str, start: int, latest: int) -> int:
    """The next beginning of a word from ``start`` on, unless the word is too long to be one."""
    if start == 0 or text[start - 1].isspace():
        return start
    for at in range(start, min(latest, start + _FURTHEST)):
        if text[at].isspace():
            return at + 1
    return min(start, latest)


def _end_of_word(text: str, end: int, earliest: int) -> int:
    if end == len(text) or text[end].isspace():
        return end
    for at in range(end - 1, max(earliest, end - _FURTHEST) - 1, -1):
        if text[at].isspace():
            return at
    return max(end, earliest)


def _cut(text: str, window: list[Mark], width: int, field: str) -> Snippet:
    start, end = _ends(text, window, width)
    written = "…" if text[:start].strip() else ""
    marked = []
    at = start
    for mark in window:
        before = _BLANKS.sub(" ", text[at : mark.span[0]])
        written += before if written not in ("", "…") else before.lstrip()
        begin = len(written)
        written += _BLANKS.sub(" ", text[slice(*mark.span)])
        marked.append((begin, len(written)))
        at = mark.span[1]
    written += _BLANKS.sub(" ", text[at:end]).rstrip()
    return Snippet(field, written + ("…" if text[end:].strip() else ""), tuple(marked))
