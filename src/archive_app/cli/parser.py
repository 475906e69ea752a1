"""The words of the command line and their help: every command, its arguments, and the function that carries it out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from archive_app import __version__
from archive_app.cli import care, finding, records, suggesting, texts
from archive_app.cli.context import Context
from archive_app.model import MEETING_KINDS
from archive_app.wording.commands import words

PROGRAM = "archive-app"
MOST = 2**31 - 1
"""More hits than this nobody has, and nobody counts beyond."""


class UsageError(Exception):
    """The arguments cannot be understood; the sentence to show is its text."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence of the user's language, and leaves the ending to `main`."""

    language = "vi"

    def error(self, message: str) -> NoReturn:
        raise UsageError(words("say.wrong_use", self.language, why=message, program=self.prog))


def parse(arguments: Sequence[str], language: str) -> argparse.Namespace:
    """The command and its arguments. `UsageError` when they are wrong; ``--help`` and ``--version`` end the program."""
    # Not as defaults: argparse would let a command's own default win over what stands before the command.
    started = argparse.Namespace(archive="", json=False)
    return _build(language).parse_args(arguments, started)


def _build(language: str) -> argparse.ArgumentParser:
    def say(key: str, **facts: object) -> str:
        return words(key, language, **facts)

    # argparse says its own English words through this one name; there is no other way to have them in Vietnamese.
    vars(argparse)["_"] = say
    _Parser.language = language
    shared = _Parser(add_help=False)
    shared.add_argument("--archive", metavar="DIR", help=say("archive"), default=argparse.SUPPRESS)
    shared.add_argument("--json", action="store_true", help=say("json"), default=argparse.SUPPRESS)
    parser = _Parser(
        PROGRAM,
        parents=[shared],
        description=say("program"),
        epilog=say("statuses"),
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("-h", "--help", action="help", help=say("help"))
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}", help=say("version"))
    parser.set_defaults(action=None)
    commands = parser.add_subparsers(title=say("commands"), metavar=say("command"), dest="command")

    def command(name: str, action: Callable[[Context], int] | None) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, parents=[shared], help=say(name), description=say(name), add_help=False, allow_abbrev=False
        )
        added.add_argument("-h", "--help", action="help", help=say("help"))
        added.set_defaults(action=action)
        return added

    _add_record_commands(command, say)
    _add_search(command("search", finding.search), say)
    command("reindex", care.reindex)
    command("verify", care.verify).add_argument("--full", action="store_true", help=say("verify.full"))
    command("doctor", care.doctor)
    normalize = command("normalize", texts.normalize)
    normalize.add_argument("--style", choices=("new", "old"), default="new", help=say("normalize.style"))
    decode = command("decode", texts.decode)
    decode.add_argument("files", nargs="+", metavar="FILE", help=say("decode.files"))
    command("tour", None).add_argument("dir", metavar="DIR", help=say("tour.dir"))
    return parser


def _add_record_commands(command: Callable[..., argparse.ArgumentParser], say: Callable[..., str]) -> None:
    init = command("init", records.init)
    init.add_argument("dir", metavar="DIR", help=say("init.dir"))
    init.add_argument("--office", default="", metavar="NAME", help=say("init.office"))
    importing = command("import", records.import_)
    importing.add_argument("paths", nargs="+", metavar="PATH", help=say("import.paths"))
    importing.add_argument("--together", action="store_true", help=say("import.together"))
    extract = command("extract", suggesting.extract)
    extract.add_argument("files", nargs="+", metavar="FILE", help=say("extract.files"))
    attach = command("attach", records.attach)
    attach.add_argument("id", metavar="ID", help=say("id"))
    attach.add_argument("files", nargs="+", metavar="FILE", help=say("attach.files"))
    attach.add_argument("--caption", metavar="T", help=say("attach.caption"))
    edit = command("edit", records.edit)
    edit.add_argument("id", metavar="ID", help=say("id"))
    kinds = " ".join(MEETING_KINDS)
    edit.add_argument("fields", nargs="+", metavar="FIELD=VALUE", help=say("edit.fields", kinds=kinds))
    edit.add_argument("--version", type=int, required=True, metavar="N", help=say("edit.version"))
    for name, action in (("bin", records.bin_), ("unbin", records.unbin), ("show", records.show)):
        command(name, action).add_argument("id", metavar="ID", help=say("id"))
    command("list", records.list_).add_argument("--binned", action="store_true", help=say("list.binned"))


def _add_search(search: argparse.ArgumentParser, say: Callable[..., str]) -> None:
    options: dict[str, dict[str, Any]] = {
        "--limit": {"type": _count, "default": 50, "metavar": "N"},
        "--offset": {"type": _count, "default": 0, "metavar": "N"},
        "--year": {"type": int, "metavar": "Y"},
        "--kind": {"choices": MEETING_KINDS, "metavar": "K"},
        "--person": {"metavar": "P"},
        "--sort": {"choices": ("relevance", "date")},
        "--batch": {"metavar": "FILE"},
        "--save": {"metavar": "NAME"},
        "--saved": {"metavar": "NAME"},
        "--list-saved": {"action": "store_true"},
    }
    search.add_argument("query", nargs="*", metavar="QUERY", help=say("search.query"))
    for name, option in options.items():
        search.add_argument(name, help=say(f"search.{name[2:]}"), **option)


def _count(typed: str) -> int:
    number = int(typed)
    if number < 0:
        raise ValueError(typed)
    return min(number, MOST)
