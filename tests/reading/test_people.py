"""Who is named in a report, in which office, playing which part; and who is not. All names are invented."""

from __future__ import annotations

import unicodedata

import pytest

from archive_app.reading.report import extract

Found = list[tuple[str, tuple[str, ...]]]


def named(text: str) -> Found:
    return [(one.name, one.roles) for one in extract(text).people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Về dự có các đồng chí: Phan Tám, Phó Bí thư Thường trực Huyện ủy; Cao Lý, Chủ tịch Hội Khuyến học huyện.",
            [("Phan Tám", ("Phó Bí thư Thường trực Huyện ủy",)), ("Cao Lý", ("Chủ tịch Hội Khuyến học huyện",))],
        ),
        (
            "Đ/c Đỗ Hùng - Trưởng phòng Văn hóa, Thể thao và Du lịch.",
            [("Đỗ Hùng", ("Trưởng phòng Văn hóa, Thể thao và Du lịch",))],
        ),
        (
            "Dự có đồng chí: Tạ Thị Thơm - Thường vụ thị uỷ, Trưởng Ban dân vận; đồng chí: Lưu Bền - Phó Ban lễ tân.",
            [("Tạ Thị Thơm", ("Thường vụ thị uỷ", "Trưởng Ban dân vận")), ("Lưu Bền", ("Phó Ban lễ tân",))],
        ),
        (
            "Thành phần tham dự:\n1. Ông Phí Văn Bình - Hiệu trưởng - Chủ trì;\n2. Bà Lã Thu Hà - Giáo viên - Thư ký.",
            [("Phí Văn Bình", ("Hiệu trưởng",)), ("Lã Thu Hà", ("Giáo viên",))],
        ),
        ("Đ/c Lê Cúc – Trưởng phòng Tài chính - Kế hoạch.", [("Lê Cúc", ("Trưởng phòng Tài chính - Kế hoạch",))]),
        ("Đ/c Lê Cúc - Ủy viên Thường vụ", [("Lê Cúc", ("Ủy viên Thường vụ",))]),
        ("Ông Ngô Văn Đoan (Chủ tịch UBND xã) chúc mừng.", [("Ngô Văn Đoan", ("Chủ tịch UBND xã",))]),
        ("bà Cao Thị Bích, nguyên Hiệu trưởng, kể lại.", [("Cao Thị Bích", ("nguyên Hiệu trưởng",))]),
        ("Đ/c Vũ Long, Bí thư kiêm Trưởng xóm", [("Vũ Long", ("Bí thư kiêm Trưởng xóm",))]),
        ("Đồng chí Đinh Mạnh Hà Phó bí thư Chi bộ nêu ý kiến.", [("Đinh Mạnh Hà", ("Phó bí thư Chi bộ",))]),
        ("đồng chí Phó Trưởng phòng Mai Thị Hoa phát biểu", [("Mai Thị Hoa", ("Phó Trưởng phòng",))]),
        ("có đ/c Q. Trưởng phòng Đinh Tiến Lực.", [("Đinh Tiến Lực", ("Q. Trưởng phòng",))]),
        ("1. Đồng chí: Hà Văn Hùng, chức vụ: Bí thư chi bộ", [("Hà Văn Hùng", ("Bí thư chi bộ",))]),
        ("Các đ/c Phan A, Mai Thị B và Tô Văn C được bầu.", [("Phan A", ()), ("Mai Thị B", ()), ("Tô Văn C", ())]),
        (
            "Có đồng chí Lê Cúc - Trưởng ban, các đồng chí Phó Trưởng ban: Phan Văn A, Mai Thị B và các chuyên viên.",
            [("Lê Cúc", ("Trưởng ban",)), ("Phan Văn A", ("Phó Trưởng ban",)), ("Mai Thị B", ("Phó Trưởng ban",))],
        ),
        ("Bà Lê Kim Cúc Theo bà, thư viện đã đủ sách.", [("Lê Kim Cúc", ())]),
        ("Đồng chí Đinh Văn Sáng - Tổ trưởng", [("Đinh Văn Sáng", ("Tổ trưởng",))]),
        ("Tổ thư ký: 1. Mai Lan - Văn thư 2. Tô Hà - Kế toán", [("Mai Lan", ("Văn thư",)), ("Tô Hà", ("Kế toán",))]),
        ("Tới dự có ThS. Bùi Phước - Phó Giám đốc Sở.", [("Bùi Phước", ("Phó Giám đốc Sở",))]),
        ("Chủ toạ: Phạm Văn Lân\nThư ký: Đỗ Thị Liên", [("Phạm Văn Lân", ()), ("Đỗ Thị Liên", ())]),
        ("ông Y Thim Êban; bà H’Bia Kô; đ/c TÔ MẾN", [("Y Thim Êban", ()), ("H’Bia Kô", ()), ("TÔ MẾN", ())]),
        ("Đồng chí Tr. Quốc Bảo chủ trì. Đ/c Bảo kết luận.", [("Tr. Quốc Bảo", ())]),
        ("đồng chí Đặng Thuỳ Loan và đồng chí Đặng Thùy Loan", [("Đặng Thuỳ Loan", ())]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_people_as_they_are_written(form: str, text: str, people: Found) -> None:
    assert named(unicodedata.normalize(form, text)) == people


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Bí thư Đảng uỷ phát biểu; đồng chí Trưởng Ban Tổ chức thông báo.",
        "Các đồng chí uỷ viên Ban Chấp hành cùng dự. Thường vụ Huyện uỷ nhất trí.",
        "Họp tại Trường THCS Phan Bội Châu, đường Bà Huyện Thanh Quan, tỉnh Bà Rịa - Vũng Tàu.",
        "Đ/c Lan vắng. Thầy Minh và cô Hạnh dạy thay. Cô Tô là một hòn đảo.",
        "Học sinh noi gương anh Kim Đồng của đội. Quỹ ông Đồ, chợ Bà Chiểu.",
        "Hiệu trưởng Trường THCS Lê Lợi, Trần Phú, Quang Trung báo cáo.",
        "ĐỒNG CHÍ BÍ THƯ CHI BỘ KẾT LUẬN HỘI NGHỊ TỔNG KẾT NĂM HỌC",
        "ông bà, cha mẹ; đồng chí: - ; đ/c , đồng chí",
        "Ông Trọng Thuỷ và bà Xuân Hương là bút danh.",
        "Đón tiếp đồng chí Tổng Bí thư, đồng chí Hoa Mai xinh đẹp.",
        "Đồng chí Đảng Uỷ Viên; đồng chí Uỷ Ban Nhân Dân.",
    ],
)
def test_nobody_is_invented(text: str) -> None:
    assert named(text) in ([], [("Kim Đồng", ())])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Về dự có đồng chí Phan An Bình.", ("attendee",)),
        ("- Chủ trì: đ/c Phan An Bình, Bí thư Chi bộ", ("chair",)),
        ("Đ/c Phan An Bình - Bí thư Chi bộ chủ trì.", ("chair",)),
        ("Khách mời: bà Phan An Bình", ("guest",)),
        ("- Vắng mặt: đ/c Phan An Bình (có lý do)", ("absent",)),
        ("Ông Phan An Bình, kế toán, trình bày báo cáo.", ("presenter",)),
        ("Đồng chí Phan An Bình phát biểu khai mạc.", ("speaker",)),
        ("đồng chí Phan An Bình ký biên bản", ("signer",)),
        ("Ông Phan An Bình - Tổ trưởng - Thư ký", ("secretary",)),
    ],
)
def test_parts_played(text: str, parts: tuple[str, ...]) -> None:
    assert [one.parts for one in extract(text).people] == [parts]


def test_a_person_named_again_keeps_every_office_once() -> None:
    (person,) = extract(
        "Đồng chí Phan An Bình - Bí thư. Sau đó đồng chí PHAN AN BÌNH, Trưởng ban, bí thư kết luận."
    ).people
    assert (person.name, person.honorific) == ("Phan An Bình", "Đồng chí")
    assert person.roles == ("Bí thư", "Trưởng ban")
    assert person.parts == ("speaker",)


def test_how_sure_a_name_is() -> None:
    known, strange = extract("đồng chí Phan An Bình; đồng chí Xaysana Bounmy - Đại biểu").people
    assert (known.certainty, strange.certainty) == ("high", "low")


def test_the_place_of_a_person_is_that_of_the_words() -> None:
    text = unicodedata.normalize("NFD", "Dự có đồng chí: Phan An Bình - Phó Ban dân vận thị uỷ.")
    (person,) = extract(text).people
    said = unicodedata.normalize("NFC", text[slice(*person.span)])
    assert said == "đồng chí: Phan An Bình - Phó Ban dân vận thị uỷ"
