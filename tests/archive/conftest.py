"""An opened archive of its own for each test, copied from one made once: making one takes a tenth of a second."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_app.archive import desk as desks
from archive_app.archive.desk import Desk


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "kho"
    desks.create(folder, "Phòng GD&ĐT huyện Sương")
    return folder


@pytest.fixture
def kho(empty_archive: Path, tmp_path: Path) -> Path:
    """The folder of a new, empty archive that nobody has open."""
    return Path(shutil.copytree(empty_archive, tmp_path / "kho"))


@pytest.fixture
def desk(kho: Path) -> Iterator[Desk]:
    opened = desks.open_desk(kho, who="Lan")
    yield opened
    desks.close(opened)
