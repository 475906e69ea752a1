"""Keeps the choices that narrow a search in step with what is asked, in the bar and in the sidebar alike.

They are counted after the answer itself and a moment later, so that no answer ever waits for a count; counts of a
question that is no longer asked are dropped. What narrows is decided by `finding`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from archive_app import archive
from archive_app.gui.filters import FILTERS, Choice, choices_of, choices_of_all, chosen_of, with_chosen
from archive_app.gui.lanes import Job
from archive_app.gui.search_bar import SearchBar
from archive_app.gui.session import Session
from archive_app.gui.sidebar import Sidebar
from archive_app.model import Facets, Query

PAUSE = 60
"""Milliseconds after an answer before it is counted: while somebody types, the next question comes first."""


class Narrowing(QObject):
    chosen = Signal(str, object)
    """The name of a filter, and its value or None."""
    clear_wanted = Signal()

    def __init__(self, session: Session, bar: SearchBar, sidebar: Sidebar) -> None:
        super().__init__(session)
        self._session, self._bar, self._sidebar = session, bar, sidebar
        self._query = Query()
        self._whole: dict[str, list[Choice]] = {}
        self._choices: dict[str, list[Choice]] | None = None
        self._wanted: Query | None = None
        self._running: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        for chooser in (bar, sidebar):
            chooser.filter_chosen.connect(self.chosen)
            chooser.filters_clear_wanted.connect(self.clear_wanted)

    def show(self, query: Query) -> None:
        """Shows what narrows ``query``, with the choices known so far."""
        self._query = query
        known, chosen = self._whole if self._choices is None else self._choices, chosen_of(query)
        language = self._session.language
        choices: dict[str, Sequence[Choice]] = {
            name: with_chosen(known.get(name, []), name, chosen.get(name), language) for name in FILTERS
        }
        self._bar.show_filters(choices, chosen)
        self._sidebar.show_filters(choices, chosen)

    def show_whole(self, years: dict[int, int], kinds: dict[str, int]) -> None:
        """The choices of the whole archive, for as long as there are none of a question."""
        self._whole = choices_of_all(years, kinds, self._session.language)
        self.show(self._query)

    def hold(self) -> None:
        """Another question is being asked: what is not counted yet need not be."""
        self._pause.stop()
        self._wanted = None

    def count(self, query: Query) -> None:
        """``query`` is answered: its choices are counted, unless another question comes first.

        The bin is not indexed, and what resembles a meeting has no counts: there the whole archive's choices stand.
        """
        if query.binned or query.like:
            self.hold()
            self._show_counted(None)
        else:
            self._wanted = query
            self._pause.start()

    def offer(self, offered: bool) -> None:
        """Whether what the list shows can be narrowed at all."""
        self._bar.offer_filters(offered)
        self._sidebar.offer_filters(offered)

    def _ask(self) -> None:
        query, desk = self._wanted, self._session.desk
        if query is None or self._running:
            return  # one at a time: `_over` asks for what is wanted by then

        def count(_: Job) -> Facets | None:
            return archive.searching.facets(desk, query, typing=True)

        self._running = self._session.run("short", count, lambda found: self._over(query, found), failed=self._fail)

    def _over(self, query: Query, found: Facets | None) -> None:
        self._running = None
        if query == self._wanted:
            self._wanted = None
            self._show_counted(found)
        elif self._wanted is not None and not self._pause.isActive():
            self._ask()

    def _fail(self, _error: Exception) -> None:
        """Nobody waits for a count; what is wrong with the archive the answer itself will tell."""
        self._running = None

    def _show_counted(self, found: Facets | None) -> None:
        self._choices = None if found is None else choices_of(found, self._session.language)
        self.show(self._query)
