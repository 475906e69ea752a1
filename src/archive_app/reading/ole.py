"""Opens the boxes that Office of the nineties kept papers in (OLE2), and takes the pictures out of their records."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from archive_app.errors import FileUnreadable
from archive_app.reading.paper import Picture, is_photo

LARGEST_STREAM = 200 * 1024 * 1024
_BLIPS = {0xF01D: (16, 17), 0xF01E: (16, 17), 0xF029: (16, 17), 0xF02A: (16, 17)}
"""Records that hold a JPEG, PNG or TIFF whole; [MS-ODRAW] 2.2.23."""
_CONTAINERS = {0xF000, 0xF001, 0xF002, 0xF003, 0xF004}
_BSE = 0xF007
_DEEPEST = 30


class Ole:
    """The streams of one file. Raises `FileUnreadable` (damaged) when it is no such box."""

    def __init__(self, content: bytes, path: str) -> None:
        self.path = path
        try:
            self._box = olefile.OleFileIO(io.BytesIO(content))
        except Exception as error:  # broken boxes make the library raise almost anything
            raise FileUnreadable(path, "damaged", f"{type(error).__name__} {error}") from error

    def has(self, name: str) -> bool:
        return bool(self._box.exists(name))

    def stream(self, name: str) -> bytes:
        """What a stream holds; nothing when there is none of this name."""
        if not self.has(name):
            return b""
        try:
            if self._box.get_size(name) > LARGEST_STREAM:
                raise FileUnreadable(self.path, "too_large", name)
            found = self._box.openstream(name).read()
        except FileUnreadable:
            raise
        except Exception as error:
            raise FileUnreadable(self.path, "damaged", f"{type(error).__name__} {error}") from error
        return found if isinstance(found, bytes) else b""


def records(content: bytes, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int, int]]:
    """The records that stand one after another: (version and instance, type, where the content starts, its end)."""
    end = len(content) if end is None else min(end, len(content))
    while start + 8 <= end:
        head, kind, length = struct.unpack_from("<HHI", content, start)
        start += 8
        yield head, kind, start, min(start + length, end)
        start += length


def pictures(content: bytes, start: int = 0, end: int | None = None, deep: int = 0) -> Iterator[Picture]:
    """The photos in a piece of drawing records, in their order; drawings made of lines are left."""
    for head, kind, first, last in records(content, start, end):
        if kind in _BLIPS:
            for skipped in _BLIPS[kind]:
                shift = skipped + (16 if head >> 4 & 1 and skipped == 17 else 0)
                found = content[first + shift : last]
                if is_photo(found):
                    yield Picture("anh", found)
                    break
        elif kind == _BSE and last - first > 36:
            yield from pictures(content, first + 36 + content[first + 33], last, deep + 1)
        elif kind in _CONTAINERS and deep < _DEEPEST:
            yield from pictures(content, first, last, deep + 1)
