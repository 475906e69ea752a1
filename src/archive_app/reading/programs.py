"""Asks other programs about the few papers that our readers do not know: Word of before 1997.

They run inside the sandbox's child, within its limits; their bytes come back as they are, so that old fonts survive.
What LibreOffice would have to write to disk is `converting`'s.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from archive_app.errors import FileUnreadable
from archive_app.reading.letters import western
from archive_app.reading.paper import Read, finished, line

SECONDS = 15
_READERS = (
    ("antiword", "-w", "0", "-m", "cp1252.txt"),
    ("catdoc", "-w", "-s", "cp1252", "-d", "cp1252"),
)


def read_doc(path: str) -> Read:
    """The text of the old .doc at ``path``; one inside another file has a name alone, and is not looked for.

    Raises `FileUnreadable`: needs_program where none is there that can read it.
    """
    for name, *options in _READERS:
        program = shutil.which(name)
        if program and Path(path).is_absolute() and sys.platform != "win32":
            text = _told([program, *options, path])
            if text.strip():
                return finished(line(one.rstrip()) for one in western(text).split("\n"))
    raise FileUnreadable(path, "needs_program", "antiword, catdoc, soffice")


def _told(command: list[str]) -> bytes:
    """What the program says; nothing when it fails, hangs or is ended for using too much."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False, env={"LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
