PRAGMA page_size = 8192;
PRAGMA application_id = 1263030065;
PRAGMA user_version = 2;
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
INSERT INTO "attachment" VALUES('617840be2b5d409e9483b025086f10f1','87b49d8d46e54166ad5bf24b67acdda7',0,'photo','ảnh.jpg','8ea6cc4a2cccc656b9d910652a9eb625301797b639a9712f9e70ce26eae88d90','Toàn cảnh',0,1,'2026-11-22T19:23:16.925Z','Lan','2026-11-22T19:23:16.925Z','Lan','37956dcb0fd6c55e50799141c6a87502c62b557f3a3db8cbce0c118cbc858987');
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
INSERT INTO "change" VALUES(1,'ace1074656d14584817062154e3e213f','87b49d8d46e54166ad5bf24b67acdda7','created','2026-11-22T19:23:16.925Z','Lan','92807d564f2e40fcae43830158d111b3','0.1.0',1,'{}','{"attachments":[{"caption":"Toàn cảnh","file_name":"ảnh.jpg","id":"617840be2b5d409e9483b025086f10f1","is_report":false,"kind":"photo","sha256":"8ea6cc4a2cccc656b9d910652a9eb625301797b639a9712f9e70ce26eae88d90","size":50}],"citations":[{"issued_date":"2015-08-03","issuer":"Huyện uỷ","notation":"KH/HU","number":"05","raw":"05-KH/HU","span":[35,43],"system":"party","type_name":"Kế hoạch"}],"dates":[{"end":"2015-08-21","precision":"day","raw":"20-21/8/2015","span":[0,5],"start":"2015-08-20"}],"kind":"trien_khai","organizer":"Phòng Giáo dục huyện Sao Mai","place":"Hội trường huyện","reviewed":false,"text":"Ông Trần Quốc Bảo chủ trì.\nCăn cứ Kế hoạch 05-KH/HU ngày 03/8/2015.","title":"Hội nghị triển khai nhiệm vụ năm học"}');
INSERT INTO "change" VALUES(2,'e4096f0f80d94d3dbb7034dacb38466a','87b49d8d46e54166ad5bf24b67acdda7','corrected','2026-11-22T19:23:16.944Z','Lan','92807d564f2e40fcae43830158d111b3','0.1.0',2,'{"reviewed":false}','{"reviewed":true}');
INSERT INTO "change" VALUES(3,'6dd483a42e2b43a9a6ccac7b44c9f808','0346502191ba4a3fa3f0d7d1ae1609e9','created','2026-11-22T19:23:16.948Z','Lan','92807d564f2e40fcae43830158d111b3','0.1.0',1,'{}','{"attachments":[],"citations":[],"dates":[],"kind":null,"organizer":null,"place":null,"reviewed":false,"text":"","title":"Hội nghị nhập nhầm"}');
INSERT INTO "change" VALUES(4,'3edd5ee97e894c18a51aadc6cfd8c963','0346502191ba4a3fa3f0d7d1ae1609e9','binned','2026-11-22T19:23:16.950Z','Lan','92807d564f2e40fcae43830158d111b3','0.1.0',2,'{"binned_at":null}','{"binned_at":"2026-11-22T19:23:16.950Z"}');
INSERT INTO "change" VALUES(5,'21b28eafedea41d8bada6086c97a3223','ca63122e01cc4b1594fb20def9d3b668','search_saved','2026-11-22T19:23:16.954Z','Lan','92807d564f2e40fcae43830158d111b3','0.1.0',1,'{}','{"name":"Triển khai hằng năm","query":{"binned":false,"kind":"trien_khai","person":null,"reviewed":null,"sort":"date","with_photos":false,"words":"triển khai","year":null}}');
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
INSERT INTO "citation" VALUES('87b49d8d46e54166ad5bf24b67acdda7',0,'05','KH/HU','05-KH/HU','party','Kế hoạch','2015-08-03','Huyện uỷ',35,43,'e5ace971c533ddb61cdf5bf85e7a405f0213c1f6d6fb73c5fcf10e49c777c87f');
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
INSERT INTO "meeting" VALUES('87b49d8d46e54166ad5bf24b67acdda7',2,'Hội nghị triển khai nhiệm vụ năm học','trien_khai','Hội trường huyện','Phòng Giáo dục huyện Sao Mai',1,'2015-08-20','2015-08-21',1,'99f398ab97c02135b3054cc5b123bd00f77fd83e7fe8c9d4d85a597b033a9253','2026-11-22T19:23:16.925Z','Lan','2026-11-22T19:23:16.944Z','Lan',NULL,'5936aa2e14a3c59f49a433f3bd3356858526742a79ce752839697e93b6a3f4f7','Ông Trần Quốc Bảo chủ trì.
Căn cứ Kế hoạch 05-KH/HU ngày 03/8/2015.');
INSERT INTO "meeting" VALUES('0346502191ba4a3fa3f0d7d1ae1609e9',2,'Hội nghị nhập nhầm',NULL,NULL,NULL,0,NULL,NULL,0,NULL,'2026-11-22T19:23:16.948Z','Lan','2026-11-22T19:23:16.950Z','Lan','2026-11-22T19:23:16.950Z','a9bfead56f313b2c0d923053761c0a49fdecb85ddf1a40876a97ba407db0e682','');
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
INSERT INTO "meeting_date" VALUES('87b49d8d46e54166ad5bf24b67acdda7',0,'2015-08-20','2015-08-21','day','20-21/8/2015',0,5,'4bb3bf2a1b54f2cbf3fd98834c3b6613a28ae24b5188f398e764af73bdd540e3');
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT

;
INSERT INTO "meta" VALUES('rows.meeting','2 f08940fb7b92feb3443603a0cb2f5ccc78cacc77a6d435af53fec4d3cb131275');
INSERT INTO "meta" VALUES('rows.meeting_date','1 4bb3bf2a1b54f2cbf3fd98834c3b6613a28ae24b5188f398e764af73bdd540e3');
INSERT INTO "meta" VALUES('rows.citation','1 e5ace971c533ddb61cdf5bf85e7a405f0213c1f6d6fb73c5fcf10e49c777c87f');
INSERT INTO "meta" VALUES('rows.original','1 9fe802968620de7f566725dff81d76fd0399fd033db12fc5a03481d857ffcf90');
INSERT INTO "meta" VALUES('rows.attachment','1 37956dcb0fd6c55e50799141c6a87502c62b557f3a3db8cbce0c118cbc858987');
INSERT INTO "meta" VALUES('rows.saved_search','1 798f4685194961f122b78405a27bffc23ec706c79c237e5f2b8805acebeebdca');
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
INSERT INTO "original" VALUES('8ea6cc4a2cccc656b9d910652a9eb625301797b639a9712f9e70ce26eae88d90',50,'2026-11-22T19:23:16.925Z','Lan','9fe802968620de7f566725dff81d76fd0399fd033db12fc5a03481d857ffcf90');
CREATE TABLE saved_search (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	query_json TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	saved_at TEXT NOT NULL, 
	saved_by TEXT NOT NULL, 
	row_hash TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name)
)
 STRICT

;
INSERT INTO "saved_search" VALUES('ca63122e01cc4b1594fb20def9d3b668','Triển khai hằng năm','{"binned":false,"kind":"trien_khai","person":null,"reviewed":null,"sort":"date","with_photos":false,"words":"triển khai","year":null}',1,'2026-11-22T19:23:16.954Z','Lan','798f4685194961f122b78405a27bffc23ec706c79c237e5f2b8805acebeebdca');
CREATE INDEX meeting_listed ON meeting (first_day DESC, created_at DESC, id, last_day, kind, reviewed, photos, binned_at) WHERE binned_at IS NULL;
CREATE INDEX meeting_in_bin ON meeting (first_day DESC, created_at DESC, id, last_day, kind, reviewed, photos, binned_at) WHERE binned_at IS NOT NULL;
CREATE INDEX meeting_by_text ON meeting (text_hash);
CREATE INDEX attachment_in_order ON attachment (meeting_id, position);
CREATE INDEX attachment_by_original ON attachment (sha256);
CREATE INDEX change_of_meeting ON change (meeting_id, seq);
CREATE TRIGGER change_refuses_update BEFORE UPDATE ON change BEGIN SELECT raise(ABORT, 'the history is only added to'); END;
CREATE TRIGGER change_refuses_delete BEFORE DELETE ON change BEGIN SELECT raise(ABORT, 'the history is only added to'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',5);
COMMIT;