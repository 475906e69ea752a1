"""Counts what Word numbers by itself: the "1.", "a)" or "-" that a reader sees and that stands nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_LEVELS = 9
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
)
_ROMAN_ONES = ((5, "v"), (4, "iv"), (1, "i"))
_MOST = 3_999


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is written: ``pattern`` is like "%1.%2."; ``kind`` is Word's name of the figures."""

    kind: str = "decimal"
    pattern: str = ""
    start: int = 1


class Numbering:
    """The lists of one document, and how far each has come."""

    def __init__(self, root: Element | None) -> None:
        shapes = (
            {one.get("abstractNumId"): _levels(one) for one in root.iter("abstractNum")} if root is not None else {}
        )
        self._lists = {}
        for one in root.iter("num") if root is not None else ():
            shape = one.find("abstractNumId")
            self._lists[one.get("numId", "")] = shape.get("val") if shape is not None else None
        self._shapes = shapes
        self._counts: dict[str | None, list[int | None]] = {}

    def next(self, number: str, level: int) -> str:
        """What stands before the next paragraph of this list at this level; nothing for no list."""
        shape = self._lists.get(number)
        levels = self._shapes.get(shape)
        if levels is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(shape, [None] * _LEVELS)
        now = counts[level]
        counts[level] = levels[level].start if now is None else now + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        one = levels[level]
        if one.kind == "bullet":
            return "- " if re.fullmatch(r"[-–—\uf02d]", one.pattern) else "• "
        if one.kind == "none" or not one.pattern:
            return ""

        def figure(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            count = counts[at]
            return written(levels[at].start if count is None else count, levels[at].kind)

        return re.sub(r"%([1-9])", figure, one.pattern) + " "


def _levels(shape: Element) -> list[_Level]:
    found = [_Level() for _ in range(_LEVELS)]
    for one in shape.findall("lvl"):
        at, start = one.get("ilvl", ""), _value(one, "start")
        if at.isdecimal() and int(at) < _LEVELS:
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            found[int(at)] = _Level(_value(one, "numFmt") or "decimal", _value(one, "lvlText")[:40], first)
    return found


def _value(of: Element, name: str) -> str:
    found = of.find(name)
    return found.get("val", "") if found is not None else ""


def written(count: int, kind: str) -> str:
    """A figure as a list writes it: 4, 04, d, D, iv or IV."""
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 5 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < count <= _MOST:
        told = ""
        for worth, sign in _ROMAN + _ROMAN_ONES:
            told += sign * (count // worth)
            count %= worth
        return told if kind == "lowerRoman" else told.upper()
    return f"{count:02}" if kind == "decimalZero" else str(count)
