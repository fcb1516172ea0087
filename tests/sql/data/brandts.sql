-- three speakers that are one
INSERT INTO articles(article_id, source, body) VALUES (1, 'a', '');
INSERT INTO speakers(speaker_id, name, kind, gender) VALUES
  (1, 'Ilse Brandt', 'person', 'f'), (2, 'I. Brandt', 'unknown', NULL), (3, 'Mayor Brandt', 'person', NULL);
INSERT INTO speaker_names VALUES
  (1, 'Ilse Brandt', 'ilse brandt', 'seen'), (1, 'Brandt', 'brandt', 'seen'),
  (2, 'I. Brandt', 'i brandt', 'seen'), (2, 'Brandt', 'brandt', 'given'),
  (3, 'Mayor Brandt', 'mayor brandt', 'seen');
INSERT INTO quotes(quote_id, article_id, ordinal, kind, text, speaker_id, start, stop) VALUES
  (1, 1, 0, 'direct', 'one', 1, 0, 0), (2, 1, 1, 'direct', 'two', 2, 0, 0),
  (3, 1, 2, 'direct', 'three', 3, 0, 0);
