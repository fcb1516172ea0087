-- data: newsroom
-- one altered, one removed, one moved, one added: exactly those
SELECT change, quote_id, old_quote_id, diff FROM quote_changes(2);
-- the first version has none before it
SELECT count(*) FROM quote_changes(1);
-- two articles that are not versions of one
SELECT change, diff, speaker, old_speaker FROM quote_changes(4, 3);
UPDATE quotes SET speaker_id = 2, speaker_text = 'Otto Brandt' WHERE quote_id = 8;
SELECT change, quote_id, speaker, old_speaker, diff FROM quote_changes(2) WHERE change = 'reattributed';
UPDATE quotes SET status = 'rejected' WHERE quote_id = 8;
SELECT change, text, old_text FROM quote_changes(2) WHERE change = 'removed';
SELECT a.article_id, count(*) FROM articles a, quote_changes(a.article_id) GROUP BY 1;
SELECT count(*) FROM quote_changes(99);
SELECT count(*) FROM quote_changes(NULL);
SELECT * FROM quote_changes('x');
SELECT * FROM quote_changes();
