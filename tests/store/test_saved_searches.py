from __future__ import annotations

import json
import sqlite3
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.errors import ArchiveDamaged, SearchMissing, WrongUse
from archive_app.model import MeetingFields, Query, SavedSearch
from archive_app.progress import SILENT
from archive_app.store import changes, checking, meetings, saved_searches
from archive_app.store.database import Connection, Database
from archive_app.store.layout import Layout

REVIEWS = Query("kiểm điểm", year=2018, kind="kiem_diem", sort="date")


def keep(database: Database, name: str, query: Query = REVIEWS, who: str = "Lan") -> SavedSearch:
    with database.write() as conn:
        return saved_searches.keep(conn, name, query, who)


def names(conn: Connection) -> list[str]:
    return [one.name for one in saved_searches.all_of(conn)]


def wrong(database: Database, layout: Layout) -> list[str]:
    return [
        one.name for one in checking.check(database, layout, False, SILENT) if one.state not in {"ok", "not_checked"}
    ]


def harm(layout: Layout, statement: str) -> None:
    raw = sqlite3.connect(layout.database)
    with raw:
        raw.execute(statement)
    raw.close()


def test_what_is_kept_is_found_again_after_closing(database: Database, layout: Layout) -> None:
    kept = keep(database, "Kiểm điểm năm 2018")
    database.close()
    again = Database.open(layout, read_only=True)
    with again.read() as conn:
        assert saved_searches.all_of(conn) == [kept]
        assert saved_searches.named(conn, "Kiểm điểm năm 2018") == kept
    again.close()
    assert (kept.name, kept.query, kept.saved_by) == ("Kiểm điểm năm 2018", REVIEWS, "Lan")
    assert len(kept.id) == 32
    assert kept.saved_at.endswith("Z")


def test_which_page_was_looked_at_is_not_kept(database: Database) -> None:
    assert keep(database, "Trang hai", replace(REVIEWS, limit=7, offset=14)).query == REVIEWS


def test_they_stand_in_order_of_names_as_read(database: Database) -> None:
    for name in ("sơ kết", "Đại hội", "Ảnh", "Thi đua", "chuyên đề"):
        keep(database, name)
    with database.read() as conn:
        assert names(conn) == ["Ảnh", "chuyên đề", "Đại hội", "sơ kết", "Thi đua"]


@pytest.mark.parametrize("same", ["HOÀ GIẢI", "hòa giải", unicodedata.normalize("NFD", "Hoà giải"), "Hoà giải\u200b"])
def test_the_same_name_in_another_spelling_is_the_same_search(database: Database, same: str) -> None:
    first = keep(database, "Hoà giải")
    second = keep(database, same, Query("khác"), "Minh")
    with database.read() as conn:
        assert saved_searches.named(conn, "hoà giải") == second
        assert saved_searches.all_of(conn) == [second]
    assert (second.id, second.query, second.saved_by, second.name) == (first.id, Query("khác"), "Minh", same)


def test_other_marks_make_another_name(database: Database) -> None:
    assert keep(database, "Bàn giao").id != keep(database, "Bản giao").id
    with database.read() as conn, pytest.raises(SearchMissing) as caught:
        saved_searches.named(conn, "Ban giao")
    assert caught.value.search_name == "Ban giao"


def test_each_change_is_a_line_of_history_with_what_was_and_is(database: Database) -> None:
    kept = keep(database, "Kiểm điểm")
    keep(database, "Kiểm điểm", replace(REVIEWS, year=None), "Minh")
    with database.write() as conn:
        saved_searches.rename(conn, "kiểm điểm", "Các năm", "Minh")
        saved_searches.remove(conn, "Các năm", "Lan")
    with database.read() as conn:
        lines = changes.history(conn, kept.id)
    assert [(one.kind, one.who, one.version) for one in lines] == [
        ("search_saved", "Lan", 1),
        ("search_saved", "Minh", 2),
        ("search_renamed", "Minh", 3),
        ("search_forgotten", "Lan", 4),
    ]
    first, second = (saved_searches.query_to_json(one) for one in (REVIEWS, replace(REVIEWS, year=None)))
    assert [(one.before, one.after) for one in lines] == [
        ({}, {"name": "Kiểm điểm", "query": first}),
        ({"query": first}, {"query": second}),
        ({"name": "Kiểm điểm"}, {"name": "Các năm"}),
        ({"name": "Các năm", "query": second}, {}),
    ]


def test_what_is_as_it_was_writes_nothing(database: Database) -> None:
    kept = keep(database, "Kiểm điểm")
    assert keep(database, "Kiểm điểm", replace(REVIEWS, offset=50), "Minh") == kept
    with database.write() as conn:
        assert saved_searches.rename(conn, "kiểm điểm", "Kiểm điểm", "Minh") == kept
        assert changes.last_seq(conn) == 1


def test_a_new_name_keeps_the_rest(database: Database) -> None:
    kept = keep(database, "Kiểm điểm")
    with database.write() as conn:
        renamed = saved_searches.rename(conn, "Kiểm điểm", "KIỂM ĐIỂM", "Minh")
    assert (renamed.id, renamed.query, renamed.name, renamed.saved_by) == (kept.id, REVIEWS, "KIỂM ĐIỂM", "Minh")


def test_a_name_that_another_has_is_refused_and_both_stay(database: Database) -> None:
    both = [keep(database, "Một"), keep(database, "Hai", Query("hai"))]
    with pytest.raises(WrongUse) as caught, database.write() as conn:
        saved_searches.rename(conn, "Một", "hai", "Lan")
    assert (caught.value.what, caught.value.value) == ("search_taken", "hai")
    with database.read() as conn:
        assert sorted(saved_searches.all_of(conn), key=both.index) == both
        assert changes.last_seq(conn) == 2


def test_what_is_not_there_is_missing(database: Database) -> None:
    keep(database, "Một")
    with database.write() as conn:
        for act in (
            lambda: saved_searches.named(conn, "Hai"),
            lambda: saved_searches.rename(conn, "Hai", "Ba", "Lan"),
            lambda: saved_searches.remove(conn, "Hai", "Lan"),
        ):
            with pytest.raises(SearchMissing):
                act()
        assert names(conn) == ["Một"]
        saved_searches.remove(conn, "Một", "Lan")
        assert names(conn) == []


def test_a_broken_off_write_leaves_neither_search_nor_history(database: Database, layout: Layout) -> None:
    def break_off() -> None:
        with database.write() as conn:
            saved_searches.keep(conn, "Một", REVIEWS, "Lan")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with database.read() as conn:
        assert (names(conn), changes.last_seq(conn)) == ([], 0)
    assert wrong(database, layout) == []


def test_the_lines_of_searches_stand_among_those_of_meetings(database: Database) -> None:
    kept = keep(database, "Một")
    with database.write() as conn:
        meeting = meetings.add(conn, MeetingFields("Hội nghị"), (), "Lan")
        saved_searches.remove(conn, "Một", "Lan")
        assert changes.changed_since(conn, 0, 9) == [(1, kept.id), (2, meeting.id), (3, kept.id)]
        assert [one.kind for one in changes.history(conn, meeting.id)] == ["created"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE saved_search SET query_json = replace(query_json, '2018', '2019') WHERE name = 'Hai'",
        "UPDATE saved_search SET name = 'Bốn' WHERE name = 'Hai'",
        "DELETE FROM saved_search WHERE name = 'Ba'",
        "INSERT INTO saved_search SELECT 'x', 'Năm', query_json, 1, saved_at, '', row_hash FROM saved_search LIMIT 1",
    ],
)
def test_what_is_changed_behind_our_back_is_found(database: Database, layout: Layout, statement: str) -> None:
    for name in ("Một", "Hai", "Ba", "Một"):
        keep(database, name, replace(REVIEWS, words=name))
    with database.write() as conn:
        saved_searches.rename(conn, "Ba", "Bốn", "Lan")
        saved_searches.rename(conn, "Bốn", "Ba", "Lan")
        saved_searches.keep(conn, "Sáu", REVIEWS, "Lan")
        saved_searches.remove(conn, "Sáu", "Lan")
    assert wrong(database, layout) == []
    harm(layout, statement)
    found = wrong(database, layout)
    assert found
    assert all(name.startswith("saved_search") for name in found)


def test_a_damaged_one_is_not_replaced_under_a_fresh_hash(database: Database, layout: Layout) -> None:
    keep(database, "Một")
    harm(layout, "UPDATE saved_search SET saved_by = 'ai đó'")
    with pytest.raises(ArchiveDamaged):
        keep(database, "Một", Query("khác"))


@pytest.mark.parametrize("content", ["{", "[]", "null", ""])
def test_one_that_is_no_query_any_more_is_damage(database: Database, layout: Layout, content: str) -> None:
    keep(database, "Một")
    harm(layout, f"UPDATE saved_search SET query_json = '{content}'")
    with database.read() as conn, pytest.raises(ArchiveDamaged):
        saved_searches.all_of(conn)


@given(st.builds(Query))
def test_every_field_of_a_query_comes_back(query: Query) -> None:
    """Whatever fields a query is given later: their types must be ones that can be read back."""
    written = json.loads(json.dumps(saved_searches.query_to_json(query)))
    assert saved_searches.query_from_json(written) == replace(query, limit=Query().limit, offset=Query().offset)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({}, Query()),
        ({"words": "a", "limit": 3, "offset": 9}, Query("a")),
        ({"words": "a", "weather": "fine", "year": 2018}, Query("a", year=2018)),
        ({"words": "a", "sort": "size", "kind": "kiem_diem"}, Query("a", kind="kiem_diem")),
        ({"words": None, "year": "2018", "with_photos": 1, "reviewed": "no", "binned": None}, Query()),
        ({"year": True, "reviewed": False}, Query(reviewed=False)),
    ],
)
def test_what_other_programs_wrote_is_read_as_far_as_it_is_understood(found: dict[str, Any], expected: Query) -> None:
    assert saved_searches.query_from_json(found) == expected


def test_what_only_a_newer_program_knows_outlives_a_new_name(database: Database, layout: Layout) -> None:
    kept = keep(database, "Một")
    newer = json.dumps({"words": "một", "weather": "fine"})
    with database.write() as conn:
        saved_searches.update_row(conn, saved_searches.saved_search, {"id": kept.id}, {"query_json": newer})
        saved_searches.rename(conn, "Một", "Hai", "Lan")
    with database.read() as conn:
        assert saved_searches.named(conn, "Hai").query == Query("một")
        assert conn.exec_driver_sql("SELECT query_json FROM saved_search").scalar() == newer
    assert wrong(database, layout) == []


def test_half_a_letter_does_not_cost_the_search(database: Database, layout: Layout) -> None:
    kept = keep(database, "Một \ud83d", Query("hai \ud83d"))
    assert (kept.name, kept.query.words) == ("Một \ufffd", "hai \ufffd")
    assert keep(database, "Một \ud83d", Query("hai \ud83d")) == kept
    assert wrong(database, layout) == []
