"""The rows of a photo list: captions, and the few thumbnails that are in sight, asked for when they are first painted.

Making thumbnails and keeping captions are left to whoever answers the signals; drawing to `photo_tile`.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication

from archive_app.gui import theme
from archive_app.gui.attachment_list import AttachmentModel, Index
from archive_app.gui.theme import px
from archive_app.model import Attachment

_KEPT = 150
"""How many thumbnails are held (about 90 KB each at 100 %): more than a screen shows, less than an album."""


class PhotoModel(AttachmentModel):
    thumbnail_wanted = Signal(str)
    """The SHA-256 of a photo that is about to be seen."""
    caption_changed = Signal(str, str)
    """Attachment id and the new caption."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._damaged: set[str] = set()
        self._asked: set[str] = set()
        self._to_ask: list[str] = []
        theme.changed.connect(self._forget)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def set_attachments(self, attachments: tuple[Attachment, ...]) -> None:
        """Other photos may be asked for anew, also those that could not be shown."""
        if [kept.id for kept in attachments] != [kept.id for kept in self.attachments()]:
            self._asked &= set(self._pictures)
            self._damaged.clear()
            self._to_ask.clear()
        super().set_attachments(attachments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            kept = self.attachments()[index.row()]
            return self.tr("Ảnh {0}: {1}").format(index.row() + 1, kept.caption or self.tr("chưa có chú thích"))
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.attachments()[index.row()].caption or ""
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        kept = self.attachments()[index.row()]
        words = " ".join(str(value).split())
        if words != (kept.caption or ""):
            self.caption_changed.emit(kept.id, words)
        return True

    def picture(self, sha: str) -> QPixmap | None:
        """The thumbnail of ``sha``, asked for once when it is not there."""
        found = self._pictures.get(sha)
        if found is not None:
            self._pictures.move_to_end(sha)
        elif sha not in self._asked and sha not in self._damaged:
            self._asked.add(sha)
            self._to_ask.append(sha)
            # This is called while painting: whoever answers at once would paint within the paint.
            QTimer.singleShot(0, self, self._ask)
        return found

    def is_damaged(self, sha: str) -> bool:
        return sha in self._damaged

    def set_thumbnail(self, sha: str, image: QImage) -> None:
        """A null ``image`` says that the photo cannot be shown."""
        if image.isNull():
            self._damaged.add(sha)
        else:
            self._pictures[sha] = _cropped(image, QSize(px(196), px(112)))
            while len(self._pictures) > _KEPT:
                gone, _ = self._pictures.popitem(last=False)
                self._asked.discard(gone)
        for row, kept in enumerate(self.attachments()):
            if kept.sha256 == sha:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _ask(self) -> None:
        asking, self._to_ask = self._to_ask, []
        for sha in asking:
            self.thumbnail_wanted.emit(sha)

    def _forget(self) -> None:
        self._pictures.clear()
        self._asked.clear()


def _cropped(image: QImage, size: QSize) -> QPixmap:
    """``image`` filling ``size``, corners rounded; what stands over is cut evenly, faces being mostly in the middle."""
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    full = size * ratio
    expand, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    filled = image.scaled(full, expand, smooth)
    made = QPixmap(full)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, full.width(), full.height()), px(6) * ratio, px(6) * ratio)
    painter.setClipPath(path)
    painter.drawImage((full.width() - filled.width()) // 2, (full.height() - filled.height()) // 2, filled)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
