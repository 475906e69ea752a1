"""The tabs over a meeting: a word, how many there are of it, and an accent line under the one that is open."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from archive_app.gui import lettering, theme
from archive_app.gui.theme import px


class TabRow(QTabBar):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_keyboard = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)

    def set_count(self, index: int, count: int) -> None:
        """How many there are of what tab ``index`` shows; 0 is not written."""
        self.setTabData(index, count)
        said = f"{self.tabText(index)} {count}" if count else self.tabText(index)
        self.setAccessibleTabName(index, said)
        # Only another text makes Qt measure its tabs again; until then a new count would stand on the next word.
        self.setTabText(index, self.tabText(index))
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:
        count = self._count(index)
        beside = px(8) + lettering.width(count, "secondary") if count else 0.0
        # The widest that the word gets: a tab must not grow when it is opened.
        return QSize(round(lettering.width(self.tabText(index), "strong") + beside) + px(22), px(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def _count(self, index: int) -> str:
        number = self.tabData(index)
        return lettering.grouped(number) if isinstance(number, int) and number else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        colors, place = theme.tokens(), QRectF(self.tabRect(index))
        opened = index == self.currentIndex()
        words = place.adjusted(px(11), 0, 0, -px(2))
        style = "strong" if opened else "control"
        taken = lettering.write(painter, words, self.tabText(index), style, colors.color("text" if opened else "text2"))
        if count := self._count(index):
            beside = words.adjusted(taken + px(8), 0, 0, 0)
            lettering.write(painter, beside, count, "secondary", colors.color("text3"))
        if opened:
            line = QRectF(place.x() + px(10), place.bottom() + 1 - px(3), place.width() - px(20), px(3))
            lettering.box(painter, line, px(3) / 2, "acc")
        if opened and self._by_keyboard and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color("acc"), 2))
            painter.drawRoundedRect(place.adjusted(px(3), px(3), -px(3), -px(5)), px(6), px(6))

    def focusInEvent(self, event: QFocusEvent) -> None:
        mouse = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason)
        self._by_keyboard = event.reason() not in mouse
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)
