"""Reads one segment of the index back: whole posting lists at once, and its columns.

Whoosh's matchers hand out one posting at a time, which is what makes its searcher slow; a list read whole into a
dictionary lets sets do the work. What is done with them is left to `finding`.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from itertools import accumulate, islice, repeat
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.reading import TermNotFound

from archive_app.search.fields import SCHEMA
from archive_app.search.ranking import dampening, worth

Postings = dict[int, float]
"""What the occurrences of a term are worth (`ranking.worth`), by document number of the segment."""
_DRIFT = 0.1
_KEPT_POSTINGS = 800_000
"""Postings that all segments of an index together keep in memory, about 100 bytes each."""
_NONE: Postings = {}


class Segment:
    """One segment, open for reading, without the documents in ``deleted``. Not safe between threads."""

    def __init__(self, storage: FileStorage, segment: Any) -> None:
        self.name: str = segment.segment_id()
        self.size: int = segment.doc_count_all()
        self.deleted: frozenset[int] = frozenset(segment.deleted_docs())
        self._files = segment.open_compound_file(storage) if segment.is_compound() else storage
        codec = segment.codec()
        self._terms = codec.terms_reader(self._files, segment)
        self._columns = codec.per_document_reader(self._files, segment)
        self.lengths = self._numbers("length")
        self.dates = self._numbers("date")
        self._ids = self._columns.column_reader("id", SCHEMA["id"].column_type)
        self._average = 0.0
        self._dampened: list[float] = []
        self._once: list[float] = []
        self._kept: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._kept_postings = self._most_kept = 0

    def _numbers(self, field: str) -> list[int]:
        """A column whole; the public way is number by number. Zeros at the end are not written."""
        column = self._columns.column_reader(field, SCHEMA[field].column_type)
        written: list[int] = column._dbfile.get_array(column._basepos, "I", column._count).tolist()
        return written + [0] * (self.size - len(written))

    @property
    def count(self) -> int:
        return self.size - len(self.deleted)

    def id_of(self, number: int) -> str:
        return bytes(self._ids[number]).decode()

    def weigh(self, average: float, share: float) -> None:
        """Counts occurrences for reports of this average length, and keeps no more than this share of what may be kept.

        Small differences of length are not worth reading again.
        """
        self._most_kept = int(_KEPT_POSTINGS * share)
        if abs(average - self._average) <= _DRIFT * self._average:
            return
        self._average = average
        self._dampened = [dampening(length, average) for length in self.lengths]
        self._once = [worth(1.0, dampened) for dampened in self._dampened]
        self._kept.clear()
        self._kept_postings = 0

    def postings(self, field: str, term: str) -> Postings:
        """The documents that have the term, deleted ones included. Shared: not to be changed."""
        key = (field, term)
        found = self._kept.get(key)
        if found is None:
            found = self._read(field, term.encode())
            self._keep(key, found)
        else:
            self._kept.move_to_end(key)
        return found

    def beginning_with(self, field: str, start: str, most: int | None = None) -> list[str]:
        """The terms of the field that begin with ``start``, in order; no more than ``most`` of them."""
        prefix = start.encode()
        found = []
        for name, term in islice(self._terms.terms_from(field, prefix), most):
            if name != field or not term.startswith(prefix):
                break
            found.append(bytes(term).decode())
        return found

    def _read(self, field: str, term: bytes) -> Postings:
        try:
            matcher = self._terms.matcher(field, term, SCHEMA[field].format)
        except TermNotFound:
            return _NONE
        found: Postings = {}
        while matcher.is_active():
            # The public way is id by id. A block is its gaps and either one weight or all of them.
            matcher._read_data()
            gaps, weights, _ = matcher._data
            numbers = list(accumulate(gaps))
            found.update(zip(numbers, self._worths(numbers, weights), strict=True))
            matcher._next_block()
        return found

    def _worths(self, numbers: list[int], weights: float | tuple[float, ...] | None) -> Iterable[float]:
        if weights is None:
            return map(self._once.__getitem__, numbers)
        times = repeat(weights, len(numbers)) if isinstance(weights, float) else weights
        return map(worth, times, map(self._dampened.__getitem__, numbers))

    def _keep(self, key: tuple[str, str], found: Postings) -> None:
        self._kept[key] = found
        self._kept_postings += len(found) + 1
        while self._kept_postings > self._most_kept and len(self._kept) > 1:
            self._kept_postings -= len(self._kept.popitem(last=False)[1]) + 1

    def close(self) -> None:
        self._kept.clear()
        self._terms.close()
        self._columns.close()
        if self._files is not None:
            self._files.close()
