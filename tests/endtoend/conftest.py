"""Reports with the traps of real ones, and the program to feed them to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from endtoend.program import REPORT, Program


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "báo cáo" / "kiem-diem-2018.txt"
    file.parent.mkdir()
    file.write_text(REPORT, encoding="utf-8")
    return file


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "ảnh một.jpg", tmp_path / "ảnh hai.jpg"]
    for file, colour in zip(files, ("firebrick", "goldenrod"), strict=True):
        Image.new("RGB", (320, 200), colour).save(file)
    return files


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program with a new archive."""
    archive = tmp_path / "kho"
    assert Program()("init", str(archive), "--office", "Phòng GD&ĐT huyện Hải Lâm").status == 0
    return Program(archive)
