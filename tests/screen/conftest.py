"""An archive with three meetings, of which only the oldest is a review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from endtoend.program import Program
from screen.screen import Screen, screen

REPORTS = {
    "kiem-diem.txt": "Hội nghị Kiểm điểm công tác Đảng năm 2016\n\nNgày 20/12/2016, Đảng bộ Phòng kiểm điểm tập thể.\n",
    "giao-ban.txt": "Hội nghị giao ban hiệu trưởng tháng 3\n\nNgày 05/3/2018, hội nghị nghe các trường báo cáo.\n",
    "tong-ket.txt": "Hội nghị tổng kết năm học 2018 - 2019\n\nNgày 30/7/2019, Phòng tổng kết năm học.\n",
}


@pytest.fixture
def archive(tmp_path: Path) -> Program:
    """Held by the command line, which also judges what the window has done to it."""
    folder, reports = tmp_path / "kho", tmp_path / "bao-cao"
    reports.mkdir()
    for name, words in REPORTS.items():
        (reports / name).write_text(words, encoding="utf-8")
    assert Program()("init", str(folder), "--office", "Phòng GD&ĐT Hải Lâm").status == 0
    made = Program(folder)
    assert made("import", str(reports)).status == 0
    return made


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Screen]:
    folder = tmp_path / "screen"
    folder.mkdir()
    with screen(folder) as made:
        yield made
