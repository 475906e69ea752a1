"""Reads bytes of a user's file, once, never waiting for a pipe; names in one word why a file cannot be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from archive_app.errors import FileUnreadable, UnreadableReason

# Not blocking, in case a pipe took the file's place since it was looked at.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def read_bytes(path: Path, largest: int) -> bytes:
    """The bytes of a file of at most ``largest``, in one read. Raises `FileUnreadable`."""
    content = _read(path, largest + 1)
    if len(content) > largest:
        raise FileUnreadable(path, "too_large")
    return content


def read_start(path: Path, length: int) -> bytes:
    """The first ``length`` bytes of a file, or all of a shorter one. Raises `FileUnreadable`."""
    return _read(path, length)


def reason_of(error: OSError) -> UnreadableReason:
    """What kept the file from being read, where it was there a moment ago."""
    if isinstance(error, PermissionError):
        return "no_permission"
    return "vanished" if isinstance(error, FileNotFoundError) else "cannot_read"


def must_be_a_file(path: Path) -> None:
    """Raises `FileUnreadable` for what is missing, a folder, a pipe or a device."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileUnreadable(path, "missing") from error
    except OSError as error:
        raise FileUnreadable(path, reason_of(error), str(error)) from error
    if not stat.S_ISREG(found.st_mode):
        raise FileUnreadable(path, "not_a_file")


def _read(path: Path, length: int) -> bytes:
    must_be_a_file(path)
    try:
        with _opened(path) as file:
            return file.read(length)
    except OSError as error:
        raise FileUnreadable(path, reason_of(error), str(error)) from error


def _opened(path: Path) -> BinaryIO:
    return open(os.open(path, _FLAGS), "rb")
