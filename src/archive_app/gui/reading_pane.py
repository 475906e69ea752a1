"""One meeting to read: its head, its report with the hits, its files, photos and history, and where files are dropped.

It shows what it is given and tells what is asked of it; the archive, files and other programs are the main window's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from archive_app.gui import theme
from archive_app.gui.controls import Separator
from archive_app.gui.documents_tab import DocumentsTab
from archive_app.gui.drop_target import DropTarget
from archive_app.gui.empty_state import EmptyState
from archive_app.gui.find_bar import FindBar
from archive_app.gui.focus_ring import follow_focus
from archive_app.gui.history_tab import HistoryTab
from archive_app.gui.meeting_header import MeetingHeader
from archive_app.gui.notices import Banner
from archive_app.gui.photo_model import PhotoModel
from archive_app.gui.photo_strip import PhotoList, PhotoStrip
from archive_app.gui.report_view import ReportView
from archive_app.gui.tab_row import TabRow
from archive_app.gui.theme import px
from archive_app.model import Change, Meeting, Span

TEXT, DOCUMENTS, PHOTOS, HISTORY = range(4)
"""The tabs, in their order."""


class ReadingPane(QWidget):
    edit_wanted = Signal(str)
    """Ids of meetings, here and in the next four."""
    attach_wanted = Signal(str)
    reviewed_wanted = Signal(str)
    bin_wanted = Signal(str)
    unbin_wanted = Signal(str)
    like_wanted = Signal(str, str)
    """Id and title of the meeting that others should resemble."""
    hits_over = Signal(int)
    """No hit follows in this report (1), or none comes before (-1)."""
    shown = Signal(str)
    """The meeting with this id can be read now."""
    open_wanted = Signal(str)
    """Ids of attachments, here and in the next three."""
    copy_wanted = Signal(str)
    remove_wanted = Signal(str)
    drag_wanted = Signal(str)
    caption_typed = Signal(str, str)
    """Attachment id and the new caption, which may be empty."""
    thumbnail_wanted = Signal(str)
    """SHA-256 of a photo."""
    files_dropped = Signal(list)
    """Paths to attach, as ``list[str]``: dropped or pasted."""
    picture_pasted = Signal(QImage)

    def __init__(self, language: str = "vi", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._may_change = True
        self._dragging: PhotoList | DocumentsTab | None = None
        self._drags = ""
        self._kept_photos = PhotoModel(self)
        self._header = MeetingHeader(language)
        self._banner = Banner()
        self._tabs = TabRow()
        self._find, self.report, self.strip = FindBar(), ReportView(), PhotoStrip(self._kept_photos)
        follow_focus(self.report, 6)
        self._documents, self._history = DocumentsTab(), HistoryTab(language)
        self._photos = PhotoList(self._kept_photos, wrapping=True)
        self._nothing = EmptyState()
        self._lay_out()
        self._drop = DropTarget(self, self.tr("Thả vào đây để đính kèm vào hội nghị này"))
        self._later = QTimer(self, singleShot=True, interval=150)
        self._later.timeout.connect(self._tell_loading)
        self._connect()
        self._add_keys()
        theme.surface(self, "page")
        theme.changed.connect(self._restyle)
        self._restyle()
        self.clear()

    # -- what is shown

    def show_meeting(
        self,
        meeting: Meeting,
        marks: tuple[Span, ...] = (),
        title_marks: tuple[Span, ...] = (),
        query_words: str = "",
    ) -> None:
        """Shows ``meeting``; the one that is shown already keeps its tab and its place."""
        self._later.stop()
        another = self._meeting is None or self._meeting.id != meeting.id
        self._meeting = meeting
        self._header.show_meeting(meeting, title_marks)
        self._tell_binned(meeting)
        self._find.set_words(query_words)
        photos = tuple(kept for kept in meeting.attachments if kept.kind == "photo")
        documents = tuple(kept for kept in meeting.attachments if kept.kind != "photo")
        self._kept_photos.set_attachments(photos)
        self._documents.set_documents(documents)
        self._tabs.set_count(DOCUMENTS, len(documents))
        self._tabs.set_count(PHOTOS, len(photos))
        self._no_photos.setVisible(not photos)
        self._photos.setVisible(bool(photos))
        self._pages.setCurrentWidget(self._content)
        self._drop.set_taking(self._takes_files())
        if another:
            self._tabs.setCurrentIndex(TEXT)
            self._history.set_changes(())
        self.report.set_text(meeting.fields.text, marks, anew=another)
        self._find.set_place(*self.report.mark_position())
        self.shown.emit(meeting.id)

    def show_loading(self) -> None:
        """Says that a meeting is on its way, unless it comes within 150 ms."""
        self._later.start()

    def clear(self) -> None:
        """Nothing is chosen."""
        self._later.stop()
        self._meeting = None
        self._drop.set_taking(False)
        what, how = self.tr("Chưa chọn hội nghị nào"), self.tr("Chọn một hội nghị trong danh sách để đọc.")
        self._nothing.tell("meeting", what, how)
        self._pages.setCurrentWidget(self._nothing)

    def show_history(self, changes: Sequence[Change]) -> None:
        """What was done to the meeting that is shown, in any order."""
        self._history.set_changes(changes)

    def set_thumbnail(self, sha: str, image: QImage) -> None:
        """A null ``image`` says that the photo cannot be shown."""
        self._kept_photos.set_thumbnail(sha, image)

    def set_may_change(self, may: bool) -> None:
        """False in an archive that can only be read."""
        self._may_change = may
        self._header.set_may_change(may)
        self.strip.photos.set_may_change(may)
        self._photos.set_may_change(may)
        self._documents.set_may_change(may)
        self._drop.set_taking(self._takes_files())

    def start_drag(self, attachment_id: str, path: str) -> None:
        """Answers `drag_wanted` for ``attachment_id`` with a copy of the original at ``path``."""
        if self._dragging is not None and self._drags == attachment_id:
            self._dragging.start_drag(path)

    def open_tab(self, tab: int) -> None:
        """One of TEXT, DOCUMENTS, PHOTOS, HISTORY."""
        self._tabs.setCurrentIndex(tab)

    def focus_reading(self) -> None:
        """Puts the keyboard into the report."""
        self.open_tab(TEXT)
        self.report.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_hit(self) -> None:
        self._step(1)

    def previous_hit(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """On another tab the hits are out of sight: there the first step only leads to them."""
        if self._tabs.currentIndex() != TEXT and self.report.mark_position()[1]:
            self.open_tab(TEXT)
        elif not self.report.step_mark(by):
            self.hits_over.emit(by)

    def last_hit(self) -> None:
        """Goes to the end of the hits, where one comes who walks backwards."""
        self.report.last_mark()

    def tell_over(self, step: int) -> None:
        """Says over the report that no meeting with hits follows (1) or comes before (-1)."""
        self.open_tab(TEXT)
        self._find.tell_over(step)

    def meeting(self) -> Meeting | None:
        return self._meeting

    def _takes_files(self) -> bool:
        return self._may_change and self._meeting is not None and self._meeting.binned_at is None

    def _tell_binned(self, meeting: Meeting) -> None:
        self._banner.setVisible(meeting.binned_at is not None)
        self._restyle()
        if meeting.binned_at is None:
            return
        sentence = self.tr("Hội nghị này đang ở thùng rác; báo cáo, ảnh và tài liệu vẫn còn đủ.")
        self._banner.tell("warn", sentence, action=self.tr("Phục hồi") if self._may_change else "")

    def _tell_loading(self) -> None:
        self._nothing.tell("meeting", self.tr("Đang mở hội nghị…"), "")
        self._pages.setCurrentWidget(self._nothing)

    # -- how it is put together

    def _lay_out(self) -> None:
        words = self.tr("Nội dung"), self.tr("Tài liệu"), self.tr("Ảnh"), self.tr("Lịch sử")
        for number, word in enumerate(words):
            self._tabs.addTab(word)
            self._tabs.setTabToolTip(number, f"{word} (Alt+{number + 1})")
        reading = QWidget()
        self._reading = QVBoxLayout(reading)
        self._over_find = QVBoxLayout()
        self._over_find.addWidget(self._find)
        self._reading.addLayout(self._over_find)
        self._reading.addWidget(self.report, 1)
        self._reading.addWidget(self.strip)
        album = QWidget()
        self._album = QVBoxLayout(album)
        self._no_photos = EmptyState()
        how = self.tr("Thả ảnh vào đây, dán bằng Ctrl+V, hoặc chọn tệp để đính kèm.")
        self._no_photos.tell("image", self.tr("Chưa có ảnh nào"), how, self.tr("Đính kèm ảnh"))
        self._album.addWidget(self._no_photos)
        self._album.addWidget(self._photos)
        self._tab_pages = QStackedWidget()
        self._padded = (self._documents, self._history)
        for page in (reading, self._documents, album, self._history):
            self._tab_pages.addWidget(page)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._over_banner = QVBoxLayout()
        self._over_banner.addWidget(self._banner)
        self._banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._over_tabs = QVBoxLayout()
        self._over_tabs.addWidget(self._tabs)
        column.addLayout(self._over_banner)
        column.addWidget(self._header)
        column.addLayout(self._over_tabs)
        column.addWidget(Separator())
        column.addWidget(self._tab_pages, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _connect(self) -> None:
        for signal, told in (
            (self._header.edit_wanted, self.edit_wanted),
            (self._header.attach_wanted, self.attach_wanted),
            (self._header.reviewed, self.reviewed_wanted),
            (self._header.bin_wanted, self.bin_wanted),
            (self._header.unbin_wanted, self.unbin_wanted),
            (self._banner.acted, self.unbin_wanted),
            (self._documents.attach_wanted, self.attach_wanted),
            (self._no_photos.acted, self.attach_wanted),
        ):
            signal.connect(lambda *_, told=told: self._meeting and told.emit(self._meeting.id))
        for part in (self.strip.photos, self._photos, self._documents):
            part.opened.connect(self.open_wanted)
            part.copy_wanted.connect(self.copy_wanted)
            part.remove_wanted.connect(self.remove_wanted)
            part.drag_wanted.connect(lambda kept, part=part: self._drag(kept, part))
        self._kept_photos.caption_changed.connect(self.caption_typed)
        self._kept_photos.thumbnail_wanted.connect(self.thumbnail_wanted)
        self.strip.see_all_wanted.connect(lambda: self.open_tab(PHOTOS))
        self._drop.files_dropped.connect(self.files_dropped)
        self._drop.picture_dropped.connect(self.picture_pasted)
        self._tabs.currentChanged.connect(self._tab_pages.setCurrentIndex)
        self._find.next_wanted.connect(self.next_hit)
        self._find.previous_wanted.connect(self.previous_hit)
        self._header.like_wanted.connect(self._ask_like)
        self.report.mark_changed.connect(self._find.set_place)

    def _add_keys(self) -> None:
        """These act wherever the keyboard is in the window, as long as the pane is to be seen."""
        for key, act in (
            ("F2", self._edit),
            ("Ctrl+Shift+A", self._attach),
            ("Ctrl+V", self._paste),
            ("Alt+1", lambda: self.open_tab(TEXT)),
            ("Alt+2", lambda: self.open_tab(DOCUMENTS)),
            ("Alt+3", lambda: self.open_tab(PHOTOS)),
            ("Alt+4", lambda: self.open_tab(HISTORY)),
        ):
            QShortcut(QKeySequence(key), self, act)

    def _edit(self) -> None:
        if self._meeting and self._takes_files():
            self.edit_wanted.emit(self._meeting.id)

    def _ask_like(self) -> None:
        if self._meeting:
            self.like_wanted.emit(self._meeting.id, self._meeting.fields.title)

    def _attach(self) -> None:
        if self._meeting and self._takes_files():
            self.attach_wanted.emit(self._meeting.id)

    def _paste(self) -> None:
        self._drop.take(QGuiApplication.clipboard().mimeData())

    def _drag(self, kept: str, part: PhotoList | DocumentsTab) -> None:
        self._dragging, self._drags = part, kept
        self.drag_wanted.emit(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.set_short(self.height() < px(560))

    def _restyle(self) -> None:
        self._over_banner.setContentsMargins(px(16), px(10) if not self._banner.isHidden() else 0, px(16), 0)
        self._over_tabs.setContentsMargins(px(13), 0, px(13), 0)
        self._reading.setContentsMargins(px(20), px(12), px(16), 0)
        self._over_find.setContentsMargins(px(4), 0, 0, 0)
        self._reading.setSpacing(px(10))
        self._album.setContentsMargins(px(20), px(14), px(4), 0)
        for page in self._padded:
            page.setContentsMargins(px(16), 0, px(16), 0)
