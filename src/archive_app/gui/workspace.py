"""The screen of an opened archive: sidebar, search bar, list and the pane beside it, and every arrow between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from archive_app.gui import theme
from archive_app.gui.completing import Completing
from archive_app.gui.drop_target import local_files
from archive_app.gui.editing import Editing
from archive_app.gui.finding import Finding
from archive_app.gui.hit_walk import HitWalk
from archive_app.gui.intake import Intake
from archive_app.gui.meeting_form import MeetingForm
from archive_app.gui.paste_page import PastePage
from archive_app.gui.reading_pane import ReadingPane
from archive_app.gui.result_list import ResultList
from archive_app.gui.saving import Saving
from archive_app.gui.search_bar import SearchBar
from archive_app.gui.search_note import SearchNote
from archive_app.gui.session import Session
from archive_app.gui.showing import Showing
from archive_app.gui.sidebar import Sidebar
from archive_app.gui.theme import px
from archive_app.model import Draft

NARROW, TURNS, WIDE = 1180, 960, 1600
"""Widths: below the first the sidebar is a strip of icons, below the second list and pane take turns, from the third on
the list is wider."""


class Workspace(QWidget):
    archive_menu_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        language = session.language
        self.sidebar, self.bar, self.note = Sidebar(), SearchBar(), SearchNote()
        self.results, self.reading = ResultList(language), ReadingPane(language)
        self.form, self.paste = MeetingForm(language), PastePage(language)
        self._pane = QStackedWidget()
        self._lay_out()
        self.finding = Finding(session, self.bar, self.note, self.sidebar, self.results)
        self.saving = Saving(session, self.bar, self.sidebar, self.finding)
        self.completing = Completing(session, self.bar.field)
        self.showing = Showing(session, self.reading)
        self.editing = Editing(session, self.form)
        self.intake = Intake(session, self.paste)
        HitWalk(self.finding, self.results, self.reading)
        self._wire()
        self._add_keys()
        self.sidebar.set_archive(session.desk.identity.office, str(session.desk.folder))
        self._may_change(not session.desk.read_only)
        self.setFocusProxy(self.bar.field)

    def _lay_out(self) -> None:
        for page in (self.reading, self.form):
            self._pane.addWidget(page)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.results)
        self._split.addWidget(self._pane)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([px(412), px(1400)])
        self.results.setMinimumWidth(px(320))
        self._pane.setMinimumWidth(px(420))
        self._turns = False
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.note)
        column.addWidget(self._split, 1)
        self._find = QWidget()
        row = QHBoxLayout(self._find)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._find)
        self._pages.addWidget(self.paste)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        theme.surface(self, "app")

    def _may_change(self, may: bool) -> None:
        """An archive that can only be read offers nothing that would fail."""
        self.reading.set_may_change(may)
        self.results.may_change = may
        self.bar.take_in.setEnabled(may)
        self.setAcceptDrops(may)

    def _wire(self) -> None:
        """Every arrow from one pane to another."""
        bar, results, reading = self.bar, self.results, self.reading
        showing, editing, intake = self.showing, self.editing, self.intake
        bar.leave_down.connect(results.focus_rows)
        bar.submitted.connect(results.focus_rows)
        bar.import_wanted.connect(self.open_paste)
        bar.escaped.connect(self.finding.leave_likeness)
        self.note.query_wanted.connect(lambda _: bar.field.setFocus())
        self.note.likeness_left.connect(results.focus_rows)
        results.leave_up.connect(bar.focus_query)
        results.chosen.connect(self._choose)
        results.opened.connect(self._read)
        results.edit_wanted.connect(self._edit)
        results.attach_wanted.connect(lambda one: intake.choose_files(self, one))
        results.bin_wanted.connect(self._put_in_bin)
        results.unbin_wanted.connect(showing.take_from_bin)
        results.like_wanted.connect(self._show_like)
        results.likeness_left.connect(results.focus_rows)
        results.import_wanted.connect(self.open_paste)
        reading.edit_wanted.connect(editing.edit)
        reading.like_wanted.connect(self._show_like)
        reading.attach_wanted.connect(lambda one: intake.choose_files(self, one))
        reading.files_dropped.connect(self._attach_dropped)
        reading.picture_pasted.connect(self._attach_pasted)
        editing.opened.connect(self._form_opened)
        editing.closed.connect(self._form_closed)
        editing.pasted_wanted.connect(self.open_paste)
        self.paste.closed.connect(self.close_paste)
        self.paste.files_dropped.connect(self._import)
        self.paste.choose_files_wanted.connect(lambda: intake.choose_reports(self))
        self.finding.answered.connect(self._answered)
        intake.arrived.connect(self._arrived)
        self.sidebar.archive_menu_wanted.connect(self.archive_menu_wanted)
        self.sidebar.view_chosen.connect(lambda _: self._leave_form())

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+F": self._focus_search,
            "Ctrl+D": self.saving.ask_name,
            "F6": lambda: self._next_pane(1),
            "Shift+F6": lambda: self._next_pane(-1),
        }
        if not self.session.desk.read_only:
            keys |= {"Ctrl+I": self.open_paste, "Ctrl+N": self.editing.write_new}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)
        walks = [QShortcut(QKeySequence(key), self) for key in ("F3", "Shift+F3")]
        for walk, step in zip(walks, (self.reading.next_hit, self.reading.previous_hit), strict=True):
            walk.activated.connect(partial(self._walk_hits, step))
            for stack in (self._pages, self._pane):
                # Whoever types into the form or the page for pasting keeps these keys.
                stack.currentChanged.connect(lambda _, walk=walk: walk.setEnabled(self._may_walk()))

    def _may_walk(self) -> bool:
        return self._pages.currentWidget() is self._find and self._pane.currentWidget() is self.reading

    def _walk_hits(self, step: Callable[[], None]) -> None:
        """Where list and pane take turns, the first press leads to the report."""
        if self.finding.words and self._pane.isHidden():
            self._show_pane(True)
            self.reading.focus_reading()
        else:
            step()

    def open_paste(self, draft: Draft | None = None) -> None:
        self.intake.begin_page(draft if isinstance(draft, Draft) else None)
        self._pages.setCurrentWidget(self.paste)
        self.paste.setFocus()

    def close_paste(self) -> None:
        self.intake.leave_page()
        self._pages.setCurrentWidget(self._find)
        self.bar.field.setFocus()

    def take_in(self, paths: list[str]) -> None:
        """Reports dropped anywhere but on a meeting."""
        self._import(paths)

    def _import(self, paths: list[str]) -> None:
        self._pages.setCurrentWidget(self._find)
        self.intake.take_reports(paths)

    def keep_what_is_typed(self) -> None:
        self.editing.keep_now()
        self.intake.keep_now()

    def _answered(self, words: str) -> None:
        """The first row is read at once where nothing was chosen; what is being read gets the new marks."""
        if not self.results.model.rowCount():
            self.showing.clear()
        if self.results.current_id() is None and self.finding.view != "drafts":
            self.results.choose_next()
        self.showing.mark(words)

    def _choose(self, row_id: str) -> None:
        if self.finding.view == "drafts":
            return
        self._pane.setCurrentWidget(self.reading)
        self.showing.show(row_id, self.finding.words)

    def _read(self, row_id: str) -> None:
        if self.finding.view == "drafts":
            self.editing.open_draft(row_id)
        else:
            self._choose(row_id)
            self._show_pane(True)
            self.reading.focus_reading()

    def _edit(self, row_id: str) -> None:
        if self.finding.view == "drafts":
            self.editing.open_draft(row_id)
        else:
            self.editing.edit(row_id)

    def _put_in_bin(self, row_id: str) -> None:
        if self.finding.view == "drafts":
            self.editing.drop_draft(row_id)
        else:
            self.showing.put_in_bin(row_id)

    def _show_like(self, meeting_id: str, title: str) -> None:
        self.finding.show_like(meeting_id, title)
        self._show_pane(False)
        self.results.focus_rows()

    def _form_opened(self) -> None:
        self._pages.setCurrentWidget(self._find)
        self._pane.setCurrentWidget(self.form)
        self._show_pane(True)
        self.form.setFocus()

    def _leave_form(self) -> None:
        """Another view of the list was chosen: what was open stays a draft, and nothing is shown until a row is."""
        if self._pane.currentWidget() is self.form:
            self.form.close_form()
        self.showing.clear()

    def _form_closed(self, meeting_id: str) -> None:
        self._pane.setCurrentWidget(self.reading)
        if meeting_id:
            self.showing.show(meeting_id, self.finding.words)
            self.reading.focus_reading()
        else:
            self.showing.clear()
            self._show_pane(False)
            self.bar.field.setFocus()

    def _arrived(self, meeting_id: str) -> None:
        self._pages.setCurrentWidget(self._find)
        self._pane.setCurrentWidget(self.reading)
        self.finding.show_all(meeting_id)
        self.showing.show(meeting_id, "")
        self._show_pane(True)
        self.reading.focus_reading()

    def _attach_dropped(self, paths: list[str]) -> None:
        if self.showing.meeting:
            self.intake.attach(self.showing.meeting.id, paths)

    def _attach_pasted(self, picture: QImage) -> None:
        if self.showing.meeting:
            self.intake.attach_picture(self.showing.meeting.id, picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else had a use for leads back: from the report to the list, from there to the search box."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.reading.isAncestorOf(self.focusWidget()):
            self._show_pane(False)
            self.results.focus_rows()
        elif not self.finding.leave_likeness():
            self._focus_search()

    def _focus_search(self) -> None:
        self._pages.setCurrentWidget(self._find)
        self._show_pane(False)
        self.bar.focus_query()

    def _next_pane(self, step: int) -> None:
        """Sidebar, search, list, reading, and round again."""
        panes = [self.sidebar, self.bar, self.results, self._pane]
        here = next((place for place, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget())), 1)
        goal = panes[(here + step) % len(panes)]
        if goal in (self.results, self._pane):
            self._show_pane(goal is self._pane)
        if goal is self.results:
            self.results.focus_rows()
        elif goal is self.bar:
            self.bar.focus_query()
        elif goal is self._pane and self._pane.currentWidget() is self.reading:
            self.reading.focus_reading()
        else:
            goal.setFocus(Qt.FocusReason.TabFocusReason)
            goal.focusNextChild()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_in(local_files(event.mimeData()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_compact(self.width() < px(NARROW))
        self._take_turns(self.width() < px(TURNS))
        if event.oldSize().width() < px(WIDE) <= self.width():
            self._split.setSizes([px(468), self.width()])

    def _take_turns(self, turns: bool) -> None:
        """In a narrow window there is room for the list or for the pane, not for both."""
        if turns != self._turns:
            self._turns = turns
            self._show_pane(self._pane.isAncestorOf(self.focusWidget()) if self.focusWidget() else False)

    def _show_pane(self, shown: bool) -> None:
        self._pane.setVisible(shown or not self._turns)
        self.results.setVisible(not shown or not self._turns)
