"""The trial archive is made whole, afresh each time, and by the same actions a clerk would use."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.papers import StoppedAt, files_below
from archive_app.archive import desk as desks
from archive_app.archive import meetings, samples, upkeep
from archive_app.errors import ArchiveInUse, Cancelled
from archive_app.model import MeetingFields, Query
from archive_app.store import lock


def test_it_is_whole_reviewed_captioned_and_made_afresh(tmp_path: Path) -> None:
    folder = tmp_path / "kho-mau"
    samples.make(folder)
    opened = desks.open_desk(folder)
    meetings.write_new(opened, MeetingFields("Hội nghị của người dùng thử"))
    first = opened.identity.uuid
    desks.close(opened)
    samples.make(folder)

    office, listed = samples.read_samples()
    opened = desks.open_desk(folder)
    assert opened.identity.uuid != first
    assert opened.identity.office == office
    assert meetings.counts(opened) == {"all": len(listed), "unreviewed": 0, "binned": 0}
    _, page = meetings.page(opened, Query(limit=100))
    kept = {one.source: meetings.show(opened, one.id) for one in page}
    for sample in listed:
        meeting = kept[sample.report.name]
        assert meeting.fields.title
        assert meeting.fields.dates, sample.report.name
        told = [(one.file_name, one.kind, one.caption) for one in meeting.attachments if not one.is_report]
        assert told == [(file.name, kind, caption) for file, kind, caption in sample.attachments]
    assert {one.state for one in upkeep.verify(opened, full=True)} == {"ok"}
    assert len(files_below(opened.layout.records)) == len(listed) + 1
    desks.close(opened)
    assert not folder.with_name("kho-mau.part").exists()


def test_stopped_it_leaves_the_last_one_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "kho-mau"
    desks.create(folder)
    lock.hold(folder).release()
    before = {file: file.read_bytes() for file in files_below(folder)}
    with pytest.raises(Cancelled):
        samples.make(folder, StoppedAt(1))
    assert {file: file.read_bytes() for file in files_below(folder)} == before
    samples.make(folder)
    opened = desks.open_desk(folder)
    assert meetings.counts(opened)["all"] == len(samples.read_samples()[1])
    desks.close(opened)


def test_one_that_is_open_elsewhere_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kho-mau"
    desks.create(folder)
    opened = desks.open_desk(folder)
    meeting = meetings.write_new(opened, MeetingFields("Đang thử"))
    with pytest.raises(ArchiveInUse):
        samples.make(folder)
    assert meetings.show(opened, meeting.id) == meeting
    desks.close(opened)


def test_its_place_is_in_the_profile(profile: Path) -> None:
    assert samples.trial_folder().is_relative_to(profile)
