"""Finds the points made at a meeting: what went well, what is lacking, what is asked for, concluded, given to do.

Sentence by sentence, by the words that Vietnamese reports use for each, and by the headings they stand under. A
sentence that praises and blames at once is no point. Leaves following a point over the years to whoever keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive_app.model import Span
from archive_app.reading.composed import Copy
from archive_app.reading.extraction import Certainty, Statement, StatementKind
from archive_app.reading.letterhead import Line
from archive_app.text.dates import find_dates

_B, _E = r"(?<![^\W_])(?:", r")(?![^\W_])"
_HEADINGS: tuple[tuple[StatementKind, re.Pattern[str]], ...] = (
    ("limitation", re.compile(r"(?:những |một số |các )?(?:tồn tại|hạn chế|khuyết điểm|yếu kém|khó khăn|nhược điểm)")),
    ("achievement", re.compile(r"(?:những |một số |các )?(?:kết quả|ưu điểm|thành tích|thuận lợi|mặt (?:được|mạnh))")),
    ("conclusion", re.compile(r"(?:ý kiến )?kết luận")),
    (
        "direction",
        re.compile(r"(?:những |một số |các )?(?:phương hướng|nhiệm vụ|ý kiến chỉ đạo|giải pháp|kiến nghị|đề nghị)"),
    ),
)
_NUMBERED = re.compile(r"(?:[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/-] ?|phần (?:thứ )?\w+[.:] ?")
_BULLET = re.compile(r"[ \-–—+*•]*(?:\(?\d{1,2}[.)]|[a-zđ]\))? ?")
_LACKS = re.compile(
    rf"{_B}(?:còn|vẫn) (?:nhiều |một số |những |có |có những |có một số )?(?:hạn chế|bất cập|tồn tại|yếu kém|thiếu"
    r"|khó khăn|chậm|lúng túng|thấp|khuyết điểm|mang tính hình thức|hình thức)|chưa (?:có|đáp ứng|đạt|đúng|được|thực sự"
    r"|cao|đều|kịp thời|thường xuyên|đầy đủ|tốt|sâu|rõ|hiệu quả|đồng bộ|quan tâm|chủ động|chặt chẽ|nghiêm|quyết liệt"
    rf"|phát huy)|thiếu (?:sự|đồng bộ|cơ sở|giáo viên|kinh phí)|không đạt|không hoàn thành{_E}"
)
_MILDLY_LACKS = re.compile(r"riêng [^.\n]{0,200}? cần [^.\n]{0,200}? hơn(?![^\W_])")
_PRAISES = re.compile(
    rf"{_B}ghi nhận (?:những |sự |các )?(?:tinh thần|thành công|kết quả|thành tích|nỗ lực|cố gắng|đóng góp|là việc"
    rf"|việc)"
    r"|đạt (?:được )?(?:nhiều |những |các )?(?:thành tích|kết quả|thành công)|có hiệu quả (?:rõ|cao|thiết thực"
    r"|tích cực)|dẫn đầu|thành công nổi bật"
    r"|(?:đã|được) (?:làm|thực hiện|hoàn thành|triển khai|duy trì)(?: rất)? (?:tốt|xuất sắc)|hoàn thành (?:tốt"
    r"|xuất sắc)"
    r"|hoàn thành (?:vượt mức|\d+)|giải pháp thiết thực|chuyển biến (?:tích cực|rõ)|được nâng (?:cao|lên)"
    rf"|biểu dương|đánh giá cao|đạt chuẩn quốc gia{_E}"
)
_BOTH = re.compile(r"(?:làm được|ưu điểm|thành công|kết quả)[^.\n]{0,60}(?:bất cập|hạn chế|tồn tại|khuyết điểm)")
_ASKS = re.compile(
    rf"{_B}cần (?:phải|tiếp|tiếp tục|tập trung|đánh giá|nêu|xác định|thực hiện|tăng cường|chú trọng|quan tâm|có|làm"
    r"|đẩy mạnh|nâng cao|rà soát|khắc phục|phối hợp|chủ động|đổi mới|xây dựng|quán triệt|phát huy|duy trì|sớm"
    r"|nghiêm túc)"
    r"|đề nghị|(?<!những )(?<!các )yêu cầu(?! đề ra| của| nhiệm vụ| đặt ra| thực tế)"
    r"|phải (?:tiếp tục|tập trung|tăng cường|thực hiện|nghiêm túc|coi)"
    rf"|(?:bổ sung|góp|cho|lưu ý|gợi ý)(?: thêm)?(?: một số| các| những)? ý kiến về việc|lưu ý{_E}"
)
_SPEAKS = re.compile(
    rf"{_B}phát biểu (?:ý kiến|chỉ đạo|kết luận|tại)|ý kiến chỉ đạo|kết luận (?:hội nghị|cuộc họp|đại hội)"
    r"|(?<!các )(?:đồng chí|đ/c|ông|bà) [^.\n]{2,120}?(?:phát biểu|nhấn mạnh|yêu cầu|đề nghị|kết luận|lưu ý)"
    rf"|(?:hội nghị|đại hội|cuộc họp|chủ toạ) (?:đã )?(?:yêu cầu|đề nghị){_E}"
)
_CONCLUDES = re.compile(
    r"(?:hội nghị|đại hội|cuộc họp|hội thảo|buổi họp|chi bộ|100%[^.\n]{0,40})(?: đã)? (?:thống nhất|nhất trí|biểu quyết"
    r"|quyết nghị|kết luận|quyết định)(?! với nội dung)|kết luận (?:hội nghị|cuộc họp)[^.\n]{0,40}(?::|nêu rõ"
    r"|khẳng định)"
)
_KEEP_UP = re.compile(r" (?:cần|phải) (?:tiếp tục )?(?:được )?(?:phát huy|duy trì|giữ vững|nhân rộng)(?![^\W_])")
_THEN_ASKS = re.compile(r" (?:cần|phải|đề nghị) ")
_PURPOSE = re.compile(r" (?:để|nhằm) ")
_GIVES = re.compile(
    r"(?<![^\W_])(?<!ngoại )(?<!bàn )(?<!chuyển )(?<!được )(?P<verb>giao(?: cho)?|phân công(?: cho)?|đề nghị"
    r"|yêu cầu) (?P<who>[^,.;:\n]{2,90}?)"
    r" (?:chủ trì|phối hợp|tham mưu|chịu trách nhiệm|có trách nhiệm|xây dựng|hoàn thành|nộp|gửi|báo cáo|tổng hợp"
    r"|thực hiện"
    r"|triển khai|rà soát|chuẩn bị|lập|theo dõi|kiểm tra|hướng dẫn|tổ chức|tiếp tục|trình|bố trí|sắp xếp"
    r"|tạo điều kiện|cung cấp|đôn đốc|giải quyết|xem xét|khẩn trương|phụ trách)(?![^\W_])"
)
_DUE = re.compile(
    r"(?<![^\W_])(?:(?:xong )?trước|chậm nhất(?: là| vào)?|hạn(?: cuối)?(?: là)?|đến hết|xong trong"
    r"|hoàn thành trong|trong)"
    r" (?:ngày )?(?P<when>(?:tháng |quý |học kỳ )?[^\s,.;][^,.;\n]{0,40})"
)
_DUE_WORDS = re.compile(
    r"(?:tháng \d{1,2}(?:[/.-]\d{4}| năm \d{4})?|quý [ivx\d]+(?:[/ ](?:năm )?\d{4})?|học kỳ [i12]+)"
)
_MARK = re.compile(r"[.!?;](?=\s|$)")
_SHORTEST = 12
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    heading: StatementKind | None
    speaking: bool


def find_statements(copy: Copy, lines: list[Line]) -> tuple[Statement, ...]:
    """The points in the order of the text. ``lines`` are those of the copy."""
    found: list[Statement] = []
    for sentence in _sentences(copy, lines):
        found += _points(copy, sentence)
    return tuple(found)


def _sentences(copy: Copy, lines: list[Line]) -> Iterator[_Sentence]:
    """The sentences with what rules over them: the heading above, or somebody's speech in the same paragraph."""
    heading: StatementKind | None = None
    for number, line in enumerate(lines):
        start, end = line.span
        shown = _shown(copy, start, end)
        said = _heading(copy, line, shown)
        if said is not None:
            heading = said[0]
            continue
        if number == 0 and line.text[-1] not in ".;":
            continue  # the title
        speaking = False
        for first, last in _split(copy, shown, end):
            speaking = speaking or _SPEAKS.search(copy.low, first, min(last, first + _LONGEST)) is not None
            yield _Sentence(first, last, heading, speaking)


def _shown(copy: Copy, start: int, end: int) -> int:
    bullet = _BULLET.match(copy.low, start, end)
    return bullet.end() if bullet else start


def _heading(copy: Copy, line: Line, shown: int) -> tuple[StatementKind | None] | None:
    """The kind that a heading announces, (None,) for a heading of something else, None for a line that is none."""
    start, end = line.span
    numbered = _NUMBERED.match(copy.low, start, end)
    words = copy.low[numbered.end() if numbered else shown : end].strip()
    capital = line.text.upper() == line.text
    if len(words) > 90 or not words or words[-1] in ".;,":
        return None
    for kind, pattern in _HEADINGS:
        if pattern.match(words) and (words.endswith(":") or numbered or capital or len(words) < 40):
            return (kind,)
    return (None,) if capital or (numbered and not words.endswith(":") and len(words) < 60) else None


def _split(copy: Copy, start: int, end: int) -> Iterator[Span]:
    for mark in _MARK.finditer(copy.plain, start, end):
        if not copy.ends_here(mark):
            continue
        stop = mark.end() - (mark[0] == ";")
        if copy.plain[start:stop].strip():
            yield _trimmed(copy, start, stop)
        start = mark.end()
    if copy.plain[start:end].strip():
        yield _trimmed(copy, start, end)


def _trimmed(copy: Copy, start: int, end: int) -> Span:
    written = copy.plain[start:end]
    return start + len(written) - len(written.lstrip()), start + len(written.rstrip())


def _points(copy: Copy, sentence: _Sentence) -> Iterator[Statement]:
    start, end = sentence.start, sentence.end
    if not _SHORTEST <= end - start <= _LONGEST:
        return
    words = copy.low[start:end]
    task = _task(copy, sentence)
    praises = _PRAISES.search(words)
    if task:
        yield task
    elif _CONCLUDES.match(words):
        yield _statement(copy, "conclusion", start, end)
    elif sentence.speaking and _ASKS.search(words):
        yield from _asked(copy, sentence, praises)
    elif sentence.heading:
        yield _statement(copy, _under(sentence.heading, words), start, end)
    elif _BOTH.search(words) or (praises and _LACKS.search(words)):
        return
    elif _LACKS.search(words) or _MILDLY_LACKS.match(words):
        yield _statement(copy, "limitation", start, end, "high" if _LACKS.search(words) else "low")
    elif praises:
        yield _statement(copy, "achievement", start, end)


def _under(heading: StatementKind, words: str) -> StatementKind:
    """Under "Kết quả" what is lacking is still a limitation when the sentence says so."""
    return "limitation" if heading == "achievement" and _LACKS.search(words) else heading


def _asked(copy: Copy, sentence: _Sentence, praises: re.Match[str] | None) -> Iterator[Statement]:
    """What somebody asks for in a speech; praise in the first half of the sentence is a point of its own."""
    start, end = sentence.start, sentence.end
    if praises is None:
        yield _statement(copy, "direction", start, end)
        return
    asked = _THEN_ASKS.search(copy.low, start + praises.end(), end)
    if _KEEP_UP.search(copy.low, start, end):
        purpose = _PURPOSE.search(copy.low, start + praises.end(), end)
        yield _statement(copy, "achievement", start, end)
        yield _statement(copy, "direction", start, purpose.start() if purpose else end)
    elif asked:
        yield _statement(copy, "achievement", start, asked.start())
        yield _statement(copy, "direction", asked.start() + 1, end)
    else:
        yield _statement(copy, "direction", start, end)


def _task(copy: Copy, sentence: _Sentence) -> Statement | None:
    """Giao … làm gì is a task; đề nghị, yêu cầu … only with a day by which it is to be done."""
    start, end = sentence.start, sentence.end
    given = _GIVES.search(copy.low, start, end)
    if given is None or (copy.plain[given.start("who")].islower() and not _is_a_unit(given["who"])):
        return None
    due = _due(copy, given.end(), end)
    if due is None and given["verb"].startswith(("đề nghị", "yêu cầu")):
        return None
    who = copy.words(*given.span("who"))
    return Statement("task", copy.words(start, end), copy.span(start, end), who, due)


def _is_a_unit(words: str) -> bool:
    return (
        re.match(r"(?:các |đồng chí|đ/c|phòng|ban|tổ|chi|bộ phận|trường|hiệu trưởng|văn phòng|đảng|công đoàn)", words)
        is not None
    )


def _due(copy: Copy, start: int, end: int) -> str | None:
    for found in _DUE.finditer(copy.low, start, end):
        at = found.start("when")
        days = find_dates("ngày " + copy.plain[at : min(end, at + 44)])
        if days and days[0].precision == "day" and days[0].span[0] == 5:
            return str(days[0].end)
        words = _DUE_WORDS.match(found["when"])
        if words:
            return copy.words(at, at + words.end())
    return None


def _statement(copy: Copy, kind: StatementKind, start: int, end: int, certainty: Certainty = "high") -> Statement:
    return Statement(kind, copy.words(start, end), copy.span(start, end), certainty=certainty)
