"""Runs risky parsing in child processes, so that a broken or hostile file never takes the window with it.

A child is started when first needed, does up to fifty jobs and is replaced; one that hangs, dies or answers nonsense is
killed at once. What happens inside it, and the limits it sets itself, is in `child`.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from archive_app.errors import Cancelled, FileUnreadable

JOBS_PER_CHILD = 50
WALL_SECONDS = 20.0
_LARGEST_ANSWER = 32 * 1024 * 1024
_AT_ONCE = 2

COMMAND = [sys.executable, "-P", "-B", "-X", "utf8", "-m", "archive_app.reading.child"]
"""How a child is started; a bundle without a Python of its own puts its own way here."""


class SandboxFault(RuntimeError):
    """The job itself failed: a fault of the program, not of the file. Holds the child's traceback."""


class _Child:
    """One process that answers jobs one at a time, over pipes that nobody else holds."""

    def __init__(self) -> None:
        self.jobs = 0
        self.called_off = False
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C in a terminal is for the program, which then ends its children
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, question: dict[str, Any], wall: float) -> dict[str, Any]:
        """The child's answer. Raises `_NoAnswer` when there is none within ``wall`` seconds, or it is no answer."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise _NoAnswer("no pipes")
        late = threading.Timer(wall, self._process.kill)
        late.daemon = True
        late.start()
        try:
            frame = json.dumps(question).encode()
            stdin.write(struct.pack(">I", len(frame)) + frame)
            stdin.flush()
            (length,) = struct.unpack(">I", stdout.read(4))
            if length > _LARGEST_ANSWER:
                raise _NoAnswer("an answer too long")
            answer = json.loads(stdout.read(length))
        except (OSError, ValueError, struct.error) as error:
            raise _NoAnswer(f"{type(error).__name__} {error}") from error
        finally:
            late.cancel()
        if not isinstance(answer, dict):
            raise _NoAnswer("no answer")
        self.jobs += 1
        return answer

    def call_off(self) -> None:
        """Kills the process in the middle of its job; whoever waits for the answer reaps it."""
        self.called_off = True
        self._process.kill()

    def end(self, at_once: bool = False) -> int:
        """Ends the process and waits for it: by closing its input, which it takes as the end, else by killing it."""
        if at_once:
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            return self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


class _NoAnswer(Exception):
    """The child hung, died or answered nonsense."""


_lock = threading.Lock()
_room = threading.BoundedSemaphore(_AT_ONCE)
_idle: list[_Child] = []
_busy: set[_Child] = set()


def run(job: str, path: Path, wall: float = WALL_SECONDS, **details: object) -> dict[str, Any]:
    """The answer of ``job`` ("module:function") about the file at ``path``; ``details`` are JSON-ready,
    among them ``cpu``: how many seconds of processor time the job may take, if not the usual ten.

    Safe from any thread; at most two jobs run at once. Raises `FileUnreadable` with what the job says of the file, or
    "damaged" when the child hung, died or answered nonsense over it; `Cancelled` after `close`; `SandboxFault` when
    the job has a fault.
    """
    question = {"job": job, "path": os.fspath(path), **details}
    with _room:
        try:
            answer = _ask(question, path, wall)
        except _NoAnswer as none:
            raise FileUnreadable(path, "damaged", str(none)) from none
    if "refused" in answer:
        raise FileUnreadable(path, answer["refused"], str(answer.get("detail", "")))
    if "fault" in answer:
        raise SandboxFault(answer["fault"])
    result = answer.get("result")
    if not isinstance(result, dict):
        raise SandboxFault(f"{job} answered {answer!r:.200}")
    return result


def _ask(question: dict[str, Any], path: Path, wall: float) -> dict[str, Any]:
    while True:
        child = _take(path)
        began, fresh = time.monotonic(), child.jobs == 0
        try:
            answer = child.ask(question, wall)
        except _NoAnswer as none:
            status = _drop(child)
            if child.called_off:
                raise Cancelled from none
            # A child that had worked may have been ended from outside: the file is to blame if a fresh one dies too.
            if fresh or time.monotonic() - began >= wall:
                raise _NoAnswer(f"{none} ({status})") from none
        except BaseException:
            _drop(child)
            raise
        else:
            _give_back(child)
            return answer


def close() -> None:
    """Ends every child, busy ones too. A later `run` starts new ones."""
    with _lock:
        idle, busy = _idle[:], list(_busy)
        _idle.clear()
    for child in idle:
        child.end()
    for child in busy:
        child.call_off()


atexit.register(close)


def _take(path: Path) -> _Child:
    with _lock:
        try:
            child = _idle.pop() if _idle else _Child()
        except OSError as error:  # no memory, no more processes
            raise FileUnreadable(path, "cannot_read", str(error)) from error
        _busy.add(child)
        return child


def _drop(child: _Child) -> int:
    with _lock:
        _busy.discard(child)
    return child.end(at_once=True)


def _give_back(child: _Child) -> None:
    with _lock:
        _busy.discard(child)
        worn = child.jobs >= JOBS_PER_CHILD
        if not worn:
            _idle.append(child)
    if worn:
        child.end()
