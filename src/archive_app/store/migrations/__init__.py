"""Brings an archive's tables up to date, step by step: each step is in whole or not at all, after a checked snapshot.

A step is a module with ``upgrade(op: alembic.operations.Operations)``. It names tables and columns, never `schema`, so
that it still does the same when the tables have moved on. ``user_version`` counts the steps taken.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from archive_app.errors import ArchiveDamaged
from archive_app.store.migrations import step_1, step_2

Step = Callable[[Operations], None]

STEPS: tuple[Step, ...] = (step_1.upgrade, step_2.upgrade)


def bring_up_to_date(
    conn: Connection,
    snapshot: Callable[[Path], None],
    snapshots: Path,
    steps: Sequence[Step] = STEPS,
) -> None:
    """Takes the steps that are missing. ``snapshot`` copies the database; a new, empty database is not copied.

    ``conn`` is outside a transaction. Raises `ArchiveDamaged` when the copy or the result does not hold together; the
    archive is then at the step before.
    """
    found = _taken(conn)
    for number in range(found + 1, len(steps) + 1):
        if found:
            _copy_first(snapshot, snapshots, number)
        _take(conn, number, steps[number - 1])


def _taken(conn: Connection) -> int:
    return int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())


def _copy_first(snapshot: Callable[[Path], None], snapshots: Path, number: int) -> None:
    snapshots.mkdir(exist_ok=True)
    copy = snapshots / f"before-step-{number}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.db"
    snapshot(copy)
    opened = sqlite3.connect(copy)
    try:
        found = opened.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        opened.close()
    if found != "ok":
        raise ArchiveDamaged(copy, str(found))


def _take(conn: Connection, number: int, step: Step) -> None:
    """Foreign keys are off while tables are rebuilt: dropping a table would else empty those that refer to it."""
    conn.exec_driver_sql("PRAGMA foreign_keys = OFF")  # has no effect inside a transaction
    try:
        conn.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            before = _counts(conn)
            step(Operations(MigrationContext.configure(conn)))
            _refuse_losses(conn, before, number)
            conn.exec_driver_sql(f"PRAGMA user_version = {number}")
            conn.exec_driver_sql("COMMIT")
        except BaseException:
            if conn.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
                conn.exec_driver_sql("ROLLBACK")
            raise
    finally:
        conn.exec_driver_sql("PRAGMA foreign_keys = ON")


def _counts(conn: Connection) -> dict[str, int]:
    tables = conn.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        name: conn.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 (names from the schema)
        for name in tables.scalars().all()
    }


def _refuse_losses(conn: Connection, before: dict[str, int], number: int) -> None:
    """A step may add rows and tables; the first that must take some away will have to say so here."""
    orphan = conn.exec_driver_sql("PRAGMA foreign_key_check").first()
    if orphan:
        raise ArchiveDamaged(
            _file(conn), f"step {number}: {orphan[0]} refers to a row of {orphan[2]} that is not there"
        )
    after = _counts(conn)
    for table, count in before.items():
        if after.get(table, 0) < count:
            raise ArchiveDamaged(_file(conn), f"step {number}: {table} had {count} rows and has {after.get(table, 0)}")


def _file(conn: Connection) -> str:
    return str(conn.exec_driver_sql("PRAGMA database_list").one()[2])
