"""The field in which a report's words are typed or pasted: plain text in the reading face."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, QUrl
from PySide6.QtGui import QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from archive_app.gui import theme
from archive_app.gui.report_view import paragraph
from archive_app.gui.text_edits import edited
from archive_app.gui.text_offsets import ShownText, shown_text


class BodyField(QTextEdit):
    """`text` gives back what was set, character by character, but for what was edited."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: ShownText = shown_text("")
        self._own: QTextDocument | None = None
        self.setProperty("field", "true")
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        theme.changed.connect(self._restyle)
        self.set_text("")

    def set_text(self, text: str) -> None:
        self._before = shown_text(text)
        self._fill(self._before.shown)

    def text(self) -> str:
        return edited(self._before, self._raw())

    def is_blank(self) -> bool:
        return not self._raw().strip()

    def _raw(self) -> str:
        # toPlainText() would turn every NBSP into a space. Shift+Enter makes a U+2028 that nobody meant.
        raw = self.document().toRawText().replace("\u2029", "\n")
        return raw if "\u2028" in self._before.shown else raw.replace("\u2028", "\n")

    def _fill(self, shown: str) -> None:
        made = QTextDocument(self)
        made.setDefaultFont(theme.font("reading"))
        made.setDocumentMargin(theme.px(4))
        cursor = QTextCursor(made)
        cursor.setBlockFormat(paragraph())
        cursor.insertText(shown)
        made.clearUndoRedoStacks()
        made.setModified(False)
        self.setDocument(made)
        if self._own is not None:  # the one that Qt made, setDocument has deleted
            self._own.deleteLater()
        self._own = made

    def _restyle(self) -> None:
        place = self.textCursor().position()
        with QSignalBlocker(self):  # another look is no change of the text
            self._fill(self._raw())
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    def insertFromMimeData(self, carried: QMimeData) -> None:
        """Words alone: no picture, no file, no look of another program."""
        if carried.hasText():
            self.textCursor().insertText(shown_text(carried.text()).shown)
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, carried: QMimeData) -> bool:
        return carried.hasText()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            wanted = theme.tokens().color("text3")
            palette = self.palette()
            if palette.color(QPalette.ColorRole.PlaceholderText) != wanted:
                palette.setColor(QPalette.ColorRole.PlaceholderText, wanted)
                self.setPalette(palette)
