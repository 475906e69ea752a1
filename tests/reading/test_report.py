"""What is suggested from a report, and what is left out. All names and texts are invented."""

from __future__ import annotations

import time
import unicodedata

import pytest

from archive_app.reading.report import kind_of_title, secrecy_mark, understand

REPORT = (
    "Hội nghị Sơ kết công tác khuyến học năm 2021\n"
    "\n"
    "     Thực hiện Kế hoạch số 14-KH/HU ngày 02 tháng 6 năm 2021 của Ban Thường vụ Huyện uỷ, ngày 19 và 20/7/2021 "
    "Chi bộ Phòng Giáo dục Và Đào tạo huyện Sơn Bình đã tổ chức hội nghị sơ kết công tác khuyến học. "
    "Dự hội nghị có đồng chí Phan Thị Lụa.\n"
    "     Hội nghị đề nghị các trường nộp báo cáo trước ngày 15/8/2021.\n"
    "Số liệu năm học 2020 - 2021 lấy theo Công văn 88/PGDĐT-TCCB.\n"
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_news_item_of_two_days(form: str) -> None:
    text = unicodedata.normalize(form, REPORT)
    fields = understand(text)
    assert fields.text == text
    assert fields.title == "Hội nghị Sơ kết công tác khuyến học năm 2021"
    assert (fields.kind, fields.reviewed) == ("so_ket", False)
    assert [(day.start, day.end, day.precision) for day in fields.dates] == [("2021-07-19", "2021-07-20", "day")]
    place = fields.dates[0].span
    assert place
    assert unicodedata.normalize("NFC", text[slice(*place)]) == "19 và 20/7/2021"
    assert fields.organizer == "Chi bộ Phòng Giáo dục Và Đào tạo huyện Sơn Bình"
    first, second = fields.citations
    assert (first.number, first.notation, first.system, first.type_name) == ("14", "KH/HU", "party", "Kế hoạch")
    assert first.issued_date == "2021-06-02"
    assert first.issuer == "Ban Thường vụ Huyện uỷ"
    assert first.span
    assert text[slice(*first.span)] == first.raw
    assert unicodedata.normalize("NFC", first.raw).startswith("Kế hoạch số 14-KH/HU ngày 02 tháng 6")
    assert (second.number, second.notation, second.issued_date, second.issuer) == ("88", "PGDĐT-TCCB", None, None)


STATE_PAPER = (
    "UBND HUYỆN SƠN BÌNH\t\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n"
    "Độc lập - Tự do - Hạnh phúc\n"
    "Số: 77 /BB-PGDĐT\n"
    "\n"
    "Sơn Bình, ngày 03 tháng 5  năm 2019\n"
    "\n"
    "BIÊN BẢN\n"
    "Họp giao ban tháng 5 năm 2019\n"
    "\n"
    "Hôm nay, ngày 02-5-2019, hồi 14 giờ 00 phút, tại hội trường.\n"
)


def test_the_head_of_a_state_paper_is_no_content() -> None:
    fields = understand(STATE_PAPER)
    assert fields.title == "Họp giao ban tháng 5 năm 2019"
    assert fields.kind == "giao_ban"
    assert [day.raw for day in fields.dates] == ["02-5-2019"]
    assert fields.citations == ()
    assert fields.organizer is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG BỘ XÃ AN HẢI\n*\nSố 9-BC/ĐU\n\nBÁO CÁO\ncông tác quý I\nnăm 2020\n\nPhần một",
         "công tác quý I năm 2020"),
        ("ĐẠI HỘI CÔNG ĐOÀN\nLẦN THỨ IX\n\nNội dung", "ĐẠI HỘI CÔNG ĐOÀN LẦN THỨ IX"),
        ("Số: 3/TB\nSƠ KẾT HỌC KỲ I\nNội dung họp.", "SƠ KẾT HỌC KỲ I"),
        ("Số: 3/TB\nHỘI NGHỊ CHUYÊN MÔN\nNội dung họp.", "HỘI NGHỊ CHUYÊN MÔN"),
        ("\ufeff\n  Họp\u00a0 tổ \n", "Họp tổ"),
        ("Tổng kết phong trào,\nkhen thưởng\n1. Mở đầu", "Tổng kết phong trào, khen thưởng"),
        ("Kết quả thi đua\nCác trường đã báo cáo.", "Kết quả thi đua"),
        ("25/12/2020 - 08:30\n***\nTết trồng cây", "Tết trồng cây"),
        ("TRƯỜNG MẦM NON AN HẢI\nGóc tuyên truyền.", "TRƯỜNG MẦM NON AN HẢI"),
        ("***\n...\n", ""),
        ("Số: 5/GM\nKính gửi: Các trường\nMời họp", ""),
    ],
)  # fmt: skip
def test_titles(text: str, title: str) -> None:
    assert understand(text).title == title


def test_a_title_is_cut_after_a_word() -> None:
    title = understand("hội nghị " * 200).title
    assert len(title) <= 500
    assert title.endswith(" hội")


@pytest.mark.parametrize(
    "text",
    [
        "Tin\nNgày 5/3/2020 trường A tổ chức hội nghị. Ngày 9/4/2020 trường B tổ chức hội nghị.",
        "Tin\nCác đơn vị nộp hồ sơ trước ngày 5/3/2020.",
        "Tin\nTheo Quyết định của Huyện uỷ ký ngày 5/3/2020, hội nghị bàn việc mới.",
        "Tin\nHội nghị bàn việc thực hiện 21/KH-UBND ngày 5/3/2020.",
        "Tin\nTrường sáp nhập từ ngày 01/7/2019.",
        "Tin\nSơn Bình, ngày 5 tháng 3 năm 2020\n",
        "Tin\nSáng 12/8, phòng tổ chức hội nghị.",
        "Tin\nTháng 3 năm 2020, phòng tổ chức hội nghị.",
    ],
)
def test_a_doubtful_day_is_not_suggested(text: str) -> None:
    assert understand(text).dates == ()


def test_two_days_apart_named_together_are_both_days_of_the_meeting() -> None:
    fields = understand("Hội thi\nNgày 20 và 27/3/2020, Phòng GD&ĐT tổ chức hội thi.")
    assert [(day.start, day.end) for day in fields.dates] == [
        ("2020-03-20", "2020-03-20"),
        ("2020-03-27", "2020-03-27"),
    ]
    assert fields.organizer == "Phòng GD&ĐT"


@pytest.mark.parametrize(
    ("text", "organizer"),
    [
        ("Tin\nNgày 5/3/2020, Trường Tiểu học An Hải tổ chức lễ khai giảng.", "Trường Tiểu học An Hải"),
        ("Tin\nNgày 5/3/2020, Phòng GD&ĐT phối hợp với Công đoàn tổ chức hội nghị.", None),
        ("Tin\nNgày 5/3/2020, tại Trường An Hải, Phòng GD&ĐT tổ chức hội nghị.", "Phòng GD&ĐT"),
        ("Tin\nNgày 5/3/2020, hội nghị được tổ chức.", None),
    ],
)
def test_the_organiser_only_where_the_sentence_is_clear(text: str, organizer: str | None) -> None:
    assert understand(text).organizer == organizer


def test_a_document_cited_twice_is_one_entry() -> None:
    (citation,) = understand(
        "Tin\nTheo 21/KH-UBND, và Kế hoạch số 21/KH-UBND của UBND TP. Sơn Bình ngày 1/2/2020, các trường họp."
    ).citations
    assert (citation.type_name, citation.issued_date, citation.issuer) == (
        "Kế hoạch",
        "2020-02-01",
        "UBND TP. Sơn Bình",
    )


def test_the_day_after_a_citation_and_a_comma_is_the_meetings() -> None:
    fields = understand(
        "Tin\nThực hiện Kế hoạch 21/KH-UBND của UBND huyện, ngày 5/3/2020, Phòng Nội vụ tổ chức hội nghị."
    )
    assert fields.citations[0].issued_date is None
    assert [day.start for day in fields.dates] == ["2020-03-05"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Hội nghị cán bộ, viên chức năm học 2019 - 2020", "hoi_nghi_cbccvc"),
        ("Hội nghị tổng kết năm và triển khai nhiệm vụ", "tong_ket"),
        ("HOI NGHI SO KET HOC KY I", "so_ket"),
        ("Lễ kỉ niệm ngày Nhà giáo", None),
        ("Huyện uỷ giao Ban Tổ chức chủ trì", None),
        ("Tọa đàm về chuyển đổi số", "hoi_thao"),
        ("Sơ kết đợt thi đua", "so_ket"),
        ("Thời khoá biểu", None),
    ],
)
def test_kinds(title: str, kind: str | None) -> None:
    assert kind_of_title(title) == kind


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("MẬT\nHUYỆN UỶ\n*\nSố 3-BC/HU", "MẬT"),
        ("UBND HUYỆN\n\n  TỐI MẬT  \nSố: 3", "TỐI MẬT"),
        ("UBND HUYỆN\n[TUYET MAT]\nSố: 3", "TUYỆT MẬT"),
        (unicodedata.normalize("NFD", "UBND\nTuyệt mật\n"), "TUYỆT MẬT"),
        ("M Ậ T\nUBND", "MẬT"),
        ("Độ mật: Tối mật\nUBND", "TỐI MẬT"),
        ("MẬT\t\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "MẬT"),
        ("Họp về bảo vệ bí mật nhà nước\nTài liệu MẬT phải cất giữ.", None),
        ("Nhiệm vụ\nmat\nMẤT\nMặt\nMắt", None),
        ("\n\n".join(f"dòng {n}" for n in range(15)) + "\nMẬT", None),
    ],
)
def test_secrecy_marks(text: str, mark: str | None) -> None:
    assert secrecy_mark(text) == mark


def test_a_long_text_takes_no_time() -> None:
    started = time.process_time()
    understand(REPORT * 400)
    secrecy_mark("a " * 500_000)
    assert time.process_time() - started < 4
