from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from archive_app.errors import ArchiveError
from archive_app.model import Draft, MeetingFields
from archive_app.store import drafts


@pytest.fixture
def draft(fields: MeetingFields) -> Draft:
    return Draft("0a" * 16, "0b" * 16, 3, fields, "2026-11-22T07:00:00Z")


def test_a_draft_comes_back_as_typed_and_is_replaced_whole(tmp_path: Path, draft: Draft) -> None:
    place = tmp_path / "chưa có" / "drafts"
    assert drafts.all_drafts(place) == []
    drafts.keep(place, draft)
    other = replace(draft, id="0c" * 16, meeting_id=None, version=0)
    drafts.keep(place, other)
    later = replace(draft, fields=MeetingFields("gõ dở \ud835", "nửa câ"))
    drafts.keep(place, later)
    assert drafts.all_drafts(place) == [later, other]
    drafts.drop(place, draft.id)
    drafts.drop(place, draft.id)
    assert drafts.all_drafts(place) == [other]


def test_a_draft_cut_at_any_length_is_set_aside_and_never_deleted(tmp_path: Path, draft: Draft) -> None:
    drafts.keep(tmp_path, draft)
    file = tmp_path / f"{draft.id}.json"
    whole = file.read_bytes()
    lengths = range(0, len(whole), 7)
    for length in lengths:
        file.write_bytes(whole[:length])
        assert drafts.all_drafts(tmp_path) == []
        assert not file.exists()
    assert sorted(one.stat().st_size for one in tmp_path.glob("*.damaged")) == list(lengths)


@pytest.mark.parametrize(
    "change",
    [
        {"version": "3"},
        {"id": None},
        {"fields": []},
        {"fields": {"title": 3}},
        {"fields": {"title": "", "dates": [{"end": "2016-01-01"}]}},
        {"fields": {"title": "", "dates": [{"start": "2016-01-01", "end": "2016-01-01", "span": [1]}]}},
        {"fields": {"title": "", "citations": ["17-QĐ/HU"]}},
        {"fields": {"title": "", "citations": 5}},
        {"fields": {"title": "", "reviewed": "có"}},
    ],
)
def test_a_draft_with_a_wrong_value_is_set_aside(tmp_path: Path, draft: Draft, change: dict[str, object]) -> None:
    drafts.keep(tmp_path, draft)
    file = tmp_path / f"{draft.id}.json"
    file.write_text(json.dumps({**json.loads(file.read_bytes()), **change}), encoding="utf-8")
    assert drafts.all_drafts(tmp_path) == []
    assert len(list(tmp_path.glob("*.damaged"))) == 1


def test_what_a_newer_program_added_is_passed_over(tmp_path: Path, draft: Draft) -> None:
    drafts.keep(tmp_path, draft)
    file = tmp_path / f"{draft.id}.json"
    told = json.loads(file.read_bytes())
    told["fields"]["chuỗi"] = "kiểm điểm"
    file.write_text(json.dumps({**told, "colour": 1}), encoding="utf-8")
    assert drafts.all_drafts(tmp_path) == [draft]


def test_a_draft_never_leaves_its_folder(tmp_path: Path, draft: Draft) -> None:
    for wrong in ("", "../x", "a/b", "a\\b", "x" * 65):
        with pytest.raises(ValueError, match="not an id"):
            drafts.keep(tmp_path, replace(draft, id=wrong))


def test_where_no_draft_can_be_kept_that_is_said(tmp_path: Path, draft: Draft) -> None:
    (tmp_path / "drafts").write_text("a file in the way")
    with pytest.raises(ArchiveError):
        drafts.keep(tmp_path / "drafts", draft)
