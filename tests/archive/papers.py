"""Invented reports and pictures to put into an archive, and looks at what is then in its folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from archive_app.errors import Cancelled
from archive_app.model import ImportResult


def review(year: int, more: str = "") -> str:
    """A short report of one year, with a title, a day and a cited decision."""
    return (
        f"Hội nghị Kiểm điểm công tác Đảng năm {year}\n\n"
        f"\xa0 \xa0Ngày 25/12/{year}, Đảng uỷ xã Mây tổ chức hội nghị kiểm điểm theo Quyết định số 17-QĐ/HU.\n{more}"
    )


def paper(folder: Path, name: str, text: str) -> str:
    """Writes a report and gives its path as a user would type it."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))
    return str(file)


def reviews(folder: Path, count: int) -> list[str]:
    return [paper(folder, f"bao-cao-{number:02}.txt", review(1990 + number)) for number in range(count)]


def photo(folder: Path, name: str, colour: str = "firebrick") -> str:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (320, 200), colour).save(file)
    return str(file)


def files_below(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def objects(archive: Path) -> list[str]:
    """The names of all originals in an archive folder."""
    return [file.name for file in files_below(archive / "objects")]


def holds(folder: Path, words: str) -> list[Path]:
    """Every file below that has these words in it, in UTF-8."""
    return [file for file in files_below(folder) if words.encode("utf-8") in file.read_bytes()]


def statuses(results: Iterable[ImportResult]) -> list[str]:
    return [result.status for result in results]


class StoppedAt:
    """A user who presses Stop when ``done`` items are finished; remembers what was shown."""

    def __init__(self, done: int) -> None:
        self.done = done
        self.shown: list[tuple[int, int]] = []

    def step(self, done: int, total: int, note: str = "") -> None:
        self.shown.append((done, total))
        if done >= self.done:
            raise Cancelled
