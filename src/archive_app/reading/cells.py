"""Writes the values of a worksheet's cells as an office would read them, and gathers rows within limits."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from archive_app.reading.paper import Line, Run, row

MOST_CELLS = 500_000
"""Cells with something in them that are read of one file."""

Cell = Sequence[Run]
_NAMED_BY_ITSELF = re.compile(r"(?:sheet|bảng|trang[ _]?tính|trang)?\s?\d*", re.IGNORECASE)


def shown(value: object) -> str:
    """A number without a needless fraction, a day as 25/12/2018; nothing for nothing."""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, datetime.datetime):
        return f"{value:%d/%m/%Y}" if value.time() == datetime.time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)


def sheets(named: Iterable[tuple[str, Iterable[Sequence[Cell]]]]) -> tuple[list[Line], bool]:
    """A line for each row that holds anything, sheet by sheet under its name, and whether there was more than
    `MOST_CELLS`.
    """
    lines: list[Line] = []
    room = MOST_CELLS
    for name, rows in named:
        own: list[Line] = []
        for cells in rows:
            last = max(
                (at for at, cell in enumerate(cells, start=1) if any(run.text.strip() for run in cell)), default=0
            )
            room -= last
            if room < 0:
                return [*lines, *own], True
            own += row([[Line(tuple(cell))] for cell in cells[:last]])
        if own:
            called = [] if _NAMED_BY_ITSELF.fullmatch(name) else [Line((Run(name),), heading=True)]
            lines += [*([Line()] if lines else []), *called, *own]
    return lines, False
