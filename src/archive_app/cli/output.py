"""How a command speaks: answers on standard output, everything else on standard error."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from archive_app import wording
from archive_app.errors import Cancelled
from archive_app.wording.commands import words


@dataclass(slots=True)
class Output:
    """``json`` answers are one object on one line each; otherwise sentences in ``language``.

    It is also the `progress.Progress` of a command: one line on a terminal, rewritten in place.
    """

    json: bool = False
    language: str = "vi"
    stream: TextIO = field(default_factory=lambda: sys.stdout)
    deaf: bool = False
    """Nobody reads our answers any more (`| head -1`)."""
    stopped: bool = False
    """Ctrl+C was pressed: the work under way ends at its next item."""
    _told: float = 0.0

    def answer(self, data: dict[str, Any], sentence: str) -> None:
        """Writes ``data`` or, for people, ``sentence``, and flushes: what is written has happened."""
        line = json.dumps(data, ensure_ascii=False, separators=(",", ":")) if self.json else sentence
        try:
            self.stream.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")
            self.stream.flush()
        except BrokenPipeError:
            # Whoever read us has seen enough (`| head -1`); the work goes on, and what follows is said to nobody.
            self.deaf = True
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stream.fileno())

    def warn(self, sentence: str) -> None:
        print(sentence.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr, flush=True)

    def words(self, key: str, **facts: object) -> str:
        return words(key, self.language, **facts)

    def sentence(self, error: Exception) -> str:
        return wording.sentence(error, self.language)

    def step(self, done: int, total: int, note: str = "") -> None:
        if self.stopped:
            raise Cancelled
        now = time.monotonic()
        if not sys.stderr.isatty() or (now - self._told < 0.1 and done != total):
            return
        self._told = now
        line = f"{done}/{total} {note}" if total else f"{done} {note}"
        end = "\n" if done == total else ""
        print(f"\r\033[K{line[:78]}", end=end, file=sys.stderr, flush=True)


def speak_utf8() -> None:
    """Vietnamese comes out whole whatever the console's code page; what cannot be written becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def name_of(path: str) -> str:
    return Path(path).name or path
