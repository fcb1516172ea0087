-- A harbour that never was, in the words of six articles: each quote is one
-- statement and its article's whole body, in marks.
INSERT INTO outlets(outlet_id, name) VALUES
  (1, 'Norrvik Daily'), (2, 'The Pilot'), (3, 'Coast Radio');
INSERT INTO speakers(speaker_id, name, kind) VALUES
  (1, 'Ilse Brandt', 'person'), (2, 'Otto Falk', 'person');
INSERT INTO speaker_names(speaker_id, name, key) VALUES
  (1, 'Ilse Brandt', speaker_key('Ilse Brandt')),
  (1, 'Brandt', speaker_key('Brandt')),
  (2, 'Otto Falk', speaker_key('Otto Falk'));
CREATE TEMP TABLE said(id INTEGER PRIMARY KEY, outlet, day, speaker, text);
INSERT INTO said VALUES
  (1, 1, '2031-03-01', 1, 'The harbour will be closed to fishing boats in May.'),
  (2, 2, '2031-03-02', 1, 'The port is going to be shut to fishing boats in May.'),
  (3, 3, '2031-03-02', 1, 'The harbour will be closed to fishing boats in May.'),
  (4, 1, '2031-03-05', 2, 'The repairs will cost 40 million crowns.'),
  (5, 2, '2031-03-06', 2, 'Repairing it is going to cost forty million crowns.'),
  (6, 3, '2031-04-01', 2, 'The repairs will cost 70 million crowns.'),
  (7, 1, '2031-04-02', 1, 'We have asked the ministry for money.'),
  (8, 2, '2031-04-02', 1, 'We have not asked the ministry for money.'),
  (9, 3, '2031-04-09', 2, 'Nobody on the council knew how old the quay walls were.'),
  (10, 1, '2031-05-20', 2, 'Tourists still come for the lighthouse and the smoked eel.');
INSERT INTO articles(article_id, outlet_id, source, title, published, body)
  SELECT id, outlet, 'article ' || id, 'Harbour ' || id, day, '"' || text || '"'
  FROM said;
INSERT INTO quotes(quote_id, article_id, ordinal, kind, text, speaker_id, start, stop)
  SELECT id, id, 0, 'direct', text, speaker, 1, 1 + length(text) FROM said;
INSERT INTO statements(statement_id, quote_id, ordinal, text, start, stop)
  SELECT id, id, 0, text, 0, length(text) FROM said;
DROP TABLE said;
