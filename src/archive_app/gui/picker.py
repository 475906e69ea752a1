"""A list to choose from that floats below a chip; long ones are searched as one types, with or without marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import Label, TextField
from archive_app.gui.filters import Choice, found_by
from archive_app.gui.floating import Card, Floating
from archive_app.gui.theme import px

SEARCHED_FROM = 9
"""Choices from which on a list has a line to search it."""
_ROW, _SHOWN = 32, 10
_NARROWEST, _WIDEST = 220, 420
_CHOICE = Qt.ItemDataRole.UserRole


class _Row(QStyledItemDelegate):
    """A check mark for what is chosen, the words, how many answers it would leave."""

    def __init__(self, chosen: object, parent: QObject) -> None:
        super().__init__(parent)
        self._chosen = chosen

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(_NARROWEST), px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice, color = index.data(_CHOICE), theme.tokens().color
        place = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            fill, edge = "line2" if theme.tokens().dark else "sel2", "text" if theme.tokens().contrast else None
            lettering.box(painter, place, px(6), fill, edge)
        side = px(16)
        if choice.value == self._chosen:
            mark = QRectF(place.x() + px(10), round(place.y() + (place.height() - side) / 2), side, side)
            icons.paint(painter, "check", mark, "acct")
        inside = place.adjusted(px(36), 0, -px(12), 0)
        count = lettering.grouped(choice.count) if choice.count else ""
        room = lettering.width(count, "secondary") + px(12) if count else 0
        lettering.write(painter, inside.adjusted(0, 0, -room, 0), choice.words, "body", color("text"))
        lettering.write(painter, inside, count, "secondary", color("text2"), align=Qt.AlignmentFlag.AlignRight)


class _List(QListWidget):
    """The rows; the one under the mouse is the current one, as in a menu."""

    def __init__(self, name: str, chosen: object) -> None:
        super().__init__()
        self.setItemDelegate(_Row(chosen, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.itemEntered.connect(self.setCurrentItem)

    def sizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), min(max(self.count(), 1), _SHOWN) * px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_NARROWEST), px(_ROW))

    def shown(self) -> list[QListWidgetItem]:
        return [item for row in range(self.count()) if not (item := self.item(row)).isHidden()]

    def step(self, by: int) -> None:
        """The row ``by`` further becomes the current one, and stays at either end."""
        shown = self.shown()
        if shown:
            here = shown.index(self.currentItem()) if self.currentItem() in shown else -1
            self.setCurrentItem(shown[min(max(here + by, 0), len(shown) - 1)])


class Picker(Card):
    """``choices`` under ``name``, with one that takes the choice back if ``offers_all``."""

    picked = Signal(object)
    """The value, or None for all."""

    def __init__(self, name: str, choices: Sequence[Choice], chosen: object = None, *, offers_all: bool = True) -> None:
        super().__init__()
        self.list = _List(name, chosen)
        self.field = TextField(self.tr("Tìm trong danh sách"), self.tr("Tìm trong danh sách"))
        self.none = Label(self.tr("Không có lựa chọn nào như vậy"), "body", "text2")
        self._fill([Choice(None, self.tr("Tất cả")), *choices] if offers_all else list(choices), chosen)
        self._lay_out(len(choices) >= SEARCHED_FROM)
        self.field.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._pick)
        for part in (self.field, self.list):
            part.installEventFilter(self)

    def _fill(self, choices: Sequence[Choice], chosen: object) -> None:
        for choice in choices:
            item = QListWidgetItem(lettering.one_line(choice.words), self.list)
            item.setData(_CHOICE, choice)
            count = f", {lettering.grouped(choice.count)}" if choice.count else ""
            item.setData(Qt.ItemDataRole.AccessibleTextRole, choice.words + count)
            item.setToolTip(lettering.tip(choice.words) if len(choice.words) > 40 else "")
            if choice.value == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.step(1)

    def _lay_out(self, searched: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(5), px(5), px(5), px(5))
        column.setSpacing(px(5))
        for part in (self.field, self.none, self.list):
            column.addWidget(part)
        self.none.setContentsMargins(px(12), 0, 0, 0)
        self.none.hide()
        self.field.setVisible(searched)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus if searched else Qt.FocusPolicy.StrongFocus)

    def first(self) -> QWidget:
        return self.list if self.field.isHidden() else self.field

    def sizeHint(self) -> QSize:
        widest = max((lettering.width(one.data(_CHOICE).words, "body") for one in self.list.shown()), default=0)
        wide = min(max(round(widest) + px(36 + 12 + 60), px(_NARROWEST)), px(_WIDEST))
        return QSize(wide, super().sizeHint().height())

    def _narrow(self, typed: str) -> None:
        """Leaves the choices that are meant; the first of them is the one that Enter takes."""
        for row in range(self.list.count()):
            choice = self.list.item(row).data(_CHOICE)
            all_of_them = choice.value is None
            self.list.item(row).setHidden(bool(typed) and (all_of_them or not found_by(typed, choice.words)))
        shown = self.list.shown()
        self.none.setVisible(not shown)
        self.list.setCurrentItem(shown[0] if shown else None)  # type: ignore[arg-type]

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(_CHOICE).value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean the list, wherever on the card the keyboard is."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.list.currentItem())
            return True
        if (by := _STEPS.get(event.key())) is not None:
            self.list.step(by)
            return True
        return False


_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _SHOWN,
    Qt.Key.Key_PageUp: -_SHOWN,
}


def open_picker(
    anchor: QWidget,
    name: str,
    choices: Sequence[Choice],
    picked: Callable[[object], object],
    *,
    chosen: object = None,
    offers_all: bool = True,
) -> Picker:
    """Opens a picker below ``anchor``; ``picked`` is told the value (None: all). Returns it, for tests."""
    picker = Picker(name, choices, chosen, offers_all=offers_all)
    floating = Floating(picker, anchor)

    def take(value: object) -> None:
        floating.leave()
        picked(value)

    picker.picked.connect(take)
    floating.open()
    return picker
