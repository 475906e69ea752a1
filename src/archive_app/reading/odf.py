"""Reads OpenDocument texts, worksheets and slides (.odt, .ods, .odp): paragraphs, tables, notes, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from archive_app.errors import FileUnreadable
from archive_app.reading.boxes import Box
from archive_app.reading.paper import Line, Picture, Read, Run, finished, is_photo, row

_BLOCKS = {"p", "h"}
_GONE = {
    "tracked-changes",
    "annotation",
    "annotation-end",
    "sequence-decls",
    "forms",
    "ruby-text",
    "desc",
    "title",
    "notes",
}
_MOST_REPEATED = 1_000
_WIDEST = 1_000


def read(content: bytes, path: str) -> Read:
    """The document. Raises `FileUnreadable` (damaged, too_large, protected)."""
    box = Box(content, path)
    if b"encryption-data" in box.bytes_of("META-INF/manifest.xml"):
        raise FileUnreadable(path, "protected")
    root = box.xml("content.xml")
    body = root.find("body") if root is not None else None
    if root is None or body is None:
        raise FileUnreadable(path, "damaged", "no content")
    styles = _styles([box.xml("styles.xml"), root])
    return finished(_Walk(box, styles).blocks(body))


@dataclass(frozen=True, slots=True)
class _Style:
    font: str | None = None
    aside: bool = False
    caption: bool = False


def _styles(roots: list[Element | None]) -> dict[str, _Style]:
    """Every style by its name, what it is based on worked in."""
    written: dict[str, Element] = {}
    for root in roots:
        for one in root.iter("style") if root is not None else ():
            written[one.get("name", "")] = one
    faces = {
        one.get("name", ""): one.get("font-family", "")
        for root in roots
        if root is not None
        for one in root.iter("font-face")
    }
    known: dict[str, _Style] = {}

    def style(name: str, deep: int = 0) -> _Style:
        if name not in written or deep > 20:
            return _Style(caption=name in ("Illustration", "Caption", "Figure"))
        if name not in known:
            one = written[name]
            below = style(one.get("parent-style-name", ""), deep + 1)
            text, shape = one.find("text-properties"), one.find("paragraph-properties")
            face = text.get("font-name", "") if text is not None else ""
            own = faces.get(face, face) or (text.get("font-family", "") if text is not None else "")
            centred = shape is not None and shape.get("text-align") == "center"
            slanted = text is not None and text.get("font-style") == "italic"
            caption = below.caption or name in ("Illustration", "Caption", "Figure")
            known[name] = _Style(own.strip("'\"") or below.font, centred or slanted or below.aside, caption)
        return known[name]

    return {name: style(name) for name in written}


@dataclass(slots=True)
class _Paragraph:
    runs: list[Run] = field(default_factory=list)
    shots: list[Picture] = field(default_factory=list)
    inside: list[Line] = field(default_factory=list)
    """Lines of notes and text boxes, which come after it."""


class _Walk:
    """Goes through the XML of one document."""

    def __init__(self, box: Box, styles: dict[str, _Style]) -> None:
        self._box, self._styles = box, styles

    def blocks(self, parent: Element) -> Iterator[Line]:
        for one in parent:
            if one.tag in _BLOCKS:
                yield from self._paragraph(one)
            elif one.tag == "table-row":
                yield from self._row(one)
            elif one.tag == "frame":
                yield from self._frame_alone(one)
            elif one.tag not in _GONE:
                yield from self.blocks(one)

    def _row(self, written: Element) -> Iterator[Line]:
        cells: list[list[Line]] = []
        for cell in written:
            if cell.tag in ("table-cell", "covered-table-cell"):
                lines = list(self.blocks(cell))
                again = min(_count(cell.get("number-columns-repeated")), _WIDEST - len(cells))
                cells += [lines] * again
        while cells and not any(one.text.strip() or one.shots for one in cells[-1]):
            cells.pop()
        for _ in range(min(_count(written.get("number-rows-repeated")), _MOST_REPEATED)):
            yield from row(cells)

    def _paragraph(self, written: Element) -> Iterator[Line]:
        style = self._styles.get(written.get("style-name", ""), _Style())
        paragraph = _Paragraph()
        self._words(written, style, paragraph)
        yield Line(tuple(paragraph.runs), written.tag == "h", style.caption, style.aside, tuple(paragraph.shots))
        yield from paragraph.inside

    def _frame_alone(self, frame: Element) -> Iterator[Line]:
        paragraph = _Paragraph()
        self._frame(frame, paragraph)
        yield Line(shots=tuple(paragraph.shots))
        yield from paragraph.inside

    def _words(self, parent: Element, style: _Style, into: _Paragraph) -> None:
        _write(into, parent.text, style)
        for one in parent:
            if one.tag in ("s", "tab", "line-break"):
                blanks = " " * min(_count(one.get("c")), 200)
                into.runs.append(Run({"tab": "\t", "line-break": "\n"}.get(one.tag, blanks), style.font))
            elif one.tag == "frame":
                self._frame(one, into)
            elif one.tag == "note":
                self._note(one, into)
            elif one.tag not in _GONE:
                own = self._styles.get(one.get("style-name", ""), style)
                self._words(one, replace(own, font=own.font or style.font), into)
            _write(into, one.tail, style)

    def _note(self, note: Element, into: _Paragraph) -> None:
        mark = f"[{note.findtext('note-citation') or ''}]"
        into.runs.append(Run(mark))
        body = note.find("note-body")
        lines = list(self.blocks(body)) if body is not None else []
        if lines:
            into.inside += [replace(lines[0], runs=(Run(f"{mark} "), *lines[0].runs)), *lines[1:]]

    def _frame(self, frame: Element, into: _Paragraph) -> None:
        words = frame.findtext("desc") or frame.findtext("title")
        for one in frame:
            address = one.get("href", "").removeprefix("./") if one.tag == "image" else ""
            content = self._box.bytes_of(address)
            if is_photo(content):
                into.shots.append(Picture(address.rpartition("/")[2], content, words))
                return
            if one.tag == "text-box":
                lines = list(self.blocks(one))
                into.inside += _with_caption(lines)


def _with_caption(lines: list[Line]) -> list[Line]:
    """A picture and words in one box belong together."""
    if len(lines) == 1 and lines[0].shots and lines[0].text.strip():
        return lines
    return [replace(one, caption=one.caption or bool(at and lines[at - 1].shots)) for at, one in enumerate(lines)]


def _write(into: _Paragraph, text: str | None, style: _Style) -> None:
    if text:
        into.runs.append(Run(re.sub(r"[ \t\r\n]+", " ", text), style.font))


def _count(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 9 else 1
