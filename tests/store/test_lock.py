from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_app.errors import ArchiveInUse, ArchiveReadOnly
from archive_app.store import folder, lock
from archive_app.store.layout import Layout


def in_another_process(action: Callable[[], None]) -> int:
    """Does ``action`` in a child, waits until it is done, and leaves the child alive until it is killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            action()
            os.write(writing, b"done")
            time.sleep(60)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        assert told.read(4) == b"done"
    return child


def end(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def test_the_second_comer_is_told_who_is_there(layout: Layout) -> None:
    held = lock.hold(layout.folder)
    with pytest.raises(ArchiveInUse) as caught:
        lock.hold(layout.folder)
    assert caught.value.pid == os.getpid()
    assert caught.value.user
    assert caught.value.host
    held.release()
    lock.hold(layout.folder).release()


def test_lock_says_what_a_later_version_needs_to_tell_a_dead_holder(layout: Layout) -> None:
    held = lock.hold(layout.folder)
    told = json.loads(layout.lock.read_bytes())
    assert set(told) == {"instance_uuid", "install_id", "pid", "proc_start", "user", "host", "app"}
    held.release()
    held.release()
    assert layout.lock.read_bytes() == b""


def test_another_process_holds_until_it_is_killed(layout: Layout) -> None:
    holder = in_another_process(lambda: globals().update(_kept=lock.hold(layout.folder)))
    try:
        with pytest.raises(ArchiveInUse) as caught:
            lock.hold(layout.folder)
        assert caught.value.pid == holder
    finally:
        end(holder)
    lock.hold(layout.folder).release()


def test_a_child_of_the_holder_does_not_hold_on_after_its_parent(layout: Layout, tmp_path: Path) -> None:
    note = tmp_path / "grandchild"

    def hold_and_fork() -> None:
        globals().update(_kept=lock.hold(layout.folder))
        grandchild = os.fork()
        if grandchild == 0:
            time.sleep(60)
            os._exit(0)
        note.write_text(str(grandchild))

    holder = in_another_process(hold_and_fork)
    end(holder)
    try:
        lock.hold(layout.folder).release()
    finally:
        os.kill(int(note.read_text()), signal.SIGKILL)


@pytest.mark.parametrize("left", [b"", b"{", b"\xff" * 5000, b"[1]", b'{"pid": 1, "user": "ai", "host": "may-cu"}'])
def test_what_a_dead_holder_left_is_simply_taken(layout: Layout, left: bytes) -> None:
    layout.lock.write_bytes(left)
    held = lock.hold(layout.folder)
    assert json.loads(layout.lock.read_bytes())["pid"] == os.getpid()
    held.release()


def test_garbage_in_a_held_lock_still_refuses(layout: Layout) -> None:
    held = lock.hold(layout.folder)
    layout.lock.write_bytes(b"\0\0garbage")
    with pytest.raises(ArchiveInUse) as caught:
        lock.hold(layout.folder)
    assert (caught.value.user, caught.value.host, caught.value.pid) == ("", "", 0)
    held.release()


def test_where_one_may_not_write_one_cannot_hold(
    public_folder: Path, as_ordinary_user: Callable[[Callable[[], str]], str]
) -> None:
    folder.create(public_folder / "kho", "")
    (public_folder / "kho").chmod(0o555)

    def try_it() -> str:
        with pytest.raises(ArchiveReadOnly):
            lock.hold(public_folder / "kho")
        return "refused"

    assert as_ordinary_user(try_it) == "refused"
    assert not (public_folder / "kho" / "LOCK").exists()
