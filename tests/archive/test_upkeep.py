"""The archive is kept in order: sidecars follow, every spoilt thing is found, the program can be examined."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from archive.papers import paper, photo, review
from archive_app.archive import attaching, importing, meetings, upkeep
from archive_app.archive import desk as desks
from archive_app.archive.desk import Desk
from archive_app.errors import ArchiveDamaged, ArchiveMissing, DiskFull
from archive_app.model import Meeting
from archive_app.store import originals


@pytest.fixture
def meeting(desk: Desk, tmp_path: Path) -> Meeting:
    (result,) = importing.import_paths(desk, [paper(tmp_path / "in", "2018.txt", review(2018))])
    attaching.attach(desk, str(result.id), [photo(tmp_path / "in", "ảnh.jpg")], caption="Toàn cảnh")
    return meetings.show(desk, str(result.id))


def sidecar(desk: Desk, meeting: Meeting) -> Path:
    return desk.layout.records / meeting.id[:2] / f"{meeting.id}.json"


def read(file: Path) -> object:
    return json.loads(file.read_text(encoding="utf-8"))


def wrong(desk: Desk, *, full: bool = True) -> list[tuple[str, str]]:
    return [(one.kind, one.state) for one in upkeep.verify(desk, full=full) if one.state not in {"ok", "not_checked"}]


def test_sidecars_say_what_the_record_says_after_each_change(desk: Desk, meeting: Meeting) -> None:
    upkeep.follow(desk)
    assert read(sidecar(desk, meeting)) == meetings.record(meeting)
    corrected = meetings.correct(desk, meeting.id, meeting.version, {"place": "Hội trường A"})
    upkeep.follow(desk)
    assert read(sidecar(desk, meeting)) == meetings.record(corrected)
    binned = meetings.put_in_bin(desk, meeting.id)
    upkeep.follow(desk)
    assert read(sidecar(desk, meeting)) == meetings.record(binned)


def test_sidecars_are_written_page_by_page(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "PAGE", 2)
    given = [paper(tmp_path / "in", f"{year}.txt", review(year)) for year in range(2010, 2015)]
    ids = [str(result.id) for result in importing.import_paths(desk, given)]
    upkeep.write_sidecars(desk)
    assert all(sidecar(desk, meetings.show(desk, one)).exists() for one in ids)


def test_sidecars_that_vanished_are_written_again(desk: Desk, meeting: Meeting) -> None:
    upkeep.follow(desk)
    shutil.rmtree(desk.layout.records)
    upkeep.follow(desk)
    assert read(sidecar(desk, meeting)) == meetings.record(meeting)


def test_a_save_does_not_fail_where_sidecars_cannot_be_written(desk: Desk, meeting: Meeting) -> None:
    shutil.rmtree(desk.layout.records)
    desk.layout.records.write_bytes(b"in the way")
    corrected = meetings.correct(desk, meeting.id, meeting.version, {"place": "Hội trường A"})
    upkeep.follow(desk)
    desk.layout.records.unlink()
    upkeep.follow(desk)
    assert read(sidecar(desk, meeting)) == meetings.record(corrected)


def test_a_whole_archive_has_nothing_wrong(desk: Desk, meeting: Meeting) -> None:
    upkeep.follow(desk)
    assert wrong(desk) == []
    states = {one.state for one in upkeep.verify(desk) if one.kind == "original"}
    assert states == {"not_checked"}
    checked = [one.name for one in upkeep.verify(desk, full=True) if one.kind == "original" and one.state == "ok"]
    assert checked == sorted(one.sha256 for one in meeting.attachments)


@pytest.mark.parametrize("place", [0, -1])
def test_one_flipped_bit_of_an_original_is_found(desk: Desk, meeting: Meeting, place: int) -> None:
    sha256 = meeting.attachments[1].sha256
    file = originals.path_of(desk.layout, sha256)
    data = bytearray(file.read_bytes())
    data[place] ^= 0x10
    file.chmod(0o644)
    file.write_bytes(data)
    found = [one for one in upkeep.verify(desk, full=True) if one.state != "ok"]
    assert [(one.kind, one.name, one.state) for one in found] == [("original", sha256, "damaged")]
    assert wrong(desk, full=False) == []


def test_a_missing_a_short_and_a_strange_original_are_found_without_reading_all(desk: Desk, meeting: Meeting) -> None:
    first, second = (originals.path_of(desk.layout, one.sha256) for one in meeting.attachments)
    first.unlink()
    second.chmod(0o644)
    second.write_bytes(second.read_bytes()[:-1])
    (desk.layout.objects / "ab").mkdir(exist_ok=True)
    (desk.layout.objects / "ab" / "note.txt").write_bytes(b"mine")
    assert sorted(wrong(desk, full=False)) == [("original", "damaged"), ("original", "extra"), ("original", "missing")]


def test_a_word_changed_behind_our_back_is_found(desk: Desk, kho: Path, meeting: Meeting) -> None:
    desks.close(desk)
    with sqlite3.connect(kho / "archive.db") as raw:
        raw.execute("UPDATE meeting SET title = 'Hội nghị khác' WHERE id = ?", (meeting.id,))
    raw.close()
    opened = desks.open_desk(kho, read_only=True)
    found = [one for one in upkeep.verify(opened) if one.state == "damaged"]
    desks.close(opened)
    assert any(one.kind == "row" and meeting.id in one.name for one in found)


def test_a_check_tells_how_far_it_is_and_changes_nothing(desk: Desk, kho: Path, meeting: Meeting) -> None:
    shown: list[tuple[int, int]] = []

    class Watched:
        def step(self, done: int, total: int, note: str = "") -> None:
            shown.append((done, total))

    before = {file: file.read_bytes() for file in sorted(kho.rglob("*")) if file.is_file()}
    list(upkeep.verify(desk, full=True, progress=Watched()))
    assert shown == [(0, 2), (1, 2), (2, 2)]
    assert {file: file.read_bytes() for file in sorted(kho.rglob("*")) if file.is_file()} == before


def test_examining_the_program_alone() -> None:
    found = upkeep.examine(None)
    assert (found.archive, found.problems) == (None, [])
    assert {"kho-hoi-nghi", "python", "sqlite", "PySide6-Essentials", "whoosh-reloaded"} <= set(found.versions)
    assert "–" not in found.versions.values()
    assert [place.name for place in found.places] == ["settings", "data", "log", "resources"]


def test_examining_an_archive(desk: Desk, kho: Path, meeting: Meeting) -> None:
    upkeep.catch_up_or_rebuild(desk)
    found = upkeep.examine(kho)
    assert found.problems == []
    assert found.archive is not None
    assert found.archive["uuid"] == desk.identity.uuid
    assert found.archive["office"] == "Phòng GD&ĐT huyện Sương"
    assert (found.archive["all"], found.archive["unreviewed"], found.archive["indexed"]) == (1, 1, 1)


def test_examining_what_is_not_there_or_broken_or_full(
    kho: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [type(one) for one in upkeep.examine(tmp_path / "none").problems] == [ArchiveMissing]
    assert not (tmp_path / "none").exists()
    with monkeypatch.context() as patch:
        usage = shutil.disk_usage(kho)._replace(free=1)
        patch.setattr(shutil, "disk_usage", lambda _: usage)
        assert [type(one) for one in upkeep.examine(kho).problems] == [DiskFull]
    (kho / "KHO.json").write_text("{", encoding="utf-8")
    assert [type(one) for one in upkeep.examine(kho).problems] == [ArchiveDamaged]
