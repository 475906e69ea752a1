"""What else a query may mean: keys typed with the input method off, slips, abbreviations, a word too many."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.search.language_of_reports import REPORTS
from tests.search.naive import counted, gathered_pages, terms_of

from archive_app.search import answering, readings
from archive_app.search.answering import Answered, by_id, find
from archive_app.search.documents import Document
from archive_app.search.finding import Filters
from archive_app.search.language import parse
from archive_app.search.lexicon import Lexicon
from archive_app.search.readings import alternatives
from archive_app.search.reranking import Streams
from archive_app.search.segments import Segment
from archive_app.search.understanding import Understood, understand
from archive_app.text.folding import fold


@pytest.fixture(scope="module", params=[1, 3], ids=["one segment", "three segments"])
def segments(request: pytest.FixtureRequest) -> list[Segment]:
    return gathered_pages([REPORTS[start :: request.param] for start in range(request.param)])


def said(asked: Understood) -> str:
    return " ".join(one.exact for one in asked.syllables)


def read(segments: list[Segment], query: str) -> list[str]:
    """All readings of a query, the likeliest first; a corrected slip in brackets."""
    found = alternatives(Lexicon(segments), parse(query))
    return [f"({said(one.asked)})" if one.slip else said(one.asked) for one in found]


def answer(segments: list[Segment], query: str) -> Answered:
    asked = parse(query)
    return by_id(segments, find(segments, Streams(), asked, Filters(), sort="relevance", first=0, last=50))


def titles(answered: Answered) -> list[str]:
    known = {one.id: one.title for one in REPORTS}
    return [known[found] for found, _ in answered.page]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hooij nghij", "hội nghị"),
        ("hooji nghij toongr keets", "hội nghị tổng kết"),
        ("coong tacs tuyeern sinh", "công tác tuyển sinh"),
        ("ho65i nghi5", "hội nghị"),
        ("d9ang3 uy3", "đảng uỷ"),
        ("Ddangr uyr xax Maay", "đảng uỷ xã mây"),
        ("ke61 hoach5 kiem63 tra", "kế hoạch kiểm tra"),
    ],
)
def test_keys_typed_with_the_input_method_off_are_what_they_spell(
    segments: list[Segment], typed: str, meant: str
) -> None:
    assert read(segments, typed)[0] == meant
    answered = answer(segments, typed)
    assert [one for one, _ in answered.page] == [one for one, _ in answer(segments, meant).page] != []
    assert said(answered.readings[0]) == meant


@pytest.mark.parametrize("typed", ["hoi nghi", "hội nghị", "trang", "tra", "ban", "hooij nghị", "xas", "2018", "asdf"])
def test_what_is_a_word_or_spells_nothing_known_stays(segments: list[Segment], typed: str) -> None:
    assert read(segments, typed)[0] == typed


def test_one_word_of_many_does_not_make_it_keys(segments: list[Segment]) -> None:
    """Three tenths of the words must look like keys; with VNI digits one is enough."""
    assert read(segments, "bao cao cong tac hocj")[0] == "bao cao cong tac hocj"
    assert read(segments, "bao cao cong tac hoc5")[0] == "bao cao cong tac học"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoi nhgi", "hoi nghi"),
        ("tuyen sihn", "tuyen sinh"),
        ("kiem rta noi bo", "kiem tra noi bo"),
        ("khuyenn hoc", "khuyen hoc"),
        ("khuyn hoc", "khuyen hoc"),
        ("kiểm ddiểm công tác", "kiểm diem công tác"),
        ("xa mya", "xa may"),
    ],
)
def test_one_slip_is_corrected_beside_what_was_typed(segments: list[Segment], typed: str, meant: str) -> None:
    """The query stays as it is; what it may mean besides comes second and is told."""
    found = read(segments, typed)
    assert found[0] == typed
    assert f"({meant})" in found
    answered = answer(segments, typed)
    assert {one for one, _ in answered.page} == {one for one, _ in answer(segments, meant).page} != set()
    assert [said(one) for one in answered.readings] == [meant]
    assert not answered.nearly


@pytest.mark.parametrize("typed", ["hội nghị", "công tác", "hoi khuyen hoc", "25 12", "x", "mây sương", "06-QĐ/HU"])
def test_known_words_are_not_corrected(segments: list[Segment], typed: str) -> None:
    assert [one for one in read(segments, typed) if one.startswith("(")] == []


def test_a_slip_is_worth_less_than_what_was_typed() -> None:
    """A rare word may be one; the report that has it comes first all the same."""
    archive = [Document(f"{number:03}", "Hội nghị hội nghị", date="2018-01-01") for number in range(300)]
    segments = gathered_pages(
        [[*archive, Document("typed", "Sổ", "Lời dài khác. " * 9 + "Hội nghe.", date="2017-01-01")]]
    )
    found = alternatives(Lexicon(segments), parse("hoi nghe"))
    assert [(said(one.asked), one.slip, one.weight < 1) for one in found] == [
        ("hoi nghe", False, False),
        ("hoi nghi", True, True),
    ]
    answered = answer(segments, "hoi nghe")
    assert (answered.page[0][0], answered.total) == ("typed", 301)


def test_no_slip_is_looked_for_in_a_pasted_line_without_blanks(
    segments: list[Segment], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some 55 near words a letter, each as long as the line, would take the memory of a small computer."""
    monkeypatch.setattr(readings, "near", lambda word: pytest.fail(f"near words of {len(word)} letters"))
    assert read(segments, "x" * 500) == ["x" * 500]


def test_no_more_than_a_few_readings_are_tried(segments: list[Segment]) -> None:
    assert len(alternatives(Lexicon(segments), parse("TT CT QĐ KH HĐ hoij nghji"))) <= readings._MOST


# -- abbreviations


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("GD&ĐT tập huấn", "Phòng giáo dục và đào tạo tập huấn"),
        ("phong gddt", "Phòng giáo dục và đào tạo tập huấn"),
        ("PGD&ĐT", "Phòng giáo dục và đào tạo tập huấn"),
        ("TT mới", "Thông tư mới của thị trấn Nắng"),
        ("TT Nắng", "Thông tư mới của thị trấn Nắng"),
        ("tt nang", "Thông tư mới của thị trấn Nắng"),
    ],
)
def test_an_abbreviation_finds_what_it_stands_for(segments: list[Segment], query: str, title: str) -> None:
    assert title in titles(answer(segments, query))


def test_what_a_report_abbreviates_is_found_by_its_full_form() -> None:
    archive = [
        Document("short", "Họp UBND xã"),
        Document("full", "Họp uỷ ban nhân dân xã"),
        Document("other", "Họp uỷ viên, ban nhân sự, dân xã"),
    ]
    (segment,) = gathered_pages([archive])
    for query in ("UBND", "ubnd", "uỷ ban nhân dân", "uy ban nhan dan xa", '"họp uỷ ban nhân dân xã"', '"họp UBND xã"'):
        assert {one for one, _ in answer([segment], query).page[:2]} == {"short", "full"}, query


def test_an_ambiguous_abbreviation_only_adds(segments: list[Segment]) -> None:
    """What was typed stays the first reading, and only readings whose words the archive knows are tried."""
    found = read(segments, "TT mới")
    assert found[0] == "tt mới"
    assert {"thông tư mới", "thị trấn mới"} <= {*found}
    assert "trung tâm mới" not in found
    archive = [Document("literal", "TT mới", date="2017-01-01"), *REPORTS]
    (segment,) = gathered_pages([archive])
    assert {"literal", "11"} <= {one for one, _ in answer([segment], "TT mới").page}


@pytest.mark.parametrize("query", ["TVĐMX", "tvđmx xã mây", "tổ vận động mùa xuân"])
def test_what_reports_define_is_found_both_ways(segments: list[Segment], query: str) -> None:
    found = read(segments, query)
    other = query.lower()
    other = other.replace("tvđmx", "tổ vận động mùa xuân") if "tvđmx" in other else "tvđmx"
    assert found[:2] == [query.lower(), other]
    expected = {"06"} if "mây" in query else {"06", "07", "08"}
    assert {one for one, _ in answer(segments, query).page} >= expected


def test_what_one_report_alone_defines_is_not_believed() -> None:
    (segment,) = gathered_pages([REPORTS[:7]])
    assert read([segment], "TVĐMX") == ["tvđmx"]


def test_a_definition_replaces_just_its_words() -> None:
    (segment,) = gathered_pages([REPORTS])
    asked = parse('"xã mây" TVĐMX 06-QĐ/HU họp 25/12/2018')
    other = next(one.asked for one in alternatives(Lexicon([segment]), asked) if "mùa" in said(one.asked))
    assert said(other) == "xã mây tổ vận động mùa xuân 06 qđ hu họp 25 12 2018"
    assert [(one.kind, one.first, one.last) for one in other.mentions] == [("number", 7, 10), ("day", 11, 14)]


# -- a word too many


def test_a_question_with_a_word_that_nobody_wrote_is_nearly_answered(segments: list[Segment]) -> None:
    answered = answer(segments, "kế hoạch kiểm tra nội bộ ngoéo")
    assert answered.nearly
    assert titles(answered)[0] == "Kế hoạch kiểm tra nội bộ trường học"
    assert answered.total == len(answered.page)


@pytest.mark.parametrize("query", ["ngoéo", '"hội nghị" ngoéo', "năm:2018 hội ngoéo", "ngoéo ngoặc quẹo"])
def test_there_is_no_nearly_for_one_word_quotes_or_operators(segments: list[Segment], query: str) -> None:
    answered = answer(segments, query)
    assert (answered.total, answered.nearly) == (0, False)


def test_nearly_has_most_of_what_the_words_tell() -> None:
    archive = [Document(str(number), f"họp bàn {word}") for number, word in enumerate(["chè", "mây", "nắng", "sương"])]
    (segment,) = gathered_pages([archive])
    answered = answer([segment], "họp bàn chè ngoéo")
    assert (answered.nearly, [one for one, _ in answered.page]) == (True, ["0"])


def test_operators_mean_what_they_say(segments: list[Segment]) -> None:
    asked = parse("hooij OR nghij")
    assert [one.asked for one in alternatives(Lexicon(segments), asked)] == [asked]


# -- the archive's own language

WORDS = "hội hồi hoi nghị UBND đảng uỷ 2018 kiểm"
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)


@settings(max_examples=50)
@given(st.lists(st.lists(TEXTS, max_size=4), min_size=1, max_size=3))
def test_counts_of_the_language_are_those_of_the_documents(pages: list[list[str]]) -> None:
    archives = [[Document(f"{at}{n}", text, kind="giao_ban") for n, text in enumerate(p)] for at, p in enumerate(pages)]
    documents = [one for page in archives for one in page]
    lexicon, expected = Lexicon(gathered_pages(archives)), counted(documents)
    exact = [{*terms_of(one)["marked"]} for one in documents]
    assert lexicon.size == len(documents)
    for word in {*WORDS.split(), "ubnd", "hoi", "dang", "x"}:
        assert lexicon.folded(fold(word)) == len(expected["syllable"].get((fold(word),), {}))
        assert lexicon.marked(word) == sum((word,) in one for one in exact)
    for one in ("hoi", "nghi", "dang", "ubnd", "x"):
        for other in ("hoi", "uy", "2018", "nghi"):
            assert lexicon.pair(one, other) == len(expected["pair"].get((one, other), {}))
    for one, other in (("hội", "nghị"), ("hoi", "nghị"), ("hoi", "hoi"), ("đảng", "uỷ")):
        both = sum((one, other) in terms_of(document)["exact_pair"] for document in documents)
        assert lexicon.exact_pair(one, other) == both
    assert dict(lexicon.names("kind:")) == ({"kind:giao_ban": len(documents)} if documents else {})
    assert lexicon.named("kind:giao_ban") == len(documents)
    begun = {word: len(docs) for (word,), docs in expected["syllable"].items() if word.startswith("ho")}
    assert dict(lexicon.beginning_with("ho", 9)) == begun
    after = {two: len(docs) for (one, two), docs in expected["pair"].items() if one == "hoi" and two.startswith("n")}
    assert dict(lexicon.following("hoi", "n", 9)) == after


def test_forms_are_the_ways_a_word_is_written() -> None:
    archive = [Document(str(n), text) for n, text in enumerate(["hội hội", "hội", "hồi", "hoi", "nghị"])]
    for pages in ([archive], [archive[:2], archive[2:]]):
        lexicon = Lexicon(gathered_pages(pages))
        assert lexicon.forms("hoi")[0] == ("hội", 3)  # occurrences, not reports
        assert sorted(lexicon.forms("hoi")[1:]) == [("hoi", 1), ("hồi", 1)]
        assert lexicon.forms("nghi") == [("nghị", 1)]
        assert lexicon.forms("x") == []


def test_many_segments_are_looked_at_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "LOOKED_AT", 3)
    for query in ("hooij nghij", "tuyen sihn", "TVĐMX", "phong gddt", "kế hoạch ngoéo kiểm tra", "hội"):
        one = answer(gathered_pages([REPORTS]), query)
        many = answer(gathered_pages([[report] for report in REPORTS]), query)
        assert (one.total, one.readings, one.nearly) == (many.total, many.readings, many.nearly)
        assert [found for found, _ in one.page] == [found for found, _ in many.page]


def test_a_query_that_is_understood_already_is_left_alone(segments: list[Segment]) -> None:
    asked = understand("kiểm điểm công tác")
    assert [one.asked for one in alternatives(Lexicon(segments), asked)] == [asked]
    assert alternatives(Lexicon([]), asked)[0].asked == asked
