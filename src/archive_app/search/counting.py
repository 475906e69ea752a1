"""How many answers each further choice would leave: counted on bitmaps, for all choices at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from archive_app.search.finding import Filters, Reading
from archive_app.search.scoring import as_bits, has


def counts_of(readings: Sequence[Reading], filters: Filters, groups: Sequence[str]) -> dict[str, Counter[str]]:
    """For each beginning of names in ``groups``, such as ``year:``, how many answers have each name that begins so.

    What any of the readings finds is an answer.
    What is chosen of a group already does not narrow that group itself.
    """
    return {group: _count([one.narrowed(_without(filters, group)) for one in readings], group) for group in groups}


def _without(filters: Filters, group: str) -> Filters:
    return replace(filters, having=tuple(name for name in filters.having if not name.startswith(group)))


def _count(readings: Sequence[Reading], group: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    for at, segment in enumerate(readings[0].segments):
        answers = np.zeros((segment.size + 63) // 64, np.uint64)
        for one in readings:
            answers |= as_bits(segment, one.found[at])
        for name, posting in segment.counts_of_names(group):
            if posting.bits is not None:
                number = int(np.bitwise_count(answers & posting.bits).sum())
            else:
                number = int(has(segment, replace(posting, docs=None, bits=answers), posting.numbers()).sum())
            if number:
                counted[name] += number
    return counted
