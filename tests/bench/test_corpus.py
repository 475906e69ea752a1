"""What is measured stays the same from run to run, is as big as real reports, and is asked what it can answer."""

from __future__ import annotations

import hashlib
import statistics
import tempfile
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import corpus
import pytest
from questions import KEYSTROKES, KINDS, Question, keystrokes, mentions, questions

from archive_app.search.documents import Document
from archive_app.text.folding import fold
from archive_app.text.tokens import keys


@pytest.fixture(scope="module")
def reports() -> list[Document]:
    return list(corpus.documents(1200))


@pytest.fixture(scope="module")
def asked(reports: list[Document]) -> list[Question]:
    return questions(reports)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_same_reports_come_again_whatever_the_count(reports: list[Document]) -> None:
    assert list(corpus.documents(30)) == reports[:30]
    said = "\n".join(f"{one.id} {one.title} {one.date} {one.kind} {one.text}" for one in reports[:100])
    # Figures of different computers compare only while this stays; a change here starts a new series.
    assert hashlib.sha256(said.encode()).hexdigest()[:16] == "edb16be2cfe29160"


def test_reports_are_as_long_and_as_varied_as_real_ones(reports: list[Document]) -> None:
    read = [keys(f"{one.title}\n{one.text}") for one in reports]
    assert statistics.mean(len(exact) for exact, _ in read) == pytest.approx(608, rel=0.05)
    assert statistics.mean(len(set(exact)) for exact, _ in read) == pytest.approx(322, rel=0.05)
    holding = Counter(word for _, folded in read for word in set(folded))
    share = {word: count / len(reports) for word, count in holding.items()}
    assert all(share[word] > 0.9 for word in ("hoi", "nghi", "giao", "duc", "truong", "hoc", "huyen"))
    assert sum(one < 0.005 for one in share.values()) > 1500


def test_ids_ascend_and_every_report_has_a_day_of_its_year(reports: list[Document]) -> None:
    ids = [one.id for one in reports]
    assert ids == sorted(set(ids))
    assert {len(one) for one in ids} == {32}
    assert all((one.date or "").startswith(f"{one.year}-") for one in reports)
    assert {one.kind for one in reports} == {"kiem_diem", "tong_ket"}


def test_abbreviations_stand_only_below_the_letterhead_that_spells_them_out(reports: list[Document]) -> None:
    short = [
        one for one in reports if any(word in one.text for word in ("GD&ĐT đã", "THCS", "UBND huyện", "UBKT Huyện"))
    ]
    assert len(short) > 100
    assert all(one.text.startswith(corpus.LETTERHEAD) for one in short)


def test_reports_are_made_one_at_a_time() -> None:
    stream = corpus.documents(100_000)
    next(stream)
    tracemalloc.start()
    try:
        for _ in islice(stream, 200):
            pass
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_the_kept_file_says_what_was_made(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = list(corpus.cached(20))
    assert made == list(corpus.documents(20))
    monkeypatch.setattr(corpus, "documents", lambda count: pytest.fail("made twice"))
    assert list(corpus.cached(20)) == made
    assert [file.name for file in corpus.cache(20).iterdir()] == ["reports.jsonl.gz"]
    assert temporary in corpus.cache(20).parents


def test_a_run_that_is_stopped_leaves_no_half_corpus(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(corpus.documents(20))

    def stopped(_: int) -> Iterator[Document]:
        yield whole[0]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(corpus, "documents", stopped)
        with pytest.raises(KeyboardInterrupt):
            list(corpus.cached(20))
    assert list(corpus.cached(20)) == whole


def test_the_mix_has_so_many_questions_of_each_kind(asked: list[Question]) -> None:
    assert Counter(question.kind for question in asked) == KINDS
    assert sum(KINDS.values()) == len(set(asked)) == 72


def test_words_are_as_frequent_as_their_kind_says(reports: list[Document], asked: list[Question]) -> None:
    read = [set(keys(f"{one.title}\n{one.text}")[1]) for one in reports]
    bounds = {"common": (0.6, 1.0), "mid": (0.02, 0.2), "rare": (3 / len(read), 0.005)}
    for question in asked:
        if question.kind in bounds:
            least, most = bounds[question.kind]
            assert least <= sum(question.terms[0] in words for words in read) / len(read) <= most, question


def test_the_same_questions_come_again(reports: list[Document], asked: list[Question]) -> None:
    assert questions(iter(reports)) == asked


def test_questions_are_typed_as_a_clerk_does(asked: list[Question]) -> None:
    phrase = Question("phrase", ("mot", "hai"))
    assert (phrase.words, phrase.phrase, phrase.marked) == ('"mot hai"', True, False)
    assert Question("word and beginning", ("mot",), "ha").words == "mot ha"
    assert all(question.words != fold(question.words) for question in asked if question.marked)
    assert all(question.words == fold(question.words) for question in asked if not question.marked)
    assert len({question.year for question in asked if question.year}) == KINDS["year and words"]


def test_keystrokes_grow_letter_by_letter(reports: list[Document]) -> None:
    typed = keystrokes(reports)
    assert len(typed) == KEYSTROKES == 99
    assert typed[0].words == typed[0].beginning
    assert len(typed[0].beginning) == 1
    for before, after in pairwise(typed):
        grown = after.beginning == before.beginning + after.beginning[-1:] and after.terms == before.terms
        blank = not after.beginning and after.terms == (*before.terms, before.beginning)
        fresh = after.terms == () and len(after.beginning) == 1
        assert grown or blank or fresh


def test_numbers_and_days_are_asked_for_as_they_stand_in_reports(reports: list[Document]) -> None:
    found = mentions(reports)
    assert Counter(question.kind for question in found) == {"number": 10, "day": 10}
    for number, day in zip(found[:10], found[10:], strict=True):
        days, months, years = day.words.split("/")
        written = f"số {number.words} ngày {days} tháng {months} năm {years}"
        assert any(written in report.text for report in reports)
