"""Merging changes no answer: one segment of several holds and finds what gathering their documents at once would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.search.conftest import DOCUMENTS
from tests.search.naive import counted, gathered, gathered_pages, held, weigh, words_of
from tests.search.synthetic import Occurrences, segment_of
from tests.search.test_gathering import ARCHIVES

from archive_app.errors import Cancelled
from archive_app.search import merging, postings, writing
from archive_app.search.answering import Answered, by_id, find
from archive_app.search.arrays import Arrays
from archive_app.search.documents import Document
from archive_app.search.finding import Filters
from archive_app.search.merging import merge_segments
from archive_app.search.postings import times_at
from archive_app.search.reranking import Streams
from archive_app.search.segments import Segment
from archive_app.search.understanding import understand
from archive_app.search.writing import worth_merging

QUERIES = [
    "hoi nghi", "hội nghị kiểm điểm", "đảng uỷ", "hồi", "25/12/2018", "06 qd hu", "tháng 12/2018", '"hoi nghi" kiem',
    "ubnd", "gddt", "năm học 2018-2019", "mây", "không ở đâu cả", "nghỉ hoi",
]  # fmt: skip


def merged(segments: Sequence[Segment], name: str = "merged") -> Segment:
    file = BytesIO()
    count = merge_segments(file, segments)
    segment = Segment(Arrays(file.getvalue()), name)
    assert segment.size == count
    weigh([segment])
    return segment


def answer(segments: Sequence[Segment], query: str, **filters: Any) -> Answered:
    asked = understand(query)
    found = find(segments, Streams(), asked, Filters(**filters), sort="relevance", first=0, last=500)
    return by_id(segments, found)


def same_answers(ones: Sequence[Segment], others: Sequence[Segment], queries: Sequence[str] = QUERIES) -> None:
    for query in queries:
        for filters in ({}, {"having": ("year:2018",)}, {"lacking": ("kind:giao_ban",)}):
            one, other = answer(ones, query, **filters), answer(others, query, **filters)
            assert [found for found, _ in one.page] == [found for found, _ in other.page], query
            assert [score for _, score in one.page] == pytest.approx([score for _, score in other.page], rel=1e-5)
            assert (one.total, one.readings, one.nearly) == (other.total, other.readings, other.nearly)


def same_contents(segment: Segment, documents: Sequence[Document]) -> None:
    """All of it as if these documents had just been gathered into one segment."""
    fresh = gathered(documents)
    assert held(segment) == held(fresh) == counted(documents)
    assert [segment.id_of(number) for number in range(segment.size)] == [one.id for one in documents]
    assert [segment.number_of(one.id) for one in documents] == list(range(len(documents)))
    for number in range(len(documents)):
        assert words_of(segment, number) == words_of(fresh, number)
    for one, other in ((segment.dates, fresh.dates), (segment.lengths, fresh.lengths), (segment.newest, fresh.newest)):
        assert one.tolist() == other.tolist()
    for start in ("h", "ho", "ngh", "k", "2"):
        assert segment.opening(start).numbers().tolist() == fresh.opening(start).numbers().tolist()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ARCHIVES, min_size=1, max_size=3), st.randoms(use_true_random=False), st.sampled_from([0.0, 0.4, 1.0]))
def test_merged_is_gathered_at_once(
    monkeypatch: pytest.MonkeyPatch, archives: list[list[Document]], random: Any, gone: float
) -> None:
    monkeypatch.setattr(merging, "_AT_ONCE", 7)
    pages = [[replace(one, id=f"{at}{n:03}") for n, one in enumerate(page)] for at, page in enumerate(archives)]
    segments = gathered_pages(pages)
    left = []
    for segment, page in zip(segments, pages, strict=True):
        deleted = {number for number in range(len(page)) if random.random() < gone}
        segment.set_deleted(deleted)
        left += [one for number, one in enumerate(page) if number not in deleted]
    together = merged(segments)
    same_contents(together, left)
    same_answers([together], [gathered(left)], QUERIES[:4])
    if not gone:
        same_answers(segments, [together], QUERIES[:4])
        assert [segment_pairs(together)] == [segment_pairs(gathered(left))]


def segment_pairs(segment: Segment) -> dict[tuple[str, str], int]:
    """How often exact neighbours meet, by their words."""
    keys, counts = segment.exact_pairs()
    words = [(segment.exact[key >> 21], segment.exact[key & (1 << 21) - 1]) for key in keys.tolist()]
    return dict(zip(words, counts.tolist(), strict=True))


WORDS = "hội nghị hồi nghỉ kiểm điểm đảng uỷ công tác UBND mây 06-QĐ/HU 25/12/2018"


def reports(count: int, first: int = 0) -> list[Document]:
    """Reports that share some words and sentences, with dates that repeat."""
    random = np.random.default_rng(first)
    made = []
    for number in range(first, first + count):
        said = " ".join(random.choice(WORDS.split(), random.integers(2, 20)))
        day = f"201{random.integers(7, 9)}-0{random.integers(1, 9)}-11"
        kind = str(random.choice(["giao_ban", "kiem_diem"]))
        made.append(Document(f"{number:05}", said[:20], said, date=day, kind=kind))
    return made


def test_merged_answers_like_the_segments_it_was_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """With bitmaps and bounds on both sides, and with lists alone."""
    archive = reports(360)
    for frequent_from in (2048, 100):
        monkeypatch.setattr(postings, "FREQUENT_FROM", frequent_from)
        segments = gathered_pages((archive[:240], archive[240:260], archive[260:]))
        together = merged(segments)
        same_answers(segments, [together])
        same_contents(together, archive)
        for segment in segments:
            segment.set_deleted(range(0, segment.size, 3))
        left = [one for segment in segments for number, one in enumerate(_page(segment, archive)) if number % 3]
        after = merged(segments)
        same_contents(after, left)
        same_answers([after], [gathered(left)])
        for query in QUERIES[:3]:  # what was deleted still told how rare a word is
            before = {one for one, _ in answer(segments, query).page}
            assert before == {one for one, _ in answer([after], query).page} != set()


def _page(segment: Segment, archive: Sequence[Document]) -> list[Document]:
    mine = {segment.id_of(number) for number in range(segment.size)}
    return [one for one in archive if one.id in mine]


def test_merging_again_and_again_changes_nothing() -> None:
    archive = reports(40)
    segment = gathered(archive[:1])
    for one in archive[1:]:
        segment = merged([segment, gathered([one])])
    same_contents(segment, archive)
    same_contents(merged([segment]), archive)


def test_vocabularies_interleave() -> None:
    words = [f"{a}{b}{c}" for a in "bđhk" for b in "aăo" for c in "cmn"]
    pages = [[Document(f"{at}", " ".join(words[at::3]), " ".join(words[at::5]))] for at in range(3)]
    segments = gathered_pages(pages)
    same_contents(merged(segments), [page[0] for page in pages])
    same_contents(merged(segments[::-1]), [page[0] for page in pages[::-1]])


def many(random: np.random.Generator, size: int, words: Sequence[str]) -> tuple[Occurrences, list[int]]:
    shares = [0.0001, 0.002, 0.03, 0.1, 0.5]
    occurrences = {}
    for place, word in enumerate(words):
        docs = np.flatnonzero(random.random(size) < shares[place % len(shares)])
        times = random.integers(1, 1 + place % 4 + 1, len(docs))
        occurrences[word] = dict(zip(docs.tolist(), times.tolist(), strict=True))
    return occurrences, random.integers(1, 60, size).tolist()


@pytest.mark.parametrize(("sizes", "gone"), [((40_000, 30_000), 0.0), ((70_000, 3000, 66_000), 0.3), ((66_000,), 0.5)])
def test_more_documents_than_sixteen_bits_count(sizes: Sequence[int], gone: float) -> None:
    """Documents that lay below 65,536 come to lie beyond, and the other way round."""
    random = np.random.default_rng(len(sizes))
    segments, expected, lengths, first = [], {}, [], 0
    for at, size in enumerate(sizes):
        occurrences, long = many(random, size, ["a", f"b{at}", "c", f"d{at}", "e", "f", f"g{at}", "h"])
        deleted = np.flatnonzero(random.random(size) < gone)
        left = np.setdiff1d(np.arange(size), deleted)
        new = {doc: first + place for place, doc in enumerate(left.tolist())}
        for word, found in occurrences.items():
            mine = {new[doc]: times for doc, times in found.items() if doc in new}
            expected.setdefault(word, {}).update(mine)
        segments.append(segment_of(occurrences, long, [0] * size, str(at)))
        segments[-1].set_deleted(deleted.tolist())
        lengths += [long[doc] for doc in left.tolist()]
        first += len(left)
    together = merged(segments)
    fresh = segment_of(expected, lengths, [0] * first)
    assert together.lengths.tolist() == lengths
    for word, found in expected.items():
        posting, other = together.syllable(word), fresh.syllable(word)
        assert posting.numbers().tolist() == other.numbers().tolist() == sorted(found)
        numbers = posting.numbers()
        assert times_at(posting, numbers).tolist() == times_at(other, numbers).tolist()
        assert times_at(posting, numbers).tolist() == [found[doc] for doc in numbers.tolist()]
        assert (posting.bits is None) == (other.bits is None)
        if posting.maxima is not None:
            assert posting.maxima.tolist() == other.maxima.tolist()  # type: ignore[union-attr]


def test_merging_can_be_stopped() -> None:
    class Impatient:
        def step(self, done: int, total: int, note: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        merge_segments(BytesIO(), [gathered(DOCUMENTS)], Impatient())


class Sized:
    """What `worth_merging` asks of a segment."""

    def __init__(self, documents: int, deleted: int = 0) -> None:
        self.documents, self.deleted = documents, deleted

    def doc_count(self) -> int:
        return self.documents

    def has_deletions(self) -> bool:
        return self.deleted > 0


def chosen(*segments: Sized, words: int = 10) -> list[int]:
    picked = worth_merging(segments, [words] * len(segments))
    return [place for place, one in enumerate(segments) if one in picked]


def test_the_smallest_segments_are_merged_as_long_as_they_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LARGE_SEGMENT", 100)
    assert chosen() == chosen(Sized(5)) == chosen(Sized(90), Sized(80)) == []
    assert chosen(Sized(50), Sized(50)) == [0, 1]
    assert chosen(Sized(95), Sized(3), Sized(40), Sized(1)) == [1, 2, 3]
    assert chosen(Sized(30), Sized(30), Sized(30), Sized(30)) == [0, 1, 2]
    monkeypatch.setattr(writing, "MOST_WORDS", 25)
    assert chosen(Sized(1), Sized(2), Sized(3)) == [0, 1]


def test_a_segment_alone_is_worth_writing_again_when_some_of_it_is_deleted() -> None:
    assert chosen(Sized(50, deleted=9)) == [0]
