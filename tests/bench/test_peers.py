"""Whom ours is measured against finds what counting by hand finds, and the verdicts on figures are right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import corpus
import pytest
from engines import FullText, Tantivy, peers
from figures import Bar, Own, Taken, Told, at
from peers import compare, in_turn, wrong
from questions import Question, keystrokes, questions

from archive_app.search.documents import Document
from archive_app.text.tokens import keys

COUNT = 400


@pytest.fixture(scope="module")
def reports() -> list[Document]:
    return list(corpus.documents(COUNT))


@pytest.fixture(scope="module")
def three(reports: list[Document], tmp_path_factory: pytest.TempPathFactory) -> list[Tantivy | FullText]:
    return peers(tmp_path_factory.mktemp("peers"), lambda: reports)


class Hand:
    """Finds by counting, word by word."""

    def __init__(self, reports: list[Document]) -> None:
        self.read = [
            (report, [[f" {' '.join(words)} " for words in keys(text)] for text in (report.title, report.text)])
            for report in reports
        ]

    def ask(self, question: Question) -> set[str]:
        return {report.id for report, passages in self.read if self._answers(report, passages, question)}

    def _answers(self, report: Document, passages: list[list[str]], question: Question) -> bool:
        written = [passage[0 if question.marked else 1] for passage in passages]
        if question.year not in {None, report.year}:
            return False
        if question.phrase:
            return any(f" {' '.join(question.terms)} " in passage for passage in written)
        sought = [*(f" {term} " for term in question.terms), f" {question.beginning}"]
        return all(any(one in passage for passage in written) for one in sought)


def test_every_peer_finds_what_counting_by_hand_finds(reports: list[Document], three: list[Tantivy | FullText]) -> None:
    hand = Hand(reports)
    dates = {report.id: report.date or "" for report in reports}
    typed = keystrokes(reports)[::7]
    for question in [*questions(reports), *typed]:
        right = hand.ask(question)
        for engine in three:
            total, ids = engine.ask(question)
            assert len(ids) == len(set(ids)) == min(total, 50), question
            if question.phrase and engine.name == "tantivy, pairs":
                assert total >= len(right), question
            else:
                assert (engine.name, total, set(ids) <= right) == (engine.name, len(right), True), question
            if question.by_date:
                newest = sorted((dates[one] for one in right), reverse=True)[:50]
                assert [dates[one] for one in ids] == newest, engine.name


def test_a_phrase_does_not_go_from_the_title_into_the_text(tmp_path: Path) -> None:
    reports = [Document("0" * 32, "Họp tổ", "chuyên môn", date="2020-01-02", year=2020)]
    for engine in peers(tmp_path, lambda: reports):
        found = [engine.ask(Question("phrase", terms))[0] for terms in (("hop", "to"), ("to", "chuyen"))]
        assert found == [1, 0], engine.name


def test_peers_are_made_once(three: list[Tantivy | FullText]) -> None:
    again = peers(three[0].folder.parent, lambda: pytest.fail("made twice"))
    assert [engine.folder for engine in again] == [engine.folder for engine in three]
    assert again[0].ask(Question("common", ("hoi",))) == three[0].ask(Question("common", ("hoi",)))


PHRASE, MARKED, WORDS = Question("phrase", ("a", "b")), Question("with marks", ("á",)), Question("common", ("a",))


@pytest.mark.parametrize(
    ("question", "ours", "pairs", "fts5", "blamed"),
    [
        (WORDS, 10, 10, 10, []),
        (WORDS, 11, 10, 9, ["ours", "FTS5"]),
        (WORDS, 10, 11, 10, ["tantivy, pairs"]),
        (PHRASE, 12, 12, 10, []),
        (PHRASE, 10, 12, 10, ["ours"]),
        (PHRASE, 10, 9, 10, ["tantivy, pairs"]),
        (MARKED, 15, 10, 10, []),
        (MARKED, 10, 10, 10, ["ours"]),
    ],
)
def test_who_is_wrong(question: Question, ours: int, pairs: int, fts5: int, blamed: list[str]) -> None:
    totals = {"ours": ours, "tantivy": 10, "tantivy, pairs": pairs, "FTS5": fts5}
    assert wrong(question, totals, unmarked=15 if question.marked else 10) == blamed


def test_differences_are_shown_and_only_faults_counted(
    three: list[Tantivy | FullText], capsys: pytest.CaptureFixture[str]
) -> None:
    class Forgetful:
        name = "ours"

        def ask(self, question: Question) -> tuple[int, list[str]]:
            total, ids = three[0].ask(question)
            return total - (question.terms == ("hoi", "nghi")), ids

    assert compare([Forgetful(), *three], [Question("two words", ("hoi", "nghi")), Question("common", ("hoi",))]) == 1
    said = capsys.readouterr().out
    assert "hoi nghi" in said
    assert "WRONG: ours" in said
    assert said.count("\n") == 1


def test_engines_take_turns() -> None:
    calls: list[str] = []

    def asked(name: str) -> Callable[[Question], None]:
        return lambda question: calls.append(f"{name} {question.words}")

    taken = in_turn({name: asked(name) for name in ("ours", "FTS5", "tantivy")}, [WORDS, MARKED])
    assert calls[:8] == ["ours a", "ours a", "tantivy a", "tantivy a", "ours á", "ours á", "tantivy á", "tantivy á"]
    assert calls[8:12] == ["FTS5 a", "FTS5 a", "FTS5 á", "FTS5 á"]
    assert calls == calls[:12] * 3
    assert {name: len(times) for name, times in taken.items()} == {"ours": 2, "FTS5": 2, "tantivy": 2}


def test_the_second_time_counts_and_the_very_first_is_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    took = iter([(50.0, 60.0), (3.0, 5.0), (99.0, 99.0), (1.0, 7.0), (99.0, 99.0), (2.0, 6.0)])
    monkeypatch.setattr("peers.measured", lambda action: next(took))
    assert in_turn({"ours": lambda question: None}, [WORDS]) == {"ours": [Taken(first=50.0, cpu=2.0, wall=6.0)]}


def test_shares_of_sorted_figures() -> None:
    assert [at([30.0, 10.0, 20.0], share) for share in (0, 0.5, 1)] == [10, 20, 30]
    assert at(map(float, range(101)), 0.95) == 95


def test_bars_hold_or_do_not() -> None:
    taken = [Taken(9.0, cpu, 9.0) for cpu in (0.1, 0.2, 0.4)]
    slower = {"ours": (1, 1, 1), "tantivy": (2, 2, 5), "tantivy, pairs": (2, 2, 1), "FTS5": (99, 99, 100)}
    times = {
        name: [Taken(9.0, one.cpu * by, 9.0) for one, by in zip(taken, factors, strict=True)]
        for name, factors in slower.items()
    }
    own = Own(taken, {"cpu": 5.0, "wall": 1.0, "peak": 501.0}, [90.0, 99.0, 101.0], {"": 100.0, "later": 101.0})
    told = Told(2000, {}, {"ours": 5, "tantivy": 2}, times, {"ours": taken}, 0, own)
    assert {bar.what: (round(bar.figure, 3), bar.holds) for bar in told.bars()} == {
        "questions with a wrong total": (0, True),
        "retrieval p50, times tantivy": (0.5, True),
        "retrieval p95, times tantivy": (0.2, True),
        "retrieval p50, times tantivy, pairs": (0.5, True),
        "retrieval p95, times tantivy, pairs": (1, False),
        "retrieval p50, times faster than FTS5": (99, False),
        "retrieval p95, times faster than FTS5": (100, True),
        "keystroke p95, ms": (0.4, True),
        "whole answer p95, ms": (0.4, True),
        "index size, times tantivy": (2.5, True),
        "rebuild, documents a CPU second": (400, True),
        "rebuild, MB of memory at most": (501, False),
        "saved and findable p50, wall ms": (99, True),
        "saved and findable p95, wall ms": (101, False),
        "opening, wall ms": (100, True),
        "opening later, wall ms": (101, False),
    }
    assert Bar("", 1, 1).holds
    assert Bar("", 1, 1, at_least=True).holds
