"""OpenDocument and PowerPoint's .pptx: words, fonts, rows, notes, pictures."""

from __future__ import annotations

import pytest

from archive_app.errors import FileUnreadable
from archive_app.reading import odf, pptx
from archive_app.reading.documents import text_of
from archive_app.reading.paper import Read
from reading import made

N = (
    'xmlns:office="o" xmlns:text="t" xmlns:table="ta" xmlns:draw="d" xmlns:style="s" xmlns:fo="f" xmlns:xlink="x"'
    ' xmlns:svg="sv"'
)
STYLES = (
    '<office:font-face-decls><style:font-face style:name="V" svg:font-family="\'.VnTime\'"/></office:font-face-decls>'
    '<office:automatic-styles><style:style style:name="P1"><style:text-properties style:font-name="V"/></style:style>'
    '<style:style style:name="P2" style:parent-style-name="P1"><style:paragraph-properties fo:text-align="center"/>'
    '</style:style><style:style style:name="P3"/>'
    "</office:automatic-styles>"
)


def odt(body: str, media: dict[str, bytes] | None = None, manifest: str = "<m/>") -> bytes:
    content = f"<office:document-content {N}>{STYLES}<office:body>{body}</office:body></office:document-content>"
    members: dict[str, bytes | str] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    return made.zipped(members | {"META-INF/manifest.xml": manifest} | (media or {}))


def read(body: str, **media: bytes) -> Read:
    return odf.read(odt(body, {f"Pictures/{name}.jpg": content for name, content in media.items()}), "x.odt")


def frame(name: str, words: str = "") -> str:
    told = f"<svg:desc>{words}</svg:desc>" if words else ""
    return f'<draw:frame><draw:image xlink:href="Pictures/{name}.jpg"/>{told}</draw:frame>'


def test_paragraphs_keep_their_blanks_and_fonts() -> None:
    found = read(
        '<text:h>Hội nghị</text:h><text:p text:style-name="P1">Héi<text:s text:c="2"/>n'
        '<text:span text:style-name="P3">ghÞ</text:span>\n a'
        "<text:tab/>b<text:line-break/>c</text:p><text:tracked-changes><text:p>xoá</text:p></text:tracked-changes>"
    )
    assert text_of(found.paragraphs) == "Hội nghị\nHéi  nghÞ a\tb\nc"
    assert [(one.font, one.heading) for one in found.paragraphs] == [(None, True), (".VnTime", False)]


def test_notes_come_after_their_paragraph() -> None:
    body = "<text:note-body><text:p>Chú</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    assert text_of(read(f"<text:p>a{note}b</text:p><text:p>c</text:p>").paragraphs) == "a[1]b\n[1] Chú\nc"


def test_rows_repeat_only_so_far() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    again = '<table:table-row table:number-rows-repeated="99999999">'
    rows = f"<table:table-row>{cell.format('STT')}{cell.format('Tên')}{empty}</table:table-row>"
    found = read(f"<table:table>{rows}{again}{cell.format('x')}</table:table-row></table:table>")
    lines = text_of(found.paragraphs).split("\n")
    assert lines[:2] == ["STT\tTên", "x"]
    assert len(lines) == 1_001


def test_pictures_have_their_captions() -> None:
    photo = made.jpeg()
    boxed = f"<draw:frame><draw:text-box><text:p>{frame('a')}Ảnh 1: Chào cờ</text:p></draw:text-box></draw:frame>"
    (picture,) = read(f"<text:p>Đầu{boxed}</text:p><text:p>sau</text:p>", a=photo).pictures
    assert (picture.name, picture.content, picture.caption) == ("a.jpg", photo, "Ảnh 1: Chào cờ")
    (picture,) = read(
        f'<text:p text:style-name="P2">{frame("a")}</text:p><text:p text:style-name="P2">Lễ</text:p>', a=photo
    ).pictures
    assert picture.caption == "Lễ"
    boxed = (
        f"<draw:frame><draw:text-box><text:p>{frame('a')}</text:p><text:p>Cô Mai</text:p></draw:text-box></draw:frame>"
    )
    (picture,) = read(f"<text:p>{boxed}</text:p><text:p>Rồi kể tiếp.</text:p>", a=photo).pictures
    assert picture.caption == "Cô Mai"
    (picture,) = read(f"<text:p>{frame('a', 'Cô Lan')}</text:p><text:p>Rồi kể tiếp.</text:p>", a=photo).pictures
    assert picture.caption == "Cô Lan"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (odt("<text:p>a</text:p>", manifest="<manifest:encryption-data/>"), "protected"),
        (made.zipped({"mimetype": "x", "content.xml": "<a/>"}), "damaged"),
        (made.zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "damaged"),
        (odt("<text:span>" * 300 + "</text:span>" * 300), "too_large"),
    ],
)
def test_hostile_ones_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable) as told:
        odf.read(content, "x.odt")
    assert told.value.reason == reason


def test_slides_come_by_their_number() -> None:
    def slide(text: str) -> str:
        face = '<a:rPr><a:latin typeface=".VnTime"/></a:rPr>'
        pic = '<p:pic><p:cNvPr descr="Lễ chào cờ"/><a:blip r:embed="r1"/></p:pic>'
        words = f"<p:sp><a:p><a:r>{face}<a:t>{text}</a:t></a:r><a:br/></a:p></p:sp>"
        return f'<p:sld xmlns:a="a" xmlns:p="p" xmlns:r="r">{words}{pic}</p:sld>'

    slides: dict[str, bytes | str] = {
        f"ppt/slides/slide{number}.xml": slide(f"Trang {number}") for number in (10, 9, 1)
    }
    photo = made.jpeg()
    relations = '<R><Relationship Id="r1" Target="../media/a.jpg"/></R>'
    more = {"ppt/presentation.xml": "<p/>", "ppt/slides/_rels/slide9.xml.rels": relations, "ppt/media/a.jpg": photo}
    found = pptx.read(made.zipped(slides | more), "x.pptx")
    assert text_of(found.paragraphs).split() == ["Trang", "1", "Trang", "9", "Trang", "10"]
    assert found.paragraphs[0].font == ".VnTime"
    assert [(one.content, one.caption) for one in found.pictures] == [(photo, "Lễ chào cờ")]
