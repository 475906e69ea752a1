"""One canonical spelling for every way of writing the same letters."""

from __future__ import annotations

import unicodedata

import pytest

from archive_app.text.unicode import canonical


@pytest.mark.parametrize(
    ("written", "new", "old"),
    [
        ("Toà án", "Toà án", "Tòa án"),
        ("Tòa án", "Toà án", "Tòa án"),
        ("ĐẢNG ỦY", "ĐẢNG UỶ", "ĐẢNG ỦY"),
        ("Ngụy", "Nguỵ", "Ngụy"),
        ("loè", "loè", "lòe"),
        ("qúy", "quý", "quý"),
        ("gìơ", "giờ", "giờ"),
        ("gĩư", "giữ", "giữ"),
        ("hòan thành", "hoàn thành", "hoàn thành"),
        ("thúân", "thuấn", "thuấn"),
        ("ngoèo", "ngoèo", "ngoèo"),
        ("giáó", "giáo", "giáo"),
        ("mía, nghĩa, cửa, tuổi, yếu", "mía, nghĩa, cửa, tuổi, yếu", "mía, nghĩa, cửa, tuổi, yếu"),
    ],
)
def test_tone_sits_where_the_style_puts_it(written: str, new: str, old: str) -> None:
    assert canonical(written, "new") == new
    assert canonical(written, "old") == old
    assert canonical(unicodedata.normalize("NFD", written), "old") == old


@pytest.mark.parametrize(
    "word", ["mañana", "Régime", "Gaudí", "São Tomé", "Škoda", "naïve", "H'Đrê", "Đắk Lắk", "10 m²", "3½"]
)
def test_foreign_words_are_left_alone(word: str) -> None:
    assert canonical(word, "new") == canonical(word, "old") == word


def test_marks_typed_in_the_wrong_order_are_put_right() -> None:
    assert canonical("Chie\u0301\u0302n d\u1ecb\u0323ch ch\xe8\u0302") == "Chiến dịch chề"
    assert canonical("mu\u0341") == "mú"


def test_what_nobody_sees_is_dropped_and_blanks_become_spaces() -> None:
    assert canonical("\ufeffgiáo\xad dục\u200b phổ\u2060 thông") == "giáo dục phổ thông"
    assert canonical("một\xa0hai\u2003ba\tbốn") == "một hai ba bốn"


def test_a_line_stays_a_line() -> None:
    assert canonical("một\u2028hai\x85ba\x0bbốn\x1dnăm\rsáu") == "một hai ba bốn năm sáu"
    assert canonical("một\nhai") == "một\nhai"


def test_look_alikes_are_replaced_only_beside_latin_letters() -> None:
    assert canonical("\u0422\u1ed5ng k\u1ebft") == "Tổng kết"
    assert canonical("\u041c\u043e\u0441\u043a\u0432\u0430") == "\u041c\u043e\u0441\u043a\u0432\u0430"
    assert canonical("\u0110\u1ea3ng, \xd0\u1ea3ng, \u0189\u1ea3ng") == "Đảng, Đảng, Đảng"


def test_dashes_are_hyphens_inside_a_number_and_stay_between_words() -> None:
    assert canonical("07–KH/ĐU") == canonical("07−KH/ĐU") == "07-KH/ĐU"
    assert canonical("Độc lập – Tự do") == "Độc lập – Tự do"
    assert canonical("\uff17\uff0f\uff12\uff10\uff12\uff10") == "7/2020"


def test_canonical_text_is_canonical() -> None:
    for style in ("new", "old"):
        once = canonical("Thuỷ lợi, hòa bình, \u0441ao hơn, señor, giáó", style)  # type: ignore[arg-type]
        assert canonical(once, style) == once  # type: ignore[arg-type]
