"""The left side: which archive is open, what of it the list shows, which searches were saved, and what narrows.

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
from archive_app.gui.filters import SWITCHES, Choice, filter_name
from archive_app.gui.focus_ring import follow_focus
from archive_app.gui.picker import Picker, open_picker
from archive_app.gui.saved_section import SavedSection
from archive_app.gui.theme import px

WIDE, NARROW = 232, 48
_LISTED = ("year", "kind", "organizer", "school_year", "lacking")
"""The filters that have a section of their own, in their order; the switches share one."""


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
    """Head, views, saved searches, and the sections that narrow."""

    view_chosen = Signal(str)
    """meetings, unreviewed, drafts or bin."""
    filter_chosen = Signal(str, object)
    """The name of a filter, and its value or None."""
    filters_clear_wanted = Signal()
    archive_menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.surface(self, "app")
        self.setProperty("arrow_group", True)
        self._compact, self._offered = False, True
        self._filters: dict[str, object] = {}
        self.head = ArchiveHead()
        self.views = {
            "meetings": _ViewRow(self.tr("Hội nghị"), "meeting"),
            "unreviewed": _ViewRow(self.tr("Chưa duyệt"), "unreviewed"),
            "drafts": _ViewRow(self.tr("Nháp"), "draft"),
            "bin": _ViewRow(self.tr("Thùng rác"), "bin"),
        }
        self.saved = SavedSection(self.tr("Tìm kiếm đã lưu"))
        self.saved_icon = _ViewRow(self.tr("Tìm kiếm đã lưu"), "star")
        self.saved_icon.setCheckable(False)
        self.sections = {name: Section(filter_name(name), unfolded=name != "school_year") for name in _LISTED}
        self.sections["having"] = Section(self.tr("Kèm theo"))
        self._title = ElidedLabel(self.tr("Lọc"), "section", "text2")
        self._clear = LinkButton(self.tr("Bỏ lọc"))
        self._narrowing = QWidget()
        self._lay_out()
        self._connect()
        self.set_view("meetings")
        self.set_compact(False)

    def _connect(self) -> None:
        self.head.clicked.connect(self.archive_menu_wanted)
        for name, row in self.views.items():
            row.clicked.connect(partial(self._choose_view, name))
        self.saved_icon.clicked.connect(self.open_saved)
        for name, section in self.sections.items():
            section.chosen.connect(partial(self._choose_filter, name))
        self._clear.clicked.connect(self.filters_clear_wanted)

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(px(6))
        for row in (*self.views.values(), self.saved_icon):
            column.addWidget(row)
        column.addSpacing(px(10))
        self._line = Separator()
        column.addWidget(self._line)
        column.addWidget(self._lay_out_folding(), 1)
        column.addStretch(0)

    def _lay_out_folding(self) -> QScrollArea:
        """What may be longer than the window: saved searches, and what narrows."""
        top = QHBoxLayout()
        top.setContentsMargins(px(10), px(6), px(6), px(2))
        top.addWidget(self._title, 1)
        top.addWidget(self._clear)
        narrowing = QVBoxLayout(self._narrowing)
        narrowing.setContentsMargins(0, 0, 0, 0)
        narrowing.setSpacing(0)
        narrowing.addLayout(top)
        for name in ("year", "kind", "organizer", "having", "school_year", "lacking"):
            narrowing.addWidget(self.sections[name])
        folding = QWidget()
        inside = QVBoxLayout(folding)
        inside.setContentsMargins(0, px(8), 0, px(8))
        inside.setSpacing(0)
        inside.addWidget(self.saved)
        inside.addWidget(self._narrowing)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(folding)
        return self._scroll

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

    def show_filters(self, choices: Mapping[str, Sequence[Choice]], chosen: Mapping[str, object]) -> None:
        """What can be chosen, and what is, by the names of the filters; nobody is told."""
        self._filters = dict(chosen)
        for name in _LISTED:
            self.sections[name].set_rows(choices.get(name, ()), [chosen[name]] if name in chosen else [])
        having = [Choice(name, one.words, one.count) for name in SWITCHES for one in choices.get(name, ())]
        self.sections["having"].set_rows(having, [name for name in SWITCHES if name in chosen])
        self._show_parts()

    def offer_filters(self, offered: bool) -> None:
        """Whether what the list shows can be narrowed at all."""
        self._offered = offered
        self._show_parts()

    def show_saved(self, names: Sequence[str], current: str = "") -> None:
        """The saved searches; ``current`` is the one that the list shows now."""
        self.saved.set_names(names, current)
        self._show_parts()

    def open_saved(self) -> Picker:
        """The saved searches as a list, where the sidebar is a strip; returns it, for tests."""
        rows, current = self.saved.rows()
        name = self.saved_icon.words
        return open_picker(self.saved_icon, name, rows, self.saved.chosen.emit, chosen=current, offers_all=False)

    def set_compact(self, compact: bool) -> None:
        """A strip of icons, or the whole."""
        self._compact = compact
        self.setFixedWidth(px(NARROW if compact else WIDE))
        self._column.setContentsMargins(px(4 if compact else 8), px(8), px(5 if compact else 9), 0)
        self.head.set_compact(compact)
        for row in (*self.views.values(), self.saved_icon):
            row.set_compact(compact)
        self._show_parts()

    def _choose_view(self, name: str, _checked: bool = False) -> None:
        self.set_view(name)
        self.view_chosen.emit(name)

    def _choose_filter(self, name: str, value: object) -> None:
        """A click on what is on takes it off."""
        if name == "having":
            self.filter_chosen.emit(str(value), None if value in self._filters else True)
        else:
            self.filter_chosen.emit(name, None if self._filters.get(name) == value else value)

    def _show_parts(self) -> None:
        """A strip of icons has no room for sections, and a list that cannot be narrowed no use for them."""
        any_saved = not self.saved.isHidden()
        self.saved_icon.setVisible(self._compact and any_saved)
        narrows = self._offered and any(not one.isHidden() for one in self.sections.values())
        self._narrowing.setVisible(narrows)
        for part in (self._scroll, self._line):
            part.setVisible(not self._compact and (any_saved or narrows))
        self._clear.setVisible(bool(self._filters))
        self._clear.setText(self.tr("Bỏ mọi bộ lọc") if len(self._filters) > 1 else self.tr("Bỏ lọc"))
        self._clear.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), theme.tokens().color("line"))
