"""Reading documents through, where there is no index, answers as the index of them does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.search.conftest import DOCUMENTS, Build
from tests.search.language_of_reports import REPORTS
from tests.search.test_finding import OPERATED, PLAIN
from tests.search.test_gathering import ARCHIVES

from archive_app.search import rebuild
from archive_app.search.answering import Answered
from archive_app.search.documents import Document
from archive_app.search.finding import Filters
from archive_app.search.language import parse
from archive_app.search.scanning import scan

FILTERS = st.sampled_from(
    [Filters(), Filters(having=("year:2018",)), Filters(lacking=("kind:giao_ban",), person="hội")]
)


def cut(documents: Sequence[Document], size: int) -> list[Sequence[Document]]:
    return [documents[start : start + size] for start in range(0, len(documents), size)]


def same(one: Answered, other: Answered) -> None:
    assert [found for found, _ in one.page] == [found for found, _ in other.page]
    assert [score for _, score in one.page] == pytest.approx([score for _, score in other.page], rel=1e-5)
    assert (one.total, one.readings, one.nearly, one.about) == (other.total, other.readings, other.nearly, other.about)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ARCHIVES,
    st.lists(PLAIN | OPERATED, min_size=2, max_size=6),
    FILTERS,
    st.sampled_from(["relevance", "date"]),
    st.booleans(),
    st.sampled_from([1, 3, 50]),
)
def test_reading_through_finds_what_the_index_finds(  # noqa: PLR0917
    build: Build,
    archive: list[Document],
    queries: list[str],
    filters: Filters,
    sort: Any,
    typing: bool,
    size: int,
) -> None:
    archive = sorted(archive, key=lambda one: one.id)
    index = build(archive)
    for query in queries:
        asked = parse(query, typing=typing)
        for offset, limit in ((0, 100), (1, 2)):
            read = scan(cut(archive, size), asked, filters, sort=sort, offset=offset, limit=limit)
            same(read, index.find(asked, filters, sort=sort, offset=offset, limit=limit))


def test_reading_through_an_archive_of_several_segments(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "PAGE", 4)
    index = build(REPORTS)
    for query in ("hoi nghi", "hooij nghij", "TVĐMX", "tuyen sihn", "kế hoạch kiểm tra ngoéo", "", '"xã mây"'):
        asked = parse(query)
        read = scan(cut(REPORTS, 5), asked, Filters(), sort="relevance", offset=0, limit=50)
        same(read, index.find(asked))


@pytest.mark.parametrize("pages", [[], [[]], [[], []], [[], DOCUMENTS, []]])
def test_pages_may_be_empty(pages: list[list[Document]]) -> None:
    answered = scan(pages, parse("hoi nghi"), Filters(), sort="relevance", offset=0, limit=9)
    assert answered.total == (3 if DOCUMENTS in pages else 0)


def test_pages_are_read_once_and_in_order() -> None:
    given_pages = iter([iter(DOCUMENTS[:1]), iter(DOCUMENTS[1:])])
    answered = scan(given_pages, parse(""), Filters(), sort="date", offset=0, limit=9)
    assert [one for one, _ in answered.page] == ["b2", "a1", "c3"]
    assert next(given_pages, None) is None
