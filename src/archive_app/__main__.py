"""``python -m archive_app`` and the command ``archive-app``."""

from __future__ import annotations

import sys

from archive_app.app import main

if __name__ == "__main__":
    sys.exit(main())
