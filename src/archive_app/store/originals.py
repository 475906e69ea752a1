"""The originals: files named by the SHA-256 of their bytes, never changed, never renamed, never lost to a power cut.

That an original belongs to a meeting is `meetings`' row, written only after the file is safe here.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from archive_app.errors import DiskFailed, DiskFull, FileUnreadable, WrongUse
from archive_app.store import disk
from archive_app.store.layout import Layout

State = Literal["ok", "damaged", "missing", "unreadable"]

PIECE = 1 << 20
ROOM_TO_LEAVE = 64 << 20
"""Free space that a copy must leave, in bytes, so that the database can always be written."""
_GONE = {errno.ENOENT, errno.ESTALE, errno.ENODEV, errno.ENXIO, errno.ENOTCONN}


def keep(layout: Layout, source: Path) -> tuple[str, int]:
    """Copies ``source`` into the archive and returns its SHA-256 and size; when it returns, the copy is on the disk.

    Raises `FileUnreadable` (missing, not_a_file, no_permission, cannot_read; changed or vanished while it was copied),
    `DiskFull`, `DiskFailed`, `ArchiveReadOnly`; nothing half-copied is then left.
    """
    with _opened(source) as file:
        before = os.fstat(file.fileno())
        part, sha256, size = _bring_in(layout, _pieces(file, source), before.st_size)
        try:
            _need_unchanged(source, before, os.fstat(file.fileno()), size)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    _settle(layout, part, sha256)
    return sha256, size


def keep_bytes(layout: Layout, data: bytes) -> tuple[str, int]:
    """Like `keep`, for bytes that never were a file."""
    part, sha256, size = _bring_in(layout, (data[at : at + PIECE] for at in range(0, len(data), PIECE)), len(data))
    _settle(layout, part, sha256)
    return sha256, size


def path_of(layout: Layout, sha256: str) -> Path:
    """Where the original is, or would be. `ValueError` on anything but 64 hex digits."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return layout.objects / sha256[:2] / sha256


def copy_out(layout: Layout, sha256: str, target: Path) -> None:
    """Writes a copy to ``target``, checked against its hash on the way, and makes the folders above it.

    A file already at ``target`` is never overwritten: `WrongUse("target")`, unless it holds these very bytes. Raises
    `FileUnreadable` (missing, damaged, …) of the original; `DiskFull`, `DiskFailed`, `ArchiveReadOnly` of the target.
    """
    with disk.speaking_of(target):
        if target.exists() or target.is_symlink():
            if target.is_file() and _hash_of(target) == sha256:
                return
            raise WrongUse("target", str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{uuid.uuid4().hex}.part")
        try:
            with _opened(path_of(layout, sha256)) as file:
                found, _ = _write(part, _pieces(file, path_of(layout, sha256)))
            if found != sha256:
                raise FileUnreadable(path_of(layout, sha256), "damaged")
            _name_without_replacing(part, target)
        finally:
            part.unlink(missing_ok=True)


def check(layout: Layout, sha256: str) -> State:
    """Reads the whole original and compares it with its name."""
    try:
        return "ok" if _hash_of(path_of(layout, sha256)) == sha256 else "damaged"
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "unreadable"


def clear_half_made(layout: Layout) -> int:
    """Takes away what killed copies left in ``incoming``; says how many. Only for the holder of the archive's lock."""
    with disk.speaking_of(layout.folder):
        left = list(layout.incoming.glob("*.part"))
        for part in left:
            part.unlink(missing_ok=True)
    return len(left)


def _opened(source: Path) -> BinaryIO:
    """The file opened for reading, a pipe or device refused before it can make us wait."""
    try:
        descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if source.is_dir():  # Windows calls that a missing permission
            raise FileUnreadable(source, "not_a_file") from error
        raise _about_source(source, error, gone="missing") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileUnreadable(source, "not_a_file")
    return os.fdopen(descriptor, "rb", buffering=0)


def _pieces(file: BinaryIO, source: Path) -> Iterator[bytes]:
    """The file in pieces; its own errors become `FileUnreadable`, so that what is left to go wrong is the target's."""
    while True:
        try:
            piece = file.read(PIECE)
        except OSError as error:
            raise _about_source(source, error, gone="vanished") from error
        if not piece:
            return
        yield piece


def _about_source(source: Path, error: OSError, gone: Literal["missing", "vanished"]) -> FileUnreadable:
    if error.errno in _GONE:
        return FileUnreadable(source, gone)
    if error.errno in (errno.EACCES, errno.EPERM):
        return FileUnreadable(source, "no_permission")
    return FileUnreadable(source, "cannot_read", str(error))


def _need_unchanged(source: Path, before: os.stat_result, after: os.stat_result, copied: int) -> None:
    """The bytes copied are one state of the file: it kept its size and time, and its name still means it."""
    try:
        named = source.stat()
    except OSError as error:
        raise FileUnreadable(source, "vanished") from error
    for found in (after, named):
        same = os.path.samestat(before, found) and before.st_mtime_ns == found.st_mtime_ns
        if not same or found.st_size != copied:
            raise FileUnreadable(source, "changed")


def _bring_in(layout: Layout, pieces: Iterable[bytes], expected: int) -> tuple[Path, str, int]:
    """A durable, re-read copy in ``incoming``."""
    part = layout.incoming / f"{os.getpid()}-{uuid.uuid4().hex}.part"
    with disk.speaking_of(layout.folder):
        if shutil.disk_usage(layout.folder).free < expected + ROOM_TO_LEAVE:
            raise DiskFull(layout.folder)
        try:
            sha256, size = _write(part, pieces)
            if _hash_of(part) != sha256:  # bad memory, a bad cable
                raise DiskFailed(layout.folder, "what was written reads back differently")
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return part, sha256, size


def _write(part: Path, pieces: Iterable[bytes]) -> tuple[str, int]:
    """Writes a new file through to the disk; an fsync that failed is never tried again on the same file."""
    digest, size = hashlib.sha256(), 0
    with part.open("xb", buffering=0) as file:
        for piece in pieces:
            left = memoryview(piece)
            while left:
                left = left[file.write(left) :]
            digest.update(piece)
            size += len(piece)
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _settle(layout: Layout, part: Path, sha256: str) -> None:
    """Gives the copy its name. Folders are synced even where they were there: a killed run may not have got to it."""
    target = path_of(layout, sha256)
    with disk.speaking_of(layout.folder):
        try:
            target.parent.mkdir(exist_ok=True)
            disk.sync_folder(layout.objects)
            if _already_kept(layout, target, sha256):
                part.unlink()
            else:
                disk.move_into_place(part, target)
                with contextlib.suppress(OSError):  # a share may not know the bit; the name guards the bytes
                    target.chmod(0o444)
            disk.sync_folder(target.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _already_kept(layout: Layout, target: Path, sha256: str) -> bool:
    """Whether the same bytes are there; others under this name are damaged and set aside for the fresh copy."""
    try:
        if _hash_of(target) == sha256:
            return True
    except FileNotFoundError:
        return False
    except OSError:
        pass  # cannot be read: set aside like any damaged one
    disk.move_into_place(target, layout.quarantine / f"{sha256}-{uuid.uuid4().hex}")
    return False


def _hash_of(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb", buffering=0) as opened:
        while piece := opened.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _name_without_replacing(part: Path, target: Path) -> None:
    """A link refuses a name that appeared meanwhile; where there are no links (FAT), the moment's risk is taken."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise WrongUse("target", str(target)) from error
    except OSError:
        disk.move_into_place(part, target)
