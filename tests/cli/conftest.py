"""Commands run inside the test's own process: what a program prints and ends with, without its start."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive_app import app
from archive_app.archive import desk as desks
from archive_app.cli import main

REPORT = (
    "Hội nghị Kiểm điểm công tác Đảng năm 2018\n\n"
    "\xa0 \xa0Ngày 25 và 26/12/2018, Đảng uỷ xã Mây tổ chức hội nghị kiểm điểm theo Quyết định số 17-QĐ/HU.\n"
)


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.removesuffix("\n").split("\n") if line]

    @property
    def answer(self) -> dict[str, Any]:
        (only,) = self.lines
        return only


Command = Callable[..., Ended]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs ``archive-app`` with these words; ``stdin`` is what is piped into it."""

    def run(*words: str, stdin: str | bytes = b"") -> Ended:
        piped = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        capsys.readouterr()
        status = main.run(words, window=app.open_window, tour=app.take_tour, log_file="/log/kho-hoi-nghi.log")
        said = capsys.readouterr()
        return Ended(status, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "kho"
    desks.create(folder, "Phòng GD&ĐT huyện Sương")
    return folder


@pytest.fixture
def kho(empty_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new archive, named by the environment."""
    folder = Path(shutil.copytree(empty_archive, tmp_path / "kho"))
    monkeypatch.setenv("ARCHIVE_APP_ARCHIVE", str(folder))
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "in" / "kiem-diem-2018.txt"
    file.parent.mkdir()
    file.write_text(REPORT, encoding="utf-8")
    return file


@pytest.fixture
def meeting(kho: Path, command: Command, report: Path) -> str:
    """The id of a meeting that is in the archive."""
    return str(command("import", str(report), "--json").answer["id"])
