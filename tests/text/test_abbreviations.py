"""Abbreviations in texts and in questions, and those that a text defines for itself."""

from __future__ import annotations

import re
import time
import unicodedata
from itertools import pairwise

import pytest

from archive_app.text.abbreviation_list import LISTED
from archive_app.text.abbreviations import (
    abbreviation_key,
    definitions,
    find_abbreviations,
    typed_abbreviations,
)
from archive_app.text.folding import fold
from archive_app.text.tokens import keys

GDDT = "giáo dục và đào tạo"
UBND = "uỷ ban nhân dân"


def found(text: str) -> list[tuple[str, str]]:
    """What is written and its one reading; NFC and NFD have to agree, and spans to point at what is written."""
    seen = []
    for form in ("NFC", "NFD"):
        as_given = unicodedata.normalize(form, text)
        marks = find_abbreviations(as_given)
        assert [as_given[slice(*mark.span)] for mark in marks] == [mark.written for mark in marks]
        assert all(one.span[1] <= other.span[0] for one, other in pairwise(marks))
        assert all(len(mark.fulls) == 1 for mark in marks)
        seen.append([(unicodedata.normalize("NFC", mark.written), " ".join(mark.fulls[0])) for mark in marks])
    assert seen[0] == seen[1]
    return seen[0]


def typed(words: str) -> dict[str, list[str]]:
    marks = typed_abbreviations(words)
    assert [words[slice(*mark.span)] for mark in marks] == [mark.written for mark in marks]
    return {mark.written: [" ".join(full) for full in mark.fulls] for mark in marks}


@pytest.mark.parametrize(
    ("text", "written", "full"),
    [
        ("Lãnh đạo UBND xã Lũng Vài dự.", "UBND", UBND),
        ("Phòng GD&ĐT huyện", "GD&ĐT", GDDT),
        ("Phòng GD-ĐT huyện", "GD-ĐT", GDDT),
        ("Phòng GD – ĐT huyện", "GD – ĐT", GDDT),
        ("Phòng GD & ĐT huyện", "GD & ĐT", GDDT),
        ("Phòng GD ĐT huyện", "GD ĐT", GDDT),
        ("Phòng GD và ĐT huyện", "GD và ĐT", GDDT),
        ("Phòng GDĐT huyện", "GDĐT", GDDT),
        ("P.GD&ĐT huyện", "GD&ĐT", GDDT),
        ("phòng LĐ-TB&XH", "LĐ-TB&XH", "lao động thương binh và xã hội"),
        ("phòng VH, TT&DL", "VH, TT&DL", "văn hoá thể thao và du lịch"),
        ("các trường TH&THCS", "TH&THCS", "tiểu học và trung học cơ sở"),
        ("CTr công tác năm", "CTr", "chương trình"),
        ("ThS Lò Văn Mẫu", "ThS", "thạc sĩ"),
        ("hội nghị BCH TƯ", "BCH TƯ", "ban chấp hành trung ương"),
        ("nghị quyết của TƯ Đoàn", "TƯ", "trung ương"),
        ("Ban Tuyên giáo T.Ư", "T.Ư", "trung ương"),
        ("do đ/c Lò Thị Thử chủ trì", "đ/c", "đồng chí"),
        ("V/v triệu tập họp", "V/v", "về việc"),
        ("1,2 GV/lớp", "GV", "giáo viên"),
        ("-UBND các xã", "UBND", UBND),
        ("Năm 2019 - UBND huyện", "UBND", UBND),
        ("(“UBND”)", "UBND", UBND),
        ("họp xong.UBND xã", "UBND", UBND),
        ("sơ kết HK II", "HK II", "học kỳ ii"),
    ],
)
def test_certain_ones_in_a_text(text: str, written: str, full: str) -> None:
    assert found(text) == [(written, full)]


def test_one_after_the_other() -> None:
    assert found("HĐND, UBND; CBQL-GV TP HCM") == [
        ("HĐND", "hội đồng nhân dân"),
        ("UBND", UBND),
        ("CBQL", "cán bộ quản lý"),
        ("GV", "giáo viên"),
        ("TP HCM", "thành phố hồ chí minh"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 1205/QĐ-BKHĐT",
        "Kế hoạch số 12/KH-UBND",
        "số 45 /KH - UBND",
        "Nghị quyết 29-NQ/TW",
        "số 17 - CTr/HU",
        "công văn 301/BGDĐT – GDTrH",
        "Thông tư 18/2022/TT-\nBLĐTBXH ngày",
        "liên tịch 7/2013/TTLT-\nBNV",
        "liên tịch 41/2013/TTLT-BYT-BLĐTBXH",
        "Số:       /UBND",
        "theo QĐ-UBND",
        "theo QĐ - UBND huyện",
        "họp BCH-BGH",
        "UBND/2018",
        "quỹ E-HSG",
        "A&UBND, UBND&B",
        "xUBND UBND2 UBND_xa KH_UBND",
        "http://vidu.vn/TW/a",
    ],
)
def test_nothing_inside_a_number_or_half_of_something_longer(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["CT huyện", "Phòng TC", "các TT, TH, HĐ, KH", "QĐ", "lớp ubnd", "Ubnd", "T&T", "N.V.Đ"]
)
def test_what_is_not_certain_in_a_text_stays(text: str) -> None:
    assert found(text) == []


def test_a_word_in_capitals_is_no_abbreviation() -> None:
    assert found("THÔNG TƯ") == []
    assert found("Thực hiện CHỈ THỊ, THÔNG TƯ số 7") == []
    assert found("BÀI CA CÔ GIÁO") == []
    assert found("Lực lượng CA xã") == [("CA", "công an")]


@pytest.mark.parametrize(
    ("words", "written", "fulls"),
    [
        ("ubnd xa lung vai", "ubnd", [UBND]),
        ("UBND xã", "UBND", [UBND]),
        ("gddt", "gddt", [GDDT]),
        ("gd&dt", "gd&dt", [GDDT]),
        ("phòng gd & đt", "gd & đt", [GDDT]),
        ("hội nghị gddt", "gddt", [GDDT]),
        ("sở gd dt", "gd dt", [GDDT]),
        ("pgdđt", "pgdđt", ["phòng giáo dục và đào tạo"]),
        ("HỌP CBQL", "CBQL", ["cán bộ quản lý"]),
        ("d/c mẫu", "d/c", ["đồng chí"]),
        ("ctr công tác", "ctr", ["chương trình"]),
        ("bch lâm thời", "bch", ["ban chấp hành", "ban chỉ huy"]),
        ("ban thường vụ TU", "TU", ["tỉnh uỷ", "thành uỷ"]),
        ("lực lượng CA xã", "CA", ["công an"]),
        ("1,2 gv/lớp", "gv", ["giáo viên"]),
    ],
)
def test_typed_ones(words: str, written: str, fulls: list[str]) -> None:
    assert typed(words) == {written: fulls}
    apart = typed(unicodedata.normalize("NFD", words))
    assert apart == {unicodedata.normalize("NFD", written): fulls}


@pytest.mark.parametrize(
    "words",
    [
        "vo sy son",
        "VO SY SON",
        "tu",
        "TU",
        "HỌP CA CHIỀU",
        "lực lượng ca xã",
        "tú",
        "kinh tế-xã hội",
        "06-QĐ/HU",
        "12/kh-ubnd",
        "qd-ubnd",
        "2022/TT-BYT",
        "t&t",
        "hoi nghi tong ket nam hoc va trien khai nhiem vu",
    ],
)
def test_typed_words_that_stay(words: str) -> None:
    assert typed(words) == {}


def test_without_marks_the_d_may_be_meant_as_another_letter() -> None:
    assert typed("gd") == {"gd": ["giáo dục", "gia đình", "giám đốc", "giai đoạn"]}
    assert typed("hội thảo gd") == {"gd": ["giáo dục"]}


def test_one_key_for_every_way_of_writing() -> None:
    spellings = ("GD&ĐT", "GD-ĐT", "GD – ĐT", "GD và ĐT", "GDĐT", "gdđt", "GD.ĐT", "GD ĐT")
    both = {abbreviation_key(unicodedata.normalize(form, name)) for name in spellings for form in ("NFC", "NFD")}
    assert both == {"gdđt"}
    assert abbreviation_key("GDDT") == "gddt"


@pytest.mark.parametrize(
    ("text", "key", "full"),
    [
        ("Lực lượng Dân phòng xã (DPX) đã", "dpx", "dân phòng xã"),
        ("Quỹ Vì trẻ em, sau đây gọi tắt là QVTE.", "qvte", "quỹ vì trẻ em"),
        ("Câu lạc bộ Đọc sách (sau đây viết tắt là “CLBĐS”)", "clbđs", "câu lạc bộ đọc sách"),
        ("Tổ tư vấn (gọi tắt: TTV)", "ttv", "tổ tư vấn"),
        ("Giữ gìn và Bảo vệ rừng (GG&BVR)", "ggbvr", "giữ gìn và bảo vệ rừng"),
        ("Bảo vệ và Vận tải (BVVT)", "bvvt", "bảo vệ và vận tải"),
        ("hai huyện. Hội Trồng cây của tỉnh (HTC-T)", "htct", "hội trồng cây của tỉnh"),
        ("Bếp ăn Trung ương (BATW)", "batw", "bếp ăn trung ương"),
        ("Chương trình hoa (CTrH)", "ctrh", "chương trình hoa"),
        ("Đọc sách (DS)", "ds", "đọc sách"),
    ],
)
def test_what_a_text_defines(text: str, key: str, full: str) -> None:
    for form in ("NFC", "NFD"):
        assert definitions(unicodedata.normalize(form, text)) == [(key, tuple(full.split()))]


@pytest.mark.parametrize(
    "text",
    [
        "Lực lượng Dân phòng xã (DPH)",
        "Dân sách (ĐS)",
        "Phòng. Xã (PX)",
        "dự án Phòng (P)",
        "Chương tình hoa (CTrH)",
        "(UBND)",
        "Dân phòng xã gồm (DPX)",
        "Dân phòng xã (xem DPX)",
    ],
)
def test_what_a_text_does_not_define(text: str) -> None:
    assert definitions(text) == []


def test_each_definition_is_told_once_and_in_order() -> None:
    text = "Dân phòng xã, gọi tắt là DPX, Đọc sách (ĐS). Dân phòng xã (DPX)."
    assert [key for key, _ in definitions(text)] == ["dpx", "đs"]


def listed() -> list[tuple[str, list[str]]]:
    entries = [entry.split(maxsplit=1) for entry in re.sub("#.*", "", LISTED).strip(";\n ").split(";")]
    return [(written, [" ".join(keys(full)[0]) for full in fulls.split("/")]) for written, fulls in entries]


def test_the_list_says_what_its_letters_stand_for() -> None:
    entries = [(written, full) for written, fulls in listed() for full in fulls if "/" not in written]
    assert len(listed()) == len({written for written, _ in listed()}) > 500
    for written, full in entries:
        if written not in {"HKII", "TTg"}:  # the numeral; a word that nobody writes a letter for
            assert definitions(f"{full} ({written})") == [(abbreviation_key(written), tuple(full.split()))]


def test_typed_without_marks_no_reading_is_lost() -> None:
    for written, fulls in listed():
        for readings in typed(fold(written)).values():
            assert set(fulls) <= set(readings)
    assert sum(bool(typed(fold(written))) for written, _ in listed()) > 500


def test_long_runs_take_no_time() -> None:
    started = time.process_time()
    for run in ("UBND-", "AB ", "A.B&", "UBND", "(", "Đ/c ", "(AB, "):
        find_abbreviations(run * 20_000 + "x")
        definitions(run * 20_000 + "x")
    definitions(("và " * 60 + "(" + "V" * 30 + "A) ") * 200)
    typed_abbreviations("ab và cd - " * 2_000)
    assert time.process_time() - started < 5
