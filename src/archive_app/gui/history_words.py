"""Says a line of a meeting's history in words: what was done, and short fields as they were and as they became.

Showing the lines is `history_tab`'s; the names of fields and of changes are `wording`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from archive_app import wording
from archive_app.model import Change
from archive_app.text import dates


@dataclass(frozen=True, slots=True)
class Told:
    """A line of history: ``when`` in the computer's own zone, and ``details`` such as ``ngày: 24/12/2018 → …``."""

    what: str
    who: str
    when: str
    icon: str
    details: tuple[str, ...]


_ICONS = {"created": "import", "corrected": "edit", "attached": "attach", "detached": "close", "captioned": "image"}
_ICONS |= {"binned": "bin", "unbinned": "restore"}
_SHORT = ("title", "dates", "kind", "place", "organizer", "citations")


def told(change: Change, language: str = "vi") -> Told:
    details: tuple[str, ...] = ()
    if change.kind == "corrected":
        details = _corrections(change, language)
    elif change.kind == "captioned":
        details = (_arrow(change.before.get("caption"), change.after.get("caption")),)
    else:
        details = _files(change)
    icon = _ICONS.get(change.kind, "history")
    return Told(_what(change, language), change.who, local_time(change.at), icon, details)


def local_time(at: str) -> str:
    """UTC in ISO 8601 as day and minute of the computer's own zone: 22/11/2026 14:30; as it is when unreadable."""
    try:
        moment = datetime.fromisoformat(at.replace("Z", "+00:00"))
    except ValueError:
        return at
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone().strftime("%d/%m/%Y %H:%M")


def _what(change: Change, language: str) -> str:
    name = wording.change_name(change.kind, language)
    if change.kind != "corrected":
        return name
    order = (*_SHORT, "text")
    known: list[str] = [field for field in order if field in change.after]
    fields = known + [field for field in change.after if field not in order and field != "reviewed"]
    if not fields and "reviewed" in change.after:
        marked = QCoreApplication.translate("History", "Đánh dấu đã duyệt")
        return marked if change.after["reviewed"] else QCoreApplication.translate("History", "Bỏ dấu đã duyệt")
    return f"{name} {', '.join(wording.field_name(field, language) for field in fields)}"


def _corrections(change: Change, language: str) -> tuple[str, ...]:
    lines = []
    for field in _SHORT:
        if field in change.after:
            before, after = (_said(field, side.get(field), language) for side in (change.before, change.after))
            name = wording.field_name(field, language)
            lines.append(f"{name[:1].upper()}{name[1:]}: {_arrow(before, after)}")
    return tuple(lines)


def _arrow(before: object, after: object) -> str:
    nothing = QCoreApplication.translate("History", "chưa có")
    return f"{before or nothing} → {after or nothing}"


def _said(field: str, value: object, language: str) -> str:
    if field == "kind":
        return wording.kind_name(str(value), language) if value else ""
    if field == "dates" and isinstance(value, list):
        return ", ".join(_days(one) for one in value if isinstance(one, dict))
    if field == "citations" and isinstance(value, list):
        return "; ".join(str(one.get("raw", "")) for one in value if isinstance(one, dict))
    return str(value) if value else ""


def _days(date: dict[str, object]) -> str:
    start, end, precision = (str(date.get(key) or "") for key in ("start", "end", "precision"))
    if precision not in ("day", "month", "year"):
        precision = "day"
    return dates.show(start, end, precision)  # type: ignore[arg-type]


def _files(change: Change) -> tuple[str, ...]:
    lines = []
    for side in (change.before, change.after):
        files = side.get("attachments")
        names = (
            [str(one.get("file_name", "")) for one in files if isinstance(one, dict)] if isinstance(files, list) else []
        )
        if names:
            lines.append(", ".join(names))
    return tuple(lines)
