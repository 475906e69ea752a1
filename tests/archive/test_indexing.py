"""The index follows the archive, may vanish or break at any time, and never fails a save."""

from __future__ import annotations

import errno
import logging
import shutil
from pathlib import Path

import pytest

from archive.papers import StoppedAt, files_below, reviews
from archive_app.archive import desk as desks
from archive_app.archive import importing, indexing, meetings, searching, upkeep
from archive_app.archive.desk import Desk
from archive_app.errors import ArchiveError, Cancelled, DiskFailed, DiskFull
from archive_app.model import IndexState, MeetingFields, Query
from archive_app.search import generations
from archive_app.search import rebuild as rebuilding


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    """Seven meetings, not indexed."""
    assert len(list(importing.import_paths(desk, reviews(tmp_path / "in", 7)))) == 7
    return desk


def found(desk: Desk, words: str = "kiểm điểm") -> tuple[int, bool]:
    answer = searching.search(desk, Query(words))
    return answer.total, answer.complete


def test_state_says_how_far_the_index_is(filled: Desk) -> None:
    assert indexing.state(filled) == IndexState(False, 0, 7)
    assert indexing.catch_up(filled) == IndexState(False, 0, 7)
    assert indexing.rebuild(filled) == IndexState(True, 7, 7)
    meetings.write_new(filled, MeetingFields("Hội nghị mới"))
    assert indexing.state(filled) == IndexState(True, 7, 8)
    assert indexing.catch_up(filled) == IndexState(True, 8, 8)


def test_catching_up_sees_what_is_new_corrected_binned_and_restored(filled: Desk) -> None:
    indexing.rebuild(filled)
    meeting = meetings.write_new(filled, MeetingFields("Toạ đàm", "Bàn về đò ngang."))
    indexing.catch_up(filled)
    assert found(filled, "đò ngang") == (1, True)
    meetings.correct(filled, meeting.id, 1, {"text": "Bàn về cầu treo."})
    indexing.catch_up(filled)
    assert (found(filled, "đò ngang"), found(filled, "cầu treo")) == ((0, True), (1, True))
    meetings.put_in_bin(filled, meeting.id)
    indexing.catch_up(filled)
    assert found(filled, "cầu treo") == (0, True)
    meetings.take_from_bin(filled, meeting.id)
    indexing.catch_up(filled)
    assert found(filled, "cầu treo") == (1, True)


def test_catching_up_goes_from_page_to_page(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    indexing.rebuild(filled)
    monkeypatch.setattr(indexing, "PAGE", 2)
    for number in range(5):
        meetings.write_new(filled, MeetingFields(f"Hội nghị {number}"))
    assert indexing.catch_up(filled) == IndexState(True, 12, 12)


def test_a_rebuild_that_was_stopped_goes_on(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "PAGE", 2)
    monkeypatch.setattr(rebuilding, "PAGE", 2)
    with pytest.raises(Cancelled):
        indexing.rebuild(filled, StoppedAt(4))
    assert indexing.state(filled).searchable is False
    meetings.write_new(filled, MeetingFields("Kiểm điểm, viết trong lúc dừng"))
    watched = StoppedAt(99)
    assert indexing.rebuild(filled, watched) == IndexState(True, 8, 8)
    assert watched.shown[0][0] == 4
    assert found(filled) == (8, True)


def test_the_old_index_answers_while_a_new_one_is_made(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "PAGE", 2)
    indexing.rebuild(filled)
    with pytest.raises(Cancelled):
        indexing.rebuild(filled, StoppedAt(4))
    assert found(filled) == (7, True)


def test_a_rebuild_by_somebody_else_is_left_alone(filled: Desk) -> None:
    filled.index.folder.mkdir(parents=True)
    with generations.locked(filled.index.folder / "REBUILDING"):
        assert indexing.rebuild(filled) is None
        upkeep.catch_up_or_rebuild(filled)
        assert found(filled) == (7, False)
    upkeep.catch_up_or_rebuild(filled)
    assert found(filled) == (7, True)


def test_a_process_of_its_own_builds_it(filled: Desk) -> None:
    watched = StoppedAt(99)
    assert indexing.rebuild_in_child(filled, watched) == IndexState(True, 7, 7)
    assert watched.shown[-1] == (7, 7)
    assert found(filled) == (7, True)


def test_stopping_ends_that_process_and_its_lock(filled: Desk) -> None:
    with pytest.raises(Cancelled):
        indexing.rebuild_in_child(filled, StoppedAt(0))
    with generations.locked(filled.index.folder / "REBUILDING"):
        pass
    assert indexing.rebuild(filled) == IndexState(True, 7, 7)


@pytest.mark.parametrize("damage", [b"garbage", b"", b"\0" * 5000])
@pytest.mark.parametrize("opened", [False, True])
def test_a_damaged_index_is_thrown_away_and_nobody_is_bothered(filled: Desk, damage: bytes, opened: bool) -> None:
    """Also where this process has it open already and only notices when it reads on."""
    indexing.rebuild(filled)
    if not opened:
        filled.index.close()
    for file in files_below(filled.index.folder):
        file.write_bytes(damage)
    assert found(filled)[0] == 7
    upkeep.catch_up_or_rebuild(filled)
    assert found(filled) == (7, True)
    meetings.write_new(filled, MeetingFields("Kiểm điểm lại"))
    upkeep.follow(filled)
    assert found(filled) == (8, True)


def tear(desk: Desk) -> None:
    """What a writer leaves whose disk lied to it: the newest table of contents is no table of contents."""
    (contents,) = (file for file in files_below(desk.index.folder) if file.suffix == ".toc")
    contents.with_name("_MAIN_9.toc").write_bytes(b"\xa5" * 400)


def test_an_index_that_breaks_while_it_is_open_is_noticed_and_thrown_away(filled: Desk) -> None:
    """Its stamp is right, and when it was opened its files still were: only asking shows it."""
    indexing.rebuild(filled)
    assert found(filled) == (7, True)
    tear(filled)
    assert found(filled) == (7, False)
    assert indexing.state(filled) == IndexState(False, 0, 7)
    upkeep.catch_up_or_rebuild(filled)
    assert found(filled) == (7, True)


def test_an_index_that_breaks_is_noticed_when_it_is_brought_up_to_date(filled: Desk) -> None:
    indexing.rebuild(filled)
    assert found(filled) == (7, True)
    meetings.write_new(filled, MeetingFields("Kiểm điểm lại"))
    tear(filled)
    assert indexing.catch_up(filled) == IndexState(False, 0, 8)
    upkeep.catch_up_or_rebuild(filled)
    assert found(filled) == (8, True)


def test_the_whole_cache_may_vanish(filled: Desk) -> None:
    indexing.rebuild(filled)
    shutil.rmtree(filled.cache)
    assert found(filled)[0] == 7
    upkeep.catch_up_or_rebuild(filled)
    assert found(filled) == (7, True)


def test_an_index_newer_than_a_restored_archive_is_not_believed(filled: Desk, kho: Path, tmp_path: Path) -> None:
    """The folder is put back as it was last week, the cache in the profile is of today."""
    desks.close(filled)
    shutil.copytree(kho, tmp_path / "last week")
    today = desks.open_desk(kho)
    meetings.write_new(today, MeetingFields("Kiểm điểm hôm nay"))
    indexing.rebuild(today)
    desks.close(today)
    shutil.rmtree(kho)
    (tmp_path / "last week").rename(kho)
    restored = desks.open_desk(kho)
    upkeep.catch_up_or_rebuild(restored)
    assert found(restored) == (7, True)
    assert indexing.state(restored) == IndexState(True, 7, 7)
    desks.close(restored)


def test_a_save_never_fails_because_the_index_cannot_be_written(
    filled: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A file stands where the index would be: no permission can be refused to root, but this can."""
    filled.cache.parent.mkdir(parents=True, exist_ok=True)
    filled.cache.write_bytes(b"in the way")
    with caplog.at_level(logging.ERROR):
        upkeep.catch_up_or_rebuild(filled)
    assert "index" in caplog.text
    meeting = meetings.write_new(filled, MeetingFields("Kiểm điểm mới"))
    upkeep.follow(filled)
    assert found(filled) == (8, False)
    assert (filled.layout.records / meeting.id[:2] / f"{meeting.id}.json").exists()


@pytest.mark.parametrize("trouble", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_save_never_fails_because_the_disk_of_the_index_is_full(
    filled: Desk, monkeypatch: pytest.MonkeyPatch, trouble: int
) -> None:
    indexing.rebuild(filled)

    def no_room(*_: object) -> None:
        raise OSError(trouble, "as a full or failing disk says it")

    with monkeypatch.context() as patch:
        patch.setattr(generations, "replace_file", no_room)
        meeting = meetings.write_new(filled, MeetingFields("Kiểm điểm mới"))
        upkeep.follow(filled)
        upkeep.catch_up_or_rebuild(filled)
        assert found(filled)[0] in (7, 8)
        assert (filled.layout.records / meeting.id[:2] / f"{meeting.id}.json").exists()
    upkeep.catch_up_or_rebuild(filled)
    assert found(filled) == (8, True)


@pytest.mark.parametrize(("trouble", "told"), [(errno.ENOSPC, DiskFull), (errno.EROFS, DiskFailed)])
def test_a_rebuild_that_cannot_be_written_says_so(
    filled: Desk, monkeypatch: pytest.MonkeyPatch, trouble: int, told: type[ArchiveError]
) -> None:
    """Somebody asked for it by name, so it is told: as something a person can act on, not as a fault."""

    def no_room(*_: object) -> None:
        raise OSError(trouble, "no room")

    monkeypatch.setattr(generations, "replace_file", no_room)
    with pytest.raises(told):
        indexing.rebuild(filled)


def test_two_desks_follow_one_index(filled: Desk, kho: Path) -> None:
    beside = desks.open_desk(kho, read_only=True)
    indexing.rebuild(filled)
    assert found(beside) == (7, True)
    meetings.write_new(filled, MeetingFields("Kiểm điểm mới"))
    upkeep.catch_up_or_rebuild(beside)
    assert found(beside) == found(filled) == (8, True)
    indexing.rebuild(beside)
    assert found(filled) == (8, True)
    desks.close(beside)


def test_two_copies_of_an_archive_do_not_share_an_index(filled: Desk, kho: Path, tmp_path: Path) -> None:
    indexing.rebuild(filled)
    desks.close(filled)
    shutil.copytree(kho, tmp_path / "bản sao")
    copy = desks.open_desk(tmp_path / "bản sao", read_only=True)
    assert indexing.state(copy) == IndexState(False, 0, 7)
    desks.close(copy)
