"""The command extract: its keys are a promise, a bad file is one line, and nothing is kept. All texts are invented."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Command

KEYS = [
    "source", "error", "title", "meeting_type", "place", "organizer", "secrecy_mark", "dates", "citations", "persons",
    "reports", "statements", "photos", "signature", "document", "warnings", "spans",
]  # fmt: skip
TEXT = (
    "Hội nghị sơ kết phong trào đọc sách\n"
    "Thực hiện Kế hoạch số 9-KH/HU ngày 3/1/2021 của Huyện uỷ, ngày 5/9/2021 Phòng Văn hóa tổ chức hội nghị sơ kết. "
    "Dự có đồng chí Phan An Bình - Phó Bí thư. Báo cáo sơ kết do bà Mai Thị Cúc trình bày. "
    "Thư viện còn nhiều bất cập.\n"
    "Ảnh 1. Quang cảnh\nT/M CHI BỘ\nBÍ THƯ\nTô Văn Hà\n"
)


def test_every_key_and_no_other(command: Command, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text(TEXT, encoding="utf-8")
    ended = command("extract", str(tmp_path / "tin.txt"), "--json")
    assert ended.status == 0
    told = ended.answer
    assert list(told) == KEYS
    assert (told["source"], told["error"]) == (str(tmp_path / "tin.txt"), None)
    assert (told["title"], told["meeting_type"]) == ("Hội nghị sơ kết phong trào đọc sách", "so_ket")
    assert told["organizer"] == "Phòng Văn hóa"
    assert [list(one) for one in told["dates"]] == [["start", "end", "raw", "precision", "span"]]
    assert [list(one) for one in told["citations"]] == [
        ["type_name", "number", "notation", "system", "issued_date", "issuer", "raw", "span"]
    ]
    assert [list(one) for one in told["persons"]] == [["name", "roles", "parts", "honorific", "span"]] * 2
    assert told["persons"][0]["roles"] == ["Phó Bí thư"]
    assert [list(one) for one in told["reports"]] == [["title", "presenter", "span"]]
    assert [list(one) for one in told["statements"]] == [["kind", "text", "who", "due", "span"]]
    assert [list(one) for one in told["photos"]] == [["caption", "source_label", "span"]]
    assert told["signature"]["name"] == "Tô Văn Hà"
    assert told["document"] is None
    assert told["spans"] == {"title": [0, 35], "meeting_type": [0, 35], "organizer": [108, 121]}
    start, end = told["persons"][0]["span"]
    assert TEXT[start:end] == "đồng chí Phan An Bình - Phó Bí thư"


def test_a_bad_file_is_one_line_and_the_rest_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mật.txt").write_text("MẬT\nHUYỆN UỶ\n*\nSố 7-BC/HU\n", encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("không có.txt", "mật.txt", "tin.txt")]
    ended = command("extract", *paths, "--json")
    assert ended.status == 1
    assert [line["source"] for line in ended.lines] == paths
    assert [list(line) for line in ended.lines] == [KEYS] * 3
    missing, secret, read = ended.lines
    assert missing["error"]
    assert (missing["title"], missing["persons"], missing["document"]) == (None, [], None)
    assert (secret["error"], secret["secrecy_mark"], secret["document"]["number"]) == (None, "MẬT", "7")
    assert read["title"]


def test_a_saved_page_is_read_like_a_text(command: Command, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{paragraphs}</body></html>"
    (tmp_path / "tin.html").write_text(page, encoding="utf-8")
    told = command("extract", str(tmp_path / "tin.html"), "--json").answer
    assert (list(told), told["title"]) == (KEYS, "Hội nghị sơ kết phong trào đọc sách")
    assert [one["name"] for one in told["persons"]] == ["Phan An Bình", "Mai Thị Cúc"]


def test_for_people(command: Command, tmp_path: Path) -> None:
    (tmp_path / "tin.txt").write_text(TEXT, encoding="utf-8")
    told = command("extract", str(tmp_path / "tin.txt")).out
    assert "ngày: 05/09/2021" in told
    assert "– Phan An Bình, Phó Bí thư" in told
    assert "[hạn chế] Thư viện còn nhiều bất cập." in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tin.txt"]
