"""Where the rest of a text stands after a part of it was changed."""

from __future__ import annotations


def moved(span: tuple[int, int] | None, before: str, after: str) -> tuple[int, int] | None:
    """Where the words at ``span`` of ``before`` stand in ``after``; None when they were touched."""
    if span is None or before == after:
        return span
    first, last_before, last_after = stretch(before, after)
    if span[1] <= first:
        return span
    if span[0] >= last_before:
        by = last_after - last_before
        return (span[0] + by, span[1] + by)
    return None


def stretch(before: str, after: str) -> tuple[int, int, int]:
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
