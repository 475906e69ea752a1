"""Meetings as a person handles them: typed words read, versions respected, the bin, the history, the record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.papers import paper, photo, review
from archive_app.archive import attaching, importing, meetings
from archive_app.archive.desk import Desk
from archive_app.errors import ChangedMeanwhile, MeetingMissing, WrongUse
from archive_app.model import Citation, Meeting, MeetingDate, MeetingFields, Query

FULL = MeetingFields(
    title="Hội nghị tổng kết công tác thư viện năm 2016",
    text="Đồng chí Phạm Văn Tuyến khai mạc.",
    kind="tong_ket",
    dates=(MeetingDate("2016-11-07", "2016-11-08", raw="7-8/11/2016"),),
    place="Hội trường B",
    organizer="Phòng GD&ĐT huyện Sương",
    citations=(Citation("17", "QĐ/HU", "17-QĐ/HU", "party", "Quyết định", "2016-01-05"),),
    reviewed=True,
)


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    return meetings.write_new(desk, FULL)


def test_what_is_written_is_shown_by_its_id_or_the_beginning_of_it(desk: Desk, meeting: Meeting) -> None:
    assert meeting.fields == FULL
    assert meetings.show(desk, meeting.id) == meetings.show(desk, meeting.id[:6].upper()) == meeting
    for wanted in ("", meeting.id[:5], "abc", "z" * 32, meeting.id + "0", "%", "../" + meeting.id):
        with pytest.raises(MeetingMissing):
            meetings.show(desk, wanted)


def test_the_beginning_of_two_ids_is_no_id(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in (1, 2):
        monkeypatch.setattr("uuid.uuid4", lambda number=number: type("Id", (), {"hex": f"abcdef{number:026}"}))
        meetings.write_new(desk, MeetingFields(f"Hội nghị {number}"))
    with pytest.raises(MeetingMissing):
        meetings.show(desk, "abcdef")
    assert meetings.show(desk, "abcdef" + "0" * 25 + "2").fields.title == "Hội nghị 2"


@pytest.mark.parametrize("title", ["", " ", "\u00a0\n"])
def test_a_meeting_needs_a_title(desk: Desk, meeting: Meeting, title: str) -> None:
    with pytest.raises(WrongUse):
        meetings.write_new(desk, MeetingFields(title))
    with pytest.raises(WrongUse):
        meetings.correct(desk, meeting.id, 1, {"title": title})
    assert meetings.counts(desk)["all"] == 1
    assert meetings.show(desk, meeting.id) == meeting


def test_a_correction_makes_a_version_and_a_line_of_history(desk: Desk, meeting: Meeting) -> None:
    corrected = meetings.correct(desk, meeting.id, 1, {"place": "Hội trường A", "kind": "so_ket"})
    assert (corrected.version, corrected.fields.place, corrected.fields.kind) == (2, "Hội trường A", "so_ket")
    assert meetings.correct(desk, meeting.id, 2, {"place": "Hội trường A"}).version == 2
    created, change = meetings.history(desk, meeting.id)
    assert (created.kind, created.version, created.who) == ("created", 1, "Lan")
    assert (change.kind, change.version, change.who) == ("corrected", 2, "Lan")
    assert change.before == {"place": "Hội trường B", "kind": "tong_ket"}
    assert change.after == {"place": "Hội trường A", "kind": "so_ket"}


def test_places_in_the_text_move_with_its_words(desk: Desk, tmp_path: Path) -> None:
    (result,) = importing.import_paths(desk, [paper(tmp_path, "2018.txt", review(2018))])
    text = "Một dòng mới 😀\n" + review(2018)
    moved = meetings.correct(desk, str(result.id), 1, {"text": text}).fields
    for one in (*moved.dates, *moved.citations):
        assert one.span is not None
        assert text[slice(*one.span)] == one.raw
    gone = meetings.correct(desk, str(result.id), 2, {"text": text.replace("25/12/2018", "hôm qua")}).fields
    assert [one.span for one in gone.dates] == [None]
    assert [one.raw for one in gone.dates] == ["25/12/2018"]


def test_a_stale_correction_is_refused_and_loses_nothing(desk: Desk, meeting: Meeting) -> None:
    newest = meetings.correct(desk, meeting.id, 1, {"place": "Hội trường A"})
    with pytest.raises(ChangedMeanwhile) as refused:
        meetings.correct(desk, meeting.id, 1, {"place": "Nơi khác"})
    assert (refused.value.seen, refused.value.now) == (1, 2)
    assert meetings.show(desk, meeting.id) == newest


def test_the_bin_takes_and_gives_back(desk: Desk, meeting: Meeting) -> None:
    other = meetings.write_new(desk, MeetingFields("Hội nghị khác"))
    binned = meetings.put_in_bin(desk, meeting.id[:8])
    assert binned.binned_at is not None
    assert meetings.put_in_bin(desk, meeting.id) == binned
    assert [one.id for one in meetings.page(desk, Query())[1]] == [other.id]
    assert [one.id for one in meetings.page(desk, Query(binned=True))[1]] == [meeting.id]
    assert meetings.counts(desk) == {"all": 1, "unreviewed": 1, "binned": 1}
    back = meetings.take_from_bin(desk, meeting.id)
    assert (back.binned_at, back.fields) == (None, FULL)
    assert meetings.counts(desk) == {"all": 2, "unreviewed": 1, "binned": 0}
    assert [change.kind for change in meetings.history(desk, meeting.id)] == ["created", "binned", "unbinned"]


def test_a_page_is_filtered_newest_first(desk: Desk, meeting: Meeting, tmp_path: Path) -> None:
    paths = [paper(tmp_path, f"{year}.txt", review(year)) for year in (2017, 2019, 2018)]
    ids = [result.id for result in importing.import_paths(desk, paths)]
    attaching.attach(desk, str(ids[0]), [photo(tmp_path, "1.jpg")])

    def found(**filters: object) -> list[str]:
        total, page = meetings.page(desk, Query(**filters))  # type: ignore[arg-type]
        assert total >= len(page)
        return [(one.date or "")[:4] for one in page]

    assert found() == ["2019", "2018", "2017", "2016"]
    assert found(year=2018) == ["2018"]
    assert found(kind="kiem_diem", limit=2) == ["2019", "2018"]
    assert found(offset=3) == ["2016"]
    assert found(with_photos=True) == ["2017"]
    assert found(reviewed=True) == ["2016"]
    assert found(person="Phạm Văn Tuyến") == ["2016"]
    assert meetings.page(desk, Query(limit=1))[0] == 4
    assert meetings.years_and_kinds(desk) == (
        {2019: 1, 2018: 1, 2017: 1, 2016: 1},
        {"kiem_diem": 3, "tong_ket": 1},
    )


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("title", "  Hội nghị sơ kết ", "Hội nghị sơ kết"),
        ("text", "hai\ndòng", "hai\ndòng"),
        ("kind", "so_ket", "so_ket"),
        ("kind", " ", None),
        ("place", "Hội trường A", "Hội trường A"),
        ("place", "", None),
        ("organizer", "", None),
        ("reviewed", "yes", True),
        ("reviewed", "Rồi", True),
        ("reviewed", "CHƯA", False),
        ("reviewed", "no", False),
        ("dates", "", ()),
        ("dates", "25/12/2018", (MeetingDate("2018-12-25", "2018-12-25", raw="25/12/2018"),)),
        ("dates", "25-26/12/2018", (MeetingDate("2018-12-25", "2018-12-26", raw="25-26/12/2018"),)),
        ("dates", "12/2018", (MeetingDate("2018-12-01", "2018-12-31", "month", "12/2018"),)),
        ("dates", "2018", (MeetingDate("2018-01-01", "2018-12-31", "year", "2018"),)),
        (
            "dates",
            "25/12/2018; 27/12/2018;",
            (
                MeetingDate("2018-12-25", "2018-12-25", raw="25/12/2018"),
                MeetingDate("2018-12-27", "2018-12-27", raw="27/12/2018"),
            ),
        ),
    ],
)
def test_typed_words_become_values(field: str, typed: str, value: object) -> None:
    assert meetings.read_fields({field: typed}) == {field: value}


@pytest.mark.parametrize(
    ("field", "typed", "what"),
    [
        ("title", " ", "title"),
        ("kind", "tiec", "kind"),
        ("dates", "31/02/2018", "dates"),
        ("dates", "25/12/2018; hôm qua", "dates"),
        ("reviewed", "maybe", "reviewed"),
        ("reviewed", "", "reviewed"),
        ("citations", "06-QĐ/HU", "field"),
        ("id", "1", "field"),
        ("", "1", "field"),
    ],
)
def test_wrong_words_are_refused_by_name(field: str, typed: str, what: str) -> None:
    with pytest.raises(WrongUse) as refused:
        meetings.read_fields({"place": "A", field: typed})
    assert refused.value.what == what


def test_the_record_holds_everything_and_nothing_of_this_computer(desk: Desk, tmp_path: Path, profile: Path) -> None:
    (result,) = importing.import_paths(desk, [paper(tmp_path / "bí mật của máy", "2018.txt", review(2018))])
    attaching.attach(desk, str(result.id), [photo(tmp_path / "bí mật của máy", "ảnh.jpg")], caption="Toàn cảnh")
    told = meetings.record(meetings.show(desk, str(result.id)))
    written = json.dumps(told, ensure_ascii=False)
    strange = {str(tmp_path), str(profile), "bí mật của máy", desk.identity.uuid}
    assert [one for one in strange if one in written] == []
    assert told["created_by"] == told["changed_by"] == "Lan"
    assert list(told) == [
        "id", "version", "title", "text", "kind", "dates", "place", "organizer", "citations", "reviewed", "binned",
        "binned_at", "attachments", "created_at", "created_by", "changed_at", "changed_by",
    ]  # fmt: skip
    assert list(told["attachments"][1]) == [
        "id", "kind", "file_name", "sha256", "size", "caption", "is_report", "pages"
    ]  # fmt: skip
    assert list(told["dates"][0]) == ["start", "end", "precision", "raw", "span"]
    start, end = told["dates"][0]["span"]
    assert told["text"][start:end] == told["dates"][0]["raw"] == "25/12/2018"
    assert json.loads(written) == told
