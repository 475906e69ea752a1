"""Posting lists come back from their arrays as they went in, rare and frequent, below and beyond 65,536 documents."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.search import postings
from archive_app.search.arrays import Array
from archive_app.search.postings import BLOCK, MOST_TIMES, Field, Postings, encode, invert, merge, times_at

K = np.float32(1.2)


def random_postings(random: np.random.Generator, size: int, terms: int) -> Postings:
    """Terms of every density, some of which occur once everywhere and some as often as is counted."""
    keys = np.sort(random.choice(1 << 42, terms, replace=False)).astype(np.uint64)
    docs, times = [], []
    for _ in range(terms):
        share = random.choice([0.001, 0.05, 0.07, 0.2, 0.6, 1.0])
        there = np.flatnonzero(random.random(size) < share)
        there = there if len(there) else np.array([random.integers(size)])
        docs.append(there.astype(np.uint32))
        most = int(random.choice([1, 1, 3, MOST_TIMES]))
        times.append(random.integers(1, most + 1, len(there)).astype(np.uint8))
    counts = np.array([len(one) for one in docs], np.uint32)
    joined = np.concatenate([np.empty(0, np.uint32), *docs]), np.concatenate([np.empty(0, np.uint8), *times])
    return Postings(keys, counts, *joined)


def terms_of(many: Postings) -> list[tuple[int, list[int], list[int]]]:
    """Key, documents and times of each term."""
    ends = np.cumsum(many.counts).tolist()
    return [
        (key, many.docs[end - count : end].tolist(), many.times[end - count : end].tolist())
        for key, count, end in zip(many.keys.tolist(), many.counts.tolist(), ends, strict=True)
    ]


def cut(many: Postings, places: list[int]) -> list[Postings]:
    """The same terms in several parts that follow each other."""
    begins = [0, *np.cumsum(many.counts).tolist()]
    parts = []
    for first, last in zip([0, *places], [*places, len(many.keys)], strict=True):
        inside = slice(begins[first], begins[last])
        parts.append(Postings(many.keys[first:last], many.counts[first:last], many.docs[inside], many.times[inside]))
    return parts


def encoded(many: Postings, size: int, norms: Array | None = None) -> Field:
    return Field(encode([many], size, np.full(size, K) if norms is None else norms), size)


def check_field(field: Field, many: Postings, random: np.random.Generator) -> None:
    """Every way of asking a field, against the terms that were put in."""
    terms = terms_of(many)
    assert field.keys.tolist() == many.keys.tolist()
    assert field.counts().tolist() == many.counts.tolist()
    assert terms_of(field.read(0, len(terms))) == terms
    for row, (key, docs, times) in enumerate(terms):
        posting = field.posting(row)
        assert (field.row(key), field.count(row), posting.count) == (row, len(docs), len(docs))
        assert posting.numbers().tolist() == docs
        assert times_at(posting, posting.numbers()).tolist() == times
        asked = np.sort(random.choice(field.size, min(field.size, 40), replace=False))
        known = dict(zip(docs, times, strict=True))
        assert times_at(posting, asked, all_there=False).tolist() == [known.get(doc, 0) for doc in asked.tolist()]
        assert field.row(key + 1) == (row + 1 if row + 1 < len(terms) and terms[row + 1][0] == key + 1 else -1)
    first, last = sorted(random.integers(0, len(terms) + 1, 2).tolist())
    assert terms_of(field.read(first, last)) == terms[first:last]
    assert field.counts_between(first, last).tolist() == many.counts[first:last].tolist()
    if last > first:
        anywhere = sorted({doc for _, docs, _ in terms[first:last] for doc in docs})
        between = field.between(first, last)
        assert (between.count, between.numbers().tolist()) == (len(anywhere), anywhere)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32 - 1), st.integers(1, 400), st.integers(0, 25))
def test_every_term_comes_back(monkeypatch: pytest.MonkeyPatch, seed: int, size: int, terms: int) -> None:
    random = np.random.default_rng(seed)
    monkeypatch.setattr(postings, "FREQUENT_FROM", int(random.choice([1, 2048])))
    many = random_postings(random, size, terms)
    check_field(encoded(many, size), many, random)
    parts = cut(many, sorted(random.integers(0, terms + 1, 3).tolist()))
    check_field(Field(encode(iter(parts), size, np.full(size, K)), size), many, random)


@pytest.mark.parametrize("size", [2048, 65_535, 65_536, 65_537, 65_536 * 2 + 40])
def test_every_term_of_a_large_segment_comes_back(size: int) -> None:
    random = np.random.default_rng(size)
    many = random_postings(random, size, 12)
    field = encoded(many, size)
    assert any(field.posting(row).bits is not None for row in range(12))
    assert any(field.posting(row).docs is not None for row in range(12))
    check_field(field, many, random)


def test_nothing_comes_back_as_nothing() -> None:
    for size in (0, 1, 5000):
        none = Postings(*(np.empty(0, kind) for kind in (np.uint64, np.uint32, np.uint32, np.uint8)))
        for parts in ([], [none], [none, none]):
            field = Field(encode(parts, size, np.full(size, K)), size)
            assert (field.row(7), field.counts().tolist(), terms_of(field.read(0, 0))) == (-1, [], [])


@given(st.integers(0, 2**32 - 1), st.integers(1, 300))
def test_a_bound_is_never_too_low(seed: int, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "FREQUENT_FROM", 1)
        random = np.random.default_rng(seed)
        norms = random.uniform(0.3, 9, size).astype(np.float32)
        many = random_postings(random, size, 6)
        field = encoded(many, size, norms)
    for row, (_, docs, times) in enumerate(terms_of(many)):
        posting = field.posting(row)
        if posting.maxima is None:
            assert len(docs) * BLOCK <= size
            continue
        bounds = posting.low + posting.step * posting.maxima.astype(float)
        worth = [time / (time + float(norms[doc])) for doc, time in zip(docs, times, strict=True)]
        assert all(bounds[doc // BLOCK] >= one * (1 - 1e-6) for doc, one in zip(docs, worth, strict=True))
        best = max(worth)
        assert all(bound <= best + posting.step * 1.1 + 1e-6 for bound in bounds.tolist())


@given(
    st.lists(st.tuples(st.integers(0, 2**42 - 1) | st.integers(0, 3), st.integers(0, 2**22 - 1) | st.integers(0, 5)))
)
def test_occurrences_are_counted(pairs: list[tuple[int, int]]) -> None:
    found = terms_of(invert(np.array([k for k, _ in pairs], np.uint64), np.array([d for _, d in pairs], np.uint32)))
    counted: dict[int, dict[int, int]] = {}
    for key, doc in pairs:
        docs = counted.setdefault(key, {})
        docs[doc] = docs.get(doc, 0) + 1
    assert found == [(key, sorted(docs), [docs[doc] for doc in sorted(docs)]) for key, docs in sorted(counted.items())]


def test_nobody_counts_further() -> None:
    found = invert(
        np.full(700, 3, np.uint64), np.repeat(np.array([1, 2], np.uint32), [700 - MOST_TIMES + 1, MOST_TIMES - 1])
    )
    assert terms_of(found) == [(3, [1, 2], [MOST_TIMES, MOST_TIMES - 1])]


@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
def test_parts_of_the_same_terms_are_put_together(seed: int, count: int) -> None:
    random = np.random.default_rng(seed)
    keys = np.sort(random.choice(50, 9, replace=False)).astype(np.uint64)
    owner = random.integers(0, count, 40)
    expected: dict[int, dict[int, int]] = {}
    parts = []
    for part in range(count):
        mine, occurring = np.flatnonzero(owner == part), []
        for key in keys.tolist():
            there = mine[random.random(len(mine)) < 0.4]
            occurring += [(key, doc) for doc in there.tolist() for _ in range(random.integers(1, 4))]
        for key, doc in occurring:
            docs = expected.setdefault(key, {})
            docs[doc] = docs.get(doc, 0) + 1
        parts.append(
            invert(np.array([k for k, _ in occurring], np.uint64), np.array([d for _, d in occurring], np.uint32))
        )
    found = terms_of(merge(parts))
    assert found == [(key, sorted(docs), [docs[doc] for doc in sorted(docs)]) for key, docs in sorted(expected.items())]
