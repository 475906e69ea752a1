"""The rows of the result list: a window of pages over any number of hits, asked for as they come into view.

It never waits: a row whose page is not there yet is None, and the page is asked for. Fetching is left to the
main window.
"""

from __future__ import annotations

import time
from collections import OrderedDict

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from archive_app.model import Hit
from archive_app.text import dates

PAGE = 50
KEPT = 20
"""Pages of `PAGE` hits kept; the ones longest unseen go first."""

HIT = Qt.ItemDataRole.UserRole + 1
_ASK_AGAIN_S = 3.0


class ResultModel(QAbstractListModel):
    """Rows 0 … total-1; `HIT` gives the `model.Hit` or None while its page is on the way."""

    page_wanted = Signal(int, int)
    """(offset, ticket): `PAGE` hits from ``offset`` are needed; answer with `fill` and the same ticket."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticket = 0
        self._total = 0
        self._pages: OrderedDict[int, tuple[Hit, ...]] = OrderedDict()
        self._asked: dict[int, float] = {}
        self._missed: dict[int, None] = {}
        # Dragging the scroll bar runs over hundreds of pages; only where it rests is worth asking for.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(30)
        self._rest.timeout.connect(self._ask)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == HIT:
            return self.hit(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            found = self.hit(index.row())
            return found.meeting.title if found else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            found = self.hit(index.row())
            return spoken(found) if found else ""
        return None

    def reset(self, total: int, first_page: tuple[Hit, ...]) -> None:
        """Another answer: ``total`` hits, the first of them here already, of which there may be less than a page.

        Pages still on the way are dropped.
        """
        self.beginResetModel()
        self.ticket += 1
        self._total = total
        self._pages.clear()
        self._asked.clear()
        self._missed.clear()
        for offset in range(0, len(first_page), PAGE):
            self._pages[offset] = first_page[offset : offset + PAGE]
        self.endResetModel()

    def fill(self, offset: int, hits: tuple[Hit, ...], ticket: int) -> None:
        """Puts a page in its place; one that was asked for under another ``ticket`` is dropped."""
        if ticket != self.ticket or offset % PAGE or not 0 <= offset < self._total:
            return
        self._pages[offset] = hits[:PAGE]
        self._pages.move_to_end(offset)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        last = min(offset + PAGE, self._total) - 1
        self.dataChanged.emit(self.index(offset), self.index(last))

    def hit(self, row: int) -> Hit | None:
        """The hit of ``row``, or None while it is asked for."""
        if not 0 <= row < self._total:
            return None
        offset = row - row % PAGE
        page = self._pages.get(offset)
        if page is not None:
            self._pages.move_to_end(offset)
            if row - offset < len(page):
                return page[row - offset]
        self._missed.pop(offset, None)
        self._missed[offset] = None
        if not self._rest.isActive():
            self._rest.start()
        return None

    def row_of(self, meeting_id: str) -> int:
        """The row of a meeting among the pages kept; -1 when it is not there."""
        for offset, page in self._pages.items():
            for place, found in enumerate(page):
                if found.meeting.id == meeting_id:
                    return offset + place
        return -1

    def _ask(self) -> None:
        now = time.monotonic()
        latest, self._missed = list(self._missed)[-3:], {}
        for offset in latest:
            short = len(self._pages.get(offset, ())) < min(PAGE, self._total - offset)
            if short and now - self._asked.get(offset, -_ASK_AGAIN_S) >= _ASK_AGAIN_S:
                self._asked[offset] = now
                self.page_wanted.emit(offset, self.ticket)


def spoken(found: Hit) -> str:
    """A hit as a screen reader says it: title, days, body."""
    meeting = found.meeting
    days = dates.show(meeting.date, meeting.end or "") if meeting.date else ""
    return ", ".join(part for part in (meeting.title, days, meeting.organizer or "") if part)
