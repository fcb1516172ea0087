-- data: newsroom
SELECT count(*) FROM quote_check;
SELECT * FROM quotes_by('Otto Brandt');
-- in any spelling and script; replaced versions and rejected quotes are left out
SELECT quote_id, text, speaker, speaker_text, sources FROM quotes_by('BRANDT');
SELECT quote_id FROM quotes_by('Брандт') EXCEPT SELECT quote_id FROM quotes_by(1);
SELECT count(*) FROM quotes_by('the town');
-- by speaker_id; in joins; more than one search of one cursor
SELECT s.name, count(*) FROM speakers s, quotes_by(s.speaker_id) GROUP BY s.name;
SELECT s.name, q.text FROM speakers s LEFT JOIN quotes_by(s.name) q ORDER BY 1, 2;
SELECT count(*) FROM quotes_by WHERE who IN ('Otto Brandt', 2, 'nobody', NULL);
-- nobody, NULL, and what is no name
SELECT count(*) FROM quotes_by('nobody at all');
SELECT count(*) FROM quotes_by('');
SELECT count(*) FROM quotes_by(NULL);
SELECT count(*) FROM quotes_by(99);
SELECT count(*) FROM quotes_by('x'' OR 1=1 --');
SELECT * FROM quotes_by();
SELECT * FROM quotes_by;
SELECT * FROM quotes_by(x'00');
SELECT * FROM quotes_by(1.5);
SELECT * FROM quotes_by(1, 'main', 2);
-- an argument that no plan can give
SELECT * FROM quotes_by(q.who) q;
-- an attached file
SELECT count(*) FROM quotes_by('Brandt', 'MAIN');
SELECT count(*) FROM quotes_by('Brandt', NULL);
SELECT * FROM quotes_by('Brandt', 'nowhere');
ATTACH ':memory:' AS "o""ther";
CREATE TABLE "o""ther".speakers AS SELECT * FROM main.speakers;
CREATE TABLE "o""ther".speaker_names AS SELECT * FROM main.speaker_names;
CREATE TABLE "o""ther".articles AS SELECT * FROM main.articles;
CREATE TABLE "o""ther".outlets AS SELECT * FROM main.outlets;
CREATE TABLE "o""ther".quote_sources AS SELECT * FROM main.quote_sources;
CREATE TABLE "o""ther".quotes AS SELECT * FROM main.quotes WHERE quote_id > 8;
SELECT quote_id FROM quotes_by('Brandt', 'o"ther');
SELECT quote_id FROM quotes_by('Brandt') WHERE schema = 'o"ther';
-- plans: the argument leads, and the joins follow it
EXPLAIN QUERY PLAN SELECT text FROM quotes_by('Putin');
EXPLAIN QUERY PLAN SELECT s.name, q.text FROM quotes_by(s.speaker_id) q, speakers s WHERE s.kind = 'person';
EXPLAIN QUERY PLAN SELECT * FROM quotes_by('a') x JOIN quotes USING (quote_id);
-- no statement stays open behind a search that was left early
BEGIN;
SELECT text FROM quotes_by('Brandt') LIMIT 1;
COMMIT;
DETACH "o""ther";
VACUUM;
-- nothing of ours can be made to stay
CREATE VIRTUAL TABLE mine USING quotes_by;
INSERT INTO quotes_by(who) VALUES ('x');
SELECT name, type, hidden FROM pragma_table_xinfo('quotes_by') WHERE hidden;
-- a schema that calls us back ends with an error
CREATE TEMP VIEW q AS SELECT * FROM quotes_by('Brandt');
ALTER TABLE outlets RENAME TO real_outlets;
DROP VIEW IF EXISTS quote_list;
CREATE VIEW outlets AS SELECT 1 AS outlet_id, (SELECT max(outlet) FROM quotes_by('Brandt')) AS name;
SELECT max(outlet) FROM quotes_by('Brandt');
