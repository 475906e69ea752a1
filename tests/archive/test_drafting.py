"""Drafts outlive a crash, belong to one archive on one computer, and go when their words are saved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from archive.papers import files_below, holds
from archive_app.archive import desk as desks
from archive_app.archive import drafting, meetings
from archive_app.archive.desk import Desk
from archive_app.model import MeetingFields


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that goes on by a minute each time it is looked at."""
    now = [datetime(2026, 11, 22, 8, 0, tzinfo=UTC)]

    class Clock:
        @staticmethod
        def now(zone: tzinfo) -> datetime:
            now[0] += timedelta(minutes=1)
            return now[0].astimezone(zone)

    monkeypatch.setattr(drafting, "datetime", Clock)


def test_a_draft_outlives_the_program_and_keeps_every_word(desk: Desk, kho: Path) -> None:
    fields = MeetingFields("", "Đang gõ dở…\n\n  nửa chữ \ud83d", place=" ")
    kept = drafting.keep(desk, fields, draft_id=drafting.new_id(), meeting_id="ab" * 16, version=7)
    desks.close(desk)
    again = desks.open_desk(kho)
    assert drafting.waiting(again) == [kept]
    assert (kept.fields, kept.meeting_id, kept.version) == (fields, "ab" * 16, 7)
    desks.close(again)


@pytest.mark.usefixtures("ticking")
def test_drafts_wait_newest_first_and_typing_on_replaces_one(desk: Desk) -> None:
    first, second = drafting.new_id(), drafting.new_id()
    drafting.keep(desk, MeetingFields("a"), draft_id=first)
    drafting.keep(desk, MeetingFields("b"), draft_id=second)
    assert [one.fields.title for one in drafting.waiting(desk)] == ["b", "a"]
    drafting.keep(desk, MeetingFields("a, gõ tiếp"), draft_id=first)
    assert [one.fields.title for one in drafting.waiting(desk)] == ["a, gõ tiếp", "b"]
    drafting.drop(desk, second)
    drafting.drop(desk, second)
    assert [one.id for one in drafting.waiting(desk)] == [first]


@pytest.mark.usefixtures("ticking")
def test_the_draft_of_a_meeting_is_its_newest(desk: Desk) -> None:
    meeting = meetings.write_new(desk, MeetingFields("Hội nghị"))
    assert drafting.of_meeting(desk, meeting.id) is None
    for title in ("sửa", "sửa nữa"):
        drafting.keep(desk, MeetingFields(title), draft_id=drafting.new_id(), meeting_id=meeting.id, version=1)
    drafting.keep(desk, MeetingFields("mới"), draft_id=drafting.new_id())
    found = drafting.of_meeting(desk, meeting.id)
    assert found is not None
    assert found.fields.title == "sửa nữa"


def test_a_draft_is_not_in_the_archive_nor_in_another_ones_list(desk: Desk, tmp_path: Path) -> None:
    before = files_below(desk.folder)
    drafting.keep(desk, MeetingFields("chưa lưu vào kho"), draft_id=drafting.new_id())
    assert files_below(desk.folder) == before
    assert holds(desk.folder, "chưa lưu vào kho") == []
    desks.create(tmp_path / "kho khác")
    other = desks.open_desk(tmp_path / "kho khác")
    assert drafting.waiting(other) == []
    desks.close(other)


def test_a_damaged_draft_does_not_hide_the_others(desk: Desk) -> None:
    whole = drafting.keep(desk, MeetingFields("còn"), draft_id=drafting.new_id())
    (desk.drafts / f"{drafting.new_id()}.json").write_text('{"id": ', encoding="utf-8")
    assert drafting.waiting(desk) == [whole]
    assert len(list(desk.drafts.glob("*.damaged"))) == 1
