"""Worksheets and tables: rows with tabs, days as days, the fonts of words, nothing without end."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.drawing.image import Image
from openpyxl.styles import Font

from archive_app.errors import FileUnreadable
from archive_app.reading import cells, csv_rows, parsing, xls, xlsx
from archive_app.reading.documents import text_of
from reading import made, made_ole


def book(*rows: list[object], photo: bytes = b"", title: str = "Danh sách") -> bytes:
    made_book = openpyxl.Workbook()
    sheet = made_book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if photo:
        sheet.add_image(Image(io.BytesIO(photo)), "B9")
    for cell in sheet[1]:
        cell.font = Font(name=".VnTimeH")
    made_book.create_sheet("Trống")
    out = io.BytesIO()
    made_book.save(out)
    return out.getvalue()


DAY = datetime.datetime(2018, 12, 25)


def test_rows_of_a_workbook() -> None:
    photo = made.jpeg()
    content = book(["Hä tªn", "Ngµy"], ["Lan", DAY, 1.5, 20.0, None, "ghi\nchú"], [], [None, True], photo=photo)
    found = xlsx.read(content, "x.xlsx")
    assert text_of(found.paragraphs) == "Danh sách\nHä tªn\tNgµy\nLan\t25/12/2018\t1.5\t20\t\tghi chú\n\tTrue"
    assert [(one.text, one.font, one.cell) for one in found.paragraphs[1:2]] == [("Hä tªn\tNgµy", ".VnTimeH", True)]
    assert [one.content for one in found.pictures] == [photo]
    assert "Sheet1" not in text_of(xlsx.read(book(["a"], title="Sheet1"), "x.xlsx").paragraphs)


def test_formulas_are_what_they_came_to() -> None:
    assert text_of(xlsx.read(book(["a", "=1+1"]), "x.xlsx").paragraphs) == "Danh sách\na"


def test_a_sheet_that_says_it_has_a_milliard_rows_has_those_it_has() -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="900000"><c r="XFD900000"><v>2</v></c></row></sheetData>'
        "</worksheet>"
    )
    content = remade(book(["a"]), {"xl/worksheets/sheet1.xml": sheet})
    assert text_of(xlsx.read(content, "x.xlsx").paragraphs) == "Danh sách\n1"


def remade(content: bytes, changed: dict[str, str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return made.zipped({name: changed.get(name, box.read(name)) for name in box.namelist()})


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_entities_are_refused_wherever_they_are(name: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(FileUnreadable) as told:
        xlsx.read(remade(book(["a"]), {name: bomb}), "x.xlsx")
    assert told.value.reason == "damaged"


def test_styles_without_end_are_refused() -> None:
    with pytest.raises(FileUnreadable) as told:
        xlsx.read(remade(book(["a"]), {"xl/styles.xml": "<a>" * 300 + "</a>" * 300}), "x.xlsx")
    assert told.value.reason == "too_large"


def test_cells_without_end_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_CELLS", 50)
    found = csv_rows.read(b"1,2,3,4\n" * 1_000, "x.csv")
    assert found.warnings == ("text_cut",)
    assert len(found.paragraphs) == 12


def test_rows_of_excel_of_the_nineties() -> None:
    rows = [["Hội nghị", b"H\xe4 t\xaan"], [145518547123.0, (43459.0,), 0.25], [None, "x"]]
    found = xls.read(made_ole.xls(rows), "x.xls")
    assert text_of(found.paragraphs) == "Bảng lương\nHội nghị\tHä tªn\n145518547123\t25/12/2018\t0.25\n\tx"
    assert [(one.text, one.font, one.goes_on) for one in found.paragraphs[1:3]] == [
        ("Hội nghị\t", "Arial", True), ("Hä tªn", ".VnTime", False),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [600, 2_000, 3_000])
def test_broken_ones_are_refused(cut: int) -> None:
    with pytest.raises(FileUnreadable) as told:
        parsing.read_content(made_ole.xls([["a"]])[:cut], Path("x.xls"))
    assert told.value.reason in ("damaged", "binary")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('STT;Tên\r\n1;"Lan; Mây"\r\n'.encode("utf-8-sig"), "STT\tTên\n1\tLan; Mây"),
        ("a\tb\n1\t2".encode("utf-16"), "a\tb\n1\t2"),
        (b"sep=|\na|b;c\nd;e", "a\tb;c\nd;e"),
        (b'H\xe4 t\xaan,N\xa8m\n"x\ny",2004', "Hä tªn\tN¨m\nx y\t2004"),
        (b"mot dong khong co gi", "mot dong khong co gi"),
    ],
)
def test_tables_of_plain_text(content: bytes, text: str) -> None:
    assert text_of(csv_rows.read(content, "x.csv").paragraphs) == text


def test_bytes_that_are_no_table_are_refused() -> None:
    with pytest.raises(FileUnreadable) as told:
        csv_rows.read(b"MZ\0\0\1\2", "x.csv")
    assert told.value.reason == "binary"
