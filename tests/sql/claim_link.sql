-- data: claims
-- who made the same claim; another number or a denial is another claim
SELECT quoth_link();
SELECT group_concat(statement_id) FROM (SELECT * FROM statements ORDER BY statement_id) GROUP BY claim_id ORDER BY min(statement_id);
SELECT text, first_statement_id, statements, outlets, witnesses, first_seen, last_seen FROM claims WHERE statements > 1 ORDER BY first_statement_id;
SELECT statement_a, statement_b, number_conflict, polarity_differs FROM claim_links ORDER BY 1, 2;
SELECT outlet, place FROM claim_spread WHERE claim LIKE '%boats%' ORDER BY place, outlet;
-- nothing new changes nothing
CREATE TEMP TABLE before AS SELECT * FROM statements;
SELECT quoth_link();
SELECT count(*) FROM (SELECT * FROM before EXCEPT SELECT * FROM statements);
-- what is new finds its claim, whose id stays
INSERT INTO statements(statement_id, quote_id, ordinal, text, start, stop) VALUES (20, 10, 1, 'In May the harbour is closed for fishing boats.', 0, 0);
SELECT quoth_link();
SELECT (SELECT claim_id FROM statements WHERE statement_id = 20) = (SELECT claim_id FROM before WHERE statement_id = 1);
SELECT count(*) FROM before b JOIN statements s USING (statement_id) WHERE s.claim_id <> b.claim_id;
-- a copied article is no second witness
INSERT INTO stories(story_id, first_article_id) VALUES (1, 1);
INSERT INTO story_articles(article_id, story_id, copy_of, relation, similarity) VALUES (1, 1, NULL, 'first', 1), (3, 1, 1, 'identical', 1);
SELECT quoth_link('again');
SELECT statements, outlets, witnesses FROM claims WHERE text LIKE '%boats%';
-- what a person decides stands, also when all is grouped again
INSERT INTO claim_decisions(text_a, text_b, verdict) SELECT a.text, b.text, 'same' FROM statements a, statements b WHERE a.statement_id = 9 AND b.statement_id = 10;
INSERT INTO claim_decisions(text_a, text_b, verdict) SELECT a.text, b.text, 'different' FROM statements a, statements b WHERE a.statement_id = 4 AND b.statement_id = 5;
SELECT quoth_link();
SELECT group_concat(statement_id) FROM (SELECT * FROM statements ORDER BY statement_id) GROUP BY claim_id ORDER BY min(statement_id);
SELECT quoth_link('again');
SELECT group_concat(statement_id) FROM (SELECT * FROM statements ORDER BY statement_id) GROUP BY claim_id ORDER BY min(statement_id);
-- and may change their mind: the last word counts
INSERT INTO claim_decisions(text_a, text_b, verdict) SELECT text_b, text_a, 'different' FROM claim_decisions WHERE decision_id = 1;
SELECT quoth_link();
SELECT count(DISTINCT claim_id) FROM statements WHERE statement_id IN (9, 10);
-- no claim without statements, no trace of the work
DELETE FROM statements WHERE statement_id IN (9, 10);
SELECT quoth_link();
SELECT count(*) FROM claims WHERE claim_id NOT IN (SELECT claim_id FROM statements);
SELECT name FROM temp.sqlite_schema WHERE name LIKE '%quoth%';
PRAGMA foreign_key_check;
SELECT quoth_link('x');
CREATE VIEW w AS SELECT quoth_link();
SELECT * FROM w;
