"""An opened archive: what every action is handed first. Making one, opening it, closing it.

A `Desk` only holds; what one can do with it stands in the modules beside this one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from archive_app import paths, settings
from archive_app.archive.live_index import LiveIndex
from archive_app.errors import (
    ArchiveDamaged,
    ArchiveForbidden,
    ArchiveInUse,
    ArchiveOutdated,
    ArchiveReadOnly,
    DiskFailed,
)
from archive_app.model import Identity
from archive_app.store import folder as folders
from archive_app.store import lock as locks
from archive_app.store import originals
from archive_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """``who`` is written into the history; ``cache`` is where this computer keeps index and thumbnails."""

    identity: Identity
    layout: folders.Layout
    database: Database
    lock: locks.Lock | None
    who: str
    cache: Path
    index: LiveIndex

    @property
    def folder(self) -> Path:
        return self.layout.folder

    @property
    def read_only(self) -> bool:
        return self.lock is None

    @property
    def drafts(self) -> Path:
        return paths.data_folder() / "drafts" / self.identity.uuid


def create(folder: Path, office: str = "") -> Identity:
    """Makes a new, empty archive. `FolderNotEmpty` when the folder holds anything; it is then left as it was."""
    return folders.create(folder.absolute(), office)


def open_desk(folder: Path, *, read_only: bool = False, who: str | None = None) -> Desk:
    """Opens the archive in ``folder``, for writing unless ``read_only``. Never makes one.

    One that an earlier version made is brought up to date even to be read. Raises `ArchiveMissing`, `ArchiveInUse`,
    `ArchiveDamaged`, `ArchiveTooNew`, `ArchiveReadOnly`, `ArchiveOutdated`; nothing is then held.
    """
    folder = folder.absolute()
    try:
        return _open(folder, read_only, who)
    except ArchiveOutdated as outdated:
        try:
            close(_open(folder, False, who))
        except (ArchiveInUse, ArchiveReadOnly):
            raise outdated from None
        return _open(folder, read_only, who)


def _open(folder: Path, read_only: bool, who: str | None) -> Desk:
    identity = folders.identify(folder)
    layout = folders.Layout(folder)
    lock = None if read_only else locks.hold(folder)
    try:
        database = Database.open(layout, read_only=read_only)
        if lock:
            # What a kill left half copied belongs to nobody; holding the lock makes it safe to take away.
            originals.clear_half_made(layout)
    except BaseException as error:
        if lock:
            lock.release()
        if isinstance(error, DiskFailed):
            # What cannot be read at all is an archive that cannot be opened, and its user should be told why.
            forbidden = not os.access(layout.database, os.R_OK)
            raise (ArchiveForbidden(folder) if forbidden else ArchiveDamaged(folder, error.detail)) from error
        raise
    cache = paths.archive_cache(identity.uuid, folder)
    index = LiveIndex(cache / "index", identity)
    return Desk(identity, layout, database, lock, who or settings.load().who, cache, index)


def open_as_possible(folder: Path) -> Desk:
    """Opens for writing, or for reading only where the folder cannot be written to (`Desk.read_only` tells)."""
    try:
        return open_desk(folder)
    except ArchiveReadOnly:
        return open_desk(folder, read_only=True)


def close(desk: Desk) -> None:
    """Lets everything go; the archive is whole at any moment, so this only frees files and the lock."""
    desk.index.close()
    desk.database.close()
    if desk.lock:
        desk.lock.release()
