-- Views in plain SQL: they answer in any tool, with or without the extension.
-- A quote counts when nobody rejected it and its article is the newest version.

CREATE VIEW quote_list AS
SELECT q.quote_id, q.text, q.kind, s.name AS speaker, q.speaker_text, q.cue,
       (SELECT group_concat(name, ', ') FROM (
          SELECT v.name FROM quote_sources v
           WHERE v.quote_id = q.quote_id ORDER BY v.ordinal)) AS sources,
       q.said_on, a.published, o.name AS outlet,
       a.title, a.url, q.confidence, q.status, q.speaker_id, q.article_id,
       q.start, q.stop
FROM quotes q
JOIN articles a ON a.article_id = q.article_id
LEFT JOIN speakers s ON s.speaker_id = q.speaker_id
LEFT JOIN outlets o ON o.outlet_id = a.outlet_id
WHERE q.status <> 'rejected' AND a.superseded_by IS NULL;

CREATE VIEW speaker_summary AS
SELECT s.speaker_id, s.name, s.kind, count(q.quote_id) AS quotes,
       count(DISTINCT q.article_id) AS articles,
       count(DISTINCT q.outlet) AS outlets,
       min(coalesce(q.said_on, substr(q.published, 1, 10))) AS first_quoted,
       max(coalesce(q.said_on, substr(q.published, 1, 10))) AS last_quoted
FROM speakers s
LEFT JOIN quote_list q ON q.speaker_id = s.speaker_id
GROUP BY s.speaker_id;

CREATE VIEW claim_timeline AS
SELECT t.claim_id, c.text AS claim,
       coalesce(q.said_on, substr(q.published, 1, 10)) AS said_on,
       q.published, q.speaker, t.text AS statement, q.outlet, q.title,
       t.statement_id, q.quote_id, q.article_id
FROM statements t
JOIN claims c ON c.claim_id = t.claim_id
JOIN quote_list q ON q.quote_id = t.quote_id
ORDER BY t.claim_id, coalesce(q.said_on, q.published), q.published,
         t.statement_id;

CREATE VIEW claim_spread AS
SELECT claim_id, claim, outlet, min(published) AS first_published,
       rank() OVER (PARTITION BY claim_id ORDER BY min(published) NULLS LAST)
         AS place,
       count(*) AS statements, count(DISTINCT article_id) AS articles
FROM claim_timeline
GROUP BY claim_id, outlet
ORDER BY claim_id, place, outlet;

-- An outlet quotes the speakers in its articles; a source those whose words
-- came through it.
CREATE VIEW who_quotes_whom AS
SELECT outlet AS quoting, 'outlet' AS quoting_as, speaker_id, speaker,
       count(*) AS quotes, count(DISTINCT article_id) AS articles,
       min(published) AS first_published, max(published) AS last_published
FROM quote_list
WHERE outlet IS NOT NULL AND speaker_id IS NOT NULL
GROUP BY outlet, speaker_id
UNION ALL
SELECT v.name, 'source', q.speaker_id, q.speaker,
       count(DISTINCT q.quote_id), count(DISTINCT q.article_id),
       min(q.published), max(q.published)
FROM quote_sources v
JOIN quote_list q ON q.quote_id = v.quote_id
WHERE q.speaker_id IS NOT NULL
GROUP BY v.name, q.speaker_id;

-- Stories as they stand: superseded versions do not count.
CREATE VIEW story_list AS
SELECT s.story_id, f.title, o.name AS first_outlet,
       f.published AS first_published, count(*) AS articles,
       count(DISTINCT a.outlet_id) AS outlets,
       max(a.published) AS last_published,
       sum(m.relation = 'identical') AS identical,
       sum(m.relation = 'syndicated') AS syndicated,
       sum(m.relation = 'partial') AS partial,
       sum(m.relation = 'rewrite') AS rewrites, s.first_article_id
FROM stories s
JOIN story_articles m ON m.story_id = s.story_id
JOIN articles a ON a.article_id = m.article_id AND a.superseded_by IS NULL
LEFT JOIN articles f ON f.article_id = s.first_article_id
LEFT JOIN outlets o ON o.outlet_id = f.outlet_id
GROUP BY s.story_id
HAVING count(*) > 1;

-- How many heard it: copies of one text are one witness.
CREATE VIEW claim_witnesses AS
SELECT t.claim_id, t.claim, count(DISTINCT t.article_id) AS articles,
       count(DISTINCT t.outlet) AS outlets,
       count(DISTINCT coalesce(m.story_id, -t.article_id)) AS witnesses,
       min(t.published) AS first_published
FROM claim_timeline t
LEFT JOIN story_articles m ON m.article_id = t.article_id
GROUP BY t.claim_id;

-- Rows whose offsets do not give their text: none, or something is broken.
CREATE VIEW quote_check AS
SELECT 'quotes' AS in_table, q.quote_id AS id, 'text' AS what, q.text AS has,
       coalesce(
         (SELECT group_concat(piece, ' ')
          FROM (SELECT substr(a.body, p.start + 1, p.stop - p.start) AS piece
                FROM quote_spans p
                WHERE p.quote_id = q.quote_id ORDER BY p.ordinal)),
         substr(a.body, q.start + 1, q.stop - q.start)) AS expected
FROM quotes q JOIN articles a ON a.article_id = q.article_id
WHERE has IS NOT expected
UNION ALL
SELECT 'quotes', q.quote_id, 'speaker_text', q.speaker_text,
       substr(a.body, q.speaker_start + 1, q.speaker_stop - q.speaker_start)
FROM quotes q JOIN articles a ON a.article_id = q.article_id
WHERE q.speaker_start IS NOT NULL
  AND q.speaker_text
      IS NOT substr(a.body, q.speaker_start + 1,
                    q.speaker_stop - q.speaker_start)
UNION ALL
SELECT 'quotes', q.quote_id, 'cue', q.cue,
       substr(a.body, q.cue_start + 1, q.cue_stop - q.cue_start)
FROM quotes q JOIN articles a ON a.article_id = q.article_id
WHERE q.cue_start IS NOT NULL
  AND q.cue IS NOT substr(a.body, q.cue_start + 1, q.cue_stop - q.cue_start)
UNION ALL
SELECT 'statements', t.statement_id, 'text', t.text,
       substr(q.text, t.start + 1, t.stop - t.start)
FROM statements t JOIN quotes q ON q.quote_id = t.quote_id
WHERE t.text IS NOT substr(q.text, t.start + 1, t.stop - t.start);
