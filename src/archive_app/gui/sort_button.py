"""The words above the list that say its order and change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from archive_app.gui import icons, lettering
from archive_app.gui.controls import GhostButton
from archive_app.gui.menus import Menu
from archive_app.gui.theme import px


class SortButton(GhostButton):
    """``Liên quan nhất ⌄``; newest first is the only order when nothing is searched for."""

    letters = "chip"
    pad = 8
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", 30, parent)
        self._sort = "relevance"
        self.clicked.connect(self.open_menu)
        self.set_sort("relevance", offered=True)

    def _names(self) -> dict[str, str]:
        return {"relevance": self.tr("Liên quan nhất"), "date": self.tr("Mới nhất")}

    def set_sort(self, sort: str, *, offered: bool) -> None:
        """Shows ``sort`` (relevance or date); hidden unless there is something to be ``offered``."""
        self._sort = sort
        self.setText(self._names()[sort])
        self.setAccessibleName(self.tr("Sắp xếp: %s").replace("%s", self._names()[sort].lower()))
        self.setVisible(offered)
        self.updateGeometry()

    def open_menu(self) -> Menu:
        """Opens the orders below the words; returns the menu, for tests."""
        menu = Menu(self)
        for sort, name in self._names().items():
            menu.add(name, partial(self._choose, sort), chosen=sort == self._sort)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def _choose(self, sort: str) -> None:
        if sort != self._sort:
            self.set_sort(sort, offered=True)
            self.chosen.emit(sort)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + px(18), px(30))

    def colors(self) -> tuple[str | None, str | None, str]:
        fill, edge, _ = super().colors()
        return fill, edge, "text"

    def paint_face(self, painter: QPainter, ink: QColor) -> None:
        words = QRectF(px(self.pad), 0, self.width() - px(self.pad) - px(20), self.height())
        taken = lettering.write(painter, words, self.text(), self.letters, ink)
        side = px(12)
        place = QRectF(words.x() + taken + px(6), round((self.height() - side) / 2), side, side)
        icons.paint(painter, "down", place, "text2")
