BEGIN;
SELECT quoth_init() > 0;
SELECT count(*) FROM articles;
ROLLBACK;
SELECT count(*) FROM sqlite_schema;
PRAGMA user_version;
PRAGMA application_id;
-- the one row of a statement that writes cannot hold it
CREATE TABLE t(x);
INSERT INTO t SELECT quoth_init();
SELECT count(*) FROM t;
SELECT quoth_init() > 0;
