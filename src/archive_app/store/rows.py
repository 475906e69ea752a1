"""The only way rows are written: each gets its hash, and each table's count and XOR of hashes follow in `meta`.

SQLite's own check misses most flipped bits in data and every row that vanished whole; these two find both. What the
rows mean is `meetings`'; when they are looked through is `checking`'s.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from archive_app.errors import ArchiveDamaged
from archive_app.store.schema import meta

Row = Mapping[str, Any]

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Seal:
    """How many rows a table has, and the XOR of their hashes as 64 hex digits."""

    count: int
    xor: str


EMPTY = Seal(0, "0" * 64)


def row_hash(table: str, row: Row) -> str:
    """SHA-256 over the canonical JSON of the table's name and the row, without its hash and without what is NULL.

    Passing over NULL lets a later step add an empty column without touching a row.
    """
    told = {name: value for name, value in row.items() if value is not None and name != "row_hash"}
    canonical = json.dumps([table, told], ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


# Built once: half the time of writing a meeting would go into building these.
_KEPT = select(meta.c.value).where(meta.c.key == bindparam("key"))
_KEEP = upsert(meta).on_conflict_do_update(index_elements=["key"], set_={"value": upsert(meta).excluded.value})


def insert_rows(conn: Connection, table: Table, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Adds ``rows``, each with the columns it has a value for, and returns them as they are kept."""
    if not rows:
        return []
    names = [column.name for column in table.c if column.name != "row_hash"]
    kept = [{name: storable(row.get(name)) for name in names} for row in rows]
    hashes = [row_hash(table.name, row) for row in kept]
    conn.execute(insert(table), [{**row, "row_hash": one} for row, one in zip(kept, hashes, strict=True)])
    _reseal(conn, table.name, len(hashes), hashes)
    return kept


def update_row(conn: Connection, table: Table, key: Row, changes: Row) -> dict[str, Any]:
    """Changes the one row with ``key`` and returns it as it now is.

    A row that no longer matches its hash is refused with `ArchiveDamaged`: a fresh hash would hide the damage for good.
    """
    where = and_(*(table.c[name] == value for name, value in key.items()))
    old = dict(conn.execute(select(table).where(where)).mappings().one())
    if row_hash(table.name, old) != old["row_hash"]:
        raise ArchiveDamaged(file_of(conn), f"{table.name} {dict(key)}: the row does not match its hash")
    new = {**old, **{name: storable(value) for name, value in changes.items()}}
    new["row_hash"] = row_hash(table.name, new)
    conn.execute(update(table).where(where).values({name: new[name] for name in (*changes, "row_hash")}))
    _reseal(conn, table.name, 0, [old["row_hash"], new["row_hash"]])
    return new


def delete_rows(conn: Connection, table: Table, key: Row) -> None:
    """Takes away every row with ``key``."""
    where = and_(*(table.c[name] == value for name, value in key.items()))
    gone = list(conn.scalars(select(table.c.row_hash).where(where)))
    if gone:
        conn.execute(delete(table).where(where))
        _reseal(conn, table.name, -len(gone), gone)


def kept_seal(conn: Connection, table: str) -> Seal:
    """What `meta` says about ``table``. `ValueError` when that cannot be read."""
    kept = conn.scalar(_KEPT, {"key": f"rows.{table}"})
    if kept is None:
        return EMPTY
    count, xor = kept.split(" ")
    return Seal(int(count), f"{int(xor, 16):064x}")


def found_seal(hashes: Iterable[str]) -> Seal:
    """The seal of a table with these row hashes."""
    return _added(EMPTY, hashes)


def _reseal(conn: Connection, table: str, more: int, hashes: Iterable[str]) -> None:
    before = kept_seal(conn, table)
    _keep_seal(conn, table, Seal(before.count + more, _added(before, hashes).xor))


def _keep_seal(conn: Connection, table: str, seal: Seal) -> None:
    conn.execute(_KEEP, {"key": f"rows.{table}", "value": f"{seal.count} {seal.xor}"})


def _added(seal: Seal, hashes: Iterable[str]) -> Seal:
    count, xor = seal.count, int(seal.xor, 16)
    for one in hashes:
        count, xor = count + 1, xor ^ int(one, 16)
    return Seal(count, f"{xor:064x}")


def storable(value: object) -> object:
    """Truth as 0 or 1; letters that UTF-8 cannot hold (a file name in an unknown encoding) as U+FFFD."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        return _LONE_SURROGATES.sub("\ufffd", value)
    return value


def file_of(conn: Connection) -> str:
    """The path of the database that ``conn`` has open."""
    return str(conn.exec_driver_sql("PRAGMA database_list").first()[2])  # type: ignore[index]
