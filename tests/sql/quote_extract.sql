-- every column; stance and said_on by name only
.mode line
CREATE TEMP TABLE one AS SELECT *, stance FROM quote_extract('“The ferry sails at noon,” Ilse Brandt said.');
UPDATE one SET confidence = confidence BETWEEN 0.9 AND 1;
SELECT * FROM one;
.mode list
SELECT ordinal, kind, text, speaker, cue FROM quote_extract(
'The ferry is late, again.

“We wait,” said Ilse Brandt, the harbour master. “Nobody — swims.”

"Fish is dear," Otto Brandt told the Harbour Post.');
-- offsets count characters, and give the text
WITH a(body) AS (VALUES ('«Ça va», said Zoë Brûlé. “naïve 你好 🙂 — done,” Зоя Брюле said.'))
SELECT q.ordinal, q.text = (SELECT group_concat(substr(body, (value ->> 0) + 1, (value ->> 1) - (value ->> 0)), ' ')
                            FROM json_each(q.spans)),
       q.speaker_text IS substr(body, speaker_start + 1, speaker_stop - speaker_start),
       q.cue IS substr(body, cue_start + 1, cue_stop - cue_start),
       json_valid(q.sources)
FROM a, quote_extract(a.body) q;
-- joins, lateral calls, several searches of one cursor
CREATE TABLE my_articles(id INTEGER PRIMARY KEY, body TEXT, day TEXT);
INSERT INTO my_articles(body, day) VALUES
  ('“Yes,” Ilse Brandt said.', '2021-03-02'), (NULL, NULL), ('No quote here.', NULL),
  ('“No,” Otto Brandt said. “Never,” he added.', NULL);
SELECT a.id, q.text, q.speaker FROM my_articles a, quote_extract(a.body, a.day) q;
SELECT a.id, count(q.text) FROM my_articles a LEFT JOIN quote_extract(a.body) q GROUP BY a.id;
SELECT speaker, count(*) FROM my_articles, quote_extract(body) WHERE kind = 'direct' GROUP BY speaker ORDER BY 1;
SELECT text FROM quote_extract WHERE input_text IN (SELECT body FROM my_articles) AND ordinal = 0;
EXPLAIN QUERY PLAN SELECT a.id, q.* FROM my_articles a, quote_extract(a.body) q;
EXPLAIN QUERY PLAN SELECT a.id, q.* FROM quote_extract(a.body, a.day) q, my_articles a;
-- weekdays count from the date of the article, which may be unknown
SELECT said_on FROM quote_extract('“We left,” Ilse Brandt said on Monday.', '2021-03-04');
SELECT said_on IS NULL FROM quote_extract('“We left,” Ilse Brandt said on Monday.', NULL);
-- nothing to read, and what is no text
SELECT count(*) FROM quote_extract('');
SELECT count(*) FROM quote_extract(NULL);
SELECT * FROM quote_extract();
SELECT * FROM quote_extract;
SELECT * FROM quote_extract(5);
SELECT * FROM quote_extract(x'00');
SELECT * FROM quote_extract('a', 5);
SELECT * FROM quote_extract('a', 'b', 'c', 'd', 'e');
SELECT count(*) > 0 FROM quote_extract(CAST(x'22ff22206865207361696420' || CAST('"We left, all," Otto Brandt said.' AS BLOB) AS TEXT));
-- innocuous: it may stand in a view
CREATE VIEW heard AS SELECT a.id, q.text FROM my_articles a, quote_extract(a.body) q;
SELECT * FROM heard WHERE id = 4;
-- the colon stands for a cue
SELECT kind, speaker, cue, cue_start, cue_stop, stance FROM quote_extract('Petrova: “Nothing has changed since.”');
SELECT kind, speaker, cue, cue_start, cue_stop, stance FROM quote_extract('Petrova: tariffs will hurt workers' || char(10, 10) || 'The talks went on.');
