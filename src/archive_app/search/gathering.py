"""Documents to the contents of a segment, many at a time: words become numbers once, and sorting does the rest.

What a document is found by was decided in `documents`; writing what is gathered is left to `segments`.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import ne

import numpy as np

from archive_app.search.arrays import Array
from archive_app.search.documents import Document, Passage, names, read_passages
from archive_app.search.postings import Postings, invert
from archive_app.text.tokens import forms

MOST_WORDS = 1 << 21
"""Different words a segment can hold: a pair of them, and a document, fill 64 bits."""
_PAIR = np.uint64(21)
FIELDS = ("syllable", "marked", "pair", "title", "title_pair", "name")
"""What a segment has postings of. ``marked`` are exact words unlike their folded form; pairs are neighbours."""


def pair_key(first: int | Array, second: int | Array) -> int | Array:
    """The key of two neighbouring words, from their numbers."""
    if isinstance(first, int):
        return first << 21 | int(second)
    return first.astype(np.uint64) << _PAIR | np.asarray(second).astype(np.uint64)


@dataclass(slots=True)
class Contents:
    """Everything of a new segment, before it is laid out.

    ``exact`` and ``names`` are sorted vocabularies, exact word 0 being "" which parts passages; ``folded_of`` gives the
    number in ``folded`` for each exact word. ``streams`` are the words of each document in order, by number;
    ``exact_pairs`` the keys of exact neighbours, one of them with marks, and how many documents have each.
    """

    ids: list[str]
    dates: Array
    lengths: Array
    exact: list[str]
    folded: list[str]
    folded_of: Array
    names: list[str]
    streams: list[Array]
    fields: dict[str, Postings]
    exact_pairs: tuple[Array, Array]


class _Numbers(dict[str, int]):
    """A number for each word as written; words of the same exact form share it."""

    def __init__(self) -> None:
        super().__init__()
        self.exact: dict[str, int] = {"": 0}

    def __missing__(self, raw: str) -> int:
        number = self[raw] = self.exact.setdefault(forms[raw][0], len(self.exact))
        return number


@dataclass(slots=True)
class _Stream:
    """Words of all documents in a row: number, document, and whether this occurrence counts by itself."""

    words: array[int] = field(default_factory=partial(array, "I"))
    ends: list[int] = field(default_factory=list)
    title_ends: list[int] = field(default_factory=list)


class Gathering:
    """Takes documents in and gives the contents of one segment."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._main, self._literal = _Stream(), _Stream()
        self._counted = bytearray()
        self._names: dict[str, int] = {}
        self._named: list[array[int]] = []
        self._ids: list[str] = []
        self._dates: list[int] = []

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, document: Document) -> None:
        """Takes one document in."""
        for place, passage in enumerate(read_passages(document)):
            self._add_words(passage)
            if place == 0:
                self._main.title_ends.append(len(self._main.words))
                self._literal.title_ends.append(len(self._literal.words))
        self._main.ends.append(len(self._main.words))
        self._literal.ends.append(len(self._literal.words))
        known = self._names
        self._named.append(array("I", (known.setdefault(name, len(known)) for name in names(document))))
        self._ids.append(document.id)
        self._dates.append(date_number(document.date))

    def _add_words(self, passage: Passage) -> None:
        numbers = self._numbers
        stream = [numbers[word] for word in passage.words]
        self._main.words.extend(stream)
        self._main.words.append(0)
        for at, after, literal in passage.literals:
            around = [*stream[at - 1 : at], *(numbers[word] for word in literal), *stream[after : after + 1], 0]
            self._literal.words.extend(around)
            before = 1 if at else 0
            self._counted += bytes(before) + b"\1" * len(literal) + bytes(len(around) - before - len(literal))

    def contents(self) -> Contents:
        """What was taken in; nothing can be added afterwards."""
        exact = sorted(self._numbers.exact)
        rank = np.empty(len(exact), np.uint32)
        rank[np.fromiter((self._numbers.exact[word] for word in exact), np.int64, len(exact))] = np.arange(len(exact))
        folded_forms = [forms[word][1] if word else "" for word in exact]
        marked = np.fromiter(map(ne, folded_forms, exact), bool, len(exact))
        folded = sorted(set(folded_forms))
        number_of = {word: number for number, word in enumerate(folded)}
        folded_of = np.fromiter((number_of[word] for word in folded_forms), np.uint32, len(exact))
        sorted_names = sorted(self._names)
        main = rank[np.frombuffer(self._main.words, np.uint32)] if self._main.words else np.empty(0, np.uint32)
        literal = rank[np.frombuffer(self._literal.words, np.uint32)] if self._literal.words else main[:0]
        streams = [main[start:end] for start, end in _spans(self._main.ends)]
        fields = self._fields(main, literal, (folded_of, marked), sorted_names)
        exact_pairs = fields.pop("exact_pair")
        return Contents(
            self._ids,
            np.array(self._dates, np.uint32),
            np.array([np.count_nonzero(one) for one in streams], np.uint32),
            exact,
            folded,
            folded_of,
            sorted_names,
            streams,
            fields,
            (exact_pairs.keys, exact_pairs.counts),
        )

    def _fields(
        self, main: Array, literal: Array, forms_of: tuple[Array, Array], sorted_names: list[str]
    ) -> dict[str, Postings]:
        folded_of, is_marked = forms_of
        count = len(self._ids)
        counted = np.frombuffer(bytes(self._counted), np.uint8).astype(bool)
        every = np.ones(len(main), bool)
        sources = [
            (main, _documents(self._main.ends, count), _in_title(self._main), every),
            (literal, _documents(self._literal.ends, count), _in_title(self._literal), counted),
        ]
        found: dict[str, list[tuple[Array, Array]]] = {name: [] for name in (*FIELDS, "exact_pair")}
        for words, docs, titled, counts in sources:
            folded = folded_of[words]
            marked = is_marked[words]
            one = counts & (words > 0)
            _take(found["syllable"], folded, docs, one)
            _take(found["marked"], words, docs, one & marked)
            _take(found["title"], folded, docs, one & titled)
            two = (words[:-1] > 0) & (words[1:] > 0) & (counts[:-1] | counts[1:])
            pairs, exact_pairs = pair_key(folded[:-1], folded[1:]), pair_key(words[:-1], words[1:])
            _take(found["pair"], pairs, docs[:-1], two)
            _take(found["title_pair"], pairs, docs[:-1], two & titled[1:])
            _take(found["exact_pair"], exact_pairs, docs[:-1], two & (marked[:-1] | marked[1:]))
        found["name"] = [self._named_postings(sorted_names)]
        fields = {name: _inverted(taken) for name, taken in found.items()}
        # How often a word has its marks is how often it is there: not worth a third of the index.
        fields["marked"] = fields["marked"]._replace(times=np.ones_like(fields["marked"].times))
        return fields

    def _named_postings(self, sorted_names: list[str]) -> tuple[Array, Array]:
        rank = np.empty(len(sorted_names), np.uint64)
        rank[np.fromiter((self._names[name] for name in sorted_names), np.int64, len(sorted_names))] = np.arange(
            len(sorted_names)
        )
        lengths = [len(one) for one in self._named]
        named = [np.frombuffer(one, np.uint32) for one in self._named if one]
        flat = np.concatenate(named) if named else np.empty(0, np.uint32)
        return rank[flat.astype(np.intp)], np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)


def _take(taken: list[tuple[Array, Array]], keys: int | Array, docs: Array, which: Array) -> None:
    taken.append((np.asarray(keys)[which], docs[which]))


def _inverted(taken: Sequence[tuple[Array, Array]]) -> Postings:
    return invert(
        np.concatenate([keys.astype(np.uint64) for keys, _ in taken]), np.concatenate([docs for _, docs in taken])
    )


def _spans(ends: list[int]) -> Iterator[tuple[int, int]]:
    return zip([0, *ends], ends, strict=False)


def _documents(ends: list[int], count: int) -> Array:
    return np.repeat(np.arange(count, dtype=np.uint32), np.diff([0, *ends]))


def _in_title(stream: _Stream) -> Array:
    """Which words stand in a title: from each document's beginning to its title's end."""
    titled = np.zeros(len(stream.words) + 1, np.int8)
    np.add.at(titled, np.array([0, *stream.ends[:-1]], np.int64), 1)
    np.subtract.at(titled, np.array(stream.title_ends, np.int64), 1)
    return np.cumsum(titled[:-1]).astype(bool)


def date_number(date: str | None) -> int:
    """2018-12-25 as 20181225, which sorts; 0 without a date."""
    digits = (date or "").replace("-", "")
    return int(digits) if digits.isdecimal() and len(digits) == 8 else 0


def pack(stream: Array) -> bytes:
    """Small numbers, smaller: low and high bytes apart, because frequent words have the same high ones."""
    wide = stream.astype("<u4")
    planes = 3 if len(wide) and int(wide.max()) >> 16 else 2
    return zlib.compress(wide.view(np.uint8).reshape(-1, 4).T[:planes].tobytes(), 1)


def unpack(packed: bytes, count: int) -> Array:
    """The numbers that `pack` made small, ``count`` of them."""
    if not count:
        return np.empty(0, np.uint32)
    planes = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(-1, count)
    wide = np.zeros((count, 4), np.uint8)
    wide[:, : len(planes)] = planes.T
    return wide.view("<u4").ravel()
