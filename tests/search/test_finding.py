"""What is found, and in which order."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.search.conftest import DOCUMENTS, HOLIDAY, NEWER, Build
from tests.search.naive import answers, gathered, gathered_pages
from tests.search.test_gathering import ARCHIVES as RICH_ARCHIVES

from archive_app.search import answering, conditions, postings
from archive_app.search.answering import Answered, by_id, find
from archive_app.search.documents import Document, passages
from archive_app.search.finding import Filters
from archive_app.search.index import Index
from archive_app.search.language import parse
from archive_app.search.reranking import Streams
from archive_app.search.understanding import understand
from archive_app.text.tokens import keys


def ids(index: Index, query: str, *, typing: bool = False, sort: Any = "relevance", **filters: Any) -> list[str]:
    answered = index.find(parse(query, typing=typing), Filters(**filters), sort=sort)
    assert answered.total >= len(answered.page)
    return [found for found, _ in answered.page]


def ranked(documents: list[Document], query: str) -> list[str]:
    """The ids of what answers, best first, whichever order the documents lie in."""
    orders = []
    for order in list(permutations(documents))[:6]:
        segments = [gathered(order)]
        found = find(segments, Streams(), parse(query), Filters(), sort="relevance", first=0, last=50)
        orders.append([one for one, _ in by_id(segments, found).page])
    assert orders == [orders[0]] * len(orders)
    return orders[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hoi nghi kiem diem", ["a1", "b2"]),
        (unicodedata.normalize("NFD", "Hội nghị KIỂM ĐIỂM"), ["a1", "b2"]),
        ("đảng uỷ", ["a1", "c3"]),
        ("đảng ủy", ["a1", "c3"]),
        ("dang uy", ["a1", "c3"]),
        ("06-QĐ/HU", ["a1"]),
        ("06 qd hu", ["a1"]),
        ("6-qđ/hu", ["a1"]),
        ("16-QĐ/HU", ["b2"]),
        ("30/2020/nđ-cp", ["b2"]),
        ("Lò Thị Bích Ngàn", ["a1", "c3"]),
        ("Lò Thị Bích Ngân", ["c3", "a1"]),
        ("UBKT", ["a1"]),
        ("25/12/2018", ["a1"]),
        ("ngày 26 tháng 12 năm 2018", ["a1"]),
        ("ngày 05 tháng 03 năm 2019", ["b2"]),
        ("tháng 12/2018", ["c3", "a1"]),
        ("kiem-diem_2018.docx", ["a1"]),
        ("toàn cảnh", ["a1"]),
        ("nhà văn hoá", ["c3"]),
        ("huyện sương", ["c3"]),
        ('"kiểm điểm"', ["a1"]),
        ("không có đâu", []),
    ],
)
def test_found(build: Build, query: str, expected: list[str]) -> None:
    assert ids(build(), query) == expected


# -- which of them first


def test_marks_that_were_typed_come_first(build: Build) -> None:
    index = build([replace(HOLIDAY, id=f"x{name}", title=name, text=f"{name} " * 3) for name in ("hoa", "hóa", "hòa")])
    assert ids(index, "hoá")[0] == "xhóa"
    assert ids(index, "hoà")[0] == "xhòa"
    assert set(ids(index, "hoa")) == {"xhoa", "xhóa", "xhòa"}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hoá học", "hoá"),
        ("hóa học", "hoá"),
        ("hòa học", "hoà"),
        ("bản hoà", "hoà"),
        ("văn hoá", "hoá"),
        ("kiểm kê", "ke"),
    ],
)
def test_marks_that_were_typed_come_first_among_words_as_well(query: str, first: str) -> None:
    """Whatever the marks, all are found; where they are as typed is first."""
    archive = [
        Document("hoà", "Sổ một", "Bản hòa học văn hoà, kiểm kẻ.", date="2018-01-01"),
        Document("hoá", "Sổ hai", "Bán hóa học văn hoá, kiểm kẹ.", date="2018-01-02"),
        Document("trang", "Sổ ba", "Ban hoa học van hoa, kiem ke.", date="2018-01-03"),
        Document("ke", "Sổ bốn", "Bạn hỏa học vắn hoả, kiểm kê.", date="2018-01-04"),
    ]
    found = ranked(archive, query)
    assert len(found) == 4
    assert found[0] == first


def test_words_together_come_before_words_apart(build: Build) -> None:
    apart = Document("apart", "Điểm tin", "Kiểm kê điểm số, kiểm tra điểm thi, kiểm kho, điểm danh. " * 5)
    together = Document("together", "Sổ", "Một lần kiểm điểm giữa rất nhiều lời khác nhau. " + "Lời khác. " * 50)
    assert ids(build([apart, together]), "kiem diem") == ["together", "apart"]


def test_the_longer_a_run_the_better() -> None:
    asked = "tổ chức hội nghị kiểm điểm cuối năm"
    words = asked.split()
    halves = Document("halves", "Sổ", " ".join([*words[:4], "rồi", *words[4:]]))
    pairs = Document("pairs", "Sổ", "cuối năm kiểm điểm hội nghị tổ chức")
    whole = Document("whole", "Sổ", f"Lời khác xen vào đầy ra đó nữa {asked}")
    scattered = Document("scattered", "Sổ", " x ".join(words[::-1]))
    assert ranked([scattered, pairs, halves, whole], asked) == ["whole", "halves", "pairs", "scattered"]


def test_a_word_of_the_title_weighs_more(build: Build) -> None:
    inside = Document("1", "Biên bản", "Bàn về học phí của năm.")
    above = Document("2", "Học phí", "Bàn về việc của năm này nhé.")
    assert ids(build([inside, above]), "học phí") == ["2", "1"]


def test_the_title_that_was_asked_for_is_first() -> None:
    titles = ["Hội nghị kiểm điểm công tác Đoàn", "Hội nghị kiểm điểm", "Kiểm điểm hội nghị", "Họp bàn việc kiểm điểm"]
    text = "Hội nghị kiểm điểm công tác. " * 3
    archive = [Document(title, title, text) for title in titles]
    assert ranked(archive, "hội nghị kiểm điểm công tác đoàn")[0] == titles[0]
    assert ranked(archive, "kiem diem hoi nghi")[0] == titles[2]


def test_the_paper_itself_comes_before_those_that_cite_its_number() -> None:
    own = Document("own", "Giấy mời", "UBND HUYỆN SƯƠNG\nSố: 12/GM-UBND\nKính gửi các trường.", date="2015-01-01")
    citing = Document("citing", "12/GM-UBND nói gì", "Theo giấy mời 12/GM-UBND, 12/GM-UBND. " * 9, date="2020-01-01")
    listed = Document("listed", "Sổ công văn", "Đến", numbers=("12/GM-UBND",), date="2021-01-01")
    other = Document("other", "Giấy mời", "Số: 12/GM-HU, UBND có 12 người, gm.", date="2022-01-01")
    for query in ("12/GM-UBND", "12 gm ubnd", "số 12/gm-ubnd", "Số: 12/GM-UBND", "giấy mời 12/GM-UBND"):
        found = ranked([citing, own, listed, other], query)
        assert found[:2] == ["own", "citing"], query


@pytest.mark.parametrize(
    "query",
    [
        "05/03/2019",
        "5/3/2019",
        "5-3-2019",
        "05.03.2019",
        "ngày 5 tháng 3 năm 2019",
        "ngay 05 thang 03 nam 2019",
        "Ngày: 5/3/2019",
    ],
)
def test_a_day_in_any_spelling_and_no_other_day(query: str) -> None:
    archive = [
        Document("slashes", "Sổ", "Họp 5/3/2019."),
        Document("said", "Sổ", "Họp ngày 05 tháng 3 năm 2019."),
        Document("stretch", "Sổ", "Tập huấn từ ngày 04 đến ngày 06/3/2019."),
        Document("held", "Sổ", "Không nói ngày nào.", days=(("2019-03-04", "2019-03-05"),), date="2019-03-04"),
        Document("apart", "Sổ", "Ngày 5 năm 2019, tháng 3; 03, 05."),
        Document("other", "Sổ", "Họp 3/5/2019 và 15/3/2019."),
    ]
    assert {*ranked(archive, query)} == {"slashes", "said", "stretch", "held"}


@pytest.mark.parametrize("query", ["năm học 2018-2019", "nam hoc 2018 – 2019", "Năm học 2018/2019", "nh 2018-2019"])
def test_a_school_year_in_any_spelling(query: str) -> None:
    archive = [
        Document("said", "Tổng kết", "Tổng kết năm học 2018 - 2019."),
        Document("term", "Sơ kết", "Sơ kết học kỳ I năm học 2018-2019."),
        Document("later", "Tổng kết", "Tổng kết năm học 2019-2020."),
        Document("plan", "Giai đoạn", "Giai đoạn 2018-2025."),
    ]
    assert {*ranked(archive, query)} == {"said", "term"}


def test_equals_come_by_date(build: Build) -> None:
    index = build([replace(NEWER, id=f"{day:02}", date=f"2018-12-{day:02}") for day in range(1, 29)])
    for query in ("giao ban", "họp"):
        assert ids(index, query) == [f"{day:02}" for day in range(28, 0, -1)]


# -- numbers, words still being typed, filters, pages


@pytest.mark.parametrize("typed", ["n", "ng", "ngh", "nghi", "hoi ngh", "hội ngh", "đảng u", "06-qđ/h"])
def test_the_last_word_is_found_while_it_is_typed(build: Build, typed: str) -> None:
    assert "a1" in ids(build(), typed, typing=True)
    if typed == "hoi ngh":
        assert build().find(understand("hoi ngheo")).readings[0].words == "hoi ngheo"


def test_filters_and_sorting(build: Build) -> None:
    index = build()
    assert ids(index, "") == ["b2", "a1", "c3"]
    assert ids(index, "", having=("year:2018",)) == ["a1", "c3"]
    assert ids(index, "bao cao", having=("kind:giao_ban",)) == ["c3"]
    assert ids(index, "hoi nghi", having=("photos",)) == ["a1"]
    assert ids(index, "", having=("reviewed",)) == ["b2"]
    assert ids(index, "", lacking=("reviewed",)) == ["a1", "c3"]
    assert ids(index, "", having=("year:2018",), lacking=("photos", "reviewed")) == ["c3"]
    assert ids(index, "", having=("school:2018",)) == ["b2", "a1", "c3"]
    assert ids(index, "", having=("year:2018", "year:2019")) == []
    assert ids(index, "", person="lo thi bich ngan") == ["a1", "c3"]
    assert ids(index, "", person="Ông Hoà") == ["b2"]
    assert ids(index, "", person="lò ngàn") == []
    assert ids(index, "hoi nghi", sort="date") == ["b2", "a1", "c3"]
    assert ids(index, "năm:2018 OR có:ảnh", having=("kind:giao_ban",)) == ["c3"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tên:hè", {"b2"}),
        ("cơquan:sương", {"c3"}),
        ("nơi:chè", {"c3"}),
        ("chúthích:cảnh", {"a1"}),
        ("tên:kiểm OR nơi:chè", {"a1", "c3"}),
        ("năm:2018 -kiểm", {"c3"}),
        ("ngày:2019", {"b2"}),
        ("ngày:21/12/2018..", {"a1", "b2"}),
        ('người:"lò thị bích"', {"a1", "c3"}),
        ("loại:giao_ban OR loại:chuyen_de", {"b2", "c3"}),
        ("số:06-QĐ/HU", {"a1"}),
        ("có:ảnh", {"a1"}),
        ("NOT có:ảnh", {"b2", "c3"}),
        ("(hè OR đảng) NOT ubkt", {"b2", "c3"}),
        ("ubkt AND NOT hè", {"a1"}),
        ("hồi OR", {"a1", "b2", "c3"}),
        ("ngày:5/3/2019", {"b2"}),
        ("ngày:20/12/2018..25/12/2018", {"a1", "c3"}),
        ("ngày:21/12/2018..24/12/2018", set()),
        ("nq OR ngoéo", {"a1", "c3"}),
        ("bc -kiểm", {"c3"}),
    ],
)
def test_the_language_finds(build: Build, query: str, expected: set[str]) -> None:
    assert {*ids(build(), query)} == expected


def test_pages_and_exact_totals(build: Build) -> None:
    index = build([replace(NEWER, id=f"{number:03}", date=f"2018-12-{number % 28 + 1:02}") for number in range(120)])
    asked = understand("giao ban")
    everything = index.find(asked, limit=200).page
    assert index.find(asked, limit=1).total == 120
    pages = [one for start in range(0, 120, 7) for one in index.find(asked, limit=7, offset=start).page]
    assert [one for one, _ in pages] == [one for one, _ in everything]
    assert index.find(asked, offset=500) == Answered(120, [], (asked,))


@pytest.mark.parametrize("sort", ["relevance", "date"])
def test_pages_beyond_what_is_looked_at_word_by_word(monkeypatch: pytest.MonkeyPatch, sort: Any) -> None:
    """Each document once, on whatever page, with several readings and segments."""
    monkeypatch.setattr(answering, "LOOKED_AT", 10)
    archive = [replace(NEWER, id=f"{number:03}", text=f"UBND {'họp ' * (number % 7)} {number}") for number in range(90)]
    segments = gathered_pages([archive[:30], archive[30:35], archive[35:]])
    asked = parse("họp ubnd")
    assert len(asked.others) == 1
    whole = find(segments, Streams(), asked, Filters(), sort=sort, first=0, last=90)
    assert whole.total == len({one[:2] for one in whole.places}) == 90
    for size in (4, 10, 17):
        paged = [
            one[:2]
            for first in range(0, 90, size)
            for one in find(segments, Streams(), asked, Filters(), sort=sort, first=first, last=first + size).places
        ]
        assert paged == [one[:2] for one in whole.places]


def test_an_index_of_nothing(build: Build) -> None:
    index = build([])
    asked = understand("hội nghị")
    assert index.find(asked) == Answered(0, [], (asked,))
    assert (index.count, index.position) == (0, 10)


def test_reports_without_any_words(build: Build) -> None:
    index = build([Document("1", "", days=(("2018-12-25", "2018-12-25"),), date="2018-12-25"), Document("2", "…")])
    assert ids(index, "25/12/2018") == ["1"]
    assert ids(index, "hội") == []
    assert ids(index, "") == ["1", "2"]


@pytest.mark.parametrize(
    "query",
    ["…!?", "x" * 10_000, "hội " * 2500, '"hội nghị', '""" ""', "🎉🎉 hội", "a\x00b", "\ud800", "' OR 1=1 --", "*:*"],
)
def test_odd_input_gets_a_sane_answer(build: Build, query: str) -> None:
    index = build()
    for typing in (False, True):
        for read in (understand, parse):
            answered = index.find(read(query, typing=typing))
            assert answered.total == len(answered.page)


def test_a_query_may_stand_in_many_threads_at_once(build: Build) -> None:
    index = build()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: ids(index, "hoi nghi kiem diem"), range(40)))
    assert found == [["a1", "b2"]] * 40


# -- just what answers, and all of it


WORDS = "hội hồi hoi nghị nghỉ kiểm điểm đảng uỷ ủy hòa hoà hoa 25/12/2018 06-QĐ/HU ngày tháng 12 năm 2018 Đ d UBND"
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)
ARCHIVES = st.lists(
    st.builds(Document, id=st.uuids().map(lambda one: one.hex), title=TEXTS, text=TEXTS),
    max_size=8,
    unique_by=lambda d: d.id,
)
PLAIN = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: f'"{text}" hội'),
    st.sampled_from(["h", "ng", "06 qd hu", "tháng 12/2018", "ubnd", "gddt"]),
)
FIELDS = "năm:2018 loại:kiem_diem có:ảnh ngày:2018 ngày:..2018 tên:hội nơi:hội nămhọc:2018 thiếu:ngày số:06-QĐ/HU"
SAID = st.lists(st.sampled_from(WORDS.lower().split()), min_size=1, max_size=3).map(" ".join)
OPERATED = st.recursive(
    st.one_of(SAID, SAID.map('"{}"'.format), st.sampled_from(FIELDS.split())),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" OR ", " AND ", " "]), inner).map("".join), inner.map("NOT ({})".format)
    ),
    max_leaves=5,
)


def just_what_answers(archive: list[Document], pages: int, query: str, typing: bool) -> None:
    segments = gathered_pages([archive[start::pages] for start in range(pages)])
    found = find(segments, Streams(), parse(query, typing=typing), Filters(), sort="relevance", first=0, last=100)
    answered = by_id(segments, found)
    assert answered.total == len({one for one, _ in answered.page}) == len(answered.page)
    assert [score for _, score in answered.page] == sorted((score for _, score in answered.page), reverse=True)
    if not answered.nearly:
        expected = {one.id for one in archive if any(answers(one, reading) for reading in answered.readings)}
        assert {one for one, _ in answered.page} == expected, query


SLOW = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(ARCHIVES, st.lists(PLAIN, min_size=3, max_size=6), st.booleans(), st.sampled_from([1, 2048]), st.integers(1, 3))
def test_a_plain_query_finds_just_what_answers(  # noqa: PLR0917
    monkeypatch: pytest.MonkeyPatch,
    archive: list[Document],
    queries: list[str],
    typing: bool,
    frequent_from: int,
    pages: int,
) -> None:
    monkeypatch.setattr(postings, "FREQUENT_FROM", frequent_from)
    for query in queries:
        just_what_answers(archive, pages, query, typing)


@SLOW
@given(RICH_ARCHIVES, st.lists(OPERATED, min_size=2, max_size=5), st.booleans(), st.sampled_from([1, 2048]))
def test_operators_and_fields_find_just_what_answers(
    monkeypatch: pytest.MonkeyPatch, archive: list[Document], queries: list[str], typing: bool, frequent_from: int
) -> None:
    monkeypatch.setattr(postings, "FREQUENT_FROM", frequent_from)
    for query in queries:
        just_what_answers(archive, 2, query, typing)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_found_by_any_two_neighbours_of_its_own(build: Build, document: Document, form: str) -> None:
    index = build([replace(one, text=unicodedata.normalize(form, one.text)) for one in DOCUMENTS])
    for passage in passages(document):
        for words in keys(passage):
            for two in pairwise(words):
                other = unicodedata.normalize("NFD" if form == "NFC" else "NFC", " ".join(two))
                assert document.id in ids(index, other), other


# -- phrases in quotes

SCATTERED = Document("c", "Sổ", "hội kiểm nghị nghị kiểm")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"hội nghị kiểm điểm"', ["a1"]),
        ('"hoi nghi kiem diem"', ["a1"]),
        ('"hội nghị kiểm kê"', []),
        ('"hồi nghị"', []),
        ('"hội kiểm nghị kiểm"', []),
        ('"hội kiểm nghị nghị kiểm"', ["c"]),
        ('"kiểm nghị" "nghị kiểm"', ["c"]),
        ("“lò thị bích ngàn” đảng", ["a1"]),
        ('"phòng giáo dục và đào tạo" giao', ["c3"]),
    ],
)
def test_a_phrase_is_verified_word_by_word(build: Build, query: str, expected: list[str]) -> None:
    answered = build([*DOCUMENTS, SCATTERED]).find(parse(query))
    assert [one for one, _ in answered.page] == expected
    assert (answered.total, answered.about) == (len(expected), False)


def test_so_many_phrases_that_they_are_not_all_verified_are_about_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditions, "_MOST_VERIFIED", 3)
    segments = [gathered([replace(SCATTERED, id=str(number)) for number in range(4)])]
    asked = parse('"hội kiểm nghị kiểm"')
    found = find(segments, Streams(), asked, Filters(), sort="relevance", first=0, last=9)
    assert (found.about, found.total) == (True, 4)
    monkeypatch.setattr(conditions, "_MOST_VERIFIED", 4)
    found = find(segments, Streams(), asked, Filters(), sort="relevance", first=0, last=9)
    assert (found.about, found.total) == (False, 0)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"hội nghị" OR "hồi nghỉ"', {"a1", "b2"}),
        ('"hội nghị kiểm điểm" OR sương', {"a1", "c3"}),
        ('hội -"hội kiểm nghị kiểm"', {"a1", "b2", "c3", "c"}),
        ('người:"lò thị bích ngàn" OR hè', {"a1", "b2"}),
    ],
)
def test_phrases_under_operators(build: Build, query: str, expected: set[str]) -> None:
    assert {*ids(build([*DOCUMENTS, SCATTERED]), query)} == expected
