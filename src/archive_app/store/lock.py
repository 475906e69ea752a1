"""One writer at a time: the archive's LOCK file, held by the operating system for as long as the process lives.

What stands in the file only tells a second comer who is there. Watching a holder on another computer over a network
drive, and taking over from it, are not done here yet.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import sys
import uuid
import weakref
from pathlib import Path

from archive_app import __version__, settings
from archive_app.errors import ArchiveInUse, ArchiveReadOnly
from archive_app.store import disk
from archive_app.store.installation import install_id
from archive_app.store.layout import Layout

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR_OFFSET = 0x4000_0000
"""Windows refuses others to read locked bytes, so the locked one lies far behind those that say who holds it."""
_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_CANNOT_LOCK = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}


class Lock:
    """Held from `hold` until `release`, or until the process ends in whatever way."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor
        self.instance_uuid = uuid.uuid4().hex
        _held.add(self)

    def release(self) -> None:
        """Lets others in. Doing it twice does no harm; the file itself stays, or two could hold two of one name."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            self._let_go()

    def _let_go(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


_held: weakref.WeakSet[Lock] = weakref.WeakSet()


def _forget_after_fork() -> None:
    """A forked child shares the lock and would hold it after its parent died."""
    for lock in list(_held):
        lock._let_go()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)


def hold(folder: Path) -> Lock:
    """Takes the archive in ``folder`` for writing; what a dead holder left in LOCK does not matter.

    Raises `ArchiveInUse` with what is known of the holder, `ArchiveReadOnly` where LOCK cannot be written or locked.
    """
    file = Layout(folder).lock
    descriptor = _take(folder, file)
    lock = Lock(descriptor)
    _sign(descriptor, lock.instance_uuid)
    return lock


def _take(folder: Path, file: Path) -> int:
    while True:
        try:
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        except OSError as error:
            raise disk.as_archive_error(error, folder) from error
        try:
            _lock(descriptor)
            if _is_still(descriptor, file):
                return descriptor
        except OSError as error:
            os.close(descriptor)
            if error.errno in _TAKEN:
                raise _in_use(folder, file) from error
            if error.errno in _CANNOT_LOCK:
                raise ArchiveReadOnly(folder) from error
            raise disk.as_archive_error(error, folder) from error
        os.close(descriptor)  # somebody put another file in its place between the two calls


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, _FAR_OFFSET, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _sign(descriptor: int, instance_uuid: str) -> None:
    """Says who holds it. Only for show: on a full disk the lock holds all the same, or nobody could make room."""
    told = {
        "instance_uuid": instance_uuid,
        "install_id": install_id(),
        "pid": os.getpid(),
        "proc_start": _start_of(os.getpid()),
        "user": settings.load().who,
        "host": socket.gethostname(),
        "app": __version__,
    }
    with contextlib.suppress(OSError):
        content = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, content)
        os.ftruncate(descriptor, len(content))


def _in_use(folder: Path, file: Path) -> ArchiveInUse:
    try:
        with file.open("rb") as opened:
            told = json.loads(opened.read(65536))
        return ArchiveInUse(folder, user=str(told["user"]), host=str(told["host"]), pid=int(told["pid"]))
    except (OSError, ValueError, LookupError, TypeError):
        return ArchiveInUse(folder)


def _start_of(pid: int) -> str:
    """When the process began, in the system's ticks: tells it from a later one of that number. Empty if unknown."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
    except (OSError, ValueError, IndexError):
        return ""
