"""A whole report understood: presentations, photos, signature, own paper, days, citations. All texts are invented."""

from __future__ import annotations

import dataclasses
import time
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.reading.composed import copy_of
from archive_app.reading.extraction import Extraction, PhotoLine
from archive_app.reading.mending import mend
from archive_app.reading.report import extract, understand

NOTICE = (
    "UBND HUYỆN SƠN BÌNH\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "PHÒNG VĂN HÓA\t\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 21/TB-PVH\t\tSơn Bình, ngày 20 tháng 8 năm 2020\n"
    "\n"
    "THÔNG BÁO\n"
    "Kết luận hội nghị giao ban tháng 8\n"
    "\n"
    "Thực hiện Kế hoạch số 9/KH-UBND ngày 3/1/2020 của UBND huyện về việc đọc sách, sáng ngày 15/8, Phòng Văn hóa "
    "tổ chức hội nghị giao ban. Đồng chí Phan An Bình - Trưởng phòng chủ trì.\n"
    "\n"
    "Nơi nhận:\t\t\t\tTRƯỞNG PHÒNG\n"
    "- Như trên;\n"
    "- Lưu: VT.\n"
    "\t\t\t\t(đã ký)\n"
    "\t\t\t\tPhan An Bình\n"
)


def test_a_notice_with_two_columns() -> None:
    found = extract(NOTICE)
    assert found.title
    assert found.title.text == "Kết luận hội nghị giao ban tháng 8"
    assert found.paper
    assert (found.paper.type_name, found.paper.number, found.paper.notation) == ("Thông báo", "21", "TB-PVH")
    assert (found.paper.issued_date, found.paper.issued_place) == ("2020-08-20", "Sơn Bình")
    assert (found.paper.issuer_parent, found.paper.issuer) == ("UBND HUYỆN SƠN BÌNH", "PHÒNG VĂN HÓA")
    assert found.paper.subject == "Kết luận hội nghị giao ban tháng 8"
    assert [(day.start, day.raw, day.session, day.inferred) for day in found.days] == [
        ("2020-08-15", "sáng ngày 15/8", "sang", True)
    ]
    assert found.warnings == ("year_inferred",)
    (cited,) = found.citations
    assert (cited.paper.number, cited.paper.issued_date, cited.paper.issuer) == ("9", "2020-01-03", "UBND huyện")
    assert cited.subject
    assert cited.subject.text == "đọc sách"
    assert [one.name for one in found.people] == ["Phan An Bình"]
    assert found.signature
    assert dataclasses.astuple(found.signature)[:6] == ("Phan An Bình", "TRƯỞNG PHÒNG", None, None, None, "(đã ký)")


def test_the_papers_own_day_and_number_are_not_the_meetings() -> None:
    found = extract(NOTICE.replace("sáng ngày 15/8, ", ""))
    assert found.days == ()
    assert found.warnings == ()


def test_the_papers_own_number_in_its_text_is_no_citation() -> None:
    text = NOTICE.replace("Đồng chí", "Thông báo số 21/TB-PVH thay giấy mời. Đồng chí")
    assert [one.paper.number for one in extract(text).citations] == ["9"]


def test_a_day_without_a_year_lies_before_the_papers_own() -> None:
    found = extract(NOTICE.replace("ngày 15/8", "ngày 15/12"))
    assert [(day.start, day.certainty) for day in found.days] == [("2019-12-15", "low")]


@pytest.mark.parametrize(
    ("title", "day", "start"),
    [
        ("Hội nghị tổng kết năm 2020", "12/8", "2020-08-12"),
        ("Hội nghị tổng kết năm 2020", "10/1", None),
        ("Hội nghị năm học 2019 - 2020", "12/8", None),
        ("Hội nghị năm 2019 - 2020", "12/8", None),
        ("Hội nghị năm 2019", "30/2", None),
    ],
)
def test_the_year_of_the_title_only_where_it_can_be_no_other(title: str, day: str, start: str | None) -> None:
    text = f"{title}\nSáng ngày {day}, Phòng Văn hóa tổ chức hội nghị."
    assert [one.start for one in extract(text).days] == ([start] if start else [])
    assert understand(text).dates == ()


def test_a_citation_broken_over_two_lines_is_not_the_papers_number() -> None:
    paper = extract("BIÊN BẢN\nHọp tổ\nThời gian: 8 giờ\nSố 12/KH-PVH ngày 3/4/2020 của Phòng Văn hóa").paper
    assert paper
    assert (paper.type_name, paper.subject, paper.number) == ("Biên bản", "Họp tổ", None)


def test_a_letter_is_called_by_its_subject() -> None:
    head = (
        "PHÒNG VĂN HÓA\n\nSố: 8 /PVH-TTr\nV/v kiểm tra thư viện\nnăm 2020\n\n"
        "Sơn Bình, ngày 2 tháng 9 năm 2020\n\nKính gửi: Các xã."
    )
    paper = extract(head).paper
    assert paper
    assert (paper.number, paper.notation, paper.subject) == ("8", "PVH-TTr", "kiểm tra thư viện năm 2020")


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("1. Báo cáo thu chi do đồng chí Phan An Bình - Kế toán trình bày.", [("Báo cáo thu chi", "Phan An Bình")]),
        (
            "Đồng chí Phan An Bình - Bí thư trình bày Báo cáo năm 2020, phương hướng năm 2021.",
            [("Báo cáo năm 2020, phương hướng năm 2021", "Phan An Bình")],
        ),
        (
            "Hội nghị đã nghe Báo cáo thư viện, Báo cáo nhà bếp và 03 bản tham luận của ba xã.",
            [("Báo cáo thư viện", None), ("Báo cáo nhà bếp", None)],
        ),
        ("Bà Mai Thị Cúc đọc tham luận về vườn trường.", [("tham luận về vườn trường", "Mai Thị Cúc")]),
        (
            "Hội nghị đã nghe báo cáo thư viện do bà Mai Thị Cúc trình bày.",
            [("báo cáo thư viện", "Mai Thị Cúc")],
        ),
        ("Báo cáo thu chi do đồng chí Phan An Bình - Kế toán lập.", []),
        ("Đại biểu nghe báo cáo do đồng chí Phan An Bình trình bày.", []),
        ("Các xã báo cáo kết quả về Ban trước thứ sáu. Báo cáo viên là đồng chí Phan An Bình.", []),
    ],
)  # fmt: skip
def test_presentations(text: str, reports: list[tuple[str, str | None]]) -> None:
    assert [(one.title, one.presenter) for one in extract("Hội nghị\n" + text).presentations] == reports


def test_captions_and_file_labels() -> None:
    text = (
        "Hội nghị\nMột số hình ảnh tại hội nghị\n.\nUntitled\nIMG_2034.JPG\n31507204_118203377_90417_n\n"
        "Ảnh 1: Toàn cảnh hội nghị\nz1234567890_abc\nĐồng chí Phan An Bình trao cờ\nTin, ảnh: Mai Cúc\nHết."
    )
    assert [(one.caption, one.source_label) for one in extract(text).photos] == [
        (None, "Untitled"),
        (None, "IMG_2034.JPG"),
        (None, "31507204_118203377_90417_n"),
        ("Toàn cảnh hội nghị", "Ảnh 1: Toàn cảnh hội nghị"),
        (None, "z1234567890_abc"),
        ("Đồng chí Phan An Bình trao cờ", "Đồng chí Phan An Bình trao cờ"),
    ]


def test_photos_outside_of_a_page_of_photos() -> None:
    text = (
        "Hội nghị\nẢnh: Phan An Bình\nẢnh: Phan An Bình trao cờ cho các em (Ảnh: Mai Cúc)\n"
        "Hình ảnh đẹp làm vui lòng người.\nToàn cảnh sân trường"
    )
    assert [(one.caption, one.certainty) for one in extract(text).photos] == [
        ("Phan An Bình trao cờ cho các em", "high"),
        ("Toàn cảnh sân trường", "low"),
    ]


@pytest.mark.parametrize(
    ("block", "signed"),
    [
        ("KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n(Đã ký)\nPhan An Bình",
         ("Phan An Bình", "PHÓ TRƯỞNG PHÒNG", "KT.", "TRƯỞNG PHÒNG", None, "(Đã ký)")),
        ("T/M CHI BỘ\nBÍ THƯ\n\nPhan An Bình", ("Phan An Bình", "BÍ THƯ", "T/M", "CHI BỘ", None, None)),
        ("HIỆU TRƯỞNG\nThS. Phan An Bình", ("ThS. Phan An Bình", "HIỆU TRƯỞNG", None, None, None, None)),
        ("Ban biên tập Phòng Văn hóa", (None, None, None, None, "Ban biên tập Phòng Văn hóa", None)),
        ("THƯ KÝ\t\t\tCHỦ TOẠ\nMai Cúc\t\t\tPhan An Bình", None),
        ("BÍ THƯ\nPhan An Bình\nMai Thị Cúc", None),
        ("TRƯỞNG PHÒNG\nhọp xong lúc 11 giờ.", None),
    ],
)  # fmt: skip
def test_signatures(block: str, signed: tuple[str | None, ...] | None) -> None:
    found = extract("Hội nghị\nNội dung họp.\n" + block)
    assert (dataclasses.astuple(found.signature)[:6] if found.signature else None) == signed
    assert found.people == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Từ ngày 6 đến 8/4/2021, Phòng tổ chức lớp.", [("2021-04-06", "2021-04-08", "Từ ngày 6 đến 8/4/2021")]),
        ("Hội thi diễn ra từ 29/12 đến 02/01/2021.", [("2020-12-29", "2021-01-02", "từ 29/12 đến 02/01/2021")]),
        ("Chiều 7.2.2021 chi bộ họp.", [("2021-02-07", "2021-02-07", "Chiều 7.2.2021")]),
        ("Ngày 30/2/2021, trường tổ chức hội nghị.", [(None, None, "Ngày 30/2/2021")]),
        ("Năm học 2020 - 2021, nhiệm kỳ 2015 - 2020, quý I/2021: các trường họp.", []),
        ("Sáng 12/8, trường tổ chức hội nghị.", []),
        ("Ngày 3/4/2021, thư viện có thêm sách.", []),
        ("Thời gian: 8 giờ, ngày 3/4/2021", [("2021-04-03", "2021-04-03", "ngày 3/4/2021")]),
        ("Nộp trước ngày 31/2/2021 cho hội nghị.", []),
    ],
)  # fmt: skip
def test_days(text: str, days: list[tuple[str | None, str | None, str]]) -> None:
    assert [(one.start, one.end, one.raw) for one in extract("Tin\n" + text).days] == days
    held = [one for one in days if one[0]]
    assert len(understand("Tin\n" + text).dates) == len(held)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Theo Kế hoạch số 9/KH-UBND của Uỷ ban nhân\ndân huyện, các xã họp.", "Uỷ ban nhân dân huyện"),
        ("Theo Kế hoạch số 9/KH-BNV của Bộ\nNội vụ, các xã họp.", None),
        ("Theo Kế hoạch số 9/KH-UBND của UBND TP. Hải Phòng, các xã họp.", "UBND TP. Hải Phòng"),
        ("Theo Quyết định số 9/QĐ-UBND của UBND huyện sửa đổi, bổ sung quy chế.", "UBND huyện"),
    ],
)
def test_who_issued_a_cited_paper_over_broken_lines(text: str, issuer: str | None) -> None:
    assert [one.paper.issuer for one in extract("Tin\n" + text).citations] == [issuer]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hôm nay, ngày 5/9/2021, hồi 8 giờ, tại Nhà văn hoá xã An Hải, chúng tôi gồm:", "Nhà văn hoá xã An Hải"),
        ("Hội thi diễn ra ngày 5/9/2021 tại Trường THCS An Hải.", "Trường THCS An Hải"),
        ("Địa điểm: Phòng họp tầng 2, trụ sở UBND\nHọp.", "Phòng họp tầng 2, trụ sở UBND"),
        ("Ngày 5/9/2021, hội nghị bàn việc tại thời điểm này.", None),
    ],
)
def test_places(text: str, place: str | None) -> None:
    found = extract("Tin\n" + text).place
    assert (found.text if found else None) == place


def test_what_recognition_took_for_letters() -> None:
    paper = "Quyết định số O9-QĐ/HU ngày l5 tháng ll năm 2O20 của Huyện uỷ"
    found = extract(f"Tin\n{paper}, Kế hoạch 1O/KH-UBND ngày O5/9/2O2l.")
    first, second = found.citations
    assert (first.paper.number, first.paper.notation, first.paper.issued_date) == ("09", "QĐ/HU", "2020-11-15")
    assert first.paper.raw == paper
    assert (second.paper.number, second.paper.issued_date) == ("10", "2021-09-05")
    assert {first.certainty, second.certainty} == {"low"}
    assert found.warnings == ("recognition_corrected",)


@pytest.mark.parametrize("text", ["Ông Lo ol. Số Olympic-ĐH, lớp l, O và l", "số IQ/người, năm lồi, tháng Ol"])
def test_words_are_not_taken_for_numbers(text: str) -> None:
    assert mend(text) == (text, ())


def test_a_secret_paper_says_so_with_its_number() -> None:
    found = extract("MẬT\nHUYỆN UỶ SƠN BÌNH\n*\nSố 7-BC/HU")
    assert found.secrecy_mark
    assert (found.secrecy_mark.text, found.secrecy_mark.span) == ("MẬT", (0, 3))
    assert found.paper
    assert (found.paper.number, found.paper.notation) == ("7", "BC/HU")


def test_a_sentence_about_a_meeting_is_called_like_the_meeting() -> None:
    title = extract("Đại hội Công đoàn xã An Hải lần thứ IV được tổ chức trong hai ngày 5 - 6/9/2021.").title
    assert title
    assert title.text == "Đại hội Công đoàn xã An Hải lần thứ IV"


def spans(value: object) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every value of an extraction that is words of the text, with its span."""
    if isinstance(value, tuple):
        for one in value:
            yield from spans(one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        said = next(
            (getattr(value, key) for key in ("text", "raw", "title", "source_label") if hasattr(value, key)), None
        )
        if isinstance(said, str) and getattr(value, "span", None):
            yield said, value.span  # type: ignore[attr-defined]
        for field in dataclasses.fields(value):
            if field.name not in ("span", "bare", "kind"):
                yield from spans(getattr(value, field.name))


def one_form(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_span_holds_its_words(form: str) -> None:
    text = unicodedata.normalize(
        form, "\ufeff" + NOTICE.replace(" ", "\u00a0 ", 3) + "Phong trào\u00ad đạt nhiều thành tích."
    )
    found = dataclasses.replace(extract(text), signature=None, kind=None, secrecy_mark=None)
    checked = [(said, place) for said, place in spans(found) if said != "Kết luận hội nghị giao ban tháng 8 "]
    assert len(checked) >= 5
    for said, place in checked:
        assert one_form(said) == one_form(text[slice(*place)]).replace("\u00ad", "")


@given(st.text(alphabet="đồng chíĐ/cNguyễn Văn A-–,;:.()\n\t0Ol9/20ngàyẢnh MẬT\u0301\u00a0\u00ad'", max_size=120))
def test_nothing_breaks_and_spans_stay_inside(text: str) -> None:
    found = extract(text)
    assert isinstance(found, Extraction)
    for _, (start, end) in spans(found):
        assert 0 <= start <= end <= len(text)


@given(st.text(max_size=60))
def test_the_copies_are_of_one_length(text: str) -> None:
    copy = copy_of(text)
    assert len(copy.plain) == len(copy.low) == len(copy.folded)
    assert copy.span(0, len(copy.plain))[1] <= len(text)


HOSTILE = {
    "a line without an end": "đồng chí Phan An Bình, " * 4_000,
    "names without an end": "các đồng chí: " + "Phan An Bình; Mai Thị Cúc, " * 4_000,
    "capitals": "ĐỒNG CHÍ PHAN " * 8_000,
    "bullets": "Thành phần:\n" + "- \n" * 30_000,
    "dates": "ngày 5/9/2021 hội nghị " * 4_000,
    "citations": "Quyết định số 5/QĐ-UBND ngày 5/9/2021 của UBND huyện về việc họp; " * 1_500,
    "labels": "12345678_12_n\n" * 8_000,
    "requests": "Đồng chí Phan An Bình yêu cầu cần tiếp tục, " * 2_500,
    "blanks": "họp" + " " * 100_000 + "xong",
    "letters": "O" * 50_000 + "l" * 50_000,
    "words": "hội nghị " * 12_000,
    "marks": "a" + "\u0301" * 100_000,
    "signature": "TRƯỞNG PHÒNG\n" * 8_000,
    "numbers": "1. 2) " * 18_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_take_their_length_and_no_more(kind: str) -> None:
    text = HOSTILE[kind]
    started = time.process_time()
    extract(text)
    assert time.process_time() - started < 4


def test_a_report_of_two_thousand_words_is_read_at_once() -> None:
    report = NOTICE + "Thư viện xã còn nhiều bất cập, bạn đọc chưa được phục vụ tốt vào ngày nghỉ cuối tuần.\n" * 105
    assert len(report.split()) > 1_900
    times = []
    for _ in range(5):
        started = time.process_time()
        extract(report)
        times.append(time.process_time() - started)
    assert min(times) < 0.045  # a third of that on a quiet machine


def test_a_caption_keeps_its_line() -> None:
    (photo,) = extract("Tin\nẢnh 2. Các em hát dân ca").photos
    assert photo == PhotoLine("Các em hát dân ca", "Ảnh 2. Các em hát dân ca", (4, 28))
