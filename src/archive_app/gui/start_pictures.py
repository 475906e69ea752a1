"""The program's mark and the pictures of the three steps on the start page, drawn in theme colours at any size."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from archive_app.gui import icons, theme
from archive_app.gui.theme import px


class Mark(QWidget):
    """The program's mark, an archive box on the accent, ``size`` px at 100 %."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        paint_mark(QPainter(self), float(self.width()), t.color("acc"), t.color("acc_label"))


def paint_mark(painter: QPainter, side: float, ground: QColor, ink: QColor) -> None:
    """The mark in a square of ``side``; the same shapes as `resources/icons/kho-hoi-nghi.svg` on its 52-unit grid."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / 52, side / 52)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, 52, 52), 11, 11)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(10, 12, 32, 9), 2.5, 2.5)
    painter.drawRoundedRect(QRectF(12, 23, 28, 18), 3, 3)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(20, 27, 12, 4.5), 2.25, 2.25)
    painter.restore()


class StepPicture(QWidget):
    """Step 1 papers go in, 2 they are read, 3 they are kept; drawn on a 308 × 84 grid."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self._step = step
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("app"))
        painter.drawRoundedRect(QRectF(self.rect()), px(10), px(10))
        scale = min(self.width() / 308, self.height() / 84)
        painter.translate((self.width() - 308 * scale) / 2, (self.height() - 84 * scale) / 2)
        painter.scale(scale, scale)
        (_papers, _reading, _kept)[self._step - 1](painter)


def _box(painter: QPainter, rect: QRectF, radius: float, fill: str, edge: str = "") -> None:
    color = theme.tokens().color
    painter.setBrush(color(fill))
    painter.setPen(QPen(color(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def _papers(painter: QPainter) -> None:
    icons.paint(painter, "arrow_right", QRectF(56, 26, 32, 32), "acc")
    for left, top, turn in ((104, 13, -6.0), (142, 10, 4.0)):
        painter.save()
        painter.translate(left + 22, top + 29)
        painter.rotate(turn)
        _box(painter, QRectF(-22, -29, 44, 58), 4, "page", "line2")
        for row, wide in enumerate((26, 30, 22, 28, 16)):
            _box(painter, QRectF(-15, -18 + row * 9, wide, 4), 2, "line")
        painter.restore()
    painter.save()
    painter.translate(222, 43)
    painter.rotate(-3)
    _box(painter, QRectF(-33, -23, 66, 46), 4, "page", "line2")
    _box(painter, QRectF(-29, -19, 58, 38), 2, "accs")
    _box(painter, QRectF(-29, 9, 58, 10), 1, "acc")
    _box(painter, QRectF(12, -13, 9, 9), 4.5, "cur")
    for seat in (-20.0, -6.0, 8.0):
        _box(painter, QRectF(seat, -1, 10, 12), 4, "chart3")
        _box(painter, QRectF(seat + 1.5, -8, 7, 7), 3.5, "chart2")
    painter.restore()


def _reading(painter: QPainter) -> None:
    _box(painter, QRectF(56, 12, 126, 60), 5, "page", "line2")
    marks = {(0, 0): 1, (1, 1): 2, (2, 0): 3, (3, 1): 4}
    for line, widths in enumerate(((38, 58), (26, 34, 22), (52, 42), (20, 44, 28))):
        left = 66.0
        for place, wide in enumerate(widths):
            top = 22 + line * 13
            kind = marks.get((line, place))
            if kind is None:
                _box(painter, QRectF(left, top, wide, 5), 2, "line")
            else:
                _box(painter, QRectF(left, top - 2, wide, 7), 2, f"kind_{kind}_wash")
                painter.setPen(QPen(theme.tokens().color(f"kind_{kind}"), 1.6))
                painter.drawLine(QLineF(left, top + 6, left + wide, top + 6))
            left += wide + 6
    for row, (strong, room) in enumerate(((2, 44.0), (3, 52.0), (4, 38.0))):
        upper = 12 + row * 22.0
        _box(painter, QRectF(196, upper, 88, 17), 4, "page", "line2")
        _box(painter, QRectF(202, upper + 5.5, room, 6), 3, f"kind_{strong}_wash")
        icons.paint(painter, "check", QRectF(269, upper + 3, 11, 11), "ok" if row < 2 else "line2")


def _kept(painter: QPainter) -> None:
    _box(painter, QRectF(84, 14, 140, 56), 5, "page", "line2")
    painter.save()
    painter.setClipRect(QRectF(84, 14, 140, 15))
    _box(painter, QRectF(84, 14, 140, 30), 5, "acc")
    painter.restore()
    for place, kind in enumerate((5, 3, 2, 4, 7)):
        _box(painter, QRectF(96 + place * 24.0, 36, 18, 34), 2, f"kind_{kind}_wash")
    painter.setBrush(theme.tokens().color("app"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(224, 64), 15, 15)
    painter.setBrush(theme.tokens().color("ok"))
    painter.drawEllipse(QPointF(224, 64), 12.5, 12.5)
    icons.paint(painter, "check", QRectF(216.5, 56.5, 15, 15), "page")
