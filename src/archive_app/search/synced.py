"""Writing that survives a power cut: files and folders synced, small files replaced whole."""

from __future__ import annotations

import os
from pathlib import Path


def sync_file(file: Path) -> None:
    """Waits until the file's bytes are on the disk."""
    with open(file, "rb+") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until names in the folder are on the disk; Windows does that by itself and cannot be asked."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def replace_file(file: Path, text: str) -> None:
    """The file has its old or its new content, whatever happens, and the new one when this returns."""
    part = file.with_name(file.name + ".part")
    with open(part, "w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    os.replace(part, file)
    sync_folder(file.parent)
