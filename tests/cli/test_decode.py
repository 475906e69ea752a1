"""The command decode: files of any kind in Unicode, whatever they were written in."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import REPORT, Command

KEYS = ["source", "encoding", "text", "paragraphs", "error"]
OLD = "Héi nghÞ tæng kÕt n¨m häc cña c¸c tr­êng"
READ = "Hội nghị tổng kết năm học của các trường"


def test_a_line_for_each_file_in_order(command: Command, report: Path, tmp_path: Path) -> None:
    (tmp_path / "cu.txt").write_bytes(f"{OLD}\r\n\r\n7\r\n".encode("latin-1"))
    (tmp_path / "hong.txt").write_bytes("Hội nghị".encode()[:-1])
    paths = [str(tmp_path / "cu.txt"), str(report), "không có.txt", str(tmp_path / "hong.txt")]
    ended = command("decode", *paths, "--json")
    assert ended.status == 1
    assert [list(line) for line in ended.lines] == [KEYS] * 4
    assert [line["source"] for line in ended.lines] == paths
    old, unicode, missing, damaged = ended.lines
    assert (old["encoding"], old["text"], old["paragraphs"]) == ("tcvn3", f"{READ}\n\n7\n", [])
    assert (unicode["encoding"], unicode["text"], unicode["paragraphs"]) == ("utf-8", REPORT, [])
    assert (missing["encoding"], missing["text"], missing["paragraphs"]) == (None, None, [])
    assert "Không thấy" in missing["error"]
    assert "không đọc được thành chữ" in damaged["error"]
    assert (old["error"], unicode["error"]) == (None, None)


def test_paragraphs_where_they_differ(command: Command, tmp_path: Path) -> None:
    (tmp_path / "cu.txt").write_text(f"{OLD}\n\n{OLD}\nĐảng uỷ xã Mây\n{OLD}", encoding="utf-8")
    ended = command("decode", str(tmp_path / "cu.txt"), "--json")
    assert ended.status == 0
    assert ended.answer["paragraphs"] == [
        {"encoding": "tcvn3", "text": f"{READ}\n\n{READ}"},
        {"encoding": "unicode", "text": "Đảng uỷ xã Mây"},
        {"encoding": "tcvn3", "text": READ},
    ]
    assert ended.answer["text"] == "\n".join(one["text"] for one in ended.answer["paragraphs"])


def test_people_get_the_text_alone(command: Command, tmp_path: Path) -> None:
    (tmp_path / "cu.txt").write_bytes(OLD.encode("latin-1"))
    assert command("decode", str(tmp_path / "cu.txt")).out == f"{READ}\n"
    assert "không có.txt" in command("decode", "không có.txt").out
