from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.errors import ArchiveDamaged, ChangedMeanwhile, MeetingMissing, WrongUse
from archive_app.model import Meeting, MeetingDate, MeetingFields, NewOriginal
from archive_app.progress import SILENT
from archive_app.store import changes, checking, meetings
from archive_app.store.database import Database
from archive_app.store.layout import Layout


def new(number: int, kind: str = "photo", **more: object) -> NewOriginal:
    return NewOriginal(f"{number:064x}", 100 + number, f"tệp {number}.jpg", kind, **more)  # type: ignore[arg-type]


@pytest.fixture
def meeting(database: Database, fields: MeetingFields) -> Meeting:
    """One with a report and two photos."""
    with database.write() as conn:
        report = new(1, "document", is_report=True)
        return meetings.add(conn, fields, [report, new(2, caption="Đoàn chủ toạ"), new(3)], "Lan")


def read(database: Database, meeting_id: str) -> Meeting:
    with database.read() as conn:
        return meetings.get(conn, meeting_id)


def kinds_of_change(database: Database, meeting_id: str) -> list[str]:
    with database.read() as conn:
        return [one.kind for one in changes.history(conn, meeting_id)]


def nothing_is_wrong(database: Database, layout: Layout) -> bool:
    found = checking.check(database, layout, False, SILENT)
    return all(one.state in {"ok", "not_checked", "missing"} for one in found)


def test_a_meeting_comes_back_as_it_went_in(database: Database, fields: MeetingFields, meeting: Meeting) -> None:
    assert read(database, meeting.id) == meeting
    assert meeting.fields == fields
    assert (meeting.version, meeting.created_by, meeting.changed_by, meeting.binned_at) == (1, "Lan", "Lan", None)
    assert [(one.kind, one.caption, one.is_report, one.size) for one in meeting.attachments] == [
        ("document", None, True, 101),
        ("photo", "Đoàn chủ toạ", False, 102),
        ("photo", None, False, 103),
    ]


words = st.text(max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=words, text=words, place=st.none() | words, organizer=st.none() | words)
def test_any_words_come_back_as_they_went_in(
    database: Database, title: str, text: str, place: str | None, organizer: str | None
) -> None:
    typed = MeetingFields(title, text, place=place, organizer=organizer)
    with database.write() as conn:
        assert meetings.add(conn, typed, (), "Lan").fields == typed


def test_what_utf8_cannot_hold_is_replaced_not_refused(database: Database, layout: Layout) -> None:
    with database.write() as conn:
        broken = replace(new(1), file_name="ảnh\udcff.jpg")
        kept = meetings.add(conn, MeetingFields("Hội\ud800 nghị", "a\udfffb"), [broken], "Lan\udc80")
    assert (kept.fields.title, kept.fields.text) == ("Hội\ufffd nghị", "a\ufffdb")
    assert kept.attachments[0].file_name == "ảnh\ufffd.jpg"
    with database.read() as conn:
        assert changes.history(conn, kept.id)[0].after["title"] == "Hội\ufffd nghị"
    assert nothing_is_wrong(database, layout)


def test_file_names_are_kept_in_one_unicode_form(database: Database) -> None:
    with database.write() as conn:
        decomposed = replace(new(1), file_name=unicodedata.normalize("NFD", "ảnh hội nghị.jpg"))
        kept = meetings.add(conn, MeetingFields("Hội nghị"), [decomposed], "Lan")
    assert kept.attachments[0].file_name == "ảnh hội nghị.jpg"


def test_correcting_makes_a_version_and_a_line_of_history(database: Database, meeting: Meeting) -> None:
    moved = (MeetingDate("2016-11-09", "2016-11-09"),)
    with database.write() as conn:
        after = meetings.correct(conn, meeting.id, 1, {"title": "Tên mới", "dates": moved, "place": None}, "Bình")
    assert after == read(database, meeting.id)
    assert after.fields == replace(meeting.fields, title="Tên mới", dates=moved, place=None)
    assert (after.version, after.created_by, after.changed_by) == (2, "Lan", "Bình")
    with database.read() as conn:
        line = changes.history(conn, meeting.id)[-1]
    assert (line.kind, line.who, line.version) == ("corrected", "Bình", 2)
    assert set(line.before) == set(line.after) == {"title", "dates", "place"}
    assert (line.before["title"], line.after["title"]) == (meeting.fields.title, "Tên mới")


def test_a_stale_version_is_refused_and_nothing_is_overwritten(database: Database, meeting: Meeting) -> None:
    with database.write() as conn:
        meetings.correct(conn, meeting.id, 1, {"title": "Bình sửa trước"}, "Bình")
    photo = meeting.attachments[1].id
    for late in (
        lambda conn: meetings.correct(conn, meeting.id, 1, {"title": "Lan sửa sau"}, "Lan"),
        lambda conn: meetings.caption(conn, photo, "chú thích", 1, "Lan"),
        lambda conn: meetings.detach(conn, photo, 1, "Lan"),
    ):
        with pytest.raises(ChangedMeanwhile) as caught, database.write() as conn:
            late(conn)
        assert (caught.value.seen, caught.value.now) == (1, 2)
    assert read(database, meeting.id).fields.title == "Bình sửa trước"


def test_what_is_as_it_was_makes_no_version(database: Database, meeting: Meeting) -> None:
    with database.write() as conn:
        same = {"title": meeting.fields.title, "dates": list(meeting.fields.dates)}
        assert meetings.correct(conn, meeting.id, 1, same, "Bình") == meeting
        assert meetings.caption(conn, meeting.attachments[1].id, "Đoàn chủ toạ", 1, "Bình") == meeting
        assert meetings.set_binned(conn, meeting.id, False, "Bình") == meeting
        assert meetings.attach(conn, meeting.id, [new(2)], "Bình") == (meeting.attachments[1],)
    assert kinds_of_change(database, meeting.id) == ["created"]


def test_a_field_that_is_not_there_is_wrong_use(database: Database, meeting: Meeting) -> None:
    with pytest.raises(WrongUse), database.write() as conn:
        meetings.correct(conn, meeting.id, 1, {"version": 7}, "Lan")


def test_the_same_bytes_are_with_a_meeting_once(database: Database, meeting: Meeting) -> None:
    with database.write() as conn:
        added = meetings.attach(conn, meeting.id, [new(4), new(2), new(4), new(5)], "Bình")
        other = meetings.add(conn, MeetingFields("Hội nghị khác"), [new(2), new(2)], "Bình")
        both = meetings.with_original(conn, f"{2:064x}")
    assert [one.sha256[-1] for one in added] == ["4", "2", "4", "5"]
    assert added[0] == added[2]
    assert added[1] == meeting.attachments[1]
    now = read(database, meeting.id)
    assert [one.sha256[-1] for one in now.attachments] == ["1", "2", "3", "4", "5"]
    assert now.version == 2
    assert len(other.attachments) == 1
    assert both == [meeting.id, other.id]


def test_a_caption_is_written_and_taken_away(database: Database, meeting: Meeting) -> None:
    photo = meeting.attachments[2].id
    with database.write() as conn:
        meetings.caption(conn, photo, "Trao thưởng", 1, "Bình")
        after = meetings.caption(conn, photo, None, 2, "Bình")
    assert after.version == 3
    assert after.attachments[2].caption is None
    with database.read() as conn:
        lines = changes.history(conn, meeting.id)[1:]
    assert [(one.kind, one.before["caption"], one.after["caption"]) for one in lines] == [
        ("captioned", None, "Trao thưởng"),
        ("captioned", "Trao thưởng", None),
    ]


def test_a_detached_file_lives_on_in_history_and_its_original_stays(database: Database, meeting: Meeting) -> None:
    photo = meeting.attachments[1]
    with database.write() as conn:
        after = meetings.detach(conn, photo.id, 1, "Bình")
        assert meetings.with_original(conn, photo.sha256) == []
    assert photo not in after.attachments
    with database.read() as conn:
        line = changes.history(conn, meeting.id)[-1]
        assert conn.exec_driver_sql("SELECT count(*) FROM original").scalar() == 3
    assert line.kind == "detached"
    assert line.before["attachments"][0]["caption"] == "Đoàn chủ toạ"  # type: ignore[index]
    with pytest.raises(MeetingMissing), database.write() as conn:
        meetings.detach(conn, photo.id, 2, "Bình")
    with database.write() as conn:
        (again,) = meetings.attach(conn, meeting.id, [new(2)], "Bình")
    assert read(database, meeting.id).attachments[-1] == again


def test_the_bin_takes_and_gives_back(database: Database, meeting: Meeting) -> None:
    with database.write() as conn:
        assert meetings.set_binned(conn, meeting.id, True, "Bình").binned_at
        assert meetings.counts(conn) == {"all": 0, "unreviewed": 0, "binned": 1}
        assert meetings.set_binned(conn, meeting.id, False, "Bình").binned_at is None
    assert kinds_of_change(database, meeting.id) == ["created", "binned", "unbinned"]


def test_an_id_is_known_by_its_beginning(database: Database, meeting: Meeting) -> None:
    with database.read() as conn:
        for said in (meeting.id, meeting.id[:6], f" {meeting.id[:8].upper()}", meeting.id[:8] + "-" + meeting.id[8:12]):
            assert meetings.resolve(conn, said) == meeting.id
        for said in (meeting.id[:5], "", "zzzzzz", "%" * 6, meeting.id + "0", "0" * 32):
            with pytest.raises(MeetingMissing):
                meetings.resolve(conn, said)


def test_a_beginning_that_several_share_is_no_id(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    class Alike:
        hex = "abcdef" + "0" * 26

    monkeypatch.setattr(meetings.uuid, "uuid4", Alike)
    with database.write() as conn:
        meetings.add(conn, MeetingFields("một"), (), "Lan")
        Alike.hex = "abcdef" + "1" * 26
        meetings.add(conn, MeetingFields("hai"), (), "Lan")
        with pytest.raises(MeetingMissing):
            meetings.resolve(conn, "abcdef")
        assert meetings.resolve(conn, "abcdef1") == Alike.hex


def test_a_meeting_that_is_not_there_is_missing(database: Database) -> None:
    with database.write() as conn:
        for wrong in (
            lambda: meetings.get(conn, "0" * 32),
            lambda: meetings.correct(conn, "0" * 32, 1, {}, "Lan"),
            lambda: meetings.attach(conn, "0" * 32, [new(1)], "Lan"),
            lambda: meetings.caption(conn, "0" * 32, "", 1, "Lan"),
            lambda: meetings.set_binned(conn, "0" * 32, True, "Lan"),
        ):
            with pytest.raises(MeetingMissing):
                wrong()


def test_many_come_in_the_order_asked(database: Database) -> None:
    with database.write() as conn:
        ids = [meetings.add(conn, MeetingFields(f"Hội nghị {n}"), [new(n)], "Lan").id for n in range(503)]
        found = meetings.documents_of(conn, [*reversed(ids), "0" * 32])
    assert [one.id for one in found] == list(reversed(ids))
    assert found[0].attachments[0].sha256 == f"{502:064x}"


def test_the_same_text_is_known_in_any_spacing_and_form(database: Database, meeting: Meeting) -> None:
    same = unicodedata.normalize("NFD", meeting.fields.text).replace("\n", "\r\n\r\n  ").replace("\u00a0", "")
    with database.write() as conn:
        other = meetings.add(conn, MeetingFields("bản chép", same), (), "Lan")
        meetings.add(conn, MeetingFields("trống"), (), "Lan")
        meetings.set_binned(conn, meeting.id, True, "Lan")
        assert meetings.with_same_text(conn, same) == [other.id, meeting.id]
        assert meetings.with_same_text(conn, "  ") == []
        assert meetings.with_same_text(conn, same + " thêm") == []


def test_a_row_damaged_on_the_disk_is_not_sealed_anew(database: Database, meeting: Meeting) -> None:
    with database.write() as conn:
        conn.exec_driver_sql("UPDATE meeting SET text = 'mục nát'")
    with pytest.raises(ArchiveDamaged), database.write() as conn:
        meetings.correct(conn, meeting.id, 1, {"title": "Tên mới"}, "Lan")
    assert kinds_of_change(database, meeting.id) == ["created"]


def test_every_way_of_writing_keeps_the_hashes(database: Database, layout: Layout, meeting: Meeting) -> None:
    with database.write() as conn:
        meetings.correct(conn, meeting.id, 1, {"citations": (), "reviewed": False}, "Bình")
        meetings.attach(conn, meeting.id, [new(8)], "Bình")
        meetings.caption(conn, meeting.attachments[1].id, None, 3, "Bình")
        meetings.detach(conn, meeting.attachments[2].id, 4, "Bình")
        meetings.set_binned(conn, meeting.id, True, "Bình")
    assert nothing_is_wrong(database, layout)
    with database.read() as conn:
        kept = conn.exec_driver_sql("SELECT photos FROM meeting").scalar()
    assert kept == sum(one.kind == "photo" for one in read(database, meeting.id).attachments) == 2


def test_history_cannot_be_rewritten(database: Database, meeting: Meeting) -> None:
    for statement in ("UPDATE change SET who = 'ai đó'", "DELETE FROM change"):
        with pytest.raises(Exception, match="only added to"), database.write() as conn:
            conn.exec_driver_sql(statement)
    assert kinds_of_change(database, meeting.id) == ["created"]


def test_followers_read_the_history_from_where_they_are(database: Database) -> None:
    with database.write() as conn:
        assert changes.last_seq(conn) == 0
        ids = [meetings.add(conn, MeetingFields(f"Hội nghị {n}"), (), "Lan").id for n in range(5)]
        meetings.set_binned(conn, ids[0], True, "Lan")
        assert changes.last_seq(conn) == 6
        assert changes.changed_since(conn, 0, 2) == [(1, ids[0]), (2, ids[1])]
        assert changes.changed_since(conn, 4, 100) == [(5, ids[4]), (6, ids[0])]
        assert changes.changed_since(conn, 6, 100) == []
