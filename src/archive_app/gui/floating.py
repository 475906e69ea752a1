"""A card that floats over its window, below what opened it; what stands on it is left to the card.

It is a child of the window and not a window of its own, because an input method goes on composing in the window below
a popup. It goes with Esc, a click beside it, or when the keyboard is led elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from archive_app.gui import lettering
from archive_app.gui.theme import px

_EDGE = 8
"""Px between the card and the window's edge, at least."""
_REACH = 10
"""Px that the shadow reaches beyond the card."""


def paint_shadow(painter: QPainter, card: QRect, radius: float) -> None:
    """A soft shadow around ``card``, a little lower than it; painted, because an effect would repaint all the card."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 3))
    for out in range(_REACH, 0, -1):
        painter.drawRoundedRect(card.adjusted(-out, -out + 3, out, out + 3), radius + out, radius + out)


class Card(QWidget):
    """What floats: a raised box with round corners. ``first`` is where the keyboard goes."""

    radius = 9

    def first(self) -> QWidget:
        return self

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stays: a click beside the card's parts is no click beside the card."""

    def paintEvent(self, event: QPaintEvent) -> None:
        lettering.box(QPainter(self), self.rect(), px(self.radius), "raised", "line2")


class Floating(QWidget):
    """Lies over the whole window while ``card`` is open below ``anchor``; gone for good once `closed`."""

    closed = Signal()

    def __init__(self, card: Card, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self.card, self._anchor = card, anchor
        card.setParent(self)
        self._back = QApplication.focusWidget()
        self._over = False

    def open(self) -> None:
        """Shows the card and puts the keyboard into it."""
        self.window().installEventFilter(self)
        self.setGeometry(self.window().rect())
        self.place()
        self.raise_()
        self.show()
        self.card.first().setFocus(Qt.FocusReason.PopupFocusReason)
        _app().focusChanged.connect(self._follow)

    def place(self) -> None:
        """Puts the card below the anchor, or above it where there is more room; never beyond the window."""
        room = self.rect().adjusted(px(_EDGE), px(_EDGE), -px(_EDGE), -px(_EDGE))
        at, gap = QRect(self._anchor.mapTo(self.window(), QPoint(0, 0)), self._anchor.size()), px(4)
        wanted = self.card.sizeHint().expandedTo(self.card.minimumSizeHint())
        below, above = room.bottom() + 1 - at.bottom() - 1 - gap, at.top() - gap - room.top()
        under = below >= min(wanted.height(), above)
        size = wanted.boundedTo(QSize(room.width(), max(below if under else above, px(60))))
        left = min(max(at.left(), room.left()), room.right() + 1 - size.width())
        top = at.bottom() + 1 + gap if under else at.top() - gap - size.height()
        self.card.setGeometry(QRect(QPoint(left, top), size))

    def leave(self, *, back: bool = True) -> None:
        """Closes; with ``back`` the keyboard goes to where it was."""
        if self._over:
            return
        self._over = True
        _app().focusChanged.disconnect(self._follow)
        self.window().removeEventFilter(self)
        if back and self._back is not None and isValid(self._back) and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            self.leave(back=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.leave(back=True)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the card."""
        chain: list[QWidget] = [
            one
            for one in self.card.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if chain:
            here = chain.index(self.focusWidget()) if self.focusWidget() in chain else -1
            chain[(here + (1 if forward else -1)) % len(chain)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_shadow(QPainter(self), self.card.geometry(), px(self.card.radius))


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
