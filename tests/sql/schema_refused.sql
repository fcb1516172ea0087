-- a file that another program marked
PRAGMA application_id = 77;
SELECT quoth_init();
PRAGMA application_id = 0;
PRAGMA user_version = 5;
SELECT quoth_init();
PRAGMA user_version = 0;
-- a table of somebody's own under one of our names
CREATE TABLE Articles(id INTEGER PRIMARY KEY, body TEXT);
SELECT quoth_init();
DROP TABLE Articles;
CREATE VIEW claim_spread AS SELECT 1;
SELECT quoth_init();
SELECT name FROM sqlite_schema;
DROP VIEW claim_spread;
PRAGMA application_id;
-- tables of other names stay beside ours
CREATE TABLE my_articles(id INTEGER PRIMARY KEY, body TEXT);
SELECT quoth_init() > 0;
SELECT count(*) FROM articles, my_articles;
-- a newer quoth wrote it
PRAGMA user_version = 900;
SELECT quoth_init();
-- marked as ours, but somebody dropped the tables
PRAGMA user_version = 1;
DROP TABLE quotes_fts;
DROP TABLE statements;
DROP TABLE quotes;
DROP TABLE articles;
SELECT quoth_init();
