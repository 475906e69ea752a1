"""Reports for measuring: any number of them, always the same, in the words and the skew of a school office's papers.

What is asked of them is chosen by `questions`, who answers is the business of `engines`. Sentences of laws and words
come from the two lists beside this file (ORIGIN.txt); what a school office writes, and every name, is our own.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import os
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, product
from pathlib import Path

from archive_app.search.documents import Document

HERE = Path(__file__).resolve().parent
SHORTEST, LONGEST = 270, 860
"""Syllables wanted of a report; the last sentence goes beyond."""


def _parts(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(",")]


FAMILY = _parts("""Nguyễn, Trần, Lê, Phạm, Hoàng, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lò, Lý, Đoàn, Đinh,
    Trịnh, Mai, Phan, Cao, Lương, Quách""")
MIDDLE = _parts("""Văn, Thị, Hữu, Đức, Minh, Quang, Thanh, Ngọc, Xuân, Hồng, Thu, Đình, Công, Bá, Mạnh, Kim,
    Bích, Diệu""")
GIVEN = _parts("""Ngàn, Sương, Mây, Ánh, Thành, Đại, Hưng, Hà, Hùng, Hải, Hoa, Hòa, Hoà, Hương, Huệ, Thuỷ, Thủy,
    Thúy, Tuấn, Tú, Tâm, Sơn, Dũng, Dung, Lan, Linh, Loan, Nga, Phương, Phúc, Quý, Quyên, Trang, Tùng, Vân, Yến,
    Khuê, Khoa, Thước, Nhạn, Sậy, Trúc""")
PLACES = _parts("""Hải Lâm, Mây Sương, Đồi Chè, Suối Trong, Cầu Tre, Bãi Dâu, Gò Lau, Đồng Sậy, Bến Vạn, Khe Đá,
    Làng Ngói, Núi Thước, Ao Sen, Vàm Rạch, Cửa Thông, Bằng Lăng, Đèo Gió, Hồ Sậy, Phú Điền, An Lạc Đông, Bình
    Khê, Thượng Quế, Hạ Quế, Tân Trúc, Lũng Mơ, Trà Bồng Tây, Sông Nhạn, Cồn Cát""")
MEETINGS = _parts("""Hội nghị, Báo cáo, Kế hoạch, Hội thảo, Hội nghị tổng kết, Hội nghị sơ kết, Hội nghị kiểm
    điểm, Hội thi, Tập huấn, Lễ khai giảng, Đại hội, Họp giao ban""")
MATTERS = _parts("""công tác Đảng, công tác giáo dục mầm non, nhiệm vụ năm học, phong trào thi đua, bồi dưỡng
    học sinh giỏi, xây dựng trường đạt chuẩn, sáp nhập nhà trường, công tác kiểm tra nội bộ, giáo viên dạy giỏi
    cấp huyện, đổi mới phương pháp dạy học, phổ cập giáo dục, y tế trường học, cơ sở vật chất trường lớp, xã hội
    hoá giáo dục, công tác tuyên truyền, chuyển đổi số, bồi dưỡng cán bộ quản lý, công đoàn ngành, khuyến học
    khuyến tài, an toàn giao thông, xây dựng nông thôn mới""")
NOTATIONS = _parts("QĐ/HU, QĐ-UBND, KH-PGDĐT, BC-PGDĐT, CV-SGDĐT, NQ/ĐU, TB-UBKT, HD-BTG, NQ-HĐND")
LETTERHEAD = """Uỷ ban nhân dân huyện
Phòng Giáo dục và Đào tạo huyện
Nơi nhận: Ban Chấp hành Đảng bộ; Uỷ ban kiểm tra Huyện uỷ; các trường trung học cơ sở.
"""
"""Abbreviations stand only below it: an engine that reads them and one that does not find the same reports."""
FIRMS = _parts("""ba, bi, cô, da, đê, gia, hạ, ka, kê, la, li, lô, ma, mi, mô, na, ni, nô, pa, pi, ra, ri, sa,
    si, ta, ti, tô, va, vi, xa""")
ONSETS = _parts("b, c, ch, d, đ, g, gh, h, k, kh, l, m, n, ng, ngh, nh, ph, qu, r, s, t, th, tr, v, x")
RHYMES = _parts("""oăng, oét, uých, uyn, uýt, ươu, oai, oam, oeo, uâng, uây, iêng, yên, iu, ưu, eng, ép, oắt,
    ướng, uồng, ửng, ỗm, ẫy, ẽn, ĩnh, õm, ũi, ựng, ằng, ẳm, ẵng, ặp, ẩu, ễnh, ểu, ỉm, ọp, ổng, ộp, ỡn, ợt, ụp,
    ữu""")

SAID = """Đồng chí Trưởng phòng khai mạc hội nghị và nêu rõ mục đích, yêu cầu của đợt kiểm điểm.
Ban Chấp hành Đảng bộ đã lãnh đạo, chỉ đạo các chi bộ thực hiện tốt nhiệm vụ chính trị được giao.
Hội nghị đã nghe báo cáo kết quả công tác của Phòng Giáo dục và Đào tạo và phương hướng năm tới.
Các đồng chí trong Ban Thường vụ Huyện uỷ ghi nhận những kết quả mà ngành giáo dục huyện nhà đã đạt được.
Chất lượng giáo dục của các nhà trường được giữ vững, nhiều giáo viên được công nhận giáo viên dạy giỏi cấp huyện.
Công tác phát triển đảng viên trong trường học được quan tâm, chi bộ nào cũng có kế hoạch cụ thể.
Bên cạnh những kết quả đạt được, hội nghị thẳng thắn chỉ ra một số hạn chế cần khắc phục trong thời gian tới.
Việc ứng dụng công nghệ thông tin trong quản lý của một số trường mầm non còn chậm.
Tập thể lãnh đạo nghiêm túc tiếp thu ý kiến góp ý của cấp uỷ, chính quyền và các tổ chức đoàn thể.
Hội nghị thống nhất thông qua nghị quyết với đa số đại biểu biểu quyết tán thành.
Cơ sở vật chất của các trường tiểu học vùng xa còn thiếu phòng học bộ môn và nhà vệ sinh cho học sinh.
Đề nghị các đồng chí hiệu trưởng rà soát lại kế hoạch dạy học trước khai giảng.
Công đoàn ngành phối hợp tổ chức thăm hỏi, động viên cán bộ, giáo viên có hoàn cảnh khó khăn.
Huyện uỷ yêu cầu từng cá nhân tự phê bình và phê bình nghiêm túc, không né tránh, không hình thức.
Phong trào xây dựng nông thôn mới gắn với xây dựng trường đạt chuẩn quốc gia được nhân dân hưởng ứng.
Việc sáp nhập nhà trường phải bảo đảm quyền lợi của học sinh và sự đồng thuận của phụ huynh.
Tỷ lệ học sinh giỏi cấp huyện tăng so với năm trước, học sinh bỏ học giảm rõ rệt.
Đồng chí Bí thư chi bộ báo cáo giải trình các ý kiến đã nêu tại hội nghị.
Uỷ ban nhân dân huyện chỉ đạo các xã bố trí kinh phí sửa chữa trường lớp trong dịp hè.
Ban Thường vụ Huyện uỷ giao Phòng Giáo dục và Đào tạo tham mưu văn bản hướng dẫn thực hiện.
Hạn chế của năm trước về công tác kiểm tra nội bộ trường học đã được khắc phục một phần.
Kết luận hội nghị, đồng chí chủ trì biểu dương tinh thần trách nhiệm của cán bộ quản lý các nhà trường.
Nhà trường tổ chức tuyên truyền an toàn giao thông đến toàn thể học sinh và cha mẹ học sinh.
Tổ chức đảng trong ngành tiếp tục học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.
Việc đánh giá, xếp loại đảng viên cuối năm được tiến hành dân chủ, đúng quy định.
Hội khuyến học xã trao thưởng cho học sinh nghèo vượt khó vào đầu năm học mới.
Thời gian hoàn thành báo cáo gửi về Phòng Giáo dục và Đào tạo trước ngày họp giao ban.
Một số đồng chí chưa mạnh dạn đổi mới phương pháp dạy học, còn ngại dự giờ đồng nghiệp.""".splitlines()


@dataclass(frozen=True, slots=True)
class Lot:
    """Texts to draw from, with their lengths in syllables and their weights summed up, the first the likeliest."""

    texts: list[str]
    lengths: list[int]
    weights: list[float]

    @classmethod
    def of(cls, texts: list[str], skew: float) -> Lot:
        """Zipf weights: the text at place n is drawn in proportion to 1 / (n + 3) ** ``skew``."""
        weights = accumulate(1 / (place + 3) ** skew for place in range(len(texts)))
        return cls(texts, [text.count(" ") + 1 for text in texts], list(weights))

    def draw(self, seed: random.Random) -> tuple[str, int]:
        place = seed.choices(range(len(self.texts)), cum_weights=self.weights)[0]
        return self.texts[place], self.lengths[place]


def documents(count: int) -> Iterator[Document]:
    """The first ``count`` reports, one at a time; each is the same whatever the count."""
    office = _Office(random.Random(2018))
    return (office.report(number) for number in range(count))


def cached(count: int) -> Iterator[Document]:
    """The same reports, from a compressed file that the first run leaves in the temporary folder."""
    file = cache(count) / "reports.jsonl.gz"
    if not file.exists():
        _write(file, documents(count))
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield Document(**json.loads(line))


def cache(count: int) -> Path:
    """Where what is made of ``count`` reports is kept: it changes with everything that they are made of."""
    digest = hashlib.sha256()
    for name in ("corpus.py", "sentences.txt.xz", "words.txt.xz"):
        digest.update((HERE / name).read_bytes())
    folder = Path(tempfile.gettempdir()) / "kho-hoi-nghi-bench" / f"{digest.hexdigest()[:12]}-{count}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write(file: Path, reports: Iterator[Document]) -> None:
    """All or nothing: a run that is stopped leaves no half corpus."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    with gzip.open(unfinished, "wt", compresslevel=2, encoding="utf-8") as lines:
        for one in reports:
            kept = {name: getattr(one, name) for name in ("id", "title", "text", "date", "year", "kind")}
            lines.write(json.dumps(kept, ensure_ascii=False) + "\n")
    unfinished.replace(file)


def _list(name: str, seed: random.Random) -> list[str]:
    """The lines of one of our lists; chance decides which are frequent."""
    lines = lzma.decompress((HERE / f"{name}.txt.xz").read_bytes()).decode().splitlines()
    seed.shuffle(lines)
    return lines


def _invented(seed: random.Random) -> list[str]:
    """Names of firms and of villages, which no list of words has."""
    firms = {"".join(seed.sample(FIRMS, 3)) for _ in range(2600)}
    villages = {seed.choice(ONSETS) + seed.choice(RHYMES) for _ in range(900)}
    names = sorted(firms | villages)
    seed.shuffle(names)
    return names


class _Office:
    """A school office that writes reports, all by one seed. Abbreviations stand only where the letterhead has them."""

    def __init__(self, seed: random.Random) -> None:
        self.seed = seed
        people = [" ".join(name) for name in product(FAMILY, MIDDLE, GIVEN)]
        self.laws = Lot.of(_list("sentences", seed), 0.5)
        self.words = Lot.of([*_list("words", seed), *_invented(seed)], 0.7)
        self.said = Lot.of(SAID, 0.5)
        self.people = Lot.of(seed.sample(people, 6000), 0.6)

    def report(self, number: int) -> Document:
        choice, between = self.seed.choice, self.seed.randint
        year, month, day = between(1998, 2025), between(1, 12), between(1, 28)
        meeting, short = choice(MEETINGS), self.seed.random() < 0.6
        where = f"năm {year}" if self.seed.random() < 0.7 else f"xã {choice(PLACES)}"
        date = f"Huyện {choice(PLACES)}, ngày {day} tháng {month} năm {year}\nSố: {self._number()}\n"
        return Document(
            f"{number:032x}",
            f"{meeting} {choice(MATTERS)} {where}",
            f"{LETTERHEAD}{date}{self._body(year, short=True)}" if short else self._body(year, short=False),
            date=f"{year}-{month:02}-{day:02}",
            year=year,
            kind="kiem_diem" if "kiểm điểm" in meeting else "tong_ket",
        )

    def _body(self, year: int, *, short: bool) -> str:
        """Sentences of four sources in turn as chance has it, four to a paragraph."""
        wanted = self.seed.randint(SHORTEST, LONGEST)
        sentences: list[str] = []
        while wanted > 0:
            source = self.seed.random()
            if source < 0.1:
                sentence, length = self.said.draw(self.seed)
            elif source < 0.3:
                sentence = self._facts(year, short=short)
                length = sentence.count(" ") + 3  # numbers and dates are several words
            elif source < 0.9:
                sentence, length = self.laws.draw(self.seed)
            else:
                sentence = f"Các nội dung gồm: {', '.join(self._words(self.seed.randint(3, 8)))}."
                length = sentence.count(" ") + 1
            sentences.append(sentence)
            wanted -= length
        return "\n".join(" ".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4))

    def _facts(self, year: int, *, short: bool) -> str:
        """A sentence as a school office writes it, of invented facts; ``short`` allows abbreviations."""
        choice, between = self.seed.choice, self.seed.randint
        day, month, place, matter = between(1, 28), between(1, 12), choice(PLACES), choice(MATTERS)
        office = "Phòng GD&ĐT" if short else "Phòng Giáo dục và Đào tạo"
        issuer = "UBND huyện" if short else "Uỷ ban nhân dân huyện"
        inspection = "UBKT Huyện uỷ" if short else "Uỷ ban kiểm tra Huyện uỷ"
        school = f"{'THCS' if short else 'trung học cơ sở'} {place}"
        match between(1, 5):
            case 1:
                return (
                    f"Thực hiện Quyết định số {self._number()} ngày {day} tháng {month} năm {year} của {issuer}, ngày "
                    f"{day:02}/{month:02}/{year} {office} đã tổ chức {choice(MEETINGS).lower()} {matter}."
                )
            case 2:
                first, second, third = (self.people.draw(self.seed)[0] for _ in range(3))
                return (
                    f"Về dự hội nghị có đồng chí {first}, Phó chủ nhiệm {inspection}; đồng chí {second}, Hiệu trưởng "
                    f"trường {school}; đồng chí {third} cùng các đồng chí trong Ban Chấp hành."
                )
            case 3:
                return (
                    f"Trường {school} có {between(200, 900)} học sinh, {between(1, 60)} học sinh giỏi cấp huyện, tỷ lệ "
                    f"lên lớp đạt {between(90, 99)},{between(0, 9)}%."
                )
            case 4:
                return (
                    f"Năm học {year}-{year + 1}, {' và '.join(self._words(2))} là nhiệm vụ trọng tâm về {matter} tại "
                    f"trường mầm non, trường tiểu học {place}."
                )
            case _:
                name = self.people.draw(self.seed)[0]
                return f"Đồng chí {name} báo cáo về {matter}, hoàn thành trước ngày {day}/{month}/{year + 1}."

    def _words(self, count: int) -> list[str]:
        return [self.words.draw(self.seed)[0] for _ in range(count)]

    def _number(self) -> str:
        notation = self.seed.choice(NOTATIONS)
        return f"{self.seed.randint(1, 450):02}{'-' if '/' in notation else '/'}{notation}"
