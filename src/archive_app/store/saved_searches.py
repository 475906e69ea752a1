"""Searches kept under a name in the tables: listed, kept, renamed, removed; each change writes its line of history.

Every function is called inside a transaction of `Database`. In the lines of history that are a search's, its id stands
where a meeting's would. What a search finds is the archive room's.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

from sqlalchemy import Connection, select

from archive_app.errors import ArchiveDamaged, SearchMissing, WrongUse
from archive_app.model import Query, SavedSearch
from archive_app.store import changes
from archive_app.store.rows import Row, delete_rows, file_of, insert_rows, storable, update_row
from archive_app.store.schema import saved_search
from archive_app.text.folding import fold
from archive_app.text.unicode import canonical

_KEPT = {name: kind for name, kind in get_type_hints(Query).items() if name not in {"limit", "offset"}}
"""The fields of a query that are kept, with their types; which page is looked at belongs to the moment."""


def all_of(conn: Connection) -> list[SavedSearch]:
    """Every saved search, in order of names. `ArchiveDamaged` where one cannot be read."""
    found = [_search_of(conn, row) for row in _rows(conn)]
    return sorted(found, key=lambda one: (fold(one.name), one.name))


def named(conn: Connection, name: str) -> SavedSearch:
    """The one called so, whatever its capitals and tone placement. Raises `SearchMissing`, `ArchiveDamaged`."""
    return _search_of(conn, _need_row(conn, name))


def keep(conn: Connection, name: str, query: Query, who: str) -> SavedSearch:
    """Keeps ``query`` under ``name``, in place of what has that name; as it is already, nothing is written."""
    columns = {"name": storable(name), "query_json": storable(_written(query))}
    old = _row_named(conn, name)
    if old is None:
        return _add(conn, columns, who)
    if all(old[column] == value for column, value in columns.items()):
        return _search_of(conn, old)
    return _advance(conn, old, "search_saved", who, columns)


def rename(conn: Connection, name: str, new_name: str, who: str) -> SavedSearch:
    """Gives a search another name. Raises `SearchMissing`; `WrongUse("search_taken")` where another one has it."""
    old, other = _need_row(conn, name), _row_named(conn, new_name)
    if other and other["id"] != old["id"]:
        raise WrongUse("search_taken", new_name)
    if old["name"] == storable(new_name):
        return _search_of(conn, old)
    return _advance(conn, old, "search_renamed", who, {"name": new_name})


def remove(conn: Connection, name: str, who: str) -> None:
    """Forgets a search; what it was stays in the history. Raises `SearchMissing`."""
    old = _need_row(conn, name)
    delete_rows(conn, saved_search, {"id": old["id"]})
    at, version, before = changes.now(), old["version"] + 1, _told(conn, old)
    changes.record(conn, old["id"], "search_forgotten", at=at, who=who, version=version, before=before, after={})


def query_to_json(query: Query) -> dict[str, Any]:
    """What is kept of ``query``, field by field."""
    return {name: getattr(query, name) for name in _KEPT}


def query_from_json(found: Mapping[str, object]) -> Query:
    """The query that ``found`` tells of. What is missing has its default, and so has a value that this program cannot
    understand, such as an order that only a newer one knows; keys that it does not know are passed over.
    """
    told = {name: found[name] for name in _KEPT if name in found}
    known: dict[str, Any] = {name: value for name, value in told.items() if _fits(value, _KEPT[name])}
    return Query(**known)


def _fits(value: object, kind: Any) -> bool:
    """Whether ``value`` is of the type ``kind``: a plain one, a `Literal`, or one of several."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if kinds := get_args(kind):
        return any(_fits(value, one) for one in kinds)
    return type(value) is kind


def _row_named(conn: Connection, name: str) -> Row | None:
    """By what the name says, not by its letters: a clerk does not mean another search by another capital."""
    wanted = _same(str(storable(name)))
    return next((row for row in _rows(conn) if _same(row["name"]) == wanted), None)


def _rows(conn: Connection) -> list[dict[str, Any]]:
    return [dict(row) for row in conn.execute(select(saved_search)).mappings()]


def _same(name: str) -> str:
    return canonical(name).casefold()


def _need_row(conn: Connection, name: str) -> Row:
    found = _row_named(conn, name)
    if found is None:
        raise SearchMissing(name)
    return found


def _add(conn: Connection, columns: Row, who: str) -> SavedSearch:
    at = changes.now()
    row = {"id": uuid.uuid4().hex, **columns, "version": 1, "saved_at": at, "saved_by": who}
    (kept,) = insert_rows(conn, saved_search, [row])
    changes.record(conn, kept["id"], "search_saved", at=at, who=who, version=1, before={}, after=_told(conn, kept))
    return _search_of(conn, kept)


def _advance(conn: Connection, old: Row, kind: str, who: str, columns: Row) -> SavedSearch:
    """Makes the search's next version, and the history's next line."""
    at, version = changes.now(), old["version"] + 1
    stamp = {"version": version, "saved_at": at, "saved_by": who}
    new = update_row(conn, saved_search, {"id": old["id"]}, {**columns, **stamp})
    was, is_now = _told(conn, old), _told(conn, new)
    differing = [name for name in was if was[name] != is_now[name]]
    before, after = ({name: side[name] for name in differing} for side in (was, is_now))
    changes.record(conn, old["id"], kind, at=at, who=who, version=version, before=before, after=after)
    return _search_of(conn, new)


def _told(conn: Connection, row: Row) -> dict[str, Any]:
    return {"name": row["name"], "query": _read(conn, row)}


def _search_of(conn: Connection, row: Row) -> SavedSearch:
    query = query_from_json(_read(conn, row))
    return SavedSearch(row["id"], row["name"], query, row["saved_at"], row["saved_by"])


def _written(query: Query) -> str:
    return json.dumps(query_to_json(query), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read(conn: Connection, row: Row) -> dict[str, Any]:
    try:
        found = json.loads(row["query_json"])
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ArchiveDamaged(file_of(conn), f"saved_search {row['id']}: not a query")
    return found
