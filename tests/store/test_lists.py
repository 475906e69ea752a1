from __future__ import annotations

import unicodedata

import pytest

from archive_app.model import MeetingDate, MeetingFields, MeetingSummary, NewOriginal
from archive_app.store import meetings
from archive_app.store.database import Connection, Database


def add(conn: Connection, title: str, *days: str, files: str = "", kind: str | None = None, **more: object) -> str:
    """A meeting on ``days``; ``files`` has a letter for each: r(eport), d(ocument), p(hoto)."""
    dates = tuple(MeetingDate(*day.split("/")) if "/" in day else MeetingDate(day, day) for day in days)
    kinds = {"r": "document", "d": "document", "p": "photo"}
    originals = [
        NewOriginal(f"{abs(hash((title, n))):064x}", 1, f"{title} {n}", kinds[one], is_report=one == "r")  # type: ignore[arg-type]
        for n, one in enumerate(files)
    ]
    return meetings.add(conn, MeetingFields(title, dates=dates, kind=kind, **more), originals, "Lan").id  # type: ignore[arg-type]


def titles(found: tuple[int, list[MeetingSummary]]) -> list[str]:
    return [one.title for one in found[1]]


@pytest.fixture
def archive(database: Database) -> Database:
    with database.write() as conn:
        add(conn, "B 2018", "2018-12-25/2018-12-26", kind="kiem_diem", files="rpp", reviewed=True)
        add(conn, "A không ngày", kind="kiem_diem")
        add(conn, "C giao thừa", "2016-12-30/2017-01-02", files="d")
        add(conn, "D 2020", "2020-05-05", "2020-06-01", kind="tong_ket", files="p", text="ông Nguyễn Văn Tá phát biểu")
        add(conn, "E không ngày sau", organizer="Phòng Nội vụ")
        meetings.set_binned(conn, add(conn, "F trong thùng", "2019-01-01", kind="tong_ket"), True, "Lan")
    return database


def test_the_newest_stands_first_and_the_undated_last(archive: Database) -> None:
    with archive.read() as conn:
        assert titles(meetings.page(conn)) == ["D 2020", "B 2018", "C giao thừa", "E không ngày sau", "A không ngày"]
        assert titles(meetings.page(conn, order="added"))[0] == "E không ngày sau"


def test_pages_follow_one_another_without_gap_or_repeat(archive: Database) -> None:
    with archive.read() as conn:
        pages = [meetings.page(conn, limit=2, offset=offset) for offset in (0, 2, 4, 6)]
        assert [total for total, _ in pages] == [5, 5, 5, 5]
        assert [title for page in pages for title in titles(page)] == titles(meetings.page(conn))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"year": 2016}, ["C giao thừa"]),
        ({"year": 2017}, ["C giao thừa"]),
        ({"year": 2019}, []),
        ({"kind": "kiem_diem"}, ["B 2018", "A không ngày"]),
        ({"with_photos": True}, ["D 2020", "B 2018"]),
        ({"with_photos": True, "kind": "kiem_diem", "year": 2018}, ["B 2018"]),
        ({"reviewed": True}, ["B 2018"]),
        ({"reviewed": False, "kind": "kiem_diem"}, ["A không ngày"]),
        ({"binned": True}, ["F trong thùng"]),
        ({"binned": True, "year": 2018}, []),
        ({"person_text": "Nguyễn Văn Tá"}, ["D 2020"]),
        ({"person_text": unicodedata.normalize("NFD", "Nguyễn Văn Tá")}, ["D 2020"]),
        ({"person_text": "Nội vụ"}, ["E không ngày sau"]),
        ({"person_text": "100%"}, []),
    ],
)
def test_filters_leave_what_they_say(archive: Database, asked: dict[str, object], expected: list[str]) -> None:
    with archive.read() as conn:
        found = meetings.page(conn, **asked)  # type: ignore[arg-type]
    assert (found[0], titles(found)) == (len(expected), expected)


def test_a_summary_shows_days_files_and_a_cover(archive: Database) -> None:
    with archive.read() as conn:
        shown = {one.title: one for one in meetings.page(conn)[1]}
        assert meetings.summaries(conn, ["0" * 32]) == {}
    one = shown["B 2018"]
    assert (one.date, one.end, one.documents, one.photos) == ("2018-12-25", "2018-12-26", 1, 2)
    assert (one.source, one.reviewed) == ("B 2018 0", True)
    assert one.cover == f"{abs(hash(('B 2018', 1))):064x}"
    assert (shown["D 2020"].date, shown["D 2020"].end, shown["D 2020"].source) == ("2020-05-05", "2020-06-01", None)
    assert (shown["C giao thừa"].documents, shown["C giao thừa"].cover) == (1, None)


def test_counts_leave_the_bin_out(archive: Database) -> None:
    with archive.read() as conn:
        assert meetings.counts(conn) == {"all": 5, "unreviewed": 4, "binned": 1}
        assert list(meetings.years(conn).items()) == [(2020, 1), (2018, 1), (2017, 1), (2016, 1)]
        assert list(meetings.kinds(conn).items()) == [("kiem_diem", 2), ("tong_ket", 1)]


def test_an_empty_archive_has_empty_lists(database: Database) -> None:
    with database.read() as conn:
        assert meetings.page(conn) == (0, [])
        assert meetings.counts(conn) == {"all": 0, "unreviewed": 0, "binned": 0}
        assert meetings.years(conn) == meetings.kinds(conn) == {}


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT count(*) FROM meeting WHERE binned_at IS NULL AND photos > 0 AND kind = 'khac'",
        """SELECT id FROM meeting WHERE binned_at IS NULL AND reviewed = 0 AND first_day <= '2018-12-31'
           AND last_day >= '2018-01-01' ORDER BY first_day DESC, created_at DESC, id LIMIT 50""",
    ],
)
def test_the_list_is_read_from_its_index_alone_and_in_order(database: Database, asked: str) -> None:
    with database.read() as conn:
        plan = [row[3] for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}")]
    assert len(plan) == 1
    assert "COVERING INDEX meeting_listed" in plan[0]
