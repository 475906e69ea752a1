"""What is found, in which order, and that reading the texts through finds the same."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.search.conftest import DOCUMENTS, HOLIDAY, NEWER, Build

from archive_app.search import rebuild
from archive_app.search.documents import Document, passages
from archive_app.search.fields import open_files
from archive_app.search.index import Index
from archive_app.search.matching import matches
from archive_app.search.understanding import understand
from archive_app.text.tokens import keys


def ids(index: Index, query: str, *, typing: bool = False, **filters: Any) -> list[str]:
    total, page = index.find(understand(query, typing=typing), **filters)
    assert total >= len(page)
    return [found for found, _ in page]


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


def test_marks_that_were_typed_come_first(build: Build) -> None:
    index = build([replace(HOLIDAY, id=f"x{name}", title=name, text=f"{name} " * 3) for name in ("hoa", "hóa", "hòa")])
    assert ids(index, "hoá")[0] == "xhóa"
    assert ids(index, "hoà")[0] == "xhòa"
    assert set(ids(index, "hoa")) == {"xhoa", "xhóa", "xhòa"}


def test_words_together_come_before_words_apart(build: Build) -> None:
    apart = Document("apart", "Điểm tin", "Kiểm kê điểm số, kiểm tra điểm thi, kiểm kho, điểm danh. " * 5)
    together = Document("together", "Sổ", "Một lần kiểm điểm giữa rất nhiều lời khác nhau. " + "Lời khác. " * 50)
    assert ids(build([apart, together]), "kiem diem") == ["together", "apart"]


def test_a_word_of_the_title_weighs_more(build: Build) -> None:
    inside = Document("1", "Biên bản", "Bàn về học phí của năm.")
    above = Document("2", "Học phí", "Bàn về việc của năm này nhé.")
    assert ids(build([inside, above]), "học phí") == ["2", "1"]


@pytest.mark.parametrize("typed", ["n", "ng", "ngh", "nghi", "hoi ngh", "hội ngh", "đảng u", "06-qđ/h"])
def test_the_last_word_is_found_while_it_is_typed(build: Build, typed: str) -> None:
    assert "a1" in ids(build(), typed, typing=True)
    if typed == "hoi ngh":
        assert ids(build(), typed) == []


def test_filters_and_sorting(build: Build) -> None:
    index = build()
    assert ids(index, "") == ["b2", "a1", "c3"]
    assert ids(index, "", year=2018) == ["a1", "c3"]
    assert ids(index, "bao cao", kind="giao_ban") == ["c3"]
    assert ids(index, "hoi nghi", with_photos=True) == ["a1"]
    assert ids(index, "", reviewed=True) == ["b2"]
    assert ids(index, "", reviewed=False) == ["a1", "c3"]
    assert ids(index, "", person="lo thi bich ngan") == ["a1", "c3"]
    assert ids(index, "", person="Ông Hoà") == ["b2"]
    assert ids(index, "hoi nghi", sort="date") == ["b2", "a1", "c3"]


def test_pages_and_exact_totals(build: Build) -> None:
    index = build([replace(NEWER, id=f"{number:03}", date=f"2018-12-{number % 28 + 1:02}") for number in range(120)])
    asked = understand("giao ban")
    everything = index.find(asked, limit=200)[1]
    assert index.find(asked, limit=1)[0] == 120
    assert [one for start in range(0, 120, 7) for one in index.find(asked, limit=7, offset=start)[1]] == everything
    assert index.find(asked, offset=500) == (120, [])


def test_an_index_of_nothing(build: Build) -> None:
    index = build([])
    assert index.find(understand("hội nghị")) == (0, [])
    assert (index.count, index.position) == (0, 10)


@pytest.mark.parametrize(
    "query",
    ["…!?", "x" * 10_000, "hội " * 2500, '"hội nghị', '""" ""', "🎉🎉 hội", "a\x00b", "\ud800", "' OR 1=1 --", "*:*"],
)
def test_odd_input_gets_a_sane_answer(build: Build, query: str) -> None:
    index = build()
    for typing in (False, True):
        total, page = index.find(understand(query, typing=typing))
        assert total == len(page)


def test_a_query_may_stand_in_many_threads_at_once(build: Build) -> None:
    index = build()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: ids(index, "hoi nghi kiem diem"), range(40)))
    assert answers == [["a1", "b2"]] * 40


WORDS = "hội hồi hoi nghị nghỉ kiểm điểm đảng uỷ ủy hòa hoà hoa 25/12/2018 06-QĐ/HU ngày tháng 12 năm 2018 Đ d"
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)
ARCHIVES = st.lists(
    st.builds(Document, id=st.uuids().map(lambda one: one.hex), title=TEXTS, text=TEXTS),
    max_size=8,
    unique_by=lambda d: d.id,
)
QUERIES = st.one_of(
    TEXTS, TEXTS.map(lambda text: f'"{text}" hội'), st.sampled_from(["h", "ng", "06 qd hu", "tháng 12/2018"])
)
SLOW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(ARCHIVES, st.lists(QUERIES, min_size=3, max_size=6), st.booleans())
def test_the_index_finds_what_reading_through_finds(
    build: Build, archive: list[Document], queries: list[str], typing: bool
) -> None:
    index = build(archive)
    for query in queries:
        asked = understand(query, typing=typing)
        read = {one.id for one in archive if matches(one, asked) is not None}
        total, page = index.find(asked, limit=100)
        found = {one for one, _ in page}
        assert total == len(found)
        if asked.phrases:
            assert read <= found
        else:
            assert read == found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_found_by_any_two_neighbours_of_its_own(build: Build, document: Document, form: str) -> None:
    index = build([replace(one, text=unicodedata.normalize(form, one.text)) for one in DOCUMENTS])
    for passage in passages(document):
        for words in keys(passage):
            for two in pairwise(words):
                other = unicodedata.normalize("NFD" if form == "NFC" else "NFC", " ".join(two))
                assert document.id in ids(index, other), other


def test_postings_are_in_whooshs_own_format(build: Build, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `write_postings` writes, here more than one block, is read by Whoosh's own matcher, posting by posting."""
    monkeypatch.setattr(rebuild, "PAGE", 5000)
    build([replace(NEWER, id=f"{number:05}", text="hội " * (number % 300)) for number in range(5000)]).close()
    reader = open_files(folder / "gen-1").reader()
    matcher = reader.postings("syllable", "hoi")
    read = []
    while matcher.is_active():
        read.append((matcher.id(), matcher.weight()))
        matcher.next()
    assert read == [(number, min(255, number % 300)) for number in range(5000) if number % 300]
    assert reader.doc_frequency("syllable", b"hoi") == len(read)
