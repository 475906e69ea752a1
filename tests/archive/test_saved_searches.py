"""Searches kept under a name: found again by it, told by it, and carried along with the archive."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path

import pytest

from archive.papers import files_below, paper, review
from archive_app import archive
from archive_app.archive import desk as desks
from archive_app.archive import importing, indexing, saved_searches, searching, upkeep
from archive_app.archive.desk import Desk
from archive_app.errors import ArchiveReadOnly, SearchMissing, WrongUse
from archive_app.model import Query

REVIEWS = Query("kiểm điểm", kind="kiem_diem", sort="date")


def names(desk: Desk) -> list[str]:
    return [one.name for one in saved_searches.saved(desk)]


def test_a_search_goes_where_the_archive_goes(desk: Desk, kho: Path, tmp_path: Path) -> None:
    list(importing.import_paths(desk, [paper(tmp_path / "in", f"{year}.txt", review(year)) for year in (2017, 2018)]))
    kept = saved_searches.save_search(desk, "Kiểm điểm các năm", REVIEWS)
    desks.close(desk)
    moved = desks.open_desk(Path(shutil.move(kho, tmp_path / "máy khác")), who="Minh")
    try:
        assert saved_searches.saved(moved) == [kept]
        assert kept.saved_by == "Lan"
        answer = searching.search(moved, saved_searches.named(moved, "kiểm điểm các năm").query)
        assert [hit.meeting.date for hit in answer.hits] == ["2018-12-25", "2017-12-25"]
    finally:
        desks.close(moved)


def test_the_same_name_again_replaces_it(desk: Desk) -> None:
    saved_searches.save_search(desk, "Kiểm điểm", Query("một"))
    saved_searches.save_search(desk, "kiểm  điểm", Query("hai"))
    (one,) = saved_searches.saved(desk)
    assert (one.name, one.query) == ("kiểm điểm", Query("hai"))


@pytest.mark.parametrize("typed", ["  Sơ\u00a0kết \n năm ", unicodedata.normalize("NFD", "Sơ kết năm"), "Sơ\tkết năm"])
def test_a_name_is_one_line_in_one_form(desk: Desk, typed: str) -> None:
    assert saved_searches.save_search(desk, typed, REVIEWS).name == "Sơ kết năm"
    assert saved_searches.named(desk, typed).name == "Sơ kết năm"
    assert saved_searches.rename_search(desk, typed, f" {typed} ").name == "Sơ kết năm"
    saved_searches.forget_search(desk, typed)
    assert names(desk) == []


@pytest.mark.parametrize("typed", ["", " \n\t", "\u200b", "\u00a0"])
def test_a_name_that_cannot_be_seen_is_none(desk: Desk, typed: str) -> None:
    kept = saved_searches.save_search(desk, "Một", REVIEWS)
    for act in (
        lambda: saved_searches.save_search(desk, typed, REVIEWS),
        lambda: saved_searches.rename_search(desk, "Một", typed),
    ):
        with pytest.raises(WrongUse) as caught:
            act()
        assert caught.value.what == "search_name"
    assert saved_searches.saved(desk) == [kept]


def test_renamed_and_forgotten(desk: Desk) -> None:
    for name in ("Một", "Hai"):
        saved_searches.save_search(desk, name, REVIEWS)
    assert saved_searches.rename_search(desk, "Một", "Ba").query == REVIEWS
    with pytest.raises(WrongUse):
        saved_searches.rename_search(desk, "Ba", "Hai")
    saved_searches.forget_search(desk, "Hai")
    assert names(desk) == ["Ba"]
    for act in (saved_searches.named, saved_searches.forget_search):
        with pytest.raises(SearchMissing):
            act(desk, "Một")


def test_beside_a_window_they_can_be_read_and_not_changed(desk: Desk, kho: Path) -> None:
    kept = saved_searches.save_search(desk, "Một", REVIEWS)
    beside = desks.open_desk(kho, read_only=True)
    assert saved_searches.saved(beside) == [kept]
    with pytest.raises(ArchiveReadOnly):
        saved_searches.save_search(beside, "Hai", REVIEWS)
    desks.close(beside)


def test_index_and_sidecars_go_past_a_search_that_was_saved(desk: Desk, tmp_path: Path) -> None:
    """Its lines stand in the queue that both follow, and there is no meeting behind them."""
    list(importing.import_paths(desk, [paper(tmp_path / "in", "2018.txt", review(2018))]))
    indexing.rebuild(desk)
    upkeep.follow(desk)
    before = [file for file in files_below(desk.layout.records) if file.name != "position.json"]
    saved_searches.save_search(desk, "Một", REVIEWS)
    saved_searches.forget_search(desk, "Một")
    upkeep.follow(desk)
    index = desk.index.current()
    assert index is not None
    assert (index.position, index.count) == (3, 1)
    assert json.loads((desk.layout.records / "position.json").read_text(encoding="utf-8")) == {"seq": 3}
    assert [file for file in files_below(desk.layout.records) if file.name != "position.json"] == before
    assert searching.search(desk, REVIEWS).total == 1


def test_a_record_tells_all_but_the_page(desk: Desk) -> None:
    kept = saved_searches.save_search(desk, "Một", Query("một", year=2018, limit=3, offset=6))
    told = saved_searches.record(kept)
    assert list(told) == ["id", "name", "words", "options", "saved_at", "saved_by"]
    assert (told["name"], told["words"], told["saved_by"]) == ("Một", "một", "Lan")
    assert Query(told["words"], **told["options"]) == Query("một", year=2018)
    assert not {"limit", "offset", "words"} & set(told["options"])
    assert json.loads(json.dumps(told)) == told


def test_they_load_on_first_use() -> None:
    assert archive.saved_searches is saved_searches
