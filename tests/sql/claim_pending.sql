-- data: claims
-- many edits by plain SQL are found at once: more than are compared one by one
SELECT quoth_reindex();
WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 200)
INSERT INTO statements(statement_id, quote_id, ordinal, text, start, stop) SELECT 1000 + n, 1, 1000 + n, 'Boat number ' || n || ' left the harbour of Anselm.', 0, 0 FROM c;
SELECT count(*) FROM _quoth_pending;
SELECT statement_id, number_conflict FROM claim_match('The boat with number 77 left Anselm harbour.', 1);
SELECT count(*) FROM claim_match('The boat with number 77 left Anselm harbour.', 500);
-- an edit of one of them, an edit undone, and a deletion
UPDATE statements SET text = 'Divers found a wreck below the pier.' WHERE statement_id = 1077;
SELECT statement_id FROM claim_match('A wreck was found by divers under the pier.', 1);
SAVEPOINT s;
UPDATE statements SET text = 'A storm tore the nets of forty boats.' WHERE statement_id = 1077;
SELECT statement_id FROM claim_match('The nets of 40 boats were torn by a storm.', 1);
ROLLBACK TO s;
SELECT statement_id FROM claim_match('A wreck was found by divers under the pier.', 1);
RELEASE s;
SELECT statement_id FROM claim_match('A wreck was found by divers under the pier.', 1);
DELETE FROM statements WHERE statement_id = 1077;
SELECT count(*) FROM claim_match('A wreck was found by divers under the pier.');
-- a transaction that is undone, after a search in it
BEGIN;
UPDATE statements SET text = 'Gulls nest on the roof of the old customs house.' WHERE statement_id = 1076;
SELECT statement_id FROM claim_match('On the roof of the old customs house gulls are nesting.', 1);
ROLLBACK;
SELECT count(*) FROM claim_match('On the roof of the old customs house gulls are nesting.');
SELECT statement_id FROM claim_match('The boat with number 76 left Anselm harbour.', 1);
-- writing elsewhere
CREATE TEMP TABLE elsewhere AS SELECT 1 AS x;
INSERT INTO elsewhere SELECT statement_id FROM claim_match('The boat with number 76 left Anselm harbour.', 1);
SELECT statement_id FROM claim_match('The boat with number 76 left Anselm harbour.', 1);
-- a filter, and the same after they are taken in
SELECT count(*) FROM claim_match('The boat with number 78 left Anselm harbour.', 500) WHERE outlet = 'Nobody';
SELECT quoth_reindex('pending'), (SELECT count(*) FROM _quoth_pending);
SELECT statement_id FROM claim_match('The boat with number 78 left Anselm harbour.', 1);
SELECT quoth_check();
