"""The rows of the sidebar, and the folding sections of choices that narrow what the list shows.

Which choices there are, and how many meetings each has, comes from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import LinkButton
from archive_app.gui.focus_ring import follow_focus
from archive_app.gui.theme import px

_SHOWN = 8
"""Rows of a section that are shown before "thêm"."""


class SideRow(QPushButton):
    """What the sidebar's rows share: they span its width, arrow keys go from one to the next.

    The arrows go through all that stand in the nearest parent whose property ``arrow_group`` is set.
    """

    high = 30
    radius = 8

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.words, self.number, self.compact = words, 0, False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_focus(self, 6)
        self.tell_name()

    def stop_at_tab(self, stop: bool) -> None:
        """Of rows that the arrow keys go through, Tab stops at one."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def set_number(self, number: int) -> None:
        self.number = number
        self.tell_name()
        self.update()

    def set_compact(self, compact: bool) -> None:
        self.compact = compact
        self.tell_name()
        self.updateGeometry()

    def tell_name(self) -> None:
        count = lettering.grouped(self.number) if self.number else ""
        name = f"{self.words}, {count}" if count else self.words
        self.setAccessibleName(name)
        self.setToolTip(lettering.tip(self.words, count) if self.compact else "")

    def sizeHint(self) -> QSize:
        return QSize(px(32), px(self.high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        side = self.parentWidget()
        while side is not None and not side.property("arrow_group"):
            side = side.parentWidget()
        lines = [line for line in side.findChildren(SideRow) if line.isVisible()] if side else []
        lines.sort(key=lambda line: line.mapTo(side, line.rect().topLeft()).y() if side else 0)
        place = lines.index(self) + step if self in lines else -1
        if 0 <= place < len(lines):
            lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def paint_ground(self, painter: QPainter, fill: str | None) -> None:
        if fill:
            edge = "acc" if theme.tokens().contrast and fill == "sel" else None
            lettering.box(painter, self.rect(), px(self.radius), fill, edge)
        elif self.underMouse():
            lettering.box(painter, self.rect(), px(self.radius), "hover")

    def paint_words(self, painter: QPainter, left: float, style: str, ink: str) -> None:
        color = theme.tokens().color
        count = lettering.grouped(self.number) if self.number else ""
        room = lettering.width(count, "secondary") + px(8) if count else 0
        place = QRectF(left, 0, self.width() - left - px(10), self.height())
        lettering.write(painter, place.adjusted(0, 0, -room, 0), self.words, style, color(ink))
        lettering.write(painter, place, count, "secondary", color("text2"), align=Qt.AlignmentFlag.AlignRight)


class _FacetRow(SideRow):
    """A choice that narrows: a box, its words, how many there are."""

    high = 26
    radius = 6

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on = QPainter(self), self.isChecked()
        self.paint_ground(painter, None)
        side = px(14)
        box = QRectF(px(10), round((self.height() - side) / 2), side, side)
        lettering.box(painter, box, px(3), "acc" if on else "raised", "acc" if on else "ctl")
        if on:
            icons.paint(painter, "check", box.adjusted(px(2), px(2), -px(2), -px(2)), "acc_label")
        self.paint_words(painter, px(34), "control" if on else "body", "text")


class _SectionHead(SideRow):
    """The name of a section, which folds it."""

    high = 28
    radius = 6

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCheckable(True)
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter, None)
        side = px(12)
        place = QRectF(px(10), round((self.height() - side) / 2), side, side)
        icons.paint(painter, "down" if self.isChecked() else "right", place, "text2")
        self.paint_words(painter, px(26), "section", "text2")


class Section(QWidget):
    """A folding list of choices of which at most one is on."""

    chosen = Signal(object)
    """The value, or None when nothing narrows any more."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[object, _FacetRow] = {}
        self._value: object = None
        self._all = False
        self._head = _SectionHead(name)
        self._more = LinkButton("", "acct")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._column)
        more = QHBoxLayout()
        more.setContentsMargins(px(30), 0, 0, 0)
        more.addWidget(self._more)
        more.addStretch(1)
        column.addLayout(more)
        self._head.clicked.connect(self._show_rows)
        self._more.clicked.connect(self._unfold)
        self.hide()

    def set_rows(self, rows: Sequence[tuple[object, str, int]], value: object = None) -> None:
        """``rows`` are (value, words, how many); ``value`` is on. Without rows the section is hidden."""
        self._value = value
        if [(key, row.words) for key, row in self._rows.items()] != [(key, words) for key, words, _ in rows]:
            self._rebuild(rows)
        for key, _, number in rows:
            self._rows[key].set_number(number)
            self._rows[key].setChecked(key == value)
        self.setVisible(bool(rows))
        self._show_rows()

    def value(self) -> object:
        return self._value

    def _rebuild(self, rows: Sequence[tuple[object, str, int]]) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for key, words, _ in rows:
            row = _FacetRow(words)
            row.stop_at_tab(False)
            row.clicked.connect(partial(self._click, key))
            self._rows[key] = row
            self._column.addWidget(row)

    def clear(self) -> None:
        """Nothing narrows any more; told if something did."""
        if self._value is not None:
            self._click(self._value)

    def _click(self, key: object, _checked: bool = False) -> None:
        self._value = None if key == self._value else key
        for value, row in self._rows.items():
            row.setChecked(value == self._value)
        self._show_rows()
        self.chosen.emit(self._value)

    def _unfold(self) -> None:
        self._all = not self._all
        self._show_rows()

    def _show_rows(self) -> None:
        unfolded = self._head.isChecked()
        for place, (key, row) in enumerate(self._rows.items()):
            row.setVisible(unfolded and (self._all or place < _SHOWN or key == self._value))
        hidden = max(len(self._rows) - _SHOWN, 0)
        self._more.setVisible(unfolded and hidden > 0)
        more = self.tr("thêm %s").replace("%s", lettering.grouped(hidden))
        self._more.setText(self.tr("bớt") if self._all else more)
        self._more.updateGeometry()
