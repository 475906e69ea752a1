"""The head of a meeting: its whole title, what is known of it on a line or two, and what can be done with it.

Doing it is left to whoever listens; the rest of the pane is `reading_pane`'s.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from archive_app import wording
from archive_app.gui import icons, lettering, meeting_words, theme
from archive_app.gui.controls import Chip, IconButton, Label, LinkButton
from archive_app.gui.flow_layout import FlowLayout
from archive_app.gui.marked_lines import break_lines, paint_lines
from archive_app.gui.menus import Menu
from archive_app.gui.theme import px
from archive_app.model import Meeting, Span


class Title(Label):
    """The title on up to three lines, with the words that were searched for on a soft mark."""

    def __init__(self) -> None:
        super().__init__("", "page_title", "text", 3)
        self._marks: tuple[Span, ...] = ()

    def set_title(self, title: str, marks: tuple[Span, ...]) -> None:
        self._marks = marks
        self.setText(title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        lines, cut = break_lines(self.text(), self._marks, "page_title", self.width(), 3)
        high = theme.line_height("page_title")
        at = QPointF(0, (self.height() - len(lines) * high) / 2)
        colors = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_lines(painter, at, lines, "page_title", ink=colors.color("text"), wash=colors.color("hit_soft"))
        self._tell_cut(cut)


class Fact(QWidget):
    """One thing that is known, behind its icon; elided at the width of the pane."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self._icon, self._name, self._words = icon, name, ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_words(self, words: str) -> None:
        self._words = lettering.one_line(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(lettering.tip(f"{self._name}: {words}"))
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(lettering.width(self._words, "body") + 0.5) + px(22), theme.line_height("body") + px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(48), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(14)
        place = QRectF(0, round((self.height() - side) / 2), side, side)
        icons.paint(painter, self._icon, place, "text2")
        words = QRectF(px(20), 0, self.width() - px(20), self.height())
        lettering.write(painter, words, self._words, "body", theme.tokens().color("text2"))


class MeetingHeader(QWidget):
    edit_wanted = Signal()
    attach_wanted = Signal()
    reviewed = Signal()
    bin_wanted = Signal()
    unbin_wanted = Signal()
    like_wanted = Signal()

    def __init__(self, language: str = "vi", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._binned, self._may_change = language, False, True
        self.title = Title()
        self._days = Fact("calendar", self.tr("Ngày"))
        self._organizer = Fact("body", self.tr("Cơ quan tổ chức"))
        self._kind = Fact("kind", self.tr("Loại"))
        self._place = Fact("place", self.tr("Nơi họp"))
        self._unreviewed = Chip(self.tr("Chưa duyệt"), "plain", "circle")
        self._review = LinkButton(self.tr("Đánh dấu đã duyệt"))
        self._review.clicked.connect(self.reviewed)
        self._citations = Label("", "secondary", "text2", 2)
        self._edit = IconButton("edit", self.tr("Sửa hội nghị"), "F2")
        self._edit.clicked.connect(self.edit_wanted)
        self._attach = IconButton("attach", self.tr("Đính kèm tệp"), "Ctrl+Shift+A")
        self._attach.clicked.connect(self.attach_wanted)
        self._more = IconButton("more", self.tr("Việc khác"))
        self._more.clicked.connect(self._show_menu)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.title, 1)
        for button in (self._edit, self._attach, self._more):
            self._top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._facts = FlowLayout()
        for part in (self._days, self._organizer, self._place, self._kind, self._unreviewed, self._review):
            self._facts.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addLayout(self._facts)
        self._column.addWidget(self._citations)
        # Not "Maximum": that would cap the height at what the words take on the widest of panes.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_meeting(self, meeting: Meeting, title_marks: tuple[Span, ...]) -> None:
        fields = meeting.fields
        self._binned = meeting.binned_at is not None
        self.title.set_title(fields.title, title_marks)
        self._days.set_words(meeting_words.days(fields.dates))
        self._organizer.set_words(fields.organizer or "")
        self._place.set_words(fields.place or "")
        self._kind.set_words(wording.kind_name(fields.kind, self._language))
        cited = "; ".join(meeting_words.citation(one) for one in fields.citations)
        self._citations.setText(self.tr("Viện dẫn: {0}").format(cited) if cited else "")
        self._citations.setVisible(bool(cited))
        self._unreviewed.setVisible(not fields.reviewed)
        self._review.setVisible(not fields.reviewed and not self._binned and self._may_change)
        self._tell_actions()

    def set_may_change(self, may: bool) -> None:
        """False in an archive that can only be read."""
        self._may_change = may
        self._tell_actions()

    def _tell_actions(self) -> None:
        may = self._may_change and not self._binned
        why = self.tr("Kho đang mở chỉ để đọc") if not self._may_change else self.tr("Phục hồi hội nghị trước đã")
        for button, key in ((self._edit, "F2"), (self._attach, "Ctrl+Shift+A")):
            button.setEnabled(may)
            button.setToolTip(lettering.tip(button.accessibleName(), key) if may else lettering.tip(why))
        self._more.setEnabled(self._may_change or not self._binned)

    def _show_menu(self) -> None:
        menu = self._menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self._more.mapToGlobal(QPoint(self._more.width(), self._more.height()))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _menu(self) -> Menu:
        menu = Menu(self)
        if self._binned:
            menu.add(self.tr("Phục hồi"), self.unbin_wanted.emit, icon="restore")
            return menu
        menu.add(self.tr("Giống hội nghị này"), self.like_wanted.emit, icon="like")
        if self._may_change:
            menu.add(self.tr("Sửa hội nghị"), self.edit_wanted.emit, icon="edit", key="F2")
            menu.add(self.tr("Đính kèm tệp"), self.attach_wanted.emit, icon="attach", key="Ctrl Shift A")
            menu.addSeparator()
            words = self.tr("Chuyển vào thùng rác")
            menu.add(words, self.bin_wanted.emit, icon="bin", key="Del", destructive=True)
        return menu

    def _restyle(self) -> None:
        self._column.setContentsMargins(px(24), px(12), px(20), px(6))
        self._column.setSpacing(px(2))
        self._top.setSpacing(px(2))
        self._facts.setSpacing(px(18))
        self._facts.line_gap = px(2)
        self.updateGeometry()
