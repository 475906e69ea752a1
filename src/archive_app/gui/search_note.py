"""The line under the search bar that says how a search was understood and offers what may have been meant.

It is there only while there is something to say. Searching again is left to whoever listens.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import ElidedLabel, LinkButton, SubButton
from archive_app.gui.theme import px
from archive_app.model import Answer

LINGER = 300
"""Milliseconds that the line stays with nothing more to say: between two keys the list must not go up and down."""
SUGGESTED = 3


class WordsLink(LinkButton):
    """Somebody's words as a link. Where room is short they lose their middle; the tooltip has them whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.words = ""
        self.set_elided()

    def set_words(self, words: str, purpose: str) -> None:
        """``purpose`` says to a screen reader what following the link does with ``words``."""
        self.words = words
        self.setText(lettering.one_line(words))
        self.setShortcut(QKeySequence())  # an ampersand of theirs is no key
        self.setAccessibleName(f"{purpose} {words}")
        self._tell_cut()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), px(96)), px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_cut()

    def _tell_cut(self) -> None:
        self.setToolTip(lettering.tip(self.words) if self.width() < self.sizeHint().width() else "")

    def shown(self) -> str:
        """What stands on the link at its present width."""
        room = self.width() - 2 * px(self.pad) + 1
        return theme.metrics(self.letters).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, room)

    def paint_face(self, painter: QPainter, ink: QColor) -> None:
        place = QRectF(self.rect()).adjusted(px(self.pad), 0, 0, 0)
        taken = lettering.write(painter, place, self.shown(), self.letters, ink)
        if self.hot():
            y = lettering.baseline(place, self.letters) + px(3) - 1
            painter.fillRect(QRectF(place.x(), y, taken, 1), ink)


class LikenessChip(SubButton):
    """``Giống: …`` with a cross; pressing it goes back to what was searched for before."""

    letters = "chip"
    radius = 13

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", 26, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_title(self, title: str) -> None:
        words = self.tr("Giống: %s").replace("%s", lettering.one_line(title))
        self.setText(words)
        self.setShortcut(QKeySequence())
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Quay lại lần tìm trước"))
        self.setToolTip(lettering.tip(f"{words}\n{self.tr('Quay lại lần tìm trước')}", "Esc"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(int(lettering.width(self.text(), self.letters) + 0.999) + px(12 + 30), px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), px(160)), px(26))

    def paint_face(self, painter: QPainter, ink: QColor) -> None:
        side = px(12)
        words = QRectF(px(12), 0, self.width() - px(12 + 30) + 1, self.height())
        lettering.write(painter, words, self.text(), self.letters, ink)
        cross = QRectF(self.width() - px(10) - side, round((self.height() - side) / 2), side, side)
        icons.paint(painter, "close", cross, ink)


class SearchNote(QWidget):
    """34 px under the search bar: what the list is like, how words were read, what may have been meant."""

    query_wanted = Signal(str)
    """Other words to search for."""
    likeness_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.surface(self, "pane")
        self.setFixedHeight(px(34))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.likeness = LikenessChip()
        self._says = ElidedLabel(self.tr("Đã hiểu là:"), "body", "text2")
        self._read = ElidedLabel("", "strong", "text")
        few = self.tr("Không hội nghị nào có đủ các từ. Đây là những hội nghị gần nhất.")
        self._nearly = ElidedLabel(few, "body", "text2")
        self.exactly = LinkButton(self.tr("Tìm đúng chữ đã gõ"))
        self._lead = ElidedLabel(self.tr("Có phải:"), "body", "text2")
        self.links = [WordsLink() for _ in range(SUGGESTED)]
        self._dots = [ElidedLabel("·", "body", "text3") for _ in self.links[1:]]
        self._apart = [ElidedLabel("·", "body", "text3") for _ in range(2)]
        self._offered, self._few, self._typed = 0, False, ""
        self._later = QTimer(self, singleShot=True, interval=LINGER)
        self._later.timeout.connect(self.hide)
        self._lay_out()
        self.likeness.clicked.connect(self.likeness_left)
        self.exactly.clicked.connect(self._ask_exactly)
        for link in self.links:
            link.clicked.connect(lambda _=False, link=link: self.query_wanted.emit(link.words))
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 0, px(16), px(1))
        row.setSpacing(px(4))
        parts: list[QWidget] = [self.likeness, self._says, self._read, self.exactly, self._apart[0], self._nearly]
        parts += [self._apart[1], self._lead]
        for place, link in enumerate(self.links):
            parts += [self._dots[place - 1], link] if place else [link]
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        for words in (self._says, self._lead, *self._dots, *self._apart):
            words.keep_whole()

    def show_answer(self, answer: Answer, liked: str = "") -> None:
        """Says what there is to say of ``answer``; ``liked`` is the title of the meeting that its hits are like."""
        self._typed = answer.query.words
        self._show_likeness(liked if answer.query.like else "")
        self._show_reading(answer)
        self._show_suggestions([words for words in answer.suggestions if words != answer.read_as][:SUGGESTED])
        self._stand(shown=bool(self.likeness.isVisibleTo(self) or answer.read_as or self._few or self._offered))

    def _stand(self, *, shown: bool) -> None:
        if shown:
            self._later.stop()
            self.show()
        elif self._typed and not self.isHidden():
            self._later.start()
        else:
            self._later.stop()
            self.hide()

    def _show_likeness(self, title: str) -> None:
        self.likeness.set_title(title)
        self.likeness.setVisible(bool(title))

    def _show_reading(self, answer: Answer) -> None:
        """How the words were read; what was typed is not offered where it would find nothing, or is asked already."""
        self._read.setText(answer.read_as or "")
        for part in (self._says, self._read):
            part.setVisible(bool(answer.read_as))
        self._few = answer.nearly and answer.total > 0
        self._nearly.setVisible(self._few)
        self.exactly.setVisible(bool(answer.read_as) and not self._few and self._typed.strip() != self._quoted())
        self._apart[0].setVisible(bool(answer.read_as) and self._few)

    def _show_suggestions(self, offered: Sequence[str]) -> None:
        for link, words in zip(self.links, [*offered, *[""] * SUGGESTED], strict=False):
            link.set_words(words, self._lead.text())
        self._offered = len(offered)
        self._fit()

    def _ask_exactly(self) -> None:
        self.query_wanted.emit(self._quoted())

    def _quoted(self) -> str:
        """What was typed, to be found just so."""
        words = "".join(c for c in self._typed if c not in '"“”„«»').strip()
        return f'"{words}"'

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The likeliest that there is room for; each keeps enough letters to be told from the others."""
        parts = (self.likeness, self._says, self._read, self.exactly, self._apart[0], self._nearly)
        before = [part for part in parts if not part.isHidden()]
        room = self.width() - px(24 + 16) - self._lead.sizeHint().width()
        room -= sum(part.minimumSizeHint().width() + px(4) for part in before)
        for place, link in enumerate(self.links):
            room -= link.minimumSizeHint().width() + px(4 + 12)
            shown = place < self._offered and (room >= 0 or place == 0)
            link.setVisible(shown)
            if place:
                self._dots[place - 1].setVisible(shown)
        self._lead.setVisible(self._offered > 0)
        self._apart[1].setVisible(self._offered > 0 and bool(before))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.tokens().color("line"))
