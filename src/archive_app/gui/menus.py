"""Menus whose rows show an icon, the words and the key, with what destroys last and in its colour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.theme import px


class Menu(QMenu):
    """A menu to be filled with `add` just before it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ours", "true")
        # The corners are round and ours to draw; the system's own shadow would be square.
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setFont(theme.font("body"))

    def add(
        self,
        text: str,
        act: Callable[[], object],
        *,
        icon: str = "",
        key: str = "",
        destructive: bool = False,
        chosen: bool | None = None,
    ) -> QAction:
        """Adds a row; ``chosen`` makes it one of several to choose from, with a check mark when True."""
        action = QAction(text.replace("&", "&&") + (f"\t{key}" if key else ""), self)
        action.setData({"text": text, "key": key, "icon": icon, "bad": destructive})
        if chosen is not None:
            action.setCheckable(True)
            action.setChecked(chosen)
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.height() < self.sizeHint().height():
            # Too many rows for the screen: the style draws its scroll arrows, and the rows with them.
            super().paintEvent(event)
            return
        painter = QPainter(self)
        lettering.box(painter, self.rect(), px(9), "raised", "line2")
        for action in self.actions():
            place = self.actionGeometry(action)
            if action.isSeparator():
                painter.fillRect(QRect(place.x(), place.center().y(), place.width(), 1), theme.tokens().color("line"))
            else:
                self._paint_row(painter, action, place)

    def _paint_row(self, painter: QPainter, action: QAction, place: QRect) -> None:
        said = action.data()
        ink = "bad" if said["bad"] else "text" if action.isEnabled() else "text3"
        if action is self.activeAction():
            lettering.box(
                painter,
                place,
                px(6),
                "line2" if theme.tokens().dark else "sel2",
                "text" if theme.tokens().contrast else None,
            )
        name = "check" if action.isChecked() else said["icon"]
        side, inside = px(16), QRectF(place).adjusted(px(36), 0, -px(12), 0)
        if name:
            middle = round(place.y() + (place.height() - side) / 2)
            where = QRectF(place.x() + px(10), middle, side, side)
            icons.paint(painter, name, where, "acct" if action.isChecked() else ink if said["bad"] else "text2")
        color = theme.tokens().color
        lettering.write(painter, inside, said["text"], "body", color(ink))
        lettering.write(painter, inside, said["key"], "secondary", color("text3"), align=Qt.AlignmentFlag.AlignRight)
