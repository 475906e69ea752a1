"""Search as one types: the search bar, the sidebar's filters, the note and the list, kept in step with the archive.

At most one question runs at a time; while it runs, only the newest one waits. An answer that came late is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from archive_app import archive
from archive_app.gui.filters import with_filters, without_filters
from archive_app.gui.lanes import Job
from archive_app.gui.narrowing import Narrowing
from archive_app.gui.result_list import ResultList, View
from archive_app.gui.result_model import PAGE
from archive_app.gui.search_bar import SearchBar
from archive_app.gui.search_note import SearchNote
from archive_app.gui.session import Session
from archive_app.gui.sidebar import Sidebar
from archive_app.model import Answer, Draft, Hit, MeetingSummary, Query, Snippet

PAUSE = 15
"""Milliseconds after a key before the archive is asked: keys of one stroke (an input method's) are taken together."""
FIRST = 16
"""Hits of a first answer, twice what a screen shows: passages cost more than finding, and most are typed over."""
COVER = 240
"""Pixels of the longest side of the photos in the list, enough for twice their size on a dense screen."""


@dataclass(frozen=True, slots=True)
class _Search:
    """What was on the screen before others like a meeting were asked for; ``liked`` is a title, ``chosen`` a row."""

    view: View
    query: Query
    liked: str
    chosen: str


class Finding(QObject):
    answered = Signal(str)
    """An answer to these words is on the screen."""

    def __init__(
        self, session: Session, bar: SearchBar, note: SearchNote, sidebar: Sidebar, results: ResultList
    ) -> None:
        super().__init__(session)
        self._session, self._bar, self._sidebar, self._results = session, bar, sidebar, results
        self._note = note
        self.view: View = "meetings"
        self._query = Query()
        self._running: Job | None = None
        self._choose = ""
        self._before: list[_Search] = []
        self._liked = ""
        self._again = False
        self._keep = True
        self._narrowing = Narrowing(session, bar, sidebar)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.ask)
        self._connect()
        self.refresh()

    @property
    def words(self) -> str:
        return self._query.words

    @property
    def asked(self) -> Query:
        """What is asked now, filters and order and all."""
        return self._asked()

    def _connect(self) -> None:
        bar, sidebar, results = self._bar, self._sidebar, self._results
        bar.query_changed.connect(self._type)
        self._narrowing.chosen.connect(lambda name, value: self._narrow(with_filters(self._query, {name: value})))
        self._narrowing.clear_wanted.connect(self.clear_filters)
        sidebar.view_chosen.connect(self.choose_view)
        results.sort_chosen.connect(lambda sort: self._narrow(replace(self._query, sort=sort)))
        results.filters_clear_wanted.connect(self.clear_filters)
        results.likeness_left.connect(self.leave_likeness)
        self._note.query_wanted.connect(bar.set_query)
        self._note.likeness_left.connect(self.leave_likeness)
        results.page_wanted.connect(self._ask_page)
        results.thumbnail_wanted.connect(self._ask_thumbnail)
        self._session.changed.connect(self.refresh)
        self._session.indexed.connect(self._found_more)
        self._session.drafts_changed.connect(self._drafts_changed)

    def show_all(self, choose: str = "") -> None:
        """The newest meetings, nothing asked and nothing filtered; ``choose`` is marked in the list if it is there."""
        self._put("meetings", Query())
        self._choose = choose
        self.refresh()

    def run(self, query: Query) -> None:
        """Asks a whole query: its words, filters and order take the place of what was asked."""
        self._put("bin" if query.binned else "unreviewed" if query.reviewed is False else "meetings", query)
        self._ask_anew()

    def show_like(self, meeting_id: str, title: str) -> None:
        """Meetings like this one, until `leave_likeness` or until something else is asked."""
        before = [*self._before, _Search(self.view, self._query, self._liked, meeting_id)]
        self._put("meetings", Query(like=meeting_id))
        self._before, self._liked = before, title
        self._ask_anew()

    def leave_likeness(self) -> bool:
        """Goes back to what was searched for before; False when the list is not one of meetings like another."""
        if not self._before:
            return False
        *earlier, last = self._before
        self._put(last.view, last.query)
        self._before, self._liked, self._choose = earlier, last.liked, last.chosen
        self._ask_anew()
        return True

    def _put(self, view: View, query: Query) -> None:
        """Puts a whole search in the place of what was asked; asking is left to the caller."""
        self.view = view
        self._sidebar.set_view(view)
        self._bar.set_query(query.words)
        self._pause.stop()
        self._forget_likeness()
        self._query = query
        self._narrowing.show(self._query)

    def _forget_likeness(self) -> None:
        self._before, self._liked, self._choose = [], "", ""

    def _found_more(self) -> None:
        if self._query.words:
            self.ask()

    def choose_view(self, view: View) -> None:
        self.view = view
        self._sidebar.set_view(view)
        self._forget_likeness()
        self._query = replace(self._query, like=None)
        self._ask_anew()

    def clear_filters(self) -> None:
        self._narrow(without_filters(self._query))

    def refresh(self) -> None:
        """Asks again for what is shown, and for the counts beside it; what is chosen stays chosen."""
        self._session.run("short", lambda _: self._count(), self._show_counts)
        self.ask()

    def ask(self) -> None:
        """Asks for the first page of what is wanted now."""
        if self._running:
            self._again = True
            return
        self._narrowing.hold()
        self._narrowing.offer(self.view != "drafts")
        query, view, keep = self._asked(), self.view, self._keep
        self._keep = True
        work = self._drafts if view == "drafts" else partial(self._search, query)
        self._running = self._session.run("short", work, partial(self._show, view, keep=keep), failed=self._fail)

    def _type(self, words: str) -> None:
        self._forget_likeness()
        self._query = replace(self._query, words=words, like=None)
        self._keep = False
        self._pause.start()

    def _narrow(self, query: Query) -> None:
        self._query = query
        self._narrowing.show(query)
        self._ask_anew()

    def _ask_anew(self) -> None:
        self._keep = False
        self.ask()

    def _asked(self) -> Query:
        reviewed = False if self.view == "unreviewed" else None
        return replace(self._query, reviewed=reviewed, binned=self.view == "bin", limit=FIRST)

    def _search(self, query: Query, _: Job) -> Answer:
        if archive.newest.answers(query):  # what the window opens with does not wait for the search room to be loaded
            return archive.newest.ask(self._session.desk, query)
        return archive.searching.search(self._session.desk, query, typing=True)

    def _show(self, view: View, answer: Answer, *, keep: bool) -> None:
        """Shows the answer, unless something newer was asked meanwhile: its answer is on the way."""
        late = self._again
        self._over()
        if not late:
            self._note.show_answer(answer, self._liked)
            self._results.show_answer(answer, view, keep=keep)
            if self._choose and self._results.choose_id(self._choose):
                self._choose = ""
            self.answered.emit(answer.query.words)
            if view != "drafts":
                self._narrowing.count(answer.query)

    def _fail(self, error: Exception) -> None:
        self._over()
        self._session.failed.emit(error)

    def _over(self) -> None:
        self._running = None
        if self._again:
            self._again = False
            QTimer.singleShot(0, self, self.ask)

    def _ask_page(self, offset: int, ticket: int) -> None:
        query = replace(self._asked(), offset=offset, limit=PAGE)
        fill = partial(self._fill, offset, ticket)
        self._session.run("short", partial(self._search, query), fill)

    def _fill(self, offset: int, ticket: int, answer: Answer) -> None:
        self._results.fill(offset, answer.hits, ticket)

    def _drafts_changed(self) -> None:
        self._session.run("short", lambda _: self._count(), self._show_counts)
        if self.view == "drafts":
            self.ask()

    def _ask_thumbnail(self, sha256: str) -> None:
        desk = self._session.desk
        self._session.run(
            "quiet",
            lambda _: load_picture(archive.attaching.thumbnail(desk, sha256, COVER)),
            partial(self._results.set_thumbnail, sha256),
            failed=lambda _: self._results.set_thumbnail(sha256, QImage()),
        )

    def _count(self) -> tuple[dict[str, int], dict[int, int], dict[str, int], int]:
        desk = self._session.desk
        years, kinds = archive.meetings.years_and_kinds(desk)
        return archive.meetings.counts(desk), years, kinds, len(archive.drafting.waiting(desk))

    def _show_counts(self, counted: tuple[dict[str, int], dict[int, int], dict[str, int], int]) -> None:
        counts, years, kinds, drafts = counted
        self._sidebar.set_counts(
            {"meetings": counts["all"], "unreviewed": counts["unreviewed"], "drafts": drafts, "bin": counts["binned"]}
        )
        self._narrowing.show_whole(years, kinds)

    def _drafts(self, _: Job) -> Answer:
        """The drafts as rows of the list; their ids are the drafts'."""
        drafts = archive.drafting.waiting(self._session.desk)
        hits = tuple(draft_as_hit(draft) for draft in drafts)
        return Answer(Query(), {}, len(hits), hits, 0.0)


def draft_as_hit(draft: Draft) -> Hit:
    fields = draft.fields
    # A day that could not be read is in a draft without a beginning.
    first, last = (fields.dates[0].start or None, fields.dates[-1].end or None) if fields.dates else (None, None)
    row = MeetingSummary(
        draft.id, fields.title or "…", first, last, fields.kind, fields.organizer, reviewed=True, source=None
    )
    return Hit(row, 0.0, (), (Snippet("text", " ".join(fields.text[:400].split()), ()),))


def load_picture(file: Path) -> QImage:
    """A thumbnail's pixels, read off the window's thread."""
    return QImage(str(file))
