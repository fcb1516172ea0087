-- data: claims
-- a claim of two common words, among enough statements that these count words
WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 6000)
INSERT INTO statements(statement_id, quote_id, ordinal, text, start, stop) SELECT 1000 + n, 1, 1000 + n, iif(n % 20, 'Boat ' || n || ' brought ' || (n % 97) || ' barrels of herring, ' || char(65 + n % 26) || 'lsen counted.', 'The bridge of ' || char(65 + n % 23) || 'orvik was closed for ' || n || ' days.'), 0, 0 FROM c;
SELECT quoth_reindex() > 6000;
SELECT count(*), min(score) > 0.5, max(statement LIKE 'Boat%') FROM claim_match('the bridge was closed', 50);
SELECT count(*) FROM claim_match('of the');
-- without any content word
INSERT INTO statements(statement_id, quote_id, ordinal, text, start, stop) VALUES (9002, 1, 9002, 'It is what it is.', 0, 0);
SELECT statement_id, relation FROM claim_match('It is what it is', 1);
SELECT quoth_reindex('pending');
SELECT statement_id, relation FROM claim_match('It is what it is', 1);
