"""The inside of the sandbox: takes jobs from standard input and answers on standard output, within limits.

Started by `sandbox` as ``python -m archive_app.reading.child``. A frame is four bytes of length, most significant
first, and as many bytes of JSON. Ends when its input ends, also in the middle of a job, so that nothing outlives the
program that started it.
"""

from __future__ import annotations

import importlib
import json
import os
import queue
import struct
import sys
import threading
import traceback
from pathlib import Path
from typing import Any, BinaryIO

from archive_app.errors import FileUnreadable

try:
    import resource
except ImportError:  # Windows has none; there the parent's clock is the only limit
    resource = None  # type: ignore[assignment]

_MEMORY = 1024 * 1024 * 1024
_CPU_SECONDS = 10
_LARGEST_QUESTION = 1024 * 1024


def _limit() -> None:
    """No more memory than a large photo needs, no files written, no core dumps."""
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        _, hard = resource.getrlimit(what)
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (value, value))


def _limit_cpu(seconds: int) -> None:
    """Each job has its own seconds; past them the system kills the process."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


def _frame(stream: BinaryIO) -> dict[str, Any]:
    (length,) = struct.unpack(">I", stream.read(4))
    if length > _LARGEST_QUESTION:
        raise ValueError(length)
    question = json.loads(stream.read(length))
    return dict(question)


def _listen(stream: BinaryIO, questions: queue.SimpleQueue[dict[str, Any]]) -> None:
    while True:
        try:
            questions.put(_frame(stream))
        except (OSError, ValueError, struct.error):
            os._exit(0)  # the program is gone or lets go of us; whatever the job was, nobody waits for it


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    path = question.pop("path")
    module, _, function = question.pop("job").partition(":")
    try:
        return {"result": getattr(importlib.import_module(module), function)(Path(path), **question)}
    except FileUnreadable as refused:
        return {"refused": refused.reason, "detail": refused.detail}
    except MemoryError:
        return {"refused": "too_large", "detail": "memory"}
    except Exception:  # noqa: BLE001 - told to the parent, which raises it there
        return {"fault": traceback.format_exc(limit=-8)}


def main() -> None:
    """Answers until the input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a library that prints must not garble an answer
    _limit()
    questions: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, questions), daemon=True).start()
    while True:
        question = questions.get()
        _limit_cpu(int(question.pop("cpu", _CPU_SECONDS)))
        frame = json.dumps(_answer(question)).encode()
        answers.write(struct.pack(">I", len(frame)) + frame)
        answers.flush()


if __name__ == "__main__":
    main()
