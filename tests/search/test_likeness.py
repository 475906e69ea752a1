"""Meetings like one: those that share what tells it apart."""

from __future__ import annotations

import pytest
from tests.search.conftest import Build
from tests.search.naive import gathered_pages

from archive_app.search.documents import Document
from archive_app.search.finding import Filters
from archive_app.search.index import Index
from archive_app.search.likeness import like
from archive_app.search.segments import Segment

TEXTS = {
    "seed1": "Tập huấn gieo mạ khay cho bà con bản Chè, cán bộ khuyến nông hướng dẫn ngâm ủ hạt giống.",
    "seed2": "Khuyến nông xã tổng kết vụ gieo mạ khay, hạt giống nảy mầm đều ở bản Chè.",
    "seed3": "Hạt giống về tới bản Chè, khuyến nông phát cho từng nhà.",
    "choir1": "Hội diễn văn nghệ các trường, dàn hợp xướng lớp năm hát mở màn.",
    "choir2": "Dàn hợp xướng tập hát cho hội diễn văn nghệ.",
}
OTHERS = [
    f"Bàn việc {one} của {other}."
    for one in ("học phí", "vệ sinh", "sách vở", "cây xanh", "bàn ghế", "đường đi")
    for other in ("trường", "lớp", "tổ", "nhà bếp", "thư viện", "cán bộ", "các bản", "hội diễn", "bà con")
]
ARCHIVE = [
    Document(name, name, f"Hôm nay họp. {text} Biên bản lập xong lúc 16 giờ.", kind="giao_ban", year=2018 + at % 2)
    for at, (name, text) in enumerate([*TEXTS.items(), *((f"other{n}", text) for n, text in enumerate(OTHERS))])
]


@pytest.fixture(params=[1, 3], ids=["one segment", "three segments"])
def segments(request: pytest.FixtureRequest) -> list[Segment]:
    return gathered_pages([ARCHIVE[start :: request.param] for start in range(request.param)])


def alike(segments: list[Segment], meeting: str, filters: Filters = Filters()) -> list[str]:  # noqa: B008  # frozen
    total, places = like(segments, meeting, filters, 10)
    assert total == len(places)
    assert [one.score for one in places] == sorted((one.score for one in places), reverse=True)
    return [segments[one.segment].id_of(one.number) for one in places]


def test_what_shares_the_words_that_tell_apart_is_alike(segments: list[Segment]) -> None:
    """What all of them say beside makes nobody alike."""
    assert alike(segments, "seed1") == ["seed2", "seed3"]
    assert {*alike(segments, "seed3")} == {"seed1", "seed2"}
    assert alike(segments, "choir1") == ["choir2"]
    assert alike(segments, "choir2") == ["choir1"]


def test_the_meeting_itself_is_never_among_them(segments: list[Segment]) -> None:
    for name in TEXTS:
        assert name not in alike(segments, name)


def test_filters_and_deleted_meetings_are_left_out(segments: list[Segment]) -> None:
    assert alike(segments, "seed1", Filters(having=("year:2018",))) == ["seed3"]
    for segment in segments:
        segment.set_deleted({segment.number_of("seed2")} - {-1})
    assert alike(segments, "seed1") == ["seed3"]
    assert alike(segments, "seed2") == []


def test_nothing_is_like_what_is_not_there(segments: list[Segment]) -> None:
    assert like(segments, "nobody", Filters(), 10) == (0, [])
    assert like([], "nobody", Filters(), 10) == (0, [])


def test_two_of_the_same_are_as_alike_as_can_be() -> None:
    twins = [*ARCHIVE, Document("twin", "seed1", ARCHIVE[0].text)]
    (segment,) = gathered_pages([twins])
    _, places = like([segment], "seed1", Filters(), 10)
    assert segment.id_of(places[0].number) == "twin"
    assert all(0 < one.score <= 1 for one in places)


def test_an_open_index_pages_through_what_is_alike(build: Build) -> None:
    index: Index = build(ARCHIVE)
    whole = index.like("seed1")
    assert [one for one, _ in whole.page] == ["seed2", "seed3"]
    assert index.like("seed1", limit=1).total == 2
    assert index.like("seed1", limit=1, offset=1).page == whole.page[1:]
    index.apply([], ["seed2"], 11)
    assert [one for one, _ in index.like("seed1").page] == ["seed3"]
    assert index.like("seed2").page == []


def test_a_meeting_without_words_is_like_none() -> None:
    (segment,) = gathered_pages([[Document("1", ""), Document("2", "")]])
    assert like([segment], "1", Filters(), 10)[1] == []
