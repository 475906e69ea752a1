"""Keeps an archive in order: index and sidecars follow the changes, the whole is checked, the program examined."""

from __future__ import annotations

import logging
import platform
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from archive_app import __version__, paths
from archive_app.archive import desk as desks
from archive_app.archive import indexing, meetings
from archive_app.archive.desk import Desk
from archive_app.errors import ArchiveError, ArchiveUnavailable, DiskFull
from archive_app.model import Finding
from archive_app.progress import SILENT, Progress
from archive_app.store import changes, checking, sidecars
from archive_app.store import meetings as stored

log = logging.getLogger(__name__)

PAGE = 200
_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "alembic", "whoosh-reloaded", "pillow", "qtawesome", "platformdirs")
_LEAST_FREE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Examination:
    """What `doctor` tells; ``problems`` are worded at the edge, ``archive`` is None where none was named."""

    versions: dict[str, str]
    places: tuple[Place, ...]
    archive: dict[str, object] | None = None
    problems: list[ArchiveError] = field(default_factory=list)


def follow(desk: Desk) -> None:
    """Brings index and sidecars up to the last change. Both are derived: whatever fails here is logged, and is caught
    up the next time; the save that came before is safe.
    """
    for step in (indexing.catch_up, write_sidecars):
        try:
            step(desk)
        except Exception:  # a derived thing must never fail a save
            log.exception("%s is behind", step.__name__)


def catch_up_or_rebuild(desk: Desk, progress: Progress = SILENT) -> None:
    """Makes the index whole before a question from the command line; where another process holds it, leaves it."""
    try:
        if not indexing.catch_up(desk).searchable:
            indexing.rebuild(desk, progress)
    except ArchiveUnavailable:
        raise
    except Exception:  # searching goes on without
        log.exception("no index")


def write_sidecars(desk: Desk) -> None:
    """Writes the sidecar of every meeting changed since the last time; a database can be rebuilt from them."""
    position = sidecars.position(desk.layout)
    while True:
        with desk.database.read() as connection:
            changed = changes.changed_since(connection, position, PAGE)
            found = stored.documents_of(connection, list({meeting_id for _, meeting_id in changed}))
        for meeting in found:
            sidecars.write(desk.layout, meeting.id, meetings.record(meeting))
        if not changed:
            return
        position = changed[-1][0]
        sidecars.write_position(desk.layout, position)


def verify(desk: Desk, *, full: bool = False, progress: Progress = SILENT) -> Iterator[Finding]:
    """Every row and every original in a state; with ``full`` each byte of each original is read again."""
    yield from checking.check(desk.database, desk.layout, full, progress)


def examine(folder: Path | None) -> Examination:
    """Versions, places and, where an archive is named, whether it opens for reading and what it holds."""
    versions = {
        "kho-hoi-nghi": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "sqlite": sqlite3.sqlite_version,
        **{name: _version(name) for name in _LIBRARIES},
    }
    places = (
        Place("settings", str(paths.config_folder())),
        Place("data", str(paths.data_folder())),
        Place("log", str(paths.log_folder())),
        Place("resources", str(paths.resources())),
    )
    examination = Examination(versions, places)
    if folder is None:
        return examination
    try:
        return _examine_archive(folder, examination)
    except ArchiveError as error:
        examination.problems.append(error)
        return examination


def _examine_archive(folder: Path, examination: Examination) -> Examination:
    desk = desks.open_desk(folder, read_only=True)
    try:
        free = shutil.disk_usage(folder).free
        if free < _LEAST_FREE:
            examination.problems.append(DiskFull(folder))
        facts: dict[str, object] = {
            "uuid": desk.identity.uuid,
            "office": desk.identity.office,
            "folder": str(folder.absolute()),
            "free_bytes": free,
            **meetings.counts(desk),
            "indexed": indexing.state(desk).done,
        }
        return Examination(examination.versions, examination.places, facts, examination.problems)
    finally:
        desks.close(desk)


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "–"
