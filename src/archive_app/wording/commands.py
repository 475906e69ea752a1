# ruff: noqa: E501 (a table of whole sentences reads better unbroken)
"""What the command line says of itself: help, and the few sentences that it prints for people."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "program": (
        "Kho hội nghị: giữ và tìm lại báo cáo, ảnh, bản quét của các hội nghị. Không có lệnh thì mở cửa sổ.",
        "Kho hội nghị: keeps and finds the reports, photos and scans of meetings. Without a command it opens the window.",
    ),
    "statuses": (
        "Mã kết thúc: 0 xong; 1 có mục hỏng hoặc có gì đó không đúng; 2 dùng lệnh sai; 3 không mở được kho, chưa đổi gì; 4 lỗi của chương trình.",
        "Exit status: 0 done; 1 some items failed or something is not right; 2 wrong usage; 3 the archive cannot be opened, nothing was changed; 4 a fault of the program.",
    ),
    "command": ("LỆNH", "COMMAND"),
    "archive": (
        "thư mục của kho (nếu không có: biến ARCHIVE_APP_ARCHIVE, rồi kho mở gần nhất)",
        "the archive's folder (else the variable ARCHIVE_APP_ARCHIVE, else the one opened last)",
    ),
    "json": ("trả lời bằng JSON, mỗi mục một dòng", "answer in JSON, one object on a line"),
    "version": ("cho biết phiên bản", "tell the version"),
    "help": ("hiện trợ giúp này", "show this help"),
    "init": ("tạo kho mới, trống, trong một thư mục trống", "make a new, empty archive in an empty folder"),
    "init.dir": ("thư mục sẽ là kho", "the folder that becomes the archive"),
    "init.office": ("tên cơ quan có kho này", "the name of the office the archive belongs to"),
    "import": ("đưa báo cáo vào kho, mỗi tệp một hội nghị", "bring reports in, each file a meeting"),
    "import.paths": ("tệp hoặc thư mục", "files or folders"),
    "import.together": ("mỗi thư mục là một hội nghị với mọi tệp trong đó", "each folder is one meeting with all its files"),
    "extract": (
        "cho biết sẽ gợi ý gì từ báo cáo, không lưu gì",
        "tell what would be suggested from reports; nothing is stored",
    ),
    "extract.files": ("các báo cáo", "the reports"),
    "attach": ("đính kèm tệp vào một hội nghị", "attach files to a meeting"),
    "attach.files": ("các tệp", "the files"),
    "attach.caption": ("chú thích cho các ảnh này", "a caption for these photos"),
    "edit": ("sửa một hội nghị", "correct a meeting"),
    "edit.fields": (
        "MỤC=GIÁTRỊ; các mục: title, kind, dates (25-26/12/2018), place, organizer, text, reviewed (yes/no). Loại: {kinds}",
        "FIELD=VALUE; fields: title, kind, dates (25-26/12/2018), place, organizer, text, reviewed (yes/no). Kinds: {kinds}",
    ),
    "edit.version": ("số phiên bản mà bạn đã xem (lệnh show)", "the version you looked at (see show)"),
    "bin": ("chuyển một hội nghị vào thùng rác", "move a meeting to the bin"),
    "unbin": ("phục hồi một hội nghị từ thùng rác", "restore a meeting from the bin"),
    "id": ("mã hội nghị, hoặc từ 6 chữ đầu của mã", "a meeting's id, or its first 6 characters and more"),
    "list": ("kê các hội nghị, mới nhất trước", "list the meetings, newest first"),
    "list.binned": ("kê thùng rác", "list the bin"),
    "show": ("hiện một hội nghị với tất cả những gì thuộc về nó", "show a meeting with all that belongs to it"),
    "search": ("tìm hội nghị", "find meetings"),
    "search.query": (
        "chữ cần tìm, có dấu hay không; “trong ngoặc kép” là đúng cụm từ; trống: mới nhất",
        "words to find, with or without marks; “in quotes” is the phrase; empty: the newest",
    ),
    "search.limit": ("số kết quả nhiều nhất", "how many hits at most"),
    "search.offset": ("bỏ qua bấy nhiêu kết quả đầu", "skip so many hits"),
    "search.year": ("chỉ năm này", "only this year"),
    "search.kind": ("chỉ loại này (mã, như kiem_diem)", "only this kind (a code such as kiem_diem)"),
    "search.person": ("chỉ hội nghị có tên người này", "only meetings that name this person"),
    "search.sort": ("xếp theo liên quan hay theo ngày", "sort by relevance or by date"),
    "search.batch": ("mỗi dòng của tệp là một câu hỏi (-: đầu vào chuẩn)", "each line of the file is a query (-: standard input)"),
    "search.save": (
        "lưu tìm kiếm này dưới một cái tên, thay cái đang mang tên ấy",
        "save this search under a name, in place of the one that has it",
    ),
    "search.saved": (
        "tìm lại bằng tìm kiếm đã lưu với tên này; điều kiện gõ thêm thay cho điều kiện đã lưu",
        "run the search saved under this name; options given stand in place of its own",
    ),
    "search.list-saved": ("kê các tìm kiếm đã lưu", "list the saved searches"),
    "reindex": ("dựng lại chỉ mục tìm kiếm", "rebuild the search index"),
    "verify": ("kiểm tra kho: sổ của kho và mọi tệp gốc", "check the archive: its register and every original"),
    "verify.full": ("đọc lại từng byte của mọi tệp gốc", "re-read every byte of every original"),
    "doctor": ("cho biết phiên bản, công cụ có và thiếu", "tell versions, tools found and what is missing"),
    "normalize": (
        "mỗi dòng vào một dòng ra, chữ Việt viết thống nhất (Unicode và chỗ đặt dấu)",
        "a line in, a line out, Vietnamese in one form (Unicode and tone placement)",
    ),
    "normalize.style": ("chỗ đặt dấu: new (hoà, thuỷ) hay old (hòa, thủy)", "tone placement: new (hoà, thuỷ) or old (hòa, thủy)"),
    "decode": (
        "chữ của từng tệp theo Unicode, cả khi tệp viết bằng bảng mã cũ (TCVN3, VNI, VISCII, VPS) hay đã hỏng mã",
        "the text of each file in Unicode, whatever it was written in (TCVN3, VNI, VISCII, VPS, misread UTF-8)",
    ),
    "decode.files": ("các tệp", "the files"),
    "tour": (
        "chạy cửa sổ thật qua các việc chính trên một kho thử và để lại ảnh trong DIR",
        "drive the real window through the main tasks on a scratch archive and leave pictures in DIR",
    ),
    "tour.dir": ("thư mục nhận ảnh", "the folder for the pictures"),
    "say.created": ("Đã tạo kho ở “{path}”.", "Made an archive at “{path}”."),
    "say.imported": ("đã đưa vào kho", "imported"),
    "say.achievement": ("kết quả", "achievement"),
    "say.limitation": ("hạn chế", "limitation"),
    "say.direction": ("chỉ đạo", "direction"),
    "say.conclusion": ("kết luận", "conclusion"),
    "say.task": ("nhiệm vụ", "task"),
    "say.skipped": ("đã có trong kho", "kept already"),
    "say.failed": ("chưa được", "failed"),
    "say.attached": ("đã đính kèm", "attached"),
    "say.saved": ("Đã lưu bản {version} của “{title}”.", "Saved version {version} of “{title}”."),
    "say.unchanged": ("Không có gì thay đổi.", "Nothing changed."),
    "say.binned": ("Đã chuyển “{title}” vào thùng rác.", "Moved “{title}” to the bin."),
    "say.unbinned": ("Đã phục hồi “{title}”.", "Restored “{title}”."),
    "say.search_saved": ("Đã lưu tìm kiếm “{name}”.", "Saved the search “{name}”."),
    "say.total": ("{total} kết quả", "{total} found"),
    "say.about": ("khoảng {total} kết quả", "about {total} found"),
    "say.read_as": ("Đã hiểu là: {words}", "Read as: {words}"),
    "say.nearly": (
        "Không hội nghị nào có đủ các từ; đây là những hội nghị gần nhất.",
        "No conference has all the words; these come nearest.",
    ),
    "say.suggested": ("Có phải: {words}", "Did you mean: {words}"),
    "say.incomplete": (
        "Chỉ mục đang được dựng lại; kết quả có thể còn thiếu.",
        "The index is being rebuilt; some results may be missing.",
    ),
    "say.unreviewed": ("chưa duyệt", "not reviewed"),
    "say.indexed": ("Chỉ mục đủ: {total} hội nghị.", "The index is complete: {total} meetings."),
    "say.index_busy": (
        "Chỉ mục đang do chương trình khác giữ; hãy đợi nó xong rồi làm lại.",
        "Another program holds the index; wait for it and try again.",
    ),
    "say.verified": ("{total} mục đã xem, {wrong} mục không đúng, {unchecked} mục chưa kiểm.", "{total} things looked at, {wrong} not right, {unchecked} not checked."),
    "say.missing": ("thiếu", "missing"),
    "say.stopped": ("Đã dừng; những gì đã xong vẫn còn.", "Stopped; what was finished is kept."),
    "say.wrong_use": (
        "Lệnh chưa đúng: {why}. Gõ “{program} --help” để xem cách dùng.",
        "Wrong usage: {why}. “{program} --help” shows how.",
    ),
    "say.tour": ("Đã để lại {count} ảnh trong “{path}”.", "Left {count} pictures in “{path}”."),
    # What argparse would say of a wrong command, by its own English words.
    "the following arguments are required: %s": ("thiếu %s", "the following arguments are required: %s"),
    "unrecognized arguments: %s": ("không hiểu %s", "unrecognized arguments: %s"),
    "invalid %(type)s value: %(value)r": ("“%(value)s” không phải là số", "invalid %(type)s value: %(value)r"),
    "argument %(argument_name)s: %(message)s": ("%(argument_name)s: %(message)s", "argument %(argument_name)s: %(message)s"),
    "expected one argument": ("thiếu giá trị", "expected one argument"),
    "expected at least one argument": ("thiếu giá trị", "expected at least one argument"),
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "không có “%(value)s”, hãy chọn trong %(choices)s",
        "invalid choice: %(value)r (choose from %(choices)s)",
    ),
    "usage: ": ("cách dùng: ", "usage: "),
    "options": ("tùy chọn", "options"),
    "positional arguments": ("tham số", "positional arguments"),
    "commands": ("các lệnh", "commands"),
}  # fmt: skip


def words(key: str, language: str = "vi", **facts: object) -> str:
    """The sentence called ``key`` with its gaps filled; a key that is not in the table is given back as it is."""
    vietnamese, english = _WORDS.get(key, (key, key))
    chosen = english if language == "en" else vietnamese
    return chosen.format(**facts) if facts else chosen
