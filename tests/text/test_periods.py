"""School years, terms and quarters as office texts write them."""

from __future__ import annotations

import datetime
import time
import unicodedata

import pytest

from archive_app.text.periods import find_periods, school_year_of


@pytest.mark.parametrize(
    ("text", "key", "raw"),
    [
        ("tổng kết năm học 2018-2019 của trường", "s2018", "năm học 2018-2019"),
        ("Năm học 2018 – 2019, toàn ngành", "s2018", "Năm học 2018 – 2019"),
        ("nhiệm vụ năm\nhọc 2021- 2022.", "s2021", "năm\nhọc 2021- 2022"),
        ("NĂM HỌC: 2018-2019", "s2018", "NĂM HỌC: 2018-2019"),
        ("năm học mới 2020-2021", "s2020", "năm học mới 2020-2021"),
        ("NH 2018-2019", "s2018", "NH 2018-2019"),
        ("năm học 2018/2019", "s2018", "năm học 2018/2019"),
        ("nam hoc 2018 2019", "s2018", "nam hoc 2018 2019"),
        ("niên khóa 1999-2000", "s1999", "niên khóa 1999-2000"),
        ("Tổng kết (2018-2019)", "s2018", "2018-2019"),
        ("nhiệm vụ 2018 - 2019", "s2018", "2018 - 2019"),
        ("bao-cao-2018-2019", "s2018", "2018-2019"),
        ("sơ kết học kỳ I năm học 2018-2019", "s2018t1", "học kỳ I năm học 2018-2019"),
        ("Học kì 1, năm học 2018-2019", "s2018t1", "Học kì 1, năm học 2018-2019"),
        ("hoc ky 2 cua nam hoc 2018-2019", "s2018t2", "hoc ky 2 cua nam hoc 2018-2019"),
        ("HK1 2018-2019", "s2018t1", "HK1 2018-2019"),
        ("HKII/2018-2019", "s2018t2", "HKII/2018-2019"),
        ("thi HK I (2018-2019) xong", "s2018t1", "HK I (2018-2019)"),
        ("giao ban quý III năm 2019", "q2019q3", "quý III năm 2019"),
        ("QUÝ IV/2019", "q2019q4", "QUÝ IV/2019"),
        ("quý 4-2019", "q2019q4", "quý 4-2019"),
        ("quy 3 nam 2019", "q2019q3", "quy 3 nam 2019"),
        ("quí I, năm 2020", "q2020q1", "quí I, năm 2020"),
        ("quý 2 2020.", "q2020q2", "quý 2 2020"),
    ],
)
def test_periods_in_any_spelling(text: str, key: str, raw: str) -> None:
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        (mention,) = find_periods(written)
        assert mention.key == key
        assert mention.raw == written[slice(*mention.span)] == unicodedata.normalize(form, raw)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("năm học 2018-2019", "school_year", "2018-09-01", "2019-05-31"),
        ("học kỳ I năm học 2018-2019", "term", "2018-09-01", "2019-01-15"),
        ("học kỳ II năm học 2018-2019", "term", "2019-01-16", "2019-05-31"),
        ("quý I/2020", "quarter", "2020-01-01", "2020-03-31"),
        ("quý II/2020", "quarter", "2020-04-01", "2020-06-30"),
        ("quý IV/2020", "quarter", "2020-10-01", "2020-12-31"),
    ],
)
def test_days_of_a_period(text: str, kind: str, start: str, end: str) -> None:
    (mention,) = find_periods(text)
    assert (mention.kind, str(mention.start), str(mention.end)) == (kind, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "học kỳ I, HKII",
        "quý III",
        "giai đoạn 2016-2020",
        "giai\nđoạn 2018-2019",
        "giai đoạn từ 2018-2019",
        "nhiệm kỳ 2015-2020",
        "nhiệm kỳ 2018-2019",
        "năm học 2018-2020",
        "2019-2018",
        "trong hai năm 2018-2019",
        "mùa giải 2018-2019",
        "2018/2019",
        "2018 2019",
        "12/2018-2019",
        "05-2018-2019",
        "2018-2019/KH-THCS",
        "2018-2019-2020",
        "2018 - 2019 - 2020",
        "ngày 5/9/2018-2019",
        "0228.2018-2019",
        "2018-2019.5",
        "2018-20195",
        "quỹ 3 năm 2019",
        "quý V/2019",
        "quý 3/2019/QĐ",
        "ngày 5/9/2018",
    ],
)
def test_what_is_no_period(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert find_periods(unicodedata.normalize(form, text)) == []


def test_periods_of_a_sentence_in_order() -> None:
    text = "Hai năm học 2018-2019, 2019-2020; quý I/2020 và học kỳ II năm học 2020-2021 so với quý I/2019."
    for form in ("NFC", "NFD"):
        found = find_periods(unicodedata.normalize(form, text))
        assert [mention.key for mention in found] == ["s2018", "s2019", "q2020q1", "s2020t2", "q2019q1"]


@pytest.mark.parametrize(
    ("day", "year"),
    [("2018-09-01", 2018), ("2018-12-31", 2018), ("2019-01-01", 2018), ("2019-05-31", 2018), ("2019-08-31", 2018)],
)
def test_school_year_of_a_day(day: str, year: int) -> None:
    assert school_year_of(datetime.date.fromisoformat(day)) == year


def test_a_long_run_of_years_takes_no_time() -> None:
    started = time.process_time()
    find_periods("2018-2019 " * 10_000 + "2018-" * 10_000 + "quý 3 " * 10_000)
    assert time.process_time() - started < 3
