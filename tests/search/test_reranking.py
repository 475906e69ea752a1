"""How the words of a query stand in a text: reckoned for many texts at once as by laying them side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.naive import gathered, words_of

from archive_app.search import reranking
from archive_app.search.documents import Document
from archive_app.search.reranking import Streams, has_phrases, standing
from archive_app.search.segments import Segment
from archive_app.search.understanding import Syllable, Understood, understand
from archive_app.text.folding import fold

WORDS = "hội hồi hoi nghị nghỉ kiểm điểm"
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=9).map(" ".join)
ARCHIVES = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5).map(
    lambda texts: [Document(str(number), title, text) for number, (title, text) in enumerate(texts)]
)


def weight(word: str, asked: Syllable, idf: float) -> float:
    if fold(word) != asked.folded:
        return 0.0
    exact = reranking._EXACT if asked.marked and word == asked.exact else 0.0
    return (1 + 0.25 * idf) * (1 + exact)


def by_hand(words: Sequence[str], asked: Understood, idfs: Sequence[float]) -> tuple[float, float, float]:
    """The heaviest unbroken run, the heaviest line, and whether all stand in a row, of one text."""
    wanted = list(zip(asked.syllables, idfs, strict=True))
    most = sum(weight(one.exact if one.marked else one.folded, one, idf) for one, idf in wanted)
    run = line = full = 0.0
    for begin in range(-len(wanted), len(words)):
        laid = [
            weight(words[begin + place], one, idf) if 0 <= begin + place < len(words) else 0.0
            for place, (one, idf) in enumerate(wanted)
        ]
        line, full = max(line, sum(laid)), max(full, float(all(laid)))
        for first in range(len(laid)):
            for last in range(first, len(laid) + 1):
                if all(laid[first:last]):
                    run = max(run, sum(laid[first:last]))
    return run / most, line / most, full


@settings(max_examples=200)
@given(ARCHIVES, TEXTS.filter(bool))
def test_each_text_stands_for_itself(archive: list[Document], query: str) -> None:
    segment = gathered(archive)
    asked = understand(query)
    idfs = [0.5 + place % 3 for place in range(len(asked.syllables))]
    docs = [*range(len(archive))][::-1]
    found = standing(segment, Streams(), docs, asked, idfs)
    for place, number in enumerate(docs):
        run, line, full = by_hand(words_of(segment, number), asked, idfs)
        assert found.run[place] == pytest.approx(run, rel=1e-5)
        assert found.line[place] == pytest.approx(line, rel=1e-5)
        assert found.full[place] == full
        assert found.title[place] == pytest.approx(in_title(words_of(segment, number), asked, idfs), rel=1e-5)
    assert found.worth().tolist() == pytest.approx(
        found.run**2 + 1.5 * found.line**2 + found.full + 0.5 * found.title**2
    )


def in_title(words: Sequence[str], asked: Understood, idfs: Sequence[float]) -> float:
    title = {fold(one) for one in (words[: words.index("")] if "" in words else words)}
    weights = [1 + 0.25 * idf for idf in idfs]
    there = (weight for weight, word in zip(weights, asked.syllables, strict=True) if word.folded in title)
    return sum(there) / (sum(weights) or 1.0)


def stands(words: Sequence[str], asked: Understood) -> bool:
    """Whether every phrase is in the text word by word, reading it from the front."""

    def fits(first: int, last: int, begin: int) -> bool:
        for place, word in zip(range(first, last), words[begin : begin + last - first], strict=False):
            one = asked.syllables[place]
            said, wanted = (word, one.exact) if one.marked else (fold(word), one.folded)
            if not (said.startswith(wanted) if asked.is_open(place) else said == wanted) or not word:
                return False
        return begin + last - first <= len(words)

    return all(any(fits(*phrase, begin) for begin in range(len(words))) for phrase in asked.phrases)


@settings(max_examples=200)
@given(ARCHIVES, st.lists(TEXTS.filter(bool), min_size=1, max_size=2), st.booleans(), st.booleans())
def test_a_phrase_stands_word_by_word(archive: list[Document], phrases: list[str], closed: bool, typing: bool) -> None:
    segment = gathered(archive)
    query = " hội ".join(f'"{one}"' for one in phrases)
    asked = understand(query if closed else query[:-1], typing=typing)
    for number in range(len(archive)):
        assert has_phrases(segment, Streams(), number, asked) == stands(words_of(segment, number), asked)


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ('"hội nghị kiểm điểm"', True),
        ('"hoi nghi kiem diem"', True),
        ('"hội nghị kiểm kê"', False),
        ('"hồi nghị"', False),
        ('"kiểm đi', True),
        ('"nghị kiểm" "điểm xã"', True),
        ('"điểm xã mây sương"', False),
    ],
)
def test_a_phrase_with_marks_means_those(query: str, there: bool) -> None:
    segment = gathered([Document("1", "Sổ", "Hội nghị kiểm điểm xã Mây")])
    assert has_phrases(segment, Streams(), 0, understand(query, typing=True)) == there


def test_only_so_many_words_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reranking, "_KEPT_WORDS", 30)
    segment = gathered([Document(str(number), "Sổ", f"hội nghị {number} " * 4) for number in range(9)])
    asked_for: list[int] = []
    unpacked = segment.stream

    def stream(number: int) -> np.ndarray:
        asked_for.append(number)
        return unpacked(number)

    segment.stream = stream  # type: ignore[method-assign]
    streams = Streams()
    for number in (0, 0, 1, 0, 2, 3, 3, 0):
        assert streams.of(segment, number).tolist() == unpacked(number).tolist()
    assert asked_for == [0, 1, 2, 3, 0]


def test_a_run_in_the_title_of_one_is_not_another_s() -> None:
    """The texts of many reports are laid out in a row: what begins one of them is not the end of the one before."""
    asked = understand("hội nghị kiểm điểm")
    segments: list[Segment] = [gathered([Document("1", "Kiểm điểm"), Document("2", "Hội nghị")])]
    found = standing(segments[0], Streams(), [1, 0], asked, [1.0] * 4)
    assert found.run.tolist() == pytest.approx([0.5, 0.5])
    assert found.line.tolist() == pytest.approx([0.5, 0.5])
