"""Draws words so that Vietnamese capitals are neither clipped nor off centre; measures them with the same rules.

Words stand centred by the height of their capitals, not by the font's box, and nothing is read as markup. Which words
stand where is left to the widgets.
"""

from __future__ import annotations

import html
import math
from functools import cache

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption

from archive_app.gui import theme

# Where Inter's ink reaches in em: Ẫ above the baseline, ợ below it (measured with a hair to spare).
_ABOVE, _BELOW = 1.10, 0.28


def baseline(rect: QRectF | QRect, style: str) -> float:
    """The y on which words of ``style`` stand so that their capitals are centred in ``rect``."""
    return float(round(rect.y() + (rect.height() + theme.metrics(style).capHeight()) / 2))


def width(text: str, style: str) -> float:
    """How wide ``text`` is on one line, in px."""
    return theme.metrics(style).horizontalAdvance(one_line(text))


def bleed(style: str) -> int:
    """Px that a widget needs above its first and below its last line for marks that leave the line."""
    size, line = theme.font(style).pixelSize(), theme.line_height(style)
    stands = (line + theme.metrics(style).capHeight()) / 2
    return max(math.ceil(_ABOVE * size - stands), math.ceil(stands + _BELOW * size - line), 0) + 1


def one_line(text: str) -> str:
    """``text`` with every break and tab as a space, so that it cannot fall out of its line."""
    return " ".join(text.split()) if any(c in text for c in "\n\r\t\x0b\x0c\x85\u2028\u2029") else text


def write(
    painter: QPainter, rect: QRectF, text: str, style: str, color: QColor, *, align: Qt.AlignmentFlag | None = None
) -> float:
    """Writes ``text`` on one line in ``rect``, elided at its end; returns the width it took."""
    shown = theme.metrics(style).elidedText(one_line(text), Qt.TextElideMode.ElideRight, rect.width())
    taken = theme.metrics(style).horizontalAdvance(shown)
    left = rect.x()
    if align == Qt.AlignmentFlag.AlignRight:
        left = rect.right() - taken
    elif align == Qt.AlignmentFlag.AlignHCenter:
        left = rect.x() + (rect.width() - taken) / 2
    painter.setFont(theme.font(style))
    painter.setPen(color)
    painter.drawText(QPointF(left, baseline(rect, style)), shown)
    return taken


def broken(text: str, style: str, room: float, lines: int = 0) -> tuple[list[str], bool]:
    """``text`` broken into lines of ``room`` px, at most ``lines`` (0: any number), and whether its end was elided."""
    out: list[str] = []
    paragraphs = text.split("\n")
    for number, paragraph in enumerate(paragraphs):
        layout = QTextLayout(paragraph, theme.font(style))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1.0))
            start, length = line.textStart(), line.textLength()
            # Qt counts UTF-16 units; outside the BMP they are not Python's.
            raw = paragraph.encode("utf-16-le", "surrogatepass")
            if lines and len(out) == lines - 1 and (start + length < len(raw) // 2 or number + 1 < len(paragraphs)):
                rest = raw[start * 2 :].decode("utf-16-le", "replace")
                rest += "…" if number + 1 < len(paragraphs) and start + length >= len(raw) // 2 else ""
                layout.endLayout()
                return [*out, theme.metrics(style).elidedText(rest, Qt.TextElideMode.ElideRight, room)], True
            out.append(raw[start * 2 : (start + length) * 2].decode("utf-16-le", "replace").rstrip())
        layout.endLayout()
    return out or [""], False


def tip(text: str, key: str = "") -> str:
    """``text`` for a tooltip: never read as markup, and ``key`` behind it."""
    return f"<span>{html.escape(text)}{f' &nbsp;({html.escape(key)})' if key else ''}</span>"


def grouped(number: int) -> str:
    """1386 as 1.386 where Vietnamese is the application's locale."""
    return QLocale().toString(number)


@cache
def _pen(color: str, thick: float) -> QPen:
    return QPen(QColor(color), thick)


def box(painter: QPainter, rect: QRectF | QRect, radius: float, fill: str | None, edge: str | None = None) -> None:
    """A rounded box in token colours whose ``edge`` lies inside ``rect`` on whole pixels."""
    t = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(t.color(fill) if fill else Qt.BrushStyle.NoBrush)
    inside = QRectF(rect)
    if edge:
        thick = 2.0 if t.contrast else 1.0
        painter.setPen(_pen(getattr(t, edge), thick))
        inside.adjust(thick / 2, thick / 2, -thick / 2, -thick / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(inside, radius, radius)
