from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from archive_app.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveInUse,
    ArchiveReadOnly,
    ArchiveTooNew,
    DiskFailed,
)
from archive_app.model import MeetingFields
from archive_app.store import database as databases
from archive_app.store import folder, meetings
from archive_app.store.database import Connection, Database
from archive_app.store.layout import Layout
from archive_app.store.schema import APPLICATION_ID, STEPS
from store.conftest import contents


def add(database: Database, title: str = "Hội nghị") -> str:
    with database.write() as conn:
        return meetings.add(conn, MeetingFields(title), (), "thử").id


def count(database: Database) -> int:
    with database.read() as conn:
        return meetings.counts(conn)["all"]


def pragma(conn: Connection, name: str) -> object:
    return conn.exec_driver_sql(f"PRAGMA {name}").scalar()


def leave_unfinished(layout: Layout, copy: Path) -> Layout:
    """A copy of the archive as a writer killed in a large commit leaves it: half written, with its journal."""
    writer = sqlite3.connect(layout.database, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    for number in range(200):
        writer.execute("INSERT INTO meta VALUES (?, ?)", (f"half.{number}", "x" * 4000))
    shutil.copytree(layout.folder, copy)
    writer.execute("ROLLBACK")
    writer.close()
    left = Layout(copy)
    assert left.journal.stat().st_size > 0
    return left


def test_every_writing_connection_has_the_settings_that_survive_a_power_cut(database: Database) -> None:
    with database.write() as conn:
        assert pragma(conn, "journal_mode") == "truncate"
        assert pragma(conn, "synchronous") == 2
        assert pragma(conn, "foreign_keys") == 1
        assert pragma(conn, "trusted_schema") == 0
        assert pragma(conn, "cell_size_check") == 1
        assert pragma(conn, "mmap_size") in (0, None)
        assert pragma(conn, "page_size") == 8192
        assert pragma(conn, "busy_timeout") == 5000
        assert pragma(conn, "application_id") == APPLICATION_ID
        assert pragma(conn, "user_version") == STEPS


def test_a_block_that_fails_leaves_nothing_not_even_a_table(database: Database) -> None:
    def stop_half_way() -> None:
        with database.write() as conn:
            meetings.add(conn, MeetingFields("Hội nghị"), (), "thử")
            conn.exec_driver_sql("CREATE TABLE half (x)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_half_way()
    assert count(database) == 0
    with database.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").scalar() == 0
    add(database)
    assert count(database) == 1


def test_a_wrong_statement_is_a_fault_of_the_program_and_stays_one(database: Database) -> None:
    with pytest.raises(DBAPIError), database.write() as conn:
        conn.exec_driver_sql("SELEC")
    with pytest.raises(DBAPIError), database.write() as conn:
        conn.exec_driver_sql("INSERT INTO meta VALUES (NULL, NULL)")


def test_reading_sees_one_moment_and_cannot_write(database: Database, layout: Layout) -> None:
    add(database)
    reader = Database.open(layout, read_only=True)
    with pytest.raises(ArchiveReadOnly), reader.write():
        pass
    with pytest.raises(ArchiveReadOnly), reader.read() as conn:
        conn.exec_driver_sql("DELETE FROM meta")
    assert count(reader) == 1
    reader.close()


def test_a_write_inside_a_write_is_refused_at_once(database: Database) -> None:
    with pytest.raises(RuntimeError), database.write(), database.write():
        pass
    add(database)


def test_two_writers_wait_for_each_other_and_lose_nothing(database: Database, layout: Layout) -> None:
    """Each reads before it writes; without BEGIN IMMEDIATE the one that comes second is thrown out or overwrites."""
    other = Database.open(layout, read_only=False)
    with database.write() as conn:
        conn.exec_driver_sql("INSERT INTO meta VALUES ('tally', '0')")
    failed: list[ArchiveError] = []

    def count_up(mine: Database) -> None:
        try:
            for _ in range(15):
                with mine.write() as conn:
                    tally = int(conn.exec_driver_sql("SELECT value FROM meta WHERE key = 'tally'").scalar_one())
                    time.sleep(0.001)
                    conn.exec_driver_sql("UPDATE meta SET value = ? WHERE key = 'tally'", (str(tally + 1),))
        except ArchiveError as error:
            failed.append(error)

    clerks = [threading.Thread(target=count_up, args=(mine,)) for mine in (database, other, database, other)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    other.close()
    assert not failed
    with database.read() as conn:
        assert conn.exec_driver_sql("SELECT value FROM meta WHERE key = 'tally'").scalar_one() == "60"


def test_a_writer_that_waits_too_long_says_in_use(
    database: Database, layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = [one.replace("5000", "50") for one in databases._EACH_CONNECTION]
    monkeypatch.setattr(databases, "_EACH_CONNECTION", impatient)
    other = Database.open(layout, read_only=False)
    with database.write(), pytest.raises(ArchiveInUse):
        add(other)
    with database.read() as reading:  # a reader in the way of the commit
        reading.exec_driver_sql("SELECT count(*) FROM meeting").scalar()
        with pytest.raises(ArchiveInUse):
            add(other, "đến khi ghi mới bị chặn")
    add(other)
    assert count(other) == 1
    other.close()


def test_reading_works_while_another_process_is_writing(database: Database, layout: Layout) -> None:
    add(database)
    with database.write() as conn:
        meetings.add(conn, MeetingFields("chưa xong"), (), "thử")
        beside = Database.open(layout, read_only=True)
        assert count(beside) == 1
        beside.close()


def test_a_newer_archive_is_refused_untouched(database: Database, layout: Layout) -> None:
    database.close()
    raw = sqlite3.connect(layout.database)
    raw.execute(f"PRAGMA user_version = {STEPS + 1}")
    raw.close()
    before = contents(layout.folder)
    for read_only in (True, False):
        with pytest.raises(ArchiveTooNew) as caught:
            Database.open(layout, read_only=read_only)
        assert (caught.value.found, caught.value.known) == (STEPS + 1, STEPS)
    assert contents(layout.folder) == before


def test_a_newer_archive_with_an_unfinished_write_is_untouched_too(
    database: Database, layout: Layout, tmp_path: Path
) -> None:
    database.close()
    raw = sqlite3.connect(layout.database)
    raw.execute(f"PRAGMA user_version = {STEPS + 1}")
    raw.close()
    left = leave_unfinished(layout, tmp_path / "copy")
    before = contents(left.folder)
    with pytest.raises(ArchiveTooNew):
        Database.open(left, read_only=False)
    assert contents(left.folder) == before


@pytest.mark.parametrize(
    "header",
    [b"", b"SQLite format 3", b"\0" * 100, b"not a database at all " * 40, b"SQLite format 3\0" + b"\xff" * 200],
)
def test_a_file_that_is_no_database_is_damaged_and_left_so(layout: Layout, header: bytes) -> None:
    layout.database.write_bytes(header)
    for read_only in (True, False):
        with pytest.raises(ArchiveDamaged):
            Database.open(layout, read_only=read_only)
    assert layout.database.read_bytes() == header


def test_every_broken_byte_of_the_header_is_either_harmless_or_told(layout: Layout) -> None:
    whole = layout.database.read_bytes()
    for place in range(100):
        layout.database.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            Database.open(layout, read_only=False).close()
        except (ArchiveDamaged, ArchiveTooNew, ArchiveReadOnly, DiskFailed):
            continue


def test_a_database_of_another_program_is_not_ours(layout: Layout) -> None:
    layout.database.unlink()
    raw = sqlite3.connect(layout.database)
    raw.execute("CREATE TABLE recipes (x)")
    raw.close()
    with pytest.raises(ArchiveDamaged):
        Database.open(layout, read_only=False)


def test_a_database_that_is_gone_is_never_made_anew(layout: Layout) -> None:
    layout.database.unlink()
    for read_only in (True, False):
        with pytest.raises(DiskFailed):
            Database.open(layout, read_only=read_only)
    assert not layout.database.exists()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_write_that_was_broken_off_is_ended_at_the_next_opening(
    database: Database, layout: Layout, tmp_path: Path, read_only: bool
) -> None:
    kept = add(database)
    left = leave_unfinished(layout, tmp_path / "copy")
    opened = Database.open(left, read_only=read_only)
    with opened.read() as conn:
        assert meetings.get(conn, kept).fields.title == "Hội nghị"
        assert conn.exec_driver_sql("SELECT count(*) FROM meta WHERE key LIKE 'half%'").scalar() == 0
    opened.close()


def test_after_an_unclean_end_the_pages_are_looked_through(database: Database, layout: Layout) -> None:
    for number in range(60):
        add(database, f"Hội nghị {number} " + "x" * 3000)
    database.close()
    assert not layout.opened.exists()
    whole = bytearray(layout.database.read_bytes())
    page = bytes(8192)
    whole[-5 * 8192 : -4 * 8192] = page
    layout.database.write_bytes(whole)
    Database.open(layout, read_only=False).close()  # cheap: an orderly end is believed
    layout.opened.touch()
    with pytest.raises(ArchiveDamaged):
        Database.open(layout, read_only=False)
    assert layout.opened.exists()


def test_a_failed_commit_is_rolled_back_and_the_next_one_works(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails under COMMIT as SQLite reports it; the connection that saw it is never used again."""
    kept = add(database)
    usual = Connection.exec_driver_sql

    def failing_disk(self: Connection, statement: str, *given: object) -> object:
        if statement == "COMMIT":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
            raise DBAPIError.instance(statement, None, error, sqlite3.Error)
        return usual(self, statement, *given)

    monkeypatch.setattr(Connection, "exec_driver_sql", failing_disk)
    with pytest.raises(DiskFailed):
        add(database, "mất")
    monkeypatch.undo()
    assert count(database) == 1
    add(database)
    with database.read() as conn:
        assert meetings.resolve(conn, kept) == kept
    assert count(database) == 2


def test_an_archive_in_a_folder_without_write_permission_is_read_and_untouched(
    public_folder: Path, as_ordinary_user: Callable[[Callable[[], str]], str]
) -> None:
    folder.create(public_folder / "kho", "")
    layout = Layout(public_folder / "kho")
    writer = Database.open(layout, read_only=False)
    add(writer)
    writer.close()
    for place in (layout.folder, *layout.rooms()):
        place.chmod(0o555)
    layout.database.chmod(0o444)
    before = contents(layout.folder)

    def read_and_try() -> str:
        opened = Database.open(layout, read_only=True)
        assert count(opened) == 1
        opened.close()
        with pytest.raises(ArchiveReadOnly):
            Database.open(layout, read_only=False)
        return "read"

    assert as_ordinary_user(read_and_try) == "read"
    assert contents(layout.folder) == before


def test_an_unfinished_write_on_a_read_only_disk_is_told_not_read(
    public_folder: Path, as_ordinary_user: Callable[[Callable[[], str]], str]
) -> None:
    folder.create(public_folder / "kho", "")
    left = leave_unfinished(Layout(public_folder / "kho"), public_folder / "copy")
    for file in (left.database, left.journal, left.folder):
        file.chmod(0o555)

    def read() -> str:
        with pytest.raises(ArchiveDamaged):
            count(Database.open(left, read_only=True))
        return "told"

    assert as_ordinary_user(read) == "told"


def test_a_snapshot_is_whole_while_others_write(database: Database, tmp_path: Path) -> None:
    for number in range(30):
        add(database, f"Hội nghị {number}")
    stop = threading.Event()

    def keep_writing() -> None:
        while not stop.is_set():
            add(database, "trong khi sao")

    clerk = threading.Thread(target=keep_writing)
    clerk.start()
    try:
        database.snapshot(tmp_path / "copy.db")
    finally:
        stop.set()
        clerk.join()
    copy = sqlite3.connect(tmp_path / "copy.db")
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert copy.execute("SELECT count(*) FROM meeting").fetchone()[0] >= 30
    assert copy.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    copy.close()
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.db"]


def test_paths_with_every_awkward_letter_are_opened(tmp_path: Path) -> None:
    where = tmp_path / "Hội nghị 100% #1 ?mode=memory & 'ký' \"tự\""
    folder.create(where, "")
    opened = Database.open(Layout(where), read_only=False)
    add(opened)
    opened.close()
    beside = Database.open(Layout(where), read_only=True)
    assert count(beside) == 1
    beside.close()
