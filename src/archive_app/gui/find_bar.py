"""The bar over a report that says which words are marked, at which place the reader is, and goes to the next.

It is there only while something is searched for. Finding, marking and going on to another meeting are done elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import ElidedLabel, IconButton, KeyCap


class FindBar(QWidget):
    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", "secondary", "text2")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._over = ElidedLabel("", "secondary", "text2")
        self._place = ElidedLabel("", "section", "text")
        self._previous = IconButton("arrow_up", self.tr("Chỗ trước"), "Shift+F3", size=24)
        self._next = IconButton("arrow_down", self.tr("Chỗ tiếp theo"), "F3", size=24)
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._key = KeyCap("F3")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        for part in (self._over, self._place, self._previous, self._next, self._key):
            self._row.addWidget(part)
        self._row.insertSpacing(2, theme.px(8))
        self._over.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def set_words(self, words: str) -> None:
        """The words that are searched for; the bar hides without any."""
        self._words.setText(words)
        self.setVisible(bool(words.strip()))

    def set_place(self, current: int, total: int) -> None:
        """``current`` (from 1) of ``total`` places; (0, 0) says that the words are elsewhere in the meeting."""
        self._place.setText(self.tr("Chỗ {0} / {1}").format(current, total) if total else self.tr("Không có trong bài"))
        self._place.set_token("text" if total else "text2")
        self._over.hide()

    def tell_over(self, step: int) -> None:
        """No meeting follows (1) or precedes (-1) this one; said until the reader moves."""
        self._over.setText(self.tr("Hết kết quả") if step > 0 else self.tr("Đã ở kết quả đầu"))
        self._over.show()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(32))

    def _restyle(self) -> None:
        self._row.setContentsMargins(theme.px(34), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(4))
        self._row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lettering.box(painter, self.rect(), theme.px(6), "app")
        side = theme.px(14)
        place = QRectF(theme.px(12), round((self.height() - side) / 2), side, side)
        icons.paint(painter, "search", place, "text2")
