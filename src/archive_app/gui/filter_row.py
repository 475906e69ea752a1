"""The chips of the search bar: as many as there is room for, what is chosen before the rest; the others in one menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from archive_app.gui.filter_chip import FilterChip
from archive_app.gui.filters import FILTERS, SWITCHES, Choice, filter_name
from archive_app.gui.menus import Menu
from archive_app.gui.theme import px

_FIRST = ("year", "kind", "organizer", "with_photos", "lacking", "school_year", "with_scans", "person")
"""The filters in the order in which they get room; those at the end the sidebar has as well."""
_GAP = 8


class _More(FilterChip):
    """Opens the menu of the chips that found no room, and says how many of those are on."""

    asked = Signal()

    def tell(self, hidden_on: int) -> None:
        self.setEnabled(True)
        self._name = self.tr("Thêm lọc (%s)").replace("%s", str(hidden_on)) if hidden_on else self.tr("Thêm lọc")
        self.setAccessibleName(self._name)
        self.updateGeometry()
        self.update()

    def open_list(self, anchor: QWidget | None = None) -> None:  # type: ignore[override]
        self.asked.emit()


class FilterRow(QWidget):
    chosen = Signal(str, object)
    """The name of a filter, and its value or None."""
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = 0
        self.chips = {name: FilterChip(filter_name(name), toggles=name in SWITCHES, parent=self) for name in FILTERS}
        self.more = _More(self.tr("Thêm lọc"), parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(_GAP))
        for name, chip in self.chips.items():
            chip.chosen.connect(partial(self._choose, name))
            self._row.addWidget(chip)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self.more.asked.connect(self.open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.fit(px(_GAP))

    def show_filters(self, choices: Mapping[str, Sequence[Choice]], chosen: Mapping[str, object]) -> None:
        """What can be chosen, and what is; nobody is told. `fit` is to follow."""
        for name, chip in self.chips.items():
            chip.set_value(chosen.get(name))
            chip.set_choices(choices.get(name, ()))

    def needed(self) -> int:
        """Px that the chips that are on and the one for the others take."""
        return self._width_of([*self._on(), "more"])

    def fit(self, room: int) -> int:
        """Shows what fits into ``room`` px; gives the px taken."""
        order = [*self._on(), *(name for name in _FIRST if self.chips[name].value() is None and name != "person")]
        shown: list[str] = []
        for place, name in enumerate(order):
            rest = place + 1 < len(order)
            if self._width_of([*shown, name, "more"] if rest else [*shown, name]) > room:
                break
            shown.append(name)
        hidden = [name for name in order if name not in shown]
        for name, chip in self.chips.items():
            chip.setVisible(name in shown)
        self.more.tell(sum(self.chips[name].value() is not None for name in hidden))
        self.more.setVisible(bool(hidden))
        taken = self._width_of([*shown, "more"] if hidden else shown)
        self._taken = taken
        self.updateGeometry()
        return taken

    def open_menu(self) -> Menu:
        """The chips that found no room, as a menu; returns it, for tests."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in FILTERS:
            chip = self.chips[name]
            if not chip.isHidden() or (name == "person" and chip.value() is None):
                continue
            on = chip.value() is not None
            words = chip.words() if on or name in SWITCHES else f"{filter_name(name)}…"
            act = partial(self._toggle, name) if name in SWITCHES else partial(chip.open_list, self.more)
            menu.add(words, act, chosen=on).setEnabled(chip.isEnabled())
        if self._on():
            menu.addSeparator()
            menu.add(self.tr("Bỏ mọi bộ lọc"), self.clear_wanted.emit, icon="close")
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + px(4))))
        return menu

    def _on(self) -> list[str]:
        return [name for name in FILTERS if self.chips[name].value() is not None]

    def _toggle(self, name: str) -> None:
        self.chosen.emit(name, None if self.chips[name].value() else True)

    def _choose(self, name: str, value: object) -> None:
        self.chosen.emit(name, value)

    def _width_of(self, names: Sequence[str]) -> int:
        wide = [(self.more if name == "more" else self.chips[name]).sizeHint().width() for name in names]
        return sum(wide) + max(len(wide) - 1, 0) * px(_GAP)

    def sizeHint(self) -> QSize:
        return QSize(self._taken, px(32))

    def minimumSizeHint(self) -> QSize:
        """None: or the chips of a wide window would keep it from growing narrow."""
        return QSize(0, px(32))
