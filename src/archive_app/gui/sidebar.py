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
from archive_app.gui.facets import Section, SideRow
from archive_app.gui.focus_ring import follow_focus
from archive_app.gui.theme import px

WIDE, NARROW = 232, 48


class _ViewRow(SideRow):
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
        self.setProperty("arrow_group", True)
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
