"""Saved searches in the window: the star that keeps what is asked, and the sidebar's list that asks it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from archive_app import archive
from archive_app.gui import lettering
from archive_app.gui.filters import chosen_of, proposed_name, told
from archive_app.gui.finding import Finding
from archive_app.gui.name_card import NameCard, ReasonCard, open_name_card, open_reason, same_name
from archive_app.gui.search_bar import SearchBar
from archive_app.gui.session import Session
from archive_app.gui.sidebar import Sidebar
from archive_app.model import Query, SavedSearch


class Saving(QObject):
    def __init__(self, session: Session, bar: SearchBar, sidebar: Sidebar, finding: Finding) -> None:
        super().__init__(session)
        self._session, self._bar, self._sidebar, self._finding = session, bar, sidebar, finding
        self._saved: list[SavedSearch] = []
        saved = sidebar.saved
        saved.may_change = not session.desk.read_only
        if session.desk.read_only:
            bar.star.setEnabled(False)
            bar.star.setToolTip(lettering.tip(self._read_only()))
        bar.save_wanted.connect(self.ask_name)
        saved.chosen.connect(self._ask_again)
        saved.rename_wanted.connect(self.ask_new_name)
        saved.forget_wanted.connect(self.forget)
        finding.answered.connect(lambda _: self._mark())
        self.refresh()

    def refresh(self) -> None:
        """Reads the list anew."""
        desk = self._session.desk
        self._session.run("short", lambda _: archive.saved_searches.saved(desk), self._show)

    def ask_name(self) -> NameCard | ReasonCard | None:
        """Asks a name for what is asked now, or says why it cannot be kept; returns the card, for tests."""
        if not self._bar.isVisible():
            return None
        query, title = self._asked(), self.tr("Lưu tìm kiếm")
        if reason := self._reason(query):
            return open_reason(self._bar.star, ReasonCard(title, reason))
        current = self._current()
        kept = current.name if current else ""
        name = kept or proposed_name(query, self._session.language)
        about = self.tr("Giữ lại: %s").replace("%s", " · ".join(self._told(query)))
        card = NameCard(title, about, name, [one.name for one in self._saved], replaces=True, kept=kept)
        card.dropped.connect(lambda: self.forget(kept))
        return open_name_card(self._bar.star, card, lambda name: self._keep(name, query))

    def ask_new_name(self, name: str, row: QWidget) -> NameCard:
        """Asks another name for a saved search, at its row."""
        others = [one.name for one in self._saved if one.name != name]
        card = NameCard(self.tr("Đổi tên tìm kiếm"), "", name, others, replaces=False)
        return open_name_card(row, card, lambda new: self._rename(name, new))

    def forget(self, name: str) -> None:
        """Takes a search off the list; it can be put back."""
        one = self._named(name)
        if one is None:
            return
        words = self.tr("Đã bỏ “%s” khỏi danh sách tìm kiếm").replace("%s", one.name)
        self._change(
            lambda: archive.saved_searches.forget_search(self._session.desk, one.name),
            lambda: self._tell(words, lambda: self._put_back(one)),
        )

    def _keep(self, name: str, query: Query) -> None:
        old = self._named(name)
        desk, words = self._session.desk, self.tr("Đã lưu tìm kiếm “%s”").replace("%s", " ".join(name.split()))
        undo = (lambda: self._put_back(old)) if old else (lambda: self.forget(name))
        self._change(lambda: archive.saved_searches.save_search(desk, name, query), lambda: self._tell(words, undo))

    def _rename(self, name: str, new: str) -> None:
        desk = self._session.desk
        self._change(lambda: archive.saved_searches.rename_search(desk, name, new))

    def _put_back(self, one: SavedSearch) -> None:
        desk = self._session.desk
        self._change(lambda: archive.saved_searches.save_search(desk, one.name, one.query))

    def _change(self, act: Callable[[], object], done: Callable[[], object] | None = None) -> None:
        """Changes the list in the order of the clerk's hands, and shows it."""

        def after(_: object) -> None:
            self.refresh()
            if done is not None:
                done()

        self._session.run("save", lambda _: act(), after)

    def _tell(self, words: str, undo: Callable[[], object]) -> None:
        self._session.told.emit(words, undo)

    def _ask_again(self, name: object) -> None:
        one = self._named(str(name))
        if one is not None:
            self._finding.run(one.query)
            self._bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, saved: list[SavedSearch]) -> None:
        self._saved = saved
        self._mark()

    def _mark(self) -> None:
        """Shows which saved search is the one that is asked, if any."""
        current = self._current()
        self._sidebar.show_saved([one.name for one in self._saved], current.name if current else "")
        self._bar.show_saved(current is not None)

    def _current(self) -> SavedSearch | None:
        asked = self._asked()
        return next((one for one in self._saved if _plain(one.query) == asked), None)

    def _named(self, name: str) -> SavedSearch | None:
        return next((one for one in self._saved if same_name(one.name, name)), None)

    def _asked(self) -> Query:
        return _plain(self._finding.asked)

    def _reason(self, query: Query) -> str:
        if self._session.desk.read_only:
            return self._read_only()
        if query.like:
            return self.tr("Danh sách giống một hội nghị không lưu thành tìm kiếm được: gõ vài từ hoặc chọn bộ lọc.")
        if self._finding.view == "drafts":
            return self.tr("Nháp nằm trên máy này, không nằm trong kho, nên không lưu thành tìm kiếm được.")
        if not query.words and not chosen_of(query) and query.reviewed is None and not query.binned:
            return self.tr("Chưa có gì để lưu: gõ vài từ hoặc chọn bộ lọc trước.")
        return ""

    def _read_only(self) -> str:
        return self.tr("Kho này đang mở chỉ để đọc, nên không lưu thêm tìm kiếm được.")

    def _told(self, query: Query) -> list[str]:
        order = [self.tr("mới nhất trước")] if query.sort == "date" else []
        return [*told(query, self._session.language), *order]


def _plain(query: Query) -> Query:
    """A query for what it asks, wherever in its answer one is."""
    usual = Query()
    return replace(query, words=query.words.strip(), limit=usual.limit, offset=usual.offset)
