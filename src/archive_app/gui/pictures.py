"""An icon that only shows, as a widget among words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from archive_app.gui import icons
from archive_app.gui.theme import px


class Picture(QWidget):
    """``name`` at ``size`` px of the design in the colour ``token``."""

    def __init__(self, name: str, size: int, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._token = name, size, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), self._token)
