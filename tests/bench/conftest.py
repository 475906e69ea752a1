"""The bench is run as scripts that import one another by name; its tests do the same."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
