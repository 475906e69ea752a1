"""How a command ends: 0 to 4, one sentence for what went wrong, never a traceback, in the user's language."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from archive_app.archive import desk as desks
from archive_app.archive import meetings
from archive_app.cli import parser
from archive_app.store import lock
from cli.conftest import Command, Ended

WRITING = (
    ["import", "{report}"], ["attach", "{meeting}", "{report}"], ["edit", "{meeting}", "place=A", "--version", "1"],
    ["bin", "{meeting}"], ["unbin", "{meeting}"], ["search", "hội nghị", "--save", "Tất cả"],
)  # fmt: skip
READING = (
    ["list"], ["show", "{meeting}"], ["search", "hội nghị"], ["search", "--list-saved"], ["verify"],
    ["verify", "--full"], ["doctor"],
)  # fmt: skip


def one_sentence(ended: Ended) -> bool:
    said = ended.err.removesuffix("\n")
    return bool(said) and "\n" not in said and "Traceback" not in said and said.endswith((".", ")"))


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"], ["import"], ["import", "--wrong", "x"], ["attach", "abcdef"], ["edit", "abcdef"], ["show"],
        ["edit", "abcdef", "place=A"], ["edit", "abcdef", "place", "--version", "1"],
        ["edit", "abcdef", "nothing=1", "--version", "1"], ["edit", "abcdef", "title=", "--version", "1"],
        ["edit", "abcdef", "dates=31/02/2018", "--version", "1"], ["edit", "abcdef", "kind=tiec", "--version", "1"],
        ["edit", "abcdef", "reviewed=maybe", "--version", "1"], ["edit", "abcdef", "place=A", "--version", "one"],
        ["search", "--limit", "many"], ["search", "--limit", "-1"], ["search", "--offset", "-1"], ["search", "--year"],
        ["search", "--kind", "tiec"], ["search", "--sort", "size"], ["search", "--batch", "no/such/file"],
        ["search", "--batch", "."], ["search", "x", "--batch", "-"],
        ["search", "x", "--saved", "A"], ["search", "--batch", "-", "--saved", "A"], ["search", "x", "--list-saved"],
        ["search", "--saved", "A", "--list-saved"], ["search", "--batch", "-", "--list-saved"],
        ["search", "--save", "A", "--batch", "-"], ["search", "--save", "A", "--saved", "B"],
        ["search", "--save", "A", "--list-saved"], ["search", "x", "--save", " "], ["search", "x", "--save", "\u200b"],
        ["search", "--save"], ["search", "--saved"], ["init"], ["normalize", "--style", "new-old"],
        ["list", "--lim"], ["--arch", "x", "list"], ["tour"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_ends_with_2(
    command: Command, kho: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], language: str
) -> None:
    monkeypatch.setenv("ARCHIVE_APP_LANGUAGE", language)
    before = bytes_below(kho)
    ended = command(*words)
    assert (ended.status, ended.out) == (2, "")
    assert one_sentence(ended), ended.err
    assert bytes_below(kho) == before


def test_the_sentence_of_wrong_usage_is_in_the_users_language(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Lệnh chưa đúng: thiếu" in command("show").err
    assert "không phải là số" in command("search", "--limit", "many").err
    monkeypatch.setenv("ARCHIVE_APP_LANGUAGE", "en")
    assert "Wrong usage: the following arguments are required" in command("show").err


def test_no_archive_named_ends_with_2(command: Command) -> None:
    for words in (["list"], ["search", "x"], ["import", "x.txt"], ["verify"], ["reindex"]):
        ended = command(*words)
        assert (ended.status, ended.out) == (2, "")
        assert "--archive" in ended.err
    assert command("doctor", "--json").answer["archive"] is None


def filled(words: list[str], meeting: str, report: Path) -> list[str]:
    return [word.format(meeting=meeting, report=report) for word in words]


@pytest.mark.parametrize("words", [*WRITING, ["reindex"], *READING], ids=" ".join)
def test_an_archive_that_is_not_there_ends_with_3_and_is_not_made(
    command: Command, tmp_path: Path, report: Path, words: list[str]
) -> None:
    ended = command("--archive", str(tmp_path / "none"), *filled(words, "abcdef", report))
    assert not (tmp_path / "none").exists()
    if words == ["doctor"]:
        assert ended.status in (1, 3)
        assert str(tmp_path / "none") in ended.out
    else:
        assert (ended.status, ended.out) == (3, "")
        assert one_sentence(ended)


@pytest.mark.parametrize("words", [*WRITING, *READING], ids=" ".join)
def test_beside_a_holder_reading_works_and_writing_ends_with_3(
    command: Command, kho: Path, meeting: str, report: Path, words: list[str]
) -> None:
    held = lock.hold(kho)
    before = bytes_below(kho / "records")
    try:
        ended = command(*filled(words, meeting, report))
    finally:
        held.release()
    if words in READING:
        assert ended.status == 0
    else:
        assert (ended.status, ended.out) == (3, "")
        assert one_sentence(ended)
        assert "máy" in ended.err
        assert bytes_below(kho / "records") == before


def spoil_identity(folder: Path) -> None:
    (folder / "KHO.json").write_bytes(b"{")


def spoil_database(folder: Path) -> None:
    (folder / "archive.db").write_bytes(b"not a database" * 900)


def lose_database(folder: Path) -> None:
    (folder / "archive.db").unlink()


def from_the_future(folder: Path) -> None:
    told = (folder / "KHO.json").read_text(encoding="utf-8")
    (folder / "KHO.json").write_text(told.replace('"format": 1', '"format": 9'), encoding="utf-8")


@pytest.mark.parametrize("trouble", [spoil_identity, spoil_database, lose_database, from_the_future])
@pytest.mark.parametrize("words", [["import", "{report}"], ["list"], ["search", "x"], ["verify"]], ids=" ".join)
def test_a_broken_or_newer_archive_ends_with_3_and_is_left_alone(
    command: Command, kho: Path, report: Path, trouble: object, words: list[str]
) -> None:
    trouble(kho)  # type: ignore[operator]
    before = bytes_below(kho)
    ended = command(*filled(words, "", report))
    assert (ended.status, ended.out) == (3, "")
    assert one_sentence(ended)
    assert bytes_below(kho) | {"LOCK": b""} == before | {"LOCK": b""}


def test_no_such_meeting_ends_with_1(command: Command, meeting: str, report: Path) -> None:
    for words in (["show", "abcdef"], ["bin", "x"], ["unbin", ""], ["attach", "abcdef", str(report)]):
        ended = command(*words)
        assert (ended.status, ended.out) == (1, "")
        assert one_sentence(ended)


def test_a_stale_edit_ends_with_1_and_changes_nothing(command: Command, meeting: str) -> None:
    for version in ("0", "2", "-1", "99999999999999999999999"):
        ended = command("edit", meeting, "place=A", "--version", version)
        assert (ended.status, ended.out) == (1, ""), version
        assert one_sentence(ended)
    assert command("show", meeting, "--json").answer["version"] == 1


def test_init_in_a_folder_that_is_not_empty_ends_with_2(command: Command, report: Path, kho: Path) -> None:
    for folder in (report.parent, report, kho):
        ended = command("init", str(folder))
        assert (ended.status, ended.out) == (2, "")
        assert one_sentence(ended)


@pytest.mark.parametrize("number", ["99999999999999999999999", "9223372036854775808"])
@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("hội nghị", "--limit"),
        ("hội nghị", "--offset"),
        ("hội nghị", "--year"),
        ("", "--year"),
        ("", "--limit"),
        ("", "--offset"),
    ],
)
@pytest.mark.usefixtures("meeting")
def test_enormous_numbers_are_no_fault(command: Command, words: str, option: str, number: str) -> None:
    assert command("search", words, option, number).status in (0, 2)


@pytest.mark.parametrize("year", ["0", "-5", "99999"])
@pytest.mark.usefixtures("meeting")
def test_years_that_never_were_find_nothing(command: Command, year: str) -> None:
    for query in (["hội nghị"], []):
        ended = command("search", *query, "--year", year, "--json")
        assert (ended.status, ended.answer["total"]) == (0, 0)


def test_a_fault_of_the_program_ends_with_4_is_logged_and_told_calmly(
    command: Command, meeting: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("a mistake of ours")

    monkeypatch.setattr(meetings, "show", fault)
    with caplog.at_level(logging.ERROR):
        ended = command("show", meeting)
    assert (ended.status, ended.out) == (4, "")
    assert one_sentence(ended)
    assert "/log/kho-hoi-nghi.log" in ended.err
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.setenv("ARCHIVE_APP_LANGUAGE", "en")
    assert "unexpected fault" in command("show", meeting).err


def test_after_a_fault_the_archive_is_free_again(
    command: Command, kho: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("archive_app.store.meetings.add", fault)
        assert command("import", str(report)).status == 4
    assert command("import", str(report)).status == 0


def test_an_interrupt_ends_with_1_and_keeps_what_is_done(
    command: Command, kho: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("archive_app.store.meetings.add", interrupted)
        ended = command("import", str(report))
    assert (ended.status, ended.out, ended.err) == (1, "", "Đã dừng; những gì đã xong vẫn còn.\n")
    desks.close(desks.open_desk(kho))


def test_an_index_that_cannot_be_written_is_told_as_what_it_is(
    command: Command, kho: Path, meeting: str, profile: Path
) -> None:
    """A file stands where the folder of the index would be; nobody else holds the index."""
    shutil.rmtree(profile / "cache", ignore_errors=True)
    (profile / "cache").write_bytes(b"in the way")
    ended = command("reindex")
    assert (ended.status, ended.out) == (1, "")
    assert one_sentence(ended)
    assert "chương trình khác" not in ended.err
    found = command("search", "hội nghị", "--json")
    assert (found.status, found.answer["total"]) == (0, 1)
    assert "còn thiếu" in found.err


def test_an_index_that_another_program_makes_ends_with_1(command: Command, meeting: str, profile: Path) -> None:
    from archive_app.search import generations  # noqa: PLC0415 (only this one holds it)

    command("search", "hội nghị")
    (index,) = profile.glob("cache/*/index")
    with generations.locked(index / "REBUILDING"):
        ended = command("reindex")
    assert (ended.status, ended.out) == (1, "")
    assert one_sentence(ended)


@pytest.mark.parametrize("place", ["before", "after"])
def test_options_stand_before_or_after_the_command(
    command: Command, kho: Path, meeting: str, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.delenv("ARCHIVE_APP_ARCHIVE")
    options = ["--archive", str(kho), "--json"]
    words = [*options, "list"] if place == "before" else ["list", *options]
    assert command(*words).answer["id"] == meeting
    mixed = ["--json", "search", "hội nghị", "--archive", str(kho)]
    assert command(*mixed).answer["total"] == 1


def test_the_archive_is_that_of_the_option_else_the_environment_else_the_last(
    command: Command, kho: Path, meeting: str, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("list", "--json").answer["id"] == meeting
    other = str(profile.with_name("other"))
    assert command("init", other).status == 0
    assert command("list", "--json", "--archive", other).lines == []
    monkeypatch.delenv("ARCHIVE_APP_ARCHIVE")
    assert command("list").status == 2
    (profile / "config").mkdir(parents=True, exist_ok=True)
    (profile / "config" / "settings.json").write_text(f'{{"last_archive": "{kho}"}}', encoding="utf-8")
    assert command("list", "--json").answer["id"] == meeting


def commands() -> dict[str, parser._Parser]:
    (chosen,) = [one for one in parser._build("vi")._actions if hasattr(one, "_choices_actions")]
    return dict(chosen.choices)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_tells_every_command_and_every_option(
    command: Command, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("ARCHIVE_APP_LANGUAGE", language)
    monkeypatch.setenv("COLUMNS", "200")
    program = command("--help")
    assert program.status == 0
    for status in "01234":
        assert status in program.out
    known = commands()
    assert set(known) >= {"init", "import", "search", "show", "list", "attach", "edit", "bin", "unbin"}
    assert set(known) >= {"reindex", "verify", "doctor", "tour", "normalize"}
    for name, one in known.items():
        assert f"\n    {name} " in program.out
        ended = command(name, "--help")
        assert (ended.status, ended.err) == (0, "")
        for action in one._actions:
            told = [*action.option_strings, action.metavar if not action.option_strings else ""]
            assert all(str(word) in ended.out for word in told if word), (name, told)
            assert action.help, (name, action)
        assert ("tùy chọn" in ended.out) == (language == "vi")


def test_version(command: Command) -> None:
    ended = command("--version")
    assert ended.status == 0
    assert ended.out.startswith("archive-app ")
