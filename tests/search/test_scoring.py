"""The bounds are exact: the best documents are those that scoring every single one would give, ties included."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.search.synthetic import occurrences_of, segment_of, worth_of_all

from archive_app.search import postings, scoring
from archive_app.search.arrays import Array
from archive_app.search.postings import MOST_TIMES, NOWHERE, Posting, bits_of, times_at
from archive_app.search.scoring import Part, Scoring, best, either, has, matching, newest, scores, without
from archive_app.search.segments import Segment

SHARES = {"everywhere": 1.0, "often": 0.6, "half": 0.5, "third": 0.3, "tenth": 0.1, "block": 0.07, "rare": 0.03}


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only large segments do is done by small ones."""
    monkeypatch.setattr(postings, "FREQUENT_FROM", 1)
    monkeypatch.setattr(scoring, "_SCORED_WHOLE", 8)
    monkeypatch.setattr(scoring, "_FIRST_BLOCKS", 2)


def random_segment(random: np.random.Generator, size: int, *, most_times: int = 9) -> Segment:
    """Words in very different numbers of documents, clustered; lengths and dates that repeat."""
    lengths = random.integers(1, 400, size)
    occurrences = {}
    for word, share in SHARES.items():
        # Waves: frequent here, rare there, so that blocks differ.
        wave = share * (1 + np.sin(np.arange(size) / random.uniform(3, 90)) * random.uniform(0, 1))
        docs = np.flatnonzero(random.random(size) < wave)
        times = np.minimum(1 + random.geometric(random.uniform(0.2, 1.0), len(docs)) - 1, most_times)
        occurrences[word] = dict(zip(docs.tolist(), times.tolist(), strict=True))
    occurrences["nowhere"] = {}
    dates = random.choice([0, *range(20180101, 20180101 + max(2, size // 20))], size)
    return segment_of(occurrences, lengths.tolist(), dates.tolist())


def asked_of(random: np.random.Generator, segment: Segment) -> tuple[list[Posting], Scoring]:
    """What has to be there, and what that and more is worth."""
    words = [*SHARES, "nowhere", "unheard"]
    parts, required = [], []
    for word in random.permutation(words)[: random.integers(0, 6)].tolist():
        posting = segment.syllable(word)
        needed = bool(random.random() < 0.4)
        if needed:
            required.append(posting)
        weight = float(random.choice([0.5, 1.0, 3.7, 200.0]))
        parts.append(Part(posting, weight, needed, bool(random.random() < 0.2)))
    if random.random() < 0.3:
        required.append(without(segment, segment.syllable(str(random.choice(words)))))
    if random.random() < 0.3:
        required.append(either(segment, [segment.syllable(one) for one in random.permutation(words)[:3].tolist()]))
    places = int(random.integers(0, 5))
    covers = [
        (segment.syllable(str(random.choice(words))), int(random.integers(1, 1 << places))) for _ in range(places)
    ]
    return required, Scoring(parts, covers, places, float(random.choice([1.0, 30.0])))


def best_of_all(segment: Segment, found: Array, worth: Array, count: int) -> Array:
    order = np.lexsort((found, -segment.dates[found].astype(np.int64), -worth))
    return found[order][:count]


def check(random: np.random.Generator, segment: Segment, average: float) -> None:
    """One random query against reading everything: what is found, what it is worth, what comes first."""
    required, asked = asked_of(random, segment)
    found = matching(segment, required)
    there = np.ones(segment.size, bool)
    there[list(segment.deleted)] = False
    for posting in required:
        there &= occurrences_of(Posting(posting.count, posting.numbers()), segment.size) > 0
    docs = np.flatnonzero(there)
    assert found.count == len(docs)
    assert found.numbers().tolist() == docs.tolist()
    worth = scores(segment, asked, found.numbers())
    np.testing.assert_allclose(worth, worth_of_all(segment, asked, average)[docs], rtol=1e-5, atol=1e-6)
    for count in (1, 7, 40):
        first, scored = best(segment, found, asked, count)
        expected = best_of_all(segment, docs, worth, count)
        mine, theirs = worth[np.searchsorted(docs, first)], worth[np.searchsorted(docs, expected)]
        np.testing.assert_allclose(scored, theirs, rtol=1e-5)
        # Equals come in the one order; what the last bits alone keep apart, in any.
        assert ((first == expected) | ((mine != theirs) & np.isclose(mine, theirs, rtol=1e-5))).all()


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32 - 1), st.integers(1, 700), st.sampled_from([1, 2, 9, MOST_TIMES]))
def test_bounds_lose_nothing(small_blocks: None, seed: int, size: int, most_times: int) -> None:
    random = np.random.default_rng(seed)
    segment = random_segment(random, size, most_times=most_times)
    average = float(segment.lengths.mean())
    for _ in range(4):
        check(random, segment, average)
    segment.set_deleted(np.flatnonzero(random.random(size) < random.choice([0.01, 0.5, 0.99])).tolist())
    average *= float(random.choice([0.3, 1.5, 4.0]))
    segment.weigh(average)
    for _ in range(4):
        check(random, segment, average)


def test_bounds_lose_nothing_of_a_large_segment() -> None:
    """With the sizes and blocks of the program itself."""
    random = np.random.default_rng(5)
    segment = random_segment(random, 30_000)
    average = float(segment.lengths.mean())
    for _ in range(40):
        check(random, segment, average)
    segment.set_deleted(np.flatnonzero(random.random(segment.size) < 0.2).tolist())
    segment.weigh(2 * average)
    for _ in range(40):
        check(random, segment, 2 * average)


def test_documents_worth_nothing_follow_by_date(small_blocks: None) -> None:
    """One document has the word, and many have nothing that was asked for: the newest of them come next."""
    here = {"filter": dict.fromkeys(range(200), 1), "word": {3: 1}}
    segment = segment_of(here, [5] * 200, range(20180000, 20180200))
    asked = Scoring([Part(segment.syllable("word"), 1.0)])
    docs, worth = best(segment, matching(segment, [segment.syllable("filter")]), asked, 5)
    assert docs.tolist() == [3, 199, 198, 197, 196]
    assert (worth > 0).tolist() == [True, False, False, False, False]


def test_equals_come_by_date_then_number(small_blocks: None) -> None:
    dates = [20180101, 20190101, 0, 20190101] * 50
    segment = segment_of({"word": dict.fromkeys(range(200), 2)}, [7] * 200, dates)
    docs, worth = best(segment, segment.syllable("word"), Scoring([Part(segment.syllable("word"), 1.0)]), 102)
    assert docs.tolist() == [*range(1, 200, 2), 0, 4]
    assert len(set(worth.tolist())) == 1


def test_without_anything_to_score_the_newest_are_best() -> None:
    segment = segment_of({"word": {0: 1, 2: 1, 3: 1}}, [1] * 4, [20180101, 20200101, 20180102, 20170101])
    docs, worth = best(segment, segment.syllable("word"), Scoring([]), 2)
    assert (docs.tolist(), worth.tolist()) == ([2, 0], [0.0, 0.0])
    assert best(segment, NOWHERE, Scoring([]), 2)[0].tolist() == []


@pytest.mark.parametrize("count", [1, 5, 1000, 9000])
def test_the_newest_of_few_and_of_many(count: int) -> None:
    random = np.random.default_rng(1)
    dates = random.integers(0, 50, 5000)
    for share in (0.0005, 0.01, 0.9):
        there = np.flatnonzero(random.random(5000) < share)
        segment = segment_of({"word": dict.fromkeys(there.tolist(), 1)}, [1] * 5000, dates.tolist())
        expected = sorted(there.tolist(), key=lambda doc: (-dates[doc], doc))[:count]
        bits = Posting(len(there), bits=bits_of(there, 5000))
        for found in (segment.syllable("word"), bits, Posting(len(there), there)):
            assert newest(segment, found, count).tolist() == expected


@given(st.integers(0, 2**32 - 1), st.integers(1, 300))
def test_documents_as_numbers_and_as_bits_are_the_same(seed: int, size: int) -> None:
    random = np.random.default_rng(seed)
    sets = [np.flatnonzero(random.random(size) < share) for share in (0.0, 0.02, 0.5, 0.9)]
    segment = segment_of({}, [1] * size, [0] * size)
    asked = np.sort(random.choice(size, random.integers(0, size + 1), replace=False))
    for docs in sets:
        numbers = Posting(len(docs), docs)
        bits = Posting(len(docs), bits=bits_of(docs, size))
        assert bits.numbers().tolist() == docs.tolist()
        expected = np.isin(asked, docs).tolist()
        for posting in (numbers, bits):
            assert has(segment, posting, asked).tolist() == expected
            assert times_at(posting, asked, all_there=False).tolist() == [float(one) for one in expected]
            assert without(segment, posting).numbers().tolist() == sorted({*range(size)} - {*docs.tolist()})
        assert not segment.scratch.any()
    together = sorted(set().union(*(docs.tolist() for docs in sets)))
    mixed = [Posting(len(d), d) if n % 2 else Posting(len(d), bits=bits_of(d, size)) for n, d in enumerate(sets)]
    assert either(segment, mixed).numbers().tolist() == together
    assert either(segment, mixed).count == len(together)
    assert matching(segment, mixed).numbers().tolist() == []
    common = [doc for doc in sets[2].tolist() if doc in set(sets[3].tolist())]
    assert matching(segment, mixed[2:]).numbers().tolist() == common
    assert matching(segment, []).numbers().tolist() == list(range(size))
