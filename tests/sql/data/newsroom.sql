-- Invented people and papers: two versions of one article, a copy of its quote
-- that another paper changed, a quote that came through an agency, one that a
-- reader rejected, and two people of one surname.
INSERT INTO outlets VALUES
  (1, 'Harbour Post', 'harbourpost.example'), (2, 'The Gull', 'gull.example'),
  (3, 'Tide Agency', NULL);
INSERT INTO articles(article_id, outlet_id, source, version, superseded_by, url, title, published, body) VALUES
  (1, 1, 'post/1', 1, 2, 'https://harbourpost.example/1', 'Ferry', '2021-03-02',
   '“The ferry sails at noon,” Ilse Brandt said. “It will be full.” “We wait,” she added. “Nobody swims.”'),
  (2, 1, 'post/1', 2, NULL, 'https://harbourpost.example/1', 'Ferry, updated', '2021-03-02',
   '“We wait,” Ilse Brandt said. “The ferry sails at one,” she added. “Bring a coat.” “Nobody swims.”'),
  (3, 2, 'gull/7', 1, NULL, 'https://gull.example/7', 'No swimming', '2021-03-04',
   '“The old ferry sails at one,” Брандт said, as reported by Tide Agency. “Fish is dear,” Otto Brandt said.'),
  (4, 2, 'gull/8', 1, NULL, NULL, 'Prices', NULL,
   '“Fish is dear,” Otto Brandt said. The town said fish is cheap.');
INSERT INTO speakers VALUES
  (1, 'Ilse Brandt', 'person', 'f', NULL), (2, 'Otto Brandt', 'person', 'm', NULL),
  (3, 'the town', 'organization', NULL, NULL);
INSERT INTO speaker_names(speaker_id, name, key, how)
  WITH n(id, name) AS (VALUES (1, 'Ilse Brandt'), (1, 'Брандт'), (2, 'Otto Brandt'), (3, 'the town'))
  SELECT id, name, speaker_key(name), 'seen' FROM n;
CREATE TEMP TABLE said(article_id, speaker_id, speaker_text, cue, text, kind DEFAULT 'direct', said_on, status DEFAULT 'machine');
INSERT INTO said(article_id, speaker_id, speaker_text, cue, text) VALUES
  (1, 1, 'Ilse Brandt', 'said', 'The ferry sails at noon,'), (1, 1, 'Ilse Brandt', 'said', 'It will be full.'),
  (1, 1, 'she', 'added', 'We wait,'), (1, 1, 'she', 'added', 'Nobody swims.'),
  (2, 1, 'Ilse Brandt', 'said', 'We wait,'), (2, 1, 'she', 'added', 'The ferry sails at one,'),
  (2, 1, 'she', 'added', 'Bring a coat.'), (2, 1, 'she', 'added', 'Nobody swims.'),
  (3, 1, 'Брандт', 'said', 'The old ferry sails at one,'), (3, 2, 'Otto Brandt', 'said', 'Fish is dear,'),
  (4, 2, 'Otto Brandt', 'said', 'Fish is dear,');
INSERT INTO said VALUES (4, 3, 'The town', 'said', 'fish is cheap', 'indirect', '2021-03-01', 'rejected');
INSERT INTO quotes(article_id, ordinal, kind, text, speaker_id, speaker_text, speaker_start, speaker_stop,
                   cue, cue_start, cue_stop, start, stop, said_on, confidence, status)
SELECT article_id, row_number() OVER (PARTITION BY article_id ORDER BY s.rowid) - 1, kind, text, speaker_id,
       speaker_text, instr(body, speaker_text) - 1, instr(body, speaker_text) - 1 + length(speaker_text),
       cue, instr(body, cue) - 1, instr(body, cue) - 1 + length(cue),
       instr(body, text) - 1, instr(body, text) - 1 + length(text), said_on, 0.9, status
FROM said s JOIN articles USING (article_id) ORDER BY s.rowid;
INSERT INTO quote_spans SELECT quote_id, 0, start, stop FROM quotes;
INSERT INTO quote_sources VALUES (9, 0, 'Tide Agency', 'as reported by');
INSERT INTO statements(quote_id, ordinal, text, start, stop)
SELECT q.quote_id, s.ordinal, s.text, s.start, s.stop FROM quotes q, quote_statements(q.text) s;
