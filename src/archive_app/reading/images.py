"""Looks at photos and makes their thumbnails, through the sandbox; tells photos, documents and other files apart.

The decoding itself is in `pictures`, which only the sandbox's child loads.
"""

from __future__ import annotations

import base64
import codecs
import contextlib
import errno
import os
from dataclasses import dataclass
from pathlib import Path

from archive_app.errors import DiskFailed, DiskFull
from archive_app.model import AttachmentKind
from archive_app.reading import sandbox
from archive_app.reading.files import must_be_a_file, read_start
from archive_app.reading.magic import LOOKED_AT, format_of

FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "GIF", "WEBP")
"""The only image formats that are ever decoded."""

_PHOTO_ENDINGS = {".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic", ".heif", ".avif"}
_OFFICE_ENDINGS = {
    ".doc", ".dot", ".xls", ".ppt", ".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".wps",
}  # fmt: skip
_DOCUMENT_ENDINGS = {".txt", ".csv", ".md", ".pdf", ".htm", ".html", ".xml", ".mht"} | _OFFICE_ENDINGS


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """Size in pixels as seen, one of `FORMATS`, and when it was taken (ISO, the camera's own time) if it says so."""

    width: int
    height: int
    format: str
    taken_at: str | None = None


def look(path: Path) -> ImageFacts:
    """What the image's header says. Raises `FileUnreadable`: damaged, too_large, unsupported, or no file at all."""
    must_be_a_file(path)
    return ImageFacts(**sandbox.run("archive_app.reading.pictures:look", path))


def thumbnail(path: Path, target: Path, side: int = 640) -> None:
    """Writes a JPEG of at most ``side`` pixels a side to ``target``, upright, whole or not at all.

    Raises `FileUnreadable` as `look` does, also for an image whose end is missing; `DiskFull` and `DiskFailed`.
    """
    must_be_a_file(path)
    made = base64.b64decode(sandbox.run("archive_app.reading.pictures:thumbnail", path, side=side)["jpeg"])
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(made)
        os.replace(part, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        if error.errno == errno.ENOSPC:
            raise DiskFull(target) from error
        raise DiskFailed(target, str(error)) from error


def kind_of(path: Path) -> AttachmentKind:
    """Whether the file is a photo, a document or something else: by its bytes, then by its name.

    Raises `FileUnreadable` when there is no file to look at.
    """
    start = read_start(path, LOOKED_AT)
    ending = path.suffix.lower()
    found = format_of(start)
    if found in ("jpeg", "png", "gif", "tiff", "bmp", "webp"):
        return "photo"
    if found in ("pdf", "rtf", "html"):
        return "document"
    if found in ("zip", "ole"):  # the box that office documents come in, and many other things
        return "document" if ending in _OFFICE_ENDINGS else "file"
    if found == "other":
        return "photo" if start[4:8] == b"ftyp" and ending in _PHOTO_ENDINGS else "file"
    if _is_text(start):
        return "document"
    return "document" if ending in _DOCUMENT_ENDINGS and b"\0" not in start else "file"


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return bool(start) and b"\0" not in start
