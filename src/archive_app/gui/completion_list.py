"""The few ways in which a question may go on, in a small list below the search box.

The keyboard stays in the box: the list takes Tab, Esc, Alt+↓/↑ and Ctrl+N/P there, and nothing while an input method
composes. What is offered comes from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from archive_app.gui import lettering, theme
from archive_app.gui.floating import paint_shadow
from archive_app.gui.theme import px
from archive_app.model import Completion
from archive_app.text.folding import folded_copy

SHOWN = 6
_ROW, _WIDEST, _MARGIN = 32, 620, 12
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def typed_part(words: str, typed: str) -> tuple[int, int] | None:
    """Where in ``words`` stands what was typed, with or without its marks; None where it does not.

    Where nothing but marks were added, the last word counts as added, so that one sees what is offered.
    """
    copy, asked = folded_copy(words), folded_copy(typed).text
    place = -1 if not asked else 0 if copy.text.startswith(asked) else copy.text.find(f" {asked}") + 1
    if place < 0 or not copy.text.startswith(asked, place):
        return None
    start, end = copy.span(place, place + len(asked))
    if end - start == len(words):
        end = start + words.rfind(" ") + 1
    return start, end


class _Offer(QPushButton):
    """One row: what was typed, the added part stronger, and what it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._kind, self._typed = "", "", (0, 0)
        self.chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def tell(self, words: str, kind: str, typed: tuple[int, int]) -> None:
        self._words, self._kind, self._typed = words, kind, typed
        self.setAccessibleName(f"{words}, {kind}" if kind else words)
        self.update()

    def wanted(self) -> int:
        """Px for all of it."""
        parts = sum(lettering.width(part, style) for part, style in self._parts())
        kind = lettering.width(self._kind, "secondary") + px(16) if self._kind else 0
        return round(parts + kind) + px(2 * 14) + 2

    def _parts(self) -> list[tuple[str, str]]:
        start, end = self._typed
        cut = [(self._words[:start], "row_title"), (self._words[start:end], "lead"), (self._words[end:], "row_title")]
        return [(part, style) for part, style in cut if part]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = QPainter(self), theme.tokens().color
        if self.chosen or self.isDown():
            edge = "text" if theme.tokens().contrast else None
            lettering.box(painter, self.rect(), px(6), "line2" if theme.tokens().dark else "sel2", edge)
        elif self.underMouse():
            lettering.box(painter, self.rect(), px(6), "hover")
        place = QRectF(self.rect()).adjusted(px(14), 0, -px(14), 0)
        lettering.write(painter, place, self._kind, "secondary", color("text2"), align=Qt.AlignmentFlag.AlignRight)
        right = place.right() - (lettering.width(self._kind, "secondary") + px(16) if self._kind else 0)
        left = place.x()
        for part, style in self._parts():
            if right - left < px(8):
                break
            room = QRectF(left, 0, right - left, self.height())
            left += lettering.write(painter, room, part, style, color("text2" if style == "lead" else "text"))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()


class CompletionList(QWidget):
    """Lies over the window below ``field`` while there is something to offer for exactly what stands in it."""

    taken = Signal(str)
    """The whole new words."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field.window())
        self._field = field
        self._offers: list[Completion] = []
        self._chosen = -1
        self._composing = False
        self._rows = [_Offer(self) for _ in range(SHOWN)]
        for place, row in enumerate(self._rows):
            row.clicked.connect(partial(self.take, place))
        self.setAccessibleName(self.tr("Gợi ý gõ tiếp"))
        field.installEventFilter(self)
        field.destroyed.connect(self.deleteLater)
        self.hide()

    @property
    def may_change(self) -> bool:
        """Whether the list may come or change now: not under what an input method composes, nor without a keyboard."""
        return not self._composing and self._field.hasFocus()

    def offers(self) -> list[Completion]:
        """What is on the screen."""
        return self._offers if self.isVisible() else []

    def chosen(self) -> Completion | None:
        return self._offers[self._chosen] if self.isVisible() and self._chosen >= 0 else None

    def offer(self, completions: Sequence[Completion]) -> None:
        """Shows those of ``completions`` that go on from what stands in the field; none: the list goes."""
        typed = self._field.text()
        found = [(one, part) for one in completions if (part := typed_part(lettering.one_line(one.words), typed))]
        found = [(one, part) for one, part in found if one.words != typed][:SHOWN]
        self._offers = [one for one, _ in found]
        self._choose(-1)
        if not found:
            self.hide()
            return
        for row, (one, part) in zip(self._rows, found, strict=False):
            row.tell(lettering.one_line(one.words), self._kinds()[one.kind], part)
        self._place()
        self.show()
        self.raise_()

    def keep_fitting(self) -> None:
        """The field has other words now: offers that do not go on from them are gone at once."""
        if self.isVisible():
            self.offer([] if self._composing else self._offers)

    def take(self, place: int, _checked: bool = False) -> None:
        """Puts an offer into the field."""
        words = self._offers[place].words
        self.hide()
        self.taken.emit(words)

    def _kinds(self) -> dict[str, str]:
        return {
            "word": "",
            "organizer": self.tr("cơ quan"),
            "person": self.tr("người"),
            "number": self.tr("số văn bản"),
        }

    def _choose(self, place: int) -> None:
        self._chosen = place
        for number, row in enumerate(self._rows):
            row.chosen = number == place
            row.update()
        if place >= 0:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self._field, self._rows[place].accessibleName())
            )

    def _place(self) -> None:
        """Below the field, as wide as it or as the longest offer; the margin holds the shadow."""
        rows, margin, inner = self._rows[: len(self._offers)], px(_MARGIN), px(5)
        at = self._field.mapTo(self.window(), QPoint(0, self._field.height() + px(4)))
        widest = max(row.wanted() for row in rows) + 2 * inner
        wide = min(max(self._field.width(), widest), px(_WIDEST), self.window().width() - at.x() - margin)
        size = QSize(wide, len(rows) * px(_ROW) + 2 * inner)
        self.setGeometry(QRect(at, size).adjusted(-margin, 0, margin, margin))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(rows))
            row.setGeometry(margin + inner, inner + number * px(_ROW), wide - 2 * inner, px(_ROW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif isinstance(event, QKeyEvent) and self.isVisible():
            return self._hear(event)
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        return False

    def _hear(self, event: QKeyEvent) -> bool:
        act = _meaning(event)
        if not act or self._composing:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # or Ctrl+N would be a new meeting
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if act == "take":
            self.take(max(self._chosen, 0))
        elif act == "close":
            self.hide()
        else:
            before = max(self._chosen, 0) - 1
            self._choose((self._chosen + 1 if act == "next" else before) % len(self._offers))
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, margin = QPainter(self), px(_MARGIN)
        card = self.rect().adjusted(margin, 0, -margin, -margin)
        paint_shadow(painter, card, px(9))
        lettering.box(painter, card, px(9), "raised", "line2")


def _meaning(event: QKeyEvent) -> str:
    """What a key means to the list: take, close, next, previous; empty for a key of the field's."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = {Qt.Key.Key_Tab: "take", Qt.Key.Key_Escape: "close"}
    alt = {Qt.Key.Key_Down: "next", Qt.Key.Key_Up: "previous"}
    ctrl = {Qt.Key.Key_N: "next", Qt.Key.Key_P: "previous"}
    keys = alt if held == _ALT else ctrl if held == _CTRL else {} if held else plain
    return keys.get(Qt.Key(event.key()), "")
