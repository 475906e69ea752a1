"""What a person changed in a text. Qt hands back one whose paragraph ends are its own; what was not touched must come
out as it went in.
"""

from __future__ import annotations

from archive_app.gui.text_offsets import ShownText
from archive_app.text.edits import stretch


def edited(before: ShownText, shown: str) -> str:
    """The text after ``before.shown`` was edited into ``shown``: all outside the edited stretch as it was read."""
    first, last_before, last_after = stretch(before.shown, shown)
    start, end = (before.to_text(_units(before.shown, place)) for place in (first, last_before))
    return before.text[:start] + shown[first:last_after] + before.text[end:]


def _units(text: str, point: int) -> int:
    """Qt's position of code point ``point``."""
    return point + sum(1 for c in text[:point] if c > "\uffff") if not text.isascii() else point
