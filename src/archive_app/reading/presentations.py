"""Finds the reports and papers that were presented at a meeting, and by whom.

Commas belong to a title; a title ends where the sentence does or its presenter begins. Leaves papers that are only
cited to `citations`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive_app.reading.composed import Copy
from archive_app.reading.extraction import Presentation
from archive_app.reading.people import Mention

_KIND = (
    r"(?:dự thảo )?(?:báo cáo|tham luận|bản kiểm điểm|tờ trình|đề án|chuyên đề|diễn văn|đề dẫn|dự thảo nghị quyết"
    r"|phương hướng|nghị quyết|kế hoạch)"
)
_BY = re.compile(r" ?,? (?:do|của) (?=$)|\(? ?do $")
_TITLE = re.compile(rf"(?<![^\W_])(?P<title>{_KIND})(?![^\W_])(?! viên)")
_READ = re.compile(
    rf"[^.;\n]{{0,80}}?(?:trình bày|thông qua|đọc|công bố)(?: (?:tóm tắt|toàn văn|trước hội nghị))*"
    rf"(?: (?:bản|các|bài))? (?P<title>{_KIND})(?![^\W_])"
)
_PRESENTED = re.compile(r"[^.;\n]{0,100}?(?:trình bày|thông qua|đọc|báo cáo)")
_HEARD = re.compile(rf"(?<![^\W_])nghe (?:các |bản |trình bày )?(?={_KIND})")
_ENDS = re.compile(
    r"[;:\n]|\.(?=\s|$)|,? (?:và|cùng) (?:\d+|các|hai|ba|một số|nhiều) (?:bản |bài |ý kiến|tham luận|báo cáo)"
    r"|,? (?:tại|trước|trong) (?:hội nghị|đại hội|buổi)"
)
_APART = re.compile(rf"(?:, | và |, và )(?={_KIND}(?![^\W_]))")
_LONGEST = 300


def find_presentations(copy: Copy, mentions: Sequence[Mention]) -> tuple[Presentation, ...]:
    """The presentations in the order of the text, each once."""
    found: dict[str, Presentation] = {}
    for one in sorted([*_with_presenter(copy, mentions), *_heard(copy, mentions)], key=lambda one: one.span):
        known = found.get(one.title.casefold())
        if known is None or (one.presenter and not known.presenter):
            found[one.title.casefold()] = one
    return tuple(found.values())


def _with_presenter(copy: Copy, mentions: Sequence[Mention]) -> Iterator[Presentation]:
    for mention in mentions:
        yield from _before(copy, mention)
        read = _READ.match(copy.low, mention.end)
        if read:
            end = _title_end(copy, read.start("title"))
            yield _presentation(copy, read.start("title"), end, mention.person.name)


def _before(copy: Copy, mention: Mention) -> Iterator[Presentation]:
    """Báo cáo … do đồng chí … trình bày."""
    start = copy.sentence_start(mention.at)
    by = _BY.search(copy.low, start, mention.at)
    if by is None or not _PRESENTED.match(copy.low, mention.end):
        return
    titles = list(_TITLE.finditer(copy.low, start, by.start()))
    # In "nghe báo cáo tổng kết kế hoạch năm do …" the first word of a paper begins the title.
    begun = next((one for one in reversed(titles) if _begins(copy, one.start(), start)), titles[0] if titles else None)
    if begun and by.start() > begun.end():  # "báo cáo" alone is no title
        yield _presentation(copy, begun.start(), by.start(), mention.person.name)


def _begins(copy: Copy, at: int, start: int) -> bool:
    """Whether a title begins at this word: with a capital, or first after its number, a comma or "nghe"."""
    if copy.plain[at].isupper():
        return True
    return re.search(r"(?:^|\d[.)]|[,:] |nghe (?:các |bản )?|và )\s*$", copy.low[start:at]) is not None


def _heard(copy: Copy, mentions: Sequence[Mention]) -> Iterator[Presentation]:
    """Hội nghị đã nghe Báo cáo A, Báo cáo B và 03 bản tham luận: reports whose presenter is not told."""
    starts = [mention.at for mention in mentions]
    for heard in _HEARD.finditer(copy.low):
        end = _title_end(copy, heard.end())
        after = bisect_left(starts, heard.end())
        if after < len(starts) and starts[after] < end:
            continue  # somebody is named: the presenter tells the title
        begun = heard.end()
        for apart in [*_APART.finditer(copy.low, begun, end), None]:
            stop = apart.start() if apart else end
            if not re.match(r"báo cáo(?: viên)?$", copy.low[begun:stop]):
                yield _presentation(copy, begun, stop, None)
            begun = apart.end() if apart else end


def _title_end(copy: Copy, at: int) -> int:
    for found in _ENDS.finditer(copy.low, at, at + _LONGEST):
        if copy.ends_here(found):
            return found.start()
    return min(len(copy.low), at + _LONGEST)


def _presentation(copy: Copy, start: int, end: int, presenter: str | None) -> Presentation:
    title = copy.words(start, end).rstrip(" ,.;:")
    return Presentation(title, presenter, copy.span(start, end))
