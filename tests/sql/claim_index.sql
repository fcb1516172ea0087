-- data: claims
-- edits by plain SQL are found at once, with segments and without
SELECT count(*) FROM _quoth_pending;
SELECT quoth_reindex();
SELECT (SELECT count(*) FROM _quoth_pending), (SELECT count(*) FROM _quoth_segments), (SELECT statements FROM _quoth_segments);
INSERT INTO statements(statement_id, quote_id, ordinal, text, start, stop) VALUES (-5, 10, 1, 'Herring prices doubled overnight.', 0, 0), (9007199254740993, 10, 2, 'A storm tore the nets of forty boats.', 0, 0);
SELECT statement_id FROM claim_match('Overnight the price of herring doubled.', 1);
UPDATE statements SET text = 'Divers found a wreck below the pier.' WHERE statement_id = 9;
SELECT statement_id FROM claim_match('A wreck was found by divers under the pier.', 1);
SELECT count(*) FROM claim_match('Nobody on the council knew how old the quay walls were.');
DELETE FROM statements WHERE statement_id = 10;
SELECT count(*) FROM claim_match('Tourists still come for the lighthouse and the smoked eel.');
SELECT * FROM _quoth_pending;
-- taken in: a second segment, and what the first one holds of them is stale
SELECT quoth_reindex('pending');
SELECT segment_id, statements FROM _quoth_segments;
SELECT * FROM _quoth_stale;
SELECT statement_id FROM claim_match('A wreck was found by divers under the pier.', 1);
SELECT statement_id FROM claim_match('The nets of 40 boats were torn by a storm.', 1);
SELECT count(*) FROM claim_match('Tourists still come for the lighthouse and the smoked eel.');
SELECT quoth_reindex('pending'), quoth_check();
-- an update that changes no words, a conflict clause of the statement's own
UPDATE statements SET text = text, ordinal = ordinal + 10;
SELECT count(*) FROM _quoth_pending;
INSERT OR REPLACE INTO statements(statement_id, quote_id, ordinal, text, start, stop) VALUES (9, 9, 0, 'Divers found two wrecks below the pier.', 0, 0);
UPDATE OR FAIL statements SET text = 'Divers found three wrecks below the pier.' WHERE statement_id = 9;
SELECT statement_id FROM claim_match('Three wrecks were found below the pier by divers.', 1);
-- eight segments of a size become one; what is stale goes
WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 6)
INSERT INTO statements(statement_id, quote_id, ordinal, text, start, stop) SELECT 100 + n, 1, 100 + n, 'Boat number ' || n || ' left the harbour.', 0, 0 FROM c;
CREATE TEMP TABLE one_by_one AS SELECT * FROM statements WHERE statement_id > 100;
DELETE FROM statements WHERE statement_id BETWEEN 101 AND 106;
INSERT INTO statements SELECT * FROM one_by_one WHERE statement_id = 101; SELECT quoth_reindex('pending');
INSERT INTO statements SELECT * FROM one_by_one WHERE statement_id = 102; SELECT quoth_reindex('pending');
INSERT INTO statements SELECT * FROM one_by_one WHERE statement_id = 103; SELECT quoth_reindex('pending');
INSERT INTO statements SELECT * FROM one_by_one WHERE statement_id = 104; SELECT quoth_reindex('pending');
INSERT INTO statements SELECT * FROM one_by_one WHERE statement_id = 105; SELECT quoth_reindex('pending');
INSERT INTO statements SELECT * FROM one_by_one WHERE statement_id = 106; SELECT quoth_reindex('pending');
SELECT count(*), (SELECT count(*) FROM _quoth_stale) FROM _quoth_segments;
SELECT statement_id FROM claim_match('Boat number 4 left the harbour.', 1);
SELECT quoth_check();
-- what is undone is as if it had not been
BEGIN;
DELETE FROM statements;
SELECT quoth_reindex();
SELECT count(*) FROM claim_match('Boat number 4 left the harbour.');
ROLLBACK;
SELECT statement_id FROM claim_match('Boat number 4 left the harbour.', 1);
-- damage is told, and mended
UPDATE _quoth_parts SET data = substr(data, 1, length(data) - 20) || zeroblob(20);
SELECT statement_id FROM claim_match('Boat number 4 left the harbour.', 1);
UPDATE _quoth_format SET value = value + 1 WHERE name = 'claim_index';
SELECT * FROM claim_match('Boat number 4 left the harbour.', 1);
SELECT quoth_check();
UPDATE _quoth_segments SET head = x'00';
UPDATE _quoth_format SET value = value + 1 WHERE name = 'claim_index';
SELECT * FROM claim_match('Boat number 4 left the harbour.', 1);
SELECT quoth_reindex();
SELECT statement_id FROM claim_match('Boat number 4 left the harbour.', 1);
SELECT quoth_check();
-- an index that another build made, by other terms, is told and made anew
UPDATE _quoth_format SET value = value + 1 WHERE name IN ('claim_index', 'claim_terms');
SELECT * FROM claim_match('Boat number 4 left the harbour.', 1);
SELECT quoth_check();
SELECT quoth_reindex('pending') = (SELECT count(*) FROM statements), quoth_reindex('pending'), quoth_check();
SELECT statement_id FROM claim_match('Boat number 4 left the harbour.', 1);
DELETE FROM _quoth_format WHERE name = 'claim_terms';
UPDATE _quoth_format SET value = value + 1 WHERE name = 'claim_index';
SELECT * FROM claim_match('Boat number 4 left the harbour.', 1);
SELECT quoth_link() > 0;
SELECT count(*) FROM claim_match('Boat number 4 left the harbour.', 1);
DELETE FROM claims; UPDATE statements SET claim_id = NULL;
-- keys of names and of near-copies that are not as ours
INSERT INTO _quoth_fingerprints VALUES (4294967296);
UPDATE speaker_names SET key = key || 'x' WHERE rowid = 1;
SELECT quoth_check();
UPDATE speaker_names SET key = coalesce(nullif(speaker_key(name), ''), name);
DELETE FROM _quoth_fingerprints;
SELECT quoth_check();
-- rows that disagree are named
INSERT INTO _quoth_stale SELECT 4, 99;
DELETE FROM _quoth_pending;
SELECT quoth_check();
SELECT quoth_reindex();
-- a view or trigger must not write
CREATE VIEW w AS SELECT quoth_reindex();
SELECT * FROM w;
SELECT quoth_reindex('x');
SELECT quoth_reindex(NULL);
-- an attached file
ATTACH ':memory:' AS other;
SELECT * FROM claim_match('Boat number 4 left the harbour.') WHERE schema = 'other';
-- tables of ours that are views and call us
CREATE TABLE other._quoth_segments AS SELECT * FROM _quoth_segments;
CREATE TABLE other._quoth_pending AS SELECT * FROM _quoth_pending;
CREATE TABLE other._quoth_parts AS SELECT 1 AS part_id, 'text' AS data;
CREATE VIEW other.statements AS SELECT statement_id, statement AS text FROM claim_match('Boat number 4 left the harbour.') WHERE schema = 'other';
CREATE TABLE other._quoth_format AS SELECT * FROM main._quoth_format;
SELECT * FROM claim_match('Boat number 4 left the harbour.') WHERE schema = 'other';
DROP TABLE other._quoth_format;
CREATE VIEW other._quoth_format AS SELECT 'claim_index' AS name, count(*) AS value FROM claim_match('Boat number 4 left the harbour.') WHERE schema = 'other';
SELECT * FROM claim_match('Boat number 4 left the harbour.') WHERE schema = 'other';
