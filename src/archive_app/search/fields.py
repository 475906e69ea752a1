"""How terms lie in Whoosh: its schema, a storage that syncs before it publishes, and a writer that gathers compactly.

No positions and no stored text: what a hit shows comes from the archive, and phrases are pairs of syllables. Which
folder is current and whose it is is left to `generations`; reading terms back to `postings`.
"""

from __future__ import annotations

import logging
import os
import pickle
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from operator import sub
from pathlib import Path
from typing import Any

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.system import pack_int, pack_long, pack_ushort
from whoosh.writing import NO_MERGE, SegmentWriter

from archive_app.search.documents import Document, Terms, terms
from archive_app.search.synced import sync_file, sync_folder

log = logging.getLogger(__name__)

LARGE_SEGMENT = 20_000
"""Documents in a segment that no merge makes larger."""
SCHEMA_VERSION = "1/whoosh-2.7.5"
"""Changes with the fields below, the codec, and the release of Whoosh."""

_BLOCK = 4096
_WORTH_PACKING = 512
_SMALL = 64
_ALLOWED_IN_PICKLES = {
    ("whoosh.codec.whoosh3", "W3Segment"),
    ("whoosh.codec.whoosh3", "W3Codec"),
    ("collections", "defaultdict"),
    ("builtins", "int"),
    ("builtins", "set"),
    ("copyreg", "_reconstructor"),
    ("builtins", "object"),
}


class Weighted(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """Terms with how often each occurs, given ready-made: no analyser of Whoosh's ever sees our text."""

    def __init__(self, column: columns.Column | None = None) -> None:
        self.analyzer = None
        self.format = formats.Existence()
        self.vector = None
        self.scorable = self.stored = self.unique = False
        self.indexed = True
        self.column_type = column

    def index(self, value: Mapping[str, int], **_: Any) -> list[tuple[bytes, int, float, bytes]]:
        return [(term.encode(), count, float(count), b"") for term, count in value.items()]


SCHEMA = fields.Schema(
    id=Weighted(columns.VarBytesColumn()),
    syllable=Weighted(),
    marked=Weighted(),
    pair=Weighted(),
    title=Weighted(),
    title_pair=Weighted(),
    opening=Weighted(),
    key=Weighted(),
    flag=Weighted(),
    length=Weighted(columns.NumericColumn("I", default=0)),
    date=Weighted(columns.NumericColumn("I", default=0)),
)
"""``id``, ``length`` (of all passages, in syllables) and ``date`` (20181225, or 0) are also columns."""


def codec() -> W3Codec:
    """Large blocks, because lists are read whole."""
    return W3Codec(blocklimit=_BLOCK)


class _OnlySegments(pickle.Unpickler):
    """Reads a list of segments and refuses every other object: a table of contents must not run anything."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED_IN_PICKLES:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in an index")
        return super().find_class(module, name)


class _Contents(StructFile):  # type: ignore[misc]
    def read_pickle(self) -> Any:
        return _OnlySegments(self.file).load()


class SyncedStorage(FileStorage):  # type: ignore[misc]
    """Whoosh's folder of files, with what Whoosh leaves out: segments are on the disk before their table of contents.

    The only file that Whoosh renames is the table of contents, so that is where everything written is synced first.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._written: set[str] = set()

    def create_file(self, name: str, **options: Any) -> StructFile:
        self._written.add(name)
        return super().create_file(name, **options)

    def open_file(self, name: str, **options: Any) -> StructFile:
        if name.endswith(".toc"):
            return _Contents(open(self._fpath(name), "rb"), name=name)
        return super().open_file(name, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        folder = Path(self.folder)
        for name in self._written:
            if (folder / name).exists():
                sync_file(folder / name)
        self._written.clear()
        os.replace(folder / oldname, folder / newname)
        sync_folder(folder)


def open_files(folder: Path, *, create: bool = False) -> FileIndex:
    """The Whoosh index in ``folder``; its schema is given, never unpickled. Any exception means damage."""
    storage = SyncedStorage(folder)
    return FileIndex.create(storage, SCHEMA) if create else FileIndex(storage, SCHEMA)


class _Gathered:
    """Takes the place of Whoosh's pool: a posting is four bytes, its document number above its count (at most 255)."""

    def __init__(self) -> None:
        self._fields: defaultdict[str, dict[str, array[int]]] = defaultdict(lambda: defaultdict(_numbers))

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """One posting of a segment that is merged."""
        field, term, number, weight, _ = item
        self._fields[field][bytes(term).decode()].append(number << 8 | int(weight))

    def add_terms(self, field: str, counted: Mapping[str, int], number: int) -> None:
        known = self._fields[field]
        for term, count in counted.items():
            known[term].append(number << 8 | (count if count < 255 else 255))

    def write(self, writer: Any) -> None:
        for field in sorted(self._fields):
            writer.start_field(field, SCHEMA[field])
            known = {term.encode(): postings for term, postings in self._fields[field].items()}
            for term in sorted(known):
                write_postings(writer, term, known[term])
            writer.finish_field()

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        raise NotImplementedError("write() is what is called")

    def cleanup(self) -> None:
        self._fields.clear()


def _numbers() -> array[int]:
    return array("I")


def write_postings(writer: Any, term: bytes, postings: array[int]) -> None:
    """Writes one term in Whoosh's own format, as its `W3PostingsWriter` would: that one takes ten times as long.

    Blocks of gaps and weights (None: all 1, a float: all the same), each behind a description, the last one's length
    negative; in the index of terms how many there are and where.
    """
    numbers = [posting >> 8 for posting in postings]
    weights = [posting & 255 for posting in postings]
    highest = max(weights)
    written = WHOOSH3_HEADER_MAGIC
    for first in range(0, len(numbers), _BLOCK):
        block = numbers[first : first + _BLOCK]
        gaps = tuple(map(sub, block, chain((0,), block)))
        content = pickle.dumps((gaps, _shortened(weights[first : first + _BLOCK]), None), 2)
        packed = len(content) > _WORTH_PACKING
        about = pickle.dumps((len(block), block[-1], highest, int(packed), 0, 0), 2)
        about += zlib.compress(content, 1) if packed else content
        last = first + _BLOCK >= len(numbers)
        written += pack_int(-len(about) if last else len(about)) + about
    info = W3TermInfo._struct.pack(False, sum(weights), len(numbers), 0, 0, highest, numbers[0], numbers[-1])
    where = pack_long(writer._postfile.tell()) + pack_int(len(written))
    writer._postfile.write(written)
    writer._tindex.add(pack_ushort(writer._fieldid) + term, info + where)


def _shortened(weights: list[int]) -> float | tuple[int, ...] | None:
    if weights.count(weights[0]) < len(weights):
        return tuple(weights)
    return None if weights[0] == 1 else float(weights[0])


class Writer(SegmentWriter):  # type: ignore[misc]
    """Adds documents as one new segment. Held, it locks the index; `whoosh.index.LockError` when another has it."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, codec=codec())
        self.pool = _Gathered()

    def add(self, document: Document) -> None:
        found = terms(document)
        number = self.docnum
        per_document = self.perdocwriter
        per_document.start_doc(number)
        columned = {"id": document.id.encode(), "length": found.length, "date": _date_number(document.date)}
        for field, value in columned.items():
            per_document.add_column_value(field, SCHEMA[field].column_type, value)
        per_document.finish_doc()
        for field, counted in _postings(document, found):
            self.pool.add_terms(field, counted, number)
        self._added = True
        self.docnum += 1

    def publish(self) -> None:
        """Writes the segment and makes it and the deletions visible; on the disk when it returns.

        A few documents go into one file, which is synced at once; Whoosh reads such a file whole into memory, so many
        documents do not.
        """
        self.compound = self.doc_count() <= _SMALL
        self.commit(mergetype=NO_MERGE)

    def publish_merged(self) -> None:
        """Writes the small segments as one and makes that visible instead of them; deleted documents are gone."""
        self.compound = False
        self.commit(mergetype=_merge_small)

    def give_up(self) -> None:
        """Lets the lock go, whatever state the writer is in; nothing that was not published stays."""
        if self.is_closed:
            return
        try:
            self.cancel()
        except Exception:
            log.exception("the writer could not be closed")
            self.writelock.release()

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.pool.write(self.fieldwriter)
        self.fieldwriter.close()


def _merge_small(writer: Writer, segments: list[Any]) -> list[Any]:
    """The smallest segments go into one of at most `LARGE_SEGMENT` documents, which bounds the memory it takes."""
    total, small = 0, []
    for segment in sorted(segments, key=lambda one: one.doc_count()):
        total += segment.doc_count()
        if total > LARGE_SEGMENT:
            break
        small.append(segment)
    if len(small) < 2:
        return segments
    for segment in small:
        reader = SegmentReader(writer.storage, SCHEMA, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in segments if segment not in small]


def _postings(document: Document, found: Terms) -> Iterator[tuple[str, Mapping[str, int]]]:
    yield "id", {document.id: 1}
    yield "syllable", found.syllables
    yield "marked", found.marked
    yield "pair", found.pairs
    yield "title", found.title
    yield "title_pair", found.title_pairs
    yield "opening", found.openings
    yield "key", dict.fromkeys(found.keys, 1)
    yield "flag", dict.fromkeys(flags(document), 1)


def flags(document: Document) -> list[str]:
    """The terms that filters look for."""
    found = [f"year:{document.year}", f"kind:{document.kind}"]
    if document.with_photos:
        found.append("photos")
    return [*found, "reviewed"] if document.reviewed else found


def _date_number(date: str | None) -> int:
    """2018-12-25 as 20181225, which sorts; 0 without a date."""
    digits = (date or "").replace("-", "")
    return int(digits) if digits.isdecimal() and len(digits) == 8 else 0
