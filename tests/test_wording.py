"""Every sentence is there in both languages, with every gap filled: nobody reads `{path}` or a name of the code."""

from __future__ import annotations

import argparse
import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import archive_app
from archive_app import errors, wording
from archive_app.cli import parser
from archive_app.errors import ArchiveError, FileUnreadable, UnreadableReason, WrongUse
from archive_app.model import MEETING_KINDS, Finding, MeetingFields
from archive_app.wording import commands, terms
from archive_app.wording import errors as sentences

PACKAGE = Path(archive_app.__file__).parent
LANGUAGES = ("vi", "en")
FACTS: dict[str, dict[str, Any]] = {
    "ArchiveInUse": {"path": "/kho/{x}", "user": "Lan", "host": "may-1", "pid": 7},
    "ArchiveDamaged": {"path": "/kho/{x}", "detail": "b-tree"},
    "ArchiveTooNew": {"path": "/kho/{x}", "found": 3, "known": 1},
    "MeetingMissing": {"meeting_id": "abcdef"},
    "SearchMissing": {"search_name": "Kiểm {x}"},
    "ChangedMeanwhile": {"meeting_id": "abcdef", "seen": 1, "now": 2},
    "LikelyDuplicate": {"path": "/ảnh/{x}.txt", "meeting_id": "abcdef"},
    "MembersLeftOut": {"path": "/ảnh/{x}.zip", "members": "{x}.doc"},
}
"""What each error carries; those that are not named here carry a path."""
ROOTS = {ArchiveError, errors.ArchiveUnavailable}
"""Never raised themselves."""


def classes(root: type[ArchiveError] = ArchiveError) -> Iterator[type[ArchiveError]]:
    for one in root.__subclasses__():
        yield one
        yield from classes(one)


def sources() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield str(file.relative_to(PACKAGE)), ast.parse(file.read_text(encoding="utf-8"))


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Each call of something with one of these names, as ``name(…)`` or ``x.name(…)``, and where it stands."""
    for place, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
                yield f"{place}:{node.lineno}", node


def said(argument: ast.expr) -> Iterator[str]:
    """The texts that an argument may be; a gap in an f-string is an asterisk."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from said(argument.body)
        yield from said(argument.orelse)
    elif isinstance(argument, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in argument.values)


def used(*names: str) -> list[tuple[str, str]]:
    """(text of the first argument, where) of every call of these names that says it in the code."""
    return [(text, place) for place, call in calls(*names) if call.args for text in said(call.args[0])]


def complaint(error: ArchiveError, key: str) -> list[str]:
    """What is wrong with the sentences about this error."""
    if key not in sentences._SENTENCES:
        return [f"{key}: no sentence"]
    told = {language: wording.sentence(error, language) for language in LANGUAGES}
    wrong = [f"{key}: not translated"] if told["vi"] == told["en"] else []
    for language, sentence in told.items():
        pair = sentences._SENTENCES[key][LANGUAGES.index(language)]
        gaps = {name for _, name, _, _ in string.Formatter().parse(pair) if name}
        missing = [name for name in gaps if "{" + name + "}" in sentence]
        if missing or "None" in sentence or "“”" in sentence:
            wrong.append(f"{key}: {sentence}")
        if not sentence.endswith((".", ")")) or sentence != sentence.strip():
            wrong.append(f"{key}: not a sentence: {sentence}")
    return wrong


def every_error() -> list[tuple[str, ArchiveError]]:
    plain = set(classes()) - ROOTS - {FileUnreadable, WrongUse}
    found: list[tuple[str, ArchiveError]] = [
        (one.__name__, one(**FACTS.get(one.__name__, {"path": "/kho/{x}"}))) for one in plain
    ]
    for reason in get_args(UnreadableReason):
        found.append((f"FileUnreadable.{reason}", FileUnreadable("/ảnh/{x}.txt", reason)))
    for what in sorted({what for what, _ in used("WrongUse")}):
        found.append((f"WrongUse.{what}", WrongUse(what, "thế này")))
    return sorted(found, key=lambda one: one[0])


@pytest.mark.parametrize(("key", "error"), [pytest.param(*one, id=one[0]) for one in every_error()])
def test_each_thing_that_can_go_wrong_has_a_sentence_in_both_languages(key: str, error: ArchiveError) -> None:
    assert complaint(error, key) == []


def test_the_walk_over_the_errors_finds_them_all() -> None:
    keys = {key for key, _ in every_error()}
    assert {"DiskFull", "ArchiveInUse", "FileUnreadable.secret", "WrongUse.dates", "WrongUse.query"} <= keys
    assert len(keys) >= 30


def test_no_sentence_is_left_of_what_no_longer_goes_wrong() -> None:
    told = {key for key in sentences._SENTENCES if key != "Bug"}
    dynamic = {what for what, _ in used("_no_such_field")}  # whose words are the reader's
    assert told - {key for key, _ in every_error()} - dynamic <= {"WrongUse.folder"}


def test_reasons_in_the_code_are_reasons_of_the_model() -> None:
    given = [
        (text, place) for place, call in calls("FileUnreadable") if len(call.args) > 1 for text in said(call.args[1])
    ]
    assert len(given) > 10
    assert [one for one in given if one[0] not in get_args(UnreadableReason)] == []


def test_an_error_nobody_foresaw_is_told_calmly() -> None:
    for language in LANGUAGES:
        assert "{" not in wording.sentence(ValueError("x"), language)
        assert sentences.bug(language).endswith(".")


def test_holder_and_name_are_worked_into_the_sentence() -> None:
    held = errors.ArchiveInUse("/kho", "Lan", "may-1", 7)
    assert "người dùng Lan, máy may-1" in wording.sentence(held)
    assert "by Lan on may-1" in wording.sentence(held, "en")
    assert "(" not in wording.sentence(errors.ArchiveInUse("/kho"))
    assert "“x.txt”" in wording.sentence(FileUnreadable("/a/b/x.txt", "empty"))


def keys_used() -> list[tuple[str, str]]:
    """The keys of `commands` that the code names; `say` is the parser's own word for them."""
    own = [(text, place) for text, place in used("words", "say") if not place.startswith(("gui/", "wording/"))]
    told = [(text, place) for place, call in calls("_tell") for part in call.args for text in said(part)]
    return own + [one for one in told if one[0].startswith("say.")]


def fits(key: str) -> bool:
    """A gap in the key stands for what the table holds; argparse's own words are looked up as they are."""
    pattern = re.compile(re.escape(key).replace(r"\*", "[a-z_]+"))
    return any(pattern.fullmatch(known) for known in commands._WORDS)


def test_every_key_that_a_command_says_exists() -> None:
    keys = keys_used()
    assert len(keys) > 30
    assert [one for one in keys if not fits(one[0])] == []


def test_every_command_and_option_has_its_help() -> None:
    for language in LANGUAGES:
        told = set(helps(parser._build(language)))
        assert len(told) > 30
        table = {words[LANGUAGES.index(language)] for words in commands._WORDS.values()}
        kinds = " ".join(MEETING_KINDS)
        assert told <= table | {words.replace("{kinds}", kinds) for words in table}


def helps(of: argparse.ArgumentParser) -> Iterator[str]:
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from (str(one.help) for one in action._choices_actions)
            for each in action.choices.values():
                yield from helps(each)
        else:
            yield str(action.help)


@pytest.mark.parametrize("key", sorted(commands._WORDS))
def test_both_languages_have_the_same_gaps(key: str) -> None:
    vietnamese, english = commands._WORDS[key]
    assert vietnamese.strip()
    assert english.strip()
    named = re.compile(r"%\(\w+\)[sr]|%s|\{\w*\}")
    gaps = [{gap.replace(")r", ")s") for gap in named.findall(words)} for words in (vietnamese, english)]
    # "không phải là số" need not name the type that argparse calls int
    assert gaps[0] <= gaps[1]
    assert gaps[1] - gaps[0] <= {"%(type)s"}


@pytest.mark.parametrize("key", sorted(key for key in sentences._SENTENCES))
def test_both_languages_tell_the_same_facts(key: str) -> None:
    vietnamese, english = (set(re.findall(r"\{\w+\}", words)) for words in sentences._SENTENCES[key])
    assert vietnamese == english


def test_what_is_said_with_facts_has_no_gap_left() -> None:
    """Each sentence that the code fills is given every fact it asks for."""
    wanting = []
    for place, call in calls("words", "say"):
        keys = [key for key in (said(call.args[0]) if call.args else ()) if key in commands._WORDS]
        given = {keyword.arg for keyword in call.keywords}
        for key in keys:
            gaps = set(re.findall(r"\{(\w+)\}", "".join(commands._WORDS[key])))
            if not gaps <= given:
                wanting.append((place, key, gaps - given))
    assert wanting == []


def test_names_of_things_are_there_in_both_languages() -> None:
    states = get_args(Finding.__annotations__["state"]) or [
        "ok", "damaged", "missing", "unreadable", "extra", "not_checked"
    ]  # fmt: skip
    changes = {text for text, place in _kinds_of_changes() if place.startswith("store/")}
    assert changes >= {"created", "corrected", "attached", "detached", "captioned", "search_forgotten"}
    for table, codes in (
        (terms._KINDS, MEETING_KINDS),
        (terms._FIELDS, MeetingFields.__dataclass_fields__),
        (terms._CHANGES, changes),
        (terms._STATES, states),
    ):
        assert set(codes) <= set(table)
        assert all(vietnamese != english for vietnamese, english in table.values())


def _kinds_of_changes() -> Iterator[tuple[str, str]]:
    for place, call in calls("record", "_advance"):
        if len(call.args) > 2:
            yield from ((text, place) for text in said(call.args[2]))
