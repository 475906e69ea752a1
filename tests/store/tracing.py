"""Runs a piece of work in a forked child under strace: to record what it does to the disk, or to strike it at a call.

The child is forked from the test, so the heavy imports are paid once and a run costs a tenth of a second.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

MUTATING = "write,pwrite64,fsync,fdatasync,rename,unlink,mkdir,ftruncate,link,chmod,fchmod"
ACK = b"ACK "

Ack = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What was acknowledged, how the work ended (``killed``, ``done`` or an error's class), and strace's log."""

    acks: list[str]
    end: str
    log: str


def run_under_strace(work: Callable[[Ack], None], log: Path, *options: str) -> Outcome:
    """Runs ``work`` in a child that strace watches with ``options``; skips the test where that is not permitted."""
    go_read, go_write = os.pipe()
    said_read, said_write = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, go_read, said_write)
    os.close(said_write)
    os.close(go_read)
    strace = subprocess.Popen(
        ["strace", "-qq", "-o", log, *options, "-p", str(child)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _wait_until_watched(child, strace)
    finally:
        os.write(go_write, b"go")
        os.close(go_write)
        with os.fdopen(said_read, "rb") as told:
            said = told.read().split(b"\n")
        os.waitpid(child, 0)
        strace.communicate(timeout=30)
    acks = [line[len(ACK) :].decode() for line in said if line.startswith(ACK)]
    end = next((line.decode() for line in said if line and not line.startswith(ACK)), "killed")
    return Outcome(acks, end, log.read_text(encoding="utf-8", errors="replace"))


def _work(work: Callable[[Ack], None], go: int, said: int) -> None:
    """The child's whole life. Its last words go out by os.write, so that a killed one says only what it had said."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(0x59616D61, -1, 0, 0, 0)  # PR_SET_PTRACER: strace is not our parent
    try:
        os.read(go, 2)
        work(lambda line: os.write(said, ACK + line.encode() + b"\n") and None)
        os.write(said, b"done\n")
    except BaseException as error:  # noqa: BLE001 (it must not run on into pytest)
        os.write(said, type(error).__name__.encode() + b"\n")
    finally:
        os._exit(0)


def _wait_until_watched(child: int, strace: subprocess.Popen[bytes]) -> None:
    for _ in range(500):
        if strace.poll() is not None:
            assert strace.stderr
            pytest.skip(f"strace may not watch a process here: {strace.stderr.read().decode().strip()}")
        status = Path(f"/proc/{child}/status").read_text(encoding="utf-8")
        if "TracerPid:\t0\n" not in status:
            return
        time.sleep(0.002)
    pytest.fail("strace did not begin")
