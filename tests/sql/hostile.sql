-- data: newsroom
-- A file from a stranger: views and triggers that call our functions.  Those
-- that write refuse, whatever trusted_schema says; the others read this file.
CREATE VIEW w1 AS SELECT quoth_init();
CREATE VIEW w2 AS SELECT quoth_merge_speakers(1, 2);
CREATE VIEW w3 AS SELECT quoth_unmerge_speakers(1);
CREATE VIEW w4 AS SELECT quoth_reindex();
CREATE VIEW w5 AS SELECT quoth_link();
SELECT * FROM w1;
SELECT * FROM w2;
SELECT * FROM w3;
SELECT * FROM w4;
SELECT * FROM w5;
CREATE TRIGGER sly AFTER UPDATE ON outlets BEGIN SELECT quoth_merge_speakers(1, 2); END;
UPDATE outlets SET name = name;
DROP TRIGGER sly;
CREATE TABLE g(x, y AS (quoth_reindex()));
CREATE INDEX gi ON outlets(quoth_init());
SELECT count(*) FROM speakers;
-- what only reads may stand in views, triggers and generated columns
CREATE VIEW r1 AS SELECT text FROM quotes_by('Otto Brandt');
CREATE VIEW r2 AS SELECT q.text FROM articles a, quote_extract(a.body) q WHERE a.article_id = 4;
CREATE VIEW r3 AS SELECT statement FROM claim_match('fish is dear');
CREATE VIEW r4 AS SELECT speaker_key('Brandt'), quote_normalize('“A”');
SELECT count(*) FROM r1;
SELECT count(*) > 0 FROM r2;
SELECT count(*) FROM r3;
SELECT * FROM r4;
-- tables that are views that call the functions that read them: an error, soon
ALTER TABLE articles RENAME TO real_articles;
CREATE VIEW articles AS SELECT a.* FROM real_articles a, quotes_by(1) q, quote_changes(2) c;
SELECT count(*) FROM quotes_by('Otto Brandt');
SELECT count(*) FROM quote_changes(2);
SELECT count(*) FROM quote_variants(6);
DROP VIEW articles;
ALTER TABLE real_articles RENAME TO articles;
-- tables with columns that are missing, or of other types
ALTER TABLE speaker_names RENAME COLUMN key TO clef;
SELECT * FROM quotes_by('Otto Brandt');
SELECT * FROM speakers_like('Otto Brandt');
ALTER TABLE speaker_names RENAME COLUMN clef TO key;
UPDATE speakers SET name = x'ff00' WHERE speaker_id = 2;
UPDATE speaker_names SET name = x'fe', key = 7 WHERE speaker_id = 1;
SELECT quote_id, hex(speaker) FROM quotes_by(2);
SELECT count(*) FROM speakers_like('Otto Brandt');
UPDATE articles SET body = x'00ff' WHERE article_id = 4;
SELECT count(*) FROM articles a, quote_extract(a.body) q;
SELECT count(*) FROM quote_check;
PRAGMA foreign_key_check;
