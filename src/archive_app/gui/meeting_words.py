"""Says parts of a meeting the way the window shows them: its days, and the documents that it cites."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from archive_app.model import Citation, MeetingDate
from archive_app.text import dates

_LONGEST_RAW = 40


def days(kept: tuple[MeetingDate, ...]) -> str:
    """25–26/12/2018; several are parted by commas."""
    return ", ".join(dates.show(date.start, date.end, date.precision) for date in kept)


def citation(cited: Citation) -> str:
    """06-QĐ/HU ngày 26/11/2018: as written, unless much more than the number was kept with it; the day once."""
    number = cited.raw
    if cited.number and (len(number) > _LONGEST_RAW or "\n" in number):
        number = f"{cited.number}{'-' if cited.system == 'party' else '/'}{cited.notation}"
    if cited.issued_date and all(found.start.isoformat() != cited.issued_date for found in dates.find_dates(number)):
        on = QCoreApplication.translate("Citation", "{0} ngày {1}")
        return on.format(number, dates.show(cited.issued_date))
    return number


def read_days(typed: str) -> tuple[MeetingDate, ...] | None:
    """The days typed as "25-26/12/2018", several with commas; () for nothing, None when they are not understood."""
    parts = [part.strip() for part in typed.replace(";", ",").split(",") if part.strip()]
    found = [dates.parse(part) for part in parts]
    if any(one is None for one in found):
        return None
    return tuple(MeetingDate(one.start.isoformat(), one.end.isoformat(), one.precision) for one in found if one)
