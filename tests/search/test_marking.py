"""Which places of the original text are marked, and which passages are shown."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.conftest import REVIEW

from archive_app.search.matching import marks, matches, snippets
from archive_app.search.understanding import understand


def marked(text: str, query: str, *, typing: bool = False) -> list[str]:
    return [text[start:end] for start, end in marks(text, understand(query, typing=typing))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hoi nghi kiem diem", ["hội nghị kiểm điểm"]),
        ("Hội nghị KIỂM ĐIỂM", ["hội nghị kiểm điểm"]),
        ("đảng ủy", ["Đảng uỷ"]),
        ("06 qd hu", ["06-QĐ/HU"]),
        ("06-QĐ/HU", ["06-QĐ/HU"]),
        ("25/12/2018", ["25 và 26/12/2018"]),
        ("tháng 1 năm 2018", ["03 tháng 01 năm 2018"]),
        ("lo thi bich ngan", ["Lò Thị Bích Ngàn"]),
        ("UBKT", ["UBKT"]),
        ("kiem ke", ["kiểm kê"]),
        ("báo hội", ["hội", "báo", "hội"]),
        ("sương mù", []),
        ("", []),
    ],
)
def test_marks_stand_in_the_original(query: str, expected: list[str]) -> None:
    assert marked(REVIEW.text, query) == expected


def test_marks_are_right_in_a_decomposed_text() -> None:
    text = unicodedata.normalize("NFD", REVIEW.text)
    found = [unicodedata.normalize("NFC", one) for one in marked(text, "hội nghị kiểm điểm")]
    assert found == ["hội nghị kiểm điểm"]
    assert [unicodedata.normalize("NFC", one) for one in marked(text, "25/12/2018")] == ["25 và 26/12/2018"]


def test_marks_that_were_typed_are_preferred_only_where_they_are() -> None:
    assert marked("Hoà, hóa và hoa", "hoá") == ["hóa"]
    assert marked("Hoà và hoa", "hoá") == ["Hoà", "hoa"]
    assert marked("Hoà, hóa và hoa", "hoa") == ["Hoà", "hóa", "hoa"]


def test_the_open_word_is_marked_whole() -> None:
    assert marked("hội nghị nghe", "hoi ng", typing=True) == ["hội nghị"]
    assert marked("nghị nghe ngóng", "ng", typing=True) == ["nghị", "nghe", "ngóng"]


def test_a_mark_does_not_run_over_a_paragraph() -> None:
    assert marked("của hội\nnghị này", "hội nghị") == ["hội", "nghị"]


def test_a_snippet_shows_most_words_close_together() -> None:
    text = "Hội trường rộng. " + "Lời khác xen vào. " * 40 + "Rồi hội nghị\n\n  kiểm điểm bắt đầu. " + "Thêm nữa. " * 40
    (best, *more) = snippets(text, understand("hoi nghi kiem diem"), 60)
    assert not more
    assert best.text.startswith("…")
    assert best.text.endswith("…")
    assert "\n" not in best.text
    assert [best.text[start:end] for start, end in best.marks] == ["hội nghị", "kiểm điểm"]
    assert len(best.text) <= 70


def test_a_second_snippet_only_says_something_more() -> None:
    text = "Bàn về học phí. " + "Lời khác. " * 60 + "Bàn về giáo viên. " + "Lời khác. " * 60 + "Lại học phí."
    first, second = snippets(text, understand("hoc phi giao vien"), 60, most=3)
    assert "học phí" in first.text
    assert "giáo viên" in second.text


def test_no_snippet_without_a_hit() -> None:
    assert snippets(REVIEW.text, understand("sương mù")) == ()


QUERIES = ["hoi nghi", "Hội nghị kiểm", "25/12/2018", "06 qd hu", "h", '"đảng uỷ" hội']
PIECES = [
    "hội",
    "nghị",
    "kiểm",
    "25/12/2018",
    "06-QĐ/HU",
    "\n",
    "\u00a0",
    " ",
    ", ",
    "x" * 50,
    "ủ",
    "ảng uỷ",
    "🎉",
    "\u0323",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.sampled_from(QUERIES), st.integers(20, 200))
def test_spans_are_ordered_and_inside_whatever_the_text(text: str, query: str, width: int) -> None:
    asked = understand(query, typing=True)
    found = marks(text, asked)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))
    for snippet in snippets(text, asked, width):
        assert snippet.marks
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)
        assert not set(snippet.text) & set("\n\t\u00a0")
        shown = {" ".join(snippet.text[start:end].split()) for start, end in snippet.marks}
        assert shown <= {" ".join(text[start:end].split()) for start, end in found}


def test_a_phrase_is_verified_in_the_text() -> None:
    assert matches(REVIEW, understand('"hội nghị kiểm điểm"')) is not None
    assert matches(REVIEW, understand('"hoi nghi kiem diem"')) is not None
    assert matches(REVIEW, understand('"hội nghị kiểm kê"')) is None
    assert matches(REVIEW, understand('"hồi nghị"')) is None
    assert matches(REVIEW, understand('"kiểm đi', typing=True)) is not None


def test_passages_of_a_screenful_are_quick() -> None:
    """Far above what is measured (tests/bench), so that only a change of kind fails."""
    text = (REVIEW.text + "\n") * 10
    begun = time.thread_time()
    for _ in range(20):
        snippets(text[:4000], understand("hội nghị kiểm điểm 25/12/2018"))
    assert time.thread_time() - begun < 2
