"""Which places of the original text are marked, and which passages are shown."""

from __future__ import annotations

import re
import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.conftest import REVIEW

from archive_app.search import marking
from archive_app.search.marking import find_marks, marks, share
from archive_app.search.snippets import snippets
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

MORE = [
    "UBND", "gddt", "GD&ĐT", "uỷ ban nhân dân", "năm học 2018-2019", "Đảng", "đ", "ð", "ß", "ﬁ", "京", "Ｈội", "_",
    "ngh\u200bị",
]  # fmt: skip


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


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Gửi UBND xã Mây và uỷ ban nhân dân huyện", "uy ban nhan dan xa", ["UBND xã", "uỷ ban nhân dân"]),
        ("Gửi UBND xã Mây và uỷ ban nhân dân huyện", "ubnd", ["UBND", "uỷ ban nhân dân"]),
        ("Phòng GD&ĐT", "giáo dục và đào tạo", ["GD&ĐT"]),
        ("Phòng GD-ĐT", "phong gddt", ["Phòng GD-ĐT"]),
        ("Sơ kết năm học 2018 - 2019 của trường", "nam hoc 2018-2019", ["năm học 2018 - 2019"]),
        ("Họp quý III năm 2019", "quý 3/2019", ["quý III năm 2019"]),
        ("Ngày 05 tháng 3 năm 2019, rồi 6/3/2019", "5/3/2019", ["05 tháng 3 năm 2019"]),
        ("Từ ngày 24 đến ngày 26/12/2018", "25/12/2018", ["24 đến ngày 26/12/2018"]),
        ("Hội ngh\u1ecb KI\u1ec2M điểm ﬁ", "hoi nghi kiem", ["Hội nghị KIỂM"]),
        ("Ｈội nghị", "hoi nghi", ["Ｈội nghị"]),
        ("hội\u00adnghị và hội\u200b nghị", "hội nghị", ["hội\u200b nghị"]),
        ("x hội-nghị_hội", "hội nghị", ["hội-nghị"]),
        ("hội " * 3, "hội", ["hội"] * 3),
    ],
)
def test_what_stands_for_the_query_is_marked_as_it_is_written(text: str, query: str, expected: list[str]) -> None:
    assert marked(text, query) == expected


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*PIECES, *MORE]), max_size=40).map("".join), st.sampled_from([*QUERIES, *MORE[:6]]))
def test_looking_in_a_folded_copy_finds_what_reading_word_by_word_finds(text: str, query: str) -> None:
    asked = understand(query, typing=True)
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)
        quick = find_marks(written, asked)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(marking, "_UNUSUAL", re.compile(""))
            assert find_marks(written, asked) == quick


def test_how_much_of_a_query_stands_in_a_text() -> None:
    asked = understand("hội nghị kiểm điểm")
    assert share("Hội nghị bàn về kiểm kê", asked) == (0.75, 2)
    assert share("Điểm, kiểm, nghị, hội", asked) == (1.0, 1)
    assert share("Không có gì", asked) == (0.0, 0)
    assert share("Hội nghị", understand("")) == (0.0, 0)


def test_passages_of_a_screenful_are_quick() -> None:
    """Far above what is measured (tests/bench), so that only a change of kind fails."""
    text = (REVIEW.text + "\n") * 10
    begun = time.thread_time()
    for _ in range(20):
        snippets(text[:4000], understand("hội nghị kiểm điểm 25/12/2018"))
    assert time.thread_time() - begun < 2
