"""Makes a new index from nothing, page by page, beside the one in use, which is neither opened nor needed.

Where documents come from, and in which process this runs, is the archive's business. It may be killed at any moment:
the next `Rebuild` goes on where the last page ended.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex

from archive_app.progress import SILENT, Progress
from archive_app.search import generations
from archive_app.search.codec import open_segment
from archive_app.search.documents import Document
from archive_app.search.generations import Building, Stamp, Standing
from archive_app.search.index import Index
from archive_app.search.writing import Writer, open_files, worth_merging

log = logging.getLogger(__name__)

PAGE = 3000
"""Documents that are gathered into one segment: few enough to be in memory. In the end they are merged."""


class Rebuild:
    """A new generation in the making. Use as a context: leaving it early keeps what is done for the next time.

    Documents come in ascending order of id, those beyond ``after`` (None: all); ``done`` counts those that are on the
    disk. What changes in the archive meanwhile is caught up afterwards, from `position` on.
    """

    def __init__(self, folder: Path, stamp: Stamp, position: int) -> None:
        """Goes on with an unfinished generation of the same stamp, else begins one at ``position``, the archive's last
        change now. Raises `IndexBusy` while another process makes one.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._held = contextlib.ExitStack()
        self._held.enter_context(generations.locked(folder / "REBUILDING"))
        self._page: list[Document] = []
        try:
            self._generation, self._building = _go_on(folder, stamp, position) or _begin(folder, stamp, position)
            self.done, self.after = _reached(self._generation)
        except BaseException:
            self._held.close()
            raise

    @property
    def position(self) -> int:
        """The change from which on the archive has to catch up when it is finished."""
        return self._building.position

    def add(self, documents: Iterable[Document]) -> None:
        """Takes documents in, any number of them; each `PAGE` of them is on the disk from then on."""
        for document in documents:
            self._page.append(document)
            if len(self._page) >= PAGE:
                self._publish()

    def _publish(self) -> None:
        if not self._page:
            return
        writer = Writer(open_files(self._generation))
        try:
            for document in self._page:
                writer.add(document)
            writer.publish()
        finally:
            writer.give_up()
        self.after = self._page[-1].id
        self.done += len(self._page)
        self._page = []
        facts = generations.facts_of(self._generation, self._building.files)
        self._building = replace(self._building, files=facts)
        self._building.write(self._generation)

    def finish(self, progress: Progress = SILENT) -> Index:
        """Merges what was written, stamps the generation, makes it the current one instead of others, and opens it."""
        self._publish()
        self._merge(progress)
        toc = open_files(self._generation).latest_generation()
        facts = generations.facts_of(self._generation, self._building.files)
        standing = Standing(self._building.stamp, self.position, toc, self.done, facts)
        standing.write(self._generation)
        generations.make_current(self._generation)
        (self._generation / "BUILDING").unlink()
        generations.remove_others(self._generation.parent, self._generation)
        return Index(self._generation, standing)

    def _merge(self, progress: Progress) -> None:
        """Makes few large segments of the pages. Stopped or killed in between, it begins with them again."""
        files = open_files(self._generation)
        while chosen := _worth_merging(files):
            writer = Writer(files)
            try:
                writer.publish_merged(chosen, progress)
            finally:
                writer.give_up()

    def close(self) -> None:
        self._held.close()

    def __enter__(self) -> Rebuild:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _go_on(folder: Path, stamp: Stamp, position: int) -> tuple[Path, Building] | None:
    """The newest unfinished generation with this stamp whose files are as they were left."""
    for generation in reversed(generations.generations(folder)):
        building = generations.read_building(generation)
        if building and building.stamp == stamp and building.position <= position:
            try:
                open_files(generation)
                if generations.still_true(generation, building.files, thorough=True):
                    return generation, building
            except Exception:  # damaged: begin again
                log.exception("%s cannot be gone on with", generation)
    return None


def _reached(generation: Path) -> tuple[int, str | None]:
    """How many documents are in and the last id. Asked of the files: a kill may come between a page and any note."""
    files = open_files(generation)
    done, after = 0, None
    for found in files._read_toc().segments:
        segment = open_segment(files.storage, found)
        done += segment.size
        after = max(after or "", segment.last_id())
        segment.close()
    return done, after


def _worth_merging(files: FileIndex) -> list[Any]:
    found = files._read_toc().segments
    opened = [open_segment(files.storage, one) for one in found]
    words = [len(one.exact) for one in opened]
    for one in opened:
        one.close()
    return worth_merging(found, words)


def _begin(folder: Path, stamp: Stamp, position: int) -> tuple[Path, Building]:
    current = generations.current(folder)
    generation = generations.next_generation(folder)
    generations.remove_others(folder, current)
    shutil.rmtree(generation, ignore_errors=True)
    generation.mkdir(parents=True)
    open_files(generation, create=True)
    building = Building(stamp, position)
    building.write(generation)
    return generation, building
