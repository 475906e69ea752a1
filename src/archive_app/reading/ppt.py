"""Reads PowerPoint 97 to 2003 (.ppt): the words on its slides in the order they are stored, and its pictures."""

from __future__ import annotations

from collections.abc import Iterator

from archive_app.reading.letters import western
from archive_app.reading.ole import Ole, pictures, records
from archive_app.reading.paper import Line, Read, finished, line

_WIDE, _NARROW = 0x0FA0, 0x0FA8
_MASTER, _NOTES, _HANDOUT = 0x03F8, 0x03F0, 0x0FC9
_CONTAINER = 0xF
_DEEPEST = 40


def read(content: bytes, path: str) -> Read:
    """The slides. Raises `FileUnreadable` (damaged)."""
    box = Ole(content, path)
    told = list(dict.fromkeys(_texts(box.stream("PowerPoint Document"))))  # each save keeps the slides of the last
    lines = [line(one) for text in told for one in text.replace("\x0b", "\n").split("\r")]
    lines.append(Line(shots=tuple(pictures(box.stream("Pictures")))))
    return finished(lines)


def _texts(content: bytes, start: int = 0, end: int | None = None, deep: int = 0) -> Iterator[str]:
    for head, kind, first, last in records(content, start, end):
        if kind == _WIDE:
            yield content[first:last].decode("utf-16-le", "replace")
        elif kind == _NARROW:
            yield western(content[first:last])
        elif head & 0xF == _CONTAINER and kind not in (_MASTER, _NOTES, _HANDOUT) and deep < _DEEPEST:
            yield from _texts(content, first, last, deep + 1)
