"""Breaks a title or a snippet into the lines of a row and keeps its marks at the right words, ready to be painted.

What is prepared here depends on the words, the room and the font only, so that a row is broken once and painted often.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QStaticText, QTextLayout, QTextOption

from archive_app.gui import lettering, theme
from archive_app.gui.theme import px
from archive_app.model import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, and where its marks begin and end in px from its left."""

    words: QStaticText
    marks: tuple[tuple[float, float], ...]


def merged(text: str, marks: Sequence[Span]) -> list[Span]:
    """``marks`` in order, those with nothing but spaces between them as one."""
    out: list[Span] = []
    for start, end in sorted(marks):
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out


def break_lines(text: str, marks: Sequence[Span], style: str, room: float, most: int) -> tuple[list[Line], bool]:
    """At most ``most`` lines of ``room`` px with their marks, and whether the end was elided.

    ``marks`` are in code points of ``text``; breaks and tabs in it are drawn as spaces.
    """
    flat = "".join(" " if c in "\n\r\t\x0b\x0c\x85\u2028\u2029" else c for c in text)
    spans = merged(flat, marks)
    if any(ord(c) > 0xFFFF for c in flat):
        spans = [(_units(flat[:start]), _units(flat[:end])) for start, end in spans]
    layout = _laid(flat, style, room)
    lines, cut = [], False
    for number in range(min(layout.lineCount(), most)):
        part = layout.lineAt(number)
        start, length = part.textStart(), part.textLength()
        words = _sliced(flat, start, length)
        if number == most - 1 and layout.lineCount() > most:
            cut = True
            words = theme.metrics(style).elidedText(
                _sliced(flat, start, _units(flat) - start), Qt.TextElideMode.ElideRight, room
            )
        lines.append(_line(words.rstrip(), start, spans, style))
    return lines, cut


def paint_lines(
    painter: QPainter, at: QPointF, lines: Sequence[Line], style: str, *, ink: QColor, wash: QColor
) -> None:
    """Paints ``lines`` from their upper left corner ``at``, marks as rounded washes under the words."""
    high = theme.line_height(style)
    tall = min(high, theme.font(style).pixelSize() + px(5))
    painter.setFont(theme.font(style))
    for number, line in enumerate(lines):
        box = QRectF(at.x(), at.y() + number * high, 1, high)
        if line.marks:
            # High contrast has no wash; there a mark is an outline.
            painter.setPen(QPen(ink, 1) if theme.tokens().contrast else Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            top = round(box.center().y() - tall / 2)
            for left, right in line.marks:
                painter.drawRoundedRect(QRectF(at.x() + left - 1.5, top, right - left + 3, tall), px(4), px(4))
        painter.setPen(ink)
        # QStaticText is placed by the top of the font's own box, not by the baseline.
        painter.drawStaticText(
            QPointF(at.x(), lettering.baseline(box, style) - theme.metrics(style).ascent()), line.words
        )


def _laid(text: str, style: str, room: float) -> QTextLayout:
    layout = QTextLayout(text, theme.font(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(room, 1.0))
    layout.endLayout()
    return layout


def _line(words: str, start: int, spans: Sequence[Span], style: str) -> Line:
    static = QStaticText(words)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    static.prepare(font=theme.font(style))
    shown = _units(words)
    inside = [(max(a - start, 0), min(b - start, shown)) for a, b in spans if a - start < shown and b > start]
    if not inside:
        return Line(static, ())
    layout = _laid(words, style, 1e6)  # the line is a view into it and dies with it
    laid = layout.lineAt(0)
    return Line(static, tuple((_x(laid.cursorToX(a)), _x(laid.cursorToX(b))) for a, b in inside))


def _x(found: object) -> float:
    """PySide gives (x, cursor position) where Qt gives x."""
    return float(found[0]) if isinstance(found, (tuple, list)) else float(found)  # type: ignore[arg-type]


def _units(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def _sliced(text: str, start: int, length: int) -> str:
    if _units(text) == len(text):
        return text[start : start + length]
    return text.encode("utf-16-le")[start * 2 : (start + length) * 2].decode("utf-16-le", "replace")
