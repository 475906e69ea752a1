"""How many answers each further choice would leave."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.search.conftest import Build
from tests.search.naive import answers, gathered_pages
from tests.search.test_gathering import ARCHIVES

from archive_app.search import postings
from archive_app.search.answering import readings_of
from archive_app.search.counting import counts_of
from archive_app.search.documents import Document, names
from archive_app.search.finding import Filters
from archive_app.search.language import parse
from archive_app.search.reranking import Streams

GROUPS = ("year:", "kind:", "school:", "scans", "photos")


FILTERS = st.builds(
    Filters,
    having=st.sampled_from([(), ("year:2018",), ("kind:giao_ban", "year:2018"), ("scans",), ("school:2018",)]),
    lacking=st.sampled_from([(), ("kind:kiem_diem",), ("scans", "year:2020")]),
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ARCHIVES,
    st.sampled_from(
        ["", "hội", "hội nghị", '"hội nghị"', "ubnd", "năm học 2018-2019", "NOT hội", "loại:giao_ban OR nghỉ"]
    ),
    FILTERS,
    st.sampled_from([1, 2048]),
    st.randoms(use_true_random=False),
)
def test_each_count_is_what_choosing_it_would_leave(  # noqa: PLR0917
    monkeypatch: pytest.MonkeyPatch,
    archive: list[Document],
    query: str,
    filters: Filters,
    frequent_from: int,
    random: Any,
) -> None:
    """Within a group that something is chosen of, as if nothing were; deleted reports do not count."""
    monkeypatch.setattr(postings, "FREQUENT_FROM", frequent_from)
    pages = [archive[0::2], archive[1::2]]
    segments = gathered_pages(pages)
    live = []
    for segment, page in zip(segments, pages, strict=True):
        segment.set_deleted({number for number in range(len(page)) if random.random() < 0.2})
        live += [one for number, one in enumerate(page) if number not in segment.deleted]
    answering, nearly = readings_of(segments, Streams(), parse(query), filters)
    assume(not nearly)  # those have no word-by-word check to be held against
    readings = [one.asked for one in answering]
    found = counts_of(answering, filters, GROUPS)
    for group in GROUPS:
        expected: Counter[str] = Counter()
        for document in live:
            mine = names(document)
            having = {name for name in filters.having if not name.startswith(group)}
            if having <= mine and mine.isdisjoint(filters.lacking) and any(answers(document, one) for one in readings):
                expected.update(name for name in mine if name.startswith(group))
        assert found[group] == expected


def test_counts_follow_the_readings_that_answer(build: Build) -> None:
    archive = [Document("1", "Họp UBND", kind="giao_ban"), Document("2", "Họp uỷ ban nhân dân", kind="kiem_diem")]
    index = build([*archive, Document("3", "Hội nghị", kind="giao_ban", year=2018)])
    assert index.counts(parse("ubnd"), Filters(), ["kind:"])["kind:"] == {"kind:giao_ban": 1, "kind:kiem_diem": 1}
    assert index.counts(parse("hooij nghij"), Filters(), ["year:"])["year:"] == {"year:2018": 1}
    assert index.counts(parse("ngoéo"), Filters(), ["year:", "kind:"]) == {"year:": Counter(), "kind:": Counter()}
    chosen = Filters(having=("kind:giao_ban",))
    assert index.counts(parse("họp"), chosen, ["kind:", "year:"]) == {
        "kind:": Counter({"kind:giao_ban": 1, "kind:kiem_diem": 1}),
        "year:": Counter(),
    }


def test_a_phrase_is_counted_where_it_stands(build: Build) -> None:
    index = build([Document("1", "hội kiểm nghị nghị kiểm", year=2018), Document("2", "hội kiểm nghị kiểm", year=2019)])
    asked = parse('"hội kiểm nghị kiểm"')
    assert index.find(asked).total == 1
    assert index.counts(asked, Filters(), ["year:"])["year:"] == {"year:2019": 1}


def test_what_is_nearly_an_answer_is_counted(build: Build) -> None:
    index = build([Document("1", "Kế hoạch kiểm tra nội bộ", year=2018), Document("2", "Họp", year=2019)])
    asked = parse("kế hoạch kiểm tra nội bộ ngoéo")
    assert index.find(asked).total == 1
    assert index.counts(asked, Filters(), ["year:"])["year:"] == {"year:2018": 1}
