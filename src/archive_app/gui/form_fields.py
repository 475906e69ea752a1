"""The fields of a form beyond a line of text: a title that grows to three lines, and a choice of one kind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from archive_app.gui import icons, lettering, theme
from archive_app.gui.theme import px


class TitleField(QPlainTextEdit):
    """One title, shown on one to three lines. Enter goes on to the next field."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setProperty("field", "true")
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(px(3))
        self.setFont(theme.font("body"))
        self.textChanged.connect(self.updateGeometry)

    def set_wrong(self, wrong: bool) -> None:
        edge = theme.tokens().bad
        self.setStyleSheet(f"QPlainTextEdit {{ border: 2px solid {edge}; }}" if wrong else "")

    def title(self) -> str:
        return " ".join(self.toPlainText().split())

    def sizeHint(self) -> QSize:
        lines = min(max(int(self.document().size().height()), 1), 3)
        return QSize(px(200), lines * self.fontMetrics().lineSpacing() + 2 * (px(3) + px(4) + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(32))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._composing:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, carried: QMimeData) -> None:
        self.insertPlainText(" ".join(carried.text().split()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != theme.font("body"):
            self.setFont(theme.font("body"))
            self.updateGeometry()


class _Choice(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(120), px(30))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        chosen = option.state & QStyle.StateFlag.State_Selected
        row = QRectF(option.rect)
        painter.fillRect(row, theme.tokens().color("sel" if chosen else "raised"))
        if chosen:
            painter.fillRect(QRectF(row.x(), row.y(), px(3), row.height()), theme.tokens().color("acc"))
        ink = theme.tokens().color("text" if index.data(Qt.ItemDataRole.UserRole) else "text3")
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        lettering.write(painter, row.adjusted(px(12), 0, -px(8), 0), words, "body", ink)


class ChoiceField(QComboBox):
    """One of several, or none; drawn like the other fields."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        view = QListView()
        view.setItemDelegate(_Choice(view))
        self.setView(view)
        self.setMaxVisibleItems(20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(32))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling over the form must not change what it says.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(self.rect())
        lettering.box(painter, place, px(6), "raised", "line2")
        if self.hasFocus():
            lettering.box(painter, place, px(6), "acc")
            lettering.box(painter, place.adjusted(2, 2, -2, -2), px(6) - 1, "raised")
        else:
            y, r = self.height() - 1, px(6)
            painter.fillRect(QRectF(r, y, self.width() - 2 * r, 1), theme.tokens().color("ctl"))
        ink = theme.tokens().color("text" if self.currentData() else "text3")
        words = place.adjusted(px(12), 0, -px(34), 0)
        lettering.write(painter, words, self.currentText(), "body", ink)
        side = px(14)
        arrow = QRectF(self.width() - px(12) - side, round((self.height() - side) / 2), side, side)
        icons.paint(painter, "down", arrow, "text2")
