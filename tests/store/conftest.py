"""An archive of its own for each test of the store, and ways to run a piece of it as another process or user."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive_app.model import Citation, MeetingDate, MeetingFields
from archive_app.store import folder
from archive_app.store.database import Database
from archive_app.store.layout import Layout

NOBODY = 65534


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A new, empty archive."""
    folder.create(tmp_path / "kho", "Phòng Giáo dục huyện Sao Mai")
    return Layout(tmp_path / "kho")


@pytest.fixture
def database(layout: Layout) -> Iterator[Database]:
    opened = Database.open(layout, read_only=False)
    yield opened
    opened.close()


@pytest.fixture
def fields() -> MeetingFields:
    """What a clerk would type of one meeting, with a value in every field."""
    return MeetingFields(
        title="Hội nghị tổng kết công tác thư viện năm 2016",
        text="Đồng chí Phạm Văn Tuyến khai mạc.\n\u00a0Căn cứ Quyết định 17-QĐ/HU.",
        kind="tong_ket",
        dates=(MeetingDate("2016-11-07", "2016-11-08", raw="7-8/11/2016", span=(3, 14)),),
        place="Hội trường B",
        organizer="Phòng Giáo dục huyện Sao Mai",
        citations=(Citation("17", "QĐ/HU", "17-QĐ/HU", "party", "Quyết định", "2016-01-05", "Huyện uỷ", (50, 59)),),
        reviewed=True,
    )


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that any user of the computer can reach; pytest's own are for their owner alone."""
    made = Path(tempfile.mkdtemp(prefix="kho-test-"))
    made.chmod(0o755)
    yield made
    for place, _, files in os.walk(made):
        Path(place).chmod(0o755)
        for file in files:
            (Path(place) / file).chmod(0o644)
    shutil.rmtree(made)


@pytest.fixture
def as_ordinary_user() -> Callable[[Callable[[], str]], str]:
    """Runs a function in a child process without root's rights and returns the text that it returned."""
    if os.name == "posix" and not Path("/").stat().st_mode & 0o001:
        pytest.skip("on this computer only root may look into the root folder")

    def run(action: Callable[[], str]) -> str:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                if os.geteuid() == 0:
                    os.setegid(NOBODY)
                    os.seteuid(NOBODY)
                said = action()
            except BaseException as error:  # noqa: BLE001 (it must not run on into pytest)
                said = f"{type(error).__name__}: {error}"
            os.write(writing, said.encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as told:
            said = told.read()
        os.waitpid(child, 0)
        return said

    return run


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` and its bytes."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
