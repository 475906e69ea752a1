"""The card on which a search gets its name: for keeping it, and for calling a kept one otherwise.

It says beforehand what the name would replace. Keeping is left to `saving`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from archive_app.gui.controls import Button, ElidedLabel, GhostButton, Label, PrimaryButton, TextField
from archive_app.gui.floating import Card, Floating
from archive_app.gui.theme import px
from archive_app.text.unicode import canonical

_WIDE = 340


def same_name(one: str, other: str) -> bool:
    """Whether two names are one for the archive, whatever their capitals, blanks and tone placement."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(canonical(name).casefold().split())


class NameCard(Card):
    """Asks a name for what ``about`` tells; ``taken`` are the names that other searches have.

    A taken name replaces where ``replaces`` is true, and cannot be had where it is not. The very same search has the
    name ``kept`` already.
    """

    named = Signal(str)
    dropped = Signal()
    """The very same search is to be taken off the list."""
    left = Signal()

    def __init__(
        self, title: str, about: str, name: str, taken: Collection[str], *, replaces: bool, kept: str = ""
    ) -> None:
        super().__init__()
        self._taken, self._replaces, self._kept = list(taken), replaces, kept
        self.field = TextField(self.tr("Tên của tìm kiếm"), self.tr("Tên của tìm kiếm"))
        self.note = Label("", "secondary", "text2")
        self.keep = PrimaryButton(self.tr("Lưu"))
        self.stop = Button(self.tr("Thôi"))
        self.drop = GhostButton(self.tr("Bỏ khỏi danh sách"))
        self.drop.setVisible(bool(kept))
        self._lay_out(title, about)
        self.field.textChanged.connect(self._tell)
        self.keep.clicked.connect(self._finish)
        self.stop.clicked.connect(self.left)
        self.drop.clicked.connect(self.dropped)
        self.field.setMaxLength(200)
        self.field.setText(name)
        self.field.selectAll()
        self.field.installEventFilter(self)
        self._tell()

    def _lay_out(self, title: str, about: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.drop)
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(14))
        column.setSpacing(px(8))
        column.addWidget(ElidedLabel(title, "strong"))
        if about:
            column.addWidget(Label(about, "secondary", "text2", 2))
        for part in (self.field, self.note):
            column.addWidget(part)
        column.addLayout(row)

    def first(self) -> QWidget:
        return self.field

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDE), self.heightForWidth(px(_WIDE)))

    def _tell(self) -> None:
        """What the name would do, before it does it."""
        name = self.field.text()
        other = next((one for one in self._taken if same_name(one, name)), "")
        clash, kept = bool(other) and not self._replaces, bool(self._kept) and same_name(self._kept, name)
        words = ""
        if kept:
            words = self.tr("Tìm kiếm này đã lưu với tên ấy.")
        elif other:
            then = self.tr("Chọn tên khác.") if clash else self.tr("Tìm kiếm cũ sẽ được thay.")
            words = self.tr("Đã có “%s”.").replace("%s", other) + f" {then}"
        self.field.set_wrong(clash)
        self.note.set_token("bad" if clash else "text2" if kept else "warn")
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.keep.setText(self.tr("Thay") if other and not clash and not kept else self.tr("Lưu"))
        self.keep.setEnabled(bool(_plain(name)) and not clash and not kept)
        self.keep.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        """The note comes and goes: the card is as high as it must be."""
        self.layout().activate()  # type: ignore[union-attr]
        if self.isVisible():
            self.resize(self.width(), self.sizeHint().height())
            self.window().update()

    def _finish(self) -> None:
        if self.keep.isEnabled():
            self.named.emit(self.field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field keeps."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self._finish()
            return True
        return False


class ReasonCard(Card):
    """Says why something cannot be done here."""

    left = Signal()

    def __init__(self, title: str, reason: str) -> None:
        super().__init__()
        self.stop = Button(self.tr("Đóng"))
        self.reason = reason
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(14))
        column.setSpacing(px(8))
        column.addWidget(ElidedLabel(title, "strong"))
        column.addWidget(Label(reason, "body", "text2"))
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        self.stop.clicked.connect(self.left)

    def first(self) -> QWidget:
        return self.stop

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDE), self.heightForWidth(px(_WIDE)))


def open_name_card(anchor: QWidget, card: NameCard, named: Callable[[str], object]) -> NameCard:
    """Opens ``card`` below ``anchor``; ``named`` is told the name. Returns it, for tests."""
    floating = Floating(card, anchor)

    def take(name: str) -> None:
        floating.leave()
        named(name)

    card.named.connect(take)
    for end in (card.left, card.dropped):
        end.connect(floating.leave)
    floating.open()
    return card


def open_reason(anchor: QWidget, card: ReasonCard) -> ReasonCard:
    """Opens ``card`` below ``anchor``; returns it, for tests."""
    floating = Floating(card, anchor)
    card.left.connect(floating.leave)
    floating.open()
    return card
