PRAGMA page_size = 8192;
PRAGMA application_id = 1263030065;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE attachment (
	id TEXT NOT NULL, 
	meeting_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	caption TEXT, 
	is_report INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	created_by TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	changed_by TEXT NOT NULL, 
	row_hash TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT once_with_a_meeting UNIQUE (meeting_id, sha256), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(sha256) REFERENCES original (sha256)
)
 STRICT

;
INSERT INTO "attachment" VALUES('8f95ec0b32694b4b876e93dde47ce917','ccec6b05cbaf4b55a70fc196d8ed1fde',0,'photo','ảnh.jpg','8ea6cc4a2cccc656b9d910652a9eb625301797b639a9712f9e70ce26eae88d90','Toàn cảnh',0,1,'2026-11-22T16:51:54.407Z','Lan','2026-11-22T16:51:54.407Z','Lan','d6045d05a18f3cdfb547f040ffc87252fa027dc026375e2ccb5da92ccfe5ccca');
CREATE TABLE change (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	meeting_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	install_id TEXT NOT NULL, 
	app_version TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	before_json TEXT NOT NULL, 
	after_json TEXT NOT NULL, 
	UNIQUE (id)
)
 STRICT

;
INSERT INTO "change" VALUES(1,'a0d0ba7625414716846902a2f360a684','ccec6b05cbaf4b55a70fc196d8ed1fde','created','2026-11-22T16:51:54.407Z','Lan','a3a37c9346d54320bb9d2ebd56b1f56c','0.1.0',1,'{}','{"attachments":[{"caption":"Toàn cảnh","file_name":"ảnh.jpg","id":"8f95ec0b32694b4b876e93dde47ce917","is_report":false,"kind":"photo","sha256":"8ea6cc4a2cccc656b9d910652a9eb625301797b639a9712f9e70ce26eae88d90","size":50}],"citations":[{"issued_date":"2015-08-03","issuer":"Huyện uỷ","notation":"KH/HU","number":"05","raw":"05-KH/HU","span":[35,43],"system":"party","type_name":"Kế hoạch"}],"dates":[{"end":"2015-08-21","precision":"day","raw":"20-21/8/2015","span":[0,5],"start":"2015-08-20"}],"kind":"trien_khai","organizer":"Phòng Giáo dục huyện Sao Mai","place":"Hội trường huyện","reviewed":false,"text":"Ông Trần Quốc Bảo chủ trì.\nCăn cứ Kế hoạch 05-KH/HU ngày 03/8/2015.","title":"Hội nghị triển khai nhiệm vụ năm học"}');
INSERT INTO "change" VALUES(2,'262fd8b3b9f341368e28d9f63eefc155','ccec6b05cbaf4b55a70fc196d8ed1fde','corrected','2026-11-22T16:51:54.424Z','Lan','a3a37c9346d54320bb9d2ebd56b1f56c','0.1.0',2,'{"reviewed":false}','{"reviewed":true}');
INSERT INTO "change" VALUES(3,'58d88fdd4e7a420aa625f03eb3a3a3bf','d1c9569be5ed45e69ad7ee4b76018a60','created','2026-11-22T16:51:54.428Z','Lan','a3a37c9346d54320bb9d2ebd56b1f56c','0.1.0',1,'{}','{"attachments":[],"citations":[],"dates":[],"kind":null,"organizer":null,"place":null,"reviewed":false,"text":"","title":"Hội nghị nhập nhầm"}');
INSERT INTO "change" VALUES(4,'24ffffba7862473db52271604c37b0a4','d1c9569be5ed45e69ad7ee4b76018a60','binned','2026-11-22T16:51:54.430Z','Lan','a3a37c9346d54320bb9d2ebd56b1f56c','0.1.0',2,'{"binned_at":null}','{"binned_at":"2026-11-22T16:51:54.430Z"}');
CREATE TABLE citation (
	meeting_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	notation TEXT NOT NULL, 
	raw TEXT NOT NULL, 
	system TEXT, 
	type_name TEXT, 
	issued_date TEXT, 
	issuer TEXT, 
	span_start INTEGER, 
	span_end INTEGER, 
	row_hash TEXT NOT NULL, 
	PRIMARY KEY (meeting_id, position), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 STRICT

;
INSERT INTO "citation" VALUES('ccec6b05cbaf4b55a70fc196d8ed1fde',0,'05','KH/HU','05-KH/HU','party','Kế hoạch','2015-08-03','Huyện uỷ',35,43,'614d107d19d98d6dac51ac87603809310b92d29bda32c1995f33ef445b3df440');
CREATE TABLE meeting (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	kind TEXT, 
	place TEXT, 
	organizer TEXT, 
	reviewed INTEGER NOT NULL, 
	first_day TEXT, 
	last_day TEXT, 
	photos INTEGER NOT NULL, 
	text_hash TEXT, 
	created_at TEXT NOT NULL, 
	created_by TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	changed_by TEXT NOT NULL, 
	binned_at TEXT, 
	row_hash TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 STRICT

;
INSERT INTO "meeting" VALUES('ccec6b05cbaf4b55a70fc196d8ed1fde',2,'Hội nghị triển khai nhiệm vụ năm học','trien_khai','Hội trường huyện','Phòng Giáo dục huyện Sao Mai',1,'2015-08-20','2015-08-21',1,'99f398ab97c02135b3054cc5b123bd00f77fd83e7fe8c9d4d85a597b033a9253','2026-11-22T16:51:54.407Z','Lan','2026-11-22T16:51:54.424Z','Lan',NULL,'1918c13af8b5dde700bcf86a1df62288fdba41db63ff7260c6b7d72c1e53f74b','Ông Trần Quốc Bảo chủ trì.
Căn cứ Kế hoạch 05-KH/HU ngày 03/8/2015.');
INSERT INTO "meeting" VALUES('d1c9569be5ed45e69ad7ee4b76018a60',2,'Hội nghị nhập nhầm',NULL,NULL,NULL,0,NULL,NULL,0,NULL,'2026-11-22T16:51:54.428Z','Lan','2026-11-22T16:51:54.430Z','Lan','2026-11-22T16:51:54.430Z','0e45088acbe5c9b4a482e27e06e94f85cceb30935bd1fb7d5f30671c0ed6a0b4','');
CREATE TABLE meeting_date (
	meeting_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	first_day TEXT NOT NULL, 
	last_day TEXT NOT NULL, 
	precision TEXT NOT NULL, 
	raw TEXT, 
	span_start INTEGER, 
	span_end INTEGER, 
	row_hash TEXT NOT NULL, 
	PRIMARY KEY (meeting_id, position), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
)
 STRICT

;
INSERT INTO "meeting_date" VALUES('ccec6b05cbaf4b55a70fc196d8ed1fde',0,'2015-08-20','2015-08-21','day','20-21/8/2015',0,5,'a31ca97e5de4746dffd7778d58bb97f5fec9af2f5637d1555da80c1aa8b34361');
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT

;
INSERT INTO "meta" VALUES('rows.meeting','2 175dc9b033501453a43e1a141b1f6d0d31517148382e891d9987b030108557ff');
INSERT INTO "meta" VALUES('rows.meeting_date','1 a31ca97e5de4746dffd7778d58bb97f5fec9af2f5637d1555da80c1aa8b34361');
INSERT INTO "meta" VALUES('rows.citation','1 614d107d19d98d6dac51ac87603809310b92d29bda32c1995f33ef445b3df440');
INSERT INTO "meta" VALUES('rows.original','1 b23e010447a4c62a0ec402a9145df6a549730bc0ee1dcb340129da20db7ac054');
INSERT INTO "meta" VALUES('rows.attachment','1 d6045d05a18f3cdfb547f040ffc87252fa027dc026375e2ccb5da92ccfe5ccca');
CREATE TABLE original (
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	created_by TEXT NOT NULL, 
	row_hash TEXT NOT NULL, 
	PRIMARY KEY (sha256), 
	CONSTRAINT a_hash CHECK (length(sha256) = 64)
)
 STRICT

;
INSERT INTO "original" VALUES('8ea6cc4a2cccc656b9d910652a9eb625301797b639a9712f9e70ce26eae88d90',50,'2026-11-22T16:51:54.407Z','Lan','b23e010447a4c62a0ec402a9145df6a549730bc0ee1dcb340129da20db7ac054');
CREATE INDEX meeting_listed ON meeting (first_day DESC, created_at DESC, id, last_day, kind, reviewed, photos, binned_at) WHERE binned_at IS NULL;
CREATE INDEX meeting_in_bin ON meeting (first_day DESC, created_at DESC, id, last_day, kind, reviewed, photos, binned_at) WHERE binned_at IS NOT NULL;
CREATE INDEX meeting_by_text ON meeting (text_hash);
CREATE INDEX attachment_in_order ON attachment (meeting_id, position);
CREATE INDEX attachment_by_original ON attachment (sha256);
CREATE INDEX change_of_meeting ON change (meeting_id, seq);
CREATE TRIGGER change_refuses_update BEFORE UPDATE ON change BEGIN SELECT raise(ABORT, 'the history is only added to'); END;
CREATE TRIGGER change_refuses_delete BEFORE DELETE ON change BEGIN SELECT raise(ABORT, 'the history is only added to'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',4);
COMMIT;