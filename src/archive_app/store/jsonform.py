"""What is typed about a meeting as JSON-ready data and back: the one form that history, drafts and records share."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from archive_app.model import Citation, MeetingDate, MeetingFields

FIELD_NAMES = tuple(field.name for field in dataclasses.fields(MeetingFields))


def plain(value: object) -> Any:
    """``value`` as JSON has it: dataclasses as objects, tuples as lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def fields_to_json(fields: MeetingFields) -> dict[str, Any]:
    """Every field of ``fields`` by its own name."""
    return {name: plain(getattr(fields, name)) for name in FIELD_NAMES}


def fields_from_json(found: Mapping[str, Any]) -> MeetingFields:
    """The fields that ``found`` holds; what is missing has its default, what a newer program added is passed over.

    Raises `ValueError` on a value of the wrong type.
    """
    known = {name: _READERS[name](found[name]) for name in FIELD_NAMES if name in found}
    return MeetingFields(**{"title": "", **known})


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"not a text: {value!r}")
    return value


def _word_or_none(value: object) -> str | None:
    return None if value is None else _word(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"not yes or no: {value!r}")
    return value


def _span(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    if isinstance(value, list | tuple) and len(value) == 2 and all(type(end) is int for end in value):
        return (value[0], value[1])
    raise ValueError(f"not a span: {value!r}")


def _list_of(kind: type[MeetingDate] | type[Citation]) -> Callable[[object], tuple[Any, ...]]:
    readers = {field.name: _reader_of(field) for field in dataclasses.fields(kind)}

    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise ValueError(f"not a list: {value!r}")
        return tuple(map(one, value))

    def one(value: object) -> MeetingDate | Citation:
        if not isinstance(value, dict):
            raise ValueError(f"not an object: {value!r}")
        try:
            return kind(**{name: read(value[name]) for name, read in readers.items() if name in value})
        except TypeError as error:
            raise ValueError(str(error)) from error

    return read


def _reader_of(field: dataclasses.Field[Any]) -> Callable[[object], Any]:
    if field.name == "span":
        return _span
    return _word if field.default is dataclasses.MISSING or field.default is not None else _word_or_none


_READERS: dict[str, Callable[[object], Any]] = {
    "title": _word,
    "text": _word,
    "kind": _word_or_none,
    "dates": _list_of(MeetingDate),
    "place": _word_or_none,
    "organizer": _word_or_none,
    "citations": _list_of(Citation),
    "reviewed": _flag,
}
