"""An opened archive of its own for each test, copied from one made once: making one takes a tenth of a second."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_app.archive import desk as desks
from archive_app.archive.desk import Desk


@pytest.fixture(autouse=True)
def copies_go_with_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies for other programs are made in the temporary folder of the computer, where nobody would tidy them up."""
    place = tmp_path.with_name(tmp_path.name + "-copies")
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))


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
