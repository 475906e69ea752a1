"""A segment holds just the words, neighbours and names of its documents, wherever they stand."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.conftest import DOCUMENTS
from tests.search.naive import counted, gathered, held, terms_of, words_of

from archive_app.search.documents import Document, read_passages
from archive_app.search.gathering import date_number
from archive_app.search.postings import MOST_TIMES
from archive_app.text.tokens import forms

WORDS = (
    "hội Hội HỘI hồi hoi nghị nghỉ kiểm điểm Đ d ủy uỷ UBND GD&ĐT PGD-ĐT 25/12/2018 06-QĐ/HU ; . — “mây” 2018 học kỳ I "
    "năm 2018-2019 tháng 12 quý ho\u0323\u0302i 京 🎉 soft\u00adhyphen"
)
TEXTS = st.lists(st.sampled_from(WORDS.split(" ")), max_size=14).map(" ".join)
DATES = st.sampled_from([None, "2018-12-25", "2019-03-05", "2024-02-29"])
KEYS = st.sampled_from([None, "kiem_diem", "giao_ban"])
DOCUMENT = st.builds(
    Document,
    id=st.uuids().map(lambda one: one.hex),
    title=TEXTS,
    text=TEXTS,
    source=st.none() | TEXTS,
    captions=st.lists(TEXTS, max_size=2).map(tuple),
    people=st.lists(TEXTS, max_size=2).map(tuple),
    organizer=st.none() | TEXTS,
    place=st.none() | TEXTS,
    numbers=st.lists(st.sampled_from(["06-QĐ/HU", "12/TB-UBND", "…"]), max_size=2).map(tuple),
    papers=st.lists(TEXTS, max_size=2).map(tuple),
    files=st.lists(TEXTS, max_size=2).map(tuple),
    date=DATES,
    days=st.sampled_from([(), (("2018-12-25", "2018-12-26"),), (("2018-12-01", "2018-12-31"),)]),
    kind=KEYS,
    year=st.none() | st.integers(2000, 2030),
    facets=st.sampled_from([(), ("scans", "lacks:date")]),
)
ARCHIVES = st.lists(DOCUMENT, max_size=8, unique_by=lambda one: one.id)


@settings(max_examples=50)
@given(ARCHIVES)
def test_a_segment_holds_what_its_documents_say(archive: list[Document]) -> None:
    segment = gathered(archive)
    assert held(segment) == counted(archive)
    for number, document in enumerate(archive):
        said = [forms[word][0] for passage in read_passages(document) for word in (*passage.words, "")]
        assert words_of(segment, number) == [word or "" for word in said]
        assert segment.lengths[number] == len([word for word in said if word])
        assert (segment.id_of(number), segment.number_of(document.id)) == (document.id, number)
        assert segment.dates[number] == date_number(document.date)
    assert [segment.number_of(one) for one in ("", "0", "7f", "nobody")] == [-1] * 4
    assert segment.last_id() == max((one.id for one in archive), default="")
    assert [segment.folded[one] for one in segment.folded_of.tolist()] == [
        forms[word][1] if word else "" for word in segment.exact
    ]
    dates = segment.dates.astype(int)
    assert segment.newest.tolist() == sorted(range(len(archive)), key=lambda one: (-dates[one], one))


def test_neighbours_never_reach_into_the_next_passage() -> None:
    segment = gathered([Document("1", "hội", "nghị", captions=("kiểm", "điểm"))])
    assert held(segment)["pair"] == {}
    assert segment.pair("hoi", "nghi").count == 0


def test_an_abbreviation_is_found_both_ways_and_counts_once_as_neighbour() -> None:
    segment = gathered([Document("1", "Họp UBND huyện")])
    for words in (["hop", "uy", "ban", "nhan", "dan", "huyen"], ["hop", "ubnd", "huyen"]):
        assert all(segment.pair(*two).count == 1 for two in pairwise(words))
    assert segment.pair("ubnd", "uy").count == 0
    assert segment.lengths.tolist() == [6]


def test_terms_are_asked_by_their_words() -> None:
    segment = gathered(DOCUMENTS)
    expected = counted(DOCUMENTS)
    for (word,), docs in expected["syllable"].items():
        assert segment.syllable(word).numbers().tolist() == sorted(docs)
    for (word,), docs in expected["title"].items():
        assert segment.syllable(word, "title").numbers().tolist() == sorted(docs)
    for (word,), docs in expected["marked"].items():
        assert segment.marked(word).numbers().tolist() == sorted(docs)
    for field in ("pair", "title_pair"):
        for (one, two), docs in expected[field].items():
            assert segment.pair(one, two, field).numbers().tolist() == sorted(docs)
    neighbours = Counter(two for document in DOCUMENTS for two in terms_of(document)["exact_pair"])
    for (one, two), count in neighbours.items():
        assert segment.exact_pair(one, two) == count
    assert segment.exact_pair("hội", "đảng") == segment.exact_pair("bao", "cao") == segment.exact_pair("x", "hội") == 0
    for (name,), docs in expected["name"].items():
        assert segment.named(name).numbers().tolist() == sorted(docs)
    begun = {name: posting.count for name, posting in segment.counts_of_names("year:")}
    assert begun == {"year:2018": 2, "year:2019": 1}
    for nowhere in (segment.syllable("hội"), segment.marked("hoi"), segment.named("year:"), segment.pair("x", "hoi")):
        assert nowhere.count == 0


@settings(max_examples=40)
@given(ARCHIVES, st.sampled_from(["h", "ho", "hoi", "hoin", "n", "k", "2", "z", ""]))
def test_beginnings_of_words_are_in_all_documents_that_have_any(archive: list[Document], start: str) -> None:
    segment = gathered(archive)
    found = counted(archive)["syllable"]
    expected = sorted({doc for (word,), docs in found.items() if word.startswith(start) for doc in docs})
    for _ in range(2):
        posting = segment.opening(start)
        assert (posting.count, posting.numbers().tolist()) == (len(expected), expected)


def test_frequent_beginnings_are_written_down_right() -> None:
    random = np.random.default_rng(3)
    syllables = ["hội", "hoà", "học", "nghị", "ngành", "kiểm", "kỳ"]
    archive = [
        Document(f"{number:04}", " ".join(random.choice(syllables, random.integers(1, 4)))) for number in range(2500)
    ]
    segment = gathered(archive)
    expected = counted(archive)["syllable"]
    assert len(segment.field("opening").keys) == 3
    for start in ("h", "ho", "hoc", "n", "ng", "k", "ki", "m"):
        docs = sorted({doc for (word,), found in expected.items() if word.startswith(start) for doc in found})
        assert segment.opening(start).numbers().tolist() == docs


def test_a_word_said_very_often_is_counted_no_further() -> None:
    archive = [
        Document(str(times), "", "hội " * times) for times in (MOST_TIMES - 1, MOST_TIMES, MOST_TIMES + 1, 70_000)
    ]
    segment = gathered(archive)
    assert held(segment)["syllable"] == {("hoi",): {0: MOST_TIMES - 1, 1: MOST_TIMES, 2: MOST_TIMES, 3: MOST_TIMES}}
    assert segment.lengths.tolist() == [MOST_TIMES - 1, MOST_TIMES, MOST_TIMES + 1, 70_000]
