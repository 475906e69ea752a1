"""The files kept with a meeting that are no photos: what they are, how large, and which one the report came from.

Opening, copying, removing and attaching are asked of whoever listens; photos are `photo_strip`'s.
"""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui import icons, lettering, theme
from archive_app.gui.attachment_list import AttachmentList, AttachmentModel, Index
from archive_app.gui.controls import Button, ElidedLabel, GhostButton, chip_width, paint_chip
from archive_app.gui.empty_state import EmptyState
from archive_app.gui.theme import px
from archive_app.model import Attachment


def size_words(size: int) -> str:
    """Bytes as people say them: 21,4 KB."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


class DocumentRow(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), theme.line_height("control") + theme.line_height("secondary") + px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        kept = view.attachment(index) if isinstance(view, AttachmentList) else None
        if kept is None or not isinstance(view, QWidget):
            return
        painter.save()
        row = option.rect.adjusted(px(4), px(1), -px(4), -px(1))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, row, option.state, focused=selected and view.hasFocus())
        side = px(20)
        middle = round(row.center().y() - side / 2)
        name = "document" if kept.kind == "document" or kept.is_report else "file"
        icons.paint(painter, name, QRectF(row.x() + px(12), middle, side, side), "acct" if selected else "text2")
        inside = row.adjusted(px(44), px(7), -px(12), -px(7))
        if kept.is_report:
            inside.setRight(inside.right() - self._paint_report_chip(painter, inside) - px(12))
        first = QRectF(inside.x(), inside.y(), inside.width(), theme.line_height("control"))
        second = QRectF(inside.x(), first.bottom(), inside.width(), theme.line_height("secondary"))
        lettering.write(painter, first, kept.caption or kept.file_name, "control", theme.tokens().color("text"))
        lettering.write(painter, second, _about(kept), "secondary", theme.tokens().color("text2"))
        painter.restore()

    def _paint_report_chip(self, painter: QPainter, inside: QRect) -> int:
        words = self.tr("Báo cáo gốc")
        wide, high = chip_width(words), px(22)
        place = QRectF(inside.right() + 1 - wide, round(inside.center().y() - high / 2), wide, high)
        paint_chip(painter, place, words, "acc")
        return wide


def _about(kept: Attachment) -> str:
    parts = [PurePath(kept.file_name).suffix.removeprefix(".").upper(), size_words(kept.size)]
    if kept.caption:
        parts.insert(0, kept.file_name)
    return " · ".join(part for part in parts if part)


def _paint_ground(painter: QPainter, row: QRect, state: QStyle.StateFlag, *, focused: bool) -> None:
    if state & QStyle.StateFlag.State_Selected:
        lettering.box(painter, row, px(8), "sel")
        bar = QRectF(row.x(), row.y() + px(10), px(3), row.height() - px(20))
        lettering.box(painter, bar, px(3) / 2, "acc")
    elif state & QStyle.StateFlag.State_MouseOver:
        lettering.box(painter, row, px(8), "hover")
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.tokens().color("acc"), 2))
        painter.drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), px(7), px(7))


class DocumentsTab(QWidget):
    opened = Signal(str)
    """Ids of attachments, here and below."""
    copy_wanted = Signal(str)
    remove_wanted = Signal(str)
    drag_wanted = Signal(str)
    attach_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = AttachmentList()
        self._rows = AttachmentModel(self.list)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(DocumentRow(self.list))
        self.list.setAccessibleName(self.tr("Tài liệu của hội nghị"))
        for name in ("opened", "copy_wanted", "remove_wanted", "drag_wanted"):
            getattr(self.list, name).connect(getattr(self, name))
        self._empty = EmptyState()
        what, how = self.tr("Chưa có tài liệu nào"), self.tr("Thả tệp vào đây, hoặc chọn tệp để đính kèm.")
        self._empty.tell("document", what, how, self.tr("Đính kèm tệp"))
        self._empty.acted.connect(self.attach_wanted)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._tell_actions)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._hint = ElidedLabel(self.tr("Mở bản sao; tệp gốc giữ nguyên."), "secondary", "text3")
        self._open = GhostButton(self.tr("Mở"), "open")
        self._copy = GhostButton(self.tr("Lưu bản sao…"), "save_as")
        self._attach = Button(self.tr("Đính kèm"), "attach")
        self._open.clicked.connect(lambda: self._act(self.opened))
        self._copy.clicked.connect(lambda: self._act(self.copy_wanted))
        self._attach.clicked.connect(self.attach_wanted)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self._hint, 1)
        for button in (self._open, self._copy, self._attach):
            self._bar.addWidget(button)
        full = QWidget()
        self._column = QVBoxLayout(full)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.list, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def set_documents(self, documents: tuple[Attachment, ...]) -> None:
        self._rows.set_attachments(documents)
        self._stack.setCurrentIndex(0 if documents else 1)
        if documents and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._rows.index(0))
        self._tell_actions()

    def set_may_change(self, may: bool) -> None:
        """False where files can only be read."""
        self.list.set_may_change(may)
        self._attach.setVisible(may)

    def start_drag(self, path: str) -> None:
        self.list.start_drag(path)

    def _act(self, asked: SignalInstance) -> None:
        if kept := self.list.attachment():
            asked.emit(kept.id)

    def _tell_actions(self) -> None:
        chosen = self.list.attachment() is not None
        for button in (self._open, self._copy):
            button.setEnabled(chosen)
            button.setToolTip("" if chosen else self.tr("Chọn một tệp trước"))

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, px(12), 0, 0)
        self._column.setSpacing(px(8))
        self._bar.setSpacing(px(4))
        self._bar.setContentsMargins(px(8), 0, 0, 0)
        self.list.scheduleDelayedItemsLayout()
