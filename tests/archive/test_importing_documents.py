"""Documents come in as reports do: text, pictures as photos with their captions, the file itself byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from archive.papers import objects, photo, review, statuses
from archive_app.archive import importing, meetings
from archive_app.archive.desk import Desk
from archive_app.errors import FileUnreadable, MembersLeftOut, PagesWithoutText, PicturesLeftOut
from archive_app.reading import documents, parsing, sandbox
from archive_app.store import originals
from reading import made
from reading.made import drawing, p
from reading.test_pdf import scan


def put(folder: Path, name: str, content: bytes) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return str(folder / name)


def report(year: int, *more: str, media: dict[str, bytes] | None = None) -> bytes:
    return made.docx(*(p(line) for line in review(year).split("\n")), *more, media=media)


def reason(error: object) -> str:
    assert isinstance(error, FileUnreadable)
    return error.reason


def test_a_document_becomes_a_meeting_with_its_pictures(desk: Desk, tmp_path: Path) -> None:
    pictures = {"a": made.jpeg("a"), "b": made.jpeg("b")}
    inside = (p(drawing("a")), p("Ảnh 1: Chào cờ"), p(drawing("b")), p(drawing("a")))
    given = put(tmp_path, "năm 2018.docx", report(2018, *inside, media=pictures))
    (result,) = importing.import_paths(desk, [given])
    assert (result.status, result.error, result.warnings) == ("imported", None, ())
    meeting = meetings.show(desk, str(result.id))
    assert meeting.fields.title == "Hội nghị Kiểm điểm công tác Đảng năm 2018"
    assert [one.number for one in meeting.fields.citations] == ["17"]
    assert [(one.file_name, one.kind, one.is_report, one.caption) for one in meeting.attachments] == [
        ("năm 2018.docx", "document", True, None),
        ("a.jpg", "photo", False, "Ảnh 1: Chào cờ"),
        ("b.jpg", "photo", False, None),
    ]
    kept = [originals.path_of(desk.layout, one.sha256).read_bytes() for one in meeting.attachments]
    assert kept == [Path(given).read_bytes(), pictures["a"], pictures["b"]]
    (again,) = importing.import_paths(desk, [given])
    assert (again.status, again.id) == ("skipped", result.id)


def test_a_broken_document_is_told_and_nothing_of_it_is_kept(desk: Desk, kho: Path, tmp_path: Path) -> None:
    broken = put(tmp_path, "a.docx", report(2018)[:-30])
    bomb = put(tmp_path, "b.docx", made.docx(p("x"), more={"word/bom.xml": "0" * 30_000_000}))
    empty = put(tmp_path, "c.docx", made.docx(p(" ")))
    good = put(tmp_path, "d.docx", report(2019))
    results = list(importing.import_paths(desk, [broken, bomb, empty, good]))
    assert statuses(results) == ["failed", "failed", "failed", "imported"]
    assert [reason(one.error) for one in results[:3]] == ["damaged", "too_large", "empty"]
    assert len(objects(kho)) == 1


def test_a_secrecy_mark_in_a_cell_of_the_letterhead_stops_the_import(desk: Desk, kho: Path, tmp_path: Path) -> None:
    rows = made.table(("ĐẢNG BỘ XÃ MÂY", "MẬT"))
    given = put(tmp_path, "a.docx", made.docx(rows, p("Báo cáo"), p(review(2018))))
    (result,) = importing.import_paths(desk, [given])
    assert (result.status, reason(result.error)) == ("failed", "secret")
    assert objects(kho) == []


def test_pictures_alone_are_a_meeting_called_like_the_file(desk: Desk, tmp_path: Path) -> None:
    given = put(tmp_path, "Lễ khai giảng.docx", made.docx(p(drawing("a")), media={"a": made.jpeg()}))
    (result,) = importing.import_paths(desk, [given])
    assert (result.status, result.title) == ("imported", "Lễ khai giảng")
    assert len(meetings.show(desk, str(result.id)).attachments) == 2


def test_more_pictures_than_one_answer_carries_come_in_several(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"r{number}": made.jpeg(str(number), 800) for number in range(70)}
    assert sum(map(len, many.values())) > parsing._ANSWER_ROOM
    given = put(tmp_path, "a.docx", report(2018, *(p(drawing(one)) for one in many), media=many))
    asked: list[int] = []
    ask = documents._ask
    monkeypatch.setattr(documents, "_ask", lambda path, first: asked.append(first) or ask(path, first))
    (result,) = importing.import_paths(desk, [given])
    assert len(meetings.show(desk, str(result.id)).attachments) == 71
    assert len(asked) > 1
    assert asked[0] == 0


def test_a_folder_takes_every_known_kind_and_leaves_what_word_left(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    put(folder, "a.docx", report(2018))
    put(folder, "~$a.docx", b"\x05Lan" + b"\0" * 150)
    put(folder, "b.txt", review(2019).encode())
    results = list(importing.import_paths(desk, [str(folder)]))
    assert [(Path(one.source).name, one.status) for one in results] == [("a.docx", "imported"), ("b.txt", "imported")]


def test_a_page_comes_with_its_folder_and_a_scan_with_a_warning(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    text = "".join(f"<p>{line}" for line in review(2018).split("\n"))
    put(folder, "trang.html", f"{text}<p><img src='trang_files/a.jpg'><p>Ảnh: Lễ chào cờ".encode())
    put(folder / "trang_files", "a.jpg", made.jpeg())
    put(folder / "trang_files", "menu.js", b"var a = 1")
    put(folder / "khac_files", "b.txt", review(2019).encode())
    put(folder, "quét.pdf", scan())
    results = list(importing.import_paths(desk, [str(folder)]))
    told = [(Path(one.source).name, one.status, [type(warning) for warning in one.warnings]) for one in results]
    assert told == [
        ("quét.pdf", "imported", [PagesWithoutText]), ("trang.html", "imported", []), ("b.txt", "imported", []),
    ]  # fmt: skip
    scanned, page = (meetings.show(desk, str(one.id)) for one in results[:2])
    assert (scanned.fields.title, scanned.fields.text) == ("quét", "")
    assert [one.caption for one in page.attachments] == [None, "Ảnh: Lễ chào cờ"]


def test_a_zip_of_papers_is_one_meeting(desk: Desk, tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {"a.docx": report(2018), "b.jpg": made.jpeg(), "c.bin": b"\0\1"}
    given = put(tmp_path, "hội nghị.zip", made.zipped(members))
    (result,) = importing.import_paths(desk, [given])
    assert (result.status, result.title) == ("imported", "Hội nghị Kiểm điểm công tác Đảng năm 2018")
    assert [type(one) for one in result.warnings] == [MembersLeftOut]
    assert [one.file_name for one in meetings.show(desk, str(result.id)).attachments] == ["hội nghị.zip", "b.jpg"]


def test_in_a_folder_that_is_one_meeting_a_file_with_words_speaks(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "hội nghị"
    put(folder, "a.docx", made.docx(p(drawing("a")), media={"a": made.jpeg()}))
    put(folder, "b.docx", report(2018))
    put(folder, "c.docx", b"PK\x03\x04 broken")
    photo(folder, "d.png")
    (result,) = importing.import_paths(desk, [str(folder)], together=True)
    attached = meetings.show(desk, str(result.id)).attachments
    assert [(one.file_name, one.is_report) for one in attached] == [
        ("a.docx", False), ("b.docx", True), ("c.docx", False), ("d.png", False),
    ]  # fmt: skip
    secret = made.docx(p("ĐẢNG BỘ XÃ MÂY"), p("TỐI MẬT"), p("Báo cáo"))
    put(folder, "e.docx", secret)
    (result,) = importing.import_paths(desk, [str(folder)], together=True)
    assert reason(result.error) == "secret"


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = put(tmp_path, "a.docx", report(2018))
    read = documents.read

    def changing(path: Path) -> object:
        found = read(path)
        Path(given).write_bytes(report(2019))
        return found

    monkeypatch.setattr(documents, "read", changing)
    (result,) = importing.import_paths(desk, [given])
    assert (result.status, reason(result.error)) == ("failed", "changed")


def test_a_picture_that_cannot_be_fetched_is_a_warning(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {f"r{number}": made.jpeg(str(number), 800) for number in range(70)}
    given = put(tmp_path, "a.docx", report(2018, *(p(drawing(one)) for one in many), media=many))
    ask = sandbox.run

    def dies(job: str, path: Path, *more: object, first: int, **details: object) -> object:
        if first:
            raise FileUnreadable(path, "damaged")
        return ask(job, path, *more, first=first, **details)  # type: ignore[arg-type]

    monkeypatch.setattr(sandbox, "run", dies)
    (result,) = importing.import_paths(desk, [given])
    assert result.status == "imported"
    assert [type(one) for one in result.warnings] == [PicturesLeftOut]
    assert 1 < len(meetings.show(desk, str(result.id)).attachments) < 71


def test_a_child_killed_over_a_document_costs_that_document_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.fspath(Path(__file__).parent.parent / "reading"))
    sandbox.close()
    given = [put(tmp_path, "a.docx", report(2018)), put(tmp_path, "b.docx", report(2019))]
    ask = sandbox.run

    def killed(job: str, path: Path, *more: object, **details: object) -> object:
        return ask("misbehaving:dies", path) if path.name == "a.docx" else ask(job, path, *more, **details)  # type: ignore[arg-type]

    monkeypatch.setattr(sandbox, "run", killed)
    results = list(importing.import_paths(desk, given))
    assert statuses(results) == ["failed", "imported"]
    assert reason(results[0].error) == "damaged"
    sandbox.close()
