"""The points made at a meeting. All sentences are invented."""

from __future__ import annotations

import pytest

from archive_app.reading.report import extract

Points = list[tuple[str, str]]


def points(text: str) -> Points:
    return [(one.kind, one.text) for one in extract("Hội nghị\n" + text).statements]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Các đại biểu ghi nhận kết quả xây dựng thư viện.", "achievement"),
        ("Phong trào đọc sách đạt nhiều thành tích.", "achievement"),
        ("Bếp ăn của ba điểm trường còn nhiều bất cập.", "limitation"),
        ("Sân chơi chưa đáp ứng nhu cầu của trẻ.", "limitation"),
        ("Riêng công tác đoàn cần làm rõ hơn về đội ngũ.", "limitation"),
        ("Hội nghị thống nhất thông qua quy chế.", "conclusion"),
        ("Hội nghị yêu cầu các trường sớm nộp sổ.", "direction"),
    ],
)
def test_one_sentence_one_point(sentence: str, kind: str) -> None:
    assert points(sentence) == [(kind, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị diễn ra trong một buổi sáng.",
        "Đại biểu phân tích những mặt làm được và bất cập về lớp ghép.",
        "Đại biểu nêu những kết quả và hạn chế, nơi đạt nhiều thành tích, nơi chưa đáp ứng.",
        "Đại biểu bàn về thành công và tồn tại của phong trào đạt nhiều thành tích.",
        "Đại hội thành công rực rỡ.",
        "Đại hội ghi nhận ba bài tham luận.",
        "Công tác y tế có những yêu cầu của cấp trên.",
    ],
)
def test_what_is_no_point(sentence: str) -> None:
    assert points(sentence) == []


def test_a_speech_asks_and_praises() -> None:
    text = (
        "Đồng chí Phan An Bình phát biểu ý kiến với hội nghị. Về thư viện cần tiếp tục bổ sung sách. "
        "Việc giữ gìn trật tự đã thực hiện tốt cần duy trì trong năm tới để làm gương. "
        "Việc trồng cây đã làm tốt cần có kế hoạch rõ hơn. Đối với những hạn chế cần nêu rõ cách khắc phục.\n"
        "Đại biểu cần có thêm chỗ ngồi."
    )
    assert points(text) == [
        ("direction", "Về thư viện cần tiếp tục bổ sung sách."),
        ("achievement", "Việc giữ gìn trật tự đã thực hiện tốt cần duy trì trong năm tới để làm gương."),
        ("direction", "Việc giữ gìn trật tự đã thực hiện tốt cần duy trì trong năm tới"),
        ("achievement", "Việc trồng cây đã làm tốt"),
        ("direction", "cần có kế hoạch rõ hơn."),
        ("direction", "Đối với những hạn chế cần nêu rõ cách khắc phục."),
    ]


def test_a_title_is_no_point() -> None:
    assert extract("Thư viện xã còn nhiều bất cập\nCó ba trường cùng dự.").statements == ()


def test_headings_rule_over_what_stands_below() -> None:
    text = (
        "I. Kết quả\n- Ba trường có vườn rau.\n- Nhà bếp còn thiếu nước.\n2. Tồn tại, hạn chế:\n- Sổ sách để lẫn.\n"
        "III. Phương hướng\n- Làm thêm giá sách.\nIV. CHIA TAY\n- Chụp ảnh chung."
    )
    assert points(text) == [
        ("achievement", "Ba trường có vườn rau."),
        ("limitation", "Nhà bếp còn thiếu nước."),
        ("limitation", "Sổ sách để lẫn."),
        ("direction", "Làm thêm giá sách."),
    ]


@pytest.mark.parametrize(
    ("sentence", "who", "due"),
    [
        ("Giao Phòng Nội vụ chủ trì rà soát sổ, hoàn thành trước ngày 15/3/2021.", "Phòng Nội vụ", "2021-03-15"),
        ("Huyện uỷ giao Ban Dân vận phối hợp với các hội.", "Ban Dân vận", None),
        ("Phân công tổ Văn lập kế hoạch, xong trong tháng 10/2021.", "tổ Văn", "tháng 10/2021"),
        ("Đề nghị các trường nộp báo cáo chậm nhất là ngày 5 tháng 6 năm 2021.", "các trường", "2021-06-05"),
    ],
)
def test_tasks(sentence: str, who: str, due: str | None) -> None:
    (task,) = extract("Hội nghị\n" + sentence).statements
    assert (task.kind, task.text, task.who, task.due) == ("task", sentence, who, due)


def test_no_task_without_a_day_where_only_asked() -> None:
    assert points("Đề nghị các trường nộp báo cáo đầy đủ.") == []
    assert points("Bộ Ngoại giao các nước tổ chức họp.") == []
