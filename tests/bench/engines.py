"""The index and its peers, each asked the same question in the way that suits it best: a total and fifty ids.

Peers get the words as our own code folds them, so that all of them can find the same. What is asked is chosen by
`questions`, taking the time is left to `peers`.
"""

# ruff: noqa: T201

from __future__ import annotations

import hashlib
import inspect
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, Protocol

import tantivy
from questions import Question
from tantivy import Occur, Query

from archive_app.search.documents import Document
from archive_app.search.finding import Filters
from archive_app.search.index import Index
from archive_app.search.understanding import Understood, understand
from archive_app.text.tokens import keys

LIMIT = 50
Found = tuple[int, list[str]]
"""How many documents answer, and the ids of the best."""


class Engine(Protocol):
    name: str

    def ask(self, question: Question) -> Found: ...


class Ours:
    """Our index; marks that were typed only rank, and retrieval finds a phrase by its pairs of syllables.

    What is asked was understood before the time is taken, as peers are spared the splitting of words.
    """

    name = "ours"

    def __init__(self, index: Index) -> None:
        self.index = index

    def ask(self, question: Question) -> Found:
        """Retrieval alone."""
        total, page = self.index.retrieve(*_asked(question), sort=_order(question), limit=LIMIT)
        return total, [one for one, _ in page]

    def find(self, question: Question) -> Found:
        """With all that looks at the words of the first page again."""
        found = self.index.find(*_asked(question), sort=_order(question), limit=LIMIT)
        return found.total, [one for one, _ in found.page]


def understood(question: Question) -> Understood:
    return understand(question.words, typing=bool(question.beginning))


@cache
def _asked(question: Question) -> tuple[Understood, Filters]:
    return understood(question), Filters((f"year:{question.year}",) if question.year else ())


def _order(question: Question) -> Literal["relevance", "date"]:
    return "date" if question.by_date else "relevance"


class Tantivy:
    """Tantivy with one segment. With ``pairs`` it has a field of neighbouring syllables, as we do, and finds phrases by
    all of their pairs; without, by positions.
    """

    def __init__(self, folder: Path, *, pairs: bool = False) -> None:
        self.name = "tantivy, pairs" if pairs else "tantivy"
        self.folder, self.pairs = folder, pairs
        index = _whitespace(tantivy.Index.open(str(folder)))
        self.schema, self.searcher = index.schema, index.searcher()
        assert self.searcher.num_segments == 1, "one segment is what it is fastest with"

    @staticmethod
    def build(folder: Path, reports: Iterable[Document], *, pairs: bool = False) -> None:
        fields = tantivy.SchemaBuilder()
        fields.add_text_field("folded", tokenizer_name="whitespace", index_option="position")
        fields.add_text_field("exact", tokenizer_name="whitespace", index_option="freq")
        if pairs:
            fields.add_text_field("pair", tokenizer_name="whitespace", index_option="freq")
        fields.add_unsigned_field("year", indexed=True)
        for name in ("date", "high", "low"):
            fields.add_unsigned_field(name, fast=True)
        folder.mkdir(parents=True)
        # So much memory that a hundred thousand reports are one segment from the beginning.
        writer = _whitespace(tantivy.Index(fields.build(), path=str(folder))).writer(2_000_000_000, 1)
        for report in reports:
            one = tantivy.Document()
            for exact, folded in map(keys, (report.title, report.text)):  # a phrase does not go from one to the other
                one.add_text("folded", " ".join(folded))
                one.add_text("exact", " ".join(exact))
                if pairs:
                    one.add_text("pair", " ".join(map("_".join, pairwise(folded))))
            one.add_unsigned("year", report.year or 0)
            one.add_unsigned("date", int((report.date or "0").replace("-", "")))
            one.add_unsigned("high", int(report.id[:16], 16))
            one.add_unsigned("low", int(report.id[16:], 16))
            writer.add_document(one)
        writer.commit()
        writer.wait_merging_threads()

    def ask(self, question: Question) -> Found:
        """Ids come from fast fields: twice as fast as from stored documents."""
        order = {"order_by_field": "date"} if question.by_date else {}
        answer = self.searcher.search(self._query(question), LIMIT, count=True, **order)
        hits = [address for _, address in answer.hits]
        high, low = (self.searcher.fast_field_values(name, hits) for name in ("high", "low"))
        return answer.count, [f"{one:016x}{other:016x}" for one, other in zip(high, low, strict=True)]

    def _query(self, question: Question) -> Query:
        if question.phrase and not self.pairs:
            return Query.phrase_query(self.schema, "folded", list(question.terms))
        if question.phrase:
            required = [self._term("pair", "_".join(pair)) for pair in pairwise(question.terms)]
        else:
            required = [self._term("exact" if question.marked else "folded", term) for term in question.terms]
        if question.beginning:
            # Of all the ways to ask for a beginning (regex, set of terms, any of them), this is the fastest.
            required.append(Query.fuzzy_term_query(self.schema, "folded", question.beginning, distance=0, prefix=True))
        if question.year:
            required.append(Query.const_score_query(Query.term_query(self.schema, "year", question.year), 0.0))
        return required[0] if len(required) == 1 else Query.boolean_query([(Occur.Must, one) for one in required])

    def _term(self, field: str, term: str) -> Query:
        return Query.term_query(self.schema, field, term, "freq")


def _whitespace(index: Any) -> Any:
    plain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("whitespace", plain)
    return index


class FullText:
    """SQLite FTS5 over the folded and the exact words, optimized, its pages in memory."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.connection = sqlite3.connect(folder / "words.db")
        self.connection.executescript("PRAGMA cache_size = -1000000; PRAGMA mmap_size = 4000000000;")

    @staticmethod
    def build(folder: Path, reports: Iterable[Document]) -> None:
        """Without the texts themselves, which makes it smaller and faster."""
        folder.mkdir(parents=True)
        connection = sqlite3.connect(folder / "words.db")
        connection.executescript("""
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            CREATE VIRTUAL TABLE word USING fts5(
                folded, exact, content='', prefix='2 3', tokenize='unicode61 remove_diacritics 0'
            );
            CREATE TABLE report (number INTEGER PRIMARY KEY, id TEXT, year INTEGER, date TEXT);
        """)
        for number, report in enumerate(reports):
            read = [keys(report.title), keys(report.text)]
            # A word of its own between title and text: a phrase does not go from one to the other.
            exact, folded = (" \ue000 ".join(" ".join(words[place]) for words in read) for place in (0, 1))
            connection.execute("INSERT INTO word (rowid, folded, exact) VALUES (?, ?, ?)", (number, folded, exact))
            connection.execute("INSERT INTO report VALUES (?, ?, ?, ?)", (number, report.id, report.year, report.date))
        connection.execute("INSERT INTO word (word) VALUES ('optimize')")
        connection.commit()
        connection.close()

    def ask(self, question: Question) -> Found:
        """Two statements: the total, and the page by bm25 (faster than by its column ``rank``) or by date."""
        match, year = self._match(question), question.year
        if year:
            of_year = "FROM word CROSS JOIN report ON number = word.rowid WHERE word MATCH ? AND year = ?"
            count, page = f"SELECT count(*) {of_year}", f"SELECT id {of_year} ORDER BY bm25(word) LIMIT {LIMIT}"
            wanted: tuple[object, ...] = (match, year)
        else:
            count, page = "SELECT count(*) FROM word WHERE word MATCH ?", BY_DATE if question.by_date else BY_RANK
            wanted = (match,)
        total = self.connection.execute(count, wanted).fetchone()[0]
        return total, [row[0] for row in self.connection.execute(page, wanted)]

    def _match(self, question: Question) -> str:
        column = "exact" if question.marked else "folded"
        if question.phrase:
            return f'{column} : "{" ".join(question.terms)}"'
        words = [f'"{term}"' for term in question.terms]
        if question.beginning:
            words.append(f'"{question.beginning}" *')
        return f"{column} : ({' AND '.join(words)})"


BY_RANK = f"""
    SELECT id FROM (SELECT rowid AS best, bm25(word) AS score FROM word WHERE word MATCH ? ORDER BY score LIMIT {LIMIT})
    JOIN report ON number = best ORDER BY score
"""
BY_DATE = f"""
    SELECT id FROM word CROSS JOIN report ON number = word.rowid WHERE word MATCH ? ORDER BY date DESC LIMIT {LIMIT}
"""


def peers(folder: Path, reports: Callable[[], Iterable[Document]]) -> list[Tantivy | FullText]:
    """Every peer over the same reports, kept in ``folder`` and made anew only when it would be made otherwise today."""
    return [
        Tantivy(_made(folder, "tantivy", Tantivy.build, reports)),
        Tantivy(_made(folder, "pairs", Tantivy.build, reports, pairs=True), pairs=True),
        FullText(_made(folder, "fts5", FullText.build, reports)),
    ]


def size(folder: Path) -> int:
    """Bytes of all files in ``folder``."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _made(
    folder: Path, name: str, build: Callable[..., None], reports: Callable[[], Iterable[Document]], **how: bool
) -> Path:
    making = f"{inspect.getsource(build)} {version('tantivy')} {sqlite3.sqlite_version}"
    made = folder / f"{name}-{hashlib.sha256(making.encode()).hexdigest()[:8]}"
    if not made.exists():
        unfinished = made.with_name(f"{made.name}.{os.getpid()}")
        begun = time.process_time()
        build(unfinished, reports(), **how)
        print(f"{name} made in {time.process_time() - begun:.0f} s of CPU, the reading included", file=sys.stderr)
        unfinished.rename(made)
    return made
