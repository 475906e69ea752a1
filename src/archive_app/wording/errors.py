# ruff: noqa: E501 (a table of whole sentences reads better unbroken)
"""One sentence for each thing that can go wrong: what happened, what was kept, what to do.

A sentence is found by the name of the error's class, and for errors that carry a ``reason`` or name a ``what`` by
``Class.reason``; its gaps are the facts that the error carries. A test walks every error class and reason.
"""

from __future__ import annotations

from pathlib import PurePath

_SENTENCES: dict[str, tuple[str, str]] = {
    "ArchiveMissing": (
        "Không thấy kho ở “{path}”; chưa có gì bị thay đổi. Kiểm tra lại ổ đĩa hoặc thư mục, hay tạo kho mới.",
        "There is no archive at “{path}”; nothing was changed. Check the drive or folder, or make a new archive.",
    ),
    "FolderNotEmpty": (
        "Thư mục “{path}” đang có tệp khác nên không tạo kho ở đó; các tệp ấy vẫn nguyên. Hãy chọn một thư mục trống.",
        "The folder “{path}” holds other files, so no archive was made there; they are untouched. Choose an empty folder.",
    ),
    "ArchiveInUse": (
        "Kho “{path}” đang được mở{holder}; chưa có gì bị thay đổi. Hãy đóng cửa sổ kia rồi làm lại.",
        "The archive “{path}” is open elsewhere{holder}; nothing was changed. Close the other window and try again.",
    ),
    "ArchiveDamaged": (
        "Kho “{path}” bị hỏng nên không mở{lacking}; không tệp nào bị thay đổi. Hãy giữ nguyên thư mục và mở bản sao lưu gần nhất.",
        "The archive “{path}” is damaged and was not opened{lacking}; no file was changed. Keep the folder as it is and open the latest backup.",
    ),
    "ArchiveForbidden": (
        "Bạn không có quyền đọc kho “{path}”; kho vẫn nguyên, chưa có gì bị thay đổi. Hãy xin quyền đọc thư mục này rồi mở lại.",
        "You may not read the archive “{path}”; it is untouched and nothing was changed. Ask for permission to read the folder and open it again.",
    ),
    "ArchiveTooNew": (
        "Kho “{path}” do phiên bản mới hơn của chương trình ghi; chưa có gì bị thay đổi. Hãy cài phiên bản mới rồi mở lại.",
        "The archive “{path}” was written by a newer version of this program; nothing was changed. Install that version and open it again.",
    ),
    "ArchiveReadOnly": (
        "Không ghi được vào “{path}” (chỉ đọc); kho vẫn nguyên, vẫn tìm và xem được. Hãy xin quyền ghi hoặc chép kho sang ổ khác.",
        "“{path}” cannot be written to; the archive is untouched and can still be searched and read. Ask for write permission or copy it to another drive.",
    ),
    "ArchiveOutdated": (
        "Kho “{path}” do bản cũ của chương trình lập và phải được cập nhật trước khi đọc, nhưng lúc này không ghi vào được; kho vẫn nguyên. Hãy mở kho ở nơi ghi được.",
        "“{path}” was made by an earlier version and has to be brought up to date before it can be read, but cannot be written to now; it is untouched. Open it where it can be written to.",
    ),
    "MeetingMissing": (
        "Không có hội nghị nào mang mã “{meeting_id}”; kho không thay đổi. Kiểm tra lại mã.",
        "No meeting has the id “{meeting_id}”; the archive is unchanged. Check the id.",
    ),
    "SearchMissing": (
        "Không có tìm kiếm nào được lưu với tên “{search_name}”; kho không thay đổi. Kiểm tra lại tên trong danh sách tìm kiếm đã lưu.",
        "No search is saved as “{search_name}”; the archive is unchanged. Check the name in the list of saved searches.",
    ),
    "ChangedMeanwhile": (
        "Hội nghị này vừa được lưu ở nơi khác (bản {now}, còn bạn sửa từ bản {seen}); bản đã lưu vẫn nguyên. Hãy xem bản mới rồi sửa lại.",
        "This meeting was saved elsewhere meanwhile (version {now}; yours began at {seen}); the saved one is kept. Look at it and edit again.",
    ),
    "DiskFull": (
        "Ổ đĩa hết chỗ nên chưa lưu được vào “{path}”; những gì đã lưu trước đó vẫn còn. Hãy dọn bớt rồi làm lại.",
        "The disk is full, so nothing could be saved to “{path}”; what was saved before is kept. Make room and try again.",
    ),
    "DiskFailed": (
        "Ổ đĩa không đọc ghi được “{path}”; những gì đã lưu trước đó vẫn còn. Hãy kiểm tra ổ đĩa rồi làm lại.",
        "The disk could not read or write “{path}”; what was saved before is kept. Check the disk and try again.",
    ),
    "LikelyDuplicate": (
        "“{name}” có nội dung giống hệt một hội nghị đã có trong kho ({meeting_id}); cả hai đều được giữ. Hãy xem lại và bỏ một nếu thừa.",
        "“{name}” has the same text as a meeting already kept ({meeting_id}); both are kept. Look at them and bin one if it is not needed.",
    ),
    "PagesWithoutText": (
        "“{name}” có trang chỉ là ảnh nên chưa có chữ để tìm; tệp vẫn được giữ nguyên trong kho. Hãy chờ nhận dạng chữ, hoặc gõ nội dung vào.",
        "“{name}” has pages that are only pictures, so they hold no words to find yet; the file itself is kept whole. Wait for recognition, or type the text.",
    ),
    "TextCutShort": (
        "“{name}” quá dài nên chỉ đọc được phần đầu; tệp vẫn được giữ nguyên trong kho. Hãy mở tệp ấy để xem phần còn lại.",
        "“{name}” is too long, so only its beginning was read; the file itself is kept whole. Open it to see the rest.",
    ),
    "PicturesLeftOut": (
        "Trong “{name}” có ảnh quá lớn nên không tách ra được; tệp vẫn được giữ nguyên trong kho. Hãy mở tệp ấy để xem ảnh.",
        "“{name}” holds pictures too large to be taken out; the file itself is kept whole. Open it to see them.",
    ),
    "MembersLeftOut": (
        "Trong “{name}” có tệp không đọc được ({members}); tất cả vẫn được giữ nguyên bên trong nó. Hãy mở riêng các tệp ấy.",
        "Some files inside “{name}” could not be read ({members}); all of them are kept inside it. Open those files by themselves.",
    ),
    "FileUnreadable.missing": (
        "Không thấy tệp “{name}”; kho không thay đổi. Kiểm tra lại tên tệp và thư mục.",
        "There is no file “{name}”; the archive is unchanged. Check the name and the folder.",
    ),
    "FileUnreadable.not_a_file": (
        "“{name}” không phải là tệp; kho không thay đổi. Hãy chọn một tệp.",
        "“{name}” is not a file; the archive is unchanged. Choose a file.",
    ),
    "FileUnreadable.no_permission": (
        "Không có quyền đọc “{name}”; tệp và kho vẫn nguyên. Hãy xin quyền đọc tệp này rồi làm lại.",
        "“{name}” may not be read; the file and the archive are untouched. Ask for permission and try again.",
    ),
    "FileUnreadable.empty": (
        "Tệp “{name}” không có chữ nào nên chưa đưa vào kho; tệp vẫn nguyên. Kiểm tra xem có chọn nhầm tệp không.",
        "“{name}” holds no text, so it was not taken in; the file is untouched. Check whether it is the right one.",
    ),
    "FileUnreadable.empty_folder": (
        "Thư mục “{name}” không có tệp nào; kho không thay đổi. Kiểm tra xem có chọn nhầm thư mục không.",
        "The folder “{name}” holds no files; the archive is unchanged. Check whether it is the right one.",
    ),
    "FileUnreadable.binary": (
        "“{name}” không phải tệp chữ nên chưa đưa vào kho; tệp vẫn nguyên. Nếu là tài liệu kèm theo, hãy đính kèm vào một hội nghị.",
        "“{name}” is not a text file, so it was not taken in; the file is untouched. If it goes with a meeting, attach it there.",
    ),
    "FileUnreadable.too_large": (
        "“{name}” quá lớn nên chưa đưa vào kho; tệp vẫn nguyên. Hãy tách nhỏ, hoặc đính kèm vào một hội nghị.",
        "“{name}” is too large, so it was not taken in; the file is untouched. Split it, or attach it to a meeting.",
    ),
    "FileUnreadable.encoding": (
        "“{name}” có những chỗ không đọc được thành chữ (có thể tệp bị hỏng hay bị cắt) nên chưa đưa vào kho; tệp vẫn nguyên. Hãy mở bằng chương trình đã viết ra nó, lưu lại dạng UTF-8 rồi làm lại.",
        "“{name}” holds what is no text in any known encoding (perhaps it is damaged or cut off), so it was not taken in; the file is untouched. Open it in the program that wrote it, save it as UTF-8 and try again.",
    ),
    "FileUnreadable.unsupported": (
        "Chưa xem được định dạng của “{name}”; tệp gốc vẫn nguyên. Hãy mở bằng chương trình của tệp ấy.",
        "The format of “{name}” cannot be shown; the original is untouched. Open it in its own program.",
    ),
    "FileUnreadable.secret": (
        "“{name}” có dấu độ mật nên không được đưa vào kho và không giữ lại gì; tệp vẫn nguyên. Hãy bảo quản theo quy định về tài liệu mật.",
        "“{name}” bears a secrecy mark, so it was not taken in and nothing was kept; the file is untouched. Keep it as the rules for secret papers say.",
    ),
    "FileUnreadable.vanished": (
        "Tệp “{name}” biến mất trong khi chép; kho không thay đổi. Cắm lại ổ hoặc tìm lại tệp rồi làm lại.",
        "“{name}” vanished while it was being copied; the archive is unchanged. Plug the drive in again and retry.",
    ),
    "FileUnreadable.damaged": (
        "“{name}” bị hỏng nên không xem được; tệp gốc vẫn giữ nguyên.",
        "“{name}” is damaged and cannot be shown; the original is kept as it is.",
    ),
    "FileUnreadable.changed": (
        "Tệp “{name}” thay đổi trong khi chép nên chưa nhận; kho không thay đổi. Đợi tệp ghi xong rồi làm lại.",
        "“{name}” changed while it was being copied and was not taken in; the archive is unchanged. Wait until it is finished and retry.",
    ),
    "FileUnreadable.cannot_read": (
        "Không đọc được “{name}”; tệp và kho vẫn nguyên. Thử mở tệp ấy, hoặc chép sang ổ khác rồi làm lại.",
        "“{name}” could not be read; the file and the archive are untouched. Try to open it, or copy it to another drive and retry.",
    ),
    "FileUnreadable.needs_program": (
        "Máy chưa có chương trình đọc được “{name}” nên chưa đưa vào kho; tệp vẫn nguyên. Hãy cài LibreOffice (hoặc antiword, catdoc trên Linux), hay lưu lại dạng .docx rồi làm lại.",
        "No program on this computer reads “{name}”, so it was not taken in; the file is untouched. Install LibreOffice (or antiword and catdoc on Linux), or save it as .docx, and try again.",
    ),
    "FileUnreadable.protected": (
        "“{name}” có đặt mật khẩu nên không đọc được; tệp vẫn nguyên. Hãy mở bằng mật khẩu, lưu lại không có mật khẩu rồi làm lại.",
        "“{name}” is protected by a password and could not be read; the file is untouched. Open it with its password, save it without one and try again.",
    ),
    "WrongUse.no_archive": (
        "Chưa nói mở kho nào; kho không thay đổi. Dùng --archive THƯMỤC hoặc đặt biến ARCHIVE_APP_ARCHIVE.",
        "No archive was named; nothing was changed. Use --archive DIR or set ARCHIVE_APP_ARCHIVE.",
    ),
    "WrongUse.field": (
        "Không có mục “{value}” để sửa; kho không thay đổi. Các mục sửa được: title, kind, dates, place, organizer, text, reviewed.",
        "There is no field “{value}” to edit; nothing was changed. Fields: title, kind, dates, place, organizer, text, reviewed.",
    ),
    "WrongUse.assignment": (
        '“{value}” chưa đúng dạng MỤC=GIÁTRỊ; kho không thay đổi. Ví dụ: place="Hội trường A".',
        '“{value}” is not of the form FIELD=VALUE; nothing was changed. For example: place="Hall A".',
    ),
    "WrongUse.title": (
        "Tên hội nghị không được để trống; kho không thay đổi. Hãy gõ một cái tên, sửa sau cũng được.",
        "A meeting needs a title; nothing was changed. Type one; it can be corrected later.",
    ),
    "WrongUse.dates": (
        "Không hiểu ngày “{value}”; kho không thay đổi. Gõ như 25/12/2018 hoặc 25-26/12/2018.",
        "“{value}” is not understood as a date; nothing was changed. Type it like 25/12/2018 or 25-26/12/2018.",
    ),
    "WrongUse.kind": (
        "Không có loại hội nghị “{value}”; kho không thay đổi. Xem các loại bằng lệnh edit --help.",
        "There is no kind of meeting “{value}”; nothing was changed. edit --help lists the kinds.",
    ),
    "WrongUse.reviewed": (
        "Mục reviewed chỉ nhận yes hoặc no, không phải “{value}”; kho không thay đổi.",
        "The field reviewed takes yes or no, not “{value}”; nothing was changed.",
    ),
    "WrongUse.file": (
        "Không đọc được tệp câu hỏi “{value}”; kho không thay đổi. Kiểm tra lại tên tệp.",
        "The file of queries “{value}” cannot be read; nothing was changed. Check its name.",
    ),
    "WrongUse.query": (
        "Lệnh search chỉ nhận một trong bốn: câu hỏi, --batch, --saved, --list-saved; kho không thay đổi.",
        "search takes one of these four: a query, --batch, --saved, --list-saved; nothing was changed.",
    ),
    "WrongUse.save": (
        "--save lưu câu hỏi vừa gõ, không đi với --batch, --saved hay --list-saved; kho không thay đổi.",
        "--save keeps the query that is typed, not that of --batch, --saved or --list-saved; nothing was changed.",
    ),
    "WrongUse.search_name": (
        "Muốn lưu tìm kiếm thì phải đặt tên; kho không thay đổi. Hãy gõ một cái tên.",
        "A search needs a name to be saved under; nothing was changed. Type one.",
    ),
    "WrongUse.search_taken": (
        "Đã có tìm kiếm khác tên “{value}”; cả hai vẫn như cũ. Hãy chọn tên khác.",
        "Another search is called “{value}”; both are as they were. Choose another name.",
    ),
    "WrongUse.screen": (
        "Máy không có màn hình nên không mở được cửa sổ; kho không thay đổi. Hãy dùng dòng lệnh, xem archive-app --help.",
        "There is no screen to open the window on; nothing was changed. Use the command line, see archive-app --help.",
    ),
    "WrongUse.target": (
        "Đã có tệp khác ở “{value}”; tệp ấy vẫn nguyên. Hãy chọn tên khác.",
        "There is another file at “{value}”; it is untouched. Choose another name.",
    ),
    "Bug": (
        "Chương trình gặp lỗi ngoài dự tính; kho vẫn nguyên như lần lưu cuối. Chi tiết đã ghi vào nhật ký.",
        "The program met an unexpected fault; the archive is as it was last saved. Details are in the log.",
    ),
}


def sentence(error: BaseException, language: str = "vi") -> str:
    """What to tell the user about ``error``. ``name`` in a sentence is the last part of the error's ``path``."""
    facts = {name: value for name in _facts(error) if (value := getattr(error, name, None)) is not None}
    variant = str(facts.get("reason") or facts.get("what") or "")
    name = type(error).__name__
    pair = _SENTENCES.get(f"{name}.{variant}") or _SENTENCES.get(name) or _SENTENCES["Bug"]
    facts.setdefault("path", "")
    facts["name"] = PurePath(str(facts["path"])).name or str(facts["path"])
    facts["holder"] = _holder(facts, language)
    facts["lacking"] = _lacking(str(facts.get("detail") or ""), language)
    return (pair[1] if language == "en" else pair[0]).format_map(facts)


def bug(language: str = "vi") -> str:
    """What to tell the user about a fault of the program itself."""
    pair = _SENTENCES["Bug"]
    return pair[1] if language == "en" else pair[0]


def _facts(error: BaseException) -> tuple[str, ...]:
    return tuple(vars(error)) if hasattr(error, "__dict__") else ()


def _lacking(detail: str, language: str) -> str:
    """Which parts of an archive are gone, where that is what is wrong with it."""
    if not detail.startswith("missing: "):
        return ""
    names = detail.removeprefix("missing: ")
    return f" ({names} is missing)" if language == "en" else f" (thiếu {names})"


def _holder(facts: dict[str, object], language: str) -> str:
    user, host = facts.get("user"), facts.get("host")
    if not user and not host:
        return ""
    if language == "en":
        return f" (by {user} on {host})"
    return f" (người dùng {user}, máy {host})"
