"""Every sentence that both the window and the command line say, in Vietnamese and English, each worded once.

What only the window shows is translated by Qt where it stands; what only a command prints is in `commands`.
"""

from __future__ import annotations

from archive_app.wording.errors import sentence
from archive_app.wording.terms import change_name, field_name, kind_name, state_name

__all__ = ["change_name", "field_name", "kind_name", "sentence", "state_name"]
