"""What the window tells without stopping anybody: banners that stay, toasts that pass, and long work with its bar.

The sentences come from outside; when to say them is left to the main window.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import Bar, ElidedLabel, IconButton, KeyCap, Label, LinkButton
from archive_app.gui.theme import px

_MARKS = {"info": "info_mark", "ok": "done", "warn": "warning_mark", "bad": "error_mark"}


class Banner(QWidget):
    """One sentence in a wash of ``kind`` info, ok, warn or bad, with one action in words and, folded, its details.

    It brings its own room at the sides and above: put it across the whole pane.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "info"
        self._sentence = Label("", "body", "text")
        self._detail = Label("", "secondary", "text2")
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._more = LinkButton(self.tr("Chi tiết"))
        self._action = LinkButton()
        self._close = IconButton("close", self.tr("Đóng thông báo"), "Esc", size=28)
        self._lay_out()
        self._more.clicked.connect(self._fold)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self._dismiss)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(4))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._sentence)
        words.addWidget(self._detail)
        row.addLayout(words, 1)
        for part in (self._more, self._action, self._close):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(px(16 + 40), px(8 + 7), px(16 + 10), px(7))
        self.setLayout(row)

    def tell(self, kind: str, sentence: str, *, action: str = "", detail: str = "") -> None:
        """Shows ``sentence``; without ``action`` or ``detail`` there is no such button."""
        self._kind = kind
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.hide()
        self._more.setVisible(bool(detail))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        for link in (self._more, self._action):
            link.set_token(kind)
            link.updateGeometry()
        self.setAccessibleName(sentence)
        self.show()
        self.update()

    def _fold(self) -> None:
        self._detail.setVisible(self._detail.isHidden())

    def _dismiss(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = "text" if theme.tokens().contrast else None
        wash = self.rect().adjusted(px(16), px(8), -px(16), 0)
        lettering.box(painter, wash, px(8), f"{self._kind}_wash", edge)
        side = px(16)
        top = self._sentence.y() + lettering.bleed("body") + (theme.line_height("body") - side) / 2
        icons.paint(painter, _MARKS[self._kind], QRectF(wash.x() + px(14), round(top), side, side), self._kind)


class Toast(QWidget):
    """Says at the bottom left of its parent that something is done, for 8 s, longer while looked at."""

    undo_wanted = Signal()
    SECONDS = 8

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", "body", "text")
        self._undo = LinkButton(self.tr("Hoàn tác"))
        self._key = KeyCap("Ctrl Z")
        self._icon = "done"
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.SECONDS * 1000)
        self._timer.timeout.connect(self._pass)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(42), px(8), px(14), px(8))
        row.setSpacing(px(12))
        for part in (self._words, self._undo, self._key):
            row.addWidget(part)
        self._undo.clicked.connect(self._undone)
        parent.installEventFilter(self)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(px(18))
        shadow.setOffset(0, px(3))
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.hide()

    def tell(self, sentence: str, *, icon: str = "done", undo: Callable[[], object] | None = None) -> None:
        """Shows ``sentence``; with ``undo`` the button that calls it (and emits `undo_wanted`)."""
        self._act, self._icon = undo, icon
        self._words.setText(sentence)
        self._undo.setVisible(undo is not None)
        self._key.setVisible(undo is not None)
        self.setAccessibleName(sentence)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def undo(self) -> bool:
        """Does what the button does, for Ctrl+Z; False when there is nothing to undo."""
        if self.isHidden() or self._act is None:
            return False
        self._undone()
        return True

    def _undone(self) -> None:
        act, self._act = self._act, None
        self.hide()
        self.undo_wanted.emit()
        if act is not None:
            act()

    def _pass(self) -> None:
        if self.underMouse() or self.isAncestorOf(self._focused()):
            self._timer.start()
        else:
            self.hide()

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self.window()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            wide = min(self.sizeHint().width(), parent.width() - 2 * px(16))
            self.resize(wide, self.sizeHint().height())
            self.move(QPoint(px(16), parent.height() - self.height() - px(46)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.start()
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lettering.box(painter, self.rect(), px(8), "raised", "line2")
        side = px(16)
        where = QRectF(px(14), round((self.height() - side) / 2), side, side)
        icons.paint(painter, self._icon, where, "ok" if self._icon == "done" else "text2")


class WorkBar(QWidget):
    """Long work: what it is at, its bar, the time left and a way to stop. ``clock`` gives seconds."""

    stop_wanted = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began: tuple[float, int] | None = None
        self._label = ElidedLabel("", "secondary", "text")
        self._bar = Bar()
        self._bar.setFixedWidth(px(84))
        self._left = ElidedLabel("", "secondary", "text2")
        self._stop = IconButton("stop", self.tr("Dừng"), size=24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for part in (self._label, self._bar, self._left, self._stop):
            row.addWidget(part)
        self._stop.clicked.connect(self.stop_wanted)
        self.hide()

    def set_work(self, label: str, done: int, total: int) -> None:
        """``done`` of ``total`` (0: unknown) of the work that ``label`` names."""
        if self._began is None or done < self._began[1]:
            self._began = (self._clock(), done)
        self._label.setText(f"{label} {lettering.grouped(done)} / {lettering.grouped(total)}" if total > 0 else label)
        self._bar.set_done(done, total)
        self._bar.setAccessibleName(label)
        self._left.setText(self._time_left(done, total))
        self._left.setVisible(bool(self._left.text()))
        self._stop.setEnabled(True)
        self.show()

    def show_bar(self, shown: bool) -> None:
        """Without its bar the work takes less room; what it is at stands in words all the same."""
        self._bar.setVisible(shown)

    def clear(self) -> None:
        self._began = None
        self._bar.set_done(0, 1)
        self.hide()

    def _time_left(self, done: int, total: int) -> str:
        """Said only after five seconds and a twentieth of the work; before that it would be a guess."""
        since, first = self._began or (self._clock(), done)
        took, made = self._clock() - since, done - first
        if total <= 0 or took < 5 or made <= 0 or done * 20 < total:
            return ""
        left = took / made * (total - done)
        if left < 60:
            return self.tr("còn chưa đầy một phút")
        return self.tr("còn khoảng %Ln phút", "", math.ceil(left / 60))
