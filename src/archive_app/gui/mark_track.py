"""A scroll bar that shows where in the text the marks are, as amber ticks on a thin track.

Which places are marked, and scrolling to them, is the owner's.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from archive_app.gui import theme


class MarkTrack(QScrollBar):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._places: tuple[float, ...] = ()
        self._current: float | None = None

    def set_places(self, places: tuple[float, ...], current: float | None) -> None:
        """``places`` of the marks and the ``current`` one, as parts (0 to 1) of the whole height."""
        self._places, self._current = places, current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(14), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colors = theme.tokens()
        thin, middle = theme.px(4), self.width() / 2
        painter.setBrush(colors.color("line"))
        painter.drawRoundedRect(QRectF(middle - thin / 2, 0, thin, self.height()), thin / 2, thin / 2)
        painter.setBrush(colors.color("text2" if self.isSliderDown() or self.underMouse() else "ctl"))
        handle = self._handle()
        painter.drawRoundedRect(QRectF(middle - thin / 2, handle.y(), thin, handle.height()), thin / 2, thin / 2)
        self._draw_ticks(painter)

    def _handle(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        return QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self))

    def _draw_ticks(self, painter: QPainter) -> None:
        long, high, middle = theme.px(8), theme.px(2), self.width() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        # A thousand marks share a few hundred pixel rows: each row is drawn once.
        for y in {self._row(place, high) for place in self._places}:
            painter.fillRect(QRectF(middle - long / 2, y, long, high), theme.tokens().color("chart2"))
        if self._current is not None:
            y, wide = self._row(self._current, high), theme.px(12)
            painter.fillRect(QRectF(middle - wide / 2, y - 1, wide, high + 2), theme.tokens().color("warn"))

    def _row(self, place: float, high: int) -> int:
        return round(place * (self.height() - high))
