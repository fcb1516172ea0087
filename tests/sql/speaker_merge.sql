-- data: brandts
CREATE TEMP TABLE names AS SELECT * FROM speaker_names;
CREATE TEMP TABLE people AS SELECT * FROM speakers;
CREATE TEMP TABLE said AS SELECT * FROM quotes;
INSERT INTO _quoth_bare VALUES (2, 2);
INSERT INTO _quoth_short_names VALUES ('i', 2), ('i', 1), ('ib', 2);
SELECT quoth_merge_speakers(1, 'I. Brandt');
SELECT * FROM _quoth_bare;
SELECT * FROM _quoth_short_names ORDER BY 1, 2;
SELECT quoth_merge_speakers('Mayor Brandt', 'Ilse Brandt');
SELECT speaker_id, name FROM speakers;
SELECT * FROM speaker_names ORDER BY name;
SELECT quote_id, speaker_id FROM quotes;
-- what builds on a merge goes before it
SELECT quoth_unmerge_speakers(1);
SELECT quoth_unmerge_speakers(2);
SELECT quoth_unmerge_speakers(1);
SELECT count(*) FROM (SELECT * FROM speaker_names EXCEPT SELECT * FROM names);
SELECT count(*) FROM (SELECT * FROM names EXCEPT SELECT * FROM speaker_names);
SELECT count(*) FROM (SELECT * FROM people EXCEPT SELECT * FROM speakers);
SELECT count(*) FROM (SELECT * FROM said EXCEPT SELECT * FROM quotes);
SELECT count(*) FROM _quoth_merges;
SELECT * FROM _quoth_bare;
SELECT * FROM _quoth_short_names ORDER BY 1, 2;
-- refused
SELECT quoth_merge_speakers(1, 1);
SELECT quoth_merge_speakers(1, 99);
SELECT quoth_merge_speakers('nobody', 1);
SELECT quoth_merge_speakers(1, x'00');
SELECT quoth_merge_speakers(1, NULL) IS NULL;
SELECT quoth_unmerge_speakers(7);
SELECT quoth_unmerge_speakers('x');
CREATE VIEW sly AS SELECT quoth_merge_speakers(1, 2);
SELECT * FROM sly;
-- a name that somebody took meanwhile: nothing is half undone
SELECT quoth_merge_speakers(1, 2);
INSERT INTO speakers(name) VALUES ('I. Brandt');
SELECT quoth_unmerge_speakers(1);
SELECT count(*) FROM _quoth_merges;
SELECT quote_id, speaker_id FROM quotes;
