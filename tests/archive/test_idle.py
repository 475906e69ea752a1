"""An index that does not find what is there is thrown away; one in many pieces is tidied up; both in idle time."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.papers import reviews
from archive_app.archive import idle, importing, indexing, meetings, searching
from archive_app.archive.desk import Desk
from archive_app.model import MeetingFields, Query
from archive_app.search import generations


@pytest.fixture
def indexed(desk: Desk, tmp_path: Path) -> Desk:
    assert len(list(importing.import_paths(desk, reviews(tmp_path / "in", 7)))) == 7
    indexing.rebuild(desk)
    return desk


def segment_file(desk: Desk) -> Path:
    generation = generations.current(desk.index.folder)
    assert generation is not None
    return next(generation.glob("*.arrays"))


def test_a_good_index_proves_itself_once_a_week(indexed: Desk) -> None:
    assert idle.prove(indexed) is True
    assert idle.prove(indexed) is None
    assert idle.prove(indexed, every=0) is True


def test_a_clock_that_was_set_back_proves_nothing(indexed: Desk) -> None:
    assert idle.prove(indexed) is True
    (indexed.index.folder / "PROVED").write_text('{"at": 99999999999}')
    assert idle.prove(indexed) is True


def test_without_an_index_there_is_nothing_to_prove(desk: Desk) -> None:
    assert idle.prove(desk) is None


def test_a_meeting_that_is_not_found_gives_the_index_away(indexed: Desk) -> None:
    index = indexed.index.current()
    assert index is not None
    lost = [one for one, _ in index.find(indexing_words(), limit=50).page]
    index.apply([], lost, index.position)
    assert idle.prove(indexed) is False
    assert indexed.index.current() is None
    assert indexing.rebuild(indexed) is not None
    assert searching.search(indexed, Query("kiểm điểm")).total == 7


def indexing_words() -> searching.Understood:
    return searching.parse("kiểm điểm")


def test_a_rotted_byte_gives_the_index_away(indexed: Desk) -> None:
    file = segment_file(indexed)
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 4
    file.write_bytes(content)
    assert idle.prove(indexed) is False


def test_what_the_index_has_not_seen_yet_is_no_fault_of_it(indexed: Desk) -> None:
    for number in range(30):
        meetings.write_new(indexed, MeetingFields(f"Hội nghị {number}", "Chưa ai tìm đến."))
    assert idle.prove(indexed) is True


def test_many_pieces_become_one(indexed: Desk) -> None:
    assert not idle.wants_merging(indexed)
    for number in range(12):
        meetings.write_new(indexed, MeetingFields(f"Giao ban tuần {number}", "Bàn việc trồng cây."))
        indexing.catch_up(indexed)
    assert idle.wants_merging(indexed)
    before = searching.search(indexed, Query("trồng cây"))
    indexing.merge_in_child(indexed)
    assert not idle.wants_merging(indexed)
    after = searching.search(indexed, Query("trồng cây"))
    assert (after.total, {hit.meeting.id for hit in after.hits}) == (12, {hit.meeting.id for hit in before.hits})
    assert idle.merge(indexed) is False
