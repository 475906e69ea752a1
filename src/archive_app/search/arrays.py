"""One file of named arrays, read where it lies: a segment of the index opens in a millisecond, whatever its size.

Arrays are appended in pieces and described at the end; numbers are little-endian, each array begins at a multiple of 64
bytes. What the arrays mean is left to `segments`; whether the file is ours and whole, to `generations`.
"""

from __future__ import annotations

import contextlib
import json
import mmap
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

MAGIC = b"KHOARR1\n"
_ALIGNED = 64
_TAIL = 16
Array = np.ndarray[Any, np.dtype[Any]]


class ArrayWriter:
    """Writes arrays one after the other into a new file that somebody else opened, and closes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._described: dict[str, tuple[str, int, int]] = {}
        self._at = self._file.write(MAGIC)

    def put(self, name: str, *pieces: Array) -> None:
        """One array, whole or in pieces of the same type."""
        self.put_pieces(name, pieces[0].dtype, pieces)

    def put_pieces(self, name: str, dtype: np.dtype[Any], pieces: Iterable[Array]) -> None:
        """One array that is not all in memory at once."""
        kind = dtype.newbyteorder("<")
        self._align()
        start = self._at
        for piece in pieces:
            self._at += self._file.write(np.ascontiguousarray(piece, dtype=kind).data)
        self._described[name] = (kind.str, start, (self._at - start) // kind.itemsize)

    def finish(self, **facts: Any) -> None:
        """Describes what was put, with a few facts (numbers, strings) of the writer's own."""
        self._align()
        description = json.dumps({"arrays": self._described, "facts": facts}).encode()
        self._file.write(description)
        self._file.write(len(description).to_bytes(8, "little") + MAGIC)

    def _align(self) -> None:
        self._at += self._file.write(b"\0" * (-self._at % _ALIGNED))


class Arrays:
    """The arrays of a file, each a read-only view of the mapped file; ``facts`` are the writer's."""

    def __init__(self, content: mmap.mmap | bytes) -> None:
        """Raises `ValueError` for anything that is not what `ArrayWriter` wrote."""
        self._map = content
        tail = self._map[-_TAIL:]
        size = int.from_bytes(tail[:8], "little")
        if self._map[: len(MAGIC)] != MAGIC or tail[8:] != MAGIC or size > len(self._map) - _TAIL:
            raise ValueError("no file of arrays")
        described = json.loads(self._map[-_TAIL - size : -_TAIL])
        self._described: dict[str, tuple[str, int, int]] = described["arrays"]
        self.facts: dict[str, Any] = described["facts"]

    def __getitem__(self, name: str) -> Array:
        kind, start, count = self._described[name]
        return np.frombuffer(self._map, np.dtype(kind), count, start)

    def forget(self) -> None:
        """Gives the memory back that was read, where the system can: whoever reads on, reads again."""
        if isinstance(self._map, mmap.mmap) and hasattr(self._map, "madvise"):
            self._map.madvise(mmap.MADV_DONTNEED)

    def close(self) -> None:
        """Lets the file go as soon as nobody looks at an array any more (Windows keeps it until then)."""
        if isinstance(self._map, mmap.mmap):
            with contextlib.suppress(BufferError):
                self._map.close()


def open_arrays(path: Path) -> Arrays:
    """The arrays of a file, mapped. Raises `ValueError` or `OSError` when it is none."""
    with open(path, "rb") as file:
        return Arrays(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
