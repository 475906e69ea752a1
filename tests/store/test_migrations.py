from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.operations import Operations
from sqlalchemy import Column, Text, inspect

from archive_app.errors import ArchiveDamaged
from archive_app.model import Query
from archive_app.progress import SILENT
from archive_app.store import changes, checking, folder, meetings, migrations, saved_searches, schema
from archive_app.store import database as databases
from archive_app.store.database import Database
from archive_app.store.layout import Layout
from archive_app.store.migrations import Step

RELEASED = sorted((Path(__file__).parent / "archives").glob("step-*"))


def unpack(kept: Path, place: Path) -> Layout:
    """An archive folder as the program of that schema left it."""
    layout = Layout(place)
    for room in layout.rooms():
        room.mkdir(parents=True)
    raw = sqlite3.connect(layout.database)
    raw.executescript((kept / "archive.sql").read_text(encoding="utf-8"))
    raw.close()
    sha = hashlib.sha256((kept / "original").read_bytes()).hexdigest()
    (layout.objects / sha[:2]).mkdir()
    shutil.copy(kept / "original", layout.objects / sha[:2] / sha)
    shutil.copy(kept / "KHO.json", layout.identity)
    return layout


def known_steps(monkeypatch: pytest.MonkeyPatch, *more: Step) -> None:
    """As if this program were a newer one that knows more steps."""
    steps = (*migrations.STEPS, *more)
    monkeypatch.setattr(migrations.bring_up_to_date, "__defaults__", (steps,))
    monkeypatch.setattr(databases, "STEPS", len(steps))


@pytest.mark.parametrize("kept", RELEASED, ids=lambda kept: kept.name)
def test_every_released_archive_opens_and_is_whole(kept: Path, tmp_path: Path) -> None:
    layout = unpack(kept, tmp_path / "kho")
    assert folder.identify(layout.folder).office == "Phòng Giáo dục huyện Sao Mai"
    opened = Database.open(layout, read_only=False)
    with opened.read() as conn:
        total, (summary,) = meetings.page(conn)
        meeting = meetings.get(conn, summary.id)
        assert meetings.counts(conn) == {"all": 1, "unreviewed": 0, "binned": 1}
    assert total == 1
    assert meeting.fields.title == "Hội nghị triển khai nhiệm vụ năm học"
    assert meeting.fields.citations[0].raw == "05-KH/HU"
    assert meeting.fields.dates[0].span == (0, 5)
    assert (meeting.version, meeting.attachments[0].caption) == (2, "Toàn cảnh")
    assert {one.state for one in checking.check(opened, layout, True, SILENT)} == {"ok"}
    opened.close()


def number(kept: Path) -> int:
    return int(kept.name.removeprefix("step-"))


@pytest.mark.parametrize("kept", RELEASED, ids=lambda kept: kept.name)
def test_searches_are_saved_in_every_released_archive(kept: Path, tmp_path: Path) -> None:
    """Those that it brought along, and new ones, with the history going on where it was."""
    layout = unpack(kept, tmp_path / "kho")
    opened = Database.open(layout, read_only=False)
    with opened.read() as conn:
        brought = [(one.name, one.query) for one in saved_searches.all_of(conn)]
        lines = changes.last_seq(conn)
    query = Query("triển khai", kind="trien_khai", sort="date")
    assert brought == ([("Triển khai hằng năm", query)] if number(kept) >= 2 else [])
    assert lines == (5 if number(kept) >= 2 else 4)
    with opened.write() as conn:
        saved_searches.keep(conn, "Ảnh", Query(with_photos=True), "Lan")
        assert changes.last_seq(conn) == lines + 1
    assert {one.state for one in checking.check(opened, layout, True, SILENT)} == {"ok"}
    opened.close()


@pytest.mark.parametrize("kept", RELEASED, ids=lambda kept: kept.name)
def test_every_step_that_is_missing_is_taken_after_a_copy(kept: Path, tmp_path: Path) -> None:
    layout = unpack(kept, tmp_path / "kho")
    Database.open(layout, read_only=False).close()
    copies = [copy.name.rsplit("-", 1)[0] for copy in sorted(layout.snapshots.iterdir())]
    assert copies == [f"before-step-{step}" for step in range(number(kept) + 1, schema.STEPS + 1)]


def test_a_new_archive_is_not_copied(layout: Layout) -> None:
    assert list(layout.snapshots.iterdir()) == []


def test_there_is_an_archive_of_every_step() -> None:
    assert [kept.name for kept in RELEASED] == [f"step-{number}" for number in range(1, schema.STEPS + 1)]


def test_the_steps_make_the_tables_that_the_program_uses(database: Database) -> None:
    assert len(migrations.STEPS) == schema.STEPS
    with database.read() as conn:
        found = inspect(conn)
        assert set(found.get_table_names()) == set(schema.metadata.tables)
        for table in schema.metadata.sorted_tables:
            made = [
                (column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table.name)
            ]
            used = [(column.name, str(column.type), column.nullable) for column in table.columns]
            assert made == used, table.name
            keys = {
                (key["constrained_columns"][0], key["referred_table"]) for key in found.get_foreign_keys(table.name)
            }
            assert keys == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}


def test_a_step_is_taken_after_a_checked_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table rebuilt the way Alembic does it: with foreign keys on, that would empty what refers to it."""

    def rebuild(op: Operations) -> None:
        with op.batch_alter_table("meeting", recreate="always") as meeting:
            meeting.add_column(Column("series", Text))

    layout = unpack(RELEASED[-1], tmp_path / "kho")
    Database.open(layout, read_only=False).close()
    known_steps(monkeypatch, rebuild)
    opened = Database.open(layout, read_only=False)
    with opened.read() as conn:
        assert conn.exec_driver_sql("PRAGMA user_version").scalar() == schema.STEPS + 1
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert conn.exec_driver_sql("SELECT count(*) FROM attachment").scalar() == 1
    assert {one.state for one in checking.check(opened, layout, True, SILENT)} == {"ok"}  # an empty column: same hash
    opened.close()
    (copy,) = layout.snapshots.iterdir()
    raw = sqlite3.connect(copy)
    assert raw.execute("PRAGMA user_version").fetchone() == (schema.STEPS,)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


def lose_a_table(op: Operations) -> None:
    op.drop_table("citation")


def lose_rows(op: Operations) -> None:
    op.execute("DELETE FROM meeting_date")


def leave_orphans(op: Operations) -> None:
    op.execute("UPDATE attachment SET sha256 = 'x'")


def break_off(op: Operations) -> None:
    op.add_column("meeting", Column("half", Text))
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (lose_a_table, ArchiveDamaged),
        (lose_rows, ArchiveDamaged),
        (leave_orphans, ArchiveDamaged),
        (break_off, KeyboardInterrupt),
    ],
)
def test_a_step_that_goes_wrong_was_never_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: Step, error: type[BaseException]
) -> None:
    layout = unpack(RELEASED[0], tmp_path / "kho")
    Database.open(layout, read_only=False).close()
    with monkeypatch.context() as newer:
        known_steps(newer, step)
        with pytest.raises(error):
            Database.open(layout, read_only=False)
    opened = Database.open(layout, read_only=False)
    assert {one.state for one in checking.check(opened, layout, True, SILENT)} == {"ok"}
    with opened.read() as conn:
        assert "half" not in conn.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'meeting'").scalar_one()
    opened.close()


def test_an_older_archive_is_not_read_before_it_is_brought_up_to_date(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    known_steps(monkeypatch, lambda op: op.add_column("meeting", Column("series", Text)))
    with pytest.raises(databases.ArchiveOutdated):
        Database.open(layout, read_only=True)
    Database.open(layout, read_only=False).close()
    Database.open(layout, read_only=True).close()
