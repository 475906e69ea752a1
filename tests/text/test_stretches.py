"""Reading only parts of a text finds what reading the whole of it does."""

from __future__ import annotations

import time
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from archive_app.text import dates, numbers
from archive_app.text.folding import folded_copy
from archive_app.text.stretches import Stretch, stretch, years

_PIECES = (
    *(
        "1",
        "9",
        "12",
        "25",
        "31",
        "2018",
        "2019",
        "２０１８",
        "20\u200b20",
        "123456",
        "1234567",
        "٣",
        "28/12",
        "3-9-2018",
    ),
    *(
        "ngày",
        "tháng",
        "năm",
        "đến",
        "hết",
        "sáng",
        "chiều",
        "từ",
        "và",
        "số",
        "Luật",
        "Kế hoạch",
        "học sinh",
        "λ",
        "²",
    ),
    *("QĐ", "QĐ-UBND", "NĐ-CP", "QH13", "HU", "KH-GD&ĐT", "a", "30/2020/NĐ-CP", "06-QĐ/HU", "15 tháng 5 năm 2019"),
    *(
        "-",
        " - ",
        "/",
        " / ",
        ".",
        ",",
        ", ",
        ";",
        ":",
        "–",
        "—",
        "\u2011",
        "／",
        "&",
        "\n",
        "\n\n",
        "\t",
        "\xa0",
        "  ",
    ),
    *("\u200b", "\u00ad", "\u0301", "            ", "", "(", "_"),
)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=30).flatmap(
    lambda pieces: st.lists(st.sampled_from(("", " ", " ", " ")), min_size=len(pieces), max_size=len(pieces)).map(
        lambda blanks: "".join(piece + blank for piece, blank in zip(pieces, blanks, strict=True))
    )
)
_FORMS = st.sampled_from(("NFC", "NFD"))


def _whole(text: str) -> Stretch:
    return Stretch(folded_copy(text), 0, 0)


@given(_TEXTS, _FORMS)
@example("ngày 25" + " \u0301" * 90 + " và 26/12/2018", "NFC")
@example("12" + "\u200b" * 300 + "/QĐ-UBND", "NFC")
@example("ngày 1, 2 và 3/9/2018; " * 3 + "Kế hoạch" + "\u0301" * 200 + " số 12 / 2019 / KH - UBND", "NFC")
@example("ngày 5/9/2018 toàn trường khai giảng năm học mới; ngày 31/5/2019 bế giảng", "NFC")
@example("Kế hoạch 45/KH-PGDĐT được gửi tới tất cả các trường trong huyện; nay có số 06 - QĐ / HĐND-TT", "NFC")
@example("12/2019 / NĐ-CP và 7 / 1234 - QĐ / HU", "NFD")
def test_parts_say_what_the_whole_says(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)
    whole = _whole(text)
    in_whole = [*dates._days_of(text, whole), *dates._months_of(text, whole)]
    assert dates.find_dates(text) == sorted(in_whole, key=lambda mention: mention.span)
    found = (numbers._mention(text, whole, match) for match in numbers._NUMBER.finditer(whole.copy.text))
    assert numbers.find_numbers(text) == [mention for mention in found if mention]


def test_a_stretch_has_the_letters_asked_for_whatever_the_marks() -> None:
    text = unicodedata.normalize("NFD", "Hội nghị tổng kết ngày 5/9")
    at = text.index("5")
    part = stretch(text, at, at + 1, 12)
    assert part.start >= 12
    assert part.copy.text[part.start - 12 :] == "ng ket ngay 5/9"
    assert part.span(part.start, part.start + 1) == (at, at + 1)
    start = part.copy.text.index("ket")
    assert text[slice(*part.span(start, start + 3))] == unicodedata.normalize("NFD", "kết")


def test_a_stretch_ends_with_the_text() -> None:
    assert stretch("năm 2018", 4, 8, 50).copy.text == "nam 2018"


def test_years_of_any_width_and_with_something_invisible_inside() -> None:
    assert [year[0] for year in years("1799 1800, 2\u200b018 và 2１00")] == ["1800", "2\u200b018"]
    assert [year[0] for year in years("２０１８-2019, 3018")] == ["２０１８", "2019"]
    assert [year[0] for year in years("２020")] == ["２020"]


def test_a_page_without_blanks_is_read_once() -> None:
    started = time.process_time()
    numbers.find_numbers("1/aλ" * 40_000)
    dates.find_dates("2018aaaaaaaaaaaaaaaaaaaaa" * 8_000 + "1-" * 40_000 + "2018")
    assert time.process_time() - started < 3
