"""Reports come in: told only once they are safe, bad ones named, secret ones not kept, none of it by half."""

from __future__ import annotations

import os
import shutil
from collections import namedtuple
from hashlib import sha256
from pathlib import Path

import pytest

from archive.papers import StoppedAt, files_below, holds, objects, paper, photo, review, reviews, statuses
from archive_app.archive import desk as desks
from archive_app.archive import importing, meetings, upkeep
from archive_app.archive.desk import Desk
from archive_app.errors import ArchiveReadOnly, Cancelled, DiskFull, FileUnreadable, LikelyDuplicate
from archive_app.model import Query
from archive_app.store import meetings as stored
from archive_app.store import originals

SECRET = "ĐẢNG BỘ HUYỆN SƯƠNG\nMẬT\nBáo cáo chuyên đề đê điều\nĐiều không ai được biết."


def wrong(desk: Desk) -> list[str]:
    """What a check of everything finds not in order."""
    return [f"{one.name} {one.state}" for one in upkeep.verify(desk, full=True) if one.state != "ok"]


def test_a_report_becomes_an_unreviewed_meeting_with_its_original(desk: Desk, tmp_path: Path) -> None:
    given = paper(tmp_path, "năm 2018.txt", review(2018))
    (result,) = importing.import_paths(desk, [given])
    assert (result.source, result.status, result.error, result.warnings) == (given, "imported", None, ())
    meeting = meetings.show(desk, str(result.id))
    assert meeting.fields.title == result.title == "Hội nghị Kiểm điểm công tác Đảng năm 2018"
    assert meeting.fields.text == review(2018)
    assert meeting.fields.kind == "kiem_diem"
    assert [(one.start, one.end) for one in meeting.fields.dates] == [("2018-12-25", "2018-12-25")]
    assert [one.number for one in meeting.fields.citations] == ["17"]
    assert meeting.fields.reviewed is False
    assert meeting.created_by == "Lan"
    (attached,) = meeting.attachments
    assert (attached.file_name, attached.kind, attached.is_report) == ("năm 2018.txt", "document", True)
    assert originals.path_of(desk.layout, attached.sha256).read_bytes() == Path(given).read_bytes()
    assert wrong(desk) == []


def test_nothing_is_told_before_the_commit_that_holds_it(desk: Desk, kho: Path, tmp_path: Path) -> None:
    """Judged from outside, by somebody else who reads the archive at the moment each line is told."""
    beside = desks.open_desk(kho, read_only=True)
    told = 0
    for result in importing.import_paths(desk, reviews(tmp_path / "in", importing.BATCH * 2 + 3)):
        told += 1
        assert meetings.show(beside, str(result.id)).fields.title == result.title
    desks.close(beside)
    assert told == meetings.counts(desk)["all"] == importing.BATCH * 2 + 3


def test_several_reports_share_a_commit(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[int] = []
    commit = importing._commit
    monkeypatch.setattr(importing, "_commit", lambda desk, some: commits.append(len(some)) or commit(desk, some))
    bad = str(tmp_path / "none.txt")
    given = reviews(tmp_path / "in", importing.BATCH + 4)
    results = list(importing.import_paths(desk, [*given[:3], bad, *given[3:]]))
    assert [result.source for result in results] == [*given[:3], bad, *given[3:]]
    assert commits == [3, importing.BATCH, 1]


def test_bad_files_are_told_in_their_place_and_the_rest_is_done(desk: Desk, tmp_path: Path) -> None:
    bad = {"missing": "khong-co.txt", "empty": "trong.txt", "binary": "hinh.txt", "encoding": "cu.txt"}
    (tmp_path / "trong.txt").write_bytes(b"\xef\xbb\xbf \r\n\t")
    (tmp_path / "hinh.txt").write_bytes(b"MZ\x00\x01\x02" * 50)
    (tmp_path / "cu.txt").write_bytes("hội nghị".encode()[:-1])
    pipe = tmp_path / "ong.txt"
    os.mkfifo(pipe)
    paths = [str(tmp_path / name) for name in bad.values()] + [str(pipe), *reviews(tmp_path / "in", 1)]
    results = list(importing.import_paths(desk, paths))
    assert statuses(results) == ["failed"] * 5 + ["imported"]
    reasons = [result.error.reason for result in results[:5] if isinstance(result.error, FileUnreadable)]
    assert reasons == [*bad, "not_a_file"]
    assert len(objects(desk.folder)) == 1


def test_a_report_in_an_old_encoding_comes_in_as_unicode(desk: Desk, tmp_path: Path) -> None:
    old = "Héi nghÞ Tæng kÕt n¨m häc 2003\n\nNgµy 25/12/2003, phßng tæ chøc héi nghÞ tæng kÕt.\n".encode("latin-1")
    (tmp_path / "cu.txt").write_bytes(old)
    (result,) = importing.import_paths(desk, [str(tmp_path / "cu.txt")])
    assert result.title == "Hội nghị Tổng kết năm học 2003"
    assert objects(desk.folder) == [sha256(old).hexdigest()]


@pytest.mark.parametrize("together", [False, True])
def test_a_secret_paper_leaves_no_bytes_anywhere(desk: Desk, tmp_path: Path, profile: Path, together: bool) -> None:
    folder = tmp_path / "in"
    photo(folder, "a.jpg")
    paper(folder, "b.txt", review(2018))
    paper(folder, "c.txt", SECRET)
    results = list(importing.import_paths(desk, [str(folder)], together=together))
    upkeep.follow(desk)
    failed = [result for result in results if isinstance(result.error, FileUnreadable)]
    assert [one.error.reason for one in failed] == (["secret"] if together else ["binary", "secret"])  # type: ignore[union-attr]
    assert holds(desk.folder, "không ai được biết") == []
    assert not profile.exists() or holds(profile, "không ai được biết") == []
    assert len(objects(desk.folder)) == (0 if together else 1)


def test_a_folder_is_read_to_its_depth_by_name_and_without_what_is_hidden(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for number, name in enumerate(["b/2.txt", "a.txt", "b/1.txt", "b/c/d/3.txt", ".hidden.txt", ".git/x.txt"]):
        paper(folder, name, review(2000 + number))
    (folder / "b" / "circle").symlink_to(folder)
    results = list(importing.import_paths(desk, [str(folder)]))
    names = [str(Path(result.source).relative_to(folder)) for result in results]
    assert names == ["a.txt", "b/1.txt", "b/2.txt", "b/c/d/3.txt"]
    assert statuses(results) == ["imported"] * 4


def test_an_empty_folder_is_no_meeting(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for together in (False, True):
        (result,) = importing.import_paths(desk, [str(tmp_path / "in")], together=together)
        assert isinstance(result.error, FileUnreadable)
        assert result.error.reason == "empty_folder"
    assert meetings.counts(desk)["all"] == 0


def test_a_folder_that_may_not_be_looked_into_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """os.walk passes over it without a word, and a clerk would delete the source."""
    (tmp_path / "in" / "shut").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text("Hội nghị giao ban\n\nNội dung.", encoding="utf-8")
    scandir = os.scandir

    def shut(place: str) -> object:
        if Path(place).name == "shut":
            raise PermissionError(13, "Permission denied", place)
        return scandir(place)

    monkeypatch.setattr(os, "scandir", shut)
    told = {Path(one.source).name: one for one in importing.import_paths(desk, [str(tmp_path / "in")])}
    assert told["a.txt"].status == "imported"
    error = told["shut"].error
    assert isinstance(error, FileUnreadable)
    assert error.reason == "no_permission"


def test_a_folder_together_is_one_meeting_with_its_report_and_pictures(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "Kiểm điểm 2018"
    photo(folder, "ảnh 1.jpg")
    photo(folder, "ảnh 2.png", "goldenrod")
    paper(folder, "báo cáo.txt", review(2018))
    paper(folder, "phụ lục.txt", "Danh sách đại biểu dự hội nghị")
    (folder / "số liệu.bin").write_bytes(b"\0\1\2" * 99)
    (result,) = importing.import_paths(desk, [str(folder)], together=True)
    meeting = meetings.show(desk, str(result.id))
    assert meeting.fields.title == "Hội nghị Kiểm điểm công tác Đảng năm 2018"
    assert sorted((one.file_name, one.kind, one.is_report) for one in meeting.attachments) == [
        ("báo cáo.txt", "document", True),
        ("phụ lục.txt", "document", False),
        ("số liệu.bin", "file", False),
        ("ảnh 1.jpg", "photo", False),
        ("ảnh 2.png", "photo", False),
    ]


@pytest.mark.parametrize("pictures", [2, 1])
def test_pictures_alone_are_a_meeting_called_like_their_folder(desk: Desk, tmp_path: Path, pictures: int) -> None:
    for number, colour in zip(range(pictures), ("firebrick", "goldenrod"), strict=False):
        photo(tmp_path / "Đại hội 2020", f"{number}.jpg", colour)
    (result,) = importing.import_paths(desk, [str(tmp_path / "Đại hội 2020")], together=True)
    meeting = meetings.show(desk, str(result.id))
    assert (meeting.fields.title, meeting.fields.text) == ("Đại hội 2020", "")
    assert [one.is_report for one in meeting.attachments] == [False] * pictures


def test_the_same_bytes_come_in_once_in_one_batch_and_across(desk: Desk, tmp_path: Path) -> None:
    first, again = paper(tmp_path, "a.txt", review(2018)), paper(tmp_path, "b.txt", review(2018))
    one, two = importing.import_paths(desk, [first, again])
    (three,) = importing.import_paths(desk, [again])
    assert (one.status, two.status, three.status) == ("imported", "skipped", "skipped")
    assert one.id == two.id == three.id
    assert one.title == two.title == three.title
    assert meetings.counts(desk)["all"] == 1
    assert wrong(desk) == []


def test_what_lies_in_the_bin_is_kept_already(desk: Desk, tmp_path: Path) -> None:
    given = reviews(tmp_path, 1)
    (first,) = importing.import_paths(desk, given)
    meetings.put_in_bin(desk, str(first.id))
    (again,) = importing.import_paths(desk, given)
    assert (again.status, again.id) == ("skipped", first.id)


def test_likeness_is_only_a_warning(desk: Desk, tmp_path: Path) -> None:
    (first,) = importing.import_paths(desk, [paper(tmp_path, "a.txt", review(2018))])
    (alike,) = importing.import_paths(desk, [paper(tmp_path, "b.txt", review(2018).replace("\xa0", " ") + "\n\n")])
    assert alike.status == "imported"
    (warning,) = alike.warnings
    assert isinstance(warning, LikelyDuplicate)
    assert warning.meeting_id == first.id


def test_a_stop_in_the_middle_keeps_and_tells_all_that_came_before(desk: Desk, tmp_path: Path) -> None:
    given = reviews(tmp_path, 30)
    told: list[str | None] = []
    with pytest.raises(Cancelled):
        told.extend(result.id for result in importing.import_paths(desk, given, progress=StoppedAt(20)))
    assert len(told) == 20
    _, page = meetings.page(desk, Query(limit=100))
    assert {one.id for one in page} == set(told)
    again = list(importing.import_paths(desk, given))
    assert statuses(again) == ["skipped"] * len(told) + ["imported"] * (30 - len(told))
    assert wrong(desk) == []


def test_after_a_stop_a_check_finds_nothing_to_complain_of(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        list(importing.import_paths(desk, reviews(tmp_path, 5), progress=StoppedAt(3)))
    assert wrong(desk) == []


def test_a_skipped_folder_leaves_no_bytes_behind(desk: Desk, tmp_path: Path) -> None:
    """Its report is kept already; photos that nobody's meeting has must not lie about unnamed."""
    folder = tmp_path / "in"
    given = paper(folder, "báo cáo.txt", review(2018))
    list(importing.import_paths(desk, [given]))
    photo(folder, "mới.jpg")
    (result,) = importing.import_paths(desk, [str(folder)], together=True)
    assert result.status == "skipped"
    assert wrong(desk) == []


def test_on_a_full_disk_each_line_fails_and_nothing_is_half_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = reviews(tmp_path / "in", 3)
    before = {file: file.read_bytes() for file in files_below(desk.folder)}
    full = namedtuple("usage", "total used free")(1, 1, 0)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: full)
        results = list(importing.import_paths(desk, given))
    assert statuses(results) == ["failed"] * 3
    assert all(isinstance(result.error, DiskFull) for result in results)
    assert {file: file.read_bytes() for file in files_below(desk.folder)} == before
    assert statuses(importing.import_paths(desk, given)) == ["imported"] * 3


def test_a_disk_that_fills_up_in_a_commit_undoes_all_of_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, added = reviews(tmp_path / "in", 5), []
    add = stored.add

    def full_at_the_third(*arguments: object) -> object:
        added.append(1)
        if len(added) == 3:
            raise DiskFull(desk.folder)
        return add(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(stored, "add", full_at_the_third)
        results = list(importing.import_paths(desk, given))
    assert [result.source for result in results] == given
    assert statuses(results) == ["failed"] * 5
    assert meetings.counts(desk)["all"] == 0
    assert not list(desk.layout.incoming.iterdir())
    assert statuses(importing.import_paths(desk, given)) == ["imported"] * 5
    assert wrong(desk) == []


def test_an_archive_that_cannot_be_written_stops_the_import(kho: Path, tmp_path: Path) -> None:
    reading = desks.open_desk(kho, read_only=True)
    with pytest.raises(ArchiveReadOnly):
        list(importing.import_paths(reading, reviews(tmp_path / "in", 1)))
    desks.close(reading)


def test_pasted_words_are_kept_as_an_original_text(desk: Desk) -> None:
    result = importing.import_text(desk, review(2018), "Dán ngày 22-11-2026.txt")
    assert (result.status, result.source) == ("imported", "Dán ngày 22-11-2026.txt")
    meeting = meetings.show(desk, str(result.id))
    assert meeting.fields.title == "Hội nghị Kiểm điểm công tác Đảng năm 2018"
    assert meeting.fields.text == review(2018)
    (attached,) = meeting.attachments
    assert (attached.file_name, attached.is_report) == ("Dán ngày 22-11-2026.txt", True)
    assert originals.path_of(desk.layout, attached.sha256).read_bytes() == review(2018).encode("utf-8")
    again = importing.import_text(desk, review(2018), "Dán lần nữa.txt")
    assert (again.status, again.id) == ("skipped", meeting.id)


def test_pasted_half_characters_are_kept_as_what_can_be_kept(desk: Desk) -> None:
    """A browser may hand over half of an emoji; the report around it is worth keeping."""
    result = importing.import_text(desk, review(2018, "một nửa \ud83d."), "Dán.txt")
    assert result.title == "Hội nghị Kiểm điểm công tác Đảng năm 2018"
    assert wrong(desk) == []


@pytest.mark.parametrize(("text", "reason"), [(" \n\xa0\t", "empty"), ("", "empty"), (SECRET, "secret")])
def test_what_may_not_be_pasted_leaves_nothing(desk: Desk, text: str, reason: str) -> None:
    before = files_below(desk.folder)
    with pytest.raises(FileUnreadable) as refused:
        importing.import_text(desk, text, "Dán.txt")
    assert (refused.value.reason, refused.value.path) == (reason, "Dán.txt")
    assert files_below(desk.folder) == before


def test_words_without_a_title_are_called_like_their_file() -> None:
    assert importing.understand_text("1.\n2.\n3.", "biên bản.txt").title == "biên bản"


def test_progress_goes_from_none_to_all(desk: Desk, tmp_path: Path) -> None:
    watched = StoppedAt(99)
    list(importing.import_paths(desk, reviews(tmp_path, 3), progress=watched))
    assert watched.shown == [(0, 3), (1, 3), (2, 3), (3, 3)]
