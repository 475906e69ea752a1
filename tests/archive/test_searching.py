"""Questions are answered from the index, fresh from the archive, and without an index by reading it through."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from archive.papers import paper, photo, review
from archive_app.archive import attaching, importing, indexing, meetings, searching, upkeep
from archive_app.archive.desk import Desk
from archive_app.model import Answer, MeetingFields, Query

APART = "Hội nghị sơ kết\n\nTrồng cây ven sông Hồng. Hợp tác xã Hồng Hà dự."


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> Desk:
    """Three reviews, a report in NFD, and one where the syllables of a phrase meet apart; not indexed yet."""
    texts = [review(2016), review(2017), review(2018, "Đồng chí Lò Thị Bích Ngàn dự."), APART]
    texts.append(unicodedata.normalize("NFD", "Toạ đàm đổi mới\n\nBà Đỗ Thuỷ Tiên nói về hoà nhập."))
    given = [paper(tmp_path / "in", f"{number}.txt", text) for number, text in enumerate(texts)]
    ids = [str(result.id) for result in importing.import_paths(desk, given)]
    attaching.attach(desk, ids[1], [photo(tmp_path / "in", "ảnh.jpg")], caption="Đoàn chủ tịch điều hành")
    return desk


@pytest.fixture
def indexed(filled: Desk) -> Desk:
    indexing.rebuild(filled)
    return filled


def titles(answer: Answer) -> list[str]:
    return [hit.meeting.title for hit in answer.hits]


def marked(answer: Answer) -> set[str]:
    passages = [snippet for hit in answer.hits for snippet in hit.snippets]
    found = {passage.text[start:end] for passage in passages for start, end in passage.marks}
    return found | {hit.meeting.title[start:end] for hit in answer.hits for start, end in hit.title_marks}


def test_no_words_ask_for_the_newest_and_need_no_index(filled: Desk) -> None:
    answer = searching.search(filled, Query())
    assert (answer.total, answer.complete) == (5, True)
    assert [title[-4:] for title in titles(answer)[:3]] == ["2018", "2017", "2016"]
    assert all(hit.score == 0 and hit.title_marks == () for hit in answer.hits)
    assert answer.hits[0].snippets[0].text.startswith("Ngày 25/12/2018, Đảng uỷ xã Mây")


def test_without_an_index_it_is_read_through_and_said_to_be_incomplete(filled: Desk) -> None:
    answer = searching.search(filled, Query("kiem diem dang"))
    assert answer.complete is False
    assert answer.total == 3
    assert marked(answer) >= {"Kiểm điểm", "Đảng"}


def test_with_an_index_the_answer_is_complete_and_the_same(indexed: Desk) -> None:
    answer = searching.search(indexed, Query("kiem diem dang"))
    assert (answer.complete, answer.total) == (True, 3)
    assert answer.understood["words"] == ["kiem", "diem", "dang"]
    assert answer.took_ms > 0
    assert all(hit.score > 0 for hit in answer.hits)


def test_reading_through_ends_in_time_and_says_that_it_is_incomplete(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "SCAN_SECONDS", -1)
    assert searching.search(filled, Query("kiểm điểm")).complete is False
    assert searching.search(filled, Query("kiểm điểm", binned=True)).complete is True
    meetings.put_in_bin(filled, searching.search(filled, Query()).hits[0].meeting.id)
    assert searching.search(filled, Query("kiểm điểm", binned=True)).complete is False


def test_reading_through_goes_from_page_to_page(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "SCAN_PAGE", 2)
    answer = searching.search(filled, Query("hội nghị", limit=2, offset=2))
    assert (answer.total, len(answer.hits)) == (4, 2)


@pytest.mark.parametrize("with_index", [False, True])
def test_a_phrase_is_the_very_words_side_by_side(
    filled: Desk, monkeypatch: pytest.MonkeyPatch, with_index: bool
) -> None:
    """Each pair of "sông Hồng Hà" stands somewhere in the trap, the three together nowhere."""
    monkeypatch.setattr(searching, "SCAN_PAGE", 1)
    if with_index:
        indexing.rebuild(filled)
    assert searching.search(filled, Query("sông Hồng Hà")).total == 1
    assert searching.search(filled, Query('"sông Hồng Hà"')).total == 0
    assert searching.search(filled, Query('"hồng hà" "song hong"')).total == 1
    answer = searching.search(filled, Query('"hội nghị kiểm điểm"', limit=1, offset=1))
    assert (answer.total, len(answer.hits)) == (3, 1)


@pytest.mark.parametrize("with_index", [False, True])
def test_filters_narrow_what_the_words_find(filled: Desk, with_index: bool) -> None:
    if with_index:
        indexing.rebuild(filled)

    def found(words: str = "hội nghị", **filters: object) -> int:
        answer = searching.search(filled, Query(words, **filters))  # type: ignore[arg-type]
        assert answer.total == len(answer.hits)
        return answer.total

    assert found() == 4
    assert found(year=2017) == 1
    assert found(year=1950) == 0
    assert found(kind="kiem_diem") == 3
    assert found(kind="dai_hoi") == 0
    assert found(with_photos=True) == 1
    assert found(person="Lò Thị Bích Ngàn") == 1
    assert found(reviewed=False) == 4
    assert found(reviewed=True) == 0


def test_hits_sort_by_date_when_asked(indexed: Desk) -> None:
    found = titles(searching.search(indexed, Query("kiểm điểm", sort="date")))
    assert [title[-4:] for title in found] == ["2018", "2017", "2016"]


def test_the_last_word_may_still_be_open(indexed: Desk) -> None:
    finished = searching.search(indexed, Query("kiểm điể"))
    assert finished.read_as == "kiểm điểm"  # no word of the archive: a slip
    assert searching.search(indexed, Query("kiểm điể"), typing=True).total == 3


def test_what_is_in_the_bin_is_found_only_there(indexed: Desk) -> None:
    (hit,) = searching.search(indexed, Query("Lò Thị Bích Ngàn")).hits
    meetings.put_in_bin(indexed, hit.meeting.id)
    upkeep.follow(indexed)
    assert searching.search(indexed, Query("Lò Thị Bích Ngàn")).total == 0
    (binned,) = searching.search(indexed, Query("Lò Thị Bích Ngàn", binned=True)).hits
    assert binned.meeting.id == hit.meeting.id
    assert "Lò Thị Bích Ngàn" in {text[a:b] for text, a, b in _passages(binned.snippets)}
    meetings.take_from_bin(indexed, hit.meeting.id)
    upkeep.follow(indexed)
    assert searching.search(indexed, Query("Lò Thị Bích Ngàn", binned=True)).total == 0
    assert searching.search(indexed, Query("Lò Thị Bích Ngàn")).total == 1


def _passages(snippets: object) -> list[tuple[str, int, int]]:
    return [(one.text, start, end) for one in snippets for start, end in one.marks]  # type: ignore[attr-defined]


def test_an_index_that_lags_shows_nothing_that_is_no_longer_so(indexed: Desk) -> None:
    (hit,) = searching.search(indexed, Query("Lò Thị Bích Ngàn")).hits
    meetings.correct(indexed, hit.meeting.id, 1, {"title": "Tên mới"})
    assert titles(searching.search(indexed, Query("Lò Thị Bích Ngàn"))) == ["Tên mới"]


def test_an_index_that_lags_does_not_show_what_was_just_binned(indexed: Desk) -> None:
    (hit,) = searching.search(indexed, Query("Lò Thị Bích Ngàn")).hits
    meetings.put_in_bin(indexed, hit.meeting.id)
    assert searching.search(indexed, Query("Lò Thị Bích Ngàn")).hits == ()


@pytest.mark.parametrize("words", ["Đỗ Thuỷ Tiên", "do thuy tien", unicodedata.normalize("NFD", "đỗ thủy tiên")])
def test_marks_stand_on_the_original_decomposed_text(indexed: Desk, words: str) -> None:
    (hit,) = searching.search(indexed, Query(words)).hits
    meeting = meetings.show(indexed, hit.meeting.id)
    assert not unicodedata.is_normalized("NFC", meeting.fields.text)
    spans, title = searching.marks(indexed, meeting, words)
    assert {unicodedata.normalize("NFC", meeting.fields.text[start:end]) for start, end in spans} == {"Đỗ Thuỷ Tiên"}
    assert title == ()
    in_passages = {unicodedata.normalize("NFC", text[start:end]) for text, start, end in _passages(hit.snippets)}
    assert in_passages == {"Đỗ Thuỷ Tiên"}


def test_titles_are_marked_too(indexed: Desk) -> None:
    answer = searching.search(indexed, Query("toa dam"))
    (hit,) = answer.hits
    ((start, end),) = hit.title_marks
    assert unicodedata.normalize("NFC", hit.meeting.title[start:end]) == "Toạ đàm"


@pytest.mark.parametrize(
    ("words", "field", "mark"),
    [
        ("đoàn chủ tịch", "caption", "Đoàn chủ tịch"),
        ("rạp chiếu bóng", "place", "Rạp chiếu bóng"),
        ("liên đoàn lao động", "organizer", "Liên đoàn Lao động"),
        ("bien-ban-goc", "source", "bien-ban-goc"),
    ],
)
def test_what_stands_elsewhere_than_in_the_report_is_shown(
    filled: Desk, tmp_path: Path, words: str, field: str, mark: str
) -> None:
    (result,) = importing.import_paths(filled, [paper(tmp_path, "bien-ban-goc.txt", "Biên bản họp\n\nKhông có gì.")])
    changed = {"place": "Rạp chiếu bóng", "organizer": "Liên đoàn Lao động"}
    meetings.correct(filled, str(result.id), 1, changed)
    indexing.rebuild(filled)
    (hit,) = searching.search(filled, Query(words)).hits
    (snippet,) = hit.snippets
    assert snippet.field == field
    assert mark in {snippet.text[start:end] for start, end in snippet.marks}


@pytest.mark.parametrize(
    "words", ["", " ", '"', '""', "*", "?", "a\0b", "\ud83d", "\u2028", "(((", "OR NOT AND", "x" * 9000, "🎉", "-" * 50]
)
def test_no_words_are_a_fault(indexed: Desk, words: str) -> None:
    answer = searching.search(indexed, Query(words), typing=True)
    assert answer.query.words == words


def test_no_page_is_beyond_the_end(indexed: Desk) -> None:
    for query in (Query("kiểm điểm", offset=50), Query(offset=50), Query("kiểm điểm", limit=0), Query(limit=0)):
        answer = searching.search(indexed, query)
        assert answer.hits == ()
        assert answer.total >= 3


def test_a_meeting_without_any_words_is_still_in_the_list(desk: Desk) -> None:
    meetings.write_new(desk, MeetingFields("Hội nghị chưa có báo cáo"))
    (hit,) = searching.search(desk, Query()).hits
    assert [snippet.text for snippet in hit.snippets] == [""]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ddoox thuyr tieen", "đỗ thuỷ tiên"),
        ("d9o64 thuy3 tie6n", "đỗ thuỷ tiên"),
        ("kiem diẻm", None),
        ("kiem dieem", "kiểm điểm"),
    ],
)
def test_keys_typed_without_an_input_method_are_read_found_and_marked(
    indexed: Desk, typed: str, read: str | None
) -> None:
    answer = searching.search(indexed, Query(typed))
    assert (answer.read_as, bool(answer.hits)) == (read, True)
    spans, _ = searching.marks(indexed, meetings.show(indexed, answer.hits[0].meeting.id), typed)
    assert spans
    assert any(hit.snippets[0].marks or hit.title_marks for hit in answer.hits)


def test_marks_are_suggested_from_the_archives_own_words(indexed: Desk) -> None:
    assert searching.search(indexed, Query("kiem diem")).suggestions[0] == "kiểm điểm"
    assert searching.search(indexed, Query("kiểm điểm")).suggestions == ()


def test_where_no_meeting_has_all_the_words_the_nearest_are_shown(indexed: Desk) -> None:
    answer = searching.search(indexed, Query("kiểm điểm xyzxyz"))
    assert (answer.nearly, answer.total) == (True, 3)
    assert not searching.search(indexed, Query("kiểm điểm")).nearly


def test_every_choice_says_how_many_it_would_leave(indexed: Desk) -> None:
    choices = searching.facets(indexed, Query("kiểm điểm"))
    assert choices is not None
    assert [(one.value, one.count) for one in choices.years] == [("2018", 1), ("2017", 1), ("2016", 1)]
    chosen = searching.facets(indexed, Query("kiểm điểm", year=2017))
    assert chosen is not None
    assert chosen.years == choices.years  # another year can still be chosen
    assert sum(one.count for one in chosen.kinds) == 1
    for year in choices.years:
        assert searching.search(indexed, Query("kiểm điểm", year=int(year.value))).total == year.count
    for school in choices.school_years:
        assert searching.search(indexed, Query("kiểm điểm", school_year=int(school.value))).total == school.count


def test_choices_that_only_the_index_knows_narrow_without_words_too(indexed: Desk) -> None:
    everything = searching.facets(indexed, Query())
    assert everything is not None
    assert everything.lacking
    for lacking in everything.lacking:
        assert searching.search(indexed, Query(lacking=lacking.value)).total == lacking.count


def test_a_query_goes_on_with_the_archives_own_words(indexed: Desk) -> None:
    assert searching.completions(indexed, "kiểm đ")[0].words == "kiểm điểm"
    assert searching.completions(indexed, "kiem di")[0].words == "kiểm điểm"
    assert searching.completions(indexed, "kiểm điểm ") == ()


def test_meetings_like_one_are_those_that_share_its_words(indexed: Desk) -> None:
    first, *_ = searching.search(indexed, Query("kiểm điểm")).hits
    alike = searching.search(indexed, Query(like=first.meeting.id))
    assert first.meeting.id not in {hit.meeting.id for hit in alike.hits}
    assert titles(alike)[0].startswith(first.meeting.title[:12])
    assert searching.search(indexed, Query(like="0" * 32)).total == 0


def test_what_stands_in_quotes_is_read_just_as_it_stands(indexed: Desk) -> None:
    answer = searching.search(indexed, Query('"kieerm ddieerm"'), typing=True)
    assert (answer.read_as, answer.total) == (None, 0)


def test_the_last_word_gets_its_marks_while_it_may_still_go_on(indexed: Desk) -> None:
    assert searching.search(indexed, Query("kiem diem"), typing=True).suggestions[0] == "kiểm điểm"
    assert searching.search(indexed, Query("kiem xyzw"), typing=True).suggestions[:1] in ((), ("kiểm xyzw",))


def test_one_known_word_of_two_is_no_answer(indexed: Desk) -> None:
    answer = searching.search(indexed, Query("kiểm xyzxyz"))
    assert (answer.total, answer.nearly) == (0, False)
