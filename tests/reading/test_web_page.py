"""Saved pages and letters: words line by line, menus only where the page says so, pictures with what stands below."""

from __future__ import annotations

import base64
import email.message
import email.policy
from pathlib import Path

import pytest

from archive_app.errors import FileUnreadable
from archive_app.reading import mail, web_page
from archive_app.reading.documents import text_of
from archive_app.reading.paper import Paragraph, Read
from reading import made


def no_pictures(address: str) -> bytes:
    return b""


def page(html: str, fetch: web_page.Fetch = no_pictures) -> Read:
    return web_page.read_page(html, fetch)


def text(html: str) -> str:
    return text_of(page(html).paragraphs)


def member(content: bytes, name: str) -> Read:
    return Read((Paragraph(f"{name}: {content.decode()}"),))


def test_blocks_are_lines_and_blanks_are_one() -> None:
    html = (
        "<p>Hội nghị\n  <b>tổng</b> kết<p>Năm&nbsp;2018 &amp; 2019<br>hết<div>a<span> b</span></div><ul><li>x<li>y</ul>"
    )
    assert text(html) == "Hội nghị tổng kết\nNăm\u00a02018 & 2019\nhết\na b\nx\ny"


def test_what_is_not_shown_and_what_the_page_calls_its_frame_is_left_out() -> None:
    html = (
        "<html><head><title>Trang tin - Xã Mây</title><style>p{}</style></head><body><header>Đầu trang</header>"
        "<nav><ul><li>Trang chủ</ul></nav><div role='navigation'>Lối đi</div><script>var a='<p>mã</p>'</script>"
        "<article><header><h1>Hội nghị xã</h1></header>Thân bài<footer>Người viết: Lan</footer></article>"
        "<div class='menu'>Không ai nói đây là thực đơn</div><footer>Bản quyền</footer></body></html>"
    )
    found = page(html)
    assert text(html) == "Hội nghị xã\nThân bài\nNgười viết: Lan\nKhông ai nói đây là thực đơn"
    assert found.title == "Hội nghị xã"
    assert page("<title>Trang tin</title><p>x").title == "Trang tin"
    assert [one.text for one in found.paragraphs if one.heading] == ["Hội nghị xã"]


def test_tables_are_rows_unless_they_only_lay_out() -> None:
    assert text("<table><tr><th>STT<th>Tên<tr><td>1<td>Lan<tr><td><td></table>") == "STT\tTên\n1\tLan"
    laid = "<table><tr><td><p>UBND HUYỆN</p><p>PHÒNG</p><td><p>CỘNG HOÀ</p></td></tr></table>"
    assert text(laid) == "UBND HUYỆN\nPHÒNG\nCỘNG HOÀ"
    nested = "<table><tr><td>Lề<td><table><tr><td>a<td>b</table></table><p>sau"
    assert text(nested) == "Lề\na\tb\nsau"


def test_fonts_are_those_of_the_words() -> None:
    html = "<font face='.VnTime'>Héi nghÞ</font><p style=\"font-family: 'VNI-Times', serif\">Hoäi nghò<p>Hội nghị"
    assert [one.font for one in page(html).paragraphs] == [".VnTime", "VNI-Times", None]


@pytest.mark.parametrize(
    ("html", "caption"),
    [
        ("<figure><img src=a.jpg alt='IMG_12.jpg'><figcaption>Thầy Mây</figcaption></figure><p>sau", "Thầy Mây"),
        ("<table><tr><td><img src=a.jpg><tr><td>Cô Gió phát biểu</table>", "Cô Gió phát biểu"),
        ("<p align=center><img src=a.jpg></p><p style='text-align:center'><em>Các bạn</em></p>", "Các bạn"),
        ("<div><img src=a.jpg></div><div class='photo-caption'>Quang cảnh</div>", "Quang cảnh"),
        ("<p><img src=a.jpg><p>Ảnh: Đoàn đại biểu<p>sau", "Ảnh: Đoàn đại biểu"),
        ("<p><img src=a.jpg alt='Lễ chào cờ'><p>Câu sau đó kể tiếp.", "Lễ chào cờ"),
        ("<p><img src=a.jpg alt='a.jpg'><p>Câu sau đó kể tiếp.", None),
    ],
)
def test_a_picture_has_the_words_below_it(html: str, caption: str | None) -> None:
    photo = made.jpeg()
    (picture,) = page(html, {"a.jpg": photo}.__getitem__).pictures
    assert (picture.name, picture.content, picture.caption) == ("a.jpg", photo, caption)


def test_ornaments_are_no_pictures() -> None:
    small = made.jpeg(side=8)
    assert len(small) < 1_500
    assert page("<img src=x>", lambda _: small).pictures == ()
    assert page("<img src=x width=16 height=16>", lambda _: made.jpeg()).pictures == ()
    assert page("<img src=x>", lambda _: b"GIF" * 999).pictures == ()
    inline = base64.b64encode(made.jpeg()).decode()
    assert len(page(f"<img src='data:image/jpeg;base64,{inline}'>").pictures) == 1
    assert page("<img src='data:image/jpeg;base64,%%%'>").pictures == ()


def test_pictures_come_from_the_folder_of_the_page_and_from_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = tmp_path / "Hội nghị_files"
    beside.mkdir()
    other = tmp_path / "other"
    other.mkdir()
    for file in (beside / "ảnh 1.jpg", other / "x.jpg", tmp_path / "y.jpg"):
        file.write_bytes(made.jpeg())
    (beside / "ra.jpg").symlink_to(other / "x.jpg")
    monkeypatch.chdir(tmp_path)
    assert web_page.beside(Path("Hội nghị.htm"))("Hội nghị_files/ảnh 1.jpg") == b""
    fetch = web_page.beside(tmp_path / "Hội nghị.htm")
    assert fetch("H%E1%BB%99i%20ngh%E1%BB%8B_files/%E1%BA%A3nh%201.jpg")
    assert fetch("./Hội nghị_files/ảnh 1.jpg?v=2")
    outside = ["other/x.jpg", "y.jpg", "../y.jpg", "Hội nghị_files/../y.jpg", f"file://{other}/x.jpg", f"{other}/x.jpg"]
    for away in [*outside, "http://may/x.jpg", "//may/x.jpg", "Hội nghị_files/ra.jpg", "Hội nghị_files", "\0", "[", ""]:
        assert fetch(away) == b"", away


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<p>Hội nghị".encode(), "Hội nghị"),
        ("<p>Hội nghị".encode("utf-16"), "Hội nghị"),
        (b"<meta charset=windows-1258><p>H\xf4\xf2i", "Hô\u0323i"),
        (b"<meta charset=iso-8859-1><p>H\xe9i ngh\xde \x93a\x94", "Héi nghÞ “a”"),
        (b"<meta charset=khong-co><p>H\xe9i", "Héi"),
        (b"<p>\x90\xe9\x80", "\x90é€"),
    ],
)
def test_encodings_are_believed_when_they_fit(content: bytes, told: str) -> None:
    assert web_page.read(content, "x.htm").paragraphs[0].text == told


def test_tags_without_end_are_refused_and_strange_ones_do_no_harm() -> None:
    with pytest.raises(FileUnreadable) as told:
        page("<div>" * 5_000 + "x")
    assert told.value.reason == "too_large"
    assert text("</p></td></table>a</tr><td>b<![x[<p <p>c&#xFFFFFFFF;<table><tr></table><!-- ").startswith("a\nb")


def mht(photo: bytes) -> bytes:
    html = '<p>Hội nghị</p><img src="a.jpg"><p>Ảnh: Lễ</p><img src="cid:so2"><p><img src="b%20.jpg">'
    encoded = base64.b64encode(photo).decode()
    image = "Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n"
    parts = (
        f'Content-Type: text/html; charset="utf-8"\nContent-Location: http://may/\n\n{html}',
        f"{image}Content-Location: http://may/a.jpg\n\n{encoded}",
        f"{image}Content-ID: <so2>\n\n{encoded}",
        f"{image}Content-Location: b .jpg\n\n{encoded}",
    )
    head = 'From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\n'
    return (head + "\n--B\n".join(parts) + "\n--B--\n").replace("\n", "\r\n").encode()


def test_a_page_saved_whole_brings_its_pictures() -> None:
    photo = made.jpeg()
    found = mail.read(mht(photo), "x.mht", member)
    assert text_of(found.paragraphs) == "Hội nghị\nẢnh: Lễ"
    assert [(one.name, one.content, one.caption) for one in found.pictures] == [
        ("a.jpg", photo, "Ảnh: Lễ"), ("so2", photo, None), ("b .jpg", photo, None),
    ]  # fmt: skip


def letter(*attached: tuple[bytes, str], html: bool = False) -> bytes:
    one = email.message.EmailMessage(policy=email.policy.SMTP)
    one["Subject"], one["From"], one["To"] = "Giấy mời họp", "lan@may.example", "gio@may.example"
    one.set_content("<p>Mời <b>họp</b></p>" if html else "Mời họp\nngày mai", subtype="html" if html else "plain")
    for content, name in attached:
        one.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return one.as_bytes()


def test_a_letter_is_its_subject_its_words_and_what_goes_with_it() -> None:
    photo = made.jpeg()
    found = mail.read(letter((b"abc", "báo cáo.txt"), (photo, "a.jpg")), "x.eml", member)
    assert text_of(found.paragraphs) == "Giấy mời họp\nMời họp\nngày mai\n\nbáo cáo.txt: abc"
    assert found.title == "Giấy mời họp"
    assert [(one.name, one.content) for one in found.pictures] == [("a.jpg", photo)]
    assert text_of(mail.read(letter(html=True), "x.eml", member).paragraphs) == "Giấy mời họp\n\nMời họp"


def test_what_cannot_be_read_of_a_letter_is_named_and_a_secret_stops_it() -> None:
    def refuses(content: bytes, name: str) -> Read:
        raise FileUnreadable(name, "secret" if name == "mat.txt" else "damaged")

    assert mail.read(letter((b"abc", "hỏng.doc")), "x.eml", refuses).left_out == ("hỏng.doc",)
    with pytest.raises(FileUnreadable) as told:
        mail.read(letter((b"abc", "mat.txt")), "x.eml", refuses)
    assert (told.value.reason, told.value.path) == ("secret", "x.eml")

    def marked(content: bytes, name: str) -> Read:
        return Read((Paragraph("ĐẢNG BỘ XÃ MÂY"), Paragraph("MẬT\tBáo cáo", cell=True)))

    with pytest.raises(FileUnreadable) as told:
        mail.read(letter((b"abc", "a.txt")), "x.eml", marked)
    assert told.value.reason == "secret"


def test_parts_in_parts_without_end_are_refused() -> None:
    inner = b"Content-Type: text/plain\r\n\r\nx"
    for number in range(40):
        edge = str(number).encode()
        inner = (
            b'Content-Type: multipart/mixed; boundary="'
            + edge
            + b'"\r\n\r\n--'
            + edge
            + b"\r\n"
            + inner
            + b"\r\n--"
            + edge
            + b"--"
        )
    with pytest.raises(FileUnreadable) as told:
        mail.read(inner, "x.eml", member)
    assert told.value.reason == "too_large"
    assert mail.read(b"Subject: =?x?q?=?=\r\nContent-Type: text/plain; charset=x\r\n\r\n\xe9", "x.eml", member)
