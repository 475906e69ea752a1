"""Words are compared by how likely they are in Vietnamese office prose."""

from __future__ import annotations

import itertools

import pytest

from archive_app.text.likelihood import is_listed, word_likelihood
from archive_app.text.syllables import Parts, parts_of


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("trường", ("tr", "ương", "\u0300")),
        ("giờ", ("gi", "ơ", "\u0300")),
        ("gìn", ("g", "in", "\u0300")),
        ("quyển", ("qu", "yên", "\u0309")),
        ("ộ", ("", "ô", "\u0323")),
        ("hoà", ("h", "oa", "\u0300")),
        ("hòa", ("h", "oa", "\u0300")),
        ("nghe", ("ngh", "e", "")),
        ("đạp", ("đ", "ap", "\u0323")),
        ("đàp", None),
        ("đap", None),
        ("giáó", None),
        ("hóà", None),
        ("cha\u1e3f", None),
        ("viöt", None),
        ("été", None),
        ("qđ", None),
        ("", None),
    ],
)
def test_parts(word: str, parts: tuple[str, str, str] | None) -> None:
    assert parts_of(word) == (Parts(*parts) if parts else None)


def test_the_likelier_the_more_usual() -> None:
    falling = ["của", "hội", "họp", "bướng", "nghÞ", "®−îc", "Th«ng"]
    worth = [word_likelihood(word) for word in falling]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > -6
    assert worth[-1] < -18
    assert all(one > other for one, other in itertools.pairwise(worth[:4]))


def test_capitals_cost_only_where_nobody_writes_them() -> None:
    assert word_likelihood("HỘI") == word_likelihood("Hội") == word_likelihood("hội") == word_likelihood("HộI")
    assert word_likelihood("hỘi") == word_likelihood("hội") - 4


def test_both_ways_to_place_a_tone_are_listed() -> None:
    assert is_listed("hoà")
    assert is_listed("HÒA")
    assert word_likelihood("hoà") == word_likelihood("hòa")
    assert is_listed("uỷ")
    assert is_listed("ủy")


def test_abbreviations_are_listed() -> None:
    assert is_listed("QĐ")
    assert is_listed("UBND")
    assert not is_listed("Zürich")
