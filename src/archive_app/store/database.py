"""The archive's SQLite file: settings that survive a power cut, reading in peace, writing by one at a time.

What stands in the tables is `meetings`'; every error of SQLite becomes one of ours here and nowhere else.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote_from_bytes

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from archive_app.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveInUse,
    ArchiveOutdated,
    ArchiveReadOnly,
    ArchiveTooNew,
    DiskFailed,
    DiskFull,
)
from archive_app.store import disk
from archive_app.store.layout import Layout
from archive_app.store.schema import APPLICATION_ID, STEPS

__all__ = ["Connection", "Database"]

_EACH_CONNECTION = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    # FULL with TRUNCATE: the default DELETE loses acknowledged commits when the unlinked journal comes back.
    "PRAGMA synchronous = FULL",
)


class Database:
    """The open database of one archive; any thread may use it. `open` or `create` make one."""

    def __init__(self, layout: Layout, *, read_only: bool) -> None:
        self._layout = layout
        self._read_only = read_only
        self._engine = _engine(layout.database, read_only=read_only)
        self._writing = threading.Lock()
        self._writer: int | None = None
        self._doubtful = False
        self._closed = False

    @classmethod
    def create(cls, layout: Layout) -> None:
        """Makes the empty database of a new archive. Raises `DiskFull`, `DiskFailed`, `ArchiveReadOnly`."""
        with _speaking_of(layout.database):
            layout.database.touch(exist_ok=False)
            fresh = sqlite3.connect(layout.database, isolation_level=None)
            try:
                fresh.execute("PRAGMA page_size = 8192")
                fresh.execute("PRAGMA synchronous = FULL")
                fresh.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            finally:
                fresh.close()
            made = cls(layout, read_only=False)
            try:
                made._bring_up_to_date()
            finally:
                made._engine.dispose()

    @classmethod
    def open(cls, layout: Layout, *, read_only: bool) -> Database:
        """Opens the database, with the cheap checks only, and brings an older one up to date unless ``read_only``.

        A writer must hold the archive's lock. Raises `ArchiveTooNew` (and touches nothing), `ArchiveDamaged`,
        `ArchiveReadOnly`, `ArchiveInUse`, `DiskFull`, `DiskFailed`.
        """
        with _speaking_of(layout.database):
            _look_at_header(layout.database)
            opened = cls(layout, read_only=read_only)
            try:
                opened._begin_work()
            except BaseException:
                opened._engine.dispose()
                raise
        return opened

    def _need_open(self) -> None:
        """SQLAlchemy would quietly connect again, and write without the archive's lock."""
        if self._closed:
            raise RuntimeError("the archive is closed")

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A view of one moment. Keep it short: a writer waits for it five seconds and then gives up."""
        self._need_open()
        with _speaking_of(self._layout.database), self._engine.connect() as conn:
            conn.exec_driver_sql("BEGIN")
            try:
                yield conn
            finally:
                _roll_back(conn)

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of the block is on the disk when it ends, or, on any error, none of it.

        Raises `DiskFull`, `DiskFailed`, `ArchiveReadOnly`, `ArchiveInUse`, `ArchiveDamaged`.
        """
        if self._read_only:
            raise ArchiveReadOnly(self._layout.folder)
        if self._writer == threading.get_ident():
            raise RuntimeError("a write inside a write")
        self._need_open()
        with self._writing, _speaking_of(self._layout.database):
            self._writer = threading.get_ident()
            try:
                self._recheck()
                with self._engine.connect() as conn:
                    conn.exec_driver_sql("BEGIN IMMEDIATE")
                    try:
                        yield conn
                    except BaseException:
                        _roll_back(conn)
                        raise
                    self._commit(conn)
            finally:
                self._writer = None

    def snapshot(self, target: Path) -> None:
        """Copies the database as it is at one moment to ``target``, whole and durable or not at all."""
        part = target.with_name(target.name + ".part")
        with _speaking_of(target):
            part.unlink(missing_ok=True)
            try:
                self._copy_to(part)
                with part.open("rb+") as file:
                    os.fsync(file.fileno())
                disk.move_into_place(part, target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            disk.sync_folder(target.parent)

    def close(self) -> None:
        """Lets the file go and notes that it was closed in order; from then on nothing can be read or written."""
        self._closed = True
        self._engine.dispose()
        if not self._read_only and not self._doubtful:
            with contextlib.suppress(OSError):
                self._layout.opened.unlink(missing_ok=True)

    def _begin_work(self) -> None:
        if self._read_only:
            self._need_known_step()
            return
        unclean = self._layout.opened.exists() or _size(self._layout.journal) > 0
        self._note_opened()
        with self._engine.connect() as conn:
            conn.exec_driver_sql("BEGIN IMMEDIATE")  # proves that it can be written, and ends a broken-off transaction
            _roll_back(conn)
        if unclean:
            self._quick_check()
        self._bring_up_to_date()

    def _note_opened(self) -> None:
        try:
            self._layout.opened.touch()
        except OSError as error:
            trouble = disk.as_archive_error(error, self._layout.folder)
            if not isinstance(trouble, DiskFull):  # a full disk must be openable, or nobody could make room
                raise trouble from error

    def _need_known_step(self) -> None:
        with self._engine.connect() as conn:
            found = int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())
        if found < STEPS:  # it must be brought up to date by a writer before it can be read
            raise ArchiveOutdated(self._layout.folder)

    def _bring_up_to_date(self) -> None:
        with self._engine.connect() as conn:
            if int(conn.exec_driver_sql("PRAGMA user_version").scalar_one()) < STEPS:
                # Alembic takes a tenth of a second to load, and an archive is brought up to date once in years.
                migrations = importlib.import_module("archive_app.store.migrations")
                migrations.bring_up_to_date(conn, self.snapshot, self._layout.snapshots)

    def _commit(self, conn: Connection) -> None:
        try:
            conn.exec_driver_sql("COMMIT")
        except BaseException:
            # What reached the disk is unknown: nothing that this connection remembers may be trusted.
            self._doubtful = True
            _roll_back(conn)
            conn.invalidate()
            self._engine.dispose()
            raise

    def _recheck(self) -> None:
        if self._doubtful:
            self._quick_check()
            self._doubtful = False

    def _quick_check(self) -> None:
        with self._engine.connect() as conn:
            found = str(conn.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
        if found != "ok":
            raise ArchiveDamaged(self._layout.folder, found)

    def _copy_to(self, part: Path) -> None:
        copy = sqlite3.connect(part)
        try:
            with self._engine.connect() as conn:
                conn.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
        finally:
            copy.close()


def _engine(file: Path, *, read_only: bool) -> Engine:
    """Connections outside SQLAlchemy's and Python's ideas of transactions: every BEGIN and COMMIT here is our own.

    A reading connection asks for mode=rw all the same: SQLite falls back to reading where the file is write-protected,
    and elsewhere it can end what a killed writer left half-done; ``query_only`` keeps it from anything else.
    """

    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(_uri(file, "mode=rw"), uri=True, isolation_level=None, check_same_thread=False, timeout=5)
        try:
            for pragma in _EACH_CONNECTION:
                raw.execute(pragma)
            if read_only:
                raw.execute("PRAGMA query_only = ON")
            elif (mode := raw.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0]) != "truncate":
                raise ArchiveDamaged(file.parent, f"journal_mode {mode}")
        except BaseException:
            raw.close()
            raise
        return raw

    return create_engine(
        "sqlite+pysqlite://", creator=connect, poolclass=QueuePool, isolation_level="AUTOCOMMIT", hide_parameters=True
    )


def _uri(file: Path, asked: str) -> str:
    """SQLite's own form of file URI: nothing stands between ``file://`` and the path, not even a server's name."""
    path = os.fsencode(file.absolute().as_posix())
    return f"file://{'' if path.startswith(b'/') else '/'}{quote_from_bytes(path)}?{asked}"


def _look_at_header(file: Path) -> None:
    """Refuses what is not ours or too new before anything could be written, not even the end of an old transaction.

    Through SQLite, because closing the file by another way would drop the locks that this process has on it.
    """
    raw = sqlite3.connect(_uri(file, "mode=ro&immutable=1"), uri=True)
    try:
        # In a broken-off commit the header tells of pages that are not there yet, which is for SQLite to mend.
        raw.execute("PRAGMA writable_schema = ON")
        application, step = (raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    finally:
        raw.close()
    if application != APPLICATION_ID:
        raise ArchiveDamaged(file.parent, f"archive.db has the application id {application:#x}")
    if step < 1:
        raise ArchiveDamaged(file.parent, f"archive.db has the version {step}")
    if step > STEPS:
        raise ArchiveTooNew(file.parent, step, STEPS)


def _roll_back(conn: Connection) -> None:
    """Ends the transaction if SQLite has not ended it by itself, as it does on a full disk."""
    raw = conn.connection.driver_connection
    if raw is not None and raw.in_transaction:
        with contextlib.suppress(DBAPIError):
            conn.exec_driver_sql("ROLLBACK")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


@contextlib.contextmanager
def _speaking_of(file: Path) -> Iterator[None]:
    """Turns the errors of SQLite and of the disk inside the block into ours, about the folder of ``file``."""
    try:
        yield
    except DBAPIError as error:
        known = _as_archive_error(error.orig, file.parent)
        if known is None:
            raise
        raise known from error
    except sqlite3.Error as error:
        known = _as_archive_error(error, file.parent)
        if known is None:
            raise
        raise known from error
    except UnicodeDecodeError as error:  # from the driver, where a flipped bit hit a name in the schema
        raise ArchiveDamaged(file.parent, str(error)) from error
    except OSError as error:
        raise disk.as_archive_error(error, file.parent) from error


def _as_archive_error(error: BaseException | None, folder: Path) -> ArchiveError | None:
    """None for what is a fault of the program: a wrong statement, a broken constraint."""
    if str(error).startswith(_DAMAGE_WITHOUT_A_CODE):
        return ArchiveDamaged(folder, str(error)[:80])
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code in (sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_READONLY_ROLLBACK):
        return ArchiveDamaged(folder, "an unfinished write must be ended first, and the folder cannot be written to")
    kind = _MEANING.get(code & 0xFF)
    return kind(folder, str(error)) if kind else None


_DAMAGE_WITHOUT_A_CODE = ("Could not decode to UTF-8", "unsupported file format")
"""A flipped bit in a text, found by Python; a header that says it is of a SQLite to come."""

_MEANING: dict[int, Callable[[Path, str], ArchiveError]] = {
    sqlite3.SQLITE_FULL: lambda folder, _: DiskFull(folder),
    sqlite3.SQLITE_IOERR: DiskFailed,
    sqlite3.SQLITE_CANTOPEN: DiskFailed,
    sqlite3.SQLITE_PROTOCOL: DiskFailed,
    sqlite3.SQLITE_CORRUPT: ArchiveDamaged,
    sqlite3.SQLITE_NOTADB: ArchiveDamaged,
    sqlite3.SQLITE_READONLY: lambda folder, _: ArchiveReadOnly(folder),
    sqlite3.SQLITE_PERM: lambda folder, _: ArchiveReadOnly(folder),
    sqlite3.SQLITE_AUTH: lambda folder, _: ArchiveReadOnly(folder),
    sqlite3.SQLITE_BUSY: lambda folder, _: ArchiveInUse(folder),
    sqlite3.SQLITE_LOCKED: lambda folder, _: ArchiveInUse(folder),
}
