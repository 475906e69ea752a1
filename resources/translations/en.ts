<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>ReportView</name>
    <message>
        <source>Nội dung báo cáo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chép</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn tất cả</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
