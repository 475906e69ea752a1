"""Has LibreOffice, where it is installed, write a paper again that nothing else here can read.

It works on a copy in a folder of its own, so that nothing is left beside the user's file, and is ended with all that it
started when it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 90.0
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def find_program() -> str | None:
    """Where LibreOffice is, if it is."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


@contextmanager
def as_docx(path: Path) -> Iterator[Path | None]:
    """The paper at ``path`` as a .docx, for as long as it is looked at; None when LibreOffice is not there or fails."""
    program = find_program()
    if program is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="kho-hoi-nghi-convert-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / f"paper{path.suffix.lower()}"
        made = Path(folder) / "out" / "paper.docx"
        with contextlib.suppress(OSError):
            shutil.copyfile(path, copy)
            profile = (Path(folder) / "profile").as_uri()
            options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
            _run([program, *options, "--convert-to", "docx", "--outdir", str(made.parent), str(copy)])
        yield made if made.is_file() else None


def _run(command: list[str]) -> None:
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        process.wait(SECONDS)
    except BaseException as error:
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
