"""Reads tables kept as plain text (.csv), whatever stands between their cells."""

from __future__ import annotations

import csv
import io

from archive_app.errors import FileUnreadable
from archive_app.reading.cells import sheets
from archive_app.reading.letters import decoded
from archive_app.reading.paper import Read, Run, finished

_MARKS = ";\t,|"
_LOOKED_AT = 20


def read(content: bytes, path: str) -> Read:
    """The rows. Raises `FileUnreadable` (binary, damaged)."""
    text = decoded(content)
    if "\0" in text:
        raise FileUnreadable(path, "binary")
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_between(text))
        lines, cut = sheets([("", ([(Run(cell),) for cell in one] for one in rows))])
    except csv.Error as error:
        raise FileUnreadable(path, "damaged", str(error)) from error
    return finished(lines, None, ["text_cut"] if cut else [])


def _between(text: str) -> str:
    """The sign that the first lines have equally often, the more of it the better; Excel's own first line tells it."""
    start = text.splitlines()[:_LOOKED_AT]
    if start and start[0].lower().startswith("sep=") and len(start[0]) == 5:
        return start[0][4]
    counts = {mark: [line.count(mark) for line in start if line.strip()] for mark in _MARKS}
    return max(_MARKS, key=lambda mark: (min(counts[mark], default=0), sum(counts[mark])))
