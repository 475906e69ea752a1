"""Commands on text alone: normalize."""

from __future__ import annotations

import sys

from archive_app.cli.context import Context
from archive_app.text.unicode import canonical


def normalize(context: Context) -> int:
    """A line in, a line out; only a line feed ends a line, whatever other separators the text holds."""
    for line in sys.stdin:
        words = line.removesuffix("\n")
        form = canonical(words, context.arguments.style)
        context.output.answer({"text": words, "canonical": form}, form)
    return 0
