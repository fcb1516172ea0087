-- A database of $quotes quotes, eight in an article, each 20 words; speaker n of
-- 1 … $quotes / 50 + 1 says 1/n of what the first says (Zipf's law).  The same
-- each time: hashes stand for chance.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -200000;
SELECT 'schema ' || quoth_init();
BEGIN;
INSERT INTO outlets(outlet_id, name)
  SELECT value, 'Outlet ' || value FROM generate_series(1, 300);
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < $quotes / 8)
INSERT INTO articles(article_id, outlet_id, source, url, title, published, body)
  SELECT i, 1 + i * 7919 % 300, 'bench/' || i, 'https://bench.example/' || i,
         'Title of article ' || i, date('2000-01-01', (i % 9000) || ' days'), ''
  FROM n;
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < $quotes / 50 + 1)
INSERT INTO speakers(speaker_id, name, kind)
  SELECT i, 'Given' || (i % 700) || ' Surname' || i, 'person' FROM n;
INSERT INTO speaker_names
  SELECT speaker_id, name, lower(name), 'seen' FROM speakers
  UNION ALL
  SELECT speaker_id, 'Surname' || speaker_id, 'surname' || speaker_id, 'seen'
  FROM speakers;
WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < $quotes - 1),
draw(i, u) AS (SELECT i, (i * 2654435761 % 4294967296) / 4294967296.0 FROM n)
INSERT INTO quotes(article_id, ordinal, kind, text, speaker_id, speaker_text,
                   cue, start, stop, confidence)
  SELECT i / 8 + 1, i % 8, 'direct',
         'We said number ' || i || ' in the year before the bridge was built,'
           || ' and nobody on the hill wrote a word of it down.',
         CAST(exp(u * ln($quotes / 50 + 1)) AS INTEGER), 'the speaker', 'said',
         0, 100, 0.9
  FROM draw;
INSERT INTO quote_sources(quote_id, ordinal, name)
  SELECT quote_id, 0, 'Agency ' || (quote_id % 40) FROM quotes
  WHERE quote_id % 10 = 0;
COMMIT;
