"""The bar over the list: the search box, the chips that narrow, and the one main button.

It tells what is asked for; asking is left to the main window.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import IconButton, PrimaryButton
from archive_app.gui.filter_chip import FilterChip
from archive_app.gui.theme import px


class SearchField(QLineEdit):
    """The search box. It never touches what an input method is still composing, and says nothing until it is done."""

    query_changed = Signal(str)
    leave_down = Signal()
    submitted = Signal()
    escaped = Signal()

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
        self.setTextMargins(px(28), 0, px(28), 0)
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

    def _tell(self) -> None:
        self._clear.setVisible(bool(self.text()))
        if not self._composing and self.text() != self._told:
            self._told = self.text()
            self.query_changed.emit(self._told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.leave_down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear() if self.text() else self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._clear.sizeHint()
        self._clear.resize(side)
        self._clear.move(self.width() - side.width() - px(7), (self.height() - side.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(18)
        where = QRectF(px(13), round((self.height() - side) / 2), side, side)
        icons.paint(QPainter(self), "search", where, "acc" if self.hasFocus() else "text2")


class SearchBar(QWidget):
    """60 px of search: box, chips Năm, Loại, Có ảnh, and Nhập báo cáo."""

    query_changed = Signal(str)
    year_chosen = Signal(object)
    """An int, or None for all."""
    kind_chosen = Signal(object)
    """A code of `model.MEETING_KINDS`, or None for all."""
    photos_chosen = Signal(bool)
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
        self.year = FilterChip(self.tr("Năm"))
        self.kind = FilterChip(self.tr("Loại"))
        self.photos = FilterChip(self.tr("Có ảnh"), toggles=True)
        self.take_in = PrimaryButton(self.tr("Nhập báo cáo"), "import", height=36)
        self.take_in.setAccessibleName(self.tr("Nhập báo cáo"))
        self.take_in.setToolTip(lettering.tip(self.tr("Nhập báo cáo"), "Ctrl+I"))
        self._lay_out()
        self.field.query_changed.connect(self.query_changed)
        self.field.leave_down.connect(self.leave_down)
        self.field.submitted.connect(self.submitted)
        self.field.escaped.connect(self.escaped)
        self.year.chosen.connect(self.year_chosen)
        self.kind.chosen.connect(self.kind_chosen)
        self.photos.chosen.connect(lambda value: self.photos_chosen.emit(bool(value)))
        self.take_in.clicked.connect(self.import_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(8))
        row.addWidget(self.field, 1)
        row.addSpacing(px(12))
        for chip in (self.year, self.kind, self.photos):
            row.addWidget(chip)
        row.addSpacing(px(12))
        row.addStretch(0)
        row.addWidget(self.take_in)
        self.field.setMaximumWidth(px(420))

    def set_query(self, words: str) -> None:
        """Puts ``words`` into the box as if they had been typed."""
        self.field.setText(words)

    def query(self) -> str:
        return self.field.text()

    def focus_query(self) -> None:
        """Puts the keyboard into the box with everything selected (Ctrl+F)."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def set_years(self, years: Sequence[int]) -> None:
        self.year.set_choices([(year, str(year)) for year in years])

    def set_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """``kinds`` are (code, name on screen)."""
        self.kind.set_choices(kinds)

    def set_chosen(self, year: int | None, kind: str | None, *, photos: bool) -> None:
        """Shows what narrows the list now, without telling anybody."""
        self.year.set_value(year)
        self.kind.set_value(kind)
        self.photos.set_value(photos or None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where room is short, the main button keeps its icon only; its name stays in the tooltip."""
        words = self.tr("Nhập báo cáo")
        self.take_in.setText(words)
        taken = px(32 + 12 + 12 + 4 * 8) + sum(
            part.sizeHint().width() for part in (self.year, self.kind, self.photos, self.take_in)
        )
        if self.width() - taken < px(200):
            self.take_in.setText("")
        self.take_in.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.tokens().color("line"))
