"""The chips beside the search box that narrow what is found; which choices there are comes from outside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.filters import Choice
from archive_app.gui.focus_ring import follow_focus
from archive_app.gui.picker import Picker, open_picker
from archive_app.gui.theme import px


class FilterChip(QPushButton):
    """``name`` with a list of choices; once chosen it shows the choice and ✕. One that ``toggles`` is on or off.

    Enter, Space or ↓ open the list, Del clears. Without anything to choose it is grey.
    """

    chosen = Signal(object)
    """The value chosen, or None when cleared (a chip without choices: True or None)."""

    def __init__(self, name: str, *, toggles: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._name, self._toggles = name, toggles
        self._choices: list[Choice] = []
        self._value: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._act)
        follow_focus(self, 0)
        self._tell_name()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """What is left to choose; a chosen value stays chosen even when it is no longer among it."""
        self._choices = list(choices)
        self._refresh()

    def set_value(self, value: object) -> None:
        """Shows ``value`` as chosen (None: nothing) without telling anybody."""
        self._value = value
        self._refresh()

    def value(self) -> object:
        return self._value

    def words(self) -> str:
        """What stands on the chip now."""
        if self._value is None or self._toggles:
            return self._name
        return next((one.words for one in self._choices if one.value == self._value), str(self._value))

    def open_list(self, anchor: QWidget | None = None) -> Picker:
        """Opens the choices below the chip, or below ``anchor``; returns them, for tests."""
        return open_picker(anchor or self, self._name, self._choices, self._choose, chosen=self._value)

    def _act(self) -> None:
        if self._toggles:
            self._choose(None if self._value else True)
        else:
            self.open_list()

    def _choose(self, value: object) -> None:
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def _refresh(self) -> None:
        # Not while the keyboard is on it: Qt would lead it elsewhere.
        self.setEnabled(bool(self._choices) or self._value is not None or self.hasFocus())
        self._tell_name()
        self.updateGeometry()
        self.update()

    def _tell_name(self) -> None:
        on = self._value is not None
        self.setAccessibleName(f"{self._name}: {self.words()}" if on and not self._toggles else self._name)
        self.setAccessibleDescription(self.tr("đang lọc") if on else "")
        tip = lettering.tip(self.tr("Bỏ lọc %s").replace("%s", self._name.lower()), "Del") if on else ""
        self.setToolTip(tip if self.isEnabled() else lettering.tip(self.tr("Kết quả này không còn gì để lọc theo đây")))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._value is not None and event.position().x() > self.width() - px(28) and self.isDown():
            self.setDown(False)
            self._choose(None)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act()
        elif event.key() == Qt.Key.Key_Down and not self._toggles:
            self.open_list()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        mark = 0 if self._toggles and self._value is None else px(20)
        return QSize(int(lettering.width(self._shown(), "control") + 0.999) + px(24) + mark, px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _shown(self) -> str:
        words = lettering.one_line(self.words())
        return theme.metrics("control").elidedText(words, Qt.TextElideMode.ElideRight, px(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on = QPainter(self), self._value is not None
        hot = self.underMouse() or self.isDown()
        live = self.isEnabled()
        fill = ("sel" if hot else "accs") if on else ("hover" if hot and live else "raised") if live else None
        edge = "acc" if on and theme.tokens().contrast else None if on else "line2"
        lettering.box(painter, self.rect(), self.height() / 2, fill, edge)
        ink = "acct" if on else "text" if live else "text3"
        words = QRectF(px(12), 0, self.width() - px(12), self.height())
        lettering.write(painter, words, self._shown(), "control", theme.tokens().color(ink))
        if on or not self._toggles:
            side = px(12)
            mark = QRectF(self.width() - px(12) - side, round((self.height() - side) / 2), side, side)
            icons.paint(painter, "close" if on else "down", mark, "text2" if live and not on else ink)
