"""What typed words ask for."""

from __future__ import annotations

import unicodedata

import pytest

from archive_app.search.understanding import MOST_WORDS, understand


def test_syllables_keep_what_was_typed_with_marks() -> None:
    asked = understand("Hội nghi KIỂM")
    assert [(one.exact, one.folded, one.marked) for one in asked.syllables] == [
        ("hội", "hoi", True),
        ("nghi", "nghi", False),
        ("kiểm", "kiem", True),
    ]


def test_one_query_whatever_its_unicode_form_and_tone_place() -> None:
    assert understand(unicodedata.normalize("NFD", "Đảng ủy")) == understand("đảng uỷ")


def test_only_a_last_word_with_nothing_after_it_is_open() -> None:
    assert understand("hội ngh", typing=True).open_last
    assert not understand("hội ngh ", typing=True).open_last
    assert not understand("hội ngh").open_last


@pytest.mark.parametrize(
    ("query", "key"),
    [("06-QĐ/HU", "n6-qd-hu"), ("06 qd hu", "n6-qd-hu"), ("quyết định 6-qđ/hu", "n6-qd-hu")],
)
def test_numbers_in_any_spelling_have_one_key(query: str, key: str) -> None:
    (mention,) = understand(query).mentions
    assert mention.kind == "number"
    assert mention.keys == (key,)


@pytest.mark.parametrize("query", ["25/12/2018", "ngày 25 tháng 12 năm 2018", "ngay 25 thang 12 nam 2018"])
def test_days_in_any_spelling_have_one_key(query: str) -> None:
    (mention,) = understand(query).mentions
    assert (mention.kind, mention.keys) == ("day", ("d20181225",))


def test_a_month_is_looked_for_as_a_month() -> None:
    (mention,) = understand("họp tháng 12/2018").mentions
    assert (mention.kind, mention.keys, mention.first, mention.last) == ("month", ("m201812",), 1, 4)


def test_quotes_are_phrases_even_when_one_is_missing() -> None:
    assert understand('tìm "kiểm điểm" xong').phrases == ((1, 3),)
    assert understand("“kiểm điểm” nay").phrases == ((0, 2),)
    assert understand('tìm "kiểm điểm').phrases == ((1, 3),)
    assert understand('tìm "" xong').phrases == ()


@pytest.mark.parametrize("query", ["", "   ", "…—!?()\"'", "\x00", "🎉", "\u200b\ufeff", '"', "____"])
def test_nothing_to_look_for_is_empty(query: str) -> None:
    assert understand(query, typing=True).empty


def test_a_pasted_text_is_cut() -> None:
    assert len(understand("kiểm điểm " * 1000).syllables) == MOST_WORDS
    assert len(understand("a" * 10_000).syllables) == 1


def test_what_was_understood_can_be_shown() -> None:
    assert understand('"kiểm điểm" 06-QĐ/HU 25/12/2018 xo', typing=True).as_json() == {
        "words": ["kiểm", "điểm", "06", "qđ", "hu", "25", "12", "2018", "xo"],
        "phrases": ["kiểm điểm"],
        "numbers": ["06-QĐ/HU"],
        "dates": ["25/12/2018"],
        "prefix": ["xo"],
    }
