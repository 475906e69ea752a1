"""Rich text: bytes by their font, nothing lost between braces, tables in rows."""

from __future__ import annotations

import time

import pytest

from archive_app.errors import FileUnreadable
from archive_app.reading import rtf
from archive_app.reading.documents import text_of
from archive_app.reading.paper import Read
from reading import made

FONTS = (
    r"{\fonttbl{\f0\fnil\fcharset0 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}{\f2\fcharset163 Arial;}"
    r"{\f3\fcharset2 Wingdings;}{\f4{\*\panose 02}\fcharset204 Courier;}}"
)


def read(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> Read:
    return rtf.read(f"{{\\rtf1{head}{FONTS}{body}}}".encode("latin-1"), "x.rtf")


def text(body: str) -> str:
    return text_of(read(body).paragraphs)


def test_unicode_letters_come_once_whatever_stands_in_for_them() -> None:
    assert text(r"H\u7897?i ngh\u7883\'3f t\uc2\u7893??ng k\uc0\u7871\uc1 t \u-3913?") == "Hội nghị tổng kết ·"
    assert text(r"\u55357?\u56832?x\u56832?") == "\U0001f600x"


def test_the_letter_that_word_writes_as_an_optional_hyphen_is_kept() -> None:
    found = read(r"{\f1 ch\-¬ng tr×nh n\'a8m \'ad}\par {\f0 nghi\u7879?m}").paragraphs
    assert [(one.text, one.font) for one in found] == [
        ("ch\u00ad¬ng tr×nh n¨m \u00ad", ".VnTime"), ("nghiệm", "Times New Roman"),
    ]  # fmt: skip


def test_bytes_are_read_by_the_character_set_of_their_font() -> None:
    assert text(r"\f0\'93x\'94 \f2 \'f4\'f2 \f4\'cf\'f0 \f3\'a7") == "“x” ô\u0323 Пр •"


def test_what_is_no_text_is_skipped() -> None:
    body = (
        r"{\info{\title B\'e1o c\'e1o}{\author Lan}}{\stylesheet{\s1 Normal;}}{\header Trang \chpgn}"
        r"{\*\unknown b\'ed m\'7 {x}}"
        r"a{\field{\*\fldinst HYPERLINK x}{\fldrslt li\u234?n}}{\v \'1en}{\*\bkmkstart y}b{\listtext\f0 1.\tab}c\{\}\\"
    )
    assert text(body) == "aliênb1.\tc{}\\"
    assert read(body).title == "Báo cáo"


def test_lines_tabs_and_dashes() -> None:
    assert text(r"a\line b\tab c\emdash d\par\pard e\~f\_g\page h") == "a\nb\tc—d\ne\u00a0f-g\nh"


def test_rows_are_lines_with_tabs() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl STT\cell T\u234?n\cell\row\trowd\pard\intbl 1\cell Lan\cell\row\pard sau"
    assert text(row) == "STT\tTên\n1\tLan\nsau"
    head = r"\trowd\pard\intbl UBND\par M\u7852?T\cell C\u7896?NG HO\'c0\cell\row\pard x"
    assert text(head) == "UBND\nMẬT\nCỘNG HOÀ\nx"


def test_pictures_come_with_the_words_below() -> None:
    photo = made.jpeg()
    body = rf"\pard\qc{{\pict\jpegblip\picw1\pich1 {photo.hex()}}}\par\pard\qc {{\i L\u7877? ch\'e0o}}\par\pard sau"
    (picture,) = read(body).pictures
    assert (picture.content, picture.caption) == (photo, "Lễ chào")
    doubled = rf"{{\*\shppict{{\pict\jpegblip {photo.hex()}}}}}{{\nonshppict{{\pict\jpegblip {photo.hex()}}}}}"
    assert len(read(doubled).pictures) == 1


def test_raw_bytes_are_no_words() -> None:
    content = rb"{\rtf1 a{\pict\jpegblip\bin8 }}{{\x\\}b}"
    assert text_of(rtf.read(content, "x.rtf").paragraphs) == "ab"


@pytest.mark.parametrize("body", ["}}}}a", "{{{{a", "a\\", r"\bin999999999 ", r"\'zz a", r"\f99 a\uc-5"])
def test_broken_ones_give_what_they_have(body: str) -> None:
    assert text(body).strip() in ("a", "", "zz a", "'zz a", "a}")


def test_braces_without_end_are_refused() -> None:
    with pytest.raises(FileUnreadable) as told:
        read("{" * 100_000)
    assert told.value.reason == "too_large"


def test_a_long_one_is_read_in_time() -> None:
    began = time.process_time()
    found = read(r"\pard H\u7897?i ngh\u7883? {\f1 n\'a8m häc}\par " * 20_000)
    assert len(found.paragraphs) == 40_000
    assert time.process_time() - began < 4
