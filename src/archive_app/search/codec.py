"""Our segments as Whoosh sees them: a codec, so that its tables of contents, locks and searchers work with them.

The program itself asks segments directly, thousands of postings at a time (`finding`); Whoosh's own searcher, one
posting at a time, gives the same answers and is what tests compare with. What lies in the file is left to `segments`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh import columns, fields, formats
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from archive_app.search.arrays import open_arrays
from archive_app.search.postings import Posting, times_at
from archive_app.search.segments import Segment
from archive_app.search.version import EXTENSION


class Weighted(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """Terms with how often each occurs; no analyser of Whoosh's ever sees our text."""

    def __init__(self) -> None:
        self.analyzer = None
        self.format = formats.Existence()
        self.vector = None
        self.stored = self.unique = False
        self.scorable = self.indexed = True
        self.column_type = None


SCHEMA = fields.Schema(
    syllable=Weighted(),
    marked=Weighted(),
    pair=Weighted(),
    title=Weighted(),
    title_pair=Weighted(),
    name=Weighted(),
)


class ArraySegment(W3Segment):  # type: ignore[misc]
    """One of our segments in a table of contents."""


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads our segments. Writing goes past Whoosh, a whole segment at once (`writing.Writer`)."""

    def new_segment(self, storage: FileStorage, indexname: str) -> ArraySegment:
        return ArraySegment(self, indexname)

    def per_document_writer(self, storage: FileStorage, segment: ArraySegment) -> base.PerDocumentWriter:
        return _WrittenAtOnce()

    def field_writer(self, storage: FileStorage, segment: ArraySegment) -> base.PerDocumentWriter:
        return _WrittenAtOnce()

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> ArrayTerms:
        return ArrayTerms(open_segment(storage, segment))

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> ArrayDocuments:
        return ArrayDocuments(open_segment(storage, segment))


def open_segment(storage: FileStorage, segment: ArraySegment) -> Segment:
    """The segment of a table of contents, opened."""
    path = Path(storage.folder) / segment.make_filename(EXTENSION)
    return Segment(open_arrays(path), segment.segment_id(), segment.deleted_docs())


class _WrittenAtOnce(base.PerDocumentWriter):  # type: ignore[misc]
    """Whoosh asks for writers of documents and fields when it begins."""

    is_closed = False

    def close(self) -> None:
        self.is_closed = True


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """What Whoosh asks of documents: how many, which are deleted, how long."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def doc_count(self) -> int:
        return self._segment.count

    def doc_count_all(self) -> int:
        return self._segment.size

    def has_deletions(self) -> bool:
        return bool(self._segment.deleted)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._segment.deleted

    def deleted_docs(self) -> frozenset[int]:
        return self._segment.deleted

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """One length for all fields: a title is weighed as part of its report."""
        return int(self._segment.lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        return int(self._segment.lengths.sum())

    def min_field_length(self, fieldname: str) -> int:
        return int(self._segment.lengths.min())

    def max_field_length(self, fieldname: str) -> int:
        return int(self._segment.lengths.max())

    def stored_fields(self, docnum: int) -> dict[str, str]:
        return {"id": self._segment.id_of(docnum)}

    def column_reader(self, fieldname: str, column: columns.Column) -> Any:
        raise KeyError(fieldname)

    def close(self) -> None:
        self._segment.close()


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """What Whoosh asks of terms, which are words as bytes; a pair is two words with a blank between."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def _posting(self, fieldname: str, text: bytes) -> Posting:
        word, segment = text.decode(), self._segment
        if fieldname.endswith("pair"):
            first, _, second = word.partition(" ")
            return segment.pair(first, second, fieldname)
        if fieldname == "marked":
            return segment.marked(word)
        return segment.named(word) if fieldname == "name" else segment.syllable(word, fieldname)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._posting(*term).count > 0

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for fieldname in sorted(SCHEMA.names()):
            yield from self.terms_from(fieldname, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Words in order; pairs are looked up, never listed."""
        segment = self._segment
        words = {"marked": segment.exact, "name": segment.names}.get(fieldname, segment.folded)
        if fieldname.endswith("pair"):
            return
        for key in segment.field(fieldname).keys.tolist():
            term = words[key].encode()
            if term >= prefix:
                yield fieldname, term

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        posting = self._posting(fieldname, text)
        if not posting.count:
            raise TermNotFound(f"{fieldname}:{text!r}")
        numbers = posting.numbers()
        times, lengths = times_at(posting, numbers), self._segment.lengths
        facts = (int(lengths.min()), int(lengths.max()), float(times.max()), int(numbers[0]), int(numbers[-1]))
        return TermInfo(float(times.sum()), posting.count, *facts)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return self._posting(fieldname, text).count

    def matcher(self, fieldname: str, text: bytes, format_: formats.Format, scorer: Any = None) -> ListMatcher:
        posting = self._posting(fieldname, text)
        info = self.term_info(fieldname, text)
        numbers = posting.numbers()
        times = times_at(posting, numbers).tolist()
        return ListMatcher(
            numbers.tolist(), times, format=format_, scorer=scorer, term=(fieldname, text), terminfo=info
        )

    def indexed_field_names(self) -> list[str]:
        return list(SCHEMA.names())

    def close(self) -> None:
        self._segment.close()
