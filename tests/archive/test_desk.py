"""Opening an archive: never made where one is missing, one writer at a time, nothing held when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.test_migrations import unpack

from archive_app import archive
from archive_app.archive import desk as desks
from archive_app.archive import meetings, saved_searches
from archive_app.errors import (
    ArchiveDamaged,
    ArchiveInUse,
    ArchiveMissing,
    ArchiveOutdated,
    ArchiveReadOnly,
    FolderNotEmpty,
)
from archive_app.model import MeetingFields
from archive_app.store import lock


@pytest.mark.parametrize("read_only", [False, True])
def test_none_is_made_where_one_is_missing(tmp_path: Path, read_only: bool) -> None:
    with pytest.raises(ArchiveMissing):
        desks.open_desk(tmp_path / "kho", read_only=read_only)
    with pytest.raises(ArchiveMissing):
        desks.open_as_possible(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_none_is_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "của tôi.txt").write_bytes(b"mine")
    with pytest.raises(FolderNotEmpty):
        desks.create(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["của tôi.txt"]


def test_one_writes_and_others_read(kho: Path) -> None:
    first = desks.open_desk(kho, who="Lan")
    with pytest.raises(ArchiveInUse):
        desks.open_desk(kho)
    beside = desks.open_desk(kho, read_only=True)
    assert (first.read_only, beside.read_only) == (False, True)
    meeting = meetings.write_new(first, MeetingFields("Hội nghị"))
    assert meetings.show(beside, meeting.id) == meeting
    with pytest.raises(ArchiveReadOnly):
        meetings.write_new(beside, MeetingFields("Hội nghị"))
    desks.close(beside)
    desks.close(first)
    desks.close(desks.open_desk(kho))


def test_a_database_that_cannot_be_opened_holds_no_lock(kho: Path) -> None:
    whole = (kho / "archive.db").read_bytes()
    (kho / "archive.db").write_bytes(b"not a database" * 999)
    with pytest.raises(ArchiveDamaged):
        desks.open_desk(kho)
    lock.hold(kho).release()
    (kho / "archive.db").write_bytes(whole)
    desks.close(desks.open_desk(kho))


def test_where_it_cannot_be_written_it_is_opened_for_reading(kho: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_protected(folder: Path) -> lock.Lock:
        raise ArchiveReadOnly(folder)

    monkeypatch.setattr(lock, "hold", write_protected)
    opened = desks.open_as_possible(kho)
    assert opened.read_only
    desks.close(opened)


def test_what_a_killed_copy_left_is_taken_away_by_the_next_writer(kho: Path) -> None:
    (kho / "incoming" / "123-abc.part").write_bytes(b"half")
    desks.close(desks.open_desk(kho, read_only=True))
    assert len(list((kho / "incoming").iterdir())) == 1
    desks.close(desks.open_desk(kho))
    assert list((kho / "incoming").iterdir()) == []


def test_the_rooms_of_the_desk_load_on_first_use() -> None:
    assert archive.meetings is meetings
    with pytest.raises(AttributeError):
        archive.nothing_of_ours  # noqa: B018


def earlier_archive(place: Path) -> Path:
    """An archive as the first version left it."""
    return unpack(Path(__file__).parents[1] / "store" / "archives" / "step-1", place).folder


def test_an_archive_of_an_earlier_version_is_brought_up_to_date_to_be_read(tmp_path: Path) -> None:
    opened = desks.open_desk(earlier_archive(tmp_path / "kho"), read_only=True)
    assert opened.read_only
    assert saved_searches.saved(opened) == []
    desks.close(opened)


def test_one_that_cannot_be_brought_up_to_date_says_so(tmp_path: Path) -> None:
    folder = earlier_archive(tmp_path / "kho")
    held = lock.hold(folder)
    with pytest.raises(ArchiveOutdated):
        desks.open_desk(folder, read_only=True)
    held.release()
