"""The searches that were saved, in the sidebar: a click asks one again, a menu renames or drops it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from archive_app.gui import icons
from archive_app.gui.facets import Section, SideRow
from archive_app.gui.filters import Choice
from archive_app.gui.menus import Menu
from archive_app.gui.theme import px


class SavedRow(SideRow):
    """One saved search; what the list shows now has its star filled."""

    high = 26
    radius = 6
    rename_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)
        self.may_change = True

    def event(self, event: QEvent) -> bool:
        """F2 and Del mean this row while the keyboard is on it, not the meeting that is read."""
        ours = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.may_change:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.may_change:
            self.forget_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.open_menu(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())

    def open_menu(self, at: QPoint) -> Menu:
        """What one can do with it, at ``at`` on the screen; returns the menu, for tests."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Tìm lại"), self.click, icon="search", key="Enter")
        if self.may_change:
            menu.add(self.tr("Đổi tên…"), self.rename_wanted.emit, icon="edit", key="F2")
            menu.add(self.tr("Bỏ khỏi danh sách"), self.forget_wanted.emit, icon="bin", key="Del", destructive=True)
        menu.popup(at)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on = QPainter(self), self.isChecked()
        self.paint_ground(painter, None)
        side = px(14)
        place = QRectF(px(10), round((self.height() - side) / 2), side, side)
        icons.paint(painter, "star-fill" if on else "star", place, "acct" if on else "text2")
        self.paint_words(painter, px(34), "control" if on else "body", "text")


class SavedSection(Section):
    """The saved searches by their names, which `chosen` tells."""

    rename_wanted = Signal(str, QWidget)
    """The name, and the row to ask at."""
    forget_wanted = Signal(str)
    row_kind = SavedRow
    may_change = True
    """False in an archive that can only be read."""

    def set_names(self, names: Sequence[str], current: str = "") -> None:
        """``current`` is the one that the list shows now."""
        self.set_rows([Choice(name, name) for name in names], [current] if current else [])

    def rows(self) -> tuple[list[Choice], object]:
        """All of them, and the one that the list shows now."""
        return self._choices, next(iter(self._chosen), None)

    def row_of(self, name: str) -> SideRow | None:
        return self._rows.get(name)

    def _made(self, choice: Choice) -> SideRow:
        row = super()._made(choice)
        if isinstance(row, SavedRow):
            row.may_change = self.may_change
            row.rename_wanted.connect(lambda: self.rename_wanted.emit(choice.words, row))
            row.forget_wanted.connect(lambda: self.forget_wanted.emit(choice.words))
        return row

    def _pick(self, value: object) -> None:
        if value is not None:
            self.chosen.emit(value)
