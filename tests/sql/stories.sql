-- data: stories
-- Copies of one text: one story, one witness.
SELECT story_id, title, first_outlet, articles, outlets, identical, syndicated, partial, rewrites FROM story_list;
SELECT claim, articles, outlets, witnesses FROM claim_witnesses ORDER BY claim_id;
-- a version that was superseded does not count, and its story goes with it
UPDATE articles SET superseded_by = 4 WHERE article_id IN (2, 3);
SELECT count(*) FROM story_list;
-- who takes a story apart leaves no member behind
PRAGMA foreign_keys = 1;
DELETE FROM stories;
SELECT count(*) FROM story_articles;
PRAGMA foreign_key_check;
