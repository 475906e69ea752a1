"""Numbers of cited documents in their State, Party and mixed forms."""

from __future__ import annotations

import time
import unicodedata

import pytest

from archive_app.text.numbers import find_numbers, number_key


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
    assert find_numbers(text) == []


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
    ],
)
def test_what_cannot_be_a_number_has_no_key(typed: str) -> None:
    assert number_key(typed) is None


def test_different_numbers_have_different_keys() -> None:
    assert len({number_key(typed) for typed in ("6-QĐ/HU", "16-QĐ/HU", "6-QĐ/TU", "6-NQ/HU", "6a-QĐ/HU")}) == 5


def test_a_long_run_of_almost_numbers_takes_no_time() -> None:
    started = time.process_time()
    find_numbers("12/QĐ-A.B/C-" * 5_000 + "1-" * 20_000)
    number_key("1 " + "qd-" * 50_000)
    assert time.process_time() - started < 3
