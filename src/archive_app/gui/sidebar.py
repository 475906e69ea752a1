"""The left side: which archive is open, what of it the list shows, and what narrows it.

Counts and choices come from outside. Narrow windows show it as a strip of icons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import ElidedLabel, LinkButton, Separator
from archive_app.gui.focus_ring import follow_focus
from archive_app.gui.theme import px

WIDE, NARROW = 232, 48
_SHOWN = 8
"""Rows of a section that are shown before "thêm"."""


class _Line(QPushButton):
    """What the sidebar's rows share: they span its width, arrow keys go from one to the next."""

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
        while side is not None and not isinstance(side, Sidebar):
            side = side.parentWidget()
        lines = [line for line in side.findChildren(_Line) if line.isVisible()] if side else []
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


class _ViewRow(_Line):
    """One of the views; the one shown has its icon filled and the accent's bar."""

    def __init__(self, words: str, icon: str) -> None:
        self.icon_name = icon
        super().__init__(words)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        self.paint_ground(painter, "sel" if chosen else None)
        if chosen:
            lettering.box(painter, QRectF(0, px(7), px(3), self.height() - px(14)), px(3) / 2, "acc")
        side = px(16)
        left = (self.width() - side) / 2 if self.compact else px(10)
        place = QRectF(round(left), round((self.height() - side) / 2), side, side)
        icons.paint(
            painter, f"{self.icon_name}-fill" if chosen else self.icon_name, place, "acct" if chosen else "text2"
        )
        if not self.compact:
            self.paint_words(painter, px(36), "strong" if chosen else "body", "text")


class _FacetRow(_Line):
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


class _SectionHead(_Line):
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


class ArchiveHead(QPushButton):
    """Whose archive this is and where; opens the archive's menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._folder, self._compact = "", "", False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_focus(self, 8)

    def tell(self, office: str, folder: str) -> None:
        self._office, self._folder = office or self.tr("Kho hội nghị"), folder
        self.setAccessibleName(self.tr("Kho đang mở: %s").replace("%s", self._office))
        self.setToolTip(lettering.tip(f"{self._office}\n{folder}"))
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact

    def sizeHint(self) -> QSize:
        return QSize(px(32), px(48))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = QPainter(self), theme.tokens().color
        if self.underMouse() or self.isDown():
            lettering.box(painter, self.rect(), px(8), "hover")
        side = px(32)
        left = (self.width() - side) / 2 if self._compact else px(10)
        tile = QRectF(round(left), round((self.height() - side) / 2), side, side)
        lettering.box(painter, tile, px(8), "acc")
        centre = Qt.AlignmentFlag.AlignHCenter
        lettering.write(painter, tile, initials(self._office), "strong", color("acc_label"), align=centre)
        if self._compact:
            return
        caret = px(12)
        at, room = tile.right() + px(10), self.width() - tile.right() - px(10) - px(2) - caret - px(4)
        half = self.height() / 2
        lettering.write(painter, QRectF(at, half - px(20), room, px(20)), self._office, "strong", color("text"))
        lettering.write(painter, QRectF(at, half + px(1), room, px(17)), self._folder, "secondary", color("text2"))
        place = QRectF(self.width() - px(2) - caret, round(half - caret / 2), caret, caret)
        icons.paint(painter, "down", place, "text2")


def initials(office: str) -> str:
    """Two letters for an office: of the last two words that begin with a capital, so that Hải Lâm is HL."""
    words = [word for word in office.replace("–", " ").split() if word[:1].isupper() and not word.isupper()]
    letters = "".join(word[0] for word in (words or office.split())[-2:])
    return letters.upper() or "K"


class Sidebar(QWidget):
    """Head, views, and the sections that narrow."""

    view_chosen = Signal(str)
    """meetings, unreviewed, drafts or bin."""
    year_chosen = Signal(object)
    kind_chosen = Signal(object)
    archive_menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.surface(self, "app")
        self._compact = False
        self.head = ArchiveHead()
        self.views = {
            "meetings": _ViewRow(self.tr("Hội nghị"), "meeting"),
            "unreviewed": _ViewRow(self.tr("Chưa duyệt"), "unreviewed"),
            "drafts": _ViewRow(self.tr("Nháp"), "draft"),
            "bin": _ViewRow(self.tr("Thùng rác"), "bin"),
        }
        self.years, self.kinds = Section(self.tr("Năm")), Section(self.tr("Loại"))
        self._narrow = ElidedLabel(self.tr("Lọc"), "section", "text2")
        self._clear = LinkButton(self.tr("Xóa lọc"))
        self._facets = QWidget()
        self._lay_out()
        self.head.clicked.connect(self.archive_menu_wanted)
        for name, row in self.views.items():
            row.clicked.connect(partial(self._choose_view, name))
        for section, signal in ((self.years, self.year_chosen), (self.kinds, self.kind_chosen)):
            section.chosen.connect(self._show_clear)
            section.chosen.connect(signal)
        self._clear.clicked.connect(self._clear_all)
        self.set_view("meetings")
        self.set_compact(False)
        self._show_clear()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(9), 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(px(6))
        for row in self.views.values():
            column.addWidget(row)
        inside = QVBoxLayout(self._facets)
        inside.setContentsMargins(0, px(4), 0, px(8))
        inside.setSpacing(0)
        for section in (self.years, self.kinds):
            inside.addWidget(section)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._facets)
        top = QHBoxLayout()
        top.setContentsMargins(px(10), px(8), px(6), 0)
        top.addWidget(self._narrow, 1)
        top.addWidget(self._clear)
        self._line = Separator()
        column.addSpacing(px(10))
        column.addWidget(self._line)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        column.addStretch(0)

    def set_archive(self, office: str, folder: str) -> None:
        """The head: whose archive, and where it is."""
        self.head.tell(office, folder)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many there are in each view; 0 is not shown."""
        for name, row in self.views.items():
            row.set_number(counts.get(name, 0))

    def set_view(self, view: str) -> None:
        """Shows ``view`` as chosen without telling anybody."""
        for name, row in self.views.items():
            row.setChecked(name == view)
            row.stop_at_tab(name == view)

    def set_years(self, rows: Sequence[tuple[int, int]], chosen: int | None = None) -> None:
        """``rows`` are (year, how many)."""
        self.years.set_rows([(year, str(year), number) for year, number in rows], chosen)
        self._show_clear()

    def set_kinds(self, rows: Sequence[tuple[str, str, int]], chosen: str | None = None) -> None:
        """``rows`` are (code, name on screen, how many)."""
        self.kinds.set_rows(rows, chosen)
        self._show_clear()

    def set_compact(self, compact: bool) -> None:
        """A strip of icons, or the whole."""
        self._compact = compact
        self.setFixedWidth(px(NARROW if compact else WIDE))
        self._column.setContentsMargins(px(4 if compact else 8), px(8), px(5 if compact else 9), 0)
        self.head.set_compact(compact)
        for row in self.views.values():
            row.set_compact(compact)
        self._show_clear()

    def _choose_view(self, name: str, _checked: bool = False) -> None:
        self.set_view(name)
        self.view_chosen.emit(name)

    def _clear_all(self) -> None:
        for section in (self.years, self.kinds):
            section.clear()

    def _show_clear(self) -> None:
        offered = not self._compact and not (self.years.isHidden() and self.kinds.isHidden())
        for part in (self._scroll, self._line, self._narrow):
            part.setVisible(offered)
        self._clear.setVisible(offered and (self.years.value() is not None or self.kinds.value() is not None))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), theme.tokens().color("line"))
