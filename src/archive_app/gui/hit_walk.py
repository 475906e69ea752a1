"""F3 beyond a report: from its last hit to the first of the next meeting of the list, and backwards.

Hits within a report are `report_view`'s; where the list ends, the bar over the report says so.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject

from archive_app.gui.finding import Finding
from archive_app.gui.reading_pane import ReadingPane
from archive_app.gui.result_list import ResultList


class HitWalk(QObject):
    """One meeting at a time: what is pressed while a page of the list or a report is on its way is passed over."""

    def __init__(self, finding: Finding, results: ResultList, reading: ReadingPane) -> None:
        super().__init__(reading)
        self._finding, self._results, self._reading = finding, results, reading
        self._step = 0
        """Where the walk is going, 0 when it has arrived."""
        self._goal, self._start = -1, -1
        reading.hits_over.connect(self._go_on)
        reading.shown.connect(self._arrive)
        results.model.dataChanged.connect(self._pass_over_gap)
        results.model.modelReset.connect(self._stop)

    def _go_on(self, step: int) -> None:
        if self._finding.words.strip() and self._finding.view != "drafts" and not self._is_on_the_way():
            self._start = self._row()
            self._go(self._start + step, step)

    def _go(self, row: int, step: int) -> None:
        if 0 <= row < self._results.model.rowCount():
            self._goal, self._step = row, step
            self._results.rows.choose_row(row)
        else:
            self._stop()
            self._results.rows.choose_row(self._start, quiet=True)
            self._reading.tell_over(step)

    def _is_on_the_way(self) -> bool:
        """Not any more when another row was chosen meanwhile, or when the report could not be loaded."""
        return self._step != 0 and self._row() == self._goal and self._reading.meeting() is not None

    def _row(self) -> int:
        return self._results.rows.currentIndex().row()

    def _arrive(self, meeting_id: str) -> None:
        if self._step < 0 and self._row() == self._goal and meeting_id == self._results.current_id():
            self._reading.last_hit()
        self._stop()

    def _pass_over_gap(self, first: QModelIndex, last: QModelIndex) -> None:
        """A page that came without the row (a meeting that was binned meanwhile) ends nothing: the walk goes on."""
        row = self._goal
        if self._is_on_the_way():
            while first.row() <= row <= last.row() and self._results.model.hit(row) is None:
                row += self._step
        if row != self._goal:
            self._go(row, self._step)

    def _stop(self) -> None:
        self._step = 0
