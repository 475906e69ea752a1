from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_app.errors import (
    ArchiveDamaged,
    ArchiveMissing,
    ArchiveReadOnly,
    ArchiveTooNew,
    DiskFull,
    FolderNotEmpty,
)
from archive_app.store import disk, folder
from archive_app.store.layout import FORMAT, Layout
from store.conftest import contents


def test_a_new_archive_is_identified_as_what_was_made(tmp_path: Path) -> None:
    made = folder.create(tmp_path / "sâu" / "kho", "Phòng Giáo dục")
    assert folder.identify(tmp_path / "sâu" / "kho") == made
    assert (made.format, made.epoch, made.office) == (FORMAT, 1, "Phòng Giáo dục")


def test_an_empty_folder_may_become_an_archive(tmp_path: Path) -> None:
    (tmp_path / "kho").mkdir()
    folder.create(tmp_path / "kho", "")
    assert folder.identify(tmp_path / "kho").office == ""


def test_a_folder_with_anything_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        folder.create(tmp_path, "")
    assert contents(tmp_path) == {".hidden": b"mine"}
    with pytest.raises(FolderNotEmpty):
        folder.create(tmp_path / ".hidden", "")


def test_the_note_to_the_reader_of_2050_names_every_part(layout: Layout) -> None:
    note = layout.readme.read_text(encoding="utf-8-sig")
    for part in (*layout.rooms(), layout.identity, layout.database, layout.lock):
        assert part.name in note


def test_identify_never_makes_anything(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none"):
        with pytest.raises(ArchiveMissing):
            folder.identify(place)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("lost", ["KHO.json", "archive.db", "objects"])
def test_a_part_of_an_archive_is_damaged_not_missing(layout: Layout, lost: str) -> None:
    gone = layout.folder / lost
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    with pytest.raises(ArchiveDamaged) as caught:
        folder.identify(layout.folder)
    assert lost in caught.value.detail


def test_kho_json_cut_at_every_length_is_damaged(layout: Layout) -> None:
    whole = layout.identity.read_bytes()
    for length in range(len(whole)):
        layout.identity.write_bytes(whole[:length])
        with pytest.raises(ArchiveDamaged):
            folder.identify(layout.folder)


@pytest.mark.parametrize(
    "change",
    [
        {"what": "else"},
        {"format": True},
        {"format": "1"},
        {"epoch": None},
        {"office": 3},
        {"archive_uuid": "../../home"},
        {"archive_uuid": 7},
        {"created_at": []},
    ],
)
def test_kho_json_with_a_wrong_fact_is_damaged(layout: Layout, change: dict[str, object]) -> None:
    told = json.loads(layout.identity.read_bytes())
    layout.identity.write_text(json.dumps({**told, **change}))
    with pytest.raises(ArchiveDamaged):
        folder.identify(layout.folder)


@pytest.mark.parametrize("garbage", [b"", b"[]", b"\xff\xfe\x00", b"null", b"[" * 100_000, b"\0" * 500])
def test_garbage_for_kho_json_is_damaged(layout: Layout, garbage: bytes) -> None:
    layout.identity.write_bytes(garbage)
    with pytest.raises(ArchiveDamaged):
        folder.identify(layout.folder)


def test_a_newer_format_is_too_new_even_if_the_rest_is_elsewhere(layout: Layout) -> None:
    told = json.loads(layout.identity.read_bytes())
    layout.identity.write_text(json.dumps({**told, "format": FORMAT + 1}))
    layout.database.unlink()
    with pytest.raises(ArchiveTooNew) as caught:
        folder.identify(layout.folder)
    assert (caught.value.found, caught.value.known) == (FORMAT + 1, FORMAT)


def test_a_creation_that_fails_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = disk.write_whole

    def full_at_the_last_file(target: Path, content: bytes) -> None:
        if target.name == "KHO.json":
            raise OSError(28, "No space left on device")
        written(target, content)

    monkeypatch.setattr(disk, "write_whole", full_at_the_last_file)
    with pytest.raises(DiskFull):
        folder.create(tmp_path / "kho", "")
    assert not (tmp_path / "kho").exists()
    (tmp_path / "kho").mkdir()
    with pytest.raises(DiskFull):
        folder.create(tmp_path / "kho", "")
    assert not list((tmp_path / "kho").iterdir())


def test_no_archive_is_made_where_one_may_not_write(
    public_folder: Path, as_ordinary_user: Callable[[Callable[[], str]], str]
) -> None:
    public_folder.chmod(0o555)

    def try_it() -> str:
        for place in (public_folder, public_folder / "kho"):
            with pytest.raises(ArchiveReadOnly):
                folder.create(place, "")
        return "refused"

    assert as_ordinary_user(try_it) == "refused"
    assert not list(public_folder.iterdir())
