"""How many answers each further choice would leave: counted on bitmaps, for all choices at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from archive_app.search.finding import Filters, Reading
from archive_app.search.scoring import as_bits, has
from archive_app.search.segments import Segment
from archive_app.search.understanding import Understood


def counts_of(
    segments: Sequence[Segment], readings: Sequence[Understood], filters: Filters, groups: Sequence[str]
) -> dict[str, Counter[str]]:
    """For each beginning of names in ``groups``, such as ``year:``, how many answers have each name that begins so.

    What is chosen of a group already does not narrow that group itself.
    """
    return {group: _count(segments, readings, _without(filters, group), group) for group in groups}


def _without(filters: Filters, group: str) -> Filters:
    return replace(filters, having=tuple(name for name in filters.having if not name.startswith(group)))


def _count(segments: Sequence[Segment], readings: Sequence[Understood], filters: Filters, group: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    found = [Reading(segments, one, filters).found for one in readings]
    for at, segment in enumerate(segments):
        answers = np.zeros((segment.size + 63) // 64, np.uint64)
        for one in found:
            answers |= as_bits(segment, one[at])
        for name, posting in segment.counts_of_names(group):
            if posting.bits is not None:
                number = int(np.bitwise_count(answers & posting.bits).sum())
            else:
                number = int(has(segment, replace(posting, docs=None, bits=answers), posting.numbers()).sum())
            if number:
                counted[name] += number
    return counted
