"""Reads PowerPoint's .pptx: the words on its slides, slide by slide, and the pictures on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from archive_app.reading.boxes import Box
from archive_app.reading.paper import Line, Picture, Read, Run, finished, is_photo, row

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")


def read(content: bytes, path: str) -> Read:
    """The slides by their number. Raises `FileUnreadable`."""
    box = Box(content, path)
    slides = sorted((int(found[1]), name) for name in box.names if (found := _SLIDE.fullmatch(name)))
    lines: list[Line] = []
    for _, name in slides:
        root = box.xml(name)
        if root is not None:
            lines += [*_lines(root), Line(shots=tuple(_pictures(box, name, root))), Line()]
    return finished(lines)


def _lines(parent: Element) -> Iterator[Line]:
    for one in parent:
        if one.tag == "p":
            yield Line(tuple(_runs(one)))
        elif one.tag == "tr":
            yield from row([list(_lines(cell)) for cell in one.findall("tc")])
        elif one.tag != "Fallback":
            yield from _lines(one)


def _runs(paragraph: Element) -> Iterator[Run]:
    for one in paragraph:
        if one.tag == "br":
            yield Run("\n")
        elif one.tag in ("r", "fld"):
            face = one.find("rPr/latin")
            yield Run(one.findtext("t") or "", face.get("typeface") if face is not None else None)


def _pictures(box: Box, name: str, root: Element) -> Iterator[Picture]:
    targets = box.targets(name)
    for picture in root.iter("pic"):
        told, blip = picture.find(".//cNvPr"), picture.find(".//blip")
        target = targets.get(blip.get("embed", ""), "") if blip is not None else ""
        content = box.bytes_of(target)
        if is_photo(content):
            yield Picture(target.rpartition("/")[2], content, told.get("descr") if told is not None else None)
