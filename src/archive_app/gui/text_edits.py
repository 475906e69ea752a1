"""What a person changed in a text, and where the rest of it stands afterwards.

Qt hands back a text whose paragraph ends are its own; what was not touched must come out as it went in, and what was
read from it (dates, citations) must still point at the same words.
"""

from __future__ import annotations

from archive_app.gui.text_offsets import ShownText
from archive_app.model import Span


def edited(before: ShownText, shown: str) -> str:
    """The text after ``before.shown`` was edited into ``shown``: all outside the edited stretch as it was read."""
    first, last_before, last_after = _stretch(before.shown, shown)
    start, end = (before.to_text(_units(before.shown, place)) for place in (first, last_before))
    return before.text[:start] + shown[first:last_after] + before.text[end:]


def moved(span: Span | None, before: str, after: str) -> Span | None:
    """Where the words at ``span`` of ``before`` stand in ``after``; None when they were touched."""
    if span is None or before == after:
        return span
    first, last_before, last_after = _stretch(before, after)
    if span[1] <= first:
        return span
    if span[0] >= last_before:
        by = last_after - last_before
        return (span[0] + by, span[1] + by)
    return None


def _stretch(before: str, after: str) -> tuple[int, int, int]:
    """The edited stretch: where it begins in both, where it ends in ``before`` and in ``after``."""
    first = _common(before, after)
    most = min(len(before), len(after)) - first
    same = _common(before[len(before) - most :][::-1], after[len(after) - most :][::-1])
    return first, len(before) - same, len(after) - same


def _common(one: str, other: str) -> int:
    """How many characters both begin with. Halving compares megabytes in C, where a loop would take seconds."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _units(text: str, point: int) -> int:
    """Qt's position of code point ``point``."""
    return point + sum(1 for c in text[:point] if c > "\uffff") if not text.isascii() else point
