"""What was done to a meeting, by whom and when, the newest first. The words are `history_words`'."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui import icons, lettering, theme
from archive_app.gui.attachment_list import Index
from archive_app.gui.history_words import Told, told
from archive_app.gui.theme import px
from archive_app.model import Change

_TOLD = Qt.ItemDataRole.UserRole


class HistoryRow(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(_TOLD)
        details = len(line.details) if isinstance(line, Told) else 0
        lines = theme.line_height("control") + (1 + details) * theme.line_height("secondary")
        return QSize(px(200), lines + px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, view = index.data(_TOLD), self.parent()
        if not isinstance(line, Told) or not isinstance(view, QWidget):
            return
        painter.save()
        row, colors = option.rect, theme.tokens()
        if index.row():
            painter.fillRect(QRectF(row.x() + px(36), row.y(), row.width() - px(36), 1), colors.color("line"))
        if option.state & QStyle.StateFlag.State_Selected and view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colors.color("acc"), 2))
            painter.drawRoundedRect(QRectF(row).adjusted(2, 3, -2, -2), px(8), px(8))
        side, high = px(16), theme.line_height("control")
        top, left, room = row.y() + px(10), row.x() + px(36), row.width() - px(36) - px(12)
        icons.paint(painter, line.icon, QRectF(row.x() + px(10), round(top + (high - side) / 2), side, side), "text2")
        taken = lettering.width(line.when, "secondary")
        lettering.write(
            painter, QRectF(left, top, room - taken - px(16), high), line.what, "control", colors.color("text")
        )
        at = QRectF(left + room - taken, top, taken + 1, high)
        lettering.write(painter, at, line.when, "secondary", colors.color("text2"))
        small = theme.line_height("secondary")
        for number, words in enumerate((line.who, *line.details)):
            place = QRectF(left, top + high + number * small, room, small)
            lettering.write(painter, place, words, "secondary", colors.color("text2" if number else "text3"))
        painter.restore()


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Told, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == _TOLD:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join((line.when, line.who, line.what, *line.details))
        if role == Qt.ItemDataRole.ToolTipRole and line.details:
            return lettering.tip("\n".join(line.details)).replace("\n", "<br>")
        return None


class HistoryTab(QWidget):
    def __init__(self, language: str = "vi", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.list = QListView()
        self._lines = _Lines(self.list)
        self.list.setModel(self._lines)
        self.list.setItemDelegate(HistoryRow(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Lịch sử của hội nghị"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Any order is taken; the newest stands first."""
        self._lines.beginResetModel()
        newest_first = sorted(changes, key=lambda change: change.seq, reverse=True)
        self._lines.lines = tuple(told(change, self._language) for change in newest_first)
        self._lines.endResetModel()

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, px(8), 0, 0)
        self.list.verticalScrollBar().setSingleStep(px(40))
        self.list.scheduleDelayedItemsLayout()
