"""What typed words ask for."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.search.understanding import MOST_WORDS, Understood, understand


def said(asked: Understood) -> str:
    return " ".join(one.exact for one in asked.syllables)


def test_syllables_keep_what_was_typed_with_marks() -> None:
    asked = understand("Hội nghi KIỂM")
    assert [(one.exact, one.folded, one.marked) for one in asked.syllables] == [
        ("hội", "hoi", True),
        ("nghi", "nghi", False),
        ("kiểm", "kiem", True),
    ]


def test_one_query_whatever_its_unicode_form_and_tone_place() -> None:
    one, other = understand(unicodedata.normalize("NFD", "Đảng ủy")), understand("đảng uỷ")
    assert replace(one, words="") == replace(other, words="")


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
    assert mention.names == (key.replace("n", "o", 1), key)


@pytest.mark.parametrize("query", ["25/12/2018", "ngày 25 tháng 12 năm 2018", "ngay 25 thang 12 nam 2018"])
def test_days_in_any_spelling_have_one_key(query: str) -> None:
    (mention,) = understand(query).mentions
    assert (mention.kind, mention.names) == ("day", ("d20181225",))


def test_a_month_is_looked_for_as_a_month() -> None:
    (mention,) = understand("họp tháng 12/2018").mentions
    assert (mention.kind, mention.names, mention.first, mention.last) == ("month", ("m201812",), 1, 4)


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


@pytest.mark.parametrize(
    ("query", "first", "raw"),
    [
        ("họp ngày 25/12/2018", 1, "25/12/2018"),
        ("hop ngay 25/12/2018", 1, "25/12/2018"),
        ("quyết định số 06-QĐ/HU", 2, "06-QĐ/HU"),
        ("Số: 06-QĐ/HU", 0, "06-QĐ/HU"),
        ("sò 06-QĐ/HU", 1, "06-QĐ/HU"),
        ("ngày họp 25/12/2018", 2, "25/12/2018"),
        ("số tháng 12/2018", 1, "tháng 12/2018"),
    ],
)
def test_what_is_said_before_a_number_or_day_belongs_to_it(query: str, first: int, raw: str) -> None:
    """A report that writes it without is an answer too."""
    (mention,) = understand(query).mentions
    assert (mention.first, mention.last, mention.raw) == (first, len(understand(query).syllables), raw)


@pytest.mark.parametrize(
    ("query", "kind", "name", "first", "last"),
    [
        ("năm học 2018-2019", "period", "ps2018", 0, 4),
        ("nam hoc 2018 – 2019", "period", "ps2018", 0, 4),
        ("tổng kết NH 2018-2019", "period", "ps2018", 2, 5),
        ("sơ kết học kỳ I năm học 2018-2019", "period", "ps2018t1", 2, 9),
        ("quý III/2019", "period", "pq2019q3", 0, 3),
        ("họp quý 3 năm 2019 xong", "period", "pq2019q3", 1, 5),
    ],
)
def test_school_years_terms_and_quarters_have_one_key(query: str, kind: str, name: str, first: int, last: int) -> None:
    (mention,) = understand(query).mentions
    assert (mention.kind, mention.names, mention.first, mention.last) == (kind, (name,), first, last)
    assert not mention.only_names


def test_what_has_to_be_found_is_named_or_words() -> None:
    units = understand("họp 25/12/2018 bàn 06-QĐ/HU xong").units()
    assert [(one.kind, one.first, one.last) for one in units] == [
        ("word", 0, 1), ("day", 1, 4), ("word", 4, 5), ("number", 5, 8), ("word", 8, 9),
    ]  # fmt: skip
    assert [one.only_names for one in units] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("query", "main", "others"),
    [
        ("UBND xã", "uỷ ban nhân dân xã", ["ubnd xã"]),
        ("ubnd xa", "uỷ ban nhân dân xa", ["ubnd xa"]),
        ("phòng GD&ĐT", "phòng giáo dục và đào tạo", ["phòng gd đt"]),
        ("phong gddt", "phong giáo dục và đào tạo", ["phong gddt"]),
        ("UBND gửi HĐND", "uỷ ban nhân dân gửi hội đồng nhân dân", ["ubnd gửi hđnd"]),
        ("12/KH-UBND", "12 kh ubnd", []),
        ("uỷ ban nhân dân", "uỷ ban nhân dân", []),
    ],
)
def test_an_abbreviation_that_is_certain_is_said_in_full(query: str, main: str, others: list[str]) -> None:
    """And what was typed itself answers too."""
    asked = understand(query)
    assert said(asked) == main
    assert [said(one) for one in asked.others] == others


@pytest.mark.parametrize("query", ["TT 12", "QĐ khen", "họp CT", "tb moi"])
def test_an_abbreviation_that_may_mean_several_things_only_adds(query: str) -> None:
    asked = understand(query)
    assert said(asked) == query.lower()
    assert 1 < len(asked.others) <= 4
    assert len({said(one) for one in asked.others}) == len(asked.others)
    assert said(asked) not in {said(one) for one in asked.others}


def test_a_word_still_being_typed_is_no_abbreviation_for_certain() -> None:
    assert said(understand("ubnd", typing=True)) == "ubnd"
    assert [said(one) for one in understand("ubnd", typing=True).others] == ["uỷ ban nhân dân"]
    assert understand("họp tb", typing=True).others == ()
    assert said(understand("ubnd ", typing=True)) == "uỷ ban nhân dân"
    assert not any(one.open_last for one in understand("ubnd xa", typing=True).others)


def test_quotes_and_numbers_lie_over_words_said_in_full() -> None:
    asked = understand('họp "UBND xã" 06-QĐ/HU')
    assert said(asked) == "họp uỷ ban nhân dân xã 06 qđ hu"
    assert asked.phrases == ((1, 6),)
    assert [(one.first, one.last) for one in asked.mentions] == [(6, 9)]
    (other,) = asked.others
    assert (other.phrases, [(one.first, one.last) for one in other.mentions]) == (((1, 3),), [(3, 6)])


@given(st.text(max_size=40) | st.lists(st.sampled_from(["UBND", '"', "25/12/2018", "TT", "hội", " "])).map(" ".join))
def test_places_are_places_of_syllables(query: str) -> None:
    for typing in (False, True):
        asked = understand(query, typing=typing)
        for one in (asked, *asked.others):
            count = len(one.syllables)
            assert all(0 <= first < last <= count for first, last in one.phrases)
            assert all(0 <= mention.first < mention.last <= count for mention in one.mentions)
            covered = [place for unit in one.units() for place in range(unit.first, unit.last)]
            assert covered == list(range(count))
