-- data: stories
-- Copies of one text: one story, one witness.
SELECT story_id, title, first_outlet, articles, outlets, identical, syndicated, partial, rewrites FROM story_list;
SELECT claim, articles, outlets, witnesses FROM claim_witnesses ORDER BY claim_id;
-- a version that was superseded does not count, and its story goes with it
UPDATE articles SET superseded_by = 4 WHERE article_id IN (2, 3);
SELECT count(*) FROM story_list;
-- an article that is deleted takes its membership with it
PRAGMA foreign_keys = 1;
INSERT INTO articles(article_id, source, body) VALUES (5, 'wire/5', 'Rain.'), (6, 'bee/6', 'Rain.');
INSERT INTO stories VALUES (2, 5);
INSERT INTO story_articles VALUES (5, 2, NULL, 'first', 1), (6, 2, 5, 'identical', 1);
DELETE FROM articles WHERE article_id = 5;
SELECT article_id, copy_of IS NULL, relation FROM story_articles WHERE story_id = 2;
SELECT first_article_id IS NULL FROM stories WHERE story_id = 2;
