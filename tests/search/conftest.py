"""A small archive of invented reports with the traps of real ones, and indexes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from archive_app.search.documents import Document
from archive_app.search.generations import Stamp
from archive_app.search.index import Index
from archive_app.search.rebuild import Rebuild

STAMP = Stamp("0a1b", 1)

REVIEW = Document(
    "a1",
    "Hội nghị Kiểm điểm công tác Đảng năm 2018",
    "\u00a0\u00a0Trong hai ngày 25 và 26/12/2018, Đảng uỷ xã Mây tổ chức hội nghị kiểm điểm.\n"
    "Thực hiện Quyết định số 06-QĐ/HU ngày 03 tháng 01 năm 2018 của Huyện uỷ, đồng chí Lò Thị Bích Ngàn trình bày "
    "báo cáo. UBKT dự. Các điểm hạn chế được kiểm kê; hội trường đông, đề nghị khắc phục.",
    source="kiem-diem_2018.docx",
    captions=("Toàn cảnh hội nghị",),
    days=(("2018-12-25", "2018-12-26"),),
    date="2018-12-25",
    year=2018,
    kind="kiem_diem",
    with_photos=True,
)
HOLIDAY = Document(
    "b2",
    "Hồi nghỉ hè",
    "Chuyện hồi nghỉ hè của lớp ông Hoà: kiểm kê điểm số, ngày 5/3/2019. Hoa nở, số 16-QĐ/HU và 30/2020/NĐ-CP.",
    date="2019-03-05",
    year=2019,
    kind="chuyen_de",
    reviewed=True,
)
NEWER = Document(
    "c3",
    "Họp giao ban tháng 12 năm 2018",
    "Đảng ủy nghe báo cáo. Đồng chí Lò Thị Bích Ngân ghi biên bản. Nghị quyết của hội. Ngày 20/12/2018.",
    organizer="Phòng GD&ĐT huyện Sương",
    place="Nhà văn hóa Đồi Chè",
    date="2018-12-20",
    year=2018,
    kind="giao_ban",
)
DOCUMENTS = [REVIEW, HOLIDAY, NEWER]

Build = Callable[..., Index]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def build(folder: Path) -> Iterator[Build]:
    """Builds an index of the documents given, and closes it after the test."""
    opened: list[Index] = []

    def make(documents: Iterable[Document] = DOCUMENTS, position: int = 10, stamp: Stamp = STAMP) -> Index:
        with Rebuild(folder, stamp, position) as rebuild:
            rebuild.add(sorted(documents, key=lambda one: one.id))
            opened.append(rebuild.finish())
        return opened[-1]

    yield make
    for index in opened:
        index.close()
