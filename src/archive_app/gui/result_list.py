"""The list of what was found: a line of count and order above it, the rows, and what stands there when it is empty.

It shows answers and says what is wanted; searching and opening are left to the main window.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui import lettering, theme
from archive_app.gui.controls import ElidedLabel
from archive_app.gui.empty_state import EmptyState
from archive_app.gui.filters import chosen_of
from archive_app.gui.menus import Menu
from archive_app.gui.result_model import HIT, ResultModel
from archive_app.gui.result_row import ResultRow, row_height
from archive_app.gui.sort_button import SortButton
from archive_app.gui.theme import px
from archive_app.model import Answer, Hit

Index = QModelIndex | QPersistentModelIndex
View = Literal["meetings", "unreviewed", "drafts", "bin"]


class RowList(QTableView):
    """The rows themselves.

    A table of one column, because its layout does not grow with the rows: 100,000 are laid out in 1 ms, where
    QListView takes 290 ms at every reset.
    """

    opened = Signal(str)
    chosen = Signal(str)
    bin_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    leave_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = ResultRow(parent=self)
        self._waiting = False
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_rows()
        self.setAccessibleName(self.tr("Danh sách hội nghị"))
        self.doubleClicked.connect(self._open)

    @property
    def delegate(self) -> ResultRow:
        return self._delegate

    def _size_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.verticalScrollBar().setSingleStep(row_height() // 3)

    def current_id(self) -> str | None:
        hit = self.currentIndex().data(HIT) if self.currentIndex().isValid() else None
        return hit.meeting.id if isinstance(hit, Hit) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tell_chosen()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        super().dataChanged(first, last, list(roles))
        if self._waiting and first.row() <= self.currentIndex().row() <= last.row():
            self._tell_chosen()

    def _tell_chosen(self) -> None:
        meeting_id = self.current_id()
        # The row may be chosen before its page is here; it is told when the page comes.
        self._waiting = meeting_id is None and self.currentIndex().isValid()
        if meeting_id is not None:
            self.chosen.emit(meeting_id)

    def _open(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if isinstance(hit, Hit):
            self.opened.emit(hit.meeting.id)

    def set_ring(self, *, shown: bool) -> None:
        if self._delegate.ring != shown:
            self._delegate.ring = shown
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.set_ring(shown=not by_mouse)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and not by_mouse and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.set_ring(shown=False)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meeting_id, key = self.current_id(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and meeting_id:
            self.opened.emit(meeting_id)
        elif key == Qt.Key.Key_Delete and meeting_id:
            self.bin_wanted.emit(meeting_id)
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.leave_up.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(0 if key == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)
            self.set_ring(shown=True)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: looking through 100,000 titles for a letter would ask for every page. The search box finds."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        hit = index.data(HIT) if index.isValid() else None
        if isinstance(hit, Hit):
            at = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(hit.meeting.id, self.viewport().mapToGlobal(at))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_delegate"):
            self._size_rows()

    def choose_row(self, row: int, *, quiet: bool = False) -> None:
        """Selects ``row``; ``quiet`` does not tell anybody."""
        self.blockSignals(quiet)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flag)
        self.blockSignals(False)


class ResultList(QWidget):
    """Header, rows and empty states over a `ResultModel`."""

    opened = Signal(str)
    chosen = Signal(str)
    edit_wanted = Signal(str)
    attach_wanted = Signal(str)
    bin_wanted = Signal(str)
    unbin_wanted = Signal(str)
    like_wanted = Signal(str, str)
    """Id and title of the meeting that others should resemble."""
    likeness_left = Signal()
    sort_chosen = Signal(str)
    """relevance or date."""
    filters_clear_wanted = Signal()
    import_wanted = Signal()
    page_wanted = Signal(int, int)
    """(offset, ticket), to be answered with `fill`."""
    thumbnail_wanted = Signal(str)
    leave_up = Signal()

    def __init__(self, language: str = "vi", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.surface(self, "pane")
        self.may_change = True
        """False in an archive that can only be read: nothing is offered that would fail."""
        self._answer: Answer | None = None
        self._view: View = "meetings"
        self.model = ResultModel(self)
        self.rows = RowList(self)
        self.rows.setModel(self.model)
        self.rows.delegate.language = language
        self.empty = EmptyState()
        self._count = ElidedLabel("", "secondary", "text")
        self._count.keep_whole()
        self.sort = SortButton()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(4), px(8), px(4))
        head.setSpacing(px(2))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for name in ("opened", "chosen", "leave_up"):
            getattr(self.rows, name).connect(getattr(self, name))
        self.rows.bin_wanted.connect(self._bin)
        self.rows.menu_wanted.connect(self.open_menu)
        self.rows.delegate.thumbnail_wanted.connect(self.thumbnail_wanted)
        self.model.page_wanted.connect(self.page_wanted)
        self.sort.chosen.connect(self.sort_chosen)
        self.empty.acted.connect(self._act_on_empty)

    def show_answer(self, answer: Answer, view: View = "meetings", *, keep: bool = True) -> None:
        """Shows the first page of an answer in ``view``.

        ``keep``: the meeting that was chosen stays chosen and where it was on the screen, if it is on the first page;
        one that is gone leaves its place to its neighbour.
        """
        kept, at = (self.rows.current_id(), self.rows.verticalScrollBar().value()) if keep else (None, 0)
        place = self.rows.currentIndex().row()
        self._answer, self._view = answer, view
        self.model.reset(answer.total, answer.hits)
        row = self.model.row_of(kept) if kept else -1
        if row >= 0:
            self.rows.choose_row(row, quiet=True)
            self.rows.verticalScrollBar().setValue(at)
            self.rows.scrollTo(self.model.index(row, 0))
        elif kept and 0 <= place < self.model.rowCount():
            self.rows.choose_row(place)  # what was chosen is gone, by the bin perhaps: its neighbour follows
        else:
            self.rows.scrollToTop()
        self._show_count(answer)
        self.sort.set_sort(answer.query.sort, offered=bool(answer.query.words) and answer.total > 0)
        self._stack.setCurrentWidget(self.rows if answer.total else self.empty)
        if not answer.total:
            self._show_empty(answer)

    def fill(self, offset: int, hits: tuple[Hit, ...], ticket: int) -> None:
        """A page asked for by `page_wanted`."""
        self.model.fill(offset, hits, ticket)

    def set_thumbnail(self, sha: str, image: QImage) -> None:
        """The picture of photo ``sha``; a null image: there is none to be had."""
        self.rows.delegate.set_thumbnail(sha, image)
        self.rows.viewport().update()

    def current_id(self) -> str | None:
        return self.rows.current_id()

    def focus_rows(self) -> None:
        """Puts the keyboard on the chosen row, else on the first."""
        self.rows.setFocus(Qt.FocusReason.TabFocusReason)

    def choose_id(self, meeting_id: str) -> bool:
        """Selects a meeting that is on a page kept; False when it is not."""
        row = self.model.row_of(meeting_id)
        if row >= 0:
            self.rows.choose_row(row)
        return row >= 0

    def choose_next(self, step: int = 1) -> None:
        """Selects the row ``step`` further."""
        row = self.rows.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.rows.choose_row(row)

    def open_menu(self, meeting_id: str, at: QPoint) -> Menu:
        """The menu of a row, opened at ``at`` on the screen; returns it, for tests."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Mở"), lambda: self.opened.emit(meeting_id), icon="open", key="Enter")
        if self._view in ("meetings", "unreviewed"):
            menu.add(self.tr("Giống hội nghị này"), lambda: self._ask_like(meeting_id), icon="like")
        if self.may_change:
            self._add_changes(menu, meeting_id)
        menu.popup(at)
        return menu

    def _add_changes(self, menu: Menu, meeting_id: str) -> None:
        """What the row's view lets one do to it."""
        if self._view == "drafts":
            menu.add(
                self.tr("Bỏ nháp"), lambda: self.bin_wanted.emit(meeting_id), icon="bin", key="Del", destructive=True
            )
        elif self._view == "bin":
            menu.add(self.tr("Phục hồi"), lambda: self.unbin_wanted.emit(meeting_id), icon="restore")
        else:
            menu.add(self.tr("Sửa"), lambda: self.edit_wanted.emit(meeting_id), icon="edit", key="F2")
            menu.add(
                self.tr("Đính kèm tệp"), lambda: self.attach_wanted.emit(meeting_id), icon="attach", key="Ctrl Shift A"
            )
            menu.add(
                self.tr("Chuyển vào thùng rác"),
                lambda: self.bin_wanted.emit(meeting_id),
                icon="bin",
                key="Del",
                destructive=True,
            )

    def _ask_like(self, meeting_id: str) -> None:
        found = self.model.hit(self.model.row_of(meeting_id))
        self.like_wanted.emit(meeting_id, found.meeting.title if found else "")

    def _bin(self, meeting_id: str) -> None:
        if self._view != "bin" and self.may_change:
            self.bin_wanted.emit(meeting_id)

    def _show_count(self, answer: Answer) -> None:
        total = answer.total
        if self._view == "drafts":
            words = self.tr("%Ln nháp", "", total)
        elif answer.about:
            words = self.tr("khoảng %Ln kết quả", "", rounded(total))
        elif answer.query.words:
            words = self.tr("%Ln kết quả", "", total)
        else:
            words = self.tr("%Ln hội nghị", "", total)
        if not answer.complete:
            words += self.tr(", đang lập chỉ mục")
        self._count.setText(words if total else "")

    def _show_empty(self, answer: Answer) -> None:
        asked = answer.query
        narrowed = bool(chosen_of(asked))
        if asked.words or narrowed:
            words = lettering.one_line(asked.words.strip())
            words = words if len(words) <= 60 else words[:59] + "…"
            what = (
                self.tr("Không thấy “%s”").replace("%s", words) if words else self.tr("Không có hội nghị nào như vậy")
            )
            if not answer.complete:
                how = self.tr("Chỉ mục đang được lập; kết quả sẽ đủ khi lập xong.")
            elif narrowed:
                how = self.tr("Thử bớt lọc, hoặc gõ không dấu.")
            else:
                how = self.tr("Thử ít chữ hơn, hoặc gõ không dấu.")
            self.empty.tell("search", what, how, self.tr("Bỏ lọc") if narrowed else "")
        elif asked.like:
            how = self.tr("Chưa có hội nghị nào khác trong kho nói về cùng những việc ấy.")
            self.empty.tell("like", self.tr("Không thấy hội nghị nào giống"), how, self.tr("Quay lại"))
        elif self._view == "bin":
            self.empty.tell("bin", self.tr("Thùng rác trống"), self.tr("Hội nghị bỏ đi nằm ở đây và phục hồi được."))
        elif self._view == "unreviewed":
            self.empty.tell("check", self.tr("Không còn hội nghị chưa duyệt"), self.tr("Mọi hội nghị đã được xem lại."))
        elif self._view == "drafts":
            self.empty.tell("draft", self.tr("Không có nháp"), self.tr("Chữ đang gõ được giữ ở đây cho đến khi lưu."))
        else:
            how = self.tr("Thả tệp báo cáo vào cửa sổ này, hoặc chọn tệp.")
            self.empty.tell("archive", self.tr("Kho chưa có hội nghị nào"), how, self.tr("Nhập báo cáo"))

    def _act_on_empty(self) -> None:
        asked = self._answer.query if self._answer else None
        if asked and chosen_of(asked):
            self.filters_clear_wanted.emit()
        elif asked and asked.like:
            self.likeness_left.emit()
        else:
            self.import_wanted.emit()


def rounded(number: int) -> int:
    """A number that is only about right, to its first two figures: 4213 is 4200."""
    return round(number, -max(len(str(number)) - 2, 0))
