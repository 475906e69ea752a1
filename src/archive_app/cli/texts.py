"""Commands on text alone: normalize, decode."""

from __future__ import annotations

import sys

from archive_app import archive
from archive_app.cli.context import Context
from archive_app.cli.output import name_of
from archive_app.text.unicode import canonical


def normalize(context: Context) -> int:
    """A line in, a line out; only a line feed ends a line, whatever other separators the text holds."""
    for line in sys.stdin:
        words = line.removesuffix("\n")
        form = canonical(words, context.arguments.style)
        context.output.answer({"text": words, "canonical": form}, form)
    return 0


def decode(context: Context) -> int:
    """A line for each file, in order; 1 when any could not be read. For people it is the text alone."""
    failed = False
    for source in context.arguments.files:
        read = archive.decoding.decode_file(source)
        error = context.output.sentence(read.error) if read.error else None
        failed = failed or error is not None
        paragraphs = [{"encoding": one.encoding, "text": one.text} for one in read.paragraphs]
        record = {"encoding": read.encoding, "text": read.text, "paragraphs": paragraphs, "error": error}
        context.output.answer({"source": source, **record}, f"{name_of(source)}: {error}" if error else read.text or "")
    return 1 if failed else 0
