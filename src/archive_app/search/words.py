"""A vocabulary as arrays: sorted words, found by halving, and those with one beginning in a row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from archive_app.search.arrays import Array


def encode_words(words: Iterable[str]) -> dict[str, Array]:
    """The arrays of a vocabulary; ``words`` are sorted, each once: code points and UTF-8 bytes have the same order."""
    written = [word.encode() for word in words]
    ends = np.cumsum([len(word) for word in written], dtype=np.int64).astype(np.uint32)
    return {"text": np.frombuffer(b"".join(written), np.uint8), "ends": ends}


class Words(Sequence[str]):
    """The words of a segment by number. Safe to ask for any word; those met are remembered."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._text = arrays["text"].data if len(arrays["text"]) else memoryview(b"")
        self._ends = arrays["ends"]
        self._met: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> str:  # type: ignore[override]
        start = int(self._ends[number - 1]) if number else 0
        return str(self._text[start : int(self._ends[number])], "utf-8")

    def find(self, word: str) -> int:
        """The number of the word; -1 when it is not there."""
        number = self._met.get(word)
        if number is None:
            if len(self._met) > 10_000:
                self._met.clear()
            at = bisect_left(self, word)
            number = self._met[word] = at if at < len(self) and self[at] == word else -1
        return number

    def beginning_with(self, start: str) -> tuple[int, int]:
        """The range of numbers, end exclusive, of the words that begin so."""
        first = bisect_left(self, start)
        return first, bisect_left(self, start + "\U0010ffff", first)
