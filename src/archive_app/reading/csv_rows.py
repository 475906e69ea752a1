"""Reads tables kept as plain text (.csv), whatever stands between their cells."""

from __future__ import annotations

import csv
import io
import re

from archive_app.errors import FileUnreadable
from archive_app.reading.cells import sheets
from archive_app.reading.letters import decoded
from archive_app.reading.paper import Read, Run, finished

_MARKS = ";\t,|"
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""Excel's own first line."""
_LOOKED_AT = 20


def read(content: bytes, path: str) -> Read:
    """The rows. Raises `FileUnreadable` (binary, damaged)."""
    text = decoded(content)
    if "\0" in text:
        raise FileUnreadable(path, "binary")
    try:
        told = _TOLD.match(text)
        mark = told[1] if told else _between(text)
        rows = csv.reader(io.StringIO(text[told.end() if told else 0 :], newline=""), delimiter=mark)
        lines, cut = sheets([("", ([(Run(cell),) for cell in one] for one in rows))])
    except csv.Error as error:
        raise FileUnreadable(path, "damaged", str(error)) from error
    return finished(lines, None, ["text_cut"] if cut else [])


def _between(text: str) -> str:
    """The sign that the first lines have equally often, the more of it the better."""
    start = text.splitlines()[:_LOOKED_AT]
    counts = {mark: [line.count(mark) for line in start if line.strip()] for mark in _MARKS}
    return max(_MARKS, key=lambda mark: (min(counts[mark], default=0), sum(counts[mark])))
