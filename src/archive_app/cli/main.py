"""Runs one command and turns what can go wrong into one sentence and a documented exit status."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence

from archive_app import settings
from archive_app.cli.context import Context
from archive_app.cli.output import Output, speak_utf8
from archive_app.cli.parser import UsageError, parse
from archive_app.errors import ArchiveError, Cancelled
from archive_app.wording.errors import bug

log = logging.getLogger(__name__)

PARTLY, WRONG_USE, FAULT = 1, 2, 4


def run(
    arguments: Sequence[str], *, window: Callable[[Context], int], tour: Callable[[Context], int], log_file: str
) -> int:
    """Carries out ``arguments`` and gives the exit status.

    ``window`` opens the window (no command was given) and ``tour`` drives it: this room does not know Qt.
    """
    speak_utf8()
    known = settings.load()
    language = os.environ.get("ARCHIVE_APP_LANGUAGE") or known.language
    try:
        parsed = parse(arguments, language)
    except UsageError as error:
        return _end(str(error), WRONG_USE)
    except SystemExit as ended:
        return int(ended.code or 0)
    action = parsed.action or (tour if parsed.command == "tour" else window)
    return _carry_out(action, Context(parsed, Output(parsed.json, language), known), log_file)


def _carry_out(action: Callable[[Context], int], context: Context, log_file: str) -> int:
    def stop(*_: object) -> None:
        """Ctrl+C ends long work at its next item, so that what was begun is finished; a second one ends it at once."""
        context.output.stopped = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if context.arguments.command in ("import", "attach") and signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
        signal.signal(signal.SIGINT, stop)
    try:
        return action(context)
    except ArchiveError as error:
        log.warning("%s: %s", type(error).__name__, error, exc_info=error)
        return _end(context.output.sentence(error), error.exit_status)
    except (Cancelled, KeyboardInterrupt):
        return _end(context.output.words("say.stopped"), PARTLY)
    except Exception:
        log.exception("fault in %s", context.arguments.command)
        return _end(f"{bug(context.output.language)} ({log_file})", FAULT)


def _end(sentence: str, status: int) -> int:
    print(sentence.encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)
    return status
