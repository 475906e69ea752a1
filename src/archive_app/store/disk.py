"""Writing to a disk so that it stays written: syncs, whole-file replacement, and the system's errors as ours.

What is written, and in which order, is the caller's business.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

from archive_app.errors import ArchiveError, ArchiveReadOnly, DiskFailed, DiskFull

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
_HELD_BY_A_SCANNER = {5, 32, 33}
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)


def as_archive_error(error: OSError, path: Path) -> ArchiveError:
    """What an error of the operating system about ``path`` means to a person."""
    if error.errno in _FULL:
        return DiskFull(path)
    if error.errno in _FORBIDDEN:
        return ArchiveReadOnly(path)
    return DiskFailed(path, str(error))


@contextlib.contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Turns an `OSError` of the block into `DiskFull`, `ArchiveReadOnly` or `DiskFailed` about ``path``."""
    try:
        yield
    except OSError as error:
        raise as_archive_error(error, path) from error


def sync_folder(folder: Path) -> None:
    """Makes the names in ``folder`` durable. Windows has no such call, and some network drives refuse it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def move_into_place(source: Path, target: Path) -> None:
    """Renames within a volume, replacing ``target``; durable after `sync_folder` (on Windows at once).

    On Windows a virus scanner or indexer may hold a fresh file for a moment: six tries over 2.5 s.
    """
    if sys.platform != "win32":
        os.replace(source, target)
        return
    for pause in _PATIENCE:
        try:
            _move_on_windows(source, target)
        except OSError as error:
            if error.winerror not in _HELD_BY_A_SCANNER:
                raise
            time.sleep(pause)
        else:
            return
    _move_on_windows(source, target)


def _move_on_windows(source: Path, target: Path) -> None:
    """MoveFileExW with REPLACE_EXISTING and WRITE_THROUGH: it returns when the new name is on the disk."""
    if sys.platform == "win32" and not ctypes.windll.kernel32.MoveFileExW(str(source), str(target), 0x1 | 0x8):
        raise ctypes.WinError()


def write_whole(target: Path, content: bytes, *, durable: bool = True) -> None:
    """Replaces ``target`` so that its name always means the old bytes or the new ones, never a part of either.

    ``durable`` waits for the disk; without it a power cut may leave anything, which only derived files can bear.
    """
    part = target.with_name(f".{target.name}-{uuid.uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        move_into_place(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if durable:
        sync_folder(target.parent)
