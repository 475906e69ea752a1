"""Corrects a meeting, or writes a new one: its fields and its text, with what was not touched kept as it was.

Nothing typed is lost: every change is told so that the owner keeps a draft. Keeping and saving are the owner's.
"""

from __future__ import annotations

import dataclasses
import time
import unicodedata

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from archive_app import wording
from archive_app.gui import meeting_words, theme
from archive_app.gui.body_field import BodyField
from archive_app.gui.controls import Button, ElidedLabel, GhostButton, Label, LinkButton, PrimaryButton, TextField
from archive_app.gui.form_fields import ChoiceField, TitleField
from archive_app.gui.history_words import local_time
from archive_app.gui.notices import Banner
from archive_app.gui.theme import px
from archive_app.model import MEETING_KINDS, Draft, Meeting, MeetingDate, MeetingFields
from archive_app.text.edits import moved

_PAUSE = 500
_LONGEST = 1.5
"""A change is told after a pause of 500 ms, and while somebody types on and on every 1.5 s."""


class MeetingForm(QWidget):
    changed = Signal()
    save_wanted = Signal(MeetingFields)
    closed = Signal()
    """The form is left; what was typed stays a draft."""
    discard_wanted = Signal()
    theirs_wanted = Signal()
    """After a conflict: show the meeting as somebody else saved it."""
    mine_wanted = Signal()
    """After a conflict: what is typed here is to be saved over what they saved, knowingly."""

    def __init__(self, language: str = "vi", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._kept = MeetingFields(title="")
        self._edited = self._filling = False
        self._since = 0.0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._make_fields()
        self._make_head()
        self._lay_out()
        self.setFocusProxy(self._title)
        self._connect()
        theme.surface(self, "page")
        theme.changed.connect(self._restyle)
        self._restyle()

    # -- what is in it

    def set_fields(self, fields: MeetingFields, draft: Draft | None = None) -> None:
        """Fills the form with ``fields``; ``draft`` says that they are a draft taken up again."""
        self._filling = True
        self._kept = fields
        self._title.setPlainText(fields.title)
        self._days.setText(_typed_days(fields.dates))
        self._choose_kind(fields.kind)
        self._place.setText(fields.place or "")
        self._organizer.setText(fields.organizer or "")
        self._body.set_text(fields.text)
        self._filling = self._edited = False
        self._pause.stop()
        self._banner.hide()
        self._complain("", "")
        new = not fields.title and not fields.text if draft is None else draft.meeting_id is None
        self._heading.setText(self.tr("Hội nghị mới") if new else self.tr("Sửa hội nghị"))
        self._note.setText(self.tr("Nháp {0}").format(local_time(draft.kept_at)) if draft else "")
        self._discard.setVisible(draft is not None)
        self.set_saving(False)

    def fields(self) -> MeetingFields:
        """What stands in the form; a day that is not understood is kept as ``raw`` with an empty ``start``."""
        text = self._body.text()
        dates = self._dates_typed()
        return MeetingFields(
            title=self._said(self._title.title(), self._kept.title, " ".join(self._kept.title.split())) or "",
            text=text if text == self._kept.text else unicodedata.normalize("NFC", text),
            kind=self._kind.currentData() or None,
            dates=tuple(dataclasses.replace(one, span=moved(one.span, self._kept.text, text)) for one in dates),
            place=self._said(self._place.text(), self._kept.place, self._kept.place or ""),
            organizer=self._said(self._organizer.text(), self._kept.organizer, self._kept.organizer or ""),
            citations=tuple(
                dataclasses.replace(one, span=moved(one.span, self._kept.text, text)) for one in self._kept.citations
            ),
            reviewed=self._kept.reviewed,
        )

    def is_changed(self) -> bool:
        """Whether anything was typed since `set_fields`."""
        return self._edited

    def set_saving(self, saving: bool) -> None:
        """While the bytes are on their way to the disk nothing can be typed and the button says so."""
        self._save.setText(self.tr("Đang lưu…") if saving else self.tr("Lưu"))
        self._save.setEnabled(not saving)
        self._save.updateGeometry()
        for part in (self._leave, self._discard, self._page):
            part.setEnabled(not saving)

    def show_conflict(self, theirs: Meeting) -> None:
        """Somebody saved the meeting meanwhile, as ``theirs``; what is typed here stays."""
        sentence = self.tr("Hội nghị này vừa được sửa ở nơi khác ({0}, {1}). Nháp của bạn vẫn còn.")
        said = sentence.format(theirs.changed_by, local_time(theirs.changed_at))
        self._banner.tell("warn", said, action=self.tr("Xem bản mới"))
        self._keep.show()

    def flush(self) -> None:
        """Tells a change that was not told yet."""
        if self._pause.isActive():
            self._tell()

    def place_name(self) -> str:
        """What the field of the place is called, for who goes there by keyboard."""
        return self._place.accessibleName()

    def save(self) -> None:
        """Asks for saving, unless the title is empty or the days are not understood, which is then said."""
        no_title = self.tr("Tên hội nghị không được để trống; gõ một cái tên, sửa sau cũng được.")
        no_days = self.tr("Chưa hiểu ngày này; gõ như 25/12/2018 hoặc 25-26/12/2018, hoặc để trống.")
        wrong_title = no_title if not self._title.title() else ""
        wrong_days = no_days if self._days_unread() else ""
        self._complain(wrong_title, wrong_days)
        if wrong_title:
            self._title.setFocus()
        elif wrong_days:
            self._days.setFocus()
        elif self._save.isEnabled():
            self._pause.stop()
            self.save_wanted.emit(self.fields())

    def close_form(self) -> None:
        """Leaves the form; a change that was not told yet is told first."""
        self.flush()
        self.closed.emit()

    def _said(self, typed: str, kept: str | None, shown: str) -> str | None:
        if typed == shown:
            return kept
        return unicodedata.normalize("NFC", typed).strip() or None

    def _dates_typed(self) -> tuple[MeetingDate, ...]:
        typed = self._days.text().strip()
        if typed == _typed_days(self._kept.dates):
            return self._kept.dates
        found = meeting_words.read_days(typed)
        return (MeetingDate("", "", raw=typed),) if found is None else found

    def _days_unread(self) -> bool:
        return any(not date.start for date in self._dates_typed())

    def _choose_kind(self, kind: str | None) -> None:
        if kind and self._kind.findData(kind) < 0:
            self._kind.addItem(wording.kind_name(kind, self._language), kind)
        self._kind.setCurrentIndex(max(self._kind.findData(kind or ""), 0))

    # -- what happens in it

    def _touched(self) -> None:
        if self._filling:
            return
        self._edited = True
        self._discard.show()
        if not self._pause.isActive():
            self._since = time.monotonic()
        if not self._pause.isActive() or time.monotonic() - self._since < _LONGEST:
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit()

    def _complain(self, about_title: str, about_days: str) -> None:
        for field, line, words in (
            (self._title, self._title_wrong, about_title),
            (self._days, self._days_wrong, about_days),
        ):
            field.set_wrong(bool(words))
            line.setText(words)
            line.setVisible(bool(words))

    def _check_days(self) -> None:
        """Says at once, on leaving the field, that the days are not understood."""
        how = self.tr("Chưa hiểu ngày này; gõ như 25/12/2018 hoặc 25-26/12/2018.")
        self._complain(self._title_wrong.text(), how if self._days_unread() else "")

    # -- how it is put together

    def _make_fields(self) -> None:
        nothing = self.tr("Chưa có")
        self._title = TitleField(self.tr("Tên hội nghị"))
        self._title.setPlaceholderText(nothing)
        self._days = TextField(self.tr("Ngày"), self.tr("Chưa có, gõ như 25-26/12/2018"))
        self._kind = ChoiceField(self.tr("Loại"))
        self._kind.addItem(nothing, "")
        for code in MEETING_KINDS:
            self._kind.addItem(wording.kind_name(code, self._language), code)
        self._place = TextField(self.tr("Nơi họp"), nothing)
        self._organizer = TextField(self.tr("Cơ quan tổ chức"), nothing)
        self._body = BodyField(self.tr("Nội dung"), nothing)
        self._title_wrong = Label("", "secondary", "bad")
        self._days_wrong = Label("", "secondary", "bad")

    def _make_head(self) -> None:
        self._heading = ElidedLabel("", "panel_title", "text")
        self._note = ElidedLabel("", "secondary", "text2")
        self._discard = GhostButton(self.tr("Bỏ nháp"))
        self._leave = Button(self.tr("Để nháp"))
        self._save = PrimaryButton(self.tr("Lưu"), "check", "Ctrl S")
        self._banner = Banner()
        self._keep = LinkButton(self.tr("Giữ nháp"), "warn")
        row = self._banner.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.count() - 1, self._keep, 0, Qt.AlignmentFlag.AlignTop)
        self._keep.hide()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading)
        self._head.addWidget(self._note, 1)
        for button in (self._discard, self._leave, self._save):
            self._head.addWidget(button)
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setColumnStretch(1, 1)
        for name, field, below in (
            (self.tr("Tên hội nghị"), self._title, self._title_wrong),
            (self.tr("Ngày"), self._days, self._days_wrong),
            (self.tr("Loại"), self._kind, None),
            (self.tr("Nơi họp"), self._place, None),
            (self.tr("Cơ quan tổ chức"), self._organizer, None),
            (self.tr("Nội dung"), self._body, None),
        ):
            self._add_row(name, field, below)
        self._grid.setRowStretch(self._grid.rowCount() - 2, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._banner)
        self._column.addWidget(scroll, 1)
        order = (self._title, self._days, self._kind, self._place, self._organizer, self._body)
        for first, then in zip(order, (*order[1:], self._save), strict=True):
            self.setTabOrder(first, then)
        self.setTabOrder(self._save, self._leave)
        self.setTabOrder(self._leave, self._discard)

    def _add_row(self, name: str, field: QWidget, below: QWidget | None) -> None:
        row = self._grid.rowCount()
        said = ElidedLabel(name, "body", "text2")
        self._grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        if below is not None:
            self._grid.addWidget(below, row + 1, 1)
            below.hide()
        else:
            self._grid.setRowMinimumHeight(row + 1, 0)
        self._names = [*getattr(self, "_names", []), said]

    def _connect(self) -> None:
        for signal in (
            self._title.textChanged,
            self._body.textChanged,
            self._days.textEdited,
            self._place.textEdited,
            self._organizer.textEdited,
            self._kind.activated,
        ):
            signal.connect(self._touched)
        self._days.editingFinished.connect(self._check_days)
        self._title.left.connect(self._days.setFocus)
        self._save.clicked.connect(self.save)
        self._leave.clicked.connect(self.close_form)
        self._discard.clicked.connect(self.discard_wanted)
        self._banner.acted.connect(self.theirs_wanted)
        self._keep.clicked.connect(self._banner.hide)
        self._keep.clicked.connect(self.mine_wanted)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+S"), self, self.save, context=inside)
        QShortcut(QKeySequence("Esc"), self, self.close_form, context=inside)
        self._leave.setToolTip(self.tr("Đóng; những gì đã gõ vẫn giữ làm nháp (Esc)"))

    def _restyle(self) -> None:
        self._column.setContentsMargins(px(24), px(14), px(14), px(14))
        self._column.setSpacing(px(12))
        self._head.setContentsMargins(0, 0, px(8), 0)
        self._head.setSpacing(px(8))
        self._grid.setContentsMargins(0, px(2), px(8), 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._body.setMinimumHeight(8 * theme.line_height("reading"))
        for said in self._names:
            said.setMinimumHeight(px(32))
        theme.surface(self, "page")


def _typed_days(dates: tuple[MeetingDate, ...]) -> str:
    """Days as they stand in the field; those of a draft that were never understood, as they were typed."""
    unread = [date.raw or "" for date in dates if not date.start]
    return ", ".join(filter(None, [meeting_words.days(tuple(date for date in dates if date.start)), *unread]))
