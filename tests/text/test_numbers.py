"""Numbers of cited documents in their State, Party and mixed forms."""

from __future__ import annotations

import time
import unicodedata

import pytest

from archive_app.text.numbers import find_numbers, number_key, own_number


@pytest.mark.parametrize(
    ("text", "number", "notation", "system", "type_name"),
    [
        ("Thực hiện Quyết định số 17-QĐ/HU ngày", "17", "QĐ/HU", "party", "Quyết định"),
        ("Nghị quyết 29-NQ/TW", "29", "NQ/TW", "party", "Nghị quyết"),
        ("Chương trình hành động số 18 - CTr/HU", "18", "CTr/HU", "party", "Chương trình hành động"),
        ("Số 08–QĐi/TW", "08", "QĐi/TW", "party", "Quy định"),
        ("31-CV/TC-NV", "31", "CV/TC-NV", "party", "Công văn"),
        ("giấy mời 12/GM-HU của", "12", "GM-HU", "party", "Giấy mời"),
        ("Số: 305 /PGDĐT-TTr", "305", "PGDĐT-TTr", "state", None),
        ("Quyết định số 1234/QĐ-UBND", "1234", "QĐ-UBND", "state", "Quyết định"),
        ("theo Nghị định\nsố 30/2020/NĐ-CP,", "30", "2020/NĐ-CP", "state", "Nghị định"),
        ("Luật số 89/2015/QH13", "89", "2015/QH13", "state", "Luật"),
        ("Luật Lưu trữ số 33/2024/QH15", "33", "2024/QH15", "state", "Luật"),
        ("Thông tư 24/2025/TT-BCT", "24", "2025/TT-BCT", "state", "Thông tư"),
        ("45/KH-GD&ĐT.", "45", "KH-GD&ĐT", "state", "Kế hoạch"),
        ("số 07/TB", "07", "TB", "state", "Thông báo"),
        ("06 QĐ/HU", "06", "QĐ/HU", "party", "Quyết định"),
        ("12a/HD-PGDĐT", "12a", "HD-PGDĐT", "state", "Hướng dẫn"),
        ("hợp đồng 3/HĐ-THCS", "3", "HĐ-THCS", "state", "Hợp đồng"),
    ],
)
def test_numbers_of_either_world(text: str, number: str, notation: str, system: str, type_name: str | None) -> None:
    for form in ("NFC", "NFD"):
        (mention,) = find_numbers(unicodedata.normalize(form, text))
        assert (mention.number, mention.notation, mention.type_name) == (number, notation, type_name)
        assert mention.system == system
        assert mention.key == number_key(mention.raw)


def test_place_in_the_text() -> None:
    text = "Căn cứ Kế hoạch số\xa045/KH\u2011PGDĐT và 29-NQ/TW."
    assert [text[slice(*mention.span)] for mention in find_numbers(text)] == ["45/KH\u2011PGDĐT", "29-NQ/TW"]
    assert [mention.named_at for mention in find_numbers(text)] == [text.index("Kế hoạch"), None]
    assert [mention.raw for mention in find_numbers(text)] == ["45/KH\u2011PGDĐT", "29-NQ/TW"]


@pytest.mark.parametrize(
    "text",
    [
        "30/lớp",
        "5-HS/tổ",
        "ngày 25/12/2018",
        "10 km/h",
        "năm học 2018-2019",
        "lớp 8/A, 9/B",
        "120 đ/kg",
        "đạt 12/15 xã/thị trấn",
        "100/ngày",
        "GD-ĐT",
        "Báo Xuân số 51/Ngày",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert find_numbers(text) == find_numbers(unicodedata.normalize("NFD", text)) == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("06-QĐ/HU", "6-qd-hu"),
        ("06 QĐ/HU", "6-qd-hu"),
        ("06/QĐ-HU", "6-qd-hu"),
        ("06 qd hu", "6-qd-hu"),
        ("6-qđ/hu", "6-qd-hu"),
        (" Quyết định số 06 – QĐ/HU ", "6-qd-hu"),
        ("số: 06-QD/HU", "6-qd-hu"),
        ("204 /PGDĐT-TTr", "204-pgddt-ttr"),
        ("204 pgddt ttr", "204-pgddt-ttr"),
        ("12/BC-GD&ĐT", "12-bc-gddt"),
        ("30/2020/nđ-cp", "30-2020-nd-cp"),
        ("30 2020 nd cp", "30-2020-nd-cp"),
        ("89 2015 qh13", "89-2015-qh13"),
        ("12a/hd-pgddt", "12a-hd-pgddt"),
        ("06 - QD / HU", "6-qd-hu"),
        ("số 06-QĐ/HU", "6-qd-hu"),
        ("quyết định 06 QĐ HU", "6-qd-hu"),
        ("QĐ 06-QĐ/HU", "6-qd-hu"),
        ("văn bản số 06-QĐ/HU.", "6-qd-hu"),
        ("“06-QĐ/HU”,", "6-qd-hu"),
        ("(Quyết định số: 06_QĐ_HU)", "6-qd-hu"),
        ("12 2020 nd cp", "12-2020-nd-cp"),
        ("nđ 12/2020/NĐ - CP", "12-2020-nd-cp"),
        ("luật 89 2015 qh13", "89-2015-qh13"),
        ("45/KH-GD-ĐT", "45-kh-gddt"),
        ("45 kh gd đt", "45-kh-gddt"),
        ("7/PGD-ĐT-TCCB", "7-pgddt-tccb"),
    ],
)
def test_one_key_for_any_spelling(typed: str, key: str) -> None:
    assert number_key(typed) == key
    assert number_key(unicodedata.normalize("NFD", typed)) == key


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "25/12/2018",
        "2018",
        "hội nghị 2018",
        "12/2018",
        "2018-2019",
        "06",
        "6 hội nghị",
        "15 tb hoi nghi",
        "5 lớp",
        "25-26/12/2018",
        "20/11-ngày",
        "covid-19",
        "10 kh",
        "7h30",
        "kế hoạch 12 tháng",
        "kh 12 thang",
        "hd 3 tu ngay",
        "quyết định 6 người",
        "12 2020",
        "tt 5/9",
    ],
)
def test_what_cannot_be_a_number_has_no_key(typed: str) -> None:
    assert number_key(typed) is None


@pytest.mark.parametrize("dash", ["\u2014", "\u2015", " \u2013 "])
def test_long_dashes_part_a_number_like_short_ones(dash: str) -> None:
    (law,) = find_numbers(f"Luật số 12/2019{dash}QH13")
    assert (law.key, law.type_name) == ("12-2019-qh13", "Luật")
    (decision,) = find_numbers(f"theo 06{dash}QĐ/HU")
    assert (decision.notation, decision.type_name) == ("QĐ/HU", "Quyết định")


_STATE = """PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
TRƯỜNG THCS SÔNG TRĂNG
Số: 31/BC-THCS
Sông Trăng, ngày 20 tháng 5 năm 2019

BÁO CÁO
Kết quả thực hiện Kế hoạch số 45/KH-PGDĐT

Căn cứ Công văn số 12/PGDĐT-TTr;
"""
_PARTY = """ĐẢNG BỘ HUYỆN
\tHUYỆN ỦY
\t*
Số 06-QĐ/HU      Sông Trăng, ngày 3 tháng 2 năm 2018

QUYẾT ĐỊNH
"""


@pytest.mark.parametrize(
    ("title", "text", "key"),
    [
        ("", _STATE, "31-bc-thcs"),
        ("Báo cáo số 7/BC-THCS", _STATE, "31-bc-thcs"),
        ("", _PARTY, "6-qd-hu"),
        ("", _PARTY.replace("Số 06", "SỐ: 06"), "6-qd-hu"),
        ("", "QUỐC HỘI\n\nLuật số: 51/2024/QH15\n", "51-2024-qh15"),
        ("", "QUYẾT ĐỊNH\nSỐ 12-QĐ/HU NGÀY 3 THÁNG 2 NĂM 2018\n", "12-qd-hu"),
        ("", "- Số: 12 /QĐ-UBND\n", "12-qd-ubnd"),
        ("Nghị định số 12/2020/NĐ-CP của Chính phủ", "", "12-2020-nd-cp"),
        ("Thông tư 24/2025/TT-BCT quy định về kho", "Điều 1.", "24-2025-tt-bct"),
        ("Luật Lưu trữ số 33/2024/QH15", "", "33-2024-qh15"),
        ("Bộ luật Lao động số 45/2019/QH14", "", "45-2019-qh14"),
        ("Quyết định về việc khen thưởng, số: 12/QĐ-UBND", "", "12-qd-ubnd"),
    ],
)
def test_a_paper_says_its_own_number(title: str, text: str, key: str) -> None:
    assert own_number(title, text) == key
    assert own_number(unicodedata.normalize("NFD", title), unicodedata.normalize("NFD", text)) == key


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", ""),
        ("Hội nghị tổng kết", "Thực hiện Quyết định số 06-QĐ/HU ngày 3/2/2018, trường đã họp."),
        ("", "Thực hiện Kế hoạch\nsố 45/KH-PGDĐT của phòng"),
        ("", "Thực hiện Kế hoạch\nSố 45/KH-PGDĐT của phòng"),
        ("", "Thực hiện các văn bản của phòng\nsố 45/KH-PGDĐT"),
        ("", "THỰC HIỆN NGHỊ QUYẾT\nSỐ 29-NQ/TW"),
        ("", "Thông tư số 24/2025/TT-BCT ngày 13 tháng 5 năm 2025"),
        ("", "Các văn bản:\nSố 45/KH-PGDĐT ngày 3/9/2018 của phòng"),
        ("", "BÁO CÁO\nCăn cứ chương trình năm;\nSố: 31/BC-THCS"),
        ("", "CÔNG BÁO\nSố 302/Ngày 2/6/2018"),
        ("", "Số: 9 học sinh, 31/BC-THCS"),
        ("", "Lời.\n" * 700 + "Số: 31/BC-THCS"),
        ("Sửa đổi Nghị định 12/2020/NĐ-CP", ""),
        ("Thông tư sửa đổi Thông tư số 24/2025/TT-BCT", ""),
        ("Báo cáo kết quả thực hiện Kế hoạch số 45/KH-UBND", ""),
        ("Nghị quyết về việc bãi bỏ văn bản số 12/NQ-HĐND", ""),
        ("Luật sửa đổi, bổ sung một số điều của Luật Lưu trữ số 33/2024/QH15", ""),
        ("Quyết định của phòng. Công văn kèm theo: số 12/QĐ-UBND", ""),
        ("Quyết định khen thưởng, số 12/KH-UBND", ""),
        ("Quyết định khen thưởng 12/QĐ-UBND", ""),
        ("Hội nghị triển khai 45/KH-UBND", ""),
    ],
)
def test_a_cited_number_is_not_the_papers_own(title: str, text: str) -> None:
    assert own_number(title, text) is None
    assert own_number(unicodedata.normalize("NFD", title), unicodedata.normalize("NFD", text)) is None


def test_different_numbers_have_different_keys() -> None:
    assert len({number_key(typed) for typed in ("6-QĐ/HU", "16-QĐ/HU", "6-QĐ/TU", "6-NQ/HU", "6a-QĐ/HU")}) == 5


def test_a_long_run_of_almost_numbers_takes_no_time() -> None:
    started = time.process_time()
    find_numbers("12/QĐ-A.B/C-" * 5_000 + "1-" * 20_000)
    number_key("1 " + "qd-" * 50_000)
    assert time.process_time() - started < 3
