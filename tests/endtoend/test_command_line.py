"""The main job on the command line: a report goes in, is found, carries photos, is corrected, binned, restored."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from endtoend.program import REPORT, Program


def test_the_main_job(program: Program, report: Path, photos: list[Path]) -> None:
    imported = program("import", str(report), "--json").answer
    assert imported["status"] == "imported"
    assert imported["source"] == str(report)
    meeting = imported["id"]

    shown = program("show", meeting, "--json").answer
    assert shown["title"] == "Hội nghị Kiểm điểm công tác Đảng năm 2018"
    assert [(one["start"], one["end"]) for one in shown["dates"]] == [("2018-12-25", "2018-12-26")]
    (cited,) = shown["citations"]
    assert (cited["number"], cited["notation"], cited["issued_date"]) == ("06", "QĐ/HU", "2018-11-26")
    assert shown["text"] == REPORT
    assert shown["reviewed"] is False

    attached = program("attach", meeting, *map(str, photos), "--caption", "Toàn cảnh hội nghị", "--json")
    assert [line["status"] for line in attached.lines] == ["attached", "attached"]
    shown = program("show", meeting, "--json").answer
    assert [one["caption"] for one in shown["attachments"] if one["kind"] == "photo"] == ["Toàn cảnh hội nghị"] * 2

    edited = program("edit", meeting, "place=Hội trường Huyện uỷ", "--version", str(shown["version"]), "--json").answer
    assert edited["place"] == "Hội trường Huyện uỷ"
    assert program("edit", meeting, "place=Nơi khác", "--version", str(shown["version"])).status == 1
    assert program("show", meeting, "--json").answer["place"] == "Hội trường Huyện uỷ"

    assert program("bin", meeting).status == 0
    assert program("search", "kiểm điểm", "--json").answer["total"] == 0
    assert program("list", "--json").lines == []
    assert program("unbin", meeting).status == 0
    assert program("search", "kiểm điểm", "--json").answer["total"] == 1
    assert program("verify", "--full").status == 0


WAYS = [
    ("hoi nghi kiem diem", "hội nghị kiểm điểm"),
    (unicodedata.normalize("NFD", "Hội nghị KIỂM ĐIỂM"), "hội nghị kiểm điểm"),
    ("đảng uỷ", "Đảng ủy"),
    ("đảng ủy", "Đảng ủy"),
    ("06-QĐ/HU", "06-QĐ/HU"),
    ("06 qd hu", "06-QĐ/HU"),
    ("Phạm Thị Thu Hằng", "Phạm Thị Thu Hằng"),
    ("UBKT", "UBKT"),
    ("25/12/2018", "25 và 26/12/2018"),
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Every way to ask, in one batch over one archive."""
    folder = tmp_path_factory.mktemp("asked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVE_APP_HOME", str(folder / "profile"))
        program = Program(folder / "kho")
        assert Program()("init", str(folder / "kho")).status == 0
        (folder / "kiem-diem-2018.txt").write_text(REPORT, encoding="utf-8")
        assert program("import", str(folder / "kiem-diem-2018.txt")).status == 0
        answers = program("search", "--batch", "-", "--json", stdin="\n".join(query for query, _ in WAYS)).lines
    return {query: answer for (query, _), answer in zip(WAYS, answers, strict=True)}


@pytest.mark.parametrize(("query", "marked"), WAYS)
def test_each_way_to_ask_finds_and_marks_it(asked: dict[str, dict[str, Any]], query: str, marked: str) -> None:
    answer = asked[query]
    assert answer["total"] == 1
    (hit,) = answer["hits"]
    assert hit["source"] == "kiem-diem-2018.txt"
    found = [snippet["text"][start:end] for snippet in hit["snippets"] for start, end in snippet["marks"]]
    assert marked.casefold() in {one.casefold() for one in found}


def test_a_batch_answers_each_line_in_order(program: Program, report: Path) -> None:
    program("import", str(report))
    answers = program("search", "--batch", "-", "--json", stdin="kiểm điểm\n\nquả dưa hấu\n").lines
    assert [answer["query"] for answer in answers] == ["kiểm điểm", "", "quả dưa hấu"]
    assert [answer["total"] for answer in answers] == [1, 1, 0]


def test_the_same_bytes_are_skipped_and_likeness_only_warned(program: Program, report: Path, tmp_path: Path) -> None:
    first = program("import", str(report), "--json").answer
    again = program("import", str(report), "--json").answer
    assert (again["status"], again["id"]) == ("skipped", first["id"])
    alike = tmp_path / "alike.txt"
    alike.write_bytes(b"\xef\xbb\xbf" + REPORT.encode("utf-8"))
    other = program("import", str(alike), "--json").answer
    assert other["status"] == "imported"
    assert len(other["warnings"]) == 1


def test_bad_files_are_named_and_the_rest_is_done(program: Program, report: Path, tmp_path: Path) -> None:
    bad = {
        "trong.txt": b" \n\t\n",
        "nhi-phan.txt": b"MZ\x00\x01\x02" * 50,
        "cut.txt": "hội nghị".encode()[:-1],
        "mat.txt": "ĐẢNG BỘ HUYỆN\nMẬT\nBáo cáo kiểm điểm\nNội dung".encode(),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    paths = [str(tmp_path / name) for name in [*bad, "khong-co.txt"]]
    ended = program("import", *paths, str(report), "--json")
    assert ended.status == 1
    assert [line["status"] for line in ended.lines] == ["failed"] * 5 + ["imported"]
    assert len({line["error"] for line in ended.lines[:5]}) == 5
    assert all("kho không thay đổi" in line["error"] or "vẫn nguyên" in line["error"] for line in ended.lines[:5])
    assert program("list", "--json").answer["title"] == "Hội nghị Kiểm điểm công tác Đảng năm 2018"
    # Nothing of a secret paper is kept, not even its bytes.
    assert len([one for one in (program.archive / "objects").rglob("*") if one.is_file()]) == 1


def test_a_folder_becomes_meetings_or_one_meeting(program: Program, report: Path, photos: list[Path]) -> None:
    for photo in photos:
        photo.rename(report.parent / photo.name)
    ended = program("import", str(report.parent), "--together", "--json")
    shown = program("show", ended.answer["id"], "--json").answer
    assert sorted(one["kind"] for one in shown["attachments"]) == ["document", "photo", "photo"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["list"], 3),
        (["--archive", "/nowhere/at/all", "list"], 3),
        (["nonsense"], 2),
        (["search", "--limit", "many"], 2),
        (["edit", "abcdef", "title=x"], 2),
        (["--help"], 0),
        (["search", "--help"], 0),
    ],
)
def test_exit_statuses(words: list[str], status: int, tmp_path: Path) -> None:
    named = {"ARCHIVE_APP_ARCHIVE": str(tmp_path / "none")} if words == ["list"] else {}
    ended = Program()(*words, env=named)
    assert ended.status == status
    if status:
        assert ended.out == ""
        assert len(ended.err.strip().split("\n")) == 1
        assert "Traceback" not in ended.err
    assert not (tmp_path / "none").exists()


def test_without_any_archive_named(tmp_path: Path) -> None:
    ended = Program()("list")
    assert ended.status == 2
    assert "--archive" in ended.err


def test_init_refuses_a_folder_that_holds_something(tmp_path: Path, report: Path) -> None:
    ended = Program()("init", str(report.parent))
    assert ended.status == 2
    assert [one.name for one in report.parent.iterdir()] == [report.name]


def test_wrong_values_change_nothing(program: Program, report: Path) -> None:
    meeting = program("import", str(report), "--json").answer["id"]
    for typed in ("dates=31/02/2018", "kind=tiec", "title= ", "nothing=1", "reviewed=maybe", "place"):
        assert program("edit", meeting, typed, "--version", "1").status == 2, typed
    assert program("show", meeting, "--json").answer["version"] == 1


def test_reading_works_beside_a_writer_and_writing_says_who_has_it(program: Program, report: Path) -> None:
    from archive_app.archive import desk  # noqa: PLC0415  (only this story needs a second holder)

    program("import", str(report))
    held = desk.open_desk(program.archive)
    try:
        assert program("search", "kiểm điểm", "--json").answer["total"] == 1
        assert program("list", "--json").status == 0
        assert program("verify").status == 0
        ended = program("import", str(report))
        assert ended.status == 3
        assert "đang được mở" in ended.err
    finally:
        desk.close(held)


def test_normalize_is_a_line_for_a_line() -> None:
    ended = Program()("normalize", "--style", "old", stdin="hoà bình thuỷ\n\nmột\u2028hai\n")
    assert ended.out == "hòa bình thủy\n\nmột hai\n"


def test_a_damaged_archive_is_named_and_left_alone(program: Program, report: Path) -> None:
    program("import", str(report))
    database = program.archive / "archive.db"
    database.write_bytes(b"not a database at all" * 100)
    ended = program("import", str(report))
    assert ended.status == 3
    assert database.read_bytes() == b"not a database at all" * 100


def test_the_index_may_vanish_at_any_time(program: Program, report: Path) -> None:
    from archive_app import paths  # noqa: PLC0415

    program("import", str(report))
    program("search", "kiểm điểm")
    caches = [one for one in (paths.config_folder().parent / "cache").rglob("*") if one.is_file()]
    assert caches
    for file in caches:
        file.write_bytes(b"garbage")
    assert program("search", "kiểm điểm", "--json").answer["total"] == 1


def test_doctor_tells_versions_with_and_without_an_archive(program: Program) -> None:
    assert "sqlite" in program("doctor", "--json").answer["versions"]
    assert Program()("doctor", "--json").answer["archive"] is None
