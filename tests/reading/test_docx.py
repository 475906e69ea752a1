"""Word's .docx: nothing of the text is lost, old fonts keep their letters, pictures their captions."""

from __future__ import annotations

import unicodedata

import pytest

from archive_app.errors import FileUnreadable
from archive_app.reading import boxes, docx
from archive_app.reading.documents import text_of
from archive_app.reading.numbering import written
from archive_app.reading.paper import Read
from reading import made
from reading.made import drawing, p, run, table


def read(*blocks: str, **more: object) -> Read:
    return docx.read(made.docx(*blocks, **more), "x.docx")  # type: ignore[arg-type]


def text(*blocks: str) -> str:
    return text_of(read(*blocks).paragraphs)


def test_paragraphs_are_lines_and_letters_stay_as_written() -> None:
    nfd = unicodedata.normalize("NFD", "Hội nghị\u00a0tổng kết <2019> & kế hoạch")
    assert text(p(nfd), p(), p(), p("Cu", "ối cùng")) == f"{nfd}\n\nCuối cùng"


def test_the_letter_that_word_calls_a_soft_hyphen_is_kept() -> None:
    """ư of TCVN3 comes out of Word as an element of its own."""
    broken = "<w:r><w:t>ch</w:t><w:softHyphen/><w:t>¬ng tr×nh</w:t><w:tab/><w:t>n¨m</w:t><w:br/><w:t>hai</w:t></w:r>"
    (one,) = read(p(broken, style="Cu")).paragraphs
    assert (one.text, one.font) == ("ch\u00ad¬ng tr×nh\tn¨m\nhai", ".VnTime")


def test_a_paragraph_in_an_old_and_a_new_font_is_told_in_parts() -> None:
    found = read(
        p(run("Héi nghÞ ", ".VnTimeH"), run("2004, "), run("tổng kết", "Arial"), run(" năm", "Cambria"))
    ).paragraphs
    assert [(one.text, one.font, one.goes_on) for one in found] == [
        ("Héi nghÞ 2004, ", ".VnTimeH", True),
        ("tổng kết năm", "Arial", False),
    ]


def numbered(text: str, level: int = 0, number: int = 5) -> str:
    return p(text, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_what_word_numbers_by_itself_is_counted() -> None:
    levels = (("upperRoman", "%1."), ("decimal", "%1.%2)"), ("lowerLetter", "%3)"), ("bullet", "-"))
    shape = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{1 + (at == 2)}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    lists = f'<w:abstractNum w:abstractNumId="1">{shape}</w:abstractNum>'
    lists += '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    items = (("Kết quả", 0), ("Dạy", 1), ("x", 2), ("y", 2), ("z", 3), ("Học", 1))
    body = [numbered(text, level) for text, level in items]
    body += [p("xen vào"), *(numbered(f"{count}") for count in range(2, 5)), numbered("lại", 1), numbered("lạ", 0, 9)]
    found = read(*body, more={"word/numbering.xml": f"<w:numbering {made.W}>{lists}</w:numbering>"})
    assert text_of(found.paragraphs).split("\n") == [
        "I. Kết quả", "I.1) Dạy", "b) x", "c) y", "- z", "I.2) Học", "xen vào", "II. 2", "III. 3", "IV. 4",
        "IV.1) lại", "lạ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "kind", "told"),
    [(28, "lowerLetter", "bb"), (26, "upperLetter", "Z"), (1994, "lowerRoman", "mcmxciv"), (7, "decimalZero", "07"),
     (0, "upperRoman", "0"), (10**9, "upperRoman", "1000000000"), (3, "ordinalText", "3")],
)  # fmt: skip
def test_figures(count: int, kind: str, told: str) -> None:
    assert written(count, kind) == told


def test_symbols_are_letters_of_old_fonts_or_bullets() -> None:
    symbols = '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:sym w:font=".VnTime" w:char="F0AD"/></w:r>'
    assert text(p(symbols)) == "•\u00ad"


def test_what_is_deleted_hidden_or_an_instruction_is_not_read() -> None:
    gone = f"<w:del>{run('xoá')}</w:del>{run('ẩn', more='<w:vanish/>')}<w:r><w:instrText>PAGE</w:instrText></w:r>"
    kept = f"<w:ins>{run('thêm ')}</w:ins><w:hyperlink>{run('nối ')}</w:hyperlink><w:smartTag>{run('thẻ')}</w:smartTag>"
    assert text(p(gone, kept)) == "thêm nối thẻ"


def test_rows_are_lines_with_tabs_and_a_letterhead_is_read_cell_by_cell() -> None:
    data = table(("STT", "Nội dung", "Số", "Ghi chú"), ("1", p("Trường") + p("Hoa Lan"), "12", ""))
    assert text(data) == "STT\tNội dung\tSố\tGhi chú\n1\tTrường Hoa Lan\t12\t"
    letterhead = table((p("UBND HUYỆN") + p("MẬT"), p("CỘNG HOÀ") + p("Độc lập")))
    assert text(letterhead) == "UBND HUYỆN\nMẬT\nCỘNG HOÀ\nĐộc lập"


def test_text_boxes_and_notes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    notes = f'<w:footnotes {made.W}><w:footnote w:id="2">{p("Ghi chú")}</w:footnote></w:footnotes>'
    body = p("Thân", twice, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert text_of(read(body, more={"word/footnotes.xml": notes}).paragraphs) == "Thân[2]\nTrong khung\n[2] Ghi chú"


@pytest.mark.parametrize(
    ("after", "caption"),
    [
        ((p("Đồng chí Lan phát biểu", style="C"),), "Đồng chí Lan phát biểu"),
        ((p("Ảnh 1: Quang cảnh"),), "Ảnh 1: Quang cảnh"),
        ((p(run("Các đại biểu", more="<w:i/>")),), "Các đại biểu"),
        ((p("Hội nghị bắt đầu lúc tám giờ."),), None),
        ((p("DSC_0012.JPG", style="C"),), None),
        ((p("Kết quả", style="H1", more='<w:jc w:val="center"/>'),), None),
        ((p("dài " * 200, style="C"),), None),
    ],
)
def test_a_picture_has_the_caption_below_it(after: tuple[str, ...], caption: str | None) -> None:
    photo = made.jpeg()
    body = p(drawing("r7"), more='<w:jc w:val="center"/>')
    (picture,) = read(p("Đầu"), body, *after, media={"r7": photo}).pictures
    assert (picture.name, picture.content, picture.caption) == ("r7.jpg", photo, caption)


def test_pictures_in_a_row_have_the_captions_of_their_columns() -> None:
    rows = table((p(drawing("a")), p(drawing("b"))), ("Thầy Mây", "Cô Gió"))
    found = read(rows, media={"a": made.jpeg(), "b": made.jpeg("navy")}).pictures
    assert [(one.name, one.caption) for one in found] == [("a.jpg", "Thầy Mây"), ("b.jpg", "Cô Gió")]


def test_words_that_the_file_keeps_with_a_picture_are_its_last_resort() -> None:
    found = read(
        p(drawing("a", "Lễ chào cờ")), p(drawing("b", "image2.png")), media={"a": made.jpeg(), "b": made.jpeg("x")}
    )
    assert [one.caption for one in found.pictures] == ["Lễ chào cờ", None]


def test_what_lies_outside_the_file_is_never_fetched() -> None:
    outside = '<Relationships><Relationship Id="o" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
    assert read(p("x", drawing("o")), more={"word/_rels/document.xml.rels": outside}).pictures == ()
    above = '<Relationships><Relationship Id="o" Target="../../../../etc/hostname"/></Relationships>'
    assert read(p("x", drawing("o")), more={"word/_rels/document.xml.rels": above}).pictures == ()


def test_members_that_share_their_bytes_are_refused() -> None:
    with pytest.raises(FileUnreadable) as told:
        boxes.Box(made.overlapping(made.docx(p("x"))), "x.docx")
    assert told.value.detail == "members overlap"


def document(xml: str) -> bytes:
    return made.docx(more={"word/document.xml": xml})


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="urn:w">&b;</w:document>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (document(BOMB), "damaged"),
        (document(BOMB.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"')), "damaged"),
        (document("<!DOCTYPE w><w:document/>".replace("w:", "")), "damaged"),
        (document("<w:document"), "damaged"),
        (document(f"<d>{'<p>' * 400}{'</p>' * 400}</d>"), "too_large"),
        (made.docx(more={"word/media/x.bin": "0" * 20_000_000}), "too_large"),
        (made.zipped({f"{number}": "" for number in range(2_100)}), "too_large"),
        (made.docx(p("x"))[:-40], "damaged"),
        (made.zipped({"word/other.xml": "<x/>"}), "damaged"),
    ],
)
def test_a_hostile_file_is_refused_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable) as told:
        docx.read(content, "x.docx")
    assert told.value.reason == reason


def test_elements_without_number_are_refused_before_memory_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "MOST_ELEMENTS", 1_000)
    assert text(*[p("x")] * 100)
    with pytest.raises(FileUnreadable) as told:
        read(*[p()] * 1_000)
    assert told.value.reason == "too_large"


def test_text_boxes_in_text_boxes_cost_no_more_than_their_number() -> None:
    nested = p("trong")
    for _ in range(40):
        nested = p(f"<w:r><w:pict><w:txbxContent>{nested}</w:txbxContent></w:pict></w:r>")
    assert text(nested).strip() == "trong"
