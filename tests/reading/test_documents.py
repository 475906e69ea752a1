"""Any document by what its bytes show: through the child, within its limits, one reason for whatever goes wrong."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_app.errors import FileUnreadable, MembersLeftOut, PagesWithoutText
from archive_app.reading import converting, documents, parsing, sandbox
from archive_app.reading.images import kind_of
from reading import made, made_ole
from reading.made import drawing, p
from reading.test_odf import odt
from reading.test_pdf import pdf_of, scan
from reading.test_sandbox import gone
from reading.test_sheets import book
from reading.test_web_page import letter, mht

RTF = rb"{\rtf1\ansi H\u7897?i ngh\u7883?}"
DOC = made_ole.doc([("Hoi nghi\r", 0, b"")])
KINDS = {
    "a.docx": made.docx(p("Hội nghị")),
    "a.doc": DOC,
    "rtf thật ra.doc": RTF,
    "docx thật ra.doc": made.docx(p("Hội nghị")),
    "trang thật ra.doc": "<html><p>Hội nghị</html>".encode(),
    "chữ thật ra.doc": "Hội nghị\nnăm 2018".encode(),
    "a.rtf": RTF,
    "a.odt": odt("<text:p>Hội nghị</text:p>"),
    "a.html": "Hội nghị".encode(),
    "a.mht": mht(made.jpeg()),
    "a.eml": letter(),
    "a.pdf": pdf_of([["Hoi nghi"]]),
    "a.xlsx": book(["Hội nghị"]),
    "a.xls": made_ole.xls([["Hội nghị"]]),
    "a.csv": "Hội nghị;2018".encode(),
    "a.ppt": made_ole.ppt(["Hội nghị"]),
    "a.zip": made.zipped({"b.txt": "Hội nghị", "c.docx": made.docx(p("Hội nghị"))}),
}


@pytest.fixture(scope="module", autouse=True)
def _no_children_left() -> Iterator[None]:
    yield
    sandbox.close()


def put(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_read_within_two_seconds(tmp_path: Path, name: str) -> None:
    file = put(tmp_path, name, KINDS[name])
    documents.read(put(tmp_path, "warm.csv", b"a"))  # a child starts in its own time
    began = time.monotonic()
    assert documents.is_document(file)
    document, pictures = documents.read(file)
    assert any(word in document.text for word in ("Hội nghị", "Hoi nghi", "Giấy mời"))
    assert len(list(pictures)) == (3 if name == "a.mht" else 0)
    assert time.monotonic() - began < 2
    assert kind_of(file) in ("document", "file")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jpg", "khong duoi"])
def test_other_files_are_left_to_others(tmp_path: Path, name: str) -> None:
    content = made.jpeg() if name == "a.jpg" else b"abc"
    assert not documents.is_document(put(tmp_path, name, content))


def test_a_usual_report_of_each_large_kind_is_read_in_time(tmp_path: Path) -> None:
    words = "Hội nghị tổng kết năm học và phương hướng nhiệm vụ năm học tới của toàn ngành. " * 3
    media = {f"r{number}": made.jpeg(str(number), 1_000) for number in range(12)}
    pages = [p(words) for _ in range(400)] + [p(drawing(one)) for one in media]
    long = [(words.encode("ascii", "ignore").decode() + "\r", number % 2, b"") for number in range(400)]
    for name, content in {
        "a.docx": made.docx(*pages, media=media),
        "a.doc": made_ole.doc(long),
        "a.pdf": pdf_of([["Hoi nghi tong ket nam hoc " * 3] * 45] * 30),
        "a.xlsx": book(*([[words] * 5] * 400)),
    }.items():
        file = put(tmp_path, name, content)
        began = time.monotonic()
        document, pictures = documents.read(file)
        assert len(document.text) > 40_000
        assert len(list(pictures)) == (12 if name == "a.docx" else 0)
        assert time.monotonic() - began < 2


def old(text: str) -> str:
    """The letters of .VnTime that stand for those of these words."""
    letters = dict(zip("ộịểđượổứăơớựóặạủì", "éÞÓ®\xadîæø¨¬íùãÆ¹ñ×", strict=True))
    return "".join(letters.get(char, char) for char in text)


WORDS = "hội nghị kiểm điểm được tổ chức trong năm với sự có mặt của đại biểu"


def test_old_fonts_come_out_in_unicode_and_new_ones_as_they_are(tmp_path: Path) -> None:
    runs = [made.run(old(WORDS), ".VnTime"), made.run(" hội nghị", "Arial")]
    title = p(made.run("héi nghÞ", ".VnTimeH"), more='<w:jc w:val="center"/>')
    caption = p(made.run(old("Hình 1: đại biểu trong hội nghị"), ".VnTime"), style="C")
    content = made.docx(title, p(*runs), p(drawing("a")), caption, p("Đã ký, được mời"), media={"a": made.jpeg()})
    document, pictures = documents.read(put(tmp_path, "a.docx", content))
    assert document.text == f"HỘI NGHỊ\n{WORDS} hội nghị\nHình 1: đại biểu trong hội nghị\nĐã ký, được mời"
    assert [one.encoding for one in document.lines] == ["tcvn3", "tcvn3", "tcvn3", "unicode"]
    assert document.encoding == "tcvn3"
    assert [one.caption for one in pictures] == ["Hình 1: đại biểu trong hội nghị"]


def test_an_old_word_paper_and_an_old_page_come_out_in_unicode(tmp_path: Path) -> None:
    for name, content in {
        "a.doc": made_ole.doc([(old(WORDS) + "\r", 1, b"")]),
        "a.html": b"<p>" + old(WORDS).encode("latin-1"),
        "a.rtf": b"{\\rtf1\\ansi " + old(WORDS).encode("latin-1") + b"}",
        "a.csv": old(WORDS).encode("latin-1"),
        "a.xls": made_ole.xls([[old(WORDS).encode("latin-1")]], name="Sheet1"),
    }.items():
        document, _ = documents.read(put(tmp_path, name, content))
        assert (document.text, document.encoding) == (WORDS, "tcvn3"), name


def test_a_mark_in_old_letters_is_a_mark(tmp_path: Path) -> None:
    marked = made_ole.doc([("§¶ng bé x\u00b7 M\u00b8y\rtèi mËt\rB¸o c¸o\r", 1, b"")], ("Times New Roman", ".VnTimeH"))
    with pytest.raises(FileUnreadable) as told:
        documents.read(put(tmp_path, "a.zip", made.zipped({"a.txt": "Một", "b.doc": marked})))
    assert told.value.reason == "secret"


def test_a_scan_is_read_as_pages_that_wait(tmp_path: Path) -> None:
    document, _ = documents.read(put(tmp_path, "a.pdf", scan()))
    assert document.text == ""
    assert [type(one) for one in document.warnings] == [PagesWithoutText]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", b"", "empty"),
        ("a.docx", b"PK\x03\x04", "damaged"),
        ("a.doc", DOC[:2_000], "damaged"),
        ("a.xls", made_ole.box({"Khac": b"x"}), "binary"),
        ("a.docx", made_ole.box({"EncryptedPackage": b"x"}), "protected"),
        ("a.html", b"<p>" + b"<b>" * 100_000, "too_large"),
        ("a.zip", made.zipped({"a": "0" * 50_000_000}), "too_large"),
        ("a.zip", made.zipped({"a.bin": b"\0\1"}), "empty"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 20_000, "too_large"),
        ("a.eml", b"Subject: \n\n", "empty"),
    ],
)
def test_whatever_is_wrong_is_one_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    with pytest.raises(FileUnreadable) as told:
        documents.read(put(tmp_path, name, content))
    assert (told.value.reason, Path(told.value.path).name) == (reason, name)


def test_a_reader_with_a_fault_costs_its_file_alone(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as told:
        parsing.read_content(
            made.zipped({"word/document.xml": "<a><p><r><sym/></r></p></a>", "word/styles.xml": b"\xff"}),
            tmp_path / "a.docx",
        )
    assert told.value.reason == "damaged"


def test_a_fault_of_ours_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*job: object, **details: object) -> object:
        raise sandbox.SandboxFault("Traceback")

    monkeypatch.setattr(sandbox, "run", fails)
    with pytest.raises(FileUnreadable) as told:
        documents.read(put(tmp_path, "a.csv", b"a"))
    assert (told.value.reason, told.value.detail) == ("cannot_read", "Traceback")


def test_a_job_that_takes_all_memory_is_refused(tmp_path: Path) -> None:
    """Some 60 MB of elements would be some GB of objects."""
    wide = "<w:document xmlns:w='w'>" + "<w:p/>" * 8_000_000 + "</w:document>"
    content = made.zipped({"word/document.xml": wide, "word/media/noise.jpg": made.jpeg(side=3_000)})
    with pytest.raises(FileUnreadable) as told:
        documents.read(put(tmp_path, "a.docx", content))
    assert told.value.reason == "too_large"


def test_members_of_a_zip_are_one_text_in_the_order_of_their_names(tmp_path: Path) -> None:
    photo = made.jpeg()
    inner = made.zipped({"sâu.txt": "không đọc"})
    members: dict[str, bytes | str] = {
        "thư mục/b.docx": made.docx(p("Hai"), p(drawing("r")), media={"r": made.jpeg("x")}),
        "thư mục/a.txt": "Một\ndòng",
        "c.jpg": photo,
        "d.zip": inner,
        "e.bin": b"\0\1\2",
        "~$b.docx": b"x",
        "__MACOSX/._b.docx": b"x",
        "../../f.txt": "Ba",
    }
    document, pictures = documents.read(put(tmp_path, "a.zip", made.zipped(members)))
    assert document.text == "Một\ndòng\n\nHai\n\nBa"
    assert [one.name for one in pictures] == ["r.jpg", "c.jpg"]
    (warning,) = document.warnings
    assert isinstance(warning, MembersLeftOut)
    assert warning.members == "d.zip, e.bin"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip"]


def test_a_mark_in_any_member_stops_the_whole(tmp_path: Path) -> None:
    marked = made.docx(p("ĐẢNG BỘ XÃ MÂY"), p("TỐI MẬT"), p("Báo cáo"))
    for content in (made.zipped({"a.txt": "Một", "b.docx": marked}), letter((marked, "b.docx"))):
        with pytest.raises(FileUnreadable) as told:
            documents.read(put(tmp_path, "a.eml" if b"MIME" in content else "a.zip", content))
        assert told.value.reason == "secret"


def test_names_written_without_saying_how_are_read_as_utf_8() -> None:
    content = made.zipped({"báo cáo.bin": b"\0\1", "a.txt": "x"})
    unsaid = content.replace(b"\x14\x00\x00\x08", b"\x14\x00\x00\x00")
    assert unsaid != content
    assert parsing.read_content(unsaid, Path("a.zip")).left_out == ("báo cáo.bin",)


def test_a_member_with_a_password_says_so(tmp_path: Path) -> None:
    content = bytearray(made.zipped({"a.txt": "abc"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(FileUnreadable) as told:
        documents.read(put(tmp_path, "a.zip", bytes(content)))
    assert told.value.reason == "protected"


def test_word_of_before_is_written_again_by_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of that name that writes a .docx, hangs or fails, as the real one may."""
    sandbox.close()
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    old = put(tmp_path, "năm 1995.doc", made_ole.doc([("a\r", 0, b"")], version=0x65))
    photo = made.jpeg()
    ready = put(tmp_path, "ready.docx", made.docx(p("Hội nghị"), p(drawing("a")), media={"a": photo}))
    before = sorted(one.name for one in tmp_path.iterdir())
    cp, mkdir, sleep = (shutil.which(name, path="/usr/bin:/bin") for name in ("cp", "mkdir", "sleep"))
    script = f"""#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
{mkdir} -p "$2" && [ -f "$3" ] && {cp} "{ready}" "$2/paper.docx"
"""
    put(programs, "soffice", script.encode()).chmod(0o755)
    document, pictures = documents.read(old)
    assert (document.text, [one.content for one in pictures]) == ("Hội nghị", [photo])
    assert document.sha256 == hashlib.sha256(old.read_bytes()).hexdigest()
    monkeypatch.setattr(converting, "SECONDS", 0.5)
    for broken in ("exit 1", f'{sleep} 60 & echo $! >"{programs}/pid"; wait'):
        put(programs, "soffice", f"#!/bin/sh\n{broken}\n".encode()).chmod(0o755)
        began = time.monotonic()
        with pytest.raises(FileUnreadable) as told:
            documents.read(old)
        assert (told.value.reason, told.value.path) == ("needs_program", str(old))
        assert time.monotonic() - began < 10
    assert gone(int((programs / "pid").read_text()))
    assert sorted(one.name for one in tmp_path.iterdir()) == before
    sandbox.close()
