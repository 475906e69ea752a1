"""One segment of the index as a file of arrays: laid out once, opened in a millisecond, merged without its texts.

Where the file lies and which of its documents were deleted is left to `codec`; what is asked of it to `finding`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

import numpy as np

from archive_app.search.arrays import Array, Arrays, ArrayWriter
from archive_app.search.gathering import FIELDS, Contents, pack, pair_key, unpack
from archive_app.search.postings import FREQUENT_FROM, NOWHERE, Field, Posting, Postings, bits_of, encode
from archive_app.search.ranking import dampening
from archive_app.search.words import Words, encode_words

_FIELD_ARRAYS = (
    "keys", "starts", "docs", "splits", "times", "times_at", "frequent", "totals", "bits", "maxima", "bounds", "forms",
    "often_at", "often", "before", "before_at",
)  # fmt: skip
_KEPT = 512
_NO_WORDS = np.empty(0, np.uint32)
_OPENINGS = 4
"""Beginnings of words this short are common enough to be written down."""
Fields = Iterator[tuple[str, Iterable[Postings]]]


def write_segment(file: BinaryIO, contents: Contents) -> None:
    """Lays out what was gathered."""
    occurrences = np.bincount(np.concatenate([_NO_WORDS, *contents.streams]), minlength=len(contents.exact))
    ranks = ranks_of(occurrences)
    lay_out(
        ArrayWriter(file),
        columns(contents.ids, contents.dates, contents.lengths),
        {"exact": contents.exact, "folded": contents.folded, "names": contents.names},
        contents.folded_of,
        streams=(occurrences, (ranks[one] for one in contents.streams)),
        exact_pairs=contents.exact_pairs,
        fields=((name, [contents.fields[name]]) for name in FIELDS),
    )


def in_memory(contents: Contents, name: str) -> Segment:
    """What was gathered as a segment that lies in no file: for reading through an archive without an index."""
    file = BytesIO()
    write_segment(file, contents)
    return Segment(Arrays(file.getvalue()), name)


def columns(ids: list[str], dates: Array, lengths: Array) -> dict[str, Array]:
    """What is known of each document, by number."""
    written = np.array([one.encode() for one in ids], dtype="S") if ids else np.empty(0, "S1")
    return {
        "ids": written.view(np.uint8),
        "by_id": np.argsort(written, kind="stable").astype(np.uint32),
        "dates": dates,
        "lengths": lengths,
        "newest": np.argsort(-dates.astype(np.int64), kind="stable").astype(np.uint32),
    }


def lay_out(
    writer: ArrayWriter,
    known: Mapping[str, Array],
    vocabularies: Mapping[str, Iterable[str]],
    folded_of: Array,
    *,
    streams: tuple[Array, Iterable[Array]],
    exact_pairs: tuple[Array, Array],
    fields: Fields,
) -> None:
    """Writes a whole segment. ``streams`` are how often each exact word occurs, and the documents' words by rank of
    that; they and ``fields`` come one at a time and need not be in memory together.
    """
    count = len(known["lengths"])
    average = float(known["lengths"].mean()) if count else 0.0
    for name, column in known.items():
        writer.put(name, column)
    occurrences, texts = streams
    ends: list[int] = []
    sizes: list[int] = []
    writer.put_pieces("streams", np.dtype(np.uint8), _packed(texts, sizes, ends))
    writer.put("stream_ends", np.array(ends, np.uint64))
    writer.put("stream_sizes", np.array(sizes, np.uint32))
    writer.put("occurrences", occurrences.astype(np.uint32))
    writer.put("by_rank", np.argsort(-occurrences, kind="stable").astype(np.uint32))
    telling = exact_pairs[1] >= (2 if count >= FREQUENT_FROM else 1)
    writer.put("exact_pairs.keys", exact_pairs[0][telling])
    writer.put("exact_pairs.counts", exact_pairs[1][telling])
    folded: list[str] = []
    for name, words in vocabularies.items():
        listed = list(words)
        folded = listed if name == "folded" else folded
        for part, values in encode_words(listed).items():
            writer.put(f"{name}.{part}", values)
    writer.put("folded_of", folded_of)
    norms = dampening(known["lengths"].astype(np.float32), average)
    for name, parts in fields:
        laid = encode(parts, count, norms)
        _put_field(writer, name, laid)
        if name == "syllable":
            _put_field(writer, "opening", encode(_openings(Field(laid, count), folded), count, norms))
    writer.finish(count=count, average=average)


def ranks_of(occurrences: Array) -> Array:
    """The place of each word among all, the most frequent first."""
    ranks = np.empty(len(occurrences), np.uint32)
    ranks[np.argsort(-occurrences, kind="stable")] = np.arange(len(occurrences), dtype=np.uint32)
    return ranks


def _packed(texts: Iterable[Array], sizes: list[int], ends: list[int]) -> Iterator[Array]:
    total = 0
    for text in texts:
        packed = pack(text)
        total += len(packed)
        sizes.append(len(text))
        ends.append(total)
        yield np.frombuffer(packed, np.uint8)


def _put_field(writer: ArrayWriter, name: str, laid: Mapping[str, Array]) -> None:
    for part in _FIELD_ARRAYS:
        writer.put(f"{name}.{part}", laid[part])


def _openings(field: Field, folded: list[str]) -> Iterator[Postings]:
    """What the shortest beginnings of words have in common documents, where that is too much to gather while typing."""
    counts = np.concatenate(([0], np.cumsum(_by_word(field, len(folded)))))
    found: dict[int, tuple[int, int]] = {}
    for size in range(1, _OPENINGS + 1):
        for first, last in _groups(folded, size):
            if last - first > 1 and (counts[last] - counts[first]) * 4 > field.size:
                low, high = np.searchsorted(field.keys, np.array([first, last], np.uint64)).tolist()
                if high - low > 1:
                    found[opening_key(first, last)] = low, high
    for key in sorted(found):
        docs = field.between(*found[key]).numbers().astype(np.uint32)
        alone = np.array([key], np.uint64), np.array([len(docs)], np.uint32)
        yield Postings(*alone, docs, np.ones(len(docs), np.uint8))


def opening_key(first: int, last: int) -> int:
    """The key of all words with one beginning: numbers ``first`` to ``last`` (exclusive) of the vocabulary."""
    return first << 32 | last


def _by_word(field: Field, words: int) -> Array:
    counts = np.zeros(words, np.int64)
    counts[field.keys.astype(np.intp)] = field.counts()
    return counts


def _groups(words: list[str], size: int) -> Iterator[tuple[int, int]]:
    """Ranges of sorted words that share their first ``size`` letters."""
    first = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or words[place][:size] != words[first][:size]:
            if len(words[first]) >= size:
                yield first, place
            first = place


class Segment:
    """One segment, open for reading, without the documents in ``deleted``. Not safe between threads."""

    def __init__(self, arrays: Arrays, name: str, deleted: Iterable[int] = ()) -> None:
        self.name = name
        self._arrays = arrays
        self.size: int = self._arrays.facts["count"]
        ids = self._arrays["ids"]
        self.ids = ids.view(f"S{max(1, len(ids) // max(1, self.size))}")
        self.dates: Array = self._arrays["dates"]
        self.lengths: Array = self._arrays["lengths"]
        self.newest: Array = self._arrays["newest"]
        self._written_average: float = self._arrays.facts["average"]
        self.exact, self.folded = self._vocabulary("exact"), self._vocabulary("folded")
        self.names, self.folded_of = self._vocabulary("names"), self._arrays["folded_of"]
        self._fields: dict[str, Field] = {}
        self._kept: OrderedDict[tuple[str, int], Posting] = OrderedDict()
        self._average = -1.0  # not told yet
        self.norms: Array = np.empty(0, np.float32)
        self.slack = 1.0
        self.scratch = np.zeros(self.size, np.uint8)
        self.set_deleted(deleted)

    def _vocabulary(self, name: str) -> Words:
        return Words({part: self._arrays[f"{name}.{part}"] for part in ("text", "ends")})

    @property
    def count(self) -> int:
        return self.size - len(self.deleted)

    def set_deleted(self, deleted: Iterable[int]) -> None:
        """Which documents are no longer there; ``live`` is a bitmap of the others, None when that is all."""
        self.deleted = frozenset(deleted)
        self.live: Array | None = None
        if self.deleted:
            self.live = bits_of(np.setdiff1d(np.arange(self.size), list(self.deleted)), self.size)

    def weigh(self, average: float) -> None:
        """Reckons with reports of this average length. Small differences are not worth reckoning again.

        Bounds were written for another average: ``slack`` is what makes them hold for this one.
        """
        if abs(average - self._average) <= 0.01 * self._average:
            return
        self._average = average
        self.norms = dampening(self.lengths.astype(np.float32), average)
        self.slack = max(1.0, average / self._written_average if self._written_average else 1.0)

    def field(self, name: str) -> Field:
        """The postings of a field, opened when first asked for."""
        found = self._fields.get(name)
        if found is None:
            arrays = {part: self._arrays[f"{name}.{part}"] for part in _FIELD_ARRAYS}
            found = self._fields[name] = Field(arrays, self.size)
        return found

    def posting(self, field: str, key: int) -> Posting:
        """The documents that have a term, deleted ones included; ``key`` -1 or unknown: none. Not to be changed."""
        asked = (field, key)
        found = self._kept.get(asked)
        if found is not None:
            self._kept.move_to_end(asked)
            return found
        of = self.field(field)
        row = of.row(key) if key >= 0 else -1
        return self._keep(asked, of.posting(row) if row >= 0 else NOWHERE)

    def _keep(self, asked: tuple[str, int], found: Posting) -> Posting:
        self._kept[asked] = found
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def syllable(self, folded: str, field: str = "syllable") -> Posting:
        """The documents with a folded word, in the whole or (``title``) in the title."""
        return self.posting(field, self.folded.find(folded))

    def marked(self, exact: str) -> Posting:
        """The documents with a word exactly so; only words that differ from their folded form are kept."""
        return self.posting("marked", self.exact.find(exact))

    def pair(self, first: str, second: str, field: str = "pair") -> Posting:
        """The documents with two neighbouring folded words, in the whole or (``title_pair``) in the title."""
        one, two = self.folded.find(first), self.folded.find(second)
        return self.posting(field, int(pair_key(one, two)) if one >= 0 and two >= 0 else -1)

    def exact_pair(self, first: str, second: str) -> int:
        """About how many documents have two exact words side by side, one of which has marks."""
        one, two = self.exact.find(first), self.exact.find(second)
        if one < 0 or two < 0:
            return 0
        keys, key = self._arrays["exact_pairs.keys"], np.uint64(pair_key(one, two))
        at = int(np.searchsorted(keys, key))
        return int(self._arrays["exact_pairs.counts"][at]) if at < len(keys) and keys[at] == key else 0

    def exact_pairs(self) -> tuple[Array, Array]:
        """The keys of all exact neighbours, one of them with marks, and about how many documents have each."""
        return self._arrays["exact_pairs.keys"], self._arrays["exact_pairs.counts"]

    def named(self, name: str) -> Posting:
        """The documents with a name: a number, a day, a filter."""
        return self.posting("name", self.names.find(name))

    def counts_of_names(self, start: str) -> Iterator[tuple[str, Posting]]:
        """Every name that begins so, with its documents."""
        for number in range(*self.names.beginning_with(start)):
            yield self.names[number], self.posting("name", number)

    def opening(self, start: str) -> Posting:
        """The documents with any folded word that begins so."""
        first, last = self.folded.beginning_with(start)
        asked = ("opening", opening_key(first, last))
        found = self._kept.get(asked)
        if found is None:
            found = self.posting(*asked)
            if not found.count and last > first:
                rows = np.searchsorted(self.field("syllable").keys, np.array([first, last], np.uint64)).tolist()
                found = self.field("syllable").between(*rows) if rows[1] > rows[0] else NOWHERE
            self._keep(asked, found)
        return found

    def stream(self, number: int) -> Array:
        """The exact words of a document in order, as numbers of `exact`; 0 parts its passages, title first."""
        return self.by_rank[self.ranks(number)]

    @property
    def by_rank(self) -> Array:
        """The exact words by number, the most frequent first."""
        return self._arrays["by_rank"]

    def ranks(self, number: int) -> Array:
        """The words of a document as they lie in the file: by their rank among the most frequent."""
        ends = self._arrays["stream_ends"]
        start = int(ends[number - 1]) if number else 0
        packed = self._arrays["streams"][start : int(ends[number])]
        return unpack(packed.tobytes(), int(self._arrays["stream_sizes"][number]))

    @property
    def occurrences(self) -> Array:
        """How often each exact word occurs in all documents, deleted ones included."""
        return self._arrays["occurrences"]

    def id_of(self, number: int) -> str:
        return bytes(self.ids[number]).decode()

    def last_id(self) -> str:
        """The greatest id of all."""
        return self.id_of(int(self._arrays["by_id"][-1])) if self.size else ""

    def number_of(self, meeting_id: str) -> int:
        """The document of a meeting, deleted or not; -1 when it is not in this segment."""
        ids, order = self.ids, self._arrays["by_id"]
        at = int(np.searchsorted(ids, meeting_id.encode(), sorter=order))
        return int(order[at]) if at < self.size and bytes(ids[order[at]]) == meeting_id.encode() else -1

    def forget(self) -> None:
        """Gives back the memory of what was read: a merge goes through whole segments once."""
        self._arrays.forget()

    def close(self) -> None:
        self._kept.clear()
        self._fields.clear()
        arrays, self._arrays = self._arrays, {}  # type: ignore[assignment]
        self.ids = self.dates = self.lengths = self.newest = self.folded_of = np.empty(0, np.uint32)
        self.exact = self.folded = self.names = Words(encode_words([]))
        arrays.close()
