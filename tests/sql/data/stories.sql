-- An agency's story, a paper and a blog that print it, and a reporter who was there.
INSERT INTO outlets(outlet_id, name) VALUES (1, 'Northern Wire'), (2, 'The Bee'), (3, 'Valley Blog'), (4, 'Gazette');
INSERT INTO articles(article_id, outlet_id, source, title, published, body) VALUES
 (1, 1, 'wire/1', 'Bridge to close', '2031-02-01', '“It is over,” the mayor said.'),
 (2, 2, 'bee/1', 'Bridge shut', '2031-02-02', '“It is over,” the mayor said.'),
 (3, 3, 'blog/1', 'What a day', '2031-02-03', '“It is over,” the mayor said.'),
 (4, 4, 'gazette/1', 'Mayor: it is over', '2031-02-01', '“It is over,” the mayor said.');
INSERT INTO stories(story_id, first_article_id) VALUES (1, 1);
INSERT INTO story_articles(article_id, story_id, copy_of, relation, similarity) VALUES
 (1, 1, NULL, 'first', 1), (2, 1, 1, 'syndicated', 0.9), (3, 1, 2, 'rewrite', 0.4);
INSERT INTO claims(claim_id, text) VALUES (1, 'It is over');
INSERT INTO quotes(quote_id, article_id, ordinal, kind, text, start, stop)
 SELECT article_id, article_id, 0, 'direct', 'It is over,', 1, 12 FROM articles;
INSERT INTO statements(statement_id, quote_id, ordinal, text, start, stop, claim_id)
 SELECT quote_id, quote_id, 0, 'It is over', 0, 10, 1 FROM quotes;
