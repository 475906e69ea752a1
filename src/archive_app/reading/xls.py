"""Reads Excel's .xls of the nineties: values, days as days, and the fonts of cells and of the words in them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import xlrd

from archive_app.errors import FileUnreadable
from archive_app.reading.cells import Cell, sheets, shown
from archive_app.reading.paper import Read, Run, finished


def read(content: bytes, path: str) -> Read:
    """Every sheet, row by row. Raises `FileUnreadable` (damaged, protected)."""
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, logfile=io.StringIO(), ragged_rows=True, on_demand=True
        )
        lines, cut = sheets((book.sheet_by_index(at).name, _cells(book, at)) for at in range(book.nsheets))
    except xlrd.XLRDError as error:
        raise FileUnreadable(path, "protected" if "ncrypted" in str(error) else "damaged", str(error)) from error
    return finished(lines, None, ["text_cut"] if cut else [])


def _cells(book: xlrd.book.Book, number: int) -> Iterator[Sequence[Cell]]:
    sheet = book.sheet_by_index(number)
    for at in range(sheet.nrows):
        yield [_runs(book, sheet, at, column) for column in range(sheet.row_len(at))]
    book.unload_sheet(number)


def _runs(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, at: int, column: int) -> Cell:
    cell = sheet.cell(at, column)
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return ()
    if cell.ctype != xlrd.XL_CELL_TEXT:
        return (Run(shown(_value(book, cell))),)
    font = _font(book, book.xf_list[cell.xf_index].font_index if cell.xf_index is not None else None)
    starts = sheet.rich_text_runlist_map.get((at, column), [])
    runs = []
    begun, text = 0, cell.value
    for start, index in [*starts, (len(text), None)]:
        if start > begun:
            runs.append(Run(text[begun:start], font))
        begun, font = start, _font(book, index) or font
    return runs


def _value(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> object:
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        except (ValueError, OverflowError):
            return cell.value
    return cell.value


def _font(book: xlrd.book.Book, index: int | None) -> str | None:
    fonts = book.font_list
    return fonts[index].name if index is not None and index < len(fonts) else None
