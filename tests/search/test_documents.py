"""What a document is found by: its words with abbreviations said in full, and names of numbers, days and filters."""

from __future__ import annotations

import datetime

import pytest
from tests.search.conftest import HOLIDAY, NEWER, REVIEW

from archive_app.search.documents import Document, flags, names, names_of_days, passages, read


def named(start: str, document: Document) -> set[str]:
    return {name for name in names(document) if name.startswith(start)}


def test_every_text_of_a_document_is_a_passage_and_the_title_is_first() -> None:
    document = Document(
        "1", "t", "x", source="s", captions=("c1", "c2"), people=("p",), organizer="o", place="l", numbers=("n",),
        papers=("a",), files=("f",),
    )  # fmt: skip
    assert next(iter(passages(document))) == "t"
    assert sorted(passages(document)) == sorted(["t", "x", "s", "c1", "c2", "p", "o", "l", "n", "a", "f"])
    assert list(passages(Document("1", "t"))) == ["t", ""]


def test_abbreviations_that_are_certain_are_said_in_full() -> None:
    passage = read("Họp UBND xã, TT và GD&ĐT")
    assert passage.words == [
        "Họp", "uỷ", "ban", "nhân", "dân", "xã", "TT", "và", "giáo", "dục", "và", "đào", "tạo",
    ]  # fmt: skip
    assert passage.literals == ((1, 5, ["UBND"]), (8, 13, ["GD", "ĐT"]))
    assert read("Không có gì").literals == ()


def test_cited_numbers_and_the_own_one() -> None:
    assert named("n", REVIEW) == {"n6-qd-hu"}
    assert named("n", HOLIDAY) == {"n16-qd-hu", "n30-2020-nd-cp"}
    assert named("o", REVIEW) == set()
    own = Document("1", "Giấy mời", "Số: 12/GM-UBND\nTheo 06-QĐ/HU", numbers=("7/ KH-PGDĐT",))
    assert named("o", own) == {"o12-gm-ubnd"}
    assert named("n", own) == {"n12-gm-ubnd", "n6-qd-hu", "n7-kh-pgddt"}
    assert named("#", own) == {"#7/KH-PGDĐT"}


def test_days_and_months_that_are_mentioned_or_met_on() -> None:
    assert named("d", REVIEW) >= {"d20181225", "d20181226", "d20180103"}
    assert named("m", REVIEW) == {"m201812", "m201801"}
    met = Document("1", "x", days=(("2019-01-31", "2019-02-01"),), date="2019-01-31")
    assert named("d", met) == {"d20190131", "d20190201"}
    assert named("m", met) == {"m201901", "m201902"}
    whole_month = Document("1", "x", days=(("2019-02-01", "2019-02-28"),))
    assert (named("d", whole_month), named("m", whole_month)) == (set(), {"m201902"})


def test_a_term_is_found_by_its_school_year_as_well() -> None:
    document = Document("1", "Sơ kết học kỳ I năm học 2018-2019", captions=("quý II/2019",))
    assert named("p", document) == {"ps2018t1", "ps2018", "pq2019q2"}


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ("2018-12-25", "2018-12-25", "day", ["d20181225"]),
        ("2018-12-31", "2019-01-01", "day", ["d20181231", "d20190101"]),
        ("2018-12-01", "2018-12-31", "month", ["m201812"]),
        ("2018-11-05", "2019-02-28", "day", ["m201811", "m201812", "m201901", "m201902"]),
    ],
)
def test_a_stretch_of_days_is_named_by_its_days_or_where_they_are_many_by_months(
    start: str, end: str, precision: str, expected: list[str]
) -> None:
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    assert names_of_days(first, last, precision) == expected


def test_what_filters_look_for() -> None:
    assert set(flags(REVIEW)) == {"kind:kiem_diem", "photos", "year:2018", "school:2018"}
    assert set(flags(HOLIDAY)) == {"kind:chuyen_de", "reviewed", "year:2019", "school:2018"}
    over_new_year = Document("1", "x", days=(("2018-08-30", "2019-09-02"),), facets=("scans",))
    assert set(flags(over_new_year)) == {"scans", "year:2018", "year:2019", "school:2017", "school:2018", "school:2019"}
    assert set(flags(Document("1", "x", year=2017))) == {"year:2017"}
    assert set(flags(Document("1", "x", date="2019-07-01"))) == {"year:2019", "school:2018"}
    assert set(flags(Document("1", "x"))) == set()


def test_words_of_each_part() -> None:
    assert named("organizer:", NEWER) >= {"organizer:phong", "organizer:huyen", "organizer:giao", "organizer:duc"}
    assert named("place:", NEWER) == {f"place:{word}" for word in ("nha", "van", "hoa", "doi", "che")}
    assert named("caption:", REVIEW) == {"caption:toan", "caption:canh", "caption:hoi", "caption:nghi"}
    assert named("source:", REVIEW) == {"source:kiem", "source:diem", "source:2018", "source:docx"}
    document = Document("1", "x", people=("Lò Thị Mây",), files=("Biên bản.pdf",))
    assert named("person:", document) == {"person:lo", "person:thi", "person:may"}
    assert named("file:", document) == {"file:bien", "file:ban", "file:pdf"}


def test_what_a_report_abbreviates_for_itself() -> None:
    document = Document("1", "x", "Tổ vận động mùa xuân (TVĐMX) họp.")
    assert named("=", document) == {"=tvđmx=tổ vận động mùa xuân"}
    assert named("~", document) == {"~tổ vận động mùa xuân=tvđmx"}
