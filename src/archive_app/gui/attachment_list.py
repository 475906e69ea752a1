"""What a list of kept files and a strip of photos share: the rows, and what the keyboard, mouse and menu ask for.

How a row looks is left to `documents_tab` and `photo_strip`; opening, copying and removing to whoever listens.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from archive_app.gui import icons, lettering
from archive_app.gui.menus import Menu
from archive_app.model import Attachment

Index = QModelIndex | QPersistentModelIndex
ATTACHMENT = Qt.ItemDataRole.UserRole


class AttachmentModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attachments: tuple[Attachment, ...] = ()

    def set_attachments(self, attachments: tuple[Attachment, ...]) -> None:
        """Rows that only changed in themselves are told so, because a reset would lose the reader's place."""
        if [a.id for a in attachments] == [a.id for a in self._attachments]:
            before, self._attachments = self._attachments, attachments
            for row, (old, new) in enumerate(zip(before, attachments, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._attachments = attachments
        self.endResetModel()

    def attachments(self) -> tuple[Attachment, ...]:
        return self._attachments

    def row_of(self, attachment_id: str) -> int:
        """The row of ``attachment_id``, -1 when it is not shown."""
        return next((row for row, kept in enumerate(self._attachments) if kept.id == attachment_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._attachments)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._attachments):
            return None
        kept = self._attachments[index.row()]
        if role == ATTACHMENT:
            return kept
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return kept.caption or kept.file_name
        if role == Qt.ItemDataRole.ToolTipRole:
            return lettering.tip(f"{kept.caption} – {kept.file_name}" if kept.caption else kept.file_name)
        return None


class AttachmentList(QListView):
    opened = Signal(str)
    """Ids of attachments, here and below."""
    copy_wanted = Signal(str)
    remove_wanted = Signal(str)
    drag_wanted = Signal(str)
    """A row is being dragged out: the owner makes a copy of the original and calls `start_drag` with its path."""

    claimed: tuple[Qt.Key, ...] = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    """Keys that mean something here and are not to be taken by a shortcut of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.may_change = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)

    def attachment(self, index: Index | None = None) -> Attachment | None:
        """What stands at ``index``, else the row that the keyboard is on."""
        found = (self.currentIndex() if index is None else index).data(ATTACHMENT)
        return found if isinstance(found, Attachment) else None

    def set_may_change(self, may: bool) -> None:
        """False where files can only be read: nothing offers to change them."""
        self.may_change = may

    def _open(self, index: QModelIndex) -> None:
        if kept := self.attachment(index):
            self.opened.emit(kept.id)

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in self.claimed and self.attachment():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kept = self.attachment()
        if kept and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(kept.id)
        elif kept and self.may_change and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(kept.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        kept = self.attachment(index)
        if kept is None:
            return
        self.setCurrentIndex(index)
        menu = self.menu_for(kept)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos())

    def menu_for(self, kept: Attachment) -> Menu:
        menu = Menu(self)
        menu.add(self.tr("Mở"), lambda: self.opened.emit(kept.id), icon="open", key="Enter")
        menu.add(self.tr("Lưu bản sao…"), lambda: self.copy_wanted.emit(kept.id), icon="save_as")
        if not self.may_change:
            return menu
        self.add_own_actions(menu, kept)
        menu.addSeparator()
        words = self.tr("Bỏ khỏi hội nghị")
        menu.add(words, lambda: self.remove_wanted.emit(kept.id), icon="bin", key="Del", destructive=True)
        return menu

    def add_own_actions(self, menu: Menu, kept: Attachment) -> None:
        """What one kind of list adds to the menu."""

    def startDrag(self, actions: Qt.DropAction) -> None:
        if kept := self.attachment():
            self.drag_wanted.emit(kept.id)

    def start_drag(self, path: str) -> None:
        """Lets the user drop the file ``path`` outside; nothing happens when the mouse was let go meanwhile."""
        if not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        drag, carried = QDrag(self), QMimeData()
        carried.setUrls([QUrl.fromLocalFile(path)])
        drag.setMimeData(carried)
        picture = self.drag_picture()
        if not picture.isNull():
            drag.setPixmap(picture)
        drag.exec(Qt.DropAction.CopyAction)

    def drag_picture(self) -> QPixmap:
        return icons.pixmap("file", "text", 32)
