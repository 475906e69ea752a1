from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.errors import ArchiveError, ArchiveReadOnly, DiskFailed, DiskFull, FileUnreadable, WrongUse
from archive_app.store import folder, originals
from archive_app.store.layout import Layout

CONTENT = b"JPEG" * 700_000  # more than two pieces
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "ảnh 1.jpg"
    file.write_bytes(CONTENT)
    return file


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "none", place], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {made.stderr.strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


def nothing_half_made(layout: Layout) -> bool:
    return not list(layout.incoming.iterdir())


def test_the_bytes_are_kept_under_their_hash_and_the_source_is_untouched(layout: Layout, source: Path) -> None:
    assert originals.keep(layout, source) == (SHA, len(CONTENT))
    kept = originals.path_of(layout, SHA)
    assert kept == layout.objects / SHA[:2] / SHA
    assert kept.read_bytes() == source.read_bytes() == CONTENT
    assert stat.S_IMODE(kept.stat().st_mode) == 0o444
    assert nothing_half_made(layout)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_whatever_is_kept_comes_out_again(layout: Layout, data: bytes) -> None:
    sha, size = originals.keep_bytes(layout, data)
    assert (sha, size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert originals.path_of(layout, sha).read_bytes() == data
    assert originals.check(layout, sha) == "ok"


def test_the_same_bytes_are_kept_once(layout: Layout, source: Path) -> None:
    originals.keep(layout, source)
    first = originals.path_of(layout, SHA).stat()
    assert originals.keep_bytes(layout, CONTENT) == (SHA, len(CONTENT))
    assert originals.path_of(layout, SHA).stat().st_ino == first.st_ino
    assert nothing_half_made(layout)


def test_a_damaged_original_is_healed_by_the_same_file_and_set_aside(layout: Layout, source: Path) -> None:
    originals.keep(layout, source)
    kept = originals.path_of(layout, SHA)
    kept.chmod(0o644)
    kept.write_bytes(b"rot")
    assert originals.check(layout, SHA) == "damaged"
    originals.keep(layout, source)
    assert originals.check(layout, SHA) == "ok"
    assert [file.read_bytes() for file in layout.quarantine.iterdir()] == [b"rot"]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_names_are_only_ever_hashes(layout: Layout, name: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        originals.path_of(layout, name)


def test_what_cannot_be_a_source_says_why(layout: Layout, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, reason in ((tmp_path / "none", "missing"), (tmp_path, "not_a_file"), (tmp_path / "pipe", "not_a_file")):
        with pytest.raises(FileUnreadable) as caught:
            originals.keep(layout, path)
        assert caught.value.reason == reason
    assert nothing_half_made(layout)


@pytest.mark.parametrize(
    ("meanwhile", "reason"),
    [
        (lambda file: file.write_bytes(CONTENT + b"more"), "changed"),
        (lambda file: file.write_bytes(CONTENT[:-1]), "changed"),
        (lambda file: (file.write_bytes(CONTENT[::-1]), os.utime(file, ns=(1, 1))), "changed"),
        (lambda file: (file.rename(file.with_name("old")), file.write_bytes(CONTENT)), "changed"),
        (lambda file: file.unlink(), "vanished"),
    ],
)
def test_a_source_that_changes_while_it_is_copied_is_not_kept(
    layout: Layout, source: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: object, reason: str
) -> None:
    usual = originals._pieces

    def slowly(file: BinaryIO, path: Path) -> Iterator[bytes]:
        for number, piece in enumerate(usual(file, path)):
            yield piece
            if number == 0:
                meanwhile(path)  # type: ignore[operator]

    monkeypatch.setattr(originals, "_pieces", slowly)
    with pytest.raises(FileUnreadable) as caught:
        originals.keep(layout, source)
    assert caught.value.reason == reason
    assert nothing_half_made(layout)
    assert not list(layout.objects.iterdir())


def test_room_is_asked_for_before_anything_is_copied(
    layout: Layout, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    nearly_full = usage(0, 0, len(CONTENT) + originals.ROOM_TO_LEAVE - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: nearly_full)
    monkeypatch.setattr(originals, "_write", None)
    with pytest.raises(DiskFull):
        originals.keep(layout, source)


def test_a_disk_that_fills_up_while_copying_keeps_nothing_half(
    small_disk: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.create(small_disk / "kho", "")
    layout = Layout(small_disk / "kho")
    monkeypatch.setattr(originals, "ROOM_TO_LEAVE", -len(CONTENT))
    with pytest.raises(DiskFull):
        originals.keep_bytes(layout, CONTENT * 2)
    assert nothing_half_made(layout)
    sha, _ = originals.keep_bytes(layout, b"small")
    assert originals.check(layout, sha) == "ok"


def test_a_copy_that_reads_back_differently_is_refused(
    layout: Layout, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(originals, "_hash_of", lambda _: "0" * 64)  # memory that flips a bit on the way back
    with pytest.raises(DiskFailed):
        originals.keep(layout, source)
    assert nothing_half_made(layout)


def test_a_copy_goes_out_checked_into_a_folder_made_for_it(layout: Layout, source: Path, tmp_path: Path) -> None:
    originals.keep(layout, source)
    target = tmp_path / "ra ngoài" / "ảnh.jpg"
    originals.copy_out(layout, SHA, target)
    assert target.read_bytes() == CONTENT
    assert os.access(target, os.W_OK)
    originals.copy_out(layout, SHA, target)  # it is there already
    assert [file.name for file in target.parent.iterdir()] == ["ảnh.jpg"]


def test_a_copy_never_overwrites(layout: Layout, source: Path, tmp_path: Path) -> None:
    originals.keep(layout, source)
    taken = tmp_path / "taken.jpg"
    taken.write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for target in (taken, tmp_path, tmp_path / "link"):
        with pytest.raises(WrongUse):
            originals.copy_out(layout, SHA, target)
    assert taken.read_text() == "mine"


def test_a_damaged_or_missing_original_does_not_go_out(layout: Layout, source: Path, tmp_path: Path) -> None:
    originals.keep(layout, source)
    kept = originals.path_of(layout, SHA)
    kept.chmod(0o644)
    kept.write_bytes(CONTENT[:-1] + b"x")
    target = tmp_path / "ra" / "ảnh.jpg"
    with pytest.raises(FileUnreadable) as caught:
        originals.copy_out(layout, SHA, target)
    assert caught.value.reason == "damaged"
    kept.unlink()
    with pytest.raises(FileUnreadable) as caught:
        originals.copy_out(layout, SHA, target)
    assert caught.value.reason == "missing"
    assert not list(target.parent.iterdir())
    assert originals.check(layout, SHA) == "missing"


def test_errors_of_the_target_are_not_blamed_on_the_source(layout: Layout, source: Path) -> None:
    shutil.rmtree(layout.incoming)
    with pytest.raises(ArchiveError) as caught:
        originals.keep(layout, source)
    assert isinstance(caught.value, DiskFailed | ArchiveReadOnly)


def test_what_a_killed_copy_left_is_cleared_away(layout: Layout) -> None:
    (layout.incoming / "123-abc.part").write_bytes(b"half")
    assert originals.clear_half_made(layout) == 1
    assert originals.clear_half_made(layout) == 0
