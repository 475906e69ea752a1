"""The index as the archive uses it: open it, find in it, bring it up to date. A cache that may vanish at any time.

Making a new one is left to `rebuild`, the folder around it to `generations`, and the order of hits to `ranking`. What a
hit shows is the archive's business: only ids and scores leave here.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from whoosh.index import TOC, FileIndex, LockError

from archive_app.errors import Cancelled
from archive_app.model import Completion
from archive_app.progress import SILENT, Progress
from archive_app.search import generations
from archive_app.search.answering import Answered, Found, Sort, by_id, find, readings_of, retrieve
from archive_app.search.codec import open_segment
from archive_app.search.counting import counts_of
from archive_app.search.documents import Document
from archive_app.search.finding import Filters, Reading, contains
from archive_app.search.generations import IndexBusy, IndexDamaged, Stamp, Standing
from archive_app.search.lexicon import Lexicon
from archive_app.search.likeness import like
from archive_app.search.reranking import Streams
from archive_app.search.segments import Segment
from archive_app.search.suggesting import completions, suggestions
from archive_app.search.understanding import Understood
from archive_app.search.writing import Writer, open_files, worth_merging

log = logging.getLogger(__name__)

_TRIES = 5
_TICK = 3_000_000_000
"""Nanoseconds that any file system's clock is sure to have gone on by (FAT: two seconds)."""
_REFUSED = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}
_EVERYTHING = Filters()
MANY_SEGMENTS = 10
"""More small segments than this and `Index.merge` is worth an idle minute."""


class Index:
    """One generation, open. Safe between threads: one search and one change at a time."""

    def __init__(self, generation: Path, standing: Standing) -> None:
        """Raises anything at all when the files are not what ``standing`` says. `open_index` is the way in."""
        self.generation = generation
        self._standing = standing
        self._one = threading.RLock()
        self._toc = -1
        self._segments: list[Segment] = []
        self._streams = Streams()
        self._looked_at = 0
        self._files: FileIndex = open_files(generation)
        self._take_in()

    @property
    def position(self) -> int:
        """The last change that is in the index for certain."""
        return self._standing.position

    @property
    def count(self) -> int:
        """How many documents can be found."""
        return sum(segment.count for segment in self._segments)

    @property
    def is_current(self) -> bool:
        """False when another process has put a newer generation in its place: open that one instead."""
        return generations.current(self.generation.parent) == self.generation

    @property
    def wants_merging(self) -> bool:
        """Whether there are so many segments, or so many deleted documents, that an idle minute is well spent."""
        with self._one:
            self._look_again()
        deleted = sum(len(segment.deleted) for segment in self._segments)
        return len(self._segments) > MANY_SEGMENTS or deleted > max(100, self.count // 10)

    def find(
        self,
        asked: Understood,
        filters: Filters = _EVERYTHING,
        *,
        sort: Sort = "relevance",
        limit: int = 50,
        offset: int = 0,
    ) -> Answered:
        """What answers, and the asked page of it, best first (or newest first).

        Raises `IndexDamaged`, and nothing else, whatever state the files are in.
        """
        with self._asking() as segments:
            found = find(segments, self._streams, asked, filters, sort=sort, first=offset, last=offset + limit)
            return by_id(segments, found)

    def retrieve(
        self, asked: Understood, filters: Filters = _EVERYTHING, *, sort: Sort = "relevance", limit: int = 50
    ) -> tuple[int, list[tuple[str, float]]]:
        """The first step of `find`: the best by postings alone. Raises `IndexDamaged`."""
        with self._asking() as segments:
            found = by_id(segments, retrieve(segments, asked, filters, sort, limit))
        return found.total, found.page

    def readings(self, asked: Understood) -> tuple[Understood, ...]:
        """How a query is read: what answers any of these answers it. Raises `IndexDamaged`."""
        with self._asking() as segments:
            return tuple(one.asked for one in readings_of(segments, self._streams, asked, _EVERYTHING)[0])

    def suggest(self, asked: Understood) -> list[str]:
        """The query as the archive would write it (see `suggesting`). Raises `IndexDamaged`."""
        with self._asking() as segments:
            return suggestions(Lexicon(segments), asked)

    def complete(self, words: str) -> list[Completion]:
        """How a query may go on (see `suggesting`). Raises `IndexDamaged`."""
        with self._asking() as segments:
            return completions(Lexicon(segments), words)

    def counts(self, asked: Understood, filters: Filters, groups: Sequence[str]) -> dict[str, Counter[str]]:
        """How many answers have each name of some groups (see `counting`). Raises `IndexDamaged`."""
        with self._asking() as segments:
            return counts_of(readings_of(segments, self._streams, asked, filters)[0], filters, groups)

    def like(self, meeting_id: str, filters: Filters = _EVERYTHING, *, limit: int = 50, offset: int = 0) -> Answered:
        """Meetings like one, the most alike first (see `likeness`). Raises `IndexDamaged`."""
        with self._asking() as segments:
            total, places = like(segments, meeting_id, filters, offset + limit)
            return by_id(segments, Found(total, places[offset:], ()))

    @contextlib.contextmanager
    def _asking(self) -> Iterator[list[Segment]]:
        with self._one:
            try:
                self._look_again()
                yield self._segments
            except Exception as error:
                raise IndexDamaged(str(self.generation)) from error

    def has(self, meeting_id: str, asked: Understood, filters: Filters = _EVERYTHING) -> bool:
        """Whether a meeting answers, wherever it would stand. Raises `IndexDamaged`."""
        with self._asking() as segments:
            found = Reading(segments, asked, filters).found
            return any(
                (number := segment.number_of(meeting_id)) >= 0 and contains(one, number)
                for segment, one in zip(segments, found, strict=True)
            )

    def apply(self, upserts: Iterable[Document], deletes: Iterable[str], position: int) -> None:
        """Puts in or replaces documents and takes others out, all at once; on the disk when it returns.

        ``position`` is the last change these follow from. When another process has gone further already, nothing is
        done. Raises `IndexBusy` while another process writes, `OSError` when the disk is full or may not be written to
        (the index is then as it was), `IndexDamaged` for anything else. Searching goes on meanwhile.
        """
        with self._writing() as writer:
            if position < self.position:
                return
            documents = list(upserts)
            for number in self._numbers_of({*deletes, *(document.id for document in documents)}):
                writer.delete_document(number)
            for document in documents:
                writer.add(document)
            writer.publish()
            self._publish(position)

    def merge(self, progress: Progress = SILENT) -> None:
        """Makes one segment of those that fit. Slow: for idle time, in a process of its own. Raises like `apply`."""
        with self._writing() as writer:
            words = [len(segment.exact) for segment in self._segments]
            if chosen := worth_merging(writer.segments, words):
                writer.publish_merged(chosen, progress)
                self._publish(self.position)

    def intact(self) -> bool:
        """Reads every byte again and compares: for idle time. `open_index` does that only for a small index."""
        with self._one:
            try:
                self._look_again()
                return generations.still_true(self.generation, self._standing.files, thorough=True)
            except Exception:  # whatever it is, it cannot be read
                log.exception("the index cannot be read")
                return False

    def close(self) -> None:
        with self._one:
            for segment in self._segments:
                segment.close()
            self._segments = []

    def agrees_with_standing(self) -> bool:
        """Whether what was opened is what was written down, or newer: a kill may come between the two."""
        if self._toc == self._standing.toc:
            return self.count == self._standing.count
        return self._toc > self._standing.toc

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Writer]:
        """A writer over just the segments that are open here, and the lock around all that is done with it."""
        try:
            with generations.locked(self.generation / "WRITING"), contextlib.ExitStack() as undo:
                with self._one:
                    self._take_in()
                    self._standing = generations.read_standing(self.generation)
                writer = Writer(self._files)
                undo.callback(writer.give_up)
                yield writer
        except (IndexBusy, Cancelled):
            raise
        except OSError as error:
            if error.errno in _REFUSED:
                raise
            raise IndexDamaged(str(self.generation)) from error
        except LockError as error:
            raise IndexBusy(str(self.generation)) from error
        except Exception as error:
            raise IndexDamaged(str(self.generation)) from error

    def _numbers_of(self, ids: Iterable[str]) -> list[int]:
        """Whoosh numbers documents through all segments, in their order."""
        with self._one:
            starts = accumulate((segment.size for segment in self._segments), initial=0)
            return [
                start + number
                for start, segment in zip(starts, self._segments, strict=False)
                for one in ids
                if (number := segment.number_of(one)) >= 0
            ]

    def _publish(self, position: int) -> None:
        """Takes in what was written and writes down where it stands. A kill before only makes changes come twice."""
        facts = generations.facts_of(self.generation, self._standing.files)
        with self._one:
            self._take_in()
            self._standing = Standing(self._standing.stamp, position, self._toc, self.count, facts)
        self._standing.write(self.generation)

    def _look_again(self) -> None:
        """Takes in what another process has published since; a look at the folder tells when there is nothing."""
        changed = self.generation.stat().st_mtime_ns
        if changed == self._looked_at:
            return
        if self._files.latest_generation() != self._toc:
            self._take_in()
            self._standing = generations.read_standing(self.generation)
        # What changes within the same tick of the clock would be missed: then the next look is a whole one again.
        self._looked_at = changed if time.time_ns() - changed > _TICK else 0

    def _take_in(self) -> None:
        """Opens the segments of the newest table of contents; those that stay open keep what they have read."""
        for again in range(_TRIES, -1, -1):
            try:
                contents: TOC = self._files._read_toc()
                opened = {segment.name: segment for segment in self._segments}
                taken = [self._open(segment, opened) for segment in contents.segments]
                break
            except FileNotFoundError:  # a writer replaced it between two looks
                if not again:
                    raise
                time.sleep(0.05)
        for segment in opened.values():
            segment.close()
        self._segments = taken
        self._weigh()
        self._toc = contents.generation

    def _weigh(self) -> None:
        """Tells every segment how long a report is on average, over all of them."""
        size = sum(segment.size for segment in self._segments)
        average = sum(int(segment.lengths.sum()) for segment in self._segments) / (size or 1)
        for segment in self._segments:
            segment.weigh(average)

    def _open(self, segment: Any, opened: dict[str, Segment]) -> Segment:
        kept = opened.pop(segment.segment_id(), None)
        if kept is None:
            return open_segment(self._files.storage, segment)
        kept.set_deleted(segment.deleted_docs())
        return kept


def open_index(folder: Path, stamp: Stamp, *, newest: int | None = None) -> Index | None:
    """The index in ``folder``; None when it has to be built (again): missing, damaged, of another archive or by other
    rules, or ahead of ``newest``, the archive's last change. Nothing is unpickled before the stamp is found right.
    """
    generation = generations.current(folder)
    if generation is None:
        return None
    try:
        return _open_checked(generation, stamp, newest)
    except Exception as error:  # noqa: BLE001  # whatever is wrong with a cache, the answer is the same
        log.warning("index %s has to be built again: %r", generation, error)
        return None


def _open_checked(generation: Path, stamp: Stamp, newest: int | None) -> Index | None:
    standing = generations.read_standing(generation)
    if standing.stamp != stamp or (newest is not None and standing.position > newest):
        return None
    if not generations.still_true(generation, standing.files, thorough=False):
        return None
    index = Index(generation, standing)
    if index.agrees_with_standing():
        return index
    index.close()
    return None
