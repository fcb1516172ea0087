-- data: claims
SELECT count(*) FROM quote_check;
-- the same claim in other words, best first; what the words are
SELECT statement_id, relation, number_conflict, matched, outlet, said_on, speaker, claim_id FROM claim_match('Fishing boats cannot use the harbour in May: it will be closed.');
SELECT statement_id, number_conflict, score > 0.5 FROM claim_match('The repairs will cost 40 million crowns.') ORDER BY statement_id;
SELECT statement_id, polarity_differs FROM claim_match('We have asked the ministry for money.') ORDER BY 1;
-- k cuts, filters work before it does
SELECT statement_id FROM claim_match('The harbour will be closed to fishing boats in May.', 1);
SELECT statement_id FROM claim_match('The harbour will be closed to fishing boats in May.', 1) WHERE outlet = 'The Pilot';
SELECT statement_id FROM claim_match('The harbour will be closed to fishing boats in May.', 1) WHERE since = '2031-03-02' AND until = '2031-03' AND outlet = 'Coast Radio';
SELECT statement_id FROM claim_match('The repairs will cost 40 million crowns.', 1, 0.0) WHERE by = 'BRANDT';
SELECT count(*) FROM claim_match('The repairs will cost 40 million crowns.', 9, 0.0) WHERE by = 'nobody';
SELECT statement_id FROM claim_match('The repairs will cost 40 million crowns.', 9, 0.0, NULL, '2031-04', '2031-04-01');
SELECT count(*) FROM claim_match('The repairs will cost 40 million crowns.', 0);
SELECT count(*) FROM claim_match('The repairs will cost 40 million crowns.', 20, 1.1);
-- several sentences are matched one by one, unless they are one statement
SELECT DISTINCT statement_id FROM claim_match('The harbour will be closed to fishing boats in May. The repairs will cost 40 million crowns.', 20, 0.5) ORDER BY 1;
SELECT whole.score < apart.score FROM claim_match('The harbour will be closed to fishing boats in May. The repairs will cost 40 million crowns.', 1) apart, claim_match('The harbour will be closed to fishing boats in May. The repairs will cost 40 million crowns.', 1, 0.0) whole WHERE whole.whole = 1;
-- in joins: where else was it said?
SELECT s.statement_id, m.statement_id FROM statements s, claim_match(s.text, 5) m WHERE m.min_score = 0.5 AND m.statement_id <> s.statement_id AND NOT m.number_conflict AND s.quote_id <= 5 ORDER BY 1, 2;
SELECT s.statement_id, m.statement_id FROM statements s LEFT JOIN claim_match(s.text, 5, 0.5) m ON m.statement_id < s.statement_id WHERE s.statement_id > 8;
-- rejected quotes and superseded articles are left out
UPDATE quotes SET status = 'rejected' WHERE quote_id = 3;
UPDATE articles SET superseded_by = 10 WHERE article_id = 2;
SELECT statement_id FROM claim_match('The harbour will be closed to fishing boats in May.', 20, 0.3);
-- the same with the statements in segments
SELECT quoth_reindex();
SELECT statement_id FROM claim_match('Fishing boats cannot use the harbour in May: it will be closed.');
SELECT statement_id FROM claim_match('The repairs will cost 40 million crowns.', 1, 0.0) WHERE by = 'Ilse Brandt';
SELECT statement_id FROM claim_match('Repairs cost millions of crowns', 20, 0.0) WHERE outlet = 'Coast Radio' AND since = '2031-04' ORDER BY 1;
-- nothing, NULL, and what is wrong
SELECT count(*) FROM claim_match('');
SELECT count(*) FROM claim_match('!!! ...');
SELECT count(*) FROM claim_match(NULL);
SELECT count(*) FROM claim_match('The harbour will be closed in May', NULL, NULL, NULL, NULL, NULL);
SELECT * FROM claim_match();
SELECT * FROM claim_match(40);
SELECT * FROM claim_match('x', -1);
SELECT * FROM claim_match('x', 10001);
SELECT * FROM claim_match('x', 'many');
SELECT * FROM claim_match('x', 1, 0, NULL, NULL, NULL, 'nowhere');
SELECT * FROM claim_match('x', 1, 0) WHERE candidates = 0;
CREATE VIRTUAL TABLE v USING claim_match;
-- arguments have one value, and say so
SELECT count(*) FROM claim_match('fish is dear') WHERE min_score > 0.5;
SELECT count(*) FROM claim_match('fish is dear') WHERE by LIKE 'Otto%';
SELECT count(*) FROM claim_match('fish is dear') WHERE k BETWEEN 1 AND 5;
SELECT count(*) FROM claim_match WHERE text MATCH 'fish is dear';
SELECT count(*) FROM claim_match('fish is dear') WHERE k IS 1 AND by IS NULL AND k IS NOT NULL;
SELECT count(*) FROM claim_match('fish is dear') WHERE min_score = 50;
SELECT count(*) FROM claim_match('fish is dear') WHERE min_score = -1;
SELECT count(*) FROM claim_match('fish is dear') WHERE since = 'yesterday';
SELECT count(*) FROM claim_match('fish is dear') WHERE until = '24.11.2015';
SELECT count(*) FROM claim_match('fish is dear') WHERE since = '2015-11-24T10:00' AND until = '2031';
SELECT count(*) FROM claim_match('fish is dear') WHERE schema = 'elsewhere';
ATTACH ':memory:' AS empty;
SELECT count(*) FROM claim_match('fish is dear') WHERE schema = 'empty';
SELECT count(*) FROM speakers_like('Otto', -1);
SELECT count(*) FROM speakers_like('Otto', 5, 7);
SELECT count(*) FROM speakers_like('Otto', 0);
SELECT count(*) FROM quotes_by('Otto', 'elsewhere');
-- k = 0 asks for nothing, an outlet's = is a filter, another comparison is not
SELECT count(*) FROM claim_match('fish is dear', 0);
SELECT count(*) FROM claim_match('fish is dear', 20, 0.0) WHERE outlet IS NOT NULL OR outlet LIKE 'x%' OR outlet IS NULL;
