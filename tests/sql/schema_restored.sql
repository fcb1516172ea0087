-- data: newsroom
-- a file restored from a dump has no marks: it gets them, and keeps its rows
PRAGMA application_id = 0;
PRAGMA user_version = 0;
CREATE TABLE my_notes(id INTEGER PRIMARY KEY, note TEXT);
SELECT quoth_init();
PRAGMA application_id;
PRAGMA user_version;
SELECT count(*) > 0 FROM quotes;
-- one whose tables are not ours to the letter does not
PRAGMA application_id = 0;
PRAGMA user_version = 0;
DROP TRIGGER statements_au;
SELECT quoth_init();
PRAGMA application_id;
