"""Is everything still there, byte for byte? One finding for each original, and for each row that is not as it was kept.

Nothing is repaired or moved here. What was not looked at is said to be not checked, never to be in order.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from archive_app.errors import ArchiveError
from archive_app.model import Finding
from archive_app.progress import Progress
from archive_app.store import originals
from archive_app.store.database import Database
from archive_app.store.layout import Layout
from archive_app.store.rows import found_seal, kept_seal, row_hash
from archive_app.store.schema import HASHED, original

_ROWS_AT_ONCE = 500
"""Rows read in one go: a writer waits no longer than that takes."""


def check(database: Database, layout: Layout, full: bool, progress: Progress) -> Iterator[Finding]:
    """Looks through the database, every row's hash, every original and what is left in ``incoming``.

    ``full`` reads every original again; without it an original that is there with its size is ``not_checked``. What
    cannot be read is a finding too, never an error. Steps ``progress`` with the originals.
    """
    yield from _database(database)
    for table in HASHED:
        yield from _rows(database, table)
    yield from _originals(database, layout, full, progress)
    yield from _half_made(layout)


def _database(database: Database) -> Iterator[Finding]:
    try:
        with database.read() as conn:
            told = list(conn.exec_driver_sql("PRAGMA integrity_check(20)").scalars())
            orphans = conn.exec_driver_sql("PRAGMA foreign_key_check").all()
    except ArchiveError as error:
        yield _unreadable("database", "archive.db", error)
        return
    for line in told:
        if line != "ok":
            yield Finding("database", "archive.db", "damaged", str(line))
    for table, row, parent, _ in orphans:
        yield Finding("row", f"{table} {row}", "damaged", f"refers to a row of {parent} that is not there")
    if told == ["ok"] and not orphans:
        yield Finding("database", "archive.db", "ok")


def _rows(database: Database, table: Table) -> Iterator[Finding]:
    """Each row against its hash, in small bites; then, of one moment, count and XOR against what was noted."""
    bad = False
    try:
        after, last = 0, _last_row(database, table)
        while after < last:
            with database.read() as conn:
                rows = _some_rows(conn, table, after)
            for number, row in rows:
                if row_hash(table.name, row) != row["row_hash"]:
                    bad = True
                    yield Finding("row", f"{table.name} {_name(table, row)}", "damaged", f"row {number}: not as kept")
            after = rows[-1][0] if rows else last
        with database.read() as conn:
            found = found_seal(conn.scalars(select(table.c.row_hash)))
            kept = kept_seal(conn, table.name)
    except (ArchiveError, ValueError, TypeError) as error:
        yield _unreadable("row", table.name, error)
        return
    if found != kept:
        bad = True
        counted = f"{found.count} rows, {kept.count} noted"
        yield Finding("row", table.name, "damaged", f"rows were lost, added or changed outside the program ({counted})")
    if not bad:
        yield Finding("row", table.name, "ok", f"{found.count} rows")


def _last_row(database: Database, table: Table) -> int:
    with database.read() as conn:
        return conn.exec_driver_sql(f'SELECT max(rowid) FROM "{table.name}"').scalar() or 0  # noqa: S608 (our table)


def _some_rows(conn: Connection, table: Table, after: int) -> list[tuple[int, dict[str, Any]]]:
    """Rows by their number in the file, whatever columns there are, also where a flipped bit broke a letter."""
    raw: Any = conn.connection.driver_connection
    usual = raw.text_factory
    raw.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
    try:
        asked = f'SELECT rowid, * FROM "{table.name}" WHERE rowid > ? ORDER BY rowid LIMIT {_ROWS_AT_ONCE}'  # noqa: S608
        found = raw.execute(asked, (after,))
        names = [column[0] for column in found.description][1:]
        return [(row[0], dict(zip(names, row[1:], strict=True))) for row in found]
    finally:
        raw.text_factory = usual


def _name(table: Table, row: dict[str, Any]) -> str:
    return "/".join(str(row[column.name]) for column in table.primary_key)


def _originals(database: Database, layout: Layout, full: bool, progress: Progress) -> Iterator[Finding]:
    try:
        with database.read() as conn:
            noted = {row.sha256: row.size for row in conn.execute(select(original.c.sha256, original.c.size))}
    except ArchiveError as error:
        yield _unreadable("original", "objects", error)
        return
    for done, (sha256, size) in enumerate(sorted(noted.items())):
        progress.step(done, len(noted), sha256)
        yield _original(layout, sha256, size, full)
    progress.step(len(noted), len(noted))
    yield from _extra(layout, set(noted))


def _original(layout: Layout, sha256: str, size: int, full: bool) -> Finding:
    try:
        found = originals.path_of(layout, sha256).stat().st_size
    except FileNotFoundError:
        return Finding("original", sha256, "missing")
    except (OSError, ValueError) as error:
        return Finding("original", sha256, "unreadable", str(error))
    if found != size:
        return Finding("original", sha256, "damaged", f"{found} bytes, {size} noted")
    return Finding("original", sha256, originals.check(layout, sha256) if full else "not_checked")


def _extra(layout: Layout, noted: set[str]) -> Iterator[Finding]:
    """Files among the originals that no row names: a copy broken off before its commit, or somebody else's file."""
    for place, folders, files in os.walk(layout.objects):
        folders.sort()
        for name in sorted(files):
            where = (Path(place) / name).relative_to(layout.objects).as_posix()
            if not (name in noted and where == f"{name[:2]}/{name}"):
                yield Finding("original", where, "extra")


def _half_made(layout: Layout) -> Iterator[Finding]:
    try:
        left = sorted(file.name for file in layout.incoming.iterdir())
    except FileNotFoundError:
        left = []
    except OSError as error:
        yield _unreadable("file", "incoming", error)
        return
    for name in left:
        yield Finding("file", f"incoming/{name}", "extra", "half copied")


def _unreadable(kind: Any, name: str, error: Exception) -> Finding:
    return Finding(kind, name, "damaged", getattr(error, "detail", "") or f"{type(error).__name__}: {error}")
