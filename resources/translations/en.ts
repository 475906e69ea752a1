<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>ArchiveHead</name>
    <message>
        <source>Kho hội nghị</source>
        <translation>Kho hội nghị</translation>
    </message>
    <message>
        <source>Kho đang mở: %s</source>
        <translation>Open archive: %s</translation>
    </message>
</context>
<context>
    <name>AttachmentList</name>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Lưu bản sao…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>Bỏ khỏi hội nghị</source>
        <translation>Remove from the meeting</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Đóng thông báo</source>
        <translation>Close this notice</translation>
    </message>
</context>
<context>
    <name>CaptionField</name>
    <message>
        <source>Chú thích ảnh</source>
        <translation>Photo caption</translation>
    </message>
</context>
<context>
    <name>Citation</name>
    <message>
        <source>{0} ngày {1}</source>
        <translation>{0} of {1}</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Gợi ý gõ tiếp</source>
        <translation>Ways to go on</translation>
    </message>
    <message>
        <source>cơ quan</source>
        <translation>organiser</translation>
    </message>
    <message>
        <source>người</source>
        <translation>person</translation>
    </message>
    <message>
        <source>số văn bản</source>
        <translation>document number</translation>
    </message>
</context>
<context>
    <name>DocumentRow</name>
    <message>
        <source>Báo cáo gốc</source>
        <translation>Original report</translation>
    </message>
</context>
<context>
    <name>DocumentsTab</name>
    <message>
        <source>Tài liệu của hội nghị</source>
        <translation>The meeting&apos;s documents</translation>
    </message>
    <message>
        <source>Chưa có tài liệu nào</source>
        <translation>No documents yet</translation>
    </message>
    <message>
        <source>Thả tệp vào đây, hoặc chọn tệp để đính kèm.</source>
        <translation>Drop files here, or choose files to attach.</translation>
    </message>
    <message>
        <source>Đính kèm tệp</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Mở bản sao; tệp gốc giữ nguyên.</source>
        <translation>A copy opens; the original stays.</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Lưu bản sao…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>Đính kèm</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>Chọn một tệp trước</source>
        <translation>Choose a file first</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Chọn tệp</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>Dán chữ</source>
        <translation>Paste text</translation>
    </message>
    <message>
        <source>Thả báo cáo đầu tiên vào đây</source>
        <translation>Drop your first report here</translation>
    </message>
    <message>
        <source>Tệp chữ %s, hoặc chữ chép từ trang tin</source>
        <translation>A text file (%s), or text copied from a web page</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Đã lưu %s</source>
        <translation>Saved %s</translation>
    </message>
    <message>
        <source>Nháp giữ lúc %s</source>
        <translation>Draft kept at %s</translation>
    </message>
    <message>
        <source>Đã bỏ nháp</source>
        <translation>Draft discarded</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>Đưa vào ô tìm</source>
        <translation>Put into the search box</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>đang lọc</source>
        <translation>filtering</translation>
    </message>
    <message>
        <source>Bỏ lọc %s</source>
        <translation>Clear the filter: %s</translation>
    </message>
    <message>
        <source>Kết quả này không còn gì để lọc theo đây</source>
        <translation>Nothing in these results is left to filter by here</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Thêm lọc</source>
        <translation>More filters</translation>
    </message>
    <message>
        <source>Bỏ mọi bộ lọc</source>
        <translation>Clear all filters</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Năm học</source>
        <translation>School year</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Organiser</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Lacking</translation>
    </message>
    <message>
        <source>Có ảnh</source>
        <translation>With photos</translation>
    </message>
    <message>
        <source>Có bản quét</source>
        <translation>With scans</translation>
    </message>
    <message>
        <source>Thiếu ngày</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>Thiếu loại</source>
        <translation>No kind</translation>
    </message>
    <message>
        <source>Thiếu cơ quan</source>
        <translation>No organiser</translation>
    </message>
    <message>
        <source>Thiếu tài liệu</source>
        <translation>No files</translation>
    </message>
    <message>
        <source>Chưa duyệt</source>
        <translation>Not reviewed</translation>
    </message>
    <message>
        <source>Thùng rác</source>
        <translation>Bin</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Chỗ trước</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Chỗ tiếp theo</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Chỗ {0} / {1}</source>
        <translation>Match {0} of {1}</translation>
    </message>
    <message>
        <source>Không có trong bài</source>
        <translation>Not in this text</translation>
    </message>
    <message>
        <source>Hết kết quả</source>
        <translation>End of the results</translation>
    </message>
    <message>
        <source>Đã ở kết quả đầu</source>
        <translation>This is the first result</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Đánh dấu đã duyệt</source>
        <translation>Marked as reviewed</translation>
    </message>
    <message>
        <source>Bỏ dấu đã duyệt</source>
        <translation>Marked as not reviewed</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>Lịch sử của hội nghị</source>
        <translation>The meeting&apos;s history</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Nhập báo cáo</source>
        <translation>Import reports</translation>
    </message>
    <message>
        <source>Tệp chữ (*.txt);;Mọi tệp (*)</source>
        <translation>Text files (*.txt);;All files (*)</translation>
    </message>
    <message>
        <source>Đính kèm tệp</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Đính kèm</source>
        <translation>Attaching</translation>
    </message>
    <message>
        <source>Ảnh dán %s</source>
        <translation>Pasted photo %s</translation>
    </message>
    <message>
        <source>Đã dừng; những gì đã xong vẫn còn</source>
        <translation>Stopped; what was finished is kept</translation>
    </message>
    <message numerus="yes">
        <source>Đã đưa %n hội nghị vào kho</source>
        <translation>
            <numerusform>Added %n meeting to the archive</numerusform>
            <numerusform>Added %n meetings to the archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n báo cáo đã có sẵn trong kho</source>
        <translation>
            <numerusform>%n report was already in the archive</numerusform>
            <numerusform>%n reports were already in the archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã đính kèm %n tệp</source>
        <translation>
            <numerusform>Attached %n file</numerusform>
            <numerusform>Attached %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Các tệp này đã có trong hội nghị</source>
        <translation>The meeting has these files already</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp chưa nhận được; các tệp ấy vẫn nguyên.</source>
        <translation>
            <numerusform>%n file was not taken in; it is untouched.</numerusform>
            <numerusform>%n files were not taken in; they are untouched.</numerusform>
        </translation>
    </message>
    <message>
        <source>Phần còn lại đã xong.</source>
        <translation>The rest is done.</translation>
    </message>
    <message>
        <source>Báo cáo dán %s</source>
        <translation>Pasted report %s</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Các phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Tìm kiếm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Từ ô tìm xuống danh sách</source>
        <translation>From the search box to the list</translation>
    </message>
    <message>
        <source>Nhận gợi ý khi đang gõ</source>
        <translation>Take the suggestion while typing</translation>
    </message>
    <message>
        <source>Chọn gợi ý tiếp theo</source>
        <translation>Choose the next suggestion</translation>
    </message>
    <message>
        <source>Lưu tìm kiếm</source>
        <translation>Save the search</translation>
    </message>
    <message>
        <source>Đọc hội nghị đang chọn</source>
        <translation>Read the chosen meeting</translation>
    </message>
    <message>
        <source>Chỗ tìm thấy tiếp theo</source>
        <translation>Next match</translation>
    </message>
    <message>
        <source>Chỗ tìm thấy trước đó</source>
        <translation>Previous match</translation>
    </message>
    <message>
        <source>Nội dung, Tài liệu, Ảnh, Lịch sử</source>
        <translation>Text, Documents, Photos, History</translation>
    </message>
    <message>
        <source>Sửa hội nghị; ở ảnh: sửa chú thích</source>
        <translation>Edit the meeting; on a photo, its caption</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Xóa chữ tìm, rồi quay lại</source>
        <translation>Clear the search, then go back</translation>
    </message>
    <message>
        <source>Nhập báo cáo</source>
        <translation>Import reports</translation>
    </message>
    <message>
        <source>Hội nghị mới</source>
        <translation>New meeting</translation>
    </message>
    <message>
        <source>Đính kèm tệp</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Dán ảnh vào hội nghị</source>
        <translation>Paste a photo into the meeting</translation>
    </message>
    <message>
        <source>Chuyển vào thùng rác</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Hoàn tác việc vừa làm</source>
        <translation>Undo the last action</translation>
    </message>
    <message>
        <source>Sang khung bên cạnh</source>
        <translation>Go to the next pane</translation>
    </message>
    <message>
        <source>Mở kho khác</source>
        <translation>Open another archive</translation>
    </message>
    <message>
        <source>Tạo kho mới</source>
        <translation>Make a new archive</translation>
    </message>
</context>
<context>
    <name>LikenessChip</name>
    <message>
        <source>Giống: %s</source>
        <translation>Like: %s</translation>
    </message>
    <message>
        <source>Quay lại lần tìm trước</source>
        <translation>Back to the search before</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Kho chỉ đọc</source>
        <translation>Read-only archive</translation>
    </message>
    <message>
        <source>Tạo kho mới</source>
        <translation>Make a new archive</translation>
    </message>
    <message>
        <source>Mở kho khác</source>
        <translation>Open another archive</translation>
    </message>
    <message>
        <source>Thử kho mẫu</source>
        <translation>Try the sample archive</translation>
    </message>
    <message>
        <source>Nền sáng</source>
        <translation>Light theme</translation>
    </message>
    <message>
        <source>Nền tối</source>
        <translation>Dark theme</translation>
    </message>
    <message>
        <source>Các phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Nhập báo cáo</source>
        <translation>Import reports</translation>
    </message>
    <message>
        <source>Tệp chữ (*.txt)</source>
        <translation>Text files (*.txt)</translation>
    </message>
    <message>
        <source>Chọn chỗ đặt kho trước; báo cáo sẽ vào kho ngay sau đó.</source>
        <translation>First choose where to keep the archive; the reports go in right after.</translation>
    </message>
    <message>
        <source>Chọn chỗ đặt kho</source>
        <translation>Choose a place</translation>
    </message>
    <message>
        <source>Kho hội nghị</source>
        <translation>Kho hội nghị</translation>
    </message>
</context>
<context>
    <name>MeetingForm</name>
    <message>
        <source>Hội nghị mới</source>
        <translation>New meeting</translation>
    </message>
    <message>
        <source>Sửa hội nghị</source>
        <translation>Edit meeting</translation>
    </message>
    <message>
        <source>Nháp {0}</source>
        <translation>Draft {0}</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Hội nghị này vừa được sửa ở nơi khác ({0}, {1}). Nháp của bạn vẫn còn.</source>
        <translation>This meeting was just edited elsewhere ({0}, {1}). Your draft is kept.</translation>
    </message>
    <message>
        <source>Xem bản mới</source>
        <translation>See the new version</translation>
    </message>
    <message>
        <source>Tên hội nghị không được để trống; gõ một cái tên, sửa sau cũng được.</source>
        <translation>A meeting needs a title; type one, it can be changed later.</translation>
    </message>
    <message>
        <source>Chưa hiểu ngày này; gõ như 25/12/2018 hoặc 25-26/12/2018, hoặc để trống.</source>
        <translation>This date is not understood; type it like 25/12/2018 or 25-26/12/2018, or leave it empty.</translation>
    </message>
    <message>
        <source>Chưa hiểu ngày này; gõ như 25/12/2018 hoặc 25-26/12/2018.</source>
        <translation>This date is not understood; type it like 25/12/2018 or 25-26/12/2018.</translation>
    </message>
    <message>
        <source>Chưa có</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Tên hội nghị</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Chưa có, gõ như 25-26/12/2018</source>
        <translation>None yet; type it like 25-26/12/2018</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Nơi họp</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Cơ quan tổ chức</source>
        <translation>Organiser</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Bỏ nháp</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Để nháp</source>
        <translation>Leave draft</translation>
    </message>
    <message>
        <source>Giữ nháp</source>
        <translation>Keep draft</translation>
    </message>
    <message>
        <source>Đóng; những gì đã gõ vẫn giữ làm nháp (Esc)</source>
        <translation>Close; what you typed is kept as a draft (Esc)</translation>
    </message>
</context>
<context>
    <name>MeetingHeader</name>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Cơ quan tổ chức</source>
        <translation>Organiser</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Nơi họp</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Chưa duyệt</source>
        <translation>Not reviewed</translation>
    </message>
    <message>
        <source>Đánh dấu đã duyệt</source>
        <translation>Mark as reviewed</translation>
    </message>
    <message>
        <source>Sửa hội nghị</source>
        <translation>Edit the meeting</translation>
    </message>
    <message>
        <source>Đính kèm tệp</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Viện dẫn: {0}</source>
        <translation>Cited documents: {0}</translation>
    </message>
    <message>
        <source>Kho đang mở chỉ để đọc</source>
        <translation>The archive is open for reading only</translation>
    </message>
    <message>
        <source>Phục hồi hội nghị trước đã</source>
        <translation>Restore the meeting first</translation>
    </message>
    <message>
        <source>Phục hồi</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Chuyển vào thùng rác</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Giống hội nghị này</source>
        <translation>Meetings like this one</translation>
    </message>
</context>
<context>
    <name>NameCard</name>
    <message>
        <source>Tên của tìm kiếm</source>
        <translation>Name of the search</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bỏ khỏi danh sách</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Tìm kiếm này đã lưu với tên ấy.</source>
        <translation>This search is saved under that name already.</translation>
    </message>
    <message>
        <source>Chọn tên khác.</source>
        <translation>Choose another name.</translation>
    </message>
    <message>
        <source>Tìm kiếm cũ sẽ được thay.</source>
        <translation>The old search will be replaced.</translation>
    </message>
    <message>
        <source>Đã có “%s”.</source>
        <translation>There is a “%s” already.</translation>
    </message>
    <message>
        <source>Thay</source>
        <translation>Replace</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Đang mở kho…</source>
        <translation>Opening the archive…</translation>
    </message>
    <message>
        <source>Mở kho</source>
        <translation>Open an archive</translation>
    </message>
    <message>
        <source>Chọn thư mục trống cho kho mới</source>
        <translation>Choose an empty folder for the new archive</translation>
    </message>
    <message>
        <source>Đang tạo kho…</source>
        <translation>Making the archive…</translation>
    </message>
    <message>
        <source>Đang làm kho mẫu…</source>
        <translation>Making the sample archive…</translation>
    </message>
</context>
<context>
    <name>PastePage</name>
    <message>
        <source>Thả báo cáo vào đây</source>
        <translation>Drop a report here</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Dán báo cáo vào đây (Ctrl+V), hoặc thả tệp .txt vào.</source>
        <translation>Paste a report here (Ctrl+V), or drop a .txt file.</translation>
    </message>
    <message>
        <source>Đóng, giữ làm nháp</source>
        <translation>Close and keep as a draft</translation>
    </message>
    <message>
        <source>Chọn tệp</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>Để nháp</source>
        <translation>Leave draft</translation>
    </message>
    <message>
        <source>Lưu vào kho</source>
        <translation>Save to the archive</translation>
    </message>
    <message>
        <source>Chưa có</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Dán báo cáo vào trước đã</source>
        <translation>Paste a report first</translation>
    </message>
    <message>
        <source>Nhập báo cáo</source>
        <translation>Import a report</translation>
    </message>
    <message>
        <source>Nhận ra trong báo cáo</source>
        <translation>Found in the report</translation>
    </message>
    <message>
        <source>Tên hội nghị</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Cơ quan tổ chức</source>
        <translation>Organiser</translation>
    </message>
    <message>
        <source>Nơi họp</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Viện dẫn</source>
        <translation>Cited documents</translation>
    </message>
    <message>
        <source>Thiếu vẫn lưu được. Lưu xong, hội nghị mang dấu Chưa duyệt để xem lại sau.</source>
        <translation>You can save with things missing. Once saved, the meeting is marked Not reviewed, to be looked at later.</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Ảnh của hội nghị</source>
        <translation>The meeting&apos;s photos</translation>
    </message>
    <message>
        <source>Sửa chú thích</source>
        <translation>Edit the caption</translation>
    </message>
</context>
<context>
    <name>PhotoModel</name>
    <message>
        <source>Ảnh {0}: {1}</source>
        <translation>Photo {0}: {1}</translation>
    </message>
    <message>
        <source>chưa có chú thích</source>
        <translation>no caption</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Xem tất cả</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>Ảnh</source>
        <translation>Photos</translation>
    </message>
</context>
<context>
    <name>PhotoTile</name>
    <message>
        <source>Không xem được</source>
        <translation>Cannot be shown</translation>
    </message>
    <message>
        <source>Chưa có chú thích, thêm ngay</source>
        <translation>No caption yet, add one</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Tìm trong danh sách</source>
        <translation>Search this list</translation>
    </message>
    <message>
        <source>Không có lựa chọn nào như vậy</source>
        <translation>There is no such choice</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>QueryHelp</name>
    <message>
        <source>Cách tìm</source>
        <translation>How to search</translation>
    </message>
    <message>
        <source>Cứ gõ vài từ, có dấu hay không dấu, là tìm được; không cần gì thêm.</source>
        <translation>A few words find it, with or without marks; nothing more is needed.</translation>
    </message>
    <message>
        <source>Muốn hẹp hơn, có thể viết như sau:</source>
        <translation>To narrow it down, one may write:</translation>
    </message>
    <message>
        <source>&quot;xếp loại cuối năm&quot;</source>
        <translation>&quot;xếp loại cuối năm&quot;</translation>
    </message>
    <message>
        <source>đúng những chữ này, liền nhau</source>
        <translation>exactly these words, side by side</translation>
    </message>
    <message>
        <source>năm:2018</source>
        <translation>year:2018</translation>
    </message>
    <message>
        <source>năm:2016..2018</source>
        <translation>year:2016..2018</translation>
    </message>
    <message>
        <source>một năm, hoặc từ năm đến năm</source>
        <translation>one year, or from year to year</translation>
    </message>
    <message>
        <source>ngày:1/9/2018..31/5/2019</source>
        <translation>date:1/9/2018..31/5/2019</translation>
    </message>
    <message>
        <source>từ ngày đến ngày</source>
        <translation>from day to day</translation>
    </message>
    <message>
        <source>loại:&quot;tổng kết&quot;</source>
        <translation>kind:&quot;year-end review&quot;</translation>
    </message>
    <message>
        <source>loại hội nghị</source>
        <translation>kind of meeting</translation>
    </message>
    <message>
        <source>tên:&quot;khai giảng&quot;</source>
        <translation>title:&quot;khai giảng&quot;</translation>
    </message>
    <message>
        <source>cơquan:&quot;phòng giáo dục&quot;</source>
        <translation>organizer:&quot;phòng giáo dục&quot;</translation>
    </message>
    <message>
        <source>chữ trong tên, trong cơ quan tổ chức</source>
        <translation>words of the title, of the organiser</translation>
    </message>
    <message>
        <source>người:&quot;Lò Thị Bích Ngàn&quot;</source>
        <translation>person:&quot;Lò Thị Bích Ngàn&quot;</translation>
    </message>
    <message>
        <source>người được nhắc đến</source>
        <translation>somebody who is named</translation>
    </message>
    <message>
        <source>số:17-QĐ/HU</source>
        <translation>number:17-QĐ/HU</translation>
    </message>
    <message>
        <source>số, ký hiệu văn bản</source>
        <translation>number and notation of a document</translation>
    </message>
    <message>
        <source>có:ảnh</source>
        <translation>has:photos</translation>
    </message>
    <message>
        <source>thiếu:ngày</source>
        <translation>lacks:date</translation>
    </message>
    <message>
        <source>có ảnh kèm theo; chưa ghi ngày</source>
        <translation>with photos; without a date</translation>
    </message>
    <message>
        <source>tập huấn OR hội thảo</source>
        <translation>tập huấn OR hội thảo</translation>
    </message>
    <message>
        <source>tập huấn NOT trực tuyến</source>
        <translation>tập huấn NOT trực tuyến</translation>
    </message>
    <message>
        <source>một trong hai; có từ trước, không có từ sau</source>
        <translation>either of them; the first without the second</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Thả vào đây để đính kèm vào hội nghị này</source>
        <translation>Drop here to attach to this meeting</translation>
    </message>
    <message>
        <source>Chưa chọn hội nghị nào</source>
        <translation>No meeting chosen</translation>
    </message>
    <message>
        <source>Chọn một hội nghị trong danh sách để đọc.</source>
        <translation>Choose a meeting in the list to read it.</translation>
    </message>
    <message>
        <source>Hội nghị này đang ở thùng rác; báo cáo, ảnh và tài liệu vẫn còn đủ.</source>
        <translation>This meeting is in the bin; its report, photos and documents are all kept.</translation>
    </message>
    <message>
        <source>Phục hồi</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Đang mở hội nghị…</source>
        <translation>Opening the meeting…</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tài liệu</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Ảnh</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Thả ảnh vào đây, dán bằng Ctrl+V, hoặc chọn tệp để đính kèm.</source>
        <translation>Drop photos here, paste with Ctrl+V, or choose files to attach.</translation>
    </message>
    <message>
        <source>Chưa có ảnh nào</source>
        <translation>No photos yet</translation>
    </message>
    <message>
        <source>Đính kèm ảnh</source>
        <translation>Attach photos</translation>
    </message>
</context>
<context>
    <name>ReasonCard</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Nội dung báo cáo</source>
        <translation>Report text</translation>
    </message>
    <message>
        <source>Chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Chọn tất cả</source>
        <translation>Select all</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Bỏ nháp</source>
        <translation>Discard the draft</translation>
    </message>
    <message>
        <source>Phục hồi</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Đính kèm tệp</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Chuyển vào thùng rác</source>
        <translation>Move to the bin</translation>
    </message>
    <message numerus="yes">
        <source>%Ln nháp</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kết quả</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hội nghị</source>
        <translation>
            <numerusform>%Ln meeting</numerusform>
            <numerusform>%Ln meetings</numerusform>
        </translation>
    </message>
    <message>
        <source>, đang lập chỉ mục</source>
        <translation>, indexing</translation>
    </message>
    <message>
        <source>Không thấy “%s”</source>
        <translation>Nothing found for “%s”</translation>
    </message>
    <message>
        <source>Không có hội nghị nào như vậy</source>
        <translation>No such meeting</translation>
    </message>
    <message>
        <source>Chỉ mục đang được lập; kết quả sẽ đủ khi lập xong.</source>
        <translation>The index is being built; results are complete when it is done.</translation>
    </message>
    <message>
        <source>Thử bớt lọc, hoặc gõ không dấu.</source>
        <translation>Try fewer filters, or type without marks.</translation>
    </message>
    <message>
        <source>Thử ít chữ hơn, hoặc gõ không dấu.</source>
        <translation>Try fewer words, or type without marks.</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Thùng rác trống</source>
        <translation>The bin is empty</translation>
    </message>
    <message>
        <source>Hội nghị bỏ đi nằm ở đây và phục hồi được.</source>
        <translation>Meetings you remove stay here and can be restored.</translation>
    </message>
    <message>
        <source>Không còn hội nghị chưa duyệt</source>
        <translation>Nothing left to review</translation>
    </message>
    <message>
        <source>Mọi hội nghị đã được xem lại.</source>
        <translation>Every meeting has been reviewed.</translation>
    </message>
    <message>
        <source>Không có nháp</source>
        <translation>No drafts</translation>
    </message>
    <message>
        <source>Chữ đang gõ được giữ ở đây cho đến khi lưu.</source>
        <translation>What you type is kept here until it is saved.</translation>
    </message>
    <message>
        <source>Thả tệp báo cáo vào cửa sổ này, hoặc chọn tệp.</source>
        <translation>Drop report files on this window, or choose files.</translation>
    </message>
    <message>
        <source>Kho chưa có hội nghị nào</source>
        <translation>No meetings in the archive yet</translation>
    </message>
    <message>
        <source>Nhập báo cáo</source>
        <translation>Import reports</translation>
    </message>
    <message>
        <source>Giống hội nghị này</source>
        <translation>Meetings like this one</translation>
    </message>
    <message numerus="yes">
        <source>khoảng %Ln kết quả</source>
        <translation>
            <numerusform>about %Ln result</numerusform>
            <numerusform>about %Ln results</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa có hội nghị nào khác trong kho nói về cùng những việc ấy.</source>
        <translation>No other meeting in the archive is about the same matters yet.</translation>
    </message>
    <message>
        <source>Không thấy hội nghị nào giống</source>
        <translation>No meeting like it</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ResultRow</name>
    <message>
        <source>Chưa duyệt</source>
        <translation>Not reviewed</translation>
    </message>
    <message>
        <source>Chưa có ngày</source>
        <translation>No date yet</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>Danh sách hội nghị</source>
        <translation>List of meetings</translation>
    </message>
</context>
<context>
    <name>SavedRow</name>
    <message>
        <source>Tìm lại</source>
        <translation>Search again</translation>
    </message>
    <message>
        <source>Đổi tên…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Bỏ khỏi danh sách</source>
        <translation>Remove from the list</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Lưu tìm kiếm</source>
        <translation>Save the search</translation>
    </message>
    <message>
        <source>Giữ lại: %s</source>
        <translation>Keeps: %s</translation>
    </message>
    <message>
        <source>Đổi tên tìm kiếm</source>
        <translation>Rename the search</translation>
    </message>
    <message>
        <source>Đã bỏ “%s” khỏi danh sách tìm kiếm</source>
        <translation>“%s” was removed from the saved searches</translation>
    </message>
    <message>
        <source>Đã lưu tìm kiếm “%s”</source>
        <translation>The search “%s” is saved</translation>
    </message>
    <message>
        <source>Danh sách giống một hội nghị không lưu thành tìm kiếm được: gõ vài từ hoặc chọn bộ lọc.</source>
        <translation>A list of meetings like another cannot be saved as a search: type a few words or choose a filter.</translation>
    </message>
    <message>
        <source>Nháp nằm trên máy này, không nằm trong kho, nên không lưu thành tìm kiếm được.</source>
        <translation>Drafts are on this computer and not in the archive, so they cannot be saved as a search.</translation>
    </message>
    <message>
        <source>Chưa có gì để lưu: gõ vài từ hoặc chọn bộ lọc trước.</source>
        <translation>There is nothing to save yet: type a few words or choose a filter first.</translation>
    </message>
    <message>
        <source>Kho này đang mở chỉ để đọc, nên không lưu thêm tìm kiếm được.</source>
        <translation>This archive is open for reading only, so no search can be saved in it.</translation>
    </message>
    <message>
        <source>mới nhất trước</source>
        <translation>newest first</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Lưu tìm kiếm…</source>
        <translation>Save the search…</translation>
    </message>
    <message>
        <source>Nhập báo cáo</source>
        <translation>Import reports</translation>
    </message>
    <message>
        <source>đã lưu</source>
        <translation>saved</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Tìm hội nghị, số văn bản, người…</source>
        <translation>Meetings, document numbers, people…</translation>
    </message>
    <message>
        <source>Tìm trong kho</source>
        <translation>Search the archive</translation>
    </message>
    <message>
        <source>Xóa ô tìm</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>Cách tìm</source>
        <translation>How to search</translation>
    </message>
</context>
<context>
    <name>SearchNote</name>
    <message>
        <source>Đã hiểu là:</source>
        <translation>Read as:</translation>
    </message>
    <message>
        <source>Không hội nghị nào có đủ các từ. Đây là những hội nghị gần nhất.</source>
        <translation>No meeting has all the words. These come closest.</translation>
    </message>
    <message>
        <source>Tìm đúng chữ đã gõ</source>
        <translation>Search for exactly what was typed</translation>
    </message>
    <message>
        <source>Có phải:</source>
        <translation>Did you mean:</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>thêm %s</source>
        <translation>%s more</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Đã chuyển 1 hội nghị vào thùng rác</source>
        <translation>Moved 1 meeting to the bin</translation>
    </message>
    <message>
        <source>Chưa có chương trình để mở tệp này; bản sao ở %s</source>
        <translation>No program opens this file yet; a copy is at %s</translation>
    </message>
    <message>
        <source>Lưu bản sao</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>Đã lưu bản sao %s</source>
        <translation>Saved a copy: %s</translation>
    </message>
    <message>
        <source>Đã bỏ 1 tệp khỏi hội nghị</source>
        <translation>Removed 1 file from the meeting</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Hội nghị</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Chưa duyệt</source>
        <translation>Not reviewed</translation>
    </message>
    <message>
        <source>Nháp</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Thùng rác</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Tìm kiếm đã lưu</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>Kèm theo</source>
        <translation>Attached</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Bỏ mọi bộ lọc</source>
        <translation>Clear all filters</translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Liên quan nhất</source>
        <translation>Best match</translation>
    </message>
    <message>
        <source>Mới nhất</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>Sắp xếp: %s</source>
        <translation>Sorted by: %s</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Bắt đầu</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Tạo kho mới</source>
        <translation>Make a new archive</translation>
    </message>
    <message>
        <source>Một thư mục trên máy hoặc ổ USB. Mọi báo cáo, ảnh, tài liệu nằm gọn trong đó.</source>
        <translation>A folder on this computer or a USB drive. All reports, photos and documents stay inside it.</translation>
    </message>
    <message>
        <source>Chọn chỗ đặt kho</source>
        <translation>Choose a place</translation>
    </message>
    <message>
        <source>Mở kho đã có</source>
        <translation>Open an archive</translation>
    </message>
    <message>
        <source>Kho chép từ máy cũ, từ USB hay từ bản sao lưu đều mở được ngay.</source>
        <translation>One copied from an old computer, a USB drive or a backup opens at once.</translation>
    </message>
    <message>
        <source>Mở kho</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Thử với kho mẫu</source>
        <translation>Try a sample archive</translation>
    </message>
    <message>
        <source>Vài hội nghị có sẵn. Tìm, sửa, xóa thoải mái, bỏ đi lúc nào cũng được.</source>
        <translation>A few ready-made meetings. Search, edit and delete freely; throw it away any time.</translation>
    </message>
    <message>
        <source>Thử kho mẫu</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>Đưa báo cáo đầu tiên vào kho</source>
        <translation>Your first report</translation>
    </message>
    <message>
        <source>Chào mừng đến với Kho hội nghị</source>
        <translation>Welcome to Kho hội nghị</translation>
    </message>
    <message>
        <source>Giữ báo cáo, ảnh và tài liệu của các hội nghị ở một nơi, tìm lại được ngay. Không cần mạng.</source>
        <translation>Keeps the reports, photos and documents of meetings in one place, and finds them at once. No network needed.</translation>
    </message>
    <message>
        <source>1.  Đưa báo cáo vào</source>
        <translation>1.  Bring in a report</translation>
    </message>
    <message>
        <source>Thả tệp chữ vào cửa sổ này, hoặc dán chữ chép từ trang tin.</source>
        <translation>Drop a text file on this window, or paste text copied from a web page.</translation>
    </message>
    <message>
        <source>2.  Xem lại</source>
        <translation>2.  Look it over</translation>
    </message>
    <message>
        <source>Tên, ngày, văn bản viện dẫn đã đọc sẵn từ báo cáo. Sửa chỗ nào cần sửa.</source>
        <translation>Title, dates and cited documents are read from the report. Correct what needs it.</translation>
    </message>
    <message>
        <source>3.  Lưu là xong</source>
        <translation>3.  Save, and it is done</translation>
    </message>
    <message>
        <source>Thiếu gì vẫn lưu được, bổ sung sau. Tệp gốc luôn giữ nguyên.</source>
        <translation>Save with things missing and add them later. The original never changes.</translation>
    </message>
    <message>
        <source>Gõ không dấu cũng tìm được: “hoi nghi kiem diem” ra “hội nghị kiểm điểm”.</source>
        <translation>Search works without marks: “hoi nghi kiem diem” finds “hội nghị kiểm điểm”.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Chỉ mục: đủ</source>
        <translation>Index: complete</translation>
    </message>
    <message>
        <source>Chỉ mục %s</source>
        <translation>Index %s</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>còn chưa đầy một phút</source>
        <translation>less than a minute left</translation>
    </message>
    <message numerus="yes">
        <source>còn khoảng %Ln phút</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_More</name>
    <message>
        <source>Thêm lọc (%s)</source>
        <translation>More filters (%s)</translation>
    </message>
    <message>
        <source>Thêm lọc</source>
        <translation>More filters</translation>
    </message>
</context>
</TS>
