"""Posting lists as arrays: which documents have a term, and how often, laid out so that nothing has to be decoded.

A rare term is a slice of 16-bit document numbers. A frequent one is a bitmap, beside it the best that any of sixteen
neighbouring documents can make of it: most of them then need no look at all (block-max, Ding and Suel, SIGIR 2011).
What the keys of terms stand for is left to `segments`, what a posting is worth to `scoring`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from archive_app.search.arrays import Array

BLOCK = 16
"""Documents that share one upper bound."""
FREQUENT_FROM = 2048
"""Smaller segments are scored whole: bitmaps and bounds would only cost."""
MOST_TIMES = 15
"""Occurrences are counted no further: four bits. What BM25 makes of more is nearly the same."""
_CHUNK = 1 << 16
_DOC_BITS = np.uint64(22)
_NO_TIMES = np.iinfo(np.uint32).max
_ONE = np.uint64(1)


class Postings(NamedTuple):
    """Terms in ascending order of ``keys``, each with ``counts`` documents; ``docs`` and ``times`` of all in a row."""

    keys: Array
    counts: Array
    docs: Array
    times: Array


def invert(keys: Array, docs: Array) -> Postings:
    """Gathers occurrences, a key (42 bits) and a document (22 bits) each, in any order."""
    return _gathered(keys.astype(np.uint64) << _DOC_BITS | docs.astype(np.uint64), None)


def merge(parts: list[Postings]) -> Postings:
    """Puts postings of the same terms together; no document is in two parts."""
    spread = [np.repeat(part.keys, part.counts) << _DOC_BITS | part.docs.astype(np.uint64) for part in parts]
    return _gathered(np.concatenate(spread), np.concatenate([part.times for part in parts]))


def _gathered(occurrences: Array, times: Array | None) -> Postings:
    if times is None:
        occurrences.sort()
        first = _changes(occurrences)
        often = np.minimum(np.diff(first, append=len(occurrences)), MOST_TIMES).astype(np.uint8)
        occurrences = occurrences[first]
    else:
        order = np.argsort(occurrences, kind="stable")
        occurrences, often = occurrences[order], times[order]
    keys = occurrences >> _DOC_BITS
    begins = _changes(keys)
    counts = np.diff(begins, append=len(keys)).astype(np.uint32)
    docs = (occurrences & ((_ONE << _DOC_BITS) - _ONE)).astype(np.uint32)
    return Postings(keys[begins], counts, docs, often)


def _changes(values: Array) -> Array:
    """Where a new value begins in sorted ``values``."""
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1]))) if len(values) else np.empty(0, np.intp)


class _Frequent(NamedTuple):
    bits: Array
    maxima: Array
    low: float
    step: float
    times: Array | None
    dense: bool


def encode(parts: Iterable[Postings], size: int, norms: Array) -> dict[str, Array]:
    """The arrays of one field of a segment of ``size`` documents; the terms of ``parts`` follow each other.

    ``norms`` is K of BM25 for each document. Of a frequent term the arrays hold: bitmap, bounds, and times, either for
    every document or packed behind the number of documents before each word of the bitmap.
    """
    keys, counts, splits, times_at = [], [], [], []
    sparse, times = bytearray(), bytearray()  # grows in place: pieces joined at the end would be there twice
    frequent: dict[int, _Frequent] = {}
    terms = written = 0
    for part in parts:
        is_frequent = (
            part.counts * np.uint32(BLOCK) > size if size >= FREQUENT_FROM else np.zeros(len(part.counts), bool)
        )
        begins = np.concatenate(([0], np.cumsum(part.counts, dtype=np.int64)))
        for row in np.flatnonzero(is_frequent).tolist():
            taken = slice(begins[row], begins[row + 1])
            frequent[terms + row] = _frequent(part.docs[taken], part.times[taken], size, norms)
        rare = np.repeat(~is_frequent, part.counts)
        keys.append(part.keys)
        counts.append(np.where(is_frequent, 0, part.counts).astype(np.uint32))
        sparse += (part.docs[rare] & np.uint32(_CHUNK - 1)).astype(np.uint16).tobytes()
        if size > _CHUNK:
            splits.append(_splits(part, is_frequent, size))
        several = np.maximum.reduceat(part.times, begins[:-1]) > 1 if len(part.keys) else np.zeros(0, bool)
        several &= ~is_frequent
        kept = np.where(several, part.counts, 0)
        times_at.append(np.where(several, written + np.cumsum(kept) - kept, _NO_TIMES).astype(np.uint32))
        times += part.times[np.repeat(several, part.counts)].tobytes()
        written = len(times)
        terms += len(part.keys)
    starts = np.concatenate(([0], np.cumsum(_joined(counts, np.uint32), dtype=np.int64))).astype(np.uint32)
    return {
        "keys": _joined(keys, np.uint64),
        "starts": starts,
        "docs": np.frombuffer(sparse, np.uint16),
        "splits": _joined(splits, np.uint32),
        "times": np.frombuffer(times, np.uint8),
        "times_at": _joined(times_at, np.uint32),
        **_encode_frequent(frequent),
    }


def _splits(part: Postings, is_frequent: Array, size: int) -> Array:
    """How many documents of each rare term lie before each further 65,536: their upper bits are not written."""
    chunks = (size - 1) >> 16
    rows = np.repeat(np.arange(len(part.keys)), part.counts)
    below = [np.bincount(rows[part.docs < chunk << 16], minlength=len(part.keys)) for chunk in range(1, chunks + 1)]
    return np.where(is_frequent[:, None], 0, np.stack(below, axis=1)).astype(np.uint32).ravel()


def _frequent(docs: Array, times: Array, size: int, norms: Array) -> _Frequent:
    words = (size + 63) // 64
    here = np.zeros(words * 64, np.uint8)
    here[docs] = 1
    bits = np.packbits(here, bitorder="little").view(np.uint64)
    counted = times.astype(np.float32)
    worth = counted / (counted + norms[docs])
    block = docs >> 4
    first = _changes(block)
    best = np.maximum.reduceat(worth, first)
    low = float(best.min())
    step = (float(best.max()) - low) / 254 or 1e-9
    maxima = np.zeros(words * 4, np.uint8)
    # Rounded up: a bound that is too low would silently lose a hit.
    maxima[block[first]] = np.minimum(np.ceil((best - low) / step + 1e-3), 255)
    if int(times.max()) == 1:
        return _Frequent(bits, maxima, low, step, None, dense=False)
    if len(docs) * 4 <= size:
        return _Frequent(bits, maxima, low, step, times, dense=False)
    spread = np.zeros((size + 1) // 2 * 2, np.uint8)
    spread[docs] = times
    return _Frequent(bits, maxima, low, step, spread[::2] | spread[1::2] << 4, dense=True)


def _encode_frequent(frequent: Mapping[int, _Frequent]) -> dict[str, Array]:
    packed = [one for one in frequent.values() if one.times is not None and not one.dense]
    before = [np.cumsum(ones := np.bitwise_count(one.bits), dtype=np.uint32) - ones for one in packed]
    sizes = [len(one.times) if one.times is not None else 0 for one in frequent.values()]
    places = np.cumsum([one.times is not None and not one.dense for one in frequent.values()], dtype=np.int64) - 1
    forms = [0 if one.times is None else 2 if one.dense else 1 for one in frequent.values()]
    return {
        "frequent": np.array(list(frequent), np.uint32),
        "totals": np.array([int(np.bitwise_count(one.bits).sum()) for one in frequent.values()], np.uint32),
        "bits": _joined([one.bits for one in frequent.values()], np.uint64),
        "maxima": _joined([one.maxima for one in frequent.values()], np.uint8),
        "bounds": np.array([(one.low, one.step) for one in frequent.values()], np.float32).ravel(),
        "forms": np.array(forms, np.uint8),
        "often_at": np.array(np.cumsum(sizes) - sizes if sizes else [], np.int64),
        "often": _joined([one.times for one in frequent.values() if one.times is not None], np.uint8),
        "before": _joined(before, np.uint32),
        "before_at": places,
    }


def _joined(pieces: list[Array], dtype: Any) -> Array:
    """The pieces as one array; they are given up, because both together may be more than there is room for."""
    joined = np.concatenate(pieces).astype(dtype, copy=False) if pieces else np.empty(0, dtype)
    pieces.clear()
    return joined


@dataclass(slots=True)
class Posting:
    """The documents of one term in one segment: ``docs`` ascending, or ``bits``, one for each document.

    ``times`` are None when each is 1; of a bitmap they are for every document, two in a byte (``dense``), or packed,
    ``before`` telling how many come before each word. ``low + step * maxima`` bounds tf / (tf + K) in each block.
    """

    count: int
    docs: Array | None = None
    times: Array | None = None
    bits: Array | None = None
    maxima: Array | None = None
    low: float = 0.0
    step: float = 0.0
    dense: bool = False
    before: Array | None = None

    def numbers(self) -> Array:
        """The document numbers, ascending."""
        return self.docs if self.docs is not None else numbers_of(self.bits)


NOWHERE = Posting(0, np.empty(0, np.intp))


def numbers_of(bits: Array | None) -> Array:
    """The places of the ones of a bitmap of 64-bit words."""
    assert bits is not None
    return np.flatnonzero(np.unpackbits(bits.view(np.uint8), bitorder="little").view(bool))


def bits_of(docs: Array, size: int) -> Array:
    """A bitmap of 64-bit words with ones at ``docs``."""
    here = np.zeros((size + 63) // 64 * 64, np.uint8)
    here[docs] = 1
    return np.packbits(here, bitorder="little").view(np.uint64)


def distinct(docs: Array, size: int) -> Array:
    """Document numbers in order, each once: marked off, which takes a fraction of what sorting does."""
    here = np.zeros(size, bool)
    here[docs] = True
    return np.flatnonzero(here)


class Field:
    """All postings of one field of a segment, read from the arrays that `encode` made."""

    def __init__(self, arrays: Mapping[str, Array], size: int) -> None:
        self.size = size
        self.keys, self._starts = arrays["keys"], arrays["starts"]
        self._docs, self._splits = arrays["docs"], arrays["splits"]
        self._times, self._times_at = arrays["times"], arrays["times_at"]
        self._arrays = arrays
        self._frequent = {row: place for place, row in enumerate(arrays["frequent"].tolist())}
        self._chunks = (size - 1) >> 16 if size > _CHUNK else 0

    def row(self, key: int) -> int:
        """Where the term is; -1 when no document has it."""
        row = int(np.searchsorted(self.keys, np.uint64(key)))
        return row if row < len(self.keys) and self.keys[row] == key else -1

    def count(self, row: int) -> int:
        """How many documents have the term of a row."""
        place = self._frequent.get(row)
        if place is None:
            return int(self._starts[row + 1]) - int(self._starts[row])
        return int(self._arrays["totals"][place])

    def counts(self) -> Array:
        """How many documents have each term."""
        counted = np.diff(self._starts)
        counted[self._arrays["frequent"]] = self._arrays["totals"]
        return counted

    def counts_between(self, first: int, last: int) -> Array:
        """How many documents have each of the terms of rows ``first`` to ``last`` (exclusive)."""
        counted = np.diff(self._starts[first : last + 1])
        for row, place in self._frequent.items():
            if first <= row < last:
                counted[row - first] = self._arrays["totals"][place]
        return counted

    def posting(self, row: int) -> Posting:
        """The documents of the term of a row."""
        place = self._frequent.get(row)
        if place is not None:
            return self._often(place)
        start, end = int(self._starts[row]), int(self._starts[row + 1])
        at = int(self._times_at[row])
        times = None if at == _NO_TIMES else self._times[at : at + end - start]
        return Posting(end - start, self._numbers(start, end, row, row + 1), times)

    def _numbers(self, start: int, end: int, first: int, last: int) -> Array:
        """Document numbers of the rare terms of rows ``first`` to ``last``."""
        docs = self._docs[start:end].astype(np.intp)
        if self._chunks and end > start:
            splits = self._splits.reshape(-1, self._chunks)[first:last].astype(np.int64)
            begins = self._starts[first:last].astype(np.int64) - start
            lengths = np.diff(self._starts[first : last + 1]).astype(np.int64)
            for chunk in range(self._chunks):
                beyond = lengths - splits[:, chunk]
                if last - first == 1:
                    docs[int(splits[0, chunk]) :] += _CHUNK
                else:
                    docs[_ranges(begins + splits[:, chunk], beyond)] += _CHUNK
        return docs

    def _bits(self, place: int) -> Array:
        words = (self.size + 63) // 64
        bits: Array = self._arrays["bits"][place * words : (place + 1) * words]
        return bits

    def _often(self, place: int) -> Posting:
        arrays, words = self._arrays, (self.size + 63) // 64
        bits = self._bits(place)
        count = int(arrays["totals"][place])
        form, at = int(arrays["forms"][place]), int(arrays["often_at"][place])
        times, before = None, None
        if form:
            times = arrays["often"][at : at + ((self.size + 1) // 2 if form == 2 else count)]
        if form == 1:
            row = int(arrays["before_at"][place])
            before = arrays["before"][row * words : (row + 1) * words]
        low, step = arrays["bounds"][2 * place : 2 * place + 2].tolist()
        maxima = arrays["maxima"][place * words * 4 : (place + 1) * words * 4]
        return Posting(count, None, times, bits, maxima, low, step, form == 2, before)

    def between(self, first: int, last: int) -> Posting:
        """All documents that have any of the terms of rows ``first`` to ``last`` (exclusive), without times."""
        if last - first == 1:
            return self.posting(first)
        rare = self._numbers(int(self._starts[first]), int(self._starts[last]), first, last)
        often = [place for row, place in self._frequent.items() if first <= row < last]
        if not often and len(rare) * BLOCK < self.size:
            docs = distinct(rare, self.size)
            return Posting(len(docs), docs)
        bits = bits_of(rare, self.size)
        for place in often:
            bits |= self._bits(place)
        return Posting(int(np.bitwise_count(bits).sum()), bits=bits)

    def read(self, first: int, last: int) -> Postings:
        """The terms of rows ``first`` to ``last`` (exclusive) as they were given to `encode`."""
        start, end = int(self._starts[first]), int(self._starts[last])
        rare = self._numbers(start, end, first, last).astype(np.uint32)
        counts = np.diff(self._starts[first : last + 1])
        times = np.ones(end - start, np.uint8)
        at = self._times_at[first:last]
        several = np.flatnonzero(at != _NO_TIMES)
        if len(several):
            lengths = counts[several].astype(np.int64)
            begins = self._starts[first:last][several].astype(np.int64) - start
            times[_ranges(begins, lengths)] = self._times[_ranges(at[several].astype(np.int64), lengths)]
        often = [(row, place) for row, place in self._frequent.items() if first <= row < last]
        if not often:
            return Postings(self.keys[first:last], counts, rare, times)
        return self._with_frequent(first, last, Postings(self.keys[first:last], counts, rare, times), often)

    def _with_frequent(self, first: int, last: int, rare: Postings, often: list[tuple[int, int]]) -> Postings:
        counts = rare.counts.copy()
        docs, times, done = [], [], 0
        begins = self._starts.astype(np.int64)[first : last + 1] - int(self._starts[first])
        for row, place in sorted(often):
            posting = self._often(place)
            until = int(begins[row - first])
            numbers = posting.numbers().astype(np.uint32)
            docs += [rare.docs[done:until], numbers]
            times += [rare.times[done:until], times_at(posting, numbers).astype(np.uint8)]
            counts[row - first] = posting.count
            done = until
        docs.append(rare.docs[done:])
        times.append(rare.times[done:])
        return Postings(rare.keys, counts, np.concatenate(docs), np.concatenate(times))


def _ranges(begins: Array, lengths: Array) -> Array:
    """All places of the ranges that begin at ``begins`` and are ``lengths`` long, in a row."""
    ends = np.cumsum(lengths)
    return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(begins - (ends - lengths), lengths)


def times_at(posting: Posting, docs: Array, *, all_there: bool = True) -> Array:
    """How often the term occurs in each of ``docs`` (ascending), as float32; 0 where it does not.

    With ``all_there`` each of them is known to have it.
    """
    if posting.bits is None:
        return _times_of_rare(posting, docs, all_there)
    if posting.dense:
        assert posting.times is not None
        both = posting.times[docs >> 1]
        return (both >> ((docs & 1) << 2).astype(np.uint8) & np.uint8(15)).astype(np.float32)
    if all_there and posting.times is None:
        return np.ones(len(docs), np.float32)
    word = docs >> 6
    bits = posting.bits[word]
    place = (docs & 63).astype(np.uint64)
    if posting.times is None:
        return (bits >> place & _ONE).astype(np.float32)
    assert posting.before is not None
    rank = posting.before[word] + np.bitwise_count(bits & ((_ONE << place) - _ONE))
    if all_there:
        return posting.times[rank].astype(np.float32)
    found = posting.times[np.minimum(rank, posting.count - 1)] * (bits >> place & _ONE).astype(np.uint8)
    return found.astype(np.float32)


def _times_of_rare(posting: Posting, docs: Array, all_there: bool) -> Array:
    if not posting.count:
        return np.zeros(len(docs), np.float32)
    if all_there and posting.times is None:
        return np.ones(len(docs), np.float32)
    if posting.times is not None and (docs is posting.docs or (all_there and len(docs) == posting.count)):
        return posting.times.astype(np.float32)
    assert posting.docs is not None
    places = np.searchsorted(posting.docs, docs)
    places[places == posting.count] = 0
    there = posting.docs[places] == docs
    if posting.times is None:
        return there.astype(np.float32)
    return posting.times[places] * there.astype(np.float32)
