"""Searches that a clerk keeps under a name and finds again: they live in the archive and go where it goes.

A search is known by its name, whatever its capitals. Asking it is `searching`'s.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from archive_app.archive.desk import Desk
from archive_app.errors import WrongUse
from archive_app.model import Query, SavedSearch
from archive_app.store import saved_searches as stored
from archive_app.text.unicode import canonical, whole


def saved(desk: Desk) -> list[SavedSearch]:
    """All of them, in order of names."""
    with desk.database.read() as connection:
        return stored.all_of(connection)


def named(desk: Desk, name: str) -> SavedSearch:
    """The one called so. `SearchMissing` when there is none."""
    with desk.database.read() as connection:
        return stored.named(connection, _tidy(name))


def save_search(desk: Desk, name: str, query: Query) -> SavedSearch:
    """Keeps words, filters and order of ``query``. The same name again replaces what it stood for; the history keeps
    that. `WrongUse` without a name.
    """
    name = read_name(name)
    with desk.database.write() as connection:
        return stored.keep(connection, name, query, desk.who)


def rename_search(desk: Desk, name: str, new_name: str) -> SavedSearch:
    """Calls a search otherwise. `SearchMissing`; `WrongUse` without a new name, or when another search has it."""
    new_name = read_name(new_name)
    with desk.database.write() as connection:
        return stored.rename(connection, _tidy(name), new_name, desk.who)


def forget_search(desk: Desk, name: str) -> None:
    """Takes a search off the list. `SearchMissing` when there is none of that name."""
    with desk.database.write() as connection:
        stored.remove(connection, _tidy(name), desk.who)


def read_name(typed: str) -> str:
    """A name as it is kept: on one line, one blank between words. `WrongUse` when nothing can be seen of it."""
    if not canonical(typed).strip():
        raise WrongUse("search_name")
    return _tidy(typed)


def record(search: SavedSearch) -> dict[str, Any]:
    """The search as JSON-ready data; ``options`` is all that narrows and orders it."""
    options = stored.query_to_json(search.query)
    return {
        "id": search.id,
        "name": search.name,
        "words": options.pop("words"),
        "options": options,
        "saved_at": search.saved_at,
        "saved_by": search.saved_by,
    }


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", whole(name)).split())
