"""A report's own words, to read, select and copy: plain text in the reading face, with the hits marked.

Which words are hits comes from outside; the bar that counts them is `find_bar`. Nothing in the text is ever taken for
markup, a link or a file to load.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from archive_app.gui import theme
from archive_app.gui.mark_track import MarkTrack
from archive_app.gui.menus import Menu
from archive_app.gui.text_offsets import ShownText, shown_text
from archive_app.model import Span

MEASURE = 760
"""The widest a line of reading text may be, in px of the design."""
_EXACT_TICKS = 200_000
"""Above this many characters ticks are placed by counting characters: asking for heights would lay out everything."""


class ReportView(QTextEdit):
    mark_changed = Signal(int, int)
    """The current mark, counted from 1, and how many there are; (0, 0) without marks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: ShownText = shown_text("")
        self._own: QTextDocument | None = None
        self._spans: tuple[Span, ...] = ()
        self._marks: list[Span] = []
        self._current = -1
        self._placed_at = -1
        self._ticks_later = QTimer(self, singleShot=True, interval=60)
        self._ticks_later.timeout.connect(self._place_ticks)
        self._set_up()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_up(self) -> None:
        self._track = MarkTrack(self)
        self.setVerticalScrollBar(self._track)
        self._track.rangeChanged.connect(self._ticks_soon)
        self._track.valueChanged.connect(self._color_marks)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)  # the page below shows through
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAccessibleName(self.tr("Nội dung báo cáo"))

    def text(self) -> str:
        return self._text.text

    def set_text(self, text: str, marks: tuple[Span, ...] = (), *, anew: bool = False) -> None:
        """Shows ``text`` with ``marks`` (code points of it) and scrolls to the first.

        The same again moves nothing, unless it is another report of the same words (``anew``).
        """
        if text == self._text.text and marks == self._spans and not anew:
            return
        if text != self._text.text or anew:
            self._text = shown_text(text)
            self._fill()
        self._spans = marks
        self._marks = self._shown_marks(marks)
        self._current = 0 if self._marks else -1
        if self._marks:
            self._go_to_current()
        self._color_marks()
        self._ticks_later.start()
        self.viewport().update()
        self.mark_changed.emit(*self.mark_position())

    def mark_position(self) -> tuple[int, int]:
        return (self._current + 1, len(self._marks)) if self._marks else (0, 0)

    def marked_words(self) -> str:
        """The words of the current mark, as the report has them; empty without one."""
        start, end = self._spans[self._current] if self._marks else (0, 0)
        return self._text.text[start:end]

    def step_mark(self, by: int) -> bool:
        """Goes to the next mark (1) or the one before (-1); False, and nothing moves, where there is none."""
        if not 0 <= self._current + by < len(self._marks):
            return False
        self._go_to(self._current + by)
        return True

    def last_mark(self) -> None:
        if self._marks:
            self._go_to(len(self._marks) - 1)

    def _go_to(self, mark: int) -> None:
        self._current = mark
        self._go_to_current()
        self._color_marks()
        self._place_ticks()
        self.viewport().update()
        self.mark_changed.emit(*self.mark_position())

    def _shown_marks(self, spans: tuple[Span, ...]) -> list[Span]:
        end = len(self._text.text)
        kept = sorted({(max(a, 0), min(b, end)) for a, b in spans if max(a, 0) < min(b, end)})
        return [(self._text.to_shown(a), self._text.to_shown(b)) for a, b in kept]

    # -- the document

    def _fill(self) -> None:
        """A new document is filled before it is shown: laid out on the way, a megabyte would take 400 ms, not 20."""
        made = QTextDocument(self)
        made.setUndoRedoEnabled(False)
        made.setDocumentMargin(theme.px(4))
        made.setDefaultFont(theme.font("reading"))
        cursor = QTextCursor(made)
        cursor.setBlockFormat(paragraph())
        cursor.insertText(self._text.shown)
        _close_up_blank_lines(made)
        self.setDocument(made)
        if self._own is not None:  # the one that Qt made, setDocument has deleted
            self._own.deleteLater()
        self._own = made
        self._track.setValue(0)
        self._placed_at = -1

    def _restyle(self) -> None:
        place = self._track.value()
        self._fill()
        self._fit_measure()
        self._track.setValue(place)
        if self._current >= 0:
            self._go_to_current()
        self._color_marks()
        self.setCursorWidth(max(theme.px(1), 1))
        self.viewport().update()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """What was selected, as it stands in the report: Qt would turn NBSP into spaces."""
        cursor, found = self.textCursor(), QMimeData()
        first, last = (self._text.to_text(place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        found.setText(self._text.text[first:last])
        return found

    # -- marks

    def _color_marks(self) -> None:
        """Words on a mark take its text colour: those in sight, because Qt lays out all the text for the others."""
        colors = theme.tokens()
        selections = []
        for number in self._visible_marks() if self._marks else ():
            name = "cur_text" if number == self._current else "hit_text"
            if colors.color(name) != colors.color("text"):
                selections.append(self._colored(self._marks[number], name))
        if selections or self.extraSelections():
            self.setExtraSelections(selections)

    def _colored(self, span: Span, token: str) -> QTextEdit.ExtraSelection:
        selection, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        look.setForeground(theme.tokens().color(token))
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, look
        return selection

    def mark_boxes(self, number: int) -> list[QRectF]:
        """Where mark ``number`` is drawn in the viewport: one box for each line that it runs over."""
        start, end = self._marks[number]
        boxes: list[QRectF] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            boxes.extend(self._boxes_in(block, start - block.position(), end - block.position()))
            block = block.next()
        return boxes

    def _boxes_in(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        size = theme.font("reading").pixelSize()
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        corner -= QPointF(self.horizontalScrollBar().value(), self._track.value())
        layout, out = block.layout(), theme.px(15) / 10
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if last <= start or first >= end:
                continue
            left, right = _x(line.cursorToX(max(start, first))), _x(line.cursorToX(min(end, last)))
            right = min(right, line.x() + line.naturalTextWidth())
            if right > left:
                base = corner.y() + line.y() + line.ascent()
                yield QRectF(corner.x() + left - out, base - 1.06 * size, right - left + 2 * out, 1.4 * size)

    def _visible_marks(self) -> range:
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        first = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        begin = bisect_left(self._marks, (first, 0))
        # The mark before may run on into the first visible line.
        return range(max(begin - 1, 0), bisect_left(self._marks, (last + 1, 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colors, radius = theme.tokens(), theme.px(4)
        visible = self._visible_marks()
        for number in sorted(visible, key=lambda mark: mark == self._current):
            painter.setBrush(colors.color("cur" if number == self._current else "hit"))
            for box in self.mark_boxes(number):
                painter.drawRoundedRect(box, radius, radius)
        painter.end()
        super().paintEvent(event)
        self._fade_out()

    def _fade_out(self) -> None:
        """The lower edge fades while more text follows, so that a cut line reads as cut."""
        if self._track.value() >= self._track.maximum():
            return
        area, high = self.viewport().rect(), theme.px(26)
        page = theme.tokens().color("page")
        clear = theme.tokens().color("page")
        clear.setAlpha(0)
        shade = QLinearGradient(0, area.height() - high, 0, area.height())
        shade.setColorAt(0, clear)
        shade.setColorAt(1, page)
        painter = QPainter(self.viewport())
        painter.fillRect(0, area.height() - high, area.width(), high, shade)
        painter.end()

    # -- scrolling

    def _go_to_current(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._marks[self._current][0])
        before = self._track.value()
        self.setTextCursor(cursor)
        self._track.setValue(before)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """A mark that is not in sight with three lines around it comes to a third of the height."""
        box = next(iter(self.mark_boxes(self._current)), None)
        high = self.viewport().height()
        if box is None or high <= 0:
            return
        room = min(3 * theme.line_height("reading"), high / 3)
        if box.top() < room or box.bottom() > high - room:
            self._track.setValue(round(self._track.value() + box.top() - high / 3))
        self._placed_at = self._track.value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        untouched = self._track.value() == self._placed_at
        super().resizeEvent(event)
        self._fit_measure()
        if self._current >= 0 and (untouched or self._placed_at < 0):
            self._bring_into_view()
        self._color_marks()
        self._ticks_later.start()

    def _fit_measure(self) -> None:
        self.setLineWrapColumnOrWidth(min(theme.px(MEASURE), self.viewport().width() - theme.px(16)))

    def _ticks_soon(self) -> None:
        self._ticks_later.start()

    def _place_ticks(self) -> None:
        places = tuple(self._height_parts())
        current = places[self._current] if 0 <= self._current < len(places) else None
        self._track.set_places(places, current)

    def _height_parts(self) -> Iterator[float]:
        length = len(self._text.shown)
        if length > _EXACT_TICKS:
            yield from (start / length for start, _ in self._marks)
            return
        layout = self.document().documentLayout()
        whole = max(layout.documentSize().height(), 1.0) if self._marks else 1.0
        for start, _ in self._marks:
            block = self.document().findBlock(start)
            line = block.layout().lineForTextPosition(start - block.position())
            yield (layout.blockBoundingRect(block).y() + (line.y() if line.isValid() else 0.0)) / whole

    # -- keys and menu

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Qt would zoom one view with Ctrl; sizes are the whole window's.
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(self)
        copying = menu.add(self.tr("Chép"), self.copy, icon="copy", key="Ctrl C")
        copying.setEnabled(self.textCursor().hasSelection())
        menu.add(self.tr("Chọn tất cả"), self.selectAll, key="Ctrl A")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def paragraph() -> QTextBlockFormat:
    """How the paragraphs of a report are set: lines of the reading face, a gap after each."""
    shape = QTextBlockFormat()
    shape.setLineHeight(theme.line_height("reading"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    shape.setBottomMargin(theme.px(9))
    return shape


def _close_up_blank_lines(document: QTextDocument) -> None:
    """Reports often part paragraphs by blank lines, whose full height would tear the page apart."""
    blank = QTextBlockFormat()
    blank.setLineHeight(theme.px(6), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if block.length() == 1:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(blank)
        block = block.next()


def _x(found: object) -> float:
    """PySide gives ``cursorToX`` as a pair of the place and the position."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
