"""What narrows a search, in words: the filters of a query, their choices with counts, what a search may be called.

Which choices there are is counted by the archive; the chips and the sidebar show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from archive_app.gui import lettering
from archive_app.model import Facet, Facets, Query
from archive_app.text.tokens import keys
from archive_app.wording import kind_name

FILTERS = ("year", "school_year", "kind", "organizer", "person", "lacking", "with_photos", "with_scans")
"""The fields of a `Query` that narrow it, in the order in which they are shown."""
SWITCHES = ("with_photos", "with_scans")
"""Those that are only on or off."""
_USUAL = Query()
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: the value for the query, its words on screen, how many answers it would leave."""

    value: object
    words: str
    count: int = 0


def filter_name(name: str) -> str:
    """What a filter is called on its chip and over its choices."""
    return {
        "year": QCoreApplication.translate("Filters", "Năm"),
        "school_year": QCoreApplication.translate("Filters", "Năm học"),
        "kind": QCoreApplication.translate("Filters", "Loại"),
        "organizer": QCoreApplication.translate("Filters", "Cơ quan"),
        "person": QCoreApplication.translate("Filters", "Người"),
        "lacking": QCoreApplication.translate("Filters", "Còn thiếu"),
        "with_photos": QCoreApplication.translate("Filters", "Có ảnh"),
        "with_scans": QCoreApplication.translate("Filters", "Có bản quét"),
    }[name]


def value_words(name: str, value: object, language: str) -> str:
    """A value of the filter ``name`` as it stands on screen; a switch says its own name."""
    if name in SWITCHES:
        return filter_name(name)
    if name == "school_year" and isinstance(value, int):
        return f"{value}–{value + 1}"
    if name == "kind":
        return kind_name(str(value), language)
    return _lacking_words().get(str(value), str(value)) if name == "lacking" else str(value)


def _lacking_words() -> dict[str, str]:
    return {
        "date": QCoreApplication.translate("Filters", "Thiếu ngày"),
        "kind": QCoreApplication.translate("Filters", "Thiếu loại"),
        "organizer": QCoreApplication.translate("Filters", "Thiếu cơ quan"),
        "files": QCoreApplication.translate("Filters", "Thiếu tài liệu"),
    }


def chosen_of(query: Query) -> dict[str, object]:
    """What narrows ``query``, by the names of the filters."""
    return {name: value for name in FILTERS if (value := getattr(query, name)) != getattr(_USUAL, name)}


def without_filters(query: Query) -> Query:
    return with_filters(query, dict.fromkeys(FILTERS))


def with_filters(query: Query, values: Mapping[str, object]) -> Query:
    """``query`` with some filters set; None takes a filter off."""
    given: dict[str, Any] = {
        name: getattr(_USUAL, name) if value is None else value for name, value in values.items() if name in FILTERS
    }
    return replace(query, **given)


def choices_of(facets: Facets, language: str) -> dict[str, list[Choice]]:
    """The choices that are left, for each filter that has any; a switch has one, its own."""
    counted: dict[str, Iterable[Facet]] = {
        "year": facets.years,
        "school_year": facets.school_years,
        "kind": facets.kinds,
        "organizer": facets.organizers,
        "lacking": facets.lacking,
    }
    found = {
        name: [_choice(name, one, language) for one in group if one.count > 0 and _is_value(name, one.value)]
        for name, group in counted.items()
    }
    for name, count in (("with_photos", facets.with_photos), ("with_scans", facets.with_scans)):
        found[name] = [Choice(True, filter_name(name), count)] if count else []
    return found


def choices_of_all(years: Mapping[int, int], kinds: Mapping[str, int], language: str) -> dict[str, list[Choice]]:
    """The choices of the whole archive, where nobody could count those of a question; a switch is always one."""
    counted: dict[str, Mapping[Any, int]] = {"year": years, "kind": kinds}
    found = {
        name: [Choice(value, value_words(name, value, language), count) for value, count in group.items()]
        for name, group in counted.items()
    }
    return found | {name: [Choice(True, filter_name(name))] for name in SWITCHES}


def with_chosen(choices: list[Choice], name: str, value: object, language: str) -> list[Choice]:
    """``choices`` with what is chosen among them: it stays to be seen and taken off, answers left or not."""
    if value is None or any(one.value == value for one in choices):
        return choices
    return [*choices, Choice(value, value_words(name, value, language))]


def found_by(typed: str, words: str) -> bool:
    """Whether a choice is meant by what was typed: all of it in a row, with or without marks."""
    return " ".join(keys(typed)[1]) in " ".join(keys(words)[1])


def told(query: Query, language: str) -> list[str]:
    """What ``query`` asks for, part by part: its words, then what narrows it."""
    words = [lettering.one_line(query.words).strip()]
    words += [value_words(name, value, language) for name, value in chosen_of(query).items()]
    if query.reviewed is False:
        words.append(QCoreApplication.translate("Filters", "Chưa duyệt"))
    if query.binned:
        words.append(QCoreApplication.translate("Filters", "Thùng rác"))
    return [one for one in words if one]


def proposed_name(query: Query, language: str) -> str:
    """A name for ``query`` by what it asks for."""
    name = ", ".join(told(query, language))
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _choice(name: str, facet: Facet, language: str) -> Choice:
    value: object = int(facet.value) if name in ("year", "school_year") else facet.value
    return Choice(value, value_words(name, value, language), facet.count)


def _is_value(name: str, value: str) -> bool:
    """A year is a number; what is no value of the filter is nothing to choose."""
    return value.isdecimal() if name in ("year", "school_year") else bool(value)
