"""The rows of the sidebar, and the folding sections of choices that narrow what the list shows.

Which choices there are, and how many meetings each has, comes from outside.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import LinkButton
from archive_app.gui.filters import Choice
from archive_app.gui.focus_ring import follow_focus
from archive_app.gui.picker import Picker, open_picker
from archive_app.gui.theme import px

_SHOWN = 5
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
        cut = self.room() < lettering.width(self.words, "body")
        self.setToolTip(lettering.tip(self.words, count) if self.compact or cut else "")

    def room(self) -> float:
        """Px for the words, beside what stands at either end."""
        count = lettering.grouped(self.number) if self.number else ""
        return self.width() - px(34 + 10) - (lettering.width(count, "secondary") + px(8) if count else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tell_name()

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


class FacetRow(SideRow):
    """A choice that narrows: a box, its words, how many answers it would leave."""

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
    """A folding list of choices. What is chosen is always to be seen, whether the rest is folded or not."""

    chosen = Signal(object)
    """The value of the row that was clicked; whether it is on or off then is said by `set_rows`."""

    row_kind: type[SideRow] = FacetRow

    def __init__(self, name: str, *, unfolded: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._rows: dict[object, SideRow] = {}
        self._choices: list[Choice] = []
        self._chosen: list[object] = []
        self._head = _SectionHead(name)
        self._head.setChecked(unfolded)
        self._more = LinkButton("", "text2")
        self._more.letters = "secondary"
        self._lay_out()
        self._head.clicked.connect(self._show_rows)
        self._more.clicked.connect(self.open_list)
        self.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, px(6), 0)
        top.setSpacing(0)
        top.addWidget(self._head, 1)
        top.addWidget(self._more)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._column)

    def set_rows(self, choices: Sequence[Choice], chosen: Collection[object] = ()) -> None:
        """Shows ``choices``, of which ``chosen`` are on. Without any the section is hidden."""
        self._choices, self._chosen = list(choices), list(chosen)
        shown = _SHOWN if len(choices) > _SHOWN + 1 else len(choices)  # "thêm 1" would take the place of the one
        rest = [one for one in self._choices[shown:] if one.value in self._chosen]
        self._keep_rows([*self._choices[:shown], *rest])
        self.setVisible(bool(choices))
        self._show_rows()

    def _keep_rows(self, wanted: Sequence[Choice]) -> None:
        """One row for each; those that are there already stay, and the keyboard with them."""
        for key in [key for key in self._rows if key not in {one.value for one in wanted}]:
            self._let_go(self._rows.pop(key))
        for place, one in enumerate(wanted):
            row = self._rows.get(one.value)
            if row is None or row.words != one.words:
                if row is not None:
                    self._let_go(row)
                row = self._rows[one.value] = self._made(one)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            row.set_number(one.count)
            row.setChecked(one.value in self._chosen)

    def _made(self, choice: Choice) -> SideRow:
        row = self.row_kind(choice.words)
        row.stop_at_tab(False)
        row.clicked.connect(partial(self._click, choice.value))
        return row

    def _let_go(self, row: SideRow) -> None:
        if row.hasFocus():
            self._head.setFocus(Qt.FocusReason.TabFocusReason)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def open_list(self) -> Picker:
        """All choices, to be searched; returns the list, for tests."""
        several = len(self._chosen) != 1
        chosen = None if several else self._chosen[0]
        return open_picker(self._head, self._name, self._choices, self._pick, chosen=chosen, offers_all=not several)

    def _pick(self, value: object) -> None:
        """From the list of all; None takes back what is chosen."""
        goal = self._chosen[0] if value is None and self._chosen else value
        if value not in self._chosen:
            self.chosen.emit(goal)

    def _click(self, key: object, _checked: bool = False) -> None:
        row = self._rows[key]
        row.setChecked(key in self._chosen)
        self.chosen.emit(key)

    def _show_rows(self) -> None:
        unfolded = self._head.isChecked()
        for key, row in self._rows.items():
            row.setVisible(unfolded or key in self._chosen)
        hidden = max(len(self._choices) - len(self._rows), 0)
        self._more.setVisible(unfolded and hidden > 0)
        self._more.setText(self.tr("thêm %s").replace("%s", lettering.grouped(hidden)))
        self._more.setAccessibleName(f"{self._name}: {self._more.text()}")
        self._more.updateGeometry()
