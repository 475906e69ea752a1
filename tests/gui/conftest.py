"""The real window over a small archive of its own for each test, copied, index and all, from one made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests.gui.clerk import Clerk, stop_looking

from archive_app.archive import desk as desks
from archive_app.archive import indexing, meetings, upkeep
from archive_app.gui import theme
from archive_app.gui import upkeep as following
from archive_app.model import MeetingDate, MeetingFields

REVIEW = "Hội nghị kiểm điểm công tác Đảng năm 2018"
CLOSING = "Hội nghị tổng kết năm học 2019-2020"
BRIEFING = "Hội nghị giao ban hiệu trưởng tháng 11"
KEPT = (
    MeetingFields(
        REVIEW,
        "Ngày 25 và 26/12/2018 Đảng uỷ xã Mây tổ chức kiểm điểm theo Quyết định số 17-QĐ/HU.\nĐảng ủy kiểm điểm xong.",
        "kiem_diem",
        (MeetingDate("2018-12-25", "2018-12-26"),),
    ),
    MeetingFields(
        CLOSING, "Phòng tổng kết năm học và khen thưởng.", "tong_ket", (MeetingDate("2020-07-18", "2020-07-18"),)
    ),
    MeetingFields(
        BRIEFING, "Các trường báo cáo sĩ số tháng 11.", "giao_ban", (MeetingDate("2015-11-03", "2015-11-03"),)
    ),
)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, profile_of_the_run: Path) -> tuple[Path, Path]:
    """A folder of three meetings, and the cache with its index."""
    kho = tmp_path_factory.mktemp("prepared") / "kho"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVE_APP_HOME", str(profile_of_the_run))
        desks.create(kho, "Phòng GD&ĐT huyện Sương")
        desk = desks.open_desk(kho, who="Lan")
        for fields in KEPT:
            meetings.write_new(desk, fields)
        indexing.rebuild(desk)
        upkeep.write_sidecars(desk)
        desks.close(desk)
        return kho, desk.cache


def _copy(prepared: tuple[Path, Path], target: Path) -> Path:
    kho, cache = prepared
    shutil.copytree(kho, target)
    desk = desks.open_desk(target, read_only=True)
    desks.close(desk)
    shutil.copytree(cache, desk.cache, dirs_exist_ok=True)
    return target


@pytest.fixture
def kho(prepared: tuple[Path, Path], tmp_path: Path) -> Path:
    """An archive of three meetings that nobody has open."""
    return _copy(prepared, tmp_path / "kho")


@pytest.fixture
def other_kho(tmp_path: Path) -> Path:
    """Another archive, empty."""
    desks.create(tmp_path / "kho khác", "Trường THCS Vân Trạch")
    return tmp_path / "kho khác"


@pytest.fixture
def come(qtbot: QtBot, qapp: QApplication, profile: Path) -> Iterator[Callable[[Path | None], Clerk]]:
    """Opens a window, with an archive or on the start page; every one is closed after the test."""
    theme.apply(qapp, "light", 100)
    clerks: list[Clerk] = []

    def come(kho: Path | None) -> Clerk:
        clerk = Clerk(qtbot)
        clerks.append(clerk)
        if kho:
            clerk.open(kho)
        return clerk

    yield come
    stop_looking()
    for clerk in clerks:
        if not clerk.leave():
            clerk.leave()
        clerk.window.deleteLater()


@pytest.fixture
def clerk(come: Callable[[Path | None], Clerk], kho: Path) -> Clerk:
    """A clerk before the archive of three meetings."""
    return come(kho)


@pytest.fixture
def folder_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """The next folder dialog is answered with this folder (the tour types into the real one)."""

    def answer(folder: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    return answer


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "ảnh một.jpg", tmp_path / "ảnh hai.jpg"]
    for file, colour in zip(files, ("firebrick", "goldenrod"), strict=True):
        Image.new("RGB", (320, 200), colour).save(file)
    return files


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Three files that are no photos."""
    files = [tmp_path / f"giấy mời {number}.txt" for number in range(3)]
    for file in files:
        file.write_text(f"Giấy mời: {file.stem}", encoding="utf-8")
    return files


@pytest.fixture(autouse=True)
def index_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause that the first list has for itself is over at once, or each test would wait for it."""
    monkeypatch.setattr(following, "AFTER_OPENING", 0)
