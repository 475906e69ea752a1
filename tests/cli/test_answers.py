"""The command line is a public interface: each command's JSON has just the keys that are promised."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from cli.conftest import REPORT, Command

RECORD = [
    "id", "version", "title", "text", "kind", "dates", "place", "organizer", "citations", "reviewed", "binned",
    "binned_at", "attachments", "created_at", "created_by", "changed_at", "changed_by",
]  # fmt: skip
ATTACHMENT = ["id", "kind", "file_name", "sha256", "size", "caption", "is_report", "pages"]
ATTACHED = ["source", "status", "id", "sha256", "version", "error"]
IMPORTED = ["source", "status", "id", "title", "warnings", "error"]
HIT = ["id", "source", "title", "date", "score", "snippets", "pages"]


@pytest.fixture
def photo(tmp_path: Path) -> str:
    Image.new("RGB", (64, 40), "teal").save(tmp_path / "ảnh.jpg")
    return str(tmp_path / "ảnh.jpg")


def test_init(command: Command, tmp_path: Path) -> None:
    ended = command("init", str(tmp_path / "mới"), "--office", "Phòng GD&ĐT huyện Sương", "--json")
    assert ended.status == 0
    assert list(ended.answer) == ["archive", "uuid", "office"]
    assert ended.answer["archive"] == str(tmp_path / "mới")
    assert ended.answer["office"] == "Phòng GD&ĐT huyện Sương"


@pytest.mark.usefixtures("kho")
def test_import(command: Command, report: Path, tmp_path: Path) -> None:
    (tmp_path / "alike.txt").write_bytes(b"\xef\xbb\xbf" + REPORT.encode("utf-8"))
    paths = [str(report), str(report), str(tmp_path / "alike.txt"), "không có.txt"]
    ended = command("import", *paths, "--json")
    assert ended.status == 1
    assert [list(line) for line in ended.lines] == [IMPORTED] * 4
    assert [line["source"] for line in ended.lines] == paths
    assert [line["status"] for line in ended.lines] == ["imported", "skipped", "imported", "failed"]
    first, again, alike, failed = ended.lines
    assert again["id"] == first["id"] != alike["id"]
    assert [len(line["warnings"]) for line in ended.lines] == [0, 0, 1, 0]
    assert [line["error"] is None for line in ended.lines] == [True, True, True, False]
    assert (failed["id"], failed["title"]) == (None, None)


def test_list_and_show_and_bin(command: Command, meeting: str) -> None:
    (listed,) = command("list", "--json").lines
    assert list(listed) == ["id", "title", "date", "kind", "reviewed"]
    assert listed == {
        "id": meeting,
        "title": "Hội nghị Kiểm điểm công tác Đảng năm 2018",
        "date": "2018-12-25",
        "kind": "kiem_diem",
        "reviewed": False,
    }
    shown = command("show", meeting[:6], "--json").answer
    assert list(shown) == RECORD
    assert [list(one) for one in shown["attachments"]] == [ATTACHMENT]
    assert list(shown["dates"][0]) == ["start", "end", "precision", "raw", "span"]
    assert list(shown["citations"][0]) == [
        "number", "notation", "raw", "system", "type_name", "issued_date", "issuer", "span"
    ]  # fmt: skip
    assert shown["text"] == REPORT
    binned = command("bin", meeting, "--json").answer
    assert (list(binned), binned["binned"]) == (RECORD, True)
    assert command("list", "--json").lines == []
    assert command("list", "--binned", "--json").answer["id"] == meeting
    restored = command("unbin", meeting, "--json").answer
    assert (list(restored), restored["binned"]) == (RECORD, False)


def test_show_prints_what_the_sidecar_holds(command: Command, kho: Path, meeting: str) -> None:
    sidecar = json.loads((kho / "records" / meeting[:2] / f"{meeting}.json").read_text(encoding="utf-8"))
    assert command("show", meeting, "--json").answer == sidecar


def test_attach(command: Command, meeting: str, photo: str) -> None:
    ended = command("attach", meeting, photo, photo, "không có.jpg", "--caption", "Toàn cảnh", "--json")
    assert ended.status == 1
    assert [list(line) for line in ended.lines] == [ATTACHED] * 3
    assert [line["status"] for line in ended.lines] == ["attached", "attached", "failed"]
    assert [line["source"] for line in ended.lines] == [photo, photo, "không có.jpg"]
    again = command("attach", meeting, photo, "--json")
    assert (again.status, again.answer["status"]) == (0, "skipped")
    (report, kept) = command("show", meeting, "--json").answer["attachments"]
    assert (kept["caption"], kept["id"]) == ("Toàn cảnh", again.answer["id"])
    assert report["caption"] is None


def test_edit(command: Command, meeting: str) -> None:
    typed = ["title=Hội nghị = tổng kết", "dates=1/2/2019; 3/2019", "kind=tong_ket", "place=A", "organizer=B"]
    ended = command("edit", meeting, *typed, "reviewed=yes", "text=một\nhai", "--version", "1", "--json")
    assert ended.status == 0
    told = ended.answer
    assert list(told) == RECORD
    assert (told["title"], told["kind"], told["place"], told["organizer"], told["reviewed"], told["text"]) == (
        "Hội nghị = tổng kết", "tong_ket", "A", "B", True, "một\nhai"
    )  # fmt: skip
    assert [one["start"] for one in told["dates"]] == ["2019-02-01", "2019-03-01"]
    assert told["version"] == 2
    unchanged = command("edit", meeting, "place=A", "--version", "2", "--json")
    assert (unchanged.status, unchanged.answer["version"]) == (0, 2)


def test_search(command: Command, meeting: str) -> None:
    ended = command("search", "kiem", "diem", "--json")
    assert list(ended.answer) == ["query", "understood", "total", "suggestion", "took_ms", "hits"]
    assert (ended.answer["query"], ended.answer["total"], ended.answer["suggestion"]) == ("kiem diem", 1, "kiểm điểm")
    (hit,) = ended.answer["hits"]
    assert list(hit) == HIT
    assert (hit["id"], hit["source"], hit["date"]) == (meeting, "kiem-diem-2018.txt", "2018-12-25")
    assert [list(one) for one in hit["snippets"]] == [["field", "text", "marks"]] * len(hit["snippets"])
    marked = {(one["field"], one["text"][start:end]) for one in hit["snippets"] for start, end in one["marks"]}
    assert {("title", "Kiểm điểm"), ("text", "kiểm điểm")} <= marked
    assert all(one["marks"] for one in hit["snippets"])


@pytest.mark.usefixtures("meeting")
def test_search_options_narrow_and_turn_pages(command: Command, tmp_path: Path) -> None:
    more = tmp_path / "2019.txt"
    more.write_text(REPORT.replace("2018", "2019"), encoding="utf-8")
    command("import", str(more))

    def total(*words: str) -> tuple[int, int]:
        answer = command("search", "hội nghị", *words, "--json").answer
        return answer["total"], len(answer["hits"])

    assert total() == (2, 2)
    assert total("--limit", "1") == (2, 1)
    assert total("--limit", "0") == (2, 0)
    assert total("--offset", "1") == (2, 1)
    assert total("--year", "2019") == (1, 1)
    assert total("--kind", "kiem_diem") == (2, 2)
    assert total("--kind", "dai_hoi") == (0, 0)
    assert total("--person", "Đảng uỷ xã Mây") == (2, 2)
    by_date = command("search", "hội nghị", "--sort", "date", "--json").answer["hits"]
    assert [hit["date"][:4] for hit in by_date] == ["2019", "2018"]


ODD = ["kiểm điểm", "", "hai\u2028dòng", "một\x85hai", "a\x00b", "a\x0bb\x0cc\x1cd", "đi\tđâu", "😀", '"', "cuối"]
"""Queries of one line each: a line ends at a line feed, whatever else looks like one."""


@pytest.mark.usefixtures("meeting")
def test_a_batch_answers_each_line_whatever_it_holds(command: Command, tmp_path: Path) -> None:
    (tmp_path / "hỏi.txt").write_bytes("\n".join(ODD).encode("utf-8"))
    from_file = command("search", "--batch", str(tmp_path / "hỏi.txt"), "--json")
    assert [line["query"] for line in from_file.lines] == ODD
    from_pipe = command("search", "--batch", "-", "--json", stdin="\n".join(ODD) + "\n")
    assert [line["query"] for line in from_pipe.lines] == ODD
    assert command("search", "--batch", "-", "--json", stdin="").lines == []
    assert [line["query"] for line in command("search", "--batch", "-", "--json", stdin="\n").lines] == [""]


@pytest.mark.usefixtures("meeting")
def test_a_batch_of_windows_lines_is_the_same_from_file_and_pipe(command: Command, tmp_path: Path) -> None:
    """Notepad ends lines with CR LF and begins with a byte order mark."""
    saved = "\ufeffkiểm điểm\r\nđảng\r\n".encode()
    (tmp_path / "hỏi.txt").write_bytes(saved)
    from_file = command("search", "--batch", str(tmp_path / "hỏi.txt"), "--json")
    from_pipe = command("search", "--batch", "-", "--json", stdin=saved)
    assert [line["query"] for line in from_file.lines] == ["kiểm điểm", "đảng"]
    assert [line["query"] for line in from_pipe.lines] == ["kiểm điểm", "đảng"]


@pytest.mark.usefixtures("meeting")
def test_a_lone_carriage_return_ends_no_line(command: Command, tmp_path: Path) -> None:
    (tmp_path / "hỏi.txt").write_bytes("một\rhai\nba".encode())
    from_file = command("search", "--batch", str(tmp_path / "hỏi.txt"), "--json")
    from_pipe = command("search", "--batch", "-", "--json", stdin="một\rhai\nba")
    assert len(from_file.lines) == len(from_pipe.lines) == 2


@pytest.mark.usefixtures("meeting")
def test_a_batch_that_is_not_text_is_answered_all_the_same(command: Command) -> None:
    ended = command("search", "--batch", "-", "--json", stdin=b"\xff\xfe\n\x80\nki\xc3\n")
    assert (ended.status, len(ended.lines)) == (0, 3)


@pytest.mark.usefixtures("meeting")
def test_care(command: Command, kho: Path) -> None:
    reindexed = command("reindex", "--json")
    assert (reindexed.status, reindexed.answer) == (0, {"indexed": 1})
    verified = command("verify", "--full", "--json")
    assert verified.status == 0
    assert list(verified.answer) == ["full", "wrong", "states", "findings"]
    assert (verified.answer["full"], verified.answer["wrong"]) == (True, 0)
    assert {tuple(one) for one in verified.answer["findings"]} == {("kind", "name", "state", "detail")}
    examined = command("doctor", "--json").answer
    assert list(examined) == ["versions", "places", "archive", "problems"]
    assert {"uuid", "office", "folder", "free_bytes", "all", "unreviewed", "indexed"} <= set(examined["archive"])
    assert examined["problems"] == []


@pytest.mark.usefixtures("kho", "meeting")
def test_verify_names_what_is_wrong(command: Command, kho: Path) -> None:
    (original,) = (file for file in (kho / "objects").rglob("*") if file.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes()[:-1] + b"!")
    assert command("verify", "--json").status == 0
    ended = command("verify", "--full", "--json")
    assert (ended.status, ended.answer["wrong"], ended.answer["states"]["damaged"]) == (1, 1, 1)
    said = command("verify", "--full")
    assert said.status == 1
    assert f"{original.name}: sai" in said.out
    original.unlink()
    assert command("verify").status == 1


def test_normalize(command: Command) -> None:
    decomposed = unicodedata.normalize("NFD", "hoà thuỷ")
    ended = command("normalize", "--style", "old", "--json", stdin=f"{decomposed}\nhai\u2028dòng\n\n")
    assert [list(line) for line in ended.lines] == [["text", "canonical"]] * 3
    assert [line["text"] for line in ended.lines] == [decomposed, "hai\u2028dòng", ""]
    assert ended.lines[0]["canonical"] == "hòa thủy"
    assert command("normalize", stdin="hòa thủy\n").out == "hoà thuỷ\n"
    assert command("normalize", stdin="không có cuối dòng").out == "không có cuối dòng\n"


@pytest.mark.usefixtures("meeting")
def test_nothing_but_answers_is_printed_on_standard_output(command: Command, meeting: str, photo: str) -> None:
    for words in (
        ["list"], ["show", meeting], ["search", "x"], ["attach", meeting, photo], ["bin", meeting], ["unbin", meeting],
        ["reindex"], ["verify"], ["verify", "--full"], ["doctor"],
    ):  # fmt: skip
        ended = command(*words, "--json")
        assert ended.status == 0, words
        assert all(line.startswith("{") for line in ended.out.removesuffix("\n").split("\n")), words


@pytest.mark.usefixtures("kho")
def test_people_are_told_in_sentences_of_their_language(
    command: Command, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = command("import", str(report), "không có.txt").out
    assert "kiem-diem-2018.txt: đã đưa vào kho – Hội nghị Kiểm điểm" in told
    assert "Không thấy tệp “không có.txt”" in told
    assert "25–26/12/2018" in command("list").out
    assert "chưa duyệt" in command("list").out
    assert "[Kiểm điểm]" in command("search", "kiem diem").out
    meeting = re.findall(r"[0-9a-f]{32}", told)[0]
    assert "ngày: 25–26/12/2018" in command("show", meeting).out
    monkeypatch.setenv("ARCHIVE_APP_LANGUAGE", "en")
    assert "kept already" in command("import", str(report)).out
    assert "There is no file" in command("import", "no.txt", "--json").answer["error"]
    assert "not reviewed" in command("list").out
    assert "found" in command("search", "kiem diem").out
    assert "Moved “Hội nghị" in command("bin", meeting).out
