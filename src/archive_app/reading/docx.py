"""Reads Word's .docx: paragraphs with their fonts, tables, notes, text boxes, pictures with what stands below them.

Old fonts need two things that are easily lost: `w:softHyphen` is ư in TCVN3, and `w:sym` may be any letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from archive_app.errors import FileUnreadable
from archive_app.reading.boxes import Box
from archive_app.reading.numbering import Numbering
from archive_app.reading.paper import Line, Picture, Read, Run, finished, is_old_font, is_photo, row

_PLAIN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_GONE = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "Fallback", "sdtPr", "proofErr", "annotationRef"}
_SYMBOLS = {0xA7: "•", 0xB7: "•", 0xD8: "➢", 0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0xE0: "→", 0x2D: "-"}
"""Bytes of Wingdings and Symbol that office papers use."""


def read(content: bytes, path: str) -> Read:
    """The document in a .docx (or .docm). Raises `FileUnreadable`."""
    box = Box(content, path)
    main = _main_part(box)
    document = box.xml(main)
    if document is None:
        raise FileUnreadable(path, "damaged", "no document")
    letters = _Letters(box, main)
    lines = list(letters.blocks(document))
    for name in ("footnotes", "endnotes"):
        lines += letters.notes(name)
    core = box.xml("docProps/core.xml")
    return finished(lines, core.findtext("title") if core is not None else None)


def _main_part(box: Box) -> str:
    relations = box.xml("_rels/.rels")
    for one in relations if relations is not None else ():
        if one.get("Type", "").endswith("/officeDocument"):
            return one.get("Target", "").lstrip("/")
    return "word/document.xml"


@dataclass(frozen=True, slots=True)
class _Style:
    font: str | None
    heading: bool
    caption: bool
    aside: bool
    list: tuple[str, str] | None = None
    """The list that its paragraphs are items of, and at which level."""


_NO_STYLE = _Style(None, heading=False, caption=False, aside=False)


def _value(of: Element | None, path: str) -> str:
    found = of.find(path) if of is not None else None
    return found.get("val", "") if found is not None else ""


def _is_on(of: Element | None, path: str) -> bool:
    found = of.find(path) if of is not None else None
    return found is not None and found.get("val", "1") not in ("0", "false", "off")


def _font(properties: Element | None) -> str | None:
    fonts = properties.find("rFonts") if properties is not None else None
    return (fonts.get("hAnsi") or fonts.get("ascii")) if fonts is not None else None


def _list(properties: Element | None) -> tuple[str, str] | None:
    number = _value(properties, "numPr/numId")
    return (number, _value(properties, "numPr/ilvl") or "0") if number else None


def _styles(root: Element | None) -> tuple[dict[str, _Style], _Style]:
    """Every style by its id, what it is based on worked in, and the one that a paragraph has without any."""
    if root is None:
        return {}, _NO_STYLE
    written = {one.get("styleId", ""): one for one in root.iter("style")}
    plain = replace(_NO_STYLE, font=_font(root.find("docDefaults/rPrDefault/rPr")))
    known: dict[str, _Style] = {}

    def style(name: str, deep: int = 0) -> _Style:
        if name not in written or deep > 20:
            return plain
        if name not in known:
            one = written[name]
            below = style(_value(one, "basedOn"), deep + 1)
            called = _value(one, "name").lower()
            level = _value(one, "pPr/outlineLvl")
            known[name] = _Style(
                _font(one.find("rPr")) or below.font,
                called.startswith("heading") or called == "title" or level not in ("", "9") or below.heading,
                called == "caption" or below.caption,
                _value(one, "pPr/jc") == "center" or _is_on(one, "rPr/i") or below.aside,
                _list(one.find("pPr")) or below.list,
            )
        return known[name]

    table = {name: style(name) for name in written}
    standard = (name for name, one in written.items() if one.get("default") == "1" and one.get("type") == "paragraph")
    return table, table.get(next(standard, ""), plain)


class _Letters:
    """Walks the XML of one document; knows its styles and where its pictures are."""

    def __init__(self, box: Box, main: str) -> None:
        self._box = box
        self._folder = main.rpartition("/")[0]
        self._targets = box.targets(main)
        self._styles, self._standard = _styles(box.xml(f"{self._folder}/styles.xml"))
        self._numbering = Numbering(box.xml(f"{self._folder}/numbering.xml"))

    def blocks(self, parent: Element) -> Iterator[Line]:
        for one in parent:
            if one.tag == "p":
                yield from self._paragraph(one)
            elif one.tag == "tr":
                yield from row([list(self.blocks(cell)) for cell in _cells(one)])
            elif one.tag not in _GONE:
                yield from self.blocks(one)

    def notes(self, name: str) -> Iterator[Line]:
        """Foot- or endnotes, each with the mark that the text shows."""
        root = self._box.xml(f"{self._folder}/{name}.xml")
        for note in root if root is not None else ():
            if note.get("type") in (None, "normal"):
                lines = [one for one in self.blocks(note) if one.text.strip()]
                if lines:
                    yield replace(lines[0], runs=(Run(f"[{note.get('id')}] "), *lines[0].runs))
                    yield from lines[1:]

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        properties = paragraph.find("pPr")
        style = self._styles.get(_value(properties, "pStyle"), self._standard)
        number, level = _list(properties) or style.list or ("", "")
        before = self._numbering.next(number, int(level)) if level.isdecimal() and len(level) < 3 else ""
        runs: list[Run] = [Run(before)] if before else []
        shots: list[Picture] = []
        boxed: list[Line] = []
        slanted = upright = False
        for run in _runs(paragraph):
            known = len(runs)
            self._run(run, style.font, runs, shots, boxed)
            if any(one.text.strip() for one in runs[known:]):
                slanted |= _is_on(run, "rPr/i")
                upright |= not _is_on(run, "rPr/i")
        aside = _value(properties, "jc") == "center" or style.aside or (slanted and not upright)
        level = _value(properties, "outlineLvl")
        yield Line(tuple(runs), style.heading or level not in ("", "9"), style.caption, aside, tuple(shots))
        yield from boxed

    def _run(self, run: Element, font: str | None, runs: list[Run], shots: list[Picture], boxed: list[Line]) -> None:
        properties = run.find("rPr")
        if _is_on(properties, "vanish"):
            return
        named = self._styles.get(_value(properties, "rStyle"))
        font = _font(properties) or (named.font if named else None) or font
        for one in _parts(run):
            if one.tag == "t":
                runs.append(Run(one.text or "", font))
            elif one.tag in _PLAIN:
                runs.append(Run(_PLAIN[one.tag], font))
            elif one.tag == "sym":
                runs.append(_symbol(one))
            elif one.tag in ("footnoteReference", "endnoteReference"):
                runs.append(Run(f"[{one.get('id')}]"))
            elif one.tag in ("drawing", "pict", "object"):
                shots += self._pictures(one)
                boxed += [inside for content in _text_boxes(one) for inside in self.blocks(content)]

    def _pictures(self, drawing: Element) -> Iterator[Picture]:
        told = drawing.find(".//docPr")
        words = (told.get("descr") or told.get("title")) if told is not None else None
        for one in drawing.iter():
            target = self._targets.get((one.get("embed") if one.tag == "blip" else one.get("id")) or "")
            if one.tag in ("blip", "imagedata") and target:
                content = self._box.bytes_of(target)
                if is_photo(content):
                    yield Picture(target.rpartition("/")[2], content, words or one.get("title"))


def _runs(parent: Element) -> Iterator[Element]:
    """The runs of a paragraph, those in links, fields and inserted passages too."""
    for one in parent:
        if one.tag == "r":
            yield one
        elif one.tag not in _GONE:
            yield from _runs(one)


def _parts(run: Element) -> Iterator[Element]:
    """What a run holds; of what it offers in two forms, the first."""
    for one in run:
        if one.tag == "AlternateContent":
            choice = one.find("Choice")
            yield from _parts(choice if choice is not None else one)
        elif one.tag not in _GONE:
            yield one


def _text_boxes(drawing: Element) -> Iterator[Element]:
    """The outermost ones; those inside are met when they are walked."""
    for one in drawing:
        if one.tag == "txbxContent":
            yield one
        elif one.tag not in _GONE:
            yield from _text_boxes(one)


def _cells(row_element: Element) -> Iterator[Element]:
    for one in row_element:
        if one.tag == "tc":
            yield one
        elif one.tag not in _GONE:
            yield from _cells(one)


def _symbol(one: Element) -> Run:
    """A character by number: a letter in an old font, a bullet or an arrow in Wingdings."""
    font = one.get("font")
    try:
        code = int(one.get("char", ""), 16)
    except ValueError:
        return Run("")
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if is_old_font(font):
        return Run(chr(code), font)
    return Run(_SYMBOLS.get(code, "•") if code < 0x100 else chr(code) if code < 0xD800 else "")
