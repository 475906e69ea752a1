"""Days as Vietnamese office texts write them."""

from __future__ import annotations

import time
import unicodedata

import pytest

from archive_app.text.dates import find_dates, parse, show


def found(text: str) -> list[tuple[str, str, str]]:
    return [(str(mention.start), str(mention.end), mention.raw) for mention in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "start", "end", "raw"),
    [
        ("ngày 26 tháng 11 năm 2018 của", "2018-11-26", "2018-11-26", "26 tháng 11 năm 2018"),
        ("uỷ, ngày 25 và 26/12/2018 Ban", "2018-12-25", "2018-12-26", "25 và 26/12/2018"),
        ("trong 02 ngày 28 - 29/5/2020.", "2020-05-28", "2020-05-29", "28 - 29/5/2020"),
        ("trong 2 ngày 28–29/5/2020", "2020-05-28", "2020-05-29", "28–29/5/2020"),
        ("Từ ngày 3 đến ngày 5/7/2019, lớp", "2019-07-03", "2019-07-05", "3 đến ngày 5/7/2019"),
        ("từ ngày 26/11 đến hết ngày 04/12/2018", "2018-11-26", "2018-12-04", "26/11 đến hết ngày 04/12/2018"),
        ("từ 30/12 đến 02/01/2019", "2018-12-30", "2019-01-02", "30/12 đến 02/01/2019"),
        ("từ 30/12/2018 đến 02/01/2019", "2018-12-30", "2019-01-02", "30/12/2018 đến 02/01/2019"),
        ("ngày 05-9-2019, hồi 08 giờ 00", "2019-09-05", "2019-09-05", "05-9-2019"),
        ("Chiều 4.11.2013 họp", "2013-11-04", "2013-11-04", "4.11.2013"),
        ("ngày\xa022\xa0tháng 9  năm\n2017", "2017-09-22", "2017-09-22", "22\xa0tháng 9  năm\n2017"),
        ("ngay 25 thang 12 nam 2018", "2018-12-25", "2018-12-25", "25 thang 12 nam 2018"),
        ("Nam Hà, ngày 15 tháng 5, năm 2021", "2021-05-15", "2021-05-15", "15 tháng 5, năm 2021"),
        ("các ngày 24, 25 và 26/12/2018", "2018-12-24", "2018-12-26", "24, 25 và 26/12/2018"),
        ("ngày 25 và ngày 26 tháng 12 năm 2018", "2018-12-25", "2018-12-26", "25 và ngày 26 tháng 12 năm 2018"),
        ("sáng ngày 12/8 năm 2019", "2019-08-12", "2019-08-12", "12/8 năm 2019"),
        ("chiều 9 và sáng 10/8/2019", "2019-08-09", "2019-08-10", "9 và sáng 10/8/2019"),
        ("25-12 - 26-12-2018", "2018-12-25", "2018-12-26", "25-12 - 26-12-2018"),
        ("7h30-25/12/2018", "2018-12-25", "2018-12-25", "25/12/2018"),
        ("HỌP NGÀY 2/9/2017.", "2017-09-02", "2017-09-02", "2/9/2017"),
        ("Phụ lục 1, 26/12/2018", "2018-12-26", "2018-12-26", "26/12/2018"),
        ("Công văn số 12 - 26/12/2018", "2018-12-26", "2018-12-26", "26/12/2018"),
        ("từ ngày 28 đến 5/6/2020", "2020-06-05", "2020-06-05", "5/6/2020"),
        ("ngày 30/2 và 1/3/2018", "2018-03-01", "2018-03-01", "1/3/2018"),
    ],
)
def test_days_and_ranges(text: str, start: str, end: str, raw: str) -> None:
    assert found(text) == [(start, end, raw)]
    for mention in find_dates(text):
        assert text[slice(*mention.span)] == raw
        assert mention.precision == "day"


@pytest.mark.parametrize(
    "text",
    [
        "năm học 2018 - 2019",
        "nhiệm kỳ 2020 - 2025",
        "quý I/2019, học kỳ I",
        "6 tháng đầu năm 2019",
        "đạt 12,5% so với 11.8",
        "ĐT: 0228.3.82.2018, 0912 11 2018",
        "hồi 08 giờ 00 phút, 7h30",
        "Nghị định số 30/2020/NĐ-CP, Luật 89/2015/QH13",
        "số 10/12/2018/QĐ",
        "Ngày 31/11/2018, 29/2/2019, 5/13/2018, 0/1/2018",
        "sáng ngày 12/8",
        "mục 1.12.2018.3",
        "tháng 13 năm 2018",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_days_apart_are_mentions_of_their_own() -> None:
    text = "họp ngày 20 và 27/12/2018"
    assert found(text) == [
        ("2018-12-20", "2018-12-20", "20 và 27/12/2018"),
        ("2018-12-27", "2018-12-27", "20 và 27/12/2018"),
    ]


def test_a_comma_after_a_whole_date_begins_another() -> None:
    assert found("kế hoạch ngày 15/6/2018, ngày 16/6/2018 trường họp") == [
        ("2018-06-15", "2018-06-15", "15/6/2018"),
        ("2018-06-16", "2018-06-16", "16/6/2018"),
    ]
    assert found("15/6/2018 và 16/6/2018") == [("2018-06-15", "2018-06-16", "15/6/2018 và 16/6/2018")]


def test_a_month_is_all_its_days() -> None:
    (mention,) = find_dates("Tháng 2 năm 2020, nhà trường")
    assert (str(mention.start), str(mention.end), mention.precision) == ("2020-02-01", "2020-02-29", "month")
    assert mention.raw == "Tháng 2 năm 2020"


def test_spans_of_decomposed_text_cover_its_marks() -> None:
    text = unicodedata.normalize("NFD", "Đã họp ngày 3 tháng 10 năm 2018 tại đảng uỷ; từ ngày 5 đến 6/10/2018")
    mentions = find_dates(text)
    assert [unicodedata.normalize("NFC", text[slice(*m.span)]) for m in mentions] == [
        "3 tháng 10 năm 2018",
        "5 đến 6/10/2018",
    ]


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision"),
    [
        ("25/12/2018", "2018-12-25", "2018-12-25", "day"),
        (" 5-1-2018 ", "2018-01-05", "2018-01-05", "day"),
        ("25-26/12/2018", "2018-12-25", "2018-12-26", "day"),
        ("25, 26/12/2018", "2018-12-25", "2018-12-26", "day"),
        ("ngày 25 tháng 12 năm 2018", "2018-12-25", "2018-12-25", "day"),
        ("từ 1 đến 30/6/2019", "2019-06-01", "2019-06-30", "day"),
        ("2018-12-25", "2018-12-25", "2018-12-25", "day"),
        ("12/2018", "2018-12-01", "2018-12-31", "month"),
        ("tháng 12 năm 2018", "2018-12-01", "2018-12-31", "month"),
        ("2018", "2018-01-01", "2018-12-31", "year"),
        ("năm 2018", "2018-01-01", "2018-12-31", "year"),
    ],
)
def test_what_a_clerk_types(typed: str, start: str, end: str, precision: str) -> None:
    mention = parse(typed)
    assert mention
    assert (str(mention.start), str(mention.end), mention.precision) == (start, end, precision)
    assert typed[slice(*mention.span)] == mention.raw == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hội nghị 2018",
        "25/12",
        "31/11/2018",
        "13/2018",
        "họp 25/12/2018",
        "20 và 27/12/2018",
        "06-QĐ/HU",
        "20181225",
    ],
)
def test_what_is_not_typed_as_a_date(typed: str) -> None:
    assert parse(typed) is None


def test_days_are_shown_as_a_clerk_writes_them() -> None:
    assert show("2018-12-25", "2018-12-26") == "25–26/12/2018"
    assert show("2018-12-25", "2018-12-25") == show("2018-12-25") == "25/12/2018"
    assert show("2018-12-30", "2019-01-02") == "30/12/2018–02/01/2019"
    assert show("2018-11-26", "2018-12-04") == "26/11–04/12/2018"
    assert show("2018-12", "2018-12") == show("2018-12-01", "2018-12-31", "month") == "12/2018"
    assert show("2018", "2018") == show("2018-01-01", "2018-12-31", "year") == "2018"
    assert show("2018-11-01", "2018-12-31", "month") == "11–12/2018"
    assert show("2017", "2018") == "2017–2018"


def test_days_far_apart_are_all_found() -> None:
    assert found("ngày 5/9/2018 toàn trường khai giảng; tháng 1 năm 2019 sơ kết học kỳ; ngày 31/5/2019 bế giảng") == [
        ("2018-09-05", "2018-09-05", "5/9/2018"),
        ("2019-01-01", "2019-01-31", "tháng 1 năm 2019"),
        ("2019-05-31", "2019-05-31", "31/5/2019"),
    ]


def test_days_far_from_their_year_belong_to_it() -> None:
    listed = ", ".join(f"ngày {day}" for day in range(20, 25))
    (mention,) = find_dates(f"Lớp 7 có 35 em, họp các {listed} và chiều ngày 25 tháng 12 năm 2018")
    assert (str(mention.start), str(mention.end)) == ("2018-12-20", "2018-12-25")


def test_a_long_run_of_numbers_takes_no_time() -> None:
    started = time.process_time()
    find_dates("12, 3 - 4.5 và 11/12 " * 10_000)
    assert time.process_time() - started < 3
