"""The bar over the list: the search box, the star that saves a search, the chips that narrow, the one main button.

It tells what is asked for; asking is left to the main window.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import IconButton, PrimaryButton
from archive_app.gui.filter_row import FilterRow
from archive_app.gui.filters import Choice
from archive_app.gui.floating import Floating
from archive_app.gui.query_help import QueryHelp
from archive_app.gui.theme import px


class SearchField(QLineEdit):
    """The search box. It never touches what an input method is still composing, and says nothing until it is done."""

    query_changed = Signal(str)
    leave_down = Signal()
    submitted = Signal()
    escaped = Signal()
    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told, self._composing = "", False
        self.setProperty("search", "true")
        self.setFont(theme.font("search"))
        self.setPlaceholderText(self.tr("Tìm hội nghị, số văn bản, người…"))
        self.setAccessibleName(self.tr("Tìm trong kho"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._clear = IconButton("close", self.tr("Xóa ô tìm"), "Esc", size=28, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.help = IconButton("help", self.tr("Cách tìm"), "F1", size=28, parent=self)
        self.help.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.help.setCursor(Qt.CursorShape.ArrowCursor)
        self.help.clicked.connect(self.help_wanted)
        self.setTextMargins(px(28), 0, px(56), 0)
        self.textChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        return QSize(px(420), px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(140), px(40))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # A preedit may remove the selection it replaces; that is no query until something is committed.
        finished = bool(event.commitString()) or event.replacementLength() > 0
        self._composing = bool(event.preeditString()) and not finished
        super().inputMethodEvent(event)
        self._composing = False
        self._tell() if finished or not event.preeditString() else None
        self._clear.setVisible(bool(self.text() or event.preeditString()))

    def put_example(self, query: str) -> None:
        """Puts ``query`` in the place of what was typed (Ctrl+Z brings that back), its value ready to be typed over."""
        self.selectAll()
        self.insert(query)
        value = re.fullmatch(r'(?:\w+:)?"([^"]+)"|\w+:(\S+)', query)
        if value:
            start, end = value.span(value.lastindex or 0)
            self.setSelection(end, start - end)  # the cursor before it: at the end, it would be offered to go on
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._clear.setVisible(bool(self.text()))
        if not self._composing and self.text() != self._told:
            self._told = self.text()
            self.query_changed.emit(self._told)

    def event(self, event: QEvent) -> bool:
        """F1 is this box's own: elsewhere it shows all keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_f1(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.leave_down.emit()
        elif _is_f1(event):
            self.help_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear() if self.text() else self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        right = self.width() - px(7)
        for button in (self.help, self._clear):
            side = button.sizeHint()
            right -= side.width()
            button.setGeometry(right, (self.height() - side.height()) // 2, side.width(), side.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(18)
        where = QRectF(px(13), round((self.height() - side) / 2), side, side)
        icons.paint(QPainter(self), "search", where, "acc" if self.hasFocus() else "text2")


def _is_f1(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F1 and event.modifiers() == Qt.KeyboardModifier.NoModifier


class _Star(IconButton):
    """Filled, in the accent's colour, while what is asked is saved."""

    def colors(self) -> tuple[str | None, str | None, str]:
        fill, edge, ink = super().colors()
        return fill, edge, "acct" if self.icon_name == "star-fill" else ink


_FIELD, _NARROWEST = 420, 220
"""Px of the search box where there is room, and what it keeps while chips that are on need some."""


class SearchBar(QWidget):
    """60 px of search: box, star, chips, and Nhập báo cáo."""

    query_changed = Signal(str)
    filter_chosen = Signal(str, object)
    """The name of a filter, and its value or None."""
    filters_clear_wanted = Signal()
    save_wanted = Signal()
    import_wanted = Signal()
    leave_down = Signal()
    submitted = Signal()
    """Enter in the box: the first result is wanted."""
    escaped = Signal()
    """Esc in an empty box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.surface(self, "app")
        self.setFixedHeight(px(60))
        self.field = SearchField(self)
        self.star = _Star("star", self.tr("Lưu tìm kiếm…"), "Ctrl+D", size=32)
        self.filters = FilterRow()
        self.take_in = PrimaryButton(self.tr("Nhập báo cáo"), "import", height=36)
        self.take_in.setAccessibleName(self.tr("Nhập báo cáo"))
        self.take_in.setToolTip(lettering.tip(self.tr("Nhập báo cáo"), "Ctrl+I"))
        self._lay_out()
        self.field.query_changed.connect(self.query_changed)
        self.field.leave_down.connect(self.leave_down)
        self.field.submitted.connect(self.submitted)
        self.field.escaped.connect(self.escaped)
        self.field.help_wanted.connect(self.show_help)
        self.star.clicked.connect(self.save_wanted)
        self.filters.chosen.connect(self.filter_chosen)
        self.filters.clear_wanted.connect(self.filters_clear_wanted)
        self.take_in.clicked.connect(self.import_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.star)
        row.addSpacing(px(8))
        row.addWidget(self.filters)
        row.addSpacing(px(8))
        row.addStretch(0)
        row.addWidget(self.take_in)
        self.field.setMaximumWidth(px(_FIELD))
        self.field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # what the chips leave

    def set_query(self, words: str) -> None:
        """Puts ``words`` into the box as if they had been typed."""
        self.field.setText(words)

    def show_help(self) -> None:
        """Opens the card of examples; the one that is taken goes into the box, and the keyboard with it."""
        card = QueryHelp()
        card.chosen.connect(self.field.put_example)
        Floating(card, self.field).open()

    def query(self) -> str:
        return self.field.text()

    def focus_query(self) -> None:
        """Puts the keyboard into the box with everything selected (Ctrl+F)."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_filters(self, choices: Mapping[str, Sequence[Choice]], chosen: Mapping[str, object]) -> None:
        """What can be chosen and what is, by the names of the filters, without telling anybody."""
        self.filters.show_filters(choices, chosen)
        self._fit()

    def offer_filters(self, offered: bool) -> None:
        """Whether what the list shows can be narrowed at all."""
        self.filters.setVisible(offered)

    def show_saved(self, saved: bool) -> None:
        """Whether what is asked stands among the saved searches."""
        self.star.set_icon("star-fill" if saved else "star")
        self.star.setAccessibleDescription(self.tr("đã lưu") if saved else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where room is short, the main button keeps its icon only; its name stays in the tooltip."""
        self.take_in.setText(self.tr("Nhập báo cáo"))
        if self._room() - self.filters.needed() < px(_NARROWEST):
            self.take_in.setText("")
        wanted = max(self._room() - px(_FIELD), min(self.filters.needed(), self._room() - px(_NARROWEST)))
        self.filters.fit(max(wanted, 0))
        self.take_in.updateGeometry()

    def _room(self) -> int:
        """Px that box and chips share."""
        return self.width() - px(32 + 8 + 8 + 3 * 8) - self.star.sizeHint().width() - self.take_in.sizeHint().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.tokens().color("line"))
