"""Marks are restored from the archive's own words, and a query goes on as its reports do."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.conftest import Build
from tests.search.language_of_reports import REPORTS, TITLES
from tests.search.naive import gathered_pages

from archive_app.model import Completion
from archive_app.search.documents import Document
from archive_app.search.language import parse
from archive_app.search.lexicon import Lexicon
from archive_app.search.suggesting import completions, restore, suggestions
from archive_app.search.understanding import Syllable
from archive_app.text.folding import fold
from archive_app.text.tokens import keys


@pytest.fixture(scope="module", params=[1, 3], ids=["one segment", "three segments"])
def lexicon(request: pytest.FixtureRequest) -> Lexicon:
    return Lexicon(gathered_pages([REPORTS[start :: request.param] for start in range(request.param)]))


def suggested(lexicon: Lexicon, query: str, *, typing: bool = False) -> list[str]:
    return suggestions(lexicon, parse(query, typing=typing))


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("hoi nghi kiem diem", "hội nghị kiểm điểm"),
        ("hội nghi kiểm diem", "hội nghị kiểm điểm"),
        ("dang uy xa may", "đảng uỷ xã mây"),
        ("DANG UY XA MAY", "đảng uỷ xã mây"),
        ("giao duc va dao tao", "giáo dục và đào tạo"),
        ("dang uy hop giao ban", "đảng uỷ họp giao ban"),
        ("hooij nghi", "hội nghị"),
        ("hoi nhgi", "hội nghị"),
        ("hoi ngoeo", "hội ngoeo"),
    ],
)
def test_marks_are_restored_as_reports_write_them(lexicon: Lexicon, typed: str, restored: str) -> None:
    assert suggested(lexicon, typed)[0] == restored


@pytest.mark.parametrize(
    "query",
    [
        "hội nghị kiểm điểm", "ngoeo", "x", "", "25/12/2018 hoi", '"hoi nghi"', "hoi OR nghi", "nam:2018 hoi",
        "06-QĐ/HU hoi", "hoi " * 13,
    ],
)  # fmt: skip
def test_nothing_is_suggested_where_it_is_right_already_or_means_something_else(lexicon: Lexicon, query: str) -> None:
    assert suggested(lexicon, query) == []


def test_the_word_being_typed_is_left_as_it_is(lexicon: Lexicon) -> None:
    assert suggested(lexicon, "hoi ngh", typing=True) == ["hội ngh"]
    assert suggested(lexicon, "hoi", typing=True) == ["hội"]
    assert suggested(lexicon, "hoi ", typing=True) == ["hội"]


def test_at_most_three_and_the_likeliest_first() -> None:
    often = {"bàn": 6, "bản": 4, "bán": 3, "bạn": 2, "bắn": 1}
    archive = [Document(f"{word}{n}", f"Họp {word}") for word, times in often.items() for n in range(times)]
    found = suggested(Lexicon(gathered_pages([archive])), "hop ban")
    assert found == ["họp bàn", "họp bản", "họp bán"]


def test_what_goes_together_counts_more_than_what_is_frequent() -> None:
    archive = [Document(f"a{n}", "Kiểm điểm và điểm tin") for n in range(300)]
    archive += [Document(f"b{n}", "Bản kiếm diễm lệ") for n in range(100)]
    lexicon = Lexicon(gathered_pages([archive]))
    assert suggested(lexicon, "kiem diem")[0] == "kiểm điểm"
    assert suggested(lexicon, "kiếm diem")[0] == "kiếm diễm"
    assert suggested(lexicon, "diem le")[0] == "diễm lệ"


def test_a_reading_that_is_too_unlikely_is_not_worth_a_line() -> None:
    archive = [Document(f"a{n}", "Hội nghị") for n in range(300)] + [Document("b", "Hồi nghĩ")]
    assert suggested(Lexicon(gathered_pages([archive])), "hoi nghi") == ["hội nghị"]


WORDS = sorted({word for title in TITLES for word in keys(title)[0]})


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), min_size=1, max_size=6), st.booleans())
def test_typed_marks_stay_and_no_word_is_made_up(typed: list[tuple[str, bool]], typing: bool) -> None:
    lexicon = Lexicon(gathered_pages([REPORTS]))
    query = " ".join(fold(word) if bare else word for word, bare in typed)
    asked = parse(query, typing=typing)
    found = suggestions(lexicon, asked)
    assert len(found) == len({*found}) <= 3
    for one in found:
        assert one != " ".join(word.exact for word in asked.syllables)
        if fold(one) == fold(" ".join(word.exact for word in asked.syllables)):
            for word, wanted in zip(one.split(" "), asked.syllables, strict=True):
                assert word == wanted.exact or (word in WORDS and not wanted.marked)


def test_what_cannot_be_restored_is_given_back() -> None:
    lexicon = Lexicon(gathered_pages([[]]))
    assert restore(lexicon, [Syllable("hoi", "hoi"), Syllable("nghị", "nghi")]) == [["hoi", "nghị"]]
    assert suggested(lexicon, "hoi nghi") == []


def told(lexicon: Lexicon, words: str) -> list[str]:
    return [one.words for one in completions(lexicon, words)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("h", "hội"),
        ("hoi n", "hội nghị"),
        ("hội n", "hội nghị"),
        ("Hội nghị K", "Hội nghị kiểm"),
        ("kiem tra n", "kiểm tra nội"),
        ("Mở đầu: hội n", "Mở đầu: hội nghị"),
        ("đảng u", "đảng uỷ"),
        ("bao c", "báo cáo"),
    ],
)
def test_a_word_goes_on_as_it_does_after_the_one_before(lexicon: Lexicon, typed: str, first: str) -> None:
    assert completions(lexicon, typed)[0] == Completion(first, "word")


def test_typed_marks_are_not_taken_back_by_a_completion(lexicon: Lexicon) -> None:
    assert told(lexicon, "hồi") == []
    assert all(one.startswith("kiể") for one in told(lexicon, "kiể"))
    assert "kiểm" in told(lexicon, "kiể")


@pytest.mark.parametrize("typed", ["", "hội ", "hội nghị,", "…", "zzz", "hội zzz"])
def test_nothing_goes_on_after_a_blank_or_from_nowhere(lexicon: Lexicon, typed: str) -> None:
    assert told(lexicon, typed) == []


def test_document_numbers_go_on_from_their_first_two_characters(lexicon: Lexicon) -> None:
    assert completions(lexicon, "12") == [Completion("12/KH-PGDĐT", "number")]
    assert completions(lexicon, "12 /kh") == [Completion("12/KH-PGDĐT", "number")]
    assert Completion("12/KH-PGDĐT", "number") not in completions(lexicon, "1")
    assert completions(lexicon, "12/KH-PGDĐT") == []


def test_bodies_are_found_by_any_words_in_a_row(lexicon: Lexicon) -> None:
    for typed in ("phong gd", "huyen", "Phòng GD&ĐT h", "suong"):
        assert Completion("Phòng GD&ĐT huyện Sương", "organizer") in completions(lexicon, typed), typed
    assert Completion("Phòng GD&ĐT huyện Sương", "organizer") not in completions(lexicon, "phong huyen")


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*WORDS, "12/", "…", "🎉"]), max_size=3).map(" ".join), st.integers(0, 8))
def test_a_completion_begins_with_what_was_typed(words: str, cut: int) -> None:
    lexicon = Lexicon(gathered_pages([REPORTS]))
    typed = words[: len(words) - cut]
    found = completions(lexicon, typed)
    assert len(found) == len({*found}) <= 6
    for one in found:
        assert one.words != typed
        if one.kind == "word":
            assert fold(one.words).startswith(fold(typed))
            assert {*keys(one.words)[0]} - {*keys(typed)[0]} <= {*WORDS, "12", "15", "kh", "bc", "pgdđt"}


def test_an_open_index_suggests_and_completes(build: Build) -> None:
    index = build(REPORTS)
    assert index.suggest(parse("hoi nghi")) == ["hội nghị"]
    assert index.complete("hội n")[0] == Completion("hội nghị", "word")
    index.apply([replace(REPORTS[0], id="new", title="Ngoéo nghịch", text="Ngoéo nghịch")], [], 11)
    assert index.suggest(parse("ngoeo nghich")) == ["ngoéo nghịch"]
    assert all(fold(one).startswith(fold(two)) for one, two in pairwise(["hội nghị", "hội n"]))
