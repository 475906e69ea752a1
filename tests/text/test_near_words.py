"""What one slip of the fingers makes of a word, and which slips are likely."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.text.near_words import near, slip

WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), max_size=8)


def _distance(one: str, other: str) -> int:
    """Letters left out, put in, replaced, and neighbours swapped once, by the table of the textbook."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = one[i - 1] != other[j - 1]
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + cost)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


def test_the_whole_neighbourhood_of_a_short_word() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    one = set(letters)
    two = {a + b for a in letters for b in letters}
    three = {a + b + c for a in letters for b in letters for c in letters}
    assert near("ho") == {word for word in one | two | three if _distance(word, "ho") == 1}


@given(WORDS)
def test_each_is_one_slip_away(word: str) -> None:
    words = near(word)
    assert word not in words
    assert all(_distance(word, other) == 1 for other in random.Random(0).sample(sorted(words), 20))


@given(WORDS, st.data())
def test_nearness_is_mutual(word: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from(sorted(near(word))))
    assert word in near(other)


def test_a_digit_goes_by_a_slip_but_none_comes() -> None:
    assert {word for word in near("lop9") if word.isalpha()} >= {"lop", "lopo"}
    assert not any(c in word for word in near("lop9") for c in "012345678")


@pytest.mark.parametrize(
    ("typed", "meant", "likely"),
    [
        ("nghi", "nghi", 0.5),
        ("nhgi", "nghi", 2.0),
        ("ohi", "hoi", 1.5),
        ("ngi", "nghi", 1.0),
        ("nghii", "nghi", 1.0),
        ("ghi", "nghi", 0.5),
        ("nghu", "nghi", 1.0),
        ("nghj", "nghi", 1.0),
        ("nghs", "nghi", 0.5),
        ("mghi", "nghi", 0.5),
        ("tghi", "nghi", 0.0),
        ("igho", "ogha", 0.0),
        ("abed", "adeb", 0.5),
        ("", "a", 0.5),
        ("a", "", 0.5),
        ("", "", 0.0),
        ("ha", "hoang", 0.5),
    ],
)
def test_how_likely_a_slip_is(typed: str, meant: str, likely: float) -> None:
    assert slip(typed, meant) == likely


def test_keys_touch_both_ways_and_across_rows() -> None:
    beside = {(a, b) for a in "qwertyuiopasdfghjklzxcvbnm" for b in near(a) if len(b) == 1 and slip(a, b) > 0}
    assert beside == {(b, a) for a, b in beside}
    assert {b for a, b in beside if a == "g"} == set("tyfhvb")
    assert {b for a, b in beside if a == "a"} == set("qwsz")
    assert {b for a, b in beside if a == "p"} == set("ol")
