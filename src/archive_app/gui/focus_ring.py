"""The ring that shows where the keyboard is: 2 px, 2 px outside the control, only when the keyboard brought it there.

One ring lies over each window, so that no control has to keep room for it. Text fields and row lists draw their own.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from archive_app.gui import theme

_BY_KEYBOARD = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
_BACK_AGAIN = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}


def follow_focus(widget: QWidget, radius: float = 6) -> None:
    """Shows the ring around ``widget`` (corners of ``radius`` px at 100 %) whenever the keyboard moves to it."""
    widget.setProperty("ring_radius", radius)
    widget.installEventFilter(_Watcher(widget))


class _Watcher(QObject):
    """Hears of one widget's focus; its child, so that it goes with it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget) and isinstance(event, QFocusEvent):
            ring = _ring_of(watched.window())
            if event.reason() in _BY_KEYBOARD or (event.reason() in _BACK_AGAIN and ring.last is watched):
                ring.put_around(watched)
        elif event.type() == QEvent.Type.FocusOut and isinstance(watched, QWidget) and isinstance(event, QFocusEvent):
            _ring_of(watched.window()).leave(resume=event.reason() in _BACK_AGAIN)
        return False


def _ring_of(window: QWidget) -> _Ring:
    found = window.findChild(_Ring, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, _Ring) else _Ring(window)


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.around: QWidget | None = None
        self.last: QWidget | None = None
        self._chain: list[QWidget] = []
        self.hide()

    def put_around(self, widget: QWidget) -> None:
        self.leave(resume=False)
        self.around = self.last = widget
        walk: QWidget | None = widget
        while walk is not None and walk is not self.window():
            walk.installEventFilter(self)
            self._chain.append(walk)
            walk = walk.parentWidget()
        self._place()

    def leave(self, *, resume: bool) -> None:
        for widget in self._chain:
            widget.removeEventFilter(self)
        self._chain = []
        self.around = None
        if not resume:
            self.last = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _place(self) -> None:
        if self.around is None or not self.around.isVisible():
            self.hide()
            return
        out = theme.px(2) + 2
        inner = QRect(self.around.mapTo(self.window(), QPoint(0, 0)), self.around.size())
        self.setGeometry(inner.adjusted(-out, -out, out, out))
        self._clip_to_viewports()
        self.raise_()
        self.show()
        self.update()

    def _clip_to_viewports(self) -> None:
        seen = self.geometry()
        for widget in self._chain:
            parent = widget.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
                seen &= QRect(widget.mapTo(self.window(), QPoint(0, 0)), widget.size())
        if seen == self.geometry():
            self.clearMask()
        else:
            self.setMask(QRegion(seen.translated(-self.pos())))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.around is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tokens().color("acc"), 2))
        asked = self.around.property("ring_radius")
        radius = theme.px(asked) + 3 if asked else self.height() / 2 - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
