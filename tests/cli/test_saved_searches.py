"""Searches saved, run and listed from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_app.archive import desk as desks
from archive_app.archive import saved_searches
from archive_app.model import Query
from cli.conftest import REPORT, Command

ANSWER = ["query", "understood", "total", "suggestion", "took_ms", "hits"]


@pytest.fixture
def two(command: Command, meeting: str, report: Path) -> str:
    """Two meetings, of 2018 and 2020; the id of the first."""
    later = report.with_name("2020.txt")
    later.write_text(REPORT.replace("2018", "2020"), encoding="utf-8")
    command("import", str(later))
    return meeting


def days(command: Command, *words: str) -> list[str]:
    ended = command("search", *words, "--json")
    assert ended.status == 0
    return [hit["date"] for hit in ended.answer["hits"]]


@pytest.mark.usefixtures("two")
def test_a_search_is_saved_and_answered_as_usual(command: Command) -> None:
    asked = ["search", "kiem", "diem", "--sort", "date", "--kind", "kiem_diem"]
    saving, plain = (command(*asked, *more, "--json") for more in (("--save", "Các năm"), ()))
    assert (saving.status, saving.err) == (0, "Đã lưu tìm kiếm “Các năm”.\n")
    assert list(saving.answer) == ANSWER
    assert {**saving.answer, "took_ms": 0} == {**plain.answer, "took_ms": 0}
    again = command("search", "--saved", "các năm", "--json")
    assert (again.status, again.err) == (0, "")
    assert {**again.answer, "took_ms": 0} == {**plain.answer, "took_ms": 0}
    assert "2 kết quả" in command("search", "--saved", "Các năm").out


@pytest.mark.usefixtures("two")
def test_what_narrows_and_orders_is_saved_but_not_the_page(command: Command) -> None:
    command("search", "kiểm điểm", "--sort", "date", "--limit", "1", "--save", "Mới trước")
    assert days(command, "--saved", "Mới trước") == ["2020-12-25", "2018-12-25"]
    command("search", "kiểm điểm", "--year", "2018", "--person", "Đảng uỷ xã Mây", "--save", "Một năm")
    assert days(command, "--saved", "Một năm") == ["2018-12-25"]
    command("search", "--sort", "date", "--save", "Không chữ")
    assert days(command, "--saved", "Không chữ") == ["2020-12-25", "2018-12-25"]


@pytest.mark.usefixtures("two")
def test_options_given_stand_in_place_of_the_saved_ones(command: Command) -> None:
    command("search", "kiểm điểm", "--year", "2018", "--sort", "date", "--save", "Một năm")
    assert days(command, "--saved", "Một năm", "--year", "2020") == ["2020-12-25"]
    assert days(command, "--saved", "Một năm", "--kind", "dai_hoi") == []
    assert days(command, "--saved", "Một năm", "--offset", "1") == []
    assert days(command, "--saved", "Một năm") == ["2018-12-25"]


@pytest.mark.usefixtures("kho")
def test_the_list_has_names_and_words(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command("search", "--list-saved").out == command("search", "--list-saved", "--json").out == ""
    monkeypatch.setenv("ARCHIVE_APP_LANGUAGE", "en")
    command("search", "tong", "ket", "--save", "Tổng kết")
    assert command("search", "kiểm điểm", "--year", "2018", "--sort", "date", "--save", "Kiểm điểm").err == (
        "Saved the search “Kiểm điểm”.\n"
    )
    ended = command("search", "--list-saved")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == "Kiểm điểm: kiểm điểm (year=2018, sort=date)\nTổng kết: tong ket\n"
    first, second = command("search", "--list-saved", "--json").lines
    assert list(first) == list(second) == ["id", "name", "words", "options", "saved_at", "saved_by"]
    assert (second["name"], second["words"]) == ("Tổng kết", "tong ket")
    assert (first["options"]["year"], first["options"]["sort"], first["options"]["kind"]) == (2018, "date", None)


def test_what_a_window_saved_is_listed_whole(command: Command, kho: Path) -> None:
    opened = desks.open_desk(kho)
    saved_searches.save_search(opened, "Chưa duyệt", Query(with_photos=True, reviewed=False))
    desks.close(opened)
    assert command("search", "--list-saved").out == "Chưa duyệt:  (with_photos=yes, reviewed=no)\n"


@pytest.mark.usefixtures("meeting")
def test_the_same_name_again_replaces_it(command: Command) -> None:
    command("search", "một", "--save", "A")
    command("search", "hai", "--save", "a")
    assert command("search", "--list-saved").out == "a: hai\n"


@pytest.mark.usefixtures("meeting")
@pytest.mark.parametrize("name", ["Không có", "", "{x}"])
def test_no_such_saved_search_ends_with_1(command: Command, name: str) -> None:
    command("search", "một", "--save", "A")
    ended = command("search", "--saved", name)
    assert (ended.status, ended.out) == (1, "")
    assert f"“{name}”" in ended.err
    assert ended.err.count("\n") == 1


def test_what_is_saved_is_in_order(command: Command, two: str) -> None:
    command("search", "kiểm điểm", "--save", "A")
    assert command("verify", "--full").status == 0
    assert command("show", two).status == 0
    assert [one["name"] for one in command("verify", "--json").answer["findings"]].count("saved_search") == 1
