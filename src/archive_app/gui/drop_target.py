"""Takes files and pictures that are dropped on or pasted into a pane, and shows where they would go.

What becomes of them is left to the pane.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.theme import px


def local_files(carried: QMimeData) -> list[str]:
    """Paths of the files on this computer among what is carried."""
    return [url.toLocalFile() for url in carried.urls() if url.isLocalFile() and url.toLocalFile()]


def picture_of(carried: QMimeData) -> QImage:
    """The picture that is carried; null when there is none, or words beside it, as when a table is copied."""
    if not carried.hasImage() or carried.text().strip():
        return QImage()
    found = carried.imageData()
    return found if isinstance(found, QImage) else QImage()


class DropTarget(QWidget):
    """Lies over ``pane`` while something that it takes is dragged over it, and says ``words``."""

    files_dropped = Signal(list)
    """Paths, as ``list[str]``."""
    picture_dropped = Signal(QImage)

    def __init__(self, pane: QWidget, words: str) -> None:
        super().__init__(pane)
        self._pane, self._words, self._taking = pane, words, True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane.setAcceptDrops(True)
        pane.installEventFilter(self)
        self.hide()

    def set_taking(self, taking: bool) -> None:
        """Whether anything may be dropped now."""
        self._taking = taking

    def take(self, carried: QMimeData) -> bool:
        """Emits what is carried, files first; False when it holds nothing for us."""
        files, picture = local_files(carried), picture_of(carried)
        if not self._taking or not (files or not picture.isNull()):
            return False
        if files:
            self.files_dropped.emit(files)
        else:
            self.picture_dropped.emit(picture)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent) and self._takes(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._cover()
            return True
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop, QEvent.Type.Hide):
            self.hide()
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and event.source() is None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            return self.take(event.mimeData())
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def _takes(self, event: QDropEvent) -> bool:
        """Not what is dragged out of this very window."""
        carried = event.mimeData()
        return self._taking and event.source() is None and bool(local_files(carried) or carried.hasImage())

    def _cover(self) -> None:
        self.setGeometry(self._pane.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.tokens()
        veil = colors.color("accs")
        veil.setAlpha(225)
        inside = QRectF(self.rect()).adjusted(px(12), px(12), -px(12), -px(12))
        painter.setBrush(veil)
        edge = QPen(colors.color("acc"), 2)
        edge.setDashPattern([4, 3])
        painter.setPen(edge)
        painter.drawRoundedRect(inside, px(12), px(12))
        side, high = px(28), theme.line_height("panel_title")
        top = round(inside.center().y() - (side + px(10) + high) / 2)
        wide = min(lettering.width(self._words, "panel_title") + px(64), inside.width() - px(16))
        card = QRectF(0, 0, wide, side + px(10) + high + px(40))
        card.moveCenter(inside.center())
        lettering.box(painter, card, px(12), "raised", "line")
        icons.paint(painter, "drop", QRectF(round(inside.center().x() - side / 2), top, side, side), "acct")
        words = QRectF(inside.x() + px(16), top + side + px(10), inside.width() - px(32), high)
        middle = Qt.AlignmentFlag.AlignHCenter
        lettering.write(painter, words, self._words, "panel_title", colors.color("acct"), align=middle)
