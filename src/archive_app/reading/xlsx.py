"""Reads Excel's .xlsx: the values of its cells as last reckoned, with their fonts, and the pictures on its sheets."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence

import openpyxl

from archive_app.errors import FileUnreadable
from archive_app.reading.boxes import Box, xml_of
from archive_app.reading.cells import Cell, sheets, shown
from archive_app.reading.paper import Line, Picture, Read, Run, finished, is_photo

_WIDEST = 1_000


def read(content: bytes, path: str) -> Read:
    """Every sheet, row by row. Raises `FileUnreadable` (damaged, too_large)."""
    box = Box(content, path)
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
        if name in box.names:
            xml_of(box.bytes_of(name), path)  # openpyxl itself counts nothing
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            lines, cut = sheets((sheet.title, _cells(sheet)) for sheet in book.worksheets)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, zipfile.BadZipFile, SyntaxError) as error:
        raise FileUnreadable(path, "damaged", f"{type(error).__name__} {error}") from error
    media = sorted(name for name in box.names if name.startswith("xl/media/"))
    found = ((name.rpartition("/")[2], box.bytes_of(name)) for name in media)
    lines.append(Line(shots=tuple(Picture(name, one) for name, one in found if is_photo(one))))
    return finished(lines, None, ["text_cut"] if cut else [])


def _cells(sheet: object) -> Iterator[Sequence[Cell]]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]  # what a file says of its size may be wrong, or a threat
    for one in sheet.iter_rows():  # type: ignore[attr-defined]
        yield [_runs(cell) if cell.value is not None else () for cell in one[:_WIDEST]]


def _runs(cell: object) -> Cell:
    value, font = cell.value, cell.font  # type: ignore[attr-defined]
    return (Run(shown(value), font.name if font is not None and isinstance(value, str) else None),)
