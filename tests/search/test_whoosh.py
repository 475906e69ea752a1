"""Whoosh's own searcher, one posting at a time over our codec, finds and scores exactly what the program does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.conftest import DOCUMENTS
from tests.search.naive import counted, weigh
from whoosh.index import FileIndex
from whoosh.query import And, Or, Term
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from archive_app.search import postings, ranking, scoring
from archive_app.search.codec import SCHEMA, open_segment
from archive_app.search.documents import Document
from archive_app.search.postings import Posting
from archive_app.search.ranking import K1, MOST_WORTH, B
from archive_app.search.scoring import Part, Scoring, best, matching
from archive_app.search.segments import Segment
from archive_app.search.writing import Writer, open_files, worth_merging

SYLLABLES = "hội hồi hoi nghị nghỉ kiểm kiêm điểm đảng ủy hòa hoa ubnd d đ mây"
Asked = tuple[str, tuple[str, ...]]
"""A field and the words of one of its terms."""


class OurIdf(BM25F):  # type: ignore[misc]  # Whoosh has no types
    """BM25 as Whoosh reckons it, through its hook for how telling a term is."""

    def idf(self, searcher: Searcher, fieldname: str, text: bytes) -> float:
        parent = searcher.get_parent()
        return ranking.idf(parent.doc_count_all(), parent.doc_frequency(fieldname, text))


@contextmanager
def index_of(pages: Iterable[Sequence[Document]], deleted: Iterable[int] = ()) -> Iterator[FileIndex]:
    """An index with one segment a page, and documents deleted afterwards (numbered through all segments)."""
    with TemporaryDirectory() as folder:
        files = open_files(Path(folder), create=True)
        for page in pages:
            writer = Writer(files)
            for document in page:
                writer.add(document)
            writer.publish()
        writer = Writer(files)
        for number in deleted:
            writer.delete_document(number)
        writer.publish()
        yield files


def segments_of(files: FileIndex) -> list[Segment]:
    segments = [open_segment(files.storage, one) for one in files._read_toc().segments]
    weigh(segments)
    return segments


def posting(segment: Segment, asked: Asked) -> Posting:
    field, words = asked
    if field.endswith("pair"):
        return segment.pair(*words, field)
    if field == "marked":
        return segment.marked(*words)
    return segment.named(*words) if field == "name" else segment.syllable(*words, field)


def by_us(segments: Sequence[Segment], asked: Sequence[Asked], *, every: bool) -> dict[int, float]:
    """Scores by document, numbered through all segments; with ``every`` each term has to be there."""
    size = sum(segment.size for segment in segments)
    found: dict[int, float] = {}
    start = 0
    for segment in segments:
        mine = [posting(segment, one) for one in asked]
        having = [sum(posting(other, one).count for other in segments) for one in asked]
        parts = [
            Part(one, MOST_WORTH * ranking.idf(size, n), required=every) for one, n in zip(mine, having, strict=True)
        ]
        there = matching(segment, mine) if every else scoring.either(segment, mine)
        there = there if every else matching(segment, [there])
        docs, scores = best(segment, there, Scoring(parts), segment.size)
        found |= {start + doc: score for doc, score in zip(docs.tolist(), scores.tolist(), strict=True)}
        start += segment.size
    return found


def by_whoosh(files: FileIndex, asked: Sequence[Asked], *, every: bool) -> dict[int, float]:
    terms = [Term(field, " ".join(words)) for field, words in asked]
    with Searcher(files.reader(), weighting=OurIdf(B=B, K1=K1)) as searcher:
        query = And(terms) if every else Or(terms)
        return {hit.docnum: hit.score for hit in searcher.search(query, limit=None)}


def compare(files: FileIndex, asked: Sequence[Asked]) -> None:
    segments = segments_of(files)
    for every in (True, False):
        ours, theirs = by_us(segments, asked, every=every), by_whoosh(files, asked, every=every)
        assert sorted(ours) == sorted(theirs)
        assert [ours[one] for one in sorted(ours)] == pytest.approx([theirs[one] for one in sorted(ours)], rel=1e-5)
    for segment in segments:
        segment.close()


def random_archive(random: np.random.Generator, size: int, words: Sequence[str]) -> list[Document]:
    """Documents whose words are the rarer the later they stand in ``words``; some are named, some have no words."""
    likely = 1 / np.arange(1, len(words) + 1)
    lengths = random.integers(0, 25, size)
    drawn = random.choice(words, int(lengths.sum()), p=likely / likely.sum()).tolist()
    archive = []
    for number, length in enumerate(lengths.tolist()):
        said = [drawn.pop() for _ in range(length)]
        kind = random.choice(["kiem_diem", "giao_ban"])
        archive.append(Document(f"{number:05}", " ".join(said[:3]), " ".join(said[3:]), kind=str(kind)))
    return archive


def random_terms(random: np.random.Generator, archive: Sequence[Document]) -> list[Asked]:
    """Different terms of one document, and sometimes one of nobody's."""
    known = counted([archive[random.integers(len(archive))]])
    terms = [(field, term) for field, found in known.items() for term in found]
    chosen = random.permutation(len(terms))[: random.integers(1, 5)].tolist()
    asked: list[Asked] = [terms[one] for one in chosen]
    return asked if random.random() < 0.9 else [*asked, ("syllable", ("nowhere",))]


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(1, 3), st.booleans())
def test_small_indexes_answer_as_whoosh_does(seed: int, size: int, pages: int, often: bool) -> None:
    random = np.random.default_rng(seed)
    archive = random_archive(random, size, SYLLABLES.split())
    cuts = np.sort(random.integers(0, size + 1, pages - 1)).tolist()
    cut = [archive[first:last] for first, last in zip([0, *cuts], [*cuts, size], strict=True)]
    deleted = np.flatnonzero(random.random(size) < random.choice([0, 0.3])).tolist()
    with pytest.MonkeyPatch.context() as patch:
        if often:  # bitmaps and bounds, as in large segments
            patch.setattr(postings, "FREQUENT_FROM", 1)
            patch.setattr(scoring, "_SCORED_WHOLE", 4)
            patch.setattr(scoring, "_FIRST_BLOCKS", 1)
        with index_of([page for page in cut if page], deleted) as files:
            for _ in range(6):
                compare(files, random_terms(random, archive))


@pytest.mark.parametrize(("pages", "gone"), [(1, 0.0), (3, 0.2)])
def test_a_large_index_answers_as_whoosh_does(pages: int, gone: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "_SCORED_WHOLE", 100)
    random = np.random.default_rng(pages)
    archive = random_archive(random, 3000 if pages == 1 else 2100 * pages, SYLLABLES.split())
    deleted = np.flatnonzero(random.random(len(archive)) < gone).tolist()
    with index_of([archive[start::pages] for start in range(pages)], deleted) as files:
        segments = segments_of(files)
        assert all(segment.syllable("hoi").bits is not None for segment in segments)
        for _ in range(5):
            compare(files, random_terms(random, archive))
        compare(files, [("syllable", ("hoi",)), ("syllable", ("nghi",))])
        compare(files, [("name", ("kind:giao_ban",)), ("title", ("hoi",))])


def test_a_merged_index_answers_as_whoosh_does() -> None:
    random = np.random.default_rng(8)
    archive = random_archive(random, 240, SYLLABLES.split())
    with index_of([archive[:80], archive[80:81], archive[81:]], range(0, 240, 7)) as files:
        before = by_whoosh(files, [("syllable", ("hoi",))], every=True)
        reader: IndexReader = files.reader()
        assert [number for number in range(240) if reader.is_deleted(number)] == list(range(0, 240, 7))
        assert (reader.doc_count(), reader.doc_count_all(), reader.has_deletions()) == (205, 240, True)
        reader.close()
        writer = Writer(files)
        writer.publish_merged(worth_merging(writer.segments, [1, 1, 1]))
        (segment,) = segments_of(files)
        assert (segment.size, segment.count) == (205, 205)
        after = by_whoosh(files, [("syllable", ("hoi",))], every=True)
        assert len(after) == len(before)
        for _ in range(6):
            compare(files, random_terms(random, archive))


def test_whoosh_reads_every_term_and_posting() -> None:
    """Its reader knows each word as bytes, in their order; pairs are looked up, never listed."""
    expected = counted(DOCUMENTS)
    with index_of([DOCUMENTS]) as files:
        reader: IndexReader = files.reader()
        listed = list(reader.all_terms())
        assert listed == sorted(listed)
        assert listed == sorted(
            (field, word.encode())
            for field, found in expected.items()
            if not field.endswith("pair")
            for (word,) in found
        )
        for field, found in expected.items():
            for term, docs in found.items():
                text = " ".join(term).encode()
                assert (field, text) in reader
                assert _read(reader, field, text) == docs
                info = reader.term_info(field, text)
                assert (info.doc_frequency(), info.weight()) == (len(docs), sum(docs.values()))
                assert (info.max_weight(), info.min_id(), info.max_id()) == (max(docs.values()), min(docs), max(docs))
        assert ("syllable", b"nowhere") not in reader
        assert ("pair", b"hoi") not in reader
        assert list(reader.expand_prefix("syllable", "kie")) == [b"kiem"]
        reader.close()


def _read(reader: IndexReader, field: str, text: bytes) -> dict[int, float]:
    matcher = reader.postings(field, text)
    found = {}
    while matcher.is_active():
        found[matcher.id()] = matcher.weight()
        matcher.next()
    return found


def test_whoosh_knows_the_fields_by_the_names_we_write() -> None:
    assert sorted(SCHEMA.names()) == sorted(counted([]))
