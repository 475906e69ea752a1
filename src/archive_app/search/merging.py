"""Makes one segment of several from their arrays alone: numbers are mapped, lists put end to end.

Which segments are worth it is left to `codec`. Memory stays bounded: fields are merged a range of terms at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge as merge_sorted
from itertools import pairwise
from typing import BinaryIO

import numpy as np

from archive_app.progress import SILENT, Progress
from archive_app.search.arrays import Array, ArrayWriter
from archive_app.search.gathering import FIELDS, pair_key
from archive_app.search.postings import Postings, merge
from archive_app.search.segments import Segment, columns, lay_out, ranks_of
from archive_app.search.words import Words

_AT_ONCE = 1_000_000
"""Postings that are put in order together."""
_SAMPLED = 16
"""One term of so many is looked at to find where to cut."""
_GONE = np.uint32(0xFFFFFFFF)
_WORD = np.uint64((1 << 21) - 1)


def merge_segments(file: BinaryIO, segments: Sequence[Segment], progress: Progress = SILENT) -> int:
    """Writes one segment of the documents that are left in ``segments``, in their order; returns how many those are."""
    numbers = list(_numbers(segments))
    exact, exact_maps = _together([one.exact for one in segments])
    folded, folded_maps = _together([one.folded for one in segments])
    names, name_maps = _together([one.names for one in segments])
    folded_of = np.zeros(len(exact), np.uint32)
    for segment, exact_map, folded_map in zip(segments, exact_maps, folded_maps, strict=True):
        folded_of[exact_map] = folded_map[segment.folded_of]
    maps = {"syllable": folded_maps, "title": folded_maps, "pair": folded_maps, "title_pair": folded_maps}
    maps |= {"marked": exact_maps, "name": name_maps}
    kept = [np.flatnonzero(new != _GONE) for new in numbers]
    occurrences = np.zeros(len(exact), np.int64)
    for segment, exact_map in zip(segments, exact_maps, strict=True):
        occurrences[exact_map] += segment.occurrences
    lay_out(
        ArrayWriter(file),
        _columns(segments, kept),
        {"exact": exact, "folded": folded, "names": names},
        folded_of,
        streams=(occurrences, _streams(segments, kept, exact_maps, ranks_of(occurrences))),
        exact_pairs=_exact_pairs(segments, exact_maps),
        fields=((name, _merged_field(segments, name, maps[name], numbers, progress)) for name in FIELDS),
    )
    return sum(map(len, kept))


def _numbers(segments: Sequence[Segment]) -> Iterator[Array]:
    """The new number of each document of each segment; `_GONE` for deleted ones."""
    first = 0
    for segment in segments:
        left = np.ones(segment.size, bool)
        left[list(segment.deleted)] = False
        new = np.full(segment.size, _GONE)
        new[left] = np.arange(first, first + int(left.sum()), dtype=np.uint32)
        first += int(left.sum())
        yield new


def _together(vocabularies: Sequence[Words]) -> tuple[list[str], list[Array]]:
    """All words of several vocabularies, sorted, and for each of them the new number of each of its words."""
    listed = [list(one) for one in vocabularies]
    words: list[str] = []
    for word in merge_sorted(*listed):
        if not words or words[-1] != word:
            words.append(word)
    number = {word: place for place, word in enumerate(words)}
    return words, [np.fromiter((number[word] for word in one), np.uint32, len(one)) for one in listed]


def _columns(segments: Sequence[Segment], kept: Sequence[Array]) -> dict[str, Array]:
    ids = [segment.id_of(number) for segment, left in zip(segments, kept, strict=True) for number in left.tolist()]
    dates = [segment.dates[left] for segment, left in zip(segments, kept, strict=True)]
    lengths = [segment.lengths[left] for segment, left in zip(segments, kept, strict=True)]
    return columns(ids, np.concatenate(dates), np.concatenate(lengths))


def _streams(
    segments: Sequence[Segment], kept: Sequence[Array], exact_maps: Sequence[Array], ranks: Array
) -> Iterator[Array]:
    for segment, left, new in zip(segments, kept, exact_maps, strict=True):
        by_old_rank = ranks[new[segment.by_rank]]
        for number in left.tolist():
            yield by_old_rank[segment.ranks(number)]
        segment.forget()


def _exact_pairs(segments: Sequence[Segment], exact_maps: Sequence[Array]) -> tuple[Array, Array]:
    """Counted together; what deleted documents had is still in the language."""
    both = [segment.exact_pairs() for segment in segments]
    keys = np.concatenate([_mapped(keys, new, True) for (keys, _), new in zip(both, exact_maps, strict=True)])
    counts = np.concatenate([counts for _, counts in both])
    together, places = np.unique(keys, return_inverse=True)
    return together, np.bincount(places, counts, len(together)).astype(np.uint32)


def _merged_field(
    segments: Sequence[Segment], name: str, maps: Sequence[Array], numbers: Sequence[Array], progress: Progress
) -> Iterator[Postings]:
    """The field of all segments, in ranges of terms. New numbers keep the order of words, and so of terms."""
    fields = [segment.field(name) for segment in segments]
    keys = [_mapped(field.keys, new, name.endswith("pair")) for field, new in zip(fields, maps, strict=True)]
    counts = [field.counts() for field in fields]
    for low, high in _ranges(keys, counts):
        progress.step(0, 0)
        for segment in segments:
            segment.forget()
        parts = []
        for field, key, number in zip(fields, keys, numbers, strict=True):
            first, last = np.searchsorted(key, np.array([low, high], np.uint64)).tolist()
            if last > first:
                parts.append(_renumbered(field.read(first, last), key[first:last], number))
        if parts:
            yield merge(parts)


def _mapped(keys: Array, new: Array, paired: bool) -> Array:
    if not paired:
        return new[keys.astype(np.intp)].astype(np.uint64)
    first, second = new[(keys >> np.uint64(21)).astype(np.intp)], new[(keys & _WORD).astype(np.intp)]
    return np.asarray(pair_key(first, second))


def _ranges(keys: Sequence[Array], counts: Sequence[Array]) -> Iterator[tuple[int, int]]:
    """Ranges of keys, end exclusive, that hold about `_AT_ONCE` postings each, as a sample of the terms tells."""
    end = 1 + max((int(key[-1]) for key in keys if len(key)), default=0)
    every = np.concatenate([key[::_SAMPLED] for key in keys])
    reckoned = [np.add.reduceat(count, np.arange(0, len(count), _SAMPLED)) for count in counts if len(count)]
    order = np.argsort(every, kind="stable")
    reached = np.cumsum(np.concatenate(reckoned)[order] if reckoned else order, dtype=np.int64)
    cuts = np.searchsorted(reached, np.arange(_AT_ONCE, int(reached[-1]) if len(reached) else 0, _AT_ONCE))
    borders = [0, *np.unique(every[order][cuts]).tolist(), end]
    yield from ((low, high) for low, high in pairwise(borders) if high > low)


def _renumbered(part: Postings, keys: Array, numbers: Array) -> Postings:
    docs = numbers[part.docs]
    gone = docs == _GONE
    if not gone.any():
        return Postings(keys, part.counts, docs, part.times)
    rows = np.repeat(np.arange(len(keys)), part.counts)[~gone]
    counts = np.bincount(rows, minlength=len(keys)).astype(np.uint32)
    left = counts > 0
    return Postings(keys[left], counts[left], docs[~gone], part.times[~gone])
