"""Knows the offices that people hold, as they are written, and where the words about an office end.

Offices are never normalised: "Phó Ban dân vận" stays what it is. Leaves whose office it is to `people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_app.model import Span
from archive_app.reading.composed import Copy

_OFFICE = re.compile(
    r"(?:nguyên |cựu |quyền |q\. ?|phụ trách )?"
    r"(?:(?:phó|trưởng|chánh|tổng)(?![^\W_])|bí thư|chủ tịch|uỷ viên|thường vụ|thường trực|giám đốc|hiệu (?:trưởng|phó)"
    r"|chủ nhiệm|tổ (?:trưởng|phó)|khối trưởng|(?:huyện|tỉnh|thành|quận|thị|đảng|chi) uỷ viên|thành viên|đại biểu"
    r"|kế toán"
    r"|giáo viên|giảng viên|báo cáo viên|chuyên viên|nhân viên|cán bộ|công chức|viên chức|văn thư|thủ quỹ|thư ký"
    r"|đại diện|đội trưởng|bộ trưởng|thứ trưởng|vụ trưởng|cục trưởng|viện trưởng|hội trưởng|chi hội trưởng|thanh tra"
    r"|kiểm tra viên|đảng viên|đoàn viên|lãnh đạo|nhà giáo|phóng viên|chỉ huy|tham mưu trưởng|điều phối viên|quản lý"
    r"|trợ lý|phụ huynh|học sinh|tổng phụ trách|(?:uvbtv|uvbch|uvtv|uv|huv|tuv|đuv|pct|ptp|pht|pbt|pgđ|ht|tp|bt|ct)"
    r"(?![^\W_]))"
)
_SURELY_OFFICE = re.compile(
    r"phó (?=[^\W\d_])|trưởng (?:phòng|ban|đoàn|khoa|bộ|công)|bí thư|chủ (?:tịch|nhiệm)|uỷ viên|giám đốc"
    r"|hiệu (?:trưởng|phó)|chuyên viên|thường (?:vụ|trực)|(?:huyện|tỉnh|đảng|chi|thành) uỷ|tổ (?:trưởng|phó)|đại diện"
    r"|thư ký|kế toán|giáo viên|chánh (?:văn|thanh)|(?:nguyên|cựu|quyền) (?:phó|trưởng|bí thư|chủ|hiệu|giám)"
)
PART_WORDS = re.compile(
    r"(?P<chair>chủ trì|chủ toạ|chủ tịch đoàn|đoàn chủ tịch)|(?P<secretary>thư ký|ghi biên bản)|(?P<guest>khách mời)"
    r"|(?P<absent>vắng)|(?P<attendee>thành viên|dự thính)"
)
_VERBS = (
    "đã|đang|sẽ|được|là|do|để|khi|rồi|cùng|và đồng chí|và các|và đ/c|và ông|và bà|và đại diện|và toàn thể|và lãnh đạo"
    "|và hơn|và gần|và \\d+|trình bày|phát biểu|đồng chủ trì|chủ trì|chủ toạ|khai mạc|bế mạc|kết luận|tiếp thu"
    "|thông qua|công bố"
    "|đọc|tuyên bố|giới thiệu|điều hành|về dự|đến dự|tới dự|tham dự|tham gia|dự|thay mặt|làm|cho|thừa nhận|nêu"
    "|nhấn mạnh"
    "|khẳng định|yêu cầu|đề nghị|ghi nhận|biểu dương|chúc mừng|trao|tặng|giải trình|(?<!thư )ký|quán triệt|triển khai"
    "|nghiêm túc|tại (?:hội nghị|buổi|cuộc|đại hội)|báo cáo(?! viên)|tham luận|có (?:bài|ý kiến|buổi|mặt)|chia sẻ"
    "|(?<!tiếp )nhận|cảm ơn|đánh giá cao|cho hay|nói|vừa|cũng|không|chưa|hiện|đến|tới|về|với|rằng|nhưng|mà|thì"
    "|nếu|vì|trong khi|vào|phụ trách nội dung"
)
_END = re.compile(rf"[;:\n()“”\"]| \d{{1,2}}[.)] |\.(?=\s|$)|(?<![^\W_])(?:{_VERBS})(?![^\W_])")
_CUT = re.compile(r",|\s[-–—]|[-–—](?=\s)")
_GOES_ON = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3} và [^\W\d_]+")
LONGEST = 160
"""Letters that are looked at behind a name."""
LONGEST_OFFICE = 110


def office_at(copy: Copy, at: int, *, strict: bool = False) -> bool:
    """Whether the name of an office begins ``at``; ``strict`` where the word might be a given name (Nguyên, Chánh)."""
    return (_SURELY_OFFICE if strict else _OFFICE).match(copy.low, at) is not None


def words_end(copy: Copy, at: int) -> int:
    """Where the words about a person that begin ``at`` end: a verb, a semicolon, a bracket, the end of the sentence."""
    for found in _END.finditer(copy.low, at, at + LONGEST):
        if copy.ends_here(found):
            return found.start()
    return min(len(copy.low), at + LONGEST)


def pieces(copy: Copy, start: int, end: int) -> Iterator[Span]:
    """The parts between commas and dashes.

    The name of a body stays whole: Tài chính - Kế hoạch; Văn hóa, Thể thao và Du lịch.
    """
    begun = start
    for cut in _CUT.finditer(copy.plain, start, end):
        rest = cut.end() + len(copy.plain[cut.end() : end]) - len(copy.plain[cut.end() : end].lstrip(" -–—"))
        comma = cut[0] == ","
        same_body = not comma or _GOES_ON.match(copy.plain, rest, end)
        new = office_at(copy, rest) or PART_WORDS.match(copy.low, rest, end)
        if same_body and not new and copy.plain[rest : rest + 1].isupper() and begun != cut.start():
            continue
        if copy.plain[begun : cut.start()].strip():
            yield _stripped(copy, begun, cut.start())
        begun = rest
    if copy.plain[begun:end].strip():
        yield _stripped(copy, begun, end)


def _stripped(copy: Copy, start: int, end: int) -> Span:
    written = copy.plain[start:end]
    first = len(written) - len(written.lstrip(" ,-–—"))
    return start + first, start + len(written.rstrip(" ,-–—"))
