"""Draws the two page scans of the sample archive: invented papers, typeset, then turned and greyed as a scanner does.

Run ``.venv/bin/python packaging/sample_scans.py`` after changing a page; what it writes is kept in the repository.
"""

# Place, words, size and style: naming each at every line would bury the page.
# ruff: noqa: PLR0917

from __future__ import annotations

from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SCANS = RESOURCES / "samples" / "scans"
WIDTH, HEIGHT, DPI = 1240, 1754, 150
"""A4 at 150 dots an inch."""
LEFT, RIGHT = 178, WIDTH - 108
INK, PAPER = 42, 241
BODY, LEADING = 27, 41

MINUTES = """
heading: BIÊN BẢN

subject: Hội nghị kiểm điểm công tác Đảng năm 2018

rule:

text: Thực hiện Quyết định số 11-QĐ/HU ngày 28 tháng 11 năm 2018 của Ban Thường vụ Huyện ủy, trong hai ngày 25 và 26
tháng 12 năm 2018, tại hội trường Huyện ủy, Ban Chấp hành Đảng bộ Phòng Giáo dục và Đào tạo huyện Hải Lâm họp kiểm
điểm công tác Đảng năm 2018.

part: I. Thành phần

text: 1. Đồng chí Phạm Thị Thu Hằng, Ủy viên Ban Thường vụ, Trưởng Ban Tuyên giáo Huyện ủy, Trưởng đoàn công tác.

text: 2. Đồng chí Đỗ Văn Khải, Phó Trưởng Ban Tổ chức Huyện ủy.

text: 3. Đồng chí Lương Quốc Đạt, Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy.

text: 4. Ban Chấp hành Đảng bộ: có mặt 11/11 đồng chí. Chủ trì: đồng chí Vũ Đình Thuận, Bí thư Đảng ủy. Thư ký: đồng
chí Đào Thị Mai Sương, Đảng ủy viên.

part: II. Nội dung

text: 1. Đồng chí Vũ Đình Thuận trình bày báo cáo kiểm điểm của tập thể cấp ủy; đồng chí Trịnh Minh Nguyệt, Phó Bí
thư Đảng ủy, trình bày báo cáo kiểm điểm của tập thể lãnh đạo Phòng. Từng hạn chế nêu trong các năm 2015, 2016 và
2017 được đọc lại cùng kết quả khắc phục.

text: 2. Hội nghị thảo luận, có 26 lượt ý kiến. Đồng chí Đào Thị Mai Sương: 3 nhóm trẻ mới phát sinh đều do người
dân tự mở tại nhà, xã biết nhưng không báo. Đồng chí Hoàng Thế Lân: 4 bếp ăn chưa đạt cần khoảng 1,5 tỉ đồng, đề
nghị vận động một phần, không thu theo đầu học sinh.

text: 3. Đồng chí Lương Quốc Đạt đề nghị các chi bộ giữ đủ kết luận kiểm tra, giám sát và tài liệu kèm theo.

text: 4. Đồng chí Phạm Thị Thu Hằng yêu cầu lập bảng theo dõi các hạn chế đã nêu nhiều năm, ghi rõ người phụ trách
và thời hạn của từng việc.
"""

DECISION = """
heading: QUYẾT ĐỊNH

subject: Về việc thành lập đoàn kiểm tra liên ngành công tác quản lý

subject: nhóm trẻ, lớp mẫu giáo độc lập tư thục

rule:

middle: CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN

slanted: Xét đề nghị của Trưởng phòng Giáo dục và Đào tạo tại Tờ trình số 121/TTr-PGDĐT ngày 18 tháng 12 năm 2017,

middle: QUYẾT ĐỊNH:

text: Điều 1. Thành lập đoàn kiểm tra liên ngành công tác quản lý nhóm trẻ, lớp mẫu giáo độc lập tư thục trên địa
bàn huyện Hải Lâm gồm các ông, bà: Tạ Hồng Phiệt, Phó Chủ tịch UBND huyện, Trưởng đoàn; Trịnh Minh Nguyệt, Phó
Trưởng phòng Giáo dục và Đào tạo, Phó Trưởng đoàn; Kiều Duy Tấn, Phó Trưởng phòng Y tế; Quách Đình Vượng, Đội Cảnh
sát phòng cháy, chữa cháy; Đào Thị Mai Sương, thư ký.

text: Điều 2. Đoàn kiểm tra tại 6 xã, thị trấn từ ngày 29 tháng 12 năm 2017 đến hết ngày 08 tháng 01 năm 2018; báo
cáo kết quả trước ngày 20 tháng 01 năm 2018 và tự giải thể khi hoàn thành nhiệm vụ.

text: Điều 3. Chánh Văn phòng UBND huyện, Trưởng các phòng Giáo dục và Đào tạo, Y tế, Chủ tịch UBND các xã, thị trấn
có tên trong kế hoạch và các ông, bà nêu tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.
"""
"""The papers' words: paragraphs that begin with what they are."""


def parts(paper: str) -> list[tuple[str, str]]:
    """What each paragraph is, and its words."""
    found = (" ".join(block.split()).partition(":") for block in paper.strip().split("\n\n"))
    return [(kind, words.strip()) for kind, _, words in found]


def font(size: float, style: str = "Regular") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(RESOURCES / "fonts" / f"SourceSerif4-{style}.ttf", size)


def centred(page: ImageDraw.ImageDraw, x: float, y: float, words: str, size: float, style: str = "Regular") -> None:
    page.text((x, y), words, font=font(size, style), fill=INK, anchor="mm")


def underline(page: ImageDraw.ImageDraw, x: float, y: float, width: float) -> None:
    page.line([(x - width / 2, y), (x + width / 2, y)], fill=INK, width=2)


def wrap(words: str, face: ImageFont.FreeTypeFont, indent: float) -> list[list[str]]:
    """Lines of words that fit the column, the first one indented."""
    lines: list[list[str]] = [[]]
    for word in words.split():
        room = RIGHT - LEFT - (indent if len(lines) == 1 else 0)
        if lines[-1] and face.getlength(" ".join([*lines[-1], word])) > room:
            lines.append([])
        lines[-1].append(word)
    return lines


def paragraph(page: ImageDraw.ImageDraw, y: float, words: str, style: str = "Regular") -> float:
    """Justified, as offices print; returns where the next one begins."""
    face, indent = font(BODY, style), 56.0
    lines = wrap(words, face, indent)
    for i, line in enumerate(lines):
        x = LEFT + (indent if i == 0 else 0)
        spare = RIGHT - x - sum(face.getlength(word) for word in line)
        last = i == len(lines) - 1
        gap = face.getlength(" ") if last or len(line) == 1 else spare / (len(line) - 1)
        for word in line:
            page.text((x, y), word, font=face, fill=INK, anchor="ls")
            x += face.getlength(word) + gap
        y += LEADING
    return y + 9


def body(page: ImageDraw.ImageDraw, paper: str, y: float) -> float:
    middle = (LEFT + RIGHT) / 2
    for kind, words in parts(paper):
        if kind == "text":
            y = paragraph(page, y, words)
        elif kind == "slanted":
            y = paragraph(page, y, words, "Italic")
        elif kind == "part":
            page.text((LEFT + 56, y + 4), words, font=font(BODY, "SemiBold"), fill=INK, anchor="ls")
            y += LEADING + 9
        elif kind == "rule":
            underline(page, middle, y - 14, 170)
            y += 44
        else:
            centred(page, middle, y, words, 32 if kind == "heading" else BODY, "SemiBold")
            y += 60 if kind == "middle" else 44
    return y


def minutes() -> Image.Image:
    """Page one of the minutes of 2018, in the form of a Party paper."""
    sheet = Image.new("L", (WIDTH, HEIGHT), 255)
    page = ImageDraw.Draw(sheet)
    centred(page, 400, 150, "ĐẢNG BỘ HUYỆN HẢI LÂM", 25)
    centred(page, 400, 188, "ĐẢNG ỦY PHÒNG GD&ĐT", 25, "SemiBold")
    centred(page, 400, 222, "*", 27)
    centred(page, 400, 256, "Số 09-BB/ĐU", 25)
    centred(page, 870, 150, "ĐẢNG CỘNG SẢN VIỆT NAM", 28, "SemiBold")
    underline(page, 870, 172, 340)
    centred(page, 870, 240, "Hải Lâm, ngày 26 tháng 12 năm 2018", 25, "Italic")
    body(page, MINUTES, 350)
    return sheet


def decision() -> Image.Image:
    """A decision of the district's chairman, in the form of a State paper, with the stamp of its arrival."""
    sheet = Image.new("L", (WIDTH, HEIGHT), 255)
    page = ImageDraw.Draw(sheet)
    centred(page, 370, 150, "ỦY BAN NHÂN DÂN", 25, "SemiBold")
    centred(page, 370, 188, "HUYỆN HẢI LÂM", 25, "SemiBold")
    underline(page, 370, 210, 130)
    centred(page, 370, 250, "Số: 412/QĐ-UBND", 25)
    centred(page, 850, 150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24, "SemiBold")
    centred(page, 850, 188, "Độc lập - Tự do - Hạnh phúc", 26, "SemiBold")
    underline(page, 850, 210, 330)
    centred(page, 850, 250, "Hải Lâm, ngày 22 tháng 12 năm 2017", 25, "Italic")
    y = body(page, DECISION, 430)
    page.text((LEFT, y + 44), "Nơi nhận:", font=font(22, "Italic"), fill=INK, anchor="ls")
    for i, words in enumerate(("- Như Điều 3;", "- Chủ tịch UBND huyện;", "- Lưu: VT, VX.")):
        page.text((LEFT, y + 76 + i * 30), words, font=font(21), fill=INK, anchor="ls")
    for i, words in enumerate(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")):
        centred(page, 880, y + 36 + i * 38, words, BODY, "SemiBold")
    centred(page, 880, y + 140, "(Đã ký)", BODY, "Italic")
    centred(page, 880, y + 226, "Tạ Hồng Phiệt", BODY, "SemiBold")
    arrival(sheet)
    return sheet


def arrival(sheet: Image.Image) -> None:
    """The rubber stamp of the incoming mail, put on by hand and therefore askew."""
    stamp = Image.new("L", (290, 130), 255)
    page = ImageDraw.Draw(stamp)
    page.rectangle([3, 3, 286, 126], outline=118, width=4)
    page.text((145, 26), "CÔNG VĂN ĐẾN", font=font(23, "SemiBold"), fill=118, anchor="mm")
    page.text((18, 66), "Số:", font=font(20), fill=118, anchor="lm")
    page.text((86, 64), "1318", font=font(25, "Italic"), fill=84, anchor="lm")
    page.text((18, 102), "Ngày:", font=font(20), fill=118, anchor="lm")
    page.text((86, 100), "25/12/2017", font=font(25, "Italic"), fill=84, anchor="lm")
    turned = stamp.rotate(3.2, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    corner = (200, 282)
    under = sheet.crop((*corner, corner[0] + turned.width, corner[1] + turned.height))
    sheet.paste(ImageChops.darker(under, turned), corner)


def scanned(sheet: Image.Image, turn: float, seed: str) -> Image.Image:
    """As it leaves a scanner: softened, turned, on paper that is not quite white, with grain and a grey edge."""
    soft = sheet.filter(ImageFilter.GaussianBlur(0.55))
    turned = soft.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)
    chance = Random(seed)  # noqa: S311 - the same grain every time, nothing secret
    cloud = Image.frombytes("L", (31, 44), bytes(chance.randrange(244, 256) for _ in range(31 * 44)))
    paper = cloud.resize(sheet.size, Image.Resampling.BICUBIC).point([round(v * PAPER / 250) for v in range(256)])
    grain = Image.frombytes("L", (WIDTH // 2, HEIGHT // 2), chance.randbytes(WIDTH // 2 * (HEIGHT // 2)))
    speck = grain.resize(sheet.size).point([round(246 + v * 9 / 255) for v in range(256)])
    page = ImageChops.multiply(ImageChops.multiply(turned, paper), speck)
    edge = (
        Image.linear_gradient("L")
        .rotate(90)
        .resize((26, HEIGHT))
        .point([round(150 + v * 105 / 255) for v in range(256)])
    )
    page.paste(ImageChops.multiply(page.crop((0, 0, 26, HEIGHT)), edge), (0, 0))
    return page


def main() -> None:
    SCANS.mkdir(parents=True, exist_ok=True)
    pages = {
        "bien-ban-kiem-diem-2018-trang-1": (minutes(), 0.7),
        "quyet-dinh-412-qd-ubnd": (decision(), -0.5),
    }
    for name, (sheet, turn) in pages.items():
        scanned(sheet, turn, name).save(SCANS / f"{name}.jpg", quality=72, optimize=True, dpi=(DPI, DPI))


if __name__ == "__main__":
    main()
