"""Old Vietnamese encodings are read, each by the paragraph; what is right as it stands is left alone."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.text.legacy import Decoded, decode_paragraph, decode_pieces, decode_text, usual_encoding
from archive_app.text.legacy_tables import CP1252, Table, read_as

SMALL = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
CAPITALS = SMALL.upper()
PAGE = (
    "Phòng Giáo dục huyện Sương Mai tổ chức hội nghị tổng kết năm học, đánh giá những việc đã làm được.",
    "Đồng chí trưởng phòng khẳng định: chất lượng dạy và học ở các trường vùng sâu còn chênh lệch; cần sửa ngay.",
    "Kỳ này có chín đơn vị gửi báo cáo muộn, trong đó hai đơn vị phải viết lại vì thiếu số liệu.",
    "KẾ HOẠCH KIỂM TRA NỘI BỘ QUÝ BA",
    "Kính gửi: Ủy ban nhân dân xã Mây",
    "Vũ Thị Ngà, giáo viên",
)
UNICODE = "\n".join(PAGE)


def _seen(letters: str) -> dict[str, str]:
    """How VNI writes them, from the rules that its keyboard taught."""
    vowels = {"ă": "aê", "â": "aâ", "đ": "ñ", "ê": "eâ", "ô": "oâ", "ơ": "ô", "ư": "ö"}
    alone = {"ỉ": "æ", "ĩ": "ó", "ị": "ò", "ì": "ì", "í": "í", "ỵ": "î"}
    tones = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
    on_hat = {"\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
    on_breve = {"\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
    seen = {}
    for letter in letters:
        apart = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in apart if mark in tones), "")
        base = unicodedata.normalize("NFC", apart.replace(tone, ""))
        if letter in alone:
            seen[letter] = alone[letter]
        elif base in "âêô" and tone:
            seen[letter] = vowels[base][0] + on_hat[tone]
        elif base == "ă" and tone:
            seen[letter] = "a" + on_breve[tone]
        else:
            seen[letter] = vowels.get(base, base) + tones.get(tone, "")
    return seen | {letter.upper(): pair.upper() for letter, pair in seen.items()}


# The letters in this order as GNU libc's iconv writes them; VPS as in its chart.
BYTES = {
    "tcvn3": (
        "a8a9aeaaabacadb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedee"
        "eff1f2f3f4f5f6f7f8f9fafbfcfdfea1a2a7a3a4a5a6"
    ),
    "viscii": (
        "e5e2f0eaf4bddfe0e4e3e1d5a2c6c7a1a3a5a6e7a4a7e8eba8e9a9abacadaaaeecefeeedb8f2f6f5f3f7b0b1b2afb5b6b7debefe"
        "f9fcfbfaf8d7d8e6d1f1cfd6dbfddcc5c2d0cad4b4bfc0c4c3c18082020581838586068487c8cb88c9898b8c8d8a8ecc9bcecd98"
        "d299a0d39a9091928f939697b39594d99c9dda9ebbbcffbab99f1419dd1e"
    ),
    "vps": (
        "e6e2c7eaf4d6dce0e4e3e1e5a2a3a4a1a5c0c4c5c3c6e8c8ebe9cb8a8bcd898cecccefedcef2d5f5f386d2b087d3b6a9aaaba7ae"
        "f9fbdbfaf8d8babbd9bfff9bcf9a9c88c2f1cad4f7d0808182c1028e8ff08d0484851c8303d7defec9059394959006b5b7b8b410"
        "bcbdbeb91197989996129e9fa69d13a8d1acda14afb11dad15b2fdb3dd19"
    ),
}


def _written() -> dict[str, dict[str, str]]:
    """By encoding, what each letter is seen as by a program that takes its bytes for Latin-1."""
    written = {
        name: dict(zip(SMALL + ("ĂÂĐÊÔƠƯ" if name == "tcvn3" else CAPITALS), bytes.fromhex(codes).decode("latin-1"),
                       strict=True))
        for name, codes in BYTES.items()
    }  # fmt: skip
    # A .VnTimeH font draws capitals for the bytes of small letters.
    written["tcvn3"] = {letter.upper(): code for letter, code in written["tcvn3"].items()} | written["tcvn3"]
    return written | {"vni": _seen(SMALL)}


WRITTEN = _written()


def _typed(text: str, encoding: str) -> str:
    if encoding == "cp1258":
        return _in_cp1258(text).decode("latin-1")
    return "".join(WRITTEN[encoding].get(letter, letter) for letter in text)


def _in_cp1258(text: str) -> bytes:
    whole = b""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
        whole += (unicodedata.normalize("NFC", apart.replace(tone, "")) + tone).encode("cp1258")
    return whole


def _misread(text: str, encoding: str = "cp1252") -> str:
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


OLD = ["tcvn3", "vni", "viscii", "vps", "cp1258"]


def _expected(text: str, encoding: str) -> str:
    """TCVN3 has no capitals with tones."""
    if encoding != "tcvn3":
        return text
    return "".join(letter if letter in "ĂÂĐÊÔƠƯ" or letter.isascii() else letter.lower() for letter in text)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "vps", "cp1258"])
def test_every_letter(encoding: Table) -> None:
    for letter in SMALL + CAPITALS:
        assert read_as("x" + _typed(letter, encoding), encoding) == "x" + _expected(letter, encoding), letter


def test_vni_has_letters_of_its_own_that_look_right() -> None:
    assert decode_paragraph("Vì kì thi naøy chi phí gì").text == "Vì kì thi này chi phí gì"


def test_vni_capitals_with_small_marks() -> None:
    assert read_as("HOäI NGHò TOåNG KEát ÑAûNG", "vni") == "HỘI NGHị TỔNG KẾt ĐẢNG"


@pytest.mark.parametrize("encoding", OLD)
@pytest.mark.parametrize("text", [*PAGE, *(text[:24] for text in PAGE)])
def test_a_paragraph_in_an_old_encoding(text: str, encoding: str) -> None:
    expected = Decoded(_expected(text, encoding), encoding)  # type: ignore[arg-type]
    assert decode_paragraph(_typed(text, encoding)) == expected


@pytest.mark.parametrize("encoding", ["viscii", "vps"])
@pytest.mark.parametrize("text", PAGE)
def test_control_characters_seen_as_punctuation(text: str, encoding: str) -> None:
    seen = _typed(text, encoding).translate({ord(byte): sign for byte, sign in CP1252.items()})
    assert decode_paragraph(seen).text == text


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "cp1258"])
def test_quotation_marks_seen_as_control_characters(encoding: str) -> None:
    text = _typed(PAGE[1], encoding)
    assert decode_paragraph(f"\x93{text}\x94 \x96").text == f"“{PAGE[1]}” –"


class TestMojibake:
    @pytest.mark.parametrize("seen_as", ["cp1252", "cp1258", "latin-1"])
    @pytest.mark.parametrize("text", PAGE)
    def test_once(self, text: str, seen_as: str) -> None:
        assert decode_paragraph(_misread(text, seen_as)) == Decoded(text, "mojibake")

    @pytest.mark.parametrize("text", PAGE)
    def test_more_than_once(self, text: str) -> None:
        twice = _misread(_misread(text))
        assert decode_paragraph(twice).text == text
        assert decode_paragraph(_misread(_misread(text, "cp1258"))).text == text
        assert decode_paragraph(_misread(twice)).text == text

    @pytest.mark.parametrize("times", [1, 2])
    def test_no_break_spaces_became_blanks(self, times: int) -> None:
        text = "Hà Nội và các tỉnh là nơi tràn đầy cơ hội; Ơn nghĩa, ẠO ẢNH; còn bà thì ở nhà"
        seen = _misread(text) if times == 1 else _misread(_misread(text))
        assert decode_paragraph(seen.replace("\xa0", " ")).text == text
        assert decode_paragraph(seen.replace("\xa0", " ").rstrip()).text == text

    def test_soft_hyphens_went_too(self) -> None:
        text = "Bí thư và các vị chính quyền gửi kinh phí khắc phục, rất là thí điểm; tỉ lệ ậm ừ, xử lý, phí."
        seen = _misread(text).replace("\xad", "").replace("\xa0", " ")
        assert decode_paragraph(seen).text == text
        assert decode_paragraph(_misread("Mức học phí").replace("\xad", "")).text == "Mức học phí"

    def test_blanks_were_run_together(self) -> None:
        text = "Các thầy cô và nhà trường là những người bàn về toàn bộ kế hoạch hè này"
        seen = re.sub(" +", " ", _misread(text).replace("\xa0", " "))
        assert decode_paragraph(seen).text == text
        seen = re.sub(" +", " ", _misread("Bến phà cũ là chính").replace("\xa0", " "))
        assert decode_paragraph(seen).text == "Bến phà cũ là chính"

    def test_in_a_line_that_is_right_otherwise(self) -> None:
        assert decode_paragraph("XÃ HỘI: â€œHội nghịâ€\x9d").text == "XÃ HỘI: “Hội nghị”"

    def test_of_another_language(self) -> None:
        assert decode_paragraph(_misread("à l’été, les élèves préfèrent être dehors")).text == (
            "à l’été, les élèves préfèrent être dehors"
        )

    @pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
    def test_of_an_old_encoding(self, encoding: Table) -> None:
        assert decode_paragraph(_misread(_typed(PAGE[0], encoding))) == Decoded(PAGE[0], encoding)

    @pytest.mark.timeout(20)
    def test_a_line_without_end(self) -> None:
        assert decode_paragraph("Ã\xa0" * 100_000).text == "à" * 100_000
        assert decode_paragraph("aÃ " * 100_000).encoding == "mojibake"

    def test_what_only_looks_so_stays(self) -> None:
        for text in ("LÃ VĂN Ổ", "LÃ VÂN", "São Paulo", "\ud801 Ã ", "Ã¡Â» Ã"):
            assert decode_paragraph(text).text in (text, "á» Ã"), text


RIGHT = [
    "",
    "plain words, 12/2018",
    "L’été dernier, la sœur aînée de Zoé a dû goûter à la crème brûlée près du château.",
    "Où est né le père de François ? Là-bas, à côté du théâtre.",
    "Où ça ? Né à Nîmes",
    "n° 7",
    "«Voilà», dit-il",
    "Für die Prüfung müssen größere Räume geöffnet werden; Ärger über Gebühren hört nicht auf.",
    "Über uns: Tür zu",
    "the naïve façade of a café — “déjà vu”",
    "»report-date« und »page_size«, «file», 5\xa0Mo, la date différée\xa0en juin",
    "a opção só é válida; não há só uma, só isso",
    "mañana por la mañana, señor Muñoz",
    "± 3 µm, 20 °C, 5 × 7, ½ §2, © 2011, ®, 10 m²",
    "\u041f\u0440\u0438\u0432\u0435\u0442, 教育, \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
    "Lê Bá Tú",
    "Tô Hà, Vũ Ngô",
    "vô danh",
    "Vì có hai bé gái",
    "giáo\xad dục, hội\xa0nghị, “thi đua”\u200b",
    *PAGE,
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_stays(text: str) -> None:
    assert decode_paragraph(text) == Decoded(text, "unicode")
    apart = unicodedata.normalize("NFD", text)
    assert decode_paragraph(apart) == Decoded(apart, "unicode")


class TestTcvn3:
    def test_the_soft_hyphen_is_a_letter(self) -> None:
        assert decode_paragraph("H­íng dÉn ®¸nh gi¸ n¨m häc cña c¸c tr­êng").text == (
            "Hướng dẫn đánh giá năm học của các trường"
        )

    def test_signs_that_a_pdf_has_for_letters(self) -> None:
        assert decode_paragraph("\u2219 Thñ tr−ëng c¸c ®¬n vÞ x\u2219 ®\u2219 nhËn 3−5 b¶n, −u tiªn tr−íc").text == (
            "\u2219 Thủ trưởng các đơn vị xã đã nhận 3−5 bản, ưu tiên trước"
        )

    def test_a_bullet_is_no_letter(self) -> None:
        assert decode_paragraph("· x· · ®· nhËn b¸o c¸o").text == "· xã · đã nhận báo cáo"

    def test_its_font_of_capitals(self) -> None:
        heading = _typed("BÁO CÁO SỐ BỐN", "tcvn3")
        assert decode_paragraph(heading).text == "BáO CáO Số BốN"
        assert decode_paragraph(heading, ".VnTimeH") == Decoded("BÁO CÁO SỐ BỐN", "tcvn3")
        assert decode_paragraph(_typed("báo cáo", "tcvn3"), "ABCDEF+.VnArialH").text == "BÁO CÁO"
        assert decode_paragraph("so sanh", ".VnTimeH") == Decoded("SO SANH", "tcvn3")
        assert decode_paragraph("so sanh", ".VnTime") == Decoded("so sanh", "tcvn3")


class TestFonts:
    def test_decides_what_the_words_leave_open(self) -> None:
        assert decode_paragraph("Lê") == Decoded("Lê", "unicode")
        assert decode_paragraph("Lª", ".VnTime").text == "Lê"
        assert decode_paragraph("Nê", "ABCDEF+.VnTime").text == "Nờ"
        assert decode_paragraph("Nê", ".VnTime").text == "Nờ"
        assert decode_paragraph("Thô", "VNI-Times").text == "Thơ"
        assert decode_paragraph("Nê", "Arial").text == "Nê"

    def test_outlives_the_conversion_of_its_text(self) -> None:
        for font in (".VnTime", ".VnTimeH", "VNI-Times"):
            assert decode_paragraph(PAGE[0], font) == Decoded(PAGE[0], "unicode")
        assert decode_paragraph("Giáo dục có lãi, bé Ngà và cô bé", ".VnTime").encoding == "unicode"
        assert decode_paragraph(_typed(PAGE[0], "vni"), ".VnTime") == Decoded(PAGE[0], "vni")


class TestDocument:
    def test_lines_of_several_encodings(self) -> None:
        lines = [_typed(PAGE[0], "tcvn3"), "", PAGE[1], _typed(PAGE[2], "vni"), _misread(PAGE[4])]
        found = decode_text("\n".join(lines))
        assert [one.text for one in found] == [PAGE[0], "", PAGE[1], PAGE[2], PAGE[4]]
        assert [one.encoding for one in found if one.text] == ["tcvn3", "unicode", "vni", "mojibake"]

    @pytest.mark.parametrize("encoding", OLD)
    def test_the_rest_speaks_for_what_is_short(self, encoding: Table) -> None:
        found = decode_text("\n".join([_typed(UNICODE, encoding), "12/2018", _typed("Tổ Bé", encoding)]))
        assert "\n".join(one.text for one in found) == _expected(UNICODE, encoding) + "\n12/2018\nTổ Bé"
        assert {one.encoding for one in found} == {encoding}

    def test_words_of_two_encodings_in_a_cell(self) -> None:
        assert decode_paragraph("12\tM¸y mãc, thiết bÞ vµ bàn ghế").text == "12\tMáy móc, thiết bị và bàn ghế"
        assert decode_paragraph("bé") == Decoded("bé", "unicode")
        assert decode_paragraph("bé", None, "tcvn3") == Decoded("bộ", "tcvn3")
        for right in ("Bé Tô người Mường và bé Sô", "© Sở", "Tô Vũ, Lê Bá Ổn"):
            assert decode_paragraph(right) == Decoded(right, "unicode")

    def test_the_rest_speaks_for_unicode(self) -> None:
        cell = "vụ cô bộ"
        assert decode_paragraph("vô c« bé").text == cell
        assert decode_text(f"{UNICODE}\nVõ Bá Tô\nsô cô la")[-2:] == [
            Decoded("Võ Bá Tô", "unicode"), Decoded("sô cô la", "unicode")
        ]  # fmt: skip

    def test_fonts_by_the_line(self) -> None:
        assert [one.text for one in decode_text("Nê\nNê\nTæ", [".VnTime", None, None])] == ["Nờ", "Nê", "Tổ"]
        assert [one.text for one in decode_pieces([("Toâ", "VNI-Times"), (PAGE[0], None), ("Lê", None)])] == [
            "Tô", PAGE[0], "Lê"
        ]  # fmt: skip

    def test_a_font_whose_text_was_converted_says_nothing(self) -> None:
        assert decode_pieces([(PAGE[0], ".VnTime"), ("Lê Tổ", None), ("Nhì", ".VnTime"), ("Nhê", ".VnTime")])[2:] == [
            Decoded("Nhì", "unicode"), Decoded("Nhê", "unicode")
        ]  # fmt: skip

    def test_what_it_is_in_mostly(self) -> None:
        read = [("abc", Decoded("abc", "vni")), ("µ¸", Decoded("àá", "tcvn3")), ("ộ", Decoded("ộ", "unicode"))]
        assert usual_encoding(read) == "tcvn3"
        assert usual_encoding(read[2:]) == "unicode"
        assert usual_encoding([("abc", Decoded("abc", "unicode")), ("é", Decoded("é", "unicode"))]) is None


def test_a_long_paragraph_is_read_to_its_end() -> None:
    french = "Le théâtre a été fermé à la fin de l’année dernière. " * 40
    assert decode_paragraph(french + _typed(PAGE[1], "tcvn3") * 40).encoding == "tcvn3"
    text = " ".join(["which words are plain"] * 300 + [PAGE[1]] * 40)
    assert decode_paragraph(_typed(text, "tcvn3")) == Decoded(text, "tcvn3")
    assert decode_paragraph("x" * 10_000 + " " + _typed(PAGE[1], "vni")).encoding == "vni"


TRICKY = st.text(st.sampled_from("ÃÂÄÅÆáºº»­ \xa0\x81\x9d€™\x02\x1e\ud801\u0300\u0323a1ơÜ−·\n\U0001f600"), max_size=40)


@given(
    st.one_of(st.text(), TRICKY),
    st.sampled_from([None, ".VnTimeH", "VNI", "\ud800"]),
    st.sampled_from([None, "vps", "mojibake"]),
)
def test_any_string_will_do(text: str, font: str | None, prior: str | None) -> None:
    decode_paragraph(text, font, prior)  # type: ignore[arg-type]
    assert len(decode_text(text)) == text.count("\n") + 1


WORDS = st.lists(st.sampled_from(UNICODE.split()), min_size=10, max_size=30, unique=True).map(" ".join)


@given(WORDS, st.sampled_from(OLD))
def test_written_and_read_again(text: str, encoding: Table) -> None:
    assert decode_paragraph(_typed(text, encoding)).text == _expected(text, encoding)


@given(WORDS)
def test_unicode_comes_back(text: str) -> None:
    assert decode_paragraph(text) == Decoded(text, "unicode")
    assert decode_paragraph(_misread(text)).text == text
