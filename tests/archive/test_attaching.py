"""Files go with a meeting and come out again as checked copies; the original itself never leaves the archive."""

from __future__ import annotations

import os
import shutil
import stat
import time
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from archive.papers import StoppedAt, files_below, objects, paper, photo
from archive_app.archive import attaching, meetings, upkeep
from archive_app.archive.desk import Desk
from archive_app.errors import Cancelled, ChangedMeanwhile, DiskFull, FileUnreadable, MeetingMissing, WrongUse
from archive_app.model import Attachment, Meeting, MeetingFields
from archive_app.store import originals


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    return meetings.write_new(desk, MeetingFields("Đại hội Công đoàn năm 2020"))


@pytest.fixture
def kept(desk: Desk, meeting: Meeting, tmp_path: Path) -> Attachment:
    """A photo that is with the meeting already."""
    (one,) = attaching.attach(desk, meeting.id, [photo(tmp_path, "toàn cảnh.jpg")], caption="Toàn cảnh")
    assert one.attachment is not None
    return one.attachment


def spoil(desk: Desk, sha256: str) -> Path:
    """Flips a bit of an original, as a failing disk would."""
    file = originals.path_of(desk.layout, sha256)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.chmod(0o644)
    file.write_bytes(data)
    return file


def test_each_file_is_kept_by_its_kind_with_its_caption(desk: Desk, meeting: Meeting, tmp_path: Path) -> None:
    (tmp_path / "số liệu.bin").write_bytes(b"\0\1\2" * 99)
    files = [photo(tmp_path, "ảnh.jpg"), paper(tmp_path, "nghị quyết.txt", "Nghị quyết"), str(tmp_path / "số liệu.bin")]
    outcome = attaching.attach(desk, meeting.id, files, caption="Toàn cảnh")
    assert [(one.source, one.error, one.already_there) for one in outcome] == [(file, None, False) for file in files]
    now = meetings.show(desk, meeting.id)
    told = [(one.file_name, one.kind, one.caption, one.is_report) for one in now.attachments]
    assert told == [
        ("ảnh.jpg", "photo", "Toàn cảnh", False),
        ("nghị quyết.txt", "document", "Toàn cảnh", False),
        ("số liệu.bin", "file", "Toàn cảnh", False),
    ]
    assert {one.version for one in outcome} == {now.version} == {2}
    for file, one in zip(files, now.attachments, strict=True):
        assert originals.path_of(desk.layout, one.sha256).read_bytes() == Path(file).read_bytes()


def test_a_scan_of_a_paper_may_be_called_a_document(desk: Desk, meeting: Meeting, tmp_path: Path) -> None:
    (one,) = attaching.attach(desk, meeting.id, [photo(tmp_path, "trang 1.jpg")], kind="document")
    assert one.attachment is not None
    assert one.attachment.kind == "document"


def test_the_same_bytes_are_with_a_meeting_once(desk: Desk, meeting: Meeting, tmp_path: Path) -> None:
    first, twin = photo(tmp_path, "a.jpg"), photo(tmp_path, "b.jpg")
    outcome = attaching.attach(desk, meeting.id, [first])
    again = attaching.attach(desk, meeting.id, [twin])
    assert [one.already_there for one in [*outcome, *again]] == [False, True]
    assert outcome[0].attachment == again[0].attachment
    assert len(meetings.show(desk, meeting.id).attachments) == 1
    assert meetings.show(desk, meeting.id).version == 2
    other = meetings.write_new(desk, MeetingFields("Hội nghị khác"))
    (elsewhere,) = attaching.attach(desk, other.id, [twin])
    assert not elsewhere.already_there
    assert len(objects(desk.folder)) == 1


def test_bad_files_are_named_in_their_place_and_the_rest_is_done(desk: Desk, meeting: Meeting, tmp_path: Path) -> None:
    files = [str(tmp_path / "không có.jpg"), photo(tmp_path, "ảnh.jpg"), str(tmp_path)]
    outcome = attaching.attach(desk, meeting.id, files)
    assert [one.source for one in outcome] == files
    assert [getattr(one.error, "reason", None) for one in outcome] == ["missing", None, "not_a_file"]
    assert [one.version for one in outcome] == [0, 2, 0]
    assert len(meetings.show(desk, meeting.id).attachments) == 1


def test_more_files_than_share_a_commit(desk: Desk, meeting: Meeting, tmp_path: Path) -> None:
    files = [paper(tmp_path, f"{number:02}.txt", f"tờ {number}") for number in range(attaching.BATCH + 3)]
    outcome = attaching.attach(desk, meeting.id, files)
    assert [one.source for one in outcome] == files
    assert [one.file_name for one in meetings.show(desk, meeting.id).attachments] == [Path(one).name for one in files]
    assert meetings.show(desk, meeting.id).version == 3


def test_a_stop_leaves_with_the_meeting_what_was_kept_until_then(desk: Desk, meeting: Meeting, tmp_path: Path) -> None:
    files = [paper(tmp_path, f"{number:02}.txt", f"tờ {number}") for number in range(attaching.BATCH + 3)]
    with pytest.raises(Cancelled):
        attaching.attach(desk, meeting.id, files, progress=StoppedAt(attaching.BATCH + 1))
    assert len(meetings.show(desk, meeting.id).attachments) == attaching.BATCH + 1
    assert {one.state for one in upkeep.verify(desk, full=True)} == {"ok"}


def test_on_a_full_disk_each_file_fails_and_nothing_is_half_there(
    desk: Desk, meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = namedtuple("usage", "total used free")(1, 1, 0)
    files = [photo(tmp_path, "1.jpg"), photo(tmp_path, "2.jpg", "teal")]
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: full)
        outcome = attaching.attach(desk, meeting.id, files)
    assert all(isinstance(one.error, DiskFull) for one in outcome)
    assert objects(desk.folder) == []
    assert not list(desk.layout.incoming.iterdir())
    assert meetings.show(desk, meeting.id) == meeting


def test_a_file_that_goes_away_between_two_looks_does_not_stop_the_rest(
    desk: Desk, meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drive pulled out just after the copy: kept or refused, but the other files are not failed by it."""
    files = [photo(tmp_path, "1.jpg"), photo(tmp_path, "2.jpg", "teal")]
    keep = originals.keep

    def pulled_out(layout: object, source: Path) -> tuple[str, int]:
        done = keep(layout, source)  # type: ignore[arg-type]
        if source.name == "1.jpg":
            source.unlink()
        return done

    monkeypatch.setattr(originals, "keep", pulled_out)
    outcome = attaching.attach(desk, meeting.id, files)
    assert outcome[1].error is None


def test_no_meeting_no_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(MeetingMissing):
        attaching.attach(desk, "abcdef", [photo(tmp_path, "1.jpg")])
    with pytest.raises(MeetingMissing):
        attaching.put_back(desk, "ab" * 16, Attachment("x", "file", "tệp", "0" * 64, 1))
    assert objects(desk.folder) == []


def test_a_pasted_picture_is_attached(desk: Desk, meeting: Meeting, tmp_path: Path) -> None:
    data = Path(photo(tmp_path, "1.png")).read_bytes()
    one = attaching.attach_bytes(desk, meeting.id, data, "Ảnh dán.png")
    assert one.attachment is not None
    assert (one.attachment.file_name, one.attachment.kind, one.attachment.size) == ("Ảnh dán.png", "photo", len(data))
    assert attaching.attach_bytes(desk, meeting.id, data, "Lại dán.png").already_there


def test_captions_are_written_changed_and_taken_away(desk: Desk, kept: Attachment, meeting: Meeting) -> None:
    written = attaching.caption(desk, kept.id, "  Đoàn chủ tịch ", 2)
    assert [one.caption for one in written.attachments] == ["Đoàn chủ tịch"]
    assert [one.caption for one in attaching.caption(desk, kept.id, " ", 3).attachments] == [None]
    with pytest.raises(ChangedMeanwhile):
        attaching.caption(desk, kept.id, "Từ cửa sổ cũ", 2)
    kinds = [change.kind for change in meetings.history(desk, meeting.id)]
    assert kinds == ["created", "attached", "captioned", "captioned"]


def test_a_file_taken_off_stays_in_the_archive_and_can_be_put_back(
    desk: Desk, kept: Attachment, meeting: Meeting
) -> None:
    with pytest.raises(ChangedMeanwhile):
        attaching.detach(desk, kept.id, 1)
    assert attaching.detach(desk, kept.id, 2).attachments == ()
    assert objects(desk.folder) == [kept.sha256]
    (back,) = attaching.put_back(desk, meeting.id, kept).attachments
    assert replace(back, id=kept.id) == kept
    assert attaching.put_back(desk, meeting.id, kept).attachments == (back,)
    assert [one.state for one in upkeep.verify(desk, full=True) if one.state != "ok"] == []


def test_a_copy_is_whole_and_the_original_is_not_given_away(desk: Desk, kept: Attachment, tmp_path: Path) -> None:
    original = originals.path_of(desk.layout, kept.sha256)
    opened = attaching.read_only_copy(desk, kept)
    assert opened.name == "toàn cảnh.jpg"
    assert opened.read_bytes() == original.read_bytes()
    assert not opened.samefile(original)
    assert stat.S_IMODE(opened.stat().st_mode) == 0o444
    assert attaching.read_only_copy(desk, kept) != opened
    assert attaching.save_copy(desk, kept, tmp_path / "mới" / "ảnh.jpg").read_bytes() == original.read_bytes()


def test_a_copy_replaces_nothing_unless_asked_to(desk: Desk, kept: Attachment, tmp_path: Path) -> None:
    target = tmp_path / "của tôi.jpg"
    target.write_text("thứ khác", encoding="utf-8")
    with pytest.raises(WrongUse):
        attaching.save_copy(desk, kept, target)
    assert target.read_text(encoding="utf-8") == "thứ khác"
    attaching.save_copy(desk, kept, target, replace=True)
    assert target.read_bytes() == originals.path_of(desk.layout, kept.sha256).read_bytes()


@pytest.mark.parametrize("replacing", [False, True])
def test_a_damaged_original_is_never_handed_out(desk: Desk, kept: Attachment, tmp_path: Path, replacing: bool) -> None:
    spoil(desk, kept.sha256)
    target = tmp_path / "out" / "ảnh.jpg"
    target.parent.mkdir()
    if replacing:
        target.write_text("cũ", encoding="utf-8")
    with pytest.raises(FileUnreadable) as refused:
        attaching.save_copy(desk, kept, target, replace=replacing)
    assert refused.value.reason == "damaged"
    assert [file.read_text(encoding="utf-8") for file in files_below(target.parent)] == (["cũ"] if replacing else [])


def test_a_missing_original_is_told(desk: Desk, kept: Attachment) -> None:
    originals.path_of(desk.layout, kept.sha256).unlink()
    with pytest.raises(FileUnreadable) as refused:
        attaching.read_only_copy(desk, kept)
    assert refused.value.reason == "missing"


def test_attaching_the_same_bytes_again_heals_a_damaged_original(
    desk: Desk, kept: Attachment, meeting: Meeting, tmp_path: Path
) -> None:
    spoil(desk, kept.sha256)
    attaching.attach(desk, meeting.id, [str(tmp_path / "toàn cảnh.jpg")])
    assert [one.state for one in upkeep.verify(desk, full=True) if one.state != "ok"] == []
    assert len(list(desk.layout.quarantine.iterdir())) == 1


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\nb\x00c.txt", "a_b_c.txt"),
        ('bao cao: "cuoi" <1>?.txt', "bao cao_ _cuoi_ _1__.txt"),
        ("ảnh 😀.jpg", "ảnh 😀.jpg"),
        (" . ", "tep"),
        ("", "tep"),
        ("không đuôi", "không đuôi"),
    ],
)
def test_no_name_leads_out_of_the_folder_of_a_copy(desk: Desk, kept: Attachment, called: str, name: str) -> None:
    opened = attaching.read_only_copy(desk, replace(kept, file_name=called))
    assert opened.name == name
    assert opened.parent.name.startswith("kho-hoi-nghi-")


@pytest.mark.parametrize("name", ["ậ" * 200 + ".jpg", "ậ" * 200])
def test_a_very_long_name_is_cut_to_what_a_disk_takes(desk: Desk, kept: Attachment, name: str) -> None:
    """A file system counts bytes, and one Vietnamese letter has up to three of them."""
    opened = attaching.read_only_copy(desk, replace(kept, file_name=name))
    assert opened.exists()
    assert opened.suffix == Path(name).suffix


def test_copies_of_yesterday_are_forgotten_and_those_of_today_are_not(desk: Desk, kept: Attachment) -> None:
    old, new = attaching.read_only_copy(desk, kept), attaching.read_only_copy(desk, kept)
    yesterday = time.time() - attaching.COPIES_KEPT - 60
    os.utime(old.parent, (yesterday, yesterday))
    newest = attaching.read_only_copy(desk, kept)
    assert [one.exists() for one in (old.parent, new, newest)] == [False, True, True]


def test_a_thumbnail_is_made_once_and_is_small(desk: Desk, kept: Attachment) -> None:
    made = attaching.thumbnail(desk, kept.sha256, 64)
    with Image.open(made) as small:
        assert (small.format, small.size) == ("JPEG", (64, 40))
    assert made.is_relative_to(desk.cache)
    originals.path_of(desk.layout, kept.sha256).unlink()
    assert attaching.thumbnail(desk, kept.sha256, 64) == made


def test_a_damaged_picture_has_no_thumbnail_and_is_kept_all_the_same(
    desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    whole = Path(photo(tmp_path, "1.jpg")).read_bytes()
    (tmp_path / "nửa.jpg").write_bytes(whole[: len(whole) // 2])
    (one,) = attaching.attach(desk, meeting.id, [str(tmp_path / "nửa.jpg")])
    assert one.attachment is not None
    assert one.attachment.kind == "photo"
    with pytest.raises(FileUnreadable) as refused:
        attaching.thumbnail(desk, one.attachment.sha256)
    assert refused.value.reason == "damaged"
    assert files_below(desk.cache / "thumbnails") == []
    assert attaching.read_only_copy(desk, one.attachment).read_bytes() == whole[: len(whole) // 2]
