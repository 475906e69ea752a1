"""Writes segments under Whoosh's table of contents: a storage that syncs before it publishes, and a writer.

Which folder is current and whose it is is left to `generations`; what lies in a segment to `segments`.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import FileIndex
from whoosh.writing import NO_MERGE, SegmentWriter

from archive_app.progress import SILENT, Progress
from archive_app.search.codec import SCHEMA, ArrayCodec, open_segment
from archive_app.search.documents import Document
from archive_app.search.gathering import MOST_WORDS, Gathering
from archive_app.search.merging import merge_segments
from archive_app.search.segments import write_segment
from archive_app.search.synced import sync_file, sync_folder
from archive_app.search.version import EXTENSION

log = logging.getLogger(__name__)

LARGE_SEGMENT = 1 << 17
"""Documents in a segment that no merge makes larger."""
_ALLOWED_IN_PICKLES = {
    ("archive_app.search.codec", "ArraySegment"),
    ("archive_app.search.codec", "ArrayCodec"),
    ("builtins", "set"),
    ("copyreg", "_reconstructor"),
    ("builtins", "object"),
}


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


class Writer(SegmentWriter):  # type: ignore[misc]
    """Adds documents as one new segment. Held, it locks the index; `whoosh.index.LockError` when another has it."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, codec=ArrayCodec(), compound=False)
        self._gathering = Gathering()
        self._merging: Sequence[Any] = ()
        self._progress: Progress = SILENT

    def add(self, document: Document) -> None:
        """Takes a document in, to be published."""
        self._gathering.add(document)
        self.docnum += 1
        self._added = True

    def publish(self) -> None:
        """Writes the segment and makes it and the deletions visible; on the disk when it returns."""
        self.commit(mergetype=NO_MERGE)

    def publish_merged(self, segments: Sequence[Any], progress: Progress = SILENT) -> None:
        """Writes these segments, of those that are open here, as one and makes that visible instead of them."""
        self._merging, self._progress = segments, progress
        self.docnum += sum(segment.doc_count() for segment in segments)
        self._added = True
        self.commit(mergetype=lambda _, existing: [one for one in existing if one not in segments])

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
        name = self.newsegment.make_filename(EXTENSION)
        with self.storage.create_file(name) as file:
            if self._merging:
                opened = [open_segment(self.storage, one) for one in self._merging]
                try:
                    merge_segments(file.file, opened, self._progress)
                finally:
                    for one in opened:
                        one.close()
            else:
                write_segment(file.file, self._gathering.contents())


def worth_merging(segments: Sequence[Any], words: Sequence[int]) -> list[Any]:
    """The smallest segments that together make one no larger than `LARGE_SEGMENT`; none when nothing would change.

    ``words`` is how many different ones each segment holds.
    """
    chosen: list[Any] = []
    documents = different = 0
    for segment, count in sorted(zip(segments, words, strict=True), key=lambda one: one[0].doc_count()):
        documents += segment.doc_count()
        different += count
        if documents > LARGE_SEGMENT or different > MOST_WORDS:
            break
        chosen.append(segment)
    in_order = [segment for segment in segments if segment in chosen]
    return in_order if len(in_order) > 1 or any(segment.has_deletions() for segment in in_order) else []
